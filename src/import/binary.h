/* Telling what a file that is no text looks like. */
#ifndef IMPORT_BINARY_H
#define IMPORT_BINARY_H

#include "lectern/base/file.h"

/* "a PNG picture"; NULL if nothing speaks against its being text. */
const char *binary_kind(const struct bytes *file);

/* What to do about it, to go on a sentence with; "" if there is nothing. */
const char *binary_advice(const struct bytes *file);

/* Has this text, UTF-8 by now, more control characters than texts have? */
bool binary_looks(const char *text, size_t len);

#endif
