/* The walk through the text of a Word file, for the files that do it. */
#ifndef IMPORT_DOCX_WALK_H
#define IMPORT_DOCX_WALK_H

#include "import/docx_parts.h"

#define DOCX_FIELDS 16
#define DOCX_BOXES 8
#define DOCX_INSTRUCTION 2000

enum docx_part { DOCX_MAIN, DOCX_FOOTNOTE, DOCX_ENDNOTE, DOCX_COMMENT };

/* A computed piece of text: what computes it, then what came of it. */
struct docx_field {
	struct str instruction;
	bool shown;  /* what comes now is the result */
	bool linked; /* which is a link */
};

/* A note that was called. */
struct docx_call {
	enum docx_part part;
	long id;
	const char *label;
};

struct docx_paragraph {
	struct docx_look look;
	struct slice style; /* in the arena */
	bool properties;    /* they are being read */
	bool begun;
	bool page;
};

struct docx_walk {
	struct office *office;
	struct docx_book *book;
	enum docx_part part;
	struct docx_paragraph paragraph;
	struct docx_look run;
	const char *language; /* of the run */
	bool in_run, in_run_properties;
	bool text, instruction; /* what stands in the element that is open */
	bool skip;              /* a note that is none */
	unsigned inserted, deleted;
	const char *author; /* of a comment that begins */
	long mark;          /* id of a note whose sign comes next, or -1 */
	long span;          /* of the cell */

	struct docx_field fields[DOCX_FIELDS];
	size_t field_depth;
	struct {
		struct docx_paragraph paragraph;
		struct office_block block;
	} boxes[DOCX_BOXES]; /* paragraphs that a box of text interrupts */
	size_t box_depth;

	struct docx_call *calls;
	size_t call_count, call_cap;
	long numbers[DOCX_COMMENT + 1]; /* given so far */
};

/* All is said about the paragraph: it begins, if it has not. */
void docx_begin(struct docx_walk *walk);

/* Text of the run that is open. */
void docx_put(struct docx_walk *walk, const char *text, size_t len);

/* What calls notes: references, and signs the author chose for them. */
void docx_footnote(void *context, const struct xml_element *element);
void docx_endnote(void *context, const struct xml_element *element);
void docx_comment(void *context, const struct xml_element *element);
void docx_mark(struct docx_walk *walk, const char *text, size_t len);

/* The label of a note before which so many of its kind were numbered. */
void docx_note_label(const struct docx_book *book, enum docx_part part,
	struct str *label, long before);

/* The bodies of notes. */
void docx_note(void *context, const struct xml_element *element);
void docx_note_end(void *context);
void docx_calls_sort(struct docx_walk *walk);

/* Links, fields and the names of places. */
void docx_hyperlink(void *context, const struct xml_element *element);
void docx_hyperlink_end(void *context);
void docx_field_step(void *context, const struct xml_element *element);
void docx_instruction(struct docx_walk *walk, const char *text, size_t len);
void docx_bookmark(void *context, const struct xml_element *element);

#endif
