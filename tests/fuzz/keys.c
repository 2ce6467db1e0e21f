/* A file of key bindings: read, then every binding looked up. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"
#include "lectern/command/keys.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct keys *keys = keys_new();
	const struct key_binding *row;
	struct error err = { 0 };
	const char *command;
	size_t i, len, bad;
	char *text;

	text = utf8_from("UTF-8", (const char *)data, size, &len, &bad);
	if (!keys_read(keys, "keys.conf", text, &err))
		FUZZ_HOLDS(err.code != ERROR_NONE && *err.text);
	for (i = 0; i < keys_count(keys); i++) {
		row = keys_row(keys, i);
		FUZZ_HOLDS(*row->keys && *row->command);
		FUZZ_HOLDS(keys_of(keys, row->command));
		keys_look(keys, row->keys, &command);
	}
	free(text);
	keys_free(keys);
	return 0;
}
