/*
 * Few of each passage's relations are read, so few are kept; and not all of
 * one document, lest a long one should hide the others.
 */
#include "index/best.h"

#include <stdlib.h>

#include "lectern/base/memory.h"

void
best_init(struct best_list *list, const struct passages *passages)
{
	*list = (struct best_list){ .passages = passages };
	list->rows =
		memory_zero(passages->count * BEST_KEPT, sizeof *list->rows);
}

void
best_done(struct best_list *list)
{
	free(list->rows);
	free(list->outside);
	free(list->pairs);
	*list = (struct best_list){ 0 };
}

size_t
best_outside(struct best_list *list, uint32_t document, uint32_t start)
{
	list->outside = memory_grow(list->outside, list->outside_count,
		&list->outside_cap, sizeof *list->outside);
	list->outside[list->outside_count] =
		(struct best_outside){ document, start };
	return list->passages->count + list->outside_count++;
}

static uint32_t
best_document(const struct best_list *list, size_t passage)
{
	size_t count = list->passages->count;

	return passage < count ? list->passages->rows[passage].document
			       : list->outside[passage - count].document;
}

/*
 * Which of the best another may take the place of: the last one, or, if there
 * are many of its document, the last of these.
 */
static size_t
best_place_for(const struct best_list *list, const struct best *best,
	uint32_t document)
{
	size_t i, last = BEST_KEPT - 1, count = 0;

	for (i = 0; i < BEST_KEPT && best[i].score > 0; i++) {
		if (best_document(list, best[i].other) != document)
			continue;
		last = i;
		count++;
	}
	return count < BEST_OF_ONE ? BEST_KEPT - 1 : last;
}

void
best_keep_of(struct best_list *list, size_t passage, size_t other, double score)
{
	struct best *best = list->rows + passage * BEST_KEPT;
	size_t i;

	if (passage >= list->passages->count ||
		best[BEST_KEPT - 1].score >= (float)score)
		return;
	i = best_place_for(list, best, best_document(list, other));
	if (best[i].score >= (float)score)
		return;
	for (; i > 0 && best[i - 1].score < (float)score; i--)
		best[i] = best[i - 1];
	best[i] = (struct best){ (uint32_t)other, (float)score };
}

void
best_keep(struct best_list *list, size_t a, size_t b, double score)
{
	best_keep_of(list, a, b, score);
	best_keep_of(list, b, a, score);
}

bool
best_has(const struct best_list *list, size_t passage, size_t other)
{
	const struct best *best = list->rows + passage * BEST_KEPT;
	size_t i;

	for (i = 0; i < BEST_KEPT && best[i].score > 0; i++) {
		if (best[i].other == other)
			return true;
	}
	return false;
}

static void
best_pair_add(struct best_list *list, size_t a, size_t b)
{
	struct best_pair *pair;

	list->pairs = memory_grow(list->pairs, list->pair_count,
		&list->pair_cap, sizeof *list->pairs);
	pair = &list->pairs[list->pair_count++];
	pair->a = (uint32_t)(a < b ? a : b);
	pair->b = (uint32_t)(a < b ? b : a);
}

/* A passage that stands there twice leads to the same places twice. */
static void
best_pair_twins(struct best_list *list, size_t a, size_t b)
{
	const struct passages *passages = list->passages;
	size_t at;

	for (at = a + 1; at < passages->count && at <= a + PASSAGE_AGAIN;
		at++) {
		if (passages->rows[at].twin == a)
			best_pair_add(list, at, b);
	}
}

static int
best_pair_compare(const void *a, const void *b)
{
	const struct best_pair *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

void
best_pair_all(struct best_list *list)
{
	size_t passage, i, to = 0;
	const struct best *best;

	for (passage = 0; passage < list->passages->count; passage++) {
		best = list->rows + passage * BEST_KEPT;
		for (i = 0; i < BEST_KEPT && best[i].score > 0; i++) {
			if (best[i].other >= list->passages->count)
				continue;
			best_pair_add(list, passage, best[i].other);
			best_pair_twins(list, passage, best[i].other);
			best_pair_twins(list, best[i].other, passage);
		}
	}
	free(list->rows);
	list->rows = NULL;
	if (list->pair_count)
		qsort(list->pairs, list->pair_count, sizeof *list->pairs,
			best_pair_compare);
	for (i = 0; i < list->pair_count; i++) {
		if (!to || best_pair_compare(
				   &list->pairs[to - 1], &list->pairs[i]))
			list->pairs[to++] = list->pairs[i];
	}
	list->pair_count = to;
}
