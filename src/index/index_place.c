/* Names of libraries, for the notebook and for the file system. */
#include "index/index_place.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/index/index.h"

static int
place_compare(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;

	return strcmp(*a, *b);
}

/* Absolute, without links and dots if it is there. */
static char *
place_real(const char *path)
{
	char *real = realpath(path, NULL);

	return real ? real : file_absolute(path);
}

char *
index_key(const char *const *paths, size_t count)
{
	char **real = memory_zero(count + 1, sizeof *real);
	struct str all = { 0 };
	char digest[65];
	size_t i;

	for (i = 0; i < count; i++)
		real[i] = place_real(paths[i]);
	if (count)
		qsort(real, count, sizeof *real, place_compare);
	for (i = 0; i < count; i++) {
		str_add_format(&all, "%s\n", real[i]);
		free(real[i]);
	}
	free(real);
	file_digest(str_text(&all), all.len, digest);
	str_done(&all);
	digest[32] = '\0';
	return memory_copy_string(digest);
}

char *
index_program(void)
{
	struct str program = { 0 };
	struct stat st;

	str_add(&program, PACKAGE_STRING);
	if (!stat("/proc/self/exe", &st))
		str_add_format(&program, " %lld %lld.%09ld",
			(long long)st.st_size, (long long)st.st_mtim.tv_sec,
			st.st_mtim.tv_nsec);
	return str_take(&program);
}

/* ".NAME.tmp-", as all temporary files of this output begin. */
static char *
place_prefix(const char *output)
{
	struct str prefix = { 0 };

	str_add_format(&prefix, ".%s.tmp-", file_name(output));
	return str_take(&prefix);
}

static char *
place_directory(const char *output)
{
	struct str directory = { 0 };

	str_add_bytes(&directory, output, (size_t)(file_name(output) - output));
	if (!directory.len)
		str_add(&directory, "./");
	return str_take(&directory);
}

/* Is the process that made this file gone? */
static bool
place_is_left(const char *name, const char *prefix)
{
	size_t len = strlen(prefix);
	char *end;
	long pid;

	if (strncmp(name, prefix, len))
		return false;
	pid = strtol(name + len, &end, 10);
	return (!*end || *end == '-') && pid > 0 && kill((pid_t)pid, 0) &&
	       errno == ESRCH;
}

static void
place_sweep(const char *directory, const char *prefix)
{
	DIR *folder = opendir(directory);
	struct dirent *entry;
	char *path;

	if (!folder)
		return;
	while ((entry = readdir(folder))) {
		if (!place_is_left(entry->d_name, prefix))
			continue;
		path = file_join(directory, entry->d_name);
		unlink(path);
		free(path);
	}
	closedir(folder);
}

static char *
place_temporary(const char *output, const char *suffix)
{
	char *directory = place_directory(output);
	char *prefix = place_prefix(output);
	struct str path = { 0 };

	place_sweep(directory, prefix);
	str_add_format(
		&path, "%s%s%ld%s", directory, prefix, (long)getpid(), suffix);
	unlink(str_text(&path)); /* of an earlier process with our number */
	free(directory);
	free(prefix);
	return str_take(&path);
}

char *
index_temporary(const char *output)
{
	return place_temporary(output, "");
}

char *
index_temporary_old(const char *output)
{
	return place_temporary(output, "-old");
}

bool
index_publish(const char *temporary, const char *output, struct error *err)
{
	mode_t mask = umask(0);

	umask(mask);
	if (chmod(temporary, 0666 & ~mask))
		return error_system(err, "cannot give rights to %s", temporary);
	return file_publish(temporary, output, err);
}

/* -- where ---------------------------------------------------------------- */

/* The one library in a folder; NULL if there is none, or several. */
static char *
place_in_folder(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	char *found = NULL;
	size_t count = 0;

	if (!folder)
		return NULL;
	while ((entry = readdir(folder))) {
		if (*entry->d_name == '.' ||
			!slice_ends(slice_of(entry->d_name), ".lectern"))
			continue;
		if (!count++)
			found = file_join(path, entry->d_name);
	}
	closedir(folder);
	if (count == 1)
		return found;
	free(found);
	return NULL;
}

char *
index_place_for(const char *const *paths, size_t count, struct error *err)
{
	char *home, *real, *key, *place;
	struct str name = { 0 };

	if (!count) {
		error_set(err, ERROR_USAGE, "nothing to index");
		return NULL;
	}
	if (count == 1 && file_is_directory(paths[0])) {
		place = place_in_folder(paths[0]);
		if (place)
			return place;
	}
	home = file_cache_home();
	if (!home) {
		error_set(err, ERROR_IO,
			"there is no home directory to keep a library in; "
			"say where with -o");
		return NULL;
	}
	real = place_real(paths[0]);
	key = index_key(paths, count);
	str_add_format(&name, "%s-%.12s.lectern", file_name(real), key);
	place = file_make_directories(home, err)
			? file_join(home, str_text(&name))
			: NULL;
	str_done(&name);
	free(home);
	free(real);
	free(key);
	return place;
}
