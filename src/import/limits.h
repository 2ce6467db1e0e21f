/*
 * How much of anything a file may hold: what goes beyond is left out, and a
 * remark says so.  Honest documents are far below; files made to exhaust
 * whoever reads them are not.
 */
#ifndef IMPORT_LIMITS_H
#define IMPORT_LIMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of a document, in bytes of UTF-8. */
#define LIMIT_TEXT ((size_t)64 << 20)

/* Of a title, and of whatever else is shown on one line. */
#define LIMIT_TITLE ((size_t)4 << 10)

/* Elements within elements, and anything else that nests. */
#define LIMIT_DEPTH 512

/* Of one element: libxml2 compares each attribute with all others. */
#define LIMIT_ATTRIBUTES 1000

/* Of a table; what a number in a file may ask to be repeated. */
#define LIMIT_COLUMNS 1000
#define LIMIT_ROWS 65534
#define LIMIT_REPEAT 10000

/* Of an archive: one entry unpacked, all of them, how many, and how much more
 * than a byte's worth a byte may unpack to, past the first MiB; of a whole
 * archive, which is read file by file, much less, past the first 32. */
#define LIMIT_ENTRY ((size_t)64 << 20)
#define LIMIT_ARCHIVE ((size_t)1 << 30)
#define LIMIT_ENTRIES 65535
#define LIMIT_RATIO 200
#define LIMIT_RATIO_WHOLE 40
#define LIMIT_WHOLE ((size_t)32 << 20)

/* May an archive of so many bytes have unpacked to so many? */
static inline bool
limit_allows(uint64_t packed, uint64_t all)
{
	return all <= LIMIT_ARCHIVE &&
	       (all <= (1 << 20) || all / LIMIT_RATIO <= packed) &&
	       (all <= LIMIT_WHOLE || all / LIMIT_RATIO_WHOLE <= packed);
}

/* Of a PDF: pages, and bytes of text on one of them. */
#define LIMIT_PAGES 100000
#define LIMIT_PAGE_TEXT ((size_t)4 << 20)

#endif
