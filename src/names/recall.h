/*
 * What was worked out for the words of documents before: texts share most of
 * their words, and what a word says by itself is the same in all of them.
 *
 * It is a table of so many places, each for the last of the atoms that fall
 * there; it never grows.  The tagger owns one, and whoever looks things up may
 * change it: it is not to be shared between threads.
 */
#ifndef NAMES_RECALL_H
#define NAMES_RECALL_H

#include "names/features.h"
#include "names/sums.h"

#define RECALL_PLACES 8192 /* some two megabytes */

struct recalled {
	struct feature_atom atom; /* without its spread, a document's own */
	struct sums sums[FEATURE_ROLES];
	bool known[FEATURE_ROLES]; /* which of these sums are made */
};

struct recall;

struct recall *recall_new(void);
void recall_free(struct recall *recall);

/* The atom of a spelling by its hash; NULL if it is not remembered. */
const struct feature_atom *
recall_find(const struct recall *recall, uint64_t exact);

/* What is remembered of an atom, whose place it takes if need be. */
struct recalled *
recall_place(struct recall *recall, const struct feature_atom *atom);

#endif
