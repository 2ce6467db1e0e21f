/* Nodes of a query, and what is said of its mistakes. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "library/query.h"

/* -- mistakes -------------------------------------------------------------- */

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

/* -- nodes ----------------------------------------------------------------- */

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

const char *
query_words(struct arena *arena, const char *text, size_t len)
{
	struct str words = { 0 };
	const char *copy;
	char *folded = fold_string(text, len);
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
	free(folded);
	return copy;
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
