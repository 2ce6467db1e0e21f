/*
 * Short forms: ibid., op. cit., a surname with a page, a few words of a title,
 * author and year in brackets.  They are collected with what they give -- a
 * surname, words, a year -- and resolved when all full citations are known.
 */
#include "notes/works.h"

#include <string.h>

#include "lectern/base/utf8.h"

static const struct {
	const char *word;
	enum work_form form;
} forms[] = {
	/* clang-format off */
	{ "ibid", WORK_IBID },
	{ "Ibid", WORK_IBID },
	{ "IBID", WORK_IBID },
	{ "Ib\303\255d", WORK_IBID },
	{ "ib\303\255d", WORK_IBID },
	{ "\303\215bid", WORK_IBID },
	{ "\303\255bid", WORK_IBID },
	{ "ibidem", WORK_IBID },
	{ "Ibidem", WORK_IBID },
	{ "Ib\303\255dem", WORK_IBID },
	{ "ib\303\255dem", WORK_IBID },
	{ "\303\215bidem", WORK_IBID },
	{ "Ebd.", WORK_IBID },
	{ "ebd.", WORK_IBID },
	{ "Ebenda", WORK_IBID },
	{ "ebenda", WORK_IBID },
	{ "Ivi", WORK_IBID },
	{ "Ib.", WORK_IBID },
	{ "Id.", WORK_IDEM },
	{ "Idem", WORK_IDEM },
	{ "\303\215dem", WORK_IDEM },
	{ "op. cit.", WORK_OP_CIT },
	{ "Op. cit.", WORK_OP_CIT },
	{ "Op. Cit.", WORK_OP_CIT },
	{ "op.cit.", WORK_OP_CIT },
	{ "ob. cit.", WORK_OP_CIT },
	{ "Ob. cit.", WORK_OP_CIT },
	{ "ob.cit.", WORK_OP_CIT },
	{ "o. c.", WORK_OP_CIT },
	{ "obra citada", WORK_OP_CIT },
	{ "art. cit.", WORK_OP_CIT },
	{ "art. cit\303\251", WORK_OP_CIT },
	{ "loc. cit.", WORK_OP_CIT },
	{ "Loc. cit.", WORK_OP_CIT },
	{ "loc.cit.", WORK_OP_CIT },
	{ "a. a. O.", WORK_OP_CIT },
	{ "a.a.O.", WORK_OP_CIT },
	{ ", cit.", WORK_OP_CIT },
	{ "opus cit", WORK_OP_CIT },
	{ "op cit", WORK_OP_CIT },
	{ "supra note", WORK_OP_CIT },
	/* clang-format on */
};

/* A short form by its word, in [from, to): where, which; false if none. */
static bool
find_form(const struct works_text *text, size_t from, size_t to, size_t *at,
	size_t *which)
{
	size_t i, a, b;

	for (*at = from; *at < to; ++*at) {
		if (*at > from &&
			utf8_is_word(
				(uint32_t)(unsigned char)text->text[*at - 1]))
			continue;
		for (i = 0; i < sizeof forms / sizeof *forms; i++) {
			size_t len = strlen(forms[i].word);

			if (*at + len > to || strncmp(text->text + *at,
						      forms[i].word, len) != 0)
				continue;
			if (utf8_is_word((uint32_t)(unsigned char)
						 text->text[*at + len]))
				continue;
			if (forms[i].form == WORK_IDEM &&
				text->text[*at + len] == ',' &&
				works_quotation(
					text, *at + len + 2, to, &a, &b))
				continue; /* the author of another title */
			*which = i;
			return true;
		}
	}
	return false;
}

/* The name at the end of a stretch: a surname, perhaps with initials. */
static size_t
name_before(const struct works_text *text, size_t from, size_t to)
{
	size_t start, best, word;

	while (to > from && strchr(" ,(", text->text[to - 1]))
		to--;
	best = start = to;
	while (start > from) {
		struct slice name;

		for (word = start; word > from && text->text[word - 1] != ' ';
			word--)
			;
		name = (struct slice){ text->text + word, to - word };
		if (!works_is_name(name) ||
			(word < start &&
				memchr(text->text + word, ',', start - word)))
			break;
		best = word;
		start = word ? word - 1 : 0;
	}
	return best;
}

/*
 * "Rojas, Tin and Bread, op. cit.": the words of a title between the surname
 * and the short form, and where the surname begins; at if there are none.
 */
static size_t
title_before(
	const struct works_text *text, size_t from, size_t at, size_t *words)
{
	size_t end = at, comma, start;

	while (end > from && strchr(" ,", text->text[end - 1]))
		end--;
	for (comma = end; comma > from && text->text[comma - 1] != ','; comma--)
		;
	if (comma <= from + 1 || end < comma + 4)
		return at;
	for (start = comma - 1;
		start > from && !strchr(",;.", text->text[start - 1]); start--)
		;
	start = works_skip_signal(text, start, comma - 1);
	*words = comma;
	return start + 2 < comma &&
			       works_is_name((struct slice){
				       text->text + start, comma - 1 - start })
		       ? start
		       : at;
}

static void
add_by_form(struct works *works, size_t from, size_t at, size_t which)
{
	const struct works_text *text = works->text;
	size_t len = strlen(forms[which].word), words = 0, name = at;
	struct works_cite *cite;

	if (forms[which].form == WORK_OP_CIT) {
		name = title_before(text, from, at, &words);
		if (name == at)
			name = name_before(text, from, at), words = 0;
	}
	cite = works_add(works, forms[which].form, name, at + len);
	if (name < at)
		cite->who = works_copy(works, name, words ? words : at);
	if (words)
		cite->words = works_copy(works, words, at);
	if (text->text[at] == 'a' && text->text[at + 1] == 'r')
		cite->quoted = true;
}

/* "Surname, Words, 12", "Surname, p. 12", "Surname (n 4)", "“Words,” 79". */
static void
add_by_name(struct works *works, size_t from, size_t to)
{
	const struct works_text *text = works->text;
	size_t start = works_skip_signal(text, from, to), end, inner, close;
	struct works_cite *cite;
	struct slice who;

	close = works_quotation(text, start, to, &inner, &end);
	if (close) {
		cite = works_add(works, WORK_SHORT_TITLE, inner, end);
		cite->words = works_copy(works, inner, end);
		cite->open = true;
		return;
	}
	for (end = start; end < to && !strchr(",(", text->text[end]); end++)
		;
	who = slice_trim((struct slice){ text->text + start, end - start });
	while (who.len && who.data[who.len - 1] == '.')
		who.len--;
	while (who.len && strchr("0123456789 ", who.data[who.len - 1]))
		who.len--;
	if (who.len < 3 || who.len > 60 || !works_is_name(who))
		return;
	cite = works_add(works, WORK_SHORT_TITLE, start, start + who.len);
	cite->open = true;
	cite->who = doc_copy(works->doc, who);
	if (end < to && text->text[end] == ',') {
		for (close = end + 1; close < to && text->text[close] != ',';
			close++)
			;
		cite->words = works_copy(works, end, close);
		if (cite->words && !strpbrk(cite->words, "0123456789"))
			cite->end = works->text->map[close - 1] + 1;
	}
}

/* Behind an "and" that a name, a comma and more follow, or to. */
static size_t
second_name(const struct works_text *text, size_t from, size_t to)
{
	static const char *const joins[] = { ", and ", ", y ", " and ", " y ",
		" et ", " und " };
	size_t i, at, comma;

	for (at = from + 4; at + 8 < to; at++) {
		for (i = 0; i < sizeof joins / sizeof *joins; i++) {
			if (strncmp(text->text + at, joins[i],
				    strlen(joins[i])) == 0)
				break;
		}
		if (i == sizeof joins / sizeof *joins ||
			!memchr("0123456789n", text->text[at - 1], 11))
			continue;
		at += strlen(joins[i]);
		for (comma = at; comma < to && text->text[comma] != ',';
			comma++)
			;
		if (comma < to && works_is_name((struct slice){
					  text->text + at, comma - at }))
			return at;
	}
	return to;
}

void
works_read_short(struct works *works, size_t from, size_t to, bool full)
{
	size_t at = from, which;
	bool any = full;

	while (find_form(works->text, at, to, &at, &which)) {
		add_by_form(works, from, at, which);
		at += strlen(forms[which].word);
		any = true;
	}
	if (any)
		return;
	add_by_name(works, from, to);
	/* "Rojas, Tin, 90, and Siles, Bread, 4": another one. */
	if ((at = second_name(works->text, from, to)) < to)
		add_by_name(works, at, to);
}

/* Up to three words before a year that may be the surname of its author. */
static size_t
surname_before(const struct works_text *text, size_t year, size_t floor)
{
	size_t at = year, word, best;

	while (at > floor && strchr(" ,(", text->text[at - 1]))
		at--;
	best = at;
	while (at > floor) {
		struct slice part;

		for (word = at;
			word > floor && !strchr(" (;", text->text[word - 1]);
			word--)
			;
		part = (struct slice){ text->text + word, at - word };
		if (!part.len || !works_is_name(part))
			break;
		best = word;
		if (word == floor || text->text[word - 1] != ' ')
			break;
		at = word - 1;
	}
	return best;
}

/* The text between two places holds no end of a sentence. */
static size_t
sentence_start(const struct works_text *text, size_t at)
{
	size_t start = at;

	while (start > 2 && at - start < 300 &&
		!works_is_sentence_end(text, start - 2, text->len))
		start--;
	return utf8_floor(text->text, text->len, start);
}

static void
add_author_date(struct works *works, size_t year, bool bracketed)
{
	const struct works_text *text = works->text;
	size_t floor = sentence_start(text, year);
	size_t name = surname_before(text, year, floor);
	struct works_cite *cite;
	size_t who = name;

	while (who > floor && strchr(" ,(", text->text[who - 1]))
		who--;
	if (who == name || name >= year - 1)
		name = year;
	if (name == year && !bracketed)
		return;
	/* "(2014)": the author is named somewhere before in the sentence. */
	cite = works_add(works, WORK_AUTHOR_DATE, name, year + 4);
	cite->open = true;
	cite->year = works_copy(works, year, year + 4);
	cite->who = works_copy(works, name < year ? name : floor, year);
	cite->quoted = name == year;
}

void
works_read_author_dates(struct works *works, uint32_t start, uint32_t end)
{
	struct works_text text;
	size_t at = 0, open = 0, year;

	works_text_init(&text, works->doc, start, end);
	works->text = &text;
	while ((year = works_find_year(&text, at, text.len)) < text.len) {
		for (; at < year; at++) {
			if (text.text[at] == '(')
				open = at + 1;
			else if (text.text[at] == ')')
				open = 0;
		}
		if (open)
			add_author_date(works, year, open == year);
		at = year + 4;
	}
	works_text_done(&text);
	works->text = NULL;
}
