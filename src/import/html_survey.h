/*
 * A page is looked over before it is read, since its beginning cannot be
 * understood without its end: what a link leads to, which text is the page's
 * own, whether a table is one.
 *
 * All that is found is told by the number of an element, which both walks
 * count alike.  The files of a book are looked over together: their notes may
 * stand in another file than what calls them.
 */
#ifndef IMPORT_HTML_SURVEY_H
#define IMPORT_HTML_SURVEY_H

#include "import/html_parts.h"

/* An element that holds blocks, and how much text. */
struct html_box {
	uint32_t number;
	uint32_t parent; /* index of a box, or DOC_NONE */
	uint32_t start;  /* in the text of the survey */
	uint32_t end;
	uint32_t linked; /* bytes of it that are links */
	uint32_t links;
	const struct html_kind *kind;
	bool own;         /* said to be the page's own text */
	bool foreign;     /* said to be navigation, a form, a share bar, ... */
	bool heads;       /* holds a heading of level 1 */
	bool headed;      /* ... of any level */
	bool note;        /* said to be a note */
	bool notes;       /* said to hold notes */
	bool front;       /* of a cover, contents and the like */
	bool title;       /* a heading, says whoever has the contents */
	bool boilerplate; /* decided */
	bool apart;       /* ... of it or of what is around it */

	/* Of a table. */
	bool weak;     /* foreign by a word that heads of chapters use, too */
	bool laid_out; /* it is no table; its cells are blocks */
	bool titled;   /* has a caption or cells that head others */
	bool lists;    /* in its cells */
	uint32_t rows, cells;
};

struct html_anchor {
	const char *name;
	uint32_t at;
	uint32_t box;
	uint32_t number; /* of its element */
};

/* A link to a place here. */
struct html_internal {
	uint32_t number;
	uint32_t start, end; /* its text */
	uint32_t box;
	uint32_t target; /* index of an anchor, or DOC_NONE */
	const char *name;
	bool declared;   /* said to call a note */
	bool raised;     /* superscript */
	bool call, back; /* decided */
	uint32_t note;   /* of a call: index in notes, or DOC_NONE */
};

/* A note: where it begins and what it is called by. */
struct html_note {
	uint32_t number; /* of the element it begins with */
	uint32_t anchor;
	uint32_t box;
	const char *name;
	const char *label; /* as its first call has it, or NULL */
};

struct html_survey {
	struct arena arena;
	struct str text; /* all that is shown, without blanks */
	struct html_box *boxes;
	size_t box_count, box_cap;
	struct html_anchor *anchors; /* in the order of names, once it ended */
	size_t anchor_count, anchor_cap;
	struct html_internal *links;
	size_t link_count, link_cap;
	struct html_note *notes;
	size_t note_count, note_cap;
	const char *self; /* the address of the page, or NULL */
	uint32_t count;   /* of elements in the pages so far */
	bool book;        /* what pages call themselves is not believed */
	unsigned top;     /* level of heading that begins sections */
	uint32_t main;    /* box that holds the text, or DOC_NONE */
	bool main_heads;  /* ... and its title */

	/* The label of the printed page that begins at a name, or NULL. */
	const char *(*page_label)(const void *context, const char *name);
	const void *context;
};

/* Looks over a page; its names get the prefix. */
void html_survey_add(
	struct html_survey *survey, struct slice text, const char *prefix);

/* Decides all there is to decide. */
void html_survey_end(struct html_survey *survey);
void html_survey_done(struct html_survey *survey);

/*
 * The text at a place, an index of a box or a name, is a heading if it is this
 * one, letter by letter; false if it is not.  After the survey ended.
 */
bool
html_survey_title(struct html_survey *survey, size_t box, const char *name);
bool html_survey_title_at(
	struct html_survey *survey, const char *place, const char *name);

/* A part of that: pairs what calls a note with the note (html_notes.c). */
void html_survey_notes(struct html_survey *survey);

/* What a sign may be that calls a note, without its brackets; or nothing. */
struct slice html_note_label(struct slice text);

/*
 * Adds a page that was looked over to a document (html.c).  `base' is how many
 * elements the pages before it have; returns how many with it.
 */
uint32_t html_add(struct build *build, const struct html_survey *survey,
	uint32_t base, struct slice text, const char *prefix);

/* Found by the number of an element; NULL if it is none. */
const struct html_box *
html_survey_box(const struct html_survey *survey, uint32_t number);
const struct html_internal *
html_survey_link(const struct html_survey *survey, uint32_t number);
const struct html_note *
html_survey_note(const struct html_survey *survey, uint32_t number);

/*
 * The full name of what an address leads to here: "prefix#name", as anchors
 * are called; NULL if it leads elsewhere.  Room is the caller's.
 */
const char *html_name(struct str *room, const char *prefix, struct slice name);

/* Adds a path, "%20" read as a blank, from where the file `base' is. */
void html_path(struct str *to, const char *base, struct slice path);

/* Where a page says that it comes from, unless that is known (html_self.c). */
void
html_self(struct html_survey *survey, struct slice text, const char *address);

/* "#place" of an address in full, if it leads to the page itself. */
struct slice
html_self_part(const struct html_survey *survey, struct slice href);

/* Is there an anchor of this name?  After the survey ended. */
bool html_survey_has(const struct html_survey *survey, const char *name);

const char *
html_target(struct str *room, const char *prefix, struct slice href);

#endif
