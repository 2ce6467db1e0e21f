/* What the commands of the shell share. */
#include "cli/shell.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/choose.h"
#include "lectern/base/file.h"
#include "lectern/base/memory.h"

struct notebook *
shell_notebook(struct shell *shell)
{
	struct error err = { 0 };

	if (shell->notebook)
		return shell->notebook;
	shell->notebook =
		notebook_open(shell->options.values[OPTION_NOTEBOOK], &err);
	if (!shell->notebook)
		out_format(&shell->complaints, "lectern: %s\n", err.text);
	return shell->notebook;
}

struct library *
shell_library(struct shell *shell, struct error *err)
{
	char *path;

	if (shell->library)
		return shell->library;
	path = choose_path(&shell->options, shell_notebook(shell), err);
	if (!path)
		return NULL;
	shell->library = library_open(path, err);
	free(path);
	return shell->library;
}

struct library *
shell_library_of_file(struct shell *shell, const char *path, struct error *err)
{
	const char *home = getenv("TMPDIR");
	char *directory, *library;
	bool complete;

	directory = file_join(home && *home ? home : "/tmp", "lectern-XXXXXX");
	if (!mkdtemp(directory)) {
		error_system(err, "cannot make a folder for it");
		free(directory);
		return NULL;
	}
	library = file_join(directory, "one.lectern");
	if (shell_build(shell, library, &path, 1, &complete, err) && complete)
		shell->library = library_open(library, err);
	else if (err->code == ERROR_NONE)
		error_set(err, ERROR_FORMAT, "%s could not be read", path);
	unlink(library);
	rmdir(directory);
	free(library);
	free(directory);
	return shell->library;
}

enum print_format
shell_format(const struct shell *shell)
{
	const char *const *values = shell->options.values;

	if (values[OPTION_JSON])
		return PRINT_JSON;
	if (values[OPTION_TSV])
		return PRINT_TSV;
	if (values[OPTION_TEXT] || shell->out.terminal)
		return PRINT_TEXT;
	return PRINT_TSV;
}

/* A number from 1 on; what: the option's name. */
static bool
shell_number(const char *value, const char *what, uint32_t *number,
	struct error *err)
{
	char *end;
	unsigned long read;

	if (!value)
		return true;
	read = strtoul(value, &end, 10);
	if (*value < '0' || *value > '9' || *end || !read || read > 1000000)
		return error_set(err, ERROR_USAGE,
			"--%s wants a number, not %s", what, value);
	*number = (uint32_t)read;
	return true;
}

bool
shell_command_options(const struct shell *shell,
	struct command_options *options, struct error *err)
{
	const char *const *values = shell->options.values;

	options->sort = values[OPTION_SORT];
	options->exact = values[OPTION_EXACT] != NULL;
	options->everything = values[OPTION_EVERYTHING] != NULL;
	return shell_number(
		       values[OPTION_LIMIT], "limit", &options->limit, err) &&
	       shell_number(values[OPTION_CONTEXT], "context",
		       &options->context, err);
}

const char *
shell_argument(const struct shell *shell, size_t from, struct arena *arena)
{
	struct str argument = { 0 };
	const char *copy;
	size_t i;

	for (i = from; i < shell->options.word_count; i++) {
		if (i > from)
			str_add_char(&argument, ' ');
		str_add(&argument, shell->options.words[i]);
	}
	copy = arena_string(arena, str_text(&argument));
	str_done(&argument);
	return copy;
}
