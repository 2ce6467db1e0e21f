/*
 * Lists: items of one form that stand together, in order.
 *
 * Notes look the same.  Numbered parts are items only where text goes on
 * behind them; what stands at the end of a text, or below a heading that says
 * notes, is left for those who know about notes.
 */
#include "structure/structure.h"

#include <stdlib.h>

static bool
list_goes_on(struct label before, struct label next)
{
	if (before.form != next.form)
		return false;
	if (before.form == LABEL_BULLET)
		return before.number == next.number;
	return next.number == before.number + 1;
}

/* Forms that number notes far more often than items. */
static bool
list_is_of_notes(struct label label)
{
	return label.form == LABEL_BRACKET || label.form == LABEL_CARET ||
	       label.form == LABEL_SUPER || label.form == LABEL_PLAIN ||
	       (label.form == LABEL_BULLET &&
		       (label.number == 0x2020 || label.number == 0x2021 ||
			       label.number == 0xa7 || label.number == 0x2014));
}

static bool
list_heads_notes(const struct structure *s, size_t part)
{
	char *folded;
	bool heads;

	if (part >= s->part_count || s->parts[part].width > 40)
		return false;
	folded = structure_folded(s, part);
	heads = structure_phrase(folded, PHRASE_NOTES) ||
		structure_phrase_is(folded, PHRASE_REFERENCES);
	free(folded);
	return heads;
}

/* Does text that is no item follow, or did a colon announce the list? */
static bool
list_stands_in_text(const struct structure *s, size_t first, size_t last)
{
	size_t part;

	if (first && s->parts[first - 1].look.last == ':' &&
		!list_heads_notes(s, first - 1))
		return true;
	if (first && list_heads_notes(s, first - 1))
		return false;
	for (part = last; part < s->part_count && part < last + 12; part++) {
		if (structure_is_prose(s, part) &&
			structure_label(structure_text(s, part)).form ==
				LABEL_NONE)
			return true;
	}
	return false;
}

/* "i)" is nine behind "h)", as "v)" and "x)" are letters in their places. */
static struct label
list_next_label(struct label before, struct label next)
{
	if (before.form != LABEL_LETTER || next.form != LABEL_ROMAN)
		return next;
	if ((before.number == 8 && next.number == 1) ||
		(before.number == 21 && next.number == 5) ||
		(before.number == 23 && next.number == 10)) {
		next.form = LABEL_LETTER;
		next.number = before.number + 1;
	}
	return next;
}

/* The end of the run of items that begins with this part. */
static size_t
list_end(const struct structure *s, size_t first, struct label label)
{
	size_t part;
	struct label next;

	for (part = first + 1; structure_is_free(s, part); part++) {
		next = list_next_label(
			label, structure_label(structure_text(s, part)));
		if (!list_goes_on(label, next))
			break;
		label = next;
	}
	return part;
}

static bool
list_is_one(
	const struct structure *s, size_t first, size_t end, struct label label)
{
	if (list_is_of_notes(label))
		return false;
	if (label.form == LABEL_BULLET)
		return end - first >= 2 || label.number == 0x2022 ||
		       label.number == 0xb7;
	return end - first >= 2 && label.number == 1 &&
	       list_stands_in_text(s, first, end);
}

/* An indent that the items before did not have nests. */
static void
list_claim(struct structure *s, size_t first, size_t end)
{
	unsigned level = 1;
	size_t part;

	if (first && s->parts[first - 1].kind == BLOCK_LIST_ITEM &&
		s->parts[first].above == 0) {
		level = s->parts[first - 1].level;
		if (s->parts[first].indent > s->parts[first - 1].indent)
			level++;
		else if (s->parts[first].indent < s->parts[first - 1].indent &&
			 level > 1)
			level--;
	}
	for (part = first; part < end; part++)
		structure_claim(s, part, BLOCK_LIST_ITEM, level);
}

void
structure_find_lists(struct structure *s)
{
	size_t part, end;
	struct label label;

	for (part = 0; part < s->part_count; part++) {
		if (!structure_is_free(s, part))
			continue;
		label = structure_label(structure_text(s, part));
		if (label.form == LABEL_NONE)
			continue;
		end = list_end(s, part, label);
		if (list_is_one(s, part, end, label))
			list_claim(s, part, end);
		part = end - 1;
	}
}
