/*
 * Front matter is read as lines of "key: value" (or "key = value"); what is
 * nested, aliased or folded is left alone, so nothing can be made to expand.
 */
#include <stdlib.h>
#include <string.h>

#include "import/markdown_parts.h"

/* More is no front matter but a text that begins with a rule. */
#define FRONT_LINES 400

struct front {
	struct doc *doc;
	struct slice text;
	size_t at;
	char sign; /* between key and value */
	struct str authors;
	bool listing; /* lines of "- NAME" belong to the authors */
};

static bool
front_line(struct front *front, struct slice *line)
{
	const char *stop;
	size_t end;

	if (front->at >= front->text.len)
		return false;
	stop = memchr(front->text.data + front->at, '\n',
		front->text.len - front->at);
	end = stop ? (size_t)(stop - front->text.data) : front->text.len;
	*line = slice_part(front->text, front->at, end);
	if (line->len && line->data[line->len - 1] == '\r')
		line->len--;
	front->at = end + (stop != NULL);
	return true;
}

/* Without the quotation marks around it. */
static struct slice
front_scalar(struct slice value)
{
	value = slice_trim(value);
	if (value.len >= 2 && strchr("\"'", value.data[0]) &&
		value.data[value.len - 1] == value.data[0])
		return slice_part(value, 1, value.len - 1);
	return value;
}

static void
front_author(struct front *front, struct slice name)
{
	name = front_scalar(name);
	if (!name.len || strchr("{[&*|>", name.data[0]))
		return;
	if (front->authors.len)
		str_add(&front->authors, ", ");
	str_add_flat(&front->authors, name);
}

/* One name, or several in brackets. */
static void
front_authors(struct front *front, struct slice value)
{
	if (!value.len || value.data[0] != '[') {
		front_author(front, value);
		return;
	}
	if (slice_ends(value, "]"))
		value.len--;
	value = slice_part(value, 1, value.len);
	while (value.len)
		front_author(front, slice_take(&value, ','));
}

/* A year, a month, a day, as ISO 8601 writes them; what follows is time. */
static const char *
front_date(struct front *front, struct slice value)
{
	static const char shape[] = "0000-00-00";
	size_t len = 0;

	while (len < value.len && len < sizeof shape - 1 &&
		(shape[len] == '0' ? value.data[len] >= '0' &&
					     value.data[len] <= '9'
				   : value.data[len] == '-'))
		len++;
	if (len != 4 && len != 7 && len != 10)
		return NULL;
	if (len < value.len && !strchr(" T", value.data[len]))
		return NULL;
	return doc_copy(front->doc, slice_part(value, 0, len));
}

static const char *
front_string(struct front *front, struct slice value)
{
	struct str flat = { 0 };
	const char *copy = NULL;

	if (value.len && !strchr("{[&*|>", value.data[0]))
		str_add_flat(&flat, value);
	if (flat.len)
		copy = doc_string(front->doc, str_text(&flat));
	str_done(&flat);
	return copy;
}

static void
front_value(struct front *front, struct slice key, struct slice value)
{
	struct doc *doc = front->doc;

	if (slice_is(key, "title") && !doc->title)
		doc->title = front_string(front, front_scalar(value));
	else if (slice_is(key, "author") || slice_is(key, "authors"))
		front_authors(front, value), front->listing = !value.len;
	else if (slice_is(key, "date") && !doc->date)
		doc->date = front_date(front, front_scalar(value));
	else if ((slice_is(key, "lang") || slice_is(key, "language")) &&
		 !doc->language)
		doc->language = front_string(front, front_scalar(value));
	else if ((slice_is(key, "source") || slice_is(key, "publication")) &&
		 !doc->source)
		doc->source = front_string(front, front_scalar(value));
}

static void
front_take(struct front *front, struct slice line)
{
	struct slice text = slice_trim(line);
	const char *sign;
	struct slice key;

	if (front->listing && slice_starts(text, "- ")) {
		front_author(front, slice_part(text, 2, text.len));
		return;
	}
	if (!line.len || line.data[0] == ' ' || line.data[0] == '\t')
		return;
	front->listing = false;
	sign = memchr(line.data, front->sign, line.len);
	if (!sign)
		return;
	key = slice_trim(slice_part(line, 0, (size_t)(sign - line.data)));
	front_value(front, key,
		slice_trim(slice_part(
			line, (size_t)(sign - line.data) + 1, line.len)));
}

/* Where the lines between the fences end; 0: they never do. */
static size_t
front_end(struct slice text, const char *fence)
{
	struct front front = { .text = text };
	struct slice line;
	size_t lines = 0, keys = 0;

	if (!front_line(&front, &line) || !slice_is(line, fence))
		return 0;
	while (lines++ < FRONT_LINES && front_line(&front, &line)) {
		if (slice_is(slice_trim(line), fence) ||
			(*fence == '-' && slice_is(line, "...")))
			return keys ? front.at : 0;
		keys += line.len &&
			memchr(line.data, *fence == '-' ? ':' : '=', line.len);
		/* A rule, and then a text: its paragraphs stand apart. */
		if (lines == 1 && !slice_trim(line).len)
			return 0;
	}
	return 0;
}

size_t
markdown_front(struct doc *doc, struct slice text)
{
	struct front front = { .doc = doc, .sign = ':' };
	size_t end = front_end(text, "---");
	struct slice line;

	if (!end) {
		end = front_end(text, "+++");
		front.sign = '=';
	}
	if (!end)
		return 0;
	front.text = slice_part(text, 0, end);
	front_line(&front, &line);
	while (front_line(&front, &line) && front.at < end)
		front_take(&front, line);
	if (front.authors.len)
		doc->author = doc_string(doc, str_text(&front.authors));
	str_done(&front.authors);
	return end;
}
