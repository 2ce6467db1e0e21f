/* Help, made of the tables it is about. */
#include "cli/shell.h"

#include <string.h>

#include "cli/settings.h"
#include "lectern/command/command.h"
#include "lectern/command/queries.h"

static void
help_usage(struct out *out)
{
	out_string(out,
		"usage: lectern [OPTIONS]                   the library opened "
		"last\n"
		"       lectern [OPTIONS] DIR | FILE...     index what is new, "
		"then read\n"
		"       lectern [OPTIONS] NAME.lectern      read a library\n"
		"       lectern COMMAND [OPTIONS] ARGUMENTS\n\n");
}

static void
help_commands(struct out *out)
{
	const struct command *command;
	struct str left = { 0 };

	out_string(out, "commands:\n");
	for (command = command_table; command->name; command++) {
		if (!(command->where & COMMAND_SHELL))
			continue;
		str_clear(&left);
		str_add_format(&left, "%s %s", command->name, command->args);
		out_format(
			out, "  %-24s  %s\n", str_text(&left), command->help);
	}
	str_done(&left);
}

static void
help_all(struct out *out)
{
	help_usage(out);
	help_commands(out);
	out_string(out,
		"\nDOC is a number, a file name, or the beginning of a file "
		"name "
		"or title.\nENTITY is an id, a name or an alias.  A PLACE is "
		"what commands print as one.\n\noptions:\n");
	options_print(out);
	out_string(out,
		"\nexit status: 0 yes, 1 nothing found or remarks exist, 2 "
		"usage,\n3 a file could not be read or written, 4 a library is "
		"damaged or newer\n");
}

static void
help_queries(struct out *out)
{
	const struct query_help *help;

	out_string(out,
		"A query finds passages.  Case, accents, the shape of "
		"quotation marks and\ndashes, and hyphens at line ends do not "
		"matter.\n\n");
	for (help = query_help_table; help->sample; help++)
		out_format(out, "  %-22s  %s\n", help->sample, help->finds);
	out_string(out,
		"\nSearch marks what fits less well, and lists it behind the "
		"rest: a word\nwithout the accents that were typed, one edit "
		"away, misspelt in the scan, or\ndamaged there and mended.\n");
}

bool
shell_print_keys(struct shell *shell, struct error *err)
{
	struct keys *keys = settings_keys(&shell->options, err);
	const struct key_binding *binding;
	size_t i;

	if (!keys)
		return false;
	for (i = 0; i < keys_count(keys); i++) {
		binding = keys_row(keys, i);
		out_format(&shell->out, "bind %-10s %s\n", binding->keys,
			binding->command);
	}
	keys_free(keys);
	return true;
}

bool
shell_help(struct shell *shell, struct error *err)
{
	const struct options *options = &shell->options;
	const struct command *command;

	if (options->word_count < 2 || strcmp(options->words[0], "help")) {
		help_all(&shell->out);
		return true;
	}
	if (!strcmp(options->words[1], "query")) {
		help_queries(&shell->out);
		return true;
	}
	command = command_find(options->words[1], COMMAND_BOTH, err);
	if (!command)
		return false;
	out_format(&shell->out, "%s %s\n    %s\n", command->name, command->args,
		command->help);
	return true;
}
