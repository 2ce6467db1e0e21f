/* Indexing a folder, again and again, and what comes in the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "lectern/library/library.h"
#include "index_desk.h"

static void
remove_file(const struct desk *desk, const char *name)
{
	char *path = file_join(desk->documents, name);

	assert_int_equal(unlink(path), 0);
	free(path);
}

static void
expect_index(const struct desk *desk, uint32_t documents, uint32_t read,
	uint32_t removed, bool written)
{
	struct index_report report;

	desk_index(desk, NULL, &report);
	assert_int_equal(report.documents, documents);
	assert_int_equal(report.read, read);
	assert_int_equal(report.removed, removed);
	assert_int_equal(report.written, written);
	index_report_done(&report);
}

static void
expect_files(const struct desk *desk, const char *const *files, size_t count)
{
	struct error err = { 0 };
	struct library *library = library_open(desk->library, &err);
	struct document_list list;
	size_t i;

	assert_non_null(library);
	assert_true(library_documents(library, NULL, 0, 0, &list, &err));
	assert_int_equal(list.count, count);
	for (i = 0; i < count; i++) {
		assert_int_equal(list.rows[i].number, i + 1);
		assert_string_equal(list.rows[i].file, files[i]);
	}
	document_list_done(&list);
	library_close(library);
}

static void
test_again_and_again(void **state)
{
	static const char *const four[] = { "a.txt", "aa.txt", "b.txt",
		"c.txt" };
	static const char *const three[] = { "aa.txt", "b.txt", "c.txt" };
	const struct desk *desk = *state;

	expect_index(desk, 3, 3, 0, true);
	expect_index(desk, 3, 0, 0, false);
	write_file(desk, "aa.txt", "A new one\n\nBetween the others.\n");
	expect_index(desk, 4, 1, 0, true);
	expect_files(desk, four, 4);
	write_file(desk, "b.txt", "The second\n\nChanged.\n");
	expect_index(desk, 4, 1, 0, true);
	remove_file(desk, "a.txt");
	expect_index(desk, 3, 0, 1, true);
	expect_files(desk, three, 3);
	expect_index(desk, 3, 0, 0, false);
}

/* Only its time has changed: it is looked at, but not read again. */
static void
test_touched(void **state)
{
	const struct timespec times[2] = { { 1000, 0 }, { 1000, 0 } };
	const struct desk *desk = *state;
	char *path = file_join(desk->documents, "b.txt");

	expect_index(desk, 3, 3, 0, true);
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	expect_index(desk, 3, 0, 0, true);
	expect_index(desk, 3, 0, 0, false);
	free(path);
}

/* A document from the old library is what it was. */
static void
test_reuse(void **state)
{
	const struct desk *desk = *state;
	struct error err = { 0 };
	struct library *library;
	struct doc *before, *after;
	size_t i;

	expect_index(desk, 3, 3, 0, true);
	library = library_open(desk->library, &err);
	before = library_load(library, 1, 0, UINT32_MAX, &err);
	library_close(library);
	write_file(desk, "d.txt", "A fourth\n\nOne more.\n");
	expect_index(desk, 4, 1, 0, true);
	library = library_open(desk->library, &err);
	after = library_load(library, 1, 0, UINT32_MAX, &err);
	library_close(library);
	assert_non_null(before);
	assert_non_null(after);
	assert_int_equal(before->len, after->len);
	assert_memory_equal(before->text, after->text, after->len);
	assert_int_equal(before->block_count, after->block_count);
	assert_int_equal(before->span_count, after->span_count);
	for (i = 0; i < before->span_count; i++) {
		assert_int_equal(before->spans[i].start, after->spans[i].start);
		assert_int_equal(before->spans[i].kind, after->spans[i].kind);
		assert_int_equal(
			before->spans[i].target, after->spans[i].target);
	}
	assert_int_equal(before->remark_count, after->remark_count);
	doc_free(before);
	doc_free(after);
}

static void
test_failing_file(void **state)
{
	static const char program[] = "\x89PNG\r\n\x1a\n";
	const struct desk *desk = *state;
	struct index_report report;
	int again;

	write_file(desk, "bad.txt", program);
	for (again = 0; again < 2; again++) {
		desk_index(desk, NULL, &report);
		assert_int_equal(report.documents, 3);
		assert_int_equal(report.failure_count, 1);
		assert_string_equal(report.failures[0].file, "bad.txt");
		assert_true(*report.failures[0].text);
		assert_int_equal(report.written, !again);
		index_report_done(&report);
	}
	expect_files(
		desk, (const char *const[]){ "a.txt", "b.txt", "c.txt" }, 3);
}

static void
test_passed_over(void **state)
{
	const struct desk *desk = *state;
	char *link_path = file_join(desk->documents, "link.txt");
	char *circle = file_join(desk->documents, "circle");
	char *hidden = file_join(desk->documents, ".hidden.txt");
	char *target = file_join(desk->documents, "a.txt");

	assert_int_equal(symlink(target, link_path), 0);
	assert_int_equal(symlink(desk->documents, circle), 0);
	assert_int_equal(link(target, hidden), 0);
	write_file(desk, "picture.png", "not for us");
	expect_index(desk, 3, 3, 0, true);
	free(link_path);
	free(circle);
	free(hidden);
	free(target);
}

static bool
refuse_at_two(void *context, const struct index_progress *progress)
{
	(void)context;
	return progress->done < 2;
}

static unsigned
count_files(const char *folder)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;
	unsigned count = 0;

	while ((entry = readdir(stream)))
		count += strcmp(entry->d_name, ".") &&
			 strcmp(entry->d_name, "..");
	closedir(stream);
	return count;
}

static void
test_stopped(void **state)
{
	const struct index_options options = { .progress = refuse_at_two };
	const struct desk *desk = *state;
	const char *paths[] = { desk->documents };
	struct index_report report;
	struct error err = { 0 };

	expect_index(desk, 3, 3, 0, true);
	write_file(desk, "d.txt", "A fourth\n\nOne more.\n");
	assert_false(
		index_build(desk->library, paths, 1, &options, &report, &err));
	index_report_done(&report);
	assert_true(*err.text);
	expect_files(
		desk, (const char *const[]){ "a.txt", "b.txt", "c.txt" }, 3);
	assert_int_equal(count_files(desk->root), 2);
}

/* What a killed build left behind goes with the next one. */
static void
test_leftovers(void **state)
{
	const struct desk *desk = *state;
	char *left = file_join(desk->root, ".a.lectern.tmp-4194999");
	struct error err;

	assert_true(file_write(left, "rubbish", 7, &err));
	expect_index(desk, 3, 3, 0, true);
	assert_int_not_equal(access(left, F_OK), 0);
	free(left);
}

static void
test_not_overwritten(void **state)
{
	const struct desk *desk = *state;
	const char *paths[] = { desk->documents };
	struct index_report report;
	struct error err = { 0 };

	assert_true(file_write(desk->library, "my only novel", 13, &err));
	assert_false(index_build(desk->library, paths, 1, NULL, &report, &err));
	index_report_done(&report);
	assert_int_equal(err.code, ERROR_LIBRARY);
	assert_non_null(strstr(err.text, "is not a lectern library"));
}

static void
test_nothing_there(void **state)
{
	const struct desk *desk = *state;
	const char *empty[] = { desk->root };
	const char *missing[] = { "/nowhere/at/all" };
	struct index_report report;
	struct error err = { 0 };

	remove_file(desk, "a.txt");
	remove_file(desk, "b.txt");
	remove_file(desk, "c.txt");
	assert_false(index_build(desk->library, empty, 1, NULL, &report, &err));
	index_report_done(&report);
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_false(
		index_build(desk->library, missing, 1, NULL, &report, &err));
	index_report_done(&report);
	assert_int_equal(err.code, ERROR_IO);
	assert_int_not_equal(access(desk->library, F_OK), 0);
}

#define DESK_TEST(test)                                                        \
	cmocka_unit_test_setup_teardown(test, desk_open, desk_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(test_again_and_again),
		DESK_TEST(test_touched),
		DESK_TEST(test_reuse),
		DESK_TEST(test_failing_file),
		DESK_TEST(test_passed_over),
		DESK_TEST(test_stopped),
		DESK_TEST(test_leftovers),
		DESK_TEST(test_not_overwritten),
		DESK_TEST(test_nothing_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
