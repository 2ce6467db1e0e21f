/*
 * An averaged structured perceptron (Collins 2002): each sentence is decoded
 * with the weights as they are, and where that is wrong the right labels gain
 * and the wrong ones lose.  The average over all steps is what is kept.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "train.h"

/* -- the perceptron ------------------------------------------------------- */

#define RARE 6     /* rows of fewer tokens are not learned */
#define DROPPED 25 /* rows in a hundred that a step does without */

struct weights {
	float *rows;    /* TRAIN_ROWS * TAGGER_ROW */
	double *totals; /* steps times changes: what the average lacks */
	float moves[TAGGER_LABELS + 1][TAGGER_LABELS];
	double move_totals[TAGGER_LABELS + 1][TAGGER_LABELS];
	double step;
	bool *rare;
};

/* A sentence while it is decoded; grows to the longest. */
struct decoder {
	float (*best)[TAGGER_LABELS];
	uint8_t (*back)[TAGGER_LABELS];
	uint8_t *labels;
	size_t cap;
};

static void
decoder_room(struct decoder *decoder, size_t len)
{
	if (len <= decoder->cap)
		return;
	decoder->cap = len * 2;
	decoder->best = memory_resize(
		decoder->best, decoder->cap, sizeof *decoder->best);
	decoder->back = memory_resize(
		decoder->back, decoder->cap, sizeof *decoder->back);
	decoder->labels = memory_resize(decoder->labels, decoder->cap, 1);
}

static void
decoder_done(struct decoder *decoder)
{
	free(decoder->best);
	free(decoder->back);
	free(decoder->labels);
}

/*
 * Is this row left out of this step?  Who learns without a quarter of the facts
 * each time relies on no single one, and does better on texts of other kinds.
 */
static bool
weights_drops(const struct weights *weights, uint32_t row)
{
	uint64_t mixed = (uint64_t)weights->step * UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ row) * UINT64_C(0xd6e8feb86659fd93);
	mixed = (mixed ^ mixed >> 32) * UINT64_C(0xd6e8feb86659fd93);
	return mixed >> 40 < DROPPED * (1u << 24) / 100;
}

/* A token without rows is one the tagger skips: O, whatever is around it. */
static void
weights_score(const struct weights *weights, const struct examples *examples,
	size_t token, float score[TAGGER_ROW])
{
	size_t k = examples->token_rows[token];
	size_t end = examples->token_rows[token + 1];
	const float *row;
	unsigned label;

	for (label = 0; label < TAGGER_ROW; label++)
		score[label] = k == end && label != TAGGER_O ? -1e6f : 0;
	for (; k < end; k++) {
		if (weights_drops(weights, examples->rows[k]))
			continue;
		row = weights->rows + (size_t)examples->rows[k] * TAGGER_ROW;
		for (label = 0; label < TAGGER_ROW; label++)
			score[label] += row[label];
	}
}

/* From where a label is best reached; the sum so far. */
static float
weights_reach(const struct weights *weights, const float *before,
	unsigned label, uint8_t *back)
{
	float sum, most = -1e30f;
	unsigned from;

	if (!before)
		return label && label % 2 == 0
			       ? -1e29f
			       : weights->moves[TAGGER_LABELS][label];
	for (from = 0; from < TAGGER_LABELS; from++) {
		if (!tagger_follows(from, label))
			continue;
		sum = before[from] + weights->moves[from][label];
		if (sum > most) {
			most = sum;
			*back = (uint8_t)from;
		}
	}
	return most;
}

static void
weights_decode(const struct weights *weights, const struct examples *examples,
	size_t from, size_t to, struct decoder *decoder)
{
	size_t len = to - from, at;
	float score[TAGGER_ROW];
	unsigned label, chosen = 0;

	decoder_room(decoder, len);
	for (at = 0; at < len; at++) {
		weights_score(weights, examples, from + at, score);
		for (label = 0; label < TAGGER_LABELS; label++)
			decoder->best[at][label] =
				score[label] +
				weights_reach(weights,
					at ? decoder->best[at - 1] : NULL,
					label, &decoder->back[at][label]);
	}
	for (label = 1; label < TAGGER_LABELS; label++) {
		if (decoder->best[len - 1][label] >
			decoder->best[len - 1][chosen])
			chosen = label;
	}
	for (at = len; at-- > 0;) {
		decoder->labels[at] = (uint8_t)chosen;
		if (at)
			chosen = decoder->back[at][chosen];
	}
}

static void
weights_change(struct weights *weights, const struct examples *examples,
	size_t token, unsigned label, float by)
{
	size_t k, at, end = examples->token_rows[token + 1];

	for (k = examples->token_rows[token]; k < end; k++) {
		if (weights->rare[examples->rows[k]] ||
			weights_drops(weights, examples->rows[k]))
			continue;
		at = (size_t)examples->rows[k] * TAGGER_ROW + label;
		weights->rows[at] += by;
		weights->totals[at] += by * weights->step;
	}
}

static void
weights_move(struct weights *weights, unsigned from, unsigned to, float by)
{
	weights->moves[from][to] += by;
	weights->move_totals[from][to] += by * weights->step;
}

/* Learns from one sentence; false if nothing was wrong. */
static bool
weights_learn(struct weights *weights, const struct examples *examples,
	size_t from, size_t to, struct decoder *decoder)
{
	const uint8_t *gold = examples->gold + from, *labels;
	size_t i, len = to - from;

	weights->step += 1;
	weights_decode(weights, examples, from, to, decoder);
	labels = decoder->labels;
	if (memcmp(gold, labels, len) == 0)
		return false;
	for (i = 0; i < len; i++) {
		if (gold[i] != labels[i]) {
			weights_change(weights, examples, from + i, gold[i], 1);
			weights_change(
				weights, examples, from + i, labels[i], -1);
		}
		if (gold[i] == labels[i] &&
			(!i || gold[i - 1] == labels[i - 1]))
			continue;
		weights_move(
			weights, i ? gold[i - 1] : TAGGER_LABELS, gold[i], 1);
		weights_move(weights, i ? labels[i - 1] : TAGGER_LABELS,
			labels[i], -1);
	}
	return true;
}

static uint64_t
random_next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static void
order_shuffle(uint32_t *order, size_t count, uint64_t *state)
{
	uint32_t swap;
	size_t i, k;

	for (i = count; i > 1; i--) {
		k = random_next(state) % i;
		swap = order[i - 1];
		order[i - 1] = order[k];
		order[k] = swap;
	}
}

/* Every sentence, as often as it weighs. */
static uint32_t *
order_new(const struct examples *examples, size_t *count)
{
	uint32_t *order;
	unsigned times;
	size_t i;

	for (i = *count = 0; i < examples->sentence_count; i++)
		*count += examples->weights[i];
	order = memory_zero(*count, sizeof *order);
	for (i = *count = 0; i < examples->sentence_count; i++) {
		for (times = examples->weights[i]; times; times--)
			order[(*count)++] = (uint32_t)i;
	}
	return order;
}

static void
weights_train(struct weights *weights, const struct examples *examples,
	unsigned epochs, uint64_t seed)
{
	struct decoder decoder = { 0 };
	size_t i, wrong, count;
	uint32_t *order = order_new(examples, &count);
	unsigned epoch;

	for (epoch = 0; epoch < epochs; epoch++) {
		order_shuffle(order, count, &seed);
		wrong = 0;
		for (i = 0; i < count; i++)
			wrong += weights_learn(weights, examples,
				examples->sentences[order[i]],
				examples_sentence_end(examples, order[i]),
				&decoder);
		fprintf(stderr, "epoch %u: %zu of %zu sentences wrong\n",
			epoch + 1, wrong, count);
	}
	free(order);
	decoder_done(&decoder);
}

static void
weights_find_rare(struct weights *weights, const struct examples *examples)
{
	uint32_t *counts = memory_zero(TRAIN_ROWS, sizeof *counts);
	size_t i;

	for (i = 0; i < examples->row_count; i++)
		counts[examples->rows[i]]++;
	for (i = 0; i < TRAIN_ROWS; i++)
		weights->rare[i] = counts[i] < RARE;
	free(counts);
}

/* Adds the average of the weights over all steps. */
static void
weights_average(const struct weights *weights, struct learned *learned)
{
	size_t row, label, at;

	for (row = 0; row < TRAIN_ROWS; row++) {
		for (label = 0; label < TAGGER_LABELS; label++) {
			at = row * TAGGER_ROW + label;
			learned->rows[row * TAGGER_LABELS + label] +=
				weights->rows[at] -
				weights->totals[at] / weights->step;
		}
	}
	for (row = 0; row <= TAGGER_LABELS; row++) {
		for (label = 0; label < TAGGER_LABELS; label++)
			learned->moves[row][label] +=
				weights->moves[row][label] -
				weights->move_totals[row][label] /
					weights->step;
	}
}

void
perceptron_learn(struct learned *learned, const struct examples *examples,
	unsigned epochs, uint64_t seed)
{
	struct weights weights = { .step = 1 };

	weights.rows = memory_zero(
		(size_t)TRAIN_ROWS * TAGGER_ROW, sizeof *weights.rows);
	weights.totals = memory_zero(
		(size_t)TRAIN_ROWS * TAGGER_ROW, sizeof *weights.totals);
	weights.rare = memory_zero(TRAIN_ROWS, sizeof *weights.rare);
	weights_find_rare(&weights, examples);
	weights_train(&weights, examples, epochs, seed);
	weights_average(&weights, learned);
	free(weights.rows);
	free(weights.totals);
	free(weights.rare);
}
