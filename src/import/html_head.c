/*
 * What a page says about itself: in <meta>, in JSON-LD, in <time>.  Of several
 * words for one thing, the one that was written for the purpose is taken; of
 * equals the first.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "import/html_parts.h"
#include "lectern/base/utf8.h"

#define FACT_MOST 4096 /* bytes; a title is no longer */
#define JSON_DEPTH 32
#define JSON_PEOPLE 32 /* with ids of their own */

/* clang-format off */
static const struct head_name {
	const char *name;
	enum html_fact fact;
	unsigned rank; /* of equals, the first; authors are listed */
} head_names[] = {
	{ "article:author", HTML_FACT_AUTHOR, 40 },
	{ "article:published_time", HTML_FACT_DATE, 60 },
	{ "author", HTML_FACT_AUTHOR, 50 },
	{ "citation_author", HTML_FACT_AUTHOR, 70 },
	{ "citation_date", HTML_FACT_DATE, 65 },
	{ "citation_journal_title", HTML_FACT_SOURCE, 70 },
	{ "citation_publication_date", HTML_FACT_DATE, 70 },
	{ "citation_title", HTML_FACT_TITLE, 70 },
	{ "date", HTML_FACT_DATE, 40 },
	{ "datepublished", HTML_FACT_DATE, 55 },
	{ "dc.creator", HTML_FACT_AUTHOR, 60 },
	{ "dc.date", HTML_FACT_DATE, 50 },
	{ "dc.date.issued", HTML_FACT_DATE, 55 },
	{ "dc.publisher", HTML_FACT_SOURCE, 30 },
	{ "dc.source", HTML_FACT_SOURCE, 50 },
	{ "dc.title", HTML_FACT_TITLE, 60 },
	{ "dcterms.created", HTML_FACT_DATE, 45 },
	{ "dcterms.creator", HTML_FACT_AUTHOR, 60 },
	{ "dcterms.date", HTML_FACT_DATE, 50 },
	{ "dcterms.issued", HTML_FACT_DATE, 55 },
	{ "dcterms.title", HTML_FACT_TITLE, 60 },
	{ "og:site_name", HTML_FACT_SOURCE, 60 },
	{ "og:title", HTML_FACT_TITLE, 50 },
	{ "parsely-author", HTML_FACT_AUTHOR, 45 },
	{ "parsely-pub-date", HTML_FACT_DATE, 45 },
	{ "pubdate", HTML_FACT_DATE, 45 },
	{ "twitter:title", HTML_FACT_TITLE, 30 },
};

/* In JSON-LD: the key, and the key of what it stands in. */
static const struct head_key {
	const char *within; /* NULL: anything */
	const char *key;
	enum html_fact fact;
	unsigned rank;
} head_keys[] = {
	{ NULL, "author", HTML_FACT_AUTHOR, 65 },
	{ NULL, "datePublished", HTML_FACT_DATE, 65 },
	{ NULL, "headline", HTML_FACT_TITLE, 45 },
	{ "author", "name", HTML_FACT_AUTHOR, 65 },
	{ "publisher", "name", HTML_FACT_SOURCE, 40 },
};
/* clang-format on */

#define HEAD_NAMES (sizeof head_names / sizeof *head_names)
#define HEAD_KEYS (sizeof head_keys / sizeof *head_keys)

void
html_head_done(struct html_head *head)
{
	size_t i;

	for (i = 0; i < HTML_FACTS; i++)
		str_done(&head->facts[i]);
	str_done(&head->language);
}

/* "1952-04-09" and what may follow; a date in other words is none to us. */
static struct slice
head_date(struct slice text)
{
	static const char *const shapes[] = { "dddd-dd-dd", "dddd-dd", "dddd" };
	size_t i, at;

	for (i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const char *shape = shapes[i];

		for (at = 0; shape[at] && at < text.len; at++) {
			char byte = text.data[at];
			bool digit = byte >= '0' && byte <= '9';

			if (shape[at] == 'd' ? !digit
					     : byte != '-' && byte != '/')
				break;
		}
		if (!shape[at] && (at == text.len || at == 10))
			return slice_part(text, 0, at);
	}
	return (struct slice){ 0 };
}

void
html_head_say(struct html_head *head, enum html_fact fact, unsigned rank,
	struct slice text)
{
	struct str flat = { 0 };
	bool more = fact == HTML_FACT_AUTHOR && rank == head->rank[fact] &&
		    rank >= 60;
	char *slash;

	text = slice_trim(html_cut(text, FACT_MOST));
	str_add_flat(&flat, text);
	str_cut(&flat, utf8_floor(str_text(&flat), flat.len, flat.len));
	text = slice_trim(str_slice(&flat));
	if (fact == HTML_FACT_DATE)
		text = head_date(text);
	if (text.len && utf8_valid(text.data, text.len, NULL) &&
		!(fact == HTML_FACT_AUTHOR &&
			memmem(text.data, text.len, "://", 3)) &&
		(more || rank > head->rank[fact])) {
		struct str *to = &head->facts[fact];

		if (!more)
			str_clear(to);
		if (!to->len ||
			(to->len < FACT_MOST && !memmem(to->data, to->len,
							text.data, text.len))) {
			str_add(to, to->len ? ", " : "");
			str_add_slice(to, text);
		}
		head->rank[fact] = rank;
		while (fact == HTML_FACT_DATE &&
			(slash = strchr(to->data, '/')))
			*slash = '-';
	}
	str_done(&flat);
}

void
html_head_meta(struct html_head *head, const struct tag *tag)
{
	struct slice name = tag_value(tag, "property");
	size_t i;

	if (!name.len)
		name = tag_value(tag, "name");
	if (!name.len)
		name = tag_value(tag, "itemprop");
	for (i = 0; i < HEAD_NAMES && name.len; i++) {
		if (!tag_name_is(name, head_names[i].name))
			continue;
		html_head_say(head, head_names[i].fact, head_names[i].rank,
			html_cut(tag_value(tag, "content"), FACT_MOST));
	}
}

void
html_head_time(struct html_head *head, const struct tag *tag)
{
	struct slice what = tag_value(tag, "itemprop");
	unsigned rank = 10;

	if (tag_name_is(what, "datePublished"))
		rank = 55;
	else if (memmem(tag->attributes.data, tag->attributes.len, "pubdate",
			 7))
		rank = 50;
	else if (html_has_word(tag_value(tag, "class"),
			 "published entry-date date-published"))
		rank = 35;
	if (rank > 10)
		html_head_say(
			head, HTML_FACT_DATE, rank, tag_value(tag, "datetime"));
}

/* -- JSON-LD -------------------------------------------------------------- */

/* A walk over JSON: the key each open object or list stands under. */
struct head_json {
	struct html_head *head;
	struct slice text;
	size_t at;
	struct slice keys[JSON_DEPTH];
	bool object[JSON_DEPTH];
	size_t depth;
	struct slice key; /* of the value that comes next */

	/* Of the objects that are open, and of those that had both. */
	struct json_person {
		struct slice id, name;
	} open[JSON_DEPTH], people[JSON_PEOPLE];
	size_t people_count;
	struct slice authors[JSON_PEOPLE]; /* named by their ids alone */
	size_t author_count;
};

/* From a quotation mark to the other one; escapes are left as they are. */
static struct slice
json_string_at(struct head_json *json)
{
	size_t start = ++json->at;

	while (json->at < json->text.len && json->text.data[json->at] != '"')
		json->at += json->text.data[json->at] == '\\' ? 2 : 1;
	if (json->at > json->text.len)
		json->at = json->text.len;
	return slice_part(json->text, start, json->at++);
}

static void
json_unescape(struct str *to, struct slice text)
{
	size_t at;
	char bytes[4];
	unsigned point;

	for (at = 0; at < text.len; at++) {
		if (text.data[at] != '\\' || at + 1 == text.len) {
			str_add_char(to, text.data[at]);
			continue;
		}
		at++;
		if (text.data[at] != 'u' || at + 4 >= text.len) {
			str_add_char(to, strchr("nrtbf", text.data[at])
						 ? ' '
						 : text.data[at]);
			continue;
		}
		point = 0;
		if (sscanf(text.data + at + 1, "%4x", &point) != 1 || !point ||
			point > 0xffff || (point >= 0xd800 && point < 0xe000))
			point = UTF8_REPLACEMENT;
		str_add_bytes(to, bytes, utf8_encode(point, bytes));
		at += 4;
	}
}

/* The key of the nearest object around: lists have none of their own. */
static struct slice
json_within(const struct head_json *json)
{
	size_t i = json->depth;

	while (i && !json->keys[i - 1].len)
		i--;
	return i ? json->keys[i - 1] : (struct slice){ 0 };
}

static void
json_value(struct head_json *json, struct slice value)
{
	struct slice within = json_within(json), key = json->key;
	struct str text = { 0 };
	size_t i;

	if (json->depth && slice_is(key, "@id"))
		json->open[json->depth - 1].id = value;
	if (json->depth && slice_is(key, "name"))
		json->open[json->depth - 1].name = value;
	if (!key.len && json->depth && !json->object[json->depth - 1])
		key = within;
	for (i = 0; i < HEAD_KEYS; i++) {
		if (!slice_is(key, head_keys[i].key) ||
			(head_keys[i].within &&
				!slice_is(within, head_keys[i].within)))
			continue;
		str_clear(&text);
		json_unescape(&text, html_cut(value, FACT_MOST));
		html_head_say(json->head, head_keys[i].fact, head_keys[i].rank,
			str_slice(&text));
	}
	str_done(&text);
}

static bool
json_open_one(struct head_json *json, bool object)
{
	if (json->depth == JSON_DEPTH)
		return false;
	json->object[json->depth] = object;
	json->open[json->depth] = (struct json_person){ 0 };
	json->keys[json->depth++] = json->key;
	json->key = (struct slice){ 0 };
	return true;
}

/* What people say about an article is not the article. */
static bool
json_is_apart(const struct head_json *json)
{
	size_t i;

	for (i = 0; i < json->depth; i++) {
		if (slice_is(json->keys[i], "comment") ||
			slice_is(json->keys[i], "review") ||
			slice_is(json->keys[i], "hasPart") ||
			slice_is(json->keys[i], "itemListElement"))
			return true;
	}
	return false;
}

static void
json_take_string(struct head_json *json)
{
	struct slice string = json_string_at(json);
	size_t at = json->at;

	while (at < json->text.len && strchr(" \t\r\n", json->text.data[at]))
		at++;
	if (at < json->text.len && json->text.data[at] == ':') {
		json->key = string;
		json->at = at + 1;
		return;
	}
	if (!json_is_apart(json))
		json_value(json, string);
	json->key = (struct slice){ 0 };
}

/* An author may be an id alone, and somebody of that id stand elsewhere. */
static void
json_close_one(struct head_json *json)
{
	const struct json_person *person;

	if (!json->depth)
		return;
	person = &json->open[json->depth - 1];
	if (person->id.len && person->name.len) {
		if (json->people_count < JSON_PEOPLE)
			json->people[json->people_count++] = *person;
	} else if (person->id.len && json->author_count < JSON_PEOPLE &&
		   slice_is(json_within(json), "author") &&
		   !json_is_apart(json)) {
		json->authors[json->author_count++] = person->id;
	}
	json->depth--;
}

static void
json_say_authors(struct head_json *json)
{
	struct str name = { 0 };
	size_t i, j;

	for (i = 0; i < json->author_count; i++) {
		for (j = 0; j < json->people_count; j++) {
			if (!slice_equal(json->authors[i], json->people[j].id))
				continue;
			str_clear(&name);
			json_unescape(&name,
				html_cut(json->people[j].name, FACT_MOST));
			html_head_say(json->head, HTML_FACT_AUTHOR, 65,
				str_slice(&name));
			break;
		}
	}
	str_done(&name);
}

void
html_head_linked_data(struct html_head *head, struct slice text)
{
	struct head_json json = { .head = head, .text = text };

	while (json.at < text.len) {
		char byte = text.data[json.at];

		if (byte == '"') {
			json_take_string(&json);
			continue;
		}
		if ((byte == '{' || byte == '[') &&
			!json_open_one(&json, byte == '{'))
			break;
		if (byte == '}' || byte == ']')
			json_close_one(&json);
		if (byte == ',')
			json.key = (struct slice){ 0 };
		json.at++;
	}
	json_say_authors(&json);
}
