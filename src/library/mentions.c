/*
 * Mentions of an entity: with the words around them, and one after the other.
 *
 * An entity has appearances, about one a document, and each of these its
 * mentions in order; so the next one is a step in an index, however many there
 * are.
 */
#include <stdlib.h>

#include "library/context.h"
#include "library/entities.h"
#include "library/inside.h"

static void
mention_read(
	struct statement *statement, struct mention_row *row, uint32_t *why)
{
	row->place.document = statement_u32(statement, 0);
	row->place.start = statement_u32(statement, 1);
	row->place.end = statement_u32(statement, 2);
	row->confidence = statement_int(statement, 3, 0, 100) / 100.0f;
	*why = statement_u32_or(statement, 4, 0);
}

/* The block a run of mentions stands in, read once. */
struct mention_block {
	uint32_t document;
	struct entities_block block;
	struct arena arena;
};

static bool
mention_context(struct store *store, struct mention_block *in,
	struct mention_row *row, struct arena *arena, struct error *err)
{
	struct context context;
	struct slice text;
	uint32_t at = row->place.start;

	if (in->document != row->place.document || !in->block.text ||
		at >= in->block.end) {
		arena_done(&in->arena);
		in->document = row->place.document;
		if (!entities_block_at(store, in->document, at, &in->arena,
			    &in->block, err))
			return false;
	}
	text = slice_of(in->block.text);
	context = context_around(arena, text, at - in->block.start,
		row->place.end - in->block.start, 0);
	row->before = context.before;
	row->form = context.match;
	row->after = context.after;
	return true;
}

bool
library_mentions(struct library *library, uint32_t id, uint32_t document,
	uint32_t limit, struct mention_list *list, struct error *err)
{
	struct store *store = library->store;
	struct mention_block in = { 0 };
	struct statement *statement;
	struct mention_row row;
	size_t cap = 0;
	uint32_t why;
	bool ok = true;

	*list = (struct mention_list){ 0 };
	statement = store_statement(
		store, document ? "mention_in_document" : "mention_all");
	statement_bind_int(statement, 1, id);
	if (document)
		statement_bind_int(statement, 2, document);
	while (ok && !(limit && list->count >= limit) &&
		statement_next(statement)) {
		mention_read(statement, &row, &why);
		ok = mention_context(store, &in, &row, &list->arena, err);
		row.why =
			why ? entities_reason(store, why, &list->arena) : NULL;
		list->rows = memory_grow(
			list->rows, list->count, &cap, sizeof *list->rows);
		list->rows[list->count++] = row;
	}
	arena_done(&in.arena);
	ok = statement_done(statement, err) && ok;
	if (!ok)
		mention_list_done(list);
	return ok;
}

void
mention_list_done(struct mention_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct mention_list){ 0 };
}

bool
library_context(struct library *library, const struct place *place,
	uint32_t room, struct arena *arena, struct mention_context *context,
	struct error *err)
{
	struct entities_block block;
	struct arena text = { 0 };
	struct context around;
	bool ok;

	*context = (struct mention_context){ "", "", "" };
	ok = entities_block_at(library->store, place->document, place->start,
		&text, &block, err);
	if (ok) {
		around = context_around(arena, slice_of(block.text),
			place->start - block.start, place->end - block.start,
			room);
		*context = (struct mention_context){ around.before,
			around.match, around.after };
	}
	arena_done(&text);
	return ok;
}

/* -- one after the other -------------------------------------------------- */

/* The nearest mention in a document behind or before an offset. */
static bool
mention_step(struct store *store, uint32_t id, uint32_t document, int64_t from,
	bool forward, struct place *place, struct error *err)
{
	struct statement *statement;

	statement = store_statement(
		store, forward ? "mention_after" : "mention_before");
	statement_bind_int(statement, 1, id);
	statement_bind_int(statement, 2, document);
	statement_bind_int(statement, 3, from);
	if (statement_next(statement)) {
		place->document = document;
		place->start = statement_u32(statement, 0);
		place->end = statement_u32(statement, 1);
	}
	return statement_done(statement, err);
}

/* The next document that mentions it; 0 if there is none. */
static bool
mention_next_document(struct store *store, uint32_t id, bool forward,
	uint32_t *document, struct error *err)
{
	struct statement *statement;
	uint32_t from = *document;

	*document = 0;
	statement =
		store_statement(store, forward ? "appearance_document_after"
					       : "appearance_document_before");
	statement_bind_int(statement, 1, id);
	statement_bind_int(statement, 2, from);
	if (statement_next(statement))
		*document = statement_u32(statement, 0);
	return statement_done(statement, err);
}

bool
library_next_mention(struct library *library, uint32_t id,
	const struct place *from, bool forward, struct place *next,
	uint32_t *nth, uint32_t *total, struct error *err)
{
	struct store *store = library->store;
	struct mention_rank rank = { 0 };
	uint32_t document = from->document;
	int64_t at = from->start;

	*next = (struct place){ 0 };
	if (!document) {
		document = forward ? 0 : UINT32_MAX;
		at = forward ? -1 : (int64_t)UINT32_MAX + 1;
		if (!mention_next_document(store, id, forward, &document, err))
			return false;
	}
	while (document) {
		if (!mention_step(store, id, document, at, forward, next, err))
			return false;
		if (next->document)
			break;
		if (!mention_next_document(store, id, forward, &document, err))
			return false;
		at = forward ? -1 : (int64_t)UINT32_MAX + 1;
	}
	if (next->document && (nth || total)) {
		if (!library_mention_rank(library, id, next, &rank, err))
			return false;
	}
	if (nth)
		*nth = rank.all;
	if (total)
		*total = rank.all_total;
	return true;
}

bool
library_entity_counts(struct library *library, uint32_t id, uint32_t *counts,
	uint32_t documents, struct error *err)
{
	struct statement *statement;
	uint32_t document;

	statement = store_statement(library->store, "appearance_counts");
	statement_bind_int(statement, 1, id);
	while (statement_next(statement)) {
		document = statement_u32(statement, 0);
		if (document < documents)
			counts[document] = statement_u32(statement, 1);
	}
	return statement_done(statement, err);
}

bool
library_mention_rank(struct library *library, uint32_t id,
	const struct place *place, struct mention_rank *rank, struct error *err)
{
	struct store *store = library->store;
	struct statement *statement;
	uint32_t document, count;

	*rank = (struct mention_rank){ 0 };
	statement = store_statement(store, "appearance_counts");
	statement_bind_int(statement, 1, id);
	while (statement_next(statement)) {
		document = statement_u32(statement, 0);
		count = statement_u32(statement, 1);
		rank->all_total += count;
		if (document < place->document)
			rank->all += count;
		else if (document == place->document)
			rank->here_total = count;
	}
	if (!statement_done(statement, err))
		return false;
	statement = store_statement(store, "mention_count_to");
	statement_bind_int(statement, 1, id);
	statement_bind_int(statement, 2, place->document);
	statement_bind_int(statement, 3, place->start);
	if (statement_next(statement))
		rank->here = statement_u32(statement, 0);
	rank->all += rank->here;
	return statement_done(statement, err);
}
