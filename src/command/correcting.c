/*
 * Whom a command means, written so that it is understood after the next
 * indexing: ids and numbers of documents are of this library only, so what is
 * kept is the type and the name, and the document's file.
 */
#include "lectern/command/correcting.h"

#include <stdlib.h>
#include <string.h>

#include "command/linking.h"
#include "lectern/base/fold.h"
#include "lectern/doc/correction.h"
#include "lectern/library/entities.h"

struct correcting_verb {
	const char *command;
	enum correction_verb verb;
	unsigned entities; /* bits: which names must be somebody */
	const char *usage;
};

/* clang-format off */
static const struct correcting_verb correcting_verbs[] = {
	{ "merge",  CORRECTION_MERGE,  ~1u, "merge NAME with NAME: say both, a bar between" },
	{ "split",  CORRECTION_SPLIT,   1u, "split NAME and what is not NAME: say both, a bar between" },
	{ "retype", CORRECTION_RETYPE,  1u, "retype as PER, PLACE, ORG, EVENT, WORK, LAW or NORP, a bar, then NAME" },
	{ "hide",   CORRECTION_HIDE,    1u, "hide which name?" },
	{ "link",   CORRECTION_LINK,    0u, "link PLACE and NOTE: where a marker is, a bar, and the number or place of its note, or none" },
	{ "add",    CORRECTION_ADD,     0u, "add PER, PLACE, ORG, EVENT, WORK, LAW or NORP, a bar, then NAME" },
};
/* clang-format on */

static const struct correcting_verb *
correcting_find(const char *command)
{
	size_t i;

	for (i = 0; i < sizeof correcting_verbs / sizeof *correcting_verbs;
		i++) {
		if (!strcmp(correcting_verbs[i].command, command))
			return &correcting_verbs[i];
	}
	return NULL;
}

/* "@ 3", "@ Coup and": the file of the document. */
static bool
correcting_file(struct library *library, struct correction_name *name,
	struct arena *arena, struct error *err)
{
	struct document document;
	uint32_t number;

	if (!name->file)
		return true;
	number = library_find_document(library, name->file, err);
	if (!number ||
		!library_document(library, number, arena, &document, err))
		return false;
	name->file = document.file;
	return true;
}

/* Of several that are called so, the one that this document speaks of. */
static bool
correcting_only(struct library *library, const struct entity_row *row,
	struct correction_name *name, struct arena *arena, struct error *err)
{
	struct document document;

	if (name->file || row->documents != 1 ||
		!library_entity_has_namesake(library, row))
		return true;
	if (!library_document(
		    library, row->first.document, arena, &document, err))
		return false;
	name->file = document.file;
	return true;
}

/* The name of an entity that is there; must: it is an error if none is. */
static bool
correcting_entity(struct library *library, struct correction_name *name,
	bool must, struct arena *arena, struct error *err)
{
	struct error why = { 0 };
	struct entity_row row;
	uint32_t id;

	if (name->type != ENTITY_TYPES)
		return true;
	id = library_find_entity(library, name->name, &why);
	if (!id && !must && why.code == ERROR_NOT_FOUND)
		return true;
	if (!id) {
		*err = why;
		return false;
	}
	if (!library_entity(library, id, arena, &row, err))
		return false;
	name->type = row.type;
	name->name = row.name;
	return correcting_only(library, &row, name, arena, err);
}

static bool
correcting_folds_alike(const char *a, const char *b)
{
	char *x = fold_string(a, strlen(a)), *y = fold_string(b, strlen(b));
	bool alike = !strcmp(x, y);

	free(x);
	free(y);
	return alike;
}

/* Is somebody ever written like this? */
static bool
correcting_spelling(struct library *library,
	const struct correction *correction, struct error *err)
{
	const char *form = correction->names[1].name;
	struct error ignored = { 0 };
	struct entity_card card;
	bool found = false;
	uint32_t id;
	size_t i;

	id = library_find_entity(library, correction->names[0].name, &ignored);
	if (!id || correction->names[1].at != DOC_NONE ||
		!library_entity_card(library, id, &card, &ignored))
		return true;
	for (i = 0; i < card.alias_count && !found; i++)
		found = correcting_folds_alike(card.aliases[i].form, form);
	entity_card_done(&card);
	return found ||
	       error_set(err, ERROR_NOT_FOUND, "%s is never written ‘%s’",
		       correction->names[0].name, form);
}

static bool
correcting_names(struct library *library, const struct correcting_verb *verb,
	struct correction *correction, struct arena *arena, struct error *err)
{
	struct correction_name *name;
	size_t i;

	for (i = 0; i < correction->count; i++) {
		name = &correction->names[i];
		if (!correcting_file(library, name, arena, err))
			return false;
		/* What is split off is a spelling, what is added a text. */
		if (verb->verb == CORRECTION_ADD ||
			(verb->verb == CORRECTION_SPLIT && i == 1))
			continue;
		if (!correcting_entity(library, name,
			    verb->entities >> (i < 31 ? i : 31) & 1, arena,
			    err))
			return false;
	}
	return verb->verb != CORRECTION_SPLIT ||
	       correcting_spelling(library, correction, err);
}

static bool
correcting_same(
	const struct correction_name *a, const struct correction_name *b)
{
	return a->type == b->type && !strcmp(a->name, b->name) &&
	       a->at == b->at && !a->file == !b->file &&
	       (!a->file || !strcmp(a->file, b->file));
}

/* Nobody need be told to be the same as himself. */
static bool
correcting_once(struct correction *correction, struct error *err)
{
	size_t i, to = 1;

	if (correction->verb != CORRECTION_MERGE)
		return true;
	for (i = 1; i < correction->count; i++) {
		if (!correcting_same(
			    &correction->names[0], &correction->names[i]))
			correction->names[to++] = correction->names[i];
	}
	correction->count = to;
	return to > 1 || error_set(err, ERROR_NOT_FOUND,
				 "it is called ‘%s’ and nothing else",
				 correction->names[0].name);
}

/* "PER Domitila Barrios": the bar behind the type goes without saying. */
static void
correcting_text(const struct correcting_verb *verb, const char *arguments,
	struct str *text)
{
	size_t len = strcspn(arguments, " ");

	str_add_format(text, "%s ", correction_verb_sign(verb->verb));
	if ((verb->verb == CORRECTION_RETYPE || verb->verb == CORRECTION_ADD) &&
		!strchr(arguments, '|') && arguments[len]) {
		str_add_bytes(text, arguments, len);
		str_add(text, " |");
		arguments += len;
	}
	str_add(text, arguments);
}

bool
correcting_line(struct library *library, const char *verb,
	const char *arguments, struct str *line, struct error *err)
{
	const struct correcting_verb *row = correcting_find(verb);
	struct correction correction;
	struct arena arena = { 0 };
	struct str text = { 0 };
	struct error bad = { 0 };
	bool ok = row != NULL;

	if (!ok)
		return error_set(err, ERROR_USAGE,
			"'%s' is no way to correct a name", verb);
	if (row->verb == CORRECTION_LINK)
		return linking_line(library, arguments, row->usage, line, err);
	correcting_text(row, arguments, &text);
	if (!correction_parse(&correction, &arena, str_text(&text), &bad))
		ok = error_set(err, ERROR_USAGE, "%s",
			strstr(bad.text, "no type") ? bad.text : row->usage);
	ok = ok && correcting_names(library, row, &correction, &arena, err) &&
	     correcting_once(&correction, err);
	if (ok) {
		correction_print(line, &correction);
		str_add_char(line, '\n');
	}
	str_done(&text);
	arena_done(&arena);
	return ok;
}

bool
list_corrections(const struct command_context *context, const char *argument,
	struct listing *listing, struct error *err)
{
	struct correction_text lines = { 0 };
	struct correction correction;
	struct listing_row *row;
	struct str line = { 0 };
	char *text;

	(void)argument;
	if (!context->notebook)
		return error_set(err, ERROR_IO, "there is no notebook");
	text = notebook_corrections(
		context->notebook, library_info(context->library)->key, err);
	if (!text)
		return false;
	listing->title = "Corrections";
	listing_column(listing, "made", LISTING_LEFT);
	listing_column(listing, "correction", LISTING_WIDE);
	lines.rest = slice_of(text);
	while (correction_next(&lines, &listing->arena, &correction, err)) {
		str_clear(&line);
		correction_print(&line, &correction);
		row = listing_row(listing);
		row->cells[0] = correction.date;
		row->cells[1] = listing_string(listing, str_text(&line));
	}
	str_done(&line);
	free(text);
	return !err->code;
}
