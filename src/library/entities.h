/* What the files about entities share. */
#ifndef LIBRARY_ENTITIES_H
#define LIBRARY_ENTITIES_H

#include "lectern/library/entities.h"
#include "lectern/store/store.h"

/*
 * Reads the columns id, type, name, mentions, documents, document, start, end
 * of a row; strings go to the arena.
 */
void entities_read_row(struct statement *statement, struct arena *arena,
	struct entity_row *row);

/* The sentence for a row of reason; NULL if there is none. */
const char *
entities_reason(struct store *store, uint32_t id, struct arena *arena);

/* The block that holds an offset; false, with err set, if there is none. */
struct entities_block {
	uint32_t id;
	uint32_t start, end;
	const char
		*text; /* of which the first byte is the document's start-th */
};

bool entities_block_at(struct store *store, uint32_t document, uint32_t at,
	struct arena *arena, struct entities_block *block, struct error *err);

#endif
