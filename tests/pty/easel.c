/*
 * A program for pty tests: shows the key it was sent last, and falls in every
 * way a program can: q closes, x exits, s is a bad address, a aborts, m runs
 * out of memory.
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/asset.h"
#include "lectern/base/memory.h"
#include "lectern/screen/terminal.h"

static void
easel_draw(struct terminal *terminal, struct grid *grid, const char *key,
	unsigned count)
{
	static const char text[] = "wide \u6771\u4eac, bidi \u202e, marks "
				   "e\u0301, bell \a, \u00c1\u00f1ez\u2019s";
	char status[80];
	uint32_t rows, cols;

	terminal_size(terminal, &rows, &cols);
	grid_resize(grid, rows, cols);
	snprintf(status, sizeof status, "size %ux%u key %s", rows, cols, key);
	grid_string(grid, 0, 0, cols, status, ROLE_TEXT);
	grid_string(grid, 1, 0, cols, text, ROLE_TEXT);
	grid_string(grid, 2, 0, cols, "a name", ROLE_PLACE);
	snprintf(status, sizeof status, "%u keys", count);
	grid_string(grid, 3, 0, cols, status, ROLE_TEXT);
	grid_string(grid, rows - 1, cols - 6, 6, "corner", ROLE_TEXT);
	terminal_present(terminal, grid, 0, 0);
}

static void
easel_fall(char how)
{
	volatile size_t much = SIZE_MAX / 4;

	if (how == 'x')
		exit(5);
	if (how == 's')
		raise(SIGSEGV);
	if (how == 'a')
		abort();
	if (how == 'm')
		free(memory_resize(NULL, much, 2));
}

static void
easel_run(struct terminal *terminal)
{
	char key[KEY_NAME_SIZE] = "none";
	struct grid grid = { 0 };
	unsigned count = 0;

	while (strcmp(key, "q") && strcmp(key, "Hangup")) {
		easel_draw(terminal, &grid, key, count++);
		terminal_key(terminal, -1, key);
		if (!strcmp(key, "C-z"))
			terminal_suspend(terminal);
		else if (!key[1])
			easel_fall(key[0]);
	}
	grid_done(&grid);
}

int
main(void)
{
	struct error err = { 0 };
	struct terminal *terminal;

	setlocale(LC_CTYPE, "");
	terminal = terminal_open_curses(
		asset_find("themes/default.conf").data, &err);
	if (!terminal) {
		puts(err.text);
		return error_exit_status(&err);
	}
	easel_run(terminal);
	terminal_close(terminal);
	return 0;
}
