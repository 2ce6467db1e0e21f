/*
 * The tagger finds names by statistics: a linear model over hashed features,
 * decoded by Viterbi's algorithm (Collins 2002, "Discriminative training
 * methods for hidden Markov models: theory and experiments with perceptron
 * algorithms").
 *
 * Labels are those of labels.h.  The model is a file made by
 * tests/train/train.c; its weights are bytes.
 */
#ifndef NAMES_TAGGER_H
#define NAMES_TAGGER_H

#include "names/features.h"
#include "names/labels.h"
#include "lectern/base/error.h"

struct tagger;

/* Takes a model, which must outlive it; NULL with err set if it is none. */
struct tagger *tagger_new(struct slice model, struct error *err);
void tagger_free(struct tagger *tagger);

const struct lexicon *tagger_lexicon(const struct tagger *tagger);

/*
 * Labels every token; confidence gets how sure each label is, from 0 to 1.  It
 * is not asked, and 1, for what is O all around where no rule says anything.
 */
void tagger_tag(const struct tagger *tagger, const struct tokens *tokens,
	const struct hint *hints, uint8_t *labels, float *confidence);

/*
 * Is this token O without a look at the weights?  A small word among small
 * words, of which neither a gazetteer nor a rule knows anything, hardly ever
 * is part of a name.
 */
bool tagger_skips(const struct features *features, uint32_t i, uint32_t from,
	uint32_t to);

/* The sentence that begins at a token ends before the one returned. */
uint32_t tagger_sentence_end(const struct tokens *tokens, uint32_t from);

/* -- the model file ------------------------------------------------------- */

/*
 * All little-endian, as written on the machine: a head, then the parts in
 * this order, each at a multiple of 8 bytes.
 *   int16   moves[LABELS + 1][LABELS]  weight of label after label; last:
 *                                      of the first label of a sentence
 *   uint64  used[2^bits / 64]        a bit for each row that is there
 *   uint32  before[2^bits / 64]      how many rows come before this word's
 *   int8    rows[row_count][ROW]
 *   uint32  phrase keys, uint16 phrase values        [phrase_slots] each
 *   uint32  cluster keys, uint16 cluster values      [cluster_slots] each
 *   uint16  paths[path_count]
 */
struct tagger_head {
	char magic[8]; /* "LECTNER1" */
	uint32_t bits;
	uint32_t row_count;
	uint32_t phrase_slots;
	uint32_t cluster_slots;
	uint32_t path_count;
	float unit;   /* what one step of a row's weights is worth */
	float slope;  /* turns scores into probabilities */
	uint32_t sum; /* tagger_sum() */
};

#define TAGGER_MAGIC "LECTNER1"

/* A sum over all that follows the head. */
uint32_t tagger_sum(struct slice model);

/* Which row a feature's weights are in. */
static inline uint32_t
tagger_row(uint64_t feature, uint32_t bits)
{
	return (uint32_t)(feature >> (64 - bits));
}

#endif
