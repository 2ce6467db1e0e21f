/*
 * Names are data and can do no harm but be wrong, so a file of them is taken
 * wherever it lies; but it is input like any other: it is bounded, it must be
 * text, and a line that cannot be read is told of.
 */
#include "index/name_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/utf8.h"

#define NAMES_LIMIT ((size_t)8 << 20) /* bytes of one file */
#define NAMES_FILES 100               /* in a folder */
#define NAMES_SUFFIX ".names"

struct reading {
	struct name_files *files;
	void (*complain)(void *context, const char *path, const char *why);
	void *context;
};

static void
reading_fail(const struct reading *reading, const char *path,
	const struct error *err)
{
	if (reading->complain)
		reading->complain(reading->context, path, err->text);
}

/* The first fault, and how many more there are. */
static void
reading_check(const struct reading *reading, const char *path, const char *text)
{
	struct resources_text lines = { .rest = slice_of(text) };
	struct error first = { 0 }, next = { 0 };
	unsigned line, more = 0;

	if (!resources_next_fault(&lines, &first))
		return;
	line = lines.line;
	while (resources_next_fault(&lines, &next))
		more++;
	error_prefix(&first, "line %u", line);
	next = first;
	if (more)
		error_set(&first, ERROR_FORMAT, "%s (and %u more lines)",
			next.text, more);
	reading_fail(reading, path, &first);
}

static bool
reading_text(const char *path, struct bytes *bytes, struct error *err)
{
	int fd = file_open(path, err);
	bool ok = fd >= 0 && bytes_read(bytes, fd, NAMES_LIMIT, err);

	if (fd >= 0)
		close(fd);
	if (ok && (!utf8_valid(bytes->data, bytes->len, NULL) ||
			  memchr(bytes->data, '\0', bytes->len)))
		ok = error_set(err, ERROR_FORMAT, "is not text in UTF-8");
	return ok;
}

static void
reading_file(const struct reading *reading, const char *path)
{
	struct name_files *files = reading->files;
	struct bytes bytes = { 0 };
	struct error err = { 0 };

	if (!reading_text(path, &bytes, &err)) {
		reading_fail(reading, path, &err);
		bytes_done(&bytes);
		return;
	}
	reading_check(reading, path, bytes.data);
	files->texts = memory_grow(
		files->texts, files->count, &files->cap, sizeof *files->texts);
	files->texts[files->count++] = bytes.data;
}

/* -- where they are ------------------------------------------------------- */

static void
reading_named(const struct reading *reading, const char *path)
{
	char *absolute = file_absolute(path);

	str_add_format(&reading->files->paths, "%s\n", absolute);
	reading_file(reading, absolute);
	free(absolute);
}

/* Those of the last time. */
static void
reading_last(const struct reading *reading, const char *last)
{
	struct str path = { 0 };
	size_t len;

	for (; *last; last += len + (last[len] == '\n')) {
		len = strcspn(last, "\n");
		str_clear(&path);
		str_add_bytes(&path, last, len);
		if (len)
			reading_named(reading, str_text(&path));
	}
	str_done(&path);
}

static int
reading_compare(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

/* ~/.config/lectern/names/, in the order of the names. */
static void
reading_configured(const struct reading *reading)
{
	char *home = file_config_home();
	char *folder = home ? file_join(home, "names") : NULL;
	DIR *open = folder ? opendir(folder) : NULL;
	char *paths[NAMES_FILES];
	struct dirent *entry;
	size_t i, count = 0;

	while (open && count < NAMES_FILES && (entry = readdir(open))) {
		if (entry->d_name[0] != '.' &&
			slice_ends(slice_of(entry->d_name), NAMES_SUFFIX))
			paths[count++] = file_join(folder, entry->d_name);
	}
	if (open)
		closedir(open);
	if (count)
		qsort(paths, count, sizeof *paths, reading_compare);
	for (i = 0; i < count; i++) {
		reading_file(reading, paths[i]);
		free(paths[i]);
	}
	free(folder);
	free(home);
}

static void
name_files_sum(struct name_files *files)
{
	struct str all = { 0 };
	size_t i;

	for (i = 0; i < files->count; i++) {
		str_add(&all, files->texts[i]);
		str_add_char(&all, '\0');
	}
	if (files->count)
		file_digest(str_text(&all), all.len, files->digest);
	str_done(&all);
}

void
name_files_read(struct name_files *files, const char *const *named,
	size_t count, const char *last, const struct scan *scan,
	void (*complain)(void *context, const char *path, const char *why),
	void *context)
{
	struct reading reading = { files, complain, context };
	size_t i;

	reading_configured(&reading);
	for (i = 0; i < scan->name_count && i < NAMES_FILES; i++)
		reading_file(&reading, scan->names[i]);
	for (i = 0; named && i < count; i++)
		reading_named(&reading, named[i]);
	if (!named)
		reading_last(&reading, last);
	name_files_sum(files);
}

void
name_files_done(struct name_files *files)
{
	size_t i;

	for (i = 0; i < files->count; i++)
		free(files->texts[i]);
	free(files->texts);
	str_done(&files->paths);
	*files = (struct name_files){ 0 };
}

void
name_files_add(const struct name_files *files, struct resources *resources)
{
	size_t i;

	for (i = 0; i < files->count; i++)
		resources_add(resources, slice_of(files->texts[i]));
}
