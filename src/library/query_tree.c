/* Nodes of a query, and what is said of its mistakes. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "library/query.h"

#define INITIALS_LEAST 3 /* "U.S." is not "us" */

/* -- mistakes ------------------------------------------------------------- */

bool
query_refuse(const struct query *query, size_t at, struct error *err,
	const char *format, ...)
{
	size_t i, letter = 1, end = at, next, len = strlen(query->text);
	char sentence[300];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof sentence, format, args);
	va_end(args);
	for (i = 0; i < at; i = next, letter++)
		utf8_at(query->text, len, i, &next);
	for (i = 0; i < 24 && end < len; i++)
		utf8_at(query->text, len, end, &end);
	error_set(err, ERROR_USAGE,
		"at letter %zu of the query, before ‘%.*s’: %s", letter,
		(int)(end - at), query->text + at, sentence);
	err->column = (unsigned)utf8_text_width(query->text, at) + 1;
	return false;
}

/* -- nodes ---------------------------------------------------------------- */

struct query_node *
query_node_new(struct query *query, enum query_kind kind)
{
	struct query_node *node = arena_new(&query->arena, sizeof *node);

	node->kind = kind;
	return node;
}

void
query_add_form(struct query_node *node, const struct query_form *form)
{
	size_t i;

	if (!*form->words || !strcmp(form->words, node->words))
		return;
	for (i = 0; i < node->form_count; i++) {
		if (!strcmp(node->forms[i].words, form->words) &&
			node->forms[i].language == form->language)
			return;
	}
	node->forms = memory_grow(node->forms, node->form_count,
		&node->form_cap, sizeof *node->forms);
	node->forms[node->form_count++] = *form;
}

static void
node_free(struct query_node *node)
{
	for (; node; node = node->next) {
		free(node->forms);
		node_free(node->first);
	}
}

/* Words of a folded text, one blank between two. */
static const char *
words_of(struct arena *arena, const char *folded)
{
	struct str words = { 0 };
	const char *copy;
	size_t at, next, end = strlen(folded);
	bool gap = false;

	for (at = 0; at < end; at = next) {
		if (!utf8_is_word(utf8_at(folded, end, at, &next))) {
			gap = words.len > 0;
			continue;
		}
		if (gap)
			str_add_char(&words, ' ');
		gap = false;
		str_add_bytes(&words, folded + at, next - at);
	}
	copy = arena_copy(arena, str_text(&words), words.len);
	str_done(&words);
	return copy;
}

const char *
query_words(struct arena *arena, const char *text, size_t len)
{
	char *folded = fold_string(text, len);
	const char *words = words_of(arena, folded);

	free(folded);
	return words;
}

/* A hyphen between two letters? */
static bool
is_inner_hyphen(const char *text, size_t len, size_t at)
{
	size_t other;

	return text[at] == '-' && at && at + 1 < len &&
	       utf8_is_letter(utf8_before(text, at, &other)) &&
	       utf8_is_letter(utf8_at(text, len, at + 1, &other));
}

static bool
is_small_letter(const char *text, size_t len, size_t at)
{
	return at < len && text[at] >= 'a' && text[at] <= 'z';
}

/* How far "f.s.t.m.b." goes; 0: that is not what stands here. */
static size_t
initials_len(const char *text, size_t len)
{
	size_t at = 0, letters = 0, next;

	while (is_small_letter(text, len, at) && at + 1 < len &&
		text[at + 1] == '.') {
		letters++;
		at += 2;
	}
	/* The last stop may be missing. */
	if (is_small_letter(text, len, at) &&
		(at + 1 == len ||
			!utf8_is_word(utf8_at(text, len, at + 1, &next)))) {
		letters++;
		at++;
	}
	return letters < INITIALS_LEAST ? 0 : at;
}

/* Adds letters without the stops between them. */
static void
add_letters(struct str *whole, const char *text, size_t len)
{
	size_t at;

	for (at = 0; at < len; at++) {
		if (text[at] != '.')
			str_add_char(whole, text[at]);
	}
}

const char *
query_whole(struct arena *arena, const char *text, size_t len)
{
	char *folded = fold_string(text, len);
	struct str whole = { 0 };
	const char *words = NULL;
	size_t at, initials, end = strlen(folded);
	bool inside = false;

	for (at = 0; at < end; at++) {
		initials = inside ? 0 : initials_len(folded + at, end - at);
		inside = utf8_is_word((unsigned char)folded[at]);
		if (initials) {
			add_letters(&whole, folded + at, initials);
			at += initials - 1;
		} else if (!is_inner_hyphen(folded, end, at)) {
			str_add_char(&whole, folded[at]);
		}
	}
	if (whole.len < end)
		words = words_of(arena, str_text(&whole));
	str_done(&whole);
	free(folded);
	return words;
}

void
query_done(struct query *query)
{
	node_free(query->root);
	arena_done(&query->arena);
	*query = (struct query){ 0 };
}

bool
query_is_text(const struct query_node *node)
{
	const struct query_node *child;

	if (node->kind == QUERY_FIELD)
		return false;
	for (child = node->first; child; child = child->next) {
		if (!query_is_text(child))
			return false;
	}
	return true;
}
