/* Lists of names and of where they stand. */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/library/entities.h"
#include "lectern/library/search.h"
#include "reader/desk.h"
#include "reader/lists.h"

#define MENTIONS_BELOW 60
#define INDEX_DOCUMENTS (LISTING_COLUMNS - 3)

/* -- the index ------------------------------------------------------------ */

/* What the last columns hold: each document, or how many there are. */
struct entities_columns {
	struct desk *desk;
	struct view *view;
	uint32_t documents; /* 0: how many there are */
};

static void
entities_columns(struct entities_columns *columns)
{
	struct listing *listing = &columns->view->listing;
	uint32_t documents = library_info(columns->desk->library)->documents,
		 number;

	listing_column(listing, "name", LISTING_WIDE);
	listing_column(listing, "type", LISTING_LEFT);
	listing_column(listing, "all", LISTING_RIGHT);
	if (columns->view->document || documents > INDEX_DOCUMENTS) {
		listing_column(listing, "documents", LISTING_RIGHT);
		return;
	}
	columns->documents = documents;
	for (number = 1; number <= documents; number++)
		listing_column(listing, listing_format(listing, "%u", number),
			LISTING_RIGHT);
}

/* counts[number], or, if there are too many, how many documents it is in. */
static void
entities_counts(struct entities_columns *columns, struct listing_row *row,
	const uint32_t *counts, uint32_t documents)
{
	struct listing *listing = &columns->view->listing;
	uint32_t number;

	if (!columns->documents)
		row->cells[3] = listing_format(listing, "%u", documents);
	for (number = 1; number <= columns->documents; number++)
		row->cells[2 + number] =
			counts[number]
				? listing_format(listing, "%u", counts[number])
				: ".";
}

/* "  Lechln  (scan)" under the name. */
static void
entities_form(struct entities_columns *columns, uint32_t entity,
	const struct entity_form *form)
{
	struct listing *listing = &columns->view->listing;
	uint32_t document = columns->view->document;
	uint32_t count = document ? form->counts[document] : form->count;
	struct listing_row *row;

	if (!count)
		return;
	row = listing_row(listing);
	row->part = true;
	row->entity = entity;
	row->cells[0] = listing_format(
		listing, "  %s%s", form->form, form->scan ? "  (scan)" : "");
	row->cells[2] = listing_format(listing, "%u", count);
	entities_counts(columns, row, form->counts, form->documents);
}

static bool
text_holds(const char *text, const char *folded)
{
	char *key = fold_string(text, strlen(text));
	bool holds = strstr(key, folded) != NULL;

	free(key);
	return holds;
}

/*
 * The ways it is written: all if it was opened; of one that was found by
 * another name than its own, those that hold the filter.
 */
static bool
entities_forms(struct entities_columns *columns, const struct entity_row *row,
	struct error *err)
{
	struct view *view = columns->view;
	bool open = view_ids_have(&view->opened, row->id);
	char *wanted = fold_string(str_text(&view->filter), view->filter.len);
	struct entity_form_list list = { 0 };
	bool ok = true;
	size_t i;

	if (open || !text_holds(row->name, wanted))
		ok = library_entity_forms(columns->desk->library, row->id,
			(view->document ? view->document : columns->documents) +
				1,
			&list, err);
	for (i = 0; ok && i < list.count; i++) {
		if (open || text_holds(list.rows[i].form, wanted))
			entities_form(columns, row->id, &list.rows[i]);
	}
	entity_form_list_done(&list);
	free(wanted);
	return ok;
}

static bool
entities_row(struct entities_columns *columns, const struct entity_row *entity,
	struct error *err)
{
	struct listing *listing = &columns->view->listing;
	struct listing_row *row = listing_row(listing);
	uint32_t counts[INDEX_DOCUMENTS + 1] = { 0 };

	row->entity = entity->id;
	row->cells[0] = listing_string(listing, entity->name);
	row->cells[1] = entity_type_word(entity->type);
	row->cells[2] = listing_format(listing, "%u", entity->mentions);
	if (columns->documents &&
		!library_entity_counts(columns->desk->library, entity->id,
			counts, INDEX_DOCUMENTS + 1, err))
		return false;
	entities_counts(columns, row, counts, entity->documents);
	return entities_forms(columns, entity, err);
}

static bool
entities_fill(struct desk *desk, struct view *view, struct error *err)
{
	static const enum entity_order orders[] = { ENTITY_BY_COUNT,
		ENTITY_BY_NAME, ENTITY_BY_PLACE, ENTITY_BY_SPREAD };
	static const char *const sorted[] = { "by count", "by name",
		"in order of appearance", "by spread over documents" };
	struct entity_filter filter = {
		.types = desk->page.types == UINT32_MAX ? 0 : desk->page.types,
		.document = view->document,
		.text = view->filter.len ? str_text(&view->filter) : NULL,
		.order = orders[view->order % 4],
		.limit = view_limit(view)
	};
	struct entities_columns columns = { desk, view, 0 };
	struct entity_list list = { 0 };
	bool ok = true;
	size_t i;

	view->listing.title = listing_format(&view->listing, "Names in %s, %s",
		view->document ? desk->page.document.label : "the library",
		sorted[view->order % 4]);
	entities_columns(&columns);
	if (!library_entities(desk->library, &filter, &list, err))
		return false;
	for (i = 0; ok && i < list.count; i++)
		ok = entities_row(&columns, &list.rows[i], err);
	view->fetched = list.count;
	entity_list_done(&list);
	view->total = !view->document && !view->filter.len && !filter.types
			      ? library_info(desk->library)->entities
			      : 0;
	return ok;
}

/* The bar goes to the name of which the row under it is a part. */
static uint32_t
entities_head(struct view *view)
{
	while (view->bar && view_row(view) && view_row(view)->part)
		view->bar--;
	return view_row(view) ? view_row(view)->entity : 0;
}

static size_t
entities_parts(const struct view *view, uint32_t entity)
{
	size_t i, count = 0;

	for (i = 0; i < view->listing.count; i++)
		count += view->listing.rows[i].part &&
			 view->listing.rows[i].entity == entity;
	return count;
}

/* Shows the ways in which the name under the bar is written, or hides them. */
static const char *
entities_widen(struct desk *desk, struct view *view, int by)
{
	uint32_t entity = entities_head(view);

	if (!entity)
		return "there is no name here";
	if (view_ids_have(&view->opened, entity) == (by > 0))
		return by > 0 ? "its forms are shown already"
			      : "its forms are hidden already";
	view_ids_turn(&view->opened, entity);
	view_refill(desk, view);
	if (by < 0 || entities_parts(view, entity) > 1)
		return NULL;
	view_ids_turn(&view->opened, entity);
	view_refill(desk, view);
	return "it is always written so";
}

static void
entities_add_mention(struct view *view, const struct mention_row *mention)
{
	struct sheet_line *line = sheet_add(&view->below, ROLE_TEXT,
		sheet_format(&view->below, "%s%s%s",
			mention->before + strspn(mention->before, " "),
			mention->form, mention->after));

	line->label = sheet_format(&view->below, "%u", mention->place.document);
	line->indent = 4;
	line->target.place = mention->place;
}

/* The lower half: where the name under the bar stands. */
static void
entities_more(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width)
{
	struct mention_list list = { 0 };
	struct error err = { 0 };
	size_t i;

	(void)width;
	if (!library_mentions(desk->library, row->entity, view->document,
		    MENTIONS_BELOW, &list, &err)) {
		sheet_add(&view->below, ROLE_ERROR, err.text);
		return;
	}
	for (i = 0; i < list.count; i++)
		entities_add_mention(view, &list.rows[i]);
	if (list.count == MENTIONS_BELOW)
		sheet_add(&view->below, ROLE_DIM,
			sheet_format(&view->below,
				"... and more: %s lists all of them",
				keys_of(desk->keys, "mentions")));
	mention_list_done(&list);
}

const struct view_kind view_entities = { "names", .fill = entities_fill,
	.more = entities_more, .widen = entities_widen, .fill_filters = true,
	.typing = true,
	.keys = "next sort wider:forms select merge mentions concordance",
	.orders = "count name place spread", .kept = true };

/* -- mentions ------------------------------------------------------------- */

static bool
mentions_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	struct mention_list list = { 0 };
	struct entity_card card = { 0 };
	size_t i;

	lists_columns(view);
	if (!library_mentions(desk->library, view->entity, view->document,
		    lists_limit(view), &list, err))
		return false;
	if (library_entity_card(desk->library, view->entity, &card, err)) {
		listing->title = listing_format(
			listing, "Mentions of %s", card.entity.name);
		view->total = view->document ? 0 : card.entity.mentions;
	}
	for (i = 0; i < list.count; i++)
		lists_add(view, &list.rows[i].place, list.rows[i].before,
			list.rows[i].form, list.rows[i].after);
	lists_add_scans(view, &card);
	entity_card_done(&card);
	mention_list_done(&list);
	lists_sort(view);
	return true;
}

const struct view_kind view_mentions = { "mentions", .fill = mentions_fill,
	.more = lists_passage, .draw = lists_draw_line, .fill_pages = true,
	.keys = "concordance card", .orders = "text left right", .kept = true };
