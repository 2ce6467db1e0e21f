/*
 * The card of somebody or something, as a listing: one row for each thing that
 * is known, and what it is that is known in its first column.
 */
#include "command/lists.h"

#include <inttypes.h>
#include <string.h>

#include "lectern/base/str.h"
#include "lectern/library/entities.h"

enum card_column { CARD_WHAT, CARD_VALUE, CARD_COUNT, CARD_WHERE };

static struct listing_row *
card_row(struct listing *listing, const char *what, const char *value)
{
	struct listing_row *row = listing_row(listing);

	row->cells[CARD_WHAT] = what;
	row->cells[CARD_VALUE] = listing_string(listing, value);
	return row;
}

static struct listing_row *
card_counted(struct listing *listing, const char *what, const char *value,
	uint32_t count)
{
	struct listing_row *row = card_row(listing, what, value);

	row->cells[CARD_COUNT] = listing_format(listing, "%" PRIu32, count);
	return row;
}

/* Its name and type; then its other spellings, those of the scan by name. */
static void
card_names(struct listing *listing, const struct entity_card *card)
{
	const struct alias_row *alias;
	size_t i;

	card_counted(listing, "name", card->entity.name, card->entity.mentions)
		->entity = card->entity.id;
	card_row(listing, "id",
		listing_format(listing, "e%" PRIu32, card->entity.id));
	card_row(listing, "type", entity_type_name(card->entity.type));
	for (i = 0; i < card->alias_count; i++) {
		alias = &card->aliases[i];
		if (!alias->scan && !strcmp(alias->form, card->entity.name))
			continue;
		card_counted(listing,
			alias->scan ? "scan error" : "also written",
			alias->form, alias->count);
	}
}

/* Where in a document: '.' nowhere, then ':' and '+', '#' three and more. */
static void
card_documents(struct listing *listing, const struct entity_card *card)
{
	static const char signs[] = ".:+#";
	const struct entity_document *document;
	struct listing_row *row;
	struct str strip = { 0 };
	size_t i, k;

	for (i = 0; i < card->document_count; i++) {
		document = &card->documents[i];
		row = card_counted(listing, "in document", document->label,
			document->mentions);
		str_clear(&strip);
		for (k = 0; k < ENTITY_STRIP; k++)
			str_add_char(
				&strip, signs[document->strip[k] < 3
							? document->strip[k]
							: 3]);
		row->cells[CARD_WHERE] =
			listing_string(listing, str_text(&strip));
		row->place.document = document->document;
	}
	str_done(&strip);
	card_row(listing, "first", "")->place = card->first;
	card_row(listing, "last", "")->place = card->last;
}

static void
card_company(struct listing *listing, const struct entity_card *card)
{
	size_t i;

	for (i = 0; i < card->with_count; i++)
		card_counted(listing, "appears with", card->with[i].name,
			card->with[i].together)
			->entity = card->with[i].id;
	for (i = 0; i < card->date_count; i++)
		card_counted(listing, "date near", card->dates[i].name,
			card->dates[i].together);
}

static void
card_grounds(struct listing *listing, const struct entity_card *card)
{
	if (card->why)
		card_row(listing, "found by", card->why);
	card_row(listing, "likely right",
		listing_format(listing, "%u%%",
			(unsigned)(card->confidence * 100 + 0.5f)));
	if (card->remark)
		card_row(listing, "remark", card->remark);
}

bool
list_card(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	struct entity_card card;
	uint32_t id = library_find_entity(context->library, argument, err);

	if (!id || !library_entity_card(context->library, id, &card, err))
		return false;
	listing->title = listing_format(listing, "Card of %s", argument);
	listing_column(listing, "what", LISTING_LEFT);
	listing_column(listing, "value", LISTING_WIDE);
	listing_column(listing, "count", LISTING_RIGHT);
	listing_column(listing, "where", LISTING_LEFT);
	card_names(listing, &card);
	card_documents(listing, &card);
	card_company(listing, &card);
	card_grounds(listing, &card);
	entity_card_done(&card);
	return true;
}
