/*
 * Numbers that stand alone on a line: of pages, or of chapters.
 *
 * Both count.  Chapters begin with one before the text begins, stop the text
 * at the end of a sentence and always have text behind them; pages do not care
 * where they fall.  A single number that counts with no other is left in the
 * text, as a year above a poem is.
 */
#include "structure/structure.h"

#include "lectern/base/utf8.h"

#define NUMBER_PROSE 160 /* a paragraph this wide is text, not a title */

/* What a line of figures alone says; 0 if it is none, or says "- 12 -". */
static uint32_t
number_value(const struct structure *s, size_t part)
{
	struct slice text = structure_text(s, part);
	uint32_t value;

	if (text.len > 4 || slice_digits(text, &value) != text.len)
		return 0;
	return value;
}

/* A number that the shapes took for a page's, or a line right above another. */
static bool
number_is_one(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];

	if (p->claimed)
		return p->furniture && p->kind == BLOCK_BOILERPLATE;
	return p->width <= 3 && part + 1 < s->part_count &&
	       s->parts[part + 1].above == 0 &&
	       structure_is_heading_like(s, part + 1);
}

static bool
number_stands_between(const struct structure *s, size_t part)
{
	const struct look *above = part ? &s->parts[part - 1].look : NULL;
	size_t next;
	uint32_t point;

	if (part + 1 >= s->part_count || s->lines[s->parts[part].line].feed)
		return false;
	point = utf8_at(s->text, s->len, s->parts[part + 1].start, &next);
	if (utf8_is_lower(point))
		return false;
	return !above || s->parts[part - 1].claimed ||
	       s->parts[part - 1].width < 100 || above->marker ||
	       structure_ends_sentence(above->last) ||
	       structure_is_quote(above->last) || above->last == ')';
}

/* Do the numbers count chapters from one? */
static bool
numbers_are_chapters(const struct structure *s)
{
	unsigned last = 0, value;
	bool text = false;
	size_t part;

	for (part = 0; part < s->part_count; part++) {
		value = number_value(s, part);
		if (!value || !number_is_one(s, part)) {
			text |= s->parts[part].width >= NUMBER_PROSE;
			continue;
		}
		if (value != last + 1 || (value == 1 && text) ||
			!number_stands_between(s, part))
			return false;
		last = value;
	}
	return last >= 2;
}

/* Does another number of a page, one or a few more or less, stand near? */
static bool
number_counts(const struct structure *s, size_t part, unsigned value)
{
	size_t other;
	unsigned next;
	int step;

	for (step = -1; step <= 1; step += 2) {
		for (other = part + (size_t)step; other < s->part_count;
			other += (size_t)step) {
			next = number_is_one(s, other) ? number_value(s, other)
						       : 0;
			if (!next)
				continue;
			if (step < 0 ? next < value && next + 4 > value
				     : next > value && next < value + 4)
				return true;
			break;
		}
	}
	return false;
}

void
structure_find_numbers(struct structure *s)
{
	bool chapters = numbers_are_chapters(s);
	size_t part;
	unsigned value;

	for (part = 0; part < s->part_count; part++) {
		value = number_value(s, part);
		if (!value || !number_is_one(s, part))
			continue;
		if (chapters) {
			structure_claim(s, part, BLOCK_HEADING, 2);
			s->parts[part].furniture = false;
			if (s->parts[part + 1].above == 0 &&
				structure_is_heading_like(s, part + 1)) {
				structure_claim(s, part + 1, BLOCK_HEADING, 2);
				s->parts[part + 1].join = true;
			}
		} else if (s->parts[part].claimed && value > 999 &&
			   !number_counts(s, part, value)) {
			s->parts[part].claimed = false;
			s->parts[part].furniture = false;
			s->parts[part].kind = BLOCK_PARAGRAPH;
		}
	}
}

/* The parts [first, end) that one run of lines was cut into. */
static size_t
run_end(const struct structure *s, size_t first)
{
	size_t end = first + 1;

	while (end < s->part_count && !s->parts[end].above)
		end++;
	return end;
}

/* Short lines, two or more, that nobody knows as anything else. */
static bool
run_may_be_stanza(const struct structure *s, size_t first, size_t end)
{
	size_t part, lines = 0;

	for (part = first; part < end; part++) {
		const struct part *p = &s->parts[part];

		if (p->claimed || p->width > 62 * p->lines ||
			p->look.shouts > 1 ||
			structure_label(structure_text(s, part)).form !=
				LABEL_NONE)
			return false;
		lines += p->lines;
	}
	return lines >= 2 && lines <= 8;
}

/* In a poem stanzas too short to show it by themselves are verse as well. */
void
structure_find_stanzas(struct structure *s)
{
	size_t part, end, verse = 0, stanzas = 0, lines = 0, i;

	for (part = 0; part < s->part_count; part++) {
		lines += s->parts[part].lines;
		if (s->parts[part].kind == BLOCK_VERSE) {
			verse += s->parts[part].lines;
			stanzas++;
		}
	}
	if (stanzas < 2 || verse * 3 < lines)
		return;
	for (part = 0; part < s->part_count; part = end) {
		end = run_end(s, part);
		if (!run_may_be_stanza(s, part, end))
			continue;
		for (i = part; i < end; i++) {
			structure_claim(s, i, BLOCK_VERSE, 0);
			s->parts[i].join = i > part;
		}
	}
}
