/* The command line: the first word is a command, or something to read. */
#include "lectern/cli/cli.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/listings.h"
#include "cli/settings.h"
#include "cli/shell.h"
#include "lectern/command/command.h"

/* The commands that have a function of their own. */
static const struct {
	const char *name;
	bool (*run)(struct shell *shell, struct error *err);
} shell_commands[] = {
	{ "add", shell_correct },
	{ "annotate", shell_annotate },
	{ "confirm", shell_judge },
	{ "corrections", shell_corrections },
	{ "dismiss", shell_judge },
	{ "export", shell_export },
	{ "help", shell_help },
	{ "hide", shell_correct },
	{ "index", shell_index },
	{ "inspect", shell_inspect },
	{ "link", shell_correct },
	{ "merge", shell_correct },
	{ "retype", shell_correct },
	{ "show", shell_show },
	{ "split", shell_correct },
	{ "undo", shell_undo },
};

/*
 * Is the first word a command?  Its whole name, so that a file can be opened
 * whatever it is called; "./list" opens even a file called "list".
 */
static const struct command *
cli_command(const struct options *options)
{
	const struct command *command = command_table;

	if (!options->word_count)
		return NULL;
	while (command->name && strcmp(command->name, options->words[0]))
		command++;
	return command->name && command->where & COMMAND_SHELL ? command : NULL;
}

static bool
cli_run_command(
	struct shell *shell, const struct command *command, struct error *err)
{
	struct arena arena = { 0 };
	size_t i;
	bool ok;

	for (i = 0; i < sizeof shell_commands / sizeof *shell_commands; i++) {
		if (!strcmp(shell_commands[i].name, command->name))
			return shell_commands[i].run(shell, err);
	}
	ok = listings_run(
		shell, command->name, shell_argument(shell, 1, &arena), err);
	arena_done(&arena);
	return ok;
}

static bool
cli_do(struct shell *shell, struct error *err)
{
	const char *const *values = shell->options.values;
	const struct command *command;

	if (values[OPTION_VERSION]) {
		out_string(&shell->out, "lectern " PACKAGE_VERSION "\n");
		return true;
	}
	if (values[OPTION_HELP])
		return shell_help(shell, err);
	if (values[OPTION_PRINT_KEYS])
		return shell_print_keys(shell, err);
	command = cli_command(&shell->options);
	if (command)
		return cli_run_command(shell, command, err);
	return shell_open(shell, err);
}

static void
cli_done(struct shell *shell)
{
	library_close(shell->library);
	notebook_close(shell->notebook);
	options_done(&shell->options);
}

int
cli_run(int argc, char **argv, cli_read *read)
{
	struct shell shell = { .read = read };
	struct error err = { 0 }, lost = { 0 };

	signal(SIGPIPE, SIG_IGN);
	out_open(&shell.out, stdout);
	out_open(&shell.complaints, stderr);
	if (getuid() != geteuid())
		error_set(&err, ERROR_USAGE, "refuses to run set-user-id");
	else if (options_read(&shell.options, argc, argv, &err) &&
		 settings_options(&shell.options, &err))
		cli_do(&shell, &err);
	/* Nobody reads any more (a pager was left): nothing to complain of. */
	if (!out_close(&shell.out, &lost) && !shell.out.gone)
		err = lost;
	if (err.text[0])
		out_format(&shell.complaints, "lectern: %s\n", err.text);
	cli_done(&shell);
	return error_exit_status(&err);
}
