/* Candidates as hints: once as they come, once after the document's vote. */
#include "names/hints.h"

#include <stdlib.h>
#include <string.h>

#include "names/lexicon.h"
#include "names/names.h"

enum hint_place { HINT_ALONE, HINT_FIRST, HINT_INSIDE, HINT_LAST };

/* How sure the rules are, in four steps, which thresholds of theirs part. */
static unsigned
hint_step(float confidence)
{
	return confidence < PROPOSE_WEAK ? 0
	       : confidence < 0.7f       ? 1
	       : confidence < 0.85f      ? 2
					 : 3;
}

static uint16_t
hint_of(const struct candidate *candidate, uint32_t i)
{
	bool first = i == candidate->first, last = i + 1 == candidate->behind;
	enum hint_place place = first && last ? HINT_ALONE
				: first       ? HINT_FIRST
				: last        ? HINT_LAST
					      : HINT_INSIDE;

	return (uint16_t)(1 + place + 4 * hint_step(candidate->confidence) +
			  16 * candidate->type);
}

static struct candidates
candidates_copy(const struct candidates *from)
{
	struct candidates copy = *from;

	copy.list = memory_zero(from->count + 1, sizeof *copy.list);
	copy.cap = from->count + 1;
	if (from->count)
		memcpy(copy.list, from->list, from->count * sizeof *copy.list);
	return copy;
}

struct hint *
hints_new(const struct tokens *tokens, const uint8_t *quiet,
	const struct candidates *candidates)
{
	struct hint *hints = memory_zero(tokens->count + 1, sizeof *hints);
	struct candidates settled = candidates_copy(candidates);
	const struct candidate *candidate;
	struct names names;
	uint32_t i, k, why;

	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		why = (uint32_t)lexicon_hash(
			slice_of(reason_text(candidate->why)));
		for (k = candidate->first; k < candidate->behind; k++) {
			hints[k].first = hint_of(candidate, k);
			hints[k].why = why;
		}
	}
	names_collect(&names, tokens, &settled);
	names_settle(&names, tokens, quiet, &settled);
	for (i = 0; i < settled.count; i++) {
		candidate = &settled.list[i];
		for (k = candidate->first; k < candidate->behind; k++)
			hints[k].settled = hint_of(candidate, k);
	}
	names_done(&names);
	free(settled.list);
	return hints;
}
