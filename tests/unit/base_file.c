/* Files: read whole, written whole or not at all, and where they live. */
#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/base/file.h"
#include "lectern/base/str.h"

/* A directory of our own, the state of each test. */
static int
make_directory(void **state)
{
	char *path = strdup("/tmp/lectern-file-XXXXXX");

	*state = mkdtemp(path);
	return *state ? 0 : -1;
}

static int
remove_directory(void **state)
{
	struct str command = { 0 };
	int failed;

	str_add_format(&command, "rm -rf '%s'", (char *)*state);
	failed = system(str_text(&command));
	str_done(&command);
	free(*state);
	return failed;
}

static char *
read_back(const char *path)
{
	struct error err = { 0 };
	struct bytes bytes = { 0 };
	int fd = file_open(path, &err);

	assert_true(fd >= 0);
	assert_true(bytes_read(&bytes, fd, FILE_LIMIT, &err));
	assert_int_equal(bytes.data[bytes.len], 0);
	close(fd);
	return bytes.data;
}

static void
expect_content(const char *path, const char *text)
{
	char *got = read_back(path);

	assert_string_equal(got, text);
	free(got);
}

static int
count_entries(const char *path)
{
	DIR *directory = opendir(path);
	int count = 0;

	assert_non_null(directory);
	while (readdir(directory))
		count++;
	closedir(directory);
	return count - 2;
}

static void
a_file_is_replaced_whole(void **state)
{
	char *path = file_join(*state, "a.txt");
	struct error err = { 0 };

	assert_true(file_write(path, "old", 3, &err));
	expect_content(path, "old");
	assert_true(file_write(path, "", 0, &err));
	expect_content(path, "");
	assert_true(file_write(path, "newer", 5, &err));
	expect_content(path, "newer");
	assert_int_equal(count_entries(*state), 1);
	free(path);
}

static void
a_write_that_fails_leaves_nothing(void **state)
{
	char *folder = file_join(*state, "taken");
	char *missing = file_join(*state, "no/such/folder");
	struct error err = { 0 };

	assert_true(file_make_directories(folder, &err));
	assert_false(file_write(folder, "x", 1, &err));
	assert_int_equal(err.code, ERROR_IO);
	assert_int_equal(count_entries(*state), 1);
	assert_false(file_write(missing, "x", 1, &err));
	assert_int_equal(count_entries(*state), 1);
	free(folder);
	free(missing);
}

/* The temporary file of a process that was killed is no obstacle. */
static void
leftovers_do_not_matter(void **state)
{
	char *path = file_join(*state, "a.txt");
	struct str temporary = { 0 };
	struct error err = { 0 };
	FILE *file;

	str_add_format(&temporary, "%s.tmp-%ld", path, (long)getpid());
	file = fopen(str_text(&temporary), "w");
	assert_non_null(file);
	fclose(file);
	assert_true(file_write(path, "x", 1, &err));
	expect_content(path, "x");
	assert_int_equal(count_entries(*state), 1);
	str_done(&temporary);
	free(path);
}

static void
only_regular_files_are_opened(void **state)
{
	char *path = file_join(*state, "pipe");
	struct error err = { 0 };

	assert_int_equal(file_open(*state, &err), -1);
	assert_string_equal(err.text, "is a directory, not a file");
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(file_open(path, &err), -1);
	assert_string_equal(err.text, "is not a regular file");
	assert_int_equal(file_open("/dev/null", &err), -1);
	assert_int_equal(file_open("/no/such/file", &err), -1);
	assert_string_equal(err.text, "cannot open: No such file or directory");
	assert_int_equal(error_exit_status(&err), 3);
	free(path);
}

static void
a_limit_is_kept(void **state)
{
	char *path = file_join(*state, "big");
	char *data = calloc(1, 3 << 20);
	struct bytes bytes = { 0 };
	struct error err = { 0 };
	int fd;

	assert_true(file_write(path, data, 3 << 20, &err));
	fd = file_open(path, &err);
	assert_false(bytes_read(&bytes, fd, 2 << 20, &err));
	assert_int_equal(err.code, ERROR_LIMIT);
	assert_string_equal(err.text, "is larger than 2 MB");
	assert_null(bytes.data);
	close(fd);
	fd = file_open(path, &err);
	assert_true(bytes_read(&bytes, fd, 3 << 20, &err));
	assert_int_equal(bytes.len, 3 << 20);
	bytes_done(&bytes);
	close(fd);
	free(data);
	free(path);
}

static void
directories_are_made_on_the_way(void **state)
{
	char *path = file_join(*state, "a//b/c/");
	char *file = file_join(*state, "f");
	char *below = file_join(file, "x");
	struct error err = { 0 };

	assert_true(file_make_directories(path, &err));
	assert_true(file_is_directory(path));
	assert_true(file_make_directories(path, &err));
	assert_false(file_make_directories("", &err));
	assert_true(file_write(file, "", 0, &err));
	assert_false(file_make_directories(file, &err));
	assert_false(file_make_directories(below, &err));
	assert_int_equal(err.code, ERROR_IO);
	free(below);
	free(file);
	free(path);
}

static void
paths_are_joined_and_taken_apart(void **state)
{
	char *path;

	(void)state;
	path = file_join("a/", "b");
	assert_string_equal(path, "a/b");
	assert_string_equal(file_name(path), "b");
	free(path);
	path = file_join("", "b");
	assert_string_equal(path, "b");
	assert_string_equal(file_name(path), "b");
	free(path);
	path = file_absolute("x");
	assert_true(path[0] == '/' && !strcmp(file_name(path), "x"));
	free(path);
	path = file_absolute("/x/../y");
	assert_string_equal(path, "/x/../y");
	free(path);
}

static void
expect_home(char *(*home)(void), const char *path)
{
	char *got = home();

	if (path)
		assert_string_equal(got, path);
	else
		assert_null(got);
	free(got);
}

static void
homes_follow_the_specification(void **state)
{
	(void)state;
	setenv("HOME", "/h", 1);
	unsetenv("XDG_DATA_HOME");
	expect_home(file_data_home, "/h/.local/share/lectern");
	setenv("XDG_DATA_HOME", "relative", 1);
	expect_home(file_data_home, "/h/.local/share/lectern");
	setenv("XDG_DATA_HOME", "/d", 1);
	expect_home(file_data_home, "/d/lectern");
	unsetenv("XDG_CACHE_HOME");
	expect_home(file_cache_home, "/h/.cache/lectern");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	expect_home(file_config_home, NULL);
}

static void
digests_are_sha256(void **state)
{
	char digest[65];

	(void)state;
	file_digest("abc", 3, digest);
	assert_string_equal(digest, "ba7816bf8f01cfea414140de5dae2223"
				    "b00361a396177a9cb410ff61f20015ad");
}

#define IN_DIRECTORY(test)                                                     \
	cmocka_unit_test_setup_teardown(test, make_directory, remove_directory)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_DIRECTORY(a_file_is_replaced_whole),
		IN_DIRECTORY(a_write_that_fails_leaves_nothing),
		IN_DIRECTORY(leftovers_do_not_matter),
		IN_DIRECTORY(only_regular_files_are_opened),
		IN_DIRECTORY(a_limit_is_kept),
		IN_DIRECTORY(directories_are_made_on_the_way),
		cmocka_unit_test(paths_are_joined_and_taken_apart),
		cmocka_unit_test(homes_follow_the_specification),
		cmocka_unit_test(digests_are_sha256),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
