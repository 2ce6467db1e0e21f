/*
 * Text from right to left, and who turns it round.
 *
 * Few terminals did when this was written: xterm, the Linux console, kitty,
 * foot, Alacritty, rxvt, Windows Terminal and tmux show characters where they
 * are put.  Those that turn text round by themselves take a whole row of the
 * screen for a line of text, and cannot know that there are panes beside each
 * other in it; so we had rather do it ourselves, and tell them.  VTE (GNOME
 * Terminal and its many kin, since 0.58) and mintty leave rows alone when
 * ECMA-48's mode for it (BDSM, 8) is reset.  They are known by what they put
 * into the environment, and so are the few that turn text round and cannot be
 * told not to.  A terminal that nothing is known of is sent nothing that curses
 * would not send, unless one asks for it.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/screen/terminal.h"

#define VTE_TURNS 5800 /* its version, as it puts it: 0.58 */

/* clang-format off */
static const struct {
	const char *name;
	const char *begins; /* the value does so; "": whatever it is */
} stubborn[] = {
	{ "KONSOLE_VERSION", "" },
	{ "MLTERM", "" },
	{ "TERM", "mlterm" },
	{ "TERM", "putty" },
	{ "TERM_PROGRAM", "Apple_Terminal" },
};
/* clang-format on */

static bool
is_vte(void)
{
	const char *version = getenv("VTE_VERSION");

	return version && atoi(version) >= VTE_TURNS;
}

/* A multiplexer does not hand on what we would tell the terminal. */
static bool
is_multiplexed(void)
{
	return getenv("TMUX") || getenv("STY");
}

bool
terminal_listens(void)
{
	const char *program = getenv("TERM_PROGRAM");

	return !is_multiplexed() &&
	       (is_vte() || (program && !strcmp(program, "mintty")));
}

bool
terminal_reorders(void)
{
	const char *value;
	size_t i;

	for (i = 0; i < sizeof stubborn / sizeof *stubborn; i++) {
		value = getenv(stubborn[i].name);
		if (value && !strncmp(value, stubborn[i].begins,
				     strlen(stubborn[i].begins)))
			return true;
	}
	return is_vte() && is_multiplexed();
}
