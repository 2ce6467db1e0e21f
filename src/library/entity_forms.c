/* How somebody or something is written, form by form. */
#include <stdlib.h>
#include <string.h>

#include "lectern/library/entities.h"
#include "library/inside.h"

static bool
forms_read(struct store *store, uint32_t id, uint32_t documents,
	struct entity_form_list *list, struct error *err)
{
	struct statement *alias = store_statement(store, "alias_of");
	struct entity_form *row;
	size_t cap = 0;

	statement_bind_int(alias, 1, id);
	while (statement_next(alias)) {
		list->rows = memory_grow(
			list->rows, list->count, &cap, sizeof *list->rows);
		row = &list->rows[list->count++];
		*row = (struct entity_form){ 0 };
		row->form = statement_text(alias, 0, &list->arena);
		row->count = statement_u32(alias, 1);
		row->scan = statement_int(alias, 2, 0, 1);
		row->counts = arena_new(
			&list->arena, (documents + 1) * sizeof *row->counts);
	}
	return statement_done(alias, err);
}

/* Adds what one document has of a form. */
static void
forms_count(struct entity_form_list *list, struct slice form, uint32_t document,
	uint32_t count, uint32_t documents)
{
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (!slice_is(form, list->rows[i].form))
			continue;
		list->rows[i].documents++;
		if (document < documents)
			list->rows[i].counts[document] += count;
		return;
	}
}

bool
library_entity_forms(struct library *library, uint32_t id, uint32_t documents,
	struct entity_form_list *list, struct error *err)
{
	struct statement *row;

	*list = (struct entity_form_list){ 0 };
	if (!forms_read(library->store, id, documents, list, err)) {
		entity_form_list_done(list);
		return false;
	}
	row = store_statement(library->store, "forms_of");
	statement_bind_int(row, 1, id);
	while (statement_next(row))
		forms_count(list, statement_slice(row, 0),
			statement_u32(row, 1), statement_u32(row, 2),
			documents);
	if (statement_done(row, err))
		return true;
	entity_form_list_done(list);
	return false;
}

void
entity_form_list_done(struct entity_form_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct entity_form_list){ 0 };
}
