/*
 * Resolution: which names of a document are names of one thing.
 */
#ifndef NAMES_RESOLVE_H
#define NAMES_RESOLVE_H

#include "names/names.h"

/* Adds an entity for each thing named, and a mention for each candidate. */
void resolve_names(const struct tokens *tokens, struct names *names,
	struct candidates *candidates, struct doc *doc);

#endif
