/*
 * A picture of the screen.  Whatever is drawn over one half of a wide
 * character leaves a blank in place of the other half.
 */
#include "lectern/screen/grid.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

static const struct cell blank = { { ' ' }, 1, ROLE_TEXT };

void
grid_resize(struct grid *grid, uint32_t rows, uint32_t cols)
{
	grid->cells = memory_resize(
		grid->cells, (size_t)rows * cols, sizeof *grid->cells);
	grid->rows = rows;
	grid->cols = cols;
	grid_clear(grid);
}

void
grid_clear(struct grid *grid)
{
	size_t i, count = (size_t)grid->rows * grid->cols;

	for (i = 0; i < count; i++)
		grid->cells[i] = blank;
}

void
grid_done(struct grid *grid)
{
	free(grid->cells);
	*grid = (struct grid){ 0 };
}

/* The cells from col on, and in *room how many of them there are. */
static struct cell *
grid_at(const struct grid *grid, uint32_t row, uint32_t col, uint32_t *room)
{
	if (row >= grid->rows || col >= grid->cols) {
		*room = 0;
		return NULL;
	}
	if (*room > grid->cols - col)
		*room = grid->cols - col;
	return &grid->cells[(size_t)row * grid->cols + col];
}

static void
grid_blank(struct cell *cell)
{
	memset(cell->points, 0, sizeof cell->points);
	cell->points[0] = ' ';
	cell->width = 1;
}

/* Where new cells meet old ones, a wide character may have lost its half. */
static void
grid_mend(struct grid *grid, uint32_t row, uint32_t col)
{
	struct cell *cells = &grid->cells[(size_t)row * grid->cols];
	bool left_open = col && cells[col - 1].width == 2;
	bool right_open = col < grid->cols && !cells[col].width;

	if (left_open && !right_open)
		grid_blank(&cells[col - 1]);
	if (right_open && !left_open)
		grid_blank(&cells[col]);
}

uint32_t
grid_text(struct grid *grid, uint32_t row, uint32_t col, uint32_t room,
	const char *text, size_t len, enum role role)
{
	struct cell *cells = grid_at(grid, row, col, &room);
	uint32_t filled;

	if (!cells)
		return 0;
	filled = (uint32_t)cell_fill(cells, room, text, len, role, NULL);
	if (grid->reorder)
		cell_order(cells, filled);
	grid_mend(grid, row, col);
	grid_mend(grid, row, col + filled);
	return filled;
}

uint32_t
grid_string(struct grid *grid, uint32_t row, uint32_t col, uint32_t room,
	const char *string, enum role role)
{
	return grid_text(grid, row, col, room, string, strlen(string), role);
}

void
grid_paint(struct grid *grid, uint32_t row, uint32_t col, uint32_t count,
	enum role role)
{
	struct cell *cells = grid_at(grid, row, col, &count);
	uint32_t i;

	for (i = 0; i < count; i++)
		cells[i].role = (uint8_t)role;
}

void
grid_fill(struct grid *grid, uint32_t row, uint32_t col, uint32_t count,
	uint32_t point, enum role role)
{
	struct cell *cells = grid_at(grid, row, col, &count);
	uint32_t i;

	if (!cells)
		return;
	for (i = 0; i < count; i++)
		cells[i] = (struct cell){ { point }, 1, (uint8_t)role };
	grid_mend(grid, row, col);
	grid_mend(grid, row, col + count);
}

void
grid_cells(struct grid *grid, uint32_t row, uint32_t col,
	const struct cell *cells, size_t count)
{
	uint32_t room = count > UINT32_MAX ? UINT32_MAX : (uint32_t)count;
	struct cell *to = grid_at(grid, row, col, &room);

	if (!to)
		return;
	memcpy(to, cells, room * sizeof *to);
	grid_mend(grid, row, col);
	grid_mend(grid, row, col + room);
}
