/*
 * The grammar of dates: at a token, the forms are tried in turn, those that
 * take most words first.  A reader walks forward over the tokens; a form that
 * fails leaves the reader where it was.
 */
#include "analysis/dates.h"

#include <string.h>

enum { YEAR_FIRST = 1000, YEAR_LAST = 2100 };

struct reader {
	const struct tokens *tokens;
	const struct date_vocabulary *vocabulary;
	uint32_t at;
};

static const struct date_meaning *
reader_meaning(const struct reader *reader, uint32_t i)
{
	static const struct date_meaning none = { 0 };
	const struct tokens *tokens = reader->tokens;

	if (i >= tokens->count || tokens->list[i].kind != TOKEN_WORD)
		return &none;
	return &reader->vocabulary
			->folds[tokens->words[tokens->list[i].value].fold];
}

/* Is the token there, and in the same block as the one before it? */
static bool
reader_has(const struct reader *reader, uint32_t i)
{
	return i < reader->tokens->count && !token_breaks(reader->tokens, i);
}

static bool
reader_word_is(const struct reader *reader, uint32_t i, enum date_word word)
{
	return reader_meaning(reader, i)->word == (int8_t)word;
}

static const struct token *
reader_number(const struct reader *reader, uint32_t i)
{
	const struct token *token = &reader->tokens->list[i];

	return i < reader->tokens->count && token->kind == TOKEN_NUMBER ? token
									: NULL;
}

/* What hangs on the digits of a number: "th" of 4th. */
static struct slice
reader_suffix(const struct reader *reader, uint32_t i)
{
	struct slice text = token_text(reader->tokens, i);

	return slice_part(text, reader->tokens->list[i].digits, text.len);
}

static bool
suffix_is_ordinal(struct slice suffix)
{
	static const char *const suffixes[] = { "st", "nd", "rd", "th", "º",
		"ª", "°", "o", "er", "ro", "ST", "ND", "RD", "TH" };
	size_t i;

	for (i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		if (slice_is(suffix, suffixes[i]))
			return true;
	}
	return false;
}

static bool
reader_is_ordinal(const struct reader *reader, uint32_t i)
{
	return reader_number(reader, i) &&
	       suffix_is_ordinal(reader_suffix(reader, i));
}

/* A day of the month in figures; 0 if it is none. */
static int
reader_day(const struct reader *reader, uint32_t i)
{
	const struct token *token = reader_number(reader, i);

	if (!token || token->digits > 2 || token->value < 1 ||
		token->value > 31)
		return 0;
	if (!(token->flags & TOKEN_PLAIN) && !reader_is_ordinal(reader, i))
		return 0;
	return (int)token->value;
}

static int
reader_year(const struct reader *reader, uint32_t i)
{
	const struct token *token = reader_number(reader, i);

	if (!token || token->digits != 4 || !(token->flags & TOKEN_PLAIN) ||
		token->value < YEAR_FIRST || token->value > YEAR_LAST)
		return 0;
	return (int)token->value;
}

/* A month at the reader, which moves behind it (and its stop). */
static int
reader_month(struct reader *reader)
{
	const struct tokens *tokens = reader->tokens;
	const struct date_meaning *meaning = reader_meaning(reader, reader->at);
	uint32_t at = reader->at;

	if (meaning->word != DATE_MONTH)
		return 0;
	if (!(meaning->flags & DATE_SMALL) &&
		!(tokens->list[at].flags & TOKEN_UPPER))
		return 0;
	reader->at++;
	if (meaning->flags & DATE_SHORT) {
		if (token_is(tokens, at + 1, '.') &&
			!token_breaks(tokens, at + 1))
			reader->at++;
		else if (!reader_number(reader, at + 1) &&
			 !(at && reader_number(reader, at - 1)))
			return reader->at = at, 0;
	}
	return meaning->value;
}

static int
reader_weekday(struct reader *reader)
{
	const struct tokens *tokens = reader->tokens;
	const struct date_meaning *meaning = reader_meaning(reader, reader->at);
	uint32_t at = reader->at;

	if (meaning->word != DATE_WEEKDAY)
		return -1;
	if (!(meaning->flags & DATE_SMALL) &&
		!(tokens->list[at].flags & TOKEN_UPPER))
		return -1;
	if (meaning->flags & DATE_SHORT) {
		/* Sat and Wed are words; with a stop or comma they are days. */
		if (!token_is(tokens, at + 1, '.') &&
			!token_is(tokens, at + 1, ','))
			return -1;
		at += token_is(tokens, at + 1, '.');
	}
	reader->at = at + 1;
	return meaning->value;
}

static bool
reader_dash(struct reader *reader)
{
	if (!reader_has(reader, reader->at) ||
		!token_is_dash(reader->tokens, reader->at) ||
		!reader_has(reader, reader->at + 1))
		return false;
	reader->at++;
	return true;
}

static bool
reader_sign(struct reader *reader, uint32_t point)
{
	if (!reader_has(reader, reader->at) ||
		!token_is(reader->tokens, reader->at, point))
		return false;
	reader->at++;
	return true;
}

static bool
reader_take(struct reader *reader, enum date_word word)
{
	if (!reader_has(reader, reader->at) ||
		!reader_word_is(reader, reader->at, word))
		return false;
	reader->at++;
	return true;
}

/* ", 1952" or "de 1952" or "1952" behind a day or a month; 0 if none. */
static int
reader_year_behind(struct reader *reader)
{
	uint32_t back = reader->at;
	int year;

	if (!reader_sign(reader, ','))
		reader_take(reader, DATE_OF);
	if (reader_has(reader, reader->at)) {
		year = reader_year(reader, reader->at);
		if (year) {
			reader->at++;
			return year;
		}
	}
	reader->at = back;
	return 0;
}

/* Between two days: a dash, "and", "y", "to". */
static bool
reader_day_join(struct reader *reader)
{
	return reader_dash(reader) || reader_take(reader, DATE_AND) ||
	       reader_sign(reader, '/');
}

static bool
date_is_set(const struct date *date)
{
	return date->year || date->month || date->day;
}

/* "9-11", "9 and 10" behind the first day; a second day or 0. */
static int
reader_second_day(struct reader *reader, int first)
{
	uint32_t back = reader->at;
	int day;

	if (reader_day_join(reader) && reader_has(reader, reader->at)) {
		day = reader_day(reader, reader->at);
		if (day > first) {
			reader->at++;
			return day;
		}
	}
	reader->at = back;
	return 0;
}

/* August 26, 2016; October 4th; May 5-7, 1934; 30 June ... */
static bool
match_month_day(struct reader *reader, struct date_match *match)
{
	uint32_t back = reader->at;
	int month, day;

	month = reader_month(reader);
	if (!month || !reader_has(reader, reader->at))
		return reader->at = back, false;
	day = reader_day(reader, reader->at);
	if (!day)
		return reader->at = back, false;
	reader->at++;
	match->from = (struct date){ 0, month, day };
	back = reader->at;
	day = reader_second_day(reader, day);
	if (day && !reader_meaning(reader, reader->at)->word) {
		match->to = (struct date){ 0, month, day };
	} else if (day && reader_word_is(reader, reader->at, DATE_MONTH)) {
		/* "May 5 and 6 June": the second day is the next date's. */
		reader->at = back;
	} else if (day) {
		match->to = (struct date){ 0, month, day };
	} else if (reader_dash(reader)) {
		month = reader_month(reader);
		day = month ? reader_day(reader, reader->at) : 0;
		if (day) {
			reader->at++;
			match->to = (struct date){ 0, month, day };
		} else {
			reader->at = back;
		}
	}
	match->from.year = reader_year_behind(reader);
	if (date_is_set(&match->to))
		match->to.year = match->from.year;
	return true;
}

/* The second half of "30 March-2 April 1953" or of "9-11 April". */
static bool
match_day_range(struct reader *reader, struct date_match *match)
{
	uint32_t back = reader->at;
	int day, month = 0;

	if (!reader_day_join(reader) || !reader_has(reader, reader->at))
		return reader->at = back, false;
	day = reader_day(reader, reader->at);
	if (day) {
		reader->at++;
		reader_take(reader, DATE_OF);
		month = reader_month(reader);
	}
	if (!day || !month)
		return reader->at = back, false;
	match->to = (struct date){ 0, month, day };
	return true;
}

/* 5th October 2006; 13 de Septiembre de 1958; 9-11 April 1952 */
static bool
match_day_month(struct reader *reader, struct date_match *match)
{
	uint32_t back = reader->at, behind;
	int day = reader_day(reader, reader->at), month, year;

	if (!day && reader_word_is(reader, reader->at, DATE_ORDINAL) &&
		reader_word_is(reader, reader->at + 1, DATE_OF))
		day = reader_meaning(reader, reader->at)->value;
	if (!day)
		return false;
	reader->at++;
	if (match_day_range(reader, match)) {
		match->from = (struct date){ 0, match->to.month, day };
		if (match->to.day <= day)
			return reader->at = back, false;
	} else {
		reader_take(reader, DATE_OF);
		month = reader_has(reader, reader->at) ? reader_month(reader)
						       : 0;
		if (!month)
			return reader->at = back, false;
		match->from = (struct date){ 0, month, day };
		behind = reader->at;
		if (!reader_dash(reader) ||
			(reader->at--, !match_day_range(reader, match)))
			reader->at = behind;
	}
	year = reader_year_behind(reader);
	match->from.year = year;
	if (date_is_set(&match->to))
		match->to.year = year;
	return true;
}

/* Does a year begin here that is no quantity?  For "May 1952" all is well. */
static bool
match_month_year(struct reader *reader, struct date_match *match)
{
	uint32_t back = reader->at;
	int month, second;

	month = reader_month(reader);
	if (!month)
		return false;
	match->from = (struct date){ 0, month, 0 };
	match->from.year = reader_year_behind(reader);
	if (match->from.year) {
		uint32_t behind = reader->at;

		/* December 1963-January 1964 */
		if (reader_dash(reader) && (second = reader_month(reader)) &&
			(match->to.year = reader_year_behind(reader)))
			match->to.month = second;
		else
			reader->at = behind, match->to = (struct date){ 0 };
		return true;
	}
	back = reader->at;
	if ((reader_dash(reader) || reader_sign(reader, '/')) &&
		(second = reader_month(reader))) {
		match->to = (struct date){ 0, second, 0 };
		match->from.year = match->to.year = reader_year_behind(reader);
		return true;
	}
	reader->at = back;
	return true;
}

/* A month alone: "may", "March on", "August Wilson" are not dates. */
static bool
month_alone_is_date(const struct reader *reader, uint32_t first)
{
	const struct tokens *tokens = reader->tokens;
	const struct date_meaning *meaning = reader_meaning(reader, first);
	enum date_word before =
		first && !token_breaks(tokens, first)
			? (enum date_word)reader_meaning(reader, first - 1)
				  ->word
			: DATE_NO_WORD;
	bool cue = before == DATE_BEFORE || before == DATE_OF ||
		   before == DATE_LAST || before == DATE_ABOUT;
	uint32_t behind = reader->at;

	if (meaning->flags & DATE_SHORT)
		return false;
	if (first && token_is_dash(tokens, first - 1) &&
		reader_word_is(reader, first - 2, DATE_BEFORE))
		cue = true;
	if (first && before == DATE_AND)
		cue = first > 1 &&
		      reader_word_is(reader, first - 2, DATE_MONTH);
	if (meaning->flags & DATE_SMALL)
		return cue || before == DATE_FUNCTION;
	if (reader_has(reader, behind) &&
		tokens->list[behind].kind == TOKEN_WORD &&
		tokens->list[behind].flags & TOKEN_UPPER)
		return cue && !(token_classes(tokens, first) & CLASS(FIRST));
	if (meaning->value == 3 || meaning->value == 5 || meaning->value == 8)
		return cue;
	return cue || before == DATE_FUNCTION || before == DATE_NO_WORD;
}

/* 2016-08-26; 26/8/2016; 26.8.2016 */
static bool
match_numeric(struct reader *reader, struct date_match *match)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t i = reader->at, part;
	uint32_t sign = i + 1 < tokens->count ? tokens->list[i + 1].value : 0;
	int values[3];
	struct date date;

	if (i + 4 >= tokens->count || (sign != '-' && sign != '/') ||
		!token_is(tokens, i + 1, sign) ||
		!token_is(tokens, i + 3, sign))
		return false;
	for (part = 0; part < 3; part++) {
		const struct token *token = reader_number(reader, i + 2 * part);

		if (!token || !(token->flags & TOKEN_PLAIN) ||
			(part && !(token->flags & TOKEN_GLUED)) ||
			token->digits > 4)
			return false;
		values[part] = (int)token->value;
	}
	if (reader_year(reader, i))
		date = (struct date){ values[0], values[1], values[2] };
	else if (reader_year(reader, i + 4) && values[1] > 12)
		date = (struct date){ values[2], values[0], values[1] };
	else if (reader_year(reader, i + 4))
		date = (struct date){ values[2], values[1], values[0] };
	else
		return false;
	if (!date.month || !date.day || !dates_exist(&date))
		return false;
	match->from = date;
	reader->at = i + 5;
	return true;
}

static int
roman_value(struct slice text)
{
	int value = 0, last = 0, digit;
	size_t i;

	for (i = text.len; i-- > 0;) {
		switch (text.data[i]) {
		case 'I':
			digit = 1;
			break;
		case 'V':
			digit = 5;
			break;
		case 'X':
			digit = 10;
			break;
		default:
			return 0;
		}
		value += digit < last ? -digit : digit;
		last = digit;
	}
	return value;
}

/* The number of a century: 19th, nineteenth, twenty-first; 0 if none. */
static int
reader_century_number(struct reader *reader)
{
	uint32_t at = reader->at;
	const struct date_meaning *meaning = reader_meaning(reader, at);

	if (reader_is_ordinal(reader, at)) {
		reader->at++;
		return (int)reader->tokens->list[at].value;
	}
	if (meaning->word == DATE_ORDINAL) {
		reader->at++;
		return meaning->value;
	}
	if (token_says(reader->tokens, at, "twenty") &&
		token_is_dash(reader->tokens, at + 1) &&
		reader_word_is(reader, at + 2, DATE_ORDINAL)) {
		reader->at += 3;
		return 20 + reader_meaning(reader, at + 2)->value;
	}
	return 0;
}

/* 21st century; siglo XX */
static bool
match_century(struct reader *reader, struct date_match *match)
{
	uint32_t back = reader->at;
	int number;

	if (reader_word_is(reader, back, DATE_SIGLO) &&
		!(reader->tokens->list[back].flags & TOKEN_UPPER) &&
		reader_has(reader, back + 1)) {
		number = roman_value(token_text(reader->tokens, back + 1));
		reader->at += 2;
	} else {
		number = reader_century_number(reader);
		if (number && token_is(reader->tokens, reader->at, '-'))
			reader->at++;
		if (number && !reader_take(reader, DATE_CENTURY))
			number = 0;
	}
	if (number < 1 || number > 21)
		return reader->at = back, false;
	match->form = DATE_IS_CENTURY;
	match->from.year = (number - 1) * 100;
	return true;
}

static bool
reader_quantity_behind(const struct reader *reader, uint32_t i, int year);

/* 1980s; 1980's; nineties; '80s; años 80; década de 1950 */
static bool
match_decade(struct reader *reader, struct date_match *match)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t at = reader->at;
	const struct token *token = reader_number(reader, at);
	const struct date_meaning *meaning = reader_meaning(reader, at);

	match->form = DATE_IS_DECADE;
	if (token && slice_is(reader_suffix(reader, at), "s") &&
		token->value % 10 == 0 &&
		(token->digits == 4 || token->digits == 2)) {
		reader->at++;
		match->from.year = (int)token->value;
		match->short_decade = token->digits == 2;
		return token->digits == 4 || (token->flags & TOKEN_GLUED && at);
	}
	if (token && reader_year(reader, at) && token->value % 10 == 0 &&
		at + 1 < tokens->count &&
		tokens->list[at + 1].flags & TOKEN_POSSESSIVE) {
		reader->at += 2;
		match->from.year = (int)token->value;
		return true;
	}
	if (meaning->word == DATE_DECADE) {
		reader->at++;
		match->from.year = meaning->value;
		match->short_decade = true;
		return at && !token_is_dash(tokens, at - 1);
	}
	match->form = DATE_DAY_OR_LONGER;
	return false;
}

/*
 * Is what follows the figure something one counts?  "1500 new jobs" is; "1952
 * brought", "1952 elections" are not, but behind "of" we would rather doubt.
 */
static bool
reader_quantity_behind(const struct reader *reader, uint32_t i, int year)
{
	const struct tokens *tokens = reader->tokens;
	const struct token *token;
	struct slice text;

	if (!reader_has(reader, i + 1))
		return false;
	token = &tokens->list[i + 1];
	if (token->kind == TOKEN_SIGN)
		return token->value == '%' || token->value == 0xb0;
	if (token->kind != TOKEN_WORD || token->flags & TOKEN_UPPER ||
		reader_meaning(reader, i + 1)->word ||
		token_classes(tokens, i + 1) & CLASS(STOP))
		return false;
	text = token_fold(tokens, i + 1)->text;
	if (year % 100 == 0 || year < 1200)
		return true;
	return slice_ends(text, "s") && !slice_ends(text, "ss");
}

/* May a year stand here, by what is before and behind it? */
static bool
year_fits(const struct reader *reader, uint32_t i, uint32_t behind, int year)
{
	const struct tokens *tokens = reader->tokens;
	const struct date_meaning *before;
	bool first = token_breaks(tokens, i), ends, plausible, counted;
	uint32_t point;

	plausible = year >= 1400 && year <= 2050;
	ends = !reader_has(reader, behind) ||
	       tokens->list[behind].kind == TOKEN_SIGN;
	counted = reader_quantity_behind(reader, behind - 1, year);
	if (first)
		return plausible && !counted;
	before = reader_meaning(reader, i - 1);
	if (token_is(tokens, i - 1, '.') && i > 1)
		before = reader_word_is(reader, i - 2, DATE_NUMBERED) ||
					 reader_word_is(
						 reader, i - 2, DATE_ABOUT)
				 ? reader_meaning(reader, i - 2)
				 : before;
	if (before->word == DATE_NUMBERED)
		return false;
	if (tokens->list[i - 1].kind == TOKEN_NUMBER)
		return false;
	if (tokens->list[i - 1].kind == TOKEN_SIGN) {
		point = tokens->list[i - 1].value;
		if (point == '$' || point == 0x20ac || point == 0xa3 ||
			point == '#' || point == '/')
			return false;
		return plausible && !counted;
	}
	if (before->word == DATE_BEFORE)
		return !counted || (plausible && year % 100);
	if (before->word == DATE_ABOUT)
		return plausible && !counted;
	if (before->word == DATE_WEAK)
		return plausible && !counted && (ends || year % 100);
	if (token_says(tokens, i - 1, "the"))
		return plausible && (!counted || year % 100);
	if (before->word)
		return plausible && !counted;
	if (tokens->list[i - 1].flags & TOKEN_UPPER)
		return plausible && !counted;
	return plausible && (ends || year % 100) && !counted;
}

/* 1952; 1952-1964; 1946-52 */
static bool
match_year(struct reader *reader, struct date_match *match)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t at = reader->at, back;
	int year = reader_year(reader, at), second;
	const struct token *token;

	if (!year)
		return false;
	back = ++reader->at;
	match->from.year = year;
	if ((reader_dash(reader) || reader_sign(reader, '/')) &&
		(token = reader_number(reader, reader->at))) {
		second = reader_year(reader, reader->at);
		if (!second && token->digits == 2 &&
			token->flags & TOKEN_PLAIN &&
			token->flags & TOKEN_GLUED)
			second = year / 100 * 100 + (int)token->value;
		if (second > year) {
			match->to.year = second;
			back = reader->at + 1;
		}
	}
	reader->at = back;
	if (at && token_is_dash(tokens, at - 1) &&
		tokens->list[at].flags & TOKEN_GLUED && at > 1 &&
		tokens->list[at - 2].kind == TOKEN_NUMBER &&
		tokens->list[at - 1].flags & TOKEN_GLUED)
		return reader->at = at, false;
	match->about =
		at &&
		(reader_word_is(reader, at - 1, DATE_ABOUT) ||
			(token_is(tokens, at - 1, '.') && at > 1 &&
				reader_word_is(reader, at - 2, DATE_ABOUT)));
	if (!year_fits(reader, at, back, year))
		return reader->at = at, false;
	return true;
}

/* last month; the day before is left to the reader's own eyes. */
static bool
match_relative(struct reader *reader, struct date_match *match)
{
	uint32_t at = reader->at;

	if (token_says(reader->tokens, at, "yesterday")) {
		match->ago_unit = 0;
		reader->at++;
	} else if (reader_word_is(reader, at, DATE_LAST) &&
		   reader_has(reader, at + 1) &&
		   (token_says(reader->tokens, at + 1, "week") ||
			   token_says(reader->tokens, at + 1, "month") ||
			   token_says(reader->tokens, at + 1, "year"))) {
		match->ago_unit = reader_meaning(reader, at + 1)->value;
		reader->at += 2;
	} else {
		return false;
	}
	match->ago_count = -1;
	match->form = DATE_IS_AGO;
	return true;
}

/* Sunday the 24th; on the 19th (behind "on the" and its kin) */
static bool
match_nth(struct reader *reader, struct date_match *match, bool weekday)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t at = reader->at;

	if (weekday && token_says(tokens, at, "the"))
		at++;
	if (!reader_day(reader, at) ||
		(!weekday && !reader_is_ordinal(reader, at)))
		return false;
	if (!weekday &&
		(at < 2 || !token_says(tokens, at - 1, "the") ||
			!(token_says(tokens, at - 2, "on") ||
				token_says(tokens, at - 2, "by") ||
				reader_word_is(reader, at - 2, DATE_BEFORE))))
		return false;
	if (reader_has(reader, at + 1) &&
		tokens->list[at + 1].kind == TOKEN_WORD &&
		!reader_meaning(reader, at + 1)->word &&
		!(token_classes(tokens, at + 1) & CLASS(STOP)))
		return false;
	if (!weekday && token_is_dash(tokens, at + 1))
		return false;
	match->from = (struct date){ .day = reader_day(reader, at) };
	reader->at = at + 1;
	return true;
}

/* All that begins with a weekday, or could. */
static bool
match_days(struct reader *reader, struct date_match *match)
{
	uint32_t first = reader->at, behind;

	match->weekday = reader_weekday(reader);
	behind = reader->at;
	if (match->weekday >= 0) {
		if (!reader_has(reader, behind)) {
			return true;
		}
		reader_sign(reader, ',');
		if (token_says(reader->tokens, reader->at, "the") &&
			reader_has(reader, reader->at + 1))
			reader->at++;
	}
	if (match_month_day(reader, match) || match_day_month(reader, match))
		return true;
	reader->at = behind;
	if (match_nth(reader, match, match->weekday >= 0))
		return true;
	reader->at = behind;
	/* Domingo and Martes are names, too. */
	if (match->weekday >= 0 &&
		reader_meaning(reader, first)->flags & DATE_SMALL)
		return !(reader->tokens->list[first].flags & TOKEN_UPPER);
	return match->weekday >= 0;
}

static bool
match_month(struct reader *reader, struct date_match *match)
{
	uint32_t first = reader->at;

	if (!match_month_year(reader, match))
		return false;
	if (match->from.year || date_is_set(&match->to) ||
		month_alone_is_date(reader, first))
		return true;
	reader->at = first;
	return false;
}

bool
dates_match(const struct tokens *tokens,
	const struct date_vocabulary *vocabulary, uint32_t i,
	struct date_match *match)
{
	static bool (*const forms[])(struct reader *, struct date_match *) = {
		match_numeric,
		match_century,
		match_decade,
		match_days,
		match_month,
		match_year,
		match_relative,
	};
	struct reader reader = { tokens, vocabulary, i };
	size_t form;

	/* Most tokens begin no date; we should see that at once. */
	if (tokens->list[i].kind == TOKEN_SIGN)
		return false;
	if (tokens->list[i].kind == TOKEN_WORD &&
		!reader_meaning(&reader, i)->word &&
		!token_says(tokens, i, "twenty") &&
		!token_says(tokens, i, "yesterday"))
		return false;
	for (form = 0; form < sizeof forms / sizeof *forms; form++) {
		*match = (struct date_match){ .weekday = -1, .first = i };
		reader.at = i;
		if (forms[form](&reader, match) && reader.at > i &&
			dates_exist(&match->from) && dates_exist(&match->to)) {
			match->behind = reader.at;
			return true;
		}
	}
	return false;
}
