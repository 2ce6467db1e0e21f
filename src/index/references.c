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
#include "index/references_parts.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/store/save.h"

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

/*
 * In the order of the table, which is cheapest.  Of two passages that are as
 * they were, what is in the table is reckoned anew, since both are at hand.
 */
static bool
building_write_best(struct building *building)
{
	const struct passage *rows = building->passages.rows;
	const struct best_pair *pair;
	size_t i;

	for (i = 0; i < building->best.pair_count; i++) {
		pair = &building->best.pairs[i];
		if (building->part.wanted &&
			references_kept_has(&building->kept, &rows[pair->a],
				&rows[pair->b]) &&
			!references_kept_find(
				&building->kept, pair->a, pair->b))
			continue;
		if (building_has(building, pair->a, pair->b) ||
			building_has(building, pair->b, pair->a))
			continue;
		if (!building_write_pair(building, pair->a, pair->b))
			return false;
	}
	return building->part.wanted || references_kept_finish(&building->kept,
						building->store, building->err);
}

/* -- the whole ------------------------------------------------------------ */

/* Which documents are read; NULL: all. */
static const struct chosen *
building_chosen(const struct building *building)
{
	return building->part.wanted ? &building->part.read : NULL;
}

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

	return labels_sort(&building->labels, building->store,
		building_chosen(building), err);
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

/* Bytes of text in the library, and in the documents that are read. */
static bool
building_bytes(struct building *building, uint64_t *all, uint64_t *read)
{
	struct statement *statement =
		store_statement(building->store, "reference_bytes");
	const struct chosen *chosen = building_chosen(building);
	uint64_t bytes;
	uint32_t document;

	*all = *read = 0;
	while (statement_next(statement)) {
		document = statement_u32(statement, 0);
		bytes = (uint64_t)statement_int(statement, 1, 0, INT64_MAX);
		*all += bytes;
		if (!chosen || (document <= chosen->documents &&
				       chosen->wanted[document]))
			*read += bytes;
	}
	return statement_done(statement, building->err);
}

static bool
building_read(struct building *building)
{
	struct passage_reader reader = { building_block, building_count,
		building_counted, building_look, building };
	uint64_t all, read;

	if (!building_bytes(building, &all, &read))
		return false;
	repeats_init(&building->repeats, &building->counts, all, read);
	declared_init(&building->declared);
	return labels_init(&building->labels, building->store, building->err) &&
	       passages_read(&building->passages, building->store,
		       &building->counts, building_chosen(building), &reader,
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
building_done(struct building *building)
{
	free(building->slots);
	free(building->holders);
	free(building->met);
	best_done(&building->best);
	references_kept_done(&building->kept);
	references_part_done(&building->part);
	found_list_done(&building->found);
	relater_done(&building->relater);
	titles_done(&building->titles);
	labels_done(&building->labels);
	declared_done(&building->declared);
	repeats_done(&building->repeats);
	passages_done(&building->passages);
	counts_done(&building->counts);
}

/* Begins to relate what has been read. */
static void
building_begin(struct building *building)
{
	/* First, since it needs most memory, and gives it back. */
	repeats_find(&building->repeats);
	relater_init(&building->relater, &building->passages);
	best_init(&building->best, &building->passages);
}

/* What has come together is written, the counts with it. */
static bool
building_end(struct building *building)
{
	best_pair_all(&building->best);
	return building_find(building) && building_write_found(building) &&
	       building_write_best(building) &&
	       counts_write(&building->counts, building->store, building->err);
}

static bool
building_whole(struct building *building)
{
	const struct references_before *before = building->before;
	struct store *store = building->store;
	struct error *err = building->err;

	if (!building_read(building) ||
		!references_kept_init(&building->kept, store, before,
			building->counts.passages > REFERENCE_SMALL, err) ||
		!references_kept_clear(
			&building->kept, store, before->there, err))
		return false;
	building_begin(building);
	if (!references_kept_read(&building->kept, before, &building->passages,
		    &building->found, &building->best, err))
		return false;
	references_compare(building);
	return building_end(building);
}

/* Can a part be read?  If so, it is known who is new. */
static bool
building_try_part(struct building *building, bool *can)
{
	const struct references_before *before = building->before;
	bool counted;

	*can = false;
	if (!before->there || !before->store)
		return true;
	if (!counts_read(&building->counts, building->store, &counted,
		    building->err))
		return false;
	if (counted && building->counts.passages > REFERENCE_PART) {
		if (!references_kept_init(&building->kept, building->store,
			    before, true, building->err))
			return false;
		*can = building->kept.same != NULL;
	}
	if (!*can) {
		counts_done(&building->counts);
		counts_init(&building->counts);
	}
	return true;
}

static bool
building_part(struct building *building)
{
	struct references_part *part = &building->part;
	struct store *store = building->store;
	struct error *err = building->err;

	references_part_init(
		part, &building->kept, building->before->documents);
	building->found.fresh = &part->news;
	if (!references_part_forget(&building->counts, building->before, err) ||
		!references_part_choose(part, &building->passages,
			&building->counts, &building->titles, store, err) ||
		!building_read(building))
		return false;
	building_begin(building);
	if (!references_part_seed(
		    part, &building->kept, &building->best, store, err))
		return false;
	references_compare(building);
	return references_part_drop(
		       part, &building->kept, &building->best, store, err) &&
	       building_end(building);
}

bool
references_build(struct store *store, const struct references_before *before,
	struct error *err)
{
	struct building building = {
		.store = store, .err = err, .before = before
	};
	bool ok, part;

	counts_init(&building.counts);
	ok = titles_init(&building.titles, store, err) &&
	     building_try_part(&building, &part) &&
	     (part ? building_part(&building) : building_whole(&building));
	building_done(&building);
	return ok;
}
