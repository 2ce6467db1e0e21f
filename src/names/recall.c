/* One place for each atom, by the hash of its spelling. */
#include "names/recall.h"

#include <stdlib.h>

#include "lectern/base/memory.h"

struct recall {
	struct recalled places[RECALL_PLACES];
};

struct recall *
recall_new(void)
{
	return memory_zero(1, sizeof(struct recall));
}

void
recall_free(struct recall *recall)
{
	free(recall);
}

const struct feature_atom *
recall_find(const struct recall *recall, uint64_t exact)
{
	const struct recalled *place = &recall->places[exact % RECALL_PLACES];

	return place->atom.exact == exact ? &place->atom : NULL;
}

struct recalled *
recall_place(struct recall *recall, const struct feature_atom *atom)
{
	struct recalled *place = &recall->places[atom->exact % RECALL_PLACES];

	/* Numbers of one hash may differ in shape. */
	if (place->atom.exact != atom->exact ||
		place->atom.shape != atom->shape) {
		*place = (struct recalled){ .atom = *atom };
		place->atom.spread = 0;
	}
	return place;
}
