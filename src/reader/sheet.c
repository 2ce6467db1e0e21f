/* Lines in an arena, drawn one to a row. */
#include "reader/sheet.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/layout/layout.h"

#define SHEET_MORE " ..." /* behind what goes on */

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

/* Says at its end that a text goes on; it has room for that. */
static void
sheet_goes_on(struct sheet *sheet, struct sheet_line *line)
{
	if (!slice_ends(slice_of(line->text), SHEET_MORE))
		line->text = sheet_format(sheet, "%s" SHEET_MORE, line->text);
}

struct wrapping {
	struct sheet *sheet;
	enum role role;
	uint32_t indent;
	size_t limit;
	size_t first;
	const char *text; /* all of it */
	struct sheet_mark *marks;
	size_t mark_count;
};

/* Gives a line the marks that lie in it. */
static void
sheet_mark_line(const struct wrapping *wrapping, struct sheet_line *line,
	size_t from, size_t len)
{
	const struct sheet_mark *mark;
	size_t i;

	for (i = 0; i < wrapping->mark_count; i++) {
		mark = &wrapping->marks[i];
		if (mark->end <= from || mark->start >= from + len)
			continue;
		if (!line->marks)
			line->marks = arena_new(&wrapping->sheet->arena,
				(wrapping->mark_count - i) *
					sizeof *line->marks);
		line->marks[line->mark_count++] = (struct sheet_mark){
			mark->start > from ? mark->start - (uint32_t)from : 0,
			(uint32_t)(mark->end < from + len ? mark->end - from
							  : len),
			mark->role
		};
	}
}

static void
sheet_wrap_line(void *context, const char *text, size_t len)
{
	struct wrapping *wrapping = context;
	struct sheet *sheet = wrapping->sheet;
	struct sheet_line *last;

	if (wrapping->limit &&
		sheet->count - wrapping->first == wrapping->limit) {
		sheet_goes_on(sheet, &sheet->lines[sheet->count - 1]);
		return;
	}
	last = sheet_add_slice(
		sheet, wrapping->role, (struct slice){ text, len });
	last->indent = (uint16_t)wrapping->indent;
	last->continues = sheet->count - wrapping->first > 1;
	sheet_mark_line(wrapping, last, (size_t)(text - wrapping->text), len);
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

/* Where an offset of the text comes to lie. */
static uint32_t
sheet_squeezed(struct slice text, uint32_t at)
{
	struct str part = { 0 };
	uint32_t len;

	sheet_squeeze(&part, slice_part(text, 0, at));
	len = (uint32_t)part.len;
	if (len && utf8_is_space(utf8_before(text.data, at, &(size_t){ 0 })))
		len++;
	str_done(&part);
	return len;
}

struct sheet_line *
sheet_wrap(struct sheet *sheet, const char *label, struct slice text,
	enum role role, uint32_t indent, uint32_t width, size_t limit)
{
	return sheet_wrap_marked(
		sheet, label, text, role, indent, width, limit, NULL, 0);
}

struct sheet_line *
sheet_wrap_marked(struct sheet *sheet, const char *label, struct slice text,
	enum role role, uint32_t indent, uint32_t width, size_t limit,
	const struct sheet_mark *marks, size_t count)
{
	struct wrapping wrapping = { .sheet = sheet,
		.role = role,
		.indent = indent,
		.limit = limit,
		.first = sheet->count };
	uint32_t measure =
		width > indent + 12 ? width - indent - (limit ? 4 : 2) : 8;
	struct str line = { 0 };
	size_t i;

	sheet_squeeze(&line, text);
	wrapping.text = str_text(&line);
	wrapping.marks = memory_zero(count + 1, sizeof *wrapping.marks);
	for (i = 0; i < count; i++)
		wrapping.marks[wrapping.mark_count++] = (struct sheet_mark){
			sheet_squeezed(text, marks[i].start),
			sheet_squeezed(text, marks[i].end), marks[i].role
		};
	layout_text(
		wrapping.text, line.len, measure, sheet_wrap_line, &wrapping);
	free(wrapping.marks);
	str_done(&line);
	if (sheet->count == wrapping.first)
		sheet_add(sheet, role, "")->indent = (uint16_t)indent;
	sheet->lines[wrapping.first].label = arena_string(&sheet->arena, label);
	return &sheet->lines[wrapping.first];
}

/* -- giving way ----------------------------------------------------------- */

/* Lines of the text that begins at `first'. */
static size_t
sheet_length(const struct sheet *sheet, size_t first)
{
	size_t i = first + 1;

	while (i < sheet->count && sheet->lines[i].continues)
		i++;
	return i - first;
}

/* How many of them stay, if texts of this rank keep no more than `limit'. */
static size_t
sheet_keeps(
	const struct sheet *sheet, size_t first, unsigned rank, size_t limit)
{
	const struct sheet_line *line = &sheet->lines[first];
	size_t length = sheet_length(sheet, first);

	if (!line->yields || line->yields != rank || length <= limit)
		return length;
	limit = limit < line->keeps ? line->keeps : limit;
	return length < limit ? length : limit;
}

static size_t
sheet_total(const struct sheet *sheet, unsigned rank, size_t limit)
{
	size_t i, total = 0;

	for (i = 0; i < sheet->count; i += sheet_length(sheet, i))
		total += sheet_keeps(sheet, i, rank, limit);
	return total;
}

/* Shows that a text goes on, behind a whole word; of a list, a whole item. */
static void
sheet_break_off(struct sheet *sheet, struct sheet_line *line, uint32_t width)
{
	uint32_t room =
		width > line->indent + 6u ? width - line->indent - 6 : 1;
	size_t len = strlen(line->text), item;

	while (len && utf8_text_width(line->text, len) > room) {
		while (len && line->text[len - 1] != ' ')
			len--;
		while (len && line->text[len - 1] == ' ')
			len--;
	}
	for (item = len; item && line->text[item - 1] != ',';)
		item--;
	if (item > len / 2)
		len = item;
	if (len)
		line->text = arena_copy(&sheet->arena, line->text, len);
	sheet_goes_on(sheet, line);
}

static void
sheet_cut(struct sheet *sheet, unsigned rank, size_t limit, uint32_t width)
{
	size_t from, to = 0, length, keep, i, top = sheet->top;

	for (from = 0; from < sheet->count; from += length) {
		length = sheet_length(sheet, from);
		keep = sheet_keeps(sheet, from, rank, limit);
		if (from == sheet->top)
			top = to;
		for (i = 0; i < keep; i++)
			sheet->lines[to + i] = sheet->lines[from + i];
		to += keep;
		if (keep < length)
			sheet_break_off(sheet, &sheet->lines[to - 1], width);
	}
	sheet->count = to;
	sheet->top = top;
}

void
sheet_fit(struct sheet *sheet, size_t rows, uint32_t width)
{
	size_t limit, i;
	unsigned rank, most = 0;

	for (i = 0; i < sheet->count; i++) {
		if (sheet->lines[i].yields > most)
			most = sheet->lines[i].yields;
	}
	for (rank = 1; rank <= most && sheet->count > rows; rank++) {
		limit = rows ? rows : 1;
		while (limit > 1 && sheet_total(sheet, rank, limit) > rows)
			limit--;
		sheet_cut(sheet, rank, limit, width);
	}
}

void
sheet_show_mark(struct sheet *sheet, size_t first, size_t mark, size_t rows)
{
	struct sheet_line *line = &sheet->lines[first];
	size_t at = first, marks = 0, cut;
	const struct target target = line->target;

	for (; at < sheet->count; at++) {
		marks += sheet->lines[at].mark_count;
		if (marks > mark)
			break;
	}
	if (at == sheet->count || at - first < rows || rows < 2)
		return;
	cut = at - first - rows / 2;
	memmove(line, line + cut, (sheet->count - first - cut) * sizeof *line);
	sheet->count -= cut;
	line->target = target;
	line->continues = false;
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

/* Text that shows where it was cut. */
static void
sheet_draw_cut(struct grid *grid, uint32_t row, uint32_t col, uint32_t room,
	const char *text, enum role role)
{
	uint32_t taken;

	if (utf8_text_width(text, strlen(text)) <= room || room < 10) {
		grid_string(grid, row, col, room, text, role);
		return;
	}
	taken = grid_string(grid, row, col, room - 3, text, role);
	grid_string(grid, row, col + taken, 3, "...", role);
}

static void
sheet_draw_marks(const struct sheet_line *line, struct grid *grid, uint32_t row,
	uint32_t col, uint32_t room)
{
	size_t len = strlen(line->text), i;
	const struct sheet_mark *mark;
	uint32_t from, to;

	for (i = 0; i < line->mark_count; i++) {
		mark = &line->marks[i];
		if (mark->start >= len)
			break;
		from = (uint32_t)utf8_text_width(line->text, mark->start);
		to = (uint32_t)utf8_text_width(
			line->text, mark->end < len ? mark->end : len);
		to = to < room ? to : room;
		if (from < to)
			grid_paint(
				grid, row, col + from, to - from, mark->role);
	}
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
	if (room <= line->indent + 1u)
		return;
	room -= line->indent + 1u;
	col += line->indent + 1u;
	sheet_draw_cut(grid, row, col, room, line->text, line->role);
	sheet_draw_marks(line, grid, row, col, room);
}

/* There are more lines than there is room for. */
static void
sheet_draw_more(const struct sheet_line *line, struct grid *grid, uint32_t row,
	uint32_t col, uint32_t cols)
{
	uint32_t end =
		line->indent + 1u +
		(uint32_t)utf8_text_width(line->text, strlen(line->text));

	if (line->head || line->right ||
		slice_ends(slice_of(line->text), SHEET_MORE))
		return;
	end = end + 4 < cols ? end + 1 : cols - 3;
	grid_string(grid, row, col + end, 3, "...", ROLE_DIM);
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
	if (rows && sheet->top + rows < sheet->count)
		sheet_draw_more(&sheet->lines[sheet->top + rows - 1], grid,
			row + rows - 1, col, cols);
}
