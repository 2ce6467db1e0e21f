/*
 * Filling cells with the steps of a text.
 */
#ifndef LAYOUT_FILL_H
#define LAYOUT_FILL_H

#include "layout/step.h"
#include "lectern/layout/cell.h"

struct fill {
	struct cell *cells;
	size_t count;
	size_t room;
	enum role role;
};

/* Draws a step; false, with nothing drawn, if there is no room for it. */
bool fill_step(struct fill *fill, const struct step *step);

/* Draws blanks, as far as there is room. */
void fill_blanks(struct fill *fill, size_t count);

#endif
