/*
 * The reader, driven by scripts, against golden screens.
 *
 * A small library of three documents is built once; each script under
 * tests/documents/screens begins with a notebook of its own.  The last test
 * reads twice with one notebook: what was left is found again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lectern/base/asset.h"
#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "lectern/reader/reader.h"

static char folder[] = "/tmp/lectern-screens-XXXXXX";

static char *
path_in(const char *directory, const char *name, const char *suffix)
{
	struct str path = { 0 };

	str_add_format(&path, "%s/%s%s", directory, name, suffix);
	return str_take(&path);
}

static char *
path_source(const char *directory, const char *name, const char *suffix)
{
	char *base = path_in(getenv("srcdir"), directory, "");
	char *path = path_in(base, name, suffix);

	free(base);
	return path;
}

static struct bytes
read_file(char *path)
{
	struct bytes bytes = { 0 };
	struct error err = { 0 };
	int fd = file_open(path, &err);

	if (fd >= 0) {
		bytes_read(&bytes, fd, FILE_LIMIT, &err);
		close(fd);
	}
	free(path);
	return bytes;
}

static int
build_library(void **state)
{
	char *source = path_source("tests/documents/screens", "library", "");
	const char *paths[] = { source };
	struct index_options options = { .jobs = 2 };
	struct index_report report = { 0 };
	struct error err = { 0 };
	char *output;
	bool ok;

	(void)state;
	if (!mkdtemp(folder))
		return -1;
	setenv("HOME", folder, 1);
	setenv("XDG_DATA_HOME", folder, 1);
	output = path_in(folder, "screens", ".lectern");
	ok = index_build(output, paths, 1, &options, &report, &err);
	index_report_done(&report);
	free(output);
	free(source);
	return ok ? 0 : -1;
}

static int
remove_library(void **state)
{
	struct str command = { 0 };

	(void)state;
	str_add_format(&command, "rm -rf '%s'", folder);
	(void)!system(str_text(&command));
	str_done(&command);
	return 0;
}

/* Reads by a script; the pictures are the caller's to free. */
static char *
read_by(const char *name, const char *notebook_name)
{
	char *library_path = path_in(folder, "screens", ".lectern");
	char *notebook_path = path_in(folder, notebook_name, ".db");
	struct bytes script = read_file(
		path_source("tests/documents/screens", name, ".script"));
	struct error err = { 0 };
	struct keys *keys = keys_new();
	struct reader_options options = { .keys = keys };
	char *pictures = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&pictures, &len);

	assert_true(keys_read(keys, "lectern.conf",
		asset_find("keys/lectern.conf").data, &err));
	options.correct = index_correct;
	options.library = library_open(library_path, &err);
	options.notebook = notebook_open(notebook_path, &err);
	assert_non_null(script.data);
	options.terminal = terminal_open_script(script.data, out, &err);
	if (!options.library || !options.notebook || !options.terminal ||
		!reader_run(&options, &err))
		fail_msg("%s: %s", name, err.text);
	terminal_close(options.terminal);
	library_close(options.library);
	notebook_close(options.notebook);
	keys_free(keys);
	fclose(out);
	bytes_done(&script);
	free(library_path);
	free(notebook_path);
	return pictures;
}

/* Today is the day of the golden screens. */
static void
set_date(char *pictures)
{
	static const char golden[] = "2026-11-21";
	char today[sizeof golden], *at = pictures;
	time_t now = time(NULL);

	strftime(today, sizeof today, "%Y-%m-%d", gmtime(&now));
	for (; (at = strstr(at, today)); at += sizeof golden - 1)
		memcpy(at, golden, sizeof golden - 1);
}

/* The first line that differs, with the screen it stands on. */
static void
say_difference(const char *name, const char *golden, const char *found)
{
	size_t was, is;
	struct slice screen = { "", 0 };

	while (*golden || *found) {
		was = strcspn(golden, "\n");
		is = strcspn(found, "\n");
		if (is > 2 && !strncmp(found, "==", 2))
			screen = (struct slice){ found, is };
		if (was != is || strncmp(golden, found, is))
			break;
		golden += was + (golden[was] == '\n');
		found += is + (found[is] == '\n');
	}
	if (!*golden && !*found)
		return;
	fail_msg("%s, %.*s\nwas: %.*s\nis:  %.*s", name, (int)screen.len,
		screen.data, (int)strcspn(golden, "\n"), golden,
		(int)strcspn(found, "\n"), found);
}

static void
compare(const char *name, const char *pictures)
{
	char *path = path_source("tests/golden/screen", name, ".txt");
	struct error err = { 0 };
	struct bytes golden;

	if (getenv("UPDATE") && *getenv("UPDATE")) {
		assert_true(file_write(path, pictures, strlen(pictures), &err));
		free(path);
		return;
	}
	golden = read_file(path);
	assert_non_null(golden.data);
	say_difference(name, golden.data, pictures);
	assert_string_equal(pictures, golden.data);
	bytes_done(&golden);
}

static void
run(const char *name)
{
	char *pictures = read_by(name, name);

	set_date(pictures);
	compare(name, pictures);
	free(pictures);
}

#define SCREENS(row)                                                           \
	row(open) row(notes) row(names) row(walk) row(index) row(find)         \
		row(query) row(search) row(elsewhere) row(left) row(lists)     \
			row(moves) row(study) row(sentences) row(correct)      \
				row(wide) row(settings) row(offer) row(sizes)  \
					row(help)

#define SCREEN_TEST(name)                                                      \
	static void test_##name(void **state)                                  \
	{                                                                      \
		(void)state;                                                   \
		run(#name);                                                    \
	}
#define SCREEN_ROW(name) cmocka_unit_test(test_##name),

SCREENS(SCREEN_TEST)

/* Quit, come back, and be where you were. */
static void
test_resume(void **state)
{
	char *left = read_by("resume-leave", "resume");
	char *found = read_by("resume-return", "resume");
	const char *one = strchr(left, '\n'), *two = strchr(found, '\n');

	(void)state;
	assert_non_null(one);
	assert_non_null(two);
	assert_string_equal(one, two);
	compare("resume", found);
	free(left);
	free(found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { SCREENS(SCREEN_ROW)
			cmocka_unit_test(test_resume) };

	return cmocka_run_group_tests(tests, build_library, remove_library);
}
