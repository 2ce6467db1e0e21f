/* Lists of OpenDocument nest as XML, and count by their styles. */
#include "import/odt_walk.h"

#include <string.h>

size_t
odt_list_depth(const struct odt_walk *walk)
{
	return walk->list_depth < ODT_LEVELS ? walk->list_depth : ODT_LEVELS;
}

static long *
list_counts(const struct odt_walk *walk, const struct odt_list *list)
{
	return walk->counts[list ? (size_t)(list - walk->book->lists) + 1 : 0];
}

void
odt_list(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;
	size_t depth = walk->list_depth++;
	struct str name = { 0 };
	const struct odt_list *list = NULL;
	long *counts;
	size_t i;

	if (depth >= LIMIT_DEPTH)
		return;
	str_add_slice(&name, xml_attribute(element, "text:style-name"));
	if (name.len)
		list = odt_list_of(walk->book, str_text(&name));
	str_done(&name);
	if (!list && depth)
		list = walk->lists[depth - 1];
	walk->lists[depth] = list;
	counts = list_counts(walk, list);
	if (depth ||
		slice_is(xml_attribute(element, "text:continue-numbering"),
			"true") ||
		xml_attribute(element, "text:continue-list").len)
		return;
	for (i = 0; i < ODT_LEVELS; i++)
		counts[i] = -1;
}

void
odt_list_end(void *context)
{
	((struct odt_walk *)context)->list_depth--;
}

void
odt_item(void *context, const struct xml_element *element)
{
	struct odt_walk *walk = context;

	walk->item = true;
	walk->item_start =
		xml_number(element, "text:start-value", 0, 1 << 30, -1);
}

void
odt_item_end(void *context)
{
	((struct odt_walk *)context)->item = false;
}

/* "2.b) " in the arena; NULL if this level has none. */
static const char *
label_of(const struct odt_walk *walk, const struct odt_level *levels,
	const long *counts, size_t depth)
{
	const struct odt_level *level = &levels[depth];
	struct str label = { 0 };
	const char *copy;
	size_t from = depth + 1 > (size_t)level->shown
			      ? depth + 1 - (size_t)level->shown
			      : 0;
	size_t i;

	if (!level->numbered)
		return NULL;
	str_add(&label, level->prefix ? level->prefix : "");
	for (i = from; i <= depth; i++) {
		if (!levels[i].numbered || counts[i] < 0)
			continue;
		office_number(&label, slice_of(levels[i].form), counts[i]);
		if (i < depth)
			str_add_char(&label, '.');
	}
	str_add(&label, level->suffix ? level->suffix : "");
	if (label.len && label.len < 60)
		str_add_char(&label, ' ');
	copy = label.len && label.len < 64
		       ? doc_string(walk->book->doc, str_text(&label))
		       : NULL;
	str_done(&label);
	return copy;
}

static void
count_on(const struct odt_level *levels, long *counts, size_t depth, long start)
{
	size_t i;

	if (start >= 0)
		counts[depth] = start;
	else if (counts[depth] < 0)
		counts[depth] = levels[depth].start;
	else
		counts[depth]++;
	for (i = depth + 1; i < ODT_LEVELS; i++)
		counts[i] = -1;
}

const char *
odt_item_label(struct odt_walk *walk)
{
	size_t depth = odt_list_depth(walk) - 1;
	const struct odt_list *list =
		walk->list_depth <= LIMIT_DEPTH
			? walk->lists[walk->list_depth - 1]
			: NULL;
	long *counts = list_counts(walk, list);
	const char *label;

	walk->item = false;
	if (!list)
		return "\xe2\x80\xa2 ";
	count_on(list->levels, counts, depth, walk->item_start);
	if (!list->levels[depth].numbered)
		return "\xe2\x80\xa2 ";
	label = label_of(walk, list->levels, counts, depth);
	return label;
}

const char *
odt_heading_label(struct odt_walk *walk, long level)
{
	size_t depth = (size_t)(level < 1 ? 1 : level) - 1;

	count_on(walk->book->outline, walk->outline, depth, -1);
	return label_of(walk, walk->book->outline, walk->outline, depth);
}
