/* The notebook: kept, found again, never overwritten when in trouble. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include <sqlite3.h>

#include "lectern/base/file.h"
#include "lectern/base/str.h"
#include "lectern/notebook/notebook.h"

struct desk {
	char *directory;
	char *path;
	struct notebook *notebook;
	struct error err;
};

static struct notebook *
open_again(struct desk *desk)
{
	notebook_close(desk->notebook);
	desk->notebook = notebook_open(desk->path, &desk->err);
	assert_non_null(desk->notebook);
	return desk->notebook;
}

static int
set_up(void **state)
{
	struct desk *desk = calloc(1, sizeof *desk);

	desk->directory = mkdtemp(strdup("/tmp/lectern-notebook-XXXXXX"));
	desk->path = file_join(desk->directory, "n.db");
	open_again(desk);
	*state = desk;
	return 0;
}

static int
take_down(void **state)
{
	struct desk *desk = *state;
	struct str command = { 0 };

	notebook_close(desk->notebook);
	str_add_format(&command, "rm -rf '%s'", desk->directory);
	if (system(str_text(&command)))
		return -1;
	str_done(&command);
	free(desk->directory);
	free(desk->path);
	free(desk);
	return 0;
}

static const struct bookmark here = { "key", "a.txt", 120, 131,
	"Catavi mines" };

static uint32_t
annotate(struct desk *desk, uint32_t id, const char *text)
{
	struct annotation annotation = { .id = id, .at = here, .text = text };

	assert_true(notebook_save_annotation(
		desk->notebook, &annotation, &desk->err));
	return annotation.id;
}

/* The texts of all annotations, one after the other. */
static void
expect_annotations(struct desk *desk, const char *texts)
{
	struct annotation_list list;
	struct str got = { 0 };
	size_t i;

	assert_true(notebook_annotations(
		desk->notebook, "key", NULL, &list, &desk->err));
	for (i = 0; i < list.count; i++)
		str_add_format(&got, "%s%s", i ? "|" : "", list.rows[i].text);
	assert_string_equal(str_text(&got), texts);
	annotation_list_done(&list);
	str_done(&got);
}

static void
test_new_one_is_private(void **state)
{
	struct desk *desk = *state;
	struct stat info;

	assert_null(notebook_trouble(desk->notebook));
	/* Nothing is made for somebody who only looks. */
	assert_int_equal(stat(desk->path, &info), -1);
	assert_true(notebook_visit(desk->notebook, "/a.lectern", &desk->err));
	assert_int_equal(stat(desk->path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
}

static void
test_position_comes_back(void **state)
{
	struct desk *desk = *state;
	struct bookmark later = { "key", "b.txt", 7, 7, "words" };
	struct bookmark at;
	struct arena arena = { 0 };

	assert_false(
		notebook_position(desk->notebook, "key", NULL, &arena, &at));
	assert_true(notebook_save_position(desk->notebook, &later, &desk->err));
	assert_true(notebook_save_position(desk->notebook, &here, &desk->err));
	open_again(desk);
	assert_true(
		notebook_position(desk->notebook, "key", NULL, &arena, &at));
	assert_string_equal(at.file, "a.txt");
	assert_int_equal(at.start, 120);
	assert_int_equal(at.end, 131);
	assert_string_equal(at.words, "Catavi mines");
	assert_true(
		notebook_position(desk->notebook, "key", "b.txt", &arena, &at));
	assert_int_equal(at.start, 7);
	assert_false(
		notebook_position(desk->notebook, "other", NULL, &arena, &at));
	arena_done(&arena);
}

static void
test_marks(void **state)
{
	struct desk *desk = *state;
	struct bookmark other = { "key", "b.txt", 9, 9, "nine" }, at;
	struct arena arena = { 0 };

	assert_true(notebook_set_mark(desk->notebook, 'x', &here, &desk->err));
	assert_true(notebook_set_mark(desk->notebook, 'x', &other, &desk->err));
	assert_true(notebook_mark(desk->notebook, "key", 'x', &arena, &at));
	assert_string_equal(at.file, "b.txt");
	assert_string_equal(at.words, "nine");
	assert_false(notebook_mark(desk->notebook, "key", 'y', &arena, &at));
	arena_done(&arena);
}

static void
test_last_library(void **state)
{
	struct desk *desk = *state;
	char *path;

	assert_null(notebook_last_library(desk->notebook));
	assert_true(notebook_visit(desk->notebook, "/a.lectern", &desk->err));
	assert_true(notebook_visit(desk->notebook, "/b.lectern", &desk->err));
	assert_true(notebook_visit(desk->notebook, "/a.lectern", &desk->err));
	open_again(desk);
	path = notebook_last_library(desk->notebook);
	assert_string_equal(path, "/a.lectern");
	free(path);
}

static void
test_annotations_are_kept(void **state)
{
	struct desk *desk = *state;
	struct annotation_list list;
	uint32_t id = annotate(desk, 0, "one");

	annotate(desk, 0, "two");
	annotate(desk, id, "one, again");
	open_again(desk);
	expect_annotations(desk, "one, again|two");
	assert_true(notebook_annotations(
		desk->notebook, "key", "a.txt", &list, &desk->err));
	assert_int_equal(list.count, 2);
	assert_int_equal(list.rows[0].id, id);
	assert_int_equal(strlen(list.rows[0].when), 16);
	annotation_list_done(&list);
	assert_true(notebook_annotations(
		desk->notebook, "key", "b.txt", &list, &desk->err));
	assert_int_equal(list.count, 0);
	annotation_list_done(&list);
}

static bool
undo(struct desk *desk)
{
	bool correction;

	return notebook_undo(desk->notebook, "key", &correction, &desk->err);
}

static void
test_undo_goes_back_step_by_step(void **state)
{
	struct desk *desk = *state;
	uint32_t id = annotate(desk, 0, "one");

	annotate(desk, id, "changed");
	assert_true(notebook_remove_annotation(desk->notebook, id, &desk->err));
	expect_annotations(desk, "");
	open_again(desk);
	assert_true(undo(desk));
	expect_annotations(desk, "changed");
	assert_true(undo(desk));
	expect_annotations(desk, "one");
	assert_true(undo(desk));
	expect_annotations(desk, "");
	assert_false(undo(desk));
	assert_int_equal(desk->err.code, ERROR_NOT_FOUND);
}

static void
expect_corrections(struct desk *desk, const char *expected)
{
	char *text = notebook_corrections(desk->notebook, "key", &desk->err);

	assert_non_null(text);
	assert_string_equal(text, expected);
	free(text);
}

static void
test_corrections(void **state)
{
	struct desk *desk = *state;
	bool correction;

	expect_corrections(desk, "");
	assert_true(notebook_correct(desk->notebook, "key",
		"# 2020-02-03\n=A|B\n# why\ndrop  C\n", &desk->err));
	assert_true(notebook_correct(
		desk->notebook, "other", "drop D", &desk->err));
	open_again(desk);
	assert_true(notebook_correct(desk->notebook, "key",
		"# 2020-02-04\ntype PER | E", &desk->err));
	expect_corrections(desk, "# 2020-02-03\n= A | B\ndrop C\n"
				 "# 2020-02-04\ntype PER | E\n");
	/* All or nothing. */
	assert_false(notebook_correct(
		desk->notebook, "key", "drop F\nfrop\n", &desk->err));
	assert_string_equal(desk->err.text,
		"not saved: line 2: a correction begins with =, !=, type, "
		"drop, add or link");
	/* Undone together with annotations, each library by itself. */
	annotate(desk, 0, "one");
	assert_true(
		notebook_undo(desk->notebook, "key", &correction, &desk->err));
	assert_false(correction);
	assert_true(
		notebook_undo(desk->notebook, "key", &correction, &desk->err));
	assert_true(correction);
	expect_corrections(desk, "# 2020-02-03\n= A | B\ndrop C\n");
	assert_true(undo(desk));
	expect_corrections(desk, "");
	assert_false(undo(desk));
	assert_true(notebook_undo(
		desk->notebook, "other", &correction, &desk->err));
}

/* A notebook of version 1, as it was made. */
static const char version_1[] =
	"PRAGMA application_id = 1818583918; PRAGMA user_version = 1;"
	"CREATE TABLE visit (path TEXT PRIMARY KEY, visit INTEGER NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE TABLE position (library TEXT NOT NULL, file TEXT NOT NULL,"
	" start INTEGER NOT NULL, end INTEGER NOT NULL, words TEXT NOT NULL,"
	" visit INTEGER NOT NULL, PRIMARY KEY (library, file)) WITHOUT ROWID;"
	"CREATE INDEX position_visit ON position (library, visit);"
	"CREATE TABLE mark (library TEXT NOT NULL, letter TEXT NOT NULL,"
	" file TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,"
	" words TEXT NOT NULL, PRIMARY KEY (library, letter)) WITHOUT ROWID;"
	"CREATE TABLE annotation (id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" library TEXT NOT NULL, file TEXT NOT NULL, start INTEGER NOT NULL,"
	" end INTEGER NOT NULL, words TEXT NOT NULL, text TEXT NOT NULL,"
	" colour INTEGER NOT NULL, made TEXT NOT NULL);"
	"CREATE INDEX annotation_place ON annotation (library, file, start,"
	" end);"
	"CREATE TABLE change (id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" annotation INTEGER NOT NULL, library TEXT, file TEXT, start INTEGER,"
	" end INTEGER, words TEXT, text TEXT, colour INTEGER, made TEXT);"
	"INSERT INTO annotation VALUES (7, 'key', 'a.txt', 120, 131,"
	" 'Catavi mines', 'now', 0, '2026-01-01 10:00');"
	"INSERT INTO change VALUES (3, 7, 'key', 'a.txt', 120, 131,"
	" 'Catavi mines', 'before', 0, '2026-01-01 09:00');";

/* Tables and columns, whatever the words they were made with. */
static char *
read_shape(const char *path)
{
	struct str shape = { 0 };
	sqlite3_stmt *rows = NULL;
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_prepare_v2(db,
			"SELECT s.type || s.name, c.name || c.type || "
			"c.\"notnull\" || c.pk FROM sqlite_schema AS s "
			"LEFT JOIN pragma_table_info(s.name) AS c "
			"WHERE s.name NOT LIKE 'sqlite%' ORDER BY 1, c.cid",
			-1, &rows, NULL),
		SQLITE_OK);
	while (sqlite3_step(rows) == SQLITE_ROW)
		str_add_format(&shape, "%s %s\n",
			(const char *)sqlite3_column_text(rows, 0),
			sqlite3_column_text(rows, 1)
				? (const char *)sqlite3_column_text(rows, 1)
				: "");
	sqlite3_finalize(rows);
	sqlite3_close(db);
	return str_take(&shape);
}

static void
test_from_version_1(void **state)
{
	struct desk *desk = *state;
	char *fresh, *brought;
	sqlite3 *db = NULL;

	annotate(desk, 0, "to have a file");
	notebook_close(desk->notebook);
	desk->notebook = NULL;
	fresh = read_shape(desk->path);
	assert_int_equal(unlink(desk->path), 0);
	assert_int_equal(sqlite3_open(desk->path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, version_1, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	open_again(desk);
	assert_null(notebook_trouble(desk->notebook));
	expect_annotations(desk, "now");
	expect_corrections(desk, "");
	assert_true(notebook_correct(
		desk->notebook, "key", "# 2020-02-03\n= A | B", &desk->err));
	assert_true(undo(desk));
	assert_true(undo(desk));
	expect_annotations(desk, "before");
	brought = read_shape(desk->path);
	assert_string_equal(fresh, brought);
	free(fresh);
	free(brought);
}

static void
test_unknown_annotation(void **state)
{
	struct desk *desk = *state;

	assert_false(
		notebook_remove_annotation(desk->notebook, 77, &desk->err));
	assert_int_equal(desk->err.code, ERROR_NOT_FOUND);
	expect_annotations(desk, "");
}

static void
test_two_sessions_share_one(void **state)
{
	struct desk *desk = *state;
	struct notebook *other = notebook_open(desk->path, &desk->err);
	struct annotation annotation = { .at = here, .text = "theirs" };

	assert_non_null(other);
	assert_null(notebook_trouble(other));
	annotate(desk, 0, "ours");
	assert_true(notebook_save_annotation(other, &annotation, &desk->err));
	expect_annotations(desk, "ours|theirs");
	notebook_close(other);
}

static void
overwrite(const char *path, long at, const char *bytes, size_t len)
{
	FILE *file = fopen(path, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, at, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
}

static char *
digest(const char *path)
{
	struct error err = { 0 };
	struct bytes bytes = { 0 };
	char *out = malloc(65);
	int fd = file_open(path, &err);

	assert_true(bytes_read(&bytes, fd, FILE_LIMIT, &err));
	close(fd);
	file_digest(bytes.data, bytes.len, out);
	bytes_done(&bytes);
	return out;
}

/* In trouble, nothing can be saved and the file stays as it was. */
static void
expect_trouble(struct desk *desk)
{
	struct annotation annotation = { .at = here, .text = "lost" };
	char *before = digest(desk->path), *after;

	notebook_close(desk->notebook);
	desk->notebook = notebook_open(desk->path, &desk->err);
	assert_non_null(desk->notebook);
	assert_non_null(notebook_trouble(desk->notebook));
	assert_false(notebook_save_annotation(
		desk->notebook, &annotation, &desk->err));
	assert_false(notebook_visit(desk->notebook, "/a", &desk->err));
	assert_int_equal(annotation.id, 0);
	after = digest(desk->path);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
test_newer_is_read_only(void **state)
{
	struct desk *desk = *state;

	annotate(desk, 0, "from tomorrow");
	notebook_close(desk->notebook);
	desk->notebook = NULL;
	overwrite(desk->path, 60, "\0\0\0\x7f", 4); /* user_version */
	expect_trouble(desk);
	expect_annotations(desk, "from tomorrow");
}

static void
test_damaged_is_left_alone(void **state)
{
	struct desk *desk = *state;

	annotate(desk, 0, "one");
	notebook_close(desk->notebook);
	desk->notebook = NULL;
	overwrite(desk->path, 0, "no database at all", 18);
	expect_trouble(desk);
}

static void
test_torn_is_left_alone(void **state)
{
	struct desk *desk = *state;

	annotate(desk, 0, "one");
	notebook_close(desk->notebook);
	desk->notebook = NULL;
	assert_int_equal(truncate(desk->path, 5000), 0);
	expect_trouble(desk);
}

static void
test_without_a_home(void **state)
{
	struct error err = { 0 };
	struct notebook *notebook;
	struct annotation annotation = { .at = here, .text = "lost" };

	(void)state;
	unsetenv("HOME");
	unsetenv("XDG_DATA_HOME");
	notebook = notebook_open(NULL, &err);
	assert_non_null(notebook);
	assert_non_null(notebook_trouble(notebook));
	assert_non_null(strstr(
		notebook_trouble(notebook), "nothing will be kept: no home"));
	assert_false(notebook_save_annotation(notebook, &annotation, &err));
	notebook_close(notebook);
}

static void
test_in_the_data_home(void **state)
{
	struct desk *desk = *state;
	char *home = file_join(desk->directory, "data");
	struct notebook *notebook;
	struct stat info;
	char *path;

	setenv("XDG_DATA_HOME", home, 1);
	notebook = notebook_open(NULL, &desk->err);
	assert_null(notebook_trouble(notebook));
	assert_true(notebook_visit(notebook, "/a.lectern", &desk->err));
	path = file_join(home, "lectern");
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0700);
	notebook_close(notebook);
	free(path);
	free(home);
}

/* Where a bookmark at `start' with these words settles; -1: nowhere. */
static int
settled(uint32_t start, const char *words, const char *text)
{
	struct bookmark at = { "key", "a.txt", start, start + 5, words };

	if (!notebook_settle(&at, text, strlen(text), 100)) {
		assert_int_equal(at.start, start);
		return -1;
	}
	assert_int_equal(at.end, at.start + 5);
	return (int)at.start;
}

static void
test_bookmarks_find_their_words(void **state)
{
	static const char text[] =
		"The mine, the Mine\u0301s of old, the mi-\nne.";

	(void)state;
	assert_int_equal(settled(104, "mine,", text), 104);
	assert_int_equal(settled(0, "mine,", text), 104);
	assert_int_equal(settled(130, "mine, the", text), 104);
	assert_int_equal(settled(139, "the mine", text), 130);
	assert_int_equal(settled(104, "the mines", text), 110);
	assert_int_equal(settled(104, "no such words", text), -1);
	assert_int_equal(settled(104, "", text), 104);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, take_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_new_one_is_private),
		TEST(test_position_comes_back),
		TEST(test_marks),
		TEST(test_last_library),
		TEST(test_annotations_are_kept),
		TEST(test_undo_goes_back_step_by_step),
		TEST(test_corrections),
		TEST(test_from_version_1),
		TEST(test_unknown_annotation),
		TEST(test_two_sessions_share_one),
		TEST(test_newer_is_read_only),
		TEST(test_damaged_is_left_alone),
		TEST(test_torn_is_left_alone),
		TEST(test_in_the_data_home),
		cmocka_unit_test(test_without_a_home),
		cmocka_unit_test(test_bookmarks_find_their_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
