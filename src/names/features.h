/*
 * What the tagger looks at: some fifty facts about a token and the tokens
 * around it, each a hash.
 *
 * What depends on a word alone is worked out once a word; what depends on its
 * neighbours is mixed from that, never from text.
 */
#ifndef NAMES_FEATURES_H
#define NAMES_FEATURES_H

#include "names/lexicon.h"
#include "names/token.h"

#define FEATURE_MAX 96
#define FEATURE_AFFIXES 5
#define FEATURE_JOINS 4

/* What the rules say of a token; all zero: nothing. */
struct hint {
	uint16_t first;   /* what they take it for by itself: see hints.c */
	uint16_t settled; /* and once the whole document has voted */
	uint32_t why;     /* a hash of their reason */
};

struct feature_atom {
	uint64_t exact;
	uint64_t lower;
	uint64_t prefix[FEATURE_AFFIXES]; /* 0: the word is not longer */
	uint64_t suffix[FEATURE_AFFIXES];
	uint32_t shape;
	uint16_t path;   /* Brown cluster, as in struct lexicon; 0 unknown */
	uint16_t spread; /* how the document spells it, see features.c */
};

/* Facts of a token alone, as what it is to the token in question. */
enum feature_role { ROLE_HERE, ROLE_BEFORE, ROLE_AFTER, FEATURE_ROLES };

struct features {
	const struct tokens *tokens;
	struct feature_atom *atoms; /* of distinct words; then of the others */
	uint32_t *atom_of;          /* of each token: which one of these */
	uint16_t *phrases; /* classes of the phrase a token is in, and where */
	uint32_t *run;     /* first token of the run of capitals it is in */
	uint32_t *run_end;
	const struct hint *hints; /* of each token, borrowed */
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

/* The other facts about token i of the sentence [from, to). */
size_t features_of_place(const struct features *features, uint32_t i,
	uint32_t from, uint32_t to, uint64_t *out);

/* All of them; there are never more than FEATURE_MAX. */
size_t features_of(const struct features *features, uint32_t i, uint32_t from,
	uint32_t to, uint64_t out[FEATURE_MAX]);

#endif
