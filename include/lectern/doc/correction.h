/*
 * A correction is what a reader says of the names and notes a library found;
 * one line.
 *
 *     = NAME | NAME...        all of these are one, called by the first
 *     != NAME | NAME          the second is somebody else than the first
 *     != NAME | NAME | NAME   ... namely the third
 *     type TYPE | NAME        it is of another type than it seemed
 *     drop NAME               it is no name of anybody
 *     add TYPE | NAME         it is one that was missed, wherever it stands
 *     link MARKER | NOTE      this marker calls that note
 *     link MARKER             ... or none
 *
 * NAME is how somebody or something is called, or written, in the library:
 * `Huanuni'; of a certain type: `ORG:Huanuni'; in one document: `Huanuni @
 * FILE'; or where it stands at one place: `Huanuni @ FILE:1200', as MARKER and
 * NOTE always do.  Behind `!=' the second name is a spelling, a document or a
 * place that is taken from the first.  A bar, an at sign or a backslash in a
 * name has a backslash before it, and so has a colon that is not that of a type
 * or a place.  Other lines are comments (#); one that holds just a date says
 * when the corrections below it were made.
 *
 * They hold in their order, after everything the library finds by itself.
 */
#ifndef LECTERN_DOC_CORRECTION_H
#define LECTERN_DOC_CORRECTION_H

#include "lectern/base/error.h"
#include "lectern/base/memory.h"
#include "lectern/doc/doc.h"

enum correction_verb {
	CORRECTION_MERGE,
	CORRECTION_SPLIT,
	CORRECTION_RETYPE,
	CORRECTION_HIDE,
	CORRECTION_ADD,
	CORRECTION_LINK,
	CORRECTION_VERBS
};

struct correction_name {
	enum entity_type type; /* ENTITY_TYPES: of any */
	const char *name;
	const char *file; /* the document's, or NULL: anywhere */
	uint32_t at;	  /* offset of one mention; DOC_NONE: of all there */
};

struct correction {
	enum correction_verb verb;
	enum entity_type type; /* of retype and add */
	struct correction_name *names;
	size_t count;
	const char *date; /* "2026-11-21", or NULL if it is not known */
};

/* Reads one line; strings go to the arena.  False: err says what is wrong. */
bool correction_parse(struct correction *correction, struct arena *arena,
	const char *line, struct error *err);

/* The line, without its end; the date is not in it. */
void correction_print(struct str *out, const struct correction *correction);

/* One name, as correction_print writes it, and back. */
void correction_print_name(
	struct str *out, const struct correction_name *name);
bool correction_parse_name(struct correction_name *name, struct arena *arena,
	struct slice text, struct error *err);

/* What is so because of a correction says so, and when: "..., 2026-11-21". */
#define CORRECTION_SAID "you said so"

/* "=", "!=", "type", "drop", "add", "link". */
const char *correction_verb_sign(enum correction_verb verb);

/* Reading a file of them: { .rest = text } at the beginning. */
struct correction_text {
	struct slice rest;
	unsigned line; /* number of the last one, from 1 */
	char date[11]; /* that holds for it, or "" */
};

/*
 * The next correction.  False at the end, or, with err set, for a line that
 * cannot be read ("line 3: ..."); reading may go on behind it.
 */
bool correction_next(struct correction_text *text, struct arena *arena,
	struct correction *correction, struct error *err);

#endif
