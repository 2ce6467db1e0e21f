/* What a scanner sees, and what was there: a table, tried at every place. */
#include "lectern/doc/look.h"

#include <string.h>

static const struct look {
	const char *seen;
	const char *meant;
} looks[] = {
	/* clang-format off */
	{ "c", "e" }, { "e", "c" }, { "b", "h" }, { "h", "b" }, { "n", "u" },
	{ "u", "n" }, { "li", "h" }, { "cl", "d" }, { "in", "m" },
	{ "ni", "m" }, { "ri", "n" }, { "m", "rn" }, { "tl", "d" },
	{ "i", "l" }, { "l", "i" }, { "t", "l" }, { "l", "t" }, { "nn", "rm" },
	{ "rn", "m" }, { "c", "g" }, { "ii", "ll" },
	{ "vv", "w" }, { "tb", "th" }, { "fi", "fl" },
	/* clang-format on */
};

void
look_each(struct slice word, void (*take)(void *context, struct slice meant),
	void *context)
{
	char out[LOOK_LONGEST + 1];
	size_t i, at, seen, meant;

	if (word.len > LOOK_LONGEST)
		return;
	for (i = 0; i < sizeof looks / sizeof *looks; i++) {
		seen = strlen(looks[i].seen);
		meant = strlen(looks[i].meant);
		for (at = 0; at + seen <= word.len; at++) {
			if (memcmp(word.data + at, looks[i].seen, seen) != 0)
				continue;
			memcpy(out, word.data, at);
			memcpy(out + at, looks[i].meant, meant);
			memcpy(out + at + meant, word.data + at + seen,
				word.len - at - seen);
			take(context,
				(struct slice){ out, word.len - seen + meant });
		}
	}
}
