/*
 * A query is what a reader types to find passages: words, "phrases",
 * prefix*, a OR b, -not.
 *
 * Words that follow each other must all be there; OR takes the two items next
 * to it.  What is typed is folded, so case, accents and the shape of quotation
 * marks do not matter.  A mistake gives a sentence that points at it.
 */
#ifndef LIBRARY_QUERY_H
#define LIBRARY_QUERY_H

#include "lectern/base/error.h"
#include "lectern/base/fold.h"
#include "lectern/base/memory.h"

/* One thing that a passage may hold; those to be left out are not here. */
struct query_term {
	const char *words; /* folded, one blank between two */
	bool prefix;       /* the last one may go on */
};

struct query {
	const char *match; /* as the full-text index reads it */
	struct query_term *terms;
	size_t count, cap;
	struct arena arena;
};

bool query_parse(struct query *query, const char *text, struct error *err);
void query_done(struct query *query);

/*
 * The first term in a folded text at or after from: true, and where it begins
 * and ends in the fold.  Terms match whole words.
 */
bool query_find(const struct query *query, const struct fold *fold, size_t from,
	size_t *start, size_t *end);

#endif
