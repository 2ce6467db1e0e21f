/*
 * Years, decades, centuries.  A bare number is a year by its neighbours alone:
 * what stands before it, and whether something is counted behind it.
 */
#include "names/dates_reader.h"

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
dates_reader_century_number(struct date_reader *reader)
{
	uint32_t at = reader->at;
	const struct date_meaning *meaning = dates_reader_meaning(reader, at);

	if (dates_reader_is_ordinal(reader, at)) {
		reader->at++;
		return (int)reader->tokens->list[at].value;
	}
	if (meaning->word == DATE_ORDINAL) {
		reader->at++;
		return meaning->value;
	}
	if (token_says(reader->tokens, at, "twenty") &&
		token_is_dash(reader->tokens, at + 1) &&
		dates_reader_word_is(reader, at + 2, DATE_ORDINAL)) {
		reader->at += 3;
		return 20 + dates_reader_meaning(reader, at + 2)->value;
	}
	return 0;
}

/* 12th and 13th centuries: the number of the second; or 0. */
static int
century_second(struct date_reader *reader, int first)
{
	uint32_t back = reader->at;
	int second = 0;

	if (dates_reader_dash(reader) || dates_reader_take(reader, DATE_AND)) {
		if (dates_reader_has(reader, reader->at))
			second = dates_reader_century_number(reader);
		if (second > first &&
			token_says(reader->tokens, reader->at, "centuries"))
			return second;
	}
	reader->at = back;
	return 0;
}

/* The 4th century BC: it ran backwards from 400, and is -03XX. */
static void
match_century_era(struct date_reader *reader, struct date_match *match)
{
	const struct date_meaning *meaning =
		dates_reader_meaning(reader, reader->at);

	if (meaning->word != DATE_ERA || !dates_reader_has(reader, reader->at))
		return;
	reader->at++;
	if (meaning->value > 0)
		return;
	match->from.year = -match->from.year - 100;
	match->to.year = 0;
}

/* 21st century; siglo XX; 12th and 13th centuries; 4th century BC */
bool
dates_match_century(struct date_reader *reader, struct date_match *match)
{
	uint32_t back = reader->at;
	int number, second = 0;

	if (dates_reader_word_is(reader, back, DATE_SIGLO) &&
		!(reader->tokens->list[back].flags & TOKEN_UPPER) &&
		dates_reader_has(reader, back + 1)) {
		number = roman_value(token_text(reader->tokens, back + 1));
		reader->at += 2;
	} else {
		number = dates_reader_century_number(reader);
		if (number)
			second = century_second(reader, number);
		if (number && token_is(reader->tokens, reader->at, '-'))
			reader->at++;
		if (number && !dates_reader_take(reader, DATE_CENTURY))
			number = 0;
	}
	if (number < 1 || number > 21)
		return reader->at = back, false;
	match->form = DATE_IS_CENTURY;
	match->from.year = (number - 1) * 100;
	if (second)
		match->to.year = (second - 1) * 100;
	match_century_era(reader, match);
	return true;
}

/* años ochenta; años 80; década del 50 */
static bool
decade_behind_years(
	struct date_reader *reader, uint32_t at, struct date_match *match)
{
	const struct date_meaning *meaning;
	const struct token *number;

	if (dates_reader_meaning(reader, at)->word == DATE_OF)
		at++;
	if (!dates_reader_has(reader, at))
		return false;
	meaning = dates_reader_meaning(reader, at);
	number = dates_reader_number(reader, at);
	if (meaning->word == DATE_TENS)
		match->from.year = meaning->value;
	else if (number && number->digits == 2 && number->value >= 20 &&
		 number->value % 10 == 0 && number->flags & TOKEN_PLAIN)
		match->from.year = (int)number->value;
	else
		return false;
	match->short_decade = true;
	reader->at = at + 1;
	return true;
}

/* 1980s; 1980's; nineties; '80s; años 80; década de 1950 */
bool
dates_match_decade(struct date_reader *reader, struct date_match *match)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t at = reader->at;
	const struct token *token = dates_reader_number(reader, at);
	const struct date_meaning *meaning = dates_reader_meaning(reader, at);

	match->form = DATE_IS_DECADE;
	if (token && slice_is(dates_reader_suffix(reader, at), "s") &&
		token->value % 10 == 0 &&
		(token->digits == 4 || token->digits == 2)) {
		reader->at++;
		match->from.year = (int)token->value;
		match->short_decade = token->digits == 2;
		return token->digits == 4 || (token->flags & TOKEN_GLUED && at);
	}
	if (token && dates_reader_year(reader, at) && token->value % 10 == 0 &&
		at + 1 < tokens->count &&
		tokens->list[at + 1].flags & TOKEN_POSSESSIVE) {
		reader->at += 2;
		match->from.year = (int)token->value;
		return true;
	}
	if (meaning->word == DATE_YEARS &&
		decade_behind_years(reader, at + 1, match))
		return true;
	/* In his thirties one is of an age. */
	if (meaning->word == DATE_DECADE && at &&
		(token_says(tokens, at - 1, "his") ||
			token_says(tokens, at - 1, "her") ||
			token_says(tokens, at - 1, "their") ||
			token_says(tokens, at - 1, "my")))
		return match->form = DATE_DAY_OR_LONGER, false;
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
quantity_behind(const struct date_reader *reader, uint32_t i, int year)
{
	const struct tokens *tokens = reader->tokens;
	const struct token *token;
	struct slice text;

	if (!dates_reader_has(reader, i + 1))
		return false;
	token = &tokens->list[i + 1];
	if (token->kind == TOKEN_SIGN)
		return token->value == '%' || token->value == 0xb0;
	if (token->kind != TOKEN_WORD || token->flags & TOKEN_UPPER ||
		dates_reader_meaning(reader, i + 1)->word ||
		token_classes(tokens, i + 1) & CLASS(STOP))
		return false;
	text = token_fold(tokens, i + 1)->text;
	if (year % 100 == 0 || year < 1200)
		return true;
	return slice_ends(text, "s") && !slice_ends(text, "ss");
}

/* "In 732, an army": of three digits only so, and behind no "one". */
static int
early_year(const struct date_reader *reader, uint32_t i)
{
	const struct tokens *tokens = reader->tokens;
	const struct token *token = dates_reader_number(reader, i);

	if (!token || token->digits != 3 || !(token->flags & TOKEN_PLAIN) ||
		token->value < 300 || token->value % 100 == 0 ||
		token_breaks(tokens, i) || !token_says(tokens, i - 1, "in") ||
		(!token_breaks(tokens, i - 1) &&
			(tokens->list[i - 2].kind == TOKEN_NUMBER ||
				token_says(tokens, i - 2, "one"))))
		return 0;
	return !dates_reader_has(reader, i + 1) ||
			       token_is(tokens, i + 1, ',') ||
			       token_is(tokens, i + 1, ';') ||
			       token_is(tokens, i + 1, '.') ||
			       token_is(tokens, i + 1, ')')
		       ? (int)token->value
		       : 0;
}

/* From 1348 to 1350, between 1348 and 1350: the second of them. */
static bool
year_ends_range(const struct date_reader *reader, uint32_t i)
{
	return i > 2 && dates_reader_word_is(reader, i - 1, DATE_AND) &&
	       dates_reader_year(reader, i - 2) &&
	       dates_reader_word_is(reader, i - 3, DATE_BEFORE) &&
	       reader->tokens->list[i].value >
		       reader->tokens->list[i - 2].value;
}

/* May a year stand here, by what is before and behind it? */
static bool
year_fits(const struct date_reader *reader, uint32_t i, uint32_t behind,
	int year, bool range)
{
	const struct tokens *tokens = reader->tokens;
	const struct date_meaning *before;
	bool first = token_breaks(tokens, i), ends, plausible, counted;
	uint32_t point;

	/* Figures of the Middle Ages are mostly quantities, unless a range. */
	plausible = year >= (range ? 1000 : 1400) && year <= 2050;
	ends = !dates_reader_has(reader, behind) ||
	       tokens->list[behind].kind == TOKEN_SIGN;
	counted = quantity_behind(reader, behind - 1, year);
	if (first)
		return plausible && !counted;
	before = dates_reader_meaning(reader, i - 1);
	if (token_is(tokens, i - 1, '.') && i > 1)
		before = dates_reader_word_is(reader, i - 2, DATE_NUMBERED) ||
					 dates_reader_word_is(
						 reader, i - 2, DATE_ABOUT)
				 ? dates_reader_meaning(reader, i - 2)
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
	if (before->word == DATE_BEFORE || year_ends_range(reader, i))
		return !counted || (plausible && year % 100);
	if (before->word == DATE_ABOUT)
		return plausible && !counted;
	if (before->word == DATE_WEAK)
		return plausible && !counted && (ends || year % 100);
	if (token_says(tokens, i - 1, "the"))
		return (plausible && (!counted || year % 100)) ||
		       (!counted && year < 1400 && year % 100);
	if (token_says(tokens, i - 1, "at"))
		return false;
	if (before->word)
		return plausible && !counted;
	if (tokens->list[i - 1].flags & TOKEN_UPPER)
		return plausible && !counted;
	return plausible && (ends || year % 100) && !counted;
}

/* 1952; 1952-1964; 1946-52; 1532-3 */
bool
dates_match_year(struct date_reader *reader, struct date_match *match)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t at = reader->at, back;
	int year = dates_reader_year(reader, at), second;
	const struct token *token;

	if (!year) {
		match->from.year = early_year(reader, at);
		reader->at += match->from.year != 0;
		return match->from.year != 0;
	}
	back = ++reader->at;
	match->from.year = year;
	if ((dates_reader_dash(reader) || dates_reader_sign(reader, '/')) &&
		(token = dates_reader_number(reader, reader->at))) {
		second = dates_reader_year(reader, reader->at);
		if (!second && token->digits == 2 &&
			token->flags & TOKEN_PLAIN &&
			token->flags & TOKEN_GLUED)
			second = year / 100 * 100 + (int)token->value;
		else if (!second && token->digits == 1 &&
			 token->flags & TOKEN_PLAIN &&
			 token->flags & TOKEN_GLUED &&
			 !token_is(tokens, reader->at - 1, '/'))
			second = year / 10 * 10 + (int)token->value;
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
	match->about = dates_reader_about(reader, at);
	if (!year_fits(reader, at, back, year, match->to.year != 0))
		return reader->at = at, false;
	return true;
}
