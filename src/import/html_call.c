/*
 * What the survey found is told to the builder: calls and notes, and which
 * elements are none of the page's own text.
 */
#include <string.h>

#include "import/html_page.h"
#include "lectern/base/utf8.h"

static uint32_t
call_number(const struct html_page *page)
{
	return page->base + page->walk.open[page->walk.place].number;
}

/* Names may stand in a page more than once; places do not. */
static const char *
call_id(struct html_page *page, uint32_t anchor, const char *name)
{
	str_clear(&page->text);
	if (anchor == DOC_NONE)
		str_add(&page->text, name);
	else
		str_add_format(&page->text, "%u", anchor);
	return str_text(&page->text);
}

/* A sign behind a heading that leads to the heading. */
static bool
call_is_permalink(const struct html_page *page,
	const struct html_internal *link, struct slice text)
{
	static const char *const signs[] = { "\u00b6", "#", "\u00a7",
		"\U0001f517", "\U0001f517\ufe0e", "\U0001f517\ufe0f", "\u2693",
		"\u221e", "[#]", "[link]" };
	const struct html_box *box =
		link->box == DOC_NONE ? NULL : &page->survey->boxes[link->box];
	size_t i;

	if (!box || link->target == DOC_NONE ||
		text.len == box->end - box->start)
		return false;
	for (i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (slice_is(text, signs[i]))
			return box->kind->does == HTML_HEADING || !i;
	}
	return false;
}

static void
call_link(struct html_page *page, struct html_state *state)
{
	const struct html_internal *link =
		html_survey_link(page->survey, call_number(page));
	struct slice text;
	char *label;

	if (!link || state->hidden)
		return;
	if (link->back && page->note)
		state->hidden = true;
	text = slice_part(
		str_slice(&page->survey->text), link->start, link->end);
	if (call_is_permalink(page, link, text))
		state->hidden = true;
	if (!link->call)
		return;
	label = arena_copy(&build_doc(page->build)->arena, text.data, text.len);
	build_call(page->build, call_id(page, link->target, link->name),
		text.len ? label : NULL);
	state->hidden = true;
}

void
html_call_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	const struct html_survey *survey = page->survey;
	const struct html_box *box;

	if (kind->does == HTML_LINK)
		call_link(page, state);
	if (html_is_inline(kind))
		return;
	box = html_survey_box(survey, call_number(page));
	if (!box)
		return;
	if (box->boilerplate)
		state->boilerplate = true;
	state->own.title = box->title;
	if (survey->main != DOC_NONE && box == &survey->boxes[survey->main])
		state->outside = state->boilerplate = false;
	if (box->note)
		state->hidden = false;
}

/* The element whose end ends a note that begins with this one. */
static struct html_state *
note_holder(struct html_page *page)
{
	size_t i = page->walk.place + 1;

	while (i > 1 && html_is_inline(page->walk.open[i - 1].kind))
		i--;
	/* What a term is a note of follows it. */
	if (i > 1 && page->walk.open[i - 1].kind->does == HTML_TERM)
		i--;
	return &page->states[i];
}

void
html_note_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	const struct html_note *note =
		html_survey_note(page->survey, call_number(page));

	(void)kind;
	if (!note || state->hidden)
		return;
	page->label[0] = '\0';
	build_note(page->build, call_id(page, note->anchor, note->name),
		note->label);
	page->note = note_holder(page);
	page->fresh = true;
	page->label_due = slice_of(note->label);
}

/* Without what may stand before or around a label. */
static struct slice
note_skip(struct slice text, const char *bytes)
{
	while (text.len && text.data[0] && strchr(bytes, text.data[0]))
		text = slice_part(text, 1, text.len);
	return text;
}

static bool
note_has_label(const struct html_page *page, struct slice text)
{
	struct slice label = page->label_due;
	size_t next;

	return label.len && text.len >= label.len &&
	       !memcmp(text.data, label.data, label.len) &&
	       (text.len == label.len || !utf8_is_word(utf8_at(text.data,
						 text.len, label.len, &next)));
}

struct slice
html_note_text(struct html_page *page, struct slice text)
{
	struct slice inner;

	text = note_skip(text, " \t\r\n^");
	if (slice_starts(text, "\xe2\x86\x91"))
		text = slice_part(text, 3, text.len);
	inner = note_skip(text, " \t\r\n[({^");
	if (!inner.len)
		text = inner;
	if (note_has_label(page, inner)) {
		text = slice_part(inner, page->label_due.len, inner.len);
		page->label_due.len = 0;
	}
	text = note_skip(text, " \t\r\n])}.:");
	page->fresh = text.len == 0;
	return text;
}
