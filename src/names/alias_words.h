/* The words of a name, for comparing it with others. */
#ifndef NAMES_ALIAS_WORDS_H
#define NAMES_ALIAS_WORDS_H

#include <stdbool.h>

#include "lectern/base/str.h"

#define ALIAS_WORDS 16 /* of a name; longer ones are compared by the first */
#define ALIAS_STEM 4   /* bytes that all forms of a word begin with */
#define ALIAS_BAG 4    /* words that tell a name in whatever order they stand */

/* Pieces of a folded name, which must outlive them. */
struct alias_words {
	struct slice list[ALIAS_WORDS];
	size_t count;
};

void alias_words_cut(struct alias_words *words, const char *folded);

bool alias_word_is_among(struct slice word, const char *const *list);

/* de, of, von, and: what ties words together. */
bool alias_word_is_particle(struct slice word);

/*
 * The words that tell, without particles, in order of the alphabet; false if
 * there are too few to know a name by in another order.
 */
bool
alias_words_sort(const struct alias_words *words, struct alias_words *sorted);

/*
 * "Federation of Bolivian Miners" and "Miners' Federation of Bolivia", given
 * ALIAS_BAG words: the Peruvian Communist Party and the Communist Party of
 * Peru are rivals.
 */
bool
alias_words_shuffled(const struct alias_words *a, const struct alias_words *b);

#endif
