/*
 * Two sequences tell one story: the markers in the text and the labels in front
 * of the notes.
 *
 * Of all pairs of a marker and a later label with the same number we take the
 * heaviest set in which markers and labels both go forward.  Gaps, restarts and
 * strangers fall out by themselves: what does not fit into the order is left.
 * A number that occurs often could pair with many labels, so each marker is
 * offered the next few labels of its number and those of about the same rank,
 * which keeps the work near-linear.
 */
#include "notes/notes.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"

#define NEXT_LABELS 6 /* this many labels behind the marker are offered */
#define RANK_BAND 10  /* and those whose rank differs by no more than this */

struct pair {
	uint32_t marker;
	uint32_t label;
	uint32_t before; /* the pair before it in the best chain */
	float weight;
	float total;
};

struct pairs {
	struct pair *at;
	size_t count;
	size_t cap;
};

/* The labels in order of key, then of place. */
struct ranks {
	const struct notes_signs *labels;
	uint32_t *order;
	size_t count;
};

/* clang-format off */
static const float fits[NOTES_STYLES][NOTES_STYLES] = {
	/* marker          CARET BRACKET PAREN HALF STOP RAISED PLAIN NAMED */
	[NOTES_CARET]   = { 1,   .3f,  .1f,  .1f, .2f, .2f,  .1f,  .3f },
	[NOTES_BRACKET] = { .2f, 1,    .6f,  .7f, .9f, .8f,  .9f,  1 },
	[NOTES_PAREN]   = { .1f, .6f,  1,    .9f, .9f, .7f,  .8f,  .9f },
	[NOTES_HALF]    = { 0,   .4f,  .7f,  1,   .7f, .5f,  .5f,  .5f },
	[NOTES_STOP]    = { 0,   0,    0,    0,   0,   0,    0,    0 },
	[NOTES_RAISED]  = { .2f, .9f,  .9f,  .9f, .95f, 1,   1,    1 },
	[NOTES_PLAIN]   = { .1f, .6f,  .6f,  .7f, .9f, .7f,  1,    .9f },
	[NOTES_NAMED]   = { 0,   0,    0,    0,   0,   0,    0,    0 },
};
/* clang-format on */

struct entry {
	uint32_t key;
	uint32_t index;
};

static int
entry_compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

/* Is it kept, or its twin, which is the same letter read otherwise? */
static bool
sign_is_taken(const struct notes_signs *signs, size_t index)
{
	const struct notes_sign *sign = &signs->at[index];

	return sign->kept ||
	       (index && sign[-1].kept && sign[-1].start == sign->start) ||
	       (index + 1 < signs->count && sign[1].kept &&
		       sign[1].start == sign->start);
}

/* Signs of a system, by key. */
static uint32_t *
signs_order(const struct notes_signs *signs, enum notes_system system,
	size_t *count)
{
	struct entry *entries = memory_zero(signs->count + 1, sizeof *entries);
	uint32_t *order = memory_zero(signs->count + 1, sizeof *order);
	size_t i;

	*count = 0;
	for (i = 0; i < signs->count; i++) {
		if (signs->at[i].system == system && !sign_is_taken(signs, i))
			entries[(*count)++] =
				(struct entry){ signs->at[i].key, (uint32_t)i };
	}
	if (*count)
		qsort(entries, *count, sizeof *entries, entry_compare);
	for (i = 0; i < *count; i++)
		order[i] = entries[i].index;
	free(entries);
	return order;
}

static void
pairs_add(struct pairs *pairs, const struct notes *notes, uint32_t marker,
	uint32_t label, float nearness)
{
	const struct notes_sign *m = &notes->markers.at[marker];
	const struct notes_sign *l = &notes->labels.at[label];
	float weight = m->weight * l->weight * fits[m->style][l->style];

	if (m->system == NOTES_SYMBOL)
		weight = m->weight * l->weight;
	if (weight < (m->system == NOTES_SYMBOL ? .12f : .005f) ||
		l->start < m->end)
		return;
	pairs->at = memory_grow(
		pairs->at, pairs->count, &pairs->cap, sizeof *pairs->at);
	pairs->at[pairs->count++] =
		(struct pair){ marker, label, DOC_NONE, weight * nearness, 0 };
}

/*
 * Pairs one marker (the rank-th of its number, from behind) with labels [from,
 * to) of the ranking, all of its number.
 */
static void
pairs_offer(struct pairs *pairs, const struct notes *notes,
	const struct ranks *ranks, uint32_t marker, size_t from, size_t to,
	size_t rank)
{
	uint32_t end = notes->markers.at[marker].end;
	const uint32_t *order = ranks->order + from;
	size_t next, i, near;

	BISECT(next, to - from, notes->labels.at[order[next]].start < end);
	next += from;
	near = next + NEXT_LABELS < to ? next + NEXT_LABELS : to;
	for (i = next; i < near; i++)
		pairs_add(pairs, notes, marker, ranks->order[i],
			i == next ? 1.04f : 1);
	i = to > rank + RANK_BAND ? to - rank - RANK_BAND : 0;
	for (i = i > near ? i : near; i < to && i + rank < to + RANK_BAND; i++)
		pairs_add(pairs, notes, marker, ranks->order[i], 1);
}

static void
pairs_collect(struct pairs *pairs, const struct notes *notes,
	enum notes_system system)
{
	struct ranks ranks = { .labels = &notes->labels };
	size_t count, i, j, from = 0, to = 0;
	uint32_t *order, key;

	ranks.order = signs_order(&notes->labels, system, &ranks.count);
	order = signs_order(&notes->markers, system, &count);
	for (i = 0; i < count; i = j) {
		key = notes->markers.at[order[i]].key;
		for (j = i; j < count && notes->markers.at[order[j]].key == key;
			j++)
			;
		for (from = to; from < ranks.count &&
				notes->labels.at[ranks.order[from]].key < key;
			from++)
			;
		for (to = from; to < ranks.count &&
				notes->labels.at[ranks.order[to]].key == key;
			to++)
			;
		for (; i < j; i++)
			pairs_offer(pairs, notes, &ranks, order[i], from, to,
				j - i);
	}
	free(order);
	free(ranks.order);
}

/* In order of markers; of one marker's labels the last comes first. */
static int
pair_compare(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;

	if (a->marker != b->marker)
		return a->marker < b->marker ? -1 : 1;
	return a->label > b->label ? -1 : a->label < b->label;
}

/*
 * The heaviest chain, by a tree of best totals over the labels (Fenwick): the
 * best chain that ends before a label is found in logarithmic time.
 */
static uint32_t
pairs_chain(struct pairs *pairs, size_t labels)
{
	uint32_t *tree = memory_zero(labels + 2, sizeof *tree);
	uint32_t best = DOC_NONE;
	size_t i, at;

	for (i = 0; i < pairs->count; i++) {
		struct pair *pair = &pairs->at[i];

		pair->total = pair->weight;
		for (at = pair->label; at; at &= at - 1) {
			const struct pair *other =
				tree[at] ? &pairs->at[tree[at] - 1] : NULL;

			if (other &&
				other->total + pair->weight > pair->total) {
				pair->total = other->total + pair->weight;
				pair->before = tree[at] - 1;
			}
		}
		for (at = pair->label + 1; at <= labels + 1; at += at & -at) {
			if (!tree[at] ||
				pairs->at[tree[at] - 1].total < pair->total)
				tree[at] = (uint32_t)i + 1;
		}
		if (best == DOC_NONE || pair->total > pairs->at[best].total)
			best = (uint32_t)i;
	}
	free(tree);
	return best;
}

/* Do two pairs in a row tell of one sequence: forward a little, or anew? */
static bool
pairs_follow(
	const struct notes *notes, const struct pair *a, const struct pair *b)
{
	uint32_t first = notes->labels.at[a->label].key;
	uint32_t second = notes->labels.at[b->label].key;

	if (notes->labels.at[a->label].style !=
		notes->labels.at[b->label].style)
		return false;
	if (notes->labels.at[a->label].system == NOTES_SYMBOL)
		return true;
	return second >= first ? second - first <= 3 : second <= 2;
}

/* Takes the chain, stretch by stretch; a stretch too light is refused. */
static void
pairs_accept(struct notes *notes, const struct pairs *pairs, uint32_t last)
{
	uint32_t at = last, first, i;
	float sum;

	while (at != DOC_NONE) {
		sum = 0;
		first = at;
		for (i = at;; i = pairs->at[i].before) {
			uint32_t before = pairs->at[i].before;

			sum += pairs->at[i].weight;
			first = before;
			if (before == DOC_NONE ||
				!pairs_follow(notes, &pairs->at[before],
					&pairs->at[i]))
				break;
		}
		for (; at != first; at = pairs->at[at].before) {
			const struct pair *pair = &pairs->at[at];

			if (sum < .5f || pair->weight < .02f)
				continue;
			notes->markers.at[pair->marker].pair = pair->label;
			notes->markers.at[pair->marker].kept = true;
			notes->labels.at[pair->label].pair = pair->marker;
			notes->labels.at[pair->label].kept = true;
		}
	}
}

void
notes_align(struct notes *notes, enum notes_system system)
{
	struct pairs pairs = { 0 };
	uint32_t last;

	pairs_collect(&pairs, notes, system);
	if (pairs.count) {
		qsort(pairs.at, pairs.count, sizeof *pairs.at, pair_compare);
		last = pairs_chain(&pairs, notes->labels.count);
		pairs_accept(notes, &pairs, last);
	}
	free(pairs.at);
}
