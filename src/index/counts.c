/*
 * Counts in memory and in a library.
 *
 * A count in sixteenths is exact enough: it is only ever looked at through a
 * logarithm.  Of two words in a row those that stand once are not kept; they
 * are met again where they matter, in the documents that are compared.
 */
#include "index/counts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/memory.h"
#include "index/tally.h"

#define COUNTS_PARTS 16
#define COUNTS_DATES (1u << 30) /* is added to keys, which may be negative */

void
counts_init(struct counts *counts)
{
	*counts = (struct counts){ .by = 1 };
	counts->stems = memory_zero(COUNTS_STEMS, sizeof *counts->stems);
	counts->stem_documents =
		memory_zero(COUNTS_STEMS, sizeof *counts->stem_documents);
	counts->pairs = memory_zero(COUNTS_PAIRS, sizeof *counts->pairs);
}

void
counts_done(struct counts *counts)
{
	free(counts->stems);
	free(counts->stem_documents);
	free(counts->pairs);
	free(counts->pairs_here);
	free(counts->names);
	free(counts->dates);
	free(counts->places.rows);
	free(counts->formulas);
	*counts = (struct counts){ 0 };
}

double
counts_spread(uint32_t counted)
{
	return counted ? log2(1 + 1 / (double)counted) : 1;
}

static uint32_t
in_parts(float spread)
{
	return spread > 0 ? (uint32_t)(spread * COUNTS_PARTS + 0.5f) : 0;
}

static float
of_parts(uint32_t parts)
{
	return (float)parts / COUNTS_PARTS;
}

/* -- names ---------------------------------------------------------------- */

static struct counted_name *
counts_name(struct counts *counts, uint32_t entity)
{
	while (counts->name_count <= entity) {
		counts->names = memory_grow(counts->names, counts->name_count,
			&counts->name_cap, sizeof *counts->names);
		counts->names[counts->name_count++] =
			(struct counted_name){ 0 };
	}
	return &counts->names[entity];
}

void
counts_add_name(struct counts *counts, uint32_t entity, uint32_t counted)
{
	struct counted_name *name = counts_name(counts, entity);

	if (counts->by < 0 && !name->passages)
		return;
	name->passages += (uint32_t)counts->by;
	name->spread += (float)(counts->by * counts_spread(counted));
}

/* -- dates ---------------------------------------------------------------- */

static int
dated_compare(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->document > y->document) - (x->document < y->document);
}

static void
dates_put(struct counts *counts, int32_t key, float spread)
{
	struct counted_date *last = counts->dates + counts->date_count;

	if (counts->date_count && last[-1].key == key) {
		last[-1].spread += spread;
		return;
	}
	counts->dates = memory_grow(counts->dates, counts->date_count,
		&counts->date_cap, sizeof *counts->dates);
	counts->dates[counts->date_count++] =
		(struct counted_date){ key, spread };
}

/* Merges what is counted with what is new, both of them sorted. */
void
counts_add_dates(struct counts *counts, struct dated *rows, size_t count)
{
	struct counted_date *old = counts->dates;
	size_t old_count = counts->date_count, i, at = 0;
	uint32_t repeated = 0;

	if (count)
		qsort(rows, count, sizeof *rows, dated_compare);
	counts->dates = NULL;
	counts->date_count = counts->date_cap = 0;
	for (i = 0; i < count; i++) {
		for (; at < old_count && old[at].key <= rows[i].key; at++)
			dates_put(counts, old[at].key, old[at].spread);
		repeated = i && !dated_compare(&rows[i - 1], &rows[i])
				   ? repeated + 1
				   : 0;
		dates_put(counts, rows[i].key,
			(float)(counts->by * counts_spread(repeated)));
	}
	for (; at < old_count; at++)
		dates_put(counts, old[at].key, old[at].spread);
	free(old);
}

double
counts_of_date(const struct counts *counts, int32_t key)
{
	size_t i;

	BISECT(i, counts->date_count, counts->dates[i].key < key);
	return i < counts->date_count && counts->dates[i].key == key
		       ? counts->dates[i].spread
		       : 0;
}

/* -- formulas ------------------------------------------------------------- */

void
counts_add_formula(struct counts *counts, uint64_t run)
{
	counts->formulas = memory_grow(counts->formulas, counts->formula_count,
		&counts->formula_cap, sizeof *counts->formulas);
	counts->formulas[counts->formula_count++] = (uint32_t)run;
}

static int
formula_compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

bool
counts_have_formula(const struct counts *counts, uint64_t run)
{
	const uint32_t *rows = counts->formulas;
	size_t i;

	BISECT(i, counts->formula_known, rows[i] < (uint32_t)run);
	return i < counts->formula_known && rows[i] == (uint32_t)run;
}

/* -- in the library ------------------------------------------------------- */

enum { WHOLE_PASSAGES, WHOLE_DOCUMENTS };

static void
take_whole(void *context, const struct tally_row *row)
{
	struct counts *counts = context;

	if (row->key == WHOLE_PASSAGES)
		counts->passages = row->first;
	else if (row->key == WHOLE_DOCUMENTS)
		counts->documents = row->first;
}

static void
take_stem(void *context, const struct tally_row *row)
{
	struct counts *counts = context;

	if (row->key >= COUNTS_STEMS)
		return;
	counts->stem_documents[row->key] = row->first;
	counts->stems[row->key] = of_parts(row->second) + (float)row->first;
}

static void
take_pair(void *context, const struct tally_row *row)
{
	struct counts *counts = context;

	if (row->key < COUNTS_PAIRS)
		counts->pairs[row->key] = (uint16_t)row->first;
}

static void
take_name(void *context, const struct tally_row *row)
{
	struct counts *counts = context;

	if (row->key > counts->name_count + row->first + (1u << 24))
		return;
	*counts_name(counts, row->key) = (struct counted_name){ row->first,
		(float)row->first - of_parts(row->second) };
}

static void
take_date(void *context, const struct tally_row *row)
{
	struct counts *counts = context;

	dates_put(counts, (int32_t)(row->key - COUNTS_DATES),
		of_parts(row->first));
}

static void
take_place(void *context, const struct tally_row *row)
{
	struct counts *counts = context;

	event_places_put(&counts->places, row->key, row->first);
}

static void
take_formula(void *context, const struct tally_row *row)
{
	counts_add_formula(context, row->key);
}

bool
counts_read(struct counts *counts, struct store *store, bool *there,
	struct error *err)
{
	bool ok = tally_each(store, "whole", take_whole, counts, err) &&
		  tally_each(store, "stems", take_stem, counts, err) &&
		  tally_each(store, "pairs", take_pair, counts, err) &&
		  tally_each(store, "names", take_name, counts, err) &&
		  tally_each(store, "dates", take_date, counts, err) &&
		  tally_each(store, "places", take_place, counts, err) &&
		  tally_each(store, "formulas", take_formula, counts, err);

	counts->formula_known = counts->formula_count;
	*there = counts->passages > 0;
	return ok;
}

static bool
write_whole(const struct counts *counts, struct store *store, struct error *err)
{
	struct tally tally = { 0 };

	tally_add(&tally,
		&(struct tally_row){ WHOLE_PASSAGES, counts->passages, 0 });
	tally_add(&tally,
		&(struct tally_row){ WHOLE_DOCUMENTS, counts->documents, 0 });
	return tally_save(&tally, store, "whole", err);
}

static bool
write_words(const struct counts *counts, struct store *store, struct error *err)
{
	struct tally tally = { 0 };
	uint32_t i, documents;
	uint16_t pair;

	for (i = 0; i < COUNTS_STEMS; i++) {
		documents = counts->stem_documents[i];
		if (documents)
			tally_add(&tally, &(struct tally_row){ i, documents,
						  in_parts(counts->stems[i] -
							   (float)documents) });
	}
	if (!tally_save(&tally, store, "stems", err))
		return false;
	for (i = 0; i < COUNTS_PAIRS; i++) {
		pair = counts_of_pair(counts, i);
		if (pair > 1)
			tally_add(&tally, &(struct tally_row){ i, pair, 0 });
	}
	return tally_save(&tally, store, "pairs", err);
}

static bool
write_names(const struct counts *counts, struct store *store, struct error *err)
{
	const struct counted_name *name;
	struct tally tally = { 0 };
	uint32_t i;

	for (i = 0; i < counts->name_count; i++) {
		name = &counts->names[i];
		if (name->passages)
			tally_add(
				&tally, &(struct tally_row){ i, name->passages,
						in_parts((float)name->passages -
							 name->spread) });
	}
	return tally_save(&tally, store, "names", err);
}

static bool
write_dates(const struct counts *counts, struct store *store, struct error *err)
{
	struct tally tally = { 0 };
	uint32_t parts;
	size_t i;

	for (i = 0; i < counts->date_count; i++) {
		parts = in_parts(counts->dates[i].spread);
		if (parts)
			tally_add(
				&tally, &(struct tally_row){
						(uint32_t)counts->dates[i].key +
							COUNTS_DATES,
						parts, 0 });
	}
	return tally_save(&tally, store, "dates", err);
}

static int
place_compare(const void *a, const void *b)
{
	const struct event_place *x = a, *y = b;

	if (x->inner != y->inner)
		return x->inner < y->inner ? -1 : 1;
	return (x->outer > y->outer) - (x->outer < y->outer);
}

static bool
write_places(struct counts *counts, struct store *store, struct error *err)
{
	const struct event_place *rows = counts->places.rows;
	struct tally tally = { 0 };
	size_t i;

	if (counts->places.count)
		qsort(counts->places.rows, counts->places.count, sizeof *rows,
			place_compare);
	for (i = 0; i < counts->places.count; i++) {
		if (!i || place_compare(&rows[i - 1], &rows[i]))
			tally_add(&tally, &(struct tally_row){ rows[i].inner,
						  rows[i].outer, 0 });
	}
	return tally_save(&tally, store, "places", err);
}

static bool
write_formulas(struct counts *counts, struct store *store, struct error *err)
{
	const uint32_t *rows = counts->formulas;
	struct tally tally = { 0 };
	size_t i;

	if (counts->formula_count)
		qsort(counts->formulas, counts->formula_count, sizeof *rows,
			formula_compare);
	for (i = 0; i < counts->formula_count; i++) {
		if (!i || rows[i - 1] != rows[i])
			tally_add(&tally, &(struct tally_row){ rows[i], 0, 0 });
	}
	return tally_save(&tally, store, "formulas", err);
}

bool
counts_write(struct counts *counts, struct store *store, struct error *err)
{
	return write_whole(counts, store, err) &&
	       write_words(counts, store, err) &&
	       write_names(counts, store, err) &&
	       write_dates(counts, store, err) &&
	       write_places(counts, store, err) &&
	       write_formulas(counts, store, err);
}
