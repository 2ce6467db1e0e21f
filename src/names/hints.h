/*
 * Hints: what the rules say of each token, as the tagger is told.
 *
 * The rules know titles, heads of organisations and what the document as a
 * whole calls by a name; the tagger has seen many texts and learns how far the
 * rules can be believed.
 */
#ifndef NAMES_HINTS_H
#define NAMES_HINTS_H

#include "names/features.h"
#include "names/propose.h"

/* One hint a token; the caller's to free. */
struct hint *hints_new(const struct tokens *tokens, const uint8_t *quiet,
	const struct candidates *candidates);

#endif
