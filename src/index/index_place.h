/* Where a library is kept, what it is called, how it gets there. */
#ifndef INDEX_INDEX_PLACE_H
#define INDEX_INDEX_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/error.h"

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

/* Another one, for the old library as it was before it was corrected. */
char *index_temporary_old(const char *output);

/* The finished file into its place, with the rights of any new file. */
bool
index_publish(const char *temporary, const char *output, struct error *err);

#endif
