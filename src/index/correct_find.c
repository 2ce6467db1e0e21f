/*
 * Whom a name in a correction means.
 *
 * A library knows one by this very name better than one that is also written
 * so, and of those the most mentioned; but a place says it without doubt.
 */
#include "index/correct.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"

bool
correct_document(
	struct correcting *correcting, const char *file, uint32_t *number)
{
	struct statement *statement;

	*number = 0;
	statement = store_statement(correcting->store, "document_by_file");
	statement_bind_text(statement, 1, file);
	if (statement_next(statement))
		*number = statement_u32(statement, 0);
	return statement_done(statement, correcting->err);
}

static bool
correct_is_in(struct correcting *correcting, uint32_t entity, uint32_t document,
	bool *in)
{
	struct statement *statement;

	*in = !document;
	if (!document)
		return true;
	statement = store_statement(correcting->store, "correct_has_document");
	statement_bind_int(statement, 1, entity);
	statement_bind_int(statement, 2, document);
	*in = statement_next(statement);
	return statement_done(statement, correcting->err);
}

/* Those that are so written, the most mentioned first. */
static bool
correct_find_named(struct correcting *correcting,
	const struct correction_name *name, const char *folded,
	struct correct_found *found)
{
	struct statement *statement;
	struct correct_found row;
	bool ok = true, in;

	statement = store_statement(correcting->store, "entity_by_alias");
	statement_bind_text(statement, 1, folded);
	while (ok && !found->named && statement_next(statement)) {
		row = *found;
		row.id = statement_u32(statement, 0);
		row.named = statement_int(statement, 2, 0, 1);
		row.type = entity_type_of(
			statement_text(statement, 3, &correcting->arena));
		row.name = statement_text(statement, 4, &correcting->arena);
		if (name->type != ENTITY_TYPES && name->type != row.type)
			continue;
		ok = correct_is_in(correcting, row.id, row.document, &in);
		if (ok && in && (!found->id || row.named))
			*found = row;
	}
	return statement_done(statement, ok ? correcting->err : NULL) && ok;
}

/* Who is named at the place itself, if anybody is. */
static bool
correct_find_at(struct correcting *correcting,
	const struct correction_name *name, struct correct_found *found)
{
	struct statement *statement;

	statement = store_statement(correcting->store, "correct_entity_at");
	statement_bind_int(statement, 1, found->document);
	statement_bind_int(statement, 2, name->at);
	if (statement_next(statement))
		found->id = statement_u32(statement, 0);
	if (!statement_done(statement, correcting->err) || !found->id)
		return !correcting->err->code;
	statement = store_statement(correcting->store, "entity_by_id");
	statement_bind_int(statement, 1, found->id);
	if (statement_next(statement)) {
		found->type = entity_type_of(
			statement_text(statement, 1, &correcting->arena));
		found->name = statement_text(statement, 2, &correcting->arena);
		found->named = correct_same(found->name, name->name);
	}
	return statement_done(statement, correcting->err);
}

bool
correct_find(struct correcting *correcting, const struct correction_name *name,
	struct correct_found *found)
{
	char *folded;
	bool ok;

	*found = (struct correct_found){ .type = ENTITY_TYPES };
	if (name->file &&
		!correct_document(correcting, name->file, &found->document))
		return false;
	if (name->file && !found->document)
		return true;
	if (name->at != DOC_NONE) {
		if (!correct_find_at(correcting, name, found) || found->id)
			return !correcting->err->code;
	}
	folded = fold_string(name->name, strlen(name->name));
	ok = correct_find_named(correcting, name, folded, found);
	free(folded);
	return ok;
}
