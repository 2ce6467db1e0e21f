/*
 * A grid is the picture of the whole screen, to be presented at once.
 */
#ifndef LECTERN_SCREEN_GRID_H
#define LECTERN_SCREEN_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/layout/cell.h"

struct grid {
	uint32_t rows, cols;
	struct cell *cells; /* rows * cols */
	bool reorder; /* grid_text() turns text from right to left round */
};

/* Takes a size and clears; { 0 } is a grid of no size. */
void grid_resize(struct grid *grid, uint32_t rows, uint32_t cols);
void grid_clear(struct grid *grid);
void grid_done(struct grid *grid);

/*
 * Draws text in a row from col on, at most `room' cells and never past the
 * edge; returns the cells drawn.  What lies outside the grid is not drawn.
 */
uint32_t grid_text(struct grid *grid, uint32_t row, uint32_t col,
	uint32_t room, const char *text, size_t len, enum role role);
uint32_t grid_string(struct grid *grid, uint32_t row, uint32_t col,
	uint32_t room, const char *string, enum role role);

/* Gives cells a role, or a character and a role. */
void grid_paint(struct grid *grid, uint32_t row, uint32_t col, uint32_t count,
	enum role role);
void grid_fill(struct grid *grid, uint32_t row, uint32_t col, uint32_t count,
	uint32_t point, enum role role);

/* Copies cells that layout made. */
void grid_cells(struct grid *grid, uint32_t row, uint32_t col,
	const struct cell *cells, size_t count);

#endif
