/*
 * Draws a row: first the text in the role of its block, then the spans over
 * it, then what the screen adds.
 *
 * Spans stand in order of their start, longer ones first, so drawing them one
 * after the other lets the inner and the later win.  Emphasis and its kin go
 * first of all: they say how a word is printed, the others where it leads.  A
 * span is looked for a few pages before the row and no further; one that
 * began earlier than that is a whole chapter's.
 */
#include "lectern/layout/layout.h"

#include <stdlib.h>
#include <string.h>

#include "layout/bidi.h"
#include "layout/fill.h"
#include "layout/shape.h"
#include "lectern/base/bisect.h"
#include "lectern/base/memory.h"

#define LOOK_BACK 8192

#define PRINTED_KINDS                                                          \
	(1u << SPAN_EMPHASIS | 1u << SPAN_STRONG | 1u << SPAN_DAMAGE |         \
		1u << SPAN_SMALL_CAPITALS | 1u << SPAN_INSERTED |              \
		1u << SPAN_DELETED)

/* Headings and folded matter have one look; only what leads away shows. */
#define LEADING_KINDS                                                          \
	(1u << SPAN_MARKER | 1u << SPAN_REFERENCE | 1u << SPAN_LINK)

struct drawing {
	const struct doc *doc;
	const struct row *row;
	const struct layout_style *style;
	struct fill fill;
	uint32_t *columns;
	size_t indent; /* cells that hold no text */
};

/* Where offset `at' begins in the row's cells: the first cell at or behind. */
static size_t
draw_cell_at(const struct drawing *drawing, uint32_t at)
{
	const uint32_t *columns = drawing->columns + drawing->indent;
	size_t i;

	BISECT(i, drawing->fill.count - drawing->indent, columns[i] < at);
	return drawing->indent + i;
}

static void
draw_range(
	struct drawing *drawing, uint32_t start, uint32_t end, enum role role)
{
	size_t at = draw_cell_at(drawing, start);

	for (; at < drawing->fill.count && drawing->columns[at] < end; at++)
		drawing->fill.cells[at].role = (uint8_t)role;
}

static enum role
draw_role(const struct span *span)
{
	switch (span->kind) {
	case SPAN_MARKER:
		return span->target == DOC_NONE ? ROLE_ORPHAN : ROLE_MARKER;
	case SPAN_MENTION:
		return span->type < ENTITY_TYPES
			       ? (enum role)(ROLE_PER + span->type)
			       : ROLE_TEXT;
	case SPAN_DATE:
		return ROLE_DATE;
	case SPAN_WORK:
		return ROLE_WORK;
	case SPAN_REFERENCE:
		return ROLE_REFERENCE;
	case SPAN_LINK:
		return ROLE_LINK;
	case SPAN_DAMAGE:
		return ROLE_DAMAGE;
	case SPAN_EMPHASIS:
	case SPAN_SMALL_CAPITALS:
	case SPAN_INSERTED:
		return ROLE_EMPHASIS;
	case SPAN_DELETED:
		return ROLE_DIM;
	case SPAN_STRONG:
		return ROLE_STRONG;
	default:
		return ROLE_COUNT;
	}
}

/* With first_only, is this the mention of its entity that is shown? */
static bool
draw_is_first(struct layout_seen *seen, const struct span *span)
{
	size_t i;

	if (span->target == DOC_NONE)
		return true;
	for (i = 0; i < seen->count; i++) {
		if (seen->shown[i].entity == span->target)
			return seen->shown[i].start == span->start;
	}
	seen->shown = memory_grow(
		seen->shown, seen->count, &seen->cap, sizeof *seen->shown);
	seen->shown[seen->count].entity = span->target;
	seen->shown[seen->count++].start = span->start;
	return true;
}

static bool
draw_shows(const struct layout_style *style, const struct span *span)
{
	if (span->kind != SPAN_MENTION)
		return true;
	if (span->type >= ENTITY_TYPES || !(style->types >> span->type & 1))
		return false;
	return !style->first_only || !style->seen ||
	       draw_is_first(style->seen, span);
}

static void
draw_spans(struct drawing *drawing, uint32_t kinds)
{
	const struct doc *doc = drawing->doc;
	const struct row *row = drawing->row;
	const struct span *span;
	uint32_t from = row->start > LOOK_BACK ? row->start - LOOK_BACK : 0;
	enum role role;
	size_t i;

	for (i = doc_span_at(doc, from); i < doc->span_count; i++) {
		span = &doc->spans[i];
		if (span->start >= row->end)
			break;
		if (span->end <= row->start || span->kind >= SPAN_KINDS ||
			!(kinds >> span->kind & 1))
			continue;
		role = draw_role(span);
		if (role < ROLE_COUNT && draw_shows(drawing->style, span))
			draw_range(drawing, span->start, span->end, role);
	}
}

/* A label may cover one half of a wide character; the other becomes blank. */
static void
draw_mend(struct drawing *drawing, size_t from, size_t to)
{
	struct cell *cells = drawing->fill.cells;

	if (from && !cells[from].width)
		cells[from - 1] =
			(struct cell){ { ' ' }, 1, cells[from - 1].role };
	if (to < drawing->fill.count && !cells[to].width)
		cells[to] = (struct cell){ { ' ' }, 1, cells[to].role };
}

/*
 * The first of so many cells for a label at this byte; the text that it covers
 * may run from right to left.
 */
static size_t
draw_label_cell(const struct drawing *drawing, uint32_t start, size_t len)
{
	const uint32_t *columns = drawing->columns;
	size_t count = drawing->fill.count, at = drawing->indent, room;

	if (!drawing->row->turns)
		return draw_cell_at(drawing, start);
	while (at < count && columns[at] != start)
		at++;
	if (at + 1 < count && columns[at + 1] > start)
		return at;
	room = at - drawing->indent + 1;
	return at == count ? at : at + 1 - (len < room ? len : room);
}

static void
draw_label(struct drawing *drawing, const struct layout_mark *mark)
{
	const struct row *row = drawing->row;
	size_t at, i, len = strlen(mark->label);
	struct fill *fill = &drawing->fill;

	if (mark->start < row->start || mark->start >= row->end)
		return;
	at = draw_label_cell(drawing, mark->start, len);
	if (at >= fill->count)
		return;
	if (len > fill->room - at)
		len = fill->room - at;
	while (fill->count < at + len) {
		drawing->columns[fill->count] = row->end;
		fill_blanks(fill, 1);
	}
	draw_mend(drawing, at, at + len);
	for (i = 0; i < len; i++)
		cell_fill(&fill->cells[at + i], 1, mark->label + i, 1,
			mark->role, NULL);
}

/* Labels are read from left to right, whatever they stand on. */
static void
draw_marks(struct drawing *drawing, bool ranges, bool labels)
{
	const struct layout_style *style = drawing->style;
	const struct layout_mark *mark;
	size_t i;

	for (i = 0; i < style->mark_count; i++) {
		mark = &style->marks[i];
		if (mark->label && labels)
			draw_label(drawing, mark);
		else if (!mark->label && ranges)
			draw_range(drawing, mark->start, mark->end, mark->role);
	}
}

static void
draw_order(struct drawing *drawing, struct slice text)
{
	struct bidi_row row = {
		.cells = drawing->fill.cells + drawing->indent,
		.columns = drawing->columns + drawing->indent,
		.count = drawing->fill.count - drawing->indent,
		.text = text,
		.start = drawing->row->start,
		.right = drawing->row->right,
	};

	bidi_order(&row);
}

/* A tab of a table leads to its column, over one blank at least. */
static void
draw_tab(const struct drawing *drawing, struct step *step, size_t tab,
	size_t col)
{
	size_t stop = tab < LAYOUT_STOPS ? drawing->row->stops[tab] : 0;

	if (drawing->row->stops[0])
		step->width = stop > col ? (int)(stop - col) : 1;
}

static void
draw_text(struct drawing *drawing, struct slice text, enum step_mode mode)
{
	struct fill *fill = &drawing->fill;
	uint32_t start = drawing->row->start;
	struct step step;
	size_t at = 0, before, tabs = 0;

	for (; at < text.len; at = step.next) {
		before = fill->count;
		step_take(&step, text.data, text.len, at,
			before - drawing->indent, mode);
		if (text.data[at] == '\t')
			draw_tab(drawing, &step, tabs++,
				before - drawing->indent);
		if (step.soft && step.next == text.len)
			step.point = '-', step.width = 1;
		if (!fill_step(fill, &step))
			break;
		for (; before < fill->count; before++)
			drawing->columns[before] = start + (uint32_t)at;
	}
}

/* "··· 14 lines of boilerplate ···" */
static void
draw_fold(struct drawing *drawing, struct slice text)
{
	struct str words = { 0 };
	struct fill *fill = &drawing->fill;
	size_t lines = 1, i;
	bool ended = false;

	for (i = 0; i < text.len; i++) {
		if (text.data[i] == '\n')
			ended = true;
		else if (ended && text.data[i] != ' ' && text.data[i] != '\t')
			lines++, ended = false;
	}
	str_add_format(&words,
		"\u00b7\u00b7\u00b7 %zu line%s of boilerplate "
		"\u00b7\u00b7\u00b7",
		lines, lines == 1 ? "" : "s");
	fill->count +=
		cell_fill(fill->cells + fill->count, fill->room - fill->count,
			words.data, words.len, fill->role, NULL);
	for (i = 0; i < fill->count; i++)
		drawing->columns[i] = drawing->row->start;
	str_done(&words);
}

static void
draw_row(struct drawing *drawing, const struct block *block)
{
	const struct row *row = drawing->row;
	struct slice text = doc_slice(drawing->doc, row->start, row->end);
	uint32_t kinds = drawing->style->kinds;
	size_t i;

	fill_blanks(&drawing->fill, row->indent);
	drawing->indent = drawing->fill.count;
	for (i = 0; i < drawing->indent; i++)
		drawing->columns[i] = row->start;
	drawing->fill.role = shape_role(block);
	if (row->fold) {
		draw_fold(drawing, text);
		return;
	}
	draw_text(drawing, text,
		doc_keeps_lines(drawing->doc, block) ? STEP_KEEP : STEP_FILL);
	if (block->kind == BLOCK_HEADING || block->kind == BLOCK_BOILERPLATE)
		kinds &= LEADING_KINDS | PRINTED_KINDS;
	draw_spans(drawing, kinds & PRINTED_KINDS);
	draw_spans(drawing, kinds & ~PRINTED_KINDS);
	draw_marks(drawing, true, !row->turns);
	if (!row->turns)
		return;
	draw_order(drawing, text);
	draw_marks(drawing, false, true);
}

size_t
layout_row_cells(const struct doc *doc, const struct row *row,
	const struct layout_style *style, struct cell *cells, size_t room,
	uint32_t *columns)
{
	struct drawing drawing = { .doc = doc, .row = row, .style = style };
	uint32_t *own = NULL;

	if (row->block >= doc->block_count || (row->start >= row->end))
		return 0;
	if (!columns)
		columns = own = memory_new(room * sizeof *own);
	drawing.columns = columns;
	drawing.fill = (struct fill){ cells, 0, room, ROLE_TEXT };
	draw_row(&drawing, &doc->blocks[row->block]);
	free(own);
	return drawing.fill.count;
}

void
layout_seen_done(struct layout_seen *seen)
{
	free(seen->shown);
	*seen = (struct layout_seen){ 0 };
}
