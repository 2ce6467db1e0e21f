/* What can still be had of a file compressed with gzip that breaks off. */
#ifndef IMPORT_GZIP_H
#define IMPORT_GZIP_H

#include "lectern/base/file.h"
#include "lectern/base/str.h"

/* Adds it; false if it is no such file, or nothing came out. */
bool gzip_rescue(const struct bytes *file, struct str *to);

#endif
