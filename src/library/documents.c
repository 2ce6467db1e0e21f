/* Documents: one, a list of them, and the one that is meant by a name. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/file.h"
#include "lectern/base/fold.h"
#include "library/inside.h"

static void
documents_read(
	struct statement *row, struct arena *arena, struct document *document)
{
	document->number = (uint32_t)statement_int(row, 0, 1, UINT32_MAX);
	document->file = statement_text(row, 1, arena);
	document->format = statement_text(row, 2, arena);
	document->title = statement_maybe(row, 3, arena);
	document->author = statement_maybe(row, 4, arena);
	document->date = statement_maybe(row, 5, arena);
	document->source = statement_maybe(row, 6, arena);
	document->language = statement_maybe(row, 7, arena);
	document->size = statement_u32(row, 8);
	document->blocks = statement_u32(row, 9);
	document->words = statement_u32(row, 10);
	document->notes = statement_u32(row, 11);
	document->markers = statement_u32(row, 12);
	document->orphans = statement_u32(row, 13);
	document->entities = statement_u32(row, 14);
	document->remarks = statement_u32(row, 15);
	document->label = statement_maybe(row, 16, arena);
	if (!document->label)
		document->label = document->title && *document->title
					  ? document->title
					  : file_name(document->file);
}

bool
library_document(struct library *library, uint32_t number, struct arena *arena,
	struct document *document, struct error *err)
{
	struct statement *row = store_statement(library->store, "document");
	bool found;

	*document = (struct document){ 0 };
	statement_bind_int(row, 1, number);
	found = statement_next(row);
	if (found)
		documents_read(row, arena, document);
	if (!statement_done(row, err))
		return false;
	if (!found)
		return error_set(err, ERROR_NOT_FOUND,
			"there is no document %u", number);
	return true;
}

void
document_cite(
	struct str *out, const struct document *document, const char *page)
{
	if (document->author)
		str_add_format(out, "%s, ", document->author);
	str_add(out, document->label);
	if (document->source)
		str_add_format(out, ", %s", document->source);
	if (document->date)
		str_add_format(out, ", %s", document->date);
	if (page)
		str_add_format(out, ", p. %s", page);
}

bool
library_documents(struct library *library, const char *filter, uint32_t from,
	uint32_t limit, struct document_list *list, struct error *err)
{
	bool filtered = filter && *filter;
	struct statement *row = store_statement(
		library->store, filtered ? "documents_filtered" : "documents");
	char *folded = filtered ? fold_string(filter, strlen(filter)) : NULL;
	size_t cap = 0;

	*list = (struct document_list){ 0 };
	statement_bind_int(row, 1, from);
	statement_bind_int(row, 2, limit ? (int64_t)limit : -1);
	if (filtered)
		statement_bind_text(row, 3, folded);
	while (statement_next(row)) {
		list->rows = memory_grow(
			list->rows, list->count, &cap, sizeof *list->rows);
		documents_read(row, &list->arena, &list->rows[list->count++]);
	}
	free(folded);
	if (statement_done(row, err))
		return true;
	document_list_done(list);
	return false;
}

void
document_list_done(struct document_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct document_list){ 0 };
}

/* -- by name -------------------------------------------------------------- */

/* How a name fits, best first. */
enum documents_fit {
	FIT_FILE,      /* the file, or its name without directories */
	FIT_TITLE,     /* the whole title */
	FIT_BEGINNING, /* the beginning of either */
	FIT_KINDS
};

struct documents_search {
	char *folded;
	uint32_t found[FIT_KINDS]; /* the first that fits so */
	uint32_t count[FIT_KINDS];
};

static void
documents_note(struct documents_search *search, enum documents_fit fit,
	uint32_t number)
{
	if (!search->count[fit]++)
		search->found[fit] = number;
}

static void
documents_compare(struct documents_search *search, uint32_t number,
	const char *file, const char *title)
{
	char *name = fold_string(file_name(file), strlen(file_name(file)));
	char *path = fold_string(file, strlen(file));
	char *full = fold_string(title ? title : "", title ? strlen(title) : 0);
	size_t len = strlen(search->folded);

	if (!strcmp(name, search->folded) || !strcmp(path, search->folded))
		documents_note(search, FIT_FILE, number);
	else if (!strcmp(full, search->folded))
		documents_note(search, FIT_TITLE, number);
	else if (!strncmp(name, search->folded, len) ||
		 !strncmp(path, search->folded, len) ||
		 !strncmp(full, search->folded, len))
		documents_note(search, FIT_BEGINNING, number);
	free(name);
	free(path);
	free(full);
}

static bool
documents_search_all(struct library *library, struct documents_search *search,
	struct error *err)
{
	struct statement *row =
		store_statement(library->store, "document_names");
	struct arena arena = { 0 };

	while (statement_next(row)) {
		documents_compare(search, statement_u32(row, 0),
			statement_text(row, 1, &arena),
			statement_maybe(row, 2, &arena));
	}
	arena_done(&arena);
	return statement_done(row, err);
}

static uint32_t
documents_choose(const struct documents_search *search, const char *name,
	struct error *err)
{
	int fit;

	for (fit = 0; fit < FIT_KINDS; fit++) {
		if (search->count[fit] == 1)
			return search->found[fit];
		if (search->count[fit]) {
			error_set(err, ERROR_NOT_FOUND,
				"%u documents are called %s%s",
				search->count[fit], name,
				fit == FIT_BEGINNING ? "..." : "");
			return 0;
		}
	}
	error_set(err, ERROR_NOT_FOUND, "no document is called %s", name);
	return 0;
}

/* A number on its own, leading zeros allowed; 0 if it is none. */
static uint32_t
documents_number(const char *name)
{
	char *end;
	unsigned long number;

	if (!isdigit((unsigned char)*name) || strlen(name) > 9)
		return 0;
	number = strtoul(name, &end, 10);
	return *end ? 0 : (uint32_t)number;
}

uint32_t
library_find_document(
	struct library *library, const char *name, struct error *err)
{
	struct documents_search search = { 0 };
	uint32_t number = documents_number(name);
	bool ok;

	if (number && number <= library->info.documents)
		return number;
	search.folded = fold_string(name, strlen(name));
	if (!*search.folded) {
		error_set(err, ERROR_USAGE, "which document?");
		number = 0;
	} else {
		ok = documents_search_all(library, &search, err);
		number = ok ? documents_choose(&search, name, err) : 0;
	}
	free(search.folded);
	return number;
}
