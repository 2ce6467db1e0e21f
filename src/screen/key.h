/*
 * The names of keys, from what curses reads.
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

#endif
