/*
 * What stands before and behind the running text: the title, who wrote it,
 * when and where it appeared; the signature.
 *
 * The body begins at the first paragraph of prose.  Before it, each part is
 * asked what it can be, the surest question first, and the first that could
 * be a title is one.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

#define HEAD_MOST 40 /* parts before the first paragraph, at most */

static bool
head_is_quoted(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];
	struct slice text = structure_text(s, part);
	size_t next;

	return structure_is_quote(p->look.first) &&
	       structure_is_quote(utf8_before(text.data, text.len, &next));
}

/* A line that begins with a dash and names somebody: of a quotation. */
static bool
head_is_attribution(const struct structure *s, size_t part)
{
	return part < s->part_count && s->parts[part].width <= 160 &&
	       structure_is_dash(s->parts[part].look.first) &&
	       structure_label(structure_text(s, part)).number != '-';
}

/* Does the part head notes or references? */
static bool
head_heads_notes(const struct structure *s, size_t part)
{
	char *folded;
	bool is;

	if (s->parts[part].width > 60)
		return false;
	folded = structure_folded(s, part);
	is = structure_phrase(folded, PHRASE_NOTES) ||
	     structure_phrase_is(folded, PHRASE_REFERENCES);
	free(folded);
	return is;
}

/* Behind the last paragraph that is no entry of notes or references. */
static size_t
head_body_end(const struct structure *s)
{
	size_t part, end = s->part_count;
	struct label label;

	for (part = s->part_count; part > s->body + 1; part--) {
		if (head_heads_notes(s, part - 1)) {
			end = part - 1;
			break;
		}
	}
	for (part = end; part > s->body; part--) {
		label = structure_label(structure_text(s, part - 1));
		if (label.form != LABEL_NONE && label.form != LABEL_ROMAN &&
			label.form != LABEL_LETTER)
			continue;
		if (structure_is_prose(s, part - 1) ||
			(structure_is_sentence(s, part - 1) &&
				s->parts[part - 1].width >= 60) ||
			s->parts[part - 1].kind == BLOCK_LIST_ITEM)
			return part;
	}
	return s->part_count;
}

/* What an editor says in brackets before the text begins. */
static bool
head_is_bracketed(struct slice text)
{
	return text.len > 2 && text.data[0] == '[' &&
	       text.data[text.len - 1] == ']';
}

/* An entry of a bibliography: a long line with a year and a full stop. */
static bool
head_is_entry(const struct structure *s, size_t part)
{
	struct stated_date date;
	const struct part *p = &s->parts[part];

	return !p->claimed && p->width >= 44 && p->look.last == '.' &&
	       structure_date(structure_text(s, part), &date);
}

/* Three sentences in a row, or somebody speaks: text, however short. */
static bool
head_begins_text(const struct structure *s, size_t part)
{
	size_t next;

	if (s->parts[part].claimed)
		return false;
	if (s->parts[part].speech)
		return true;
	for (next = part; next < part + 3; next++) {
		if (next >= s->part_count || !head_is_entry(s, next))
			break;
	}
	if (next == part + 3)
		return true;
	for (next = part; next < part + 3; next++) {
		if (next >= s->part_count || !structure_is_sentence(s, next))
			return false;
	}
	return true;
}

void
structure_find_body(struct structure *s)
{
	size_t part;

	s->body = s->body_end = s->part_count;
	for (part = 0; part < s->part_count && part < HEAD_MOST; part++) {
		if (head_begins_text(s, part)) {
			s->body = part;
			break;
		}
		if (!structure_is_prose(s, part) ||
			head_is_bracketed(structure_text(s, part)) ||
			(s->parts[part].width < 300 &&
				(head_is_quoted(s, part) ||
					head_is_attribution(s, part + 1))))
			continue;
		s->body = part;
		break;
	}
	s->body_end = head_body_end(s);
}

static bool
head_names_group(const char *folded)
{
	size_t at = 0, len;

	while (folded[at]) {
		len = strcspn(folded + at, " ,.:;()#");
		if (structure_word((struct slice){ folded + at, len }) &
			(WORD_PUBLICATION | WORD_BODY))
			return true;
		at += len + (folded[at + len] != 0);
	}
	return false;
}

/* "by" and somebody: what follows begins with a capital. */
static bool
head_names_author(struct slice text, const char *folded)
{
	size_t len = structure_phrase(folded, PHRASE_AUTHOR_START), next;
	uint32_t point;

	if (!len)
		return false;
	while (len < text.len &&
		(text.data[len] == ' ' || text.data[len] == ':' ||
			text.data[len] == '\xc2' || text.data[len] == '\xa0' ||
			text.data[len] == '\n'))
		len++;
	point = utf8_at(text.data, text.len, len, &next);
	return utf8_is_upper(point) || len >= text.len ||
	       (text.len < 60 && head_names_group(folded));
}

/* A periodical with its number, a place with its date. */
static bool
head_names_source(const struct structure *s, size_t part, const char *folded)
{
	struct stated_date date;
	struct slice text = structure_text(s, part);
	size_t at = 0, len;
	bool publication = false;

	if (s->parts[part].width > 180 || !structure_date(text, &date))
		return false;
	if (strlen(date.edtf) > 4)
		return true;
	while (folded[at] && !publication) {
		len = strcspn(folded + at, " ,.:;()#");
		publication =
			structure_word((struct slice){ folded + at, len }) &
			WORD_PUBLICATION;
		at += len + (folded[at + len] != 0);
	}
	return publication;
}

static bool
head_names_publication(const char *folded)
{
	size_t at = 0, len;

	while (folded[at]) {
		len = strcspn(folded + at, " ,.:;()#");
		if (structure_word((struct slice){ folded + at, len }) &
			WORD_PUBLICATION)
			return true;
		at += len + (folded[at + len] != 0);
	}
	return false;
}

static bool
head_is_byline(const struct structure *s, size_t part)
{
	struct slice text = structure_text(s, part);
	char *folded;
	bool is;

	if (s->parts[part].width > 240)
		return false;
	folded = structure_folded(s, part);
	is = head_names_author(text, folded) ||
	     structure_phrase(folded, PHRASE_BYLINE_START) ||
	     structure_is_date_line(text) || head_names_source(s, part, folded);
	free(folded);
	return is;
}

static bool
head_is_beside_byline(const struct structure *s, size_t part)
{
	size_t before = structure_before(s, part),
	       next = structure_after(s, part);

	return (before < s->part_count &&
		       s->parts[before].kind == BLOCK_BYLINE) ||
	       (next < s->part_count && head_is_byline(s, next));
}

/* A short line that stands beside a byline and names no deed. */
static bool
head_is_name_line(const struct structure *s, size_t part)
{
	struct slice text = structure_text(s, part);
	const struct look *look = &s->parts[part].look;
	char *folded;
	bool is;

	folded = structure_folded(s, part);
	is = structure_is_chapter(folded);
	free(folded);
	if (is)
		return false;
	if (structure_is_name(text))
		return true;
	if (s->parts[part].width > 80 || !structure_is_title_case(look) ||
		look->words > 10 || !structure_is_heading_like(s, part))
		return false;
	folded = structure_folded(s, part);
	is = head_names_group(folded) &&
	     !structure_phrase(folded, PHRASE_CHAPTER) &&
	     head_is_beside_byline(s, part);
	free(folded);
	return is;
}

/*
 * A heading with a number, or "Introduction", is the first of several and no
 * title.
 */
static bool
head_is_first_section(const struct structure *s, size_t part)
{
	struct label label = structure_label(structure_text(s, part)), later;
	size_t next;
	char *folded;
	bool is;

	if (label.form == LABEL_ROMAN || label.form == LABEL_DOT ||
		label.form == LABEL_LETTER || label.form == LABEL_SECTION) {
		for (next = part + 1; next < s->part_count; next++) {
			later = structure_label(structure_text(s, next));
			if (later.form == label.form &&
				s->parts[next].width < 120)
				return true;
		}
	}
	folded = structure_folded(s, part);
	is = structure_is_chapter(folded);
	free(folded);
	return is;
}

/* A title in capitals or in the middle may go on in the next line. */
static void
head_join_title(struct structure *s, size_t title)
{
	size_t part = title + 1;

	while (structure_is_free(s, part) && part < s->body &&
		s->parts[part].above == 0 &&
		structure_is_heading_like(s, part) &&
		structure_is_capitals(&s->parts[title].look) &&
		structure_is_capitals(&s->parts[part].look) &&
		!head_is_byline(s, part)) {
		structure_claim(s, part, BLOCK_HEADING, 1);
		s->parts[part].join = true;
		part++;
	}
}

static bool
head_can_be_title(const struct structure *s, size_t part)
{
	return structure_is_heading_like(s, part) && !head_is_quoted(s, part);
}

/* Does another line that could be the title follow before the text? */
static bool
head_has_another_title(const struct structure *s, size_t part)
{
	while (++part < s->body) {
		if (structure_is_free(s, part) && head_can_be_title(s, part) &&
			s->parts[part].look.words >= 2 &&
			!head_is_byline(s, part) &&
			!head_is_name_line(s, part) &&
			!head_is_first_section(s, part))
			return true;
	}
	return false;
}

/* A masthead: a periodical's name, and its number or date right below. */
static bool
head_is_masthead(const struct structure *s, size_t part)
{
	char *folded = structure_folded(s, part);
	struct stated_date date;
	bool names = head_names_publication(folded), author;
	size_t next;

	free(folded);
	if (names && s->parts[part].look.numbers)
		return true;
	for (next = part + 1; names && next < s->body && next <= part + 2;
		next++) {
		folded = structure_folded(s, next);
		author = head_names_author(structure_text(s, next), folded);
		free(folded);
		if (author)
			return false;
		if (s->parts[next].width < 120 &&
			structure_date(structure_text(s, next), &date))
			return true;
	}
	return false;
}

/*
 * The name of the department that a page belongs to, below the navigation:
 * one word, where a title is still to come.
 */
static bool
head_is_department(const struct structure *s, size_t part)
{
	return part && s->parts[part].look.words == 1 &&
	       s->parts[0].kind == BLOCK_BOILERPLATE;
}

/* Does a path such as "Home > News" stand below, above another title? */
static bool
head_is_above_path(const struct structure *s, size_t part)
{
	struct slice text;
	size_t next;

	for (next = part + 1; next < s->body && next < part + 6; next++) {
		if (s->parts[next].kind == BLOCK_BYLINE)
			return false;
		text = structure_text(s, next);
		if (s->parts[next].kind == BLOCK_BOILERPLATE &&
			(memmem(text.data, text.len, " > ", 3) ||
				memmem(text.data, text.len, " / ", 3)))
			return head_has_another_title(s, next);
	}
	return false;
}

/* What stands above the title and is not it; claims it. */
static bool
head_claim_above(struct structure *s, size_t part)
{
	enum block_kind kind;

	if (head_is_above_path(s, part)) {
		structure_claim(s, part, BLOCK_BOILERPLATE, 0);
		return true;
	}
	if (head_is_masthead(s, part) || head_is_name_line(s, part))
		kind = BLOCK_BYLINE;
	else if (head_is_department(s, part))
		kind = BLOCK_BOILERPLATE;
	else
		return false;
	if (!head_has_another_title(s, part) ||
		structure_is_name(structure_text(s, part)))
		return false;
	structure_claim(s, part, kind, 0);
	return true;
}

/* "LONDON", "HARROP & SON" and the year, each on its line. */
static void
head_claim_imprint(struct structure *s, size_t title)
{
	size_t part, above;

	for (part = title + 1; part < s->body; part++) {
		if (!structure_is_free(s, part) || s->parts[part].width != 4 ||
			s->parts[part].look.numbers != 1)
			continue;
		for (above = part;
			above > title + 1 && above + 2 > part &&
			structure_is_free(s, above - 1) &&
			s->parts[above - 1].look.words <= 5 &&
			structure_is_capitals(&s->parts[above - 1].look);
			above--)
			structure_claim(s, above - 1, BLOCK_BYLINE, 0);
		structure_claim(s, part, BLOCK_BYLINE, 0);
	}
}

/* A subtitle stands right below the title or right above the text. */
static void
head_claim_rest(struct structure *s, size_t title)
{
	size_t part;

	for (part = title + 1; part < s->body; part++) {
		if (!structure_is_free(s, part))
			continue;
		if (head_is_byline(s, part) || head_is_name_line(s, part))
			structure_claim(s, part, BLOCK_BYLINE, 0);
		else if (structure_is_heading_like(s, part) &&
			 !head_is_quoted(s, part) &&
			 !head_is_attribution(s, part + 1))
			structure_claim(s, part, BLOCK_HEADING, 2);
	}
}

/* The columns that head a memorandum are no table. */
static void
head_claim_columns(struct structure *s)
{
	if (s->part_count > 1 && s->parts[0].kind == BLOCK_TABLE &&
		s->parts[0].lines <= 12 && s->body > 0)
		s->parts[0].kind = BLOCK_BYLINE;
}

void
structure_find_head(struct structure *s)
{
	size_t part, title = s->part_count;

	if (s->body == s->part_count && s->part_count > HEAD_MOST)
		return;
	head_claim_columns(s);
	for (part = 0; part < s->body; part++) {
		if (!structure_is_free(s, part))
			continue;
		if (head_is_byline(s, part)) {
			structure_claim(s, part, BLOCK_BYLINE, 0);
			continue;
		}
		if (!head_can_be_title(s, part)) {
			if (structure_ends_sentence(s->parts[part].look.last) &&
				!head_is_bracketed(structure_text(s, part)))
				break;
			continue;
		}
		if (head_is_first_section(s, part))
			break;
		if (head_claim_above(s, part))
			continue;
		title = part;
		structure_claim(s, part, BLOCK_HEADING, 1);
		head_join_title(s, part);
		break;
	}
	if (title < s->part_count) {
		head_claim_imprint(s, title);
		head_claim_rest(s, title);
	}
}

/* Lines of a signature: dates, names, groups, a translation in brackets. */
static bool
tail_is_signature(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];

	if (p->width > 140 || structure_is_quote(p->look.first))
		return false;
	if (structure_is_date_line(structure_text(s, part)) ||
		head_is_name_line(s, part))
		return true;
	if (p->look.first == '(' && part &&
		s->parts[part - 1].kind == BLOCK_BYLINE)
		return true;
	if (structure_is_dash(p->look.first) &&
		structure_label(structure_text(s, part)).form == LABEL_BULLET)
		return structure_is_title_case(&p->look) && p->look.words <= 8;
	return head_is_byline(s, part) &&
	       !structure_ends_sentence(p->look.last);
}

/*
 * Behind the last paragraph: a signature first; and once a share bar or the
 * like has been seen (no "Read more: ..." amid the text), what is left belongs
 * to the page, but for sentences.
 */
void
structure_find_tail(struct structure *s)
{
	size_t part;
	bool page = false;

	for (part = s->body_end; part < s->part_count; part++) {
		if (s->parts[part].kind == BLOCK_BOILERPLATE &&
			!s->parts[part].furniture &&
			s->parts[part].look.words > 1 &&
			s->parts[part].look.first != '[' &&
			!memchr(s->text + s->parts[part].start, ':',
				structure_text(s, part).len))
			page = true;
		if (!structure_is_free(s, part))
			continue;
		if (head_heads_notes(s, part) ||
			structure_label(structure_text(s, part)).form !=
				LABEL_NONE)
			break;
		if (page && structure_is_sentence(s, part) &&
			s->parts[part].width >= 50)
			continue;
		if (page && s->parts[part].width < 400)
			structure_claim(s, part, BLOCK_BOILERPLATE, 0);
		else if (!page && tail_is_signature(s, part))
			structure_claim(s, part, BLOCK_BYLINE, 0);
		else if (!page && structure_is_prose(s, part))
			break;
	}
}
