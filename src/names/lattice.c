/*
 * Every step adds rows of sixteen numbers to each other, which compilers turn
 * into a few instructions; from where the best path came is asked only along
 * that path.
 */
#include "names/lattice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

#define NEVER (INT32_MIN / 8)

void
lattice_moves_init(struct lattice_moves *moves,
	const int16_t weights[][TAGGER_LABELS], float slope)
{
	unsigned from, to;

	memset(moves, 0, sizeof *moves);
	moves->slope = slope;
	for (from = 0; from <= TAGGER_LABELS; from++) {
		for (to = 0; to < TAGGER_ROW; to++) {
			moves->weights[from][to] = NEVER;
			if (to >= TAGGER_LABELS ||
				!tagger_follows(
					from == LATTICE_START ? TAGGER_O : from,
					to))
				continue;
			moves->weights[from][to] = weights[from][to];
			moves->odds[from][to] = expf(slope * weights[from][to]);
			if (from < TAGGER_LABELS)
				moves->odds_to[to][from] =
					moves->odds[from][to];
		}
	}
}

void
lattice_room(struct lattice *lattice, size_t len)
{
	if (len <= lattice->cap)
		return;
	lattice->cap = len * 2;
	lattice->scores = memory_resize(
		lattice->scores, lattice->cap, sizeof *lattice->scores);
	lattice->best = memory_resize(
		lattice->best, lattice->cap, sizeof *lattice->best);
	lattice->odds = memory_resize(
		lattice->odds, lattice->cap, sizeof *lattice->odds);
	lattice->chances = memory_resize(
		lattice->chances, lattice->cap, sizeof *lattice->chances);
}

void
lattice_done(struct lattice *lattice)
{
	free(lattice->scores);
	free(lattice->best);
	free(lattice->odds);
	free(lattice->chances);
	*lattice = (struct lattice){ 0 };
}

/* -- the best path ------------------------------------------------------- */

static void
lattice_step(
	struct lattice *lattice, const struct lattice_moves *moves, size_t at)
{
	const int32_t *before = lattice->best[at - 1];
	const int32_t *weights;
	int32_t most[TAGGER_ROW], sum, base;
	unsigned label, from;

	for (label = 0; label < TAGGER_ROW; label++)
		most[label] = 2 * NEVER;
	for (from = 0; from < TAGGER_LABELS; from++) {
		weights = moves->weights[from];
		base = before[from];
		for (label = 0; label < TAGGER_ROW; label++) {
			sum = base + weights[label];
			most[label] = sum > most[label] ? sum : most[label];
		}
	}
	for (label = 0; label < TAGGER_ROW; label++)
		lattice->best[at][label] =
			most[label] + lattice->scores[at][label];
}

/* The label from which this one, of the token behind, is best reached. */
static unsigned
lattice_back(const struct lattice *lattice, const struct lattice_moves *moves,
	size_t at, unsigned label)
{
	const int32_t *best = lattice->best[at];
	unsigned from, chosen = 0;

	for (from = 1; from < TAGGER_LABELS; from++) {
		if (best[from] + moves->weights[from][label] >
			best[chosen] + moves->weights[chosen][label])
			chosen = from;
	}
	return chosen;
}

static void
lattice_best(struct lattice *lattice, const struct lattice_moves *moves,
	size_t len, unsigned before, bool closed, uint8_t *labels)
{
	const int32_t *last = lattice->best[len - 1];
	unsigned label, chosen = 0;
	size_t at;

	for (label = 0; label < TAGGER_ROW; label++)
		lattice->best[0][label] = lattice->scores[0][label] +
					  moves->weights[before][label];
	for (at = 1; at < len; at++)
		lattice_step(lattice, moves, at);
	for (label = 1; label < TAGGER_LABELS && !closed; label++) {
		if (last[label] > last[chosen])
			chosen = label;
	}
	if (closed)
		chosen = lattice_back(lattice, moves, len - 1, TAGGER_O);
	for (at = len; at-- > 0;) {
		labels[at] = (uint8_t)chosen;
		if (at)
			chosen = lattice_back(lattice, moves, at - 1, chosen);
	}
}

/* -- how sure it is ------------------------------------------------------ */

/* Scores as odds: what is far behind the best is next to nothing. */
static void
lattice_odds(struct lattice *lattice, float slope, size_t len)
{
	const int32_t *scores;
	int32_t most;
	unsigned label;
	size_t at;

	for (at = 0; at < len; at++) {
		scores = lattice->scores[at];
		most = scores[0];
		for (label = 1; label < TAGGER_LABELS; label++)
			most = scores[label] > most ? scores[label] : most;
		for (label = 0; label < TAGGER_LABELS; label++)
			lattice->odds[at][label] =
				expf(slope * (float)(scores[label] - most));
		lattice->odds[at][TAGGER_LABELS] = 0;
	}
}

/*
 * The sums below are made sixteen at a time, in arrays that compilers know to
 * lie apart from all others.
 */
struct lane {
	float of[TAGGER_ROW];
};

/* The chances of each label given what stands before, up to a factor. */
static void
lattice_forward(struct lattice *lattice, const struct lattice_moves *moves,
	size_t len, unsigned before)
{
	struct lane chances;
	float sum, base;
	unsigned label, from;
	size_t at;

	for (at = 0; at < len; at++) {
		for (label = 0; label < TAGGER_ROW; label++)
			chances.of[label] = at ? 0 : moves->odds[before][label];
		for (from = 0; at && from < TAGGER_LABELS; from++) {
			base = lattice->chances[at - 1][from];
			for (label = 0; label < TAGGER_ROW; label++)
				chances.of[label] +=
					base * moves->odds[from][label];
		}
		for (label = 0; label < TAGGER_ROW; label++)
			chances.of[label] *= lattice->odds[at][label];
		for (sum = 0, label = 0; label < TAGGER_ROW; label++)
			sum += chances.of[label];
		for (label = 0; label < TAGGER_ROW; label++)
			lattice->chances[at][label] =
				sum > 0 ? chances.of[label] / sum : 0;
	}
}

/* What stands behind a token, one token further to the front. */
static void
lattice_behind(const struct lattice *lattice, const struct lattice_moves *moves,
	size_t at, struct lane *behind)
{
	struct lane all = { { 0 } };
	float next, sum = 0;
	unsigned label, after;

	for (after = 0; after < TAGGER_LABELS; after++) {
		next = behind->of[after] * lattice->odds[at][after];
		for (label = 0; label < TAGGER_ROW; label++)
			all.of[label] += moves->odds_to[after][label] * next;
	}
	for (label = 0; label < TAGGER_LABELS; label++)
		sum += all.of[label];
	for (label = 0; label < TAGGER_ROW; label++)
		behind->of[label] = sum > 0 ? all.of[label] / sum : 1;
}

static void
lattice_sure(const struct lattice *lattice, const struct lattice_moves *moves,
	size_t len, bool closed, const uint8_t *labels, float *confidence)
{
	struct lane behind = { { 0 } };
	const float *chances;
	float sum;
	unsigned label;
	size_t at = len;

	for (label = 0; label < TAGGER_LABELS; label++)
		behind.of[label] = closed ? moves->odds[label][TAGGER_O] : 1;
	while (at-- > 0) {
		chances = lattice->chances[at];
		for (sum = 0, label = 0; label < TAGGER_LABELS; label++)
			sum += chances[label] * behind.of[label];
		label = labels[at];
		confidence[at] =
			sum > 0 ? chances[label] * behind.of[label] / sum : 0;
		if (at)
			lattice_behind(lattice, moves, at, &behind);
	}
}

void
lattice_decode(struct lattice *lattice, const struct lattice_moves *moves,
	size_t len, unsigned before, bool closed, uint8_t *labels,
	float *confidence)
{
	lattice_best(lattice, moves, len, before, closed, labels);
	lattice_odds(lattice, moves->slope, len);
	lattice_forward(lattice, moves, len, before);
	lattice_sure(lattice, moves, len, closed, labels, confidence);
}
