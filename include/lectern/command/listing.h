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
	LISTING_TAIL,  /* ends where the next begins; cut at its beginning */
};

struct listing_column {
	const char *name; /* lower case, as TSV and JSON write it */
	enum listing_align align;
};

struct listing_row {
	const char *cells[LISTING_COLUMNS]; /* NULL: nothing to say */
	struct place place; /* where Enter goes; document 0: nowhere */
	uint32_t entity;    /* whose card Enter opens, or 0 */
	bool problem;       /* marked with "!" */
	bool head;          /* names those that follow: cells[0], cells[1] */
	bool part;          /* says more of the row above; never printed */
};

struct listing {
	const char *title; /* "Notes of 003 Coup and Massive Resistance" */
	struct listing_column columns[LISTING_COLUMNS];
	size_t column_count;
	struct listing_row *rows;
	size_t count, cap;
	const char *note;   /* about the whole, a sentence a line; or NULL */
	struct arena arena; /* all strings of cells and titles */
};

void listing_done(struct listing *listing);
void listing_column(
	struct listing *listing, const char *name, enum listing_align align);

/* A new row, all cells empty; good until the next one. */
struct listing_row *listing_row(struct listing *listing);

/* A new row that names the ones behind it. */
struct listing_row *
listing_head(struct listing *listing, const char *name, const char *count);

/*
 * What was found, with the text before and behind it: three columns, and from
 * cells[first] on what they say in a row.
 */
void listing_context_columns(struct listing *listing);
void listing_context(struct listing *listing, struct listing_row *row,
	unsigned first, const char *before, const char *match,
	const char *after);

/* Orders of a concordance: by the text, by the words before, or behind. */
enum listing_order { LISTING_BY_TEXT, LISTING_BY_LEFT, LISTING_BY_RIGHT };

/*
 * Sorts rows whose columns `before' and `after' are the words on both sides of
 * something, by the nearest of them.
 */
void listing_sort(struct listing *listing, enum listing_order order,
	unsigned before, unsigned after);

/* Strings that live as long as the listing. */
const char *listing_string(struct listing *listing, const char *string);
const char *listing_format(struct listing *listing, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
