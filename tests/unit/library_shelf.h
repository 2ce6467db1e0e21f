/* What tests of finding begin with: a library of small letters. */
#ifndef TESTS_UNIT_LIBRARY_SHELF_H
#define TESTS_UNIT_LIBRARY_SHELF_H

#include <stdlib.h>
#include <string.h>

#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "lectern/library/search.h"

struct shelf {
	char *directory;
	char *path;
	struct library *library;
	struct error err;
};

static void
shelf_put(const struct shelf *shelf, const char *name, const char *text)
{
	char *path = file_join(shelf->directory, name);
	struct error err = { 0 };

	assert_true(file_write(path, text, strlen(text), &err));
	free(path);
}

/* Builds a library of letters: 1.txt, 2.txt, ... */
static struct shelf *
shelf_open(const char *const *letters, size_t count)
{
	struct shelf *shelf = calloc(1, sizeof *shelf);
	struct index_options options = { .jobs = 1 };
	struct index_report report = { 0 };
	const char *paths[1];
	char name[24];
	size_t i;

	shelf->directory = mkdtemp(strdup("/tmp/lectern-find-XXXXXX"));
	for (i = 0; i < count; i++) {
		snprintf(name, sizeof name, "%zu.txt", i + 1);
		shelf_put(shelf, name, letters[i]);
	}
	shelf->path = file_join(shelf->directory, "letters.lectern");
	paths[0] = shelf->directory;
	if (!index_build(shelf->path, paths, 1, &options, &report, &shelf->err))
		fail_msg("%s", shelf->err.text);
	index_report_done(&report);
	shelf->library = library_open(shelf->path, &shelf->err);
	if (!shelf->library)
		fail_msg("%s", shelf->err.text);
	return shelf;
}

static int
shelf_close(void **state)
{
	struct shelf *shelf = *state;
	struct str command = { 0 };
	int failed;

	library_close(shelf->library);
	str_add_format(&command, "rm -rf '%s'", shelf->directory);
	failed = system(str_text(&command));
	str_done(&command);
	free(shelf->directory);
	free(shelf->path);
	free(shelf);
	return failed;
}

/* Hits as "document:match", in the order they are listed. */
static void
expect_hits(struct shelf *shelf, const char *query, const char *expected)
{
	struct hit_list hits;
	struct str got = { 0 };
	size_t i;

	if (!library_search(shelf->library, query, NULL, &hits, &shelf->err))
		fail_msg("%s", shelf->err.text);
	for (i = 0; i < hits.count; i++)
		str_add_format(&got, "%s%u:%s", i ? " " : "",
			(unsigned)hits.rows[i].place.document,
			hits.rows[i].match);
	assert_string_equal(str_text(&got), expected);
	assert_int_equal(hits.total, hits.count);
	hit_list_done(&hits);
	str_done(&got);
}

#endif
