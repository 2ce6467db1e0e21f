/*
 * Hints: what the rules say of each token, as the tagger is told.
 *
 * The rules know titles, heads of organisations and what the document as a
 * whole calls by a name; the tagger has seen many texts and learns how far the
 * rules can be believed.
 */
#ifndef ANALYSIS_HINTS_H
#define ANALYSIS_HINTS_H

#include "analysis/features.h"
#include "analysis/propose.h"

/* One hint a token; the caller's to free. */
struct hint *hints_new(const struct tokens *tokens, const uint8_t *quiet,
	const struct candidates *candidates);

#endif
