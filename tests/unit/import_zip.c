/* Files within archives: found by name, read in any order, and not believed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "import/zip.h"
#include "zipped.h"

static void
put(struct zipped *zipped, const char *name, const char *data)
{
	zipped_add(zipped, name, data, strlen(data), 0);
}

static struct bytes
pack(struct zipped *zipped)
{
	zipped_end(zipped);
	return (struct bytes){ zipped->files.data, zipped->files.len };
}

static void
assert_file(struct zip *zip, const char *name, const char *data)
{
	struct bytes bytes = { 0 };
	struct error err = { 0 };
	size_t entry = zip_find(zip, name);

	assert_int_not_equal(entry, ZIP_NONE);
	assert_true(zip_read(zip, entry, &bytes, &err));
	assert_int_equal(bytes.len, strlen(data));
	assert_string_equal(bytes.data, data);
	bytes_done(&bytes);
}

static void
test_files_are_found_and_read_in_any_order(void **state)
{
	struct zipped zipped = { 0 };
	struct error err = { 0 };
	struct bytes file;
	struct zip *zip;

	(void)state;
	put(&zipped, "mimetype", "application/epub+zip");
	put(&zipped, "text/", "");
	put(&zipped, "text\\two.xhtml", "second");
	put(&zipped, "one.xhtml", "first");
	put(&zipped, "one.xhtml", "another first");
	put(&zipped, "empty", "");
	file = pack(&zipped);
	assert_true(zip_looks(&file));
	zip = zip_open(&file, &err);
	assert_non_null(zip);
	assert_int_equal(zip_count(zip), 5);
	assert_string_equal(zip_name(zip, 1), "text/two.xhtml");
	assert_int_equal(zip_repeated(zip), 1);
	assert_file(zip, "one.xhtml", "first");
	assert_file(zip, "text/two.xhtml", "second");
	assert_file(zip, "empty", "");
	assert_file(zip, "mimetype", "application/epub+zip");
	assert_int_equal(zip_find(zip, "text/"), ZIP_NONE);
	assert_int_equal(zip_find(zip, "ONE.xhtml"), ZIP_NONE);
	assert_null(zip_problem(zip));
	zip_close(zip);
	str_done(&zipped.files);
}

static void
test_what_is_encrypted_is_not_read(void **state)
{
	struct zipped zipped = { 0 };
	struct bytes bytes = { 0 };
	struct error err = { 0 };
	struct bytes file;
	struct zip *zip;

	(void)state;
	zipped_add(&zipped, "a", "0123456789abcdef", 16, 1);
	file = pack(&zipped);
	zip = zip_open(&file, &err);
	assert_non_null(zip);
	assert_false(zip_read(zip, 0, &bytes, &err));
	assert_string_equal(err.text, "\"a\" is encrypted");
	zip_close(zip);
	str_done(&zipped.files);
}

static void
test_damage_is_told_and_what_is_there_is_kept(void **state)
{
	struct zipped zipped = { 0 };
	struct bytes bytes = { 0 };
	struct error err = { 0 };
	struct bytes file;
	struct zip *zip;

	(void)state;
	put(&zipped, "a", "some text");
	file = pack(&zipped);
	file.data[33] = 'S';
	zip = zip_open(&file, &err);
	assert_non_null(zip);
	assert_true(zip_read(zip, 0, &bytes, &err));
	assert_non_null(zip_problem(zip));
	bytes_done(&bytes);
	zip_close(zip);
	str_done(&zipped.files);
}

static void
test_half_an_archive_is_none(void **state)
{
	struct zipped zipped = { 0 };
	struct error err = { 0 };
	struct bytes file;

	(void)state;
	put(&zipped, "a", "some text");
	file = pack(&zipped);
	file.len /= 2;
	assert_null(zip_open(&file, &err));
	assert_int_equal(err.code, ERROR_FORMAT);
	assert_true(err.text[0] != '\0');
	str_done(&zipped.files);
}

static void
test_the_worst_order_ends(void **state)
{
	struct zipped zipped = { 0 };
	struct bytes bytes = { 0 };
	struct error err = { 0 };
	struct bytes file;
	struct zip *zip;
	char name[16];
	size_t i;

	(void)state;
	for (i = 0; i < 20000; i++) {
		snprintf(name, sizeof name, "%zu", i);
		put(&zipped, name, "x");
	}
	file = pack(&zipped);
	zip = zip_open(&file, &err);
	assert_non_null(zip);
	for (i = 20000; i-- && zip_read(zip, i, &bytes, &err);)
		bytes_done(&bytes);
	assert_int_equal(err.code, ERROR_LIMIT);
	zip_close(zip);
	str_done(&zipped.files);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_files_are_found_and_read_in_any_order),
		cmocka_unit_test(test_what_is_encrypted_is_not_read),
		cmocka_unit_test(test_damage_is_told_and_what_is_there_is_kept),
		cmocka_unit_test(test_half_an_archive_is_none),
		cmocka_unit_test(test_the_worst_order_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
