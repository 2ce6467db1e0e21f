/*
 * The notebook is what the reader adds: positions, marks, annotations,
 * corrections.
 *
 * It is one file of the reader's own, it is never rebuilt, and what is in it
 * was saved when the function that saved it returned true.  Things are kept by
 * the key of their library and the file name of their document, with the words
 * they stand at, so that they find their place again in a new index.  A
 * notebook that is damaged or from a newer version is opened to read only.
 */
#ifndef LECTERN_NOTEBOOK_NOTEBOOK_H
#define LECTERN_NOTEBOOK_NOTEBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/base/memory.h"

struct notebook;

/* path NULL: notebook.db in file_data_home(). */
struct notebook *notebook_open(const char *path, struct error *err);
void notebook_close(struct notebook *notebook);

/* Why nothing can be saved, or NULL. */
const char *notebook_trouble(const struct notebook *notebook);

/* Where in which document: by names that outlive an index. */
struct bookmark {
	const char *library; /* its key */
	const char *file;    /* the document's */
	uint32_t start;
	uint32_t end;
	const char *words; /* up to 80 bytes of the text there */
};

/*
 * Moves a bookmark to where its words stand in a text that begins at an offset
 * of the document: where it points if they are still there, else the nearest
 * place, however cased, accented or broken into lines.  False, and nothing
 * moved, if they are nowhere in it.
 */
bool notebook_settle(
	struct bookmark *at, const char *text, size_t len, uint32_t start);

/* -- libraries ------------------------------------------------------------ */

/* Remembers that this library was opened now. */
bool notebook_visit(struct notebook *notebook, const char *path,
	struct error *err);

/* The path of the library opened last; the caller's to free; or NULL. */
char *notebook_last_library(struct notebook *notebook);

/* -- positions and marks -------------------------------------------------- */

/*
 * Where reading stopped: the first text on the screen, and the document that
 * was open last in a library.
 */
bool notebook_save_position(struct notebook *notebook,
	const struct bookmark *at, struct error *err);

/* False if there is none; strings go to the arena.  file NULL: the last. */
bool notebook_position(struct notebook *notebook, const char *library,
	const char *file, struct arena *arena, struct bookmark *at);

bool notebook_set_mark(struct notebook *notebook, char letter,
	const struct bookmark *at, struct error *err);
bool notebook_mark(struct notebook *notebook, const char *library,
	char letter, struct arena *arena, struct bookmark *at);

/* -- annotations ---------------------------------------------------------- */

struct annotation {
	uint32_t id;
	struct bookmark at;
	const char *text; /* the reader's words; "" for a bare highlight */
	uint32_t colour;  /* 0 none, 1 to 5 */
	const char *when; /* "2026-11-21 19:04" UTC */
};

struct annotation_list {
	struct annotation *rows;
	size_t count;
	struct arena arena;
};

/* Adds and sets annotation->id, or changes the one with that id. */
bool notebook_save_annotation(struct notebook *notebook,
	struct annotation *annotation, struct error *err);
bool notebook_remove_annotation(
	struct notebook *notebook, uint32_t id, struct error *err);

/*
 * Takes back the last change to annotations, corrections or verdicts; false
 * if there is none.  *correction: it was these, all that were made together.
 */
bool notebook_undo(struct notebook *notebook, const char *library,
	bool *correction, struct error *err);

/* In the order of documents and text; file NULL: of all. */
bool notebook_annotations(struct notebook *notebook, const char *library,
	const char *file, struct annotation_list *list, struct error *err);
void annotation_list_done(struct annotation_list *list);

/* -- references ----------------------------------------------------------- */

/* What the reader says of a reference from a place to another. */
struct verdict {
	struct bookmark from, to;
	uint32_t kind;	 /* enum reference_kind */
	const char *why; /* it was found */
	bool confirmed;	 /* or dismissed */
};

struct verdict_list {
	struct verdict *rows;
	size_t count;
	struct arena arena;
};

/* Keeps a verdict; it can be undone. */
bool notebook_judge(struct notebook *notebook, const struct verdict *verdict,
	struct error *err);

/* Those on references from or to a document, the last made first. */
bool notebook_verdicts(struct notebook *notebook, const char *library,
	const char *file, struct verdict_list *list, struct error *err);
void verdict_list_done(struct verdict_list *list);

/* -- corrections ---------------------------------------------------------- */

/*
 * Keeps corrections, as lectern/doc/correction.h has them, behind those that
 * are there: all of the text, as one step of undo, or, if a line cannot be
 * read, nothing.  Where the text has no date they are made today.
 */
bool notebook_correct(struct notebook *notebook, const char *library,
	const char *text, struct error *err);

/* All of a library, with their dates, as a text; the caller's to free. */
char *notebook_corrections(
	struct notebook *notebook, const char *library, struct error *err);

#endif
