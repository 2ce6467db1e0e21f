/*
 * Bindings are kept as written and as the keys pressed ("] n"), in the order
 * in which they were read; a later one for the same keys replaces the first.
 */
#include "lectern/command/keys.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"

struct binding {
	struct key_binding shown;
	const char *pressed;
};

struct keys {
	struct binding *bindings;
	size_t count, cap;
	struct arena arena;
};

/* Names of keys of more than one character; F1 to F12 and C-x besides. */
static const char *const key_names[] = {
	"Space",
	"Tab",
	"S-Tab",
	"Enter",
	"Esc",
	"Backspace",
	"Up",
	"Down",
	"Left",
	"Right",
	"PgUp",
	"PgDn",
	"Home",
	"End",
	"Insert",
	"Delete",
};

struct keys *
keys_new(void)
{
	return memory_zero(1, sizeof(struct keys));
}

void
keys_free(struct keys *keys)
{
	if (!keys)
		return;
	free(keys->bindings);
	arena_done(&keys->arena);
	free(keys);
}

/* Length of the key's name at the start of text: "S-Tab" in "S-Tabx" is 5. */
static size_t
key_length(const char *text)
{
	size_t i, len, best = 0;

	for (i = 0; i < sizeof key_names / sizeof *key_names; i++) {
		len = strlen(key_names[i]);
		if (len > best && !strncmp(text, key_names[i], len))
			best = len;
	}
	if (best)
		return best;
	if ((*text == 'C' || *text == 'M') && text[1] == '-' && text[2])
		return 2 + utf8_cluster(text + 2, strlen(text + 2));
	if (*text == 'F' && text[1] >= '1' && text[1] <= '9')
		return text[1] == '1' && text[2] >= '0' && text[2] <= '2' ? 3
									  : 2;
	return utf8_cluster(text, strlen(text));
}

/* "]n" as the keys pressed: "] n". */
static const char *
keys_pressed(struct keys *keys, const char *written)
{
	struct str pressed = { 0 };
	const char *copy;
	size_t len;

	for (; *written; written += len) {
		len = key_length(written);
		if (pressed.len)
			str_add_char(&pressed, ' ');
		str_add_bytes(&pressed, written, len);
	}
	copy = arena_string(&keys->arena, str_text(&pressed));
	str_done(&pressed);
	return copy;
}

static struct binding *
keys_find(const struct keys *keys, const char *pressed)
{
	size_t i;

	for (i = 0; i < keys->count; i++) {
		if (!strcmp(keys->bindings[i].pressed, pressed))
			return &keys->bindings[i];
	}
	return NULL;
}

static void
keys_unbind(struct keys *keys, const char *pressed)
{
	struct binding *binding = keys_find(keys, pressed);
	size_t behind;

	if (!binding)
		return;
	behind = keys->count - (size_t)(binding - keys->bindings) - 1;
	memmove(binding, binding + 1, behind * sizeof *binding);
	keys->count--;
}

static void
keys_bind(struct keys *keys, const char *written, const char *command)
{
	const char *pressed = keys_pressed(keys, written);

	keys_unbind(keys, pressed);
	keys->bindings = memory_grow(keys->bindings, keys->count, &keys->cap,
		sizeof *keys->bindings);
	keys->bindings[keys->count++] = (struct binding){
		.shown = { arena_string(&keys->arena, written),
			arena_string(&keys->arena, command) },
		.pressed = pressed,
	};
}

/* Takes the next word off a line, in place. */
static char *
keys_word(char **line)
{
	char *word = *line + strspn(*line, " \t");
	size_t len = strcspn(word, " \t");

	*line = word + len;
	if (**line)
		*(*line)++ = '\0';
	*line += strspn(*line, " \t");
	return word;
}

static bool
keys_read_line(struct keys *keys, char *line, struct error *err)
{
	size_t len = strlen(line);
	char *verb, *written;

	while (len && strchr(" \t\r", line[len - 1]))
		line[--len] = '\0';
	verb = keys_word(&line);
	if (!*verb || *verb == '#')
		return true;
	written = keys_word(&line);
	if (!strcmp(verb, "unbind") && *written) {
		keys_unbind(keys, keys_pressed(keys, written));
		return true;
	}
	if (strcmp(verb, "bind") || !*written || !*line)
		return error_set(err, ERROR_FORMAT,
			"expected 'bind KEYS COMMAND' or 'unbind KEYS'");
	keys_bind(keys, written, line);
	return true;
}

bool
keys_read(struct keys *keys, const char *name, const char *text,
	struct error *err)
{
	unsigned number = 1;
	const char *end;
	char *line;
	bool ok = true;

	for (; ok && *text; text = end + (*end == '\n'), number++) {
		end = text + strcspn(text, "\n");
		line = memory_new((size_t)(end - text) + 1);
		memcpy(line, text, (size_t)(end - text));
		line[end - text] = '\0';
		ok = keys_read_line(keys, line, err);
		free(line);
		if (!ok)
			error_prefix(err, "%s:%u", name, number);
	}
	return ok;
}

enum keys_match
keys_look(const struct keys *keys, const char *pressed, const char **command)
{
	struct binding *binding = keys_find(keys, pressed);
	size_t i, len = strlen(pressed);

	if (binding) {
		*command = binding->shown.command;
		return KEYS_WHOLE;
	}
	for (i = 0; i < keys->count; i++) {
		if (!strncmp(keys->bindings[i].pressed, pressed, len) &&
			keys->bindings[i].pressed[len] == ' ')
			return KEYS_PREFIX;
	}
	return KEYS_NONE;
}

const char *
keys_of(const struct keys *keys, const char *command)
{
	size_t i;

	for (i = 0; i < keys->count; i++) {
		if (!strcmp(keys->bindings[i].shown.command, command))
			return keys->bindings[i].shown.keys;
	}
	return NULL;
}

size_t
keys_count(const struct keys *keys)
{
	return keys->count;
}

const struct key_binding *
keys_row(const struct keys *keys, size_t index)
{
	return &keys->bindings[index].shown;
}
