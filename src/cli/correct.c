/*
 * Correcting names from the shell: what is said is kept in the notebook first,
 * then the library is made anew with it.
 */
#include "cli/shell.h"

#include <stdlib.h>
#include <string.h>

#include "cli/listings.h"
#include "cli/settings.h"
#include "lectern/command/correcting.h"
#include "lectern/index/index.h"

/* The notebook, if something can be written in it. */
static struct notebook *
correct_notebook(struct shell *shell, struct error *err)
{
	struct notebook *notebook = shell_notebook(shell);
	const char *trouble =
		notebook ? notebook_trouble(notebook) : "there is no notebook";

	if (!trouble)
		return notebook;
	error_set(err, ERROR_IO, "%s", trouble);
	return NULL;
}

/* Makes the library what the notebook says. */
static bool
correct_apply(struct shell *shell, struct error *err)
{
	const struct library_info *info = library_info(shell->library);
	char *all = notebook_corrections(shell->notebook, info->key, err);
	bool ok = all != NULL;

	if (ok && !index_correct(info->path, all, err))
		ok = error_prefix(err,
			"kept, to take effect when the library is indexed "
			"again: %s",
			info->path);
	free(all);
	return ok;
}

/* The words behind the command, a bar between. */
static const char *
correct_arguments(const struct shell *shell, struct arena *arena)
{
	struct str all = { 0 };
	const char *copy;
	size_t i;

	for (i = 1; i < shell->options.word_count; i++)
		str_add_format(&all, "%s%s", i > 1 ? " | " : "",
			shell->options.words[i]);
	copy = arena_string(arena, str_text(&all));
	str_done(&all);
	return copy;
}

static bool
correct_keep(struct shell *shell, const char *text, struct error *err)
{
	return correct_notebook(shell, err) &&
	       notebook_correct(shell->notebook,
		       library_info(shell->library)->key, text, err) &&
	       correct_apply(shell, err);
}

bool
shell_correct(struct shell *shell, struct error *err)
{
	struct library *library = shell_library(shell, err);
	struct arena arena = { 0 };
	struct str line = { 0 };
	bool ok;

	ok = library &&
	     correcting_line(library, shell->options.words[0],
		     correct_arguments(shell, &arena), &line, err) &&
	     correct_keep(shell, str_text(&line), err);
	if (ok)
		out_string(&shell->out, str_text(&line));
	str_done(&line);
	arena_done(&arena);
	return ok;
}

bool
shell_undo(struct shell *shell, struct error *err)
{
	struct library *library = shell_library(shell, err);
	bool correction;

	if (!library || !correct_notebook(shell, err) ||
		!notebook_undo(shell->notebook, library_info(library)->key,
			&correction, err))
		return false;
	return !correction || correct_apply(shell, err);
}

/* Takes in a file of corrections, all of it or nothing. */
static bool
correct_import(struct shell *shell, const char *path, struct error *err)
{
	char *text = settings_file(path, err);
	bool ok = text && (correct_keep(shell, text, err) ||
				  (err->code == ERROR_FORMAT &&
					  error_prefix(err, "%s", path)));

	free(text);
	return ok;
}

bool
shell_corrections(struct shell *shell, struct error *err)
{
	const char *const *values = shell->options.values;
	struct library *library = shell_library(shell, err);
	char *text;

	if (!library)
		return false;
	if (values[OPTION_IMPORT])
		return correct_import(shell, values[OPTION_IMPORT], err);
	if (values[OPTION_JSON] || values[OPTION_TSV])
		return listings_run(shell, "corrections", "", err);
	if (!shell_notebook(shell))
		return error_set(err, ERROR_IO, "there is no notebook");
	text = notebook_corrections(
		shell->notebook, library_info(library)->key, err);
	if (!text)
		return false;
	out_text(&shell->out, text, strlen(text));
	if (!*text)
		error_set(err, ERROR_NOT_FOUND, "%s", "");
	free(text);
	return !err->code;
}
