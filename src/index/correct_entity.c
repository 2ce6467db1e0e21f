/*
 * Entities and their aliases, kept in step with who appears where.
 *
 * An alias that was there keeps the reason it was found by; one that comes in
 * is there because the reader said so.  If it is but a slip away from the name
 * the scanner spoilt it: search finds it under the name, behind the rest.
 */
#include "index/correct.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/names/alias.h"

/* Statements of one or two numbers and no rows. */
static bool
correct_run(struct correcting *correcting, const char *name, uint32_t one)
{
	struct statement *statement = store_statement(correcting->store, name);

	statement_bind_int(statement, 1, one);
	return statement_run(statement, correcting->err);
}

/* -- aliases -------------------------------------------------------------- */

static bool
correct_add_alias(struct correcting *correcting, uint32_t id, const char *form,
	uint32_t count, bool scan)
{
	char *folded = fold_string(form, strlen(form));
	struct statement *statement;
	bool ok;

	statement = store_statement(correcting->store, "resolve_alias_add");
	statement_bind_int(statement, 1, id);
	statement_bind_text(statement, 2, form);
	statement_bind_text(statement, 3, folded);
	statement_bind_int(statement, 4, count);
	statement_bind_int(statement, 5, scan);
	statement_bind_int(statement, 6, correcting->reason);
	ok = statement_run(statement, correcting->err);
	free(folded);
	return ok;
}

/* Is a form a slip of the name it was joined to? */
static bool
correct_is_slip(struct correcting *correcting, uint32_t id, const char *form,
	bool *slip)
{
	struct statement *entity =
		store_statement(correcting->store, "entity_by_id");
	const char *type, *called;
	enum entity_type kind;
	char *name, *normal;

	*slip = false;
	statement_bind_int(entity, 1, id);
	if (statement_next(entity)) {
		type = statement_text(entity, 1, &correcting->arena);
		called = statement_text(entity, 2, &correcting->arena);
		kind = entity_type_of(type ? type : "");
		name = alias_normalise(kind, called ? called : "");
		normal = alias_normalise(kind, form);
		*slip = alias_is_variant(name, normal);
		free(name);
		free(normal);
	}
	return statement_done(entity, correcting->err);
}

/* The count of an alias, which is new if need be. */
static bool
correct_set_alias(struct correcting *correcting, uint32_t id, const char *form,
	uint32_t count, bool scan)
{
	struct statement *statement;
	bool there, slip;

	statement = store_statement(correcting->store, "correct_alias");
	statement_bind_int(statement, 1, id);
	statement_bind_text(statement, 2, form);
	there = statement_next(statement);
	if (!statement_done(statement, correcting->err))
		return false;
	if (!there)
		return correct_is_slip(correcting, id, form, &slip) &&
		       correct_add_alias(
			       correcting, id, form, count, scan || slip);
	statement = store_statement(correcting->store, "correct_alias_count");
	statement_bind_int(statement, 1, id);
	statement_bind_text(statement, 2, form);
	statement_bind_int(statement, 3, count);
	return statement_run(statement, correcting->err);
}

static bool
correct_aliases(struct correcting *correcting, uint32_t id)
{
	struct statement *statement;
	const char *form;
	uint32_t count;
	bool ok = correct_run(correcting, "correct_aliases_reset", id);

	if (!ok)
		return false;
	statement = store_statement(correcting->store, "correct_forms");
	statement_bind_int(statement, 1, id);
	while (ok && statement_next(statement)) {
		form = statement_text(statement, 0, &correcting->arena);
		count = statement_u32(statement, 1);
		ok = correct_set_alias(correcting, id, form ? form : "", count,
			statement_int(statement, 2, 0, 1));
	}
	return statement_done(statement, ok ? correcting->err : NULL) && ok &&
	       correct_run(correcting, "correct_aliases_gone", id);
}

/* People look for it by its name, even where that stands nowhere. */
static bool
correct_alias_name(struct correcting *correcting, uint32_t id)
{
	struct statement *statement;
	const char *name = NULL, *folded = "";
	bool there = true;

	statement = store_statement(correcting->store, "entity_by_id");
	statement_bind_int(statement, 1, id);
	if (statement_next(statement)) {
		name = statement_text(statement, 2, &correcting->arena);
		folded = statement_text(statement, 8, &correcting->arena);
	}
	if (!statement_done(statement, correcting->err))
		return false;
	statement = store_statement(correcting->store, "correct_alias_called");
	statement_bind_int(statement, 1, id);
	statement_bind_text(statement, 2, folded);
	there = statement_next(statement);
	if (!statement_done(statement, correcting->err))
		return false;
	return there || !name ||
	       correct_add_alias(correcting, id, name, 0, false);
}

/* -- entities ------------------------------------------------------------- */

bool
correct_create(struct correcting *correcting, enum entity_type type,
	const char *name, uint32_t *id)
{
	char *folded = fold_string(name, strlen(name));
	struct statement *statement;
	bool ok;
	int i;

	*id = 0;
	statement = store_statement(correcting->store, "correct_entity_new");
	if (statement_next(statement))
		*id = statement_u32(statement, 0);
	ok = statement_done(statement, correcting->err);
	if (ok) {
		statement = store_statement(
			correcting->store, "resolve_entity_add");
		statement_bind_int(statement, 1, *id);
		statement_bind_text(statement, 2, entity_type_name(type));
		statement_bind_text(statement, 3, name);
		statement_bind_text(statement, 4, folded);
		for (i = 5; i <= 9; i++)
			statement_bind_int(statement, i, 0);
		statement_bind_int(statement, 10, correcting->reason);
		ok = statement_run(statement, correcting->err);
	}
	free(folded);
	return ok;
}

bool
correct_say_why(struct correcting *correcting, uint32_t id)
{
	struct statement *statement;

	statement = store_statement(correcting->store, "correct_entity_why");
	statement_bind_int(statement, 1, id);
	statement_bind_int(statement, 2, correcting->reason);
	return statement_run(statement, correcting->err);
}

static bool
correct_is_mentioned(
	struct correcting *correcting, uint32_t id, bool *mentioned)
{
	struct statement *statement;

	*mentioned = false;
	statement =
		store_statement(correcting->store, "correct_entity_mentions");
	statement_bind_int(statement, 1, id);
	if (statement_next(statement))
		*mentioned = statement_u32(statement, 0) > 0;
	return statement_done(statement, correcting->err);
}

bool
correct_refresh(struct correcting *correcting, uint32_t id)
{
	bool mentioned;

	if (!correct_is_mentioned(correcting, id, &mentioned))
		return false;
	if (!mentioned)
		return correct_run(correcting, "correct_aliases_remove", id) &&
		       correct_run(correcting, "correct_entity_remove", id);
	return correct_run(correcting, "correct_entity_count", id) &&
	       correct_aliases(correcting, id) &&
	       correct_alias_name(correcting, id);
}

bool
correct_rename(struct correcting *correcting, uint32_t id, const char *name)
{
	char *folded = fold_string(name, strlen(name));
	struct statement *statement;
	bool ok;

	statement = store_statement(correcting->store, "correct_entity_name");
	statement_bind_int(statement, 1, id);
	statement_bind_text(statement, 2, name);
	statement_bind_text(statement, 3, folded);
	ok = statement_run(statement, correcting->err);
	free(folded);
	return ok;
}

static bool
correct_type_appearance(struct correcting *correcting,
	const struct correct_appearance *row, const char *type)
{
	static const char *const names[] = { "correct_appearance_type",
		"correct_mentions_type" };
	struct statement *statement;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		statement = store_statement(correcting->store, names[i]);
		statement_bind_int(statement, 1, row->document);
		statement_bind_int(statement, 2, row->number);
		statement_bind_text(statement, 3, type);
		if (!statement_run(statement, correcting->err))
			return false;
	}
	return true;
}

bool
correct_set_type(
	struct correcting *correcting, uint32_t id, enum entity_type type)
{
	struct correct_appearances list = { 0 };
	struct statement *statement;
	size_t i;
	bool ok;

	statement = store_statement(correcting->store, "correct_entity_type");
	statement_bind_int(statement, 1, id);
	statement_bind_text(statement, 2, entity_type_name(type));
	ok = statement_run(statement, correcting->err) &&
	     correct_appearances(correcting, id, 0, &list);
	for (i = 0; ok && i < list.count; i++)
		ok = correct_type_appearance(
			correcting, &list.rows[i], entity_type_name(type));
	free(list.rows);
	return ok;
}

bool
correct_join(struct correcting *correcting, const struct correct_found *to,
	const struct correct_found *from)
{
	struct statement *statement;

	if (to->id == from->id)
		return true;
	if (to->type != from->type &&
		!correct_set_type(correcting, from->id, to->type))
		return false;
	statement = store_statement(correcting->store, "correct_move_all");
	statement_bind_int(statement, 1, from->id);
	statement_bind_int(statement, 2, to->id);
	return statement_run(statement, correcting->err) &&
	       correct_refresh(correcting, from->id) &&
	       correct_refresh(correcting, to->id) &&
	       correct_say_why(correcting, to->id);
}
