/*
 * The reader is the interactive program: a document to read, a panel that
 * shows what its notes and names are about, and lists of everything else.
 *
 * It takes its keys from a terminal and draws pictures on it, and knows no
 * other way to the world, so that a script can drive it.  Troubles with the
 * library or the notebook become messages on the screen.
 */
#ifndef LECTERN_READER_READER_H
#define LECTERN_READER_READER_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/command/keys.h"
#include "lectern/library/library.h"
#include "lectern/notebook/notebook.h"
#include "lectern/screen/terminal.h"

/*
 * Makes a library what it is with these corrections (lectern/doc/correction.h)
 * and no others; false: it is as it was.  The reader does not know how.
 */
typedef bool reader_correct(
	const char *library, const char *corrections, struct error *err);

/* Everything is borrowed, and stays the caller's. */
struct reader_options {
	struct library *library;
	struct notebook *notebook; /* NULL: nothing is kept */
	reader_correct *correct;   /* NULL: it waits for the next indexing */
	struct terminal *terminal;
	const struct keys *keys;
	struct place start;   /* document 0: where reading stopped */
	bool plain;           /* one pane, no keys below it: see --plain */
	bool reorder;         /* turn text from right to left round */
	const char *settings; /* "measure=72,sides=off", or NULL */
	const char *message;  /* shown at the start, or NULL */
};

/* Reads until the reader leaves; false if it could not even begin. */
bool reader_run(const struct reader_options *options, struct error *err);

#endif
