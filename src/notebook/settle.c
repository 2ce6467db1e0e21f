/*
 * Finding a bookmark's place again.
 *
 * Offsets change when a document does, words seldom.  Where the same words
 * stand several times, the nearest to where they stood is meant.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/notebook/notebook.h"

static bool
words_stand(
	const struct bookmark *at, const char *text, size_t len, uint32_t start)
{
	size_t words = strlen(at->words);

	return at->start >= start && at->start - start + words <= len &&
	       !memcmp(text + (at->start - start), at->words, words);
}

static uint64_t
distance(uint64_t a, uint64_t b)
{
	return a > b ? a - b : b - a;
}

/* The nearest place in the folded text; FOLD_NONE if there is none. */
static size_t
settle_nearest(const struct fold *fold, const char *words, uint64_t wanted)
{
	size_t at = fold_find(fold, words, 0), best = FOLD_NONE;

	for (; at != FOLD_NONE; at = fold_find(fold, words, at + 1)) {
		if (best != FOLD_NONE &&
			distance(fold->map[at], wanted) >=
				distance(fold->map[best], wanted))
			break;
		best = at;
	}
	return best == FOLD_NONE ? FOLD_NONE : fold->map[best];
}

bool
notebook_settle(
	struct bookmark *at, const char *text, size_t len, uint32_t start)
{
	struct fold fold = { 0 };
	uint64_t wanted = at->start > start ? at->start - start : 0;
	size_t found;
	char *words;

	if (!at->words || !*at->words || words_stand(at, text, len, start))
		return true;
	fold_init(&fold, text, len);
	words = fold_string(at->words, strlen(at->words));
	found = settle_nearest(&fold, words, wanted);
	free(words);
	fold_done(&fold);
	if (found == FOLD_NONE)
		return false;
	at->end = start + (uint32_t)found + (at->end - at->start);
	at->start = start + (uint32_t)found;
	return true;
}
