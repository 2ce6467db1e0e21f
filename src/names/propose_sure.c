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

#define KNOTS 10

/* Doubts of a hundredth are 2, of a thousandth 3. */
static const float knots[KNOTS] = { .25f, .75f, 1.25f, 1.75f, 2.5f, 3.5f, 4.5f,
	5.5f, 6.5f, 7.f };

static const float shares[][KNOTS] = {
	/* clang-format off */
	[BY_RULE] =   { .58f, .78f, .81f, .84f, .86f, .90f, .90f, .90f, .90f, .90f },
	[BY_TAGGER] = { .32f, .40f, .54f, .65f, .69f, .79f, .81f, .83f, .85f, .85f },
	[BY_BOTH] =   { .41f, .57f, .68f, .73f, .79f, .83f, .88f, .91f, .93f, .95f },
	[BY_VOTE] =   { .40f, .45f, .55f, .60f, .60f, .60f, .60f, .60f, .60f, .60f },
	/* clang-format on */
};

float
propose_sure(const struct candidate *candidate)
{
	const float *share = shares[candidate->by];
	float doubt = 1 - candidate->confidence, step;
	unsigned above = 1;

	step = doubt < 1e-7f ? 7 : -log10f(doubt);
	if (step <= knots[0])
		return share[0];
	if (step >= knots[KNOTS - 1])
		return share[KNOTS - 1];
	while (knots[above] < step)
		above++;
	return share[above] - (share[above] - share[above - 1]) *
				      (knots[above] - step) /
				      (knots[above] - knots[above - 1]);
}
