/*
 * The card of an entity: how it is written, where it is named, with whom.
 *
 * Whoever is named on every other page is in everybody's company, so counts
 * say little.  We ask instead how surprising it is that two are so often in
 * one paragraph (the log-likelihood ratio), and list the most surprising.  Of
 * somebody named very often a sample of the paragraphs will do.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "library/entities.h"
#include "library/grounds.h"
#include "library/inside.h"
#include "library/tallies.h"

#define CARD_PARAGRAPHS 100
#define CARD_COMPANY 60
#define CARD_WITH 12
#define CARD_DATES 12
#define CARD_ELSEWHERE 0.8f
#define CARD_SURE 0.99f /* nobody is surer, but readers who said so */
#define CARD_ENOUGH 4   /* then those met once are left out */
#define CARD_ONCE 0.3
#define CARD_DATE_NEAR 250 /* bytes between a mention and its date */

/* One of its appearances. */
struct appearing {
	uint32_t document, number;
	uint32_t bytes; /* of the document */
	size_t row;     /* in the card's documents */
	bool counted;
};

/* A card that is being written. */
struct writing {
	struct store *store;
	struct entity_card *card;
	struct error *err;
	struct appearing *appearing;
	size_t appearing_count, appearing_cap, document_cap;
	uint32_t mentions, sure;
	struct tallies reasons;
	struct tallies with;
	uint32_t paragraphs; /* that were looked at */
};

static bool
card_aliases(struct writing *writing)
{
	struct entity_card *card = writing->card;
	struct statement *statement;
	struct alias_row *row;
	size_t cap = 0;

	statement = store_statement(writing->store, "alias_of");
	statement_bind_int(statement, 1, card->entity.id);
	while (statement_next(statement)) {
		card->aliases = memory_grow(card->aliases, card->alias_count,
			&cap, sizeof *card->aliases);
		row = &card->aliases[card->alias_count++];
		row->form = statement_text(statement, 0, &card->arena);
		row->count = statement_u32(statement, 1);
		row->scan = statement_int(statement, 2, 0, 1);
		row->why = statement_maybe(statement, 3, &card->arena);
	}
	return statement_done(statement, writing->err);
}

/* Counts a mention where it lies. */
static void
card_strip_at(struct entity_document *row, uint32_t start, uint32_t bytes)
{
	uint64_t part = (uint64_t)start * ENTITY_STRIP / (bytes ? bytes : 1);

	row->strip[part < ENTITY_STRIP ? part : ENTITY_STRIP - 1]++;
}

/* Adds what the letters of a strip say, see appearance.strip. */
static void
card_strip(struct entity_document *row, const char *strip)
{
	static const char letters[] = ".123456789abcdefghijklmnopqrstuvwxyz";
	const char *letter;
	unsigned i;

	for (i = 0; i < ENTITY_STRIP && strip[i]; i++) {
		letter = strchr(letters, strip[i]);
		if (letter)
			row->strip[i] += (uint16_t)(letter - letters);
	}
}

/* The document of an appearance; several may lie in one. */
static struct entity_document *
card_document(struct writing *writing, struct statement *statement)
{
	struct entity_card *card = writing->card;
	uint32_t document = statement_u32(statement, 0);
	struct entity_document *row;

	if (card->document_count) {
		row = &card->documents[card->document_count - 1];
		if (row->document == document)
			return row;
	}
	card->documents = memory_grow(card->documents, card->document_count,
		&writing->document_cap, sizeof *card->documents);
	row = &card->documents[card->document_count++];
	*row = (struct entity_document){ .document = document };
	row->label = statement_text(statement, 8, &card->arena);
	return row;
}

static void
card_first(struct entity_card *card, struct place first)
{
	if (!card->first.document || (card->first.document == first.document &&
					     first.start < card->first.start))
		card->first = first;
}

static void
card_last(struct entity_card *card, struct place last)
{
	if (card->last.document < last.document ||
		card->last.start < last.start)
		card->last = last;
}

static void
card_appearance(struct writing *writing, struct statement *statement)
{
	struct entity_document *row = card_document(writing, statement);
	uint32_t start = statement_u32(statement, 2);
	uint32_t bytes = statement_u32(statement, 10);
	struct arena arena = { 0 };
	struct appearing *appearing;
	const char *strip;

	card_first(writing->card, (struct place){ row->document, start,
					  statement_u32(statement, 3) });
	card_last(writing->card,
		(struct place){ row->document, statement_u32(statement, 4),
			statement_u32(statement, 5) });
	row->mentions += statement_u32(statement, 1);
	writing->mentions += statement_u32(statement, 1);
	writing->appearing =
		memory_grow(writing->appearing, writing->appearing_count,
			&writing->appearing_cap, sizeof *writing->appearing);
	appearing = &writing->appearing[writing->appearing_count++];
	*appearing =
		(struct appearing){ row->document, statement_u32(statement, 9),
			bytes, writing->card->document_count - 1,
			!statement_is_null(statement, 6) };
	if (appearing->counted) {
		writing->sure += statement_u32(statement, 6);
		strip = statement_maybe(statement, 7, &arena);
		if (strip)
			card_strip(row, strip);
		else
			card_strip_at(row, start, bytes);
	}
	arena_done(&arena);
}

/* Counts the mentions of an appearance that corrections have changed. */
static bool
card_recount(struct writing *writing, const struct appearing *appearing)
{
	struct entity_document *row = &writing->card->documents[appearing->row];
	struct statement *statement;
	uint32_t start;

	statement = store_statement(writing->store, "mention_sum");
	statement_bind_int(statement, 1, appearing->document);
	statement_bind_int(statement, 2, appearing->number);
	while (statement_next(statement)) {
		start = statement_u32(statement, 0);
		card_strip_at(row, start, appearing->bytes);
		card_last(writing->card,
			(struct place){ appearing->document, start,
				statement_u32(statement, 1) });
		writing->sure += (uint32_t)statement_int(statement, 2, 0, 100);
	}
	return statement_done(statement, writing->err);
}

/*
 * The share of its mentions that is right, as far as we can tell: what each
 * promises by itself, on the average, in log-odds, and more for people and
 * bodies that other documents name, too.  The weight was fitted together with
 * those of names/propose_sure.c; for places other documents add nothing.
 */
static float
card_sure(const struct entity_row *entity, uint32_t sure, uint32_t mentions)
{
	float share = (float)sure / 100 / (float)mentions;

	if (share <= 0 || share >= CARD_SURE ||
		(entity->type != ENTITY_PER && entity->type != ENTITY_ORG))
		return share;
	share = logf(share / (1 - share)) +
		CARD_ELSEWHERE * logf((float)entity->documents);
	return fminf(1 / (1 + expf(-share)), CARD_SURE);
}

/*
 * Where it is named, from what was counted when the library was built: reading
 * does not depend on how often that is.
 */
static bool
card_documents(struct writing *writing)
{
	struct statement *statement;
	size_t i;

	statement = store_statement(writing->store, "appearance_of");
	statement_bind_int(statement, 1, writing->card->entity.id);
	while (statement_next(statement))
		card_appearance(writing, statement);
	if (!statement_done(statement, writing->err))
		return false;
	for (i = 0; i < writing->appearing_count; i++) {
		if (!writing->appearing[i].counted &&
			!card_recount(writing, &writing->appearing[i]))
			return false;
	}
	if (writing->mentions)
		writing->card->confidence = card_sure(&writing->card->entity,
			writing->sure, writing->mentions);
	return true;
}

/* Where the block of a mention begins and ends. */
static bool
card_paragraph(struct writing *writing, const struct place *mention,
	uint32_t *start, uint32_t *end)
{
	struct statement *statement;

	*start = *end = 0;
	statement = store_statement(writing->store, "find_block_range");
	statement_bind_int(statement, 1, mention->document);
	statement_bind_int(statement, 2, mention->start);
	if (statement_next(statement)) {
		*start = statement_u32(statement, 1);
		*end = statement_u32(statement, 2);
	}
	return statement_done(statement, writing->err);
}

/* Everyone else in a paragraph, once each. */
static bool
card_company(struct writing *writing, uint32_t document, uint32_t start,
	uint32_t end)
{
	struct tallies here = { 0 };
	struct statement *statement;
	uint32_t id;
	size_t i;

	statement = store_statement(writing->store, "entities_in_range");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, start);
	statement_bind_int(statement, 3, end);
	while (statement_next(statement)) {
		id = statement_u32(statement, 0);
		if (id != writing->card->entity.id)
			tallies_add(&here, id);
	}
	tallies_sum(&here);
	for (i = 0; i < here.count; i++)
		tallies_add(&writing->with, here.rows[i].key);
	free(here.rows);
	return statement_done(statement, writing->err);
}

static void
card_add_date(struct entity_card *card, size_t *cap, const char *edtf)
{
	size_t i;

	for (i = 0; i < card->date_count; i++) {
		if (!strcmp(card->dates[i].name, edtf))
			break;
	}
	if (i == card->date_count) {
		card->dates = memory_grow(card->dates, card->date_count, cap,
			sizeof *card->dates);
		card->dates[card->date_count++] = (struct entity_neighbour){
			.name = arena_string(&card->arena, edtf)
		};
	}
	card->dates[i].together++;
}

/* Dates near a mention, within its paragraph. */
static bool
card_dates(struct writing *writing, const struct place *mention, uint32_t start,
	uint32_t end, size_t *cap)
{
	struct arena arena = { 0 };
	struct statement *statement;
	uint32_t at = mention->start;

	if (at - start > CARD_DATE_NEAR)
		start = at - CARD_DATE_NEAR;
	if (end > at && end - at > CARD_DATE_NEAR)
		end = at + CARD_DATE_NEAR;
	statement = store_statement(writing->store, "dates_in_range");
	statement_bind_int(statement, 1, mention->document);
	statement_bind_int(statement, 2, start);
	statement_bind_int(statement, 3, end);
	while (statement_next(statement))
		card_add_date(writing->card, cap,
			statement_text(statement, 2, &arena));
	arena_done(&arena);
	return statement_done(statement, writing->err);
}

/* The paragraphs of some mentions of one appearance. */
static bool
card_sample(struct writing *writing, const struct place *mentions, size_t count,
	size_t *cap)
{
	uint32_t start = 0, end = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		if (i && mentions[i].start < end)
			continue;
		if (!card_paragraph(writing, &mentions[i], &start, &end) ||
			!card_company(
				writing, mentions[i].document, start, end) ||
			!card_dates(writing, &mentions[i], start, end, cap))
			return false;
		writing->paragraphs++;
	}
	return true;
}

static bool
card_paragraphs(struct writing *writing)
{
	size_t count = writing->appearing_count, i, k, cap = 0;
	size_t step = count / CARD_PARAGRAPHS + 1;
	size_t each = CARD_PARAGRAPHS / (count + 1) + 1;
	struct place *mentions = memory_zero(each, sizeof *mentions);
	struct statement *statement;
	uint32_t why;
	bool ok = true;

	for (i = 0; ok && i < count; i += step) {
		statement = store_statement(writing->store, "mention_of");
		statement_bind_int(
			statement, 1, writing->appearing[i].document);
		statement_bind_int(statement, 2, writing->appearing[i].number);
		statement_bind_int(statement, 3, (int64_t)each);
		for (k = 0; k < each && statement_next(statement); k++) {
			mentions[k] =
				(struct place){ writing->appearing[i].document,
					statement_u32(statement, 0),
					statement_u32(statement, 1) };
			why = statement_u32_or(statement, 2, 0);
			if (why)
				tallies_add(&writing->reasons, why);
		}
		ok = statement_done(statement, writing->err) &&
		     card_sample(writing, mentions, k, &cap);
	}
	free(mentions);
	return ok;
}

static double
card_term(double observed, double expected)
{
	return observed > 0 && expected > 0
		       ? observed * log(observed / expected)
		       : 0;
}

/*
 * Of `all' paragraphs, `a' hold the one, `b' the other, `both' both: how much
 * oftener than chance?  Not at all, or less, is 0.
 */
static double
card_association(double both, double a, double b, double all)
{
	if (b < both)
		b = both;
	if (all < a + b - both)
		all = a + b - both;
	if (both * all <= a * b)
		return 0;
	return 2 * (card_term(both, a * b / all) +
			   card_term(a - both, a * (all - b) / all) +
			   card_term(b - both, (all - a) * b / all) +
			   card_term(all - a - b + both,
				   (all - a) * (all - b) / all));
}

/* Weighs one of the company; 0 rows for a reader's purposes are cut later. */
static bool
card_weigh(struct writing *writing, struct tally *row, uint32_t blocks,
	struct entity_row *other)
{
	struct statement *statement;
	bool found;

	statement = store_statement(writing->store, "entity_by_id");
	statement_bind_int(statement, 1, (int64_t)row->key);
	found = statement_next(statement);
	if (found)
		entities_read_row(statement, &writing->card->arena, other);
	/* Of what people somebody is says little of the company. */
	row->weight =
		!found || (other->type == ENTITY_NORP &&
				  writing->card->entity.type != ENTITY_NORP)
			? 0
			: card_association(row->count, writing->paragraphs,
				  other->mentions, blocks);
	/* Once is chance. */
	if (row->count < 2)
		row->weight *= CARD_ONCE;
	return statement_done(statement, writing->err);
}

static bool
card_blocks(struct writing *writing, uint32_t *blocks)
{
	struct statement *statement;

	statement = store_statement(writing->store, "find_counts");
	if (statement_next(statement))
		*blocks = statement_u32_or(statement, 0, 1);
	return statement_done(statement, writing->err);
}

static bool
card_with(struct writing *writing)
{
	struct entity_card *card = writing->card;
	struct entity_row other = { 0 };
	struct tally *row;
	uint32_t blocks = 1;
	size_t i, cap = 0;

	tallies_sum(&writing->with);
	/* Who is there but once stands no chance in a large company. */
	if (writing->with.count > CARD_COMPANY) {
		tallies_sort(&writing->with, tallies_by_weight);
		writing->with.count = CARD_COMPANY;
	}
	if (!card_blocks(writing, &blocks))
		return false;
	for (i = 0; i < writing->with.count; i++) {
		row = &writing->with.rows[i];
		if (!card_weigh(writing, row, blocks, &other))
			return false;
	}
	tallies_sort(&writing->with, tallies_by_weight);
	for (i = 0; i < writing->with.count && i < CARD_WITH; i++) {
		row = &writing->with.rows[i];
		if (row->weight <= 0 ||
			(row->count < 2 && card->with_count >= CARD_ENOUGH) ||
			!card_weigh(writing, row, blocks, &other))
			break;
		card->with = memory_grow(
			card->with, card->with_count, &cap, sizeof *card->with);
		card->with[card->with_count++] = (struct entity_neighbour){
			.id = other.id,
			.name = other.name,
			.together = row->count,
		};
	}
	return true;
}

static int
card_compare_dates(const void *a, const void *b)
{
	const struct entity_neighbour *x = a, *y = b;

	if (x->together != y->together)
		return x->together < y->together ? 1 : -1;
	return strcmp(x->name, y->name);
}

static void
card_sort_dates(struct entity_card *card)
{
	if (card->date_count)
		qsort(card->dates, card->date_count, sizeof *card->dates,
			card_compare_dates);
	if (card->date_count > CARD_DATES)
		card->date_count = CARD_DATES;
}

/* "tagger (12), title before it (3)" */
static void
card_found_by(struct writing *writing)
{
	struct entity_card *card = writing->card;
	struct grounds grounds = { 0 };
	struct str why = { 0 };
	const char *reason;
	size_t i;

	tallies_sum(&writing->reasons);
	for (i = 0; i < writing->reasons.count; i++) {
		reason = entities_reason(writing->store,
			(uint32_t)writing->reasons.rows[i].key, &card->arena);
		if (reason)
			grounds_add(&grounds, reason,
				(uint32_t)writing->reasons.rows[i].count);
	}
	grounds_print(&grounds, &why);
	if (why.len)
		card->why = arena_copy(&card->arena, why.data, why.len);
	str_done(&why);
}

/* How its mentions were found, and what there is to say besides. */
static bool
card_why(struct writing *writing)
{
	struct entity_card *card = writing->card;
	struct statement *statement;

	card_found_by(writing);
	statement = store_statement(writing->store, "entity_why");
	statement_bind_int(statement, 1, card->entity.id);
	if (statement_next(statement))
		card->remark = statement_text(statement, 0, &card->arena);
	return statement_done(statement, writing->err);
}

bool
library_entity_card(struct library *library, uint32_t id,
	struct entity_card *card, struct error *err)
{
	struct writing writing = {
		.store = library->store, .card = card, .err = err
	};
	bool ok;

	*card = (struct entity_card){ 0 };
	ok = library_entity(library, id, &card->arena, &card->entity, err) &&
	     card_aliases(&writing) && card_documents(&writing) &&
	     card_paragraphs(&writing) && card_with(&writing) &&
	     card_why(&writing);
	card_sort_dates(card);
	free(writing.appearing);
	free(writing.reasons.rows);
	free(writing.with.rows);
	if (!ok)
		entity_card_done(card);
	return ok;
}

void
entity_card_done(struct entity_card *card)
{
	free(card->aliases);
	free(card->documents);
	free(card->with);
	free(card->dates);
	arena_done(&card->arena);
	*card = (struct entity_card){ 0 };
}
