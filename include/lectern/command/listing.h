/*
 * A listing is what a command found: columns, rows, and where each row leads.
 *
 * A command fills one; the shell prints it as text, TSV or JSON, and the
 * reader opens it as a pane.  { 0 } is an empty listing.
 */
#ifndef LECTERN_COMMAND_LISTING_H
#define LECTERN_COMMAND_LISTING_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/memory.h"
#include "lectern/doc/place.h"

#define LISTING_COLUMNS 10

enum listing_align {
	LISTING_LEFT,
	LISTING_RIGHT, /* numbers */
	LISTING_WIDE,  /* takes what space is left; the one that is cut */
};

struct listing_column {
	const char *name; /* lower case, as TSV and JSON write it */
	enum listing_align align;
};

struct listing_row {
	const char *cells[LISTING_COLUMNS]; /* NULL: nothing to say */
	struct place place; /* where Enter goes; document 0: nowhere */
	uint32_t entity;    /* whose card Enter opens, or 0 */
	bool problem;	    /* marked with "!" */
};

struct listing {
	const char *title; /* "Notes of 003 Coup and Massive Resistance" */
	struct listing_column columns[LISTING_COLUMNS];
	size_t column_count;
	struct listing_row *rows;
	size_t count, cap;
	struct arena arena; /* all strings of cells and titles */
};

void listing_done(struct listing *listing);
void listing_column(
	struct listing *listing, const char *name, enum listing_align align);

/* A new row, all cells empty; good until the next one. */
struct listing_row *listing_row(struct listing *listing);

/* Strings that live as long as the listing. */
const char *listing_string(struct listing *listing, const char *string);
const char *listing_format(struct listing *listing, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
