/* Commands that fill a listing. */
#include "cli/listings.h"

#include <string.h>

#include "lectern/command/command.h"

/*
 * Exit status 1 says "no": nothing was found, or, for `check', that there was
 * something to remark upon.
 */
static bool
listings_answer(const struct command *command, const struct listing *listing,
	struct error *err)
{
	bool check = !strcmp(command->name, "check");

	if (check != !listing->count)
		return error_set(err, ERROR_NOT_FOUND, "%s", "");
	return true;
}

/* What is listed of a notebook in trouble may not be all there is. */
static void
listings_warn(struct shell *shell, const struct command *command)
{
	const char *trouble =
		shell->notebook ? notebook_trouble(shell->notebook) : NULL;

	if (trouble && !strcmp(command->group, "study"))
		out_format(&shell->complaints, "lectern: the notebook: %s\n",
			trouble);
}

/* Points at a mistake in what was typed, under a copy of it. */
static void
listings_point(
	struct shell *shell, const char *argument, const struct error *err)
{
	unsigned column;

	if (!err->column)
		return;
	out_format(&shell->complaints, "    %s\n    ", argument);
	for (column = 1; column < err->column; column++)
		out_string(&shell->complaints, " ");
	out_string(&shell->complaints, "^\n");
}

bool
listings_run(struct shell *shell, const char *name, const char *argument,
	struct error *err)
{
	const struct command *command = command_find(name, COMMAND_SHELL, err);
	struct command_context context = { 0 };
	struct listing listing = { 0 };
	bool ok;

	if (!command)
		return false;
	context.library = shell_library(shell, err);
	if (!context.library)
		return false;
	context.notebook = shell_notebook(shell);
	listings_warn(shell, command);
	ok = shell_command_options(shell, &context.options, err) &&
	     command->list(&context, argument, &listing, err);
	if (!ok)
		listings_point(shell, argument, err);
	if (ok) {
		print_listing(&shell->out, &listing, command->name,
			shell_format(shell), out_width(&shell->out));
		ok = listings_answer(command, &listing, err);
	}
	listing_done(&listing);
	return ok;
}
