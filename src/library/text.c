/* The text of a document: parts of it, its outline, and walks through it. */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "library/inside.h"

char *
library_text(struct library *library, uint32_t number, uint32_t start,
	uint32_t end, struct error *err)
{
	struct statement *row = store_statement(library->store, "blocks");
	struct str text = { 0 };
	struct slice part;
	uint32_t from, a, b;

	statement_bind_int(row, 1, number);
	statement_bind_int(row, 2, start);
	statement_bind_int(row, 3, end);
	while (statement_next(row)) {
		from = statement_u32(row, 3);
		part = statement_slice(row, 5);
		a = start > from ? start - from : 0;
		b = end - from; /* the statement gives from < end */
		if (b > part.len)
			b = (uint32_t)part.len;
		if (a < b)
			str_add_bytes(&text, part.data + a, b - a);
	}
	if (statement_done(row, err))
		return str_take(&text);
	str_done(&text);
	return NULL;
}

bool
library_block_place(struct library *library, uint32_t number, uint32_t block,
	struct place *place, struct error *err)
{
	struct statement *row =
		store_statement(library->store, "block_by_number");
	bool found;

	statement_bind_int(row, 1, number);
	statement_bind_int(row, 2, block);
	found = statement_next(row);
	if (found) {
		place->document = number;
		place->start = statement_u32(row, 0);
		place->end = statement_u32(row, 1);
	}
	if (!statement_done(row, err))
		return false;
	if (!found)
		return error_set(
			err, ERROR_NOT_FOUND, "the document has no text");
	return true;
}

bool
library_outline(struct library *library, uint32_t number,
	struct section_list *list, struct error *err)
{
	struct statement *row = store_statement(library->store, "headings");
	struct section *section;
	struct slice text;
	size_t cap = 0;

	*list = (struct section_list){ 0 };
	statement_bind_int(row, 1, number);
	while (statement_next(row)) {
		list->rows = memory_grow(
			list->rows, list->count, &cap, sizeof *list->rows);
		section = &list->rows[list->count++];
		section->level = statement_u32(row, 0);
		section->start = statement_u32(row, 1);
		section->end = statement_u32(row, 2);
		text = statement_slice(row, 3);
		if (section->end < section->start ||
			section->end - section->start > text.len)
			statement_refuse(row, "a heading is out of place");
		else
			text.len = section->end - section->start;
		section->text = library_line(&list->arena, text, 0);
	}
	if (statement_done(row, err))
		return true;
	section_list_done(list);
	return false;
}

void
section_list_done(struct section_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct section_list){ 0 };
}

/* -- finding text --------------------------------------------------------- */

/* First or last hit of a folded text in a block that begins in [low, high). */
static bool
text_find(struct slice text, uint32_t start, const char *folded, uint32_t low,
	uint32_t high, bool forward, struct place *place)
{
	struct fold fold;
	size_t at, len = strlen(folded);
	uint32_t here;
	bool found = false;

	fold_init(&fold, text.data, text.len);
	for (at = fold_find(&fold, folded, 0); at != FOLD_NONE;
		at = fold_find(&fold, folded, at + 1)) {
		here = start + fold.map[at];
		if (here < low)
			continue;
		if (here >= high)
			break;
		place->start = here;
		place->end = start + fold.map[at + len];
		found = true;
		if (forward)
			break;
	}
	fold_done(&fold);
	return found;
}

/* Blocks are looked at one by one: what is sought does not leave its block. */
bool
library_find_text(struct library *library, uint32_t number, const char *folded,
	uint32_t from, bool forward, struct place *place, struct error *err)
{
	struct statement *row = store_statement(
		library->store, forward ? "blocks" : "blocks_before");
	uint32_t low = forward ? from : 0;
	uint32_t high = forward ? UINT32_MAX : from;
	struct slice text;

	*place = (struct place){ 0 };
	statement_bind_int(row, 1, number);
	statement_bind_int(row, 2, from);
	if (forward)
		statement_bind_int(row, 3, UINT32_MAX);
	while (*folded && !place->document && statement_next(row)) {
		text = statement_slice(row, 5);
		if (text_find(text, statement_u32(row, 3), folded, low, high,
			    forward, place))
			place->document = number;
	}
	return statement_done(row, err);
}

/* -- walking from span to span -------------------------------------------- */

struct walk {
	struct library *library;
	uint32_t number, from;
	bool forward;
	struct place *best;
	struct error *err;
};

/* Takes what a statement finds if it is nearer than the best so far. */
static bool
walk_try(struct walk *walk, const char *next, const char *previous,
	const char *words)
{
	struct statement *row = store_statement(
		walk->library->store, walk->forward ? next : previous);
	struct place *best = walk->best;
	uint32_t start, end;

	statement_bind_int(row, 1, walk->number);
	statement_bind_int(row, 2, walk->from);
	if (words)
		statement_bind_text(row, 3, words);
	if (statement_next(row)) {
		start = statement_u32(row, 0);
		end = statement_u32(row, 1);
		if (!best->document || (walk->forward ? start < best->start
						      : start > best->start))
			*best = (struct place){ walk->number, start, end };
	}
	return statement_done(row, walk->err);
}

/* Mentions of some types: their names with blanks around, "" for all. */
static bool
walk_mentions(struct walk *walk, uint32_t types)
{
	struct str words = { 0 };
	int type;
	bool ok;

	for (type = 0; types && type < ENTITY_TYPES; type++) {
		if (types >> type & 1)
			str_add_format(&words, " %s ", entity_type_name(type));
	}
	ok = walk_try(
		walk, "next_mention", "previous_mention", str_text(&words));
	str_done(&words);
	return ok;
}

static bool
walk_spans(struct walk *walk, uint32_t kinds)
{
	struct str words = { 0 };
	int kind;
	bool ok;

	for (kind = SPAN_WORK; kind < SPAN_KINDS; kind++) {
		if (kinds >> kind & 1)
			str_add_format(&words, " %s ", span_kind_name(kind));
	}
	ok = !words.len ||
	     walk_try(walk, "next_span", "previous_span", words.data);
	str_done(&words);
	return ok;
}

bool
library_next_span(struct library *library, uint32_t number, uint32_t kinds,
	uint32_t types, uint32_t from, bool forward, struct place *place,
	struct error *err)
{
	struct walk walk = { .library = library,
		.number = number,
		.from = from,
		.forward = forward,
		.best = place,
		.err = err };

	*place = (struct place){ 0 };
	if (kinds >> SPAN_MARKER & 1 &&
		!walk_try(&walk, "next_marker", "previous_marker", NULL))
		return false;
	if (kinds >> SPAN_MENTION & 1 && !walk_mentions(&walk, types))
		return false;
	if (kinds >> SPAN_DATE & 1 &&
		!walk_try(&walk, "next_date", "previous_date", NULL))
		return false;
	return walk_spans(&walk, kinds);
}
