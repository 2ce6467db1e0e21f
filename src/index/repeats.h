/*
 * Repeats are runs of words that stand in two passages: quotations, passages
 * used again, however they are broken into lines.
 */
#ifndef INDEX_REPEATS_H
#define INDEX_REPEATS_H

#include "index/passages.h"

/* The shortest run, in words. */
#define REPEAT_WORDS 6

struct repeat {
	size_t a, b; /* passages, a before b */
};

struct repeats {
	struct counts *counts; /* borrowed: what is a formula */
	uint64_t sample;       /* one run in so many is looked at */
	uint64_t bits;         /* of each of the tables: a power of two */
	uint64_t *once;        /* bits: a run that hashes here was met */
	uint64_t *twice;       /* ... and met again */
	struct repeat_run *runs;
	size_t run_count, run_cap;
	struct repeat *rows; /* each pair once; by a, b */
	size_t count, cap;
};

/*
 * Bytes of text in the library decide how densely runs are looked at; those of
 * them that are read, how much memory that takes.
 */
void repeats_init(struct repeats *repeats, struct counts *counts,
	uint64_t bytes, uint64_t read);
void repeats_done(struct repeats *repeats);

/* The first go over all words, the second, and the end. */
void repeats_count(struct repeats *repeats, const struct words *words);
void repeats_look(
	struct repeats *repeats, size_t passage, const struct words *words);
void repeats_find(struct repeats *repeats);

/* The longest run two texts share: its words, and where it begins in each. */
size_t repeats_longest(const struct words *a, const struct words *b,
	size_t *in_a, size_t *in_b);

#endif
