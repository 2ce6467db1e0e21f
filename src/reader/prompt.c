/* Editing one line; it scrolls sideways when it is longer than the screen. */
#include "reader/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"
#include "lectern/screen/terminal.h"

#define PROMPT_LIMIT 4096

void
prompt_begin(struct prompt *prompt, const char *label, const char *text,
	prompt_function *accept)
{
	prompt->active = true;
	prompt->label = label;
	str_clear(&prompt->text);
	str_add(&prompt->text, text ? text : "");
	prompt->cursor = prompt->text.len;
	prompt->accept = accept;
	prompt->change = NULL;
	prompt->cancel = NULL;
	prompt->complete = NULL;
	prompt->keep = false;
	prompt->past_at = prompt->past_count;
}

void
prompt_done(struct prompt *prompt)
{
	size_t i;

	for (i = 0; i < prompt->past_count; i++)
		free(prompt->past[i].text);
	free(prompt->past);
	str_done(&prompt->text);
}

static void
prompt_remember(struct prompt *prompt)
{
	if (!prompt->text.len)
		return;
	prompt->past = memory_grow(prompt->past, prompt->past_count,
		&prompt->past_cap, sizeof *prompt->past);
	prompt->past[prompt->past_count++] =
		(struct prompt_past){ prompt->label,
			memory_copy_string(str_text(&prompt->text)) };
}

/* Replaces bytes [from, to) of the line. */
static void
prompt_replace(struct prompt *prompt, size_t from, size_t to, const char *with)
{
	struct str text = { 0 };
	size_t len = strlen(with);

	if (prompt->text.len - (to - from) + len > PROMPT_LIMIT)
		return;
	str_add_bytes(&text, str_text(&prompt->text), from);
	str_add(&text, with);
	str_add_bytes(
		&text, str_text(&prompt->text) + to, prompt->text.len - to);
	str_done(&prompt->text);
	prompt->text = text;
	prompt->cursor = from + len;
}

static void
prompt_recall(struct prompt *prompt, int step)
{
	size_t at = prompt->past_at;

	while (step < 0 ? at > 0 : at < prompt->past_count) {
		at = (size_t)((long)at + step);
		if (at == prompt->past_count) {
			prompt->past_at = at;
			prompt_replace(prompt, 0, prompt->text.len, "");
			return;
		}
		if (!strcmp(prompt->past[at].label, prompt->label)) {
			prompt->past_at = at;
			prompt_replace(prompt, 0, prompt->text.len,
				prompt->past[at].text);
			return;
		}
	}
}

static size_t
prompt_word_start(const struct prompt *prompt)
{
	const char *text = str_text(&prompt->text);
	size_t at = prompt->cursor;

	while (at && text[at - 1] == ' ')
		at--;
	while (at && text[at - 1] != ' ')
		at--;
	return at;
}

static void
prompt_backspace(struct prompt *prompt)
{
	size_t start = 0;

	if (!prompt->cursor)
		return;
	utf8_before(str_text(&prompt->text), prompt->cursor, &start);
	prompt_replace(prompt, start, prompt->cursor, "");
}

static void
prompt_delete(struct prompt *prompt)
{
	size_t next, at = prompt->cursor;

	utf8_at(str_text(&prompt->text), prompt->text.len, at, &next);
	prompt_replace(prompt, at, next, "");
	prompt->cursor = at;
}

static void
prompt_left(struct prompt *prompt)
{
	size_t start = 0;

	utf8_before(str_text(&prompt->text), prompt->cursor, &start);
	prompt->cursor = prompt->cursor ? start : 0;
}

static void
prompt_right(struct prompt *prompt)
{
	size_t next;

	utf8_at(str_text(&prompt->text), prompt->text.len, prompt->cursor,
		&next);
	prompt->cursor = next;
}

static void
prompt_home(struct prompt *prompt)
{
	prompt->cursor = 0;
}

static void
prompt_to_end(struct prompt *prompt)
{
	prompt->cursor = prompt->text.len;
}

static void
prompt_erase_word(struct prompt *prompt)
{
	prompt_replace(prompt, prompt_word_start(prompt), prompt->cursor, "");
}

static void
prompt_erase_before(struct prompt *prompt)
{
	prompt_replace(prompt, 0, prompt->cursor, "");
}

static void
prompt_erase_after(struct prompt *prompt)
{
	prompt_replace(prompt, prompt->cursor, prompt->text.len, "");
}

static void
prompt_older(struct prompt *prompt)
{
	prompt_recall(prompt, -1);
}

static void
prompt_newer(struct prompt *prompt)
{
	prompt_recall(prompt, 1);
}

static const struct prompt_edit {
	const char *key;
	void (*edit)(struct prompt *prompt);
} prompt_edits[] = {
	{ "Backspace", prompt_backspace },
	{ "C-h", prompt_backspace },
	{ "Delete", prompt_delete },
	{ "C-d", prompt_delete },
	{ "Left", prompt_left },
	{ "C-b", prompt_left },
	{ "Right", prompt_right },
	{ "C-f", prompt_right },
	{ "Home", prompt_home },
	{ "C-a", prompt_home },
	{ "End", prompt_to_end },
	{ "C-e", prompt_to_end },
	{ "C-w", prompt_erase_word },
	{ "C-u", prompt_erase_before },
	{ "C-k", prompt_erase_after },
	{ "Up", prompt_older },
	{ "Down", prompt_newer },
};

static bool
prompt_edit_key(struct prompt *prompt, const char *key)
{
	size_t i, next, len = strlen(key);

	for (i = 0; i < sizeof prompt_edits / sizeof *prompt_edits; i++) {
		if (!strcmp(prompt_edits[i].key, key)) {
			prompt_edits[i].edit(prompt);
			return true;
		}
	}
	if (!strcmp(key, "Space"))
		key = " ", len = 1;
	utf8_at(key, len, 0, &next);
	if (next != len)
		return false; /* the name of a key that has no letter */
	prompt_replace(prompt, prompt->cursor, prompt->cursor, key);
	return true;
}

static void
prompt_finish(struct desk *desk, struct prompt *prompt, bool accepted)
{
	char *text = memory_copy_string(str_text(&prompt->text));

	prompt->active = false;
	if (accepted) {
		prompt_remember(prompt);
		prompt->accept(desk, text);
	} else if (prompt->cancel) {
		prompt->cancel(desk, text);
	}
	free(text);
}

void
prompt_hangup(struct desk *desk, struct prompt *prompt)
{
	if (prompt->active && prompt->keep && prompt->text.len)
		prompt_finish(desk, prompt, true);
}

static void
prompt_tab(struct desk *desk, struct prompt *prompt)
{
	struct str longer = { 0 };

	if (!prompt->complete)
		return;
	prompt->complete(desk, str_text(&prompt->text), &longer);
	if (longer.len)
		prompt_replace(prompt, 0, prompt->text.len, str_text(&longer));
	str_done(&longer);
}

bool
prompt_key(struct desk *desk, struct prompt *prompt, const char *key)
{
	char *text;

	if (!strcmp(key, "Enter")) {
		prompt_finish(desk, prompt, true);
	} else if (!strcmp(key, "Esc") || !strcmp(key, "C-g") ||
		   !strcmp(key, "C-c") ||
		   (!prompt->text.len && !strcmp(key, "Backspace"))) {
		prompt_finish(desk, prompt, false);
	} else if (!strcmp(key, "Tab")) {
		prompt_tab(desk, prompt);
	} else if (prompt->change &&
		   (!strcmp(key, "Up") || !strcmp(key, "Down"))) {
		return false; /* the list under a filter moves */
	} else if (prompt_edit_key(prompt, key) && prompt->change) {
		text = memory_copy_string(str_text(&prompt->text));
		prompt->change(desk, text);
		free(text);
	}
	return true;
}

void
prompt_draw(const struct prompt *prompt, struct grid *grid, uint32_t row,
	uint32_t *cursor)
{
	const char *text = str_text(&prompt->text);
	uint32_t col, room = grid->cols > 2 ? grid->cols - 2 : 0;
	size_t from = 0, next;
	const char *hint;

	col = grid_string(grid, row, 0, room, prompt->label, ROLE_FOOTER);
	while (from < prompt->cursor &&
		col + utf8_text_width(text + from, prompt->cursor - from) >
			room) {
		utf8_at(text, prompt->text.len, from, &next);
		from = next;
	}
	grid_text(grid, row, col, grid->cols - col, text + from,
		prompt->text.len - from, ROLE_FOOTER);
	if (prompt->change && grid->cols > 60) {
		hint = "Up Down move   Enter to the list   Esc no filter";
		next = strlen(hint);
		grid_string(grid, row, grid->cols - (uint32_t)next - 1,
			(uint32_t)next, hint, ROLE_DIM);
	}
	*cursor = col +
		  (uint32_t)utf8_text_width(text + from, prompt->cursor - from);
}
