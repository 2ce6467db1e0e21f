/* Lists of names and of where they stand. */
#include <stdlib.h>
#include <string.h>
#include <string.h>

#include "lectern/library/entities.h"
#include "lectern/library/search.h"
#include "reader/desk.h"
#include "reader/lists.h"

#define MENTIONS_BELOW 60
#define INDEX_DOCUMENTS (LISTING_COLUMNS - 3)

/* -- the index ----------------------------------------------------------- */

/* In a small library, one column for each document. */
static void
entities_spread(struct desk *desk, struct view *view, uint32_t documents)
{
	struct listing *listing = &view->listing;
	struct error ignored = { 0 };
	uint32_t number;
	size_t i;

	for (number = 1; number <= documents; number++)
		listing_column(listing, listing_format(listing, "%u", number),
			LISTING_RIGHT);
	for (i = 0; i < listing->count; i++) {
		struct listing_row *row = &listing->rows[i];
		uint32_t counts[INDEX_DOCUMENTS + 1] = { 0 };

		library_entity_counts(desk->library, row->entity, counts,
			INDEX_DOCUMENTS + 1, &ignored);
		for (number = 1; number <= documents; number++)
			row->cells[2 + number] =
				counts[number] ? listing_format(listing, "%u",
							 counts[number])
					       : ".";
	}
}

static void
entities_count_documents(struct view *view, const struct entity_list *list)
{
	struct listing *listing = &view->listing;
	size_t i;

	listing_column(listing, "documents", LISTING_RIGHT);
	for (i = 0; i < list->count && i < listing->count; i++)
		listing->rows[i].cells[3] =
			listing_format(listing, "%u", list->rows[i].documents);
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
	struct listing *listing = &view->listing;
	uint32_t documents = library_info(desk->library)->documents;
	struct entity_list list = { 0 };
	struct listing_row *row;
	size_t i;

	listing->title = listing_format(listing, "Names in %s, %s",
		view->document ? desk->page.document.label : "the library",
		sorted[view->order % 4]);
	listing_column(listing, "name", LISTING_WIDE);
	listing_column(listing, "type", LISTING_LEFT);
	listing_column(listing, "all", LISTING_RIGHT);
	if (!library_entities(desk->library, &filter, &list, err))
		return false;
	for (i = 0; i < list.count; i++) {
		row = listing_row(listing);
		row->entity = list.rows[i].id;
		row->cells[0] = listing_string(listing, list.rows[i].name);
		row->cells[1] = listing_string(
			listing, entity_type_word(list.rows[i].type));
		row->cells[2] =
			listing_format(listing, "%u", list.rows[i].mentions);
	}
	if (!view->document && documents <= INDEX_DOCUMENTS)
		entities_spread(desk, view, documents);
	else
		entities_count_documents(view, &list);
	entity_list_done(&list);
	view->total = !view->document && !view->filter.len && !filter.types
			      ? library_info(desk->library)->entities
			      : 0;
	return true;
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
	.more = entities_more, .fill_filters = true, .typing = true,
	.keys = "next sort mentions select merge concordance",
	.orders = "count name place" };

/* -- mentions ------------------------------------------------------------ */

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
	entity_card_done(&card);
	for (i = 0; i < list.count; i++)
		lists_add(view, &list.rows[i].place, list.rows[i].before,
			list.rows[i].form, list.rows[i].after);
	mention_list_done(&list);
	lists_sort(view);
	return true;
}

const struct view_kind view_mentions = { "mentions", .fill = mentions_fill,
	.more = lists_passage, .draw = lists_draw_line, .fill_pages = true,
	.keys = "concordance card", .orders = "text left right" };
