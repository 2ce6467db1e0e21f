/* What was written survives, in copies of former days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "lectern/base/file.h"
#include "lectern/base/str.h"
#include "lectern/notebook/notebook.h"

/* One session, in which one thing is written. */
static void
session(const char *path, const char *text)
{
	struct error err = { 0 };
	struct notebook *notebook = notebook_open(path, &err);
	struct annotation annotation = { .at = { "key", "a.txt", 1, 2, "w" },
		.text = text };

	assert_non_null(notebook);
	assert_true(notebook_save_annotation(notebook, &annotation, &err));
	notebook_close(notebook);
}

static void
expect_count(const char *path, const char *suffix, size_t count)
{
	struct annotation_list list;
	struct str name = { 0 };
	struct error err = { 0 };
	struct notebook *notebook;

	str_add_format(&name, "%s%s", path, suffix);
	notebook = notebook_open(str_text(&name), &err);
	assert_non_null(notebook);
	assert_null(notebook_trouble(notebook));
	assert_true(notebook_annotations(notebook, "key", NULL, &list, &err));
	assert_int_equal(list.count, count);
	annotation_list_done(&list);
	notebook_close(notebook);
	str_done(&name);
}

/* The newest backup was made two days ago. */
static void
wait_two_days(const char *path)
{
	struct timespec times[2] = { { 0 } };
	struct str name = { 0 };

	times[0].tv_sec = times[1].tv_sec = time(NULL) - 2 * 86400;
	str_add_format(&name, "%s.1", path);
	assert_int_equal(utimensat(AT_FDCWD, str_text(&name), times, 0), 0);
	str_done(&name);
}

static bool
is_there(const char *path, const char *suffix)
{
	struct str name = { 0 };
	bool there;

	str_add_format(&name, "%s%s", path, suffix);
	there = !access(str_text(&name), F_OK);
	str_done(&name);
	return there;
}

static void
test_a_copy_a_day(void **state)
{
	char *folder = mkdtemp(strdup("/tmp/lectern-backup-XXXXXX"));
	char *path = file_join(folder, "n.db");
	struct str command = { 0 };
	struct stat info;

	(void)state;
	session(path, "one");
	assert_false(is_there(path, ".1"));
	session(path, "two");
	session(path, "three");
	expect_count(path, ".1", 1);
	assert_false(is_there(path, ".2"));
	wait_two_days(path);
	session(path, "four");
	expect_count(path, ".1", 3);
	expect_count(path, ".2", 1);
	wait_two_days(path);
	session(path, "five");
	wait_two_days(path);
	session(path, "six");
	expect_count(path, ".1", 5);
	expect_count(path, ".2", 4);
	expect_count(path, ".3", 3);
	expect_count(path, "", 6);
	assert_false(is_there(path, ".4"));
	str_add_format(&command, "%s.1", path);
	assert_int_equal(stat(str_text(&command), &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	str_clear(&command);
	str_add_format(&command, "rm -rf '%s'", folder);
	assert_int_equal(system(str_text(&command)), 0);
	str_done(&command);
	free(path);
	free(folder);
}

/* Where no copy can be made, what is written now is still saved. */
static void
test_no_copy_stops_nobody(void **state)
{
	char *folder = mkdtemp(strdup("/tmp/lectern-backup-XXXXXX"));
	char *path = file_join(folder, "n.db");
	struct str command = { 0 };

	(void)state;
	session(path, "one");
	str_add_format(
		&command, "mkdir -p '%s.1/full' '%s.2/full'", path, path);
	assert_int_equal(system(str_text(&command)), 0);
	wait_two_days(path);
	session(path, "two");
	expect_count(path, "", 2);
	str_clear(&command);
	str_add_format(&command, "rm -rf '%s'", folder);
	assert_int_equal(system(str_text(&command)), 0);
	str_done(&command);
	free(path);
	free(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_copy_a_day),
		cmocka_unit_test(test_no_copy_stops_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
