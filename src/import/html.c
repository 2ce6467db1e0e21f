/*
 * A page is read in one walk.  Each open element has a state that begins as a
 * copy of the one around it: what blocks are called here, whether text is
 * shown, how items are numbered.  So nothing has to be undone when an element
 * ends but the spans it opened, and no tree is ever built.
 */
#include "import/html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "import/binary.h"

#define HTML_SNIFF 1024
#define HTML_BEFORE 16384 /* bytes before the first tag */

/*
 * Does it begin with a tag, and a sign of a page soon behind an XML one?  In
 * UTF-16 every other byte is zero.
 */
static bool
html_sniff(const struct bytes *file)
{
	char start[HTML_SNIFF + 1];
	size_t i, len = 0;

	for (i = 0; i < file->len && i < 2 * HTML_SNIFF && len < HTML_SNIFF;
		i++) {
		unsigned char byte = (unsigned char)file->data[i];

		if (byte && (len || byte == '<'))
			start[len++] = (char)byte;
		else if (!len && byte && byte > ' ' && byte < 0x80)
			return false;
	}
	start[len] = '\0';
	if (len < 2)
		return false;
	if (start[1] == '?')
		return strcasestr(start, "<html") != NULL;
	return start[1] == '!' ||
	       ((start[1] | ' ') >= 'a' && (start[1] | ' ') <= 'z');
}

/* Pages may begin with text, if there is a tag we know soon behind it. */
static bool
html_sniff_named(const struct bytes *file)
{
	static const char *const tags[] = { "p", "br", "div", "html", "body",
		"h1", "h2", "h3", "table", "ul", "ol", "center", "font", "hr",
		"pre", "span", "a", "b", "i", "blockquote", "!--" };
	struct slice text = { file->data,
		file->len < HTML_BEFORE ? file->len : HTML_BEFORE };
	const char *at = text.data, *end = text.data + text.len;
	size_t i, len;

	if (binary_kind(file))
		return false;
	while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
		at++;
		for (i = 0; i < sizeof tags / sizeof *tags; i++) {
			len = strlen(tags[i]);
			if ((size_t)(end - at) > len &&
				!strncasecmp(at, tags[i], len) &&
				strchr("> \t\r\n/-", at[len]))
				return true;
		}
	}
	return false;
}

#ifdef HAVE_LIBXML2

#include "import/html_page.h"
#include "lectern/base/utf8.h"

struct html_state *
html_state_now(struct html_page *page)
{
	return &page->states[page->walk.depth];
}

void
html_block(struct html_page *page, const struct html_state *state)
{
	if (state->hidden || page->fresh)
		return;
	if (state->cell) {
		build_text(page->build, " ", 1);
		return;
	}
	if (state->kept) {
		build_line(page->build);
		return;
	}
	if (state->boilerplate || state->outside)
		build_block(page->build, BLOCK_BOILERPLATE, 0);
	else
		build_block(page->build, state->kind, state->level);
	if (page->label[0] && state->kind == BLOCK_LIST_ITEM)
		build_label(page->build, page->label);
}

/* -- text ----------------------------------------------------------------- */

static bool
text_is_blank(struct slice text)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (!text.data[i] || !strchr(" \t\r\n\f", text.data[i]))
			return false;
	}
	return true;
}

/*
 * Numbers above and below the line are written with the digits Unicode has for
 * them, since on a terminal "10 to the 6th" would read 106; words keep their
 * letters.
 */
static struct slice
text_raise(struct html_page *page, struct slice text, char script)
{
	static const char *const above[] = { "\xe2\x81\xb0", "\xc2\xb9",
		"\xc2\xb2", "\xc2\xb3", "\xe2\x81\xb4", "\xe2\x81\xb5",
		"\xe2\x81\xb6", "\xe2\x81\xb7", "\xe2\x81\xb8",
		"\xe2\x81\xb9" };
	char below[4] = "\xe2\x82\x80";
	size_t i;

	for (i = 0; i < text.len; i++) {
		if ((text.data[i] < '0' || text.data[i] > '9') &&
			text.data[i] != '-')
			return text;
	}
	str_clear(&page->raised);
	for (i = 0; i < text.len; i++) {
		below[2] = (char)(0x80 + text.data[i] - '0');
		if (text.data[i] == '-')
			str_add(&page->raised, script == '^' ? "\xe2\x81\xbb"
							     : "\xe2\x82\x8b");
		else
			str_add(&page->raised,
				script == '^' ? above[text.data[i] - '0']
					      : below);
	}
	return str_slice(&page->raised);
}

void
html_put(struct html_page *page, struct slice text)
{
	if (html_state_now(page)->hidden)
		return;
	if (page->fresh)
		text = html_note_text(page, text);
	if (html_state_now(page)->script)
		text = text_raise(page, text, html_state_now(page)->script);
	if (page->label[0] && !text_is_blank(text))
		page->label[0] = '\0';
	build_text(page->build, text.data, text.len);
}

static void
page_text(struct html_page *page)
{
	const struct html_state *state = html_state_now(page);
	struct slice text = page->walk.tag.text;

	if (state->hidden && !state->collects)
		return;
	if (state->collects)
		str_add_slice(&page->collected, text);
	html_put(page, text);
}

/* -- the end of an element ------------------------------------------------ */

/* What was put aside while it was open. */
static void
end_collected(struct html_page *page, const struct html_own *own,
	const struct html_kind *kind)
{
	struct slice text = str_slice(&page->collected);
	struct slice label = html_cut(slice_trim(text), 40);

	if (own->page && label.len)
		build_page(page->build, str_text(&page->collected));
	else if (own->page)
		;
	else if (kind->does == HTML_SCRIPT)
		html_head_linked_data(&page->head, text);
	else if (kind->does == HTML_TITLE)
		html_head_say(&page->head, HTML_FACT_TITLE, 20, text);
	else
		html_head_say(&page->head, HTML_FACT_AUTHOR, 45, text);
	str_clear(&page->collected);
}

static void
page_end(struct html_page *page)
{
	size_t place = page->walk.place;
	struct html_state *state = &page->states[place + 1];
	const struct html_kind *kind = page->walk.open[place].kind;

	if (state->own.after)
		html_put(page, slice_of(state->own.after));
	if (state->own.spans)
		build_close(page->build, state->own.span);
	if (state->own.small)
		build_close(page->build, SPAN_SMALL_CAPITALS);
	if (state->own.link)
		build_close(page->build, SPAN_LINK);
	if (state->own.collects)
		end_collected(page, &state->own, kind);
	if (kind->does == HTML_CELL)
		html_cell_end(page, state);
	if (kind->does == HTML_ITEM)
		page->label[0] = '\0';
	if (page->note == state) {
		build_note_end(page->build);
		page->note = NULL;
		page->fresh = false;
	}
	page->quotations -= kind->does == HTML_MARK && !kind->what;
	if (!html_is_inline(kind) && !state->cell && kind->does != HTML_ROW &&
		kind->does != HTML_ROWS && kind->does != HTML_RULE)
		html_block(page, &page->states[place]);
}

/* -- the page ------------------------------------------------------------- */

static void
page_begin(struct html_page *page)
{
	size_t place = page->walk.place;
	struct html_state *state = &page->states[place + 1];

	*state = page->states[place];
	state->own = (struct html_own){ 0 };
	html_attributes_read(&page->attributes, &page->walk.tag);
	html_call_begin(page, state, page->walk.open[place].kind);
	html_begin(page, state, page->walk.open[place].kind);
}

static void
page_walk(struct html_page *page, struct slice text)
{
	page->states[0] = (struct html_state){ .kind = BLOCK_PARAGRAPH,
		.outside = page->survey->main != DOC_NONE };
	html_walk_begin(&page->walk, text);
	for (;;) {
		switch (html_walk_next(&page->walk)) {
		case HTML_BEGIN:
			page_begin(page);
			break;
		case HTML_END:
			page_end(page);
			break;
		case HTML_TEXT:
			page_text(page);
			break;
		case HTML_DONE:
			return;
		}
	}
}

/* What the page says of itself, where its own text does not say it better. */
static void
page_facts(struct html_page *page)
{
	struct doc *doc = build_doc(page->build);
	struct html_head *head = &page->head;

	if (!page->headings && head->rank[HTML_FACT_TITLE])
		doc->title = doc_string(
			doc, str_text(&head->facts[HTML_FACT_TITLE]));
	if (head->rank[HTML_FACT_AUTHOR])
		doc->author = doc_string(
			doc, str_text(&head->facts[HTML_FACT_AUTHOR]));
	if (head->rank[HTML_FACT_DATE])
		doc->date =
			doc_string(doc, str_text(&head->facts[HTML_FACT_DATE]));
	if (head->rank[HTML_FACT_SOURCE])
		doc->source = doc_string(
			doc, str_text(&head->facts[HTML_FACT_SOURCE]));
	if (head->language.len)
		doc->language = doc_string(doc, str_text(&head->language));
}

static void
page_remarks(struct html_page *page)
{
	if (page->walk.too_deep)
		build_remark(page->build, REMARK_LIMIT,
			"elements stand in each other more than %d deep; those "
			"further in are read as text",
			LIMIT_DEPTH);
	if (page->walk.tags.cut)
		build_remark(page->build, REMARK_IMPORT,
			"elements without end, or a tag with thousands of "
			"attributes: what follows is left out");
}

uint32_t
html_add(struct build *build, const struct html_survey *survey, uint32_t base,
	struct slice text, const char *prefix)
{
	struct html_page *page = memory_zero(1, sizeof *page);
	uint32_t count;

	page->build = build;
	page->survey = survey;
	page->base = base;
	page->prefix = prefix;
	page_walk(page, text);
	page_facts(page);
	page_remarks(page);
	count = page->walk.count;
	html_head_done(&page->head);
	str_done(&page->text);
	str_done(&page->raised);
	str_done(&page->collected);
	free(page);
	return base + count;
}

struct doc *
html_read_saved(const struct bytes *file, const struct html_saved *page,
	struct error *err)
{
	struct html_survey survey = { 0 };
	struct build *build = build_new();
	struct str doubt = { 0 };
	struct slice text;

	if (!tags_prepare(err)) {
		build_free(build);
		error_prefix(err, "this is an HTML page");
		return NULL;
	}
	text.data =
		html_decode(file, slice_of(page->encoding), &text.len, &doubt);
	if (doubt.len)
		build_remark(build, REMARK_ENCODING, "%s", str_text(&doubt));
	html_self(&survey, text, page->address);
	html_survey_add(&survey, text, "");
	html_survey_end(&survey);
	html_add(build, &survey, 0, text, "");
	html_survey_done(&survey);
	free((char *)text.data);
	str_done(&doubt);
	return build_end(build, err);
}

#else

struct doc *
html_read_saved(const struct bytes *file, const struct html_saved *page,
	struct error *err)
{
	(void)file, (void)page;
	error_set(err, ERROR_FORMAT,
		"this is an HTML page, and this lectern was built without "
		"libxml2, which reads them");
	return NULL;
}

static bool
tags_prepare(struct error *err)
{
	(void)err;
	return false;
}

#endif

static struct doc *
html_read(const struct bytes *file, struct error *err)
{
	static const struct html_saved nothing = { "", "" };

	return html_read_saved(file, &nothing, err);
}

const struct importer import_html = {
	.name = "HTML",
	.suffixes = "html htm xhtml xht",
	.prepare = tags_prepare,
	.sniff = html_sniff,
	.sniff_named = html_sniff_named,
	.read = html_read,
};
