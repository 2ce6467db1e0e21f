/* Which files are opened as libraries, and what the others are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "lectern/base/file.h"
#include "lectern/store/save.h"
#include "lectern/store/store.h"
#include "store/edtf.h"
#include "store/library.h"

struct desk {
	char root[32];
	char *library;
};

static struct doc *
sample_doc(void)
{
	static const char text[] =
		"\nA heading\n\nMines of Cata-\nvi, García.\n";
	struct doc *doc = doc_new();
	struct span *span;

	doc_set_text(doc, text, strlen(text));
	doc->format = "plain text";
	doc_add_block(doc, BLOCK_HEADING, 1, 10)->level = 1;
	doc_add_block(doc, BLOCK_PARAGRAPH, 12, 39);
	doc_add_entity(doc, ENTITY_PLACE, "Catavi")->mentions = 1;
	span = doc_add_span(doc, SPAN_MENTION, 21, 29);
	span->target = 0;
	span->type = ENTITY_PLACE;
	span = doc_add_span(doc, SPAN_MARKER, 1, 2);
	span->value = "1";
	doc_sort(doc);
	return doc;
}

static int
desk_open(void **state)
{
	struct desk *desk = memory_zero(1, sizeof *desk);
	struct save_source source = {
		.number = 1, .file = "a.txt", .digest = "0"
	};
	struct doc *doc = sample_doc();
	struct error err = { 0 };
	struct store *store;

	memcpy(desk->root, "/tmp/lectern-store-XXXXXX", 26);
	assert_non_null(mkdtemp(desk->root));
	desk->library = file_join(desk->root, "100% a?b#c.lectern");
	store = store_create_library(desk->library, &err);
	assert_non_null(store);
	assert_true(save_document(store, &source, doc, &err));
	assert_true(save_meta(store, "key", "k", &err));
	assert_true(save_counts(store, &err));
	assert_true(store_finish(store, &err));
	doc_free(doc);
	*state = desk;
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;
	struct str command = { 0 };
	int status;

	str_add_format(&command, "rm -r %s", desk->root);
	status = system(command.data);
	str_done(&command);
	free(desk->library);
	free(desk);
	return status;
}

static void
expect_refusal(const char *path, enum error_code code, const char *words)
{
	struct error err = { 0 };
	struct store *store = store_open_library(path, &err);

	assert_null(store);
	assert_int_equal(err.code, code);
	if (!strstr(err.text, words))
		fail_msg("\"%s\" does not say \"%s\"", err.text, words);
}

/* Writes over bytes of the library. */
static void
patch(const struct desk *desk, off_t at, const char *bytes, size_t len)
{
	int fd = open(desk->library, O_WRONLY);

	assert_int_equal(pwrite(fd, bytes, len, at), (ssize_t)len);
	close(fd);
}

/* Changes the library as a stranger would, who knows SQL. */
static void
change(const struct desk *desk, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open_v2(desk->library, &db,
				 SQLITE_OPEN_READWRITE, NULL),
		SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

static void
test_open(void **state)
{
	const struct desk *desk = *state;
	struct error err = { 0 };
	struct store *store = store_open_library(desk->library, &err);

	assert_non_null(store);
	store_close(store);
	store_close(NULL);
}

static void
test_no_library(void **state)
{
	const struct desk *desk = *state;
	char *path = file_join(desk->root, "a.txt");
	struct error err;

	expect_refusal(path, ERROR_IO, "No such file");
	expect_refusal(desk->root, ERROR_FORMAT, "directory");
	assert_true(file_write(path, "", 0, &err));
	expect_refusal(path, ERROR_LIBRARY, "not a lectern library");
	assert_true(file_write(path, "SQLite format", 13, &err));
	expect_refusal(path, ERROR_LIBRARY, "not a lectern library");
	patch(desk, 68, "abcd", 4);
	expect_refusal(desk->library, ERROR_LIBRARY, "not a lectern library");
	free(path);
}

static void
test_other_versions(void **state)
{
	const struct desk *desk = *state;

	patch(desk, 60, "\0\0\1\0", 4);
	expect_refusal(desk->library, ERROR_LIBRARY, "newer");
	patch(desk, 60, "\0\0\0\0", 4);
	expect_refusal(desk->library, ERROR_LIBRARY, "older");
}

static void
test_truncated(void **state)
{
	const struct desk *desk = *state;
	struct stat st;

	assert_int_equal(stat(desk->library, &st), 0);
	assert_int_equal(truncate(desk->library, st.st_size + 4096), 0);
	expect_refusal(desk->library, ERROR_LIBRARY, "damaged");
	assert_int_equal(truncate(desk->library, st.st_size - 4096), 0);
	expect_refusal(desk->library, ERROR_LIBRARY, "damaged");
	assert_int_equal(truncate(desk->library, 101), 0);
	expect_refusal(desk->library, ERROR_LIBRARY, "damaged");
	assert_int_equal(truncate(desk->library, 50), 0);
	expect_refusal(desk->library, ERROR_LIBRARY, "not a lectern library");
}

static void
test_write_ahead(void **state)
{
	patch(*state, 18, "\2\2", 2);
	expect_refusal(
		((struct desk *)*state)->library, ERROR_LIBRARY, "damaged");
}

static void
test_other_schema(void **state)
{
	static const char *const changes[] = {
		"CREATE VIEW sly AS SELECT * FROM block",
		"CREATE TABLE more (a)",
		"DROP TABLE failure",
		("CREATE TRIGGER sly AFTER INSERT ON block BEGIN "
		 "DELETE FROM note; END"),
		"ALTER TABLE note ADD COLUMN a",
	};
	const struct desk *desk = *state;
	size_t i;

	for (i = 0; i < sizeof changes / sizeof *changes; i++) {
		change(desk, changes[i]);
		expect_refusal(desk->library, ERROR_LIBRARY, "tables");
	}
}

/* The digest that spares a second look is that of schema.sql as it is now. */
static void
test_schema_digest(void **state)
{
	const char *known;
	char digest[65];

	(void)state;
	assert_true(library_schema_digest(digest, &known));
	if (strcmp(digest, known))
		fail_msg("library_schema in library.c must be %s", digest);
}

/* Nothing beside the library is played back into it, nothing is made. */
static void
test_journal(void **state)
{
	const struct desk *desk = *state;
	struct error err = { 0 };
	struct str path = { 0 };
	struct store *store;

	str_add_format(&path, "%s-journal", desk->library);
	assert_true(file_write(path.data, "\xd9\xd5\x05\xf9 hot", 8, &err));
	store = store_open_library(desk->library, &err);
	assert_non_null(store);
	store_close(store);
	assert_int_equal(access(path.data, F_OK), 0);
	str_done(&path);
}

/* -- values --------------------------------------------------------------- */

/* One column of meta, read as text; false if it was refused. */
static bool
read_key(const struct desk *desk)
{
	struct error err = { 0 };
	struct store *store = store_open_library(desk->library, &err);
	struct arena arena = { 0 };
	struct statement *meta;
	bool ok;

	assert_non_null(store);
	meta = store_statement(store, "meta");
	statement_bind_text(meta, 1, "key");
	while (statement_next(meta))
		assert_non_null(statement_text(meta, 0, &arena));
	ok = statement_done(meta, &err);
	assert_true(ok || err.code == ERROR_LIBRARY);
	arena_done(&arena);
	store_close(store);
	return ok;
}

static void
test_values(void **state)
{
	static const char *const bad[] = {
		"UPDATE meta SET value = CAST(x'ff41' AS TEXT) "
		"WHERE key = 'key'",
		"UPDATE meta SET value = CAST(x'410041' AS TEXT) "
		"WHERE key = 'key'",
		"UPDATE meta SET value = NULL WHERE key = 'key'",
		"UPDATE meta SET value = 5 WHERE key = 'key'",
		"UPDATE meta SET value = x'41' WHERE key = 'key'",
	};
	const struct desk *desk = *state;
	size_t i;

	assert_true(read_key(desk));
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		change(desk, bad[i]);
		assert_false(read_key(desk));
	}
	change(desk, "UPDATE meta SET value = 'fine' WHERE key = 'key'");
	assert_true(read_key(desk));
}

static void
test_ranges(void **state)
{
	const struct desk *desk = *state;
	struct error err = { 0 };
	struct statement *row;
	struct store *store;

	change(desk, "UPDATE document SET bytes = 4294967296, words = -1");
	store = store_open_library(desk->library, &err);
	row = store_statement(store, "document");
	statement_bind_int(row, 1, 1);
	assert_true(statement_next(row));
	assert_int_equal(statement_int(row, 0, 1, 9), 1);
	assert_int_equal(statement_u32(row, 8), 0);
	assert_false(statement_next(row));
	assert_false(statement_done(row, &err));
	assert_int_equal(err.code, ERROR_LIBRARY);

	/* Asked again, it knows nothing of the fault. */
	row = store_statement(store, "document");
	statement_bind_int(row, 1, 2);
	assert_false(statement_next(row));
	assert_true(statement_done(row, &err));
	store_close(store);
}

/* -- search --------------------------------------------------------------- */

static uint32_t
count_matches(struct store *store, const char *query)
{
	struct match_question question = { .query = query, .limit = 10 };
	struct match_list list;
	struct error err = { 0 };
	uint32_t total;

	if (!store_match(store, &question, &list, &err))
		fail_msg("%s", err.text);
	total = list.total;
	assert_int_equal(list.count, total);
	match_list_done(&list);
	return total;
}

static void
test_match(void **state)
{
	const struct desk *desk = *state;
	struct error err = { 0 };
	struct store *store = store_open_library(desk->library, &err);
	struct match_list list;

	assert_int_equal(count_matches(store, "mines"), 1);
	assert_int_equal(count_matches(store, "catavi"), 1);
	assert_int_equal(count_matches(store, "garcia"), 1);
	assert_int_equal(count_matches(store, "\"mines of\" AND heading"), 0);
	assert_int_equal(count_matches(store, "nothing"), 0);
	assert_false(store_match(
		store, &(struct match_question){ .query = "\"" }, &list, &err));
	assert_int_equal(err.code, ERROR_USAGE);
	assert_int_equal(count_matches(store, "mines OR heading"), 2);
	store_close(store);
}

/* The first child of this process; 0 if it has none. */
static int
find_child(void)
{
	char path[64];
	FILE *file;
	int child = 0;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", getpid(),
		getpid());
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (fscanf(file, "%d", &child) != 1)
		child = 0;
	fclose(file);
	return child;
}

/* A search that died is started again, once. */
static void
test_match_killed(void **state)
{
	const struct desk *desk = *state;
	struct error err = { 0 };
	struct store *store = store_open_library(desk->library, &err);
	int child;

	assert_int_equal(count_matches(store, "mines"), 1);
	child = find_child();
	if (child) {
		kill(child, SIGKILL);
		assert_int_equal(count_matches(store, "mines"), 1);
		assert_int_not_equal(find_child(), child);
	}
	store_close(store);
	assert_int_equal(find_child(), 0);
}

/* Pages of the word index are overwritten: whatever comes of it, we live. */
static void
test_match_damage(void **state)
{
	const struct desk *desk = *state;
	struct match_list list;
	struct error err = { 0 };
	struct store *store;

	change(desk, "UPDATE search_data SET block = "
		     "x'00ffffffffffffffffffffffffffffffff' WHERE id > 10");
	store = store_open_library(desk->library, &err);
	assert_non_null(store);
	if (store_match(store, &(struct match_question){ .query = "mines" },
		    &list, &err))
		match_list_done(&list);
	else
		assert_true(*err.text);
	store_close(store);
}

/* -- dates ---------------------------------------------------------------- */

static void
test_bounds(void **state)
{
	/* clang-format off */
	static const struct { const char *edtf; int64_t low, high; } cases[] = {
		{ "1952-04-09", 19520409, 19520409 },
		{ "1952-04", 19520401, 19520431 },
		{ "1952", 19520101, 19521231 },
		{ "1952?", 19520101, 19521231 },
		{ "195X", 19500101, 19591231 },
		{ "19XX", 19000101, 19991231 },
		{ "1952/1964", 19520101, 19641231 },
		{ "1952-04-09/1952-04-11", 19520409, 19520411 },
		{ "1952-21", 19520101, 19521231 },
		{ "1952-34", 19520401, 19520631 },
		{ "1952-XX-09", 19520109, 19521209 },
		{ "-0044-03-15", -439685, -439685 },
		{ "../1952", 19520101, 19521231 },
	};
	static const char *const none[] = { "", "--04-09", "XXXX-04-09",
		"1952-13", "52", "1952-4", "1964/1952", "tomorrow", "1952-" };
	/* clang-format on */
	int64_t low, high;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (!edtf_bounds(cases[i].edtf, &low, &high))
			fail_msg("%s", cases[i].edtf);
		assert_int_equal(low, cases[i].low);
		assert_int_equal(high, cases[i].high);
	}
	for (i = 0; i < sizeof none / sizeof *none; i++) {
		if (edtf_bounds(none[i], &low, &high))
			fail_msg("%s", none[i]);
	}
}

#define DESK_TEST(test)                                                        \
	cmocka_unit_test_setup_teardown(test, desk_open, desk_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(test_open),
		DESK_TEST(test_no_library),
		DESK_TEST(test_other_versions),
		DESK_TEST(test_truncated),
		DESK_TEST(test_write_ahead),
		DESK_TEST(test_other_schema),
		DESK_TEST(test_schema_digest),
		DESK_TEST(test_journal),
		DESK_TEST(test_values),
		DESK_TEST(test_ranges),
		DESK_TEST(test_match),
		DESK_TEST(test_match_damage),
		DESK_TEST(test_match_killed),
		cmocka_unit_test(test_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
