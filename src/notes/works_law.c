/*
 * Laws, decrees and cases are cited by number or by parties; the kind of act
 * and the number together are the title.
 */
#include "notes/works.h"

#include <ctype.h>
#include <string.h>

#include "lectern/base/utf8.h"

static const char *const acts[] = { "Ley", "Decreto", "Decreto-Ley",
	"Decreto-lei", "Decreto Ley", "Decreto Supremo", "Lei", "Law", "Decree",
	"Convention", "Convenio", "Resoluci\xC3\xB3n", "Bando", "Loi",
	"D\303\251cret", "Ley General", "Supreme Decree", "Decree Law" };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Behind "Nº", "No. " and their like, or at itself. */
static size_t
skip_number_sign(const struct works_text *text, size_t at)
{
	static const char *const signs[] = { "N\xC2\xBA ", "n\xC2\xBA ", "No. ",
		"N\xC2\xB0 ", "n\xC2\xB0 ", "Nr. ", "N\xC2\xBA",
		"n\xC3\xBAm. " };
	size_t i;

	for (i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (strncmp(text->text + at, signs[i], strlen(signs[i])) == 0)
			return at + strlen(signs[i]);
	}
	return at;
}

/* "Ley 21.297", "Decreto-Ley 28.169/44": the end, or 0. */
static size_t
law_by_number(const struct works_text *text, size_t at, size_t to)
{
	size_t i, number, end;

	for (i = 0; i < sizeof acts / sizeof *acts; i++) {
		size_t len = strlen(acts[i]);

		if (strncmp(text->text + at, acts[i], len) != 0 ||
			text->text[at + len] != ' ')
			continue;
		number = skip_number_sign(text, at + len + 1);
		end = number;
		while (end < to &&
			(is_digit(text->text[end]) ||
				((text->text[end] == '.' ||
					 text->text[end] == '/') &&
					is_digit(text->text[end + 1]))))
			end++;
		if (end > number)
			return end;
	}
	return 0;
}

static const char *
law_year(struct works *works, size_t at, size_t end, size_t to)
{
	const struct works_text *text = works->text;
	size_t year, limit = end + 80 < to ? end + 80 : to, i;

	for (i = end; i < limit && text->text[i] != ';'; i++)
		;
	year = works_find_year(text, end, i);
	if (year == i)
		year = works_find_year(text, at, i);
	if (year < i)
		return works_copy(works, year, year + 4);
	if (end > at + 3 && text->text[end - 3] == '/')
		return doc_format(works->doc, "19%.2s", text->text + end - 2);
	return NULL;
}

/* "National Labor Relations Act, Pub. L.": from the first capital. */
static size_t
act_start(const struct works_text *text, size_t from, size_t at)
{
	size_t start = at, word;

	while (start > from + 1) {
		size_t end = start - 1;
		struct slice part;

		for (word = end; word > from && text->text[word - 1] != ' ' &&
				 text->text[word - 1] != '(';
			word--)
			;
		part = (struct slice){ text->text + word, end - word };
		if (!part.len || (!isupper((unsigned char)*part.data) &&
					 !slice_is(part, "of") &&
					 !slice_is(part, "and")))
			break;
		if (slice_is(part, "See") || slice_is(part, "The"))
			break;
		start = word;
		if (word == from || text->text[word - 1] == '(')
			break;
	}
	return start;
}

static void
read_acts(struct works *works, size_t from, size_t to)
{
	const struct works_text *text = works->text;
	const char *hit = text->text + from;
	size_t at, start;
	struct works_cite *cite;

	while ((hit = memmem(
			hit, to - (size_t)(hit - text->text), " Act", 4))) {
		at = (size_t)(hit - text->text) + 1;
		hit += 4;
		start = act_start(text, from, at);
		if (start >= at || at + 3 >= to ||
			!strchr(", \xC2", text->text[at + 3]) ||
			(text->text[at + 3] == ' ' &&
				!strchr("1(2\xC2", text->text[at + 4])))
			continue;
		cite = works_add(works, WORK_FULL, start, at + 3);
		cite->title = works_copy(works, start, at + 3);
		cite->year = law_year(works, start, at + 3, to);
	}
}

/* "R (Miller) v The Prime Minister [2019]". */
static void
read_cases(struct works *works, size_t from, size_t to)
{
	const struct works_text *text = works->text;
	size_t at, start, end;
	struct works_cite *cite;

	for (at = from + 2; at + 4 < to; at++) {
		if (text->text[at] != ' ' || text->text[at + 1] != 'v')
			continue;
		end = at + 2 + (text->text[at + 2] == '.');
		if (text->text[end] != ' ' ||
			!isupper((unsigned char)text->text[end + 1]))
			continue;
		for (start = at; start > from; start--) {
			if (text->text[start - 1] == ';' ||
				(start > from + 1 && works_is_sentence_end(text,
							     start - 2, to)))
				break;
		}
		while (end < to && !strchr(",;[(", text->text[end]))
			end++;
		start = works_skip_signal(text, start, end);
		if (start >= at)
			continue;
		if (memmem(text->text + start, at - start, " in ", 4))
			start = (size_t)((const char *)memmem(
						 text->text + start, at - start,
						 " in ", 4) -
					 text->text) +
				4;
		cite = works_add(works, WORK_FULL, start, end);
		cite->title = works_copy(works, start, end);
		cite->year = law_year(works, start, end, to);
		at = end;
	}
}

/* The words with which a law known by name or day begins; their length or 0. */
static size_t
law_name(const struct works_text *text, size_t at)
{
	static const char *const names[] = { "Ley ", "Decreto ", "Decree ",
		"Lei ", "Loi ", "D\303\251cret ", "Gesetz ", "Verordnung ",
		"Resoluci\303\263n ", "Real Orden ", "Real Decreto ",
		"Ordenanza ", "Ordinance ", "C\303\263digo ",
		"Constituci\303\263n ", "Constitution ", "Proclama ",
		"Acuerdo ", "Estatuto ", "Statute ", "Tratado ", "Treaty ",
		"Act ", "Bando " };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		if (strncmp(text->text + at, names[i], strlen(names[i])) == 0)
			return strlen(names[i]);
	}
	return 0;
}

/* Does "of 4 June", "del 6 de enero", "vom 13.10." stand in a range? */
static bool
law_has_day(const struct works_text *text, size_t from, size_t to)
{
	static const char *const before[] = { " of ", " de ", " del ", " du ",
		" vom " };
	size_t i, len;
	const char *hit;

	for (i = 0; i < sizeof before / sizeof *before; i++) {
		len = strlen(before[i]);
		hit = memmem(
			text->text + from - 1, to - from + 1, before[i], len);
		if (hit && is_digit(hit[len]) && hit[len + 1] != ')' &&
			!(is_digit(hit[len + 1]) && is_digit(hit[len + 2])))
			return true;
	}
	return false;
}

/*
 * Named, with its day or year: "Ley general de minas, 11 de abril de 1913",
 * "Loi du 11 juillet 1880", "ConstituciÃ³n de la NaciÃ³n (1949)".
 */
static size_t
law_by_date(const struct works_text *text, size_t at, size_t to)
{
	size_t len = law_name(text, at), end, year;

	if (!len)
		return 0;
	for (end = at; end < to && !strchr(",;(", text->text[end]); end++) {
		if (text->text[end] == '.' && !is_digit(text->text[end + 1]))
			break;
	}
	if (end > at + 120)
		return 0;
	year = works_find_year(text, at, end);
	if (year < end)
		return law_has_day(text, at + len, year) ? year + 4 : 0;
	if (end + 3 >= to)
		return 0;
	year = works_find_year(text, end, to);
	if (text->text[end] == '(')
		return year == end + 1 && text->text[year + 4] == ')' ? end : 0;
	return text->text[end] == ',' && is_digit(text->text[end + 2]) &&
			       year < to && year < end + 40
		       ? end
		       : 0;
}

void
works_read_laws(struct works *works, size_t from, size_t to)
{
	const struct works_text *text = works->text;
	struct works_cite *cite;
	size_t at, end;

	for (at = from; at < to; at++) {
		if (at > from &&
			utf8_is_word(
				(uint32_t)(unsigned char)text->text[at - 1]))
			continue;
		end = law_by_number(text, at, to);
		if (!end)
			end = law_by_date(text, at, to);
		if (!end)
			continue;
		cite = works_add(works, WORK_FULL, at, end);
		cite->title = works_copy(works, at, end);
		cite->year = law_year(works, at, end, to);
		at = end;
	}
	read_acts(works, from, to);
	read_cases(works, from, to);
}
