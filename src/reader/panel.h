/*
 * The panel says more about what is on the page: its notes, its names, where
 * else the library speaks of this; or it previews one thing, until closed.
 *
 * It follows the text unless it is pinned, and is made anew only when what it
 * is about has changed.
 */
#ifndef READER_PANEL_H
#define READER_PANEL_H

#include "lectern/library/library.h"
#include "lectern/library/search.h"
#include "reader/history.h"
#include "reader/page.h"
#include "reader/sheet.h"

struct desk;

enum panel_page {
	PANEL_NOTES,
	PANEL_NAMES,
	PANEL_ELSEWHERE,
	PANEL_HERE,
	PANEL_OFF,
	PANEL_PAGES
};

/* What a sheet was made for; all zero before the first. */
struct panel_key {
	uint32_t document, first, last, start, end, kind;
	uint32_t page, previewing, entity, number, width, rows, stacked;
	uint32_t annotations;
};

struct panel {
	enum panel_page page;
	bool pinned;
	bool previewing; /* the selected hotspot, or an entity */
	uint32_t entity; /* whose card is shown; 0: the selection's preview */
	struct hotspot spot; /* which it was opened for */
	uint32_t number;     /* or this note, + 1, of `notes' */
	bool moved; /* the page was scrolled to make room: see before */
	struct history_step before;

	struct sheet sheet;
	size_t wants; /* rows it would take to show everything whole */
	struct str title;
	struct panel_key key;

	struct reference_list references; /* of what is on the screen */
	struct place references_of;

	struct note_list notes; /* of the document, for orphans' reasons */
	uint32_t notes_of;
};

void panel_done(struct panel *panel);

/* What the reader says of references has changed. */
void panel_forget_references(struct panel *panel);

/* The library has changed: nothing kept is good any more. */
void panel_forget(struct panel *panel);

/*
 * Makes the sheet for the page as it is laid, in so many rows if they can hold
 * it; stacked: all pages under each other, as beside the text; else one.
 */
void
panel_build(struct desk *desk, uint32_t width, uint32_t rows, bool stacked);

/*
 * What gives way first when there is not room for all of it, and to how many
 * lines; what is selected never does.
 */
enum panel_yields { PANEL_PASSAGE = 1, PANEL_REASON, PANEL_NOTE };

#define PANEL_LINES 2

/* References each way where all pages are stacked; `x' lists the rest. */
#define PANEL_REFERENCES 2

/* Shows what the selection is, or an entity's card; takes it away again. */
void panel_preview(struct desk *desk, uint32_t entity);
void panel_preview_note(struct desk *desk, uint32_t index);
void panel_unpreview(struct desk *desk);

/* Is the selected hotspot the one shown? */
bool panel_shows_selection(const struct desk *desk);

/* Or another note that the selected marker may call? */
bool panel_shows_candidate(const struct desk *desk);

void panel_draw(struct desk *desk, uint32_t row, uint32_t col, uint32_t rows,
	uint32_t cols, bool focus);

/* The parts of it, each in a file of its own. */
void panel_add_notes(struct desk *desk, struct sheet *sheet, uint32_t width);
void panel_add_names(struct desk *desk, struct sheet *sheet, uint32_t width);
void panel_add_references(
	struct desk *desk, struct sheet *sheet, uint32_t width, bool incoming);
void panel_add_card(struct desk *desk, struct sheet *sheet, uint32_t entity,
	uint32_t width, struct str *title);
void panel_add_spot(struct desk *desk, struct sheet *sheet, uint32_t width,
	struct str *title);

/* Notes and orphan markers of the document; empty if they cannot be read. */
const struct note_list *panel_note_list(struct desk *desk);
void panel_add_numbered(struct desk *desk, struct sheet *sheet, uint32_t width,
	struct str *title);

/* Where in a document a name stands, in sixteen cells: "..:#". */
struct entity_document;
void panel_strip(const struct entity_document *document, struct str *text);

/* How many notes are called on the screen. */
uint32_t panel_count_notes(const struct desk *desk);

#endif
