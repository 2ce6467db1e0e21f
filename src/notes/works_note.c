/*
 * A note is read sentence by sentence and semicolon by semicolon.  What a
 * stretch cites shows by its end: the year in brackets, the place and publisher
 * with a year, the quotation marks around a title.  From there the title is
 * found backwards: behind the names of the authors.
 */
#include "notes/works.h"

#include <string.h>

#include "lectern/base/utf8.h"

/* Where a title ends before its imprint: editors, editions, volumes. */
static bool
piece_is_apparatus(struct slice piece)
{
	static const char *const starts[] = { "ed. ", "ed.", "eds.", "edited",
		"trans.", "translated", "Translated", "tr. ", "trad. ", "hrsg",
		"preface", "compiled", "rev. ", "vol. ", "vols.", "coll.",
		"Rolls", "First Ed", "Second Ed", "Third Ed", "a cura di",
		"\303\251d. ", "sous la dir", "introd", "Bd. ", "th\xC3\xA8se",
		"Diss", "dir. ", "cap.", "t. ", "doc.", "traducci", "Tradu",
		"pr\xC3\xB3logo", "facsimile", "drawn by", "coord", "PhD",
		"MA thesis", "tesis", "Working Paper", "Briefing", "host",
		"unpublished", "an odd", "as quoted" };
	size_t i;

	piece = slice_trim(piece);
	for (i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (slice_starts(piece, starts[i]))
			return true;
	}
	/* "62 Minn. L. Rev. 265", "2 vols.", "2. Aufl." */
	for (i = 0;
		i < piece.len && piece.data[i] >= '0' && piece.data[i] <= '9';
		i++)
		;
	if (!i || i > 3 || i + 2 >= piece.len)
		return false;
	return slice_starts(slice_part(piece, i, piece.len), " vol") ||
	       slice_starts(slice_part(piece, i, piece.len), ". A") ||
	       slice_starts(slice_part(piece, i, piece.len), ". ed") ||
	       slice_starts(slice_part(piece, i, piece.len), "nd ed") ||
	       slice_starts(slice_part(piece, i, piece.len), "rd ed") ||
	       (piece.data[i] == ' ' && piece.data[i + 1] >= 'A' &&
		       piece.data[i + 1] <= 'Z' &&
		       memchr(piece.data, '.', piece.len));
}

/* The next ", " outside brackets and quotations, or to. */
static size_t
next_comma(const struct works_text *text, size_t from, size_t to)
{
	size_t a, b, end;

	while (from < to) {
		if (text->text[from] == ',' && text->text[from + 1] == ' ')
			return from;
		if (text->text[from] == '(' || text->text[from] == '[') {
			from = works_bracket(text, from, to);
			continue;
		}
		end = works_quotation(text, from, to, &a, &b);
		from = end ? end : from + 1;
	}
	return to;
}

/* "X and Y", "X y Y": the last of several authors. */
static bool
part_joins(struct slice part)
{
	static const char *const joins[] = { " and ", " y ", " et ", " e ",
		" und ", " & " };
	size_t i;

	if (slice_starts(part, "and ") || slice_starts(part, "y ") ||
		slice_starts(part, "et ") || slice_starts(part, "& "))
		return true;
	for (i = 0; i < sizeof joins / sizeof *joins; i++) {
		if (memmem(part.data, part.len, joins[i], strlen(joins[i])))
			return true;
	}
	return false;
}

static bool
part_has_blank(struct slice part)
{
	return memchr(part.data, ' ', part.len) != NULL;
}

/*
 * The offset behind the authors at the beginning of a stretch that ends with
 * title and imprint; from itself if there are none.  The last piece is always
 * the title's.
 */
static size_t
skip_authors(const struct works_text *text, size_t from, size_t to)
{
	size_t comma = next_comma(text, from, to), next, end, i;
	struct slice part = works_part(text, from, comma);

	if (comma >= to || !works_is_name(part) ||
		memmem(part.data, part.len, " v ", 3) ||
		memmem(part.data, part.len, " v. ", 4))
		return from;
	end = comma + 2;
	for (i = 0, next = end; i < 6 && next < to; i++) {
		comma = next_comma(text, next, to);
		if (comma >= to)
			break;
		part = works_part(text, next, comma);
		if (slice_is(part, "ed.") || slice_is(part, "eds.") ||
			slice_is(part, "comps.") || slice_is(part, "Jr.") ||
			slice_is(part, "host") || slice_is(part, "coords.") ||
			slice_is(part, "Note")) {
			end = next = comma + 2;
			continue;
		}
		if (!works_is_name(part) || !part_has_blank(part))
			break;
		next = comma + 2;
		if (part_joins(part) && !memmem(part.data, part.len, "the ", 4))
			end = next;
	}
	return end;
}

/* Where a stretch goes on to say when somebody looked at it on the web. */
static size_t
visit_start(const struct works_text *text, size_t from, size_t to)
{
	static const char *const words[] = { "accessed", "Accessed",
		"retrieved", "Retrieved", "consult", "Consult", "visited",
		"visitad", "archived ", "last viewed", "acceso ", "Zugriff",
		"abgerufen" };
	size_t i;

	for (i = 0; from < to && i < sizeof words / sizeof *words; i++) {
		const char *hit = memmem(text->text + from, to - from, words[i],
			strlen(words[i]));

		if (hit)
			to = (size_t)(hit - text->text);
	}
	return to;
}

static void
cite_set_year(
	struct works *works, struct works_cite *cite, size_t from, size_t to)
{
	size_t year;

	to = visit_start(works->text, from, to);
	year = works_find_year(works->text, from, to);

	if (year < to)
		cite->year = works_copy(works, year, year + 4);
}

/* The author: without "(ed.)" and roles. */
static const char *
copy_author(struct works *works, size_t from, size_t to)
{
	const char *t = works->text->text;
	size_t bracket = from;

	while (to > from && strchr(" ,", t[to - 1]))
		to--;
	while (bracket < to && t[bracket] != '(')
		bracket++;
	if (bracket > from + 2)
		to = bracket;
	if (strncasecmp(t + from, "idem", 4) == 0 ||
		strncmp(t + from,
			"\xC3\x8D"
			"dem",
			5) == 0 ||
		(to == from + 3 && strncmp(t + from, "Id.", 3) == 0))
		return works_last_author(works);
	return works_copy(works, from, to);
}

/* "Title. Place: Publisher": where the title stops, or to. */
static size_t
title_stop(const struct works_text *text, size_t from, size_t to)
{
	size_t at, colon;

	for (at = from; at + 4 < to; at++) {
		if (text->text[at] != '.' || text->text[at + 1] != ' ' ||
			at < from + 4)
			continue;
		for (colon = at + 2; colon < to && text->text[colon] != ':' &&
				     text->text[colon] != '.';
			colon++)
			;
		if (colon + 2 < to && text->text[colon] == ':' &&
			colon < at + 26 &&
			works_is_name(works_part(text, at + 2, colon)) &&
			works_is_name(works_part(text, colon + 1, to)))
			return at;
	}
	return to;
}

/* Cuts editors, editions and volumes from the end of a title. */
size_t
works_title_end(const struct works_text *text, size_t from, size_t to)
{
	size_t comma = next_comma(text, from, to);

	while (comma < to) {
		size_t next = next_comma(text, comma + 2, to);

		if (piece_is_apparatus(works_part(text, comma + 2, next)))
			return comma;
		comma = next;
	}
	return title_stop(text, from, to);
}

/* Without an author the imprint must leave no doubt. */
static bool
title_stands_alone(const struct works_text *text, size_t imprint, size_t stop)
{
	return text->text[imprint] == '(' && stop > imprint + 2 &&
	       memmem(text->text + imprint, stop - imprint, ": ", 2);
}

/* A title outside quotation marks, with its authors, in [from, to). */
static bool
add_plain(struct works *works, size_t from, size_t to, size_t imprint,
	size_t stop)
{
	const struct works_text *text = works->text;
	size_t start, end, next;
	struct works_cite *cite;
	uint32_t first;

	from = works_skip_signal(text, from, to);
	start = skip_authors(text, from, to);
	if (start == from && !title_stands_alone(text, imprint, stop))
		return false;
	if (start > from)
		start = works_skip_signal(text, start, to);
	end = works_title_end(text, start, to);
	first = utf8_at(text->text, to, start, &next);
	if (end < start + 3 || utf8_is_lower(first) ||
		piece_is_apparatus(works_part(text, start, end)))
		return false;
	if (utf8_is_digit(first) &&
		!memchr(text->text + start, ' ', end - start))
		return false;
	cite = works_add(works, WORK_FULL, start, end);
	cite->title = works_copy(works, start, end);
	cite->author = start > from ? copy_author(works, from, start) : NULL;
	cite->container = works_copy(works, imprint, stop);
	cite_set_year(works, cite, imprint, stop);
	return true;
}

/* The beginning of the clause in which a citation stands. */
static size_t
clause_start(const struct works_text *text, size_t from, size_t to)
{
	static const char *const openers[] = { " see also ", " see ",
		" quoted in ", " cited in ", " in ", " by ", " cf. ", " is ",
		" printed in part in ", " from ", " and contrast " };
	size_t i, start = works_skip_signal(text, from, to), best = 0, comma;
	struct slice words;

	if (skip_authors(text, start, to) > start)
		return from;
	comma = next_comma(text, start, to);
	if (comma < to && skip_authors(text, comma + 2, to) > comma + 2 &&
		part_has_blank(works_part(
			text, comma + 2, next_comma(text, comma + 2, to))) &&
		(slice_starts(works_part(text, start, to), "For ") ||
			slice_starts(works_part(text, start, to), "On ")))
		return comma + 2;
	for (i = 0; i < sizeof openers / sizeof *openers; i++) {
		const char *hit = memmem(text->text + from, to - from,
			openers[i], strlen(openers[i]));
		size_t behind;

		if (!hit)
			continue;
		behind = (size_t)(hit - text->text) + strlen(openers[i]);
		comma = next_comma(text, behind, to);
		words = works_part(text, behind, comma);
		if (behind > best && works_is_name(words) && comma < to &&
			!piece_is_apparatus(works_part(text, comma + 2, to)))
			best = behind;
	}
	return best ? best : from;
}

/* "October 29", in front of the year of a date. */
static bool
part_is_day(struct slice part)
{
	return part.len && part.data[part.len - 1] >= '0' &&
	       part.data[part.len - 1] <= '9' && works_names_month(part);
}

/*
 * The imprint in commas: ", Place, Publisher, 1964", ", Place: Publisher,
 * 1964",
 * ", Place 1964".  Returns where the title ends, 0 if there is none; parts
 * about editors, series and volumes do not count.
 */
static size_t
comma_imprint(
	const struct works_text *text, size_t from, size_t to, size_t *imprint)
{
	size_t commas[32], count = 0, at = from, i, year = 0, seen = 0, first;
	struct slice part;

	first = skip_authors(text, from, to);
	if (first == from)
		return 0;
	while (count < 31 && (at = next_comma(text, at, to)) < to) {
		commas[count++] = at;
		at += 2;
	}
	commas[count] = to;
	for (i = 0; i < count; i++) {
		size_t found =
			works_find_year(text, commas[i] + 2, commas[i + 1]);

		part = works_part(text, commas[i] + 2, commas[i + 1]);
		if (found >= commas[i + 1] || works_names_month(part) ||
			commas[i] <= first)
			continue;
		if (found == commas[i] + 2 && i &&
			!part_is_day(works_part(
				text, commas[i - 1] + 2, commas[i])) &&
			(part.len == 4 || !memchr("-\xE2", part.data[4], 2)))
			year = i + 1, seen = 0;
		else if (found + 4 == commas[i + 1] && part.len > 5 &&
			 part.len < 40 && text->text[found - 1] == ' ' && !year)
			year = i + 1, seen = 2; /* "New York 1993" */
	}
	if (!year)
		return 0;
	for (i = year - 1; i-- > 0 && seen < 2;) {
		part = works_part(text, commas[i] + 2, commas[i + 1]);
		if (commas[i] < first)
			break;
		year = i + 1;
		if (!piece_is_apparatus(part))
			seen += memchr(part.data, ':', part.len) ? 2 : 1;
	}
	*imprint = commas[year - 1];
	return commas[year - 1] > first ? commas[year - 1] : 0;
}

static bool
read_quoted(struct works *works, size_t from, size_t open, size_t inner,
	size_t inner_end, size_t close, size_t to)
{
	const struct works_text *text = works->text;
	size_t start, stop = to, next, a, b;
	struct works_cite *cite;
	uint32_t first = utf8_at(text->text, to, inner, &next);
	struct slice who;

	if (utf8_is_lower(first) || inner_end < inner + 3)
		return false;
	from = clause_start(text, from, open);
	start = works_skip_signal(text, from, open);
	who = works_part(text, start, open);
	while (who.len && who.data[who.len - 1] == ',')
		who.len--;
	for (next = close; next < to; next++) {
		if (works_quotation(text, next, to, &a, &b)) {
			stop = next;
			break;
		}
	}
	cite = works_add(works, WORK_FULL, inner, inner_end);
	cite->quoted = true;
	cite->title = works_copy(works, inner, inner_end);
	if (who.len && works_is_name(who))
		cite->author = copy_author(works, start, open);
	cite_set_year(works, cite, close, stop);
	if (!cite->year)
		cite_set_year(works, cite, close, to);
	stop = visit_start(text, close, stop);
	cite->container =
		works_copy(works, close, works_find_year(text, close, stop));
	/* A quotation with neither author nor year is only a quotation. */
	cite->open = !cite->author && !cite->year;
	return true;
}

/*
 * Is this quotation no title but the name of the journal or series of one: "in
 * «The Quarterly»", "coll. « Archives »"?
 */
static bool
quotation_contains(
	const struct works_text *text, size_t base, size_t at, bool quoted)
{
	struct slice before = works_part(text, base, at);

	return slice_ends(before, "coll.") || slice_ends(before, "series") ||
	       (quoted && (slice_is(before, ", in") || slice_is(before, "in")));
}

/* A stretch between semicolons and sentence ends; true if it cites in full. */
static bool
read_stretch(struct works *works, size_t from, size_t to)
{
	const struct works_text *text = works->text;
	size_t at = from, base = from, inner, inner_end, end, imprint, start;
	bool any = false, quoted = false;

	while (at < to) {
		end = works_quotation(text, at, to, &inner, &inner_end);
		if (end) {
			if (!quotation_contains(text, base, at, quoted) &&
				read_quoted(works, base, at, inner, inner_end,
					end, to)) {
				any = quoted = true;
				base = end;
			}
			at = end;
			continue;
		}
		if (quoted && strncmp(text->text + at, " in ", 4) == 0 &&
			(next_comma(text, at, to) < to ||
				memchr(text->text + at, '(', to - at))) {
			quoted = false;
			base = at + 4;
		}
		if (text->text[at] != '(' && text->text[at] != '[') {
			at++;
			continue;
		}
		end = works_bracket(text, at, to);
		if (!quoted && at > base + 3 &&
			works_is_imprint(text, at, end) &&
			!works_is_span(text, at, end, to)) {
			start = clause_start(text, base, at);
			if (add_plain(works, start, at, at, end)) {
				any = true;
				base = end;
			}
		}
		at = end;
	}
	if (quoted)
		return any;
	start = works_skip_signal(text, clause_start(text, base, to), to);
	end = comma_imprint(text, start, to, &imprint);
	return (end && add_plain(works, start, end, imprint, to)) || any;
}

/* Is a stretch that ends with a stop only the first half of a title? */
static bool
stretch_is_open(
	const struct works_text *text, size_t from, size_t end, size_t to)
{
	size_t start = works_skip_signal(text, from, end), imprint, i, a, b;
	size_t next = end + 1;

	if (skip_authors(text, start, end) == start)
		return false;
	for (i = from; i < end; i++) {
		if (text->text[i] == ' ' && i + 3 < end &&
			(strncmp(text->text + i, " p. ", 4) == 0 ||
				strncmp(text->text + i, " cit", 4) == 0))
			return false;
		if (works_quotation(text, i, to, &a, &b) ||
			(text->text[i] == '(' &&
				works_is_imprint(
					text, i, works_bracket(text, i, to))))
			return false;
	}
	while (next < to && text->text[next] != ';' &&
		!works_is_sentence_end(text, next, to))
		next++;
	return comma_imprint(text, start, next, &imprint) > end &&
	       !comma_imprint(text, start, end, &imprint);
}

void
works_read_note(struct works *works, size_t from, size_t to)
{
	const struct works_text *text = works->text;
	size_t at = from, a, b, end;

	works_read_laws(works, from, to);
	while (from < to) {
		for (at = from; at < to; at = end) {
			end = works_quotation(text, at, to, &a, &b);
			if (!end && (text->text[at] == '(' ||
					    text->text[at] == '['))
				end = works_bracket(text, at, to);
			if (end)
				continue;
			if (text->text[at] == ';' ||
				(works_is_sentence_end(text, at, to) &&
					!stretch_is_open(text, from, at, to)))
				break;
			end = at + 1;
		}
		works_read_short(
			works, from, at, read_stretch(works, from, at));
		from = at + 1;
	}
}
