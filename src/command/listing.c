/* Listings: rows that grow, strings in one arena. */
#include "lectern/command/listing.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/str.h"

void
listing_done(struct listing *listing)
{
	free(listing->rows);
	arena_done(&listing->arena);
	*listing = (struct listing){ 0 };
}

void
listing_column(
	struct listing *listing, const char *name, enum listing_align align)
{
	assert(listing->column_count < LISTING_COLUMNS);
	listing->columns[listing->column_count++] =
		(struct listing_column){ name, align };
}

struct listing_row *
listing_row(struct listing *listing)
{
	struct listing_row *row;

	listing->rows = memory_grow(listing->rows, listing->count,
		&listing->cap, sizeof *listing->rows);
	row = &listing->rows[listing->count++];
	*row = (struct listing_row){ 0 };
	return row;
}

struct listing_row *
listing_head(struct listing *listing, const char *name, const char *count)
{
	struct listing_row *row = listing_row(listing);

	row->head = true;
	row->cells[0] = name;
	row->cells[1] = count;
	return row;
}

void
listing_context_columns(struct listing *listing)
{
	listing_column(listing, "before", LISTING_TAIL);
	listing_column(listing, "match", LISTING_LEFT);
	listing_column(listing, "after", LISTING_WIDE);
}

void
listing_context(struct listing *listing, struct listing_row *row,
	unsigned first, const char *before, const char *match,
	const char *after)
{
	row->cells[first] = listing_string(listing, before);
	row->cells[first + 1] = listing_string(listing, match);
	row->cells[first + 2] = listing_string(listing, after);
}

const char *
listing_string(struct listing *listing, const char *string)
{
	return arena_string(&listing->arena, string);
}

const char *
listing_format(struct listing *listing, const char *format, ...)
{
	const char *text;
	va_list args;

	va_start(args, format);
	text = arena_format(&listing->arena, format, args);
	va_end(args);
	return text;
}

/* -- order ---------------------------------------------------------------- */

struct sortable {
	struct listing_row row;
	char *key;
	size_t index;
};

static int
sortable_compare(const void *a, const void *b)
{
	const struct sortable *one = a, *two = b;
	int by = strcmp(one->key, two->key);

	return by ? by : one->index < two->index ? -1 : 1;
}

/* The words before, the nearest first; at most a few, they only sort. */
static char *
listing_key_left(const char *before)
{
	char *folded = fold_string(before, strlen(before));
	struct str key = { 0 };
	size_t end = strlen(folded), start;
	unsigned words;

	for (words = 0; words < 4 && end; words++) {
		while (end && folded[end - 1] == ' ')
			end--;
		for (start = end; start && folded[start - 1] != ' '; start--)
			;
		str_add_bytes(&key, folded + start, end - start);
		str_add_char(&key, ' ');
		end = start;
	}
	free(folded);
	return str_take(&key);
}

/* Signs around a word do not sort it. */
static char *
listing_key(const char *words, bool left)
{
	char *key = left ? listing_key_left(words)
			 : fold_string(words, strlen(words));
	size_t len = strspn(key, " .,;:!?()[]\"'-");

	memmove(key, key + len, strlen(key + len) + 1);
	return key;
}

void
listing_sort(struct listing *listing, enum listing_order order, unsigned before,
	unsigned after)
{
	unsigned column = order == LISTING_BY_LEFT ? before : after;
	struct sortable *rows;
	const char *cell;
	size_t i;

	if (order == LISTING_BY_TEXT || listing->count < 2)
		return;
	rows = memory_zero(listing->count, sizeof *rows);
	for (i = 0; i < listing->count; i++) {
		rows[i].row = listing->rows[i];
		rows[i].index = i;
		cell = listing->rows[i].cells[column];
		rows[i].key =
			listing_key(cell ? cell : "", order == LISTING_BY_LEFT);
	}
	qsort(rows, listing->count, sizeof *rows, sortable_compare);
	for (i = 0; i < listing->count; i++) {
		listing->rows[i] = rows[i].row;
		free(rows[i].key);
	}
	free(rows);
}
