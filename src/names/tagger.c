/*
 * Decoding: scores of rows added up, then the best path through them.
 *
 * Most tokens are small words between small words, which are hardly ever part
 * of a name; for them nothing is added up, they are O.
 */
#include "names/tagger.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

struct tagger {
	struct tagger_head head;
	struct lexicon lexicon;
	const int16_t *moves;
	const int16_t *starts;
	const uint64_t *used;
	const uint32_t *before;
	const int8_t *rows;
	float odds[TAGGER_LABELS][TAGGER_ROW]; /* of label after label */
	float start_odds[TAGGER_ROW];
};

/* -- the model file ----------------------------------------------------- */

uint32_t
tagger_sum(struct slice model)
{
	return (uint32_t)lexicon_hash(
		slice_part(model, sizeof(struct tagger_head), model.len));
}

/* Hands out the parts of a file one after the other. */
struct parts {
	struct slice file;
	size_t at;
	bool short_of;
};

static const void *
part_take(struct parts *parts, size_t count, size_t size)
{
	const char *part;

	parts->at = (parts->at + 7) / 8 * 8;
	if (parts->at > parts->file.len ||
		count > (parts->file.len - parts->at) / size) {
		parts->short_of = true;
		return NULL;
	}
	part = parts->file.data + parts->at;
	parts->at += count * size;
	return part;
}

static void
part_take_table(
	struct parts *parts, struct lexicon_table *table, uint32_t slots)
{
	table->slots = slots;
	table->keys = part_take(parts, slots, sizeof *table->keys);
	table->values = part_take(parts, slots, sizeof *table->values);
}

static bool
tagger_read_head(struct tagger_head *head, struct slice model)
{
	if (model.len < sizeof *head)
		return false;
	memcpy(head, model.data, sizeof *head);
	return !memcmp(head->magic, TAGGER_MAGIC, sizeof head->magic) &&
	       head->bits >= 6 && head->bits <= 24 &&
	       !(head->phrase_slots & (head->phrase_slots - 1)) &&
	       !(head->cluster_slots & (head->cluster_slots - 1));
}

/* The moves as odds; what may not follow has none. */
static void
tagger_set_odds(struct tagger *tagger)
{
	float slope = tagger->head.slope;
	unsigned from, to;

	for (to = 0; to < TAGGER_LABELS; to++) {
		if (to % 2 == 1 || to == TAGGER_O)
			tagger->start_odds[to] =
				expf(slope * tagger->starts[to]);
		for (from = 0; from < TAGGER_LABELS; from++) {
			if (tagger_follows(from, to))
				tagger->odds[from][to] = expf(
					slope *
					tagger->moves[from * TAGGER_LABELS +
						      to]);
		}
	}
}

struct tagger *
tagger_new(struct slice model, struct error *err)
{
	struct tagger *tagger = memory_zero(1, sizeof *tagger);
	struct parts parts = { .file = model, .at = sizeof tagger->head };
	struct tagger_head *head = &tagger->head;

	if (!tagger_read_head(head, model) || head->sum != tagger_sum(model)) {
		error_set(err, ERROR_FORMAT, "is no model of names");
		free(tagger);
		return NULL;
	}
	tagger->moves = part_take(
		&parts, TAGGER_LABELS * TAGGER_LABELS, sizeof(int16_t));
	tagger->starts = part_take(&parts, TAGGER_LABELS, sizeof(int16_t));
	tagger->used = part_take(&parts, 1u << head->bits >> 6, 8);
	tagger->before = part_take(&parts, 1u << head->bits >> 6, 4);
	tagger->rows = part_take(&parts, head->row_count, TAGGER_ROW);
	part_take_table(&parts, &tagger->lexicon.phrases, head->phrase_slots);
	part_take_table(&parts, &tagger->lexicon.clusters, head->cluster_slots);
	tagger->lexicon.paths = part_take(&parts, head->path_count, 2);
	tagger->lexicon.path_count = head->path_count;
	if (!parts.short_of) {
		tagger_set_odds(tagger);
		return tagger;
	}
	error_set(err, ERROR_FORMAT, "is a model of names cut short");
	free(tagger);
	return NULL;
}

void
tagger_free(struct tagger *tagger)
{
	free(tagger);
}

const struct lexicon *
tagger_lexicon(const struct tagger *tagger)
{
	return &tagger->lexicon;
}

/* -- scores ------------------------------------------------------------- */

static void
tagger_score(const struct tagger *tagger, const struct features *features,
	uint32_t i, uint32_t from, uint32_t to, int32_t score[TAGGER_LABELS])
{
	uint64_t facts[FEATURE_MAX], word, bit;
	size_t k, count = features_of(features, i, from, to, facts);
	const int8_t *row;
	uint32_t at;
	int16_t sum[TAGGER_ROW] = { 0 };
	unsigned label;

	for (k = 0; k < count; k++) {
		at = tagger_row(facts[k], tagger->head.bits);
		word = tagger->used[at >> 6];
		bit = UINT64_C(1) << (at & 63);
		if (!(word & bit))
			continue;
		at = tagger->before[at >> 6] +
		     (uint32_t)__builtin_popcountll(word & (bit - 1));
		row = tagger->rows + (size_t)at * TAGGER_ROW;
		for (label = 0; label < TAGGER_ROW; label++)
			sum[label] = (int16_t)(sum[label] + row[label]);
	}
	for (label = 0; label < TAGGER_LABELS; label++)
		score[label] = sum[label];
}

/* A small word among small words, of which no phrase is known. */
static bool
tagger_is_plain(const struct features *features, uint32_t i)
{
	const struct token *token = &features->tokens->list[i];

	return token->kind == TOKEN_WORD && !(token->flags & TOKEN_UPPER) &&
	       !features->phrases[i] && !features->hints[i].settled &&
	       !features->hints[i].first;
}

bool
tagger_skips(
	const struct features *features, uint32_t i, uint32_t from, uint32_t to)
{
	/* Two before: "the 1951 Canadian general election" ends in small. */
	return tagger_is_plain(features, i) &&
	       (i <= from || tagger_is_plain(features, i - 1)) &&
	       (i <= from + 1 || tagger_is_plain(features, i - 2)) &&
	       (i + 1 >= to || tagger_is_plain(features, i + 1));
}

/* -- the best path ------------------------------------------------------ */

#define SCORE_NEVER (INT32_MIN / 4)

/* One sentence being decoded. */
/* What is longer is no sentence, and a lattice takes 400 bytes a token. */
#define TAGGER_SENTENCE 2048u

struct lattice {
	const struct tagger *tagger;
	uint32_t from, to;
	int32_t (*score)[TAGGER_LABELS];
	int32_t (*best)[TAGGER_LABELS];
	uint8_t (*back)[TAGGER_LABELS];
	float (*odds)[TAGGER_ROW];
	float (*chance)[TAGGER_ROW];
	bool *skipped;
	size_t cap;
};

static void
lattice_room(struct lattice *lattice, uint32_t from, uint32_t to)
{
	size_t len = to - from;

	lattice->from = from;
	lattice->to = to;
	if (len <= lattice->cap)
		return;
	lattice->cap = len * 2;
	lattice->score = memory_resize(
		lattice->score, lattice->cap, sizeof *lattice->score);
	lattice->best = memory_resize(
		lattice->best, lattice->cap, sizeof *lattice->best);
	lattice->back = memory_resize(
		lattice->back, lattice->cap, sizeof *lattice->back);
	lattice->odds = memory_resize(
		lattice->odds, lattice->cap, sizeof *lattice->odds);
	lattice->chance = memory_resize(
		lattice->chance, lattice->cap, sizeof *lattice->chance);
	lattice->skipped = memory_resize(
		lattice->skipped, lattice->cap, sizeof *lattice->skipped);
}

static void
lattice_done(struct lattice *lattice)
{
	free(lattice->score);
	free(lattice->best);
	free(lattice->back);
	free(lattice->odds);
	free(lattice->chance);
	free(lattice->skipped);
}

static void
lattice_score(struct lattice *lattice, const struct features *features)
{
	uint32_t i, at;
	unsigned label;

	for (i = lattice->from; i < lattice->to; i++) {
		at = i - lattice->from;
		lattice->skipped[at] =
			tagger_skips(features, i, lattice->from, lattice->to);
		if (!lattice->skipped[at]) {
			tagger_score(lattice->tagger, features, i,
				lattice->from, lattice->to, lattice->score[at]);
			continue;
		}
		for (label = 0; label < TAGGER_LABELS; label++)
			lattice->score[at][label] = SCORE_NEVER;
		lattice->score[at][TAGGER_O] = 0;
	}
}

static void
lattice_begin(struct lattice *lattice)
{
	unsigned label;

	for (label = 0; label < TAGGER_LABELS; label++) {
		lattice->best[0][label] =
			label && label % 2 == 0
				? SCORE_NEVER
				: lattice->score[0][label] +
					  lattice->tagger->starts[label];
	}
}

/* From where each label of a token is best reached. */
static void
lattice_step(struct lattice *lattice, size_t at)
{
	const int16_t *moves = lattice->tagger->moves;
	const int32_t *before = lattice->best[at - 1];
	unsigned label, from;
	int32_t best, sum;

	for (label = 0; label < TAGGER_LABELS; label++) {
		best = INT32_MIN;
		for (from = 0; from < TAGGER_LABELS; from++) {
			if (!tagger_follows(from, label))
				continue;
			sum = before[from] +
			      moves[from * TAGGER_LABELS + label];
			if (sum > best) {
				best = sum;
				lattice->back[at][label] = (uint8_t)from;
			}
		}
		best += lattice->score[at][label];
		lattice->best[at][label] =
			best < SCORE_NEVER ? SCORE_NEVER : best;
	}
}

static void
lattice_walk(struct lattice *lattice, uint8_t *labels)
{
	size_t at, len = lattice->to - lattice->from;
	unsigned label, best = 0;

	lattice_begin(lattice);
	for (at = 1; at < len; at++)
		lattice_step(lattice, at);
	for (label = 1; label < TAGGER_LABELS; label++) {
		if (lattice->best[len - 1][label] >
			lattice->best[len - 1][best])
			best = label;
	}
	for (at = len; at-- > 0;) {
		labels[lattice->from + at] = (uint8_t)best;
		if (at)
			best = lattice->back[at][best];
	}
}

/* The chances of each label given what stands before, up to a factor. */
static void
lattice_forward(struct lattice *lattice)
{
	const struct tagger *tagger = lattice->tagger;
	size_t at, len = lattice->to - lattice->from;
	unsigned label, before;
	float sum;

	for (at = 0; at < len; at++) {
		float *chance = lattice->chance[at];

		for (label = 0; label < TAGGER_ROW; label++)
			chance[label] = at ? 0 : tagger->start_odds[label];
		for (before = 0; at && before < TAGGER_LABELS; before++) {
			for (label = 0; label < TAGGER_ROW; label++)
				chance[label] +=
					lattice->chance[at - 1][before] *
					tagger->odds[before][label];
		}
		for (sum = 0, label = 0; label < TAGGER_LABELS; label++)
			sum += chance[label] *= lattice->odds[at][label];
		for (label = 0; label < TAGGER_LABELS; label++)
			chance[label] = sum > 0 ? chance[label] / sum : 0;
	}
}

/* The same from behind, and both together: how sure each label is. */
static void
lattice_backward(
	struct lattice *lattice, const uint8_t *labels, float *confidence)
{
	const struct tagger *tagger = lattice->tagger;
	float behind[TAGGER_ROW], next[TAGGER_ROW], sum;
	size_t at = lattice->to - lattice->from;
	unsigned label, after;

	for (label = 0; label < TAGGER_ROW; label++)
		behind[label] = 1;
	while (at-- > 0) {
		for (sum = 0, label = 0; label < TAGGER_LABELS; label++)
			sum += lattice->chance[at][label] * behind[label];
		label = labels[at];
		confidence[at] = sum > 0 ? lattice->chance[at][label] *
						   behind[label] / sum
					 : 0;
		for (after = 0; after < TAGGER_ROW; after++)
			next[after] = behind[after] * lattice->odds[at][after];
		for (sum = 0, label = 0; label < TAGGER_LABELS; label++) {
			behind[label] = 0;
			for (after = 0; after < TAGGER_ROW; after++)
				behind[label] += tagger->odds[label][after] *
						 next[after];
			sum += behind[label];
		}
		for (label = 0; label < TAGGER_LABELS; label++)
			behind[label] = sum > 0 ? behind[label] / sum : 1;
	}
}

/* Scores as odds: what is far behind the best is next to nothing. */
static void
lattice_odds(struct lattice *lattice)
{
	size_t at, len = lattice->to - lattice->from;
	float slope = lattice->tagger->head.slope;
	int32_t most;
	unsigned label;

	for (at = 0; at < len; at++) {
		memset(lattice->odds[at], 0, sizeof lattice->odds[at]);
		if (lattice->skipped[at]) {
			lattice->odds[at][TAGGER_O] = 1;
			continue;
		}
		most = lattice->score[at][0];
		for (label = 1; label < TAGGER_LABELS; label++) {
			if (lattice->score[at][label] > most)
				most = lattice->score[at][label];
		}
		for (label = 0; label < TAGGER_LABELS; label++)
			lattice->odds[at][label] = expf(
				slope *
				(float)(lattice->score[at][label] - most));
	}
}

uint32_t
tagger_sentence_end(const struct tokens *tokens, uint32_t from)
{
	uint32_t i = from + 1, most = tokens->count;

	if (most - from > TAGGER_SENTENCE)
		most = from + TAGGER_SENTENCE;
	while (i < most && !token_breaks(tokens, i) &&
		!(tokens->list[i].flags & TOKEN_SENTENCE))
		i++;
	return i;
}

void
tagger_tag(const struct tagger *tagger, const struct tokens *tokens,
	const struct hint *hints, uint8_t *labels, float *confidence)
{
	struct lattice lattice = { .tagger = tagger };
	struct features features;
	uint32_t from, to;

	features_init(&features, tokens, &tagger->lexicon, hints);
	for (from = 0; from < tokens->count; from = to) {
		to = tagger_sentence_end(tokens, from);
		lattice_room(&lattice, from, to);
		lattice_score(&lattice, &features);
		lattice_walk(&lattice, labels);
		lattice_odds(&lattice);
		lattice_forward(&lattice);
		lattice_backward(&lattice, labels + from, confidence + from);
	}
	lattice_done(&lattice);
	features_done(&features);
}
