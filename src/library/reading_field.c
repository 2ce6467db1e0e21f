/*
 * Fields of a query: a name, a colon and a value.
 *
 * What has a colon but is no field is words like any other, for texts have
 * such; only where no text has them do we say that it is no field.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "library/reading.h"

static const struct {
	const char *name;
	const char *wants;
} query_fields[] = {
	[QUERY_AUTHOR] = { "author", "a name" },
	[QUERY_DATE] = { "date", "a date or two: date:1952..1964" },
	[QUERY_ENTITY] = { "entity", "a name, or an id" },
	[QUERY_FORMAT] = { "format", "a kind of file" },
	[QUERY_IN] = { "in", "notes, headings, boilerplate or a document" },
	[QUERY_TYPE] = { "type", "a kind of name: type:person" },
};

/* 'a value' between two single marks, of which the second ends a word. */
static bool
reading_single(struct reading *reading, size_t *start, size_t *end)
{
	const char *text = reading->text;
	size_t at = reading->at, next;
	bool ends;

	if (at >= reading->len ||
		fold_point(reading_look(reading, &at)) != '\'')
		return false;
	for (*start = at; at < reading->len; at = next) {
		if (fold_point(utf8_at(text, reading->len, at, &next)) != '\'')
			continue;
		ends = next >= reading->len ||
		       !utf8_is_word(utf8_at(text, reading->len, next, end));
		*end = at;
		if (ends) {
			reading->at = next;
			return true;
		}
	}
	return false;
}

/* The value of a field, which is whole or between quotation marks. */
static bool
reading_value(struct reading *reading, size_t *start, size_t *end)
{
	size_t from = reading->at, next;

	if (reading_single(reading, start, end))
		return true;
	*start = from;
	if (reading_at_quote(reading)) {
		reading_look(reading, &next);
		reading->at = next;
		return reading_quoted(reading, from, start, end);
	}
	*end = reading->at = reading_word_end(reading);
	return true;
}

struct query_node *
reading_field(struct reading *reading, enum query_field field, size_t from)
{
	struct query_node *node = query_node_new(reading->query, QUERY_FIELD);
	size_t start, end;

	if (!reading_value(reading, &start, &end))
		return NULL;
	if (start == end) {
		query_refuse(reading->query, from, reading->err, "%s: wants %s",
			query_fields[field].name, query_fields[field].wants);
		return NULL;
	}
	if (field == QUERY_IN &&
		slice_is((struct slice){ reading->text + start, end - start },
			"boilerplate")) {
		reading->query->boilerplate = true;
		return reading_words(reading, end, end);
	}
	node->field = field;
	node->value = arena_copy(
		&reading->query->arena, reading->text + start, end - start);
	node->at = from;
	node->end = reading->at;
	return node;
}

/* Letters with a colon behind them: how many; 0: none begin here. */
static size_t
reading_colon(const struct reading *reading)
{
	const char *name = reading->text + reading->at;
	size_t len = 0, left = reading->len - reading->at;

	while (len < left && ((name[len] >= 'a' && name[len] <= 'z') ||
				     (name[len] >= 'A' && name[len] <= 'Z')))
		len++;
	return len < left && name[len] == ':' ? len : 0;
}

/* A name with a value behind it that is no field: "http://" is neither. */
static void
reading_strange(struct reading *reading, size_t len)
{
	struct query *query = reading->query;
	size_t behind = reading->at + len + 1, next;

	if (query->strange_len || len < 2 || behind >= reading->len ||
		reading->text[behind] == '/' ||
		utf8_is_space(
			utf8_at(reading->text, reading->len, behind, &next)))
		return;
	query->strange = reading->at;
	query->strange_len = len;
}

bool
reading_field_name(struct reading *reading, enum query_field *field)
{
	size_t len = reading_colon(reading), i;
	char *name;
	bool near;

	if (!len)
		return false;
	name = fold_string(reading->text + reading->at, len);
	for (i = 0; i < QUERY_FIELDS; i++) {
		if (!strcmp(name, query_fields[i].name))
			break;
	}
	near = !strcmp(name, "near");
	free(name);
	if (i == QUERY_FIELDS && !near) {
		reading_strange(reading, len);
		return false;
	}
	*field = (enum query_field)i;
	reading->at += len + 1;
	return true;
}

bool
query_check_fields(const struct query *query, struct error *err)
{
	struct str names = { 0 };
	size_t i;

	if (!query->strange_len)
		return true;
	for (i = 0; i < QUERY_FIELDS; i++)
		str_add_format(&names, " %s", query_fields[i].name);
	query_refuse(query, query->strange, err,
		"‘%.*s’ is no field; there are%s near",
		(int)query->strange_len, query->text + query->strange,
		str_text(&names));
	str_done(&names);
	return false;
}
