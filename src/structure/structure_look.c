/*
 * How a short text looks, in one pass over its characters, and the judgements
 * that rest on looks alone: title case, capitals, a personal name.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

bool
structure_ends_sentence(uint32_t point)
{
	return point == '.' || point == '!' || point == '?' || point == 0x2026;
}

bool
structure_is_dash(uint32_t point)
{
	return point == '-' || (point >= 0x2010 && point <= 0x2015);
}

bool
structure_is_quote(uint32_t point)
{
	return point == '"' || point == '\'' || point == 0xab ||
	       point == 0xbb || (point >= 0x2018 && point <= 0x201f);
}

/* Is the character one of these, all of them ASCII? */
static bool
look_is_one_of(uint32_t point, const char *set)
{
	return point && point < 0x80 && strchr(set, (int)point);
}

static bool
look_is_closing(uint32_t point)
{
	return structure_is_quote(point) || point == ')' || point == ']';
}

/*
 * The end of the text in front of a trailing note marker: "[7]", "(3)", a
 * superscript, a star.
 */
static size_t
look_skip_marker(struct slice text)
{
	size_t end = text.len, at = end, start;
	uint32_t point;
	char open;

	if (!end)
		return end;
	if (text.data[end - 1] == ']' || text.data[end - 1] == ')') {
		open = text.data[end - 1] == ']' ? '[' : '(';
		at = end - 1;
		while (at && text.data[at - 1] >= '0' &&
			text.data[at - 1] <= '9')
			at--;
		if (at && end - 1 - at >= 1 && end - 1 - at <= 3 &&
			text.data[at - 1] == open)
			return slice_trim(slice_part(text, 0, at - 1)).len;
		return end;
	}
	for (;;) {
		point = utf8_before(text.data, at, &start);
		if (point != 0xb9 && point != 0xb2 && point != 0xb3 &&
			(point < 0x2070 || point > 0x2079) && point != '*' &&
			point != 0x2020 && point != 0x2021)
			break;
		at = start;
	}
	return at ? at : end;
}

/* A plain figure glued to the full stop calls a note: "exact.8". */
static size_t
look_skip_figure(struct slice text)
{
	size_t at = text.len, start;
	uint32_t point;

	if (at && text.data[at - 1] == '/')
		at--;
	while (at && text.len - at < 3 && text.data[at - 1] >= '0' &&
		text.data[at - 1] <= '9')
		at--;
	if (at == text.len || at < 2)
		return text.len;
	point = utf8_before(text.data, at, &start);
	if (!structure_ends_sentence(point) && !structure_is_quote(point))
		return text.len;
	point = utf8_before(text.data, start, &start);
	return utf8_is_digit(point) ? text.len : at;
}

static void
look_at_end(struct look *look, struct slice text)
{
	size_t end = look_skip_marker(text), at;

	if (end == text.len)
		end = look_skip_figure(text);
	look->marker = end != text.len;
	look->last = utf8_before(text.data, end, &at);
	look->before = utf8_before(text.data, at, &at);
	/* What a quotation or a bracket holds decides for it. */
	while (look_is_closing(look->last) && look->before &&
		structure_ends_sentence(look->before)) {
		look->last = look->before;
		look->before = utf8_before(text.data, at, &at);
	}
}

/* Small letters of ASCII only, which are folded as they are. */
static bool
look_is_ascii(const char *word, size_t len)
{
	while (len && *word >= 'a' && *word <= 'z')
		word++, len--;
	return !len;
}

/* A word of the text, its first letter at `at'. */
static void
look_at_word(struct look *look, struct slice text, size_t at, size_t end)
{
	char *folded;
	uint32_t point;
	size_t next = at, letters = 0, uppers = 0;
	bool small;

	point = utf8_at(text.data, text.len, at, &next);
	look->words++;
	if (utf8_is_digit(point)) {
		look->numbers++;
		return;
	}
	small = utf8_is_lower(point);
	if (small && look_is_ascii(text.data + at, end - at)) {
		look->smalls++;
		look->content += !(structure_word(slice_part(text, at, end)) &
				   WORD_FUNCTION);
		return;
	}
	for (next = at; next < end;) {
		point = utf8_at(text.data, end, next, &next);
		letters += utf8_is_letter(point);
		uppers += utf8_is_upper(point);
	}
	if (!small) {
		look->capitals += uppers > 0;
		look->shouts += letters >= 2 && uppers == letters;
		return;
	}
	look->smalls++;
	folded = fold_string(text.data + at, end - at);
	if (!(structure_word(slice_of(folded)) & WORD_FUNCTION))
		look->content++;
	free(folded);
}

/* The end of the word at `at': letters, digits, apostrophes and hyphens. */
static size_t
look_word_end(struct slice text, size_t at)
{
	size_t next;
	uint32_t point;

	while (at < text.len) {
		point = utf8_at(text.data, text.len, at, &next);
		if (!utf8_is_word(point) && point != '\'' && point != 0x2019 &&
			point != 0xb4 && point != '-')
			break;
		at = next;
	}
	return at;
}

struct look
structure_look(struct slice text)
{
	struct look look = { 0 };
	size_t at = 0, next, end;
	uint32_t point, stop = 0;

	look.first = utf8_at(text.data, text.len, 0, &next);
	look_at_end(&look, text);
	for (; at < text.len; at = next) {
		point = utf8_at(text.data, text.len, at, &next);
		if (point == '"' || point == 0xab || point == 0x2018 ||
			point == 0x201c || point == 0x201e)
			look.opens++;
		if (!utf8_is_word(point)) {
			if (structure_ends_sentence(point))
				stop = point;
			continue;
		}
		look.stops_inside |= stop && look.smalls + look.capitals > 1 &&
				     utf8_is_upper(point) && stop != '.';
		end = look_word_end(text, at);
		look.stops_inside |= stop == '.' && end - at > 1 &&
				     utf8_is_upper(point) && look.smalls > 2;
		/* "June.1 It": a figure behind a stop calls a note. */
		look.stops_inside |=
			stop == '.' && utf8_is_digit(point) &&
			look.smalls > 1 && at >= 2 &&
			utf8_is_letter((unsigned char)text.data[at - 2]);
		look_at_word(&look, text, at, end);
		stop = 0;
		next = end > next ? end : next;
	}
	return look;
}

struct look
structure_look_part(struct slice text)
{
	struct look look;
	size_t next, from;

	if (text.len <= 500)
		return structure_look(text);
	from = utf8_floor(text.data, text.len, text.len - 60);
	look = structure_look(slice_part(text, from, text.len));
	look.first = utf8_at(text.data, text.len, 0, &next);
	look.words = look.smalls = look.content = LOOK_MANY;
	return look;
}

bool
structure_is_title_case(const struct look *look)
{
	unsigned words = look->words - look->numbers;

	return look->capitals >= 1 && words &&
	       (look->content == 0 || (look->capitals * 4 >= words * 3 &&
					      look->content * 6 <= words));
}

bool
structure_is_capitals(const struct look *look)
{
	return look->shouts >= 1 && look->smalls == 0 &&
	       look->shouts * 3 >= look->capitals * 2;
}

/* One word of a personal name: capital first, or a particle, or an initial. */
static bool
look_is_name_word(struct slice word, bool *capital)
{
	char *folded;
	size_t next, at;
	uint32_t point = utf8_at(word.data, word.len, 0, &next);
	unsigned classes;

	folded = fold_string(word.data, word.len);
	classes = structure_word(slice_of(folded));
	free(folded);
	if (utf8_is_lower(point))
		return classes & WORD_PARTICLE;
	if (!utf8_is_upper(point) ||
		classes & (WORD_NAVIGATION | WORD_PUBLICATION | WORD_MONTH |
				  WORD_WEEKDAY | WORD_BODY))
		return false;
	if (classes & WORD_FUNCTION && !(classes & WORD_PARTICLE))
		return false;
	for (at = next; at < word.len; at = next) {
		point = utf8_at(word.data, word.len, at, &next);
		if (!utf8_is_word(point) && !look_is_one_of(point, ".-'") &&
			point != 0x2019)
			return false;
		if (utf8_is_digit(point))
			return false;
	}
	*capital = true;
	return true;
}

/* Two to five words that could be a person and nothing else. */
bool
structure_is_name(struct slice text)
{
	size_t at = 0, end, words = 0, capitals = 0;
	bool capital;

	if (text.len > 80)
		return false;
	while (at < text.len) {
		end = at;
		while (end < text.len && text.data[end] != ' ')
			end++;
		capital = false;
		if (end > at) {
			words++;
			if (!look_is_name_word(
				    slice_part(text, at, end), &capital))
				return false;
			capitals += capital;
		}
		at = end + 1;
	}
	return words >= 2 && words <= 5 && capitals >= 2;
}

/* "The River ........ 12", "The River . . . . 12" */
static bool
look_has_leader(struct slice text)
{
	return memmem(text.data, text.len, "....", 4) ||
	       memmem(text.data, text.len, ". . .", 5);
}

/*
 * Could this part be a heading, by its own looks?  Where it stands decides
 * later.
 */
bool
structure_is_heading_like(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	const struct look *look = &p->look;
	struct label label;

	if (p->width > 120 || p->lines > 3 || !look->words ||
		look->words > 18 || look->words == look->numbers)
		return false;
	if (!look->capitals && !look->smalls)
		return false;
	if (p->speech || look_has_leader(structure_text(s, part)))
		return false;
	label = structure_label(structure_text(s, part));
	if (label.form == LABEL_BULLET || label.form == LABEL_BRACKET ||
		label.form == LABEL_CARET || label.form == LABEL_PAREN ||
		label.form == LABEL_HALF || label.form == LABEL_SUPER)
		return false;
	if (utf8_is_lower(look->first) || structure_is_dash(look->first) ||
		look_is_one_of(look->first, "(*|>"))
		return false;
	if (structure_is_capitals(look))
		return look->last != ',' && look->last != ';';
	if (look->stops_inside && look->last == '.')
		return false;
	/* "2. Basic Permissions." */
	if ((label.form == LABEL_DOT || label.form == LABEL_SECTION ||
		    label.form == LABEL_ROMAN) &&
		look->last == '.' && look->words <= 12 && p->lines == 1)
		return structure_is_title_case(look);
	return !look_is_one_of(look->last, ".,;:");
}
