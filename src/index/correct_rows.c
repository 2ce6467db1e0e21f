/*
 * Who appears where, counted anew after a mention has changed hands.
 *
 * A mention belongs to an appearance, an appearance to an entity; what is
 * written of an appearance and of an entity (counts, spellings, where it
 * stands first) follows from that, so a correction moves mentions or
 * appearances, and then has what it touched counted again.
 */
#include "index/correct.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"

bool
correct_same(const char *a, const char *b)
{
	char *x = fold_string(a, strlen(a));
	char *y = fold_string(b, strlen(b));
	bool same = !strcmp(x, y);

	free(x);
	free(y);
	return same;
}

/* -- reading -------------------------------------------------------------- */

bool
correct_appearances(struct correcting *correcting, uint32_t entity,
	uint32_t document, struct correct_appearances *list)
{
	struct statement *statement;
	struct correct_appearance *row;

	statement = store_statement(correcting->store,
		document ? "correct_appearances_in" : "correct_appearances");
	statement_bind_int(statement, 1, entity);
	if (document)
		statement_bind_int(statement, 2, document);
	while (statement_next(statement)) {
		list->rows = memory_grow(list->rows, list->count, &list->cap,
			sizeof *list->rows);
		row = &list->rows[list->count++];
		row->document = statement_u32(statement, 0);
		row->number = statement_u32(statement, 1);
		row->name = statement_text(statement, 3, &correcting->arena);
		row->mentions = statement_u32(statement, 4);
	}
	return statement_done(statement, correcting->err);
}

bool
correct_words(struct correcting *correcting, uint32_t document, uint32_t start,
	uint32_t end, const char **words)
{
	struct statement *statement;
	struct str flat = { 0 };
	struct slice text;
	uint32_t from;

	statement = store_statement(correcting->store, "find_block_at");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, start);
	if (statement_next(statement)) {
		from = statement_u32(statement, 2);
		text = statement_slice(statement, 4);
		if (start >= from && end >= start && start - from <= text.len)
			str_add_flat(&flat,
				slice_part(text, start - from,
					end - from < text.len ? end - from
							      : text.len));
	}
	*words = arena_copy(&correcting->arena, str_text(&flat), flat.len);
	str_done(&flat);
	return statement_done(statement, correcting->err);
}

bool
correct_mentions(struct correcting *correcting, uint32_t document,
	uint32_t number, struct correct_mentions *list)
{
	struct correct_mention *row;
	struct statement *statement;
	size_t i;

	statement = store_statement(correcting->store, "correct_mentions");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, number);
	while (statement_next(statement)) {
		list->rows = memory_grow(list->rows, list->count, &list->cap,
			sizeof *list->rows);
		row = &list->rows[list->count++];
		row->start = statement_u32(statement, 0);
		row->end = statement_u32(statement, 1);
		row->scan = statement_u32(statement, 2) & SPAN_SCAN;
	}
	if (!statement_done(statement, correcting->err))
		return false;
	for (i = 0; i < list->count; i++) {
		row = &list->rows[i];
		if (!correct_words(correcting, document, row->start, row->end,
			    &row->form))
			return false;
	}
	return true;
}

/* -- one appearance ------------------------------------------------------- */

bool
correct_create_appearance(struct correcting *correcting, uint32_t document,
	uint32_t entity, enum entity_type type, const char *name,
	uint32_t *number)
{
	struct statement *statement;

	*number = 0;
	statement =
		store_statement(correcting->store, "correct_appearance_number");
	statement_bind_int(statement, 1, document);
	if (statement_next(statement))
		*number = statement_u32(statement, 0);
	if (!statement_done(statement, correcting->err))
		return false;
	statement =
		store_statement(correcting->store, "correct_appearance_add");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, *number);
	statement_bind_int(statement, 3, entity);
	statement_bind_text(statement, 4, entity_type_name(type));
	statement_bind_text(statement, 5, name);
	statement_bind_int(statement, 6, correcting->reason);
	return statement_run(statement, correcting->err);
}

static int
correct_compare_forms(const void *a, const void *b)
{
	const struct correct_mention *x = a, *y = b;
	int order = strcmp(x->form, y->form);

	return order ? order : (x->start > y->start) - (x->start < y->start);
}

/* The spellings of sorted mentions, each with its count. */
static bool
correct_add_spellings(struct correcting *correcting, uint32_t document,
	uint32_t number, const char *name, const struct correct_mentions *list)
{
	const struct correct_mention *rows = list->rows;
	struct statement *statement;
	size_t i, next;
	bool scan;

	for (i = 0; i < list->count; i = next) {
		scan = rows[i].scan;
		for (next = i + 1; next < list->count &&
				   !strcmp(rows[next].form, rows[i].form);
			next++)
			scan |= rows[next].scan;
		if (!scan && !strcmp(rows[i].form, name))
			continue;
		statement =
			store_statement(correcting->store, "insert_spelling");
		statement_bind_int(statement, 1, document);
		statement_bind_int(statement, 2, number);
		statement_bind_text(statement, 3, rows[i].form);
		statement_bind_int(statement, 4, (int64_t)(next - i));
		statement_bind_int(statement, 5, scan);
		if (!statement_run(statement, correcting->err))
			return false;
	}
	return true;
}

static bool
correct_appearance_name(struct correcting *correcting, uint32_t document,
	uint32_t number, const char **name)
{
	struct statement *statement;

	*name = "";
	statement =
		store_statement(correcting->store, "correct_appearance_name");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, number);
	if (statement_next(statement))
		*name = statement_text(statement, 0, &correcting->arena);
	return statement_done(statement, correcting->err);
}

static bool
correct_count_appearance(struct correcting *correcting, uint32_t document,
	uint32_t number, const struct correct_mentions *list)
{
	struct statement *statement;

	statement =
		store_statement(correcting->store, "correct_appearance_count");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, number);
	statement_bind_int(statement, 3, (int64_t)list->count);
	statement_bind_int(statement, 4, list->count ? list->rows[0].start : 0);
	statement_bind_int(statement, 5, list->count ? list->rows[0].end : 0);
	return statement_run(statement, correcting->err);
}

bool
correct_respell(
	struct correcting *correcting, uint32_t document, uint32_t number)
{
	struct correct_mentions list = { 0 };
	struct statement *statement;
	const char *name;
	bool ok;

	statement =
		store_statement(correcting->store, "correct_spelling_remove");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, number);
	ok = statement_run(statement, correcting->err) &&
	     correct_appearance_name(correcting, document, number, &name) &&
	     correct_mentions(correcting, document, number, &list) &&
	     correct_count_appearance(correcting, document, number, &list);
	if (ok && list.count) {
		qsort(list.rows, list.count, sizeof *list.rows,
			correct_compare_forms);
		ok = correct_add_spellings(
			correcting, document, number, name, &list);
	}
	free(list.rows);
	return ok;
}
