/*
 * Loads appearances and spellings, and keeps the union-find.
 *
 * Names repeat: a library of many documents has far fewer of them than
 * appearances, so what is compared later is names, and memory follows names.
 */
#include "index/people.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/str.h"

static uint64_t
people_hash(enum entity_type type, const char *normal)
{
	return (slice_hash(slice_of(normal)) ^ (uint64_t)type) *
	       0x9e3779b97f4a7c15u;
}

static size_t
people_slot(
	const struct people *people, enum entity_type type, const char *normal)
{
	size_t mask = people->table_size - 1;
	size_t slot = (people_hash(type, normal) >> 20) & mask;
	const struct person *person;

	for (;; slot = (slot + 1) & mask) {
		if (people->table[slot] == PEOPLE_NONE)
			return slot;
		person = &people->rows[people->table[slot]];
		if (person->type == type && !strcmp(person->normal, normal))
			return slot;
	}
}

static void
people_grow(struct people *people)
{
	const struct person *person;
	size_t i, slot;

	free(people->table);
	people->table_size = people->table_size ? people->table_size * 2 : 256;
	people->table = memory_new(people->table_size * sizeof *people->table);
	for (i = 0; i < people->table_size; i++)
		people->table[i] = PEOPLE_NONE;
	for (i = 0; i < people->count; i++) {
		person = &people->rows[i];
		slot = people_slot(people, person->type, person->normal);
		people->table[slot] = (uint32_t)i;
	}
}

static uint32_t
count_words(const char *text)
{
	uint32_t words = *text != '\0';

	for (; *text; text++)
		words += *text == ' ';
	return words;
}

/* The person of this type and name, new if need be. */
static uint32_t
people_meet(struct people *people, enum entity_type type, const char *name)
{
	char *normal = alias_normalise(type, name);
	struct person *person;
	size_t slot;

	if (people->count * 2 >= people->table_size)
		people_grow(people);
	slot = people_slot(people, type, normal);
	if (people->table[slot] == PEOPLE_NONE) {
		people->rows = memory_grow(people->rows, people->count,
			&people->cap, sizeof *people->rows);
		person = &people->rows[people->count];
		*person = (struct person){ .type = type };
		person->name = arena_string(&people->arena, name);
		person->normal = arena_string(&people->arena, normal);
		person->words = count_words(normal);
		person->parent = (uint32_t)people->count;
		people->table[slot] = (uint32_t)people->count++;
	}
	free(normal);
	return people->table[slot];
}

static bool
people_load_appearances(
	struct people *people, struct store *store, struct error *err)
{
	struct statement *statement;
	struct appearing *row;
	struct person *person;
	struct arena arena = { 0 };
	enum entity_type type;
	uint32_t last = 0;

	statement = store_statement(store, "resolve_appearances");
	while (statement_next(statement)) {
		people->appearing = memory_grow(people->appearing,
			people->appearing_count, &people->appearing_cap,
			sizeof *people->appearing);
		row = &people->appearing[people->appearing_count];
		row->document = statement_u32(statement, 0);
		row->number = statement_u32(statement, 1);
		row->mentions = statement_u32(statement, 4);
		row->start = statement_u32(statement, 5);
		row->end = statement_u32(statement, 6);
		row->why = statement_u32_or(statement, 7, 0);
		row->alone = false;
		row->was = statement_u32_or(statement, 8, 0);
		row->entity = 0;
		type = entity_type_of(statement_text(statement, 2, &arena));
		if (type == ENTITY_TYPES) {
			statement_refuse(statement, "a type of entity");
			continue;
		}
		row->person = people_meet(
			people, type, statement_text(statement, 3, &arena));
		person = &people->rows[row->person];
		person->mentions += row->mentions;
		person->appearances++;
		people->appearing_count++;
		if (row->document != last)
			arena_done(&arena);
		last = row->document;
	}
	arena_done(&arena);
	return statement_done(statement, err);
}

static const char *
person_add_form(struct person *person, struct arena *arena, struct slice form,
	uint32_t count)
{
	size_t i;

	for (i = 0; i < person->form_count; i++) {
		if (slice_is(form, person->forms[i])) {
			person->counts[i] += count;
			return person->forms[i];
		}
	}
	person->forms = memory_grow(person->forms, person->form_count,
		&person->form_cap, sizeof *person->forms);
	person->counts = memory_grow(person->counts, person->form_count,
		&person->count_cap, sizeof *person->counts);
	person->forms[person->form_count] =
		arena_copy(arena, form.data, form.len);
	person->counts[person->form_count] = count;
	return person->forms[person->form_count++];
}

/*
 * The appearance of that number in a document, or NULL.  Looked for from *at
 * on, which is moved.
 */
static const struct appearing *
people_appearing(const struct people *people, uint32_t document,
	uint32_t number, size_t *at)
{
	const struct appearing *row;

	for (; *at < people->appearing_count; ++*at) {
		row = &people->appearing[*at];
		if (row->document > document ||
			(row->document == document && row->number >= number))
			break;
	}
	if (*at == people->appearing_count)
		return NULL;
	row = &people->appearing[*at];
	return row->document == document && row->number == number ? row : NULL;
}

/* Spellings come in the order of appearances: the two walk side by side. */
static bool
people_load_spellings(
	struct people *people, struct store *store, struct error *err)
{
	struct statement *statement;
	const struct appearing *row;
	struct spelling *spelling;
	size_t at = 0;

	statement = store_statement(store, "resolve_spellings");
	while (statement_next(statement)) {
		row = people_appearing(people, statement_u32(statement, 0),
			statement_u32(statement, 1), &at);
		if (!row)
			continue;
		people->spellings = memory_grow(people->spellings,
			people->spelling_count, &people->spelling_cap,
			sizeof *people->spellings);
		spelling = &people->spellings[people->spelling_count++];
		spelling->appearing = (uint32_t)at;
		spelling->count = statement_u32(statement, 3);
		spelling->scan = statement_int(statement, 4, 0, 1);
		spelling->form = person_add_form(&people->rows[row->person],
			&people->arena, statement_slice(statement, 2),
			spelling->count);
	}
	return statement_done(statement, err);
}

/* Appearances sorted by person, so that each has a run of them. */
static void
people_index(struct people *people)
{
	size_t i, at = 0;
	struct person *person;

	people->by_person =
		memory_zero(people->appearing_count, sizeof *people->by_person);
	for (i = 0; i < people->count; i++) {
		people->rows[i].first = at;
		at += people->rows[i].appearances;
	}
	for (i = 0; i < people->appearing_count; i++) {
		person = &people->rows[people->appearing[i].person];
		people->by_person[person->first++] = i;
	}
	for (i = 0; i < people->count; i++)
		people->rows[i].first -= people->rows[i].appearances;
}

void
people_leave_alone(struct people *people, uint32_t person)
{
	const struct person *row = &people->rows[person];
	size_t i;

	for (i = 0; i < row->appearances; i++)
		people->appearing[people->by_person[row->first + i]].alone =
			true;
}

bool
people_load(struct people *people, struct store *store, struct error *err)
{
	struct person *person;
	size_t i;

	*people = (struct people){ 0 };
	if (!people_load_appearances(people, store, err) ||
		!people_load_spellings(people, store, err))
		return false;
	for (i = 0; i < people->count; i++) {
		person = &people->rows[i];
		if (!person->form_count)
			person_add_form(person, &people->arena,
				slice_of(person->name), person->mentions);
	}
	people_index(people);
	return true;
}

void
people_done(struct people *people)
{
	size_t i;

	for (i = 0; i < people->count; i++) {
		free(people->rows[i].forms);
		free(people->rows[i].counts);
	}
	free(people->rows);
	free(people->appearing);
	free(people->spellings);
	free(people->by_person);
	free(people->table);
	arena_done(&people->arena);
	*people = (struct people){ 0 };
}

uint32_t
people_root(struct people *people, uint32_t person)
{
	while (people->rows[person].parent != person)
		person = people->rows[person].parent;
	return person;
}

/* Fuller names are better roots, then those more often mentioned. */
static bool
person_is_fuller(const struct person *a, const struct person *b)
{
	if (a->words != b->words)
		return a->words > b->words;
	return a->mentions > b->mentions;
}

void
people_join(struct people *people, uint32_t a, uint32_t b, const char *why)
{
	struct person *root, *child;

	a = people_root(people, a);
	b = people_root(people, b);
	if (a == b)
		return;
	if (person_is_fuller(&people->rows[b], &people->rows[a])) {
		uint32_t swap = a;

		a = b;
		b = swap;
	}
	root = &people->rows[a];
	child = &people->rows[b];
	child->parent = a;
	child->why = why;
	root->mentions += child->mentions;
}

struct alias_entity
people_entity(const struct person *person)
{
	return (struct alias_entity){ .type = person->type,
		.name = person->name,
		.forms = person->forms,
		.counts = person->counts,
		.form_count = person->form_count };
}
