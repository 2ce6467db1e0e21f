/*
 * Letters that a scanner takes for others because they look alike: "rn" for
 * "m", "c" for "e".
 */
#ifndef LECTERN_DOC_LOOK_H
#define LECTERN_DOC_LOOK_H

#include "lectern/base/str.h"

#define LOOK_LONGEST 48 /* bytes; of a longer word nothing is made */

/*
 * Calls take with each word that may have been printed where this one was
 * read, a single mistake supposed: small letters of ASCII.  What it is given
 * lasts until it returns.
 */
void look_each(struct slice word,
	void (*take)(void *context, struct slice meant), void *context);

/* The same, the other way round: as which this word may be read. */
void look_each_seen(struct slice word,
	void (*take)(void *context, struct slice seen), void *context);

#endif
