/* Passages and concordance rows. */
#include "reader/lists.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"
#include "reader/desk.h"

#define PASSAGE_LINES 14
#define NUMBER_CELLS 4 /* beside the number itself */
#define MATCH_CELLS 24

uint32_t
lists_limit(const struct view *view)
{
	return view->order % 3 || view->filter.len ? 0 : view_limit(view);
}

void
lists_passage(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width)
{
	struct arena arena = { 0 };
	struct document document = { 0 };
	struct error err = { 0 };
	struct doc *doc;
	size_t block;

	if (!row->place.document)
		return;
	if (library_document(desk->library, row->place.document, &arena,
		    &document, &err))
		sheet_add(&view->below, ROLE_LABEL,
			sheet_format(&view->below, "%u  %s   %u%%",
				document.number, document.label,
				document.size ? (unsigned)((uint64_t)row->place
								   .start *
							   100 / document.size)
					      : 0));
	arena_done(&arena);
	doc = library_load(desk->library, row->place.document, row->place.start,
		row->place.start + 1, &err);
	if (!doc) {
		sheet_add(&view->below, ROLE_ERROR, err.text);
		return;
	}
	block = doc_block_at(doc, row->place.start);
	if (block < doc->block_count) {
		struct slice text = doc_slice(
			doc, doc->blocks[block].start, doc->blocks[block].end);
		uint32_t into =
			row->place.start > doc->blocks[block].start
				? row->place.start - doc->blocks[block].start
				: 0;

		/* A long paragraph is shown from a little before the place. */
		if (into > 400 && text.len > 800) {
			into = (uint32_t)utf8_floor(
				text.data, text.len, into - 200);
			text = slice_part(text, into, text.len);
		}
		sheet_wrap(&view->below, "", text, ROLE_TEXT, 0, width,
			PASSAGE_LINES)
			->target.place = row->place;
	}
	doc_free(doc);
}

void
lists_columns(struct view *view)
{
	listing_column(&view->listing, "document", LISTING_RIGHT);
	listing_column(&view->listing, "before", LISTING_RIGHT);
	listing_column(&view->listing, "match", LISTING_LEFT);
	listing_column(&view->listing, "after", LISTING_WIDE);
}

void
lists_add(struct view *view, const struct place *place, const char *before,
	const char *match, const char *after)
{
	struct listing *listing = &view->listing;
	struct listing_row *row = listing_row(listing);
	uint32_t digits;

	row->place = *place;
	row->cells[0] = listing_format(listing, "%u", place->document);
	digits = (uint32_t)strlen(row->cells[0]);
	view->digits = view->digits > digits ? view->digits : digits;
	row->cells[1] = listing_string(listing, before ? before : "");
	row->cells[2] = listing_string(listing, match ? match : "");
	row->cells[3] = listing_string(listing, after ? after : "");
}

void
lists_sort(struct view *view)
{
	listing_sort(
		&view->listing, (enum listing_order)(view->order % 3), 1, 3);
}

/* -- drawing ------------------------------------------------------------- */

const char *
lists_tail(const char *text, uint32_t room)
{
	size_t len = strlen(text), at = 0, next;

	while (at < len && utf8_text_width(text + at, len - at) > room) {
		utf8_at(text, len, at, &next);
		at = next;
	}
	/* Half a word at the margin says nothing. */
	if (at && text[at - 1] != ' ' && strchr(text + at, ' '))
		at += strcspn(text + at, " ");
	return text + at + strspn(text + at, " ");
}

static uint32_t
lists_width(const char *text)
{
	return (uint32_t)utf8_text_width(text, strlen(text));
}

void
lists_draw_aligned(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols)
{
	uint32_t widest = 4, left, x, number = NUMBER_CELLS + view->digits;
	const char *before = row->cells[1];
	size_t i;

	for (i = 0; i < view->shown_count && i < 200; i++) {
		x = lists_width(view->listing.rows[view->shown[i]].cells[2]);
		if (x > widest)
			widest = x;
	}
	widest = widest > MATCH_CELLS ? MATCH_CELLS : widest;
	if (cols < number + widest + 8)
		widest = 4;
	left = (cols - number - widest - 2) / 2;
	grid_string(grid, at, col + 2, number - 3, row->cells[0], ROLE_LABEL);
	before = lists_tail(before, left);
	x = col + number + left - lists_width(before);
	grid_string(grid, at, x, left, before, ROLE_TEXT);
	x = col + number + left + 1;
	grid_string(grid, at, x, widest, row->cells[2], ROLE_MATCH);
	/* Behind a comma the columns need not agree; the comma must stay. */
	if (row->cells[3][0] == ' ')
		x += widest;
	else
		x += lists_width(row->cells[2]);
	if (x < col + cols)
		grid_string(
			grid, at, x, col + cols - x, row->cells[3], ROLE_TEXT);
}

void
lists_draw_line(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols)
{
	uint32_t number = NUMBER_CELLS + view->digits;
	uint32_t x = col + number, end = col + cols;
	const char *before = lists_tail(row->cells[1], cols / 3);

	grid_string(grid, at, col + 2, number - 3, row->cells[0], ROLE_LABEL);
	if (x >= end)
		return;
	x += grid_string(grid, at, x, end - x, before, ROLE_TEXT);
	x += grid_string(
		grid, at, x, end > x ? end - x : 0, row->cells[2], ROLE_MATCH);
	grid_string(
		grid, at, x, end > x ? end - x : 0, row->cells[3], ROLE_TEXT);
}
