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

#define LIBRARY_HEADER 100

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

static const char library_objects[] =
	"SELECT type, name, tbl_name, sql FROM sqlite_schema "
	"ORDER BY type, name";

/* Are the two rows the same, text for text? */
static bool
library_same_row(sqlite3_stmt *ours, sqlite3_stmt *theirs)
{
	const char *a, *b;
	int column;

	for (column = 0; column < 4; column++) {
		a = (const char *)sqlite3_column_text(ours, column);
		b = (const char *)sqlite3_column_text(theirs, column);
		if (sqlite3_column_bytes(ours, column) !=
				sqlite3_column_bytes(theirs, column) ||
			!a != !b || (a && strcmp(a, b)))
			return false;
	}
	return true;
}

static bool
library_same_schema(sqlite3 *model, struct store *store, struct error *err)
{
	sqlite3_stmt *ours = NULL, *theirs = NULL;
	int a, b;
	bool ok = false;

	sqlite3_prepare_v2(model, library_objects, -1, &ours, NULL);
	if (sqlite3_prepare_v2(store->db, library_objects, -1, &theirs, NULL) !=
		SQLITE_OK) {
		connection_error(store, err);
		goto done;
	}
	do {
		a = sqlite3_step(ours);
		b = sqlite3_step(theirs);
	} while (a == SQLITE_ROW && b == SQLITE_ROW &&
		 library_same_row(ours, theirs));
	ok = a == SQLITE_DONE && b == SQLITE_DONE;
	if (!ok)
		error_set(err, ERROR_LIBRARY,
			"is damaged (its tables are not a library's)");

done:
	sqlite3_finalize(ours);
	sqlite3_finalize(theirs);
	return ok;
}

static bool
library_check_schema(struct store *store, struct error *err)
{
	struct slice schema = asset_find("src/store/schema.sql");
	sqlite3 *model = NULL;
	bool ok;

	ok = sqlite3_open(":memory:", &model) == SQLITE_OK &&
	     sqlite3_exec(model, schema.data, NULL, NULL, NULL) == SQLITE_OK;
	if (ok)
		ok = library_same_schema(model, store, err);
	else
		error_set(err, ERROR_IO,
			"SQLite cannot make a library here: %s",
			sqlite3_errmsg(model));
	sqlite3_close(model);
	return ok;
}

struct store *
store_open_library(const char *path, struct error *err)
{
	struct store *store;

	if (!library_check_file(path, err))
		return NULL;
	store = connection_open(path, CONNECTION_READ, err);
	if (store && !library_check_schema(store, err)) {
		store_close(store);
		return NULL;
	}
	return store;
}

struct store *
store_create_library(const char *path, struct error *err)
{
	struct slice schema = asset_find("src/store/schema.sql");
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
	if (!connection_run(store, "BEGIN EXCLUSIVE", err) ||
		!connection_run(store, schema.data, err) ||
		!connection_run(store,
			"INSERT INTO search (search, rank) "
			"VALUES ('hashsize', 67108864)",
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
	ok = connection_run(store, str_text(&mark), err) &&
	     connection_run(store, "COMMIT", err);
	str_done(&mark);
	store_close(store);
	return ok;
}
