/*
 * Terminals send the same byte for some keys: Ctrl-I is Tab, Ctrl-M and
 * Ctrl-J are Enter, and Ctrl-H and DEL are Backspace.
 */
#include "screen/key.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>

#include "lectern/base/utf8.h"

#define ANSWER_CODE 0x7000 /* curses has its own right above KEY_MAX */
#define SEQUENCE_MOST 64   /* characters of a sequence nobody knows */

static const struct {
	int code;
	const char *name;
} key_codes[] = {
	{ KEY_A1, "Home" },
	{ KEY_A3, "PgUp" },
	{ KEY_BACKSPACE, "Backspace" },
	{ KEY_BTAB, "S-Tab" },
	{ KEY_C1, "End" },
	{ KEY_C3, "PgDn" },
	{ KEY_DC, "Delete" },
	{ KEY_DOWN, "Down" },
	{ KEY_END, "End" },
	{ KEY_ENTER, "Enter" },
	{ KEY_HOME, "Home" },
	{ KEY_IC, "Insert" },
	{ KEY_LEFT, "Left" },
	{ KEY_NPAGE, "PgDn" },
	{ KEY_PPAGE, "PgUp" },
	{ KEY_RIGHT, "Right" },
	{ KEY_SF, "S-Down" },
	{ KEY_SLEFT, "S-Left" },
	{ KEY_SR, "S-Up" },
	{ KEY_SRIGHT, "S-Right" },
	{ KEY_UP, "Up" },
};

static void
key_set(char key[KEY_NAME_SIZE], const char *name)
{
	snprintf(key, KEY_NAME_SIZE, "%s", name);
}

bool
key_of_code(char key[KEY_NAME_SIZE], int code)
{
	size_t i;

	for (i = 0; i < sizeof key_codes / sizeof *key_codes; i++) {
		if (key_codes[i].code != code)
			continue;
		key_set(key, key_codes[i].name);
		return true;
	}
	if (code < KEY_F(1) || code > KEY_F(12))
		return false;
	snprintf(key, KEY_NAME_SIZE, "F%d", code - KEY_F0);
	return true;
}

static bool
key_of_control(char key[KEY_NAME_SIZE], uint32_t point)
{
	if (point == '\t')
		key_set(key, "Tab");
	else if (point == '\r' || point == '\n')
		key_set(key, "Enter");
	else if (point == 8 || point == 0x7f)
		key_set(key, "Backspace");
	else if (point == 0x1b)
		key_set(key, "Esc");
	else if (point == 0)
		key_set(key, "C-Space");
	else if (point <= 26)
		snprintf(key, KEY_NAME_SIZE, "C-%c", (int)('a' + point - 1));
	else if (point < 0x20)
		snprintf(key, KEY_NAME_SIZE, "C-%c", (int)('@' + point));
	else
		return false;
	return true;
}

bool
key_of_point(char key[KEY_NAME_SIZE], uint32_t point)
{
	char bytes[5] = { 0 };

	if (point == ' ') {
		key_set(key, "Space");
		return true;
	}
	if (point < 0x20 || point == 0x7f)
		return key_of_control(key, point);
	if (utf8_is_unprintable(point))
		return false;
	utf8_encode(point, bytes);
	key_set(key, bytes);
	return true;
}

void
key_add_meta(char key[KEY_NAME_SIZE])
{
	char name[KEY_NAME_SIZE + 2] = "M-";

	memcpy(name + 2, key, KEY_NAME_SIZE);
	memcpy(key, name, KEY_NAME_SIZE);
	key[KEY_NAME_SIZE - 1] = 0;
}

bool
key_set_answer(const char *answer)
{
	return define_key(answer, ANSWER_CODE) == OK;
}

/*
 * A sequence that curses does not know: read to its end, or its letters would
 * be taken for keys.
 */
static void
key_skip_sequence(void)
{
	wint_t point;
	int i;

	for (i = 0; i < SEQUENCE_MOST; i++) {
		if (get_wch(&point) != OK || (point >= '@' && point <= '~'))
			return;
	}
}

/* The keypad, in a mode that not every terminal's description knows. */
static bool
key_of_keypad(char key[KEY_NAME_SIZE])
{
	static const char keypad[] = "*+,-./0123456789";
	wint_t point;

	if (get_wch(&point) != OK)
		return false;
	if (point == 'M')
		return key_of_point(key, '\r');
	if (point < 'j' || point > 'y')
		return false;
	return key_of_point(key, (uint32_t)keypad[point - 'j']);
}

/* Esc and a character at once are that character with Alt; false: no key. */
static bool
key_of_escape(char key[KEY_NAME_SIZE], bool *answered)
{
	wint_t point, next;
	int kind = get_wch(&point);

	if (kind == KEY_CODE_YES && point == ANSWER_CODE)
		*answered = true;
	if (kind == OK && (point == '[' || point == 'O') &&
		get_wch(&next) == OK) {
		unget_wch((wchar_t)next);
		if (point == 'O')
			return key_of_keypad(key);
		key_skip_sequence();
		return false;
	}
	if (kind == OK ? key_of_point(key, point)
		       : kind == KEY_CODE_YES && key_of_code(key, (int)point))
		key_add_meta(key);
	else
		key_of_point(key, 0x1b);
	return true;
}

bool
key_read(char key[KEY_NAME_SIZE], bool *answered)
{
	wint_t point;
	int kind;

	for (;;) {
		kind = get_wch(&point);
		if (kind == ERR)
			return false;
		if (kind == KEY_CODE_YES && point == ANSWER_CODE)
			*answered = true;
		else if (kind == KEY_CODE_YES && key_of_code(key, (int)point))
			return true;
		else if (kind == OK && point == 0x1b) {
			if (key_of_escape(key, answered))
				return true;
		} else if (kind == OK && key_of_point(key, point))
			return true;
	}
}
