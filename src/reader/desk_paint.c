/*
 * Where the panes lie, and drawing all of them into one picture.
 *
 * Lines of text scroll cheaply only where they take the whole width, so the
 * panel lies under the text by preference.  It is no higher than what it
 * says, and it never covers the marker it speaks of.
 */
#include "reader/desk.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "reader/status.h"

#define DOCUMENTS_FROM 100 /* columns: a pane of its own */
#define PANEL_FROM 116     /* columns: the panel beside the text */
#define SMALL_ROWS 16
#define SMALL_COLS 60

/* On a slow line what stands beside the text costs more than it is worth. */
static bool
desk_has_sides(const struct desk *desk)
{
	return !desk->plain &&
	       (desk->sides == DESK_SIDES_ON ||
		       (desk->sides == DESK_SIDES_AUTO && !desk->slow));
}

void
desk_areas(const struct desk *desk, struct desk_areas *areas)
{
	uint32_t rows = desk->rows > 3 ? desk->rows - 3 : 1;
	uint32_t left = 0, right = 0, text;

	*areas = (struct desk_areas){ 0 };
	areas->small = desk->rows < SMALL_ROWS || desk->cols < SMALL_COLS;
	areas->body = (struct area){ 1, 0, rows, desk->cols };
	areas->text = areas->body;
	if (desk->layer_count || desk->text_only || areas->small ||
		!desk_has_sides(desk))
		return;
	if (desk->cols >= DOCUMENTS_FROM && !desk->documents_hidden) {
		left = desk->cols / 5;
		left = left > 36 ? 36 : left;
	}
	if (desk->cols >= PANEL_FROM && desk->panel.page != PANEL_OFF) {
		areas->beside = true;
		text = desk->measure + 8 + left;
		right = desk->cols > text ? desk->cols - text : 0;
		right = right > 80 ? 80 : right;
		right = right < desk->cols / 4 ? desk->cols / 4 : right;
	}
	if (left) {
		areas->documents = (struct area){ 1, 0, rows, left };
		areas->text.col = left + 1;
		areas->text.cols -= left + 1;
	}
	if (right) {
		areas->text.cols -= right + 1;
		areas->panel =
			(struct area){ 1, desk->cols - right, rows, right };
	}
}

/* Lays the page in what the docked panel leaves of the text's area. */
static void
desk_dock(struct desk *desk, struct desk_areas *areas)
{
	struct panel *panel = &desk->panel;
	struct page *page = &desk->page;
	uint32_t rows = areas->text.rows, most, low = 1, high;

	if ((panel->page == PANEL_OFF && !panel->previewing) ||
		desk->layer_count || rows < 4 ||
		(desk->text_only && !panel->previewing) ||
		(areas->small && !panel->previewing)) {
		page_lay(page, rows);
		return;
	}
	most = panel->previewing || desk->focus == DESK_PANEL ? rows / 2 + 1
							      : rows / 3;
	most = most < 2 ? 2 : most;
	/*
	 * The lowest panel that holds what it has to say.  A higher one shows
	 * fewer rows of text, and so has no more to say: halve the difference.
	 */
	for (high = most; low < high;) {
		uint32_t middle = (low + high) / 2;

		page_lay(page, rows - middle);
		panel_build(desk, areas->text.cols, middle - 1, false);
		if (panel->wants + 1 <= middle)
			high = middle;
		else
			low = middle + 1;
	}
	page_lay(page, rows - high);
	areas->panel = (struct area){ areas->text.row + rows - high,
		areas->text.col, high, areas->text.cols };
	areas->text.rows = rows - high;
}

/* The panel must not cover what it speaks of: the text gives way. */
static void
desk_uncover(struct desk *desk, uint32_t rows)
{
	struct page *page = &desk->page;
	struct page_at top = page->top;

	if (page->selected.kind == SPAN_KINDS || rows == 0)
		return;
	if (page_row_of(page, page->selected.start) >= 0)
		return;
	page_lay(page, rows * 2 + 2);
	if (page_row_of(page, page->selected.start) < 0) {
		page_lay(page, rows);
		page_deselect(page);
		return;
	}
	page_show(page, page->selected.start, rows);
	page_lay(page, rows);
	if (page->top.block != top.block || page->top.row != top.row)
		desk->panel.moved = true;
}

static void
desk_set_measure(struct desk *desk, uint32_t cols)
{
	struct page *page = &desk->page;
	uint32_t measure = cols > 13 ? cols - 5 : 8;
	struct error err = { 0 };
	uint32_t at = page_first(page);

	if (measure > desk->measure)
		measure = desk->measure;
	if (page->options.measure == measure)
		return;
	page->options.measure = measure;
	page_forget(page);
	if (page->doc && page->row_count)
		page_go(page, at, 0, &err);
}

void
desk_lay_again(struct desk *desk)
{
	struct error err = { 0 };
	uint32_t at = page_first(&desk->page);

	page_forget(&desk->page);
	if (desk->page.doc && !page_go(&desk->page, at, 0, &err))
		desk_complain(desk, &err);
}

void
desk_fit(struct desk *desk)
{
	struct desk_areas areas;

	desk_areas(desk, &areas);
	desk_set_measure(desk, areas.text.cols);
	if (areas.beside)
		page_lay(&desk->page, areas.text.rows);
	else
		desk_dock(desk, &areas);
}

/* -- what the reader added, over the text --------------------------------- */

struct marks {
	struct layout_mark *rows;
	size_t count, cap;
};

static void
marks_add(struct marks *marks, uint32_t start, uint32_t end, enum role role,
	const char *label)
{
	marks->rows = memory_grow(
		marks->rows, marks->count, &marks->cap, sizeof *marks->rows);
	marks->rows[marks->count++] =
		(struct layout_mark){ start, end, role, label };
}

/* Every hit of the last search on the screen. */
static void
desk_mark_hits(const struct desk *desk, struct marks *marks)
{
	const struct page *page = &desk->page;
	struct fold fold;
	struct slice text;
	uint32_t first = page_first(page);
	size_t at, len;

	if (!desk->find || !*desk->find || desk->walk != DESK_WALK_FIND)
		return;
	text = doc_slice(page->doc, first, page_last(page));
	first = (uint32_t)(text.data - page->doc->text) + page->doc->start;
	len = strlen(desk->find);
	fold_init(&fold, text.data, text.len);
	for (at = fold_find(&fold, desk->find, 0); at != FOLD_NONE;
		at = fold_find(&fold, desk->find, at + len))
		marks_add(marks, first + fold.map[at],
			first + fold.map[at + len], ROLE_MATCH, NULL);
	fold_done(&fold);
}

/* How a passage that was written about, or only coloured, is shown. */
static enum role
desk_colour(const struct annotation *annotation)
{
	if (annotation->colour < 1 || annotation->colour > 5)
		return ROLE_ANNOTATED;
	return (enum role)(ROLE_HIGHLIGHT_1 + (int)annotation->colour - 1);
}

static void
desk_mark(const struct desk *desk, struct marks *marks)
{
	const struct page *page = &desk->page;
	size_t i;

	if (!page->doc)
		return;
	for (i = 0; i < desk->sign_count; i++)
		marks_add(marks, desk->signs[i].start, desk->signs[i].end,
			desk_colour(&desk->annotations.rows[i]), NULL);
	desk_mark_hits(desk, marks);
	if (page->target.document)
		marks_add(marks, page->target.start, page->target.end,
			ROLE_MATCH, NULL);
	if (page->selected.kind != SPAN_KINDS)
		marks_add(marks, page->selected.start, page->selected.end,
			ROLE_SELECTED, NULL);
	if (desk->selecting)
		marks_add(marks, desk->select_start, desk->select_end,
			ROLE_SELECTED, NULL);
	for (i = 0; i < desk->hint_count; i++)
		marks_add(marks, desk->hints[i].spot.start,
			desk->hints[i].spot.end, ROLE_HINT,
			desk->hints[i].label);
}

static void
desk_paint_text(struct desk *desk, const struct desk_areas *areas,
	uint32_t *cursor_row, uint32_t *cursor_col)
{
	struct page_paint paint = { .signs = desk->signs,
		.sign_count = desk->sign_count };
	struct marks marks = { 0 };

	if (!desk->page.doc) {
		grid_string(&desk->grid, areas->text.row + 1,
			areas->text.col + 2, areas->text.cols - 2,
			"No document is open: choose one and press Enter.",
			ROLE_DIM);
		return;
	}
	desk_mark(desk, &marks);
	paint.marks = marks.rows;
	paint.mark_count = marks.count;
	page_draw(&desk->page, &desk->grid, areas->text.row, areas->text.col,
		areas->text.cols, &paint, cursor_row, cursor_col);
	free(marks.rows);
}

static void
desk_paint_rule(struct desk *desk, uint32_t col)
{
	uint32_t row;

	for (row = 1; row + 2 < desk->rows; row++)
		grid_text(&desk->grid, row, col, 1, "|", 1, ROLE_RULE);
}

/* Text, panel and documents, where there is room for them. */
static void
desk_paint_panes(struct desk *desk, uint32_t *cursor_row, uint32_t *cursor_col)
{
	struct desk_areas areas;
	const struct area *panel = &areas.panel;

	desk_areas(desk, &areas);
	desk_set_measure(desk, areas.text.cols);
	if (areas.beside) {
		page_lay(&desk->page, areas.text.rows);
		desk_uncover(desk, areas.text.rows);
		panel_build(desk, panel->cols, panel->rows - 1, true);
	} else {
		desk_dock(desk, &areas);
		desk_uncover(desk, areas.text.rows);
		if (panel->rows)
			panel_build(desk, panel->cols, panel->rows - 1, false);
	}
	desk_paint_text(desk, &areas, cursor_row, cursor_col);
	if (panel->rows) {
		panel_draw(desk, panel->row, panel->col, panel->rows,
			panel->cols, desk->focus == DESK_PANEL);
		if (areas.beside)
			desk_paint_rule(desk, panel->col - 1);
	}
	if (areas.documents.rows) {
		view_draw(desk, &desk->documents, areas.documents.row,
			areas.documents.col, areas.documents.rows,
			areas.documents.cols, desk->focus == DESK_DOCUMENTS);
		desk_paint_rule(desk, areas.documents.cols);
	}
}

/* Do the documents lie over the text, for want of room beside it? */
static bool
desk_documents_cover(const struct desk *desk)
{
	return desk->focus == DESK_DOCUMENTS &&
	       (!desk->page.document.number || desk->text_only ||
		       desk->documents_hidden || !desk_has_sides(desk) ||
		       desk->cols < DOCUMENTS_FROM);
}

/* Does the line turn out to be slow while there is something at the sides? */
static void
desk_fold_sides(struct desk *desk)
{
	struct desk_areas areas;

	if (desk->slow || desk->sides != DESK_SIDES_AUTO ||
		!terminal_is_slow(desk->terminal))
		return;
	desk_areas(desk, &areas);
	if (!areas.beside && !areas.documents.rows)
		return;
	desk->slow = true;
	desk_say(desk, "the line is slow: the panes beside the text are folded "
		       "away; :set sides on brings them back");
}

void
desk_paint(struct desk *desk)
{
	struct grid *grid = &desk->grid;
	struct view *view = desk_view(desk);
	uint32_t row, col = 0;

	desk_fold_sides(desk);
	grid_resize(grid, desk->rows, desk->cols);
	grid_clear(grid);
	row = desk->rows ? desk->rows - 1 : 0;
	if (view && (desk->layer_count || desk_documents_cover(desk)))
		view_draw(desk, view, 1, 0, desk->rows > 3 ? desk->rows - 3 : 1,
			desk->cols, true);
	else
		desk_paint_panes(desk, &row, &col);
	status_draw_title(desk);
	status_draw_state(desk);
	status_draw_footer(desk);
	if (desk->prompt.active) {
		row = desk->rows ? desk->rows - 1 : 0;
		grid_fill(grid, row, 0, desk->cols, ' ', ROLE_FOOTER);
		prompt_draw(&desk->prompt, grid, row, &col);
	}
	terminal_present(desk->terminal, grid, row, col);
}
