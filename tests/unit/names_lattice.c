/*
 * The lattice against all paths there are: what it labels scores best, and as
 * sure as it says it is, is that label among all paths.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "names/lattice.h"

#define TOKENS 3
#define TIMES 300
#define SLOPE 0.015f

/* Weights and scores of one trial, and all that is known of its paths. */
struct trial {
	int16_t weights[TAGGER_LABELS + 1][TAGGER_LABELS];
	int32_t scores[TOKENS][TAGGER_LABELS];
	struct lattice_stretch stretch;
	double best, all, with[TOKENS][TAGGER_LABELS];
};

/* The same numbers everywhere. */
static int
chance(uint32_t *state, int least, int most)
{
	*state = *state * 1103515245u + 12345u;
	return least + (int)(*state >> 8) % (most - least + 1);
}

/* Where O is likely, as it is in texts, and where it is not. */
static void
trial_init(struct trial *trial, uint32_t *state)
{
	int o = chance(state, 0, 2) * 400;
	unsigned from, to, at;

	*trial = (struct trial){ .best = -1e9 };
	for (from = 0; from <= TAGGER_LABELS; from++) {
		for (to = 0; to < TAGGER_LABELS; to++)
			trial->weights[from][to] =
				(int16_t)chance(state, -200, 200);
	}
	for (at = 0; at < TOKENS; at++) {
		for (to = 0; to < TAGGER_LABELS; to++)
			trial->scores[at][to] = chance(state, -500, 500);
		trial->scores[at][TAGGER_O] += o;
	}
	trial->stretch = (struct lattice_stretch){ TOKENS,
		chance(state, 0, 1) ? LATTICE_START : TAGGER_O,
		chance(state, 0, 1) };
}

static unsigned
label_of_start(unsigned label)
{
	return label == LATTICE_START ? TAGGER_O : label;
}

/* What a path is worth; false if there is no such path. */
static bool
path_score(const struct trial *trial, const uint8_t *path, double *score)
{
	unsigned before = trial->stretch.before, at;

	*score = 0;
	for (at = 0; at < TOKENS; at++) {
		if (!tagger_follows(label_of_start(before), path[at]))
			return false;
		*score += trial->weights[before][path[at]] +
			  trial->scores[at][path[at]];
		before = path[at];
	}
	if (trial->stretch.closed)
		*score += trial->weights[before][TAGGER_O];
	return true;
}

static void
trial_count(struct trial *trial, const uint8_t *path)
{
	double score, odds;
	unsigned at;

	if (!path_score(trial, path, &score))
		return;
	if (score > trial->best)
		trial->best = score;
	odds = exp((double)SLOPE * score);
	trial->all += odds;
	for (at = 0; at < TOKENS; at++)
		trial->with[at][path[at]] += odds;
}

static void
trial_count_all(struct trial *trial)
{
	uint8_t path[TOKENS];

	for (path[0] = 0; path[0] < TAGGER_LABELS; path[0]++) {
		for (path[1] = 0; path[1] < TAGGER_LABELS; path[1]++) {
			for (path[2] = 0; path[2] < TAGGER_LABELS; path[2]++)
				trial_count(trial, path);
		}
	}
}

/* Returns whether the lattice found anything but O. */
static bool
trial_check(struct trial *trial)
{
	struct lattice_moves moves;
	struct lattice lattice = { 0 };
	uint8_t labels[TOKENS];
	float sure[TOKENS];
	unsigned at, label;
	double score;
	bool found;

	lattice_moves_init(&moves, trial->weights, SLOPE);
	lattice_room(&lattice, TOKENS);
	for (at = 0; at < TOKENS; at++) {
		for (label = 0; label < TAGGER_LABELS; label++)
			lattice.scores[at][lattice_lanes[label]] =
				trial->scores[at][label];
		lattice.scores[at][TAGGER_LABELS] = 0;
	}
	found = lattice_label(&lattice, &moves, trial->stretch, labels);
	assert_int_equal(found, (labels[0] | labels[1] | labels[2]) != 0);
	assert_true(path_score(trial, labels, &score));
	assert_true(fabs(score - trial->best) < 0.5);
	lattice_sure(&lattice, &moves, trial->stretch, labels, sure);
	for (at = 0; at < TOKENS; at++)
		assert_true(fabs(sure[at] - trial->with[at][labels[at]] /
						    trial->all) < 1e-3);
	lattice_done(&lattice);
	return found;
}

static void
test_no_path_is_better(void **state)
{
	uint32_t chances = 7;
	unsigned i, found = 0;
	struct trial trial;

	(void)state;
	for (i = 0; i < TIMES; i++) {
		trial_init(&trial, &chances);
		trial_count_all(&trial);
		found += trial_check(&trial);
	}
	/* Both happened, names and none. */
	assert_in_range(found, TIMES / 4, TIMES - TIMES / 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_path_is_better),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
