/*
 * History: the screens one has left, so that Backspace gives them back as they
 * were, the same line on the same row.
 */
#ifndef READER_HISTORY_H
#define READER_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "reader/page.h"

struct history_step {
	uint32_t document;
	uint32_t at;  /* first byte of the block at the top */
	uint32_t row; /* of that block */
	uint32_t measure;
	uint32_t first; /* first byte on the screen, if the measure changed */
	struct hotspot selected;
};

struct history {
	struct history_step *back;
	size_t back_count, back_cap;
	struct history_step *forward;
	size_t forward_count, forward_cap;
};

void history_done(struct history *history);

/* The page as it stands. */
struct history_step history_here(const struct page *page);

/* Remembers the page before it is left; what lay ahead is forgotten. */
void history_push(struct history *history, const struct page *page);

/* One back (or forward); the page as it stands goes to the other pile. */
bool history_pop(struct history *history, const struct page *page, bool back,
	struct history_step *step);

/* Puts the page as it was. */
bool history_restore(
	struct page *page, const struct history_step *step, struct error *err);

#endif
