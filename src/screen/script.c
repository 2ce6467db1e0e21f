/*
 * The scripted terminal: the script is read as far as the next key, and its
 * pictures are taken of what was presented last.  Roles are written as a
 * letter a cell, by the table below; a blank of plain text stays a blank.
 *
 * Closing a terminal frees it, so "safe to call twice" is the caller's NULL.
 */
#include <stdlib.h>
#include <string.h>

#include "screen/kind.h"
#include "screen/theme.h"

#include "lectern/base/memory.h"
#include "lectern/base/out.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"

struct script {
	struct terminal terminal;
	char *text;
	size_t at;
	struct out out;
	uint32_t rows, cols;
	struct slice keys;       /* what is left of a line of keys */
	struct slice characters; /* ... or of one to type */
	struct grid grid;        /* the picture presented last */
};

/* clang-format off */
static const char role_letters[ROLE_COUNT] = {
	[ROLE_TEXT] = '.',       [ROLE_TITLE] = 'T',      [ROLE_HEADING] = 'H',
	[ROLE_QUESTION] = 'Q',   [ROLE_QUOTATION] = 'q',  [ROLE_CAPTION] = 'c',
	[ROLE_BYLINE] = 'y',     [ROLE_CODE] = 'k',       [ROLE_NOTE] = 'n',
	[ROLE_BOILERPLATE] = 'x', [ROLE_EMPHASIS] = 'i',  [ROLE_STRONG] = 'b',
	[ROLE_MARKER] = 'm',     [ROLE_ORPHAN] = '!',     [ROLE_PER] = 'P',
	[ROLE_PLACE] = 'L',      [ROLE_ORG] = 'O',        [ROLE_EVENT] = 'E',
	[ROLE_WORK] = 'W',       [ROLE_LAW] = 'A',        [ROLE_NORP] = 'N',
	[ROLE_DATE] = 'D',       [ROLE_REFERENCE] = 'R',  [ROLE_LINK] = 'l',
	[ROLE_DAMAGE] = 'g',     [ROLE_SELECTED] = '#',   [ROLE_HINT] = 'h',
	[ROLE_MATCH] = 'M',      [ROLE_NEAR] = 'w',
	[ROLE_ANNOTATED] = 'a',
	[ROLE_HIGHLIGHT_1] = '1', [ROLE_HIGHLIGHT_2] = '2',
	[ROLE_HIGHLIGHT_3] = '3', [ROLE_HIGHLIGHT_4] = '4',
	[ROLE_HIGHLIGHT_5] = '5', [ROLE_STATUS] = 's',
	[ROLE_FOOTER] = 'f',     [ROLE_KEY] = 'K',        [ROLE_RULE] = '-',
	[ROLE_GUTTER] = 'G',     [ROLE_PROBLEM] = 'X',    [ROLE_DIM] = 'd',
	[ROLE_BAR] = '=',        [ROLE_LABEL] = 'u',      [ROLE_MESSAGE] = 'z',
	[ROLE_ERROR] = 'e',
};
/* clang-format on */

static void
script_put_cell(struct str *line, const struct cell *cell, bool roles)
{
	char bytes[4];
	size_t i;

	if (roles) {
		str_add_char(
			line, cell->role == ROLE_TEXT && cell->points[0] == ' '
				      ? ' '
				      : role_letters[cell->role]);
		return;
	}
	for (i = 0; i <= CELL_MARKS && cell->points[i]; i++)
		str_add_bytes(line, bytes, utf8_encode(cell->points[i], bytes));
}

static void
script_put_row(struct script *script, uint32_t row, bool roles)
{
	const struct grid *grid = &script->grid;
	struct str line = { 0 };
	size_t len;
	uint32_t col;

	for (col = 0; col < grid->cols; col++)
		script_put_cell(&line,
			&grid->cells[(size_t)row * grid->cols + col], roles);
	len = line.len;
	while (len && line.data[len - 1] == ' ')
		len--;
	str_cut(&line, len);
	str_add_char(&line, '\n');
	out_text(&script->out, line.data, line.len);
	str_done(&line);
}

static void
script_picture(struct script *script, struct slice name, bool roles)
{
	struct str head = { 0 };
	uint32_t row;

	str_add(&head, "== ");
	str_add_slice(&head, name);
	str_add_format(&head, " %ux%u\n", script->grid.rows, script->grid.cols);
	out_text(&script->out, head.data, head.len);
	str_done(&head);
	for (row = 0; row < script->grid.rows; row++)
		script_put_row(script, row, roles);
}

static struct slice
script_word(struct slice *line)
{
	struct slice word;
	size_t len = 0;

	*line = slice_trim(*line);
	while (len < line->len && line->data[len] != ' ')
		len++;
	word = slice_part(*line, 0, len);
	*line = slice_trim(slice_part(*line, len, line->len));
	return word;
}

static bool
script_number(struct slice word, uint32_t *number)
{
	return word.len < 5 && slice_digits(word, number) == word.len &&
	       *number;
}

/* A line of the script: what kind it is, and what is behind the word. */
static bool
script_check(struct slice line, struct error *err)
{
	static const char *const words[] = { "size", "keys", "type", "screen",
		"roles" };
	struct slice rest = line, word = script_word(&rest);
	uint32_t rows, cols;
	size_t i;

	if (!word.len || word.data[0] == '#')
		return true;
	if (slice_is(word, "size")) {
		word = script_word(&rest);
		if (script_number(word, &rows) && script_number(rest, &cols))
			return true;
		return error_set(err, ERROR_FORMAT,
			"size wants two numbers, rows and columns");
	}
	for (i = 0; i < sizeof words / sizeof *words; i++) {
		if (!slice_is(word, words[i]))
			continue;
		if (rest.len)
			return true;
		return error_set(err, ERROR_FORMAT,
			"something is missing behind \"%s\"", words[i]);
	}
	return error_set(err, ERROR_FORMAT, "no line begins with \"%.*s\"",
		(int)(word.len < 40 ? word.len : 40), word.data);
}

static struct slice
script_line(const char *text, size_t *at)
{
	const char *start = text + *at;
	const char *end = strchr(start, '\n');
	size_t len = end ? (size_t)(end - start) : strlen(start);

	*at += len + (end ? 1 : 0);
	return (struct slice){ start, len };
}

static bool
script_key_name(char key[KEY_NAME_SIZE], struct slice name)
{
	if (!name.len || name.len >= KEY_NAME_SIZE)
		return false;
	memcpy(key, name.data, name.len);
	key[name.len] = 0;
	return true;
}

static bool
script_next_key(struct script *script, char key[KEY_NAME_SIZE])
{
	size_t next;

	if (script->characters.len) {
		utf8_at(script->characters.data, script->characters.len, 0,
			&next);
		if (script->characters.data[0] == ' ')
			script_key_name(key, slice_of("Space"));
		else
			script_key_name(
				key, slice_part(script->characters, 0, next));
		script->characters = slice_part(
			script->characters, next, script->characters.len);
		return true;
	}
	return script_key_name(key, script_word(&script->keys));
}

/* Does a line; true if it was a change of size, which comes as a key. */
static bool
script_do(struct script *script, struct slice line)
{
	struct slice rest = line, word = script_word(&rest);

	if (slice_is(word, "size")) {
		word = script_word(&rest);
		script_number(word, &script->rows);
		script_number(rest, &script->cols);
		return true;
	}
	if (slice_is(word, "keys"))
		script->keys = rest;
	else if (slice_is(word, "type"))
		script->characters = rest;
	else if (slice_is(word, "screen") || slice_is(word, "roles"))
		script_picture(script, rest, slice_is(word, "roles"));
	return false;
}

static void
script_key(struct terminal *terminal, int wait_ms, char key[KEY_NAME_SIZE])
{
	struct script *script = (struct script *)terminal;

	(void)wait_ms;
	for (;;) {
		if (script_next_key(script, key))
			return;
		if (!script->text[script->at]) {
			script_key_name(key, slice_of("Hangup"));
			return;
		}
		if (script_do(script, script_line(script->text, &script->at))) {
			script_key_name(key, slice_of("Resize"));
			return;
		}
	}
}

/* Pictures must be of what the keys before them did: paint between lines. */
static bool
script_key_waits(struct terminal *terminal)
{
	struct script *script = (struct script *)terminal;

	return script->characters.len || script->keys.len;
}

static void
script_present(struct terminal *terminal, const struct grid *grid, uint32_t row,
	uint32_t col)
{
	struct script *script = (struct script *)terminal;

	(void)row;
	(void)col;
	grid_resize(&script->grid, grid->rows, grid->cols);
	memcpy(script->grid.cells, grid->cells,
		(size_t)grid->rows * grid->cols * sizeof *grid->cells);
}

static void
script_size(struct terminal *terminal, uint32_t *rows, uint32_t *cols)
{
	struct script *script = (struct script *)terminal;

	*rows = script->rows;
	*cols = script->cols;
}

static void
script_ignore(struct terminal *terminal)
{
	(void)terminal;
}

static bool
script_copy(struct terminal *terminal, const char *text, size_t len)
{
	struct script *script = (struct script *)terminal;

	out_string(&script->out, "== copied\n");
	out_text(&script->out, text, len);
	out_string(&script->out, "\n");
	return true;
}

static bool
script_set_theme(
	struct terminal *terminal, const char *theme, struct error *err)
{
	struct theme read;

	(void)terminal;
	return theme_parse(&read, theme, err);
}

static void
script_close(struct terminal *terminal)
{
	struct script *script = (struct script *)terminal;
	struct error err = { 0 };

	out_close(&script->out, &err);
	grid_done(&script->grid);
	free(script->text);
	free(script);
}

static const struct terminal_kind script_kind = {
	.close = script_close,
	.size = script_size,
	.key = script_key,
	.key_waits = script_key_waits,
	.present = script_present,
	.redraw = script_ignore,
	.suspend = script_ignore,
	.copy = script_copy,
	.set_theme = script_set_theme,
};

/* A size the script begins with is there from the start, not a change. */
static void
script_begin(struct script *script)
{
	struct slice line, word;
	size_t at = 0;

	while (script->text[at]) {
		line = script_line(script->text, &at);
		word = script_word(&line);
		if (word.len && word.data[0] != '#') {
			if (!slice_is(word, "size"))
				return;
			script_number(script_word(&line), &script->rows);
			script_number(line, &script->cols);
			script->at = at;
			return;
		}
	}
}

struct terminal *
terminal_open_script(const char *text, FILE *out, struct error *err)
{
	struct script *script;
	size_t at = 0;
	unsigned number = 0;

	if (!utf8_valid(text, strlen(text), NULL)) {
		error_set(err, ERROR_FORMAT, "the script is not UTF-8");
		return NULL;
	}
	while (text[at]) {
		number++;
		if (script_check(script_line(text, &at), err))
			continue;
		error_prefix(err, "script, line %u", number);
		return NULL;
	}
	script = memory_zero(1, sizeof *script);
	script->terminal.kind = &script_kind;
	script->text = memory_copy_string(text);
	out_open(&script->out, out);
	script->rows = 24;
	script->cols = 80;
	script_begin(script);
	return &script->terminal;
}
