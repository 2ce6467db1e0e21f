/*
 * What a query finds, on the screen: hits by document, and a concordance.
 *
 * Hits are headed by their documents; what fits less well than it was asked
 * for has a sign before it, and the lower half says in words what it is.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "lectern/library/entities.h"
#include "lectern/library/search.h"
#include "reader/desk.h"
#include "reader/lists.h"

#define CELL_WHERE 5         /* note, heading, boilerplate */
#define SEARCH_MOST 5000     /* hits that are read, however long one goes on */
#define SEARCH_FILTERED 2000 /* hits that a filter is held against */
#define CONTEXT_WIDEST 4

static void
search_columns(struct view *view)
{
	lists_columns(view);
	listing_column(&view->listing, "how", LISTING_LEFT);
	listing_column(&view->listing, "where", LISTING_LEFT);
}

static struct listing_row *
search_add(struct view *view, const struct hit *hit)
{
	struct listing_row *row;

	lists_add(view, &hit->place, hit->before, hit->match, hit->after);
	row = &view->listing.rows[view->listing.count - 1];
	row->cells[LISTS_HOW] = hit_how_name(hit->how);
	row->cells[CELL_WHERE] = hit->in_note          ? "note"
				 : hit->in_heading     ? "heading"
				 : hit->in_boilerplate ? "boilerplate"
						       : "";
	return row;
}

/* -- search --------------------------------------------------------------- */

static const char *
search_number(struct listing *listing, uint32_t count, const char *what)
{
	return listing_format(
		listing, "%u %s%s", count, what, count == 1 ? "" : "s");
}

/* "Somebody is called so: PER Juan Lechín, 55 mentions" above all else. */
static void
search_offer(
	struct desk *desk, struct view *view, const struct hit_entity *entity)
{
	struct listing *listing = &view->listing;
	struct listing_row *row;

	view->entity = entity->id;
	if (!entity->id)
		return;
	row = listing_head(listing,
		listing_format(listing, "also %s: %s, %s (%s)",
			entity_type_name(entity->type), entity->name,
			search_number(listing, entity->mentions, "mention"),
			keys_of(desk->keys, "card")),
		NULL);
	row->entity = entity->id;
}

static void
search_title(struct view *view, const struct hit_list *list)
{
	struct listing *listing = &view->listing;

	if (list->more)
		listing->title = listing_format(listing,
			"%s: more than %u passages, not in order yet",
			view->argument, list->total / 1000 * 1000);
	else
		listing->title = listing_format(listing, "%s: %s in %s",
			view->argument,
			search_number(listing, list->total, "passage"),
			search_number(listing, list->documents, "document"));
}

static void
search_group(struct desk *desk, struct view *view, const struct hit_list *list,
	const struct hit_document *group)
{
	struct listing *listing = &view->listing;
	struct document document;
	struct error err = { 0 };
	struct listing_row *row;
	size_t i;

	if (!library_document(desk->library, group->document, &listing->arena,
		    &document, &err))
		return;
	row = listing_head(listing,
		listing_format(
			listing, "%u  %s", group->document, document.label),
		group->passages > group->listed
			? listing_format(listing, "%zu of %u", group->listed,
				  group->passages)
			: listing_format(listing, "%u", group->passages));
	row->place = list->rows[group->first].place;
	for (i = 0; i < group->listed; i++)
		search_add(view, &list->rows[group->first + i]);
}

/* Nothing has the word: is there one that is spelt nearly so? */
static bool
search_misspelt(struct desk *desk, struct view *view,
	const struct search_options *options, struct hit_list *list,
	struct error *err)
{
	struct listing *listing = &view->listing;
	const char *query = listing_format(listing, "%s~1", view->argument);

	hit_list_done(list);
	if (!library_search(desk->library, query, options, list, err))
		return false;
	if (list->total)
		listing->title = listing_format(listing,
			"nothing has %s; %s: %s", view->argument, query,
			search_number(listing, list->total, "passage"));
	return true;
}

static uint32_t
search_limit(const struct view *view)
{
	uint32_t limit = view_limit(view);

	if (view->filter.len)
		return SEARCH_FILTERED;
	return limit < SEARCH_MOST ? limit : SEARCH_MOST;
}

static bool
search_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct search_options options = { .limit = search_limit(view),
		.exact = desk->exact,
		.hurry = !view->patient };
	struct hit_list list;
	size_t i;

	if (!library_search(
		    desk->library, view->argument, &options, &list, err))
		return false;
	if (!list.total && library_may_be_misspelt(view->argument) &&
		!search_misspelt(desk, view, &options, &list, err))
		return false;
	search_columns(view);
	if (!view->listing.title)
		search_title(view, &list);
	view->unfinished = list.more;
	view->fetched = list.count;
	view->total = list.total;
	if (list.count)
		search_offer(desk, view, &list.entity);
	for (i = 0; i < list.group_count; i++)
		search_group(desk, view, &list, &list.groups[i]);
	hit_list_done(&list);
	return true;
}

/* Signs before a hit: "~" not quite what was typed, "n" in a note. */
static char
search_sign(const struct listing_row *row)
{
	if (hit_is_near(hit_how_of(row->cells[LISTS_HOW])))
		return '~';
	return *row->cells[CELL_WHERE] == 'n' ? 'n' : ' ';
}

static void
search_draw(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols)
{
	char sign;

	if (row->head) {
		lists_draw_head(row, grid, at, col, cols);
		return;
	}
	sign = search_sign(row);
	grid_text(grid, at, col + 3, 1, &sign, 1,
		sign == '~' ? ROLE_PROBLEM : ROLE_DIM);
	if (cols > 6)
		lists_draw_words(view, row, grid, at, col + 5, cols - 5);
}

/* What the sign before a hit means. */
static const char *
search_reason(const struct listing_row *row)
{
	static const struct {
		const char *how, *why;
	} reasons[] = {
		{ "accents", "its accents are not those that were typed" },
		{ "edit", "one letter away from what was typed" },
		{ "scan", "spelt so here, probably by an error of the scan" },
		{ "damage", "damaged here; it probably said what was typed" },
		{ "form", "another form of the word" },
	};
	size_t i;

	for (i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		if (!strcmp(reasons[i].how, row->cells[LISTS_HOW]))
			return reasons[i].why;
	}
	return NULL;
}

static void
search_more(struct desk *desk, struct view *view, const struct listing_row *row,
	uint32_t width)
{
	const char *why = row->head ? NULL : search_reason(row);

	if (row->head && row->entity) {
		sheet_add(&view->below, ROLE_DIM,
			"the query is also a name: its card, and all its "
			"mentions under any spelling");
		return;
	}
	if (why)
		sheet_wrap(
			&view->below, "", slice_of(why), ROLE_DIM, 0, width, 0);
	lists_passage_of(desk, view, row, width, view->argument);
}

const struct view_kind view_search = { "search", .fill = search_fill,
	.more = search_more, .draw = search_draw, .beside = true,
	.first_row = true, .fill_pages = true, .empty = "no passage matches",
	.keys = "search concordance:context timeline:when" };

/* -- concordance ---------------------------------------------------------- */

/* "3[..:.#] 12": where in a document, and how often. */
static void
concordance_strip(struct view *view, uint32_t document, const uint16_t *strip,
	size_t parts, uint32_t count)
{
	static const char signs[] = ".:+#";
	struct str text = { 0 };
	size_t i;

	str_add_format(&text, "%s%s%u[",
		view->listing.note ? view->listing.note : "",
		view->listing.note ? "\n" : "", document);
	for (i = 0; i < parts; i++)
		str_add_char(&text, signs[strip[i] < 3 ? strip[i] : 3]);
	str_add_format(&text, "] %u", count);
	view->listing.note = listing_string(&view->listing, str_text(&text));
	str_done(&text);
}

/* Bytes of context to ask for, by how wide it is wanted. */
static uint32_t
concordance_room(const struct view *view)
{
	return view->wider > 0 ? 300u * (uint32_t)(view->wider + 1) : 300;
}

static bool
concordance_of_words(struct desk *desk, struct view *view, struct error *err)
{
	struct search_options options = { .limit = lists_limit(view),
		.exact = desk->exact,
		.context = concordance_room(view) };
	struct listing *listing = &view->listing;
	struct hit_list list;
	size_t i;

	if (!library_concordance(
		    desk->library, view->argument, &options, &list, err))
		return false;
	listing->title = listing_format(listing, "Context of %s: %s in %s",
		view->argument, search_number(listing, list.total, "passage"),
		search_number(listing, list.documents, "document"));
	for (i = 0; i < list.count; i++)
		search_add(view, &list.rows[i]);
	for (i = 0; i < list.group_count; i++)
		concordance_strip(view, list.groups[i].document,
			list.groups[i].strip, HIT_STRIP,
			list.groups[i].passages);
	hit_list_done(&list);
	return true;
}

static bool
concordance_mention(struct desk *desk, struct view *view,
	const struct mention_row *mention, struct error *err)
{
	struct mention_context around;
	struct listing_row *row;

	if (!library_context(desk->library, &mention->place,
		    concordance_room(view), &view->listing.arena, &around, err))
		return false;
	lists_add(view, &mention->place, around.before, around.match,
		around.after);
	row = &view->listing.rows[view->listing.count - 1];
	row->cells[CELL_WHERE] = "";
	row->entity = view->entity;
	return true;
}

static bool
concordance_of_name(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	struct mention_list list = { 0 };
	struct entity_card card;
	size_t i;
	bool ok;

	if (!library_entity_card(desk->library, view->entity, &card, err))
		return false;
	listing->title = listing_format(listing, "Context of %s: %s, %s",
		card.entity.name,
		search_number(listing, card.entity.mentions, "mention"),
		search_number(listing, (uint32_t)card.alias_count, "spelling"));
	view->total = card.entity.mentions;
	for (i = 0; i < card.document_count; i++)
		concordance_strip(view, card.documents[i].document,
			card.documents[i].strip, ENTITY_STRIP,
			card.documents[i].mentions);
	ok = library_mentions(desk->library, view->entity, view->document,
		lists_limit(view), &list, err);
	for (i = 0; ok && i < list.count; i++)
		ok = concordance_mention(desk, view, &list.rows[i], err);
	if (ok)
		lists_add_scans(view, &card);
	mention_list_done(&list);
	entity_card_done(&card);
	return ok;
}

static bool
concordance_fill(struct desk *desk, struct view *view, struct error *err)
{
	bool ok;

	search_columns(view);
	ok = view->entity ? concordance_of_name(desk, view, err)
			  : concordance_of_words(desk, view, err);
	if (ok)
		lists_sort(view);
	return ok;
}

/* The strip of the row's document first, then as many as have room. */
static void
concordance_where(struct view *view, uint32_t document, uint32_t width)
{
	struct str own = { 0 }, others = { 0 };
	const char *line = view->listing.note;
	size_t len;

	for (; line && *line; line += len + (line[len] == '\n')) {
		len = strcspn(line, "\n");
		if (strtoul(line, NULL, 10) == document) {
			str_add_bytes(&own, line, len);
			continue;
		}
		str_add(&others, "   ");
		str_add_bytes(&others, line, len);
	}
	str_add_slice(&own, str_slice(&others));
	if (own.len)
		sheet_wrap(&view->below, "where", str_slice(&own), ROLE_TEXT, 6,
			width, 2);
	str_done(&own);
	str_done(&others);
}

static void
concordance_more(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width)
{
	concordance_where(view, row->place.document, width);
	lists_passage_of(
		desk, view, row, width, view->entity ? NULL : view->argument);
}

/* How many rows of the screen a line takes: wide context needs more. */
static uint32_t
concordance_lines(const struct view *view)
{
	return view->wider > 0 ? (uint32_t)view->wider * 2 + 1 : 1;
}

/* Another step of context. */
static const char *
concordance_widen(struct desk *desk, struct view *view, int by)
{
	int wider = view->wider + by;

	if (wider < -2 || wider > CONTEXT_WIDEST)
		return "there is no more to it";
	view->wider = wider;
	view_refill(desk, view);
	return NULL;
}

const struct view_kind view_concordance = { "concordance",
	.fill = concordance_fill, .more = concordance_more,
	.draw = lists_draw_aligned, .lines = concordance_lines,
	.widen = concordance_widen, .fill_pages = true,
	.empty = "no passage matches",
	.keys = "sort-left sort-right wider narrower yank",
	.orders = "text left right", .kept = true };
