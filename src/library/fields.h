/*
 * Fields of a query: "entity:", "type:", "in:", "date:", "author:", "format:".
 *
 * Each names a set of blocks and is answered from the tables of mentions,
 * dates, notes and documents; no text is read.
 */
#ifndef LIBRARY_FIELDS_H
#define LIBRARY_FIELDS_H

#include "library/blocks.h"
#include "library/query.h"

/*
 * The blocks that a field means are added to a set; a value that means nothing
 * is refused with a sentence.  among, if not NULL: no others are of interest.
 */
bool fields_blocks(struct library *library, const struct query *query,
	const struct query_node *node, const struct blocks *among,
	struct blocks *blocks, struct error *err);

/* What to show of a range of a document that a field asked for; else 0, 0. */
bool fields_place(struct library *library, const struct query *query,
	const struct query_node *node, const struct place *block,
	struct place *place, struct error *err);

#endif
