/* What each kind of element does when it begins. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "import/html_page.h"

#define PAGE_MOST 40  /* of the label of a page */
#define ALT_MOST 2000 /* bytes of what stands for a picture */

/* -- what attributes say of any element ----------------------------------- */

static void
begin_anchor(struct html_page *page, const struct html_kind *kind)
{
	const struct html_attributes *attributes = &page->attributes;

	if (attributes->id.len)
		build_anchor(page->build,
			html_name(&page->text, page->prefix, attributes->id));
	if (kind->does == HTML_LINK && attributes->name.len &&
		!slice_equal(attributes->name, attributes->id))
		build_anchor(page->build,
			html_name(&page->text, page->prefix, attributes->name));
}

static bool
begin_is_small(const struct html_attributes *attributes)
{
	return html_has_word(attributes->class,
		       "smcap smcaps sc small-caps smallcaps smallcap") ||
	       html_style_says(attributes->style, "font-variant", "small-caps");
}

/* -- elements ------------------------------------------------------------- */

/* An address with blanks and characters put in that it names. */
static const char *
begin_address(struct html_page *page, struct slice href)
{
	struct slice own = html_self_part(page->survey, href);
	const char *name = html_target(&page->text, page->prefix, own);
	char *copy;

	/* Of two pages with one address, this one may lack the place. */
	if (own.len != href.len && !html_survey_has(page->survey, name))
		name = NULL;

	if (name) {
		copy = memory_copy_string(name);
		str_clear(&page->text);
		str_add_format(&page->text, "#%s", copy);
		free(copy);
	} else {
		str_clear(&page->text);
		str_add_slice(&page->text, href);
	}
	return str_text(&page->text);
}

static void
begin_link(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	struct slice href = page->attributes.href;

	(void)kind;
	if (!href.len || state->hidden ||
		tag_name_is(slice_part(href, 0, 11), "javascript:"))
		return;
	build_open(page->build, SPAN_LINK, begin_address(page, href));
	state->own.link = true;
}

static void
begin_image(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	struct slice alt = page->attributes.alt;

	(void)state;
	(void)kind;
	if (!alt.len)
		alt = page->attributes.aria_label;
	if (!alt.len)
		return;
	str_clear(&page->text);
	str_add(&page->text, "[image: ");
	str_add_slice(&page->text, html_cut(alt, ALT_MOST));
	str_add(&page->text, "]");
	html_put(page, str_slice(&page->text));
}

static void
begin_heading(struct html_page *page, struct html_state *state, unsigned level)
{
	unsigned top = page->survey->top;

	if (level == 1 && !page->headings && !page->survey->main_heads &&
		!page->survey->book)
		state->boilerplate = state->outside = false;
	state->kind = BLOCK_HEADING;
	state->level = level < top ? 2 : level - top + 2;
	if (level == 1 && (top == 2 || !page->survey->book) && !state->hidden &&
		!state->boilerplate && !state->outside && !page->headings++)
		state->level = 1;
	html_block(page, state);
}

static void
begin_heading_element(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	begin_heading(page, state, kind->what);
}

/* What the words of class and type say of a block. */
static void
begin_named(struct html_page *page, struct html_state *state)
{
	/* clang-format off */
	static const struct {
		const char *words;
		enum block_kind kind;
	} names[] = {
		{ "epigraph", BLOCK_EPIGRAPH },
		{ "attribution", BLOCK_ATTRIBUTION },
		{ "byline dateline entry-meta post-meta", BLOCK_BYLINE },
		{ "caption figcaption figure-caption image-caption img-caption "
		  "photo-caption thumbcaption wp-caption-text "
		  "gallery-caption gallerytext",
			BLOCK_CAPTION },
		{ "poem poetry verse stanza linegroup lg", BLOCK_VERSE },
	};
	/* clang-format on */
	const struct html_attributes *attributes = &page->attributes;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		if (!html_has_word(attributes->class, names[i].words) &&
			!html_has_word(attributes->type, names[i].words))
			continue;
		state->kind = names[i].kind;
		state->level = 0;
		return;
	}
}

static void
begin_block(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	bool verse = state->kind == BLOCK_VERSE;

	if (state->own.title) {
		begin_heading(page, state, page->survey->top);
		return;
	}
	if (tag_name_is(page->attributes.role, "heading")) {
		begin_heading(page, state,
			(unsigned)html_number(
				page->attributes.aria_level, 1, 6, 2));
		return;
	}
	if (kind->what != BLOCK_KINDS) {
		state->kind = (enum block_kind)kind->what;
		state->level = 0;
		state->cell = false;
	}
	if (state->quotes && !strcmp(kind->name, "footer"))
		state->kind = BLOCK_ATTRIBUTION;
	begin_named(page, state);
	if (verse && state->kind == BLOCK_VERSE &&
		html_has_word(page->attributes.class, "line l verseline"))
		build_line(page->build);
	else
		html_block(page, state);
}

static void
begin_quote(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	bool epigraph = state->kind == BLOCK_EPIGRAPH ||
			html_has_word(page->attributes.class, "epigraph") ||
			html_has_word(page->attributes.type, "epigraph");

	(void)kind;
	state->kind = epigraph ? BLOCK_EPIGRAPH : BLOCK_QUOTATION;
	state->level = ++state->quotes;
	html_block(page, state);
}

static void
begin_code(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	(void)kind;
	state->kind = BLOCK_CODE;
	state->level = 0;
	if (state->kept)
		return;
	html_block(page, state);
	state->kept = !state->cell;
}

static void
begin_span(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	state->own.spans = true;
	state->own.span = (enum span_kind)kind->what;
	build_open(page->build, state->own.span, NULL);
	if (state->own.span == SPAN_SUPERSCRIPT)
		state->script = '^';
	if (state->own.span == SPAN_SUBSCRIPT)
		state->script = '_';
}

/* Quotation marks within others are the other kind. */
static void
begin_mark(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	if (kind->what) {
		html_put(page, slice_of(" ("));
		state->own.after = ")";
		return;
	}
	if (page->quotations++ % 2) {
		html_put(page, slice_of("\xe2\x80\x98"));
		state->own.after = "\xe2\x80\x99";
	} else {
		html_put(page, slice_of("\xe2\x80\x9c"));
		state->own.after = "\xe2\x80\x9d";
	}
}

static void
begin_rule(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	(void)kind;
	if (state->hidden || state->cell || state->kept || state->boilerplate ||
		state->outside)
		return;
	build_block(page->build, BLOCK_SEPARATOR, 0);
	html_put(page, slice_of("* * *"));
	html_block(page, state);
}

static void
begin_line(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	(void)kind;
	if (!state->hidden && state->cell)
		html_put(page, slice_of(" "));
	else if (!state->hidden)
		build_line(page->build);
}

static void
begin_collecting(struct html_page *page, struct html_state *state)
{
	str_clear(&page->collected);
	state->collects = state->own.collects = true;
}

/* -- all of them ---------------------------------------------------------- */

static void
begin_hidden(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	state->hidden = true;
	if (kind->does == HTML_TITLE ||
		(kind->does == HTML_SCRIPT &&
			tag_name_is(page->attributes.list_type,
				"application/ld+json")))
		begin_collecting(page, state);
}

static void
begin_meta(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	(void)state;
	(void)kind;
	html_head_meta(&page->head, &page->walk.tag);
}

static void
begin_time(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	(void)state;
	(void)kind;
	html_head_time(&page->head, &page->walk.tag);
}

typedef void begin_function(struct html_page *page, struct html_state *state,
	const struct html_kind *kind);

/* What begins in none of these ways has its attributes only. */
static begin_function *const begins[] = {
	[HTML_SPAN] = begin_span,
	[HTML_BLOCK] = begin_block,
	[HTML_HEADING] = begin_heading_element,
	[HTML_LIST] = html_list_begin,
	[HTML_ITEM] = html_item_begin,
	[HTML_TERM] = html_item_begin,
	[HTML_MEANING] = html_item_begin,
	[HTML_QUOTE] = begin_quote,
	[HTML_CODE] = begin_code,
	[HTML_TABLE] = html_table_begin,
	[HTML_ROW] = html_row_begin,
	[HTML_CELL] = html_cell_begin,
	[HTML_LINK] = begin_link,
	[HTML_MARK] = begin_mark,
	[HTML_HIDE] = begin_hidden,
	[HTML_SCRIPT] = begin_hidden,
	[HTML_TITLE] = begin_hidden,
	[HTML_META] = begin_meta,
	[HTML_LINE] = begin_line,
	[HTML_RULE] = begin_rule,
	[HTML_IMAGE] = begin_image,
	[HTML_TIME] = begin_time,
	[HTML_KINDS] = NULL,
};

static bool
begin_is_page(const struct html_attributes *attributes)
{
	return html_has_word(attributes->type, "pagebreak") ||
	       html_has_word(attributes->role, "doc-pagebreak");
}

/* What the contents of the book call the page that begins here, or NULL. */
static const char *
begin_page_listed(struct html_page *page, const struct html_kind *kind)
{
	const struct html_survey *survey = page->survey;
	struct slice names[] = { page->attributes.id, page->attributes.name };
	const char *label = NULL;
	size_t i;

	if (!survey->page_label)
		return NULL;
	for (i = 0; i < (kind->does == HTML_LINK ? 2 : 1) && !label; i++) {
		if (names[i].len)
			label = survey->page_label(survey->context,
				html_name(&page->text, page->prefix, names[i]));
	}
	return label;
}

/* A page of the printed book begins; its number is no text. */
static void
begin_page(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	const char *listed = begin_page_listed(page, kind);
	struct slice label = page->attributes.title;

	if (!begin_is_page(&page->attributes)) {
		if (listed)
			build_page(page->build, listed);
		return;
	}
	if (!label.len)
		label = page->attributes.aria_label;
	if (!label.len)
		label = slice_of(listed);
	str_clear(&page->text);
	str_add_slice(&page->text, html_cut(label, PAGE_MOST));
	if (page->text.len)
		build_page(page->build, str_text(&page->text));
	else if (!state->collects)
		begin_collecting(page, state), state->own.page = true;
	state->hidden = true;
}

void
html_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	const struct html_attributes *attributes = &page->attributes;

	if (html_is_hidden(attributes))
		state->hidden = true;
	if (attributes->lang.len && kind->does == HTML_BLOCK &&
		!page->head.language.len)
		str_add_slice(
			&page->head.language, html_cut(attributes->lang, 35));
	if (begins[kind->does])
		begins[kind->does](page, state, kind);
	html_note_begin(page, state, kind);
	if (!page->states[page->walk.place].hidden)
		begin_anchor(page, kind);
	if (state->hidden)
		return;
	begin_page(page, state, kind);
	if (begin_is_small(attributes)) {
		build_open(page->build, SPAN_SMALL_CAPITALS, NULL);
		state->own.small = true;
	}
	if (!state->collects && !state->hidden &&
		(html_has_word(attributes->rel, "author") ||
			html_has_word(attributes->itemprop, "author")))
		begin_collecting(page, state);
}
