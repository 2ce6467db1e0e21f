/*
 * A paper is a document as it is printed: signs that stand somewhere on pages.
 *
 * Whoever reads a format of pages says what stands where; paper_end() finds
 * the order in which people read it, and makes the document: lines, columns,
 * paragraphs over the ends of lines and pages, headings, notes at the foot of
 * the page, tables.  What is printed on every page (running heads, numbers of
 * pages) is told from the text and kept as the labels of the pages.
 *
 * Coordinates are points, y grows downwards.  They may be anything: strangers
 * wrote them.
 */
#ifndef IMPORT_PAPER_H
#define IMPORT_PAPER_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/doc/doc.h"

struct paper;

struct paper_box {
	float x1, y1, x2, y2;
};

/* A character; a blank parts words, a line end parts lines. */
struct paper_glyph {
	uint32_t point;
	uint32_t font; /* as paper_font() gave it */
	float size;
	struct paper_box box;
};

struct paper *paper_new(void);
void paper_free(struct paper *paper); /* when nothing is to come of it */

/* The number of a font of this name ("ABCDEF+Times-Italic"). */
uint32_t paper_font(struct paper *paper, const char *name);

/* A page begins; its label, if the file has one for it, or NULL. */
void
paper_page(struct paper *paper, float width, float height, const char *label);

/* On the page that began last; the signs of a line in reading order. */
void paper_glyph(struct paper *paper, const struct paper_glyph *glyph);

/* What stands in the box leads to an address, or to a height on a page. */
void paper_link(
	struct paper *paper, const struct paper_box *box, const char *address);
void paper_link_page(struct paper *paper, const struct paper_box *box,
	uint32_t page, float y);

/* An entry of the file's own contents, in order; depth from 0. */
void paper_outline(
	struct paper *paper, uint32_t depth, const char *title, uint32_t page);

/* Has any page text on it? */
bool paper_has_text(const struct paper *paper);

/*
 * The document, the caller's to free; the paper is gone.  NULL with err set if
 * it holds no text.
 */
struct doc *paper_end(struct paper *paper, struct error *err);

#endif
