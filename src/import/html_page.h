/* The page that is being read, for the files that make a document of it. */
#ifndef IMPORT_HTML_PAGE_H
#define IMPORT_HTML_PAGE_H

#include "import/html_survey.h"

/* What one element began or counts; nothing within it inherits that. */
struct html_own {
	bool link, small, spans, note, collects;
	bool title;          /* a heading, though it is not called one */
	bool page;           /* what it collects is the label of a page */
	enum span_kind span; /* if spans */
	const char *after;   /* what its end adds to the text, or NULL */

	/* Of a list: how its items are told apart. */
	bool ordered, reversed;
	char style; /* '1', 'a', 'A', 'i', 'I' */
	long number;

	/* Of a table: cells that reach down into rows to come. */
	bool table;
	uint16_t *down;
	uint32_t column, rows;
	uint32_t wide; /* of a cell: columns it takes besides its own */
};

/* What holds within an element, while it is open. */
struct html_state {
	enum block_kind kind; /* of blocks that begin in it */
	uint32_t level;       /* of them */
	uint32_t lists;       /* lists around it */
	uint32_t quotes;      /* quotations around it */
	bool hidden;          /* its text is dropped */
	bool kept;            /* line ends and blanks count: <pre> */
	bool cell;            /* of a table that is one: blocks are words */
	bool boilerplate;     /* it is none of the page's own text */
	bool outside;         /* ... it stands outside of what holds that */
	bool collects;        /* its text is put aside, too */
	char script;          /* '^' superscript, '_' subscript, or 0 */
	struct html_own own;
};

struct html_page {
	struct build *build;
	const char *prefix; /* of names: the file, in a book; else "" */
	struct html_walk walk;
	struct html_state states[LIMIT_DEPTH + 1]; /* [0]: of the page */
	struct html_attributes attributes;
	struct html_head head;
	struct str raised;    /* room for superscripts */
	struct str text;      /* room to decode in */
	struct str collected; /* text that is put aside: a title, a script */
	char label[24];       /* of an item that has no text yet */
	unsigned headings;    /* of level 1, so far */
	const struct html_survey *survey;
	uint32_t base;           /* elements of the pages before this one */
	struct html_state *note; /* state whose end ends the note, or NULL */
	bool fresh;              /* the note has no text yet */
	struct slice label_due;  /* ... and repeats its label, perhaps */
	unsigned quotations;     /* <q> that are open */
};

/* The state that text is read in now. */
struct html_state *html_state_now(struct html_page *page);

/* A block begins, as the state has it. */
void html_block(struct html_page *page, const struct html_state *state);

/* Adds text to the page, unless it is hidden. */
void html_put(struct html_page *page, struct slice text);

/* html_begin.c: an element begins; its state is a copy of the one around. */
void html_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind);

/* html_call.c: what the survey knows of an element, before it begins. */
void html_call_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind);

/* A note begins here, if the survey says so; behind what ended the block. */
void html_note_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind);

/* What a note says first without its label, which is printed already. */
struct slice html_note_text(struct html_page *page, struct slice text);

/* html_lists.c: lists and their items, tables, rows and cells. */
void html_list_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind);
void html_item_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind);
void html_table_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind);
void html_row_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind);
void html_cell_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind);
void html_cell_end(struct html_page *page, struct html_state *state);

#endif
