/*
 * Terminals send the same byte for some keys: Ctrl-I is Tab, Ctrl-M and
 * Ctrl-J are Enter, and Ctrl-H and DEL are Backspace.
 */
#include "screen/key.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>

#include "lectern/base/utf8.h"

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
