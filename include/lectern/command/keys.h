/*
 * Key bindings: which keys run which command.
 *
 * They are read from text (assets/keys/ *.conf, then the reader's own file):
 *
 *     bind j line-down
 *     bind ]n next note
 *     bind S-Tab previous
 *     unbind x
 *
 * A binding is a sequence of keys (screen/terminal.h names them): "]n" is two,
 * "S-Tab" one; several letters that are no key's name are typed one by one.
 * The command may have an argument.  The first binding of a command is the one
 * that the footer and the help show.
 */
#ifndef LECTERN_COMMAND_KEYS_H
#define LECTERN_COMMAND_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/error.h"

struct keys;

struct key_binding {
	const char *keys;    /* as written: "]n" */
	const char *command; /* with its argument: "next note" */
};

struct keys *keys_new(void);
void keys_free(struct keys *keys);

/* Adds what a file says; name is for complaints ("keys.conf:12: ..."). */
bool keys_read(struct keys *keys, const char *name, const char *text,
	struct error *err);

enum keys_match {
	KEYS_NONE,   /* no binding begins like this */
	KEYS_PREFIX, /* some do: wait for the next key */
	KEYS_WHOLE,  /* this one is it; *command is set */
};

/* The keys pressed so far, a blank between: "] n". */
enum keys_match keys_look(
	const struct keys *keys, const char *pressed, const char **command);

/* How to reach a command (with argument): "]n"; NULL if not bound. */
const char *keys_of(const struct keys *keys, const char *command);

size_t keys_count(const struct keys *keys);
const struct key_binding *keys_row(const struct keys *keys, size_t index);

#endif
