/*
 * Manual pages and standards set their text in and leave the edge to their
 * headings: there a line at the edge, alone above what is set in, is one.
 */
#include "structure/structure.h"

#define OUTDENTED_LEAST 3 /* columns that the text is set in by */
#define OUTDENTED_WIDEST 72

/* Is most of the text set in? */
static bool
text_is_set_in(const struct structure *s)
{
	size_t part, in = 0, out = 0;

	for (part = 0; part < s->part_count; part++) {
		const struct part *p = &s->parts[part];

		if (p->claimed || p->lines < 2)
			continue;
		if (p->indent >= OUTDENTED_LEAST && p->hang >= OUTDENTED_LEAST)
			in += p->lines;
		else
			out += p->lines;
	}
	return in >= 4 && out * 4 < in;
}

static bool
part_is_outdented(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part], *next;
	size_t behind = structure_after(s, part);

	if (!structure_is_free(s, part) || p->lines != 1 || p->indent ||
		p->width > OUTDENTED_WIDEST || s->lines[p->line].gaps ||
		behind >= s->part_count || !p->look.words ||
		(structure_ends_sentence(p->look.last) && p->look.last != '?'))
		return false;
	next = &s->parts[behind];
	return next->indent >= OUTDENTED_LEAST ||
	       (next->lines == 1 && !next->indent && next->kind != BLOCK_NOTE);
}

void
structure_find_outdented(struct structure *s)
{
	struct label label;
	size_t part;

	if (!text_is_set_in(s))
		return;
	for (part = 0; part < s->part_count; part++) {
		if (!part_is_outdented(s, part))
			continue;
		label = structure_label(structure_text(s, part));
		structure_claim(s, part, BLOCK_HEADING,
			label.form == LABEL_SECTION ? label.number + 1 : 2);
	}
}
