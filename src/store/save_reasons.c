/*
 * The sentences that say how something was found, each kept once.
 *
 * The same few come again and again, so the last of them are remembered as
 * they are.  Of the others only a hash and the row are: where both hashes
 * agree, the row is read to be sure.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "store/save.h"
#include "store/statement.h"

#define REASONS_RECENT 256

struct reason_slot {
	uint64_t hash;
	int64_t id; /* 0: free */
};

struct reason_recent {
	char *text;
	int64_t id;
};

struct save_reasons {
	struct reason_recent recent[REASONS_RECENT]; /* by hash */
	struct reason_slot *slots;
	size_t size, count;
};

void
save_reasons_free(struct save_reasons *reasons)
{
	size_t i;

	if (!reasons)
		return;
	for (i = 0; i < REASONS_RECENT; i++)
		free(reasons->recent[i].text);
	free(reasons->slots);
	free(reasons);
}

static void
reasons_put(struct save_reasons *reasons, uint64_t hash, int64_t id)
{
	size_t at = hash & (reasons->size - 1);

	while (reasons->slots[at].id)
		at = (at + 1) & (reasons->size - 1);
	reasons->slots[at] = (struct reason_slot){ hash, id };
}

static void
reasons_grow(struct save_reasons *reasons)
{
	struct reason_slot *old = reasons->slots;
	size_t i, size = reasons->size;

	reasons->size = size ? size * 2 : 1024;
	reasons->slots = memory_zero(reasons->size, sizeof *reasons->slots);
	for (i = 0; i < size; i++) {
		if (old[i].id)
			reasons_put(reasons, old[i].hash, old[i].id);
	}
	free(old);
}

/* Is this the sentence of a row? */
static bool
reason_is(struct store *store, int64_t id, const char *why, bool *same,
	struct error *err)
{
	struct statement *find = store_statement(store, "find_reason");

	*same = false;
	statement_bind_int(find, 1, id);
	if (statement_next(find))
		*same = slice_is(statement_slice(find, 0), why);
	return statement_done(find, err);
}

/* The row of a sentence; 0 if there is none. */
static bool
reason_find(struct store *store, const char *why, uint64_t hash, int64_t *id,
	struct error *err)
{
	const struct save_reasons *reasons = store->reasons;
	size_t at = hash & (reasons->size - 1);
	bool same;

	*id = 0;
	for (; reasons->slots[at].id; at = (at + 1) & (reasons->size - 1)) {
		if (reasons->slots[at].hash != hash)
			continue;
		if (!reason_is(store, reasons->slots[at].id, why, &same, err))
			return false;
		if (same) {
			*id = reasons->slots[at].id;
			return true;
		}
	}
	return true;
}

static bool
reason_add(struct store *store, const char *why, uint64_t hash, int64_t *id,
	struct error *err)
{
	struct statement *insert = store_statement(store, "insert_reason");

	statement_bind_text(insert, 1, why);
	if (!statement_run(insert, err))
		return false;
	*id = store_last_id(store);
	reasons_put(store->reasons, hash, *id);
	store->reasons->count++;
	return true;
}

/* A library that is changed has sentences already. */
static bool
reasons_begin(struct store *store, struct error *err)
{
	struct statement *row = store_statement(store, "change_reasons");
	uint64_t hash;

	store->reasons = memory_zero(1, sizeof *store->reasons);
	while (statement_next(row)) {
		if (store->reasons->count * 2 >= store->reasons->size)
			reasons_grow(store->reasons);
		hash = slice_hash(statement_slice(row, 1));
		reasons_put(store->reasons, hash ^ hash >> 32,
			statement_int(row, 0, 1, INT64_MAX));
		store->reasons->count++;
	}
	return statement_done(row, err);
}

bool
save_reason(
	struct store *store, const char *why, int64_t *id, struct error *err)
{
	struct reason_recent *recent;
	uint64_t hash;

	*id = 0;
	if (!why)
		return true;
	if (!store->reasons && !reasons_begin(store, err))
		return false;
	if (store->reasons->count * 2 >= store->reasons->size)
		reasons_grow(store->reasons);
	hash = slice_hash(slice_of(why));
	recent = &store->reasons->recent[hash % REASONS_RECENT];
	if (recent->text && !strcmp(recent->text, why)) {
		*id = recent->id;
		return true;
	}
	hash ^= hash >> 32;
	if (!reason_find(store, why, hash, id, err) ||
		(!*id && !reason_add(store, why, hash, id, err)))
		return false;
	free(recent->text);
	recent->text = memory_copy_string(why);
	recent->id = *id;
	return true;
}
