/*
 * Text from right to left, and who turns it round.
 *
 * Few terminals did when this was written: xterm, the Linux console, kitty,
 * foot, Alacritty, rxvt, Windows Terminal and tmux show characters where they
 * are put.  Those that turn text round by themselves take a whole row of the
 * screen for a line of text, and cannot know that there are panes beside each
 * other in it; so we had rather do it ourselves, and tell them.  VTE (GNOME
 * Terminal and its many kin, since 0.58) and mintty leave rows alone when
 * ECMA-48's mode for it (BDSM, 8) is reset; the others ignore what they do not
 * know.  What is left are the few that turn text round and cannot be told not
 * to: they are known by what they put into the environment.
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

bool
terminal_reorders(void)
{
	const char *value, *vte = getenv("VTE_VERSION");
	size_t i;

	for (i = 0; i < sizeof stubborn / sizeof *stubborn; i++) {
		value = getenv(stubborn[i].name);
		if (value && !strncmp(value, stubborn[i].begins,
				     strlen(stubborn[i].begins)))
			return true;
	}
	/* A multiplexer does not hand on what we would tell it. */
	return vte && atoi(vte) >= VTE_TURNS &&
	       (getenv("TMUX") || getenv("STY"));
}
