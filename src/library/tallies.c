/* A list that is sorted when it is asked. */
#include "library/tallies.h"

#include <stdlib.h>

#include "lectern/base/memory.h"

int
tallies_by_key(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

int
tallies_by_weight(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return tallies_by_key(a, b);
}

void
tallies_add(struct tallies *tallies, uint64_t key)
{
	tallies->rows = memory_grow(tallies->rows, tallies->count,
		&tallies->cap, sizeof *tallies->rows);
	tallies->rows[tallies->count++] =
		(struct tally){ .key = key, .count = 1, .weight = 1 };
}

void
tallies_sort(
	struct tallies *tallies, int (*compare)(const void *, const void *))
{
	if (tallies->count)
		qsort(tallies->rows, tallies->count, sizeof *tallies->rows,
			compare);
}

/* Rows of one key become one row, its count their sum. */
void
tallies_sum(struct tallies *tallies)
{
	size_t i, to = 0;

	tallies_sort(tallies, tallies_by_key);
	for (i = 0; i < tallies->count; i++) {
		if (to && tallies->rows[to - 1].key == tallies->rows[i].key) {
			tallies->rows[to - 1].count += tallies->rows[i].count;
			tallies->rows[to - 1].weight += tallies->rows[i].weight;
		} else {
			tallies->rows[to++] = tallies->rows[i];
		}
	}
	tallies->count = to;
}
