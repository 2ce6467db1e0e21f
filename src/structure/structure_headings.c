/*
 * Headings inside the text, by their looks and their neighbours, and the
 * levels of all.
 *
 * Each sign adds to a score: capitals, a number, title case, a rule below, the
 * middle of the page, a wider gap above.  A line in plain sentence case has
 * nothing to show but that it does not stop and that prose follows, which
 * is enough only where both neighbours are whole paragraphs.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

/* How a heading is set, strongest first; equal styles have equal levels. */
enum heading_style {
	STYLE_MARKED, /* "## ", "== " */
	STYLE_CHAPTER,
	STYLE_ROMAN,
	STYLE_CAPITALS,
	STYLE_DOUBLE_RULE,
	STYLE_SECTION, /* "2.1" */
	STYLE_NUMBER,
	STYLE_RULE,
	STYLE_PLAIN,
};

/* Of what rules below headings are made; the latter in few places only. */
#define HEADING_RULES "=-~^"
#define HEADING_RULES_EXACT "#*+"

/* The rule below a heading has about its width. */
static bool
heading_is_underlined(const struct structure *s, size_t part, char *sign)
{
	const struct part *rule = &s->parts[part + 1];
	int excess;

	if (part + 1 >= s->part_count || rule->kind != BLOCK_SEPARATOR ||
		rule->above || s->parts[part].lines > 2)
		return false;
	*sign = s->text[rule->start];
	excess = (int)rule->width - (int)s->lines[s->parts[part].line].width;
	if (strchr(HEADING_RULES_EXACT, *sign))
		return excess >= -1 && excess <= 2 && rule->width >= 5;
	return excess > -4 && excess < 5 && strchr(HEADING_RULES, *sign);
}

/* A rule above it as well: a kind of its own. */
static bool
heading_is_overlined(const struct structure *s, size_t part)
{
	const struct part *rule = part ? &s->parts[part - 1] : NULL;

	return rule && rule->kind == BLOCK_SEPARATOR && !s->parts[part].above &&
	       s->text[rule->start] == s->text[s->parts[part + 1].start];
}

/*
 * What marks it: the sign of the rule below it, made another one by a rule
 * above it; 0 if there is no rule.
 */
static char
heading_rule(const struct structure *s, size_t part)
{
	char sign;

	if (s->parts[part].kind != BLOCK_HEADING ||
		!heading_is_underlined(s, part, &sign))
		return 0;
	return heading_is_overlined(s, part) ? (char)(sign | 0x80) : sign;
}

/* "## The stores", "== The stores"; but "= 3 x" is a line of a reckoning. */
static unsigned
heading_marks(struct slice text)
{
	size_t count = 0, next;
	uint32_t first;

	while (count < text.len && text.data[count] == text.data[0] &&
		strchr("#=", text.data[0]) && text.data[0])
		count++;
	if (!count || count > 6 || count + 1 >= text.len ||
		text.data[count] != ' ')
		return 0;
	first = utf8_at(text.data, text.len, count + 1, &next);
	if (text.data[0] == '=' &&
		(!(count > 1 ? utf8_is_word(first) : utf8_is_upper(first)) ||
			memchr(text.data, '\n', text.len)))
		return 0;
	return (unsigned)count;
}

static bool
heading_is_centred(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	int left = p->indent, right;

	if (p->lines > 2 || left < 6 || !s->measure)
		return false;
	right = (int)s->measure - left - s->lines[p->line].width;
	return right > 0 && abs(left - right) <= 8;
}

bool
structure_is_chapter(const char *folded)
{
	size_t len = structure_phrase(folded, PHRASE_CHAPTER), digits;

	if (!len)
		return false;
	if (!folded[len + strspn(folded + len, " .:")])
		return true;
	len += strspn(folded + len, " ");
	digits = strspn(folded + len, "0123456789ivxlc");
	/* "Annex A (informative)" */
	if (!digits && folded[len] >= 'a' && folded[len] <= 'z' &&
		!folded[len + 1 + strspn(folded + len + 1, " .:")])
		return true;
	if (!digits && folded[len] >= 'a' && folded[len] <= 'z')
		return strchr(".:(", folded[len + 1 +
					     strspn(folded + len + 1, " ")]) !=
		       NULL;
	return digits &&
	       (!folded[len + digits] || strchr(" .:-", folded[len + digits]));
}

static enum heading_style
heading_style(const struct structure *s, size_t part)
{
	struct slice text = structure_text(s, part);
	struct label label = structure_label(text);
	char sign = 0, *folded;
	bool chapter;

	if (heading_marks(text))
		return STYLE_MARKED;
	folded = structure_folded(s, part);
	chapter = structure_is_chapter(folded);
	free(folded);
	if (chapter)
		return STYLE_CHAPTER;
	if (label.form == LABEL_ROMAN)
		return STYLE_ROMAN;
	if (label.form == LABEL_SECTION)
		return STYLE_SECTION;
	if (structure_is_capitals(&s->parts[part].look))
		return STYLE_CAPITALS;
	if (heading_is_underlined(s, part, &sign))
		return sign == '=' ? STYLE_DOUBLE_RULE : STYLE_RULE;
	if (label.form != LABEL_NONE)
		return STYLE_NUMBER;
	return STYLE_PLAIN;
}

/* What a heading may stand above: text, or another heading above text. */
static bool
heading_has_text_below(const struct structure *s, size_t part, int depth)
{
	size_t next = structure_after(s, part);
	const struct part *p = &s->parts[next];

	if (next >= s->part_count)
		return false;
	if (!p->claimed && depth && structure_is_heading_like(s, next))
		return heading_has_text_below(s, next, depth - 1);
	if (!p->claimed)
		return structure_is_prose(s, next) ||
		       structure_ends_sentence(p->look.last) ||
		       p->look.last == ':' || p->width > 100 ||
		       structure_is_quote(p->look.first);
	return p->kind != BLOCK_BYLINE && p->kind != BLOCK_SEPARATOR;
}

static bool
heading_has_end_above(const struct structure *s, size_t part)
{
	size_t before = structure_before(s, part);
	const struct look *look;

	if (before >= s->part_count || s->parts[before].claimed)
		return true;
	look = &s->parts[before].look;
	if (look->last == ',' || look->last == ';')
		return false;
	return structure_ends_sentence(look->last) || look->marker ||
	       structure_is_quote(look->last) || look->last == ')' ||
	       look->last == ']' || s->parts[before].width < 100;
}

/* Signs that need no neighbours. */
static int
heading_signs(const struct structure *s, size_t part, const char *folded)
{
	const struct part *p = &s->parts[part];
	struct label label = structure_label(structure_text(s, part));
	int score = 0;

	if (structure_is_capitals(&p->look))
		score += p->look.words > 1 || p->width > 5 ? 3 : 1;
	if (structure_is_chapter(folded))
		score += 3;
	if (label.form == LABEL_ROMAN || label.form == LABEL_SECTION ||
		label.form == LABEL_DOT || label.form == LABEL_PLAIN)
		score += p->width < 90 ? 2 : 0;
	if (heading_is_centred(s, part))
		score += 2;
	if (structure_is_title_case(&p->look) && p->look.words <= 14)
		score += 2;
	if (p->above >= 2 && s->measure == 0)
		score++;
	return score;
}

/*
 * Is the part below what sections begin with: a whole paragraph, a list, an
 * epigraph?
 */
static bool
heading_is_above_text(const struct structure *s, size_t part, size_t next)
{
	const struct part *p = &s->parts[part], *below = &s->parts[next];

	if (next >= s->part_count)
		return false;
	if (below->claimed)
		return below->kind == BLOCK_LIST_ITEM ||
		       below->kind == BLOCK_QUESTION;
	if (structure_is_quote(below->look.first) && next + 1 < s->part_count &&
		structure_is_dash(s->parts[next + 1].look.first))
		return true;
	return (below->width >= 150 && below->width >= 2 * p->width) ||
	       (below->width >= 100 && below->width >= 4 * p->width);
}

static int
heading_score(const struct structure *s, size_t part, const char *folded)
{
	const struct part *p = &s->parts[part];
	int score = heading_signs(s, part, folded);
	size_t next = structure_after(s, part);
	struct slice text = structure_text(s, part);
	size_t at;

	if (p->look.words <= 14 && p->width <= 100 && p->lines == 1)
		score++;
	if (heading_is_above_text(s, part, next))
		score++;
	if (structure_is_name(text) && s->parts[part].look.words > 1 &&
		!structure_is_capitals(&p->look))
		score--;
	if (structure_is_quote(p->look.first) &&
		structure_is_quote(utf8_before(text.data, text.len, &at)))
		score -= 2;
	if (p->look.last == '!' || p->look.last == '?')
		score -= p->look.words <= 1;
	return score;
}

/*
 * "A young leader of the miners:" may head what follows, if it stands apart
 * from what goes before by more than a paragraph does.
 */
static bool
heading_is_announcement(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];

	return p->look.last == ':' && p->above >= 2 && p->look.words <= 12 &&
	       p->lines == 1 && utf8_is_upper(p->look.first) &&
	       !p->look.stops_inside;
}

static bool
heading_is_notes(const struct structure *s, size_t part)
{
	char *folded;
	bool is;

	if (s->parts[part].width > 40 || s->parts[part].lines > 1)
		return false;
	folded = structure_folded(s, part);
	is = structure_phrase_is(folded, PHRASE_NOTES) ||
	     structure_phrase_is(folded, PHRASE_REFERENCES) ||
	     (structure_phrase(folded, PHRASE_NOTES) &&
		     structure_is_heading_like(s, part) &&
		     s->parts[part].look.words <= 6);
	free(folded);
	return is;
}

/* Inside the notes only what is set as a heading is one. */
static bool
heading_stands_in_notes(const struct structure *s, size_t part)
{
	enum heading_style style = heading_style(s, part);

	return style == STYLE_ROMAN || style == STYLE_CHAPTER ||
	       style == STYLE_CAPITALS || style == STYLE_MARKED;
}

static bool
heading_is_one(const struct structure *s, size_t part, bool in_notes)
{
	char *folded, sign;
	int score;

	if (heading_is_underlined(s, part, &sign) ||
		heading_marks(structure_text(s, part)))
		return true;
	if (s->parts[part].speech)
		return false;
	if (heading_is_announcement(s, part))
		return !in_notes;
	if (!structure_is_heading_like(s, part) ||
		!heading_has_end_above(s, part))
		return false;
	if (in_notes && !heading_stands_in_notes(s, part))
		return false;
	folded = structure_folded(s, part);
	score = heading_score(s, part, folded);
	free(folded);
	return score >= 2 &&
	       heading_has_text_below(s, part, score >= 3 ? 2 : 1);
}

/* Do the notes end here?  A labelled part below says no. */
static bool
heading_ends_notes(const struct structure *s, size_t part)
{
	size_t next = structure_after(s, part);

	return next < s->part_count &&
	       structure_label(structure_text(s, next)).form == LABEL_NONE;
}

void
structure_find_headings(struct structure *s)
{
	size_t part;
	bool in_notes = false;

	for (part = 0; part < s->part_count; part++) {
		if (!structure_is_free(s, part))
			continue;
		if (heading_is_notes(s, part) && part + 1 < s->part_count) {
			structure_claim(s, part, BLOCK_HEADING, 2);
			in_notes = true;
			continue;
		}
		if (s->parts[part].width > 160 ||
			!heading_is_one(s, part, in_notes))
			continue;
		structure_claim(s, part, BLOCK_HEADING, 2);
		in_notes = in_notes && !heading_ends_notes(s, part);
	}
}

/* The style that heads the largest sections; others stand below it. */
static bool
heading_has_strong_and_weak(const struct structure *s)
{
	size_t part, strong = 0, weak = 0;

	for (part = s->body; part < s->part_count; part++) {
		enum heading_style style;

		if (s->parts[part].kind != BLOCK_HEADING ||
			s->parts[part].level < 2 || heading_is_notes(s, part))
			continue;
		style = heading_style(s, part);
		if (style <= STYLE_DOUBLE_RULE && style != STYLE_MARKED)
			strong++;
		else if (style >= STYLE_NUMBER && strong)
			weak++;
	}
	return strong >= 2 && weak >= 1;
}

static void
heading_level(struct structure *s, size_t part, bool ranked)
{
	struct slice text = structure_text(s, part);
	unsigned marks = heading_marks(text);
	enum heading_style style = heading_style(s, part);

	if (marks)
		s->parts[part].level = (uint8_t)marks;
	else if (style == STYLE_SECTION)
		s->parts[part].level =
			(uint8_t)(1 + structure_label(text).number);
	else if (ranked && style >= STYLE_NUMBER && part > s->body &&
		 !heading_is_notes(s, part))
		s->parts[part].level = 3;
}

/* A plain heading right above another of its kind stands above it. */
static void
heading_nest(struct structure *s)
{
	size_t part, next;
	bool nested = false;

	for (part = s->body; part + 1 < s->part_count; part++) {
		if (s->parts[part].kind != BLOCK_HEADING ||
			heading_style(s, part) != STYLE_PLAIN ||
			s->parts[part].level != 2)
			continue;
		next = part + 1;
		if (heading_is_notes(s, part)) {
			nested = false;
			continue;
		}
		if (s->parts[next].kind == BLOCK_HEADING &&
			s->parts[next].level == 2 &&
			heading_style(s, next) == STYLE_PLAIN &&
			!heading_is_notes(s, next))
			nested = true;
		else if (nested)
			s->parts[part].level = 3;
	}
}

/*
 * Who underlines in several ways means as many levels, in the order in which
 * they come; what underlines the title counts only if it comes again.
 */
static void
heading_rank_rules(struct structure *s)
{
	char signs[8] = { 0 }, sign;
	size_t part, count = 0, title = 0, place;

	for (part = 0; part < s->part_count; part++) {
		sign = heading_rule(s, part);
		if (!sign)
			continue;
		if (s->parts[part].level < 2 && !title)
			title = (unsigned char)sign;
		else if (!strchr(signs, sign) && count + 1 < sizeof signs)
			signs[count++] = sign;
	}
	if (count < 2)
		return;
	if (title && strchr(signs, (int)title)) {
		memmove(signs + 1, signs,
			(size_t)(strchr(signs, (int)title) - signs));
		signs[0] = (char)title;
	}
	for (part = 0; part < s->part_count; part++) {
		sign = heading_rule(s, part);
		if (!sign || s->parts[part].level < 2 || !strchr(signs, sign) ||
			heading_style(s, part) == STYLE_SECTION)
			continue;
		place = (size_t)(strchr(signs, sign) - signs);
		s->parts[part].level = (uint8_t)(2 + place);
	}
}

void
structure_find_levels(struct structure *s)
{
	bool ranked = heading_has_strong_and_weak(s);
	size_t part;

	for (part = 0; part < s->part_count; part++) {
		if (s->parts[part].kind == BLOCK_HEADING &&
			s->parts[part].level == 2)
			heading_level(s, part, ranked);
	}
	heading_nest(s);
	heading_rank_rules(s);
}
