/*
 * Folding: text as a searcher means it, with the way back to the page.
 *
 * Case and accents go, quotation marks and dashes of every shape become one,
 * ligatures come apart, soft hyphens vanish and so do raised figures behind a
 * word, runs of blanks (U+00A0 and line ends too) become one blank, and a word
 * broken by a hyphen at a line end is whole again.  map[i] is the offset in
 * the original of the character that folded byte i came from; map[len] is the
 * original length, so that a hit [a, b) in the fold lies at [map[a], map[b])
 * on the page.
 */
#ifndef LECTERN_BASE_FOLD_H
#define LECTERN_BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/str.h"

struct fold {
	char *text; /* zero behind it */
	size_t len;
	uint32_t *map; /* len + 1 offsets; NULL if made by fold_string */
};

void fold_init(struct fold *fold, const char *text, size_t len);
void fold_done(struct fold *fold);

/* The folded text alone; the caller's to free. */
char *fold_string(const char *text, size_t len);

/* Adds the folded text to a str, without a map. */
void fold_add(struct str *str, const char *text, size_t len);

/*
 * Adds the words of a text in lower case but with their accents (apart from
 * their letters, NFD), one blank between two.  Is there an accent, or a letter
 * that folding would change?
 */
bool fold_accents(struct str *str, const char *text, size_t len);

/* One character folded alone: lower case, no accent; 0 if nothing is left. */
uint32_t fold_point(uint32_t point);

#define FOLD_NONE ((size_t)-1)

/* Offset in the fold of the next needle (already folded) at or after from. */
size_t fold_find(const struct fold *fold, const char *needle, size_t from);

#endif
