/*
 * A set of blocks of a library: a bit for each.
 */
#ifndef LIBRARY_BLOCKS_H
#define LIBRARY_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct blocks {
	unsigned char *bits; /* bit n: block n is in the set */
	uint32_t count;      /* ids are below this */
};

/* An empty set with room for ids below count; { 0 } is none at all. */
void blocks_init(struct blocks *blocks, uint32_t count);
void blocks_done(struct blocks *blocks);
size_t blocks_bytes(const struct blocks *blocks);

void blocks_add(struct blocks *blocks, uint32_t id);
void blocks_add_range(struct blocks *blocks, uint32_t first, uint32_t count);
bool blocks_has(const struct blocks *blocks, uint32_t id);
uint32_t blocks_size(const struct blocks *blocks);

/* The first in the set from an id on; count if there is none. */
uint32_t blocks_next(const struct blocks *blocks, uint32_t id);

void blocks_fill(struct blocks *blocks);
void blocks_unite(struct blocks *blocks, const struct blocks *other);
void blocks_intersect(struct blocks *blocks, const struct blocks *other);
void blocks_subtract(struct blocks *blocks, const struct blocks *other);

#endif
