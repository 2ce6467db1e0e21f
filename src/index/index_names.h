/* A set of names, for telling whether one has been there before. */
#ifndef INDEX_INDEX_NAMES_H
#define INDEX_INDEX_NAMES_H

#include <stdbool.h>

#include "lectern/base/memory.h"

struct index_names {
	void *tree;
	const char *last; /* the one added last */
	struct arena arena;
};

/* False: it is there already. */
bool index_names_add(struct index_names *names, const char *name);

/* The name that was added last, until the set is cleared. */
const char *index_names_last(const struct index_names *names);

void index_names_clear(struct index_names *names);

#endif
