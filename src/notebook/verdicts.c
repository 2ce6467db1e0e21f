/*
 * What the reader says of references.  Nothing is overwritten: the last word
 * counts, and undoing it brings back the one before.
 */
#include <stdlib.h>

#include "notebook/inside.h"

static void
verdict_bind(struct statement *statement, int column, const struct bookmark *at)
{
	statement_bind_text(statement, column, at->file);
	statement_bind_int(statement, column + 1, at->start);
	statement_bind_int(statement, column + 2, at->end);
	statement_bind_text(statement, column + 3, at->words ? at->words : "");
}

bool
notebook_judge(struct notebook *notebook, const struct verdict *verdict,
	struct error *err)
{
	struct statement *statement;
	bool ok;

	if (!notebook_begin(notebook, err))
		return false;
	statement = store_statement(notebook->store, "verdict_add");
	statement_bind_text(statement, 1, verdict->from.library);
	verdict_bind(statement, 2, &verdict->from);
	verdict_bind(statement, 6, &verdict->to);
	statement_bind_int(statement, 10, verdict->kind);
	statement_bind_text(statement, 11, verdict->why ? verdict->why : "");
	statement_bind_int(statement, 12, verdict->confirmed);
	ok = statement_run(statement, err);
	if (ok) {
		statement =
			store_statement(notebook->store, "change_keep_verdict");
		statement_bind_text(statement, 1, verdict->from.library);
		statement_bind_int(
			statement, 2, store_last_id(notebook->store));
		ok = statement_run(statement, err);
	}
	return notebook_end(notebook, ok, err);
}

static void
verdict_read_place(struct statement *statement, int column, struct arena *arena,
	struct bookmark *at)
{
	at->library = statement_text(statement, column, arena);
	at->file = statement_text(statement, column + 1, arena);
	at->start = statement_u32(statement, column + 2);
	at->end = statement_u32(statement, column + 3);
	at->words = statement_text(statement, column + 4, arena);
}

bool
notebook_verdicts(struct notebook *notebook, const char *library,
	const char *file, struct verdict_list *list, struct error *err)
{
	struct statement *statement;
	struct verdict *verdict;
	size_t cap = 0;

	*list = (struct verdict_list){ 0 };
	statement = store_statement(notebook->store, "verdict_of_file");
	statement_bind_text(statement, 1, library);
	statement_bind_text(statement, 2, file);
	while (statement_next(statement)) {
		list->rows = memory_grow(
			list->rows, list->count, &cap, sizeof *list->rows);
		verdict = &list->rows[list->count++];
		verdict_read_place(statement, 0, &list->arena, &verdict->from);
		verdict_read_place(statement, 5, &list->arena, &verdict->to);
		verdict->kind =
			(uint32_t)statement_int(statement, 10, 0, UINT32_MAX);
		verdict->why = statement_text(statement, 11, &list->arena);
		verdict->confirmed = statement_int(statement, 12, 0, 1);
	}
	if (statement_done(statement, err))
		return true;
	verdict_list_done(list);
	return false;
}

void
verdict_list_done(struct verdict_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct verdict_list){ 0 };
}
