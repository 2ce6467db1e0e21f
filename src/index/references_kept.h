/*
 * References that the library before this build has between documents that
 * have not changed since: these need not be found again.
 */
#ifndef INDEX_REFERENCES_KEPT_H
#define INDEX_REFERENCES_KEPT_H

#include "index/best.h"
#include "index/found.h"
#include "index/references.h"

/* A relation that is in the table already. */
struct kept_row {
	struct place from, to;
	size_t a, b; /* the passages */
	enum reference_kind kind;
	uint32_t score; /* in percent */
	const char *why;
	bool used; /* it is to stay */
};

struct references_kept {
	bool *same; /* [document]: it has not changed; NULL: nothing is kept */
	uint32_t changed;      /* documents that have, since all was compared */
	struct kept_row *rows; /* sorted; none in a new table */
	size_t count, cap;
	struct arena arena;
};

/*
 * Decides what is kept: nothing if there is no library before this one, or if
 * so much has changed that rarity is no longer what it was; or not any.
 */
bool references_kept_init(struct references_kept *kept, struct store *store,
	const struct references_before *before, bool any, struct error *err);

/* Empties the table of what is to be found anew. */
bool references_kept_clear(const struct references_kept *kept,
	struct store *store, bool there, struct error *err);
void references_kept_done(struct references_kept *kept);

/* Are both ends in documents that have not changed? */
bool references_kept_has(const struct references_kept *kept,
	const struct passage *a, const struct passage *b);

/* The relation of two passages, if it is in the table; or NULL. */
struct kept_row *
references_kept_find(const struct references_kept *kept, size_t a, size_t b);

/* Gives it the score that it has now. */
bool references_kept_score(const struct kept_row *row, double score,
	struct store *store, struct error *err);

/* Takes it out of the table; or all that are not used. */
bool references_kept_drop(
	const struct kept_row *row, struct store *store, struct error *err);
bool references_kept_finish(const struct references_kept *kept,
	struct store *store, struct error *err);

/* Adds a relation that is in the table; sorts them when all are there. */
void references_kept_add(struct references_kept *kept, const struct found *link,
	struct slice why);
void references_kept_sort(struct references_kept *kept);

/* Takes the found links to where they are looked for: repeats, relations. */
bool references_kept_read(struct references_kept *kept,
	const struct references_before *before, const struct passages *passages,
	struct found_list *found, struct best_list *best, struct error *err);

#endif
