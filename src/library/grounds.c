/* Grounds are few, so they are found by looking at all. */
#include "library/grounds.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

#define GROUNDS_PRINTED 3

static void
ground_add(struct grounds *grounds, struct slice text, uint32_t count)
{
	size_t i;

	for (i = 0; i < grounds->count; i++) {
		if (slice_equal(grounds->rows[i].text, text))
			break;
	}
	if (i == grounds->count) {
		grounds->rows = memory_grow(grounds->rows, grounds->count,
			&grounds->cap, sizeof *grounds->rows);
		grounds->rows[grounds->count++] = (struct ground){ text, 0 };
	}
	grounds->rows[i].count += count;
}

void
grounds_add(struct grounds *grounds, const char *reason, uint32_t count)
{
	const char *end;

	while ((end = strstr(reason, "; "))) {
		ground_add(grounds,
			(struct slice){ reason, (size_t)(end - reason) },
			count);
		reason = end + 2;
	}
	ground_add(grounds, slice_of(reason), count);
}

static int
ground_compare(const void *a, const void *b)
{
	const struct ground *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return slice_compare(x->text, y->text);
}

void
grounds_print(struct grounds *grounds, struct str *out)
{
	size_t i;

	if (grounds->count)
		qsort(grounds->rows, grounds->count, sizeof *grounds->rows,
			ground_compare);
	for (i = 0; i < grounds->count && i < GROUNDS_PRINTED; i++) {
		str_add(out, i ? ", " : "");
		str_add_slice(out, grounds->rows[i].text);
		str_add_format(out, " (%u)", (unsigned)grounds->rows[i].count);
	}
	free(grounds->rows);
	*grounds = (struct grounds){ 0 };
}
