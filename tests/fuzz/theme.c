/* A theme: read, then every look asked for on every kind of terminal. */
#include "fuzz.h"

#include <stdlib.h>

#include "lectern/base/utf8.h"
#include "screen/theme.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int colours[] = { 0, 2, 8, 16, 256 };
	struct theme theme = { 0 };
	struct error err = { 0 };
	struct look look;
	size_t i, len, bad;
	unsigned role;
	char *text;

	text = utf8_from("UTF-8", (const char *)data, size, &len, &bad);
	if (!theme_parse(&theme, text, &err)) {
		FUZZ_HOLDS(err.code != ERROR_NONE && *err.text);
		free(text);
		return 0;
	}
	for (i = 0; i < sizeof colours / sizeof *colours; i++) {
		for (role = 0; role < ROLE_COUNT; role++) {
			look = theme_look(&theme, role, colours[i]);
			FUZZ_HOLDS(look.foreground < 16);
			FUZZ_HOLDS(look.background < 16);
		}
	}
	free(text);
	return 0;
}
