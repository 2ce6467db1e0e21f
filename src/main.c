/* lectern: a reading desk for the terminal. */
#include <locale.h>

#include "lectern/cli/cli.h"
#include "lectern/reader/reader.h"

static struct terminal *
main_terminal(const struct cli_reading *reading, struct error *err)
{
	if (reading->script)
		return terminal_open_script(reading->script, stdout, err);
	if (reading->plain)
		return terminal_open_plain(stdout, err);
	return terminal_open_curses(reading->theme, err);
}

static bool
main_read(const struct cli_reading *reading, struct error *err)
{
	struct terminal *terminal = main_terminal(reading, err);
	struct reader_options options = {
		.library = reading->library,
		.notebook = reading->notebook,
		.correct = reading->correct,
		.terminal = terminal,
		.keys = reading->keys,
		.plain = reading->plain,
		.settings = reading->settings,
	};
	bool ok;

	options.reorder = reading->reorder == CLI_REORDER_ON ||
			  (reading->reorder == CLI_REORDER_AUTO &&
				  (reading->script || !terminal_reorders()));
	if (terminal && options.reorder &&
		(reading->reorder == CLI_REORDER_ON || terminal_listens()))
		terminal_take_order(terminal);
	ok = terminal && reader_run(&options, err);

	terminal_close(terminal);
	return ok;
}

int
main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	return cli_run(argc, argv, main_read);
}
