/*
 * A theme says how roles look: colours and attributes, without curses.
 *
 * It is text, a line a role: `heading yellow default bold'.  Colours are
 * `default', the eight names, and the same with `bright-' before them; behind
 * the two colours come any of bold, dim, italic, underline, reverse.  `#'
 * begins a remark.  A role that is not named looks like `text', and text like
 * default.
 */
#ifndef SCREEN_THEME_H
#define SCREEN_THEME_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/layout/role.h"

enum look_flag {
	LOOK_BOLD = 1,
	LOOK_DIM = 2,
	LOOK_ITALIC = 4,
	LOOK_UNDERLINE = 8,
	LOOK_REVERSE = 16,
};

#define LOOK_DEFAULT (-1)

struct look {
	int foreground; /* 0 to 15, or LOOK_DEFAULT */
	int background;
	unsigned flags;
};

struct theme {
	struct look looks[ROLE_COUNT];
};

/* False, with err naming the line, if a line makes no sense. */
bool theme_parse(struct theme *theme, const char *text, struct error *err);

/* Does it name any colour? */
bool theme_has_colours(const struct theme *theme);

/* The look on a terminal of so many colours: bright ones become bold or plain.
 */
struct look theme_look(const struct theme *theme, enum role role, int colours);

#endif
