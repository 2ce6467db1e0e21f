/*
 * What belongs to the page and not to the text: running heads, navigation,
 * share bars, teasers, lists of other articles.
 *
 * The words decide, and the place: a line of nothing but the names of buttons
 * is navigation wherever it stands; a paragraph that breaks off in "[…]" and
 * begins as a later one does is a teaser; titles, teasers, authors and dates
 * that take turns down to the last line are other articles.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#define BOILERPLATE_WIDEST 220

/* "48          THE CLERKS OF GALATA", "Crocker            [Page 1]" */
static bool
boilerplate_is_running_head(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	const struct line *line = &s->lines[p->line];
	struct slice text = structure_text(s, part);
	char first, last;

	if (p->lines != 1 || p->width > 100 || !line->gaps || line->gaps > 3)
		return false;
	first = text.data[0];
	last = text.data[text.len - 1];
	if (last == ']')
		return memmem(text.data, text.len, "[Page", 5) != NULL;
	if (p->look.words > 12 || structure_ends_sentence(p->look.last))
		return false;
	return (first >= '0' && first <= '9') || (last >= '0' && last <= '9');
}

/* The first line behind a form feed and the last before it, if they align. */
static bool
boilerplate_is_at_feed(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	const struct line *line = &s->lines[p->line];
	size_t next = p->line + p->lines;

	if (p->lines != 1 || !line->gaps || p->width > 100)
		return false;
	if (line->feed)
		return true;
	while (next < s->line_count &&
		s->lines[next].start == s->lines[next].end &&
		!s->lines[next].feed)
		next++;
	return next < s->line_count && s->lines[next].feed;
}

void
structure_find_furniture(struct structure *s)
{
	size_t part;

	for (part = 1; part < s->part_count; part++) {
		if (structure_is_free(s, part) &&
			(boilerplate_is_running_head(s, part) ||
				boilerplate_is_at_feed(s, part))) {
			structure_claim(s, part, BLOCK_BOILERPLATE, 0);
			s->parts[part].furniture = true;
		}
	}
}

/* Words of a line, and how many of them name buttons. */
static void
boilerplate_count(
	const char *folded, unsigned *words, unsigned *buttons, unsigned *bars)
{
	size_t at = 0, len;

	*words = *buttons = *bars = 0;
	while (folded[at]) {
		len = strcspn(folded + at, " |/>,.:;()[]*\xc2\xe2");
		if (len) {
			unsigned classes = structure_word(
				(struct slice){ folded + at, len });

			*words += !(classes & WORD_FUNCTION) ||
				  classes & WORD_NAVIGATION;
			*buttons += (classes & WORD_NAVIGATION) != 0;
		}
		at += len;
		*bars += folded[at] == '|' || folded[at] == '>' ||
			 (folded[at] == '\xc2' && folded[at + 1] == '\xb7');
		at += folded[at] != 0;
	}
}

/*
 * "Subscribe | Sign in", "Home > News > Local": a bar of buttons, or a path
 * that begins at home.
 */
static bool
boilerplate_is_bar(const struct part *p, const char *folded)
{
	size_t len, pieces = 0, buttons = 0;
	bool home = false;
	char piece[48];

	if (p->lines != 1 || p->width > 120)
		return false;
	while (*folded) {
		folded += strspn(folded, " |/>");
		len = strcspn(folded, "|/>");
		if (len >= sizeof piece)
			return false;
		memcpy(piece, folded, len);
		folded += len;
		while (len && piece[len - 1] == ' ')
			len--;
		piece[len] = 0;
		if (!len)
			continue;
		if (structure_phrase_is(piece, PHRASE_NAVIGATION) ||
			structure_word((struct slice){ piece, len }) &
				WORD_NAVIGATION) {
			home |= !pieces;
			buttons++;
		}
		pieces++;
	}
	return pieces >= 2 &&
	       (buttons == pieces ||
		       (home && pieces >= 3 &&
			       p->look.smalls * 2 <= p->look.words));
}

static bool
boilerplate_is_navigation(const struct part *p, const char *folded)
{
	unsigned words, buttons, bars;

	if (structure_phrase_is(folded, PHRASE_NAVIGATION) ||
		boilerplate_is_bar(p, folded))
		return true;
	if (structure_phrase(
		    folded + strspn(folded, "[(<"), PHRASE_NAVIGATION_START))
		return p->width <= 160;
	if (structure_phrase_inside(folded, PHRASE_FOOTER) ||
		!strncmp(folded, "\xc2\xa9", 2) ||
		!strncmp(folded, "copyright (c)", 13) ||
		!strncmp(folded, "copyright \xc2\xa9", 12))
		return true;
	boilerplate_count(folded, &words, &buttons, &bars);
	/* "8 comments", but not "8. Comments" */
	if (p->look.words == 2 && p->look.numbers == 1 && buttons == 1)
		return !strstr(folded, ". ");
	if (structure_ends_sentence(p->look.last))
		return false;
	if (p->lines == 1 && bars >= 2 && buttons >= 1 && buttons * 4 >= words)
		return true;
	return buttons >= 2 && buttons * 10 >= words * 6 &&
	       p->look.smalls * 3 <= p->look.words;
}

/* "*** START OF THE BOOK ***" */
static bool
boilerplate_is_fence(struct slice text, const char *word)
{
	struct slice inside;

	if (text.len > 200 || !slice_starts(text, "***") ||
		!slice_ends(text, "***") || text.len < 12)
		return false;
	inside = slice_trim(slice_part(text, 3, text.len));
	return slice_starts(inside, word);
}

/* What an archive wraps around a book lies outside two fences. */
static void
boilerplate_find_fences(struct structure *s)
{
	size_t part, other;

	for (part = 0; part < s->part_count; part++) {
		struct slice text = structure_text(s, part);

		if (boilerplate_is_fence(text, "START")) {
			for (other = 0; other <= part; other++)
				structure_claim(s, other, BLOCK_BOILERPLATE, 0);
		} else if (boilerplate_is_fence(text, "END")) {
			for (other = part; other < s->part_count; other++)
				structure_claim(s, other, BLOCK_BOILERPLATE, 0);
			break;
		}
	}
}

/*
 * One word alone may be a button or a title; where nothing else of a page is
 * about, it is left in the text.
 */
void
structure_find_navigation(struct structure *s)
{
	size_t part, found = 0, word = s->part_count;
	char *folded;

	boilerplate_find_fences(s);
	for (part = 0; part < s->part_count; part++) {
		if (!structure_is_free(s, part) ||
			s->parts[part].width > BOILERPLATE_WIDEST)
			continue;
		folded = structure_folded(s, part);
		if (boilerplate_is_navigation(&s->parts[part], folded)) {
			structure_claim(s, part, BLOCK_BOILERPLATE, 0);
			found++;
			if (s->parts[part].look.words == 1)
				word = part;
		}
		free(folded);
	}
	if (found == 1 && word < s->part_count &&
		s->text[s->parts[word].start] != '[') {
		s->parts[word].claimed = false;
		s->parts[word].kind = BLOCK_PARAGRAPH;
	}
}

/* "[…]", "[...]", "…" */
static bool
boilerplate_breaks_off(struct slice text)
{
	return slice_ends(text, "[…]") || slice_ends(text, "[...]") ||
	       slice_ends(text, "(...)") || slice_ends(text, "…") ||
	       slice_ends(text, "...");
}

/* Do the two begin with the same twenty-odd bytes, folded? */
static bool
boilerplate_begin_alike(struct slice a, struct slice b)
{
	struct slice pieces[2] = { a, b };
	char *folded[2];
	size_t i, len = 28;
	bool alike;

	for (i = 0; i < 2; i++) {
		pieces[i].len = utf8_floor(pieces[i].data, pieces[i].len,
			pieces[i].len < 80 ? pieces[i].len : 80);
		folded[i] = fold_string(pieces[i].data, pieces[i].len);
		if (strlen(folded[i]) < len)
			len = strlen(folded[i]);
	}
	alike = len >= 12 && !strncmp(folded[0], folded[1], len);
	free(folded[0]);
	free(folded[1]);
	return alike;
}

/*
 * Only near the beginning: behind the first paragraphs an author may break off
 * as he likes.
 */
void
structure_find_teasers(struct structure *s)
{
	size_t part, later;
	struct slice text;

	for (part = 0; part < s->part_count && part < 10; part++) {
		text = structure_text(s, part);
		if (!structure_is_free(s, part) || s->parts[part].width < 60 ||
			s->parts[part].width > 800 ||
			!boilerplate_breaks_off(text))
			continue;
		for (later = part + 1;
			later < s->part_count && later < part + 12; later++) {
			if (!boilerplate_begin_alike(
				    text, structure_text(s, later)))
				continue;
			structure_claim(s, part, BLOCK_BOILERPLATE, 0);
			break;
		}
	}
}

/* A date with a name or a few words beside it closes an entry of a list. */
static bool
boilerplate_closes_entry(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	struct stated_date date;

	if (p->claimed || p->width > 70 || p->look.words > 9 ||
		structure_ends_sentence(p->look.last))
		return false;
	return structure_is_date_line(structure_text(s, part)) ||
	       (structure_date(structure_text(s, part), &date) &&
		       strlen(date.edtf) == 10 && p->look.words <= 7);
}

/* The date that closes the entry before the one that `last' closes. */
static size_t
boilerplate_entry_before(const struct structure *s, size_t last)
{
	size_t part;

	for (part = last; part-- && last - part <= 7;) {
		if (s->parts[part].width > 600 ||
			s->parts[part].kind == BLOCK_TABLE ||
			structure_label(structure_text(s, part)).form ==
				LABEL_BRACKET)
			break;
		if (boilerplate_closes_entry(s, part))
			return part;
	}
	return s->part_count;
}

/* Claims parts as one block, but for the boilerplate that stands alone. */
static void
boilerplate_claim_run(struct structure *s, size_t from, size_t to)
{
	size_t part;

	for (part = from; part < to; part++) {
		structure_claim(s, part, BLOCK_BOILERPLATE, 0);
		s->parts[part].join = part > from;
	}
}

/* Entries that each end in a date, down to the end of the document. */
static void
boilerplate_find_entries(struct structure *s)
{
	size_t last = s->part_count, first, before, count = 1, longest = 0;

	while (last && s->parts[last - 1].kind == BLOCK_BOILERPLATE)
		last--;
	if (last < 8 || !boilerplate_closes_entry(s, last - 1))
		return;
	first = --last;
	while ((before = boilerplate_entry_before(s, first)) < s->part_count) {
		if (first - before > longest && count > 1)
			longest = first - before;
		first = before;
		count++;
	}
	if (count < 3)
		return;
	/* The first entry begins as many parts before its date as others. */
	for (before = first; before && first - before + 1 < longest; before--) {
		if (s->parts[before - 1].claimed ||
			s->parts[before - 1].width > 500)
			break;
		if (s->parts[before].above > 1 && first - before >= 2)
			break;
	}
	if (before > 2)
		boilerplate_claim_run(s, before, s->part_count);
}

/* Long, or a sentence that no title stands above: no entry of a list. */
static bool
boilerplate_is_text(const struct structure *s, size_t heading, size_t part)
{
	const struct part *p = &s->parts[part];

	if (p->width > 400)
		return true;
	return structure_ends_sentence(p->look.last) && p->look.words >= 4 &&
	       p->look.smalls &&
	       !boilerplate_breaks_off(structure_text(s, part)) &&
	       (part == heading + 1 ||
		       structure_ends_sentence(s->parts[part - 1].look.last));
}

/* Notes and references stand below the lists of a page. */
static bool
boilerplate_ends_list(const struct structure *s, size_t part)
{
	char *folded;
	bool ends;

	if (structure_label(structure_text(s, part)).form == LABEL_BRACKET)
		return true;
	if (s->parts[part].width > 40)
		return false;
	folded = structure_folded(s, part);
	ends = structure_phrase_is(folded, PHRASE_NOTES) ||
	       structure_phrase_is(folded, PHRASE_REFERENCES);
	free(folded);
	return ends;
}

/* "Related articles", and what stands below it, if that is no text. */
static void
boilerplate_find_listed(struct structure *s)
{
	size_t part, end, prose;
	char *folded;
	bool heads;

	for (part = s->part_count / 2; part < s->part_count; part++) {
		if (!structure_is_free(s, part) || s->parts[part].width > 60)
			continue;
		folded = structure_folded(s, part);
		heads = structure_phrase_is(folded, PHRASE_RELATED) &&
			s->parts[part].look.last != '.';
		free(folded);
		if (!heads)
			continue;
		prose = 0;
		for (end = part + 1; end < s->part_count; end++) {
			prose += boilerplate_is_text(s, part, end);
			if (boilerplate_ends_list(s, end))
				break;
		}
		if (prose <= (end - part) / 4)
			boilerplate_claim_run(s, part, end);
		return;
	}
}

void
structure_find_related(struct structure *s)
{
	boilerplate_find_entries(s);
	boilerplate_find_listed(s);
}
