/*
 * Leads are what new passages share with documents of the library: a rare
 * word, a name, a day; and where each of them leads to.
 */
#ifndef INDEX_LEADS_H
#define INDEX_LEADS_H

#include "index/passages.h"
#include "index/plain.h"

/* What leads to documents. */
struct lead {
	uint64_t key; /* 0: an empty slot */
	size_t first; /* in hits */
	uint32_t count;
	double weight;
	uint32_t blocks; /* of a word: in how many it stood */
};

/* A document that it leads to, and the block if that is known. */
struct lead_hit {
	uint32_t document;
	uint32_t block; /* 0: it is not */
};

struct leads {
	struct store *store;
	const struct chosen *fresh;      /* the new documents */
	const struct passages *passages; /* of these */
	struct plain_words plain;
	struct lead *slots;
	size_t slot_count, count;
	struct lead_hit *hits;
	size_t hit_count, hit_cap;
	struct lead_home *homes; /* where documents have their blocks */
	size_t home_count, home_cap;
	struct error error; /* the first one */
};

bool
leads_init(struct leads *leads, struct store *store, const struct chosen *fresh,
	const struct passages *passages, struct error *err);
void leads_done(struct leads *leads);

/*
 * Where a word leads: NULL if it is a plain one.  A lead stays until the next
 * is asked for; leads_of() finds it again by its key.
 */
const struct lead *
leads_word(struct leads *leads, const struct word *word, struct slice text);
const struct lead *leads_of(const struct leads *leads, uint64_t key);

/* Where two frequent words stand near each other, if that is rare. */
const struct lead *leads_near(struct leads *leads, const struct word *a,
	const struct word *b, struct slice text);

/* Where somebody says these words. */
const struct lead *leads_phrase(struct leads *leads, const char *query);

/* A rare name; a day, month or year that is not told of too often. */
const struct lead *leads_entity(struct leads *leads, uint32_t id);
const struct lead *leads_date(struct leads *leads, int32_t key);

/* A frequent name in a year: where both are, next in the order of files. */
const struct lead *leads_entity_year(
	struct leads *leads, uint32_t document, uint32_t id, int32_t year);

#endif
