/*
 * The command line: arguments in; text, TSV or JSON out.
 */
#ifndef LECTERN_CLI_CLI_H
#define LECTERN_CLI_CLI_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/command/keys.h"
#include "lectern/library/library.h"
#include "lectern/notebook/notebook.h"

/* Whether we turn text from right to left round, or the terminal does. */
enum cli_reorder { CLI_REORDER_AUTO, CLI_REORDER_ON, CLI_REORDER_OFF };

/* What is to be read on the screen, and how; everything is borrowed. */
struct cli_reading {
	struct library *library;
	struct notebook *notebook; /* or NULL */
	bool (*correct)(const char *library, const char *corrections,
		struct error *err); /* as reader.h has it */
	const struct keys *keys;
	const char *theme; /* its text */
	enum cli_reorder reorder;
	bool plain;           /* no picture, but lines */
	const char *settings; /* as reader.h has them, or NULL */
	const char *script;   /* its text: no terminal, but a file of keys */
};

/* Starts the reader; cli does not know it, main does. */
typedef bool cli_read(const struct cli_reading *reading, struct error *err);

/*
 * Runs a command of the shell, or opens something to read with `read'; returns
 * the exit status of the program.
 */
int cli_run(int argc, char **argv, cli_read *read);

#endif
