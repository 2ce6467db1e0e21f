/*
 * Level 1 is for the title alone, whatever the author gave to sections: some
 * write "#" for both.
 */
#include <stdlib.h>
#include <string.h>

#include "import/markdown_parts.h"
#include "lectern/base/utf8.h"

/* Letters and digits stay, in lower case; blanks become hyphens. */
static char *
heading_name(struct slice text)
{
	struct str name = { 0 };
	size_t at = 0, next;
	char bytes[4];

	text = slice_trim(text);
	while (at < text.len) {
		uint32_t point = utf8_at(text.data, text.len, at, &next);

		at = next;
		if (utf8_is_space(point))
			str_add_char(&name, '-');
		else if (utf8_is_word(point) || point == '-' || point == '_')
			str_add_bytes(&name, bytes,
				utf8_encode(utf8_to_lower(point), bytes));
	}
	return str_take(&name);
}

void
markdown_headings_add(
	struct markdown_headings *headings, int level, struct slice text)
{
	struct markdown_heading *heading;

	headings->rows = memory_grow(headings->rows, headings->count,
		&headings->cap, sizeof *headings->rows);
	heading = &headings->rows[headings->count];
	heading->name = heading_name(text);
	heading->order = headings->count++;
	heading->level = level;
}

static int
heading_by_name(const void *a, const void *b)
{
	const struct markdown_heading *left = a, *right = b;
	int order = strcmp(left->name, right->name);

	if (order)
		return order;
	return left->order < right->order ? -1 : left->order > right->order;
}

static int
heading_by_order(const void *a, const void *b)
{
	const struct markdown_heading *left = a, *right = b;

	return left->order < right->order ? -1 : left->order > right->order;
}

/* The second "notes" is "notes-1". */
static void
headings_tell_apart(struct markdown_headings *headings)
{
	struct str name = { 0 };
	size_t first = 0, i;

	qsort(headings->rows, headings->count, sizeof *headings->rows,
		heading_by_name);
	for (i = 1; i < headings->count; i++) {
		struct markdown_heading *row = &headings->rows[i];

		if (strcmp(row->name, headings->rows[first].name) != 0) {
			first = i;
			continue;
		}
		str_add_format(&name, "%s-%zu", row->name, i - first);
		free(row->name);
		row->name = str_take(&name);
	}
	qsort(headings->rows, headings->count, sizeof *headings->rows,
		heading_by_order);
}

/*
 * The title is the first heading, if it is one of level 1, or if it says what
 * front matter says.
 */
static bool
headings_have_title(const struct markdown_headings *headings, const char *title)
{
	char *name;
	bool same;

	if (!title)
		return headings->rows->level == 1;
	name = heading_name(slice_of(title));
	same = !strcmp(headings->rows->name, name);
	free(name);
	return same;
}

static void
headings_level(struct markdown_headings *headings, const char *title)
{
	bool titled = headings_have_title(headings, title);
	int top = 6;
	size_t i;

	for (i = titled; i < headings->count; i++) {
		if (headings->rows[i].level < top)
			top = headings->rows[i].level;
	}
	for (i = titled; i < headings->count; i++)
		headings->rows[i].level += 2 - top;
	if (titled)
		headings->rows->level = 1;
}

void
markdown_headings_settle(struct markdown_headings *headings, const char *title)
{
	if (!headings->count)
		return;
	headings_level(headings, title);
	headings_tell_apart(headings);
}

void
markdown_headings_done(struct markdown_headings *headings)
{
	size_t i;

	for (i = 0; i < headings->count; i++)
		free(headings->rows[i].name);
	free(headings->rows);
}
