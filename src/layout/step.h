/*
 * A step is one character of a text on its way to the screen: how many cells
 * it takes, what is drawn, and where the next one begins.
 *
 * Wrapping and drawing both walk by steps, so that they cannot disagree about
 * where a row ends.
 */
#ifndef LAYOUT_STEP_H
#define LAYOUT_STEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum step_mode {
	STEP_FILL,  /* a run of blanks and line ends is one blank, or none */
	STEP_KEEP,  /* every blank counts, tabs go to stops of eight */
	STEP_PLAIN, /* every blank counts, tabs and line ends are one blank */
};

struct step {
	size_t at;
	size_t next;
	uint32_t point; /* what is drawn; 0: nothing */
	int width;      /* in cells; 0: joins the cell before, or nothing */
	bool soft;  /* a soft hyphen: drawn at the end of a row only */
	bool blank;     /* may be dropped at the end of a row */
};

/* The step at text[at], at < len; col is the cells before it in its row. */
void step_take(struct step *step, const char *text, size_t len, size_t at,
	size_t col, enum step_mode mode);

#endif
