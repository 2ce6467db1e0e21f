/*
 * A corrected library takes the place of the one on the desk.
 *
 * It has the same text to the byte, so the page stays as it is, down to the
 * row; lists are filled anew, and a card goes on showing whom it showed.
 */
#include <stdlib.h>

#include "lectern/library/entities.h"
#include "reader/action.h"
#include "reader/desk.h"

/* Who is at the place of somebody's first mention now; 0: nobody. */
static uint32_t
exchange_now(struct library *library, const struct entity_row *row)
{
	struct error ignored = { 0 };
	struct entity_row now;
	struct arena arena = { 0 };
	uint32_t id = 0;
	size_t i;
	struct doc *doc;

	if (library_entity(library, row->id, &arena, &now, &ignored))
		id = row->id;
	arena_done(&arena);
	if (id)
		return id;
	doc = library_load(library, row->first.document, row->first.start,
		row->first.end, &ignored);
	for (i = 0; doc && i < doc->span_count; i++) {
		const struct span *span = &doc->spans[i];

		if (span->kind == SPAN_MENTION &&
			span->start == row->first.start &&
			span->target < doc->entity_count)
			id = doc->entities[span->target].id;
	}
	doc_free(doc);
	return id == DOC_NONE ? 0 : id;
}

/* What was selected still is, although it may be of another type now. */
static void
exchange_selected(struct page *page)
{
	const struct hotspot *spot = &page->selected;
	size_t i;

	if (spot->kind == SPAN_KINDS || page_span(page, spot))
		return;
	for (i = 0; page->doc && i < page->doc->span_count; i++) {
		const struct span *span = &page->doc->spans[i];

		if (span->kind == spot->kind && span->start == spot->start &&
			span->end == spot->end) {
			page_select(page, span);
			return;
		}
	}
	page_deselect(page);
}

/* The same page of the same text, in another library. */
static void
exchange_page(struct desk *desk, struct library *library)
{
	struct page *page = &desk->page;
	struct history_step step = history_here(page);
	struct error err = { 0 };

	desk->library = library;
	page->library = library;
	if (step.document && page_open(page, step.document, &err) &&
		history_restore(page, &step, &err))
		page_lay(page, page->height);
	if (err.code)
		desk_complain(desk, &err);
	exchange_selected(page);
}

/* Whom each list is of, while the library that knows them is there. */
static struct entity_row *
exchange_were(struct desk *desk, struct arena *arena)
{
	struct entity_row *were =
		memory_zero(desk->layer_count + 1, sizeof *were);
	struct error ignored = { 0 };
	size_t i;

	for (i = 0; i < desk->layer_count; i++) {
		if (desk->layers[i]->entity)
			library_entity(desk->library, desk->layers[i]->entity,
				arena, &were[i], &ignored);
	}
	return were;
}

/* The lists, with the bar on whom it was on. */
static void
exchange_views(struct desk *desk, const struct entity_row *under,
	const struct entity_row *were)
{
	struct view *view, *kept = desk->results;
	uint32_t entity;
	size_t i, k;

	view_refill(desk, &desk->documents);
	for (i = 0; i < desk->layer_count; i++) {
		view = desk->layers[i];
		kept = kept == view ? NULL : kept;
		entity = were[i].id ? exchange_now(desk->library, &were[i]) : 0;
		view->entity = entity ? entity : view->entity;
		view->ticked.count = view->opened.count = 0;
		view_refill(desk, view);
	}
	if (kept && kept->entity) {
		view_free(kept);
		desk->results = NULL;
	}
	if (!desk->layer_count || !under->id)
		return;
	view = desk->layers[desk->layer_count - 1];
	entity = exchange_now(desk->library, under);
	for (k = 0; k < view->shown_count; k++) {
		if (view->listing.rows[view->shown[k]].entity == entity)
			view_go(view, k);
	}
}

/* A card goes on showing the one it was opened for, whoever that is now. */
static void
exchange_card(struct desk *desk, const struct entity_row *shown, bool selected)
{
	struct panel *panel = &desk->panel;

	panel_forget(panel);
	if (!panel->previewing || !panel->entity)
		return;
	panel->entity = selected && desk_entity(desk)
				? desk_entity(desk)
				: exchange_now(desk->library, shown);
	if (!panel->entity)
		panel_unpreview(desk);
}

static void
exchange(struct desk *desk, struct library *library)
{
	struct view *view = desk->layer_count ? desk_view(desk) : NULL;
	const struct listing_row *row = view ? view_row(view) : NULL;
	bool selected = desk_entity(desk) == desk->panel.entity;
	struct entity_row shown = { 0 }, under = { 0 };
	struct arena arena = { 0 };
	struct error ignored = { 0 };
	struct entity_row *were = exchange_were(desk, &arena);

	if (desk->panel.entity)
		library_entity(desk->library, desk->panel.entity, &arena,
			&shown, &ignored);
	if (row && row->entity)
		library_entity(
			desk->library, row->entity, &arena, &under, &ignored);
	exchange_page(desk, library);
	exchange_card(desk, &shown, selected);
	exchange_views(desk, &under, were);
	free(were);
	if (desk->reopened)
		library_close(desk->reopened);
	desk->reopened = library;
	arena_done(&arena);
}

/* Makes the library what the notebook says, if it can be; else says why. */
static bool
exchange_library(struct desk *desk, struct error *err)
{
	const struct library_info *info = library_info(desk->library);
	bool other = library_is_replaced(desk->library);
	struct library *library = NULL;
	char *all = notebook_corrections(desk->notebook, info->key, err);
	bool ok = all && desk->correct(info->path, all, err);

	free(all);
	if (!ok)
		return false;
	/* Somebody has indexed meanwhile: it may be another text. */
	if (other) {
		action_reload(desk, "", 0);
		return true;
	}
	library = library_open(info->path, err);
	if (library)
		exchange(desk, library);
	return library != NULL;
}

void
desk_correct(struct desk *desk, const char *said)
{
	struct error err = { 0 };

	if (!desk->correct)
		desk_say(
			desk, "kept for when the library is indexed: %s", said);
	else if (exchange_library(desk, &err))
		desk_say(desk, "%s", said);
	else
		desk_refuse(desk,
			"kept for when the library is indexed, for now: %s",
			err.text);
}
