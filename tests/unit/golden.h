/*
 * Documents of tests/documents/FOLDER, each listed as a test sees it and
 * compared with the file of its name in tests/golden/FOLDER.
 */
#ifndef TESTS_UNIT_GOLDEN_H
#define TESTS_UNIT_GOLDEN_H

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/file.h"
#include "lectern/base/str.h"

/* The listing of a text, the caller's to free. */
typedef char *golden_list(struct slice text);

static bool
golden_read(const char *path, struct bytes *bytes)
{
	struct error err = { 0 };
	int fd = file_open(path, &err);

	return fd >= 0 && bytes_read(bytes, fd, FILE_LIMIT, &err);
}

/* UPDATE=1 writes the file anew, to be read before it is kept. */
static void
golden_compare(const char *golden, const char *actual)
{
	struct bytes wanted = { 0 };
	struct error err = { 0 };
	const char *update = getenv("UPDATE");

	if (update && *update)
		assert_true(file_write(golden, actual, strlen(actual), &err));
	if (!golden_read(golden, &wanted))
		fail_msg("no %s: run with UPDATE=1 and read it", golden);
	if (strcmp(wanted.data, actual) != 0)
		print_error("%s differs\n", golden);
	assert_string_equal(wanted.data, actual);
	bytes_done(&wanted);
}

static void
golden_document(const char *documents, const char *golden, const char *name,
	golden_list *list)
{
	char *from = file_join(documents, name), *to = file_join(golden, name);
	struct bytes bytes = { 0 };
	char *actual;

	assert_true(golden_read(from, &bytes));
	actual = list((struct slice){ bytes.data, bytes.len });
	golden_compare(to, actual);
	free(actual);
	bytes_done(&bytes);
	free(from);
	free(to);
}

/* A folder of the sources; the caller's to free. */
static char *
golden_folder(const char *above, const char *folder)
{
	const char *sources = getenv("srcdir");
	char *path = file_join(sources ? sources : ".", above);
	char *whole = file_join(path, folder);

	free(path);
	return whole;
}

/* All texts of a folder, of which there are so many at least. */
static void
golden_documents(const char *folder, size_t least, golden_list *list)
{
	char *documents = golden_folder("tests/documents", folder);
	char *golden = golden_folder("tests/golden", folder);
	DIR *dir = opendir(documents);
	const struct dirent *entry;
	size_t count = 0, len;

	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		len = strlen(entry->d_name);
		if (len < 5 || strcmp(entry->d_name + len - 4, ".txt") != 0)
			continue;
		golden_document(documents, golden, entry->d_name, list);
		count++;
	}
	closedir(dir);
	assert_true(count >= least);
	free(documents);
	free(golden);
}

#endif
