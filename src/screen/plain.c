/*
 * The terminal of those who hear the screen or feel it: what is new in a
 * picture is written below what stands there already, a line each, and nothing
 * is ever moved or taken back.  It needs no description of the terminal.
 *
 * A line is new if the last picture had none of its words, or if the bar or
 * the selection has come to it.  What is being typed stays open, and goes on
 * in its line.
 */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "screen/guard.h"
#include "screen/key.h"
#include "screen/kind.h"

#include "lectern/base/memory.h"
#include "lectern/base/out.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"

#define ESCAPE_WAIT 25 /* ms after ESC until it is the key Esc */
#define BYTES_MOST 64

struct plain_line {
	char *text;
	bool bar; /* the bar or the selection is on it */
};

struct plain {
	struct terminal terminal;
	struct out out;
	struct termios modes;
	struct plain_line *lines; /* of the last picture */
	size_t count;
	bool open; /* the last line that was written has no end yet */
	char bytes[BYTES_MOST]; /* keys that were read and not yet taken */
	size_t len;
	bool hung, resized;
};

/* -- lines ---------------------------------------------------------------- */

/* What a cell says; rules are drawn for the eye alone. */
static void
plain_add_cell(struct str *text, const struct cell *cell, bool *bar)
{
	uint32_t point = cell->points[0];
	char bytes[4];
	bool here;
	size_t i;

	if (!cell->width)
		return;
	here = point == '>' &&
	       (cell->role == ROLE_GUTTER ||
		       (!text->len && (cell->role == ROLE_BAR ||
					      cell->role == ROLE_SELECTED)));
	*bar = *bar || here;
	if (here || point == ' ' ||
		(cell->role == ROLE_RULE && (point == '-' || point == '|'))) {
		/* Two blanks part columns as well as twenty. */
		if (text->len > 1 && text->data[text->len - 1] == ' ' &&
			text->data[text->len - 2] == ' ')
			return;
		if (text->len)
			str_add_char(text, ' ');
		return;
	}
	for (i = 0; i <= CELL_MARKS && cell->points[i]; i++)
		str_add_bytes(text, bytes, utf8_encode(cell->points[i], bytes));
}

static struct plain_line
plain_line(const struct grid *grid, uint32_t row)
{
	const struct cell *cells = &grid->cells[(size_t)row * grid->cols];
	struct plain_line line = { 0 };
	struct str text = { 0 };
	uint32_t col;

	for (col = 0; col < grid->cols; col++)
		plain_add_cell(&text, &cells[col], &line.bar);
	while (text.len && text.data[text.len - 1] == ' ')
		str_cut(&text, text.len - 1);
	line.text = str_take(&text);
	return line;
}

static bool
plain_is_new(const struct plain *plain, const struct plain_line *line)
{
	size_t i;

	for (i = 0; i < plain->count; i++) {
		if (!strcmp(plain->lines[i].text, line->text))
			return line->bar && !plain->lines[i].bar;
	}
	return true;
}

/* Where one is in the document changes with every line, and is not news. */
static bool
plain_is_new_title(const struct plain *plain, const struct plain_line *line)
{
	const char *end = strstr(line->text, "  ");
	size_t len = end ? (size_t)(end - line->text) : strlen(line->text);

	return !plain->count || strncmp(plain->lines[0].text, line->text, len);
}

static void
plain_forget(struct plain *plain)
{
	size_t i;

	for (i = 0; i < plain->count; i++)
		free(plain->lines[i].text);
	free(plain->lines);
	plain->lines = NULL;
	plain->count = 0;
}

static void
plain_say(struct plain *plain, const struct plain_line *line)
{
	if (!*line->text)
		return;
	out_format(&plain->out, "%s%s%s\n", plain->open ? "\n" : "",
		line->bar ? "> " : "", line->text);
	plain->open = false;
}

/* The lowest line: what is being typed. */
static void
plain_say_typed(struct plain *plain, const struct plain_line *line)
{
	const char *last = plain->open && plain->count
				   ? plain->lines[plain->count - 1].text
				   : "";
	size_t len = strlen(last);

	if (!strcmp(last, line->text))
		return;
	if (len && !strncmp(last, line->text, len)) {
		out_string(&plain->out, line->text + len);
		return;
	}
	if (plain->open)
		out_string(&plain->out, "\n");
	out_string(&plain->out, line->text);
	plain->open = *line->text;
}

static void
plain_present(struct terminal *terminal, const struct grid *grid, uint32_t row,
	uint32_t col)
{
	struct plain *plain = (struct plain *)terminal;
	struct plain_line *lines = memory_zero(grid->rows, sizeof *lines);
	uint32_t i;

	(void)row;
	(void)col;
	for (i = 0; i < grid->rows; i++)
		lines[i] = plain_line(grid, i);
	for (i = 0; i + 1 < grid->rows; i++) {
		if (i ? plain_is_new(plain, &lines[i])
		      : plain_is_new_title(plain, &lines[i]))
			plain_say(plain, &lines[i]);
	}
	if (grid->rows)
		plain_say_typed(plain, &lines[grid->rows - 1]);
	fflush(plain->out.file);
	plain_forget(plain);
	plain->lines = lines;
	plain->count = grid->rows;
}

static void
plain_redraw(struct terminal *terminal)
{
	plain_forget((struct plain *)terminal);
}

/* -- keys ----------------------------------------------------------------- */

static const struct {
	const char *sequence, *name;
} plain_sequences[] = {
	{ "A", "Up" },
	{ "B", "Down" },
	{ "C", "Right" },
	{ "D", "Left" },
	{ "F", "End" },
	{ "H", "Home" },
	{ "Z", "S-Tab" },
	{ "1~", "Home" },
	{ "2~", "Insert" },
	{ "3~", "Delete" },
	{ "4~", "End" },
	{ "5~", "PgUp" },
	{ "6~", "PgDn" },
	{ "11~", "F1" },
	{ "P", "F1" },
};

/* "[A": the bytes of a sequence behind its ESC; 0 if it has no end yet. */
static size_t
plain_sequence(const char *bytes, size_t len, char key[KEY_NAME_SIZE])
{
	size_t i, end = 1;

	while (end < len && (bytes[end] < '@' || bytes[end] > '~'))
		end++;
	if (end >= len)
		return 0;
	*key = '\0';
	for (i = 0; i < sizeof plain_sequences / sizeof *plain_sequences; i++) {
		const char *sequence = plain_sequences[i].sequence;

		if (strlen(sequence) == end &&
			!memcmp(sequence, bytes + 1, end))
			snprintf(key, KEY_NAME_SIZE, "%s",
				plain_sequences[i].name);
	}
	return end + 1;
}

/* Takes a key from the bytes; the bytes it was, 0 if more are needed. */
static size_t
plain_decode(
	const char *bytes, size_t len, bool waited, char key[KEY_NAME_SIZE])
{
	size_t next = 1, used;
	uint32_t point;

	*key = '\0';
	if (*bytes == 0x1b && len > 1) {
		if ((bytes[1] == '[' || bytes[1] == 'O') &&
			(len > 2 || !waited)) {
			used = plain_sequence(bytes + 1, len - 1, key);
			return used ? used + 1 : waited ? len : 0;
		}
		used = plain_decode(bytes + 1, 1, true, key);
		if (*key)
			key_add_meta(key);
		return used + 1;
	}
	if (!waited &&
		(*bytes == 0x1b || ((*bytes & 0xc0) == 0xc0 &&
					   !utf8_valid(bytes, len, NULL))))
		return len < 4 ? 0 : 1;
	point = utf8_at(bytes, len, 0, &next);
	if (!key_of_point(key, point))
		*key = '\0';
	return next;
}

static bool
plain_take(struct plain *plain, bool waited, char key[KEY_NAME_SIZE])
{
	size_t used;

	while (plain->len) {
		used = plain_decode(plain->bytes, plain->len, waited, key);
		if (!used)
			return false;
		memmove(plain->bytes, plain->bytes + used, plain->len - used);
		plain->len -= used;
		if (*key)
			return true;
	}
	return false;
}

static void
plain_signals(struct plain *plain)
{
	char byte;

	while (read(guard_descriptor(), &byte, 1) == 1) {
		plain->hung |= byte == 'H';
		plain->resized |= byte == 'W';
	}
}

/* Reads what is there within so many ms; false if nothing came. */
static bool
plain_read(struct plain *plain, int wait)
{
	struct pollfd polls[2] = { { STDIN_FILENO, POLLIN, 0 },
		{ guard_descriptor(), POLLIN, 0 } };
	ssize_t got;

	if (poll(polls, 2, wait) <= 0)
		return false;
	plain_signals(plain);
	if (!(polls[0].revents))
		return plain->hung || plain->resized;
	got = read(STDIN_FILENO, plain->bytes + plain->len,
		BYTES_MOST - plain->len);
	if (got > 0)
		plain->len += (size_t)got;
	else if (!got || (errno != EINTR && errno != EAGAIN))
		plain->hung = true;
	return true;
}

/* An event that is no key, if there is one. */
static bool
plain_event(struct plain *plain, char key[KEY_NAME_SIZE])
{
	if (!plain->hung && !plain->resized)
		return false;
	snprintf(key, KEY_NAME_SIZE, "%s", plain->hung ? "Hangup" : "Resize");
	plain->resized = false;
	return true;
}

static void
plain_key(struct terminal *terminal, int wait, char key[KEY_NAME_SIZE])
{
	struct plain *plain = (struct plain *)terminal;

	for (;;) {
		if (plain_event(plain, key) || plain_take(plain, false, key))
			return;
		if (plain->len) {
			if (!plain_read(plain, ESCAPE_WAIT) &&
				plain_take(plain, true, key))
				return;
		} else if (!plain_read(plain, wait) && wait >= 0) {
			snprintf(key, KEY_NAME_SIZE, "Timeout");
			return;
		}
	}
}

static bool
plain_key_waits(struct terminal *terminal)
{
	struct plain *plain = (struct plain *)terminal;

	return plain->len || plain->hung || plain->resized ||
	       plain_read(plain, 0);
}

/* -- the terminal --------------------------------------------------------- */

static void
plain_size(struct terminal *terminal, uint32_t *rows, uint32_t *cols)
{
	const struct plain *plain = (const struct plain *)terminal;
	struct winsize size = { 0 };

	if (ioctl(fileno(plain->out.file), TIOCGWINSZ, &size) || !size.ws_row ||
		!size.ws_col)
		size = (struct winsize){ .ws_row = 24, .ws_col = 80 };
	*rows = size.ws_row;
	*cols = size.ws_col;
}

/* Keys come one by one, and C-c is one of them. */
static void
plain_begin(const struct plain *plain)
{
	struct termios modes = plain->modes;

	modes.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ISIG | IEXTEN);
	modes.c_iflag &= (tcflag_t) ~(IXON | ICRNL | INLCR);
	modes.c_cc[VMIN] = 1;
	modes.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

static void
plain_end_line(struct plain *plain)
{
	if (plain->open && !plain->hung)
		out_string(&plain->out, "\n");
	plain->open = false;
	fflush(plain->out.file);
}

static void
plain_suspend(struct terminal *terminal)
{
	struct plain *plain = (struct plain *)terminal;

	plain_end_line(plain);
	tcsetattr(STDIN_FILENO, TCSANOW, &plain->modes);
	guard_stop();
	plain_begin(plain);
	plain_forget(plain);
}

static bool
plain_copy(struct terminal *terminal, const char *text, size_t len)
{
	(void)terminal;
	(void)text;
	(void)len;
	return false;
}

static bool
plain_set_theme(struct terminal *terminal, const char *theme, struct error *err)
{
	(void)terminal;
	(void)theme;
	(void)err;
	return true;
}

static void
plain_close(struct terminal *terminal)
{
	struct plain *plain = (struct plain *)terminal;
	struct error ignored = { 0 };

	plain_end_line(plain);
	tcsetattr(STDIN_FILENO, TCSANOW, &plain->modes);
	guard_end(plain->hung);
	out_close(&plain->out, &ignored);
	plain_forget(plain);
	free(plain);
}

static const struct terminal_kind plain_kind = {
	.close = plain_close,
	.size = plain_size,
	.key = plain_key,
	.key_waits = plain_key_waits,
	.present = plain_present,
	.redraw = plain_redraw,
	.suspend = plain_suspend,
	.copy = plain_copy,
	.set_theme = plain_set_theme,
};

struct terminal *
terminal_open_plain(FILE *out, struct error *err)
{
	struct plain *plain = memory_zero(1, sizeof *plain);

	plain->terminal.kind = &plain_kind;
	if (tcgetattr(STDIN_FILENO, &plain->modes) ||
		!guard_begin(STDIN_FILENO, err)) {
		error_set(err, ERROR_IO, "there is no terminal");
		free(plain);
		return NULL;
	}
	out_open(&plain->out, out);
	plain_begin(plain);
	return &plain->terminal;
}
