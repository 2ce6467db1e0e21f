/* Listings about who and where: names, mentions, references. */
#include "command/lists.h"

#include <inttypes.h>

#include "lectern/library/entities.h"
#include "lectern/command/judging.h"
#include "lectern/library/search.h"

static const char *
finding_count(struct listing *listing, uint32_t count)
{
	return listing_format(listing, "%" PRIu32, count);
}

bool
list_entities(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	struct entity_filter filter = { .text = argument };
	struct entity_list entities = { 0 };
	const struct entity_row *entity;
	struct listing_row *row;
	size_t i;

	if (!library_entities(context->library, &filter, &entities, err))
		return false;
	listing->title = "Index";
	listing_column(listing, "id", LISTING_LEFT);
	listing_column(listing, "name", LISTING_WIDE);
	listing_column(listing, "type", LISTING_LEFT);
	listing_column(listing, "mentions", LISTING_RIGHT);
	listing_column(listing, "documents", LISTING_RIGHT);
	for (i = 0; i < entities.count; i++) {
		entity = &entities.rows[i];
		row = listing_row(listing);
		row->cells[0] =
			listing_format(listing, "e%" PRIu32, entity->id);
		row->cells[1] = listing_string(listing, entity->name);
		row->cells[2] = entity_type_name(entity->type);
		row->cells[3] = finding_count(listing, entity->mentions);
		row->cells[4] = finding_count(listing, entity->documents);
		row->place = entity->first;
		row->entity = entity->id;
	}
	entity_list_done(&entities);
	return true;
}

static bool
finding_mentions(const struct command_context *context, uint32_t id,
	struct listing *listing, struct error *err)
{
	struct mention_list mentions = { 0 };
	const struct mention_row *mention;
	struct listing_row *row;
	size_t i;

	if (!library_mentions(context->library, id, 0, 0, &mentions, err))
		return false;
	listing_column(listing, "doc", LISTING_RIGHT);
	listing_context_columns(listing);
	for (i = 0; i < mentions.count; i++) {
		mention = &mentions.rows[i];
		row = listing_row(listing);
		row->cells[0] = finding_count(listing, mention->place.document);
		listing_context(listing, row, 1, mention->before, mention->form,
			mention->after);
		row->place = mention->place;
		row->entity = id;
	}
	mention_list_done(&mentions);
	return true;
}

bool
list_mentions(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	uint32_t id = library_find_entity(context->library, argument, err);

	if (!id)
		return false;
	listing->title = listing_format(listing, "Mentions of %s", argument);
	return finding_mentions(context, id, listing, err);
}

/* `from' is the end that was asked about, `place' the other. */
static void
finding_reference(
	struct listing *listing, const struct reference_row *reference)
{
	struct listing_row *row = listing_row(listing);
	bool incoming = reference->incoming;
	struct str from = { 0 };

	place_print(&from, incoming ? &reference->to : &reference->from);
	row->place = incoming ? reference->from : reference->to;
	row->cells[0] = listing_string(listing, str_text(&from));
	row->cells[1] = incoming ? "<-" : "->";
	row->cells[2] = finding_count(listing, row->place.document);
	row->cells[3] = reference->confirmed
				? "confirmed"
				: reference_kind_name(reference->kind);
	row->cells[4] = listing_format(listing, "%.2f", reference->score);
	row->cells[5] = listing_string(listing, reference->why);
	row->cells[6] = listing_string(listing, reference->text);
	str_done(&from);
}

bool
list_references(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	struct reference_list references = { 0 };
	struct place place = context->here;
	size_t i;

	if (*argument && !place_parse(argument, &place)) {
		place = (struct place){ 0 };
		place.end = UINT32_MAX;
		place.document = list_document_of(context, argument, err);
		if (!place.document)
			return false;
	}
	if (!place.document)
		return error_set(err, ERROR_USAGE, "which place?");
	if (!judging_references(context->library, context->notebook, &place,
		    &references, err))
		return false;
	listing->title = "Where else the library speaks of this";
	listing_column(listing, "from", LISTING_LEFT);
	listing_column(listing, "way", LISTING_LEFT);
	listing_column(listing, "doc", LISTING_RIGHT);
	listing_column(listing, "kind", LISTING_LEFT);
	listing_column(listing, "score", LISTING_RIGHT);
	listing_column(listing, "why", LISTING_LEFT);
	listing_column(listing, "text", LISTING_WIDE);
	for (i = 0; i < references.count; i++)
		finding_reference(listing, &references.rows[i]);
	reference_list_done(&references);
	return true;
}
