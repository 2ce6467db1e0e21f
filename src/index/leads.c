/*
 * Looks up where what is rare in the new passages stands: words in the index
 * of words, names and dates in theirs.  What has been looked up is remembered.
 */
#include "index/leads.h"

#include <math.h>
#include <stdlib.h>

#include "lectern/base/bisect.h"
#include "lectern/base/fold.h"
#include "lectern/base/memory.h"
#include "index/relate.h"

/* What stands in more blocks, or has more documents, leads nowhere. */
#define LEAD_BLOCKS 16
#define LEAD_DOCUMENTS 40

/* How many words there may be between two that are near. */
#define LEAD_APART 6

/* Of a frequent name in a year the documents nearest in order are followed. */
#define LEAD_NEAREST 20

/* What each is worth, as in relations: a word little, a name much. */
#define LEAD_OF_WORDS 0.2
#define LEAD_NAME 1.2
#define LEAD_DATE 0.6
#define LEAD_YEAR 0.2

enum lead_kind {
	LEAD_WORD,
	LEAD_NEAR,
	LEAD_PHRASE,
	LEAD_ENTITY,
	LEAD_DAY,
	LEAD_ENTITY_YEAR
};

/* The blocks of a document. */
struct lead_home {
	uint32_t first, last;
	uint32_t document;
};

bool
leads_init(struct leads *leads, struct store *store, const struct chosen *fresh,
	const struct passages *passages, struct error *err)
{
	struct statement *statement = store_statement(store, "block_homes");
	struct lead_home *home;

	*leads = (struct leads){
		.store = store, .fresh = fresh, .passages = passages
	};
	plain_words_read(&leads->plain);
	while (statement_next(statement)) {
		leads->homes = memory_grow(leads->homes, leads->home_count,
			&leads->home_cap, sizeof *leads->homes);
		home = &leads->homes[leads->home_count++];
		home->first = statement_u32(statement, 0);
		home->last = home->first + statement_u32(statement, 1);
		home->document = statement_u32(statement, 2);
	}
	return statement_done(statement, err);
}

void
leads_done(struct leads *leads)
{
	free(leads->slots);
	free(leads->hits);
	free(leads->homes);
	*leads = (struct leads){ 0 };
}

/* -- leads ---------------------------------------------------------------- */

static struct lead *
leads_slot(const struct leads *leads, uint64_t key)
{
	size_t mask = leads->slot_count - 1;
	size_t at = (key * 0x9e3779b97f4a7c15u >> 24) & mask;

	while (leads->slots[at].key && leads->slots[at].key != key)
		at = (at + 1) & mask;
	return &leads->slots[at];
}

static void
leads_grow(struct leads *leads)
{
	struct lead *old = leads->slots;
	size_t i, count = leads->slot_count;

	leads->slot_count = count ? count * 2 : 4096;
	leads->slots = memory_zero(leads->slot_count, sizeof *leads->slots);
	for (i = 0; i < count; i++) {
		if (old[i].key)
			*leads_slot(leads, old[i].key) = old[i];
	}
	free(old);
}

/* A number for what leads somewhere, never 0. */
static uint64_t
lead_key(enum lead_kind kind, uint64_t a, uint64_t b)
{
	return (a * 0xff51afd7ed558ccdu ^ b << 32) << 4 | (uint64_t)kind << 1 |
	       1;
}

/* The lead of a key; *old is whether it was there. */
static struct lead *
leads_find(struct leads *leads, uint64_t key, bool *old)
{
	struct lead *lead;

	if (leads->count * 2 >= leads->slot_count)
		leads_grow(leads);
	lead = leads_slot(leads, key);
	*old = lead->key != 0;
	if (!*old) {
		*lead = (struct lead){ .key = key, .first = leads->hit_count };
		leads->count++;
	}
	return lead;
}

/* Adds where a lead leads to, once, if it is not to something new. */
static void
lead_add(struct leads *leads, struct lead *lead, uint32_t document,
	uint32_t block)
{
	const struct lead_hit *hits = leads->hits;
	size_t i;

	if (!document || document > leads->fresh->documents ||
		leads->fresh->wanted[document])
		return;
	for (i = lead->first; i < leads->hit_count; i++) {
		if (hits[i].document == document && hits[i].block == block)
			return;
	}
	leads->hits = memory_grow(leads->hits, leads->hit_count,
		&leads->hit_cap, sizeof *leads->hits);
	leads->hits[leads->hit_count++] = (struct lead_hit){ document, block };
	lead->count++;
}

static double
lead_rarity(const struct leads *leads, double in)
{
	double all = leads->passages->counts->passages;
	double rare = 1 - log(in < 1.5 ? 1.5 : in) / log(all < 50 ? 50 : all);

	return rare < 0 ? 0 : rare;
}

/* A statement gives documents. */
static void
lead_follow(struct leads *leads, struct lead *lead, struct statement *statement,
	uint32_t most)
{
	while (lead->count < most && statement_next(statement))
		lead_add(leads, lead, statement_u32(statement, 0), 0);
	statement_done(statement, &leads->error);
}

const struct lead *
leads_of(const struct leads *leads, uint64_t key)
{
	return leads_slot(leads, key);
}

/* -- words ---------------------------------------------------------------- */

static uint32_t
document_of(const struct leads *leads, uint32_t block)
{
	const struct lead_home *homes = leads->homes;
	size_t i;

	BISECT(i, leads->home_count, homes[i].last < block);
	return i < leads->home_count && homes[i].first <= block
		       ? homes[i].document
		       : 0;
}

/* In how many blocks a word stood before this build; 0: in none. */
static uint32_t
word_blocks(struct leads *leads, const char *folded)
{
	struct statement *statement =
		store_statement(leads->store, "word_blocks");
	uint32_t blocks = 0;

	statement_bind_text(statement, 1, folded);
	if (statement_next(statement))
		blocks = statement_u32(statement, 0);
	statement_done(statement, &leads->error);
	return blocks;
}

static void
lead_search(struct leads *leads, struct lead *lead, const char *query,
	uint32_t most)
{
	struct statement *statement =
		store_statement(leads->store, "find_search");
	uint32_t block;

	statement_bind_text(statement, 1, query);
	statement_bind_int(statement, 2, most);
	while (statement_next(statement)) {
		block = statement_u32(statement, 0);
		lead_add(leads, lead, document_of(leads, block), block);
	}
	statement_done(statement, &leads->error);
}

static void
lead_word(struct leads *leads, struct lead *lead, struct slice word)
{
	char *folded = fold_string(word.data, word.len);
	uint32_t blocks = word_blocks(leads, folded);
	struct str query = { 0 };
	double rare;

	lead->blocks = blocks;
	if (blocks && blocks <= LEAD_BLOCKS) {
		rare = lead_rarity(leads, blocks + 1);
		lead->weight = LEAD_OF_WORDS * rare * rare;
		str_add_format(&query, "\"%s\"", folded);
		lead_search(leads, lead, str_text(&query), LEAD_BLOCKS * 2);
		str_done(&query);
	}
	free(folded);
}

const struct lead *
leads_word(struct leads *leads, const struct word *word, struct slice text)
{
	struct lead *lead;
	bool old;

	if (!word->stem || plain_words_have(&leads->plain, word->hash))
		return NULL;
	lead = leads_find(leads, lead_key(LEAD_WORD, word->hash, 0), &old);
	if (!old)
		lead_word(
			leads, lead, slice_part(text, word->start, word->end));
	return lead;
}

const struct lead *
leads_near(struct leads *leads, const struct word *a, const struct word *b,
	struct slice text)
{
	char *one = fold_string(text.data + a->start, a->end - a->start);
	char *two = fold_string(text.data + b->start, b->end - b->start);
	struct str query = { 0 };
	struct lead *lead;
	bool old;

	lead = leads_find(leads, lead_key(LEAD_NEAR, a->hash, b->hash), &old);
	if (!old) {
		lead->weight = LEAD_OF_WORDS;
		str_add_format(&query, "NEAR(\"%s\" \"%s\", %d)", one, two,
			LEAD_APART);
		lead_search(leads, lead, str_text(&query), LEAD_BLOCKS + 1);
		if (lead->count > LEAD_BLOCKS)
			lead->count = 0;
		str_done(&query);
	}
	free(one);
	free(two);
	return lead;
}

const struct lead *
leads_phrase(struct leads *leads, const char *query)
{
	struct lead *lead;
	bool old;

	lead = leads_find(leads,
		lead_key(LEAD_PHRASE, slice_hash(slice_of(query)), 0), &old);
	if (!old)
		lead_search(leads, lead, query, LEAD_DOCUMENTS);
	return lead;
}

/* -- names and dates ------------------------------------------------------ */

const struct lead *
leads_entity(struct leads *leads, uint32_t id)
{
	const struct passage_entity *known = &leads->passages->known[id];
	struct statement *statement;
	struct lead *lead;
	double rare;
	bool old;

	lead = leads_find(leads, lead_key(LEAD_ENTITY, id, 0), &old);
	if (old || known->type == ENTITY_NORP ||
		known->passages > LEAD_DOCUMENTS)
		return lead;
	rare = lead_rarity(leads, known->spread);
	lead->weight = LEAD_NAME * rare * rare * rare;
	statement = store_statement(leads->store, "candidates_name");
	statement_bind_int(statement, 1, id);
	lead_follow(leads, lead, statement, LEAD_DOCUMENTS);
	return lead;
}

/* A day, month or year that is not told of too often. */
const struct lead *
leads_date(struct leads *leads, int32_t key)
{
	double in = counts_of_date(leads->passages->counts, key);
	struct statement *statement;
	struct lead *lead;
	bool old;

	lead = leads_find(leads, lead_key(LEAD_DAY, (uint32_t)key, 0), &old);
	if (old || in > LEAD_DOCUMENTS)
		return lead;
	lead->weight = LEAD_DATE * lead_rarity(leads, in) *
		       (key % 100            ? 1
			       : key % 10000 ? 0.5
					     : 0.2);
	statement = store_statement(leads->store, "candidates_date");
	statement_bind_int(statement, 1, key);
	statement_bind_int(statement, 2,
		key % 100     ? key
		: key % 10000 ? key + 99
			      : key + 9999);
	lead_follow(leads, lead, statement, LEAD_DOCUMENTS);
	return lead;
}

/* A frequent name in a year: where both are, next in the order of files. */
const struct lead *
leads_entity_year(
	struct leads *leads, uint32_t document, uint32_t id, int32_t year)
{
	static const char *const sides[] = { "candidates_before",
		"candidates_behind" };
	const struct passage_entity *known = &leads->passages->known[id];
	struct statement *statement;
	struct lead *lead;
	size_t side;
	bool old;

	lead = leads_find(leads,
		lead_key(LEAD_ENTITY_YEAR, (uint64_t)document << 32 | id,
			(uint32_t)year),
		&old);
	if (old || known->type == ENTITY_NORP ||
		known->passages <= LEAD_DOCUMENTS)
		return lead;
	lead->weight = LEAD_YEAR * lead_rarity(leads, known->spread);
	for (side = 0; side < 2; side++) {
		statement = store_statement(leads->store, sides[side]);
		statement_bind_int(statement, 1, document);
		statement_bind_int(statement, 2, id);
		statement_bind_int(statement, 3, year);
		statement_bind_int(statement, 4, year + 9999);
		lead_follow(leads, lead, statement,
			(uint32_t)(side + 1) * LEAD_NEAREST);
	}
	return lead;
}
