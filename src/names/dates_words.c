/*
 * The words of the calendar in English and Spanish, with the other languages'
 * months where they are unlike any other word.  Sorted, so that a word is
 * found by halving.
 */
#include "names/dates.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"

/* clang-format off */
static const struct date_entry {
	const char *text;
	int word, value, flags;
} date_entries[] = {
	{ "a.c.", DATE_ERA, -1, 0 },
	{ "a.d.", DATE_ERA, 1, 0 },
	{ "a.e.c.", DATE_ERA, -1, 0 },
	{ "about", DATE_ABOUT, 0, 0 },
	{ "abr", DATE_MONTH, 4, DATE_SHORT },
	{ "abril", DATE_MONTH, 4, DATE_SMALL },
	{ "act", DATE_NUMBERED, 0, 0 },
	{ "ad", DATE_ERA, 1, 0 },
	{ "after", DATE_BEFORE, 0, 0 },
	{ "agosto", DATE_MONTH, 8, DATE_SMALL },
	{ "all", DATE_WEAK, 0, 0 },
	{ "and", DATE_AND, 0, 0 },
	{ "ano", DATE_BEFORE, 0, 0 },
	{ "anos", DATE_YEARS, 0, 0 },
	{ "apr", DATE_MONTH, 4, DATE_SHORT },
	{ "april", DATE_MONTH, 4, 0 },
	{ "around", DATE_ABOUT, 0, 0 },
	{ "art", DATE_NUMBERED, 0, 0 },
	{ "article", DATE_NUMBERED, 0, 0 },
	{ "articulo", DATE_NUMBERED, 0, 0 },
	{ "at", DATE_FUNCTION, 0, 0 },
	{ "aug", DATE_MONTH, 8, DATE_SHORT },
	{ "august", DATE_MONTH, 8, 0 },
	{ "autumn", DATE_BEFORE, 23, 0 },
	{ "b.c", DATE_ERA, -1, 0 },
	{ "b.c.", DATE_ERA, -1, 0 },
	{ "b.c.e.", DATE_ERA, -1, 0 },
	{ "bc", DATE_ERA, -1, 0 },
	{ "bce", DATE_ERA, -1, 0 },
	{ "before", DATE_BEFORE, 0, 0 },
	{ "between", DATE_BEFORE, 0, 0 },
	{ "but", DATE_FUNCTION, 0, 0 },
	{ "by", DATE_BEFORE, 0, 0 },
	{ "c", DATE_ABOUT, 0, DATE_SHORT },
	{ "c.e.", DATE_ERA, 1, 0 },
	{ "ca", DATE_ABOUT, 0, DATE_SHORT },
	{ "cap", DATE_NUMBERED, 0, 0 },
	{ "ce", DATE_ERA, 1, 0 },
	{ "centuries", DATE_CENTURY, 0, 0 },
	{ "century", DATE_CENTURY, 0, 0 },
	{ "chapter", DATE_NUMBERED, 0, 0 },
	{ "christmas", DATE_FEAST, 0, 0 },
	{ "cincuenta", DATE_TENS, 50, 0 },
	{ "circa", DATE_ABOUT, 0, 0 },
	{ "como", DATE_FUNCTION, 0, 0 },
	{ "con", DATE_FUNCTION, 0, 0 },
	{ "cuando", DATE_FUNCTION, 0, 0 },
	{ "cuarenta", DATE_TENS, 40, 0 },
	{ "day", DATE_UNIT, 0, 0 },
	{ "days", DATE_UNIT, 0, 0 },
	{ "de", DATE_OF, 0, 0 },
	{ "dec", DATE_MONTH, 12, DATE_SHORT },
	{ "decada", DATE_YEARS, 0, 0 },
	{ "december", DATE_MONTH, 12, 0 },
	{ "decree", DATE_NUMBERED, 0, 0 },
	{ "decreto", DATE_NUMBERED, 0, 0 },
	{ "del", DATE_OF, 0, 0 },
	{ "desde", DATE_BEFORE, 0, 0 },
	{ "dic", DATE_MONTH, 12, DATE_SHORT },
	{ "diciembre", DATE_MONTH, 12, DATE_SMALL },
	{ "dl", DATE_NUMBERED, 0, 0 },
	{ "doc", DATE_NUMBERED, 0, 0 },
	{ "domingo", DATE_WEEKDAY, 6, DATE_SMALL },
	{ "ds", DATE_NUMBERED, 0, 0 },
	{ "during", DATE_BEFORE, 0, 0 },
	{ "e", DATE_AND, 0, 0 },
	{ "early", DATE_BEFORE, 0, 0 },
	{ "easter", DATE_FEAST, 0, 0 },
	{ "eighteenth", DATE_ORDINAL, 18, 0 },
	{ "eighth", DATE_ORDINAL, 8, 0 },
	{ "eighties", DATE_DECADE, 80, 0 },
	{ "el", DATE_FUNCTION, 0, 0 },
	{ "eleventh", DATE_ORDINAL, 11, 0 },
	{ "en", DATE_BEFORE, 0, 0 },
	{ "ene", DATE_MONTH, 1, DATE_SHORT },
	{ "enero", DATE_MONTH, 1, DATE_SMALL },
	{ "entre", DATE_BEFORE, 0, 0 },
	{ "fall", DATE_FUNCTION, 23, 0 },
	{ "feb", DATE_MONTH, 2, DATE_SHORT },
	{ "febrero", DATE_MONTH, 2, DATE_SMALL },
	{ "february", DATE_MONTH, 2, 0 },
	{ "fevereiro", DATE_MONTH, 2, DATE_SMALL },
	{ "fifteenth", DATE_ORDINAL, 15, 0 },
	{ "fifth", DATE_ORDINAL, 5, 0 },
	{ "fifties", DATE_DECADE, 50, 0 },
	{ "fig", DATE_NUMBERED, 0, 0 },
	{ "first", DATE_ORDINAL, 1, 0 },
	{ "following", DATE_BEFORE, 0, 0 },
	{ "for", DATE_FUNCTION, 0, 0 },
	{ "forties", DATE_DECADE, 40, 0 },
	{ "fourteenth", DATE_ORDINAL, 14, 0 },
	{ "fourth", DATE_ORDINAL, 4, 0 },
	{ "fri", DATE_WEEKDAY, 4, DATE_SHORT },
	{ "friday", DATE_WEEKDAY, 4, 0 },
	{ "from", DATE_BEFORE, 0, 0 },
	{ "fue", DATE_FUNCTION, 0, 0 },
	{ "had", DATE_FUNCTION, 0, 0 },
	{ "has", DATE_FUNCTION, 0, 0 },
	{ "hasta", DATE_BEFORE, 0, 0 },
	{ "he", DATE_FUNCTION, 0, 0 },
	{ "his", DATE_FUNCTION, 0, 0 },
	{ "in", DATE_BEFORE, 0, 0 },
	{ "into", DATE_BEFORE, 0, 0 },
	{ "is", DATE_FUNCTION, 0, 0 },
	{ "it", DATE_FUNCTION, 0, 0 },
	{ "jan", DATE_MONTH, 1, DATE_SHORT },
	{ "janeiro", DATE_MONTH, 1, DATE_SMALL },
	{ "january", DATE_MONTH, 1, 0 },
	{ "jueves", DATE_WEEKDAY, 3, DATE_SMALL },
	{ "jul", DATE_MONTH, 7, DATE_SHORT },
	{ "julho", DATE_MONTH, 7, DATE_SMALL },
	{ "julio", DATE_MONTH, 7, DATE_SMALL },
	{ "july", DATE_MONTH, 7, 0 },
	{ "jun", DATE_MONTH, 6, DATE_SHORT },
	{ "june", DATE_MONTH, 6, 0 },
	{ "junho", DATE_MONTH, 6, DATE_SMALL },
	{ "junio", DATE_MONTH, 6, DATE_SMALL },
	{ "la", DATE_FUNCTION, 0, 0 },
	{ "las", DATE_FUNCTION, 0, 0 },
	{ "last", DATE_LAST, -1, 0 },
	{ "late", DATE_BEFORE, 0, 0 },
	{ "law", DATE_NUMBERED, 0, 0 },
	{ "ley", DATE_NUMBERED, 0, 0 },
	{ "lunes", DATE_WEEKDAY, 0, DATE_SMALL },
	{ "maio", DATE_MONTH, 5, DATE_SMALL },
	{ "mar", DATE_MONTH, 3, DATE_SHORT },
	{ "march", DATE_MONTH, 3, 0 },
	{ "marco", DATE_MONTH, 3, DATE_SMALL },
	{ "martes", DATE_WEEKDAY, 1, DATE_SMALL },
	{ "marzo", DATE_MONTH, 3, DATE_SMALL },
	{ "may", DATE_MONTH, 5, 0 },
	{ "mayo", DATE_MONTH, 5, DATE_SMALL },
	{ "mid", DATE_BEFORE, 0, 0 },
	{ "miercoles", DATE_WEEKDAY, 2, DATE_SMALL },
	{ "model", DATE_NUMBERED, 0, 0 },
	{ "modelo", DATE_NUMBERED, 0, 0 },
	{ "mon", DATE_WEEKDAY, 0, DATE_SHORT },
	{ "monday", DATE_WEEKDAY, 0, 0 },
	{ "month", DATE_UNIT, 2, 0 },
	{ "months", DATE_UNIT, 2, 0 },
	{ "n", DATE_NUMBERED, 0, 0 },
	{ "nineteenth", DATE_ORDINAL, 19, 0 },
	{ "nineties", DATE_DECADE, 90, 0 },
	{ "ninth", DATE_ORDINAL, 9, 0 },
	{ "no", DATE_NUMBERED, 0, 0 },
	{ "note", DATE_NUMBERED, 0, 0 },
	{ "nov", DATE_MONTH, 11, DATE_SHORT },
	{ "november", DATE_MONTH, 11, 0 },
	{ "novembro", DATE_MONTH, 11, DATE_SMALL },
	{ "noventa", DATE_TENS, 90, 0 },
	{ "noviembre", DATE_MONTH, 11, DATE_SMALL },
	{ "num", DATE_NUMBERED, 0, 0 },
	{ "number", DATE_NUMBERED, 0, 0 },
	{ "numero", DATE_NUMBERED, 0, 0 },
	{ "nº", DATE_NUMBERED, 0, 0 },
	{ "ochenta", DATE_TENS, 80, 0 },
	{ "oct", DATE_MONTH, 10, DATE_SHORT },
	{ "october", DATE_MONTH, 10, 0 },
	{ "octubre", DATE_MONTH, 10, DATE_SMALL },
	{ "of", DATE_OF, 0, 0 },
	{ "on", DATE_FUNCTION, 0, 0 },
	{ "or", DATE_AND, 0, 0 },
	{ "outubro", DATE_MONTH, 10, DATE_SMALL },
	{ "over", DATE_WEAK, 0, 0 },
	{ "p", DATE_NUMBERED, 0, 0 },
	{ "page", DATE_NUMBERED, 0, 0 },
	{ "pages", DATE_NUMBERED, 0, 0 },
	{ "pagina", DATE_NUMBERED, 0, 0 },
	{ "para", DATE_FUNCTION, 0, 0 },
	{ "pg", DATE_NUMBERED, 0, 0 },
	{ "por", DATE_FUNCTION, 0, 0 },
	{ "pp", DATE_NUMBERED, 0, 0 },
	{ "primero", DATE_ORDINAL, 1, 0 },
	{ "que", DATE_FUNCTION, 0, 0 },
	{ "resolution", DATE_NUMBERED, 0, 0 },
	{ "sabado", DATE_WEEKDAY, 5, DATE_SMALL },
	{ "same", DATE_BEFORE, 0, 0 },
	{ "sat", DATE_WEEKDAY, 5, DATE_SHORT },
	{ "saturday", DATE_WEEKDAY, 5, 0 },
	{ "saw", DATE_FUNCTION, 0, 0 },
	{ "se", DATE_FUNCTION, 0, 0 },
	{ "second", DATE_ORDINAL, 2, 0 },
	{ "section", DATE_NUMBERED, 0, 0 },
	{ "sep", DATE_MONTH, 9, DATE_SHORT },
	{ "sept", DATE_MONTH, 9, DATE_SHORT },
	{ "september", DATE_MONTH, 9, 0 },
	{ "septiembre", DATE_MONTH, 9, DATE_SMALL },
	{ "sesenta", DATE_TENS, 60, 0 },
	{ "setembro", DATE_MONTH, 9, DATE_SMALL },
	{ "setenta", DATE_TENS, 70, 0 },
	{ "setiembre", DATE_MONTH, 9, DATE_SMALL },
	{ "seventeenth", DATE_ORDINAL, 17, 0 },
	{ "seventh", DATE_ORDINAL, 7, 0 },
	{ "seventies", DATE_DECADE, 70, 0 },
	{ "she", DATE_FUNCTION, 0, 0 },
	{ "siglo", DATE_SIGLO, 0, 0 },
	{ "siglos", DATE_SIGLO, 0, 0 },
	{ "since", DATE_BEFORE, 0, 0 },
	{ "sixteenth", DATE_ORDINAL, 16, 0 },
	{ "sixth", DATE_ORDINAL, 6, 0 },
	{ "sixties", DATE_DECADE, 60, 0 },
	{ "some", DATE_WEAK, 0, 0 },
	{ "spring", DATE_BEFORE, 21, 0 },
	{ "su", DATE_FUNCTION, 0, 0 },
	{ "summer", DATE_BEFORE, 22, 0 },
	{ "sunday", DATE_WEEKDAY, 6, 0 },
	{ "tenth", DATE_ORDINAL, 10, 0 },
	{ "than", DATE_WEAK, 0, 0 },
	{ "that", DATE_FUNCTION, 0, 0 },
	{ "the", DATE_FUNCTION, 0, 0 },
	{ "their", DATE_FUNCTION, 0, 0 },
	{ "there", DATE_FUNCTION, 0, 0 },
	{ "they", DATE_FUNCTION, 0, 0 },
	{ "third", DATE_ORDINAL, 3, 0 },
	{ "thirteenth", DATE_ORDINAL, 13, 0 },
	{ "thirties", DATE_DECADE, 30, 0 },
	{ "this", DATE_FUNCTION, 0, 0 },
	{ "through", DATE_BEFORE, 0, 0 },
	{ "thursday", DATE_WEEKDAY, 3, 0 },
	{ "thus", DATE_FUNCTION, 0, 0 },
	{ "till", DATE_BEFORE, 0, 0 },
	{ "to", DATE_AND, 0, 0 },
	{ "tras", DATE_BEFORE, 0, 0 },
	{ "treinta", DATE_TENS, 30, 0 },
	{ "tue", DATE_WEEKDAY, 1, DATE_SHORT },
	{ "tuesday", DATE_WEEKDAY, 1, 0 },
	{ "twelfth", DATE_ORDINAL, 12, 0 },
	{ "twenties", DATE_DECADE, 20, 0 },
	{ "twentieth", DATE_ORDINAL, 20, 0 },
	{ "un", DATE_FUNCTION, 0, 0 },
	{ "under", DATE_FUNCTION, 0, 0 },
	{ "until", DATE_BEFORE, 0, 0 },
	{ "veinte", DATE_TENS, 20, 0 },
	{ "viernes", DATE_WEEKDAY, 4, DATE_SMALL },
	{ "vol", DATE_NUMBERED, 0, 0 },
	{ "volume", DATE_NUMBERED, 0, 0 },
	{ "was", DATE_FUNCTION, 0, 0 },
	{ "we", DATE_FUNCTION, 0, 0 },
	{ "wed", DATE_WEEKDAY, 2, DATE_SHORT },
	{ "wednesday", DATE_WEEKDAY, 2, 0 },
	{ "week", DATE_UNIT, 1, 0 },
	{ "weeks", DATE_UNIT, 1, 0 },
	{ "were", DATE_FUNCTION, 0, 0 },
	{ "when", DATE_FUNCTION, 0, 0 },
	{ "where", DATE_FUNCTION, 0, 0 },
	{ "which", DATE_FUNCTION, 0, 0 },
	{ "while", DATE_FUNCTION, 0, 0 },
	{ "who", DATE_FUNCTION, 0, 0 },
	{ "whose", DATE_FUNCTION, 0, 0 },
	{ "winter", DATE_BEFORE, 24, 0 },
	{ "with", DATE_FUNCTION, 0, 0 },
	{ "without", DATE_FUNCTION, 0, 0 },
	{ "would", DATE_FUNCTION, 0, 0 },
	{ "y", DATE_AND, 0, 0 },
	{ "year", DATE_UNIT, 3, 0 },
	{ "years", DATE_UNIT, 3, 0 },
};
/* clang-format on */

/* Does an entry stand before a word that has a zero behind it? */
static bool
date_entry_precedes(const char *text, const char *folded)
{
	return *text != *folded ? (unsigned char)*text < (unsigned char)*folded
				: strcmp(text, folded) < 0;
}

enum date_word
dates_word(struct slice folded, int *value, int *flags)
{
	const struct date_entry *entry = NULL;
	const size_t count = sizeof date_entries / sizeof *date_entries;
	size_t i;

	BISECT(i, count,
		date_entry_precedes(date_entries[i].text, folded.data));
	if (i < count && slice_is(folded, date_entries[i].text))
		entry = &date_entries[i];
	*value = entry ? entry->value : 0;
	*flags = entry ? entry->flags : 0;
	return entry ? (enum date_word)entry->word : DATE_NO_WORD;
}

static long
days_before_year(int year)
{
	long y = year - 1;

	return y * 365 + y / 4 - y / 100 + y / 400;
}

static int
days_of_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool
dates_exist(const struct date *date)
{
	if (date->month < 0 || date->month > 12)
		return false;
	if (!date->day || !date->month)
		return date->day <= 31;
	/* Without a year the 29th of February gets the benefit. */
	return date->day > 0 &&
	       date->day <= days_of_month(date->year ? date->year : 2000,
				    date->month);
}

long
dates_day_number(const struct date *date)
{
	long number = days_before_year(date->year) + date->day;
	int month;

	for (month = 1; month < date->month; month++)
		number += days_of_month(date->year, month);
	return number;
}

/* The first of January of the year 1 was a Monday. */
int
dates_weekday(const struct date *date)
{
	return (int)((dates_day_number(date) + 6) % 7);
}

struct date
dates_of_number(long number)
{
	struct date date = { .month = 1 };

	date.year = (int)(number / 366) + 1;
	while (days_before_year(date.year + 1) < number)
		date.year++;
	number -= days_before_year(date.year);
	while (number > days_of_month(date.year, date.month))
		number -= days_of_month(date.year, date.month++);
	date.day = (int)number;
	return date;
}
