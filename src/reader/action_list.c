/* Opening lists, and what can be done to one. */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/file.h"
#include "lectern/base/fold.h"
#include "lectern/library/entities.h"
#include "reader/action.h"
#include "reader/desk.h"
#include "reader/lists.h"

static struct view *
action_push(
	struct desk *desk, const struct view_kind *kind, const char *argument)
{
	struct view *view = view_new(kind, argument);

	view->document = desk->page.document.number;
	view->place = desk_here(desk);
	return view;
}

static bool
action_is_open(struct desk *desk)
{
	if (desk->page.document.number)
		return true;
	desk_refuse(desk, "no document is open");
	return false;
}

void
action_documents(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	desk_clear_layers(desk);
	if (desk->focus == DESK_DOCUMENTS) {
		if (!action_is_open(desk))
			return;
		desk->documents_hidden = true;
		desk->focus = DESK_TEXT;
		return;
	}
	desk->documents_hidden = false;
	desk->focus = DESK_DOCUMENTS;
	if (desk->page.document.number)
		view_go(&desk->documents, desk->page.document.number - 1);
}

void
action_outline(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view;
	size_t section;

	(void)argument;
	(void)count;
	if (!action_is_open(desk))
		return;
	view = action_push(desk, &view_outline, NULL);
	if (!desk_push(desk, view))
		return;
	section = page_section(&desk->page, page_last(&desk->page));
	view_go(view,
		section < page_sections(&desk->page)->count ? section : 0);
}

static void
action_open_accept(struct desk *desk, const char *text)
{
	struct error err = { 0 };
	uint32_t number;

	if (!*text)
		return;
	number = library_find_document(desk->library, text, &err);
	if (number) {
		desk_open_document(desk, number);
		return;
	}
	desk_clear_layers(desk);
	desk->focus = DESK_DOCUMENTS;
	view_filter(desk, &desk->documents, text);
	if (desk->documents.shown_count == 1)
		view_enter(desk, &desk->documents);
	else
		desk_say(desk,
			"%zu documents whose title, author or file "
			"holds '%s'",
			desk->documents.shown_count, text);
}

void
action_open_document(struct desk *desk, const char *argument, uint32_t count)
{
	if (count)
		desk_open_document(desk, count);
	else if (*argument)
		action_open_accept(desk, argument);
	else
		prompt_begin(&desk->prompt,
			"open (number, title, author): ", "",
			action_open_accept);
}

void
action_notes(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	if (action_is_open(desk))
		desk_push(desk, action_push(desk, &view_notes, NULL));
}

void
action_check(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	desk_push(desk, action_push(desk, &view_remarks, NULL));
}

void
action_messages(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	desk_push(desk, action_push(desk, &view_messages, NULL));
}

static void
action_push_entities(struct desk *desk, const char *filter, uint32_t document)
{
	struct view *view = action_push(desk, &view_entities, NULL);

	view->document = document;
	str_add(&view->filter, filter);
	desk_push(desk, view);
}

void
action_entities(struct desk *desk, const char *argument, uint32_t count)
{
	(void)count;
	action_push_entities(desk, argument, 0);
}

void
action_entities_here(struct desk *desk, const char *argument, uint32_t count)
{
	(void)count;
	if (action_is_open(desk))
		action_push_entities(
			desk, argument, desk->page.document.number);
}

uint32_t
action_entity(struct desk *desk, const char *argument)
{
	struct view *view = desk_view(desk);
	const struct listing_row *row = view ? view_row(view) : NULL;
	struct error err = { 0 };
	uint32_t entity;

	if (*argument) {
		entity = library_find_entity(desk->library, argument, &err);
		if (!entity)
			desk_complain(desk, &err);
		return entity;
	}
	if (row && row->entity)
		return row->entity;
	if (view && view->entity)
		return view->entity;
	entity = desk_entity(desk);
	if (!entity && desk->panel.previewing)
		entity = desk->panel.entity;
	return entity;
}

/*
 * Where no document is open a card would have no text to stand beside: the row
 * under the bar is opened, or else the place where the name is first.
 */
static bool
action_card_page(struct desk *desk, uint32_t entity)
{
	struct view *view = desk_view(desk);
	const struct listing_row *row = view ? view_row(view) : NULL;
	struct place place = row ? row->place : (struct place){ 0 };
	struct arena arena = { 0 };
	struct entity_row found;
	struct error err = { 0 };
	bool ok = true;

	if (desk->page.document.number)
		return true;
	if (!place.document || view == &desk->documents) {
		ok = library_entity(
			desk->library, entity, &arena, &found, &err);
		if (ok)
			place = found.first;
		else
			desk_complain(desk, &err);
		arena_done(&arena);
	}
	return ok && desk_go(desk, &place);
}

void
action_card(struct desk *desk, const char *argument, uint32_t count)
{
	uint32_t entity = action_entity(desk, argument);

	(void)count;
	if (entity && action_card_page(desk, entity)) {
		desk_clear_layers(desk);
		if (desk->focus == DESK_DOCUMENTS)
			desk->focus = DESK_TEXT;
		panel_preview(desk, entity);
	} else if (!entity && !*argument) {
		desk_refuse(desk, "select a name first (%s)",
			keys_of(desk->keys, "next"));
	}
}

static void
action_push_mentions(struct desk *desk, const struct view_kind *kind,
	uint32_t entity, uint32_t document)
{
	struct view *view = action_push(desk, kind, NULL);

	view->entity = entity;
	view->document = document;
	desk_push(desk, view);
}

void
action_mentions(struct desk *desk, const char *argument, uint32_t count)
{
	uint32_t entity = action_entity(desk, argument);

	(void)count;
	if (entity)
		action_push_mentions(desk, &view_mentions, entity, 0);
	else if (!*argument)
		desk_refuse(desk, "select a name first (%s)",
			keys_of(desk->keys, "next"));
}

void
action_mentions_in(struct desk *desk, const char *argument, uint32_t count)
{
	char *end;
	uint32_t document = (uint32_t)strtoul(argument, &end, 10);
	uint32_t entity = (uint32_t)strtoul(end, NULL, 10);

	(void)count;
	action_push_mentions(desk, &view_mentions, entity, document);
}

static void
action_concordance_accept(struct desk *desk, const char *text)
{
	if (*text)
		desk_push(desk, action_push(desk, &view_concordance, text));
}

/* The query of the list that has the focus, if it is of one; or NULL. */
static const char *
action_query(struct desk *desk)
{
	const struct view *view = desk_view(desk);

	if (!view || view->entity ||
		(view->kind != &view_search && view->kind != &view_timeline &&
			view->kind != &view_concordance))
		return NULL;
	return view->argument;
}

void
action_concordance(struct desk *desk, const char *argument, uint32_t count)
{
	uint32_t entity = *argument ? 0 : action_entity(desk, "");
	const char *query = *argument ? argument : action_query(desk);

	(void)count;
	if (entity)
		action_push_mentions(desk, &view_concordance, entity, 0);
	else if (query)
		action_concordance_accept(desk, query);
	else
		prompt_begin(&desk->prompt, "words in context: ", "",
			action_concordance_accept);
}

void
action_references(struct desk *desk, const char *argument, uint32_t count)
{
	const struct desk_left *left = &desk->elsewhere;
	struct view *view;

	(void)argument;
	(void)count;
	if (!action_is_open(desk))
		return;
	view = action_push(desk, &view_references, NULL);
	if (desk_push(desk, view) &&
		left->screen.document == desk->page.document.number &&
		left->screen.start == page_first(&desk->page))
		view_go_place(view, &left->to);
}

/* "19XX" before "1942": an unknown digit counts as the least. */
static int
action_compare_dates(const char *a, const char *b)
{
	char x, y;

	for (; *a || *b; a++, b++) {
		x = *a == 'X' ? '0' : *a;
		y = *b == 'X' ? '0' : *b;
		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

/* Puts the bar on this date, or on the first one after it. */
static void
action_timeline_at(struct desk *desk, struct view *view, const char *edtf)
{
	const char *last;
	size_t i, after, count = 0;

	/* Only so far into the library as the date is late. */
	while (view->shown_count > count) {
		count = view->shown_count;
		last = view->listing.rows[view->shown[count - 1]].cells[0];
		if (action_compare_dates(last, edtf) > 0)
			break;
		view_go(view, count - 1);
		view_extend(desk, view, 1);
	}
	after = view->shown_count;

	for (i = 0; i < view->shown_count; i++) {
		const char *date = view->listing.rows[view->shown[i]].cells[0];

		if (!strcmp(date, edtf))
			break;
		if (after == view->shown_count &&
			action_compare_dates(date, edtf) > 0)
			after = i;
	}
	view_go(view, i < view->shown_count ? i : after);
}

/* What a timeline is of: a date to go to, somebody, words, or a list's. */
static char *
action_timeline_of(struct desk *desk, struct view *view, const char *argument)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);
	struct error unknown = { 0 };
	const char *digits = argument;

	view->document = 0;
	if (!*argument) {
		view->entity = action_entity(desk, "");
		return span && span->kind == SPAN_DATE && span->value
			       ? memory_copy_string(span->value)
			       : NULL;
	}
	digits += strspn(digits, "0123456789-X/");
	if (!*digits)
		return memory_copy_string(argument);
	view->entity = library_find_entity(desk->library, argument, &unknown);
	if (!view->entity)
		view->argument = memory_copy_string(argument);
	return NULL;
}

void
action_timeline(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = action_push(desk, &view_timeline, NULL);
	const char *query = count ? NULL : action_query(desk);
	char *edtf = action_timeline_of(desk, view, argument);
	struct str year = { 0 };

	if (!*argument && !view->entity && query)
		view->argument = memory_copy_string(query);
	if (desk_push(desk, view)) {
		if (count) {
			str_add_format(&year, "%u", count);
			action_timeline_at(desk, view, str_text(&year));
		} else if (edtf) {
			action_timeline_at(desk, view, edtf);
		}
	}
	str_done(&year);
	free(edtf);
}

void
action_annotations(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	desk_push(desk, action_push(desk, &view_annotations, NULL));
}

void
action_keys(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = action_push(desk, &view_keys, NULL);

	(void)count;
	str_add(&view->filter, argument);
	desk_push(desk, view);
}

void
action_types(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	desk_push(desk, action_push(desk, &view_types, NULL));
}

/* -- what can be done to a list ------------------------------------------- */

void
action_sort(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);

	(void)argument;
	(void)count;
	if (!view->kind->orders) {
		desk_refuse(desk, "this list has one order only");
		return;
	}
	view->order++;
	view_refill(desk, view);
}

static void
action_sort_by(struct desk *desk, uint32_t order)
{
	struct view *view = desk_view(desk);

	if (view->kind != &view_concordance && view->kind != &view_mentions) {
		desk_refuse(desk, "only a concordance is sorted so");
		return;
	}
	view->order = order;
	view_refill(desk, view);
}

void
action_sort_left(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_sort_by(desk, 1);
}

void
action_sort_right(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_sort_by(desk, 2);
}

static void
action_widen(struct desk *desk, int by)
{
	struct view *view = desk_view(desk);
	const char *why = "there is no more or less of this list";

	if (view->kind->widen)
		why = view->kind->widen(desk, view, by);
	if (why)
		desk_refuse(desk, "%s", why);
}

void
action_widen_row(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_widen(desk, 1);
}

void
action_narrow_row(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_widen(desk, -1);
}

static void
action_write_file(struct desk *desk, const char *text)
{
	struct view *view = desk_view(desk);
	struct str out = { 0 };
	struct error err = { 0 };

	if (!*text || !view)
		return;
	view_print(view, &out);
	if (file_write(text, str_text(&out), out.len, &err))
		desk_say(desk, "%zu lines written to %s", view->shown_count,
			text);
	else
		desk_complain(desk, &err);
	str_done(&out);
}

static void
action_write_over(struct desk *desk, const char *text)
{
	if (*text == 'y' || *text == 'Y')
		action_write_file(desk, desk->writing);
	else
		desk_say(desk, "%s is as it was", desk->writing);
}

/* Nothing that is there is written over unasked. */
static void
action_write_accept(struct desk *desk, const char *text)
{
	if (!file_is_there(text)) {
		action_write_file(desk, text);
		return;
	}
	free(desk->writing);
	desk->writing = memory_copy_string(text);
	prompt_begin(&desk->prompt, "there is such a file; write over it (y)? ",
		"", action_write_over);
}

void
action_write(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);
	struct str name = { 0 };

	(void)count;
	str_add_format(&name, "%s.tsv", view->kind->name);
	if (*argument)
		action_write_accept(desk, argument);
	else
		prompt_begin(&desk->prompt,
			"write the list to: ", str_text(&name),
			action_write_accept);
	str_done(&name);
}
