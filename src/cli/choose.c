/* A library is named, remembered, or the sample. */
#include "cli/choose.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/index/index.h"

/* A program run where it was built has its sample beside it. */
static char *
choose_beside_program(void)
{
	char program[4096], *directory, *path;
	ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);

	if (len <= 0)
		return NULL;
	program[len] = '\0';
	directory = strrchr(program, '/');
	if (!directory)
		return NULL;
	*directory = '\0';
	path = file_join(program, "assets/sample.lectern");
	if (!access(path, R_OK))
		return path;
	free(path);
	return NULL;
}

char *
choose_sample(void)
{
	char *path = choose_beside_program();

	if (path)
		return path;
	path = file_join(PKGDATADIR, "sample.lectern");
	if (!access(path, R_OK))
		return path;
	free(path);
	return NULL;
}

static char *
choose_named(const char *name, struct error *err)
{
	char *path;

	if (!file_is_directory(name))
		return memory_copy_string(name);
	path = index_place_for(&name, 1, err);
	if (path && access(path, F_OK)) {
		error_set(err, ERROR_IO,
			"%s has no library yet: lectern index %s makes one",
			name, name);
		free(path);
		return NULL;
	}
	return path;
}

char *
choose_path(const struct options *options, struct notebook *notebook,
	struct error *err)
{
	const char *name = options->values[OPTION_LIBRARY];
	char *path;

	if (!name)
		name = getenv("LECTERN_LIBRARY");
	if (name && *name)
		return choose_named(name, err);
	path = notebook ? notebook_last_library(notebook) : NULL;
	if (path && !access(path, R_OK))
		return path;
	free(path);
	path = choose_sample();
	if (!path)
		error_set(err, ERROR_USAGE,
			"no library was opened yet: name one with -l, or give "
			"a folder");
	return path;
}
