/*
 * What is known of passages besides their words: who is named in each, and
 * where first in full, and when it is that they tell of.
 */
#include "index/passages_parts.h"

#include <stdlib.h>

#include "lectern/base/memory.h"
#include "index/countries.h"
#include "index/events.h"
#include "index/relate.h"

/* How far back a passage without a date looks for one. */
#define PASSAGE_TOLD 3

#define PASSAGE_ENTITIES_KEPT 40

/* One date in so many is of the year that a document is about. */
#define PASSAGE_YEAR_SHARE 3

/* The last word of a name of several: what two people may share. */
static uint64_t
surname_of(struct words *words, enum entity_type type, const char *name)
{
	if (type != ENTITY_PER)
		return 0;
	words_read(words, slice_of(name));
	return words->count > 1 ? words->rows[words->count - 1].hash : 0;
}

static bool
passages_read_known(
	struct passages *passages, struct store *store, struct error *err)
{
	struct countries countries;
	struct passage_entity *known;
	struct statement *statement;
	struct arena arena = { 0 };
	struct words words = { 0 };
	size_t cap = 0;
	uint32_t id;

	countries_read(&countries);
	statement = store_statement(store, "passage_entities");
	while (statement_next(statement)) {
		id = statement_u32(statement, 0);
		while (passages->known_count <= id) {
			passages->known = memory_grow(passages->known,
				passages->known_count, &cap,
				sizeof *passages->known);
			passages->known[passages->known_count++] =
				(struct passage_entity){ .name = "" };
		}
		known = &passages->known[id];
		known->type =
			entity_type_of(statement_text(statement, 1, &arena));
		known->name = statement_text(statement, 2, &passages->arena);
		known->surname = surname_of(&words, known->type, known->name);
		known->country = known->type == ENTITY_PLACE &&
				 countries_have(&countries, known->name);
		arena_done(&arena);
	}
	words_done(&words);
	countries_done(&countries);
	return statement_done(statement, err);
}

/*
 * Moves on to the passage that holds a place, or NULL if none does.  Places
 * come in order, so a cursor is enough.
 */
static struct passage *
passages_follow(struct passages *passages, size_t *cursor, uint32_t document,
	uint32_t at)
{
	struct passage *passage;

	for (; *cursor < passages->count; ++*cursor) {
		passage = &passages->rows[*cursor];
		if (passage->document > document ||
			(passage->document == document && passage->end > at))
			break;
	}
	if (*cursor == passages->count)
		return NULL;
	passage = &passages->rows[*cursor];
	return passage->document == document && passage->start <= at ? passage
								     : NULL;
}

/* The names of one passage while they are read: id << 32 | letters. */
struct naming_run {
	struct passage *passage; /* NULL: none yet */
	struct counted *counted; /* [entity id] */
	uint64_t rows[PASSAGE_ENTITIES_KEPT];
	uint32_t count;
};

static int
compare_names(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void
naming_run_count(struct naming_run *run, struct counts *counts, uint32_t id)
{
	struct counted *counted = &run->counted[id];

	if (counted->document != run->passage->document)
		counted->in_document = 0;
	counted->document = run->passage->document;
	counts_add_name(counts, id, counted->in_document++);
}

/* Keeps the entities of a passage, each once with its longest form. */
static void
naming_run_close(struct naming_run *run, struct passages *passages)
{
	size_t cap = passages->entity_cap;
	uint32_t i, id;

	if (!run->count)
		return;
	qsort(run->rows, run->count, sizeof *run->rows, compare_names);
	run->passage->entities.first = passages->entity_count;
	for (i = 0; i < run->count; i++) {
		id = (uint32_t)(run->rows[i] >> 32);
		if (i + 1 < run->count && run->rows[i + 1] >> 32 == id)
			continue;
		passages->letters =
			memory_grow(passages->letters, passages->entity_count,
				&cap, sizeof *passages->letters);
		passages->entities = memory_grow(passages->entities,
			passages->entity_count, &passages->entity_cap,
			sizeof *passages->entities);
		passages->entities[passages->entity_count] = id;
		passages->letters[passages->entity_count++] =
			(uint8_t)run->rows[i];
		run->passage->entities.count++;
		if (passages->counts->by)
			naming_run_count(run, passages->counts, id);
	}
	run->count = 0;
}

/* Notes a mention; run is of the passage before. */
static void
naming_run_take(struct naming_run *run, struct passages *passages,
	struct passage *passage, struct statement *statement)
{
	uint32_t start = statement_u32(statement, 1);
	uint32_t id = statement_u32(statement, 2);
	uint32_t end = statement_u32(statement, 3);

	if (id >= passages->known_count)
		return;
	if (passages->counts->by > 0)
		event_places_add(&passages->counts->places, passage->document,
			start, end, id,
			passages->known[id].type == ENTITY_PLACE);
	if (passage != run->passage) {
		naming_run_close(run, passages);
		run->passage = passage;
	}
	if (run->count < PASSAGE_ENTITIES_KEPT)
		run->rows[run->count++] =
			(uint64_t)id << 32 |
			(end - start < 255 ? end - start : 255);
}

/* What the counts say of each, so that it need not be looked for. */
static void
passages_weigh_known(struct passages *passages)
{
	const struct counts *counts = passages->counts;
	uint32_t id;

	for (id = 0; id < passages->known_count && id < counts->name_count;
		id++) {
		passages->known[id].passages = counts->names[id].passages;
		passages->known[id].spread = counts->names[id].spread;
	}
}

static bool
passages_read_entities(struct passages *passages, struct store *store,
	const struct chosen *chosen, struct error *err)
{
	struct rows rows = { .store = store,
		.all = "passage_mentions",
		.of = "passage_mentions_of",
		.chosen = chosen };
	struct naming_run run = { 0 };
	struct statement *statement;
	struct passage *passage;
	size_t cursor = 0;

	run.counted =
		memory_zero(passages->known_count + 1, sizeof *run.counted);
	while ((statement = rows_next(&rows))) {
		passage = passages_follow(passages, &cursor,
			statement_u32(statement, 0),
			statement_u32(statement, 1));
		if (passage)
			naming_run_take(&run, passages, passage, statement);
	}
	naming_run_close(&run, passages);
	free(run.counted);
	passages_weigh_known(passages);
	events_read(passages, &passages->counts->places);
	return rows_done(&rows, err);
}

/* Takes a date, if it stands in a passage. */
static void
passages_take_date(
	struct passages *passages, struct statement *statement, size_t *cursor)
{
	uint32_t document = statement_u32(statement, 0);
	uint32_t at = statement_u32(statement, 1);
	struct passage *passage =
		passages_follow(passages, cursor, document, at);
	struct passage_date *date;

	if (!passage)
		return;
	passages->dates = memory_grow(passages->dates, passages->date_count,
		&passages->date_cap, sizeof *passages->dates);
	if (!passage->dates.count)
		passage->dates.first = passages->date_count;
	passage->dates.count++;
	date = &passages->dates[passages->date_count++];
	date->at = at;
	date->low = (int32_t)statement_int(statement, 2, INT32_MIN, INT32_MAX);
	date->high = (int32_t)statement_int(statement, 3, INT32_MIN, INT32_MAX);
	date->inferred = statement_u32(statement, 4) & SPAN_INFERRED;
}

static bool
passages_read_dates(struct passages *passages, struct store *store,
	const struct chosen *chosen, struct error *err)
{
	struct rows rows = { .store = store,
		.all = "passage_dates",
		.of = "passage_dates_of",
		.chosen = chosen };
	struct statement *statement;
	size_t cursor = 0;

	while ((statement = rows_next(&rows)))
		passages_take_date(passages, statement, &cursor);
	if (passages->counts->by)
		relate_count_dates(passages);
	return rows_done(&rows, err);
}

/*
 * A passage without dates is told on from the one before, or answers a
 * question that has one.
 */
static void
passages_date(struct passages *passages)
{
	struct passage *passage;
	size_t i, back;

	for (i = 0; i < passages->count; i++) {
		passage = &passages->rows[i];
		passage->dated = i;
		if (passage->dates.count)
			continue;
		if (passages->rows[passage->question].dates.count) {
			passage->dated = passage->question;
			continue;
		}
		for (back = 1; back <= PASSAGE_TOLD && back <= i; back++) {
			if (passage[-(ptrdiff_t)back].document !=
				passage->document)
				break;
			if (passage[-(ptrdiff_t)back].dates.count) {
				passage->dated = i - back;
				break;
			}
		}
	}
}

static int
compare_years(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The year that most of the dates are of, if it is enough of them; or 0. */
static int32_t
years_most(int32_t *years, size_t count)
{
	size_t i, run = 0, most = 0;
	int32_t year = 0;

	if (count)
		qsort(years, count, sizeof *years, compare_years);
	for (i = 0; i < count; i++) {
		run = i && years[i] == years[i - 1] ? run + 1 : 1;
		if (run <= most)
			continue;
		most = run;
		year = years[i];
	}
	return most * PASSAGE_YEAR_SHARE >= count ? year : 0;
}

/*
 * News are of one year, and so is what they tell without a date; a history is
 * of many.
 */
static void
passages_date_document(
	struct passages *passages, size_t from, size_t to, int32_t *years)
{
	const struct passage_date *date, *end;
	const struct run *dates;
	size_t at, count = 0;
	int32_t year;

	for (at = from; at < to; at++) {
		dates = &passages->rows[at].dates;
		date = passages->dates + dates->first;
		for (end = date + dates->count; date < end; date++) {
			if (date->low / 10000 == date->high / 10000)
				years[count++] = date->low / 10000;
		}
	}
	year = years_most(years, count);
	for (at = from; at < to; at++)
		passages->rows[at].year = year;
}

static void
passages_date_documents(struct passages *passages)
{
	int32_t *years = memory_zero(passages->date_count + 1, sizeof *years);
	const struct passage *rows = passages->rows;
	size_t from, to;

	for (from = 0; from < passages->count; from = to) {
		for (to = from; to < passages->count &&
				rows[to].document == rows[from].document;
			to++)
			;
		passages_date_document(passages, from, to, years);
	}
	free(years);
}

static uint64_t
passage_mask(const struct passages *passages, const struct passage *passage)
{
	const uint32_t *id = passages->entities + passage->entities.first;
	uint64_t mask = 0;
	uint32_t i;

	for (i = 0; i < passage->entities.count; i++)
		mask |= passages_mask(id[i]);
	return mask;
}

static void
passages_mark(struct passages *passages)
{
	uint64_t before = 0, here, next = 0;
	struct passage *passage;
	size_t i;

	for (i = 0; i < passages->count; i++) {
		passage = &passages->rows[i];
		here = i ? next : passage_mask(passages, passage);
		next = i + 1 < passages->count
			       ? passage_mask(passages, passage + 1)
			       : 0;
		passage->near = before | here | next;
		if (passage->question != i)
			passage->near |= passage_mask(
				passages, &passages->rows[passage->question]);
		before = here;
	}
}

/* Where the document that is looked at says a name in full. */
struct introduction {
	uint32_t document;
	size_t at; /* in passages->entities */
};

/*
 * A document says who or what a name is where it first says it in full: where
 * it is never longer afterwards.
 */
static void
passages_introduce(struct passages *passages)
{
	struct introduction *all =
		memory_zero(passages->known_count + 1, sizeof *all);
	const struct passage *passage;
	struct introduction *one;
	size_t i, at, last;

	passages->first = memory_zero(
		passages->entity_count + 1, sizeof *passages->first);
	for (i = 0; i < passages->count; i++) {
		passage = &passages->rows[i];
		last = passage->entities.first + passage->entities.count;
		for (at = passage->entities.first; at < last; at++) {
			one = &all[passages->entities[at]];
			if (one->document == passage->document &&
				passages->letters[at] <=
					passages->letters[one->at])
				continue;
			if (one->document == passage->document)
				passages->first[one->at] = false;
			passages->first[at] = true;
			one->document = passage->document;
			one->at = at;
		}
	}
	free(all);
}

bool
passages_read_facts(struct passages *passages, struct store *store,
	const struct chosen *chosen, struct error *err)
{
	bool ok = (passages->known ||
			  passages_read_known(passages, store, err)) &&
		  passages_read_entities(passages, store, chosen, err) &&
		  passages_read_dates(passages, store, chosen, err);

	passages_date(passages);
	passages_date_documents(passages);
	passages_mark(passages);
	passages_introduce(passages);
	return ok;
}
