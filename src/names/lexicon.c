/* Look-ups by fingerprint. */
#include "names/lexicon.h"

#include <string.h>

static uint64_t
lexicon_mix(uint64_t hash)
{
	hash ^= hash >> 32;
	hash *= UINT64_C(0xd6e8feb86659fd93);
	return hash ^ hash >> 29;
}

uint64_t
lexicon_hash(struct slice text)
{
	uint64_t hash = UINT64_C(0x9e3779b97f4a7c15) ^ text.len, part;

	for (; text.len >= 8; text.data += 8, text.len -= 8) {
		memcpy(&part, text.data, 8);
		hash = lexicon_mix(
			(hash ^ part) * UINT64_C(0x9fb21c651e98df25));
	}
	part = 0;
	if (text.len)
		memcpy(&part, text.data, text.len);
	return lexicon_mix((hash ^ part) * UINT64_C(0x9fb21c651e98df25));
}

uint64_t
lexicon_hash_join(uint64_t phrase, uint64_t word)
{
	return lexicon_mix((phrase * 31 + 7) ^ word);
}

uint32_t
lexicon_key(uint64_t hash)
{
	uint32_t key = (uint32_t)(hash >> 32);

	return key ? key : 1;
}

uint32_t
lexicon_slot(uint64_t hash, uint32_t slots)
{
	return (uint32_t)hash & (slots - 1);
}

uint16_t
lexicon_find(const struct lexicon_table *table, uint64_t hash)
{
	uint32_t key = lexicon_key(hash), slot, i;

	if (!table->slots)
		return 0;
	slot = lexicon_slot(hash, table->slots);
	for (i = 0; i < table->slots && table->keys[slot]; i++) {
		if (table->keys[slot] == key)
			return table->values[slot];
		slot = (slot + 1) & (table->slots - 1);
	}
	return 0;
}
