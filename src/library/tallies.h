/* Counting by keys, and sorting by what was counted. */
#ifndef LIBRARY_TALLIES_H
#define LIBRARY_TALLIES_H

#include <stddef.h>
#include <stdint.h>

/* Something counted by a key. */
struct tally {
	uint64_t key;
	uint32_t count;
	double weight;
};

struct tallies {
	struct tally *rows;
	size_t count, cap;
};

void tallies_add(struct tallies *tallies, uint64_t key);

/* For tallies_sort. */
int tallies_by_key(const void *a, const void *b);
int tallies_by_weight(const void *a, const void *b);

void tallies_sort(
	struct tallies *tallies, int (*compare)(const void *, const void *));

/* Rows of one key become one row, its count their sum. */
void tallies_sum(struct tallies *tallies);

#endif
