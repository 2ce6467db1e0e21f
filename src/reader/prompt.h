/*
 * A prompt asks for a line of text on the last row of the screen.
 */
#ifndef READER_PROMPT_H
#define READER_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/str.h"
#include "lectern/screen/grid.h"
#include "reader/complete.h"

struct desk;

/* Called with the line: when it is accepted, and after each change. */
typedef void prompt_function(struct desk *desk, const char *text);

/* What was typed before under one label. */
struct prompt_past {
	const char *label;
	char *text;
};

struct prompt {
	bool active;
	bool keep;         /* accepted as it is if the line goes dead */
	const char *label; /* "/", ":" */
	struct str text;
	size_t cursor; /* byte offset */
	prompt_function *accept;
	prompt_function *change;     /* or NULL */
	prompt_function *cancel;     /* or NULL; gets the line */
	complete_function *complete; /* Tab; or NULL */
	struct prompt_past *past;
	size_t past_count, past_cap;
	size_t past_at; /* while going through it */
};

/* Begins to ask; text stands there already. */
void prompt_begin(struct prompt *prompt, const char *label, const char *text,
	prompt_function *accept);
void prompt_done(struct prompt *prompt);

/* Takes a key; true if the key was for the prompt (a list moves by arrows). */
bool prompt_key(struct desk *desk, struct prompt *prompt, const char *key);

/* The line went dead: what must not be lost is accepted as it stands. */
void prompt_hangup(struct desk *desk, struct prompt *prompt);

/* Draws it and says where the cursor is. */
void prompt_draw(const struct prompt *prompt, struct grid *grid, uint32_t row,
	uint32_t *cursor);

#endif
