/*
 * Layout cuts the blocks of a document, at a width, into rows.
 *
 * It works on one block at a time, so that only what is on the screen is ever
 * laid out.  A row is a range of the text; layout_row_cells() turns it into
 * styled cells.  Lines break after blanks and hyphens (UAX #14 for text that is
 * not ASCII); words longer than the measure break where they must.
 */
#ifndef LECTERN_LAYOUT_LAYOUT_H
#define LECTERN_LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/doc/doc.h"
#include "lectern/layout/cell.h"

/* The most columns of a table that are shown side by side, but for one. */
#define LAYOUT_STOPS 15

struct row {
	uint32_t start; /* bytes in the document; equal to end: a blank row */
	uint32_t end;	/* blanks at the row's end are behind it */
	uint32_t block; /* index in doc->blocks */
	uint16_t indent; /* cells before the text */
	bool first;	/* of its block */
	bool turns;	/* some of it runs from right to left */
	bool right;	/* ... and so does its paragraph */
	bool fold;	/* stands for folded boilerplate: "... 12 lines" */
	uint16_t stops[LAYOUT_STOPS]; /* of a table: where tabs lead */
};

struct layout_options {
	uint32_t measure;  /* cells a row may take, at least 8 */
	bool unfold;	   /* show boilerplate, dimmed */
	bool reorder;	   /* text from right to left is drawn so */
};

/* Rows of one block; { 0 } is empty.  Reuse it to save allocation. */
struct layout {
	struct row *rows;
	size_t count, cap;
};

/*
 * The rows of a block, with the blank rows that belong before it (none before
 * the first block of a document).  A folded run of boilerplate blocks has one
 * row, in its first block; the others have none.
 */
void layout_block(struct layout *layout, const struct doc *doc, size_t block,
	const struct layout_options *options);
void layout_done(struct layout *layout);

/*
 * What the screen adds to the text: ranges that look different for now
 * (selection, hits of a search, hint labels).  Later ones win.
 */
struct layout_mark {
	uint32_t start;
	uint32_t end;
	enum role role;
	const char *label; /* ASCII, drawn over the first cells; or NULL */
};

/*
 * The entities that are on the screen already, for first_only.  { 0 } is none;
 * set count to 0 before drawing the first row of a screen.
 */
struct layout_seen {
	struct {
		uint32_t entity; /* index in doc->entities */
		uint32_t start;	 /* of the mention that is shown */
	} *shown;
	size_t count, cap;
};

void layout_seen_done(struct layout_seen *seen);

/*
 * Which kinds of span are shown: 1 << enum span_kind; 1 << enum entity_type.
 * Inner and later spans win.  In headings and boilerplate only what leads
 * elsewhere is shown: markers, references, links.
 */
struct layout_style {
	uint32_t kinds;
	uint32_t types;
	bool first_only; /* an entity is shown once a screen: needs seen */
	struct layout_seen *seen;
	const struct layout_mark *marks;
	size_t mark_count;
};

/*
 * Draws a row into cells, indent included; returns how many were filled.
 * `columns', if not NULL, gets for every filled cell the byte it came from;
 * they fall where text runs from right to left.
 */
size_t layout_row_cells(const struct doc *doc, const struct row *row,
	const struct layout_style *style, struct cell *cells, size_t room,
	uint32_t *columns);

/*
 * Plain text cut into lines of at most `measure' cells, for panels and exports:
 * calls back with each line.  Line ends in the text are kept.
 */
void layout_text(const char *text, size_t len, uint32_t measure,
	void (*line)(void *context, const char *text, size_t len),
	void *context);

#endif
