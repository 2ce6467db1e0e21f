/*
 * A view is a list of things to choose from: sections, names, hits, keys.
 *
 * What it holds is a listing, as commands fill them; the view adds a bar, a
 * filter, searching, a lower half that says more about the row under the bar,
 * and drawing.  To add one, write a struct view_kind.
 */
#ifndef READER_VIEW_H
#define READER_VIEW_H

#include "lectern/base/error.h"
#include "lectern/command/listing.h"
#include "lectern/screen/grid.h"
#include "reader/sheet.h"

struct desk;
struct view;

#define VIEW_LIMIT 300 /* rows of a long list, until one goes on */

/* Entities of which something is so. */
struct view_ids {
	uint32_t *rows;
	size_t count, cap;
};

struct view_kind {
	const char *name; /* "contents" */

	/* Fills view->listing, which is empty; false: err says why. */
	bool (*fill)(struct desk *desk, struct view *view, struct error *err);

	/* Says more about the row under the bar; or NULL: no lower half. */
	void (*more)(struct desk *desk, struct view *view,
		const struct listing_row *row, uint32_t width);

	/* What Enter does; NULL: it follows the row. */
	void (*enter)(struct desk *desk, struct view *view,
		const struct listing_row *row);

	/* Draws a row; NULL: in columns, as where draw_below says. */
	void (*draw)(const struct view *view, const struct listing_row *row,
		struct grid *grid, uint32_t at, uint32_t col, uint32_t cols);

	/*
	 * Shows more of the row under the bar, or less, and fills the list
	 * anew; or NULL.  What it returns is why it does not, or NULL.
	 */
	const char *(*widen)(struct desk *desk, struct view *view, int by);

	uint32_t draw_below; /* `draw' is for fewer columns; 0: for any */
	uint32_t draw_lines; /* rows of the screen it takes; 0: one */
	uint32_t (*lines)(const struct view *view); /* the same, if it varies */
	bool fill_filters;  /* `fill' heeds view->filter itself */
	bool fill_pages;    /* ... and view_limit, unless a filter is set */
	bool beside;        /* the lower half is beside it, on a wide screen */
	bool first_row;     /* the bar begins on the first that is no head */
	bool typing;        /* opens with the filter being typed */
	bool roomy;         /* columns may take half of the width */
	bool no_heads;      /* no line of column names */
	bool kept;          /* `results' brings it back when left for a row */
	bool wide_first;    /* the wide column is shown whole if it can be */
	const char *empty;  /* said instead of opening it without a row */
	const char *does;   /* what Enter does, for the footer; NULL: "open" */
	const char *keys;   /* more for the footer: "sort wider:spellings" */
	const char *orders; /* names of what `sort' goes through */
};

struct view {
	const struct view_kind *kind;
	struct listing listing;
	const struct command *command; /* of a view for any command */
	char *argument;                /* a query, a name; or NULL */
	uint32_t document;             /* 0: all */
	uint32_t entity;
	struct place place;
	uint32_t order;
	const char *sorted; /* how, for the caption: "by left"; or NULL */
	uint32_t limit;  /* rows to fill in; 0: VIEW_LIMIT */
	uint32_t total;  /* rows there would be without one; 0: not known */
	uint32_t width;  /* cells it was last drawn in */
	uint32_t digits; /* of the highest number of a document in it */
	size_t fetched;  /* rows `fill' got, if there are others; 0: all are */
	int wider;       /* steps of more context; below 0: of less */
	bool unfinished; /* filled in a hurry; there is a better answer */
	bool moved;      /* the bar was, by the reader */
	bool patient;    /* that answer is wanted, however long it takes */

	struct str filter;
	char *find;      /* folded */
	uint32_t *shown; /* rows that pass the filter */
	size_t shown_count;
	size_t bar, top;

	struct view_ids ticked; /* their rows are marked */
	struct view_ids opened; /* their rows have parts */

	struct sheet below;
	size_t below_for;    /* bar + 1 it was made for */
	uint32_t below_rows; /* room it has */
	bool below_focus;
	struct str error;  /* why it could not be filled */
	uint32_t error_at; /* where in what was typed: err->column */
};

struct view *view_new(const struct view_kind *kind, const char *argument);
void view_free(struct view *view);
void view_done(struct view *view);

/* Fills it anew; the bar stays if it can. */
void view_refill(struct desk *desk, struct view *view);

/* How many rows `fill' may add, for kinds that filter themselves. */
uint32_t view_limit(const struct view *view);

/* Rows that count against it. */
size_t view_fetched(const struct view *view);

/* Takes the better answer, if the bar has not been moved meanwhile. */
void view_finish(struct desk *desk, struct view *view);

/* Puts an entity there, or takes it away. */
void view_ids_turn(struct view_ids *ids, uint32_t entity);
bool view_ids_have(const struct view_ids *ids, uint32_t entity);

/* Fills in more if the bar would come to the end of what is there. */
void view_extend(struct desk *desk, struct view *view, long rows);

/* Shows the rows that hold the text. */
void view_filter(struct desk *desk, struct view *view, const char *text);

/* The row under the bar, or NULL. */
const struct listing_row *view_row(const struct view *view);

void view_move(struct view *view, long rows);
void view_go(struct view *view, size_t row);

/* Puts the bar on the row that leads to a place, if there is one. */
void view_go_place(struct view *view, const struct place *place);

/* Puts the bar on the next row that holds view->find; false: there is none. */
bool view_find(struct view *view, bool forward);

void view_enter(struct desk *desk, struct view *view);

/* Tab-separated, with a line of names; for a file. */
void view_print(const struct view *view, struct str *out);

void view_draw(struct desk *desk, struct view *view, uint32_t row, uint32_t col,
	uint32_t rows, uint32_t cols, bool focus);

/* -- the kinds there are (lists_*.c) -------------------------------------- */

extern const struct view_kind view_documents, view_outline, view_notes,
	view_remarks, view_messages, view_annotations, view_keys, view_types,
	view_command, view_entities, view_mentions, view_concordance,
	view_references, view_timeline, view_search, view_settings;

#endif
