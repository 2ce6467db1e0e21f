/*
 * An error says what went wrong in one sentence, and which exit code it earns.
 *
 * What can fail returns bool (or NULL) and takes a struct error last.  The one
 * who finds the fault writes the sentence with error_set(); callers add where
 * it happened with error_prefix().  Only cli, reader and main print it.  An
 * error owns no memory, and { 0 } is one that holds nothing.
 */
#ifndef LECTERN_BASE_ERROR_H
#define LECTERN_BASE_ERROR_H

#include <stdbool.h>

enum error_code {
	ERROR_NONE,
	ERROR_NOT_FOUND, /* nothing matches what was asked for: exit 1 */
	ERROR_USAGE,	 /* the words of a command are off: exit 2 */
	ERROR_IO,	 /* the system refused: exit 3 */
	ERROR_FORMAT,	 /* a file holds nothing we can read: exit 3 */
	ERROR_LIMIT,	 /* larger than lectern takes: exit 3 */
	ERROR_LIBRARY,	 /* a library or notebook damaged or newer: exit 4 */
};

struct error {
	enum error_code code;
	unsigned column; /* of the fault in what was typed, in cells from 1; 0:
			    it is about the whole */
	char text[600];	 /* UTF-8, one sentence, no full stop, cut if long */
};

/* Both return false, so that a refusal is one line: return error_set(...). */
bool error_set(struct error *err, enum error_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
bool error_prefix(struct error *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* error_set with the system's own words for errno at the end: "...: WORDS". */
bool error_system(struct error *err, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The exit status of the program for this error: 0 to 4. */
int error_exit_status(const struct error *err);

#endif
