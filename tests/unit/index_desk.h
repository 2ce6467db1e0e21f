/* What tests of indexing begin with: three documents in a folder. */
#ifndef TESTS_UNIT_INDEX_DESK_H
#define TESTS_UNIT_INDEX_DESK_H

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/index/index.h"

/* A folder of our own with a folder of documents in it. */
struct desk {
	char root[32];
	char *documents, *library;
};

static void
write_file(const struct desk *desk, const char *name, const char *text)
{
	char *path = file_join(desk->documents, name);
	struct error err;

	assert_true(file_write(path, text, strlen(text), &err));
	free(path);
}

static int
desk_open(void **state)
{
	struct desk *desk = memory_zero(1, sizeof *desk);

	memcpy(desk->root, "/tmp/lectern-index-XXXXXX", 26);
	assert_non_null(mkdtemp(desk->root));
	desk->documents = file_join(desk->root, "documents");
	desk->library = file_join(desk->root, "a.lectern");
	assert_int_equal(mkdir(desk->documents, 0700), 0);
	write_file(desk, "b.txt", "The second\n\nHe spoke at Huanuni.\n");
	write_file(desk, "a.txt", "The first\n\nShe spoke at Catavi (1).\n");
	write_file(desk, "c.txt", "The third\n\nThey spoke.\n");
	*state = desk;
	return 0;
}

/* Indexes the documents; not every test does no more than that. */
static inline void
desk_index(const struct desk *desk, const struct index_options *options,
	struct index_report *report)
{
	const char *paths[] = { desk->documents };
	struct error err = { 0 };

	if (!index_build(desk->library, paths, 1, options, report, &err))
		fail_msg("%s", err.text);
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
	free(desk->documents);
	free(desk->library);
	free(desk);
	return status;
}

#endif
