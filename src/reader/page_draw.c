/*
 * Drawing the rows of a page, centred, with a gutter at their left:
 * > what is selected, ! an orphan marker, + a note of the reader's own.
 */
#include "reader/page.h"

#include <stdlib.h>

#define GUTTER 3

/* The range of the spans that begin in a row. */
static size_t
page_spans_in(const struct page *page, const struct row *row, size_t *end)
{
	size_t from = page_span_from(page, row->start), to = from;

	while (to < page->doc->span_count &&
		page->doc->spans[to].start < row->end)
		to++;
	*end = to;
	return from;
}

static bool
page_row_has_orphan(const struct page *page, const struct row *row)
{
	size_t i, end;

	for (i = page_spans_in(page, row, &end); i < end; i++) {
		if (page->doc->spans[i].kind == SPAN_MARKER &&
			page->doc->spans[i].target == DOC_NONE)
			return true;
	}
	return false;
}

static bool
page_row_has_sign(const struct row *row, const struct page_paint *paint)
{
	size_t i;

	for (i = 0; i < paint->sign_count; i++) {
		if (paint->signs[i].start < row->end &&
			paint->signs[i].start >= row->start)
			return true;
	}
	return false;
}

static void
page_draw_gutter(const struct page *page, const struct row *row,
	struct grid *grid, uint32_t at, uint32_t col,
	const struct page_paint *paint)
{
	const struct hotspot *selected = &page->selected;

	if (row->end == row->start || row->fold)
		return;
	if (page_row_has_sign(row, paint))
		grid_string(grid, at, col, 1, "+", ROLE_ANNOTATED);
	if (page_row_has_orphan(page, row))
		grid_string(grid, at, col + 1, 1, "!", ROLE_PROBLEM);
	if ((selected->kind != SPAN_KINDS && selected->start >= row->start &&
		    selected->start < row->end) ||
		(page->target.document && page->target.start >= row->start &&
			page->target.start < row->end))
		grid_string(grid, at, col, 1, ">", ROLE_GUTTER);
}

/* Finds the cell of the selection, or of the jump's target, for the cursor. */
static bool
page_find_cell(const struct page *page, const uint32_t *columns, size_t count,
	size_t *cell)
{
	uint32_t at = page->selected.kind != SPAN_KINDS ? page->selected.start
		      : page->target.document           ? page->target.start
							: UINT32_MAX;
	size_t i;

	for (i = 0; i < count; i++) {
		if (columns[i] == at) {
			*cell = i;
			return true;
		}
	}
	return false;
}

/* With PAGE_HIGHLIGHT_FIRST, those not shown look like the text around them. */
static void
page_plain_repeats(const struct page *page, const struct row *row,
	const uint32_t *columns, struct cell *cells, size_t count)
{
	const struct span *span;
	size_t i, end, cell;

	for (i = page_spans_in(page, row, &end); i < end; i++) {
		span = &page->doc->spans[i];
		if (span->kind != SPAN_MENTION || page_is_hotspot(page, span))
			continue;
		for (cell = 0; cell < count; cell++) {
			if (columns[cell] >= span->start &&
				columns[cell] < span->end &&
				cells[cell].role >= ROLE_PER &&
				cells[cell].role <= ROLE_NORP)
				cells[cell].role = ROLE_TEXT;
		}
	}
}

void
page_draw(struct page *page, struct grid *grid, uint32_t row, uint32_t col,
	uint32_t cols, const struct page_paint *paint, uint32_t *cursor_row,
	uint32_t *cursor_col)
{
	struct layout_style style = {
		.kinds = page->highlight == PAGE_HIGHLIGHT_OFF
				 ? ~(1u << SPAN_MENTION | 1u << SPAN_DATE |
					   1u << SPAN_WORK)
				 : UINT32_MAX,
		.types = page->types,
		.marks = paint->marks,
		.mark_count = paint->mark_count,
	};
	uint32_t measure = page->options.measure, left = GUTTER;
	struct cell *cells = memory_zero(measure + 1, sizeof *cells);
	uint32_t *columns = memory_zero(measure + 1, sizeof *columns);
	size_t i, count, cell;

	if (cols > measure + 2 * GUTTER)
		left = (cols - measure) / 2;
	for (i = 0; i < page->row_count; i++) {
		const struct row *line = &page->rows[i];

		count = layout_row_cells(
			page->doc, line, &style, cells, measure, columns);
		if (page->highlight == PAGE_HIGHLIGHT_FIRST)
			page_plain_repeats(page, line, columns, cells, count);
		if (left + count > cols)
			count = cols > left ? cols - left : 0;
		grid_cells(grid, row + (uint32_t)i, col + left, cells, count);
		page_draw_gutter(page, line, grid, row + (uint32_t)i,
			col + left - GUTTER, paint);
		if (page_find_cell(page, columns, count, &cell)) {
			*cursor_row = row + (uint32_t)i;
			*cursor_col = col + left + (uint32_t)cell;
		}
	}
	free(cells);
	free(columns);
}
