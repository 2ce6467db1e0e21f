/*
 * The library's file: made new in one transaction, and judged before it is
 * opened.
 *
 * SQLite would try to make sense of whatever it is given.  We first look at
 * the hundred bytes it begins with, then hold its schema against ours, object
 * by object: what passes has no view, no trigger, no table that we did not
 * write down.  Its contents are judged when they are read.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/asset.h"
#include "lectern/base/file.h"
#include "store/connection.h"
#include "store/library.h"

#define LIBRARY_HEADER 100
#define LIBRARY_SCHEMA_MAX 100000

static uint32_t
library_number(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

/* https://www.sqlite.org/fileformat2.html#the_database_header */
static bool
library_check_header(
	const unsigned char *header, uint64_t size, struct error *err)
{
	uint64_t page = (uint64_t)header[16] << 8 | header[17];
	uint32_t version = library_number(header + 60);

	if (memcmp(header, "SQLite format 3", 16) ||
		library_number(header + 68) != CONNECTION_LIBRARY_ID)
		return error_set(
			err, ERROR_LIBRARY, "is not a lectern library");
	if (version > STORE_LIBRARY_VERSION)
		return error_set(err, ERROR_LIBRARY,
			"was made by a newer lectern (library version %u, "
			"this program knows %d)",
			version, STORE_LIBRARY_VERSION);
	if (version < STORE_LIBRARY_VERSION)
		return error_set(err, ERROR_LIBRARY,
			"was made by an older lectern; index its documents "
			"again");
	if (page == 1)
		page = 65536;
	if (page < 512 || (page & (page - 1)) || header[18] != 1 ||
		header[19] != 1)
		return error_set(err, ERROR_LIBRARY,
			"is damaged (its first page is not as lectern writes "
			"it)");
	if (page * library_number(header + 28) != size)
		return error_set(err, ERROR_LIBRARY,
			"is damaged (%s than it says it is)",
			page * library_number(header + 28) > size ? "shorter"
								  : "longer");
	return true;
}

static bool
library_check_file(const char *path, struct error *err)
{
	unsigned char header[LIBRARY_HEADER] = { 0 };
	int fd = file_open(path, err);
	struct stat st;
	bool ok = false;

	if (fd < 0)
		return false;
	if (fstat(fd, &st))
		error_system(err, "cannot look at it");
	else if (pread(fd, header, sizeof header, 0) < 0)
		error_system(err, "cannot read");
	else
		ok = library_check_header(header, (uint64_t)st.st_size, err);
	close(fd);
	return ok;
}

/*
 * Digest of all objects of schema.sql as SQLite lists them.  A library whose
 * schema has it is one of ours and needs no second look; tests/unit says what
 * it must be when the schema has changed.
 */
static const char library_schema[] = "d2048d3fa629b65598fa4e9f201be973"
				     "12b206d4fff848874cf81b6b51916f74";

/* All objects of a database, text for text. */
static bool
library_objects(sqlite3 *db, struct str *all)
{
	sqlite3_stmt *objects = NULL;
	const char *text;
	int column, result = SQLITE_ERROR;

	if (sqlite3_prepare_v2(db,
		    "SELECT type, name, tbl_name, sql FROM sqlite_schema "
		    "ORDER BY rowid",
		    -1, &objects, NULL) == SQLITE_OK) {
		while ((result = sqlite3_step(objects)) == SQLITE_ROW &&
			all->len < LIBRARY_SCHEMA_MAX) {
			for (column = 0; column < 4; column++) {
				text = (const char *)sqlite3_column_text(
					objects, column);
				str_add(all, text ? text : "");
				str_add_char(all, '\n');
			}
		}
	}
	sqlite3_finalize(objects);
	return result == SQLITE_DONE;
}

/* The same for a library made this moment. */
static bool
library_model(struct str *all, struct error *err)
{
	struct slice schema = asset_find("src/store/schema.sql");
	sqlite3 *model = NULL;
	bool ok;

	ok = sqlite3_open(":memory:", &model) == SQLITE_OK &&
	     sqlite3_exec(model, schema.data, NULL, NULL, NULL) == SQLITE_OK &&
	     library_objects(model, all);
	if (!ok)
		error_set(err, ERROR_IO,
			"SQLite cannot make a library here: %s",
			sqlite3_errmsg(model));
	sqlite3_close(model);
	return ok;
}

static bool
library_check_schema(struct store *store, struct error *err)
{
	struct str theirs = { 0 }, ours = { 0 };
	char digest[65];
	bool ok = false;

	if (!library_objects(store->db, &theirs)) {
		connection_error(store, err);
		goto done;
	}
	file_digest(str_text(&theirs), theirs.len, digest);
	ok = !strcmp(digest, library_schema);
	if (ok || !library_model(&ours, err))
		goto done;
	ok = slice_equal(str_slice(&ours), str_slice(&theirs));
	if (!ok)
		error_set(err, ERROR_LIBRARY,
			"is damaged (its tables are not a library's)");

done:
	str_done(&theirs);
	str_done(&ours);
	return ok;
}

bool
library_schema_digest(char digest[65], const char **known)
{
	struct str all = { 0 };
	struct error err;
	bool ok = library_model(&all, &err);

	file_digest(str_text(&all), all.len, digest);
	*known = library_schema;
	str_done(&all);
	return ok;
}

static bool
library_number_documents(struct store *store, struct error *err)
{
	store->numbered = true;
	return numbering_read(&store->numbering, store, err);
}

/* Another file may be put in its place while it is open. */
static void
library_note_file(struct store *store, const char *path)
{
	struct stat st;

	if (stat(path, &st))
		return;
	store->path = file_absolute(path);
	store->device = st.st_dev;
	store->node = st.st_ino;
}

struct store *
store_open_library(const char *path, struct error *err)
{
	struct store *store;

	if (!library_check_file(path, err))
		return NULL;
	store = connection_open(path, CONNECTION_READ, err);
	if (store && (!library_check_schema(store, err) ||
			     !library_number_documents(store, err))) {
		store_close(store);
		return NULL;
	}
	if (store)
		library_note_file(store, path);
	return store;
}

/* Where the indexes begin in the schema; they are made last. */
static const char library_indexes[] = "\nCREATE INDEX ";

static bool
library_make_tables(struct store *store, struct error *err)
{
	struct slice schema = asset_find("src/store/schema.sql");
	struct str tables = { 0 };
	bool ok;

	str_add_bytes(&tables, schema.data,
		(size_t)(strstr(schema.data, library_indexes) - schema.data));
	ok = connection_run(store, str_text(&tables), err);
	str_done(&tables);
	return ok;
}

static bool
library_make_indexes(struct store *store, struct error *err)
{
	struct slice schema = asset_find("src/store/schema.sql");

	if (store->indexed)
		return true;
	store->indexed = true;
	return connection_run(store, strstr(schema.data, library_indexes), err);
}

struct store *
store_create_library(const char *path, struct error *err)
{
	struct store *store;
	int fd;

	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		error_system(err, "cannot write %s", path);
		return NULL;
	}
	close(fd);
	store = connection_open(path, CONNECTION_NEW, err);
	if (!store)
		return NULL;
	store->numbered = true;
	numbering_start(&store->numbering);
	if (!connection_run(store, "BEGIN EXCLUSIVE", err) ||
		!library_make_tables(store, err) ||
		!connection_run(store,
			"INSERT INTO search (search, rank) "
			"VALUES ('hashsize', 67108864);"
			"INSERT INTO search_boilerplate "
			"(search_boilerplate, rank) "
			"VALUES ('hashsize', 8388608)",
			err)) {
		store_close(store);
		return NULL;
	}
	return store;
}

bool
store_finish(struct store *store, struct error *err)
{
	struct str mark = { 0 };
	bool ok;

	str_add_format(&mark,
		"PRAGMA application_id = %d; PRAGMA user_version = %d;",
		CONNECTION_LIBRARY_ID, STORE_LIBRARY_VERSION);
	ok = library_make_indexes(store, err) &&
	     numbering_write(&store->numbering, store, err) &&
	     connection_run(store, str_text(&mark), err) &&
	     connection_run(store, "COMMIT", err);
	str_done(&mark);
	store_close(store);
	return ok;
}

struct store *
store_edit_library(const char *path, struct error *err)
{
	struct store *store;

	if (!library_check_file(path, err))
		return NULL;
	store = connection_open(path, CONNECTION_EDIT, err);
	if (!store)
		return NULL;
	store->indexed = true;
	store->changed = true;
	if (!connection_run(store, "BEGIN EXCLUSIVE", err) ||
		!library_check_schema(store, err) ||
		!library_number_documents(store, err) ||
		!connection_run(
			store, asset_find("src/store/change.sql").data, err)) {
		store_close(store);
		return NULL;
	}
	return store;
}

bool
store_keep(struct store *store, struct error *err)
{
	return library_make_indexes(store, err) &&
	       connection_run(
		       store, asset_find("src/store/keep.sql").data, err);
}

bool
store_restore(struct store *store, struct error *err)
{
	return connection_run(
		store, asset_find("src/store/restore.sql").data, err);
}
