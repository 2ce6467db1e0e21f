/*
 * The kinds of terminal, behind one set of functions.
 */
#ifndef SCREEN_KIND_H
#define SCREEN_KIND_H

#include "lectern/screen/terminal.h"

/* As in terminal.h, one for each function there. */
struct terminal_kind {
	void (*close)(struct terminal *terminal);
	void (*size)(struct terminal *terminal, uint32_t *rows, uint32_t *cols);
	void (*key)(struct terminal *terminal, int wait_ms,
		char key[KEY_NAME_SIZE]);
	bool (*key_waits)(struct terminal *terminal);
	void (*present)(struct terminal *terminal, const struct grid *grid,
		uint32_t row, uint32_t col);
	void (*redraw)(struct terminal *terminal);
	void (*take_order)(struct terminal *terminal); /* NULL: no need */
	bool (*is_slow)(struct terminal *terminal); /* NULL: never */
	void (*suspend)(struct terminal *terminal);
	bool (*copy)(struct terminal *terminal, const char *text, size_t len);
	bool (*set_theme)(struct terminal *terminal, const char *theme,
		struct error *err);
};

/* The first member of each. */
struct terminal {
	const struct terminal_kind *kind;
};

#endif
