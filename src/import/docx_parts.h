/* What the files of the DOCX importer share. */
#ifndef IMPORT_DOCX_PARTS_H
#define IMPORT_DOCX_PARTS_H

#include "import/office.h"

#define DOCX_LEVELS 9

/* What a style or a paragraph says of itself; what it does not say is 0. */
struct docx_look {
	enum block_kind kind;
	uint32_t level;             /* of a heading; 0: it is none */
	bool told;                  /* kind and level are said */
	uint32_t list;              /* numId + 1; 1: no list after all */
	uint32_t depth;             /* ilvl + 1 */
	unsigned format, formatted; /* and which of its bits are said */
};

struct docx_style {
	const char *id;
	const char *above; /* the style it is based on */
	struct docx_look look;
	bool settled;
};

struct docx_level {
	long start;
	const char *form; /* "decimal" */
	const char *text; /* "%1.%2." */
};

/* A list in the abstract, as many lists in the text may have it. */
struct docx_pattern {
	long id;
	struct docx_level levels[DOCX_LEVELS];
	long counts[DOCX_LEVELS]; /* so far; -1: none */
};

struct docx_list {
	long id;
	long pattern;
	long starts[DOCX_LEVELS]; /* -1: as the pattern has it */
	bool begun;
};

struct docx_link {
	const char *id, *target;
};

/* How notes are numbered. */
struct docx_note_form {
	const char *form; /* "lowerRoman"; NULL: as is usual */
	long start;       /* 0: 1 */
};

/* What is said outside the text, in the arena of the document. */
struct docx_book {
	struct doc *doc;
	struct docx_style *styles; /* sorted by id once read */
	size_t style_count, style_cap;
	const char *usual; /* the style of paragraphs that name none */
	const char *language;
	struct docx_pattern *patterns;
	size_t pattern_count, pattern_cap;
	struct docx_list *lists;
	size_t list_count, list_cap;
	struct docx_link *links;
	size_t link_count, link_cap;
	struct docx_level *level; /* the one that is being read */
	long depth;
	struct docx_note_form notes[2]; /* of footnotes, of endnotes */
	struct docx_note_form *note;    /* the one that is being read */
};

extern const struct xml_rules docx_style_rules; /* context: docx_book */
extern const struct xml_rules docx_list_rules;
extern const struct xml_rules docx_link_rules;

/* Reads how the notes of a file are numbered, from wherever it says so. */
void docx_note_forms(struct office *office, struct docx_book *book,
	struct zip *zip, const char *main);

/* All is read: styles inherit from each other, and all can be looked up. */
void docx_settle(struct docx_book *book);
void docx_lists_settle(struct docx_book *book);
void docx_book_done(struct docx_book *book);

/* A style's look; that of no style if there is none of this name. */
struct docx_look docx_look_of(const struct docx_book *book, struct slice style);

/* Counts one on in this list: its label, in the arena, or NULL. */
const char *docx_count(struct docx_book *book, uint32_t list, uint32_t depth);

const char *docx_target(const struct docx_book *book, struct slice id);

/* Reads what a property of runs ("w:b") says; false: it is none of them. */
void docx_run_property(struct docx_look *look, const char *name,
	const struct xml_element *element);

/* The text of document, then of notes and comments; says all to office. */
void docx_walk(struct office *office, struct docx_book *book, struct zip *zip,
	const char *main);

#endif
