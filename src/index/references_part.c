/*
 * Reads a part of a library, and puts what it finds to what is there.
 *
 * The table has the best of each passage, or more; so what is new can be
 * compared with the documents at hand as if all had been.  What comes to be
 * among the best of a passage pushes another out, which goes if it is not
 * among the best of its other end either: that end may be in a document that
 * was not read, but what the table has of it says so.
 */
#include "index/references_part.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "index/candidates.h"

void
references_part_init(struct references_part *part,
	const struct references_kept *kept, uint32_t documents)
{
	uint32_t i;

	part->fresh = memory_zero(documents + 1, sizeof *part->fresh);
	part->wanted = memory_zero(documents + 1, sizeof *part->wanted);
	for (i = 1; i <= documents; i++)
		part->fresh[i] = !kept->same[i];
	part->news = (struct chosen){ part->fresh, documents };
	part->read = (struct chosen){ part->wanted, documents };
}

void
references_part_done(struct references_part *part)
{
	free(part->fresh);
	free(part->wanted);
	free(part->before);
	*part = (struct references_part){ 0 };
}

/* -- reading -------------------------------------------------------------- */

/* Who looks on when the new documents are read for the first time. */
struct scouting {
	struct candidates candidates;
	struct titles *titles;
	const struct passages *passages;
};

static void
scouting_block(void *context, uint32_t document, const struct block *block,
	struct slice text)
{
	(void)context;
	(void)document;
	(void)block;
	(void)text;
}

static void
scouting_count(void *context, const struct words *words)
{
	(void)context;
	(void)words;
}

static bool
scouting_counted(void *context, struct error *err)
{
	(void)context;
	(void)err;
	return true;
}

static void
scouting_look(void *context, size_t passage, const struct words *words,
	struct slice text)
{
	struct scouting *scouting = context;

	if (!scouting->titles)
		return;
	titles_look(scouting->titles, scouting->passages, passage, words, text);
	candidates_look(&scouting->candidates, passage, words, text);
}

static struct passage_reader
scouting_reader(struct scouting *scouting)
{
	return (struct passage_reader){ scouting_block, scouting_count,
		scouting_counted, scouting_look, scouting };
}

bool
references_part_forget(struct counts *counts,
	const struct references_before *before, struct error *err)
{
	struct scouting scouting = { 0 };
	struct passage_reader reader = scouting_reader(&scouting);
	struct passages passages = { 0 };
	struct chosen gone = { NULL, before->count - 1 };
	bool *marks = memory_zero(before->count, sizeof *marks), any = false;
	bool ok = true;
	uint32_t i;

	for (i = 1; i < before->count; i++) {
		marks[i] = !before->numbers[i];
		any = any || marks[i];
	}
	gone.wanted = marks;
	counts->by = -1;
	if (any)
		ok = passages_read(
			&passages, before->store, counts, &gone, &reader, err);
	counts->by = 1;
	passages_done(&passages);
	free(marks);
	return ok;
}

bool
references_part_choose(struct references_part *part, struct passages *passages,
	struct counts *counts, struct titles *titles, struct store *store,
	struct error *err)
{
	struct scouting scouting = { .titles = titles, .passages = passages };
	struct passage_reader reader = scouting_reader(&scouting);
	bool ok;

	counts->by = 1;
	ok = candidates_init(
		     &scouting.candidates, store, &part->news, passages, err) &&
	     passages_read(
		     passages, store, counts, &part->news, &reader, err) &&
	     candidates_find(&scouting.candidates, titles, part->wanted, err);
	candidates_done(&scouting.candidates);
	titles->naming_count = 0;
	counts->by = 0;
	counts->pairs_here =
		memory_zero(COUNTS_PAIRS, sizeof *counts->pairs_here);
	return ok;
}

/* -- what is there -------------------------------------------------------- */

static size_t
part_passage(struct best_list *best, const struct references_part *part,
	const struct place *place)
{
	size_t at = part->wanted[place->document]
			    ? passages_at(best->passages, place->document,
				      place->start)
			    : best->passages->count;

	return at < best->passages->count
		       ? at
		       : best_outside(best, place->document, place->start);
}

static bool
part_is_twin(const struct best_list *best, size_t passage)
{
	return passage < best->passages->count &&
	       best->passages->rows[passage].twin != passage;
}

/*
 * Two passages that repeat each other's words were among each other's best,
 * though there is no reference that says so besides that of the words: so they
 * take their place, but nothing drops them.
 */
static void
part_take(struct references_part *part, struct references_kept *kept,
	struct best_list *best, struct statement *statement)
{
	struct found link = { 0 };
	struct slice why = statement_slice(statement, 8);

	link.from = (struct place){ statement_u32(statement, 0),
		statement_u32(statement, 1), statement_u32(statement, 2) };
	link.to = (struct place){ statement_u32(statement, 3),
		statement_u32(statement, 4), statement_u32(statement, 5) };
	link.kind = (enum reference_kind)statement_int(
		statement, 6, 0, REFERENCE_KINDS - 1);
	link.score = (double)statement_int(statement, 7, 0, 100) / 100;
	link.a = part_passage(best, part, &link.from);
	link.b = part_passage(best, part, &link.to);
	if (!slice_starts(why, FOUND_REPEAT))
		references_kept_add(kept, &link, why);
	if (!part_is_twin(best, link.a) && !part_is_twin(best, link.b))
		best_keep(best, link.a, link.b, link.score);
}

bool
references_part_seed(struct references_part *part, struct references_kept *kept,
	struct best_list *best, struct store *store, struct error *err)
{
	struct rows from = { .store = store,
		.of = "reference_kept_from",
		.chosen = &part->read };
	struct rows to = {
		.store = store, .of = "reference_kept_to", .chosen = &part->read
	};
	size_t size = best->passages->count * BEST_KEPT * sizeof *best->rows;
	struct statement *row;
	uint32_t document;

	while ((row = rows_next(&from)))
		part_take(part, kept, best, row);
	while ((row = rows_next(&to))) {
		/* Those of both documents have come already. */
		document = statement_u32(row, 0);
		if (document > part->read.documents || !part->wanted[document])
			part_take(part, kept, best, row);
	}
	references_kept_sort(kept);
	part->before = memory_new(size);
	memcpy(part->before, best->rows, size);
	return rows_done(&from, err) && rows_done(&to, err);
}

/* -- what goes ------------------------------------------------------------ */

/* One of the relations that the table has of a passage. */
struct rival {
	uint32_t document, start;
	uint32_t score;
};

struct rivals {
	struct rival *rows;
	size_t count, cap;
};

static bool
rivals_read(struct rivals *rivals, const struct best_outside *place,
	const char *name, struct store *store, struct error *err)
{
	struct statement *statement = store_statement(store, name);

	statement_bind_int(statement, 1, place->document);
	statement_bind_int(statement, 2, place->start);
	while (statement_next(statement)) {
		if (slice_starts(statement_slice(statement, 3), FOUND_REPEAT))
			continue;
		rivals->rows = memory_grow(rivals->rows, rivals->count,
			&rivals->cap, sizeof *rivals->rows);
		rivals->rows[rivals->count++] =
			(struct rival){ statement_u32(statement, 0),
				statement_u32(statement, 1),
				statement_u32(statement, 2) };
	}
	return statement_done(statement, err);
}

static int
rival_compare(const void *a, const void *b)
{
	const struct rival *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

/* Is a passage among those that would be kept of these? */
static bool
rivals_keep(struct rivals *rivals, const struct passage *passage)
{
	size_t i, j, kept = 0, of_one;

	if (rivals->count)
		qsort(rivals->rows, rivals->count, sizeof *rivals->rows,
			rival_compare);
	for (i = 0; i < rivals->count && kept < BEST_KEPT; i++) {
		for (j = of_one = 0; j < i; j++)
			of_one += rivals->rows[j].document ==
				  rivals->rows[i].document;
		if (of_one >= BEST_OF_ONE)
			continue;
		kept++;
		if (rivals->rows[i].document == passage->document &&
			rivals->rows[i].start == passage->start)
			return true;
	}
	return false;
}

/* Is it among the best of its other end? */
static bool
part_stays(const struct best_list *best, size_t passage, size_t other,
	struct store *store, bool *stays, struct error *err)
{
	const struct passages *passages = best->passages;
	const struct best_outside *place;
	struct rivals rivals = { 0 };
	bool ok;

	if (other < passages->count) {
		*stays = best_has(best, other, passage);
		return true;
	}
	place = &best->outside[other - passages->count];
	ok = rivals_read(&rivals, place, "reference_rivals_from", store, err) &&
	     rivals_read(&rivals, place, "reference_rivals_to", store, err);
	*stays = ok && rivals_keep(&rivals, &passages->rows[passage]);
	free(rivals.rows);
	return ok;
}

static bool
part_drop_one(const struct references_kept *kept, size_t passage, size_t other,
	struct store *store, struct error *err)
{
	struct kept_row *row = references_kept_find(kept, passage, other);

	if (!row)
		row = references_kept_find(kept, other, passage);
	return !row || references_kept_drop(row, store, err);
}

bool
references_part_drop(struct references_part *part,
	const struct references_kept *kept, const struct best_list *best,
	struct store *store, struct error *err)
{
	const struct best *was;
	size_t passage, i;
	bool stays;

	for (passage = 0; passage < best->passages->count; passage++) {
		was = part->before + passage * BEST_KEPT;
		for (i = 0; i < BEST_KEPT && was[i].score > 0; i++) {
			if (best_has(best, passage, was[i].other))
				continue;
			if (!part_stays(best, passage, was[i].other, store,
				    &stays, err))
				return false;
			if (!stays && !part_drop_one(kept, passage,
					      was[i].other, store, err))
				return false;
		}
	}
	return true;
}
