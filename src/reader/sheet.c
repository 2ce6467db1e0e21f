/* Lines in an arena, drawn one to a row. */
#include "reader/sheet.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/layout/layout.h"

void
sheet_clear(struct sheet *sheet)
{
	arena_done(&sheet->arena);
	sheet->count = 0;
}

void
sheet_done(struct sheet *sheet)
{
	free(sheet->lines);
	arena_done(&sheet->arena);
	*sheet = (struct sheet){ 0 };
}

struct sheet_line *
sheet_add_slice(struct sheet *sheet, enum role role, struct slice text)
{
	sheet->lines = memory_grow(
		sheet->lines, sheet->count, &sheet->cap, sizeof *sheet->lines);
	sheet->lines[sheet->count] = (struct sheet_line){
		.text = arena_copy(&sheet->arena, text.data, text.len),
		.role = role,
		.sign = ' ',
	};
	return &sheet->lines[sheet->count++];
}

struct sheet_line *
sheet_add(struct sheet *sheet, enum role role, const char *text)
{
	return sheet_add_slice(sheet, role, slice_of(text));
}

void
sheet_head(struct sheet *sheet, const char *text)
{
	sheet_add(sheet, ROLE_RULE, text)->head = true;
}

const char *
sheet_format(struct sheet *sheet, const char *format, ...)
{
	const char *copy;
	va_list list;
	char *buffer;
	int len;

	va_start(list, format);
	len = vsnprintf(NULL, 0, format, list);
	va_end(list);
	buffer = memory_new((size_t)len + 1);
	va_start(list, format);
	vsnprintf(buffer, (size_t)len + 1, format, list);
	va_end(list);
	copy = arena_string(&sheet->arena, buffer);
	free(buffer);
	return copy;
}

struct wrapping {
	struct sheet *sheet;
	enum role role;
	uint32_t indent;
	size_t limit;
	size_t first;
};

static void
sheet_wrap_line(void *context, const char *text, size_t len)
{
	struct wrapping *wrapping = context;
	struct sheet *sheet = wrapping->sheet;
	struct sheet_line *last;

	if (wrapping->limit &&
		sheet->count - wrapping->first == wrapping->limit) {
		last = &sheet->lines[sheet->count - 1];
		if (!last->right)
			last->right = "...";
		return;
	}
	sheet_add_slice(sheet, wrapping->role, (struct slice){ text, len })
		->indent = (uint16_t)wrapping->indent;
}

/* Runs of blanks and line ends become one blank: a note is one paragraph. */
static void
sheet_squeeze(struct str *out, struct slice text)
{
	bool blank = false;
	size_t at = 0, next;
	uint32_t point;

	while (at < text.len) {
		point = utf8_at(text.data, text.len, at, &next);
		if (utf8_is_space(point)) {
			blank = out->len > 0;
		} else {
			if (blank)
				str_add_char(out, ' ');
			blank = false;
			str_add_bytes(out, text.data + at, next - at);
		}
		at = next;
	}
}

struct sheet_line *
sheet_wrap(struct sheet *sheet, const char *label, struct slice text,
	enum role role, uint32_t indent, uint32_t width, size_t limit)
{
	struct wrapping wrapping = { .sheet = sheet,
		.role = role,
		.indent = indent,
		.limit = limit,
		.first = sheet->count };
	uint32_t measure = width > indent + 12 ? width - indent - 4 : 8;
	struct str line = { 0 };

	sheet_squeeze(&line, text);
	layout_text(
		str_text(&line), line.len, measure, sheet_wrap_line, &wrapping);
	str_done(&line);
	if (sheet->count == wrapping.first)
		sheet_add(sheet, role, "")->indent = (uint16_t)indent;
	sheet->lines[wrapping.first].label = arena_string(&sheet->arena, label);
	return &sheet->lines[wrapping.first];
}

bool
sheet_line_leads(const struct sheet_line *line)
{
	return line->target.place.document || line->target.entity ||
	       line->target.command;
}

bool
sheet_move(struct sheet *sheet, int lines)
{
	size_t last = sheet->count ? sheet->count - 1 : 0, was = sheet->bar;

	if (lines < 0 && (size_t)-lines > sheet->bar)
		sheet->bar = 0;
	else
		sheet->bar = (size_t)((long)sheet->bar + lines);
	if (sheet->bar > last)
		sheet->bar = last;
	return sheet->bar != was;
}

bool
sheet_jump(struct sheet *sheet, bool forward)
{
	size_t at = sheet->bar;

	while (forward ? at + 1 < sheet->count : at > 0) {
		at += forward ? 1 : (size_t)-1;
		if (sheet_line_leads(&sheet->lines[at])) {
			sheet->bar = at;
			return true;
		}
	}
	return false;
}

const struct sheet_line *
sheet_chosen(const struct sheet *sheet)
{
	size_t at;

	if (sheet->bar >= sheet->count)
		return NULL;
	for (at = sheet->bar + 1; at-- > 0;) {
		if (sheet_line_leads(&sheet->lines[at]))
			return &sheet->lines[at];
		if (sheet->lines[at].head)
			break;
	}
	return NULL;
}

static void
sheet_draw_line(const struct sheet_line *line, struct grid *grid, uint32_t row,
	uint32_t col, uint32_t cols)
{
	uint32_t room = cols, taken;

	if (line->head) {
		grid_fill(grid, row, col, cols, '-', ROLE_RULE);
		if (cols > 4) {
			taken = grid_string(grid, row, col + 1, cols - 2,
				line->text, ROLE_RULE);
			grid_text(grid, row, col + 1 + taken, 1, " ", 1,
				ROLE_RULE);
			grid_text(grid, row, col, 1, " ", 1, ROLE_RULE);
		}
		return;
	}
	if (line->sign != ' ')
		grid_text(grid, row, col, 1, &line->sign, 1,
			line->sign == '!' ? ROLE_PROBLEM : ROLE_GUTTER);
	if (line->right) {
		taken = (uint32_t)utf8_text_width(
			line->right, strlen(line->right));
		if (taken + 2 < room) {
			room -= taken + 2;
			grid_string(grid, row, col + room + 1, taken,
				line->right, ROLE_DIM);
		}
	}
	if (line->label && room > 1)
		grid_string(grid, row, col + 1,
			line->indent + 1u < room ? line->indent : room - 1,
			line->label, ROLE_LABEL);
	if (room > line->indent + 1u)
		grid_string(grid, row, col + 1 + line->indent,
			room - line->indent - 1, line->text, line->role);
}

void
sheet_draw(struct sheet *sheet, struct grid *grid, uint32_t row, uint32_t col,
	uint32_t rows, uint32_t cols, bool bar)
{
	uint32_t i;

	if (bar) {
		if (sheet->bar >= sheet->count)
			sheet->bar = sheet->count ? sheet->count - 1 : 0;
		if (sheet->bar < sheet->top)
			sheet->top = sheet->bar;
		if (rows && sheet->bar >= sheet->top + rows)
			sheet->top = sheet->bar + 1 - rows;
	} else if (sheet->top + rows > sheet->count) {
		sheet->top = sheet->count > rows ? sheet->count - rows : 0;
	}
	for (i = 0; i < rows && sheet->top + i < sheet->count; i++) {
		sheet_draw_line(&sheet->lines[sheet->top + i], grid, row + i,
			col, cols);
		if (bar && sheet->top + i == sheet->bar)
			grid_paint(grid, row + i, col, cols, ROLE_BAR);
	}
	if (rows && sheet->top + rows < sheet->count &&
		!sheet->lines[sheet->top + rows - 1].right)
		grid_string(grid, row + rows - 1, col + cols - 3, 3, "...",
			ROLE_DIM);
}
