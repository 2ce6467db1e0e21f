/*
 * What the tagger looks at: some fifty facts about a token and the tokens
 * around it, each a hash.
 *
 * What depends on a word alone is worked out once a word; what depends on its
 * neighbours is mixed from that, never from text.
 */
#ifndef NAMES_FEATURES_H
#define NAMES_FEATURES_H

#include "names/atoms.h"

#define FEATURE_MAX 96
#define FEATURE_JOINS 4

/* What the rules say of a token; all zero: nothing. */
struct hint {
	uint16_t first;   /* what they take it for by itself: see hints.c */
	uint16_t settled; /* and once the whole document has voted */
	uint32_t why;     /* a hash of their reason */
};

/* Facts of a token alone, as what it is to the token in question. */
enum feature_role {
	ROLE_HERE,
	ROLE_BEFORE,
	ROLE_AFTER,
	ROLE_IDLE, /* itself, where there is little to say: features_is_idle */
	FEATURE_ROLES
};

struct features {
	const struct tokens *tokens;
	struct atoms atoms;
	uint16_t *phrases; /* classes of the phrase a token is in, and where */
	uint32_t *run;     /* first token of the run of capitals it is in */
	uint32_t *run_end;
	const struct hint *hints;      /* of each token, borrowed */
	uint64_t joins[FEATURE_JOINS]; /* words before the last of a list */
};

void features_init(struct features *features, const struct tokens *tokens,
	const struct lexicon *lexicon, const struct hint *hints);
void features_done(struct features *features);

const struct feature_atom *
features_atom(const struct features *features, uint32_t i);

/*
 * The facts a token is by itself, in a role; NULL is the edge of a sentence.
 * Returns how many.
 */
size_t features_of_role(
	const struct feature_atom *atom, enum feature_role role, uint64_t *out);

/* Here, and how the document spells it: what else a token says by itself. */
size_t features_of_spread(const struct feature_atom *atom, uint64_t *out);

/*
 * Does token i of the sentence [from, to) not begin it, and do rules say
 * nothing of it and its neighbours?  Then it has a role more.
 */
bool features_is_idle(const struct features *features, uint32_t i,
	uint32_t from, uint32_t to);

/* The other facts about token i. */
size_t features_of_place(const struct features *features, uint32_t i,
	uint32_t from, uint32_t to, uint64_t *out);

/* All of them; there are never more than FEATURE_MAX. */
size_t features_of(const struct features *features, uint32_t i, uint32_t from,
	uint32_t to, uint64_t out[FEATURE_MAX]);

#endif
