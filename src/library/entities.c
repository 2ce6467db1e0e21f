/*
 * Lists of entities, and finding one by what people call it.
 *
 * The library keeps its entities in the orders people ask for, so a list reads
 * on until it has what it wants and stops.
 */
#include "library/entities.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "library/inside.h"

void
entities_read_row(struct statement *statement, struct arena *arena,
	struct entity_row *row)
{
	struct slice type = statement_slice(statement, 1);
	char *name = arena_copy(arena, type.data, type.len);

	row->id = statement_u32(statement, 0);
	row->type = entity_type_of(name);
	if (row->type == ENTITY_TYPES) {
		row->type = ENTITY_PER;
		statement_refuse(statement, "a type of entity");
	}
	row->name = statement_text(statement, 2, arena);
	row->mentions = statement_u32(statement, 3);
	row->documents = statement_u32(statement, 4);
	row->first.document = statement_u32(statement, 5);
	row->first.start = statement_u32(statement, 6);
	row->first.end = statement_u32(statement, 7);
}

const char *
entities_reason(struct store *store, uint32_t id, struct arena *arena)
{
	struct statement *statement = store_statement(store, "find_reason");
	struct error ignored = { 0 };
	const char *text = NULL;

	statement_bind_int(statement, 1, id);
	if (statement_next(statement))
		text = statement_text(statement, 0, arena);
	return statement_done(statement, &ignored) ? text : NULL;
}

bool
entities_block_at(struct store *store, uint32_t document, uint32_t at,
	struct arena *arena, struct entities_block *block, struct error *err)
{
	struct statement *statement = store_statement(store, "find_block_at");
	bool found;

	*block = (struct entities_block){ 0 };
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, at);
	found = statement_next(statement);
	if (found) {
		block->id = statement_u32(statement, 0);
		block->start = statement_u32(statement, 2);
		block->end = statement_u32(statement, 3);
		block->text = statement_text(statement, 4, arena);
	}
	if (!statement_done(statement, err))
		return false;
	if (!found)
		return error_set(err, ERROR_NOT_FOUND,
			"there is no text at %u in document %u", (unsigned)at,
			(unsigned)document);
	return true;
}

/* -- lists ---------------------------------------------------------------- */

static int
entity_compare_count(const void *a, const void *b)
{
	const struct entity_row *x = a, *y = b;

	if (x->mentions != y->mentions)
		return x->mentions < y->mentions ? 1 : -1;
	return strcmp(x->name, y->name);
}

static int
entity_compare_spread(const void *a, const void *b)
{
	const struct entity_row *x = a, *y = b;

	if (x->documents != y->documents)
		return x->documents < y->documents ? 1 : -1;
	return entity_compare_count(a, b);
}

static int
entity_compare_name(const void *a, const void *b)
{
	const struct entity_row *x = a, *y = b;
	char *s = fold_string(x->name, strlen(x->name));
	char *t = fold_string(y->name, strlen(y->name));
	int order = strcmp(s, t);

	free(s);
	free(t);
	return order;
}

static int
entity_compare_place(const void *a, const void *b)
{
	const struct entity_row *x = a, *y = b;

	return (x->first.start > y->first.start) -
	       (x->first.start < y->first.start);
}

typedef int entity_compare(const void *a, const void *b);

static const struct {
	const char *statement;
	entity_compare *compare;
} entity_orders[] = {
	[ENTITY_BY_COUNT] = { "entity_by_count", entity_compare_count },
	[ENTITY_BY_NAME] = { "entity_by_name", entity_compare_name },
	[ENTITY_BY_PLACE] = { "entity_by_place", entity_compare_place },
	[ENTITY_BY_SPREAD] = { "entity_by_spread", entity_compare_spread },
};

static bool
entity_has_alias(
	struct store *store, uint32_t id, const char *folded, struct error *err)
{
	struct statement *statement = store_statement(store, "alias_like");
	bool found;

	statement_bind_int(statement, 1, id);
	statement_bind_text(statement, 2, folded);
	found = statement_next(statement);
	return statement_done(statement, err) && found;
}

/* Is it wanted?  False with an error too. */
static bool
entity_passes(struct store *store, const struct entity_filter *filter,
	const char *wanted, const struct entity_row *row, struct slice folded,
	struct error *err)
{
	if (filter->types && !(filter->types & 1u << row->type))
		return false;
	if (!*wanted)
		return true;
	return memmem(folded.data, folded.len, wanted, strlen(wanted)) ||
	       entity_has_alias(store, row->id, wanted, err);
}

static bool
entity_list_fill(struct store *store, const struct entity_filter *filter,
	const char *wanted, struct entity_list *list, struct error *err)
{
	uint32_t limit =
		filter->document || !filter->limit ? UINT32_MAX : filter->limit;
	struct statement *statement;
	struct entity_row row;
	struct slice folded;
	size_t cap = 0;

	err->code = ERROR_NONE;
	statement = store_statement(store,
		filter->document ? "entity_in_document"
				 : entity_orders[filter->order].statement);
	if (filter->document)
		statement_bind_int(statement, 1, filter->document);
	while (list->count < limit && !err->code && statement_next(statement)) {
		entities_read_row(statement, &list->arena, &row);
		folded = statement_slice(statement, 8);
		if (!entity_passes(store, filter, wanted, &row, folded, err))
			continue;
		list->rows = memory_grow(
			list->rows, list->count, &cap, sizeof *list->rows);
		list->rows[list->count++] = row;
	}
	return statement_done(statement, err) && !err->code;
}

bool
library_entities(struct library *library, const struct entity_filter *filter,
	struct entity_list *list, struct error *err)
{
	const char *text = filter->text ? filter->text : "";
	char *wanted = fold_string(text, strlen(text));
	struct error trouble = { 0 };
	bool ok;

	*list = (struct entity_list){ 0 };
	ok = entity_list_fill(library->store, filter, wanted, list, &trouble);
	free(wanted);
	if (!ok) {
		*err = trouble;
		entity_list_done(list);
		return false;
	}
	if (filter->document) {
		if (list->count)
			qsort(list->rows, list->count, sizeof *list->rows,
				entity_orders[filter->order].compare);
		if (filter->limit && list->count > filter->limit)
			list->count = filter->limit;
	}
	return true;
}

void
entity_list_done(struct entity_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct entity_list){ 0 };
}

/* -- one, by what it is called -------------------------------------------- */

/* "e12": 12, else 0. */
static uint32_t
entity_number(const char *name)
{
	uint32_t number;

	if (*name != 'e' && *name != 'E')
		return 0;
	return name[1 + slice_digits(slice_of(name + 1), &number)] ? 0 : number;
}

static bool
entity_exists(struct store *store, uint32_t id, struct error *err)
{
	struct statement *statement = store_statement(store, "entity_by_id");
	bool found;

	statement_bind_int(statement, 1, id);
	found = statement_next(statement);
	return statement_done(statement, err) && found;
}

/* Those that are written like this, most mentioned first. */
struct entity_namesakes {
	uint32_t id, mentions;       /* the best of them */
	uint32_t other;              /* mentions of the next */
	uint32_t named, named_count; /* whose very name it is */
	uint32_t count;
	struct str list; /* "e3 (person: Hernán Siles), ..." */
};

static bool
entity_namesakes_find(struct store *store, const char *folded,
	struct entity_namesakes *found, struct error *err)
{
	struct statement *statement = store_statement(store, "entity_by_alias");
	struct arena arena = { 0 };
	uint32_t id;

	statement_bind_text(statement, 1, folded);
	while (statement_next(statement)) {
		id = statement_u32(statement, 0);
		if (found->count && id == found->id)
			continue;
		if (found->count++ == 0) {
			found->id = id;
			found->mentions = statement_u32(statement, 1);
		} else if (found->count == 2) {
			found->other = statement_u32(statement, 1);
		}
		if (statement_int(statement, 2, 0, 1)) {
			found->named = id;
			found->named_count++;
		}
		if (found->count <= 4)
			str_add_format(&found->list, "%se%u (%s %s)",
				found->count > 1 ? ", " : "", (unsigned)id,
				statement_text(statement, 3, &arena),
				statement_text(statement, 4, &arena));
	}
	arena_done(&arena);
	return statement_done(statement, err);
}

/* In novels the form of address is of the name: Reed is Mrs. Reed there. */
static bool
entity_namesakes_find_addressed(struct store *store, const char *folded,
	struct entity_namesakes *found, struct error *err)
{
	static const char *const forms[] = { "mr. ", "mrs. ", "mr ", "mrs ",
		"miss ", "dr. ", "sir ", "lady ", "lord ", "aunt ", "uncle ",
		"captain ", "colonel ", "general ", "madame ", "master " };
	struct str name = { 0 };
	size_t i;
	bool ok = true;

	for (i = 0; ok && i < sizeof forms / sizeof *forms; i++) {
		str_clear(&name);
		str_add(&name, forms[i]);
		str_add(&name, folded);
		ok = entity_namesakes_find(store, str_text(&name), found, err);
	}
	str_done(&name);
	return ok;
}

/*
 * One entity that is so called, or the only one whose very name it is, or one
 * beside which the others hardly count.
 */
static uint32_t
entity_namesakes_choose(const struct entity_namesakes *found)
{
	if (found->count == 1 || found->mentions / 10 > found->other)
		return found->id;
	return found->named_count == 1 ? found->named : 0;
}

uint32_t
library_find_entity(
	struct library *library, const char *name, struct error *err)
{
	struct entity_namesakes found = { 0 };
	uint32_t id = entity_number(name);
	char *folded;

	err->code = ERROR_NONE;
	if (id && entity_exists(library->store, id, err))
		return id;
	folded = fold_string(name, strlen(name));
	id = 0;
	if (!err->code &&
		entity_namesakes_find(library->store, folded, &found, err) &&
		(found.count || entity_namesakes_find_addressed(
					library->store, folded, &found, err))) {
		id = entity_namesakes_choose(&found);
		if (!found.count)
			error_set(err, ERROR_NOT_FOUND,
				"nobody and nothing is called ‘%s’", name);
		else if (!id)
			error_set(err, ERROR_NOT_FOUND,
				"‘%s’ may be %s; say which", name,
				str_text(&found.list));
	}
	str_done(&found.list);
	free(folded);
	return id;
}

bool
library_entity(struct library *library, uint32_t id, struct arena *arena,
	struct entity_row *row, struct error *err)
{
	struct statement *statement;
	bool found;

	statement = store_statement(library->store, "entity_by_id");
	statement_bind_int(statement, 1, id);
	found = statement_next(statement);
	if (found)
		entities_read_row(statement, arena, row);
	if (!statement_done(statement, err))
		return false;
	return found || error_set(err, ERROR_NOT_FOUND,
				"there is no entity e%u", (unsigned)id);
}

bool
library_entity_has_namesake(
	struct library *library, const struct entity_row *row)
{
	char *folded = fold_string(row->name, strlen(row->name));
	struct statement *statement;
	struct arena arena = { 0 };
	bool found = false;

	statement = store_statement(library->store, "entity_by_alias");
	statement_bind_text(statement, 1, folded);
	while (!found && statement_next(statement))
		found = statement_u32(statement, 0) != row->id &&
			statement_int(statement, 2, 0, 1) &&
			entity_type_of(statement_text(statement, 3, &arena)) ==
				row->type;
	arena_done(&arena);
	free(folded);
	return statement_done(statement, NULL) && found;
}
