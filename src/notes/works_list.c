/*
 * An entry of a list of references: author first, then title, closed by stops.
 *
 * The year may stand behind the author ("Bundy, C. (1979) ...", "Scott, C.
 * 1979.
 * ...") or at the end ("Franco, Jean. ... Verso, 1989.").  A dash in place of
 * the author means the author of the entry before.
 */
#include "notes/works.h"

#include <string.h>

#include "lectern/base/utf8.h"

/* "---." and "———." and "______": the same author; how long, or 0. */
static size_t
same_author(const struct works_text *text, size_t from, size_t to)
{
	size_t at = from;

	while (at < to &&
		(text->text[at] == '-' || text->text[at] == '_' ||
			strncmp(text->text + at, "\xE2\x80\x94", 3) == 0))
		at += text->text[at] == '-' || text->text[at] == '_' ? 1 : 3;
	if (at < from + 3)
		return 0;
	while (at < to && strchr(". ,", text->text[at]))
		at++;
	return at;
}

/* "(1979)" or "(2016, May 9)" or "(n.d.)" behind the authors: its offset. */
static size_t
year_bracket(const struct works_text *text, size_t from, size_t to)
{
	size_t at;

	for (at = from; at < to && at < from + 200; at++) {
		if (text->text[at] != '(')
			continue;
		if (works_find_year(text, at, at + 6 < to ? at + 6 : to) ==
				at + 1 ||
			strncmp(text->text + at, "(n.d.)", 6) == 0)
			return at;
	}
	return to;
}

/* The stop behind the authors, not one behind an initial. */
static size_t
author_stop(const struct works_text *text, size_t from, size_t to)
{
	size_t at, next, initial;
	uint32_t point;

	for (at = from; at + 2 < to && at < from + 200; at++) {
		if (text->text[at] != '.' || text->text[at + 1] != ' ')
			continue;
		point = utf8_at(text->text, to, at + 2, &next);
		initial = at >= 2 && (text->text[at - 2] == ' ' ||
					     text->text[at - 2] == '-' ||
					     text->text[at - 2] == '.');
		if (strncmp(text->text + at + 2, "and ", 4) == 0 ||
			strncmp(text->text + at + 2, "& ", 2) == 0 ||
			text->text[at + 2] == '(')
			continue;
		/* "Scott, Christopher D. 1979." but not "Jasper, J. M." */
		if (initial && utf8_is_upper(point) && next < to &&
			(text->text[next] == '.' || text->text[next] == ','))
			continue;
		return at;
	}
	return to;
}

/* Where a title ends: at a stop, a question mark, or at the imprint. */
static size_t
entry_title_end(const struct works_text *text, size_t from, size_t to)
{
	size_t at;

	for (at = from; at < to; at++) {
		if (text->text[at] == '(')
			at = works_bracket(text, at, to) - 1;
		else if (text->text[at] == '[' && at > from + 3)
			return at;
		else if (text->text[at] == '.' && at + 1 < to &&
			 text->text[at + 1] == ' ' &&
			 works_is_sentence_end(text, at, to))
			return at;
		else if ((text->text[at] == '?' || text->text[at] == '!') &&
			 at + 1 < to && text->text[at + 1] == ' ')
			return at + 1;
	}
	return to && text->text[to - 1] == '.' ? to - 1 : to;
}

/* Does the beginning look like "Surname, Name", "SURNAME, Name", "Snow J"? */
static bool
author_is_inverted(const struct works_text *text, size_t from, size_t stop)
{
	struct slice who = { text->text + from, stop - from };
	const char *comma = memchr(who.data, ',', who.len);
	size_t last;

	if (!who.len || !works_is_name(slice_part(who, 0,
				comma ? (size_t)(comma - who.data) : who.len)))
		return false;
	if (comma)
		return (size_t)(comma - who.data) < 40;
	for (last = who.len;
		last && who.data[last - 1] >= 'A' && who.data[last - 1] <= 'Z';
		last--)
		;
	return last && last + 4 >= who.len && last < who.len &&
	       who.data[last - 1] == ' ';
}

/* Capitals throughout, as far as the comma or stop: "SKIDMORE, Thomas". */
static bool
surname_shouts(struct slice who)
{
	size_t at = 0, next, count = 0;
	uint32_t point;

	while (at < who.len && !strchr(",.", who.data[at])) {
		point = utf8_at(who.data, who.len, at, &next);
		if (utf8_is_lower(point))
			return false;
		count += utf8_is_upper(point);
		at = next;
	}
	return count >= 3;
}

/* "Brody H, Rip MR": every piece a surname and initials without stops. */
static bool
pieces_are_initialled(struct slice who)
{
	size_t at = 0, end, last;

	while (at < who.len) {
		for (end = at; end < who.len && who.data[end] != ','; end++)
			;
		for (last = end; last > at && who.data[last - 1] >= 'A' &&
				 who.data[last - 1] <= 'Z';
			last--)
			;
		if (last == end || end - last > 3 || last <= at + 1 ||
			who.data[last - 1] != ' ')
			return false;
		at = end + 2;
	}
	return who.len > 0;
}

/* In a note, only what no note in sentences would begin with. */
static bool
author_is_listed(const struct works_text *text, size_t from, size_t stop)
{
	struct slice who = { text->text + from, stop - from };

	struct slice rest = { text->text + stop, text->len - stop };
	const char *comma = memchr(rest.data, ',', rest.len);

	if (surname_shouts(who))
		return true;
	if (!pieces_are_initialled(who))
		return false;
	/* "Edward E. Malefakis, Title" is no surname with an initial. */
	return memchr(who.data, ',', who.len) || !comma ||
	       !works_is_name(slice_part(rest, 2, (size_t)(comma - rest.data)));
}

const char *
works_last_author(const struct works *works)
{
	size_t i;

	for (i = works->count; i-- > 0;) {
		if (works->cites[i].form == WORK_FULL && works->cites[i].author)
			return works->cites[i].author;
	}
	return NULL;
}

/* The first year that is not part of a range. */
static size_t
lone_year(const struct works_text *text, size_t from, size_t to)
{
	size_t at = from;

	while ((at = works_find_year(text, at, to)) < to) {
		char before = at ? text->text[at - 1] : ' ';
		char after = text->text[at + 4];

		if (!strchr("-\x93", before) && after != '-' &&
			after != (char)0xE2)
			return at;
		at += 4;
	}
	return to;
}

/* Title, container and year behind the author; in quotation marks or not. */
static void
entry_title(struct works *works, size_t title, size_t to, const char *author,
	size_t year)
{
	const struct works_text *text = works->text;
	size_t inner = title, end, close, found;
	struct works_cite *cite;

	close = works_quotation(text, title, to, &inner, &end);
	if (!close) {
		inner = title;
		end = entry_title_end(text, title, to);
		close = end = works_title_end(text, title, end);
	}
	if (end < inner + 2)
		return;
	cite = works_add(works, WORK_FULL, inner, end);
	cite->title = works_copy(works, inner, end);
	cite->author = author;
	cite->container = works_copy(works, close + 1, to);
	found = year < to ? year : lone_year(text, close, to);
	if (found < to)
		cite->year = works_copy(works, found, found + 4);
}

/* "In: ______ (org.). Title. Place": the book around a chapter. */
static void
entry_host(struct works *works, size_t from, size_t to)
{
	const struct works_text *text = works->text;
	const char *hit = memmem(text->text + from, to - from, ". In: ", 6);
	size_t at;

	if (!hit)
		return;
	at = (size_t)(hit - text->text) + 6;
	while (at < to && !(text->text[at] == ')' && text->text[at + 1] == '.'))
		at++;
	if (at + 3 < to)
		entry_title(works, at + 3, to, works_last_author(works), to);
}

/* "Author. Title. Place: Publisher, 1968": a caption may give it so. */
static bool
entry_has_imprint(
	const struct works_text *text, size_t from, size_t stop, size_t to)
{
	size_t title = stop, end, year;
	const char *colon;

	while (title < to && strchr(". ", text->text[title]))
		title++;
	end = entry_title_end(text, title, to);
	if (end + 4 >= to || text->text[end] != '.' ||
		memchr(text->text + from, '"', end - from) ||
		memmem(text->text + from, end - from, "\xE2\x80\x9C", 3))
		return false;
	year = works_find_year(text, end, to);
	colon = memmem(text->text + end, to - end, ": ", 2);
	return year < to && colon && colon < text->text + year;
}

bool
works_read_entry(struct works *works, size_t from, size_t to, bool list)
{
	const struct works_text *text = works->text;
	size_t same = same_author(text, from, to), bracket, stop, title, year;
	const char *author = same ? works_last_author(works) : NULL;

	year = to;
	if (same) {
		title = same;
	} else {
		bracket = year_bracket(text, from, to);
		stop = author_stop(text, from, to);
		if (bracket < to && bracket < stop + 12)
			stop = bracket;
		else if (stop >= to || !author_is_inverted(text, from, stop))
			return false;
		if (!list && !author_is_listed(text, from, stop) &&
			!(works->note == DOC_NONE &&
				entry_has_imprint(text, from, stop, to)))
			return false;
		title = stop;
		author = works_copy(works, from, stop);
	}
	while (title < to && strchr(". ", text->text[title]))
		title++;
	if (text->text[title] == '(' && year_bracket(text, title, title + 1)) {
		size_t close = works_bracket(text, title, to);

		year = works_find_year(text, title, close);
		year = year < close ? year : to;
		title = close;
	} else if (works_find_year(text, title, to) == title &&
		   title + 5 < to && strchr(".a ", text->text[title + 4])) {
		year = title;
		title += 5;
	}
	while (title < to && strchr("., ", text->text[title]))
		title++;
	if (title + 3 >= to)
		return false;
	entry_title(works, title, to, author, year);
	entry_host(works, title, to);
	return true;
}
