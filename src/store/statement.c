/*
 * Statements by name.
 *
 * A statement is prepared the first time it is asked for and then kept; one
 * that is asked for while it runs is prepared again beside itself.  The first
 * fault is remembered, whatever is read after it gives nothing, and
 * statement_done() tells of it: so a reader of rows needs no check a column.
 *
 * In a library a parameter "@1" is the number of a document, and so is a column
 * called document or to_document; in the tables stand its keys.  Nobody above
 * us knows: values are translated as they pass.
 */
#include "store/statement.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/asset.h"
#include "lectern/base/utf8.h"

/* The longest a statement on somebody's library may run, in ms. */
#define STATEMENT_PATIENCE 20000

/* Parameters are numbered from 1. */
#define STATEMENT_PARAMETERS 32

struct statement {
	struct statement *next;
	struct store *store;
	const char *name; /* begins there; ends with a line end */
	size_t name_len;
	sqlite3_stmt *prepared;
	unsigned char place[STATEMENT_PARAMETERS]; /* SQLite's; 0: as it is */
	uint64_t documents;                        /* a bit for each column */
	bool busy;
	bool failed;
	struct error error;
};

static const char statement_mark[] = "-- name: ";

void
statement_each(void (*each)(void *context, struct slice name, struct slice sql),
	void *context)
{
	const struct asset_entry *asset;
	const char *at, *end, *next;

	for (asset = asset_table; asset->name; asset++) {
		if (strncmp(asset->name, "src/store/queries", 17))
			continue;
		at = strstr(asset->begin, statement_mark);
		for (; at; at = next) {
			at += sizeof statement_mark - 1;
			end = at + strcspn(at, "\r\n");
			next = strstr(end, statement_mark);
			each(context, (struct slice){ at, (size_t)(end - at) },
				(struct slice){ end, next ? (size_t)(next - end)
							  : strlen(end) });
		}
	}
}

struct statement_search {
	struct slice name;
	struct slice sql;
};

static void
statement_compare(void *context, struct slice name, struct slice sql)
{
	struct statement_search *search = context;

	if (!search->sql.data && slice_equal(search->name, name)) {
		search->name = name;
		search->sql = sql;
	}
}

static bool
statement_fail(struct statement *statement)
{
	if (!statement->failed) {
		statement->failed = true;
		connection_error(statement->store, &statement->error);
	}
	return false;
}

void
statement_refuse(struct statement *statement, const char *what)
{
	if (statement->failed)
		return;
	statement->failed = true;
	error_set(&statement->error, ERROR_LIBRARY, "is damaged (%s)", what);
}

/* Which parameters and columns are documents. */
static void
statement_find_documents(struct statement *statement)
{
	sqlite3_stmt *prepared = statement->prepared;
	const char *name;
	long at;
	int i;

	for (i = 1; i <= sqlite3_bind_parameter_count(prepared); i++) {
		name = sqlite3_bind_parameter_name(prepared, i);
		at = name && *name == '@' ? strtol(name + 1, NULL, 10) : 0;
		assert(at >= 0 && at < STATEMENT_PARAMETERS);
		if (at)
			statement->place[at] = (unsigned char)i;
	}
	for (i = 0; i < sqlite3_column_count(prepared) && i < 64; i++) {
		name = sqlite3_column_name(prepared, i);
		if (name && (!strcmp(name, "document") ||
				    !strcmp(name, "to_document")))
			statement->documents |= (uint64_t)1 << i;
	}
}

static struct statement *
statement_new(struct store *store, const char *name)
{
	struct statement_search search = { .name = slice_of(name) };
	struct statement *statement = memory_zero(1, sizeof *statement);

	statement_each(statement_compare, &search);
	assert(search.sql.data);
	if (!search.sql.data)
		abort();
	statement->store = store;
	statement->name = search.name.data;
	statement->name_len = search.name.len;
	statement->next = store->statements;
	store->statements = statement;
	if (sqlite3_prepare_v3(store->db, search.sql.data, (int)search.sql.len,
		    SQLITE_PREPARE_PERSISTENT, &statement->prepared,
		    NULL) != SQLITE_OK) {
		statement_fail(statement);
		error_prefix(&statement->error, "%s", name);
	} else if (store->numbered) {
		statement_find_documents(statement);
	}
	return statement;
}

/* Found ones move to the front: those in use are asked for again at once. */
static struct statement *
statement_find(struct store *store, const char *name)
{
	struct statement **link, *statement;
	size_t len = strlen(name);

	for (link = &store->statements; *link; link = &(*link)->next) {
		statement = *link;
		if (statement->busy || !statement->prepared ||
			statement->name_len != len ||
			memcmp(statement->name, name, len))
			continue;
		*link = statement->next;
		statement->next = store->statements;
		store->statements = statement;
		return statement;
	}
	return NULL;
}

struct statement *
store_statement(struct store *store, const char *name)
{
	struct statement *statement = statement_find(store, name);

	if (!statement)
		statement = statement_new(store, name);
	statement->busy = true;
	if (store->foreign)
		store->deadline = connection_clock() + STATEMENT_PATIENCE;
	return statement;
}

void
statement_free_all(struct store *store)
{
	struct statement *statement, *next;

	for (statement = store->statements; statement; statement = next) {
		next = statement->next;
		sqlite3_finalize(statement->prepared);
		free(statement);
	}
	store->statements = NULL;
}

/* -- values in ------------------------------------------------------------ */

static void
statement_bound(struct statement *statement, int result)
{
	if (result != SQLITE_OK)
		statement_fail(statement);
}

void
statement_bind_int(struct statement *statement, int at, int64_t value)
{
	int place = statement->place[at];

	if (place)
		value = numbering_key(&statement->store->numbering, value);
	else
		place = at;
	statement_bound(statement,
		sqlite3_bind_int64(statement->prepared, place, value));
}

void
statement_bind_null(struct statement *statement, int at)
{
	statement_bound(statement, sqlite3_bind_null(statement->prepared, at));
}

void
statement_bind_slice(struct statement *statement, int at, struct slice slice)
{
	statement_bound(
		statement, sqlite3_bind_text64(statement->prepared, at,
				   slice.data ? slice.data : "", slice.len,
				   SQLITE_STATIC, SQLITE_UTF8));
}

void
statement_bind_text(struct statement *statement, int at, const char *text)
{
	if (text)
		statement_bind_slice(statement, at, slice_of(text));
	else
		statement_bind_null(statement, at);
}

void
statement_bind_bytes(struct statement *statement, int at, struct slice bytes)
{
	statement_bound(statement, sqlite3_bind_blob64(statement->prepared, at,
					   bytes.data ? bytes.data : "",
					   bytes.len, SQLITE_STATIC));
}

/* -- running -------------------------------------------------------------- */

bool
statement_next(struct statement *statement)
{
	int result;

	if (statement->failed)
		return false;
	result = sqlite3_step(statement->prepared);
	if (result == SQLITE_ROW)
		return true;
	if (result != SQLITE_DONE)
		statement_fail(statement);
	return false;
}

bool
statement_done(struct statement *statement, struct error *err)
{
	bool ok = !statement->failed;

	if (!ok && err)
		*err = statement->error;
	if (statement->prepared) {
		sqlite3_reset(statement->prepared);
		sqlite3_clear_bindings(statement->prepared);
	}
	statement->busy = false;
	statement->failed = false;
	return ok;
}

bool
statement_run(struct statement *statement, struct error *err)
{
	while (statement_next(statement))
		;
	return statement_done(statement, err);
}

/* -- values out ----------------------------------------------------------- */

bool
statement_is_null(struct statement *statement, int column)
{
	return statement->failed ||
	       sqlite3_column_type(statement->prepared, column) == SQLITE_NULL;
}

int64_t
statement_int(
	struct statement *statement, int column, int64_t low, int64_t high)
{
	int64_t value;

	if (statement->failed)
		return 0;
	if (sqlite3_column_type(statement->prepared, column) !=
		SQLITE_INTEGER) {
		statement_refuse(statement, "a number is missing");
		return 0;
	}
	value = sqlite3_column_int64(statement->prepared, column);
	if (statement->documents >> column & 1) {
		value = numbering_number(&statement->store->numbering, value);
		if (!value)
			statement_refuse(statement, "a document is not there");
	}
	if (value < low || value > high) {
		statement_refuse(statement, "a number is out of range");
		return 0;
	}
	return value;
}

uint32_t
statement_u32(struct statement *statement, int column)
{
	return (uint32_t)statement_int(statement, column, 0, UINT32_MAX);
}

uint32_t
statement_u32_or(struct statement *statement, int column, uint32_t if_null)
{
	if (statement_is_null(statement, column))
		return if_null;
	return statement_u32(statement, column);
}

struct slice
statement_slice(struct statement *statement, int column)
{
	struct slice slice;

	if (statement->failed)
		return slice_of("");
	if (sqlite3_column_type(statement->prepared, column) != SQLITE_TEXT) {
		statement_refuse(statement, "a text is missing");
		return slice_of("");
	}
	slice.data =
		(const char *)sqlite3_column_text(statement->prepared, column);
	slice.len = (size_t)sqlite3_column_bytes(statement->prepared, column);
	if (!slice.data) {
		statement_fail(statement);
		return slice_of("");
	}
	if (!utf8_valid(slice.data, slice.len, NULL)) {
		statement_refuse(statement, "a text is not UTF-8");
		return slice_of("");
	}
	return slice;
}

struct slice
statement_bytes(struct statement *statement, int column)
{
	struct slice bytes = { 0 };

	if (statement->failed)
		return bytes;
	if (sqlite3_column_type(statement->prepared, column) != SQLITE_BLOB) {
		statement_refuse(statement, "bytes are missing");
		return bytes;
	}
	bytes.data = sqlite3_column_blob(statement->prepared, column);
	bytes.len = (size_t)sqlite3_column_bytes(statement->prepared, column);
	return bytes;
}

const char *
statement_text(struct statement *statement, int column, struct arena *arena)
{
	struct slice slice = statement_slice(statement, column);

	if (memchr(slice.data, '\0', slice.len)) {
		statement_refuse(statement, "a text holds a zero byte");
		slice = slice_of("");
	}
	return arena_copy(arena, slice.data, slice.len);
}

const char *
statement_maybe(struct statement *statement, int column, struct arena *arena)
{
	if (statement_is_null(statement, column))
		return NULL;
	return statement_text(statement, column, arena);
}
