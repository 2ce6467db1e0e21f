/* Which library a command works on, and opening it. */
#ifndef CLI_CHOOSE_H
#define CLI_CHOOSE_H

#include "cli/options.h"
#include "lectern/library/library.h"
#include "lectern/notebook/notebook.h"

/*
 * The path of the library: that of -l (a file, or a folder whose library is
 * looked up), $LECTERN_LIBRARY, the one opened last, or the sample.  The
 * caller's to free; NULL with err set.
 */
char *choose_path(const struct options *options, struct notebook *notebook,
	struct error *err);

/* The sample library that came with the program; NULL if it is not there. */
char *choose_sample(void);

#endif
