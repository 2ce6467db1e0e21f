/*
 * A list in the text names a pattern; lists of one pattern count on together,
 * unless one says that it begins anew.
 */
#include <stdlib.h>
#include <string.h>

#include "import/docx_parts.h"

/* The longest label worth printing before an item. */
#define LIST_LABEL 60

static struct docx_pattern *
pattern_last(struct docx_book *book)
{
	return book->pattern_count ? &book->patterns[book->pattern_count - 1]
				   : NULL;
}

static struct docx_list *
list_last(struct docx_book *book)
{
	return book->list_count ? &book->lists[book->list_count - 1] : NULL;
}

static void
pattern_open(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;
	struct docx_pattern *pattern;
	size_t i;

	book->patterns = memory_grow(book->patterns, book->pattern_count,
		&book->pattern_cap, sizeof *book->patterns);
	pattern = &book->patterns[book->pattern_count++];
	*pattern = (struct docx_pattern){
		.id = xml_number(element, "w:abstractNumId", 0, 1 << 30, -1)
	};
	for (i = 0; i < DOCX_LEVELS; i++) {
		pattern->levels[i] = (struct docx_level){ 1, "decimal", "" };
		pattern->counts[i] = -1;
	}
	book->level = NULL;
}

static void
level_open(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;
	long depth = xml_number(element, "w:ilvl", 0, DOCX_LEVELS - 1, 0);

	/* Levels within a list of its own are rare; its starts are read. */
	book->level = pattern_last(book) && !book->list_count
			      ? &pattern_last(book)->levels[depth]
			      : NULL;
}

static void
level_start(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;

	if (book->level)
		book->level->start =
			xml_number(element, "w:val", 0, 1 << 30, 1);
}

static void
level_form(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;

	if (book->level)
		book->level->form =
			doc_copy(book->doc, xml_attribute(element, "w:val"));
}

static void
level_text(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;

	if (book->level)
		book->level->text =
			doc_copy(book->doc, xml_attribute(element, "w:val"));
}

static void
list_open(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;
	struct docx_list *list;
	size_t i;

	book->lists = memory_grow(book->lists, book->list_count,
		&book->list_cap, sizeof *book->lists);
	list = &book->lists[book->list_count++];
	*list = (struct docx_list){ .id = xml_number(
					    element, "w:numId", 0, 1 << 30, -1),
		.pattern = -1 };
	for (i = 0; i < DOCX_LEVELS; i++)
		list->starts[i] = -1;
}

static void
list_pattern(void *context, const struct xml_element *element)
{
	struct docx_list *list = list_last(context);

	if (list)
		list->pattern = xml_number(element, "w:val", 0, 1 << 30, -1);
}

static void
list_override(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;

	book->depth = xml_number(element, "w:ilvl", 0, DOCX_LEVELS - 1, 0);
}

static void
list_start(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;
	struct docx_list *list = list_last(book);

	if (list)
		list->starts[book->depth] =
			xml_number(element, "w:val", 0, 1 << 30, 1);
}

static void
no_text(void *context, const char *text, size_t len)
{
	(void)context, (void)text, (void)len;
}

/* clang-format off */
static const struct xml_rule list_rows[] = {
	{ "w:abstractNum", pattern_open, NULL },
	{ "w:abstractNumId", list_pattern, NULL },
	{ "w:lvl", level_open, NULL },
	{ "w:lvlOverride", list_override, NULL },
	{ "w:lvlText", level_text, NULL },
	{ "w:num", list_open, NULL },
	{ "w:numFmt", level_form, NULL },
	{ "w:start", level_start, NULL },
	{ "w:startOverride", list_start, NULL },
};
/* clang-format on */

const struct xml_rules docx_list_rules = { list_rows,
	sizeof list_rows / sizeof *list_rows, no_text };

/* -- counting ------------------------------------------------------------- */

static int
pattern_order(const void *a, const void *b)
{
	const struct docx_pattern *left = a, *right = b;

	return left->id < right->id ? -1 : left->id > right->id;
}

static int
list_order(const void *a, const void *b)
{
	const struct docx_list *left = a, *right = b;

	return left->id < right->id ? -1 : left->id > right->id;
}

void
docx_lists_settle(struct docx_book *book)
{
	if (book->pattern_count)
		qsort(book->patterns, book->pattern_count,
			sizeof *book->patterns, pattern_order);
	if (book->list_count)
		qsort(book->lists, book->list_count, sizeof *book->lists,
			list_order);
}

static struct docx_pattern *
pattern_of(struct docx_book *book, const struct docx_list *list)
{
	const struct docx_pattern key = { .id = list->pattern };

	return book->pattern_count
		       ? bsearch(&key, book->patterns, book->pattern_count,
				 sizeof key, pattern_order)
		       : NULL;
}

static struct docx_list *
list_of(struct docx_book *book, long id)
{
	const struct docx_list key = { .id = id };

	return book->list_count ? bsearch(&key, book->lists, book->list_count,
					  sizeof key, list_order)
				: NULL;
}

static void
list_begin(const struct docx_list *list, struct docx_pattern *pattern)
{
	size_t i;

	for (i = 0; i < DOCX_LEVELS; i++) {
		if (list->starts[i] < 0)
			continue;
		pattern->levels[i].start = list->starts[i];
		pattern->counts[i] = -1;
	}
}

static void
pattern_step(struct docx_pattern *pattern, size_t depth)
{
	size_t i;

	for (i = 0; i < depth; i++) {
		if (pattern->counts[i] < 0)
			pattern->counts[i] = pattern->levels[i].start;
	}
	pattern->counts[depth] = pattern->counts[depth] < 0
					 ? pattern->levels[depth].start
					 : pattern->counts[depth] + 1;
	for (i = depth + 1; i < DOCX_LEVELS; i++)
		pattern->counts[i] = -1;
}

/* "%1.%2." with the numbers in their places. */
static void
label_fill(struct str *label, const struct docx_pattern *pattern, size_t depth)
{
	const char *text = pattern->levels[depth].text;
	const char *form;
	size_t which;

	for (; text && *text && label->len < LIST_LABEL; text++) {
		if (*text != '%' || text[1] < '1' || text[1] > '9') {
			str_add_char(label, *text);
			continue;
		}
		which = (size_t)(*++text - '1');
		form = pattern->levels[which].form;
		if (pattern->counts[which] >= 0)
			office_number(
				label, slice_of(form), pattern->counts[which]);
	}
}

const char *
docx_count(struct docx_book *book, uint32_t number, uint32_t depth)
{
	struct docx_list *list = list_of(book, (long)number - 1);
	struct docx_pattern *pattern = list ? pattern_of(book, list) : NULL;
	struct str label = { 0 };
	const char *copy = NULL;

	if (!pattern || depth >= DOCX_LEVELS)
		return NULL;
	if (!list->begun)
		list_begin(list, pattern);
	list->begun = true;
	pattern_step(pattern, depth);
	if (slice_is(slice_of(pattern->levels[depth].form), "bullet"))
		return "\xe2\x80\xa2 ";
	label_fill(&label, pattern, depth);
	if (label.len) {
		str_add_char(&label, ' ');
		copy = doc_string(book->doc, str_text(&label));
	}
	str_done(&label);
	return copy;
}
