/*
 * Levels are asked of libfribidi, a row at a time: what the row before it says
 * matters too seldom to be remembered.  An odd level runs from right to left.
 *
 * Overrides and embeddings, which are shown as U+FFFD, turn nothing round, or
 * a text could be made to look like another one.
 */
#include "layout/bidi.h"

#include <stdlib.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#ifdef HAVE_FRIBIDI

#include <fribidi.h>

_Static_assert(sizeof(FriBidiChar) == sizeof(uint32_t), "one character each");

/* Blocks of scripts that run from right to left, and the marks that turn. */
static bool
bidi_is_right(uint32_t point)
{
	return (point >= 0x590 && point < 0x900) || point == 0x200f ||
	       (point >= 0xfb1d && point < 0xfe00) ||
	       (point >= 0xfe70 && point < 0xff00) ||
	       (point >= 0x10800 && point < 0x11000) ||
	       (point >= 0x1e800 && point < 0x1f000);
}

static bool
bidi_is_control(uint32_t point)
{
	return (point >= 0x202a && point <= 0x202e) ||
	       (point >= 0x2066 && point <= 0x2069);
}

bool
bidi_turns(struct slice text)
{
	size_t at = 0, next;

	while (at < text.len) {
		/* U+0590 begins with 0xd6; most texts have nothing above. */
		if ((unsigned char)text.data[at] < 0xd6) {
			at++;
			continue;
		}
		if (bidi_is_right(utf8_at(text.data, text.len, at, &next)))
			return true;
		at = next;
	}
	return false;
}

bool
bidi_begins_right(struct slice text)
{
	FriBidiCharType type;
	size_t at, next;

	for (at = 0; at < text.len; at = next) {
		type = fribidi_get_bidi_type(
			utf8_at(text.data, text.len, at, &next));
		if (FRIBIDI_IS_STRONG(type))
			return FRIBIDI_IS_RTL(type) != 0;
	}
	return false;
}

/* The level of each character; false: they are not to be had. */
static bool
bidi_levels(uint32_t *points, size_t count, bool right, FriBidiLevel *levels)
{
	FriBidiStrIndex len = (FriBidiStrIndex)count;
	FriBidiParType base = right ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
	FriBidiCharType *types = memory_new(count * sizeof *types);
	FriBidiBracketType *brackets = memory_new(count * sizeof *brackets);
	FriBidiLevel most;
	size_t i;

	for (i = 0; i < count; i++) {
		if (bidi_is_control(points[i]))
			points[i] = UTF8_REPLACEMENT;
	}
	fribidi_get_bidi_types(points, len, types);
	fribidi_get_bracket_types(points, len, types, brackets);
	most = fribidi_get_par_embedding_levels_ex(
		types, brackets, len, &base, levels);
	free(types);
	free(brackets);
	return most > 0;
}

/* -- cells ---------------------------------------------------------------- */

/* Cells with what is moved together with them. */
struct turning {
	struct cell *cells;
	uint32_t *columns; /* or NULL */
	FriBidiLevel *levels;
};

static void
turn_swap(struct turning *turning, size_t a, size_t b)
{
	struct cell cell = turning->cells[a];
	FriBidiLevel level = turning->levels[a];
	uint32_t column;

	turning->cells[a] = turning->cells[b];
	turning->cells[b] = cell;
	turning->levels[a] = turning->levels[b];
	turning->levels[b] = level;
	if (!turning->columns)
		return;
	column = turning->columns[a];
	turning->columns[a] = turning->columns[b];
	turning->columns[b] = column;
}

static void
turn_range(struct turning *turning, size_t from, size_t end)
{
	while (from + 1 < end)
		turn_swap(turning, from++, --end);
}

/* Runs of this level and above, each turned round. */
static void
turn_level(struct turning *turning, size_t count, FriBidiLevel level)
{
	size_t from = 0, end;

	while (from < count) {
		if (turning->levels[from] < level) {
			from++;
			continue;
		}
		for (end = from; end < count && turning->levels[end] >= level;)
			end++;
		turn_range(turning, from, end);
		from = end;
	}
}

/* Rule L2, and L4: brackets look the other way. */
static void
turn_cells(struct turning *turning, size_t count)
{
	FriBidiLevel most = 0;
	FriBidiChar other;
	size_t i;

	for (i = 0; i < count; i++) {
		most = turning->levels[i] > most ? turning->levels[i] : most;
		if (turning->levels[i] & 1 &&
			fribidi_get_mirror_char(
				turning->cells[i].points[0], &other))
			turning->cells[i].points[0] = other;
	}
	for (; most > 0; most--)
		turn_level(turning, count, most);
	/* The two halves of a wide character have been turned round, too. */
	for (i = 0; i + 1 < count; i++) {
		if (turning->levels[i] & 1 && !turning->cells[i].width &&
			turning->cells[i + 1].width == 2) {
			turn_swap(turning, i, i + 1);
			i++;
		}
	}
}

/* The level of every cell, by the character that stands at its byte. */
static bool
row_levels(const struct bidi_row *row, FriBidiLevel *levels)
{
	size_t len = row->text.len, at, next, count = 0, cell, i = 0;
	uint32_t *points = memory_new((len + 1) * sizeof *points);
	uint32_t *places = memory_new((len + 1) * sizeof *places);
	FriBidiLevel *found = memory_zero(len + 1, sizeof *found);
	bool any;

	for (at = 0; at < len; at = next) {
		places[count] = row->start + (uint32_t)at;
		points[count++] = utf8_at(row->text.data, len, at, &next);
	}
	any = count && bidi_levels(points, count, row->right, found);
	for (cell = 0; cell < row->count && any; cell++) {
		while (i + 1 < count && places[i + 1] <= row->columns[cell])
			i++;
		levels[cell] = found[i];
	}
	free(points);
	free(places);
	free(found);
	return any;
}

void
bidi_order(struct bidi_row *row)
{
	FriBidiLevel *levels = memory_zero(row->count + 1, sizeof *levels);
	struct turning turning = { row->cells, row->columns, levels };

	if (row_levels(row, levels))
		turn_cells(&turning, row->count);
	free(levels);
}

bool
cell_turns(const struct cell *cells, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (bidi_is_right(cells[i].points[0]))
			return true;
	}
	return false;
}

void
cell_order(struct cell *cells, size_t count)
{
	struct turning turning = { cells, NULL, NULL };
	uint32_t *points;
	FriBidiCharType type = 0;
	size_t i;

	if (!cell_turns(cells, count))
		return;
	points = memory_new(count * sizeof *points);
	turning.levels = memory_zero(count, sizeof *turning.levels);
	for (i = 0; i < count; i++)
		points[i] = cells[i].width || !i ? cells[i].points[0]
						 : points[i - 1];
	/* A number in front is ours: "1  title" stays in this order. */
	for (i = 0; i < count && !FRIBIDI_IS_STRONG(type) &&
		    type != FRIBIDI_TYPE_EN;
		i++)
		type = fribidi_get_bidi_type(points[i]);
	if (bidi_levels(
		    points, count, FRIBIDI_IS_RTL(type) != 0, turning.levels))
		turn_cells(&turning, count);
	free(turning.levels);
	free(points);
}

#else

bool
bidi_turns(struct slice text)
{
	(void)text;
	return false;
}

bool
bidi_begins_right(struct slice text)
{
	(void)text;
	return false;
}

void
bidi_order(struct bidi_row *row)
{
	(void)row;
}

void
cell_order(struct cell *cells, size_t count)
{
	(void)cells, (void)count;
}

bool
cell_turns(const struct cell *cells, size_t count)
{
	(void)cells, (void)count;
	return false;
}

#endif
