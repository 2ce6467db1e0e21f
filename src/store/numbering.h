/*
 * A numbering says under which key the tables of a library have a document.
 *
 * Documents are numbered from 1 in the order of their files, and this is all
 * that anyone outside the store sees.  In the tables stand keys, in the same
 * order but with room between them, so that a document can be put between two
 * others and no row of these is touched.  Statements translate: see store.h.
 *
 * Keys that follow each other at the usual distance are one run.
 */
#ifndef STORE_NUMBERING_H
#define STORE_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/error.h"

struct store;

struct numbering_run {
	uint32_t number; /* of its first document */
	uint32_t count;
	int64_t key; /* of its first document */
};

struct numbering {
	struct numbering_run *runs;
	size_t count, cap;
};

/* For a new library: all numbers there may be, as one run. */
void numbering_start(struct numbering *numbering);

/* Reads the runs of a library; ERROR_LIBRARY if they make no sense. */
bool numbering_read(
	struct numbering *numbering, struct store *store, struct error *err);

/* Writes them; a new library's run ends with its last document. */
bool numbering_write(
	struct numbering *numbering, struct store *store, struct error *err);

void numbering_done(struct numbering *numbering);

/*
 * The key of a number.  One that no document has is before, behind or between
 * all keys as it is among the numbers.
 */
int64_t numbering_key(const struct numbering *numbering, int64_t number);

/* The number of a key; 0 if no document has it. */
uint32_t numbering_number(const struct numbering *numbering, int64_t key);

/* How many documents there are. */
uint32_t numbering_documents(const struct numbering *numbering);

/*
 * Makes room for a document that will have this number: those from there on
 * move up.  False, and nothing is changed, if there is no key left for it.
 */
bool numbering_insert(struct numbering *numbering, uint32_t number);

/* Forgets a document: those behind it move down. */
void numbering_remove(struct numbering *numbering, uint32_t number);

#endif
