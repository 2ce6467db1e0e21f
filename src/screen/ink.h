/*
 * Ink is how a cell is handed to curses: its characters, and the attributes
 * of its role.  Nothing else hands characters to curses.
 */
#ifndef SCREEN_INK_H
#define SCREEN_INK_H

#include <stdbool.h>
#include <curses.h>

#include "lectern/layout/cell.h"
#include "screen/theme.h"

struct ink {
	bool unicode; /* the locale's characters are UTF-8 */
	struct {
		attr_t attributes;
		short pair;
		cchar_t blank; /* nearly all cells are this, and a letter */
	} looks[ROLE_COUNT];
};

/* Sets the looks of a theme, as far as this terminal has them. */
void ink_set(struct ink *ink, const struct theme *theme);

/*
 * Draws a row of cells of the picture, but for its ends where they are as
 * `shown'; that may be NULL.  `room' is scratch for as many.
 */
void ink_row(const struct ink *ink, int row, const struct cell *cells,
	const struct cell *shown, uint32_t count, cchar_t *room);

#endif
