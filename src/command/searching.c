/*
 * Listings that a query fills: search, concordance, timeline.
 *
 * A concordance and a timeline take a name or a query: somebody's name is
 * followed through all its spellings, anything else is looked for as words.
 */
#include "command/lists.h"

#include <inttypes.h>
#include <string.h>

#include "lectern/base/str.h"
#include "lectern/library/entities.h"
#include "lectern/library/search.h"

static const char *
searching_count(struct listing *listing, uint32_t count)
{
	return listing_format(listing, "%" PRIu32, count);
}

static const char *
searching_number(struct listing *listing, uint32_t count, const char *what)
{
	return listing_format(listing, "%" PRIu32 " %s%s", count, what,
		count == 1 ? "" : "s");
}

static struct search_options
searching_options(const struct command_context *context)
{
	return (struct search_options){ .limit = context->options.limit,
		.context = context->options.context,
		.exact = context->options.exact,
		.boilerplate = context->options.everything };
}

static const char *
searching_where(const struct hit *hit)
{
	return hit->in_note          ? "note"
	       : hit->in_heading     ? "heading"
	       : hit->in_boilerplate ? "boilerplate"
				     : NULL;
}

static void
searching_hit(struct listing *listing, const struct hit *hit, uint32_t entity)
{
	struct listing_row *row = listing_row(listing);
	const char *how = hit_how_name(hit->how);

	row->cells[0] = searching_count(listing, hit->place.document);
	listing_context(listing, row, 1, hit->before, hit->match, hit->after);
	row->cells[4] = searching_where(hit);
	row->cells[5] = *how ? how : NULL;
	row->place = hit->place;
	row->entity = entity;
}

/* "also a person: Juan Lechín, 55 mentions: lectern mentions e12" */
static void
searching_offer(struct str *note, const struct hit_entity *entity)
{
	if (!entity->id)
		return;
	str_add_format(note,
		"also %s: %s, %" PRIu32 " mention%s: "
		"lectern mentions e%" PRIu32,
		entity_type_name(entity->type), entity->name, entity->mentions,
		entity->mentions == 1 ? "" : "s", entity->id);
	if (entity->namesakes)
		str_add_format(note, " (and %" PRIu32 " more so called)",
			entity->namesakes);
	str_add_char(note, '\n');
}

static void
searching_columns(struct listing *listing)
{
	listing_column(listing, "doc", LISTING_RIGHT);
	listing_context_columns(listing);
	listing_column(listing, "where", LISTING_LEFT);
	listing_column(listing, "how", LISTING_LEFT);
}

/* -- search --------------------------------------------------------------- */

static void
search_groups(const struct command_context *context,
	const struct hit_list *hits, struct listing *listing)
{
	const struct hit_document *group;
	struct listing_row *head;
	size_t i, j;

	for (i = 0; i < hits->group_count; i++) {
		group = &hits->groups[i];
		head = listing_head(listing,
			list_document_label(context, group->document, listing),
			searching_number(listing, group->passages, "passage"));
		head->place.document = group->document;
		for (j = 0; j < group->listed; j++)
			searching_hit(
				listing, &hits->rows[group->first + j], 0);
	}
}

bool
list_search(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	struct search_options options = searching_options(context);
	struct hit_list hits;
	struct str note = { 0 };

	listing->title = listing_format(listing, "Search for %s", argument);
	if (!library_search(context->library, argument, &options, &hits, err))
		return false;
	searching_columns(listing);
	search_groups(context, &hits, listing);
	if (!hits.count && library_may_be_misspelt(argument))
		str_add_format(&note, "nothing has it; try %s~1\n", argument);
	else if (!hits.count)
		str_add(&note, "no passage matches\n");
	if (hits.count)
		str_add_format(&note,
			"%s%" PRIu32 " passage%s in %" PRIu32 " document%s\n",
			hits.more ? "more than " : "", hits.total,
			hits.total == 1 ? "" : "s", hits.documents,
			hits.documents == 1 ? "" : "s");
	searching_offer(&note, &hits.entity);
	listing->note = listing_string(listing, str_text(&note));
	str_done(&note);
	hit_list_done(&hits);
	return true;
}

/* -- concordance ---------------------------------------------------------- */

static const char strip_signs[] = ".:+#";

/* "  3 [..:.+#..]  12" for a document. */
static void
concordance_strip(struct str *note, uint32_t document, const uint16_t *strip,
	size_t parts, uint32_t count)
{
	size_t i, level;

	str_add_format(note, "%5" PRIu32 " [", document);
	for (i = 0; i < parts; i++) {
		level = strip[i] < 3 ? strip[i] : 3;
		str_add_char(note, strip_signs[level]);
	}
	str_add_format(note, "] %" PRIu32 "\n", count);
}

static bool
concordance_order(const struct command_context *context,
	enum listing_order *order, struct error *err)
{
	static const char *const names[] = { "text", "left", "right" };
	const char *sort = context->options.sort;
	int i;

	*order = LISTING_BY_TEXT;
	for (i = 0; sort && i < 3; i++) {
		if (!strcmp(sort, names[i])) {
			*order = (enum listing_order)i;
			return true;
		}
	}
	return !sort ||
	       error_set(err, ERROR_USAGE, "--sort is text, left or right");
}

static bool
concordance_words(const struct command_context *context, const char *query,
	struct listing *listing, struct error *err)
{
	struct search_options options = searching_options(context);
	struct hit_list hits;
	struct str note = { 0 };
	size_t i;

	if (!library_concordance(context->library, query, &options, &hits, err))
		return false;
	for (i = 0; i < hits.count; i++)
		searching_hit(listing, &hits.rows[i], 0);
	for (i = 0; i < hits.group_count; i++)
		concordance_strip(&note, hits.groups[i].document,
			hits.groups[i].strip, HIT_STRIP,
			hits.groups[i].passages);
	if (!hits.count)
		str_add(&note, "no passage matches\n");
	searching_offer(&note, &hits.entity);
	listing->note = listing_string(listing, str_text(&note));
	str_done(&note);
	hit_list_done(&hits);
	return true;
}

/* Says of the rows which spellings are misprints of the scan. */
static void
concordance_scans(const struct entity_card *card, struct listing *listing)
{
	struct listing_row *row;
	size_t i, k;

	for (i = 0; i < card->alias_count; i++) {
		for (k = 0; card->aliases[i].scan && k < listing->count; k++) {
			row = &listing->rows[k];
			if (row->cells[2] &&
				!strcmp(row->cells[2], card->aliases[i].form))
				row->cells[5] = hit_how_name(HIT_SCAN);
		}
	}
}

static bool
concordance_strips(const struct command_context *context, uint32_t entity,
	struct listing *listing, struct error *err)
{
	struct entity_card card;
	struct str note = { 0 };
	size_t i;

	if (!library_entity_card(context->library, entity, &card, err))
		return false;
	for (i = 0; i < card.document_count; i++)
		concordance_strip(&note, card.documents[i].document,
			card.documents[i].strip, ENTITY_STRIP,
			card.documents[i].mentions);
	listing->note = listing_string(listing, str_text(&note));
	concordance_scans(&card, listing);
	str_done(&note);
	entity_card_done(&card);
	return true;
}

static bool
concordance_name(const struct command_context *context, uint32_t entity,
	struct listing *listing, struct error *err)
{
	struct mention_list mentions;
	struct mention_context around;
	const struct place *place;
	struct listing_row *row;
	size_t i;
	bool ok = true;

	if (!library_mentions(context->library, entity, 0,
		    context->options.limit, &mentions, err))
		return false;
	for (i = 0; ok && i < mentions.count; i++) {
		place = &mentions.rows[i].place;
		ok = library_context(context->library, place,
			context->options.context, &listing->arena, &around,
			err);
		row = listing_row(listing);
		row->cells[0] = searching_count(listing, place->document);
		listing_context(listing, row, 1, around.before, around.match,
			around.after);
		row->place = *place;
		row->entity = entity;
	}
	mention_list_done(&mentions);
	return ok && concordance_strips(context, entity, listing, err);
}

bool
list_concordance(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	struct error unknown = { 0 };
	enum listing_order order;
	uint32_t id;

	if (!concordance_order(context, &order, err))
		return false;
	id = context->options.exact ? 0
				    : library_find_entity(context->library,
					      argument, &unknown);
	listing->title = listing_format(listing, "Concordance of %s", argument);
	searching_columns(listing);
	if (id ? !concordance_name(context, id, listing, err)
	       : !concordance_words(context, argument, listing, err))
		return false;
	listing_sort(listing, order, 1, 3);
	return true;
}

/* -- timeline ------------------------------------------------------------- */

/* "1952" for all that begins in it; decades and ranges under their own name. */
static const char *
timeline_year(struct listing *listing, const struct date_row *date)
{
	int32_t year = date->low / 10000;

	if (date->high / 10000 != year)
		return listing_string(listing, date->edtf);
	return listing_format(listing, "%" PRId32, year);
}

static void
timeline_rows(const struct date_list *dates, struct listing *listing)
{
	const struct date_row *date;
	struct listing_row *row;
	const char *year, *last = NULL;
	size_t i;

	for (i = 0; i < dates->count; i++) {
		date = &dates->rows[i];
		year = timeline_year(listing, date);
		if (!last || strcmp(last, year))
			listing_head(listing, year, NULL);
		last = year;
		row = listing_row(listing);
		row->cells[0] = listing_string(listing, date->edtf);
		row->cells[1] = searching_count(listing, date->place.document);
		listing_context(listing, row, 2, date->before, date->match,
			date->after);
		if (date->inferred)
			row->cells[5] = listing_string(listing,
				date->why ? date->why : "from the context");
		row->place = date->place;
	}
}

bool
list_timeline(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	struct date_filter filter = { .limit = context->options.limit };
	struct date_list dates;
	struct error unknown = { 0 };

	if (*argument) {
		filter.entity = library_find_entity(
			context->library, argument, &unknown);
		filter.query = filter.entity ? NULL : argument;
	}
	if (!library_timeline(context->library, &filter, &dates, err))
		return false;
	listing->title = "Timeline";
	listing_column(listing, "date", LISTING_LEFT);
	listing_column(listing, "doc", LISTING_RIGHT);
	listing_context_columns(listing);
	listing_column(listing, "inferred", LISTING_LEFT);
	timeline_rows(&dates, listing);
	date_list_done(&dates);
	return true;
}
