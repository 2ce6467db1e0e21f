/*
 * The timeline: dated passages in the order of their first day, then their
 * last, so that a year stands before its months and a decade before its years.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/library/search.h"
#include "library/context.h"
#include "library/entities.h"
#include "library/inside.h"

/* A date with what it is sorted by. */
struct dated {
	struct date_row row;
	uint32_t low, high;
};

struct dating {
	struct store *store;
	struct date_list *list;
	struct error *err;
	struct dated *rows;
	size_t count, cap;
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
		at - block->start, row->place.end - block->start);
	row->before = context.before;
	row->match = context.match;
	row->after = context.after;
	return true;
}

static struct dated *
dating_add(struct dating *dating)
{
	dating->rows = memory_grow(dating->rows, dating->count, &dating->cap,
		sizeof *dating->rows);
	dating->rows[dating->count] = (struct dated){ 0 };
	return &dating->rows[dating->count++];
}

/* The dates of a range of a document. */
static bool
dating_range(
	struct dating *dating, uint32_t document, uint32_t start, uint32_t end)
{
	struct statement *statement;
	struct dated *dated;

	statement = store_statement(dating->store, "dates_in_range");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, start);
	statement_bind_int(statement, 3, end);
	while (statement_next(statement)) {
		dated = dating_add(dating);
		dated->row.place =
			(struct place){ document, statement_u32(statement, 0),
				statement_u32(statement, 1) };
		dated->row.edtf =
			statement_text(statement, 2, &dating->list->arena);
		dated->low = (uint32_t)statement_int(
			statement, 3, INT32_MIN, INT32_MAX);
		dated->high = (uint32_t)statement_int(
			statement, 4, INT32_MIN, INT32_MAX);
		dated->row.inferred =
			statement_u32(statement, 5) & SPAN_INFERRED;
	}
	return statement_done(statement, dating->err);
}

/* Rows of a statement that yields dates in the order wanted. */
static bool
dating_read(struct dating *dating, struct statement *statement, uint32_t limit)
{
	struct dated *dated;

	while (!(limit && dating->count >= limit) &&
		statement_next(statement)) {
		dated = dating_add(dating);
		dated->row.place.document = statement_u32(statement, 0);
		dated->row.place.start = statement_u32(statement, 1);
		dated->row.place.end = statement_u32(statement, 2);
		dated->row.edtf =
			statement_text(statement, 3, &dating->list->arena);
		dated->row.inferred =
			statement_u32(statement, 4) & SPAN_INFERRED;
	}
	return statement_done(statement, dating->err);
}

/* The dates of the paragraphs that mention an entity, each paragraph once. */
static bool
dating_entity(struct dating *dating, uint32_t entity, uint32_t document)
{
	struct statement *statement;
	struct place place, last = { 0 };
	uint32_t start = 0, end = 0;
	struct statement *range;
	bool ok = true;

	statement = store_statement(dating->store,
		document ? "mention_in_document" : "mention_all");
	statement_bind_int(statement, 1, entity);
	if (document)
		statement_bind_int(statement, 2, document);
	while (ok && statement_next(statement)) {
		place.document = statement_u32(statement, 0);
		place.start = statement_u32(statement, 1);
		if (place.document == last.document && place.start < end)
			continue;
		last = place;
		range = store_statement(dating->store, "find_block_range");
		statement_bind_int(range, 1, place.document);
		statement_bind_int(range, 2, place.start);
		if (statement_next(range)) {
			start = statement_u32(range, 1);
			end = statement_u32(range, 2);
		}
		ok = statement_done(range, dating->err) &&
		     dating_range(dating, place.document, start, end);
	}
	return statement_done(statement, dating->err) && ok;
}

static int
dated_compare(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;
	int32_t low = (int32_t)x->low, other = (int32_t)y->low;

	if (low != other)
		return low < other ? -1 : 1;
	low = (int32_t)x->high;
	other = (int32_t)y->high;
	if (low != other)
		return low < other ? -1 : 1;
	if (x->row.place.document != y->row.place.document)
		return x->row.place.document < y->row.place.document ? -1 : 1;
	return (x->row.place.start > y->row.place.start) -
	       (x->row.place.start < y->row.place.start);
}

/* The first of them become the list, with the words around them. */
static bool
dating_finish(struct dating *dating, uint32_t limit)
{
	struct date_list *list = dating->list;
	bool ok = true;
	size_t i;

	list->count = limit && limit < dating->count ? limit : dating->count;
	list->rows = memory_zero(list->count + 1, sizeof *list->rows);
	for (i = 0; ok && i < list->count; i++) {
		list->rows[i] = dating->rows[i].row;
		ok = dating_context(dating, &list->rows[i]);
	}
	return ok;
}

static bool
dating_done(struct dating *dating, bool ok)
{
	free(dating->rows);
	arena_done(&dating->arena);
	if (!ok)
		date_list_done(dating->list);
	return ok;
}

bool
library_timeline(struct library *library, uint32_t document, uint32_t entity,
	uint32_t limit, struct date_list *list, struct error *err)
{
	struct dating dating = {
		.store = library->store, .list = list, .err = err
	};
	bool ok;

	*list = (struct date_list){ 0 };
	if (entity)
		ok = dating_entity(&dating, entity, document);
	else if (document)
		ok = dating_range(&dating, document, 0, UINT32_MAX);
	else
		ok = dating_read(&dating,
			store_statement(dating.store, "date_all"), limit);
	if ((entity || document) && dating.count)
		qsort(dating.rows, dating.count, sizeof *dating.rows,
			dated_compare);
	return dating_done(&dating, ok && dating_finish(&dating, limit));
}

bool
library_same_date(struct library *library, const struct place *place,
	uint32_t limit, struct date_list *list, struct error *err)
{
	struct dating dating = {
		.store = library->store, .list = list, .err = err
	};
	struct statement *statement =
		store_statement(library->store, "date_same");
	bool ok;

	*list = (struct date_list){ 0 };
	statement_bind_int(statement, 1, place->document);
	statement_bind_int(statement, 2, place->start);
	statement_bind_int(statement, 3, limit);
	ok = dating_read(&dating, statement, limit);
	return dating_done(&dating, ok && dating_finish(&dating, limit));
}

void
date_list_done(struct date_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct date_list){ 0 };
}
