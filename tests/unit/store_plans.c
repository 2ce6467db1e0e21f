/*
 * The query plan of every named statement, held against a golden file: a full
 * scan should be a decision.  UPDATE=1 make check writes the file anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <sqlite3.h>

#include "lectern/base/asset.h"
#include "lectern/base/file.h"
#include "store/statement.h"

/* Statements that may look at a whole table: they build, or list it all. */
static const char *const scans[] = { "insert_counts", "count_documents",
	"document_names", "document_stamps", "failure_stamps", "works_window",
	"find_counts", "field_type", "field_documents", "field_notes",
	"field_headings", "block_homes", "numbering", "entity_by_count",
	"entity_by_name", "entity_by_place", "entity_by_spread",
	"resolve_appearances", "resolve_spellings", "passage_blocks",
	"passage_entities", "passage_mentions", "passage_dates",
	"reference_spans", "reference_files", "reference_anchors",
	"reference_links", "reference_pages", "reference_titles",
	"reference_works", "reference_kept", "change_reasons", "insert_came",
	"insert_went", "words_clear", "words_came", "words_went",
	"words_came_clear", "words_went_clear", "words_count", "words_gone",
	"words_changed", "words", "reference_clear", "reference_clear_declared",
	"remove_failures", "reference_bytes", "candidates_before",
	"candidates_behind", "visit_last", "change_last", "correct_forms",
	"correct_search", "find_search", "forms_of", "field_boilerplate" };

struct plans {
	sqlite3 *library, *notebook;
	struct str text;
};

/* The plan of a statement, a line a step; false if it does not fit there. */
static bool
plan_add(sqlite3 *db, struct slice sql, struct str *text)
{
	sqlite3_stmt *plan = NULL;
	struct str explain = { 0 };
	bool ok;

	str_add(&explain, "EXPLAIN QUERY PLAN ");
	str_add_slice(&explain, sql);
	ok = sqlite3_prepare_v2(db, explain.data, (int)explain.len, &plan,
		     NULL) == SQLITE_OK;
	while (ok && sqlite3_step(plan) == SQLITE_ROW)
		str_add_format(text, "    %s\n", sqlite3_column_text(plan, 3));
	sqlite3_finalize(plan);
	str_done(&explain);
	return ok;
}

static bool
plan_may_scan(struct slice name)
{
	size_t i;

	for (i = 0; i < sizeof scans / sizeof *scans; i++) {
		if (slice_is(name, scans[i]))
			return true;
	}
	return false;
}

static void
plan_check(struct slice name, const char *plan)
{
	if (strstr(plan, "SCAN ") && !plan_may_scan(name))
		fail_msg("%.*s scans a table: use an index, or add it to the "
			 "list of those that may",
			(int)name.len, name.data);
}

static void
plan_each(void *context, struct slice name, struct slice sql)
{
	struct plans *plans = context;
	size_t begin;

	str_add_slice(&plans->text, name);
	str_add(&plans->text, "\n");
	begin = plans->text.len;
	if (plan_add(plans->library, sql, &plans->text) ||
		(plans->notebook &&
			plan_add(plans->notebook, sql, &plans->text)))
		plan_check(name, plans->text.data + begin);
	else
		fail_msg("%.*s: %s", (int)name.len, name.data,
			sqlite3_errmsg(plans->library));
}

static sqlite3 *
schema_open(const char *name)
{
	struct slice schema = asset_find(name);
	sqlite3 *db = NULL;

	if (!schema.data)
		return NULL;
	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	if (sqlite3_exec(db, schema.data, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", name, sqlite3_errmsg(db));
	return db;
}

static void
test_plans(void **state)
{
	struct plans plans = { 0 };
	struct slice change;
	struct bytes golden = { 0 };
	struct str path = { 0 };
	struct error err = { 0 };
	const char *update = getenv("UPDATE");
	size_t version;
	bool same;
	int fd;

	(void)state;
	plans.library = schema_open("src/store/schema.sql");
	change = asset_find("src/store/change.sql");
	assert_int_equal(
		sqlite3_exec(plans.library, change.data, NULL, NULL, NULL),
		SQLITE_OK);
	plans.notebook = schema_open("src/store/notebook.sql");
	str_add_format(
		&plans.text, "SQLite %d\n", sqlite3_libversion_number() / 1000);
	version = plans.text.len;
	statement_each(plan_each, &plans);
	str_add_format(&path, "%s/tests/golden/sql/plans.txt",
		getenv("srcdir") ? getenv("srcdir") : ".");
	if (update && *update)
		assert_true(file_write(
			path.data, plans.text.data, plans.text.len, &err));
	fd = file_open(path.data, &err);
	if (fd < 0 || !bytes_read(&golden, fd, FILE_LIMIT, &err))
		fail_msg("%s", err.text);
	/* Other versions plan otherwise; ours is the one of the golden. */
	same = !strncmp(plans.text.data, golden.data, version);
	if (same)
		assert_string_equal(plans.text.data, golden.data);
	bytes_done(&golden);
	str_done(&plans.text);
	str_done(&path);
	sqlite3_close(plans.library);
	sqlite3_close(plans.notebook);
	if (!same)
		print_message("plans of another SQLite are not compared\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plans),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
