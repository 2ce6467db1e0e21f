/*
 * The part of a library that is read when little is new to it: the new
 * documents, and those that they may have to do with.
 */
#ifndef INDEX_REFERENCES_PART_H
#define INDEX_REFERENCES_PART_H

#include "index/best.h"
#include "index/found.h"
#include "index/references.h"
#include "index/references_kept.h"

struct references_part {
	bool *fresh, *wanted; /* [document] */
	struct chosen news;   /* who is new */
	struct chosen read;   /* who is read */
	struct best *before;  /* the best of each passage without what is new */
};

/* Marks who is new: all that is not the same. */
void references_part_init(struct references_part *part,
	const struct references_kept *kept, uint32_t documents);
void references_part_done(struct references_part *part);

/* Takes what was counted of the documents that are gone off the counts. */
bool references_part_forget(struct counts *counts,
	const struct references_before *before, struct error *err);

/* Finds out who must be read; counts what is new. */
bool references_part_choose(struct references_part *part,
	struct passages *passages, struct counts *counts, struct titles *titles,
	struct store *store, struct error *err);

/* Gives each passage the best it has in the table. */
bool
references_part_seed(struct references_part *part, struct references_kept *kept,
	struct best_list *best, struct store *store, struct error *err);

/* Drops from the table what something new has taken the place of. */
bool references_part_drop(struct references_part *part,
	const struct references_kept *kept, const struct best_list *best,
	struct store *store, struct error *err);

#endif
