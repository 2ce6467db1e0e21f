/*
 * Building references, between the files that do it.
 */
#ifndef INDEX_REFERENCES_PARTS_H
#define INDEX_REFERENCES_PARTS_H

#include "index/references.h"

#include "index/best.h"
#include "index/found.h"
#include "index/references_kept.h"
#include "index/references_part.h"

/* What is worth less is no reference. */
#define REFERENCE_LEAST 0.1

/* In a library of so few passages each is compared with each. */
#define REFERENCE_SMALL 800

/* In a library of so few all documents are read, whatever is new. */
#define REFERENCE_PART 2000

/* One that had a key, and the one before it that had. */
struct holder {
	uint32_t passage;
	uint32_t before; /* index + 1 into holders, or 0 */
};

struct key_slot {
	uint64_t key;
	uint32_t last;
};

struct building {
	struct store *store;
	struct error *err;
	struct counts counts;
	struct passages passages;
	struct repeats repeats;
	struct titles titles;
	struct labels labels;
	struct declared declared;
	struct relater relater;
	struct found_list found;
	struct key_slot *slots;
	size_t slot_count, key_count;
	struct holder *holders;
	size_t holder_count, holder_cap;
	uint32_t *met; /* [passage]: compared with this one, + 1 */
	struct best_list best;
	const struct references_before *before;
	struct references_kept kept;
	struct references_part part;
};

/* Compares passages that share something rare; the best of each are kept. */
void references_compare(struct building *building);

#endif
