/*
 * The options of the command line: one table for parsing and for help.
 *
 * Options may stand anywhere among the arguments; "--" ends them.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/error.h"
#include "lectern/base/out.h"
#include "lectern/base/str.h"

enum option {
	OPTION_LIBRARY,
	OPTION_NOTEBOOK,
	OPTION_OUTPUT,
	OPTION_JOBS,
	OPTION_EVERYTHING,
	OPTION_CHANGES,
	OPTION_CORRECTIONS,
	OPTION_NAMES,
	OPTION_IMPORT,
	OPTION_EXACT,
	OPTION_SORT,
	OPTION_CONTEXT,
	OPTION_LIMIT,
	OPTION_JSON,
	OPTION_TSV,
	OPTION_TEXT,
	OPTION_ALL,
	OPTION_NOTES,
	OPTION_PAGES,
	OPTION_WIDTH,
	OPTION_KEYS,
	OPTION_THEME,
	OPTION_PLAIN,
	OPTION_REORDER,
	OPTION_SET,
	OPTION_SCRIPT,
	OPTION_PRINT_KEYS,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT
};

struct options {
	const char
		*values[OPTION_COUNT]; /* NULL: not given; "" without value */
	bool usual[OPTION_COUNT];      /* not given: from the reader's file */
	struct str file;               /* its text */
	const char **names;            /* every --names */
	size_t name_count;
	const char **words; /* what is no option */
	size_t word_count;
};

bool
options_read(struct options *options, int argc, char **argv, struct error *err);

/*
 * Takes from a text what was not given: a line for each option, "NAME=VALUE"
 * ("theme = mono"); # begins a comment.  `name' is for complaints.  Not every
 * option can be one that is always meant.
 */
bool options_read_usual(struct options *options, const char *name,
	const char *text, struct error *err);
void options_done(struct options *options);

/* The table, as help shows it. */
void options_print(struct out *out);

#endif
