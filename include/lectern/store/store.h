/*
 * A store is one of lectern's two SQLite files, open: a library or a notebook.
 *
 * Statements are known by name.  They stand in src/store/ *.sql, each under a
 * line "-- name: WORDS_LIKE_THIS"; values are only ever bound.  What comes out
 * is judged, not trusted: a library may have been made by a stranger.  So a
 * column is read with the range it must lie in, text is checked to be UTF-8,
 * and the first thing that is off ends the statement.  Errors are sticky: read
 * on until statement_next() is false, then ask statement_done() once.
 *
 *     struct statement *found = store_statement(store, "note_by_number");
 *     statement_bind_int(found, 1, document);
 *     while (statement_next(found)) {
 *             row.start = statement_u32(found, 0);
 *             row.label = statement_text(found, 1, arena);
 *     }
 *     return statement_done(found, err);
 *
 * Parameters count from 1, columns from 0, as in SQLite.
 */
#ifndef LECTERN_STORE_STORE_H
#define LECTERN_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"

struct store;

/*
 * The version of the library's schema, and of the file format as a whole.  One
 * more with each schema that is given out, so that whoever has a library of the
 * one before is told to index again, and not that it is damaged.
 */
#define STORE_LIBRARY_VERSION 4

/*
 * Opens a library to read; it is never written to, nor is anything beside it.
 * ERROR_LIBRARY for what is damaged, newer, or no library at all.
 */
struct store *store_open_library(const char *path, struct error *err);

/*
 * Makes a new library file, which must not exist, and begins the one
 * transaction in which it is written.  store_finish ends it and closes: the
 * file is then whole, but not yet synced (file_publish does that).  Closing
 * without it leaves rubbish to be removed.
 */
struct store *store_create_library(const char *path, struct error *err);
bool store_finish(struct store *store, struct error *err);

/*
 * Opens a notebook, makes it if it is not there.  steps[0] brings an empty
 * file to `version' (PRAGMA user_version) at once, steps[n] one of version n
 * to n + 1; all of it is one transaction.  A commit is on the disk when it
 * returns.  If the file is damaged, newer or cannot be written, it is opened
 * to read only and *trouble says why (the caller's to free); NULL only if it
 * cannot even be read.  path NULL: one in memory, gone when it is closed.
 */
struct store *store_open_notebook(const char *path, const char *const *steps,
	int version, char **trouble, struct error *err);

/*
 * A notebook as it stands, copied into an empty file.  Whoever publishes that
 * file syncs it.
 */
bool store_copy(struct store *store, const char *path, struct error *err);

void store_close(struct store *store);

/* -- corrections ---------------------------------------------------------- */

/*
 * Opens a copy of a library, which must be one that nobody else may have
 * written, to be corrected; store_finish ends it as it ends a new one.
 */
struct store *store_edit_library(const char *path, struct error *err);

/*
 * From here on every row of appearance, spelling, mention, entity and alias
 * that changes is kept as it was; the library has its indexes from now on.
 */
bool store_keep(struct store *store, struct error *err);

/* Makes those rows what they were when they were kept first. */
bool store_restore(struct store *store, struct error *err);

/* -- transactions (of a notebook; a new library has its own) -------------- */

bool store_begin(struct store *store, struct error *err);
bool store_commit(struct store *store, struct error *err);
void store_rollback(struct store *store);

/* -- statements ----------------------------------------------------------- */

struct statement;

/*
 * The statement of that name, ready for its values; kept prepared and used
 * again.  Never NULL: an unknown name is our own mistake and ends the program.
 */
struct statement *store_statement(struct store *store, const char *name);

void statement_bind_int(struct statement *statement, int at, int64_t value);
void statement_bind_text(/* NULL: null; must live until statement_done */
	struct statement *statement, int at, const char *text);
void
statement_bind_slice(struct statement *statement, int at, struct slice slice);
void /* a BLOB; must live as long */
statement_bind_bytes(struct statement *statement, int at, struct slice bytes);
void statement_bind_null(struct statement *statement, int at);

/* Is there a row? */
bool statement_next(struct statement *statement);

/*
 * Ends it; false, with err set, if anything went wrong since it was asked for:
 * SQLite's own trouble, or a value that was not what it must be.
 */
bool statement_done(struct statement *statement, struct error *err);

/* For what gives no rows: next and done at once. */
bool statement_run(struct statement *statement, struct error *err);

/* Id of the row inserted last. */
int64_t store_last_id(const struct store *store);

/* Columns of the row: 0 or NULL, and the statement fails, if not as said. */
bool statement_is_null(struct statement *statement, int column);
int64_t statement_int(
	struct statement *statement, int column, int64_t low, int64_t high);
uint32_t statement_u32(struct statement *statement, int column);
uint32_t
statement_u32_or(struct statement *statement, int column, uint32_t if_null);

/* Copied to the arena; UTF-8 without zero bytes.  maybe: null gives NULL. */
const char *
statement_text(struct statement *statement, int column, struct arena *arena);
const char *
statement_maybe(struct statement *statement, int column, struct arena *arena);

/* The same, borrowed until the next row; zero bytes pass. */
struct slice statement_slice(struct statement *statement, int column);

/* The same of a BLOB, whatever is in it. */
struct slice statement_bytes(struct statement *statement, int column);

/* Marks the statement failed: the row is not what a library may hold. */
void statement_refuse(struct statement *statement, const char *what);

/*
 * The days that an EDTF value means ("1952-04-09", "195X", "1952/1964"): first
 * and last, as year * 10000 + month * 100 + day; false if it names no year.
 */
bool store_days(const char *edtf, int64_t *low, int64_t *high);

/* -- full-text search ----------------------------------------------------- */

struct match {
	int64_t block; /* block.id */
	double rank;   /* of bm25: less is better */
};

struct match_list {
	struct match *rows;
	size_t count;
	uint32_t total; /* blocks that match, however few are listed */
	bool more;	/* that is only the least, and rows are in no order */
};

struct match_question {
	const char *query; /* in the language of FTS5 */
	const unsigned char *within; /* bit n: block n is wanted; NULL: all */
	size_t within_len;	     /* bytes */
	uint32_t limit;		     /* rows; 0: as many as there may be */
	bool boilerplate;	     /* look there, and only there */
	bool unranked;		     /* in the order of blocks, rank 0 */
	bool hurry; /* beyond MATCH_HURRY matches: not all, and no order */
};

#define MATCH_HURRY 20000u

/*
 * Blocks that match, best first.  Runs in a confined process of its own,
 * because a library from a stranger can harm the code that searches it.  A
 * query that FTS5 cannot read is ERROR_USAGE.
 */
bool store_match(struct store *store, const struct match_question *question,
	struct match_list *list, struct error *err);

/*
 * While we wait for an answer, stop is asked every few milliseconds; if it
 * says true, store_match gives up (ERROR_LIMIT).
 */
void store_on_wait(struct store *store, bool (*stop)(void *context),
	void *context);
void match_list_done(struct match_list *list);

#endif
