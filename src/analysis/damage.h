/*
 * Words that a scanner probably misread, with what they probably are.
 *
 * The text is never changed: what is found becomes a span, and search and the
 * reader may show the correction beside it.
 */
#ifndef ANALYSIS_DAMAGE_H
#define ANALYSIS_DAMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/str.h"
#include "lectern/doc/doc.h"

struct damage_word {
	uint64_t key;      /* 0: empty */
	uint32_t count;    /* in the document */
	uint32_t capitals; /* ... with a capital */
	bool listed; /* in the lists of words that come with the program */
};

/* Every word of a document and of the lists, small letters. */
struct damage_words {
	struct damage_word *slots;
	size_t count;
	size_t cap; /* a power of two */
};

/* Counts a word; listed: it comes from a list and not from the text. */
void
damage_words_add(struct damage_words *words, struct slice word, bool listed);

/* What is known of a word; NULL: nothing. */
const struct damage_word *
damage_words_find(const struct damage_words *words, struct slice word);

void damage_words_done(struct damage_words *words);

void damage_pass(struct doc *doc);

#endif
