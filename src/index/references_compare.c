/*
 * Which passages are compared.
 *
 * Each key, something rare that a passage has, leads to those before it that
 * had it, too.
 */
#include <math.h>
#include <stdlib.h>

#include "index/references_parts.h"

/*
 * Passages of one document that follow each other are read together anyhow;
 * those farther on must tell of one event, or share much; very much if they
 * are near.
 */
#define REFERENCE_NEXT 2
#define REFERENCE_NEAR 4
#define REFERENCE_NEAR_LEAST 0.25
#define REFERENCE_HOME_LEAST 0.17

/* How many passages that shared something are followed. */
#define REFERENCE_FOLLOWED 40
#define REFERENCE_RARE_WORD 10

static struct key_slot *
building_slot(struct building *building, uint64_t key)
{
	size_t mask = building->slot_count - 1;
	size_t at = (key * 0x9e3779b97f4a7c15u >> 24) & mask;

	while (building->slots[at].key && building->slots[at].key != key)
		at = (at + 1) & mask;
	return &building->slots[at];
}

static void
building_grow(struct building *building)
{
	struct key_slot *old = building->slots;
	size_t i, count = building->slot_count;

	building->slot_count = count ? count * 2 : 4096;
	building->slots =
		memory_zero(building->slot_count, sizeof *building->slots);
	for (i = 0; i < count; i++) {
		if (old[i].key)
			*building_slot(building, old[i].key) = old[i];
	}
	free(old);
}

/* Within a document, near ones and twice the same caption are no news. */
static bool
pair_is_idle(const struct passages *passages, size_t a, size_t b)
{
	const struct passage *x = &passages->rows[a], *y = &passages->rows[b];

	if (x->document != y->document)
		return false;
	return x->block == y->block || b - a < REFERENCE_NEXT ||
	       x->kind == BLOCK_CAPTION || y->kind == BLOCK_CAPTION;
}

/*
 * How much a relation must be worth.  What tells of one event is always worth
 * a look; what merely names the same in the same document is so if it is much.
 */
static double
relation_least(const struct passage *a, const struct passage *b,
	const struct relation *relation)
{
	if (a->document != b->document ||
		relation->kind == REFERENCE_SAME_EVENT)
		return REFERENCE_LEAST;
	return b - a < REFERENCE_NEAR ? REFERENCE_NEAR_LEAST
				      : REFERENCE_HOME_LEAST;
}

/*
 * What is in the table has its score in percent; what is new is compared with
 * that as exactly and no more, lest it should win by a rounding.
 */
static void
building_keep(struct building *building, size_t a, size_t b, double score)
{
	const struct references_part *part = &building->part;

	if (part->fresh && !part->fresh[building->passages.rows[a].document])
		score = floor(score * 100 + 0.5) / 100;
	best_keep_of(&building->best, a, b, score);
}

static void
building_compare(struct building *building, size_t a, size_t b)
{
	const struct passage *rows = building->passages.rows;
	struct relation relation;

	if (building->met[b] == a + 1)
		return;
	building->met[b] = (uint32_t)a + 1;
	if (pair_is_idle(&building->passages, b, a) ||
		references_kept_has(&building->kept, &rows[a], &rows[b]))
		return;
	relate(&building->relater, b, a, &relation);
	if (relation.score < relation_least(&rows[b], &rows[a], &relation))
		return;
	building_keep(building, a, b, relation.score);
	building_keep(building, b, a, relation.score);
}

/* Meets those that had the key before, and joins them. */
static void
building_key(struct building *building, uint64_t key, size_t passage)
{
	struct key_slot *slot;
	uint32_t at, followed = 0;

	if (building->key_count * 2 >= building->slot_count)
		building_grow(building);
	slot = building_slot(building, key);
	for (at = slot->last; at && followed < REFERENCE_FOLLOWED; followed++) {
		building_compare(
			building, passage, building->holders[at - 1].passage);
		at = building->holders[at - 1].before;
	}
	building->holders =
		memory_grow(building->holders, building->holder_count,
			&building->holder_cap, sizeof *building->holders);
	building->holders[building->holder_count++] =
		(struct holder){ (uint32_t)passage, slot->last };
	if (!slot->key) {
		slot->key = key;
		building->key_count++;
	}
	slot->last = (uint32_t)building->holder_count;
}

enum key_kind { KEY_ENTITY = 1, KEY_WORD, KEY_DATE, KEY_YEAR, KEY_EVENT };

static uint64_t
make_key(enum key_kind kind, uint64_t a, uint64_t b)
{
	return (uint64_t)kind << 60 ^ a ^ b << 32;
}

/* A name in a year brings passages together though the name is frequent. */
static void
building_year(struct building *building, size_t passage,
	const struct passage_date *date)
{
	const struct passage *row = &building->passages.rows[passage];
	uint64_t year = (uint64_t)(date->low / 10000 + 10000);
	uint32_t i, id;

	for (i = 0; i < row->entities.count; i++) {
		id = building->passages.entities[row->entities.first + i];
		if (building->passages.known[id].type != ENTITY_NORP)
			building_key(building, make_key(KEY_YEAR, id, year),
				passage);
	}
}

static void
building_dates(
	struct building *building, size_t passage, const struct run *dates)
{
	const struct passage_date *date;
	int32_t key, last = 0;
	uint32_t i;

	for (i = 0; i < dates->count; i++) {
		date = &building->passages.dates[dates->first + i];
		key = relate_date_key(date);
		if (!key || key == last)
			continue;
		last = key;
		building_key(building,
			make_key(KEY_DATE, (uint32_t)(key / 10000 * 10000), 0),
			passage);
		if (key % 10000)
			building_key(building,
				make_key(KEY_DATE, (uint32_t)(key / 100 * 100),
					0),
				passage);
		building_year(building, passage, date);
	}
}

static void
building_passage(struct building *building, size_t passage)
{
	const struct passages *passages = &building->passages;
	const struct passage *row = &passages->rows[passage];
	uint32_t i, id, stem;
	size_t at;

	if (row->twin != passage)
		return;
	if (passages->counts->passages <= REFERENCE_SMALL) {
		for (at = 0; at < passage; at++) {
			if (passages->rows[at].twin == at)
				building_compare(building, passage, at);
		}
		return;
	}
	for (i = 0; i < row->entities.count; i++) {
		id = passages->entities[row->entities.first + i];
		if (passages->known[id].type != ENTITY_NORP &&
			passages->known[id].passages <= REFERENCE_FOLLOWED)
			building_key(
				building, make_key(KEY_ENTITY, id, 0), passage);
		id = passages->known[id].event;
		if (id)
			building_key(
				building, make_key(KEY_EVENT, id, 0), passage);
	}
	for (i = 0; i < row->stems.count; i++) {
		stem = passages->stems[row->stems.first + i];
		if (passages_of_stem(passages, stem) <= REFERENCE_RARE_WORD)
			building_key(
				building, make_key(KEY_WORD, stem, 0), passage);
	}
	building_dates(building, passage, &passages->rows[row->dated].dates);
}

void
references_compare(struct building *building)
{
	size_t count = building->passages.count, i;

	building->met = memory_zero(count, sizeof *building->met);
	for (i = 0; i < count; i++)
		building_passage(building, i);
	free(building->slots);
	free(building->holders);
	free(building->met);
	building->slots = NULL;
	building->holders = NULL;
	building->met = NULL;
}
