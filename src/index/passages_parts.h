/*
 * The two halves of reading passages: their words, and what is known of them.
 */
#ifndef INDEX_PASSAGES_PARTS_H
#define INDEX_PASSAGES_PARTS_H

#include "index/passages.h"

/* Where a word or a name was counted last. */
struct counted {
	uint32_t passage; /* + 1 */
	uint32_t document;
	uint32_t in_document; /* passages */
};

/* Entities and dates, when the passages themselves are there. */
bool passages_read_facts(struct passages *passages, struct store *store,
	const struct chosen *chosen, struct error *err);

#endif
