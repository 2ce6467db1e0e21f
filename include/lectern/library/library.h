/*
 * A library is an indexed collection of documents in one file, opened to read.
 *
 * A library that was not built here is a stranger's file: everything in it is
 * checked when it is read, and a full-text search runs in a process of its own
 * that can do no harm.  Opening, and every function here, is independent of
 * the number of documents.  The file may be replaced by a new build while it is
 * open: we go on reading the old one, and library_is_replaced() says so.
 *
 * Lists own an arena with all their strings: X_list_done() frees both.  A
 * function that returns false has set err: the library is damaged, or the file
 * went away.  Documents are numbered from 1, in the order of their paths.
 */
#ifndef LECTERN_LIBRARY_LIBRARY_H
#define LECTERN_LIBRARY_LIBRARY_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/doc/doc.h"
#include "lectern/doc/place.h"

struct library;

struct library_info {
	const char *path; /* absolute */
	const char *name; /* without directories and ".lectern" */
	uint32_t documents;
	uint32_t entities;
	uint32_t notes;
	uint32_t orphans;
	uint32_t remarks;
	uint64_t words;
	uint64_t bytes; /* of text */
	const char *key; /* names this library in the notebook */
	bool ours;	 /* built on this machine by this reader */
};

struct library *library_open(const char *path, struct error *err);
void library_close(struct library *library);
const struct library_info *library_info(const struct library *library);
bool library_is_replaced(const struct library *library);

/* -- documents ------------------------------------------------------------ */

struct document {
	uint32_t number;
	const char *file; /* path below the folder that was indexed */
	const char *format;
	const char *title, *author, *date, *source, *language; /* or NULL */
	const char *label; /* title, opening words, or file: never NULL */
	uint32_t size;	   /* bytes of text */
	uint32_t blocks;
	uint32_t words;
	uint32_t notes;
	uint32_t markers;
	uint32_t orphans; /* markers without a note */
	uint32_t entities;
	uint32_t remarks;
};

/* Strings go to the arena. */
bool library_document(struct library *library, uint32_t number,
	struct arena *arena, struct document *document, struct error *err);

/*
 * Adds how it is cited: "Author, title, source, date, p. 12".  page: its label,
 * or NULL.
 */
void document_cite(
	struct str *out, const struct document *document, const char *page);

/*
 * DOC as people type it: a number, a file name, or the beginning of a file
 * name or title that only one document has.  0, with err set, if none or many.
 */
uint32_t library_find_document(
	struct library *library, const char *name, struct error *err);

struct document_list {
	struct document *rows;
	size_t count;
	struct arena arena;
};

/*
 * Documents whose file, title or author holds the text (folded; "" or NULL:
 * all), from a number on, at most limit (0: all).
 */
bool library_documents(struct library *library, const char *filter,
	uint32_t from, uint32_t limit, struct document_list *list,
	struct error *err);
void document_list_done(struct document_list *list);

/* -- text ----------------------------------------------------------------- */

/*
 * A window of a document: the blocks that touch [start, end), with the spans,
 * the notes that their markers call, the entities their mentions name (id set)
 * and the works they cite.  The caller's to free.  0 to UINT32_MAX is all.
 */
struct doc *library_load(struct library *library, uint32_t number,
	uint32_t start, uint32_t end, struct error *err);

/* The text alone of a range; the caller's to free. */
char *library_text(struct library *library, uint32_t number, uint32_t start,
	uint32_t end, struct error *err);

/* Offset of the n-th block (from 1; beyond the last: the last). */
bool library_block_place(struct library *library, uint32_t number,
	uint32_t block, struct place *place, struct error *err);

struct section {
	uint32_t level;
	uint32_t start;
	uint32_t end; /* of the heading */
	const char *text;
};

struct section_list {
	struct section *rows;
	size_t count;
	struct arena arena;
};

bool library_outline(struct library *library, uint32_t number,
	struct section_list *list, struct error *err);
void section_list_done(struct section_list *list);

/*
 * The next place at or after (forward) or before a place, in this document,
 * where the folded text stands; place->document is 0 if there is none.
 */
bool library_find_text(struct library *library, uint32_t number,
	const char *folded, uint32_t from, bool forward, struct place *place,
	struct error *err);

/*
 * The next span of one of these kinds (1 << enum span_kind; types: 1 << enum
 * entity_type for mentions) that begins after, or before, an offset.
 */
bool library_next_span(struct library *library, uint32_t number,
	uint32_t kinds, uint32_t types, uint32_t from, bool forward,
	struct place *place, struct error *err);

/* -- notes, remarks ------------------------------------------------------- */

struct note_row {
	uint32_t document;
	const char *number;
	uint32_t start, end;	  /* the note; both 0 for an orphan marker */
	uint32_t marker, marker_end; /* its first marker; both 0 for none */
	uint32_t calls;
	const char *text; /* the note on one line, or why it is an orphan */
};

struct note_list {
	struct note_row *rows;
	size_t count;
	struct arena arena;
};

/* Notes and orphan markers of a document, in the order of the markers. */
bool library_notes(struct library *library, uint32_t number,
	struct note_list *list, struct error *err);
void note_list_done(struct note_list *list);

struct remark_row {
	struct place place;
	enum remark_kind kind;
	const char *text;
	const char *printed; /* what stands there, if it is short; or NULL */
};

struct remark_list {
	struct remark_row *rows;
	size_t count;
	struct arena arena;
};

/* Remarks of one document, or of all (number 0). */
bool library_remarks(struct library *library, uint32_t number,
	struct remark_list *list, struct error *err);
void remark_list_done(struct remark_list *list);

#endif
