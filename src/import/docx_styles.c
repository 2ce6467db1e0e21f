/*
 * Styles say what a paragraph is, by names that Word keeps in English whatever
 * language it speaks; what a style does not say, the one it is based on does.
 */
#include <stdlib.h>
#include <string.h>

#include "import/docx_parts.h"

#define STYLE_CHAIN 32

static struct docx_style *
style_last(struct docx_book *book)
{
	return book->style_count ? &book->styles[book->style_count - 1] : NULL;
}

static void
style_open(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;
	struct docx_style *style;

	book->styles = memory_grow(book->styles, book->style_count,
		&book->style_cap, sizeof *book->styles);
	style = &book->styles[book->style_count++];
	*style = (struct docx_style){ 0 };
	style->id = doc_copy(book->doc, xml_attribute(element, "w:styleId"));
	if (xml_attribute(element, "w:default").data &&
		xml_switch(element, "w:default") &&
		slice_is(xml_attribute(element, "w:type"), "paragraph"))
		book->usual = style->id;
}

/* -- names ---------------------------------------------------------------- */

/* clang-format off */
static const struct style_name {
	const char *name; /* in lower case; "*" stands for any end */
	enum block_kind kind;
	uint32_t level;
} style_names[] = {
	{ "title", BLOCK_HEADING, 1 },
	{ "subtitle", BLOCK_BYLINE, 0 },
	{ "author", BLOCK_BYLINE, 0 },
	{ "date", BLOCK_BYLINE, 0 },
	{ "quote", BLOCK_QUOTATION, 1 },
	{ "quotations", BLOCK_QUOTATION, 1 },
	{ "intense quote", BLOCK_QUOTATION, 1 },
	{ "block text", BLOCK_QUOTATION, 1 },
	{ "block quotation*", BLOCK_QUOTATION, 1 },
	{ "epigraph*", BLOCK_EPIGRAPH, 0 },
	{ "caption*", BLOCK_CAPTION, 0 },
	{ "image caption", BLOCK_CAPTION, 0 },
	{ "table caption", BLOCK_CAPTION, 0 },
	{ "figure*", BLOCK_CAPTION, 0 },
	{ "illustration*", BLOCK_CAPTION, 0 },
	{ "toc *", BLOCK_BOILERPLATE, 0 },
	{ "toc heading", BLOCK_BOILERPLATE, 0 },
	{ "table of figures", BLOCK_BOILERPLATE, 0 },
	{ "contents *", BLOCK_BOILERPLATE, 0 },
	{ "index *", BLOCK_BOILERPLATE, 0 },
	{ "html preformatted", BLOCK_CODE, 0 },
	{ "preformatted text", BLOCK_CODE, 0 },
	{ "source code", BLOCK_CODE, 0 },
	{ "macro text", BLOCK_CODE, 0 },
	{ "verse*", BLOCK_VERSE, 0 },
	{ "poem*", BLOCK_VERSE, 0 },
	{ "signature", BLOCK_BYLINE, 0 },
};
/* clang-format on */

static bool
style_is(const char *pattern, struct slice name)
{
	size_t len = strlen(pattern);

	if (len && pattern[len - 1] == '*')
		return name.len >= len - 1 &&
		       !strncasecmp(pattern, name.data, len - 1);
	return name.len == len && !strncasecmp(pattern, name.data, len);
}

static void
style_name(void *context, const struct xml_element *element)
{
	struct docx_style *style = style_last(context);
	struct slice name = xml_attribute(element, "w:val");
	size_t i;

	if (!style || style->look.told)
		return;
	if (name.len == 9 && style_is("heading *", name) &&
		name.data[8] >= '1' && name.data[8] <= '9') {
		style->look.kind = BLOCK_HEADING;
		style->look.level = (uint32_t)(name.data[8] - '0') + 1;
		style->look.told = true;
	}
	for (i = 0; i < sizeof style_names / sizeof *style_names; i++) {
		if (!style_is(style_names[i].name, name))
			continue;
		style->look.kind = style_names[i].kind;
		style->look.level = style_names[i].level;
		style->look.told = true;
		return;
	}
}

static void
style_above(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;
	struct docx_style *style = style_last(book);

	if (style)
		style->above =
			doc_copy(book->doc, xml_attribute(element, "w:val"));
}

static void
style_outline(void *context, const struct xml_element *element)
{
	struct docx_style *style = style_last(context);
	long level = xml_number(element, "w:val", 0, 9, 9);

	if (!style || style->look.told || level == 9)
		return;
	style->look.kind = BLOCK_HEADING;
	style->look.level = (uint32_t)level + 2;
	style->look.told = true;
}

static void
style_list(void *context, const struct xml_element *element)
{
	struct docx_style *style = style_last(context);

	if (style)
		style->look.list =
			(uint32_t)xml_number(element, "w:val", 0, 1 << 30, 0) +
			1;
}

static void
style_depth(void *context, const struct xml_element *element)
{
	struct docx_style *style = style_last(context);

	if (style)
		style->look.depth = (uint32_t)xml_number(element, "w:val", 0,
					    DOCX_LEVELS - 1, 0) +
				    1;
}

static void
style_language(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;
	struct slice language = xml_attribute(element, "w:val");

	/* That of the defaults, which stand before all styles. */
	if (!book->style_count && language.len)
		book->language = doc_copy(book->doc, language);
}

/* -- runs ----------------------------------------------------------------- */

static void
look_format(struct docx_look *look, unsigned bits, bool on)
{
	look->formatted |= bits;
	look->format = on ? look->format | bits : look->format & ~bits;
}

void
docx_run_property(struct docx_look *look, const char *name,
	const struct xml_element *element)
{
	struct slice value = xml_attribute(element, "w:val");
	bool on = xml_switch(element, "w:val");

	if (!strcmp(name, "b"))
		look_format(look, OFFICE_STRONG, on);
	else if (!strcmp(name, "i"))
		look_format(look, OFFICE_EMPHASIS, on);
	else if (!strcmp(name, "smallCaps"))
		look_format(look, OFFICE_SMALL_CAPITALS, on);
	else if (!strcmp(name, "vanish"))
		look_format(look, OFFICE_HIDDEN, on);
	else if (!strcmp(name, "vertAlign")) {
		look_format(look, OFFICE_SUPERSCRIPT,
			slice_is(value, "superscript"));
		look_format(
			look, OFFICE_SUBSCRIPT, slice_is(value, "subscript"));
	}
}

#define STYLE_PROPERTY(name)                                                   \
	static void style_##name(                                              \
		void *context, const struct xml_element *element)              \
	{                                                                      \
		struct docx_style *style = style_last(context);                \
                                                                               \
		if (style)                                                     \
			docx_run_property(&style->look, #name, element);       \
	}

STYLE_PROPERTY(b)
STYLE_PROPERTY(i)
STYLE_PROPERTY(smallCaps)
STYLE_PROPERTY(vanish)
STYLE_PROPERTY(vertAlign)

static void
no_text(void *context, const char *text, size_t len)
{
	(void)context, (void)text, (void)len;
}

/* clang-format off */
static const struct xml_rule style_rows[] = {
	{ "w:b", style_b, NULL },
	{ "w:basedOn", style_above, NULL },
	{ "w:i", style_i, NULL },
	{ "w:ilvl", style_depth, NULL },
	{ "w:lang", style_language, NULL },
	{ "w:name", style_name, NULL },
	{ "w:numId", style_list, NULL },
	{ "w:outlineLvl", style_outline, NULL },
	{ "w:smallCaps", style_smallCaps, NULL },
	{ "w:style", style_open, NULL },
	{ "w:tblStylePr", NULL, NULL },
	{ "w:vanish", style_vanish, NULL },
	{ "w:vertAlign", style_vertAlign, NULL },
};
/* clang-format on */

const struct xml_rules docx_style_rules = { style_rows,
	sizeof style_rows / sizeof *style_rows, no_text };

/* -- relations ------------------------------------------------------------ */

static void
link_open(void *context, const struct xml_element *element)
{
	struct docx_book *book = context;
	struct docx_link *link;

	book->links = memory_grow(book->links, book->link_count,
		&book->link_cap, sizeof *book->links);
	link = &book->links[book->link_count++];
	link->id = doc_copy(book->doc, xml_attribute(element, "Id"));
	link->target = doc_copy(book->doc, xml_attribute(element, "Target"));
}

static const struct xml_rule link_rows[] = {
	{ "rel:Relationship", link_open, NULL },
};

const struct xml_rules docx_link_rules = { link_rows, 1, no_text };

/* -- looking up ----------------------------------------------------------- */

static int
style_order(const void *a, const void *b)
{
	const struct docx_style *left = a, *right = b;

	return strcmp(left->id, right->id);
}

static int
link_order(const void *a, const void *b)
{
	const struct docx_link *left = a, *right = b;

	return strcmp(left->id, right->id);
}

static struct docx_style *
style_find(const struct docx_book *book, const char *id)
{
	const struct docx_style key = { .id = id };

	return id && book->style_count
		       ? bsearch(&key, book->styles, book->style_count,
				 sizeof key, style_order)
		       : NULL;
}

/* What the chain of styles says first counts. */
static void
style_settle(struct docx_book *book, struct docx_style *style)
{
	const struct docx_style *above = style;
	struct docx_look *look = &style->look;
	struct docx_look all = *look;
	int steps = 0;

	while (steps++ < STYLE_CHAIN && !above->settled &&
		(above = style_find(book, above->above))) {
		unsigned more = above->look.formatted & ~all.formatted;

		if (!all.told && above->look.told) {
			all.kind = above->look.kind;
			all.level = above->look.level;
			all.told = true;
		}
		if (!all.list) {
			all.list = above->look.list;
			all.depth = all.depth ? all.depth : above->look.depth;
		}
		all.format |= above->look.format & more;
		all.formatted |= more;
	}
	*look = all;
	style->settled = true;
}

void
docx_settle(struct docx_book *book)
{
	size_t i;

	for (i = 0; i < book->style_count; i++) {
		if (!book->styles[i].id)
			book->styles[i].id = "";
	}
	if (book->style_count)
		qsort(book->styles, book->style_count, sizeof *book->styles,
			style_order);
	for (i = 0; i < book->style_count; i++)
		style_settle(book, &book->styles[i]);
	docx_lists_settle(book);
	for (i = 0; i < book->link_count; i++) {
		if (!book->links[i].id)
			book->links[i].id = "";
	}
	if (book->link_count)
		qsort(book->links, book->link_count, sizeof *book->links,
			link_order);
}

struct docx_look
docx_look_of(const struct docx_book *book, struct slice name)
{
	struct str id = { 0 };
	const struct docx_style *style;

	str_add_slice(&id, name);
	style = style_find(book, id.len ? str_text(&id) : book->usual);
	str_done(&id);
	return style ? style->look : (struct docx_look){ 0 };
}

const char *
docx_target(const struct docx_book *book, struct slice name)
{
	struct str id = { 0 };
	struct docx_link key, *link = NULL;

	str_add_slice(&id, name);
	key.id = str_text(&id);
	if (book->link_count)
		link = bsearch(&key, book->links, book->link_count, sizeof key,
			link_order);
	str_done(&id);
	return link ? link->target : NULL;
}

void
docx_book_done(struct docx_book *book)
{
	free(book->styles);
	free(book->patterns);
	free(book->lists);
	free(book->links);
}
