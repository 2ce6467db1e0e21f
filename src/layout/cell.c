/* Cells are filled step by step, as rows are: see step.h. */
#include "lectern/layout/cell.h"

#include "layout/fill.h"

static void
fill_cell(struct fill *fill, uint32_t point, int width)
{
	fill->cells[fill->count++] =
		(struct cell){ { point }, (uint8_t)width, (uint8_t)fill->role };
}

void
fill_blanks(struct fill *fill, size_t count)
{
	while (count-- && fill->count < fill->room)
		fill_cell(fill, ' ', 1);
}

/* A mark joins the character before it; more than a few are not drawn. */
static void
fill_mark(struct fill *fill, uint32_t point)
{
	struct cell *cell;
	size_t i;

	if (!fill->count)
		return;
	cell = &fill->cells[fill->count - 1];
	if (!cell->width)
		cell--;
	for (i = 1; i <= CELL_MARKS; i++) {
		if (cell->points[i])
			continue;
		cell->points[i] = point;
		return;
	}
}

bool
fill_step(struct fill *fill, const struct step *step)
{
	size_t width = (size_t)step->width;

	if (width > fill->room - fill->count)
		return false;
	if (!step->point)
		return true;
	if (!width) {
		fill_mark(fill, step->point);
	} else if (step->blank || step->point == ' ') {
		fill_blanks(fill, width);
	} else {
		fill_cell(fill, step->point, step->width);
		if (width == 2)
			fill_cell(fill, 0, 0);
	}
	return true;
}

size_t
cell_fill(struct cell *cells, size_t room, const char *text, size_t len,
	enum role role, size_t *used)
{
	struct fill fill = { cells, 0, room, role };
	struct step step;
	size_t at = 0;

	for (; at < len; at = step.next) {
		step_take(&step, text, len, at, fill.count, STEP_PLAIN);
		if (!fill_step(&fill, &step))
			break;
	}
	if (used)
		*used = at;
	return fill.count;
}
