/*
 * Every step adds rows of eight or sixteen numbers to each other, which
 * compilers turn into a few instructions; from where the best path came is
 * asked only along that path.
 *
 * Weights are whole numbers, and so are their sums, which a float holds
 * exactly: the larger of two floats is one instruction, of two integers five.
 */
#include "names/lattice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

#define NEVER (-1e6f)

/* -- moves ---------------------------------------------------------------- */

static void
moves_shut(struct lattice_moves *moves)
{
	unsigned from, lane;

	memset(moves, 0, sizeof *moves);
	for (lane = 0; lane < LATTICE_FIRST; lane++) {
		for (from = 0; from <= TAGGER_LABELS; from++)
			moves->first[from][lane] = NEVER;
		moves->onward[0][lane] = moves->onward[1][lane] = NEVER;
	}
	moves->start = moves->enter = moves->stay = moves->leave = INT16_MIN;
}

static void
move_open(
	struct lattice_moves *moves, unsigned from, unsigned to, int16_t weight)
{
	unsigned lane = lattice_lanes[to];
	float odds = expf(moves->slope * weight);

	if (lane < LATTICE_FIRST)
		moves->first[from][lane] = weight;
	else
		moves->onward[from == to][lane - LATTICE_FIRST] = weight;
	moves->odds[from][lane] = odds;
	if (from < TAGGER_LABELS)
		moves->odds_to[to][lattice_lanes[from]] = odds;
}

static void
move_gain(int32_t *gain, int32_t weight, int32_t instead)
{
	if (weight - instead > *gain)
		*gain = weight - instead;
}

/* The most that a name may gain at each of its moves. */
static void
moves_gain(
	struct lattice_moves *moves, unsigned from, unsigned to, int16_t weight)
{
	const float *first = moves->first[TAGGER_O];
	int32_t both = (int32_t)first[TAGGER_TYPES];

	if (from == LATTICE_START)
		move_gain(&moves->start, weight,
			(int32_t)moves->first[from][TAGGER_TYPES]);
	else if (from == TAGGER_O)
		move_gain(&moves->enter, weight, both);
	else
		move_gain(to == TAGGER_O ? &moves->leave : &moves->stay, weight,
			both);
}

void
lattice_moves_init(struct lattice_moves *moves,
	const int16_t weights[][TAGGER_LABELS], float slope)
{
	unsigned from, to, i;

	moves_shut(moves);
	moves->slope = slope;
	for (i = 0; i < LATTICE_ODDS; i++)
		moves->odds_of[i] = expf(slope * -(float)i);
	for (from = 0; from <= TAGGER_LABELS; from++) {
		for (to = 0; to < TAGGER_LABELS; to++) {
			if (!tagger_follows(
				    from == LATTICE_START ? TAGGER_O : from,
				    to))
				continue;
			move_open(moves, from, to, weights[from][to]);
			if (to || (from && from != LATTICE_START))
				moves_gain(moves, from, to, weights[from][to]);
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

/* -- the best path -------------------------------------------------------- */

/* How much more any label but O has than O. */
static int32_t
scores_over_o(const int32_t *scores)
{
	int32_t most = INT32_MIN / 4;
	unsigned lane;

	for (lane = 0; lane < TAGGER_TYPES; lane++) {
		most = scores[lane] > most ? scores[lane] : most;
		most = scores[LATTICE_FIRST + lane] > most
			       ? scores[LATTICE_FIRST + lane]
			       : most;
	}
	return most - scores[TAGGER_TYPES];
}

/*
 * Is O all along the best?  Sought is the most that any name could gain, if it
 * had the best label of each token and the best of all moves; most stretches
 * hold a comma and no name, and need no lattice.
 */
static bool
lattice_is_o(const struct lattice *lattice, const struct lattice_moves *moves,
	struct lattice_stretch stretch)
{
	int32_t gain = INT16_MIN, begin, leave = moves->leave;
	size_t at;

	for (at = 0; at < stretch.len; at++) {
		begin = at || stretch.before != LATTICE_START ? moves->enter
							      : moves->start;
		gain = gain + moves->stay > begin ? gain + moves->stay : begin;
		gain += scores_over_o(lattice->scores[at]);
		if (at + 1 == stretch.len && !stretch.closed)
			leave = 0;
		if (gain + leave >= 0)
			return false;
	}
	return true;
}

static void
lattice_step(
	struct lattice *lattice, const struct lattice_moves *moves, size_t at)
{
	const float *before = lattice->best[at - 1], *weights;
	float most[TAGGER_ROW], sum, base;
	unsigned lane, from;

	for (lane = 0; lane < LATTICE_FIRST; lane++) {
		sum = before[lane] + moves->onward[0][lane];
		base = before[LATTICE_FIRST + lane] + moves->onward[1][lane];
		most[LATTICE_FIRST + lane] = sum > base ? sum : base;
		most[lane] = 2 * NEVER;
	}
	for (from = 0; from < TAGGER_LABELS; from++) {
		base = before[lattice_lanes[from]];
		weights = moves->first[from];
		for (lane = 0; lane < LATTICE_FIRST; lane++) {
			sum = base + weights[lane];
			most[lane] = sum > most[lane] ? sum : most[lane];
		}
	}
	/* Sums stay small where each begins with that of O. */
	base = most[TAGGER_TYPES];
	for (lane = 0; lane < TAGGER_ROW; lane++)
		lattice->best[at][lane] =
			most[lane] - base + (float)lattice->scores[at][lane];
}

static void
lattice_begin(struct lattice *lattice, const struct lattice_moves *moves,
	unsigned before)
{
	unsigned lane;

	for (lane = 0; lane < LATTICE_FIRST; lane++) {
		lattice->best[0][lane] = (float)lattice->scores[0][lane] +
					 moves->first[before][lane];
		lattice->best[0][LATTICE_FIRST + lane] = NEVER;
	}
}

/* The label from which this one, of the token behind, is best reached. */
static unsigned
lattice_back(const struct lattice *lattice, const struct lattice_moves *moves,
	size_t at, unsigned label)
{
	const float *best = lattice->best[at];
	unsigned lane = lattice_lanes[label], from, chosen = 0;
	float sum, most = 2 * NEVER;

	if (lane >= LATTICE_FIRST)
		return best[lane] + moves->onward[1][lane - LATTICE_FIRST] >
				       best[lane - LATTICE_FIRST] +
					       moves->onward[0][lane -
								LATTICE_FIRST]
			       ? label
			       : label - 1;
	for (from = 0; from < TAGGER_LABELS; from++) {
		sum = best[lattice_lanes[from]] + moves->first[from][lane];
		if (sum > most) {
			most = sum;
			chosen = from;
		}
	}
	return chosen;
}

/* The best of the labels a stretch may end with. */
static unsigned
lattice_last(const struct lattice *lattice, size_t at)
{
	const float *best = lattice->best[at];
	unsigned label, chosen = 0;

	for (label = 1; label < TAGGER_LABELS; label++) {
		if (best[lattice_lanes[label]] > best[lattice_lanes[chosen]])
			chosen = label;
	}
	return chosen;
}

bool
lattice_label(struct lattice *lattice, const struct lattice_moves *moves,
	struct lattice_stretch stretch, uint8_t *labels)
{
	unsigned chosen, any = 0;
	size_t at;

	if (lattice_is_o(lattice, moves, stretch)) {
		memset(labels, TAGGER_O, stretch.len);
		return false;
	}
	lattice_begin(lattice, moves, stretch.before);
	for (at = 1; at < stretch.len; at++)
		lattice_step(lattice, moves, at);
	at = stretch.len - 1;
	chosen = stretch.closed ? lattice_back(lattice, moves, at, TAGGER_O)
				: lattice_last(lattice, at);
	for (; at > 0; at--) {
		labels[at] = (uint8_t)chosen;
		any |= chosen;
		chosen = lattice_back(lattice, moves, at - 1, chosen);
	}
	labels[0] = (uint8_t)chosen;
	return (any | chosen) != TAGGER_O;
}

/* -- how sure it is ------------------------------------------------------- */

static int32_t
scores_most(const int32_t *scores)
{
	int32_t most = scores[0];
	unsigned lane;

	for (lane = 1; lane < TAGGER_LABELS; lane++)
		most = scores[lane] > most ? scores[lane] : most;
	return most;
}

/* Scores as odds: what is far behind the best is next to nothing. */
static void
lattice_odds(
	struct lattice *lattice, const struct lattice_moves *moves, size_t len)
{
	const int32_t *scores;
	int32_t most, less;
	unsigned lane;
	size_t at;

	for (at = 0; at < len; at++) {
		scores = lattice->scores[at];
		most = scores_most(scores);
		for (lane = 0; lane < TAGGER_LABELS; lane++) {
			less = most - scores[lane];
			lattice->odds[at][lane] =
				less < LATTICE_ODDS
					? moves->odds_of[less]
					: expf(moves->slope * -(float)less);
		}
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

/* Makes the sum of all one; where nothing is, all are the same. */
static void
lane_divide(struct lane *lane, float sum, float same)
{
	unsigned i;

	if (sum > 0) {
		for (i = 0; i < TAGGER_ROW; i++)
			lane->of[i] /= sum;
	} else {
		for (i = 0; i < TAGGER_ROW; i++)
			lane->of[i] = same;
	}
}

/* The chances of each label given what stands before, up to a factor. */
static void
lattice_forward(struct lattice *lattice, const struct lattice_moves *moves,
	size_t len, unsigned before)
{
	struct lane chances;
	float sum, base;
	unsigned lane, from;
	size_t at;

	for (at = 0; at < len; at++) {
		if (at)
			memset(&chances, 0, sizeof chances);
		else
			memcpy(chances.of, moves->odds[before],
				sizeof chances.of);
		for (from = 0; at && from < TAGGER_LABELS; from++) {
			base = lattice->chances[at - 1][lattice_lanes[from]];
			for (lane = 0; lane < TAGGER_ROW; lane++)
				chances.of[lane] +=
					base * moves->odds[from][lane];
		}
		for (lane = 0; lane < TAGGER_ROW; lane++)
			chances.of[lane] *= lattice->odds[at][lane];
		for (sum = 0, from = 0; from < TAGGER_LABELS; from++)
			sum += chances.of[lattice_lanes[from]];
		lane_divide(&chances, sum, 0);
		memcpy(lattice->chances[at], chances.of, sizeof chances.of);
	}
}

/* What stands behind a token, one token further to the front. */
static void
lattice_behind(const struct lattice *lattice, const struct lattice_moves *moves,
	size_t at, struct lane *behind)
{
	struct lane all = { { 0 } };
	float next, sum = 0;
	unsigned lane, after;

	for (after = 0; after < TAGGER_LABELS; after++) {
		lane = lattice_lanes[after];
		next = behind->of[lane] * lattice->odds[at][lane];
		for (lane = 0; lane < TAGGER_ROW; lane++)
			all.of[lane] += moves->odds_to[after][lane] * next;
	}
	for (after = 0; after < TAGGER_LABELS; after++)
		sum += all.of[lattice_lanes[after]];
	lane_divide(&all, sum, 1);
	*behind = all;
}

void
lattice_sure(struct lattice *lattice, const struct lattice_moves *moves,
	struct lattice_stretch stretch, const uint8_t *labels,
	float *confidence)
{
	struct lane behind = { { 0 } };
	const float *chances;
	float sum;
	unsigned label, lane;
	size_t at = stretch.len;

	lattice_odds(lattice, moves, stretch.len);
	lattice_forward(lattice, moves, stretch.len, stretch.before);
	for (lane = 0; lane < TAGGER_LABELS; lane++)
		behind.of[lane] =
			stretch.closed ? moves->odds_to[TAGGER_O][lane] : 1;
	while (at-- > 0) {
		chances = lattice->chances[at];
		for (sum = 0, label = 0; label < TAGGER_LABELS; label++) {
			lane = lattice_lanes[label];
			sum += chances[lane] * behind.of[lane];
		}
		lane = lattice_lanes[labels[at]];
		confidence[at] =
			sum > 0 ? chances[lane] * behind.of[lane] / sum : 0;
		if (at)
			lattice_behind(lattice, moves, at, &behind);
	}
}
