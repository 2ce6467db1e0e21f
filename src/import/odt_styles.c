/*
 * Styles of OpenDocument: those with names people know, and automatic ones for
 * every odd paragraph, all in one namespace here; each says little and leaves
 * the rest to the one above it.
 */
#include "import/odt_parts.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"

#define STYLE_CHAIN 32
#define DELETED_LIMIT 65536

static struct odt_style *
style_last(struct odt_book *book)
{
	if (book->defaults || !book->style_count)
		return NULL;
	return &book->styles[book->style_count - 1];
}

/* clang-format off */
static const struct {
	const char *name; /* "*" stands for any end */
	enum block_kind kind;
	uint32_t level;
} style_names[] = {
	{ "Title", BLOCK_HEADING, 1 },
	{ "Subtitle", BLOCK_BYLINE, 0 },
	{ "Quotations", BLOCK_QUOTATION, 1 },
	{ "Block_20_Text", BLOCK_QUOTATION, 1 },
	{ "Quote*", BLOCK_QUOTATION, 1 },
	{ "Epigraph*", BLOCK_EPIGRAPH, 0 },
	{ "Caption", BLOCK_CAPTION, 0 },
	{ "Illustration", BLOCK_CAPTION, 0 },
	{ "Figure", BLOCK_CAPTION, 0 },
	{ "Drawing", BLOCK_CAPTION, 0 },
	{ "Preformatted_20_Text", BLOCK_CODE, 0 },
	{ "Verse*", BLOCK_VERSE, 0 },
	{ "Poem*", BLOCK_VERSE, 0 },
	{ "Author", BLOCK_BYLINE, 0 },
	{ "Date", BLOCK_BYLINE, 0 },
	{ "Signature", BLOCK_BYLINE, 0 },
	{ "Contents_20_*", BLOCK_BOILERPLATE, 0 },
};
/* clang-format on */

static void
style_named(struct odt_style *style)
{
	struct slice name = slice_of(style->name);
	size_t i, len;

	for (i = 0; i < sizeof style_names / sizeof *style_names; i++) {
		const char *pattern = style_names[i].name;

		len = strlen(pattern);
		if (pattern[len - 1] == '*'
				? name.len < len - 1 ||
					  strncmp(pattern, style->name, len - 1)
				: !slice_is(name, pattern))
			continue;
		style->kind = style_names[i].kind;
		style->level = style_names[i].level;
		style->told = true;
		return;
	}
}

static const char *
style_string(struct odt_book *book, const struct xml_element *element,
	const char *name)
{
	struct slice value = xml_attribute(element, name);

	return value.len ? doc_copy(book->doc, value) : NULL;
}

static void
style_open(void *context, const struct xml_element *element)
{
	struct odt_book *book = context;
	long level =
		xml_number(element, "style:default-outline-level", 0, 10, 0);
	const char *name = style_string(book, element, "style:name");
	struct odt_style *style;

	book->defaults = false;
	book->styles = memory_grow(book->styles, book->style_count,
		&book->style_cap, sizeof *book->styles);
	style = &book->styles[book->style_count];
	*style = (struct odt_style){ .order = book->style_count++ };
	style->name = name ? name : "";
	style->above = style_string(book, element, "style:parent-style-name");
	style_named(style);
	if (level && !style->told) {
		style->kind = BLOCK_HEADING;
		style->level = (uint32_t)level + 1;
		style->told = true;
	}
}

static void
style_default(void *context, const struct xml_element *element)
{
	struct odt_book *book = context;

	book->defaults =
		slice_is(xml_attribute(element, "style:family"), "paragraph");
}

static void
style_default_close(void *context)
{
	((struct odt_book *)context)->defaults = false;
}

static void
style_paragraph(void *context, const struct xml_element *element)
{
	struct odt_style *style = style_last(context);

	if (style &&
		slice_is(xml_attribute(element, "fo:break-before"), "page"))
		style->page = true;
}

static void
style_bits(struct odt_style *style, unsigned bits, struct slice value, bool on)
{
	if (!value.data)
		return;
	style->formatted |= bits;
	style->format = on ? style->format | bits : style->format & ~bits;
}

/* "super 58%", "sub 58%", "33% 58%", "-33% 58%". */
static void
style_position(struct odt_style *style, struct slice value)
{
	long high = value.len ? strtol(value.data, NULL, 10) : 0;

	style_bits(style, OFFICE_SUPERSCRIPT, value,
		slice_starts(value, "super") || high > 0);
	style_bits(style, OFFICE_SUBSCRIPT, value,
		slice_starts(value, "sub") || high < 0);
}

static void
style_text(void *context, const struct xml_element *element)
{
	struct odt_book *book = context;
	struct odt_style *style = style_last(book);
	struct slice italic = xml_attribute(element, "fo:font-style");
	struct slice bold = xml_attribute(element, "fo:font-weight");
	struct slice small = xml_attribute(element, "fo:font-variant");
	struct slice hidden = xml_attribute(element, "text:display");
	struct slice language = xml_attribute(element, "fo:language");
	struct slice country = xml_attribute(element, "fo:country");
	struct str tag = { 0 };

	str_add_slice(&tag, language);
	if (country.len && !slice_is(country, "none"))
		str_add_char(&tag, '-'), str_add_slice(&tag, country);
	if (language.len && language.len < 12 && !slice_is(language, "zxx") &&
		!slice_is(language, "none")) {
		if (book->defaults)
			book->language = doc_string(book->doc, str_text(&tag));
		else if (style)
			style->language = doc_string(book->doc, str_text(&tag));
	}
	str_done(&tag);
	if (!style)
		return;
	style_bits(style, OFFICE_EMPHASIS, italic,
		slice_is(italic, "italic") || slice_is(italic, "oblique"));
	style_bits(style, OFFICE_STRONG, bold,
		slice_is(bold, "bold") || (bold.len && bold.data[0] >= '6' &&
						  bold.data[0] <= '9'));
	style_bits(style, OFFICE_SMALL_CAPITALS, small,
		slice_is(small, "small-caps"));
	style_bits(style, OFFICE_HIDDEN, hidden, slice_is(hidden, "none"));
	style_position(style, xml_attribute(element, "style:text-position"));
}

/* -- lists ---------------------------------------------------------------- */

static void
list_open(void *context, const struct xml_element *element)
{
	struct odt_book *book = context;
	const char *name = style_string(book, element, "style:name");
	struct odt_list *list;

	book->lists = memory_grow(book->lists, book->list_count,
		&book->list_cap, sizeof *book->lists);
	list = &book->lists[book->list_count];
	*list = (struct odt_list){ .order = book->list_count++ };
	list->name = name ? name : "";
	book->levels = list->levels;
}

static void
list_close(void *context)
{
	((struct odt_book *)context)->levels = NULL;
}

static void
outline_open(void *context, const struct xml_element *element)
{
	struct odt_book *book = context;

	(void)element;
	book->levels = book->outline;
}

static void
level_open(void *context, const struct xml_element *element)
{
	struct odt_book *book = context;
	long depth = xml_number(element, "text:level", 1, ODT_LEVELS, 1) - 1;
	struct odt_level *level;

	if (!book->levels)
		return;
	level = &book->levels[depth];
	level->form = style_string(book, element, "style:num-format");
	level->prefix = style_string(book, element, "style:num-prefix");
	level->suffix = style_string(book, element, "style:num-suffix");
	level->start = xml_number(element, "text:start-value", 0, 1 << 30, 1);
	level->shown =
		xml_number(element, "text:display-levels", 1, ODT_LEVELS, 1);
	level->numbered = level->form != NULL;
}

/* -- deleted text --------------------------------------------------------- */

static void
region_open(void *context, const struct xml_element *element)
{
	struct odt_book *book = context;
	struct slice id = xml_attribute(element, "text:id");
	struct odt_deleted *deleted;

	if (!id.len)
		id = xml_attribute(element, "xml:id");
	book->deleted = memory_grow(book->deleted, book->deleted_count,
		&book->deleted_cap, sizeof *book->deleted);
	deleted = &book->deleted[book->deleted_count++];
	deleted->id = id.len ? doc_copy(book->doc, id) : "";
	deleted->text = NULL;
	str_clear(&book->words);
}

static void
region_close(void *context)
{
	struct odt_book *book = context;

	if (book->deleted_count)
		book->deleted[book->deleted_count - 1].text =
			doc_string(book->doc, str_text(&book->words));
	str_clear(&book->words);
}

static void
deletion_open(void *context, const struct xml_element *element)
{
	(void)element;
	((struct odt_book *)context)->deleting = true;
}

static void
deletion_close(void *context)
{
	((struct odt_book *)context)->deleting = false;
}

static void
deletion_paragraph(void *context)
{
	struct odt_book *book = context;

	if (book->deleting)
		str_add_char(&book->words, ' ');
}

static void
deletion_text(void *context, const char *text, size_t len)
{
	struct odt_book *book = context;

	if (book->deleting && book->words.len + len < DELETED_LIMIT)
		str_add_bytes(&book->words, text, len);
}

/* clang-format off */
static const struct xml_rule style_rows[] = {
	{ "office:change-info", NULL, NULL },
	{ "style:default-style", style_default, style_default_close },
	{ "style:paragraph-properties", style_paragraph, NULL },
	{ "style:style", style_open, NULL },
	{ "style:text-properties", style_text, NULL },
	{ "text:changed-region", region_open, region_close },
	{ "text:deletion", deletion_open, deletion_close },
	{ "text:list-level-style-bullet", level_open, NULL },
	{ "text:list-level-style-number", level_open, NULL },
	{ "text:list-style", list_open, list_close },
	{ "text:outline-level-style", level_open, NULL },
	{ "text:outline-style", outline_open, list_close },
	{ "text:p", NULL, deletion_paragraph },
};
/* clang-format on */

const struct xml_rules odt_style_rules = { style_rows,
	sizeof style_rows / sizeof *style_rows, deletion_text };

/* -- looking up ----------------------------------------------------------- */

static int
style_order(const void *a, const void *b)
{
	const struct odt_style *left = a, *right = b;
	int order = strcmp(left->name, right->name);

	if (order)
		return order;
	return left->order < right->order ? -1 : left->order > right->order;
}

static int
list_order(const void *a, const void *b)
{
	const struct odt_list *left = a, *right = b;
	int order = strcmp(left->name, right->name);

	if (order)
		return order;
	return left->order < right->order ? -1 : left->order > right->order;
}

static int
deleted_order(const void *a, const void *b)
{
	const struct odt_deleted *left = a, *right = b;

	return strcmp(left->id, right->id);
}

static struct odt_style *
style_find(const struct odt_book *book, struct slice name)
{
	size_t i;

	BISECT(i, book->style_count,
		slice_compare(slice_of(book->styles[i].name), name) < 0);
	return i < book->style_count && slice_is(name, book->styles[i].name)
		       ? &book->styles[i]
		       : NULL;
}

static void
style_settle(struct odt_book *book, struct odt_style *style)
{
	const struct odt_style *above = style;
	int steps = 0;

	while (steps++ < STYLE_CHAIN && above->above && !above->settled &&
		(above = style_find(book, slice_of(above->above))) &&
		above != style) {
		unsigned more = above->formatted & ~style->formatted;

		if (!style->told && above->told) {
			style->kind = above->kind;
			style->level = above->level;
			style->told = true;
		}
		style->language =
			style->language ? style->language : above->language;
		style->format |= above->format & more;
		style->formatted |= more;
	}
	style->settled = true;
}

void
odt_settle(struct odt_book *book)
{
	size_t i;

	if (book->style_count)
		qsort(book->styles, book->style_count, sizeof *book->styles,
			style_order);
	if (book->list_count)
		qsort(book->lists, book->list_count, sizeof *book->lists,
			list_order);
	if (book->deleted_count)
		qsort(book->deleted, book->deleted_count, sizeof *book->deleted,
			deleted_order);
	for (i = 0; i < book->style_count; i++)
		style_settle(book, &book->styles[i]);
}

const struct odt_style *
odt_style_of(const struct odt_book *book, struct slice name)
{
	const struct odt_style *style =
		name.len ? style_find(book, name) : NULL;

	return style ? style : &book->none;
}

const struct odt_list *
odt_list_of(const struct odt_book *book, const char *name)
{
	size_t i;

	if (!name)
		return NULL;
	BISECT(i, book->list_count, strcmp(book->lists[i].name, name) < 0);
	return i < book->list_count && !strcmp(book->lists[i].name, name)
		       ? &book->lists[i]
		       : NULL;
}

const char *
odt_deleted_text(const struct odt_book *book, struct slice name)
{
	struct odt_deleted key = { 0 }, *found = NULL;
	struct str id = { 0 };

	str_add_slice(&id, name);
	key.id = str_text(&id);
	if (book->deleted_count)
		found = bsearch(&key, book->deleted, book->deleted_count,
			sizeof key, deleted_order);
	str_done(&id);
	return found ? found->text : NULL;
}

void
odt_book_done(struct odt_book *book)
{
	free(book->styles);
	free(book->lists);
	free(book->deleted);
	str_done(&book->words);
}
