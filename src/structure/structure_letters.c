/*
 * Letters: what stands above "Dear Margaret," is an address and a date, and no
 * title.
 */
#include "structure/structure.h"

#include <stdlib.h>

#define LETTER_HEAD 10 /* parts above the salutation, at most */

/* "Dear Margaret,", "Estimado señor:" */
bool
structure_is_salutation(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	char *folded;
	bool is;

	if (p->claimed || p->width > 60 || p->lines > 1 ||
		(p->look.last != ',' && p->look.last != ':' &&
			p->look.last != '!' &&
			!structure_is_dash(p->look.last)))
		return false;
	folded = structure_folded(s, part);
	is = structure_phrase(folded, PHRASE_SALUTATION) > 0;
	free(folded);
	return is;
}

/* A first line of three words and more that holds no figure is a title. */
static bool
letter_has_title(const struct structure *s)
{
	const struct part *p = &s->parts[0];

	return !p->claimed && p->look.words >= 3 && !p->look.numbers &&
	       structure_is_heading_like(s, 0);
}

void
structure_find_letter(struct structure *s)
{
	size_t part, from;

	for (part = 0; part < s->part_count && part <= LETTER_HEAD; part++) {
		if (structure_is_salutation(s, part))
			break;
		if (s->parts[part].width > 80)
			return;
	}
	if (part >= s->part_count || part > LETTER_HEAD)
		return;
	s->body = part;
	from = part && letter_has_title(s);
	while (part-- > from) {
		if (structure_is_free(s, part))
			structure_claim(s, part, BLOCK_BYLINE, 0);
	}
}
