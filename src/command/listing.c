/* Listings: rows that grow, strings in one arena. */
#include "lectern/command/listing.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>

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
