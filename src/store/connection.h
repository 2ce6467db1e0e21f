/*
 * A connection to SQLite with everything turned off that lectern does not use.
 *
 * Debian's SQLite is built permissive: URIs in every name, loadable code,
 * tokenizers by address, trusted schemas.  All of it is set per connection,
 * here, before the first statement.
 */
#ifndef STORE_CONNECTION_H
#define STORE_CONNECTION_H

#include <sqlite3.h>
#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

#include "lectern/base/error.h"
#include "lectern/store/store.h"
#include "store/numbering.h"

struct connection_child {
	int pid; /* 0: none */
	int to, from;
};

struct save_reasons;

struct store {
	sqlite3 *db;
	struct statement *statements;
	struct connection_child child;
	struct numbering numbering;   /* of its documents */
	bool numbered;                /* it is a library, and has one */
	struct save_reasons *reasons; /* NULL until one is saved */
	bool indexed;                 /* a new library that has its indexes */
	bool changed; /* one that is edited, with the tables of change.sql */
	bool foreign; /* a file that others may have written: read only */
	char *path;   /* of a library, and which file it was when opened */
	dev_t device;
	ino_t node;
	bool (*stop)(void *context); /* asked while a search runs; or NULL */
	void *stop_context;
	int64_t deadline; /* of the running statement, in ms; 0: none */
};

enum connection_mode {
	CONNECTION_READ,  /* immutable: nothing beside the file is looked at */
	CONNECTION_NEW,   /* a file that we have just made */
	CONNECTION_EDIT,  /* a copy of a library */
	CONNECTION_WRITE, /* a notebook */
	CONNECTION_LOOK,  /* a notebook that cannot be written */
};

/* NULL with err set; close with store_close. */
struct store *
connection_open(const char *path, enum connection_mode mode, struct error *err);

/* Runs statements of our own making that give nothing back. */
bool connection_run(struct store *store, const char *sql, struct error *err);

/* The first column of the first row of such a statement. */
bool connection_ask(struct store *store, const char *sql, int64_t *answer,
	struct error *err);

/* Turns SQLite's words into an error of ours. */
bool connection_error(struct store *store, struct error *err);

/* Milliseconds of a clock that only goes forward. */
int64_t connection_clock(void);

/* application_id of the two files: "lect" and "lecn". */
#define CONNECTION_LIBRARY_ID 0x6c656374
#define CONNECTION_NOTEBOOK_ID 0x6c65636e

#endif
