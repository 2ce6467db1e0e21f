/* What a library holds besides its documents. */
#include "store/save.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "store/statement.h"

bool
save_failure(struct store *store, const char *file,
	const struct save_stamp *stamp, const char *text, struct error *err)
{
	struct statement *insert = store_statement(store, "insert_failure");

	statement_bind_text(insert, 1, file);
	statement_bind_text(insert, 2, text);
	statement_bind_int(insert, 3, (int64_t)stamp->size);
	statement_bind_int(insert, 4, stamp->time);
	statement_bind_int(insert, 5, stamp->change);
	statement_bind_int(insert, 6, (int64_t)stamp->node);
	return statement_run(insert, err);
}

bool
save_meta(struct store *store, const char *key, const char *value,
	struct error *err)
{
	struct statement *insert = store_statement(store, "insert_meta");

	statement_bind_text(insert, 1, key);
	statement_bind_text(insert, 2, value);
	return statement_run(insert, err);
}

bool
save_counts(struct store *store, struct error *err)
{
	return statement_run(store_statement(store, "insert_counts"), err);
}

static bool
save_reason_find(
	struct store *store, const char *why, int64_t *id, struct error *err)
{
	struct statement *find = store_statement(store, "reason_by_text");

	*id = 0;
	statement_bind_text(find, 1, why);
	if (statement_next(find))
		*id = statement_int(find, 0, 1, INT64_MAX);
	return statement_done(find, err);
}

static bool
save_reason_add(
	struct store *store, const char *why, int64_t *id, struct error *err)
{
	struct statement *insert = store_statement(store, "insert_reason");

	statement_bind_text(insert, 1, why);
	if (!statement_run(insert, err))
		return false;
	*id = store_last_id(store);
	return true;
}

/* The same few sentences come again and again: SQLite is asked once. */
bool
save_reason(
	struct store *store, const char *why, int64_t *id, struct error *err)
{
	struct connection_reason *known;

	*id = 0;
	if (!why)
		return true;
	if (!store->reasons)
		store->reasons =
			memory_zero(CONNECTION_REASONS, sizeof *store->reasons);
	known = &store->reasons[slice_hash(slice_of(why)) % CONNECTION_REASONS];
	if (known->text && !strcmp(known->text, why)) {
		*id = known->id;
		return true;
	}
	if (!save_reason_find(store, why, id, err) ||
		(!*id && !save_reason_add(store, why, id, err)))
		return false;
	free(known->text);
	known->text = memory_copy_string(why);
	known->id = *id;
	return true;
}
