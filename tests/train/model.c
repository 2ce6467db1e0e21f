/*
 * Writing the model: weights become bytes, rows of small weights are left out,
 * and the parts are laid down as tagger.h describes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "train.h"

#define LEAST 3 /* a row with nothing as large is left out */

/* -- writing -------------------------------------------------------------- */

static void
model_part(struct str *out, const void *data, size_t len)
{
	while (out->len % 8)
		str_add_char(out, '\0');
	str_add_bytes(out, data, len);
}

static int
weight_clip(double value, int limit)
{
	int rounded = (int)(value < 0 ? value - 0.5 : value + 0.5);

	return rounded > limit ? limit : rounded < -limit ? -limit : rounded;
}

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* The weight that all but a few do not exceed: the rest is clipped. */
static double
model_largest(const double *rows)
{
	size_t i, count = 0, len = (size_t)TRAIN_ROWS * TAGGER_LABELS;
	double *sizes = memory_zero(len, sizeof *sizes), most;

	for (i = 0; i < len; i++) {
		if (rows[i] < 0 || rows[i] > 0)
			sizes[count++] = rows[i] < 0 ? -rows[i] : rows[i];
	}
	qsort(sizes, count, sizeof *sizes, compare_doubles);
	most = count ? sizes[count - 1 - count / 20000] : 1;
	free(sizes);
	return most;
}

/* The row in bytes; false if it says next to nothing. */
static bool
model_row(const double *weights, double unit, int8_t row[TAGGER_ROW])
{
	int largest = 0;
	unsigned k;

	memset(row, 0, TAGGER_ROW);
	for (k = 0; k < TAGGER_LABELS; k++) {
		row[k] = (int8_t)weight_clip(weights[k] / unit, 127);
		if (abs(row[k]) > largest)
			largest = abs(row[k]);
	}
	return largest >= LEAST;
}

static void
model_rows(struct str *out, struct tagger_head *head, const double *rows,
	double unit)
{
	uint64_t *used = memory_zero(TRAIN_ROWS / 64, sizeof *used);
	uint32_t *before = memory_zero(TRAIN_ROWS / 64, sizeof *before);
	struct str kept = { 0 };
	int8_t row[TAGGER_ROW];
	size_t i;

	for (i = 0; i < TRAIN_ROWS; i++) {
		if (i % 64 == 0)
			before[i / 64] = head->row_count;
		if (!model_row(rows + i * TAGGER_LABELS, unit, row))
			continue;
		used[i / 64] |= UINT64_C(1) << (i % 64);
		head->row_count++;
		str_add_bytes(&kept, (const char *)row, sizeof row);
	}
	model_part(out, used, TRAIN_ROWS / 64 * sizeof *used);
	model_part(out, before, TRAIN_ROWS / 64 * sizeof *before);
	model_part(out, kept.data, kept.len);
	str_done(&kept);
	free(used);
	free(before);
}

static void
model_moves(struct str *out, const struct learned *learned, double unit)
{
	int16_t moves[TAGGER_LABELS + 1][TAGGER_LABELS];
	size_t i, k;

	for (i = 0; i <= TAGGER_LABELS; i++) {
		for (k = 0; k < TAGGER_LABELS; k++)
			moves[i][k] = (int16_t)weight_clip(
				learned->moves[i][k] / unit, 32000);
	}
	model_part(out, moves, sizeof moves);
}

static void
model_table(struct str *out, const struct table *table)
{
	model_part(out, table->keys, table->slots * sizeof *table->keys);
	model_part(out, table->values, table->slots * sizeof *table->values);
}

void
model_write(const char *path, const struct examples *examples,
	const struct learned *learned, float slope)
{
	struct tagger_head head = { .magic = TAGGER_MAGIC, .bits = TRAIN_BITS };
	double unit = model_largest(learned->rows) / 127;
	struct str out = { 0 };
	struct error err = { 0 };

	head.phrase_slots = examples->phrases.slots;
	head.cluster_slots = examples->clusters.slots;
	head.path_count = (uint32_t)examples->path_count;
	head.unit = (float)unit;
	head.slope = slope;
	model_part(&out, &head, sizeof head);
	model_moves(&out, learned, unit);
	model_rows(&out, &head, learned->rows, unit);
	model_table(&out, &examples->phrases);
	model_table(&out, &examples->clusters);
	model_part(&out, examples->paths,
		examples->path_count * sizeof *examples->paths);
	head.sum = tagger_sum(str_slice(&out));
	memcpy(out.data, &head, sizeof head);
	if (!file_write(path, out.data, out.len, &err)) {
		fprintf(stderr, "%s\n", err.text);
		exit(3);
	}
	fprintf(stderr, "%zu bytes, %u rows, unit %g\n", out.len,
		head.row_count, unit);
	str_done(&out);
}
