/* Notes and remarks, as lists. */
#include <stdlib.h>
#include <string.h>

#include "library/inside.h"

/* The text of a note, on one line and not without end. */
#define NOTES_LINE 4000

static struct note_row *
notes_add(struct note_list *list, size_t *cap)
{
	list->rows =
		memory_grow(list->rows, list->count, cap, sizeof *list->rows);
	list->rows[list->count] = (struct note_row){ 0 };
	return &list->rows[list->count++];
}

static bool
notes_read(struct library *library, uint32_t number, struct note_list *list,
	size_t *cap, struct error *err)
{
	struct statement *row = store_statement(library->store, "note_rows");
	struct note_row *note;
	uint32_t body;
	char *text;

	statement_bind_int(row, 1, number);
	while (statement_next(row)) {
		note = notes_add(list, cap);
		note->document = number;
		note->number = statement_text(row, 0, &list->arena);
		note->start = statement_u32(row, 1);
		note->end = statement_u32(row, 2);
		body = statement_u32(row, 3);
		note->calls = statement_u32(row, 4);
		note->marker = statement_u32_or(row, 5, 0);
		note->marker_end = statement_u32_or(row, 6, 0);
		text = library_text(library, number, body, note->end, err);
		if (!text) {
			statement_done(row, NULL);
			return false;
		}
		note->text =
			library_line(&list->arena, slice_of(text), NOTES_LINE);
		free(text);
	}
	return statement_done(row, err);
}

static bool
notes_read_orphans(struct library *library, uint32_t number,
	struct note_list *list, size_t *cap, struct error *err)
{
	struct statement *row =
		store_statement(library->store, "orphan_markers");
	struct note_row *note;

	statement_bind_int(row, 1, number);
	while (statement_next(row)) {
		note = notes_add(list, cap);
		note->document = number;
		note->marker = statement_u32(row, 0);
		note->marker_end = statement_u32(row, 1);
		note->number = statement_text(row, 2, &list->arena);
		note->calls = 1;
		note->text = statement_maybe(row, 3, &list->arena);
		if (!note->text)
			note->text = "this marker has no note in the file";
	}
	return statement_done(row, err);
}

/* Where a row belongs: at its marker, or where the note itself stands. */
static uint32_t
notes_place(const struct note_row *note)
{
	return note->marker_end ? note->marker : note->start;
}

static int
notes_compare(const void *left, const void *right)
{
	uint32_t a = notes_place(left), b = notes_place(right);

	return a < b ? -1 : a > b;
}

bool
library_notes(struct library *library, uint32_t number, struct note_list *list,
	struct error *err)
{
	size_t cap = 0;

	*list = (struct note_list){ 0 };
	if (!notes_read(library, number, list, &cap, err) ||
		!notes_read_orphans(library, number, list, &cap, err)) {
		note_list_done(list);
		return false;
	}
	if (list->count)
		qsort(list->rows, list->count, sizeof *list->rows,
			notes_compare);
	return true;
}

void
note_list_done(struct note_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct note_list){ 0 };
}

bool
library_remarks(struct library *library, uint32_t number,
	struct remark_list *list, struct error *err)
{
	struct statement *row = store_statement(library->store, "remarks_of");
	struct remark_row *remark;
	size_t cap = 0;

	*list = (struct remark_list){ 0 };
	statement_bind_int(row, 1, number ? number : 1);
	statement_bind_int(row, 2, number ? number : UINT32_MAX);
	while (statement_next(row)) {
		list->rows = memory_grow(
			list->rows, list->count, &cap, sizeof *list->rows);
		remark = &list->rows[list->count++];
		remark->place.document = statement_u32(row, 0);
		remark->kind =
			remark_kind_of(statement_text(row, 1, &list->arena));
		if (remark->kind == REMARK_KINDS)
			statement_refuse(row, "an unknown kind of remark");
		remark->place.start = statement_u32(row, 2);
		remark->place.end = statement_u32(row, 3);
		remark->text = statement_text(row, 4, &list->arena);
		remark->printed = statement_maybe(row, 5, &list->arena);
	}
	if (statement_done(row, err))
		return true;
	remark_list_done(list);
	return false;
}

void
remark_list_done(struct remark_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct remark_list){ 0 };
}
