/*
 * The best relations of each passage, of all that were compared, and the pairs
 * that follow from them: those that are among the best of one of their ends.
 */
#ifndef INDEX_BEST_H
#define INDEX_BEST_H

#include "index/passages.h"

struct best {
	uint32_t other;
	float score;
};

/* Two passages that are to be linked, a before b. */
struct best_pair {
	uint32_t a, b;
};

struct best_list {
	const struct passages *passages;
	struct best *rows; /* [passage * BEST_KEPT + i], best first */
	struct best_pair *pairs;
	size_t pair_count, pair_cap;
};

void best_init(struct best_list *list, const struct passages *passages);
void best_done(struct best_list *list);

/* Takes note of what two passages have to do with each other. */
void best_keep(struct best_list *list, size_t a, size_t b, double score);

/* Makes the pairs, sorted, each once; what is kept is given back. */
void best_pair_all(struct best_list *list);

#endif
