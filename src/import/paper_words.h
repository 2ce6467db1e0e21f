/*
 * The words of a paper, to tell a hyphen that only broke a line from one that
 * is of the word.
 */
#ifndef IMPORT_PAPER_WORDS_H
#define IMPORT_PAPER_WORDS_H

#include "import/paper_inside.h"

struct paper_words;

/* All words that no line end breaks. */
struct paper_words *paper_words_new(struct paper *paper);
void paper_words_free(struct paper_words *words);

/*
 * "for-" at the end of a line and "gotten" at the beginning of the next: does
 * the paper have "forgotten", or a form of it, and not "for-gotten"?
 */
bool paper_words_join(const struct paper_words *words, struct slice before,
	struct slice behind);

#endif
