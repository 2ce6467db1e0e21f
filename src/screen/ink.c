/*
 * What a document holds reaches the terminal through ink_cell() alone, so it
 * checks once more what layout has promised: no control characters, and
 * widths that curses agrees with.  Where curses would move the cursor by
 * another width than ours, U+FFFD stands for the character and blanks keep the
 * columns straight.
 */
#include "screen/ink.h"

#include <langinfo.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

/* Colours on this terminal that we use: 0, 8 or 16. */
static int
ink_colours(void)
{
	const char *refused = getenv("NO_COLOR");

	if ((refused && *refused) || !has_colors() || COLORS < 8)
		return 0;
	return COLORS >= 16 ? 16 : 8;
}

/* Where there are no italics, what has no colour either is underlined. */
static attr_t
ink_attributes(const struct look *look)
{
	attr_t attributes = 0;
	unsigned flags = look->flags;

	if (flags & LOOK_BOLD)
		attributes |= A_BOLD;
	if (flags & LOOK_DIM)
		attributes |= A_DIM;
	if (flags & LOOK_UNDERLINE)
		attributes |= A_UNDERLINE;
	if (flags & LOOK_REVERSE)
		attributes |= A_REVERSE;
	if (flags & LOOK_ITALIC && term_attrs() & A_ITALIC)
		attributes |= A_ITALIC;
	else if (flags & LOOK_ITALIC && look->foreground == LOOK_DEFAULT)
		attributes |= A_UNDERLINE;
	return attributes;
}

/* Roles of the same colours share a pair: a change of pair costs bytes. */
static short
ink_pair(struct look *pairs, short *count, struct look look)
{
	short i;

	if (look.foreground == LOOK_DEFAULT && look.background == LOOK_DEFAULT)
		return 0;
	for (i = 1; i <= *count; i++) {
		if (pairs[i].foreground == look.foreground &&
			pairs[i].background == look.background)
			return i;
	}
	if (*count + 1 >= COLOR_PAIRS)
		return 0;
	++*count;
	pairs[*count] = look;
	init_pair(*count, (short)look.foreground, (short)look.background);
	return *count;
}

void
ink_set(struct ink *ink, const struct theme *theme)
{
	struct look pairs[ROLE_COUNT + 1], look;
	int colours = ink_colours();
	short count = 0;
	unsigned i;

	ink->unicode = !strcmp(nl_langinfo(CODESET), "UTF-8");
	for (i = 0; i < ROLE_COUNT; i++) {
		look = theme_look(theme, (enum role)i, colours);
		ink->looks[i].attributes = ink_attributes(&look);
		ink->looks[i].pair = ink_pair(pairs, &count, look);
		setcchar(&ink->looks[i].blank, L" ", ink->looks[i].attributes,
			ink->looks[i].pair, NULL);
	}
}

/* A letter without its accent, a quotation mark of ASCII; else "?". */
static uint32_t
ink_bare(uint32_t point)
{
	uint32_t bare = fold_point(point);

	if (bare < ' ' || bare >= 0x7f)
		return '?';
	return utf8_is_upper(point) ? utf8_to_upper(bare) : bare;
}

/* What to draw where the locale has no such character. */
static uint32_t
ink_poor(uint32_t point)
{
	switch (point) {
	case 0x2500:
		return '-';
	case 0x2020:
		return '+';
	case 0x2021:
		return '#';
	case 0x2502:
		return '|';
	case 0x2022:
		return '*';
	case 0xb7:
	case 0x2026:
		return '.';
	default:
		return ink_bare(point);
	}
}

static bool
ink_has(const struct ink *ink, uint32_t point)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = { 0 };

	return point < 0x7f || ink->unicode ||
	       wcrtomb(bytes, (wchar_t)point, &state) != (size_t)-1;
}

/* The characters of a cell as curses takes them; returns the cells filled. */
static int
ink_text(const struct ink *ink, const struct cell *cell, wchar_t text[])
{
	uint32_t point = cell->points[0];
	size_t i, len = 1;
	int width = cell->width;

	if (utf8_is_unprintable(point))
		point = UTF8_REPLACEMENT;
	if (!ink_has(ink, point)) {
		point = ink_poor(point);
		width = 1;
	} else if (wcwidth((wchar_t)point) != width) {
		point = ink->unicode ? UTF8_REPLACEMENT : '?';
		width = 1;
	}
	text[0] = (wchar_t)point;
	for (i = 1; i <= CELL_MARKS && cell->points[i]; i++) {
		if (ink_has(ink, cell->points[i]) &&
			!utf8_is_unprintable(cell->points[i]) &&
			!wcwidth((wchar_t)cell->points[i]))
			text[len++] = (wchar_t)cell->points[i];
	}
	text[len] = 0;
	return width;
}

/* Of the characters that need no second look? */
static bool
ink_is_plain(const struct cell *cell)
{
	return cell->points[0] >= ' ' && cell->points[0] < 0x7f &&
	       !cell->points[1] && cell->width == 1;
}

/*
 * Hands one cell over; returns how many of the picture's it was, as wide ones
 * are two.  To curses a wide character is one cell, which it spreads itself.
 */
static uint32_t
ink_cell(const struct ink *ink, const struct cell *cell, uint32_t left,
	cchar_t *room, int *filled)
{
	attr_t attributes = ink->looks[cell->role].attributes;
	short pair = ink->looks[cell->role].pair;
	struct cell blank = { { ' ' }, 1, cell->role };
	wchar_t text[2 + CELL_MARKS];
	uint32_t cells = cell->width;
	int drawn;

	if (ink_is_plain(cell)) {
		room[*filled] = ink->looks[cell->role].blank;
		room[(*filled)++].chars[0] = (wchar_t)cell->points[0];
		return 1;
	}
	if (!cells || cells > left) {
		cell = &blank;
		cells = 1;
	}
	drawn = ink_text(ink, cell, text);
	setcchar(&room[(*filled)++], text, attributes, pair, NULL);
	if (drawn < (int)cells)
		setcchar(&room[(*filled)++], L" ", attributes, pair, NULL);
	return cells;
}

/* Is it half of a wide character, in the new picture or in the old? */
static bool
ink_is_half(const struct cell *cells, const struct cell *shown, uint32_t at)
{
	return !cells[at].width || !shown[at].width;
}

void
ink_row(const struct ink *ink, int row, const struct cell *cells,
	const struct cell *shown, uint32_t count, cchar_t *room)
{
	uint32_t at = 0, from, to = count;
	int filled = 0;

	if (shown) {
		while (at < to &&
			!memcmp(&cells[at], &shown[at], sizeof *cells))
			at++;
		while (to > at &&
			!memcmp(&cells[to - 1], &shown[to - 1], sizeof *cells))
			to--;
		while (at && at < count && ink_is_half(cells, shown, at))
			at--;
		while (to < count && ink_is_half(cells, shown, to))
			to++;
	}
	for (from = at; at < to;)
		at += ink_cell(ink, &cells[at], to - at, room, &filled);
	if (filled)
		mvadd_wchnstr(row, (int)from, room, filled);
}
