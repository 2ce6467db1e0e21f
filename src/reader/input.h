/*
 * Keys become commands: numbers before them, sequences of several, a letter
 * that a command waits for, labels, and the line of a prompt.
 */
#ifndef READER_INPUT_H
#define READER_INPUT_H

struct desk;

/* Takes one key, or one of the terminal's events. */
void input_key(struct desk *desk, const char *key);

#endif
