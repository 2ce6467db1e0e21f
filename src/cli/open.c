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
#include "cli/settings.h"
#include "lectern/base/file.h"
#include "lectern/base/memory.h"
#include "lectern/index/index.h"

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
	path = index_place_for(paths, options->word_count, err);
	if (!path)
		return NULL;
	if (shell_build(
		    shell, path, paths, options->word_count, &complete, err))
		return path;
	free(path);
	return NULL;
}

/*
 * Remembers what was opened, as the reader does by itself; a notebook that
 * cannot is no reason to stop.
 */
static void
open_remember(struct shell *shell)
{
	struct error ignored = { 0 };

	if (shell_notebook(shell))
		notebook_visit(shell->notebook,
			library_info(shell->library)->path, &ignored);
}

static bool
open_reorder(
	const struct shell *shell, enum cli_reorder *reorder, struct error *err)
{
	static const char *const words[] = { "auto", "on", "off" };
	const char *value = shell->options.values[OPTION_REORDER];
	unsigned i;

	*reorder = CLI_REORDER_AUTO;
	for (i = 0; value && i < sizeof words / sizeof *words; i++) {
		if (strcmp(value, words[i]))
			continue;
		*reorder = (enum cli_reorder)i;
		return true;
	}
	return !value ||
	       error_set(err, ERROR_USAGE,
		       "--reorder takes on, off or auto, not '%s'", value);
}

static bool
open_read(struct shell *shell, struct error *err)
{
	const char *script = shell->options.values[OPTION_SCRIPT];
	struct cli_reading reading = { .library = shell->library,
		.notebook = shell_notebook(shell),
		.correct = index_correct };
	struct keys *keys = settings_keys(&shell->options, err);
	char *theme = settings_theme(&shell->options, err);
	char *text = script ? settings_file(script, err) : NULL;
	bool ok = keys && theme && (!script || text) &&
		  open_reorder(shell, &reading.reorder, err);

	if (ok) {
		reading.keys = keys;
		reading.theme = theme;
		reading.script = text;
		reading.plain = shell->options.values[OPTION_PLAIN];
		reading.settings = shell->options.values[OPTION_SET];
		ok = shell->read(&reading, err);
	}
	keys_free(keys);
	free(theme);
	free(text);
	return ok;
}

/* Can somebody read here? */
static bool
open_is_interactive(const struct shell *shell)
{
	return shell->options.values[OPTION_SCRIPT] ||
	       (shell->out.terminal && isatty(STDIN_FILENO));
}

bool
shell_open(struct shell *shell, struct error *err)
{
	char *path = open_path(shell, err);

	if (!path)
		return false;
	shell->library = library_open(path, err);
	free(path);
	if (!shell->library)
		return false;
	if (open_is_interactive(shell))
		return open_read(shell, err);
	open_remember(shell);
	return listings_run(shell, "list", "", err);
}
