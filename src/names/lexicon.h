/*
 * The lexicon of the tagger: what is known of words and phrases beforehand.
 *
 * Two tables of fingerprints, as the model file holds them: phrases of
 * gazetteers with the classes they are in, and words with the Brown cluster
 * they belong to (Brown et al. 1992, "Class-based n-gram models of natural
 * language").  A fingerprint is 32 bits of a hash, so one unknown phrase in
 * some forty thousand is taken for a known one; a feature, not a verdict.
 */
#ifndef NAMES_LEXICON_H
#define NAMES_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/str.h"

/* A table of open addressing; slots is a power of two, a key of 0 is empty. */
struct lexicon_table {
	const uint32_t *keys;
	const uint16_t *values;
	uint32_t slots;
};

struct recall;

struct lexicon {
	struct lexicon_table phrases;  /* value: bits of gazetteer classes */
	struct lexicon_table clusters; /* value: index into paths, plus 1 */
	const uint16_t *paths; /* 1 and the cluster's bits behind it: 1bbbb */
	uint32_t path_count;
	struct recall *recall; /* of words met before; NULL: none */
};

#define LEXICON_PHRASE_TOKENS 6 /* longest phrase that is looked up */

/* Stable: what a model file was made with. */
uint64_t lexicon_hash(struct slice text);
uint64_t lexicon_hash_join(uint64_t phrase, uint64_t word);

/* The value under a hash, or 0. */
uint16_t lexicon_find(const struct lexicon_table *table, uint64_t hash);

/* Where a key goes in a table, for those who build one. */
uint32_t lexicon_key(uint64_t hash);
uint32_t lexicon_slot(uint64_t hash, uint32_t slots);

#endif
