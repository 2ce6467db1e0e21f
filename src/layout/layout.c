/*
 * A block's rows: blank rows before it, then its text wrapped to its shape.
 *
 * Blocks that keep their lines (verse, tables, code) are cut at their line
 * ends first; the blanks a line begins with become the row's indent, so that a
 * line longer than the measure can hang below itself.
 */
#include "lectern/layout/layout.h"

#include <stdlib.h>
#include <string.h>

#include "layout/bidi.h"
#include "layout/shape.h"
#include "layout/table.h"
#include "layout/wrap.h"

#include "lectern/base/memory.h"

#define LEAST_ROOM 4 /* cells a row has, whatever its indents */
#define HANG 4       /* what is left of a kept line stands in so far */

/* What making the rows of one block needs to know. */
struct making {
	struct layout *layout;
	const struct doc *doc;
	uint32_t block;
	uint32_t measure;
	struct shape shape;
	bool turns; /* there is text from right to left */
	bool right; /* ... and this paragraph or line begins with it */
};

static struct row *
layout_row(const struct making *making, uint32_t start, uint32_t end)
{
	struct layout *layout = making->layout;
	struct row *row;

	layout->rows = memory_grow(layout->rows, layout->count, &layout->cap,
		sizeof *layout->rows);
	row = &layout->rows[layout->count++];
	*row = (struct row){ .start = start, .end = end };
	row->block = making->block;
	row->turns = making->turns;
	row->right = making->right;
	return row;
}

static uint32_t
layout_room(const struct making *making, uint32_t indent)
{
	uint32_t taken = indent + making->shape.right;

	if (taken + LEAST_ROOM > making->measure)
		return making->measure > indent + LEAST_ROOM
			       ? making->measure - indent
			       : LEAST_ROOM;
	return making->measure - taken;
}

/* What would stand in at the left stands in at the right. */
static uint16_t
layout_right(const struct making *making, uint32_t indent,
	const struct line *line, struct slice text)
{
	size_t width = line->width;

	/* A soft hyphen at the end is seen. */
	if (line->end >= 2 && line->end == line->next &&
		!memcmp(text.data + line->end - 2, "\u00ad", 2))
		width++;
	if (making->shape.centre && width < making->measure)
		return (uint16_t)((making->measure - width) / 2);
	return indent + width < making->measure
		       ? (uint16_t)(making->measure - indent - width)
		       : 0;
}

/*
 * Wraps one stretch of text, which begins at byte `start' of the document, with
 * one indent for its first row and another for the rest.
 */
static void
layout_stretch(const struct making *making, struct slice text, uint32_t start,
	uint32_t first, uint32_t rest, enum step_mode mode)
{
	struct line line = { 0 };
	struct wrap wrap;
	struct row *row;
	uint32_t indent = first, room;

	wrap_init(&wrap, text.data, text.len, mode);
	while (line.next < text.len) {
		room = layout_room(making, indent);
		wrap_line(&wrap, line.next, room, &line);
		row = layout_row(making, start + (uint32_t)line.start,
			start + (uint32_t)line.end);
		row->indent = (uint16_t)indent;
		if (making->right)
			row->indent = layout_right(making, indent, &line, text);
		else if (making->shape.centre && line.width < room)
			row->indent += (uint16_t)((room - line.width) / 2);
		indent = rest;
	}
	wrap_done(&wrap);
}

/* The cells of the blanks at the beginning of a line, and their bytes. */
static uint32_t
layout_lead(struct slice line, size_t *used)
{
	struct step step = { 0 };
	size_t col = 0;

	for (*used = 0; *used < line.len; *used = step.next) {
		step_take(&step, line.data, line.len, *used, col, STEP_KEEP);
		if (!step.blank)
			break;
		col += (size_t)step.width;
	}
	return col > UINT16_MAX ? UINT16_MAX : (uint32_t)col;
}

static void
layout_kept_line(struct making *making, struct slice line, uint32_t at)
{
	enum block_kind kind = making->doc->blocks[making->block].kind;
	uint32_t lead, first, rest;
	size_t used;

	lead = layout_lead(line, &used);
	first = making->shape.first + lead;
	if (first > making->measure / 2)
		first = making->measure / 2;
	rest = first + HANG > making->measure / 2 ? first : first + HANG;
	making->right = making->turns && kind != BLOCK_CODE &&
			kind != BLOCK_TABLE && bidi_begins_right(line);
	if (used == line.len) {
		layout_row(making, at, at);
		return;
	}
	layout_stretch(making, slice_part(line, used, line.len),
		at + (uint32_t)used, first, rest, STEP_KEEP);
}

/*
 * The block begins at its first character that is not blank; what stands
 * before that in its line is its indent.
 */
static uint32_t
layout_line_start(const struct doc *doc, uint32_t at)
{
	uint32_t from = at;
	const char *text = doc->text;

	while (from > doc->start &&
		(text[from - 1 - doc->start] == ' ' ||
			text[from - 1 - doc->start] == '\t'))
		from--;
	if (from == doc->start || text[from - 1 - doc->start] == '\n')
		return from;
	return at;
}

static void
layout_kept(struct making *making, uint32_t start, uint32_t end)
{
	uint32_t at = layout_line_start(making->doc, start);
	struct slice rest = doc_slice(making->doc, at, end), line;

	while (rest.len) {
		line = slice_take(&rest, '\n');
		layout_kept_line(making, line, at);
		at += (uint32_t)line.len + 1;
	}
}

/* Every cell has rows of its own; those behind the first stand further in. */
static void
layout_table_cells(const struct making *making, struct slice line, uint32_t at)
{
	uint32_t indent = making->shape.first;
	struct slice rest = line, cell;

	while (rest.len) {
		size_t start = line.len - rest.len;

		cell = slice_take(&rest, '\t');
		if (cell.len)
			layout_stretch(making, cell, at + (uint32_t)start,
				indent, indent, STEP_KEEP);
		indent = making->shape.first + HANG;
	}
}

/* One row for the line, and more for what the last column has no room for. */
static void
layout_table_line(const struct making *making, const struct table *table,
	struct slice line, uint32_t at)
{
	size_t first = making->layout->count, last = table_last(table, line);
	uint32_t indent = making->shape.first, column = indent;
	struct row *row;

	if (last == line.len && !table_fits(table, line)) {
		layout_table_cells(making, line, at);
		return;
	}
	if (last < line.len)
		column += table->stops[table->columns - 2];
	if (last < line.len) {
		layout_stretch(making, slice_part(line, last, line.len),
			at + (uint32_t)last, column, column, STEP_KEEP);
		row = &making->layout->rows[first];
	} else {
		row = layout_row(making, at, at + (uint32_t)line.len);
	}
	row->start = at;
	row->indent = (uint16_t)indent;
	memcpy(row->stops, table->stops, sizeof row->stops);
}

/* Tabs of a document with markup part cells; elsewhere they are as typed. */
static bool
layout_table(const struct making *making, uint32_t start, uint32_t end)
{
	struct slice text = doc_slice(making->doc, start, end), line,
		     rest = text;
	uint32_t room = layout_room(making, making->shape.first);
	struct table table = { 0 };
	bool fits;
	size_t at;

	if (!making->doc->shaped || !memchr(text.data, '\t', text.len))
		return false;
	fits = table_measure(&table, text, room);
	for (at = 0; rest.len; at += line.len + 1) {
		line = slice_take(&rest, '\n');
		if (fits)
			layout_table_line(
				making, &table, line, start + (uint32_t)at);
		else
			layout_table_cells(making, line, start + (uint32_t)at);
	}
	return true;
}

/* A paragraph that goes on behind the boilerplate of a page. */
static bool
layout_goes_on(const struct doc *doc, size_t block)
{
	return block < doc->block_count &&
	       doc->blocks[block].kind == BLOCK_PARAGRAPH &&
	       doc->blocks[block].level == BLOCK_GOES_ON;
}

/*
 * Boilerplate that is folded: one row for a run of blocks; none in the midst
 * of a paragraph.
 */
static void
layout_folded(const struct making *making)
{
	const struct doc *doc = making->doc;
	size_t last = making->block;
	struct row *row;

	while (last + 1 < doc->block_count &&
		doc->blocks[last + 1].kind == BLOCK_BOILERPLATE)
		last++;
	if (layout_goes_on(doc, last + 1)) {
		making->layout->count = 0;
		return;
	}
	row = layout_row(making, doc->blocks[making->block].start,
		doc->blocks[last].end);
	row->fold = true;
}

static void
layout_space(const struct making *making, const struct block *before,
	const struct block *block)
{
	uint32_t space = shape_space(before, block);

	while (space--)
		layout_row(making, block->start, block->start);
}

/* A window of a long document may hold a part of a block only. */
static bool
layout_clip(const struct doc *doc, const struct block *block, uint32_t *start,
	uint32_t *end)
{
	*start = block->start > doc->start ? block->start : doc->start;
	*end = block->end;
	if (*end > doc->start && *end - doc->start > doc->len)
		*end = doc->start + doc->len;
	return *start < *end;
}

/* Columns of tables stand from left to right, and lines of programs. */
static void
layout_direct(struct making *making, const struct layout_options *options,
	uint32_t start, uint32_t end)
{
	struct slice text = doc_slice(making->doc, start, end);
	enum block_kind kind = making->doc->blocks[making->block].kind;

	making->turns = options->reorder && bidi_turns(text);
	making->right = making->turns && kind != BLOCK_TABLE &&
			kind != BLOCK_CODE && bidi_begins_right(text);
}

void
layout_block(struct layout *layout, const struct doc *doc, size_t index,
	const struct layout_options *options)
{
	const struct block *block = &doc->blocks[index];
	const struct block *before = index ? block - 1 : NULL;
	struct making making = { .layout = layout,
		.doc = doc,
		.block = (uint32_t)index,
		.measure = options->measure < 8 ? 8 : options->measure };
	bool folded = block->kind == BLOCK_BOILERPLATE && !options->unfold;
	uint32_t start, end;
	size_t first;

	layout->count = 0;
	if (!layout_clip(doc, block, &start, &end))
		return;
	if (folded && before && before->kind == BLOCK_BOILERPLATE)
		return;
	if (before && (options->unfold || !layout_goes_on(doc, index)))
		layout_space(&making, before, block);
	first = layout->count;
	layout_direct(&making, options, start, end);
	shape_find(&making.shape, doc, block, making.measure);
	if (folded)
		layout_folded(&making);
	else if (block->kind == BLOCK_TABLE &&
		 layout_table(&making, start, end))
		;
	else if (doc_keeps_lines(doc, block))
		layout_kept(&making, start, end);
	else
		layout_stretch(&making, doc_slice(doc, start, end), start,
			making.shape.first, making.shape.rest, STEP_FILL);
	if (first < layout->count)
		layout->rows[first].first = true;
}

void
layout_done(struct layout *layout)
{
	free(layout->rows);
	*layout = (struct layout){ 0 };
}

void
layout_text(const char *text, size_t len, uint32_t measure,
	void (*call)(void *context, const char *text, size_t len),
	void *context)
{
	struct wrap wrap;
	struct line line;
	const char *stop;
	size_t at = 0, next, part;

	for (; at < len; at = next) {
		stop = memchr(text + at, '\n', len - at);
		part = stop ? (size_t)(stop - text) - at : len - at;
		next = at + part + (stop ? 1 : 0);
		wrap_init(&wrap, text + at, part, STEP_PLAIN);
		if (!part)
			call(context, text + at, 0);
		for (line.next = 0; line.next < part;) {
			wrap_line(
				&wrap, line.next, measure ? measure : 1, &line);
			call(context, text + at + line.start,
				line.end - line.start);
		}
		wrap_done(&wrap);
	}
}
