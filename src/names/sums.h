/*
 * Sums of a model's rows: sixteen weights at a time, eight in two words of 64
 * bits, sixteen bits each.  Weights are made positive by adding 128, and as
 * many times 128 are taken off again.  A token has too few rows for a sum to
 * reach into the next one.
 */
#ifndef NAMES_SUMS_H
#define NAMES_SUMS_H

#include <stdint.h>
#include <string.h>

#include "names/labels.h"

struct sums {
	uint64_t even[2]; /* labels 0 2 4 6, 8 10 12 14 */
	uint64_t odd[2];  /* labels 1 3 5 7, 9 11 13 and none */
	uint32_t rows;
};

#define SUMS_POSITIVE UINT64_C(0x8080808080808080)
#define SUMS_EVEN UINT64_C(0x00ff00ff00ff00ff)

/* Adds a row of TAGGER_ROW weights. */
static inline void
sums_add_row(struct sums *sums, const int8_t *row)
{
	uint64_t words[2];
	unsigned i;

	memcpy(words, row, sizeof words);
	for (i = 0; i < 2; i++) {
		words[i] ^= SUMS_POSITIVE;
		sums->even[i] += words[i] & SUMS_EVEN;
		sums->odd[i] += words[i] >> 8 & SUMS_EVEN;
	}
	sums->rows++;
}

static inline void
sums_add(struct sums *sums, const struct sums *others)
{
	unsigned i;

	for (i = 0; i < 2; i++) {
		sums->even[i] += others->even[i];
		sums->odd[i] += others->odd[i];
	}
	sums->rows += others->rows;
}

/*
 * The sums in the order of lattice.h: labels that begin a name, which are odd;
 * O, which is 0; labels that go on with one, which are even.
 */
static inline void
sums_read(const struct sums *sums, int32_t score[TAGGER_ROW])
{
	const int32_t base = 128 * (int32_t)sums->rows;
	uint16_t even[TAGGER_ROW / 2], odd[TAGGER_ROW / 2];
	unsigned i;

	memcpy(even, sums->even, sizeof even);
	memcpy(odd, sums->odd, sizeof odd);
	for (i = 0; i < TAGGER_ROW / 2; i++)
		score[i] = odd[i] - base;
	for (i = 0; i < TAGGER_ROW / 2; i++)
		score[TAGGER_TYPES + i] = even[i] - base;
	score[TAGGER_ROW - 1] = 0;
}

#endif
