/*
 * Text that runs from right to left (UAX #9).
 *
 * Text is kept and laid out in the order in which it is read; only the cells
 * of a finished row are put into the order in which they are seen.  So every
 * other room may go on thinking from left to right.
 *
 * Without libfribidi no text runs from right to left: cells stay as they are.
 */
#ifndef LAYOUT_BIDI_H
#define LAYOUT_BIDI_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/str.h"
#include "lectern/layout/cell.h"

/* Is there anything in it that runs from right to left? */
bool bidi_turns(struct slice text);

/* Does its first letter that runs in some direction run from right to left? */
bool bidi_begins_right(struct slice text);

/* Cells of a row, and for each the byte it stands for in a text. */
struct bidi_row {
	struct cell *cells;
	uint32_t *columns; /* they never fall */
	size_t count;
	struct slice text;
	uint32_t start; /* of the text, as columns count */
	bool right;     /* it is of a paragraph that begins at the right */
};

void bidi_order(struct bidi_row *row);

#endif
