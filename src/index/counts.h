/*
 * What references reckon rarity from: in how many passages of the library each
 * word, name and day stands.
 *
 * A library keeps its counts (the table tally), so that what is new need only
 * be added to them, and what is gone be taken away.
 */
#ifndef INDEX_COUNTS_H
#define INDEX_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/store/store.h"
#include "index/events.h"

/* Stems are counted in a table of so many, two words in a row in another. */
#define COUNTS_STEMS (1u << 20)
#define COUNTS_PAIRS (1u << 21)

/* A name; by its entity. */
struct counted_name {
	uint32_t passages; /* that mention it */
	float spread;      /* the same, by counts_spread() */
};

/* A day, month or year, as relate_date_key() has it. */
struct counted_date {
	int32_t key;
	float spread;
};

struct counts {
	int by; /* what a passage that is read adds: 1, -1, or 0 */
	uint32_t passages, documents;

	float *stems;             /* [stem % COUNTS_STEMS]: spread */
	uint32_t *stem_documents; /* ... how many documents hold it */
	uint16_t *pairs;          /* [pair % COUNTS_PAIRS]: how often */
	uint16_t *pairs_here;     /* the same of what is read; NULL: of all */

	struct counted_name *names; /* [entity] */
	uint32_t name_count;
	size_t name_cap;
	struct counted_date *dates; /* by key */
	size_t date_count, date_cap;
	struct event_places places; /* "Sacaba, Cochabamba" */

	uint32_t *formulas;   /* runs of words too frequent to be repeats */
	size_t formula_known; /* of these were in the library: sorted */
	size_t formula_count, formula_cap;
};

void counts_init(struct counts *counts);
void counts_done(struct counts *counts);

/*
 * What another passage of one document adds to a count, if so many of it have
 * been counted: a document that says something twenty times is worth five that
 * say it once.
 */
double counts_spread(uint32_t counted);

/* Takes over those of a library; *there is whether it has any. */
bool counts_read(struct counts *counts, struct store *store, bool *there,
	struct error *err);
bool
counts_write(struct counts *counts, struct store *store, struct error *err);

/* One more document says so; `counted' passages of it did before. */
void counts_add_name(struct counts *counts, uint32_t entity, uint32_t counted);

/* Adds dates, each a key and a document; sorts them. */
struct dated {
	int32_t key;
	uint32_t document;
};
void counts_add_dates(struct counts *counts, struct dated *rows, size_t count);

/* How many passages have a date. */
double counts_of_date(const struct counts *counts, int32_t key);

/* How often two words stand in a row: as far as is known. */
static inline uint16_t
counts_of_pair(const struct counts *counts, uint32_t pair)
{
	uint16_t all = counts->pairs[pair % COUNTS_PAIRS];
	uint16_t here = counts->pairs_here
				? counts->pairs_here[pair % COUNTS_PAIRS]
				: 0;

	return all > here ? all : here;
}

/* Notes a run of words as a formula; is it one? */
void counts_add_formula(struct counts *counts, uint64_t run);
bool counts_have_formula(const struct counts *counts, uint64_t run);

#endif
