/*
 * Resolution: which names of a document are names of one thing.
 */
#ifndef ANALYSIS_RESOLVE_H
#define ANALYSIS_RESOLVE_H

#include "analysis/names.h"

/* Adds an entity for each thing named, and a mention for each candidate. */
void resolve_names(const struct tokens *tokens, const struct names *names,
	const struct candidates *candidates, struct doc *doc);

#endif
