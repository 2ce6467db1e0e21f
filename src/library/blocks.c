/* Bits in bytes, as the child that searches reads them. */
#include "library/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

size_t
blocks_bytes(const struct blocks *blocks)
{
	return blocks->count / 8 + 1;
}

void
blocks_init(struct blocks *blocks, uint32_t count)
{
	blocks->count = count;
	blocks->bits = memory_zero(blocks_bytes(blocks), 1);
}

void
blocks_done(struct blocks *blocks)
{
	free(blocks->bits);
	*blocks = (struct blocks){ 0 };
}

void
blocks_add(struct blocks *blocks, uint32_t id)
{
	if (id < blocks->count)
		blocks->bits[id / 8] |= (unsigned char)(1u << id % 8);
}

void
blocks_add_range(struct blocks *blocks, uint32_t first, uint32_t count)
{
	uint32_t id;

	for (id = first; id < blocks->count && id - first < count; id++) {
		if (id % 8 == 0 && count - (id - first) >= 8 &&
			blocks->count - id >= 8) {
			blocks->bits[id / 8] = 0xff;
			id += 7;
		} else {
			blocks_add(blocks, id);
		}
	}
}

bool
blocks_has(const struct blocks *blocks, uint32_t id)
{
	return id < blocks->count && blocks->bits[id / 8] >> id % 8 & 1;
}

uint32_t
blocks_size(const struct blocks *blocks)
{
	size_t i, bytes = blocks_bytes(blocks);
	uint32_t size = 0;
	unsigned byte;

	for (i = 0; i < bytes; i++) {
		for (byte = blocks->bits[i]; byte; byte &= byte - 1)
			size++;
	}
	return size;
}

uint32_t
blocks_next(const struct blocks *blocks, uint32_t id)
{
	while (id < blocks->count && !blocks_has(blocks, id))
		id += blocks->bits[id / 8] >> id % 8 ? 1 : 8 - id % 8;
	return id < blocks->count ? id : blocks->count;
}

void
blocks_fill(struct blocks *blocks)
{
	blocks_add_range(blocks, 0, blocks->count);
}

/* Sets of one library have the same room. */
void
blocks_unite(struct blocks *blocks, const struct blocks *other)
{
	size_t i, bytes = blocks_bytes(blocks);

	for (i = 0; i < bytes; i++)
		blocks->bits[i] |= other->bits[i];
}

void
blocks_intersect(struct blocks *blocks, const struct blocks *other)
{
	size_t i, bytes = blocks_bytes(blocks);

	for (i = 0; i < bytes; i++)
		blocks->bits[i] &= other->bits[i];
}

void
blocks_subtract(struct blocks *blocks, const struct blocks *other)
{
	size_t i, bytes = blocks_bytes(blocks);

	for (i = 0; i < bytes; i++)
		blocks->bits[i] &= (unsigned char)~other->bits[i];
}
