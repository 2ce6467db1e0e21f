/*
 * The terminal that people sit at, through curses.
 *
 * Curses is left to find what has changed and the cheapest way to say so,
 * scrolling included.  We keep the picture it shows, so that presenting the
 * same one costs nothing at all.
 *
 * Keys come raw: C-c, C-z, C-s and C-q are keys like others.  Signals come
 * through the guard's pipe, beside the keys.
 *
 * At most one picture is on its way: see flight.h.  Later ones wait, the last
 * standing for all.
 */
#include <curses.h>
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

#include "screen/clip.h"
#include "screen/flight.h"
#include "screen/guard.h"
#include "screen/ink.h"
#include "screen/key.h"
#include "screen/kind.h"
#include "screen/theme.h"

#include "lectern/base/asset.h"
#include "lectern/base/memory.h"

#define ESCAPE_DELAY 25      /* ms after ESC until it is the key Esc */
#define DRAIN_DELAY 200      /* ms we wait for an answer before leaving */
#define ORDER_OURS "\033[8l" /* see direction.c */
#define ORDER_THEIRS "\033[8h"
#define ANSWER_DELAY 200 /* ... while an answer may come, in two pieces */

struct curses {
	struct terminal terminal;
	SCREEN *screen;
	FILE *in, *out;
	int input;
	int output;
	struct ink ink;
	cchar_t *room; /* for one row */

	struct grid shown; /* what curses was given last */
	struct grid next;  /* what it will be given */
	uint32_t row, col; /* of the cursor */
	bool pending;      /* next has not been painted */
	bool stale;        /* nothing shown can be relied on */

	struct flight flight;

	char held[KEY_NAME_SIZE]; /* a key read too early, or "" */
	bool resized;
	bool ansi;        /* it is one of the usual kind */
	bool takes_order; /* text comes as it is seen */
	bool orders;      /* ... and there was some for which it matters */
	bool knows_copying;
	int escape_delay;
	bool hung;
};

static int64_t
curses_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
curses_send(struct curses *curses, const char *data, size_t len)
{
	ssize_t sent;

	while (len) {
		sent = write(curses->output, data, len);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return;
		data += sent;
		len -= (size_t)sent;
	}
}

static void
curses_paint(struct curses *curses)
{
	struct grid *shown = &curses->shown, *next = &curses->next, swap;
	const struct cell *cells, *old;
	uint32_t row, cols = next->cols;
	size_t size = cols * sizeof *next->cells;
	bool all = curses->stale || shown->rows != next->rows ||
		   shown->cols != cols;

	if (cols > (uint32_t)COLS)
		cols = (uint32_t)COLS;
	for (row = 0; row < next->rows && row < (uint32_t)LINES; row++) {
		cells = &next->cells[(size_t)row * next->cols];
		old = all ? NULL : &shown->cells[(size_t)row * next->cols];
		if (!old || memcmp(cells, old, size))
			ink_row(&curses->ink, (int)row, cells, old, cols,
				curses->room);
	}
	move((int)curses->row, (int)curses->col);
	refresh();
	swap = *shown;
	*shown = *next;
	*next = swap;
	curses->pending = false;
	curses->stale = false;
	/* A window being pulled about is not a slow line. */
	if (!all && flight_asks(&curses->flight, curses_now()))
		curses_send(curses, FLIGHT_QUESTION, strlen(FLIGHT_QUESTION));
}

static void
curses_order(struct curses *curses, const char *order)
{
	if (curses->orders && !curses->hung)
		curses_send(curses, order, strlen(order));
}

static void
curses_take_order(struct terminal *terminal)
{
	struct curses *curses = (struct curses *)terminal;

	curses->takes_order = curses->ansi;
}

/* It is told once there is something to turn round, and no sooner. */
static void
curses_tell_order(struct curses *curses, const struct grid *grid)
{
	if (!curses->takes_order || curses->orders ||
		!cell_turns(grid->cells, (size_t)grid->rows * grid->cols))
		return;
	curses->orders = true;
	guard_add(ORDER_THEIRS);
	curses_order(curses, ORDER_OURS);
}

static bool
curses_is_shown(const struct curses *curses, const struct grid *grid,
	uint32_t row, uint32_t col)
{
	const struct grid *last =
		curses->pending ? &curses->next : &curses->shown;

	return !curses->stale && last->rows == grid->rows &&
	       last->cols == grid->cols && curses->row == row &&
	       curses->col == col &&
	       !memcmp(last->cells, grid->cells,
		       (size_t)grid->rows * grid->cols * sizeof *grid->cells);
}

static void
curses_present(struct terminal *terminal, const struct grid *grid, uint32_t row,
	uint32_t col)
{
	struct curses *curses = (struct curses *)terminal;

	if (curses->hung || curses_is_shown(curses, grid, row, col))
		return;
	curses_tell_order(curses, grid);
	if (curses->next.rows != grid->rows || curses->next.cols != grid->cols)
		grid_resize(&curses->next, grid->rows, grid->cols);
	memcpy(curses->next.cells, grid->cells,
		(size_t)grid->rows * grid->cols * sizeof *grid->cells);
	curses->row = row;
	curses->col = col;
	curses->pending = true;
	if (!flight_wait(&curses->flight, curses_now()))
		curses_paint(curses);
}

static bool
curses_is_slow(struct terminal *terminal)
{
	return flight_is_slow(&((struct curses *)terminal)->flight);
}

static void
curses_redraw(struct terminal *terminal)
{
	struct curses *curses = (struct curses *)terminal;

	clearok(curscr, TRUE);
	curses->stale = true;
}

/* Takes the size the terminal has now; true if it is another. */
static bool
curses_resize(struct curses *curses)
{
	struct winsize size = { 0 };

	if (ioctl(curses->output, TIOCGWINSZ, &size) || !size.ws_row ||
		!size.ws_col)
		return false;
	if (size.ws_row == LINES && size.ws_col == COLS)
		return false;
	resize_term(size.ws_row, size.ws_col);
	curses->room = memory_resize(
		curses->room, (size_t)COLS + 1, sizeof *curses->room);
	clearok(curscr, TRUE);
	curses->stale = true;
	curses->pending = false;
	return true;
}

static void
curses_size(struct terminal *terminal, uint32_t *rows, uint32_t *cols)
{
	(void)terminal;
	*rows = (uint32_t)LINES;
	*cols = (uint32_t)COLS;
}

static void
curses_answered(struct curses *curses)
{
	flight_answered(&curses->flight, curses_now());
	if (curses->pending)
		curses_paint(curses);
}

/* A key that is there already; the terminal's answers are no keys. */
static bool
curses_read(struct curses *curses, char key[KEY_NAME_SIZE])
{
	bool answered = false, found;

	/* The answer may come in two pieces; its ESC is no key then. */
	set_escdelay(
		curses->flight.waiting ? ANSWER_DELAY : curses->escape_delay);
	found = key_read(key, &answered);
	if (answered)
		curses_answered(curses);
	return found;
}

static void
curses_set_key(char key[KEY_NAME_SIZE], const char *name)
{
	snprintf(key, KEY_NAME_SIZE, "%s", name);
}

static void curses_suspend(struct terminal *terminal);

/* What signals have told us since; true if it comes as a key. */
static bool
curses_signals(struct curses *curses, char key[KEY_NAME_SIZE])
{
	char byte;

	while (read(guard_descriptor(), &byte, 1) == 1) {
		if (byte == 'H')
			curses->hung = true;
		else if (byte == 'W')
			curses->resized |= curses_resize(curses);
		else if (byte == 'Z')
			curses_suspend(&curses->terminal);
	}
	if (curses->hung) {
		curses_set_key(key, "Hangup");
		return true;
	}
	if (!curses->resized)
		return false;
	curses->resized = false;
	curses_set_key(key, "Resize");
	return true;
}

/* The line is gone if it is said to be, or has nothing to read and no end. */
static bool
curses_is_gone(const struct curses *curses, short events)
{
	int count = 0;

	if (events & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return (events & POLLIN) && !ioctl(curses->input, FIONREAD, &count) &&
	       !count;
}

/*
 * Milliseconds until something has to be done anyway; -1: never.  A picture
 * that has waited long enough is painted here.
 */
static int
curses_patience(struct curses *curses, int64_t until)
{
	int64_t now = curses_now(), wait = -1;
	int flight = flight_wait(&curses->flight, now);

	if (curses->pending && !flight)
		curses_paint(curses);
	if (until >= 0)
		wait = until > now ? until - now : 0;
	if (curses->pending && flight && (wait < 0 || flight < wait))
		wait = flight;
	return (int)wait;
}

static void
curses_key(struct terminal *terminal, int wait_ms, char key[KEY_NAME_SIZE])
{
	struct curses *curses = (struct curses *)terminal;
	int64_t until = wait_ms < 0 ? -1 : curses_now() + wait_ms;
	struct pollfd polls[2] = { { curses->input, POLLIN, 0 },
		{ guard_descriptor(), POLLIN, 0 } };

	for (;;) {
		if (curses_signals(curses, key))
			return;
		if (curses->held[0]) {
			memcpy(key, curses->held, KEY_NAME_SIZE);
			curses->held[0] = 0;
			return;
		}
		if (curses_read(curses, key))
			return;
		polls[0].revents = 0;
		if (poll(polls, 2, curses_patience(curses, until)) > 0 &&
			curses_is_gone(curses, polls[0].revents))
			curses->hung = true;
		if (until >= 0 && curses_now() >= until && !curses->hung &&
			!(polls[0].revents & POLLIN)) {
			curses_set_key(key, "Timeout");
			return;
		}
	}
}

static bool
curses_key_waits(struct terminal *terminal)
{
	struct curses *curses = (struct curses *)terminal;

	if (curses->hung || curses->resized || curses->held[0])
		return true;
	if (curses_read(curses, curses->held))
		return true;
	curses->held[0] = 0;
	return false;
}

/* An answer that is still on its way must not end up in the shell. */
static void
curses_drain(struct curses *curses)
{
	struct pollfd input = { curses->input, POLLIN, 0 };
	char key[KEY_NAME_SIZE];

	while (curses->flight.waiting && !curses->hung) {
		if (poll(&input, 1, DRAIN_DELAY) <= 0 ||
			curses_is_gone(curses, input.revents))
			break;
		curses->pending = false;
		curses_read(curses, key);
	}
	curses->flight.waiting = false;
}

static void
curses_guard(void)
{
	guard_add(exit_attribute_mode);
	guard_add(orig_pair);
	guard_add(keypad_local);
	guard_add(cursor_normal);
	guard_add(exit_ca_mode);
}

/*
 * Gives the screen back.  A terminal without a second screen keeps the last
 * picture, and the shell's prompt needs its last row.
 */
static void
curses_leave(struct curses *curses)
{
	curses_order(curses, ORDER_THEIRS);
	if (!exit_ca_mode && !curses->hung) {
		move(LINES - 1, 0);
		clrtoeol();
		refresh();
	}
	endwin();
}

static void
curses_suspend(struct terminal *terminal)
{
	struct curses *curses = (struct curses *)terminal;

	curses_drain(curses);
	curses_leave(curses);
	guard_stop();
	curses_order(curses, ORDER_OURS);
	curses_resize(curses);
	clearok(curscr, TRUE);
	refresh();
	curses->stale = true;
	curses->resized = true;
}

static bool
curses_copy(struct terminal *terminal, const char *text, size_t len)
{
	struct curses *curses = (struct curses *)terminal;
	struct str out = { 0 };

	if (!curses->knows_copying || curses->hung || len > CLIP_LIMIT)
		return false;
	clip_encode(&out, text, len);
	curses_send(curses, out.data, out.len);
	str_done(&out);
	return true;
}

/* Without colours, a theme of colours says too little: mono says it instead. */
static bool
curses_set_theme(struct terminal *terminal, const char *text, struct error *err)
{
	struct curses *curses = (struct curses *)terminal;
	const char *refused = getenv("NO_COLOR");
	struct slice mono = asset_find("themes/mono.conf");
	struct theme theme;

	if (!theme_parse(&theme, text, err))
		return false;
	if (((refused && *refused) || !has_colors() || COLORS < 8) &&
		theme_has_colours(&theme) && mono.len &&
		!theme_parse(&theme, mono.data, err))
		return false;
	ink_set(&curses->ink, &theme);
	bkgdset((chtype)' ' | curses->ink.looks[ROLE_TEXT].attributes |
		(chtype)COLOR_PAIR(curses->ink.looks[ROLE_TEXT].pair));
	curses->stale = true;
	return true;
}

/* Frees what is there once curses has let go of the terminal. */
static void
curses_free(struct curses *curses)
{
	if (curses->in)
		fclose(curses->in);
	if (curses->out)
		fclose(curses->out);
	grid_done(&curses->shown);
	grid_done(&curses->next);
	free(curses->room);
	free(curses);
}

static void
curses_close(struct terminal *terminal)
{
	struct curses *curses = (struct curses *)terminal;

	curses_drain(curses);
	curses_leave(curses);
	guard_end(curses->hung);
	delscreen(curses->screen);
	curses_free(curses);
}

static const struct terminal_kind curses_kind = {
	.close = curses_close,
	.size = curses_size,
	.key = curses_key,
	.key_waits = curses_key_waits,
	.present = curses_present,
	.redraw = curses_redraw,
	.take_order = curses_take_order,
	.is_slow = curses_is_slow,
	.suspend = curses_suspend,
	.copy = curses_copy,
	.set_theme = curses_set_theme,
};

/* Can this terminal be drawn on?  Asked before curses, which would exit. */
static bool
curses_check(int output, struct error *err)
{
	const char *name = getenv("TERM");
	int found = 0;
	bool moves;

	if (!name || !*name)
		return error_set(err, ERROR_USAGE,
			"TERM is not set, so the terminal cannot be drawn on");
	if (setupterm(NULL, output, &found) == ERR)
		return error_set(err, ERROR_USAGE,
			found == 0 ? "the terminal \"%.60s\" is not known here"
				   : "nothing is known about terminals here "
				     "(TERM is \"%.60s\")",
			name);
	moves = cursor_address && clear_screen;
	del_curterm(cur_term);
	if (!moves)
		return error_set(err, ERROR_USAGE,
			"the terminal \"%.60s\" cannot move its cursor; "
			"--plain does without",
			name);
	return true;
}

/* Streams of its own, so that the program's are as it left them. */
static bool
curses_find(struct curses *curses, struct error *err)
{
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
		curses->in = fdopen(dup(STDIN_FILENO), "r");
		curses->out = fdopen(dup(STDOUT_FILENO), "w");
	} else {
		curses->in = fopen("/dev/tty", "r");
		curses->out = fopen("/dev/tty", "w");
	}
	if (!curses->in || !curses->out)
		return error_system(err, "there is no terminal");
	curses->input = fileno(curses->in);
	curses->output = fileno(curses->out);
	return true;
}

static void
curses_settle(struct curses *curses)
{
	bool ansi;

	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	intrflush(stdscr, FALSE);
	idlok(stdscr, TRUE);
	typeahead(-1);
	curses->escape_delay =
		getenv("ESCDELAY") ? get_escdelay() : ESCAPE_DELAY;
	if (has_colors() && start_color() == OK)
		use_default_colors();
	ansi = !strncmp(cursor_address, "\033[", 2);
	if (!ansi || !key_set_answer(FLIGHT_ANSWER))
		curses->flight.state = FLIGHT_NEVER;
	curses->ansi = ansi;
	curses->knows_copying = ansi && strncmp(getenv("TERM"), "vt", 2) &&
				strcmp(getenv("TERM"), "linux");
	curses->room = memory_new(((size_t)COLS + 1) * sizeof *curses->room);
}

struct terminal *
terminal_open_curses(const char *theme, struct error *err)
{
	struct curses *curses = memory_zero(1, sizeof *curses);

	curses->terminal.kind = &curses_kind;
	if (!curses_find(curses, err) || !curses_check(curses->output, err) ||
		!guard_begin(curses->input, err))
		goto refused;
	curses->screen = newterm(NULL, curses->out, curses->in);
	if (!curses->screen) {
		guard_end(false);
		error_set(err, ERROR_IO, "the terminal cannot be set up");
		goto refused;
	}
	guard_watch();
	curses_guard();
	curses_settle(curses);
	curses_resize(curses); /* it may have changed just now */
	if (curses_set_theme(&curses->terminal, theme, err))
		return &curses->terminal;
	curses_close(&curses->terminal);
	return NULL;

refused:
	curses_free(curses);
	return NULL;
}
