/* Brackets: which hold place, publisher and year, and which are of a title. */
#include "notes/works.h"

#include <string.h>

#include "lectern/base/utf8.h"

struct slice
works_part(const struct works_text *text, size_t from, size_t to)
{
	return slice_trim(
		(struct slice){ text->text + from, to > from ? to - from : 0 });
}

bool
works_names_month(struct slice part)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "enero",
		"febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
		"tiembre", "octubre", "noviembre", "diciembre", "janeiro",
		"fevereiro", "maio", "outubro", "novembro", "dezembro", "janv",
		"f\xC3\xA9vr", "avril", "mai", "juin", "juil", "septembre",
		"octobre", "novembre", "d\303\251cembre" };
	size_t i;

	for (i = 0; i < sizeof months / sizeof *months; i++) {
		if (memmem(part.data, part.len, months[i], strlen(months[i])))
			return true;
	}
	return false;
}

/* "(tesis de licenciatura, Universidad del Norte, 1987)": small, but a kind. */
static bool
bracket_names_kind(struct slice inside)
{
	static const char *const kinds[] = { "paper", "dir.", "tesis", "thesis",
		"unpublished", "doctoral", "master", "m\303\251moire",
		"th\303\250se", "mimeo", "trabajo de", "tese" };
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (slice_starts(inside, kinds[i]))
			return true;
	}
	return false;
}

/*
 * Does a bracket hold an imprint: place and publisher, university, year?  Not a
 * remark, nor the date of a letter.
 */
bool
works_is_imprint(const struct works_text *text, size_t from, size_t to)
{
	struct slice inside = works_part(text, from + 1, to - 1);
	size_t next;
	uint32_t first;
	bool colon;

	if (text->text[from] != '(' || to < from + 6)
		return false;
	first = utf8_at(inside.data, inside.len, 0, &next);
	colon = memmem(inside.data, inside.len, ": ", 2);
	if (!utf8_is_upper(first) && !utf8_is_digit(first) &&
		!bracket_names_kind(inside))
		return false;
	if (works_find_year(text, from, to) < to)
		return colon || slice_starts(inside, "HC ") ||
		       !works_names_month(inside);
	return colon || memmem(inside.data, inside.len, "n.d.", 4);
}

/*
 * "A History of the Port (1810-1890), London, 1971": does a bracket hold the
 * years a title speaks of, since another year follows?
 */
bool
works_is_span(const struct works_text *text, size_t from, size_t end, size_t to)
{
	size_t year = works_find_year(text, from, end), i;

	if (year != from + 1 || works_find_year(text, end, to) >= to)
		return false;
	for (i = year + 4; i + 1 < end; i++) {
		if (!memchr("0123456789-\xE2\x80\x93\x94 ", text->text[i], 15))
			return false;
	}
	return end > from + 7;
}
