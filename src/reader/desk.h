/*
 * The desk is all that the reader has before him: a page, a panel beside it,
 * lists lying on top, and how he came here.
 *
 * Everything the program does on the screen is a function that takes a desk.
 */
#ifndef READER_DESK_H
#define READER_DESK_H

#include "lectern/base/str.h"
#include "lectern/command/command.h"
#include "lectern/reader/reader.h"
#include "reader/history.h"
#include "reader/page.h"
#include "reader/panel.h"
#include "reader/prompt.h"
#include "reader/view.h"

/* Where the keys go, when no list lies on top. */
enum desk_focus { DESK_TEXT, DESK_PANEL, DESK_DOCUMENTS };

/* What `n' goes on with. */
enum desk_walk { DESK_WALK_NONE, DESK_WALK_FIND, DESK_WALK_MENTIONS };

/* Panes beside the text: not on a slow line, always, never. */
enum desk_sides { DESK_SIDES_AUTO, DESK_SIDES_ON, DESK_SIDES_OFF };

/* A rectangle of the screen; rows 0: not shown. */
struct area {
	uint32_t row, col, rows, cols;
};

struct desk_areas {
	struct area body; /* all between the title and the two last rows */
	struct area documents, text, panel;
	bool beside; /* the panel stands beside the text, not under it */
	bool small;  /* too small for more than one pane */
};

/* The row by which a list was last left, and the screen it was opened on. */
struct desk_left {
	struct place screen; /* document 0: none was */
	struct place to;
};

/* A label drawn over a hotspot, to be typed. */
struct desk_hint {
	struct hotspot spot;
	char label[3];
};

struct desk {
	const struct keys *keys;
	struct library *library;
	struct library *reopened; /* ours to close, if the library was */
	struct notebook *notebook;
	reader_correct *correct; /* or NULL */
	struct terminal *terminal;
	struct grid grid;
	uint32_t rows, cols;

	struct page page;
	struct panel panel;
	struct view documents;
	struct view **layers;
	size_t layer_count, layer_cap;
	enum desk_focus focus;
	uint32_t measure; /* as wished; the page has what fits */
	bool text_only;   /* no panes at the sides, no panel */
	bool documents_hidden;
	enum desk_sides sides;
	bool plain; /* the screen is heard: one pane, and no list of keys */
	bool slow;  /* the line is, and so the sides are folded away */

	struct history history;
	struct prompt prompt;

	/* Keys pressed so far, and the number before them. */
	struct str pressed;
	uint32_t count;
	void (*letter)(struct desk *desk, const char *key); /* wants one */
	char *kind; /* of the last `next KIND' */

	struct desk_hint *hints; /* on the screen now */
	size_t hint_count, hint_cap;
	struct str hint_typed;
	bool hint_go;

	bool exact; /* searches find words as typed, no other forms */
	char *find; /* folded */
	bool find_backwards;
	struct place find_at; /* the last hit */
	enum desk_walk walk;
	uint32_t walk_entity;
	bool walking; /* the last move was a step of the walk */

	bool selecting;    /* a passage: rows are chosen with the moves */
	bool anchored;     /* its beginning is, and the end moves */
	bool select_words; /* it is a word, not a line */
	uint32_t select_start, select_end;

	struct annotation_list annotations; /* of this document */
	struct place *signs;                /* where they are */
	size_t sign_count;

	char *writing; /* a file that is there, while it is asked for */

	char *correcting; /* the names, while the reader is asked for more */
	const char *correcting_verb;

	struct desk_left elsewhere; /* of the references */
	struct view *results;       /* the last list of finds; kept when left */
	struct listing messages;
	struct str message; /* shown until the next key */
	bool message_bad;
	bool unsaved; /* the position has changed */

	/* Where the last jump led, and what the screen began with then. */
	struct place arrived;
	uint32_t arrived_first;
	bool done;
};

void desk_open(struct desk *desk, const struct reader_options *options);
void desk_close(struct desk *desk);

/* -- saying something ----------------------------------------------------- */

void desk_say(struct desk *desk, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Shown while a line is being typed, and not kept. */
void desk_whisper(struct desk *desk, const char *text);
void desk_complain(struct desk *desk, const struct error *err);
void desk_refuse(struct desk *desk, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* -- going somewhere ------------------------------------------------------ */

/* Opens a document where it was left, or at its beginning. */
bool desk_open_document(struct desk *desk, uint32_t number);

/*
 * Goes to a place, closing what lies on top: one step of history, the row a
 * third of the way down, marked until the next key.
 */
bool desk_go(struct desk *desk, const struct place *place);

/* The same without a step of history: within a walk, and for history. */
bool desk_move_to(struct desk *desk, const struct place *place, uint32_t below);

/* Shows a place; a walk is one step of history however long it is. */
bool desk_walk_to(struct desk *desk, const struct place *place);

/* Follows where a line of a list or a sheet leads. */
void desk_follow(struct desk *desk, const struct target *target);

/* The selection, else the first text on the screen. */
struct place desk_here(const struct desk *desk);

/*
 * The selection, else where a jump or a search led if the text has not moved
 * since, else the first text on the screen: what a note is written on.
 */
struct place desk_meant(const struct desk *desk);

/* What the notebook calls a place; strings go to the arena. */
struct bookmark desk_bookmark(const struct desk *desk,
	const struct place *place, struct arena *arena);

/* The place of a bookmark in the library as it is now; false: gone. */
bool desk_find_bookmark(struct desk *desk, const struct bookmark *bookmark,
	struct place *place);

void desk_save_position(struct desk *desk);
void desk_load_annotations(struct desk *desk);

/* The entity of the selected hotspot, or 0. */
uint32_t desk_entity(const struct desk *desk);

/* Corrections have changed: the library shows them, or it is said why not. */
void desk_correct(struct desk *desk, const char *said);

/* -- layers --------------------------------------------------------------- */

/*
 * Lays a list on top; the desk owns it from now on.  False: there was nothing
 * in it, which was said, and it is gone.
 */
bool desk_push(struct desk *desk, struct view *view);
void desk_pop(struct desk *desk);
void desk_clear_layers(struct desk *desk);

/* The list that has the focus, or NULL: the one on top, or the documents. */
struct view *desk_view(struct desk *desk);

/* -- the screen ----------------------------------------------------------- */

void desk_areas(const struct desk *desk, struct desk_areas *areas);

/* Fits the page to its area; the place on the screen stays. */
void desk_fit(struct desk *desk);

/* Lays the page anew from the same place. */
void desk_lay_again(struct desk *desk);
void desk_paint(struct desk *desk);

/* -- commands ------------------------------------------------------------- */

/* Runs "next note"; says what is wrong. */
void desk_run(struct desk *desk, const char *command, uint32_t count);

#endif
