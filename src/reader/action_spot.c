/*
 * Hotspots: finding them, previewing and following them, and walking from
 * mention to mention.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/library/entities.h"
#include "lectern/library/search.h"
#include "reader/action.h"
#include "reader/desk.h"

/* The words of `next KIND'; kinds 0: not a span, see action_next_place. */
static const struct spot_kind {
	const char *name;
	uint32_t kinds;
} spot_kinds[] = {
	{ "", UINT32_MAX },
	{ "note", 1u << SPAN_MARKER },
	{ "name", 1u << SPAN_MENTION },
	{ "date", 1u << SPAN_DATE },
	{ "reference",
		1u << SPAN_REFERENCE | 1u << SPAN_LINK | 1u << SPAN_WORK },
	{ "annotation", 0 },
	{ "remark", 0 },
};

static const struct spot_kind *
action_kind_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof spot_kinds / sizeof *spot_kinds; i++) {
		if (!strcmp(spot_kinds[i].name, name))
			return &spot_kinds[i];
	}
	return NULL;
}

/* Of the places given, the next one from where we are. */
static bool
action_nearest(const struct place *places, size_t count, uint32_t from,
	bool forward, struct place *found)
{
	bool any = false;
	size_t i;

	for (i = 0; i < count; i++) {
		if (forward ? places[i].start <= from : places[i].start >= from)
			continue;
		if (any && (forward ? places[i].start >= found->start
				    : places[i].start <= found->start))
			continue;
		*found = places[i];
		any = true;
	}
	return any;
}

static bool
action_next_remark(
	struct desk *desk, uint32_t from, bool forward, struct place *found)
{
	struct remark_list list = { 0 };
	struct error err = { 0 };
	struct place *places;
	bool any;
	size_t i;

	if (!library_remarks(
		    desk->library, desk->page.document.number, &list, &err)) {
		desk_complain(desk, &err);
		return false;
	}
	places = memory_zero(list.count + 1, sizeof *places);
	for (i = 0; i < list.count; i++)
		places[i] = list.rows[i].place;
	any = action_nearest(places, list.count, from, forward, found);
	for (i = 0; any && i < list.count; i++) {
		if (list.rows[i].place.start == found->start) {
			desk_say(desk, "%s", list.rows[i].text);
			break;
		}
	}
	free(places);
	remark_list_done(&list);
	return any;
}

/* Annotations and remarks are places, not spans. */
static void
action_next_place(struct desk *desk, const char *kind, bool forward)
{
	struct place found = { 0 }, here = desk_here(desk);
	bool any;

	if (desk->walking && desk->find_at.document == here.document)
		here.start = desk->find_at.start;
	any = strcmp(kind, "remark")
		      ? action_nearest(desk->signs, desk->sign_count,
				here.start, forward, &found)
		      : action_next_remark(desk, here.start, forward, &found);
	if (!any) {
		desk_say(desk, "no %s %s here", kind,
			forward ? "after" : "before");
		return;
	}
	desk_walk_to(desk, &found);
	desk->find_at = found;
}

static void
action_select_spot(struct desk *desk, const struct hotspot *spot)
{
	struct page *page = &desk->page;
	struct error err = { 0 };

	page->selected = *spot;
	if (page_row_of(page, spot->start) < 0 &&
		!page_go(page, spot->start, page->height / 3, &err))
		desk_complain(desk, &err);
	page_lay(page, page->height);
	desk->unsaved = true;
}

static void
action_next_spot(
	struct desk *desk, uint32_t kinds, bool forward, uint32_t count)
{
	struct hotspot spot;
	struct error err = { 0 };

	if (desk->panel.previewing && !desk->panel.pinned)
		panel_unpreview(desk);
	desk->walking = false;
	for (count += !count; count; count--) {
		if (!page_next_hotspot(
			    &desk->page, kinds, forward, &spot, &err)) {
			if (err.code)
				desk_complain(desk, &err);
			else
				desk_say(desk, "nothing more to select %s",
					forward ? "below" : "above");
			return;
		}
		action_select_spot(desk, &spot);
	}
}

static void
action_go_next(
	struct desk *desk, const char *name, bool forward, uint32_t count)
{
	const struct spot_kind *kind = action_kind_of(name);
	char *copy;

	if (!kind) {
		desk_refuse(desk, "there is no kind '%s'", name);
		return;
	}
	copy = memory_copy_string(name);
	free(desk->kind);
	desk->kind = copy;
	if (kind->kinds)
		action_next_spot(desk, kind->kinds, forward, count);
	else
		action_next_place(desk, copy, forward);
}

void
action_next(struct desk *desk, const char *argument, uint32_t count)
{
	if (desk->selecting)
		action_select_word(desk, true, count);
	else
		action_go_next(desk, argument, true, count);
}

void
action_previous(struct desk *desk, const char *argument, uint32_t count)
{
	if (desk->selecting)
		action_select_word(desk, false, count);
	else
		action_go_next(desk, argument, false, count);
}

/* Is it a note that this marker might call? */
static bool
action_may_call(const struct span *span, const struct note_row *row)
{
	return row->end && row->number && span->value &&
	       !strcmp(row->number, span->value);
}

/* Which note of the list the preview shows; its count: none of them. */
static size_t
action_previewed(const struct desk *desk, const struct span *span,
	const struct note_list *list)
{
	const struct doc *doc = desk->page.doc;
	size_t i;

	if (desk->panel.number)
		return desk->panel.number - 1;
	for (i = 0; i < list->count; i++) {
		if (span->target < doc->note_count && list->rows[i].end &&
			list->rows[i].start == doc->notes[span->target].start)
			break;
	}
	return i;
}

/* Shows another note of the number that a previewed marker has, if any has. */
static bool
action_candidate(struct desk *desk, bool forward)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);
	const struct note_list *list;
	size_t now, i, at, all = 0;

	if (!desk->panel.previewing || desk->panel.entity || !span ||
		span->kind != SPAN_MARKER)
		return false;
	list = panel_note_list(desk);
	now = action_previewed(desk, span, list);
	for (i = 0; i < list->count; i++)
		all += action_may_call(span, &list->rows[i]);
	if (now == list->count ? !all : all < 2)
		return false;
	at = now < list->count ? now : forward ? list->count - 1 : 0;
	do {
		at = (at + (forward ? 1 : list->count - 1)) % list->count;
	} while (!action_may_call(span, &list->rows[at]));
	panel_preview_note(desk, (uint32_t)at);
	desk_say(desk,
		"%zu notes %s: %s goes to this one, %s links it for good", all,
		span->value, keys_of(desk->keys, "open"),
		keys_of(desk->keys, "link"));
	return true;
}

void
action_repeat(struct desk *desk, const char *argument, uint32_t count)
{
	char *kind = memory_copy_string(desk->kind ? desk->kind : "");

	(void)argument;
	if (!action_candidate(desk, true))
		action_go_next(desk, kind, true, count);
	free(kind);
}

void
action_repeat_back(struct desk *desk, const char *argument, uint32_t count)
{
	char *kind = memory_copy_string(desk->kind ? desk->kind : "");

	(void)argument;
	if (!action_candidate(desk, false))
		action_go_next(desk, kind, false, count);
	free(kind);
}

/* -- preview, then go ----------------------------------------------------- */

static void
action_go_marker(struct desk *desk, const struct span *span)
{
	const struct doc *doc = desk->page.doc;
	struct place place = { .document = desk->page.document.number };

	if (span->target >= doc->note_count) {
		desk_say(desk, "this marker leads nowhere; the panel says why");
		return;
	}
	place.start = doc->notes[span->target].start;
	place.end = doc->notes[span->target].end;
	desk_go(desk, &place);
}

static void
action_go_date(struct desk *desk, const struct span *span)
{
	(void)span;
	desk_run(desk, "timeline", 0);
}

static void
action_go_work(struct desk *desk, const struct span *span)
{
	const struct doc *doc = desk->page.doc;
	struct place place = { .document = desk->page.document.number };
	const struct work *work;

	if (span->target >= doc->work_count ||
		doc->works[span->target].short_of >= doc->work_count) {
		desk_say(desk, "this is the full citation");
		return;
	}
	work = &doc->works[doc->works[span->target].short_of];
	place.start = work->start;
	place.end = work->end;
	desk_go(desk, &place);
}

static void
action_go_reference(struct desk *desk, const struct span *span)
{
	struct place place = { desk->page.document.number, span->start,
		span->end };
	const struct doc *doc = desk->page.doc;
	struct reference_list list = { 0 };
	struct error err = { 0 };
	size_t i;

	if (span->target < doc->note_count) {
		place.start = doc->notes[span->target].start;
		place.end = doc->notes[span->target].end;
		desk_go(desk, &place);
		return;
	}
	if (!library_references(desk->library, &place, &list, &err))
		desk_complain(desk, &err);
	for (i = 0; i < list.count; i++) {
		if (!list.rows[i].incoming &&
			list.rows[i].from.start == span->start &&
			list.rows[i].kind == REFERENCE_DECLARED)
			break;
	}
	if (i < list.count)
		desk_go(desk, &list.rows[i].to);
	else if (!err.code)
		desk_say(desk, "nothing in this library answers to it");
	reference_list_done(&list);
}

/* Where a link leads if that is in the library, else it stays where it is. */
static void
action_go_link(struct desk *desk, const struct span *span)
{
	struct place place = { desk->page.document.number, span->start,
		span->end };
	struct reference_list list = { 0 };
	struct error err = { 0 };
	bool found = false;
	size_t i;

	if (!library_references(desk->library, &place, &list, &err))
		desk_complain(desk, &err);
	for (i = 0; i < list.count && !found; i++) {
		found = !list.rows[i].incoming &&
			list.rows[i].kind == REFERENCE_DECLARED &&
			list.rows[i].from.start == span->start;
		if (found)
			desk_go(desk, &list.rows[i].to);
	}
	reference_list_done(&list);
	if (found || err.code)
		return;
	desk_say(desk, "lectern stays offline; %s copies the address",
		keys_of(desk->keys, "yank"));
}

static void
action_go_mention(struct desk *desk, const struct span *span)
{
	(void)span;
	desk_run(desk, "mentions", 0);
}

static void (*const action_go_spot[SPAN_KINDS])(
	struct desk *desk, const struct span *span) = {
	[SPAN_MARKER] = action_go_marker,
	[SPAN_MENTION] = action_go_mention,
	[SPAN_DATE] = action_go_date,
	[SPAN_WORK] = action_go_work,
	[SPAN_REFERENCE] = action_go_reference,
	[SPAN_LINK] = action_go_link,
};

/* A note shown by its number, or a card from elsewhere: go there. */
static bool
action_go_preview(struct desk *desk)
{
	const struct note_list *list;
	struct place place = { .document = desk->page.document.number };

	if (!desk->panel.previewing)
		return false;
	if (desk->panel.entity) {
		desk_run(desk, "mentions", 0);
		return true;
	}
	list = panel_note_list(desk);
	if (!desk->panel.number || desk->panel.number > list->count)
		return false;
	place.start = list->rows[desk->panel.number - 1].start;
	place.end = list->rows[desk->panel.number - 1].end;
	if (!place.end)
		return false;
	return desk_go(desk, &place);
}

void
action_open(struct desk *desk, const char *argument, uint32_t count)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);

	if (!span) {
		if (!action_go_preview(desk))
			action_line_down(desk, argument, count);
	} else if (panel_shows_candidate(desk)) {
		action_go_preview(desk);
	} else if (panel_shows_selection(desk) && action_go_spot[span->kind]) {
		action_go_spot[span->kind](desk, span);
	} else {
		panel_preview(desk, desk_entity(desk));
	}
}

void
action_open_row(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	view_enter(desk, desk_view(desk));
}

void
action_open_line(struct desk *desk, const char *argument, uint32_t count)
{
	const struct sheet_line *line = sheet_chosen(&desk->panel.sheet);
	struct target target;

	(void)argument;
	(void)count;
	if (!line)
		return;
	target = line->target;
	desk->focus = DESK_TEXT;
	desk_follow(desk, &target);
}

void
action_below(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);

	(void)argument;
	(void)count;
	if (view->kind->more && view->below.count)
		view->below_focus = !view->below_focus;
}

void
action_sheet_next(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	sheet_jump(&desk->panel.sheet, true);
}

void
action_sheet_previous(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	sheet_jump(&desk->panel.sheet, false);
}

/* -- mentions ------------------------------------------------------------- */

static void
action_walk_mentions(struct desk *desk, bool forward)
{
	struct place here = desk_here(desk), next = { 0 };
	struct page *page = &desk->page;
	struct error err = { 0 };
	size_t i;

	if (!library_next_mention(desk->library, desk->walk_entity, &here,
		    forward, &next, NULL, NULL, &err)) {
		desk_complain(desk, &err);
		return;
	}
	if (!next.document) {
		desk_say(desk, "no mention %s this one in the library",
			forward ? "after" : "before");
		return;
	}
	if (!desk_walk_to(desk, &next))
		return;
	for (i = page_span_from(page, next.start);
		i < page->doc->span_count &&
		page->doc->spans[i].start == next.start;
		i++) {
		if (page->doc->spans[i].kind == SPAN_MENTION) {
			page_select(page, &page->doc->spans[i]);
			page->target = (struct place){ 0 };
			break;
		}
	}
}

static void
action_mention(struct desk *desk, bool forward)
{
	uint32_t entity = desk_entity(desk);

	if (!entity && desk->panel.previewing)
		entity = desk->panel.entity;
	if (!entity) {
		desk_refuse(desk, "select a name first (%s)",
			keys_of(desk->keys, "next"));
		return;
	}
	if (desk->walk != DESK_WALK_MENTIONS || desk->walk_entity != entity)
		desk->walking = false;
	desk->walk = DESK_WALK_MENTIONS;
	desk->walk_entity = entity;
	action_walk_mentions(desk, forward);
}

void
action_mention_next(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_mention(desk, true);
}

void
action_mention_previous(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_mention(desk, false);
}

static void
action_go_on(struct desk *desk, bool forward)
{
	switch (desk->walk) {
	case DESK_WALK_NONE:
		desk_refuse(desk, "nothing to go on with: search first (%s)",
			keys_of(desk->keys, "find"));
		break;
	case DESK_WALK_FIND:
		desk_run(desk, forward ? "find" : "find-back", 1);
		break;
	case DESK_WALK_MENTIONS:
		action_walk_mentions(desk, forward);
		break;
	}
}

void
action_again(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_go_on(desk, true);
}

void
action_again_back(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_go_on(desk, false);
}
