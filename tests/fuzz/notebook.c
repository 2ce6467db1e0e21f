/*
 * A notebook that was damaged, or put there by somebody else: what can be read
 * of it is read, and one that is in trouble refuses to be written.
 */
#include "fuzz.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/notebook/notebook.h"

#define KEY "library"

static void
check_text(const char *text)
{
	FUZZ_HOLDS(!text || utf8_valid(text, strlen(text), NULL));
}

static void
check_bookmark(const struct bookmark *at)
{
	check_text(at->library);
	check_text(at->file);
	check_text(at->words);
}

static void
read_lists(struct notebook *notebook)
{
	struct annotation_list annotations = { 0 };
	struct verdict_list verdicts = { 0 };
	struct error err = { 0 };
	size_t i;

	notebook_annotations(notebook, KEY, NULL, &annotations, &err);
	for (i = 0; i < annotations.count; i++) {
		check_bookmark(&annotations.rows[i].at);
		check_text(annotations.rows[i].text);
		check_text(annotations.rows[i].when);
	}
	annotation_list_done(&annotations);
	notebook_verdicts(notebook, KEY, "a.txt", &verdicts, &err);
	for (i = 0; i < verdicts.count; i++) {
		check_bookmark(&verdicts.rows[i].from);
		check_bookmark(&verdicts.rows[i].to);
		check_text(verdicts.rows[i].why);
	}
	verdict_list_done(&verdicts);
}

static void
read_rest(struct notebook *notebook)
{
	struct arena arena = { 0 };
	struct bookmark at = { 0 };
	struct error err = { 0 };
	char *text;

	text = notebook_last_library(notebook);
	check_text(text);
	free(text);
	if (notebook_position(notebook, KEY, NULL, &arena, &at))
		check_bookmark(&at);
	if (notebook_mark(notebook, KEY, 'a', &arena, &at))
		check_bookmark(&at);
	text = notebook_corrections(notebook, KEY, &err);
	check_text(text);
	free(text);
	arena_done(&arena);
}

static void
write_some(struct notebook *notebook)
{
	struct bookmark at = { KEY, "a.txt", 3, 9, "words" };
	struct annotation annotation = { .at = at, .text = "mine" };
	struct error err = { 0 };
	bool is_correction, ok;

	ok = notebook_save_annotation(notebook, &annotation, &err);
	FUZZ_HOLDS(ok || err.code != ERROR_NONE);
	FUZZ_HOLDS(!ok || !notebook_trouble(notebook));
	notebook_save_position(notebook, &at, &err);
	notebook_set_mark(notebook, 'a', &at, &err);
	notebook_correct(notebook, KEY, "= Ann | Anne\n", &err);
	notebook_visit(notebook, "/a/library", &err);
	notebook_undo(notebook, KEY, &is_correction, &err);
}

/* With whatever copies of it were made. */
static void
remove_folder(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	FUZZ_HOLDS(folder != NULL);
	while ((entry = readdir(folder)) != NULL)
		unlinkat(dirfd(folder), entry->d_name, 0);
	closedir(folder);
	rmdir(path);
}

static void
try_notebook(const char *path)
{
	struct error err = { 0 };
	struct notebook *notebook = notebook_open(path, &err);

	FUZZ_HOLDS(notebook || err.code != ERROR_NONE);
	if (!notebook)
		return;
	check_text(notebook_trouble(notebook));
	read_lists(notebook);
	read_rest(notebook);
	write_some(notebook);
	read_lists(notebook);
	notebook_close(notebook);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = { 0 };
	struct str folder = { 0 };
	char *path;

	str_add_format(&folder, "%s/lectern-fuzz-notes-%ld", fuzz_folder(),
		(long)getpid());
	mkdir(str_text(&folder), 0700);
	path = file_join(str_text(&folder), "notebook.db");
	FUZZ_HOLDS(file_write(path, (const char *)data, size, &err));
	try_notebook(path);
	remove_folder(str_text(&folder));
	free(path);
	str_done(&folder);
	return 0;
}
