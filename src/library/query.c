/*
 * Reads a query into groups of alternatives, and writes it again in the full
 * text index's own language.
 *
 * Nothing that was typed reaches that language but letters and digits between
 * quotation marks, so there is no way to write into it.
 */
#include "library/query.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

/* A query that is being read. */
struct reading {
	const char *text;
	size_t len;
	size_t at;
	struct arena *arena;
	struct error *err;
};

/* A word or phrase as it was typed. */
struct item {
	size_t at; /* where it begins in the query */
	bool leave_out;
	bool prefix;
	bool either;       /* the word OR */
	const char *words; /* folded; "" if there is nothing but signs */
};

/* Fields that are promised, and would otherwise be looked for as words. */
static const char *const query_fields[] = { "author", "date", "entity",
	"format", "in", "near", "type" };

/* The sentence, with the place in the query counted in letters from 1. */
static bool
reading_refuse(struct reading *reading, size_t at, const char *sentence)
{
	size_t i, letter = 1, from, next, end;

	for (i = 0; i < at; i = next, letter++)
		utf8_at(reading->text, reading->len, i, &next);
	from = at;
	end = at;
	for (i = 0; i < 24 && end < reading->len; i++)
		utf8_at(reading->text, reading->len, end, &end);
	return error_set(reading->err, ERROR_USAGE,
		"at letter %zu of the query, before ‘%.*s’: %s", letter,
		(int)(end - from), reading->text + from, sentence);
}

static bool
is_quote(uint32_t point)
{
	return fold_point(point) == '"';
}

/* Folded words of a range, one blank between two. */
static const char *
reading_words(struct reading *reading, size_t start, size_t end)
{
	struct str words = { 0 };
	const char *copy;
	char *folded;
	size_t at, next, len;
	bool gap = false;

	folded = fold_string(reading->text + start, end - start);
	len = strlen(folded);
	for (at = 0; at < len; at = next) {
		if (!utf8_is_word(utf8_at(folded, len, at, &next))) {
			gap = words.len > 0;
			continue;
		}
		if (gap)
			str_add_char(&words, ' ');
		gap = false;
		str_add_bytes(&words, folded + at, next - at);
	}
	copy = arena_copy(reading->arena, str_text(&words), words.len);
	str_done(&words);
	free(folded);
	return copy;
}

static bool
reading_phrase(struct reading *reading, struct item *item)
{
	size_t start = reading->at, at = start, next;

	while (at < reading->len) {
		if (is_quote(utf8_at(reading->text, reading->len, at, &next)))
			break;
		at = next;
	}
	if (at >= reading->len)
		return reading_refuse(reading, item->at,
			"this quotation mark has no second one");
	item->words = reading_words(reading, start, at);
	reading->at = next;
	if (reading->at < reading->len && reading->text[reading->at] == '*') {
		item->prefix = true;
		reading->at++;
	}
	return true;
}

static bool
reading_field(struct reading *reading, size_t start, size_t end)
{
	struct slice word = { reading->text + start, end - start };
	const char *colon = memchr(word.data, ':', word.len);
	size_t i;

	if (!colon || colon + 1 == word.data + word.len)
		return true;
	word.len = (size_t)(colon - word.data);
	for (i = 0; i < sizeof query_fields / sizeof *query_fields; i++) {
		if (slice_is(word, query_fields[i]))
			return reading_refuse(reading, start,
				"fields cannot be searched yet; put it between "
				"quotation marks to look for the words");
	}
	return true;
}

static bool
reading_word(struct reading *reading, struct item *item)
{
	size_t start = reading->at, at = start, next, end;
	uint32_t point;

	for (; at < reading->len; at = next) {
		point = utf8_at(reading->text, reading->len, at, &next);
		if (utf8_is_space(point) || is_quote(point))
			break;
	}
	reading->at = end = at;
	while (end > start && reading->text[end - 1] == '*')
		end--;
	item->prefix = end < at;
	if (memchr(reading->text + start, '*', end - start) ||
		(item->prefix && end == start))
		return reading_refuse(
			reading, start, "a star stands at the end of a word");
	if (!reading_field(reading, start, end))
		return false;
	item->words = reading_words(reading, start, end);
	item->either = !item->leave_out && !item->prefix && end - start == 2 &&
		       !memcmp(reading->text + start, "OR", 2);
	return true;
}

/* The next item; item->words is NULL at the end of the query. */
static bool
reading_next(struct reading *reading, struct item *item)
{
	uint32_t point = 0;
	size_t next = reading->at;

	*item = (struct item){ 0 };
	for (; reading->at < reading->len; reading->at = next) {
		point = utf8_at(
			reading->text, reading->len, reading->at, &next);
		if (!utf8_is_space(point))
			break;
	}
	item->at = reading->at;
	if (reading->at >= reading->len)
		return true;
	if (point == '-') {
		item->leave_out = true;
		reading->at = next;
		point = utf8_at(
			reading->text, reading->len, reading->at, &next);
		if (!point || utf8_is_space(point)) {
			item->words = "";
			return true;
		}
	}
	if (is_quote(point)) {
		reading->at = next;
		return reading_phrase(reading, item);
	}
	return reading_word(reading, item);
}

static void
match_add(struct str *match, const struct item *item)
{
	str_add_char(match, '"');
	str_add(match, item->words);
	str_add(match, item->prefix ? "\" *" : "\"");
}

static void
query_add_term(struct query *query, const struct item *item)
{
	query->terms = memory_grow(
		query->terms, query->count, &query->cap, sizeof *query->terms);
	query->terms[query->count++] =
		(struct query_term){ item->words, item->prefix };
}

/* What is written while items come in. */
struct writing {
	struct str wanted;
	struct str unwanted;
	bool either; /* an OR waits for its second side */
	size_t either_at;
};

static bool
writing_either(struct writing *writing, struct reading *reading,
	const struct item *item)
{
	if (!writing->wanted.len || writing->either)
		return reading_refuse(
			reading, item->at, "OR stands between two words");
	writing->either = true;
	writing->either_at = item->at;
	return true;
}

static bool
writing_item(struct writing *writing, struct query *query,
	struct reading *reading, const struct item *item)
{
	if (item->either)
		return writing_either(writing, reading, item);
	if (!*item->words)
		return true;
	if (item->leave_out) {
		if (writing->either)
			return reading_refuse(reading, item->at,
				"what is left out cannot be one of two");
		str_add(&writing->unwanted,
			writing->unwanted.len ? " OR " : "");
		match_add(&writing->unwanted, item);
		return true;
	}
	if (writing->either)
		str_add(&writing->wanted, " OR ");
	else
		str_add(&writing->wanted,
			writing->wanted.len ? ") AND (" : "(");
	writing->either = false;
	match_add(&writing->wanted, item);
	query_add_term(query, item);
	return true;
}

static bool
writing_end(
	struct writing *writing, struct query *query, struct reading *reading)
{
	struct str match = { 0 };

	if (writing->either)
		return reading_refuse(reading, writing->either_at,
			"OR stands between two words");
	if (!writing->wanted.len)
		return error_set(reading->err, ERROR_USAGE,
			writing->unwanted.len
				? "the query says only what to leave out"
				: "there is no word to search for");
	if (writing->unwanted.len)
		str_add_format(&match, "(%s)) NOT (%s)",
			str_text(&writing->wanted),
			str_text(&writing->unwanted));
	else
		str_add_format(&match, "%s)", str_text(&writing->wanted));
	query->match = arena_copy(&query->arena, match.data, match.len);
	str_done(&match);
	return true;
}

bool
query_parse(struct query *query, const char *text, struct error *err)
{
	struct reading reading = { .text = text,
		.len = strlen(text),
		.arena = &query->arena,
		.err = err };
	struct writing writing = { 0 };
	struct item item;
	bool ok = false;

	*query = (struct query){ 0 };
	if (!utf8_valid(text, reading.len, NULL)) {
		error_set(err, ERROR_USAGE, "the query is not UTF-8");
		goto done;
	}
	for (;;) {
		if (!reading_next(&reading, &item))
			goto done;
		if (!item.words)
			break;
		if (!writing_item(&writing, query, &reading, &item))
			goto done;
	}
	ok = writing_end(&writing, query, &reading);

done:
	str_done(&writing.wanted);
	str_done(&writing.unwanted);
	if (!ok)
		query_done(query);
	return ok;
}

void
query_done(struct query *query)
{
	free(query->terms);
	arena_done(&query->arena);
	*query = (struct query){ 0 };
}

static bool
word_at(const struct fold *fold, size_t at, size_t *next)
{
	return at < fold->len &&
	       utf8_is_word(utf8_at(fold->text, fold->len, at, next));
}

/* Does the term stand at a beginning of a word?  Then *end is behind it. */
static bool
term_stands(const struct query_term *term, const struct fold *fold, size_t at,
	size_t *end)
{
	const char *word = term->words, *blank;
	size_t len, next;

	for (;;) {
		blank = strchr(word, ' ');
		len = blank ? (size_t)(blank - word) : strlen(word);
		if (fold->len - at < len || memcmp(fold->text + at, word, len))
			return false;
		at += len;
		if (!blank)
			break;
		if (at >= fold->len || word_at(fold, at, &next))
			return false;
		while (at < fold->len && !word_at(fold, at, &next))
			at = next;
		word = blank + 1;
	}
	if (word_at(fold, at, &next) && !term->prefix)
		return false;
	while (word_at(fold, at, &next))
		at = next;
	*end = at;
	return true;
}

bool
query_find(const struct query *query, const struct fold *fold, size_t from,
	size_t *start, size_t *end)
{
	size_t at, next, i;
	bool inside = false;

	for (at = from; at < fold->len; at = next) {
		if (!word_at(fold, at, &next)) {
			inside = false;
			continue;
		}
		if (inside)
			continue;
		inside = true;
		for (i = 0; i < query->count; i++) {
			if (!term_stands(&query->terms[i], fold, at, end))
				continue;
			*start = at;
			return true;
		}
	}
	return false;
}
