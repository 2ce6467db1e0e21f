/*
 * Correcting by command: `merge', `split', `retype', `hide', `add' with names
 * as people type them, made into a line that outlives the library.
 */
#ifndef LECTERN_COMMAND_CORRECTING_H
#define LECTERN_COMMAND_CORRECTING_H

#include "lectern/command/command.h"

/*
 * Adds the correction that a command means, one line.  Its arguments stand
 * between bars: "FSTMB | e12"; an entity is an id, a name or an alias, and a
 * document behind an @ a number, a file or a title.  False: err says why not,
 * and whom a name may mean.
 */
bool correcting_line(struct library *library, const char *verb,
	const char *arguments, struct str *line, struct error *err);

#endif
