/*
 * Atoms: what there is to know of a word, a number or a sign by itself.
 *
 * An atom is a hundred bytes, and texts have millions of tokens but not many
 * different ones, so each is kept once.
 */
#ifndef NAMES_ATOMS_H
#define NAMES_ATOMS_H

#include "names/lexicon.h"
#include "names/token.h"

#define FEATURE_AFFIXES 5

struct feature_atom {
	uint64_t exact;
	uint64_t lower;
	uint64_t prefix[FEATURE_AFFIXES]; /* 0: the word is not longer */
	uint64_t suffix[FEATURE_AFFIXES];
	uint32_t shape;
	uint16_t path;   /* Brown cluster, as in struct lexicon; 0 unknown */
	uint16_t spread; /* how often the document spells it small, and with a
			    capital: not, once, a few times, many times */
};

struct atoms {
	struct feature_atom *list; /* of distinct words; then of the others */
	uint32_t count;
	uint32_t *of; /* of each token: which one of these */
};

void atoms_make(struct atoms *atoms, const struct tokens *tokens,
	const struct lexicon *lexicon);
void atoms_done(struct atoms *atoms);

/* How hashes of features are joined: what models were made with. */
static inline uint64_t
feature_mix(uint64_t a, uint64_t b)
{
	a = (a ^ b) * UINT64_C(0x9fb21c651e98df25);
	a ^= a >> 32;
	a *= UINT64_C(0xd6e8feb86659fd93);
	return a ^ a >> 29;
}

#endif
