/*
 * Drawing a list: a caption, the names of the columns, the rows, and under a
 * rule what the lower half says of the row under the bar.
 */
#include "reader/view.h"

#include <string.h>

#include "lectern/base/utf8.h"
#include "reader/desk.h"

#define COLUMN_LIMIT 40 /* cells of a column that is not the wide one */
#define VIEW_WIDE_LEAST 18
#define CAPTION_LEAST 20     /* cells of a title that gives way */
#define VIEW_BESIDE_FROM 110 /* columns */
#define COLUMN_SAMPLE 200    /* rows looked at to find its width */

static uint32_t
view_cell_width(const char *text)
{
	return text ? (uint32_t)utf8_text_width(text, strlen(text)) : 0;
}

/* How wide each column is; the wide one gets what is left. */
static void
view_widths(const struct view *view, uint32_t cols, uint32_t *widths)
{
	const struct listing *listing = &view->listing;
	size_t column, i, wide = LISTING_COLUMNS;
	uint32_t width, least, taken = 0;

	for (column = 0; column < listing->column_count; column++) {
		widths[column] =
			view->kind->no_heads
				? 0
				: view_cell_width(
					  listing->columns[column].name);
		for (i = 0; i < view->shown_count && i < COLUMN_SAMPLE; i++) {
			width = view_cell_width(
				listing->rows[view->shown[i]].cells[column]);
			if (width > widths[column])
				widths[column] = width;
		}
		if (listing->columns[column].align == LISTING_WIDE &&
			wide == LISTING_COLUMNS) {
			wide = column;
			continue;
		}
		if (widths[column] > COLUMN_LIMIT)
			widths[column] = COLUMN_LIMIT;
		if (widths[column] > cols / (view->kind->roomy ? 2 : 4))
			widths[column] = cols / (view->kind->roomy ? 2 : 4);
		taken += widths[column] + (widths[column] ? 2 : 0);
	}
	if (wide == LISTING_COLUMNS)
		return;
	/* On a narrow screen the columns at the right give way to it. */
	least = view->kind->wide_first ? widths[wide] : VIEW_WIDE_LEAST;
	least = least < widths[wide] ? least : widths[wide];
	for (column = listing->column_count; column-- > wide + 1;) {
		if (taken + least <= cols)
			break;
		taken -= widths[column] + (widths[column] ? 2 : 0);
		widths[column] = 0;
	}
	widths[wide] = cols > taken ? cols - taken : 0;
}

static void
view_draw_cell(struct grid *grid, uint32_t row, uint32_t col, uint32_t width,
	enum listing_align align, const char *text, enum role role)
{
	uint32_t len = view_cell_width(text);

	if (!text)
		return;
	if (align == LISTING_RIGHT && len < width) {
		col += width - len;
		width = len;
	}
	grid_string(grid, row, col, width, text, role);
	if (len > width && width > 3)
		grid_string(grid, row, col + width - 3, 3, "...", role);
}

static void
view_draw_row(const struct view *view, const struct listing_row *row,
	const uint32_t *widths, struct grid *grid, uint32_t at, uint32_t col,
	uint32_t cols)
{
	const struct listing *listing = &view->listing;
	uint32_t x = col + 2;
	size_t i;

	if (row->entity && !row->part &&
		view_ids_have(&view->ticked, row->entity))
		grid_string(grid, at, col + 1, 1, "*", ROLE_GUTTER);
	else if (row->problem)
		grid_string(grid, at, col + 1, 1, "!", ROLE_PROBLEM);
	for (i = 0; i < listing->column_count; i++) {
		if (!widths[i])
			continue;
		if (x >= col + cols)
			break;
		view_draw_cell(grid, at, x,
			widths[i] < col + cols - x ? widths[i] : col + cols - x,
			listing->columns[i].align, row->cells[i],
			row->part ? ROLE_DIM : ROLE_TEXT);
		x += widths[i] + 2;
	}
}

static void
view_draw_heads(const struct view *view, const uint32_t *widths,
	struct grid *grid, uint32_t at, uint32_t col)
{
	const struct listing *listing = &view->listing;
	uint32_t x = col + 2;
	size_t i;

	for (i = 0; i < listing->column_count; i++) {
		if (!widths[i])
			continue;
		view_draw_cell(grid, at, x, widths[i],
			listing->columns[i].align, listing->columns[i].name,
			ROLE_LABEL);
		x += widths[i] + 2;
	}
}

/* Does the kind draw its rows itself, at this width? */
static bool
view_draws(const struct view *view, uint32_t cols)
{
	return view->kind->draw &&
	       (!view->kind->draw_below || cols < view->kind->draw_below);
}

static void
view_draw_at(const struct view *view, const uint32_t *widths, struct grid *grid,
	size_t at, uint32_t row, uint32_t col, uint32_t cols)
{
	const struct listing_row *line = &view->listing.rows[view->shown[at]];

	if (view_draws(view, cols))
		view->kind->draw(view, line, grid, row, col, cols);
	else
		view_draw_row(view, line, widths, grid, row, col, cols);
}

/* How many rows of the screen one of the list takes. */
static uint32_t
view_lines(const struct view *view)
{
	if (view->kind->lines)
		return view->kind->lines(view);
	return view->kind->draw_lines ? view->kind->draw_lines : 1;
}

static bool
view_is_blank(
	const struct grid *grid, uint32_t row, uint32_t col, uint32_t cols)
{
	uint32_t x;

	for (x = col; x < col + cols && x < grid->cols; x++) {
		const struct cell *cell = &grid->cells[row * grid->cols + x];

		if (cell->points[0] && cell->points[0] != ' ')
			return false;
	}
	return true;
}

/* The bar, over as many rows of the screen as the row of the list fills. */
static void
view_draw_bar(const struct view *view, struct grid *grid, uint32_t at,
	uint32_t lines, uint32_t col, uint32_t cols, bool focus)
{
	uint32_t k, middle = view->kind->lines ? lines / 2 : 0;

	grid_string(grid, at + middle, col, 1, ">", ROLE_GUTTER);
	for (k = 0; focus && k < lines; k++) {
		if (k == middle || !view_is_blank(grid, at + k, col, cols))
			grid_paint(grid, at + k, col, cols,
				view->below_focus ? ROLE_SELECTED : ROLE_BAR);
	}
}

static void
view_draw_rows(struct view *view, struct grid *grid, uint32_t row, uint32_t col,
	uint32_t rows, uint32_t cols, bool focus)
{
	uint32_t widths[LISTING_COLUMNS] = { 0 };
	uint32_t lines = 1, i;

	view_widths(view, cols > 2 ? cols - 2 : cols, widths);
	if (!view->kind->no_heads && !view_draws(view, cols) && rows > 2) {
		view_draw_heads(view, widths, grid, row, col);
		row++, rows--;
	}
	if (view_draws(view, cols))
		lines = view_lines(view);
	rows /= lines;
	if (!rows)
		return;
	if (view->bar < view->top)
		view->top = view->bar;
	if (view->bar >= view->top + rows)
		view->top = view->bar + 1 - rows;
	for (i = 0; i < rows && view->top + i < view->shown_count; i++) {
		view_draw_at(view, widths, grid, view->top + i, row + i * lines,
			col, cols);
		if (view->top + i == view->bar)
			view_draw_bar(view, grid, row + i * lines, lines, col,
				cols, focus);
	}
}

/* Rows up to the bar, and all, without those that head others. */
static void
view_count(const struct view *view, size_t *at, size_t *all)
{
	size_t i;

	*at = *all = 0;
	for (i = 0; i < view->shown_count; i++) {
		*all += !view->listing.rows[view->shown[i]].head &&
			!view->listing.rows[view->shown[i]].part;
		if (i == view->bar)
			*at = *all;
	}
}

/* "3 of 40   filter: lech" */
static void
view_caption_count(const struct view *view, struct str *text)
{
	bool goes_on, known;
	size_t at, all;

	goes_on = (view->kind->fill_filters || view->kind->fill_pages) &&
		  view_fetched(view) == view_limit(view);
	known = goes_on && !view->filter.len && view->total;
	view_count(view, &at, &all);
	if (view->sorted)
		str_add_format(text, "%s   ", view->sorted);
	str_add_format(text, "%zu of %zu%s", at, known ? view->total : all,
		goes_on && !known ? "+" : "");
	if (view->filter.len)
		str_add_format(text, "   filter: %s", str_text(&view->filter));
}

/* Where there is no room for both, the title gives way. */
static void
view_draw_caption(const struct view *view, struct grid *grid, uint32_t row,
	uint32_t col, uint32_t cols)
{
	const char *title =
		view->listing.title ? view->listing.title : view->kind->name;
	struct str text = { 0 };
	uint32_t len, room = cols - 1, least = view_cell_width(title);

	view_caption_count(view, &text);
	len = (uint32_t)utf8_text_width(str_text(&text), text.len);
	least = least < CAPTION_LEAST ? least : CAPTION_LEAST;
	if (least + len + 4 < cols) {
		room = cols - len - 4;
		grid_string(grid, row, col + cols - len - 1, len,
			str_text(&text), ROLE_DIM);
	}
	view_draw_cell(
		grid, row, col + 1, room, LISTING_LEFT, title, ROLE_HEADING);
	str_done(&text);
}

/* What is said of the row under the bar, made anew where that has changed. */
static void
view_make_below(
	struct desk *desk, struct view *view, uint32_t rows, uint32_t cols)
{
	const struct listing_row *line = view_row(view);

	if (view->below_for == view->bar + 1 && view->width == cols &&
		view->below_rows == rows)
		return;
	view->below_rows = rows;
	sheet_clear(&view->below);
	view->below.bar = view->below.top = 0;
	view->below_for = view->bar + 1;
	view->width = cols;
	if (line)
		view->kind->more(desk, view, line, cols);
}

static void
view_draw_below(struct desk *desk, struct view *view, uint32_t row,
	uint32_t col, uint32_t rows, uint32_t cols, bool focus)
{
	view_make_below(desk, view, rows - 1, cols);
	grid_fill(&desk->grid, row, col, cols, '-', ROLE_RULE);
	sheet_draw(&view->below, &desk->grid, row + 1, col, rows - 1, cols,
		focus && view->below_focus);
}

static void
view_draw_beside(struct desk *desk, struct view *view, uint32_t row,
	uint32_t col, uint32_t rows, uint32_t cols, bool focus)
{
	uint32_t i;

	view_make_below(desk, view, rows, cols - 1);
	for (i = 0; i < rows; i++)
		grid_text(&desk->grid, row + i, col, 1, "|", 1, ROLE_RULE);
	sheet_draw(&view->below, &desk->grid, row, col + 1, rows, cols - 1,
		focus && view->below_focus);
}

/* The rows, and what is said of one of them under or beside them. */
static void
view_draw_both(struct desk *desk, struct view *view, uint32_t row, uint32_t col,
	uint32_t rows, uint32_t cols, bool focus)
{
	struct grid *grid = &desk->grid;
	uint32_t below = 0, beside = 0;

	if (view->kind->more && view->kind->beside && cols >= VIEW_BESIDE_FROM)
		beside = cols * 2 / 5;
	else if (view->kind->more && rows >= 12 && cols >= 40)
		below = rows * 2 / 5;
	view_draw_rows(
		view, grid, row, col, rows - below, cols - beside, focus);
	if (below)
		view_draw_below(desk, view, row + rows - below, col, below,
			cols, focus);
	if (beside)
		view_draw_beside(desk, view, row, col + cols - beside, rows,
			beside, focus);
}

static void
view_draw_error(struct view *view, struct grid *grid, uint32_t row,
	uint32_t col, uint32_t rows, uint32_t cols)
{
	sheet_clear(&view->below);
	view->below_for = 0;
	sheet_wrap(&view->below, NULL, str_slice(&view->error), ROLE_ERROR, 0,
		cols, 0);
	sheet_draw(&view->below, grid, row, col, rows, cols, false);
}

void
view_draw(struct desk *desk, struct view *view, uint32_t row, uint32_t col,
	uint32_t rows, uint32_t cols, bool focus)
{
	struct grid *grid = &desk->grid;

	if (rows < 2 || cols < 8)
		return;
	view_draw_caption(view, grid, row, col, cols);
	row++, rows--;
	if (view->error.len) {
		view_draw_error(view, grid, row, col, rows, cols);
		return;
	}
	if (!view->shown_count)
		grid_string(grid, row + (rows > 2), col + 2, cols - 2,
			view->filter.len ? "nothing here holds this text"
					 : "nothing here",
			ROLE_DIM);
	view_draw_both(desk, view, row, col, rows, cols, focus);
}
