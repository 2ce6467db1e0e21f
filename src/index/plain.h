/*
 * Plain words: those that any text is made of, whatever it tells of.  Two
 * passages do not tell of one thing because both say "although".
 */
#ifndef INDEX_PLAIN_H
#define INDEX_PLAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "index/words.h"

#define PLAIN_SLOTS 4096 /* a power of two, some times their number */

struct plain_words {
	uint64_t slots[PLAIN_SLOTS]; /* hashes of words; 0: empty */
};

void plain_words_read(struct plain_words *plain);

/* Is it one of them, by struct word's hash? */
bool plain_words_have(const struct plain_words *plain, uint64_t word);

#endif
