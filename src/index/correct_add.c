/*
 * Adding a name that the tagger missed, wherever its words stand.
 *
 * The word index says in which blocks; there the text is compared as people
 * read it: whatever its accents and line ends, but with capitals where the
 * name has them, so that Rose is found and a rose is not.  A longer name that
 * holds this one is left alone; shorter ones within it were parts of it.
 */
#include "index/correct.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

/* A mention that begins further before a place does not reach it. */
#define ADD_REACH 400

struct adding {
	struct correcting *correcting;
	const struct correction_name *name;
	char *folded;
	struct correct_found who;  /* id 0 until the first is found */
	uint32_t document, number; /* the appearance mentions go to */
	uint32_t *touched;         /* entities that lost mentions */
	size_t touched_count, touched_cap;
	uint32_t added;
};

/* -- does the text hold it? ----------------------------------------------- */

static bool
add_is_word_at(const char *text, size_t len, size_t at, bool before)
{
	size_t other;

	if (before)
		return at > 0 && utf8_is_word(utf8_before(text, at, &other));
	return at < len && utf8_is_word(utf8_at(text, len, at, &other));
}

/* Where the name has a capital the text must have one. */
static bool
add_has_capitals(const char *name, struct slice printed)
{
	struct str flat = { 0 };
	const char *a = name, *b;
	size_t next;
	bool ok = true;

	str_add_flat(&flat, printed);
	for (b = str_text(&flat); ok && *a && *b;) {
		ok = !utf8_is_upper(utf8_at(a, strlen(a), 0, &next)) ||
		     !utf8_is_lower(utf8_at(b, strlen(b), 0, &next));
		a += strcspn(a, " ");
		a += strspn(a, " ");
		b += strcspn(b, " ");
		b += strspn(b, " ");
	}
	str_done(&flat);
	return ok;
}

/* -- what stands there already -------------------------------------------- */

static bool
add_touch(struct adding *adding, uint32_t document, uint32_t number)
{
	struct correcting *correcting = adding->correcting;
	struct statement *statement;
	uint32_t entity = 0;

	statement =
		store_statement(correcting->store, "correct_appearance_name");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, number);
	if (statement_next(statement))
		entity = statement_u32_or(statement, 2, 0);
	if (!statement_done(statement, correcting->err))
		return false;
	if (!entity)
		return true;
	adding->touched = memory_grow(adding->touched, adding->touched_count,
		&adding->touched_cap, sizeof *adding->touched);
	adding->touched[adding->touched_count++] = entity;
	return true;
}

/* Takes away a shorter mention within the new one. */
static bool
add_replace(struct adding *adding, uint32_t document, uint32_t start,
	uint32_t end, uint32_t number)
{
	struct correcting *correcting = adding->correcting;
	struct statement *statement;

	statement =
		store_statement(correcting->store, "correct_mention_remove");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, start);
	statement_bind_int(statement, 3, end);
	return add_touch(adding, document, number) &&
	       statement_run(statement, correcting->err) &&
	       correct_respell(correcting, document, number);
}

struct overlap {
	uint32_t start, end, number;
};

/* Makes room for a mention; *free: nothing longer stands there. */
static bool
add_make_room(struct adding *adding, uint32_t document, uint32_t start,
	uint32_t end, bool *free_place)
{
	struct correcting *correcting = adding->correcting;
	struct overlap *rows = NULL, row;
	struct statement *statement;
	size_t count = 0, cap = 0, i;
	bool ok;

	*free_place = true;
	statement = store_statement(correcting->store, "correct_overlaps");
	statement_bind_int(statement, 1, document);
	statement_bind_int(
		statement, 2, start > ADD_REACH ? start - ADD_REACH : 0);
	statement_bind_int(statement, 3, end);
	while (statement_next(statement)) {
		row = (struct overlap){ statement_u32(statement, 0),
			statement_u32(statement, 1),
			statement_u32_or(statement, 2, DOC_NONE) };
		if (row.end <= start)
			continue;
		if (row.start < start || row.end > end ||
			(row.start == start && row.end == end) ||
			row.number == DOC_NONE)
			*free_place = false;
		rows = memory_grow(rows, count, &cap, sizeof *rows);
		rows[count++] = row;
	}
	ok = statement_done(statement, correcting->err);
	for (i = 0; ok && *free_place && i < count; i++)
		ok = add_replace(adding, document, rows[i].start, rows[i].end,
			rows[i].number);
	free(rows);
	return ok;
}

/* -- putting it there ----------------------------------------------------- */

/* The entity, new if nobody is called so. */
static bool
add_who(struct adding *adding)
{
	struct correcting *correcting = adding->correcting;
	struct correction_name name = { .type = correcting->correction->type,
		.name = adding->name->name,
		.at = DOC_NONE };

	if (adding->who.id)
		return true;
	if (!correct_find(correcting, &name, &adding->who))
		return false;
	adding->who.type = name.type;
	return adding->who.id || correct_create(correcting, name.type,
					 name.name, &adding->who.id);
}

/* Counts those added to a document, once it has them all. */
static bool
add_respell(struct adding *adding)
{
	return !adding->document || correct_respell(adding->correcting,
					    adding->document, adding->number);
}

/* The appearance that mentions in this document go to. */
static bool
add_appearance(struct adding *adding, uint32_t document)
{
	struct correcting *correcting = adding->correcting;
	struct statement *statement;
	uint32_t number = DOC_NONE;

	if (adding->document == document)
		return true;
	if (!add_respell(adding) || !add_who(adding))
		return false;
	statement = store_statement(correcting->store, "correct_appearance_of");
	statement_bind_int(statement, 1, adding->who.id);
	statement_bind_int(statement, 2, document);
	if (statement_next(statement))
		number = statement_u32(statement, 0);
	if (!statement_done(statement, correcting->err))
		return false;
	if (number == DOC_NONE &&
		!correct_create_appearance(correcting, document, adding->who.id,
			adding->who.type, adding->name->name, &number))
		return false;
	adding->document = document;
	adding->number = number;
	return true;
}

static bool
add_mention(
	struct adding *adding, uint32_t document, uint32_t start, uint32_t end)
{
	struct correcting *correcting = adding->correcting;
	struct statement *statement;
	bool free_place;

	if (!add_make_room(adding, document, start, end, &free_place))
		return false;
	if (!free_place)
		return true;
	if (!add_appearance(adding, document))
		return false;
	adding->added++;
	statement = store_statement(correcting->store, "correct_mention_add");
	statement_bind_int(statement, 1, document);
	statement_bind_int(statement, 2, start);
	statement_bind_int(statement, 3, end);
	statement_bind_text(statement, 4, entity_type_name(adding->who.type));
	statement_bind_int(statement, 5, adding->number);
	statement_bind_int(statement, 6, correcting->reason);
	return statement_run(statement, correcting->err);
}

struct added_block {
	uint32_t document, start;
	const char *text;
};

static bool
add_in_block(struct adding *adding, const struct added_block *block)
{
	size_t len = strlen(block->text), at = 0, needle, from, to;
	struct fold fold;
	bool ok = true;

	fold_init(&fold, block->text, len);
	needle = strlen(adding->folded);
	while (ok && (at = fold_find(&fold, adding->folded, at)) != FOLD_NONE) {
		from = fold.map[at];
		to = fold.map[at + needle];
		while (to > from && strchr(" \t\r\n", block->text[to - 1]))
			to--;
		if (!add_is_word_at(fold.text, fold.len, at, true) &&
			!add_is_word_at(
				fold.text, fold.len, at + needle, false) &&
			add_has_capitals(adding->name->name,
				(struct slice){
					block->text + from, to - from }))
			ok = add_mention(adding, block->document,
				block->start + (uint32_t)from,
				block->start + (uint32_t)to);
		at += needle;
	}
	fold_done(&fold);
	return ok;
}

/* -- finding the blocks --------------------------------------------------- */

/* A phrase for FTS5, which knows nothing of signs between words. */
static char *
add_query(const char *folded)
{
	struct str query = { 0 };

	str_add_char(&query, '"');
	for (; *folded; folded++)
		str_add_char(&query, *folded == '"' ? ' ' : *folded);
	str_add_char(&query, '"');
	return str_take(&query);
}

static bool
add_at_block(struct adding *adding, int64_t id, uint32_t only)
{
	struct correcting *correcting = adding->correcting;
	struct arena arena = { 0 };
	struct added_block block = { 0 };
	struct statement *statement;
	bool ok;

	statement = store_statement(correcting->store, "find_block");
	statement_bind_int(statement, 1, id);
	if (statement_next(statement)) {
		block.document = statement_u32(statement, 0);
		block.start = statement_u32(statement, 2);
		block.text = statement_text(statement, 4, &arena);
	}
	ok = statement_done(statement, correcting->err);
	if (ok && block.text && (!only || only == block.document))
		ok = add_in_block(adding, &block);
	arena_done(&arena);
	return ok;
}

/* The blocks that have all of the words, in their order. */
static bool
add_ask(struct correcting *correcting, const char *query,
	struct match_list *list)
{
	struct match_question question = { .query = query, .unranked = true };
	struct statement *statement;
	size_t cap = 0;

	*list = (struct match_list){ 0 };
	if (correcting->words)
		return store_match(
			correcting->words, &question, list, correcting->err);
	statement = store_statement(correcting->store, "correct_search");
	statement_bind_text(statement, 1, query);
	while (statement_next(statement)) {
		list->rows = memory_grow(
			list->rows, list->count, &cap, sizeof *list->rows);
		list->rows[list->count++] = (struct match){
			statement_int(statement, 0, 0, INT64_MAX), 0
		};
	}
	return statement_done(statement, correcting->err);
}

static bool
add_search(struct adding *adding, uint32_t only)
{
	char *query = add_query(adding->folded);
	struct match_list list;
	bool ok = add_ask(adding->correcting, query, &list);
	size_t i;

	for (i = 0; ok && i < list.count; i++)
		ok = add_at_block(adding, list.rows[i].block, only);
	match_list_done(&list);
	free(query);
	return ok;
}

static bool
add_refresh(struct adding *adding)
{
	size_t i;

	if (!add_respell(adding))
		return false;
	for (i = 0; i < adding->touched_count; i++) {
		if (!correct_refresh(adding->correcting, adding->touched[i]))
			return false;
	}
	return !adding->who.id ||
	       correct_refresh(adding->correcting, adding->who.id);
}

bool
correct_add(struct correcting *correcting, bool *effect)
{
	const struct correction_name *name = &correcting->correction->names[0];
	struct adding adding = { .correcting = correcting, .name = name };
	struct correct_found found = { 0 };
	bool ok;

	if (name->file && !correct_find(correcting, name, &found))
		return false;
	if (name->file && !found.document)
		return true;
	adding.folded = fold_string(name->name, strlen(name->name));
	ok = add_search(&adding, found.document) && add_refresh(&adding);
	*effect = adding.added > 0;
	free(adding.folded);
	free(adding.touched);
	return ok;
}
