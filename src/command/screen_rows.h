/*
 * The commands that exist on the screen only: rows of command_table, which
 * includes this file.  What they do is in the reader, under the same name.
 *
 * { name, group, args, help, where, list }
 */
/* clang-format off */
	{ "line-down", "move", "", "go down one line", COMMAND_SCREEN, NULL },
	{ "line-up",   "move", "", "go up one line",   COMMAND_SCREEN, NULL },
/* clang-format on */
