/*
 * "The Company", "el Partido": a capital on a word for the kind of thing.
 *
 * It is whichever company the document speaks of, if there is only one.  Where
 * two are possible it is left alone, and where the text says which, terms.h
 * has heard it.
 */
#ifndef NAMES_HEADS_H
#define NAMES_HEADS_H

#include "names/kinds.h"
#include "names/links.h"

struct heads {
	uint8_t *kinds;        /* by fold: 1 + its kind, or 0 */
	uint32_t names[KINDS]; /* of each kind that is met; or UINT32_MAX */
};

/* Makes a name, with no mention yet, for each kind that stands alone. */
void heads_init(
	struct heads *heads, const struct tokens *tokens, struct names *names);
void heads_done(struct heads *heads);

/* Adds what is plain to the candidates, joined to what it means. */
void heads_link(const struct heads *heads, struct links *links,
	struct names *names, struct candidates *candidates);

#endif
