/*
 * The grammar of dates: at a token, the forms are tried in turn, those that
 * take most words first.  A reader walks forward over the tokens; a form that
 * fails leaves the reader where it was.
 */
#include "names/dates_reader.h"

static bool
date_is_set(const struct date *date)
{
	return date->year || date->month || date->day;
}

/* "9-11", "9 and 10" behind the first day; a second day or 0. */
static int
dates_reader_second_day(struct date_reader *reader, int first)
{
	uint32_t back = reader->at;
	int day;

	if (dates_reader_day_join(reader) &&
		dates_reader_has(reader, reader->at)) {
		day = dates_reader_day(reader, reader->at);
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
match_month_day(struct date_reader *reader, struct date_match *match)
{
	uint32_t back = reader->at;
	int month, day;

	month = dates_reader_month(reader);
	if (!month || !dates_reader_has(reader, reader->at))
		return reader->at = back, false;
	day = dates_reader_day(reader, reader->at);
	if (!day)
		return reader->at = back, false;
	reader->at++;
	match->from = (struct date){ 0, month, day };
	back = reader->at;
	day = dates_reader_second_day(reader, day);
	if (day && !dates_reader_meaning(reader, reader->at)->word) {
		match->to = (struct date){ 0, month, day };
	} else if (day &&
		   dates_reader_word_is(reader, reader->at, DATE_MONTH)) {
		/* "May 5 and 6 June": the second day is the next date's. */
		reader->at = back;
	} else if (day) {
		match->to = (struct date){ 0, month, day };
	} else if (dates_reader_dash(reader)) {
		month = dates_reader_month(reader);
		day = month ? dates_reader_day(reader, reader->at) : 0;
		if (day) {
			reader->at++;
			match->to = (struct date){ 0, month, day };
		} else {
			reader->at = back;
		}
	}
	match->from.year = dates_reader_year_behind(reader);
	if (date_is_set(&match->to))
		match->to.year = match->from.year;
	return true;
}

/* The second half of "30 March-2 April 1953" or of "9-11 April". */
static bool
match_day_range(struct date_reader *reader, struct date_match *match)
{
	uint32_t back = reader->at;
	int day, month = 0;

	if (!dates_reader_day_join(reader) ||
		!dates_reader_has(reader, reader->at))
		return reader->at = back, false;
	day = dates_reader_day(reader, reader->at);
	if (day) {
		reader->at++;
		dates_reader_take(reader, DATE_OF);
		month = dates_reader_month(reader);
	}
	if (!day || !month)
		return reader->at = back, false;
	match->to = (struct date){ 0, month, day };
	return true;
}

/* 5th October 2006; 13 de Septiembre de 1958; 9-11 April 1952 */
static bool
match_day_month(struct date_reader *reader, struct date_match *match)
{
	uint32_t back = reader->at, behind;
	int day = dates_reader_day(reader, reader->at), month, year;

	if (!day && dates_reader_word_is(reader, reader->at, DATE_ORDINAL) &&
		dates_reader_word_is(reader, reader->at + 1, DATE_OF))
		day = dates_reader_meaning(reader, reader->at)->value;
	if (!day)
		return false;
	reader->at++;
	if (match_day_range(reader, match)) {
		match->from = (struct date){ 0, match->to.month, day };
		if (match->to.day <= day)
			return reader->at = back, false;
	} else {
		/* the 24th day of November */
		if (token_says(reader->tokens, reader->at, "day") &&
			dates_reader_word_is(reader, reader->at + 1, DATE_OF))
			reader->at++;
		dates_reader_take(reader, DATE_OF);
		month = dates_reader_has(reader, reader->at)
				? dates_reader_month(reader)
				: 0;
		if (!month)
			return reader->at = back, false;
		match->from = (struct date){ 0, month, day };
		behind = reader->at;
		if (!dates_reader_dash(reader) ||
			(reader->at--, !match_day_range(reader, match)))
			reader->at = behind;
	}
	year = dates_reader_year_behind(reader);
	match->from.year = year;
	if (date_is_set(&match->to))
		match->to.year = year;
	return true;
}

/* Does a year begin here that is no quantity?  For "May 1952" all is well. */
static bool
match_month_year(struct date_reader *reader, struct date_match *match)
{
	uint32_t back = reader->at;
	int month, second;

	month = dates_reader_month(reader);
	if (!month)
		return false;
	match->from = (struct date){ 0, month, 0 };
	match->from.year = dates_reader_year_behind(reader);
	if (match->from.year) {
		uint32_t behind = reader->at;

		/* December 1963-January 1964 */
		if (dates_reader_dash(reader) &&
			(second = dates_reader_month(reader)) &&
			(match->to.year = dates_reader_year_behind(reader)))
			match->to.month = second;
		else
			reader->at = behind, match->to = (struct date){ 0 };
		return true;
	}
	back = reader->at;
	if ((dates_reader_dash(reader) || dates_reader_sign(reader, '/')) &&
		(second = dates_reader_month(reader))) {
		match->to = (struct date){ 0, second, 0 };
		match->from.year = match->to.year =
			dates_reader_year_behind(reader);
		return true;
	}
	reader->at = back;
	return true;
}

/* A month alone: "may", "March on", "August Wilson" are not dates. */
static bool
month_alone_is_date(const struct date_reader *reader, uint32_t first)
{
	const struct tokens *tokens = reader->tokens;
	const struct date_meaning *meaning =
		dates_reader_meaning(reader, first);
	enum date_word before = first && !token_breaks(tokens, first)
					? (enum date_word)dates_reader_meaning(
						  reader, first - 1)
						  ->word
					: DATE_NO_WORD;
	bool cue = before == DATE_BEFORE || before == DATE_OF ||
		   before == DATE_LAST || before == DATE_ABOUT;
	uint32_t behind = reader->at;

	if (meaning->flags & DATE_SHORT)
		return false;
	if (first && token_is_dash(tokens, first - 1) &&
		dates_reader_word_is(reader, first - 2, DATE_BEFORE))
		cue = true;
	if (first && before == DATE_AND)
		cue = first > 1 &&
		      dates_reader_word_is(reader, first - 2, DATE_MONTH);
	if (meaning->flags & DATE_SMALL)
		return cue || before == DATE_FUNCTION;
	if (dates_reader_has(reader, behind) &&
		tokens->list[behind].kind == TOKEN_WORD &&
		tokens->list[behind].flags & TOKEN_UPPER)
		return cue && !(token_classes(tokens, first) & CLASS(FIRST));
	if (meaning->value == 3 || meaning->value == 5 || meaning->value == 8)
		return cue;
	return cue || before == DATE_FUNCTION || before == DATE_NO_WORD;
}

/* 2016-08-26; 26/8/2016; 26.8.2016 */
static bool
match_numeric(struct date_reader *reader, struct date_match *match)
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
		const struct token *token =
			dates_reader_number(reader, i + 2 * part);

		if (!token || !(token->flags & TOKEN_PLAIN) ||
			(part && !(token->flags & TOKEN_GLUED)) ||
			token->digits > 4)
			return false;
		values[part] = (int)token->value;
	}
	if (dates_reader_year(reader, i))
		date = (struct date){ values[0], values[1], values[2] };
	else if (dates_reader_year(reader, i + 4) && values[1] > 12)
		date = (struct date){ values[2], values[0], values[1] };
	else if (dates_reader_year(reader, i + 4))
		date = (struct date){ values[2], values[1], values[0] };
	else
		return false;
	if (!date.month || !date.day || !dates_exist(&date))
		return false;
	match->from = date;
	reader->at = i + 5;
	return true;
}

/* last month; the day before is left to the reader's own eyes. */
static bool
match_relative(struct date_reader *reader, struct date_match *match)
{
	uint32_t at = reader->at;

	if (token_says(reader->tokens, at, "yesterday")) {
		match->ago_unit = 0;
		reader->at++;
	} else if (dates_reader_word_is(reader, at, DATE_LAST) &&
		   dates_reader_has(reader, at + 1) &&
		   (token_says(reader->tokens, at + 1, "week") ||
			   token_says(reader->tokens, at + 1, "month") ||
			   token_says(reader->tokens, at + 1, "year"))) {
		match->ago_unit = dates_reader_meaning(reader, at + 1)->value;
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
match_nth(struct date_reader *reader, struct date_match *match, bool weekday)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t at = reader->at;

	if (weekday && token_says(tokens, at, "the"))
		at++;
	if (!dates_reader_day(reader, at) ||
		(!weekday && !dates_reader_is_ordinal(reader, at)))
		return false;
	if (!weekday && (at < 2 || !token_says(tokens, at - 1, "the") ||
				!(token_says(tokens, at - 2, "on") ||
					token_says(tokens, at - 2, "by") ||
					dates_reader_word_is(
						reader, at - 2, DATE_BEFORE))))
		return false;
	if (dates_reader_has(reader, at + 1) &&
		tokens->list[at + 1].kind == TOKEN_WORD &&
		!dates_reader_meaning(reader, at + 1)->word &&
		!(token_classes(tokens, at + 1) & CLASS(STOP)))
		return false;
	if (!weekday && token_is_dash(tokens, at + 1))
		return false;
	match->from = (struct date){ .day = dates_reader_day(reader, at) };
	reader->at = at + 1;
	return true;
}

/* The Sunday Times; Bloody Sunday */
static bool
weekday_is_name(const struct date_reader *reader, uint32_t i)
{
	const struct tokens *tokens = reader->tokens;

	if (dates_reader_has(reader, i + 1) &&
		tokens->list[i + 1].flags & TOKEN_UPPER &&
		token_classes(tokens, i + 1) & CLASS(ORG_TAIL))
		return true;
	return i && !token_breaks(tokens, i) &&
	       tokens->list[i - 1].kind == TOKEN_WORD &&
	       tokens->list[i - 1].flags & TOKEN_UPPER &&
	       !(tokens->list[i - 1].flags & TOKEN_SENTENCE) &&
	       token_classes(tokens, i - 1) & CLASS(COMMON);
}

/* All that begins with a weekday, or could. */
static bool
match_days(struct date_reader *reader, struct date_match *match)
{
	uint32_t first = reader->at, behind;

	match->weekday = dates_reader_weekday(reader);
	behind = reader->at;
	if (match->weekday >= 0 && weekday_is_name(reader, first))
		return false;
	if (match->weekday >= 0) {
		if (!dates_reader_has(reader, behind)) {
			return true;
		}
		dates_reader_sign(reader, ',');
		if (token_says(reader->tokens, reader->at, "the") &&
			dates_reader_has(reader, reader->at + 1))
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
		dates_reader_meaning(reader, first)->flags & DATE_SMALL)
		return !(reader->tokens->list[first].flags & TOKEN_UPPER);
	return match->weekday >= 0;
}

static bool
match_month(struct date_reader *reader, struct date_match *match)
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

/* Some words begin a date and are none of the calendar's: New Year's Eve. */
bool
dates_begin(struct slice folded, enum date_word word, int value)
{
	switch (word) {
	case DATE_MONTH:
	case DATE_WEEKDAY:
	case DATE_DECADE:
	case DATE_ORDINAL:
	case DATE_SIGLO:
	case DATE_YEARS:
	case DATE_LAST:
	case DATE_ERA:
	case DATE_FEAST:
		return true;
	case DATE_NO_WORD:
		return slice_is(folded, "twenty") ||
		       slice_is(folded, "yesterday") ||
		       slice_is(folded, "new") || slice_is(folded, "good");
	case DATE_BEFORE:
	case DATE_FUNCTION:
		return value != 0; /* seasons */
	case DATE_CENTURY:
	case DATE_TENS:
	case DATE_WEAK:
	case DATE_NUMBERED:
	case DATE_ABOUT:
	case DATE_OF:
	case DATE_AND:
	case DATE_UNIT:
		break;
	}
	return false;
}

bool
dates_match(const struct tokens *tokens,
	const struct date_vocabulary *vocabulary, uint32_t i,
	struct date_match *match)
{
	static bool (*const forms[])(
		struct date_reader *, struct date_match *) = {
		match_numeric,
		dates_match_era,
		dates_match_century,
		dates_match_decade,
		dates_match_season,
		dates_match_feast,
		match_days,
		match_month,
		dates_match_year,
		match_relative,
	};
	struct date_reader reader = { tokens, vocabulary, i };
	size_t form;

	/* Most tokens begin no date; we should see that at once. */
	if (tokens->list[i].kind == TOKEN_SIGN)
		return false;
	if (tokens->list[i].kind == TOKEN_WORD &&
		!dates_reader_meaning(&reader, i)->begins)
		return false;
	for (form = 0; form < sizeof forms / sizeof *forms; form++) {
		*match = (struct date_match){ .weekday = -1, .first = i };
		reader.at = i;
		if (forms[form](&reader, match) && reader.at > i &&
			dates_exist(&match->from) && dates_exist(&match->to)) {
			match->behind = reader.at;
			return !dates_reader_is_named(&reader, match);
		}
	}
	return false;
}
