/*
 * Who is who in a library: names of several documents, joined or kept apart.
 *
 * Each document is a row of names, "PER Juan Lechín; PLACE Huanuni"; a name
 * that is given again is another mention of the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "index_shelf.h"
#include "index/people.h"
#include "index/resolve.h"
#include "index/mending.h"
#include "lectern/store/load.h"

struct shelf {
	char path[40];
	struct store *store;
	uint32_t documents;
};

/* Nobody has gone. */
static const struct people_gone none;

static void
shelve(struct shelf *shelf, const char *names)
{
	char file[16];

	snprintf(file, sizeof file, "%u.txt", (unsigned)++shelf->documents);
	shelve_at(shelf->store, shelf->documents, file, names);
}

static int
set_up(void **state)
{
	struct shelf *shelf = calloc(1, sizeof *shelf);
	struct error err = { 0 };

	memcpy(shelf->path, "/tmp/lectern-resolve-XXXXXX", 28);
	if (close(mkstemp(shelf->path)) || unlink(shelf->path))
		return -1;
	shelf->store = store_create_library(shelf->path, &err);
	*state = shelf;
	return shelf->store ? 0 : -1;
}

static int
take_down(void **state)
{
	struct shelf *shelf = *state;

	store_close(shelf->store);
	unlink(shelf->path);
	free(shelf);
	return 0;
}

/* All entities, most mentioned first: "PER Juan Lechín 2/1; ..." */
static void
expect_entities(struct shelf *shelf, const char *expected)
{
	struct statement *row;
	struct arena arena = { 0 };
	struct error err = { 0 };
	struct str got = { 0 };

	if (!resolve_library(shelf->store, &none, &err))
		fail_msg("%s", err.text);
	row = store_statement(shelf->store, "entity_by_count");
	while (statement_next(row))
		str_add_format(&got, "%s%s %s %u/%u", got.len ? "; " : "",
			statement_text(row, 1, &arena),
			statement_text(row, 2, &arena),
			(unsigned)statement_u32(row, 3),
			(unsigned)statement_u32(row, 4));
	assert_true(statement_done(row, &err));
	assert_string_equal(str_text(&got), expected);
	str_done(&got);
	arena_done(&arena);
}

static void
test_same_name_is_one(void **state)
{
	shelve(*state, "PER Juan Lechin; PLACE Huanuni");
	shelve(*state, "PER Juan Lechín; PLACE Huanuni; PLACE Huanuni");
	expect_entities(*state, "PLACE Huanuni 3/2; PER Juan Lechín 2/2");
}

static void
test_types_stay_apart(void **state)
{
	shelve(*state, "PLACE Huanuni; PLACE Huanuni");
	shelve(*state, "ORG Huanuni");
	expect_entities(*state, "PLACE Huanuni 2/1; ORG Huanuni 1/1");
}

static void
test_fuller_name(void **state)
{
	shelve(*state, "PER Juan Lechín; PER Juan Lechín");
	shelve(*state, "PER Juan Lechín Oquendo");
	expect_entities(*state, "PER Juan Lechín Oquendo 3/2");
}

static void
test_bare_surname_takes_the_only_one(void **state)
{
	shelve(*state, "PER Guillermo Lora");
	shelve(*state, "PER Lora; PER Lora");
	expect_entities(*state, "PER Guillermo Lora 3/2");
}

static void
test_bare_surname_of_two_stays(void **state)
{
	shelve(*state, "PER Guillermo Lora; PER Guillermo Lora");
	shelve(*state, "PER César Lora");
	shelve(*state, "PER Lora");
	expect_entities(*state,
		"PER Guillermo Lora 2/1; PER César Lora 1/1; PER Lora 1/1");
}

static void
test_two_of_one_surname(void **state)
{
	shelve(*state, "PER Walter Villarroel");
	shelve(*state, "PER Gualberto Villarroel; PER Gualberto Villarroel");
	expect_entities(*state, "PER Gualberto Villarroel 2/1; "
				"PER Walter Villarroel 1/1");
}

static void
test_own_document_comes_first(void **state)
{
	shelve(*state, "PER Walter Villaroel; PER Villarroel");
	shelve(*state, "PER Gualberto Villarroel; PER Gualberto Villarroel; "
		       "PER Gualberto Villarroel");
	expect_entities(*state, "PER Gualberto Villarroel 3/1; "
				"PER Walter Villaroel 2/1");
}

static void
test_slips_join_the_common_spelling(void **state)
{
	shelve(*state, "PLACE Huanuni; PLACE Huanuni; PLACE Huanuni; "
		       "PLACE Huanuni");
	shelve(*state, "PLACE Huanani");
	shelve(*state, "PLACE Huanini; PLACE Huanini");
	expect_entities(*state, "PLACE Huanuni 7/3");
}

static void
test_neighbours_are_no_slips(void **state)
{
	shelve(*state, "PLACE Camargo; PLACE Camarga; PLACE Camargo; "
		       "PLACE Camarga; PLACE Camargo; PLACE Camargo");
	expect_entities(*state, "PLACE Camargo 4/1; PLACE Camarga 2/1");
}

static void
test_first_names_are_no_slips(void **state)
{
	shelve(*state, "PER Simón Patiño; PER Simón Patiño; PER Simón Patiño");
	shelve(*state, "PER Simeón Patiño");
	expect_entities(*state, "PER Simón Patiño 3/1; PER Simeón Patiño 1/1");
}

static void
test_acronym_explained_elsewhere(void **state)
{
	shelve(*state, "ORG FSTMB; ORG FSTMB");
	shelve(*state,
		"ORG Federación Sindical de Trabajadores Mineros de Bolivia");
	expect_entities(*state,
		"ORG Federación Sindical de Trabajadores Mineros de Bolivia "
		"3/2");
}

static void
test_ids_follow_first_mentions(void **state)
{
	struct shelf *shelf = *state;
	struct statement *row;
	struct arena arena = { 0 };
	struct error err = { 0 };

	shelve(shelf, "PLACE Oruro; PER Juan Lechín");
	shelve(shelf, "PLACE Huanuni; PLACE Oruro");
	assert_true(resolve_library(shelf->store, &none, &err));
	row = store_statement(shelf->store, "entity_by_place");
	assert_true(statement_next(row));
	assert_int_equal(statement_u32(row, 0), 1);
	assert_string_equal(statement_text(row, 2, &arena), "Oruro");
	assert_true(statement_next(row));
	assert_int_equal(statement_u32(row, 0), 2);
	assert_true(statement_next(row));
	assert_string_equal(statement_text(row, 2, &arena), "Huanuni");
	assert_false(statement_next(row));
	assert_true(statement_done(row, &err));
	arena_done(&arena);
}

static void
test_mrs_is_another(void **state)
{
	shelve(*state, "PER Peter Tolland; PER Peter Tolland");
	shelve(*state, "PER Mrs. Tolland");
	shelve(*state, "PER Mrs. Holland");
	expect_entities(*state, "PER Peter Tolland 2/1; PER Mrs. Holland 1/1; "
				"PER Mrs. Tolland 1/1");
}

static size_t
count_damage(const struct doc *doc)
{
	size_t i, count = 0;

	for (i = 0; i < doc->span_count; i++)
		count += doc->spans[i].kind == SPAN_DAMAGE;
	return count;
}

/* What the library knows for a slip is marked, and unmarked for the next. */
static void
test_slips_are_marked(void **state)
{
	struct shelf *shelf = *state;
	struct error err = { 0 };
	struct doc *doc;

	shelve(shelf, "PLACE Huanuni; PLACE Huanuni; PLACE Huanuni");
	shelve(shelf, "PLACE Oruro; PLACE Huanani");
	expect_entities(shelf, "PLACE Huanuni 4/2; PLACE Oruro 1/1");
	doc = load_document(shelf->store, 2, 0, UINT32_MAX, &err);
	assert_non_null(doc);
	assert_int_equal(count_damage(doc), 1);
	assert_int_equal(doc->remark_count, 1);
	assert_int_equal(doc->remarks[0].start, 19);
	mending_forget(doc);
	assert_int_equal(count_damage(doc), 0);
	assert_int_equal(doc->remark_count, 0);
	doc_free(doc);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, take_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_same_name_is_one),
		TEST(test_types_stay_apart),
		TEST(test_fuller_name),
		TEST(test_bare_surname_takes_the_only_one),
		TEST(test_bare_surname_of_two_stays),
		TEST(test_two_of_one_surname),
		TEST(test_mrs_is_another),
		TEST(test_slips_are_marked),
		TEST(test_own_document_comes_first),
		TEST(test_slips_join_the_common_spelling),
		TEST(test_neighbours_are_no_slips),
		TEST(test_first_names_are_no_slips),
		TEST(test_acronym_explained_elsewhere),
		TEST(test_ids_follow_first_mentions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
