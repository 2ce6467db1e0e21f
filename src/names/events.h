/*
 * Events: the massacre of San Juan, the 1952 revolution, the uprising of
 * October 2003.  A small head noun and what it happened to, or when.
 */
#ifndef NAMES_EVENTS_H
#define NAMES_EVENTS_H

#include "names/propose.h"

/*
 * Adds a mention and an entity for each; names inside keep their own
 * mentions.  Needs the mentions of places and the dates found before.
 */
void events_find(const struct tokens *tokens,
	const struct candidates *candidates, struct doc *doc);

#endif
