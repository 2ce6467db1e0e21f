/*
 * No command: something to read.  A library is opened, folders and files are
 * indexed first; without a terminal the documents are listed instead.
 */
#include "cli/shell.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/choose.h"
#include "cli/listings.h"
#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/library/index.h"

/* Is it one library file, and no text that only has its suffix? */
static bool
open_is_library(const struct options *options)
{
	const char *name;

	if (options->word_count != 1)
		return false;
	name = options->words[0];
	return slice_ends(slice_of(name), ".lectern") &&
	       !file_is_directory(name);
}

/* The library to open: the caller's to free; NULL with err set. */
static char *
open_path(struct shell *shell, struct error *err)
{
	const struct options *options = &shell->options;
	const char *const *paths = (const char *const *)options->words;
	bool complete;
	char *path;

	if (!options->word_count)
		return choose_path(options, shell_notebook(shell), err);
	if (open_is_library(options))
		return memory_copy_string(options->words[0]);
	path = library_place_for(paths, options->word_count, err);
	if (!path)
		return NULL;
	if (shell_build(
		    shell, path, paths, options->word_count, &complete, err))
		return path;
	free(path);
	return NULL;
}

bool
shell_open(struct shell *shell, struct error *err)
{
	char *path = open_path(shell, err);
	char *absolute;
	bool ok;

	if (!path)
		return false;
	shell->library = library_open(path, err);
	absolute = file_absolute(path);
	free(path);
	ok = shell->library != NULL;
	if (ok && shell_notebook(shell)) {
		struct error ignored = { 0 };

		notebook_visit(shell->notebook, absolute, &ignored);
	}
	free(absolute);
	if (!ok)
		return false;
	return listings_run(shell, "list", "", err);
}
