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

/* Each word that comes of one letter, or some, taken for others. */
static void
look_replace(struct slice word, bool back,
	void (*take)(void *context, struct slice other), void *context)
{
	char out[2 * LOOK_LONGEST + 1];
	struct slice from, to;
	size_t i, at;

	if (word.len > LOOK_LONGEST)
		return;
	for (i = 0; i < sizeof looks / sizeof *looks; i++) {
		from = slice_of(back ? looks[i].meant : looks[i].seen);
		to = slice_of(back ? looks[i].seen : looks[i].meant);
		for (at = 0; at + from.len <= word.len; at++) {
			if (memcmp(word.data + at, from.data, from.len) != 0)
				continue;
			memcpy(out, word.data, at);
			memcpy(out + at, to.data, to.len);
			memcpy(out + at + to.len, word.data + at + from.len,
				word.len - at - from.len);
			take(context, (struct slice){ out,
					      word.len - from.len + to.len });
		}
	}
}

void
look_each(struct slice word, void (*take)(void *context, struct slice meant),
	void *context)
{
	look_replace(word, false, take, context);
}

void
look_each_seen(struct slice word,
	void (*take)(void *context, struct slice seen), void *context)
{
	look_replace(word, true, take, context);
}
