/*
 * The encoding of a file that does not declare one: told by a byte-order mark,
 * by being well-formed, or guessed from which letters would stand together.
 */
#ifndef IMPORT_ENCODING_H
#define IMPORT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct encoding {
	const char *name;  /* as utf8_from() takes it */
	const char *label; /* as people call it */
	size_t mark;       /* bytes of byte-order mark to skip */
	bool guessed;      /* nothing in the bytes proves it */
};

/* Never fails: bytes that fit nothing are Windows-1252, with gaps. */
struct encoding encoding_detect(const char *data, size_t len);

/* Are these bytes UTF-16 or UTF-32, whose zero bytes are no sign of data? */
bool encoding_is_wide(const struct encoding *encoding);

#endif
