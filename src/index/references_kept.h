/*
 * References that the library before this build has between documents that
 * have not changed since: these need not be found again.
 */
#ifndef INDEX_REFERENCES_KEPT_H
#define INDEX_REFERENCES_KEPT_H

#include "index/best.h"
#include "index/found.h"
#include "index/references.h"

struct references_kept {
	bool *same; /* [document]: it has not changed; NULL: nothing is kept */
	uint32_t changed; /* documents that have, since all was compared */
};

/*
 * Decides what is kept: nothing if there is no library before this one, or if
 * so much has changed that rarity is no longer what it was; or not any.
 */
bool references_kept_init(struct references_kept *kept, struct store *store,
	const struct references_before *before, bool any, struct error *err);
void references_kept_done(struct references_kept *kept);

/* Are both ends in documents that have not changed? */
bool references_kept_has(const struct references_kept *kept,
	const struct passage *a, const struct passage *b);

/* Takes the found links to where they are looked for: repeats, relations. */
bool references_kept_read(const struct references_kept *kept,
	const struct references_before *before, const struct passages *passages,
	struct found_list *found, struct best_list *best, struct error *err);

#endif
