/*
 * Keys: their names, and reading them through curses.
 */
#ifndef SCREEN_KEY_H
#define SCREEN_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/screen/terminal.h"

/* A key that curses has a code for; false for those we have no name for. */
bool key_of_code(char key[KEY_NAME_SIZE], int code);

/* A character, or a control character as the key that sends it. */
bool key_of_point(char key[KEY_NAME_SIZE], uint32_t point);

/* The same key with Alt: "M-x". */
void key_add_meta(char key[KEY_NAME_SIZE]);

/* Makes key_read() tell the terminal's answer from keys. */
bool key_set_answer(const char *answer);

/*
 * The next key that is there already; false if there is none.  *answered
 * becomes true if the terminal's answer stood before it.
 */
bool key_read(char key[KEY_NAME_SIZE], bool *answered);

#endif
