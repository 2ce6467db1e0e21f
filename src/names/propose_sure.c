/*
 * How sure a mention is, as people understand it: of those said to be right
 * four times in five, four in five are.
 *
 * Candidates are weighed against each other in numbers of their own, which
 * crowd together below 1.  Spread out by the logarithm of the doubt, and apart
 * for each who proposed, they were compared with texts that others annotated;
 * the table says what was right.  `make quality' compares again.
 */
#include <math.h>

#include "names/propose.h"

#define STEPS 8

static const float shares[][STEPS + 1] = {
	/* clang-format off */
	[BY_RULE] =   { .20f, .85f, .93f, .94f, .94f, .94f, .94f, .94f, .94f },
	[BY_TAGGER] = { .20f, .33f, .54f, .61f, .70f, .78f, .85f, .95f, .95f },
	[BY_BOTH] =   { .40f, .60f, .75f, .80f, .84f, .86f, .88f, .93f, .93f },
	[BY_VOTE] =   { .20f, .75f, .80f, .80f, .80f, .80f, .80f, .80f, .80f },
	/* clang-format on */
};

float
propose_sure(const struct candidate *candidate)
{
	const float *share = shares[candidate->by];
	float doubt = 1 - candidate->confidence, step;
	unsigned below;

	step = doubt < 1e-7f ? 7 : -log10f(doubt);
	if (step < 0)
		step = 0;
	below = (unsigned)step;
	return share[below] +
	       (share[below + 1] - share[below]) * (step - (float)below);
}
