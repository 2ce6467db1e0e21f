/* What a library holds besides its documents. */
#include "store/save.h"

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

/* FTS5 writes out what it holds when a savepoint is set. */
bool
save_flush(struct store *store, struct error *err)
{
	return connection_run(store, "SAVEPOINT flush; RELEASE flush", err);
}

bool
save_counts(struct store *store, struct error *err)
{
	const char *count =
		store->changed ? "count_touched" : "count_documents";

	return statement_run(store_statement(store, count), err) &&
	       statement_run(store_statement(store, "insert_counts"), err);
}
