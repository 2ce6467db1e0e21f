/*
 * The timeline: dated passages in the order of their first day; of two that
 * begin on one day the longer comes first, so that a decade stands before its
 * years and a year before its months.
 *
 * All of a library are read from an index that has this order.  Those of a
 * document, of somebody's passages or of a query's are gathered and sorted.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/library/search.h"
#include "library/context.h"
#include "library/entities.h"
#include "library/found.h"
#include "library/inside.h"

struct dating {
	struct store *store;
	struct date_list *list;
	size_t cap;
	uint32_t limit; /* rows to read at most; 0: all */
	struct error *err;
	struct entities_block block; /* the one read last */
	uint32_t block_document;
	struct arena arena; /* of its text */
};

static bool
dating_context(struct dating *dating, struct date_row *row)
{
	struct entities_block *block = &dating->block;
	struct context context;
	uint32_t at = row->place.start;

	if (!block->text || dating->block_document != row->place.document ||
		at < block->start || at >= block->end) {
		arena_done(&dating->arena);
		dating->block_document = row->place.document;
		if (!entities_block_at(dating->store, row->place.document, at,
			    &dating->arena, block, dating->err))
			return false;
	}
	context = context_around(&dating->list->arena, slice_of(block->text),
		at - block->start, row->place.end - block->start, 0);
	row->before = context.before;
	row->match = context.match;
	row->after = context.after;
	return true;
}

/* Columns document, start, end, edtf, low, high, flags, why of a row. */
static void
dating_row(struct dating *dating, struct statement *statement)
{
	struct date_list *list = dating->list;
	struct date_row *row;
	uint32_t why;

	list->rows = memory_grow(
		list->rows, list->count, &dating->cap, sizeof *list->rows);
	row = &list->rows[list->count++];
	*row = (struct date_row){ 0 };
	row->place.document = statement_u32(statement, 0);
	row->place.start = statement_u32(statement, 1);
	row->place.end = statement_u32(statement, 2);
	row->edtf = statement_text(statement, 3, &list->arena);
	row->low = (int32_t)statement_int(statement, 4, INT32_MIN, INT32_MAX);
	row->high = (int32_t)statement_int(statement, 5, INT32_MIN, INT32_MAX);
	row->inferred = statement_u32(statement, 6) & SPAN_INFERRED;
	why = statement_u32_or(statement, 7, 0);
	if (why && row->inferred)
		row->why = entities_reason(dating->store, why, &list->arena);
}

static bool
dating_read(struct dating *dating, struct statement *statement)
{
	while (!(dating->limit && dating->list->count >= dating->limit) &&
		statement_next(statement))
		dating_row(dating, statement);
	return statement_done(statement, dating->err);
}

/* The dates of a range of a document. */
static bool
dating_range(struct dating *dating, const struct place *place)
{
	struct statement *statement =
		store_statement(dating->store, "date_range");

	statement_bind_int(statement, 1, place->document);
	statement_bind_int(statement, 2, place->start);
	statement_bind_int(statement, 3, place->end);
	return dating_read(dating, statement);
}

/* The dates of the paragraphs that mention an entity, each paragraph once. */
static bool
dating_entity(struct dating *dating, const struct date_filter *filter)
{
	struct statement *statement, *range;
	struct place mention, block = { 0 };
	bool ok = true;

	statement = store_statement(dating->store,
		filter->document ? "mention_in_document" : "mention_all");
	statement_bind_int(statement, 1, filter->entity);
	if (filter->document)
		statement_bind_int(statement, 2, filter->document);
	while (ok && statement_next(statement)) {
		mention.document = statement_u32(statement, 0);
		mention.start = statement_u32(statement, 1);
		if (mention.document == block.document &&
			mention.start < block.end)
			continue;
		block = (struct place){ .document = mention.document };
		range = store_statement(dating->store, "find_block_range");
		statement_bind_int(range, 1, mention.document);
		statement_bind_int(range, 2, mention.start);
		if (statement_next(range)) {
			block.start = statement_u32(range, 1);
			block.end = statement_u32(range, 2);
		}
		ok = statement_done(range, dating->err) &&
		     dating_range(dating, &block);
	}
	return statement_done(statement, dating->err) && ok;
}

/* -- of passages that match ----------------------------------------------- */

/* All that is asked for, as one query; the caller's to free. */
static char *
dating_query(const struct date_filter *filter)
{
	struct str text = { 0 };

	str_add_format(&text, "(%s)", filter->query);
	if (filter->entity)
		str_add_format(&text, " entity:e%u", (unsigned)filter->entity);
	if (filter->document)
		str_add_format(&text, " in:%u", (unsigned)filter->document);
	return str_take(&text);
}

static bool
dating_blocks(struct dating *dating, struct found *found)
{
	struct statement *statement;
	struct place block;
	size_t i;
	bool ok = true;

	for (i = 0; ok && i < found->count; i++) {
		statement = store_statement(dating->store, "find_block_place");
		statement_bind_int(statement, 1, found->rows[i].block);
		block = (struct place){ 0 };
		if (statement_next(statement)) {
			block.document = statement_u32(statement, 0);
			block.start = statement_u32(statement, 1);
			block.end = statement_u32(statement, 2);
		}
		ok = statement_done(statement, dating->err) &&
		     dating_range(dating, &block);
	}
	return ok;
}

static bool
dating_matches(struct library *library, struct dating *dating,
	const struct date_filter *filter)
{
	static const struct search_options all;
	struct found found = { .library = library,
		.options = &all,
		.unranked = true,
		.err = dating->err };
	struct query query;
	char *text;
	bool ok;

	/* By itself first: a mistake is pointed at where it was typed. */
	if (!query_parse(&query, filter->query, dating->err))
		return false;
	query_done(&query);
	text = filter->entity || filter->document
		       ? dating_query(filter)
		       : memory_copy_string(filter->query);
	ok = found_run(&found, text) && dating_blocks(dating, &found);
	found_done(&found);
	free(text);
	return ok;
}

/* -- in order ------------------------------------------------------------- */

static int
dated_compare(const void *a, const void *b)
{
	const struct date_row *x = a, *y = b;

	if (x->low != y->low)
		return x->low < y->low ? -1 : 1;
	if (x->high != y->high)
		return x->high < y->high ? 1 : -1;
	if (x->place.document != y->place.document)
		return x->place.document < y->place.document ? -1 : 1;
	return (x->place.start > y->place.start) -
	       (x->place.start < y->place.start);
}

/* The first of them stay, with the words around them. */
static bool
dating_finish(struct dating *dating, uint32_t limit)
{
	struct date_list *list = dating->list;
	size_t i;

	if (limit && list->count > limit)
		list->count = limit;
	for (i = 0; i < list->count; i++) {
		if (!dating_context(dating, &list->rows[i]))
			return false;
	}
	return true;
}

static bool
dating_done(struct dating *dating, bool ok)
{
	arena_done(&dating->arena);
	if (!ok)
		date_list_done(dating->list);
	return ok;
}

static bool
dating_gather(struct library *library, struct dating *dating,
	const struct date_filter *filter)
{
	const struct place all = { filter->document, 0, UINT32_MAX };

	if (filter->query)
		return dating_matches(library, dating, filter);
	if (filter->entity)
		return dating_entity(dating, filter);
	return dating_range(dating, &all);
}

bool
library_timeline(struct library *library, const struct date_filter *filter,
	struct date_list *list, struct error *err)
{
	struct dating dating = {
		.store = library->store, .list = list, .err = err
	};
	bool ok;

	*list = (struct date_list){ 0 };
	if (filter->query || filter->entity || filter->document) {
		ok = dating_gather(library, &dating, filter);
		if (ok && list->count)
			qsort(list->rows, list->count, sizeof *list->rows,
				dated_compare);
		list->total = (uint32_t)list->count;
	} else {
		dating.limit = filter->limit;
		ok = dating_read(
			&dating, store_statement(dating.store, "date_all"));
	}
	return dating_done(
		&dating, ok && dating_finish(&dating, filter->limit));
}

bool
library_same_date(struct library *library, const struct place *place,
	uint32_t limit, struct date_list *list, struct error *err)
{
	struct dating dating = { .store = library->store,
		.list = list,
		.limit = limit,
		.err = err };
	struct statement *statement =
		store_statement(library->store, "date_same");
	bool ok;

	*list = (struct date_list){ 0 };
	statement_bind_int(statement, 1, place->document);
	statement_bind_int(statement, 2, place->start);
	statement_bind_int(statement, 3, limit);
	ok = dating_read(&dating, statement);
	return dating_done(&dating, ok && dating_finish(&dating, limit));
}

void
date_list_done(struct date_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct date_list){ 0 };
}
