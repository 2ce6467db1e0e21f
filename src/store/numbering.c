/* Runs are few: one for a library made at once, and two for each change. */
#include "store/numbering.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/memory.h"
#include "store/statement.h"

/*
 * From a key to the next one.  As much as leaves the keys of a hundred
 * thousand documents three bytes long.
 */
#define NUMBERING_STEP 64

/* What is left of a gap below a new key, of its parts in all. */
#define NUMBERING_PART 4

#define NUMBERING_LAST_KEY ((int64_t)1 << 40)

static void
numbering_add(struct numbering *numbering, size_t at, struct numbering_run run)
{
	numbering->runs = memory_grow(numbering->runs, numbering->count,
		&numbering->cap, sizeof *numbering->runs);
	memmove(&numbering->runs[at + 1], &numbering->runs[at],
		(numbering->count - at) * sizeof run);
	numbering->runs[at] = run;
	numbering->count++;
}

static void
numbering_drop(struct numbering *numbering, size_t at)
{
	numbering->count--;
	memmove(&numbering->runs[at], &numbering->runs[at + 1],
		(numbering->count - at) * sizeof *numbering->runs);
}

static int64_t
run_last_key(const struct numbering_run *run)
{
	return run->key + (int64_t)(run->count - 1) * NUMBERING_STEP;
}

void
numbering_start(struct numbering *numbering)
{
	numbering_add(numbering, 0,
		(struct numbering_run){ 1, UINT32_MAX - 1, NUMBERING_STEP });
}

void
numbering_done(struct numbering *numbering)
{
	free(numbering->runs);
	*numbering = (struct numbering){ 0 };
}

uint32_t
numbering_documents(const struct numbering *numbering)
{
	const struct numbering_run *last;

	if (!numbering->count)
		return 0;
	last = &numbering->runs[numbering->count - 1];
	return last->number + last->count - 1;
}

/* -- in the file ---------------------------------------------------------- */

/* Does a run follow those that there are, as it must? */
static bool
numbering_follows(
	const struct numbering *numbering, const struct numbering_run *run)
{
	const struct numbering_run *last;

	if (run->key > NUMBERING_LAST_KEY ||
		run->count > (uint32_t)INT32_MAX - run->number)
		return false;
	if (!numbering->count)
		return run->number == 1;
	last = &numbering->runs[numbering->count - 1];
	return run->number == last->number + last->count &&
	       run->key > run_last_key(last);
}

bool
numbering_read(
	struct numbering *numbering, struct store *store, struct error *err)
{
	struct statement *row = store_statement(store, "numbering");
	struct numbering_run run;

	numbering_done(numbering);
	while (statement_next(row)) {
		run.number = (uint32_t)statement_int(row, 0, 1, INT32_MAX);
		run.key = statement_int(row, 1, 1, INT64_MAX);
		run.count = (uint32_t)statement_int(row, 2, 1, INT32_MAX);
		if (!numbering_follows(numbering, &run))
			statement_refuse(row, "documents are misnumbered");
		else
			numbering_add(numbering, numbering->count, run);
	}
	return statement_done(row, err);
}

/* How many documents are in a new library. */
static bool
numbering_end(
	struct numbering *numbering, struct store *store, struct error *err)
{
	int64_t count;

	if (numbering->count != 1 || numbering->runs[0].count != UINT32_MAX - 1)
		return true;
	if (!connection_ask(
		    store, "SELECT count(*) FROM document", &count, err))
		return false;
	numbering->runs[0].count = (uint32_t)count;
	if (!count)
		numbering->count = 0;
	return true;
}

bool
numbering_write(
	struct numbering *numbering, struct store *store, struct error *err)
{
	struct statement *insert;
	size_t i;

	if (!numbering_end(numbering, store, err) ||
		!statement_run(store_statement(store, "numbering_clear"), err))
		return false;
	for (i = 0; i < numbering->count; i++) {
		insert = store_statement(store, "numbering_add");
		statement_bind_int(insert, 1, numbering->runs[i].number);
		statement_bind_int(insert, 2, numbering->runs[i].key);
		statement_bind_int(insert, 3, numbering->runs[i].count);
		if (!statement_run(insert, err))
			return false;
	}
	return true;
}

/* -- translating ---------------------------------------------------------- */

/* The run that a number is in or behind; count if it is before all. */
static size_t
numbering_at(const struct numbering *numbering, int64_t number)
{
	const struct numbering_run *runs = numbering->runs;
	size_t i;

	BISECT(i, numbering->count, runs[i].number <= number);
	return i ? i - 1 : numbering->count;
}

int64_t
numbering_key(const struct numbering *numbering, int64_t number)
{
	size_t at = numbering_at(numbering, number);
	const struct numbering_run *run;

	if (at == numbering->count)
		return number < 1 ? number : NUMBERING_LAST_KEY * 2;
	run = &numbering->runs[at];
	if (number - run->number >= run->count)
		return NUMBERING_LAST_KEY * 2;
	return run->key + (number - run->number) * NUMBERING_STEP;
}

uint32_t
numbering_number(const struct numbering *numbering, int64_t key)
{
	const struct numbering_run *runs = numbering->runs;
	int64_t into;
	size_t i;

	BISECT(i, numbering->count, runs[i].key <= key);
	if (!i)
		return 0;
	into = key - runs[i - 1].key;
	if (into % NUMBERING_STEP || into / NUMBERING_STEP >= runs[i - 1].count)
		return 0;
	return runs[i - 1].number + (uint32_t)(into / NUMBERING_STEP);
}

/* -- changes -------------------------------------------------------------- */

/* Begins a run with a number that one of the runs has; which run that is. */
static size_t
numbering_split(struct numbering *numbering, uint32_t number)
{
	size_t at = numbering_at(numbering, number);
	struct numbering_run *run = &numbering->runs[at];
	uint32_t before = number - run->number;

	if (!before)
		return at;
	numbering_add(numbering, at + 1,
		(struct numbering_run){ number, run->count - before,
			run->key + (int64_t)before * NUMBERING_STEP });
	numbering->runs[at].count = before;
	return at + 1;
}

static void
numbering_shift(struct numbering *numbering, size_t from, int by)
{
	size_t i;

	for (i = from; i < numbering->count; i++)
		numbering->runs[i].number += (uint32_t)by;
}

/* Joins the runs on both sides of a place if they are one. */
static void
numbering_heal(struct numbering *numbering, size_t at)
{
	struct numbering_run *runs = numbering->runs;

	if (!at || at >= numbering->count ||
		runs[at].key != run_last_key(&runs[at - 1]) + NUMBERING_STEP)
		return;
	runs[at - 1].count += runs[at].count;
	numbering_drop(numbering, at);
}

bool
numbering_insert(struct numbering *numbering, uint32_t number)
{
	uint32_t documents = numbering_documents(numbering);
	int64_t low = number > 1 ? numbering_key(numbering, number - 1) : 0;
	int64_t key = low + NUMBERING_STEP, high;
	size_t at = numbering->count;

	if (number <= documents) {
		high = numbering_key(numbering, number);
		if (high - low < 2)
			return false;
		key = low + (high - low + NUMBERING_PART - 1) / NUMBERING_PART;
		at = numbering_split(numbering, number);
	}
	numbering_shift(numbering, at, 1);
	numbering_add(numbering, at, (struct numbering_run){ number, 1, key });
	numbering_heal(numbering, at + 1);
	numbering_heal(numbering, at);
	return true;
}

void
numbering_remove(struct numbering *numbering, uint32_t number)
{
	size_t at = numbering_split(numbering, number);
	struct numbering_run *run = &numbering->runs[at];

	numbering_shift(numbering, at + 1, -1);
	run->key += NUMBERING_STEP;
	if (!--run->count)
		numbering_drop(numbering, at);
}
