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

uint32_t
people_words(const char *text)
{
	uint32_t words = *text != '\0';

	for (; *text; text++)
		words += *text == ' ';
	return words;
}

uint32_t
people_find(
	const struct people *people, enum entity_type type, const char *normal)
{
	if (!people->table_size)
		return PEOPLE_NONE;
	return people->table[people_slot(people, type, normal)];
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
		person->words = people_words(normal);
		people->table[slot] = (uint32_t)people->count++;
	}
	free(normal);
	return people->table[slot];
}

/* Names as they are printed, and whose they are. */
struct met {
	const char *name;
	uint32_t person;
};

struct meeting {
	struct people *people;
	struct met *rows; /* a table; free where there is no name */
	size_t count, size;
};

static size_t
meeting_slot(
	const struct meeting *meeting, enum entity_type type, struct slice name)
{
	size_t mask = meeting->size - 1;
	size_t slot = (slice_hash(name) + (uint64_t)type * 31) & mask;
	const struct met *met;

	for (;; slot = (slot + 1) & mask) {
		met = &meeting->rows[slot];
		if (!met->name ||
			(slice_is(name, met->name) &&
				meeting->people->rows[met->person].type ==
					type))
			return slot;
	}
}

static void
meeting_grow(struct meeting *meeting)
{
	struct met *old = meeting->rows;
	size_t i, size = meeting->size;

	meeting->size = size ? size * 2 : 1024;
	meeting->rows = memory_zero(meeting->size, sizeof *meeting->rows);
	for (i = 0; i < size; i++) {
		if (old[i].name)
			meeting->rows[meeting_slot(meeting,
				meeting->people->rows[old[i].person].type,
				slice_of(old[i].name))] = old[i];
	}
	free(old);
}

/* The same names come again and again: only new ones are looked at. */
static const struct met *
meeting_person(
	struct meeting *meeting, enum entity_type type, struct slice name)
{
	struct met *met;

	if (meeting->count * 2 >= meeting->size)
		meeting_grow(meeting);
	met = &meeting->rows[meeting_slot(meeting, type, name)];
	if (!met->name) {
		met->name = arena_copy(
			&meeting->people->arena, name.data, name.len);
		met->person = people_meet(meeting->people, type, met->name);
		meeting->count++;
	}
	return met;
}

static enum entity_type
slice_entity_type(struct slice name)
{
	enum entity_type type = 0;

	while (type < ENTITY_TYPES && !slice_is(name, entity_type_name(type)))
		type++;
	return type;
}

static bool
people_load_appearances(
	struct people *people, struct store *store, struct error *err)
{
	struct statement *statement =
		store_statement(store, "resolve_appearances");
	struct meeting meeting = { .people = people };
	const struct met *met;
	struct appearing *row;
	struct person *person;
	enum entity_type type;

	while (statement_next(statement)) {
		type = slice_entity_type(statement_slice(statement, 2));
		if (type == ENTITY_TYPES) {
			statement_refuse(statement, "a type of entity");
			continue;
		}
		people->appearing = memory_grow(people->appearing,
			people->appearing_count, &people->appearing_cap,
			sizeof *people->appearing);
		row = &people->appearing[people->appearing_count++];
		*row = (struct appearing){
			.document = statement_u32(statement, 0),
			.number = statement_u32(statement, 1),
			.mentions = statement_u32(statement, 4),
			.start = statement_u32(statement, 5),
			.end = statement_u32(statement, 6),
			.why = statement_u32_or(statement, 7, 0),
			.was = statement_u32_or(statement, 8, 0),
		};
		met = meeting_person(
			&meeting, type, statement_slice(statement, 3));
		row->name = met->name;
		row->named = row->person = met->person;
		person = &people->rows[row->person];
		person->mentions += row->mentions;
		person->appearances++;
		person->fresh = person->fresh || !row->was;
		if (row->was > people->last)
			people->last = row->was;
	}
	free(meeting.rows);
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

static void
people_spell(struct people *people, size_t appearing, const char *form,
	uint32_t count, bool scan)
{
	struct person *person =
		&people->rows[people->appearing[appearing].named];
	struct spelling *spelling;

	people->spellings =
		memory_grow(people->spellings, people->spelling_count,
			&people->spelling_cap, sizeof *people->spellings);
	spelling = &people->spellings[people->spelling_count++];
	*spelling = (struct spelling){
		.appearing = (uint32_t)appearing, .count = count, .scan = scan
	};
	spelling->form =
		person_add_form(person, &people->arena, slice_of(form), count);
}

/* The spellings of one appearance that are in the table. */
struct written {
	struct spelling *rows;
	size_t count, cap;
	struct arena arena;
};

static void
written_add(struct written *written, struct statement *row)
{
	struct slice form = statement_slice(row, 2);

	written->rows = memory_grow(written->rows, written->count,
		&written->cap, sizeof *written->rows);
	written->rows[written->count++] = (struct spelling){
		.form = arena_copy(&written->arena, form.data, form.len),
		.count = statement_u32(row, 3),
		.scan = statement_int(row, 4, 0, 1),
	};
}

/* All of them, in order; the name itself is what the others leave over. */
static void
written_end(struct written *written, struct people *people, size_t appearing)
{
	const struct appearing *row = &people->appearing[appearing];
	const struct spelling *spelling = written->rows;
	uint32_t rest = row->mentions;
	size_t i;

	for (i = 0; i < written->count; i++)
		rest -= spelling[i].count < rest ? spelling[i].count : rest;
	for (i = 0; i < written->count; i++, spelling++) {
		if (rest && strcmp(row->name, spelling->form) < 0) {
			people_spell(people, appearing, row->name, rest, false);
			rest = 0;
		}
		people_spell(people, appearing, spelling->form, spelling->count,
			spelling->scan);
	}
	if (rest)
		people_spell(people, appearing, row->name, rest, false);
	if (written->count)
		arena_done(&written->arena);
	written->count = 0;
}

/* Where a spelling is from, against where we are. */
static int
spelling_compare(struct statement *spelling, const struct appearing *row)
{
	uint32_t document = statement_u32(spelling, 0);
	uint32_t number = statement_u32(spelling, 1);

	if (document != row->document)
		return document < row->document ? -1 : 1;
	return (number > row->number) - (number < row->number);
}

/* Spellings come in the order of appearances: the two walk side by side. */
static bool
people_load_spellings(
	struct people *people, struct store *store, struct error *err)
{
	struct statement *statement =
		store_statement(store, "resolve_spellings");
	struct written written = { 0 };
	bool more = statement_next(statement);
	size_t i;
	int order;

	for (i = 0; i < people->appearing_count; i++) {
		while (more) {
			order = spelling_compare(
				statement, &people->appearing[i]);
			if (order > 0)
				break;
			if (!order)
				written_add(&written, statement);
			more = statement_next(statement);
		}
		written_end(&written, people, i);
	}
	free(written.rows);
	arena_done(&written.arena);
	/* What is left belongs to nobody. */
	while (more)
		more = statement_next(statement);
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
	people_part(people);
	return true;
}

void
people_part(struct people *people)
{
	struct person *person = people->rows;
	size_t i;

	for (i = 0; i < people->count; i++, person++) {
		person->parent = (uint32_t)i;
		person->joined = person->mentions;
		person->why = person->doubt = NULL;
	}
	for (i = 0; i < people->appearing_count; i++) {
		people->appearing[i].person = people->appearing[i].named;
		people->appearing[i].alone = false;
	}
}

bool
people_gone_take(struct people_gone *gone, struct store *store,
	uint32_t document, struct error *err)
{
	struct statement *name = store_statement(store, "change_names");
	struct people_gone_row *row;
	enum entity_type type;

	statement_bind_int(name, 1, document);
	while (statement_next(name)) {
		type = slice_entity_type(statement_slice(name, 0));
		if (type == ENTITY_TYPES)
			continue;
		gone->rows = memory_grow(gone->rows, gone->count, &gone->cap,
			sizeof *gone->rows);
		row = &gone->rows[gone->count++];
		*row = (struct people_gone_row){ .type = type,
			.entity = statement_u32_or(name, 1, 0),
			.name = statement_text(name, 2, &gone->arena),
			.form = statement_text(name, 3, &gone->arena) };
	}
	return statement_done(name, err);
}

void
people_gone_done(struct people_gone *gone)
{
	free(gone->rows);
	arena_done(&gone->arena);
	*gone = (struct people_gone){ 0 };
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
	return a->joined > b->joined;
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
	root->joined += child->joined;
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
