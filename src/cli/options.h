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

enum option {
	OPTION_LIBRARY,
	OPTION_NOTEBOOK,
	OPTION_OUTPUT,
	OPTION_JOBS,
	OPTION_EVERYTHING,
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
	OPTION_SCRIPT,
	OPTION_PRINT_KEYS,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT
};

struct options {
	const char
		*values[OPTION_COUNT]; /* NULL: not given; "" without value */
	const char **names;            /* every --names */
	size_t name_count;
	const char **words; /* what is no option */
	size_t word_count;
};

bool
options_read(struct options *options, int argc, char **argv, struct error *err);
void options_done(struct options *options);

/* The table, as help shows it. */
void options_print(struct out *out);

#endif
