/*
 * The notebook's file: what was committed is on the disk.
 *
 * The journal is truncated and synced, not unlinked: the removal of a file is
 * not on the disk until its directory is synced, which SQLite does only in a
 * mode that costs more.  WAL is not used, because home directories lie on
 * network file systems and two readers may have one notebook open.
 */
#include <stdlib.h>
#include <string.h>

#include "store/connection.h"

/* Which of our versions is it?  -1: it is something else. */
static bool
notebook_version(struct store *store, int64_t *version, struct error *err)
{
	int64_t id = 0, pages = 0;

	if (!connection_ask(store, "PRAGMA application_id", &id, err) ||
		!connection_ask(store, "PRAGMA page_count", &pages, err) ||
		!connection_ask(store, "PRAGMA user_version", version, err))
		return false;
	if (!pages)
		*version = 0;
	else if (id != CONNECTION_NOTEBOOK_ID)
		return error_set(
			err, ERROR_LIBRARY, "is not a lectern notebook");
	return true;
}

static bool
notebook_is_whole(struct store *store)
{
	sqlite3_stmt *check = NULL;
	bool ok = sqlite3_prepare_v2(store->db, "PRAGMA integrity_check(1)", -1,
			  &check, NULL) == SQLITE_OK &&
		  sqlite3_step(check) == SQLITE_ROW &&
		  !strcmp((const char *)sqlite3_column_text(check, 0), "ok");

	sqlite3_finalize(check);
	return ok;
}

/*
 * Makes the tables of a new notebook, or what an old one lacks; or nothing, if
 * somebody else has done so while we waited for our turn.
 */
static bool
notebook_make(struct store *store, const char *const *steps, int version,
	struct error *err)
{
	struct str mark = { 0 };
	int64_t found = 0;
	bool ok = store_begin(store, err) &&
		  connection_ask(store, "PRAGMA user_version", &found, err);
	int from = (int)found, step = from;

	if (ok && found >= version) {
		store_rollback(store);
		return true;
	}

	str_add_format(&mark,
		"PRAGMA application_id = %d; PRAGMA user_version = %d;",
		CONNECTION_NOTEBOOK_ID, version);
	do
		ok = ok && connection_run(store, steps[step], err);
	while (from && ++step < version);
	ok = ok && connection_run(store, str_text(&mark), err);
	ok = ok && store_commit(store, err);
	if (!ok)
		store_rollback(store);
	str_done(&mark);
	return ok;
}

static struct store *
notebook_write(const char *path, const char *const *steps, int version,
	struct error *err)
{
	struct store *store = connection_open(path, CONNECTION_WRITE, err);
	int64_t found = 0;

	if (!store)
		return NULL;
	if (!connection_run(store, "PRAGMA journal_mode = TRUNCATE", err) ||
		!notebook_version(store, &found, err))
		goto failed;
	if (found < 0 || found > version) {
		error_set(err, ERROR_LIBRARY, "was made by a newer lectern");
		goto failed;
	}
	if (found && !notebook_is_whole(store)) {
		error_set(err, ERROR_LIBRARY, "is damaged");
		goto failed;
	}
	if (found < version && !notebook_make(store, steps, version, err))
		goto failed;
	return store;

failed:
	store_close(store);
	return NULL;
}

struct store *
store_open_notebook(const char *path, const char *const *steps, int version,
	char **trouble, struct error *err)
{
	struct error why = { 0 };
	struct store *store = notebook_write(path, steps, version, &why);
	int64_t found = 0;

	*trouble = NULL;
	if (store)
		return store;
	store = connection_open(path, CONNECTION_LOOK, err);
	if (store && notebook_version(store, &found, err) && found) {
		*trouble = memory_copy_string(why.text);
		return store;
	}
	store_close(store);
	if (err)
		*err = why;
	return NULL;
}

bool
store_copy(struct store *store, const char *path, struct error *err)
{
	struct store *copy = connection_open(path, CONNECTION_WRITE, err);
	sqlite3_backup *backup;
	bool ok;

	if (!copy)
		return false;
	backup = sqlite3_backup_init(copy->db, "main", store->db, "main");
	ok = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
	sqlite3_backup_finish(backup);
	if (!ok)
		connection_error(copy, err);
	store_close(copy);
	return ok;
}
