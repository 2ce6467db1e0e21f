/*
 * Quotations that are set off from the text.
 *
 * An indent shows them in wrapped text.  Elsewhere only the neighbours do: the
 * paragraph before breaks off in a colon, or in a verb of saying, and theirs
 * begins where it likes.  Whoever is named on a line with a dash said what
 * stands above it.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

/* The last word of a part says "continues", "said,". */
static bool
quotation_is_announced(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	struct slice text = structure_text(s, part);
	size_t end = text.len, at;
	char *folded;
	bool says;

	if (p->claimed || p->look.marker ||
		structure_ends_sentence(p->look.last))
		return false;
	if (p->look.last == ',')
		end--;
	for (at = end; at && text.data[at - 1] != ' ';)
		at--;
	if (end - at > 24)
		return false;
	folded = fold_string(text.data + at, end - at);
	says = structure_word(slice_of(folded)) & WORD_SAYING;
	free(folded);
	return says;
}

/* May the part be a quotation, as far as its own looks go? */
static bool
quotation_is_possible(const struct structure *s, size_t part)
{
	struct label label;

	if (!structure_is_free(s, part) || s->parts[part].width < 20)
		return false;
	label = structure_label(structure_text(s, part));
	return label.form == LABEL_NONE || label.form == LABEL_LETTER ||
	       label.form == LABEL_ROMAN;
}

static bool
quotation_follows(const struct structure *s, size_t part)
{
	const struct part *before;
	size_t next;
	bool small;

	if (!part)
		return false;
	before = &s->parts[part - 1];
	if (before->kind == BLOCK_HEADING)
		return before->look.last == ':' &&
		       structure_is_quote(s->parts[part].look.first);
	if (before->claimed || before->look.marker ||
		structure_is_salutation(s, part - 1))
		return false;
	if (before->look.last == ':')
		return true;
	small = utf8_is_lower(
		utf8_at(s->text, s->len, s->parts[part].start, &next));
	return quotation_is_announced(s, part - 1) ||
	       (small && before->look.last == ',' && before->width > 60);
}

/* Is there a mark of quotation right before the note marker at the end? */
static bool
quotation_ends_in_marks(const struct structure *s, size_t part)
{
	const struct look *look = &s->parts[part].look;
	struct slice text = structure_text(s, part);
	size_t from = text.len > 12 ? text.len - 12 : 0;

	(void)look;
	from = utf8_floor(text.data, text.len, from);
	for (; from < text.len;) {
		if (structure_is_quote(
			    utf8_at(text.data, text.len, from, &from)))
			return true;
	}
	return false;
}

/*
 * A quotation of several paragraphs has its marker at the end of the last; a
 * short paragraph behind it that ends in one, and quotes nothing, belongs.
 */
static size_t
quotation_last(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	size_t next = part + 1;

	if (p->look.marker || !structure_is_free(s, next))
		return part;
	if (structure_is_quote(p->look.first) &&
		s->parts[next].look.first == p->look.first &&
		!quotation_ends_in_marks(s, part))
		return next;
	if (s->parts[next].look.marker && s->parts[next].width <= 240 &&
		s->parts[next].width < p->width &&
		!quotation_ends_in_marks(s, next) &&
		s->parts[next].look.opens == 0)
		return next;
	return part;
}

static void
quotation_find_announced(struct structure *s)
{
	size_t part, last;

	for (part = 1; part < s->part_count; part++) {
		if (!quotation_is_possible(s, part) ||
			!quotation_follows(s, part))
			continue;
		last = quotation_last(s, part);
		for (; part < last; part++)
			structure_claim(s, part, BLOCK_QUOTATION, 0);
		structure_claim(s, part, BLOCK_QUOTATION, 0);
	}
}

/* A formula or a sum below a colon may begin with a figure. */
static bool
quotation_is_shown(const struct structure *s, size_t part)
{
	return part && structure_is_free(s, part) &&
	       s->parts[part - 1].look.last == ':' &&
	       structure_label(structure_text(s, part)).form == LABEL_PLAIN;
}

/* The indent that most lines of the text have. */
static unsigned
quotation_base(const struct structure *s)
{
	size_t counts[32] = { 0 }, part;
	unsigned most = 0, i;

	for (part = 0; part < s->part_count; part++) {
		if (!s->parts[part].claimed && s->parts[part].hang < 32)
			counts[s->parts[part].hang] += s->parts[part].lines;
	}
	for (i = 1; i < 32; i++) {
		if (counts[i] > counts[most])
			most = i;
	}
	return most;
}

/* The indent that opens most paragraphs of several lines; 0: none. */
static unsigned
quotation_opening(const struct structure *s)
{
	size_t counts[32] = { 0 }, part, several = 0;
	unsigned most = 0, i;

	for (part = 0; part < s->part_count; part++) {
		const struct part *p = &s->parts[part];

		if (p->claimed || p->lines < 2 || p->indent >= 32)
			continue;
		several++;
		if (p->indent > p->hang)
			counts[p->indent]++;
	}
	for (i = 1; i < 32; i++) {
		if (counts[i] > counts[most])
			most = i;
	}
	return counts[most] * 3 >= several ? most : 0;
}

/*
 * In wrapped text a paragraph all of whose lines stand in by two columns or
 * more; in text with a line to each paragraph, one that begins with a tab or
 * four blanks while most do not.
 */
static void
quotation_find_indented(struct structure *s)
{
	unsigned base = quotation_base(s), opening = quotation_opening(s);
	size_t part;
	const struct part *p;

	for (part = 0; part < s->part_count; part++) {
		p = &s->parts[part];
		if (!quotation_is_possible(s, part) &&
			!quotation_is_shown(s, part))
			continue;
		if (s->text[p->start] == '>') {
			structure_claim(s, part, BLOCK_QUOTATION, 0);
			continue;
		}
		if (p->indent < base + 3u || p->hang < base + 2u)
			continue;
		if (p->lines == 1 && p->indent == opening)
			continue;
		if (p->lines == 1 && s->measure && p->width < 30 &&
			!quotation_is_shown(s, part))
			continue;
		if (p->lines == 1 && s->measure &&
			p->indent + p->width > s->measure - 4u &&
			p->indent < base + 9u)
			continue;
		if (part && p->lines > 1 && p->indent > p->hang &&
			p->hang < base + 2u)
			continue;
		structure_claim(s, part, BLOCK_QUOTATION, 0);
	}
}

/* The attribution's name begins behind a dash of any length. */
static bool
attribution_is_one(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	struct slice text = structure_text(s, part);
	size_t at = 0, next;
	uint32_t point = 0;

	/* A dash opens what somebody says in dialogue, too. */
	if (p->claimed || p->width > 160 || !structure_is_dash(p->look.first) ||
		(p->look.smalls > p->look.capitals + 5 &&
			(p->look.opens == 0 || p->width > 100)))
		return false;
	while (at < text.len) {
		point = utf8_at(text.data, text.len, at, &next);
		if (!structure_is_dash(point) && !utf8_is_space(point))
			break;
		at = next;
	}
	if (p->look.first == '-' && at < 2)
		return false;
	if (p->look.first == '-' && text.data[1] != '-')
		return false;
	return utf8_is_letter(point) || structure_is_quote(point);
}

static bool
attribution_has_quotation(const struct structure *s, size_t part)
{
	const struct part *before;

	if (!part)
		return false;
	before = &s->parts[part - 1];
	return before->kind == BLOCK_VERSE || before->kind == BLOCK_QUOTATION ||
	       before->kind == BLOCK_PARAGRAPH;
}

/* A quotation right below a heading, or before the text, is an epigraph. */
static bool
attribution_ends_epigraph(const struct structure *s, size_t quotation)
{
	size_t before = structure_before(s, quotation);

	return quotation < s->body || before >= s->part_count ||
	       s->parts[before].kind == BLOCK_HEADING ||
	       s->parts[before].kind == BLOCK_BYLINE;
}

static void
quotation_find_attributed(struct structure *s)
{
	size_t part, first;

	for (part = 1; part < s->part_count; part++) {
		if (!attribution_is_one(s, part) ||
			!attribution_has_quotation(s, part))
			continue;
		structure_claim(s, part, BLOCK_ATTRIBUTION, 0);
		first = part - 1;
		if (s->parts[first].kind == BLOCK_VERSE)
			continue;
		structure_claim(s, first,
			attribution_ends_epigraph(s, first) ? BLOCK_EPIGRAPH
							    : BLOCK_QUOTATION,
			0);
	}
}

void
structure_find_quotations(struct structure *s)
{
	quotation_find_attributed(s);
	quotation_find_announced(s);
	quotation_find_indented(s);
}
