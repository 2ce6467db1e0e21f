/* Runs a command that fills a listing, and prints it. */
#ifndef CLI_LISTINGS_H
#define CLI_LISTINGS_H

#include "cli/shell.h"

/* False with ERROR_NOT_FOUND and no text if there was nothing to list. */
bool listings_run(struct shell *shell, const char *name, const char *argument,
	struct error *err);

#endif
