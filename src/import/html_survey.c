/*
 * Looking over a page: how much text each element holds, how much of that is
 * links, and every name and link within the page.
 */
#include "import/html_survey.h"

#include <stdlib.h>
#include <string.h>

#include "import/percent.h"
#include "lectern/base/utf8.h"

/* The look at one page. */
struct survey_look {
	struct html_survey *survey;
	const char *prefix;
	struct html_walk walk;
	struct survey_state {
		uint32_t box;
		uint32_t link; /* index of an internal link, or DOC_NONE */
		bool linked;
		bool hidden;
		bool raised;
	} states[LIMIT_DEPTH + 1];
	struct html_attributes attributes;
	struct str room;
};

/* -- names ---------------------------------------------------------------- */

const char *
html_name(struct str *room, const char *prefix, struct slice name)
{
	str_clear(room);
	if (*prefix)
		str_add_format(room, "%s#", prefix);
	str_add_slice(room, name);
	return str_text(room);
}

void
html_path(struct str *to, const char *base, struct slice path)
{
	const char *slash = strrchr(base, '/');
	size_t start = to->len, at = 0, end;

	if (path.len && path.data[0] != '/' && slash)
		str_add_bytes(to, base, (size_t)(slash - base) + 1);
	for (; at < path.len; at = end + 1) {
		struct slice part;

		for (end = at; end < path.len && path.data[end] != '/';)
			end++;
		part = slice_part(path, at, end);
		if (slice_is(part, "..")) {
			if (to->len > start)
				to->len--;
			while (to->len > start && to->data[to->len - 1] != '/')
				to->len--;
			if (to->data)
				to->data[to->len] = '\0';
		} else if (part.len && !slice_is(part, ".")) {
			percent_decode(to, part);
			if (end < path.len)
				str_add_char(to, '/');
		}
	}
}

const char *
html_target(struct str *room, const char *prefix, struct slice href)
{
	const char *mark = href.len ? memchr(href.data, '#', href.len) : NULL;
	size_t path = mark ? (size_t)(mark - href.data) : href.len;

	str_clear(room);
	if (!path && !mark)
		return NULL;
	if (path && (!*prefix || memchr(href.data, ':', path)))
		return NULL;
	if (path)
		html_path(room, prefix, slice_part(href, 0, path));
	else
		str_add(room, prefix);
	if (mark) {
		str_add(room, *prefix ? "#" : "");
		percent_decode(room, slice_part(href, path + 1, href.len));
	}
	return str_text(room);
}

/* -- elements ------------------------------------------------------------- */

/* Words of classes and names that say: not the page's own text. */
static const char foreign_words[] =
	"ad ads advert advertisement breadcrumb breadcrumbs cc "
	"comment comments consent cookie cookies disqus docnav flyout footer "
	"gdpr headerlink menu modal nav navbar navbox navigation "
	"navheader navfooter newsletter pager pagination popup prevnext promo "
	"recommended related respond share sharing shares sidebar signup "
	"sitemap skip skiplink social sponsor sponsored subnav subscribe "
	"subscription "
	"toc toolbar topbar topnav widget widgets";

/* What holds a heading is none of these, whatever it is called. */
static const char weak_words[] = "banner header masthead";

static const char foreign_roles[] =
	"navigation banner contentinfo complementary search menu menubar "
	"toolbar dialog alertdialog tablist doc-toc doc-index";

static const char own_words[] =
	"entry-content post-content article-content article-body "
	"article__body story-body content-body main-content mw-content-text "
	"mw-parser-output bodytext articlebody post-body";

static const char note_roles[] = "doc-footnote doc-endnote";
static const char note_types[] = "footnote endnote rearnote note";
static const char notes_roles[] = "doc-endnotes doc-footnotes";
static const char notes_types[] = "footnotes endnotes rearnotes";

static void
box_describe(struct html_box *box, const struct html_attributes *attributes,
	bool book)
{
	const struct html_kind *kind = box->kind;
	bool names =
		!book && (html_has_part(attributes->class, foreign_words) ||
				 html_has_part(attributes->id, foreign_words));

	box->own = (kind->flags & HTML_MAIN) ||
		   html_has_word(attributes->role, "main") ||
		   html_has_word(attributes->id, own_words) ||
		   html_has_word(attributes->class, own_words) ||
		   html_has_word(attributes->itemprop, "articleBody");
	box->note = html_has_word(attributes->role, note_roles) ||
		    html_has_word(attributes->type, note_types);
	box->notes = html_has_word(attributes->role, notes_roles) ||
		     html_has_word(attributes->type, notes_types) ||
		     html_has_word(attributes->class, notes_types);
	box->foreign = !box->note && !box->notes &&
		       ((kind->flags & HTML_NAVIGATION) ||
			       html_has_word(attributes->role, foreign_roles) ||
			       html_has_word(attributes->type,
				       "toc landmarks page-list lot loi") ||
			       (names && !box->own));
	box->weak = !box->own && !book &&
		    (html_has_part(attributes->class, weak_words) ||
			    html_has_part(attributes->id, weak_words));
	box->laid_out = html_has_word(attributes->role, "presentation none");
}

static uint32_t
look_at(const struct survey_look *look)
{
	return (uint32_t)look->survey->text.len;
}

static void
look_box(struct survey_look *look, struct survey_state *state,
	const struct html_kind *kind, uint32_t number)
{
	struct html_survey *survey = look->survey;
	struct html_box *box;

	survey->boxes = memory_grow(survey->boxes, survey->box_count,
		&survey->box_cap, sizeof *survey->boxes);
	box = &survey->boxes[survey->box_count];
	*box = (struct html_box){ .number = number,
		.parent = state->box,
		.start = look_at(look),
		.kind = kind };
	box_describe(box, &look->attributes, survey->book);
	if (box->parent != DOC_NONE && survey->boxes[box->parent].notes &&
		kind->does == HTML_LIST)
		box->notes = true;
	if (box->parent != DOC_NONE && survey->boxes[box->parent].notes &&
		kind->does == HTML_ITEM)
		box->note = true;
	if (box->note)
		state->hidden = false;
	state->box = (uint32_t)survey->box_count++;
}

/* What an element tells of the table it stands in. */
static void
look_table(struct survey_look *look, const struct html_kind *kind)
{
	struct html_survey *survey = look->survey;
	uint32_t i = look->states[look->walk.place].box;

	if (html_is_inline(kind) || kind->does == HTML_ROWS)
		return;
	while (i != DOC_NONE && survey->boxes[i].kind->does != HTML_TABLE)
		i = survey->boxes[i].parent;
	if (i == DOC_NONE)
		return;
	survey->boxes[i].rows += kind->does == HTML_ROW;
	survey->boxes[i].cells += kind->does == HTML_CELL;
	if ((kind->flags & HTML_HEAD_CELL) || kind->what == BLOCK_CAPTION)
		survey->boxes[i].titled = true;
	if (kind->does == HTML_LIST)
		survey->boxes[i].lists = true;
	if (kind->does == HTML_TABLE || kind->does == HTML_HEADING ||
		kind->does == HTML_CODE || kind->does == HTML_QUOTE)
		survey->boxes[i].laid_out = true;
}

static void
look_anchor(struct survey_look *look, struct slice name, uint32_t number)
{
	struct html_survey *survey = look->survey;
	struct html_anchor *anchor;

	survey->anchors = memory_grow(survey->anchors, survey->anchor_count,
		&survey->anchor_cap, sizeof *survey->anchors);
	anchor = &survey->anchors[survey->anchor_count++];
	anchor->name = arena_string(
		&survey->arena, html_name(&look->room, look->prefix, name));
	anchor->at = look_at(look);
	anchor->number = number;
	anchor->box = look->states[look->walk.place + 1].box;
}

static void
look_link(struct survey_look *look, struct survey_state *state, uint32_t number)
{
	const struct html_attributes *attributes = &look->attributes;
	struct html_survey *survey = look->survey;
	const char *name = html_target(&look->room, look->prefix,
		html_self_part(survey, attributes->href));
	struct html_internal *link;

	state->linked = true;
	if (state->box != DOC_NONE)
		survey->boxes[state->box].links++;
	if (!name)
		return;
	survey->links = memory_grow(survey->links, survey->link_count,
		&survey->link_cap, sizeof *survey->links);
	link = &survey->links[survey->link_count];
	*link = (struct html_internal){ .number = number,
		.start = look_at(look),
		.end = look_at(look),
		.box = state->box,
		.target = DOC_NONE,
		.note = DOC_NONE,
		.raised = state->raised };
	link->name = arena_string(&survey->arena, name);
	link->declared = html_has_word(attributes->role, "doc-noteref") ||
			 html_has_word(attributes->type, "noteref") ||
			 html_has_word(attributes->rel, "footnote");
	link->back = html_has_word(attributes->role, "doc-backlink") ||
		     html_has_word(attributes->type, "backlink");
	state->link = (uint32_t)survey->link_count++;
}

static void
look_begin(struct survey_look *look)
{
	size_t place = look->walk.place;
	struct survey_state *state = &look->states[place + 1];
	const struct html_kind *kind = look->walk.open[place].kind;
	const struct html_attributes *attributes = &look->attributes;
	uint32_t number = look->survey->count + look->walk.open[place].number;

	*state = look->states[place];
	html_attributes_read(&look->attributes, &look->walk.tag);
	if (html_is_hidden(attributes) || kind->does == HTML_HIDE ||
		kind->does == HTML_SCRIPT || kind->does == HTML_TITLE)
		state->hidden = true;
	if (kind->what == SPAN_SUPERSCRIPT && kind->does == HTML_SPAN)
		state->raised = true;
	if (!html_is_inline(kind) && kind->does != HTML_RULE)
		look_box(look, state, kind, number);
	look_table(look, kind);
	if (kind->does == HTML_HEADING && !state->hidden) {
		look->survey->boxes[state->box].headed = true;
		look->survey->boxes[state->box].heads = kind->what == 1;
	}
	if (attributes->id.len)
		look_anchor(look, attributes->id, number);
	if (kind->does != HTML_LINK)
		return;
	if (attributes->name.len)
		look_anchor(look, attributes->name, number);
	if (attributes->href.len)
		look_link(look, state, number);
}

static void
look_end(struct survey_look *look)
{
	struct html_survey *survey = look->survey;
	size_t place = look->walk.place;
	const struct survey_state *state = &look->states[place + 1];
	struct html_box *box;

	if (state->link != look->states[place].link)
		survey->links[state->link].end = look_at(look);
	if (state->box == look->states[place].box)
		return;
	box = &survey->boxes[state->box];
	box->end = look_at(look);
	if (box->parent != DOC_NONE) {
		survey->boxes[box->parent].linked += box->linked;
		survey->boxes[box->parent].links += box->links;
		survey->boxes[box->parent].heads |= box->heads;
		survey->boxes[box->parent].headed |= box->headed;
	}
}

static void
look_text(struct survey_look *look)
{
	struct html_survey *survey = look->survey;
	const struct survey_state *state = &look->states[look->walk.depth];
	struct slice text = look->walk.tag.text;
	size_t before = survey->text.len, i;

	if (state->hidden)
		return;
	str_reserve(&survey->text, text.len);
	for (i = 0; i < text.len; i++) {
		if ((unsigned char)text.data[i] > ' ')
			str_add_char(&survey->text, text.data[i]);
	}
	if (state->linked && state->box != DOC_NONE)
		survey->boxes[state->box].linked +=
			(uint32_t)(survey->text.len - before);
}

void
html_survey_add(
	struct html_survey *survey, struct slice text, const char *prefix)
{
	struct survey_look *look = memory_zero(1, sizeof *look);
	enum html_event event;

	look->survey = survey;
	look->prefix = prefix;
	look->states[0].box = look->states[0].link = DOC_NONE;
	html_walk_begin(&look->walk, text);
	while ((event = html_walk_next(&look->walk)) != HTML_DONE) {
		if (event == HTML_BEGIN)
			look_begin(look);
		else if (event == HTML_END)
			look_end(look);
		else
			look_text(look);
	}
	survey->count += look->walk.count;
	str_done(&look->room);
	free(look);
}

void
html_survey_done(struct html_survey *survey)
{
	arena_done(&survey->arena);
	str_done(&survey->text);
	free(survey->boxes);
	free(survey->anchors);
	free(survey->links);
	free(survey->notes);
}
