/*
 * A marker and its note, as people say which they mean.
 */
#ifndef COMMAND_LINKING_H
#define COMMAND_LINKING_H

#include "command/lists.h"

/*
 * Adds the line for "PLACE | NOTE": where a marker is; a number or a place of
 * a note, "none", or "next", the one behind that it could be as well.
 */
bool linking_line(struct library *library, const char *arguments,
	const char *usage, struct str *line, struct error *err);

#endif
