/*
 * A passage as it was probably printed: its damaged words put right.
 *
 * Search reads it beside the text, so that what a scanner spoilt is found; the
 * way back leads to the letters on the page.
 */
#ifndef LECTERN_DOC_MENDED_H
#define LECTERN_DOC_MENDED_H

#include "lectern/base/str.h"

/* Something damaged, by its offsets in the passage, and what it was. */
struct mend {
	uint32_t start, end;
	const char *value;
};

struct mended {
	struct str text;
	struct mend *mends; /* as given, those that could be made */
	uint32_t *at;       /* where the value of each begins in text */
	size_t count;
};

/* The mends are in order; what lies outside or overlaps is left alone. */
void mended_init(struct mended *mended, struct slice text,
	const struct mend *mends, size_t count);
void mended_done(struct mended *mended);

/* Offset in the passage of an offset in the mended text; within a value: its
 * beginning, or its end. */
uint32_t mended_start(const struct mended *mended, size_t at);
uint32_t mended_end(const struct mended *mended, size_t at);

/* The words around the n-th mend, as many as `words' on either side. */
struct slice
mended_window(const struct mended *mended, size_t n, unsigned words);

#endif
