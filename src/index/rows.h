/*
 * Rows of a library's documents, in their order: of all, by one statement, or
 * of some, by another one for each.
 */
#ifndef INDEX_ROWS_H
#define INDEX_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/store/store.h"

/* Which documents are meant; wanted NULL: all. */
struct chosen {
	const bool *wanted; /* [document], the first is for none */
	uint32_t documents;
};

struct rows {
	struct store *store;
	const char *all, *of; /* names; "of" has the document as its @1 */
	const struct chosen *chosen;
	struct statement *statement; /* that is being read */
	uint32_t document;
	bool begun;
	struct error error;
};

/* A statement that stands at the next row; NULL: there are no more. */
struct statement *rows_next(struct rows *rows);

/* Ends it; false if anything went wrong. */
bool rows_done(struct rows *rows, struct error *err);

#endif
