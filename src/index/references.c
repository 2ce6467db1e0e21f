/*
 * Builds the references of a library.
 *
 * Comparing every passage with every other would never end, so only those are
 * compared that share something rare: a name few passages hold, a rare word,
 * a day, a name in a year.  Each of these leads to the passages before that
 * had it, and only the last few are followed; so the work grows with the text.
 * Of what is found each passage keeps the best, and what is best for one of
 * the two ends is written.
 */
#include "index/references.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/store/save.h"
#include "index/best.h"
#include "index/found.h"
#include "index/references_kept.h"

#define REFERENCE_LEAST 0.1

/* In a library of so few passages each is compared with each. */
#define REFERENCE_SMALL 800

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

/* One that had a key, and the one before it that had. */
struct holder {
	uint32_t passage;
	uint32_t before; /* index + 1 into holders, or 0 */
};

struct key_slot {
	uint64_t key;
	uint32_t last;
};

struct building {
	struct store *store;
	struct error *err;
	struct passages passages;
	struct repeats repeats;
	struct titles titles;
	struct labels labels;
	struct declared declared;
	struct relater relater;
	struct found_list found;
	struct key_slot *slots;
	size_t slot_count, key_count;
	struct holder *holders;
	size_t holder_count, holder_cap;
	uint32_t *met; /* [passage]: compared with this one, + 1 */
	struct best_list best;
	const struct references_before *before;
	struct references_kept kept;
};

/* -- keys ----------------------------------------------------------------- */

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
	best_keep(&building->best, a, b, relation.score);
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
	if (passages->count <= REFERENCE_SMALL) {
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

/* -- writing -------------------------------------------------------------- */

static bool
building_write(struct building *building, const struct place *from,
	const struct place *to, enum reference_kind kind, double score,
	const char *why)
{
	struct statement *statement;
	int64_t reason;

	if (!save_reason(building->store, why, &reason, building->err))
		return false;
	statement = store_statement(building->store, "reference_add");
	statement_bind_int(statement, 1, from->document);
	statement_bind_int(statement, 2, from->start);
	statement_bind_int(statement, 3, from->end);
	statement_bind_int(statement, 4, to->document);
	statement_bind_int(statement, 5, to->start);
	statement_bind_int(statement, 6, to->end);
	statement_bind_int(statement, 7, kind);
	statement_bind_int(statement, 8, (int64_t)(score * 100 + 0.5));
	statement_bind_int(statement, 9, reason);
	return statement_run(statement, building->err);
}

static int
found_compare(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (int)x->kind - (int)y->kind;
}

/* Is a pair of passages linked already, by what the text says itself? */
static bool
building_has(const struct building *building, size_t a, size_t b)
{
	const struct found *rows = building->found.rows;
	size_t i, count = building->found.count;

	BISECT(i, count, rows[i].a < a || (rows[i].a == a && rows[i].b < b));
	return i < count && rows[i].a == a && rows[i].b == b;
}

static bool
building_write_found(struct building *building)
{
	const struct found *row;
	size_t i;

	if (building->found.count)
		qsort(building->found.rows, building->found.count,
			sizeof *building->found.rows, found_compare);
	for (i = 0; i < building->found.count; i++) {
		row = &building->found.rows[i];
		if (!building_write(building, &row->from, &row->to, row->kind,
			    row->score, row->why))
			return false;
	}
	return true;
}

/* What two passages have in common where it is neither a date nor a name. */
static bool
building_say_words(
	struct building *building, size_t a, size_t b, struct str *why)
{
	const struct passage *passage = &building->passages.rows[a];
	struct words words = { 0 };
	struct arena arena = { 0 };
	struct slice text;
	bool ok = found_text(
		building->store, passage, &arena, &text, building->err);

	if (ok) {
		words_read(&words, text);
		relation_say_words(&building->relater, a, b, &words, text, why);
	}
	words_done(&words);
	arena_done(&arena);
	return ok;
}

/* One name alone, names that are frequent, or a date do not say enough. */
static bool
relation_wants_words(const struct relation *relation)
{
	if (relation->kind == REFERENCE_SAME_EVENT)
		return !relation->event && relation->weight[0] < RELATE_SAID;
	return relation->weight[0] <= RELATE_SLIGHT ||
	       relation_named(relation) <= 1;
}

/* What is said of one name in both; if it is nothing, how it is named. */
static bool
building_say_more(struct building *building, const struct relation *relation,
	size_t a, size_t b, struct str *why)
{
	size_t said = why->len;

	if ((!why->len || relation_wants_words(relation)) &&
		!building_say_words(building, a, b, why))
		return false;
	if (relation->introduced && relation_named(relation) == 1 &&
		relation->kind == REFERENCE_SAME_NAMES && why->len == said)
		str_add(why, ", introduced in both texts here");
	return true;
}

/*
 * Is that relation in the table, of the same kind and for the same names?  The
 * words of its reason are those that were the rarest when it was written.
 */
static bool
kept_row_stays(const struct kept_row *row, const struct relation *relation,
	struct slice why)
{
	return row->kind == relation->kind &&
	       !strncmp(row->why, why.data, why.len);
}

static bool
building_write_pair(struct building *building, size_t a, size_t b)
{
	const struct passage *x = &building->passages.rows[a];
	const struct passage *y = &building->passages.rows[b];
	struct place from = { x->document, x->start, x->end };
	struct place to = { y->document, y->start, y->end };
	struct relation relation;
	struct kept_row *row;
	struct str why = { 0 };
	bool ok = true;

	relate(&building->relater, a, b, &relation);
	/* What was kept may be no reason any more. */
	if (relation.score < REFERENCE_LEAST)
		return true;
	relation_say(&building->relater, &relation, &why);
	row = references_kept_find(&building->kept, a, b);
	if (row) {
		row->used = true;
		if (kept_row_stays(row, &relation, str_slice(&why))) {
			ok = references_kept_score(row, relation.score,
				building->store, building->err);
			goto done;
		}
		ok = references_kept_drop(row, building->store, building->err);
	}
	ok = ok && building_say_more(building, &relation, a, b, &why) &&
	     building_write(building, &from, &to, relation.kind, relation.score,
		     str_text(&why));

done:
	str_done(&why);
	return ok;
}

/* In the order of the table, which is cheapest. */
static bool
building_write_best(struct building *building)
{
	const struct best_pair *pair;
	size_t i;

	for (i = 0; i < building->best.pair_count; i++) {
		pair = &building->best.pairs[i];
		if (building_has(building, pair->a, pair->b) ||
			building_has(building, pair->b, pair->a))
			continue;
		if (!building_write_pair(building, pair->a, pair->b))
			return false;
	}
	return references_kept_finish(
		&building->kept, building->store, building->err);
}

/* -- the whole ------------------------------------------------------------ */

static void
building_count(void *context, const struct words *words)
{
	struct building *building = context;

	repeats_count(&building->repeats, words);
}

static void
building_block(void *context, uint32_t document, const struct block *block,
	struct slice text)
{
	struct building *building = context;

	labels_add_block(&building->labels, document, block, text);
}

static bool
building_counted(void *context, struct error *err)
{
	struct building *building = context;

	return labels_sort(&building->labels, building->store, err);
}

static void
building_look(void *context, size_t passage, const struct words *words,
	struct slice text)
{
	struct building *building = context;

	repeats_look(&building->repeats, passage, words);
	titles_look(
		&building->titles, &building->passages, passage, words, text);
	declared_look(&building->declared, &building->found, &building->labels,
		&building->titles, &building->passages, passage, words, text);
}

static bool
building_read(struct building *building)
{
	struct passage_reader reader = { building_block, building_count,
		building_counted, building_look, building };
	struct statement *statement;
	uint64_t bytes = 0;

	statement = store_statement(building->store, "reference_bytes");
	if (statement_next(statement))
		bytes = (uint64_t)statement_int(statement, 0, 0, INT64_MAX);
	if (!statement_done(statement, building->err))
		return false;
	repeats_init(&building->repeats, bytes);
	declared_init(&building->declared);
	return titles_init(&building->titles, building->store, building->err) &&
	       labels_init(&building->labels, building->store, building->err) &&
	       passages_read(&building->passages, building->store, &reader,
		       building->err);
}

static bool
building_find(struct building *building)
{
	const struct passages *passages = &building->passages;

	found_titles(&building->found, &building->titles, &building->relater);
	return found_notes(&building->found, passages, building->store,
		       building->err) &&
	       found_earlier(&building->found, &building->declared,
		       &building->relater, building->store, building->err) &&
	       found_links(&building->found, passages, &building->labels,
		       building->store, building->err) &&
	       found_works(&building->found, passages, building->store,
		       building->err) &&
	       found_repeats(&building->found, &building->repeats, passages,
		       &building->kept, building->store, building->err);
}

static void
building_relate(struct building *building)
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

static void
building_done(struct building *building)
{
	free(building->slots);
	free(building->holders);
	free(building->met);
	best_done(&building->best);
	references_kept_done(&building->kept);
	found_list_done(&building->found);
	relater_done(&building->relater);
	titles_done(&building->titles);
	labels_done(&building->labels);
	declared_done(&building->declared);
	repeats_done(&building->repeats);
	passages_done(&building->passages);
}

bool
references_build(struct store *store, const struct references_before *before,
	struct error *err)
{
	struct building building = {
		.store = store, .err = err, .before = before
	};
	bool ok = building_read(&building) &&
		  references_kept_init(&building.kept, store, before,
			  building.passages.count > REFERENCE_SMALL, err);

	if (ok) {
		/* First, since it needs most memory, and gives it back. */
		repeats_find(&building.repeats);
		relater_init(&building.relater, &building.passages);
		best_init(&building.best, &building.passages);
		ok = references_kept_read(&building.kept, before,
			&building.passages, &building.found, &building.best,
			err);
	}
	if (ok) {
		building_relate(&building);
		best_pair_all(&building.best);
		ok = building_find(&building) &&
		     building_write_found(&building) &&
		     building_write_best(&building);
	}
	building_done(&building);
	return ok;
}
