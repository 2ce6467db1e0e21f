/*
 * The words of a text as numbers, for counting and comparing.
 *
 * Folded, so that case and accents do not count; a word broken by a hyphen at
 * a line end is whole.  Much faster than folding the text, because nothing is
 * written.
 */
#ifndef INDEX_WORDS_H
#define INDEX_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "lectern/base/str.h"

struct word {
	uint64_t hash;  /* of all its letters */
	uint32_t stem;  /* hash without its ending; 0 if short */
	uint32_t start; /* in the text */
	uint32_t end;
};

struct words {
	struct word *rows;
	size_t count, cap;
};

/* Replaces what words holds by those of the text. */
void words_read(struct words *words, struct slice text);
void words_done(struct words *words);

/* One number for count words in a row. */
uint64_t words_run(const struct word *first, size_t count);

#endif
