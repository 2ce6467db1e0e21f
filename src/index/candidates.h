/*
 * Candidates are the documents of a library that new ones may have to do with:
 * those that share rare words, rare names, days with one of their passages, or
 * name one of them.  Only these are read when a document is added.
 */
#ifndef INDEX_CANDIDATES_H
#define INDEX_CANDIDATES_H

#include "index/found.h"
#include "index/leads.h"

/* A passage has the word. */
struct candidate_word {
	size_t passage;
	uint64_t key;
};

struct candidates {
	struct leads leads;
	struct candidate_word *words; /* by passage */
	size_t word_count, word_cap;
	double *scores; /* [document] */
};

bool candidates_init(struct candidates *candidates, struct store *store,
	const struct chosen *fresh, const struct passages *passages,
	struct error *err);
void candidates_done(struct candidates *candidates);

/* Takes the words of a passage, when it is read. */
void candidates_look(struct candidates *candidates, size_t passage,
	const struct words *words, struct slice text);

/* When all is read: marks who is wanted, the new ones among them. */
bool candidates_find(struct candidates *candidates, const struct titles *titles,
	bool *wanted, struct error *err);

#endif
