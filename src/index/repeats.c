/*
 * Finds repeated runs without holding the text.
 *
 * Nearly all runs of six words stand in one place only.  The first go marks
 * each in a table of bits and notices which are met twice; the second keeps
 * only those.  A few that merely share a bit are kept too and fall away when
 * the rest are sorted.
 */
#include "index/repeats.h"

#include <stdlib.h>

#include "lectern/base/memory.h"

#define REPEAT_BITS_LEAST (1u << 16)
#define REPEAT_BITS_MOST (1u << 26)
#define REPEAT_SAMPLE_BYTES (48u << 20)

/* What is held of runs at a time. */
#define REPEAT_RUNS 1500000

/* A run that stands in more passages than this is a formula. */
#define REPEAT_MOST 8

struct repeat_run {
	uint64_t hash;
	size_t passage;
};

void
repeats_init(struct repeats *repeats, struct counts *counts, uint64_t bytes,
	uint64_t read)
{
	*repeats = (struct repeats){ .counts = counts,
		.sample = bytes / REPEAT_SAMPLE_BYTES + 1 };
	/* Some ten for each run; a small table stays near the processor. */
	repeats->bits = REPEAT_BITS_LEAST;
	while (repeats->bits < read * 2 && repeats->bits < REPEAT_BITS_MOST)
		repeats->bits *= 2;
	repeats->once = memory_zero(repeats->bits / 64, sizeof *repeats->once);
	repeats->twice =
		memory_zero(repeats->bits / 64, sizeof *repeats->twice);
}

void
repeats_done(struct repeats *repeats)
{
	free(repeats->once);
	free(repeats->twice);
	free(repeats->runs);
	free(repeats->rows);
	*repeats = (struct repeats){ 0 };
}

static bool
bit_is_set(const uint64_t *bits, uint64_t at)
{
	return bits[at / 64] >> at % 64 & 1;
}

static void
bit_set(uint64_t *bits, uint64_t at)
{
	bits[at / 64] |= (uint64_t)1 << at % 64;
}

void
repeats_count(struct repeats *repeats, const struct words *words)
{
	uint64_t hash, at;
	size_t i;

	for (i = 0; i + REPEAT_WORDS <= words->count; i++) {
		hash = words_run(&words->rows[i], REPEAT_WORDS);
		if ((hash >> 32) % repeats->sample)
			continue;
		at = hash & (repeats->bits - 1);
		if (bit_is_set(repeats->once, at))
			bit_set(repeats->twice, at);
		else
			bit_set(repeats->once, at);
	}
}

/* Too many repeats: from now on, and of what is there, every other one. */
static void
repeats_thin(struct repeats *repeats)
{
	size_t i, to = 0;

	repeats->sample *= 2;
	for (i = 0; i < repeats->run_count; i++) {
		if (!((repeats->runs[i].hash >> 32) % repeats->sample))
			repeats->runs[to++] = repeats->runs[i];
	}
	repeats->run_count = to;
}

void
repeats_look(struct repeats *repeats, size_t passage, const struct words *words)
{
	uint64_t hash;
	size_t i;

	for (i = 0; i + REPEAT_WORDS <= words->count; i++) {
		hash = words_run(&words->rows[i], REPEAT_WORDS);
		if ((hash >> 32) % repeats->sample ||
			!bit_is_set(repeats->twice, hash & (repeats->bits - 1)))
			continue;
		repeats->runs = memory_grow(repeats->runs, repeats->run_count,
			&repeats->run_cap, sizeof *repeats->runs);
		repeats->runs[repeats->run_count++] =
			(struct repeat_run){ hash, passage };
	}
	if (repeats->run_count > REPEAT_RUNS)
		repeats_thin(repeats);
}

static int
run_compare(const void *a, const void *b)
{
	const struct repeat_run *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->passage > y->passage) - (x->passage < y->passage);
}

static int
repeat_compare(const void *a, const void *b)
{
	const struct repeat *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* All pairs of the passages that hold one run. */
static void
repeats_pair(struct repeats *repeats, size_t from, size_t to)
{
	const struct repeat_run *runs = repeats->runs;
	size_t i, j;

	if (to - from > REPEAT_MOST) {
		counts_add_formula(repeats->counts, runs[from].hash);
		return;
	}
	if (counts_have_formula(repeats->counts, runs[from].hash))
		return;
	for (i = from; i < to; i++) {
		for (j = i + 1; j < to; j++) {
			if (runs[i].passage == runs[j].passage)
				continue;
			repeats->rows =
				memory_grow(repeats->rows, repeats->count,
					&repeats->cap, sizeof *repeats->rows);
			repeats->rows[repeats->count++] =
				(struct repeat){ runs[i].passage,
					runs[j].passage };
		}
	}
}

void
repeats_find(struct repeats *repeats)
{
	size_t i, end, to = 0;

	if (repeats->run_count)
		qsort(repeats->runs, repeats->run_count, sizeof *repeats->runs,
			run_compare);
	for (i = 0; i < repeats->run_count; i = end) {
		for (end = i + 1;
			end < repeats->run_count &&
			repeats->runs[end].hash == repeats->runs[i].hash;
			end++)
			;
		repeats_pair(repeats, i, end);
	}
	if (repeats->count)
		qsort(repeats->rows, repeats->count, sizeof *repeats->rows,
			repeat_compare);
	for (i = 0; i < repeats->count; i++) {
		if (!to || repeat_compare(
				   &repeats->rows[to - 1], &repeats->rows[i]))
			repeats->rows[to++] = repeats->rows[i];
	}
	repeats->count = to;
	free(repeats->runs);
	free(repeats->once);
	free(repeats->twice);
	repeats->runs = NULL;
	repeats->once = repeats->twice = NULL;
}

size_t
repeats_longest(const struct words *a, const struct words *b, size_t *in_a,
	size_t *in_b)
{
	size_t *row = memory_zero(b->count + 1, sizeof *row);
	size_t i, j, before, here, longest = 0;

	for (i = 0; i < a->count; i++) {
		before = 0;
		for (j = 0; j < b->count; j++) {
			here = row[j + 1];
			row[j + 1] = a->rows[i].hash == b->rows[j].hash
					     ? before + 1
					     : 0;
			before = here;
			if (row[j + 1] <= longest)
				continue;
			longest = row[j + 1];
			*in_a = i + 1 - longest;
			*in_b = j + 1 - longest;
		}
	}
	free(row);
	return longest;
}
