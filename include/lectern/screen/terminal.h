/*
 * A terminal: keys in, a picture out.
 *
 * There are three, and the reader cannot tell them apart: curses, lines for
 * those who hear them, and a script that reads keys from a file and writes
 * pictures as text, so that screens can be golden files.
 *
 * A key is a short name, as key files write it: "j", "é", "Space", "Tab",
 * "S-Tab", "Enter", "Esc", "Backspace", "Up", "Down", "Left", "Right", "PgUp",
 * "PgDn", "Home", "End", "Insert", "Delete", "F1" to "F12", "C-o", "M-x".
 * Besides keys there come "Resize" (the size has changed), "Hangup" (the line
 * is gone or we are told to end: save and leave), "Timeout" (the time asked
 * for is over).  A script that is at its end sends "Hangup".
 *
 * Keys come raw: C-c and C-z are keys like any other.
 */
#ifndef LECTERN_SCREEN_TERMINAL_H
#define LECTERN_SCREEN_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "lectern/base/error.h"
#include "lectern/screen/grid.h"

struct terminal;

#define KEY_NAME_SIZE 16

/* A theme is text (assets/themes/ *.conf): "heading yellow default bold". */
struct terminal *terminal_open_curses(const char *theme, struct error *err);

/*
 * A script is text, a line each:
 *     size 24 80          the window has changed
 *     keys j j Tab Enter  key names, a blank between
 *     type some words     each character is a key ("Space" for blanks)
 *     screen NAME         write the picture under this name
 *     roles NAME          write the picture's roles, a letter a cell (below)
 *     # a remark
 * Pictures go to `out', each under a line "== NAME ROWSxCOLS".  The script is
 * read as keys are asked for; waiting costs nothing, time does not pass.
 */
struct terminal *terminal_open_script(
	const char *script, FILE *out, struct error *err);

/*
 * The terminal of standard input, without a picture: what is new in one is
 * written to `out', below what stands there, for screen readers.
 */
struct terminal *terminal_open_plain(FILE *out, struct error *err);

/* Restores the terminal and frees it; NULL is fine. */
void terminal_close(struct terminal *terminal);

void terminal_size(struct terminal *terminal, uint32_t *rows, uint32_t *cols);

/* Waits for the next key; wait_ms < 0: for ever.  Signals come as keys. */
void terminal_key(
	struct terminal *terminal, int wait_ms, char key[KEY_NAME_SIZE]);

/* Is another key waiting already?  Then there is no point in painting yet. */
bool terminal_key_waits(struct terminal *terminal);

/*
 * Shows the picture and puts the cursor at row, col (on the selection, for
 * Braille displays and magnifiers).  Sends only what has changed; an unchanged
 * picture costs nothing.
 */
void terminal_present(struct terminal *terminal, const struct grid *grid,
	uint32_t row, uint32_t col);

/*
 * Does the terminal we are on turn text from right to left round by itself, and
 * cannot be told not to?
 */
bool terminal_reorders(void);

/* Does it do so, and can be told not to? */
bool terminal_listens(void);

/* Tells it not to: text comes in the order in which it is seen. */
void terminal_take_order(struct terminal *terminal);

/* Forgets what the screen shows, so that the next picture is drawn whole. */
void terminal_redraw(struct terminal *terminal);

/* Has it taken long to show large pictures, more than once? */
bool terminal_is_slow(struct terminal *terminal);

/* Gives the terminal back to the shell until we are continued (Ctrl-Z). */
void terminal_suspend(struct terminal *terminal);

/* Sends text to the terminal's clipboard (OSC 52); false if it takes none. */
bool terminal_copy(struct terminal *terminal, const char *text, size_t len);

/* Loads another theme; false with err set, and the old one stays. */
bool terminal_set_theme(
	struct terminal *terminal, const char *theme, struct error *err);

#endif
