/*
 * A page is the document being read: which one, how far, what is selected.
 *
 * Only a window of the document is in memory, and only the blocks on the
 * screen are laid out; both follow the top of the screen.  Offsets are bytes
 * in the document.  Functions that return false with err have a library that
 * cannot be read any more; the page then stays as it was.
 */
#ifndef READER_PAGE_H
#define READER_PAGE_H

#include "lectern/layout/layout.h"
#include "lectern/library/library.h"
#include "lectern/screen/grid.h"

/* Something that can be selected; kind SPAN_KINDS: nothing. */
struct hotspot {
	enum span_kind kind;
	uint32_t type;
	uint32_t start;
	uint32_t end;
};

/* A row of the document: the n-th row of a block of the window. */
struct page_at {
	size_t block;
	uint32_t row;
};

enum page_highlight {
	PAGE_HIGHLIGHT_ALL,
	PAGE_HIGHLIGHT_FIRST, /* the first of each on the screen */
	PAGE_HIGHLIGHT_OFF,   /* notes, references and links alone */
	PAGE_HIGHLIGHTS
};

#define PAGE_CACHE 128 /* blocks kept laid out */

struct page {
	struct library *library;
	struct arena arena;           /* strings of document */
	struct document document;     /* number 0: none is open */
	struct section_list sections; /* see page_sections */
	bool outlined;                /* they are there */
	struct doc *doc;              /* the window */

	struct layout_options options;
	struct layout cache[PAGE_CACHE];
	size_t cached[PAGE_CACHE]; /* block + 1; 0: empty */

	struct page_at top;
	struct row *rows; /* on the screen */
	size_t row_count, row_cap;
	uint32_t height; /* rows there are to fill */

	enum page_highlight highlight;
	uint32_t types; /* 1 << enum entity_type: those shown */
	struct hotspot selected;
	struct place target; /* of a jump, until the next key */
};

void page_init(struct page *page, struct library *library);
void page_done(struct page *page);

/* Opens a document at its beginning. */
bool page_open(struct page *page, uint32_t number, struct error *err);

/* Lays out anew: the measure has changed, or what is folded. */
void page_forget(struct page *page);

/* -- moving --------------------------------------------------------------- */

/* Puts the row of an offset `below' rows under the top of the screen. */
bool page_go(struct page *page, uint32_t at, uint32_t below, struct error *err);

/* Up or down by rows; returns how many it could. */
uint32_t page_scroll(struct page *page, int rows);
void page_end(struct page *page);

/* Finds out which rows are on the screen. */
void page_lay(struct page *page, uint32_t height);

/* The offsets on the screen: from the first byte to behind the last. */
uint32_t page_first(const struct page *page);
uint32_t page_last(const struct page *page);

/*
 * The paragraphs on the screen, from the beginning of the first to the end of
 * the last: what is asked about the screen changes with them, not with rows.
 */
struct place page_passage(const struct page *page);

/* Which row of the screen holds an offset; -1 if none. */
int page_row_of(const struct page *page, uint32_t at);

/* Scrolls no further than needed to have an offset above row `rows'. */
void page_show(struct page *page, uint32_t at, uint32_t rows);

bool page_at_end(const struct page *page);        /* is the last row shown? */
uint32_t page_paragraph(const struct page *page); /* number of the top one */
uint32_t page_percent(const struct page *page);

/* The printed page that the offset is on; NULL: not known. */
const char *page_label(const struct page *page, uint32_t at);

/*
 * The sections, loaded when they are first asked for; and the index of the one
 * an offset is in, or their count before the first.
 */
const struct section_list *page_sections(struct page *page);
size_t page_section(struct page *page, uint32_t at);

/* The heading that an offset stands under; empty: the title, or none. */
struct slice page_heading(struct page *page, uint32_t at);

/* -- hotspots ------------------------------------------------------------- */

/* The span of a hotspot, if it is in the window; else NULL. */
const struct span *
page_span(const struct page *page, const struct hotspot *spot);

/* May this span be selected, as things are shown now? */
bool page_is_hotspot(const struct page *page, const struct span *span);

/* Index in doc->spans of the first that begins at an offset or after. */
size_t page_span_from(const struct page *page, uint32_t at);

/*
 * The hotspot after, or before, the selected one (or the edge of the screen),
 * of these kinds and types; it may be far away.  False: none, or err is set.
 */
bool page_next_hotspot(struct page *page, uint32_t kinds, bool forward,
	struct hotspot *spot, struct error *err);

void page_select(struct page *page, const struct span *span);
void page_deselect(struct page *page);

/* -- drawing -------------------------------------------------------------- */

struct page_paint {
	const struct layout_mark *marks; /* hits, selection, hints */
	size_t mark_count;
	const struct place *signs; /* annotated ranges, for the gutter */
	size_t sign_count;
};

/* Draws the rows laid; the cursor's place is that of the selection. */
void page_draw(struct page *page, struct grid *grid, uint32_t row, uint32_t col,
	uint32_t cols, const struct page_paint *paint, uint32_t *cursor_row,
	uint32_t *cursor_col);

#endif
