/*
 * What else may stand in this library for the words of a query.
 *
 * Other forms of a word by the rules of the documents' languages; words that
 * are one edit away, where that was asked for; spellings that the library
 * takes for scanning errors of a name.  All of it is found in tables of the
 * distinct words and names; no text is read.
 */
#ifndef LIBRARY_EXPAND_H
#define LIBRARY_EXPAND_H

#include "lectern/store/store.h"
#include "library/query.h"

/* Languages of the documents that a form may belong to. */
struct languages {
	const char **names;
	size_t count, cap;
	bool others; /* some documents have none, or one without rules */
};

/* exact: no other forms of words.  Names live as long as the query. */
bool query_expand(struct query *query, struct store *store, bool exact,
	struct languages *languages, struct error *err);
void languages_done(struct languages *languages);

/* Has any word of the tree forms in this language? */
bool query_has_forms(const struct query_node *node, const char *language);

/* Has the tree anything that fits less well than other forms do? */
bool query_has_slips(const struct query_node *node);

#endif
