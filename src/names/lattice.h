/*
 * The best path through the labels of a stretch of tokens, by Viterbi's
 * algorithm, and how sure each of its labels is, by the forward-backward one.
 *
 * Rows hold the labels in an order of their own: those that begin a name, O,
 * and those that go on with one.  The first eight may follow any label, each
 * of the others only two.
 */
#ifndef NAMES_LATTICE_H
#define NAMES_LATTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "names/labels.h"

#define LATTICE_START TAGGER_LABELS /* stands before the first label */
#define LATTICE_FIRST 8             /* lanes of B- and O */
#define LATTICE_ODDS                                                           \
	4096 /* odds that are kept ready; beyond is next to none               \
	      */

/* Where each label stands in a row. */
static const uint8_t lattice_lanes[TAGGER_LABELS] = { TAGGER_TYPES, 0, 8, 1, 9,
	2, 10, 3, 11, 4, 12, 5, 13, 6, 14 };

/*
 * What it is worth that a label follows another, as weights and as odds; the
 * label that stands before by its number, the one behind by its lane.
 */
struct lattice_moves {
	float first[TAGGER_LABELS + 1][LATTICE_FIRST];
	float onward[2][LATTICE_FIRST]; /* of I- behind B-, behind I- */
	float odds[TAGGER_LABELS + 1][TAGGER_ROW];
	float odds_to[TAGGER_LABELS][TAGGER_ROW]; /* the same, turned round */
	float slope; /* odds are the exponential of weights times this */
	float odds_of[LATTICE_ODDS];       /* of so much less than the best */
	int32_t start, enter, stay, leave; /* most that a name may gain, over O
					      behind O: see lattice_is_o */
};

/* Scores to be filled in, by lane, and what the lattice keeps for itself. */
struct lattice {
	int32_t (*scores)[TAGGER_ROW];
	float (*best)[TAGGER_ROW];
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

/* A stretch: at least one token, with scores. */
struct lattice_stretch {
	size_t len;
	unsigned before; /* the label before it, or LATTICE_START */
	bool closed;     /* an O comes behind it */
};

/* Labels the stretch; false if all of it is O. */
bool lattice_label(struct lattice *lattice, const struct lattice_moves *moves,
	struct lattice_stretch stretch, uint8_t *labels);

/* How sure these labels are, from 0 to 1. */
void lattice_sure(struct lattice *lattice, const struct lattice_moves *moves,
	struct lattice_stretch stretch, const uint8_t *labels,
	float *confidence);

#endif
