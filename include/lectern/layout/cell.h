/*
 * A cell is one place of the terminal's grid: a character with its combining
 * marks, its width, and its role.
 *
 * The width is stored because ncurses and libunistring disagree about some
 * characters; what is drawn is drawn by this width.  A wide character fills
 * its cell and is followed by one of width 0, which holds nothing.
 */
#ifndef LECTERN_LAYOUT_CELL_H
#define LECTERN_LAYOUT_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/layout/role.h"

#define CELL_MARKS 3 /* more combining marks than this are not drawn */

struct cell {
	uint32_t points[1 + CELL_MARKS]; /* unused ones are 0 */
	uint8_t width;			 /* 1, 2; 0 behind a wide one */
	uint8_t role;
};

/*
 * Fills at most `room' cells with text in one role and returns how many were
 * filled.  Control characters, bidirectional controls and their like become
 * U+FFFD, tabs and line ends a blank; a wide character that does not fit is
 * left out.  *used, if not NULL, is the number of bytes that were drawn.
 */
size_t cell_fill(struct cell *cells, size_t room, const char *text,
	size_t len, enum role role, size_t *used);

/*
 * Puts the cells of one line of text into the order in which they are seen, if
 * some of it runs from right to left.
 */
void cell_order(struct cell *cells, size_t count);

/* Does some of it? */
bool cell_turns(const struct cell *cells, size_t count);

#endif
