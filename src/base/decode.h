/* Text in other encodings than UTF-8. */
#ifndef BASE_DECODE_H
#define BASE_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/str.h"

/* An encoding of one byte a character. */
struct decode_table {
	const char *name;
	unsigned first;   /* bytes below it stand for themselves */
	const char *high; /* the characters from there to 0xff */
};

extern const struct decode_table decode_tables[]; /* ends with a NULL name */

/*
 * Makes *out the text in UTF-8, the caller's to release; wrong pieces become
 * U+FFFD and are counted.  False if the encoding is not known.
 */
bool decode_text(const char *encoding, const char *data, size_t len,
	struct str *out, size_t *bad);

#endif
