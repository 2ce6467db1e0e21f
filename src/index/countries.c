/*
 * Reads the gazetteer of places once more, for its countries alone.  Entries
 * have commas between them under "[country]", or stand in a line of their own:
 * "country<TAB>name<TAB>alias|alias".
 */
#include "index/countries.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/asset.h"
#include "lectern/base/memory.h"

static int
name_compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Names with one of these characters between them. */
static void
countries_add(struct countries *countries, struct slice names, char between)
{
	while (names.len) {
		words_read(&countries->words, slice_take(&names, between));
		if (!countries->words.count)
			continue;
		countries->names =
			memory_grow(countries->names, countries->count,
				&countries->cap, sizeof *countries->names);
		countries->names[countries->count++] = words_run(
			countries->words.rows, countries->words.count);
	}
}

static void
countries_add_line(struct countries *countries, struct slice line, bool *listed)
{
	static const char own[] = "country\t";

	if (slice_starts(line, "[")) {
		*listed = slice_is(line, "[country]");
		return;
	}
	if (slice_starts(line, own)) {
		line = slice_part(line, sizeof own - 1, line.len);
		countries_add(countries, slice_take(&line, '\t'), '|');
		countries_add(countries, line, '|');
	} else if (*listed && !slice_starts(line, "#") &&
		   !memchr(line.data, '\t', line.len)) {
		countries_add(countries, line, ',');
	}
}

void
countries_read(struct countries *countries)
{
	struct slice text = asset_find("gazetteers/places.txt");
	bool listed = false;

	*countries = (struct countries){ 0 };
	while (text.len)
		countries_add_line(countries, slice_take(&text, '\n'), &listed);
	if (countries->count)
		qsort(countries->names, countries->count,
			sizeof *countries->names, name_compare);
}

void
countries_done(struct countries *countries)
{
	free(countries->names);
	words_done(&countries->words);
	*countries = (struct countries){ 0 };
}

bool
countries_have(struct countries *countries, const char *name)
{
	uint64_t hash;

	words_read(&countries->words, slice_of(name));
	hash = words_run(countries->words.rows, countries->words.count);
	return countries->count && countries->words.count &&
	       bsearch(&hash, countries->names, countries->count,
		       sizeof *countries->names, name_compare);
}
