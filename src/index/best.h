/*
 * The best relations of each passage, of all that were compared, and the pairs
 * that follow from them: those that are among the best of one of their ends.
 */
#ifndef INDEX_BEST_H
#define INDEX_BEST_H

#include "index/passages.h"

/* So many are kept of each. */
#define BEST_KEPT 6

/* ... of one document so many. */
#define BEST_OF_ONE 4

struct best {
	uint32_t other; /* passage; from their count on: in outside */
	float score;
};

/* Two passages that are to be linked, a before b. */
struct best_pair {
	uint32_t a, b;
};

/* A passage that has not been read: by its place. */
struct best_outside {
	uint32_t document, start;
};

struct best_list {
	const struct passages *passages;
	struct best *rows; /* [passage * BEST_KEPT + i], best first */
	struct best_outside *outside;
	size_t outside_count, outside_cap;
	struct best_pair *pairs;
	size_t pair_count, pair_cap;
};

void best_init(struct best_list *list, const struct passages *passages);
void best_done(struct best_list *list);

/* The number of a passage that has not been read; each time another. */
size_t best_outside(struct best_list *list, uint32_t document, uint32_t start);

/* Is another passage among the best of one that has been read? */
bool best_has(const struct best_list *list, size_t passage, size_t other);

/* Takes note of what two passages have to do with each other. */
void best_keep(struct best_list *list, size_t a, size_t b, double score);

/* The same for the first of them alone, if it has been read. */
void best_keep_of(
	struct best_list *list, size_t passage, size_t other, double score);

/* Makes the pairs, sorted, each once; what is kept is given back. */
void best_pair_all(struct best_list *list);

#endif
