/*
 * Every command lectern has, one row each.
 *
 * Help, completion, key bindings, the manual page and the command line read
 * this table; a test asserts that every command can be reached.  Commands that
 * find something fill a listing and work in the shell and on the screen alike;
 * those that only move about on the screen have no function here: the reader
 * keeps theirs, by name.
 */
#ifndef LECTERN_COMMAND_COMMAND_H
#define LECTERN_COMMAND_COMMAND_H

#include "lectern/base/error.h"
#include "lectern/command/listing.h"
#include "lectern/library/library.h"
#include "lectern/notebook/notebook.h"

enum command_where {
	COMMAND_SHELL = 1,
	COMMAND_SCREEN = 2,
	COMMAND_BOTH = 3,
};

/* What the shell's options ask of a listing; all-zero is nothing. */
struct command_options {
	const char *sort; /* "text", "left", "right"; NULL: as it comes */
	uint32_t limit;	  /* rows; 0: all */
	uint32_t context; /* characters around a match; 0: about a line */
	bool exact;	  /* words as typed */
	bool everything;  /* boilerplate, too */
};

/* What a command works on. */
struct command_context {
	struct library *library;
	struct notebook *notebook; /* may be NULL in the shell */
	struct place here;	   /* on the screen: the selection or the top */
	struct command_options options;
};

struct command {
	const char *name;  /* "notes" */
	const char *group; /* heading in the help: "notes" */
	const char *args;  /* as usage writes them: "DOC", "[DOC]", "" */
	const char *help;  /* a sentence without its full stop */
	enum command_where where;

	/* Fills the listing; argument is "" if none was given. */
	bool (*list)(const struct command_context *context,
		const char *argument, struct listing *listing,
		struct error *err);
};

extern const struct command command_table[]; /* ends with a NULL name */

/* By name, or by the beginning of a name that only one has; NULL: err set. */
const struct command *command_find(
	const char *name, enum command_where where, struct error *err);

#endif
