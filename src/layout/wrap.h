/*
 * Wrapping cuts a text into lines of so many cells, one line at a time.
 */
#ifndef LAYOUT_WRAP_H
#define LAYOUT_WRAP_H

#include "layout/step.h"

struct wrap {
	const char *text;
	size_t len;
	enum step_mode mode;
	char *breaks; /* may a line begin at byte i?  NULL: all is ASCII */
};

struct line {
	size_t start;
	size_t end;  /* behind its last character that is not blank */
	size_t next; /* where the next line begins */
	size_t width;
};

void
wrap_init(struct wrap *wrap, const char *text, size_t len, enum step_mode mode);
void wrap_done(struct wrap *wrap);

/* The line from `at' on (at < len): always at least one character. */
void
wrap_line(const struct wrap *wrap, size_t at, size_t room, struct line *line);

#endif
