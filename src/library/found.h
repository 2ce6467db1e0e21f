/*
 * What a query finds: blocks, before any of them is read.
 */
#ifndef LIBRARY_FOUND_H
#define LIBRARY_FOUND_H

#include "library/blocks.h"
#include "library/expand.h"
#include "library/inside.h"
#include "library/query.h"

struct found_row {
	uint32_t block;
	uint32_t document; /* if they are not in its order, else 0 */
	unsigned slip;     /* 0: as typed or another form of it; 1: the rest */
	double rank;       /* of bm25: less is better */
};

struct found {
	struct library *library;
	const struct search_options *options;
	struct query query;
	struct languages languages;
	bool unranked;          /* wanted in the order of the library */
	struct found_row *rows; /* best first, or in order */
	size_t count, cap;
	uint32_t total;                   /* however few rows there are */
	bool more;                        /* it is only the least */
	size_t documents;
	uint32_t blocks; /* ids are below this */
	struct error *err;
};

/* Parses a query, with the forms that the library has of its words. */
bool found_parse(struct found *found, const char *query);

/* The same, and finds its blocks. */
bool found_run(struct found *found, const char *query);
void found_done(struct found *found);

/* The document of a block, with all its blocks; NULL if it has none. */
const struct library_home *
found_home(const struct found *found, uint32_t block);

/* A block that was read, ready to be searched. */
struct found_block {
	struct place place; /* all of it */
	enum block_kind kind;
	uint32_t level;
	struct query_passage passage;
	struct arena arena;
};

/* False, with err set, if it cannot be read. */
bool found_read(struct found *found, uint32_t id, struct found_block *block);
void found_block_done(struct found_block *block);

/* The first field of the tree that has something to show in a block. */
bool found_field_place(struct found *found, const struct query_node *node,
	const struct place *block, struct place *place);

#endif
