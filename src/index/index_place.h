/* Where a library is kept, what it is called, how it gets there. */
#ifndef INDEX_INDEX_PLACE_H
#define INDEX_INDEX_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/error.h"

/*
 * The key of a library: a digest of the absolute paths that were indexed, so
 * that it is the same after every build and wherever the library is copied.
 */
char *index_key(const char *const *paths, size_t count);

/*
 * Which program makes it, to the very build: another one may find other things
 * in a text, so all is read again.  The caller's to free.
 */
char *index_program(void);

/*
 * Where it is built: a hidden file beside its place.  Those that builds left
 * which are not running any more are removed.
 */
char *index_temporary(const char *output);

/* The finished file into its place, with the rights of any new file. */
bool
index_publish(const char *temporary, const char *output, struct error *err);

#endif
