/*
 * The best path through the labels of a stretch of tokens, by Viterbi's
 * algorithm, and how sure each of its labels is, by the forward-backward one.
 */
#ifndef NAMES_LATTICE_H
#define NAMES_LATTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "names/labels.h"

#define LATTICE_START TAGGER_LABELS /* stands before the first label */

/* What it is worth that a label follows another, as weights and as odds. */
struct lattice_moves {
	int32_t weights[TAGGER_LABELS + 1][TAGGER_ROW];
	float odds[TAGGER_LABELS + 1][TAGGER_ROW];
	float odds_to[TAGGER_LABELS][TAGGER_ROW]; /* the same, turned round */
	float slope; /* odds are the exponential of weights times this */
};

/* Scores to be filled in, and what the lattice keeps for itself. */
struct lattice {
	int32_t (*scores)[TAGGER_ROW];
	int32_t (*best)[TAGGER_ROW];
	float (*odds)[TAGGER_ROW];
	float (*chances)[TAGGER_ROW];
	size_t cap;
};

/* From weights with LATTICE_START in the last row; impossible moves are shut.
 */
void lattice_moves_init(struct lattice_moves *moves,
	const int16_t weights[][TAGGER_LABELS], float slope);

/* Room for the scores of so many tokens. */
void lattice_room(struct lattice *lattice, size_t len);
void lattice_done(struct lattice *lattice);

/*
 * Labels len tokens, at least one.  The label before them is given, or
 * LATTICE_START; if closed, an O comes behind them.
 */
void lattice_decode(struct lattice *lattice, const struct lattice_moves *moves,
	size_t len, unsigned before, bool closed, uint8_t *labels,
	float *confidence);

#endif
