/* Passages and concordance rows. */
#include "reader/lists.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"
#include "lectern/library/entities.h"
#include "lectern/library/search.h"
#include "reader/desk.h"

#define PASSAGE_LINES 14
#define NUMBER_CELLS 4 /* beside the number itself */
#define MATCH_CELLS 24
#define MATCH_LEAST 4
#define ALIGNED_SAMPLE 200 /* rows looked at for that */

uint32_t
lists_limit(const struct view *view)
{
	return view->order % 3 || view->filter.len ? 0 : view_limit(view);
}

/* What stands in the middle may be doubtful: the column behind it says. */
static bool
lists_is_near(const struct listing_row *row)
{
	const char *how = row->cells[LISTS_HOW];

	return how && hit_is_near(hit_how_of(how));
}

static enum role
lists_match_role(const struct listing_row *row)
{
	return lists_is_near(row) ? ROLE_NEAR : ROLE_MATCH;
}

/* The sign before a row that is doubtful. */
static void
lists_draw_sign(const struct listing_row *row, struct grid *grid, uint32_t at,
	uint32_t col)
{
	if (lists_is_near(row))
		grid_string(grid, at, col + 1, 1, "~", ROLE_PROBLEM);
}

/* "2  The Road to Catavi   38%" */
static void
passage_head(struct desk *desk, struct view *view, const struct place *place)
{
	struct arena arena = { 0 };
	struct document document = { 0 };
	struct error err = { 0 };
	uint64_t percent;

	if (library_document(
		    desk->library, place->document, &arena, &document, &err)) {
		percent = document.size
				  ? (uint64_t)place->start * 100 / document.size
				  : 0;
		sheet_add(&view->below, ROLE_LABEL,
			sheet_format(&view->below, "%u  %s   %u%%",
				document.number, document.label,
				(unsigned)percent));
	}
	arena_done(&arena);
}

/* The marks of a passage: offsets in a text that begins at `first'. */
struct passage_marks {
	struct sheet_mark *rows;
	size_t count, cap;
	uint32_t first, end;
};

static void
passage_mark(struct passage_marks *marks, const struct place *place, bool near)
{
	if (place->start < marks->first || place->start >= marks->end)
		return;
	marks->rows = memory_grow(
		marks->rows, marks->count, &marks->cap, sizeof *marks->rows);
	marks->rows[marks->count++] =
		(struct sheet_mark){ place->start - marks->first,
			(place->end < marks->end ? place->end : marks->end) -
				marks->first,
			near ? ROLE_NEAR : ROLE_MATCH };
}

/* All that the query means there; without one, what the row is about. */
static void
passage_find(struct desk *desk, const struct listing_row *row,
	const char *query, struct passage_marks *marks)
{
	struct error ignored = { 0 };
	struct hit_list list;
	size_t i;

	if (query && library_matches(desk->library, query, &row->place, &list,
			     &ignored)) {
		for (i = 0; i < list.count; i++)
			passage_mark(marks, &list.rows[i].place,
				hit_is_near(list.rows[i].how));
		hit_list_done(&list);
	}
	if (!marks->count && row->place.end > row->place.start)
		passage_mark(
			marks, &row->place, lists_match_role(row) == ROLE_NEAR);
}

/* Which of the marks is the row's own. */
static size_t
passage_own(const struct passage_marks *marks, const struct place *place)
{
	size_t i;

	for (i = 0; i < marks->count; i++) {
		if (marks->rows[i].start + marks->first == place->start)
			return i;
	}
	return 0;
}

/* A long paragraph is shown from a little before the place. */
static uint32_t
passage_from(struct slice text, uint32_t into)
{
	size_t from;

	if (into <= 400 || text.len <= 800)
		return 0;
	from = utf8_floor(text.data, text.len, into - 200);
	while (from < into && text.data[from] != ' ' && text.data[from] != '\n')
		from++;
	return (uint32_t)from;
}

static void
passage_text(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width, const char *query,
	const struct doc *doc)
{
	size_t at = doc_block_at(doc, row->place.start);
	struct passage_marks marks = { 0 };
	const struct block *block;
	struct slice text;
	uint32_t from;
	size_t first = view->below.count, room;

	if (at >= doc->block_count)
		return;
	block = &doc->blocks[at];
	text = doc_slice(doc, block->start, block->end);
	from = passage_from(text, row->place.start > block->start
					  ? row->place.start - block->start
					  : 0);
	marks.first = block->start + from;
	marks.end = block->end;
	passage_find(desk, row, query, &marks);
	room = view->below_rows > first ? view->below_rows - first : 1;
	sheet_wrap_marked(&view->below, "", slice_part(text, from, text.len),
		ROLE_TEXT, 0, width,
		room > PASSAGE_LINES ? room : PASSAGE_LINES, marks.rows,
		marks.count)
		->target.place = row->place;
	sheet_show_mark(
		&view->below, first, passage_own(&marks, &row->place), room);
	free(marks.rows);
}

void
lists_passage(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width)
{
	lists_passage_of(desk, view, row, width, NULL);
}

void
lists_passage_of(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width, const char *query)
{
	struct error err = { 0 };
	struct doc *doc;

	if (!row->place.document)
		return;
	passage_head(desk, view, &row->place);
	doc = library_load(desk->library, row->place.document, row->place.start,
		row->place.start + 1, &err);
	if (doc)
		passage_text(desk, view, row, width, query, doc);
	else
		sheet_add(&view->below, ROLE_ERROR, err.text);
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
lists_add_scans(struct view *view, const struct entity_card *card)
{
	struct listing *listing = &view->listing;
	struct listing_row *row;
	size_t i, k;

	for (i = 0; i < listing->count; i++) {
		row = &listing->rows[i];
		row->cells[LISTS_HOW] = "";
		for (k = 0; k < card->alias_count; k++) {
			if (card->aliases[k].scan &&
				!strcmp(card->aliases[k].form, row->cells[2]))
				row->cells[LISTS_HOW] = hit_how_name(HIT_SCAN);
		}
	}
}

void
lists_sort(struct view *view)
{
	static const char *const orders[] = { NULL, "by left", "by right" };
	uint32_t order = view->order % 3;

	listing_sort(&view->listing, (enum listing_order)order, 1, 3);
	view->sorted = orders[order];
}

/* -- drawing -------------------------------------------------------------- */

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

/* How much of a text has room in so many cells, whole words. */
static size_t
lists_fit(const char *text, uint32_t room)
{
	size_t len = strlen(text), at = 0, next, word = 0;
	uint32_t width = 0;

	for (; at < len; at = next) {
		width += (uint32_t)utf8_width(utf8_at(text, len, at, &next));
		if (width > room)
			return word && text[at] != ' ' ? word : at;
		if (text[at] == ' ')
			word = next;
	}
	return len;
}

/* Where the columns of an aligned row lie. */
struct aligned {
	struct grid *grid;
	uint32_t number; /* cells for the document */
	uint32_t left;   /* for what stands before */
	uint32_t widest; /* of the words in the middle */
	uint32_t col, cols;
};

static int
aligned_compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/*
 * Room for the words in the middle: three of four fit.  For the sake of a few
 * long spellings the others need not stand apart from what follows them.
 */
static uint32_t
aligned_widest(const struct view *view)
{
	uint32_t widths[ALIGNED_SAMPLE];
	size_t i;

	for (i = 0; i < view->shown_count && i < ALIGNED_SAMPLE; i++)
		widths[i] = lists_width(
			view->listing.rows[view->shown[i]].cells[2]);
	if (!i)
		return MATCH_LEAST;
	qsort(widths, i, sizeof *widths, aligned_compare);
	i = widths[i * 3 / 4];
	return i < MATCH_LEAST   ? MATCH_LEAST
	       : i > MATCH_CELLS ? MATCH_CELLS
				 : (uint32_t)i;
}

static struct aligned
aligned_measure(
	const struct view *view, struct grid *grid, uint32_t col, uint32_t cols)
{
	struct aligned aligned = { .grid = grid,
		.number = NUMBER_CELLS + view->digits,
		.widest = aligned_widest(view),
		.col = col,
		.cols = cols };

	if (cols < aligned.number + aligned.widest + 8)
		aligned.widest = MATCH_LEAST;
	aligned.left = (cols - aligned.number - aligned.widest - 2) / 2;
	return aligned;
}

/* A narrow context leaves the margins empty. */
static uint32_t
aligned_room(const struct view *view, uint32_t room)
{
	return view->wider < 0 ? room / (uint32_t)(1 - view->wider) : room;
}

/*
 * The end of what stands before, up to its end; returns where the part begins
 * that was drawn, so that the line above can go on from there.
 */
static const char *
aligned_before(const struct view *view, const struct aligned *aligned,
	const char *before, uint32_t at)
{
	uint32_t room = aligned_room(view, aligned->left);
	const char *part = lists_tail(before, room);

	grid_string(aligned->grid, at,
		aligned->col + aligned->number + aligned->left -
			lists_width(part),
		room, part, ROLE_TEXT);
	return part;
}

/* Lines above that hold what stands before `end', the nearest lowest. */
static void
aligned_above(const struct view *view, const struct aligned *aligned,
	const char *before, size_t len, uint32_t at)
{
	uint32_t room = aligned->cols - aligned->number - 1;
	struct str text = { 0 };
	const char *part;
	int line;

	for (line = 1; line <= view->wider && len; line++) {
		str_clear(&text);
		str_add_bytes(&text, before, len);
		part = lists_tail(str_text(&text), room);
		grid_string(aligned->grid, at - (uint32_t)line,
			aligned->col + aligned->number, room, part, ROLE_DIM);
		len -= strlen(part);
	}
	str_done(&text);
}

static void
aligned_below(const struct view *view, const struct aligned *aligned,
	const char *after, uint32_t at)
{
	uint32_t room = aligned->cols - aligned->number - 1;
	size_t len;
	int line;

	for (line = 1; line <= view->wider && *after; line++) {
		after += strspn(after, " ");
		len = lists_fit(after, room);
		grid_text(aligned->grid, at + (uint32_t)line,
			aligned->col + aligned->number, room, after, len,
			ROLE_DIM);
		after += len;
	}
}

void
lists_draw_aligned(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols)
{
	struct aligned aligned = aligned_measure(view, grid, col, cols);
	const char *before = row->cells[1], *after = row->cells[3], *part;
	uint32_t x = col + aligned.number + aligned.left + 1, room, width;
	size_t len;

	at += view->wider > 0 ? (uint32_t)view->wider : 0;
	lists_draw_sign(row, grid, at, col);
	grid_string(grid, at, col + 2, aligned.number - 3, row->cells[0],
		ROLE_LABEL);
	part = aligned_before(view, &aligned, before, at);
	width = grid_string(grid, at, x, x < col + cols ? col + cols - x : 0,
		row->cells[2], lists_match_role(row));
	/* Behind a comma the columns need not agree; the comma must stay. */
	if (*after == ' ' && width < aligned.widest)
		width = aligned.widest;
	x += width;
	room = x < col + cols ? aligned_room(view, col + cols - x) : 0;
	len = lists_fit(after, room);
	if (room)
		grid_text(grid, at, x, room, after, len, ROLE_TEXT);
	aligned_above(view, &aligned, before, (size_t)(part - before), at);
	aligned_below(view, &aligned, after + len, at);
}

void
lists_draw_text(const struct listing_row *row, unsigned first,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols,
	uint32_t room)
{
	const char *before = lists_tail(row->cells[first], room);
	uint32_t end = col + cols;

	col += grid_string(grid, at, col, end - col, before, ROLE_TEXT);
	col += grid_string(grid, at, col, end > col ? end - col : 0,
		row->cells[first + 1],
		first == 1 ? lists_match_role(row) : ROLE_MATCH);
	room = end > col ? end - col : 0;
	grid_text(grid, at, col, room, row->cells[first + 2],
		lists_fit(row->cells[first + 2], room), ROLE_TEXT);
}

void
lists_draw_words(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols)
{
	(void)view;
	lists_draw_text(row, 1, grid, at, col, cols, cols / 3);
}

void
lists_draw_line(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols)
{
	uint32_t number = NUMBER_CELLS + view->digits;

	lists_draw_sign(row, grid, at, col);
	grid_string(grid, at, col + 2, number - 3, row->cells[0], ROLE_LABEL);
	if (cols > number)
		lists_draw_text(row, 1, grid, at, col + number, cols - number,
			cols / 3);
}

void
lists_draw_head(const struct listing_row *row, struct grid *grid, uint32_t at,
	uint32_t col, uint32_t cols)
{
	uint32_t len = row->cells[1] ? lists_width(row->cells[1]) : 0;
	uint32_t room = cols > len + 6 ? cols - len - 6 : 0, taken;

	if (lists_width(row->cells[0]) > room && room > 8) {
		taken = grid_string(grid, at, col + 2, room - 3, row->cells[0],
			ROLE_HEADING);
		grid_string(grid, at, col + 2 + taken, 3, "...", ROLE_HEADING);
	} else {
		grid_string(
			grid, at, col + 2, room, row->cells[0], ROLE_HEADING);
	}
	if (len && room)
		grid_string(grid, at, col + cols - len - 2, len, row->cells[1],
			ROLE_DIM);
}
