/* Opening a database, and shutting its many doors in the right order. */
#include "store/connection.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/asset.h"
#include "lectern/base/file.h"
#include "lectern/base/str.h"
#include "store/match.h"
#include "store/save.h"
#include "store/statement.h"

int64_t
connection_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/*
 * A path as a URI: what SQLite would take for syntax is escaped.  No path at
 * all is a database in memory.
 */
static char *
connection_uri(const char *path, const char *query)
{
	struct str uri = { 0 };
	char *absolute;
	const char *p;

	if (!path)
		return memory_copy_string("file::memory:");
	absolute = file_absolute(path);
	str_add(&uri, "file:");
	for (p = absolute; *p; p++) {
		if (isalnum((unsigned char)*p) || strchr("/._-~", *p))
			str_add_char(&uri, *p);
		else
			str_add_format(&uri, "%%%02X", (unsigned char)*p);
	}
	str_add(&uri, query);
	free(absolute);
	return str_take(&uri);
}

bool
connection_error(struct store *store, struct error *err)
{
	int code = sqlite3_errcode(store->db);
	enum error_code ours = ERROR_IO;

	switch (code & 0xff) {
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_FORMAT:
	case SQLITE_TOOBIG:
	case SQLITE_AUTH:
		return error_set(err, ERROR_LIBRARY, "is damaged (%s)",
			sqlite3_errmsg(store->db));
	case SQLITE_INTERRUPT:
		return error_set(err, ERROR_LIBRARY,
			"takes too long to answer; it may be damaged");
	case SQLITE_FULL:
		return error_set(err, ours, "the disk is full");
	case SQLITE_BUSY:
		return error_set(err, ours, "is in use by another program");
	default:
		return error_set(err, ours, "%s", sqlite3_errmsg(store->db));
	}
}

bool
connection_run(struct store *store, const char *sql, struct error *err)
{
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return true;
	return connection_error(store, err);
}

bool
connection_ask(struct store *store, const char *sql, int64_t *answer,
	struct error *err)
{
	sqlite3_stmt *ask = NULL;
	bool ok = false;

	if (sqlite3_prepare_v2(store->db, sql, -1, &ask, NULL) == SQLITE_OK &&
		sqlite3_step(ask) == SQLITE_ROW) {
		*answer = sqlite3_column_int64(ask, 0);
		ok = true;
	} else {
		connection_error(store, err);
	}
	sqlite3_finalize(ask);
	return ok;
}

/* What a statement on a library may do: look. */
static int
connection_allow(void *context, int action, const char *first,
	const char *second, const char *database, const char *trigger)
{
	(void)context;
	(void)second;
	(void)database;
	(void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_PRAGMA: /* FTS5 asks for this one */
		return first && !strcmp(first, "data_version") ? SQLITE_OK
							       : SQLITE_DENY;
	case SQLITE_UPDATE: /* so SQLite calls declaring FTS5's columns */
		return first && !strcmp(first, "sqlite_master") ? SQLITE_OK
								: SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

static int
connection_progress(void *context)
{
	struct store *store = context;

	return store->deadline && connection_clock() > store->deadline;
}

static void
connection_harden(sqlite3 *db)
{
	/* clang-format off */
	static const struct { int option, value; } options[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
	};
	static const struct { int limit, value; } limits[] = {
		{ SQLITE_LIMIT_LENGTH, 64 << 20 },
		{ SQLITE_LIMIT_SQL_LENGTH, 64 << 10 },
		{ SQLITE_LIMIT_ATTACHED, 0 },
		{ SQLITE_LIMIT_VDBE_OP, 25000 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 50 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256 },
	};
	/* clang-format on */
	size_t i;

	for (i = 0; i < sizeof options / sizeof *options; i++)
		sqlite3_db_config(
			db, options[i].option, options[i].value, NULL);
	for (i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(db, limits[i].limit, limits[i].value);
}

/* Once the doors are shut: what each kind of connection needs of its own. */
static bool
connection_settle(
	struct store *store, enum connection_mode mode, struct error *err)
{
	static const char *const pragmas[] = {
		[CONNECTION_READ] = "PRAGMA cell_size_check = ON;"
				    "PRAGMA mmap_size = 0;"
				    "PRAGMA temp_store = MEMORY;"
				    "PRAGMA cache_size = -4000;"
				    "PRAGMA query_only = ON;",
		/* Without any journal is not allowed when it is DEFENSIVE. */
		[CONNECTION_NEW] = "PRAGMA page_size = 4096;"
				   "PRAGMA journal_mode = MEMORY;"
				   "PRAGMA synchronous = OFF;"
				   "PRAGMA locking_mode = EXCLUSIVE;"
				   "PRAGMA temp_store = MEMORY;"
				   "PRAGMA cache_size = -16000;",
		[CONNECTION_EDIT] = "PRAGMA cell_size_check = ON;"
				    "PRAGMA journal_mode = MEMORY;"
				    "PRAGMA synchronous = OFF;"
				    "PRAGMA locking_mode = EXCLUSIVE;"
				    "PRAGMA temp_store = MEMORY;"
				    "PRAGMA cache_size = -16000;",
		[CONNECTION_WRITE] = "PRAGMA cell_size_check = ON;"
				     "PRAGMA synchronous = FULL;"
				     "PRAGMA foreign_keys = ON;"
				     "PRAGMA temp_store = MEMORY;",
		[CONNECTION_LOOK] = "PRAGMA cell_size_check = ON;"
				    "PRAGMA temp_store = MEMORY;"
				    "PRAGMA query_only = ON;",
	};

	/* First of all: even a pragma looks into the file, and may have to
	 * wait. */
	if (mode == CONNECTION_WRITE || mode == CONNECTION_LOOK)
		sqlite3_busy_timeout(store->db, 5000);
	if (!connection_run(store, pragmas[mode], err))
		return false;
	if (mode == CONNECTION_READ) {
		store->foreign = true;
		sqlite3_set_authorizer(store->db, connection_allow, NULL);
		sqlite3_progress_handler(
			store->db, 10000, connection_progress, store);
	}
	return true;
}

struct store *
connection_open(const char *path, enum connection_mode mode, struct error *err)
{
	/* clang-format off */
	static const struct { const char *query; int flags; } ways[] = {
		[CONNECTION_READ] = { "?mode=ro&immutable=1",
			SQLITE_OPEN_READONLY },
		[CONNECTION_NEW] = { "?mode=rw", SQLITE_OPEN_READWRITE },
		[CONNECTION_EDIT] = { "?mode=rw", SQLITE_OPEN_READWRITE },
		[CONNECTION_WRITE] = { "?mode=rwc",
			SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE },
		[CONNECTION_LOOK] = { "?mode=ro", SQLITE_OPEN_READONLY },
	};
	/* clang-format on */
	struct store *store = memory_zero(1, sizeof *store);
	char *uri = connection_uri(path, ways[mode].query);
	bool ok;

	/* Enough for any library; a crafted one gets no more than this. */
	sqlite3_hard_heap_limit64((sqlite3_int64)512 << 20);
	ok = sqlite3_open_v2(uri, &store->db,
		     ways[mode].flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
			     SQLITE_OPEN_PRIVATECACHE,
		     NULL) == SQLITE_OK;
	free(uri);
	if (!ok) {
		connection_error(store, err);
	} else {
		connection_harden(store->db);
		ok = connection_settle(store, mode, err);
	}
	if (!ok) {
		store_close(store);
		return NULL;
	}
	return store;
}

void
store_close(struct store *store)
{
	if (!store)
		return;
	save_reasons_free(store->reasons);
	numbering_done(&store->numbering);
	match_stop(store);
	statement_free_all(store);
	sqlite3_close(store->db);
	free(store->path);
	free(store);
}

bool
store_begin(struct store *store, struct error *err)
{
	return connection_run(store, "BEGIN IMMEDIATE", err);
}

bool
store_commit(struct store *store, struct error *err)
{
	if (connection_run(store, "COMMIT", err))
		return true;
	store_rollback(store);
	return false;
}

void
store_rollback(struct store *store)
{
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

int64_t
store_last_id(const struct store *store)
{
	return sqlite3_last_insert_rowid(store->db);
}
