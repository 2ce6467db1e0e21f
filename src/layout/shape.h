/*
 * The shape of a block: how far it stands in, and what keeps it from the
 * block before it.
 */
#ifndef LAYOUT_SHAPE_H
#define LAYOUT_SHAPE_H

#include "lectern/layout/layout.h"

struct shape {
	uint32_t first; /* cells before its first row */
	uint32_t rest;  /* ... and before the others */
	uint32_t right; /* cells kept free at the right */
	bool centre;
};

void shape_find(struct shape *shape, const struct doc *doc,
	const struct block *block, uint32_t measure);

/* Blank rows between the block and the one before it. */
uint32_t shape_space(const struct block *before, const struct block *block);

/* How the text of such a block looks where nothing else is said. */
enum role shape_role(const struct block *block);

#endif
