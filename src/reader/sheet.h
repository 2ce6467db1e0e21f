/*
 * A sheet is a column of short lines to look at: what the panel shows, an
 * entity's card, the lower half of a list.
 *
 * A line may lead somewhere; those that do can be chosen with the bar.
 */
#ifndef READER_SHEET_H
#define READER_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/doc/place.h"
#include "lectern/layout/role.h"
#include "lectern/screen/grid.h"

/* Where Enter leads; nowhere if all is zero. */
struct target {
	struct place place;
	uint32_t entity;     /* its card */
	const char *command; /* run on the screen */
};

/* A part of a text that stands out: offsets in bytes. */
struct sheet_mark {
	uint32_t start, end;
	enum role role;
};

struct sheet_line {
	const char *label; /* drawn before the text, in ROLE_LABEL */
	const char *text;
	const char *right; /* at the right edge, dimmed */
	enum role role;
	uint16_t indent; /* of the text; the label stands at its left */
	char sign;       /* '>' selected, '!' trouble, or a blank */
	bool head;       /* opens a part: drawn as a rule */
	bool continues;  /* the text of the line above it */
	uint8_t yields;  /* gives lines up for want of room; 0: none */
	uint8_t keeps;   /* ... but keeps so many */
	struct sheet_mark *marks; /* in its text */
	size_t mark_count;
	struct target target;
};

struct sheet {
	struct sheet_line *lines;
	size_t count, cap;
	struct arena arena;
	size_t top; /* first line shown */
	size_t bar; /* the chosen one, when the sheet has the focus */
};

void sheet_clear(struct sheet *sheet);
void sheet_done(struct sheet *sheet);

/* A new line, good until the next; text is copied. */
struct sheet_line *
sheet_add(struct sheet *sheet, enum role role, const char *text);
struct sheet_line *
sheet_add_slice(struct sheet *sheet, enum role role, struct slice text);
void sheet_head(struct sheet *sheet, const char *text);
const char *sheet_format(struct sheet *sheet, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Adds text cut to lines of `width' cells, the label before the first one and
 * room for it, `indent' cells, before all; at most `limit' lines, the last
 * ending in "..." if it was cut (0: all).  Returns the first of the lines,
 * good until the next one.
 */
struct sheet_line *
sheet_wrap(struct sheet *sheet, const char *label, struct slice text,
	enum role role, uint32_t indent, uint32_t width, size_t limit);

/* The same, with marks in the text, which are in order. */
struct sheet_line *sheet_wrap_marked(struct sheet *sheet, const char *label,
	struct slice text, enum role role, uint32_t indent, uint32_t width,
	size_t limit, const struct sheet_mark *marks, size_t count);

/*
 * Shortens the text that begins at line `first' from its beginning, so that
 * its n-th mark, from 0, is in the first `rows' lines of it.
 */
void
sheet_show_mark(struct sheet *sheet, size_t first, size_t mark, size_t rows);

/*
 * Makes it no longer than so many rows if lines can be spared: texts give up
 * their ends, those first that yield least (1, then 2 ...), the longest of
 * them first.  A text says that it yields in the first of its lines.
 */
void sheet_fit(struct sheet *sheet, size_t rows, uint32_t width);

bool sheet_line_leads(const struct sheet_line *line);

/* Moves the bar by lines, or to the next line that leads; false: it stayed. */
bool sheet_move(struct sheet *sheet, int lines);
bool sheet_jump(struct sheet *sheet, bool forward);

/*
 * The line under the bar, or the one above it that it continues; NULL if that
 * leads nowhere.
 */
const struct sheet_line *sheet_chosen(const struct sheet *sheet);

/* Draws it; bar: show which line is chosen. */
void sheet_draw(struct sheet *sheet, struct grid *grid, uint32_t row,
	uint32_t col, uint32_t rows, uint32_t cols, bool bar);

#endif
