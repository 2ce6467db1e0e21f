/*
 * The trainer of the tagger, in three parts: corpus.c reads annotated text,
 * examples.c makes features and labels of it, with the very code that reads
 * documents later, perceptron.c learns weights, and model.c writes the file.
 *
 * A tool of the maintainers: what cannot be read ends it with a message.
 */
#ifndef TESTS_TRAIN_TRAIN_H
#define TESTS_TRAIN_TRAIN_H

#include "names/loaded.h"
#include "names/tagger.h"
#include "lectern/base/file.h"

#define TRAIN_BITS 20
#define TRAIN_ROWS (1u << TRAIN_BITS)

/* -- corpus.c ------------------------------------------------------------- */

struct piece {
	uint32_t start, end; /* of an annotated token, in the text */
	uint8_t label;
};

/* One annotated document. */
struct text {
	struct str text;
	struct piece *pieces;
	size_t count, cap;
	size_t *ends; /* pieces at which a sentence ends */
	size_t end_count, end_cap;
};

/* Reads a file whole; the bytes are followed by a zero. */
char *corpus_bytes(const char *path, struct bytes *bytes);

/* Calls back with every document of a file of tokens and labels. */
void corpus_read(const char *path,
	void (*each)(void *context, const struct text *text), void *context);

/* The text as a document whose dates and works have been found. */
struct doc *
corpus_document(const struct resources *resources, const struct text *text);

const char *corpus_type_name(unsigned type);

/* -- examples.c ----------------------------------------------------------- */

/* A table of the lexicon that grows as it is filled. */
struct table {
	uint32_t *keys;
	uint16_t *values;
	uint32_t slots, count;
};

struct examples {
	struct resources *resources;
	struct table phrases, clusters;
	uint16_t *paths;
	size_t path_count, path_cap;
	struct lexicon lexicon;
	unsigned times; /* the weight of what is being read */

	uint32_t *rows; /* of all tokens, one after the other */
	size_t row_count, row_cap;
	size_t *token_rows; /* where the rows of a token begin */
	uint8_t *gold;
	size_t token_count, token_cap;
	size_t *sentences; /* tokens at which a sentence begins */
	uint8_t *weights;  /* how often a sentence is gone through */
	size_t sentence_count, sentence_cap;
};

void examples_read_lexicon(
	struct examples *examples, const char *phrases, const char *clusters);
void examples_add(struct examples *examples, const char *path, unsigned times);

/* The token behind the last of a sentence. */
size_t examples_sentence_end(const struct examples *examples, size_t sentence);

/* -- perceptron.c --------------------------------------------------------- */

/* What is learned: weights of each row and of each label after another. */
struct learned {
	double *rows; /* TRAIN_ROWS * TAGGER_LABELS */
	double moves[TAGGER_LABELS + 1][TAGGER_LABELS]; /* last: the start */
};

/* Adds what one pass over the examples, in an order of its own, learns. */
void perceptron_learn(struct learned *learned, const struct examples *examples,
	unsigned epochs, uint64_t seed);

/* -- model.c -------------------------------------------------------------- */

void model_write(const char *path, const struct examples *examples,
	const struct learned *learned, float slope);

#endif
