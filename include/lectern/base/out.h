/*
 * The one sink for text that leaves the program by standard output or error.
 *
 * Text from documents can hold anything.  On a terminal every character that
 * could do more than be seen is shown as U+FFFD, and no more than thirty marks
 * are piled on a cell; in a pipe or a file only the control characters are
 * replaced, so that exports keep their right-to-left text.  A rule test keeps
 * printf and its kin out of every other place.
 */
#ifndef LECTERN_BASE_OUT_H
#define LECTERN_BASE_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "lectern/base/error.h"
#include "lectern/base/str.h"

struct out {
	FILE *file;
	bool terminal; /* is it one? */
	bool failed;   /* a write went wrong; said by out_close */
	bool gone;     /* ... because nobody reads any more (EPIPE) */
	int cause;     /* ... or for another errno */
	size_t progress; /* cells the line of progress takes now */
	unsigned marks;  /* characters without width since the last cell */
};

void out_open(struct out *out, FILE *file);

/* Text as it came; newline and tab pass, other controls never do. */
void out_text(struct out *out, const char *text, size_t len);
void out_string(struct out *out, const char *string);
void out_slice(struct out *out, struct slice slice);
void out_format(struct out *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Cells a line of the terminal has; 0 for what is none. */
size_t out_width(const struct out *out);

/*
 * Shows a line that the next one takes the place of, on a terminal only; ""
 * clears it.  Ordinary text should not be written while one stands.
 */
void out_progress(struct out *out, const char *line);

/* Flushes; false, with err set, if anything was lost (a full disk). */
bool out_close(struct out *out, struct error *err);

#endif
