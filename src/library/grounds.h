/*
 * Grounds on which mentions were found, each with how often it was one.
 */
#ifndef LIBRARY_GROUNDS_H
#define LIBRARY_GROUNDS_H

#include <stddef.h>
#include <stdint.h>

#include "lectern/base/str.h"

struct ground {
	struct slice text;
	uint32_t count;
};

struct grounds {
	struct ground *rows;
	size_t count, cap;
};

/*
 * A reason as it is kept, which may be several grounds of one mention: "title
 * before it; tagger".  It is borrowed.
 */
void grounds_add(struct grounds *grounds, const char *reason, uint32_t count);

/* "tagger (12), title before it (3)", the commonest; and forgets them. */
void grounds_print(struct grounds *grounds, struct str *out);

#endif
