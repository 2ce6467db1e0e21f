/*
 * References are links from a passage to another, made when all documents of
 * a library are there and its entities are resolved.
 */
#ifndef INDEX_REFERENCES_H
#define INDEX_REFERENCES_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/store/store.h"

/*
 * The library before this build, and what its documents are numbered now.
 * All zero: there is none.
 */
struct references_before {
	struct store *store;
	const uint32_t *numbers; /* [number there]; 0: gone, or has changed */
	uint32_t count;          /* of these; the first is for no document */
	uint32_t documents;      /* that there are now */
	bool there; /* what it has between those is in the table already */
};

/*
 * Fills the table reference anew.  Passages of documents
 * that have not changed are not compared with each other again.
 */
bool references_build(struct store *store,
	const struct references_before *before, struct error *err);

#endif
