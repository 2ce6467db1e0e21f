/*
 * Paragraphs that a page broke in two.
 *
 * Between the halves stands what belongs to the page: its foot, a form feed,
 * the head of the next one.  The first half stops within a sentence; what comes
 * next on the new page is the rest of it, whatever its indent made of it.
 */
#include "structure/structure.h"

#include "lectern/base/utf8.h"

/* The part that a run of nothing but furniture separates from this one. */
static const struct part *
page_part_before(const struct structure *s, size_t part)
{
	size_t at = part;

	while (at && s->parts[at - 1].furniture &&
		s->parts[at - 1].kind == BLOCK_BOILERPLATE)
		at--;
	return at && at < part ? &s->parts[at - 1] : NULL;
}

static bool
page_is_text(const struct part *part)
{
	return part->kind == BLOCK_PARAGRAPH || part->kind == BLOCK_LIST_ITEM ||
	       part->kind == BLOCK_QUOTATION;
}

/* A comma, a letter: not the end of anything; and not a short line either. */
static bool
page_breaks_off(const struct structure *s, const struct part *part)
{
	const struct line *last = &s->lines[part->line + part->lines - 1];
	uint32_t point = part->look.last;

	if (part->look.marker || (part->lines < 2 && last->width < 50))
		return false;
	return utf8_is_word(point) || point == ',' || point == '-' ||
	       point == ')';
}

static bool
page_goes_on(const struct structure *s, size_t part)
{
	const struct part *here = &s->parts[part];
	const struct part *before = page_part_before(s, part);
	size_t next;

	if (!before || !page_is_text(here) || !page_is_text(before) ||
		here->kind == BLOCK_LIST_ITEM || !page_breaks_off(s, before))
		return false;
	if (utf8_is_lower(utf8_at(s->text, s->len, here->start, &next)))
		return true;
	return structure_label(structure_text(s, part)).form == LABEL_NONE &&
	       before->lines > 1 && here->look.smalls >= here->look.capitals;
}

void
structure_find_broken(struct structure *s)
{
	size_t part;

	for (part = 1; part < s->part_count; part++) {
		if (!page_goes_on(s, part))
			continue;
		s->parts[part].kind = BLOCK_PARAGRAPH;
		s->parts[part].level = BLOCK_GOES_ON;
	}
}
