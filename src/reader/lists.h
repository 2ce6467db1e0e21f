/*
 * What the lists have in common: a passage for the lower half, and rows with
 * a word in the middle and its context on both sides.
 */
#ifndef READER_LISTS_H
#define READER_LISTS_H

#include "reader/view.h"

struct entity_card;

/* How many rows to fetch: a page of them, or all to sort or to filter. */
uint32_t lists_limit(const struct view *view);

/* Adds the paragraph around a place, under the name of its document. */
void lists_passage(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width);

/* The same; what a query finds in it is marked.  NULL: what the row is at. */
void lists_passage_of(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width, const char *query);

/* Columns "document", "before", "match", "after" of a concordance. */
#define LISTS_HOW 4 /* column of those who say how a match fits */
void lists_columns(struct view *view);
void lists_add(struct view *view, const struct place *place, const char *before,
	const char *match, const char *after);

/* Says of the rows which spellings of somebody are scanning errors. */
void lists_add_scans(struct view *view, const struct entity_card *card);

/* The end of a text that fits in so many cells, from a whole word on. */
const char *lists_tail(const char *text, uint32_t room);

/*
 * Orders them as view->order says: text, word to the left, to the right; the
 * caption says so, too.
 */
void lists_sort(struct view *view);

/*
 * The word in the middle, aligned; where view->wider asks for more context, in
 * the middle of several lines.
 */
void lists_draw_aligned(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols);

/* The text as a sentence, the word marked, behind the document's number. */
void lists_draw_line(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols);

/* The same without the number: a third of the line stands before the word. */
void lists_draw_words(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols);

/* The cells first, first + 1, first + 2; `room' cells before the word. */
void lists_draw_text(const struct listing_row *row, unsigned first,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols,
	uint32_t room);

/* A row that heads others: a name, and at the right a count. */
void lists_draw_head(const struct listing_row *row, struct grid *grid,
	uint32_t at, uint32_t col, uint32_t cols);

#endif
