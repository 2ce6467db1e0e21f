/*
 * The words and figures dates are made of, taken from the tokens.
 */
#include "names/dates_reader.h"

enum { YEAR_FIRST = 1000, YEAR_LAST = 2100 };

const struct date_meaning *
dates_reader_meaning(const struct date_reader *reader, uint32_t i)
{
	static const struct date_meaning none = { 0 };
	const struct tokens *tokens = reader->tokens;

	if (i >= tokens->count || tokens->list[i].kind != TOKEN_WORD)
		return &none;
	return &reader->vocabulary
			->folds[tokens->words[tokens->list[i].value].fold];
}

/* Is the token there, and in the same block as the one before it? */
bool
dates_reader_has(const struct date_reader *reader, uint32_t i)
{
	return i < reader->tokens->count && !token_breaks(reader->tokens, i);
}

bool
dates_reader_word_is(
	const struct date_reader *reader, uint32_t i, enum date_word word)
{
	return dates_reader_meaning(reader, i)->word == (int8_t)word;
}

const struct token *
dates_reader_number(const struct date_reader *reader, uint32_t i)
{
	const struct token *token = &reader->tokens->list[i];

	return i < reader->tokens->count && token->kind == TOKEN_NUMBER ? token
									: NULL;
}

/* What hangs on the digits of a number: "th" of 4th. */
struct slice
dates_reader_suffix(const struct date_reader *reader, uint32_t i)
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

bool
dates_reader_is_ordinal(const struct date_reader *reader, uint32_t i)
{
	return dates_reader_number(reader, i) &&
	       suffix_is_ordinal(dates_reader_suffix(reader, i));
}

/* A day of the month in figures; 0 if it is none. */
int
dates_reader_day(const struct date_reader *reader, uint32_t i)
{
	const struct token *token = dates_reader_number(reader, i);

	if (!token || token->digits > 2 || token->value < 1 ||
		token->value > 31)
		return 0;
	if (!(token->flags & TOKEN_PLAIN) &&
		!dates_reader_is_ordinal(reader, i))
		return 0;
	return (int)token->value;
}

int
dates_reader_year(const struct date_reader *reader, uint32_t i)
{
	const struct token *token = dates_reader_number(reader, i);

	if (!token || token->digits != 4 || !(token->flags & TOKEN_PLAIN) ||
		token->value < YEAR_FIRST || token->value > YEAR_LAST)
		return 0;
	return (int)token->value;
}

/* A month at the reader, which moves behind it (and its stop). */
int
dates_reader_month(struct date_reader *reader)
{
	const struct tokens *tokens = reader->tokens;
	const struct date_meaning *meaning =
		dates_reader_meaning(reader, reader->at);
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
		else if (!dates_reader_number(reader, at + 1) &&
			 !(at && dates_reader_number(reader, at - 1)))
			return reader->at = at, 0;
	}
	return meaning->value;
}

int
dates_reader_weekday(struct date_reader *reader)
{
	const struct tokens *tokens = reader->tokens;
	const struct date_meaning *meaning =
		dates_reader_meaning(reader, reader->at);
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

bool
dates_reader_dash(struct date_reader *reader)
{
	if (!dates_reader_has(reader, reader->at) ||
		!token_is_dash(reader->tokens, reader->at) ||
		!dates_reader_has(reader, reader->at + 1))
		return false;
	reader->at++;
	return true;
}

bool
dates_reader_sign(struct date_reader *reader, uint32_t point)
{
	if (!dates_reader_has(reader, reader->at) ||
		!token_is(reader->tokens, reader->at, point))
		return false;
	reader->at++;
	return true;
}

bool
dates_reader_take(struct date_reader *reader, enum date_word word)
{
	if (!dates_reader_has(reader, reader->at) ||
		!dates_reader_word_is(reader, reader->at, word))
		return false;
	reader->at++;
	return true;
}

/* ", 1952" or "de 1952" or "1952" behind a day or a month; 0 if none. */
int
dates_reader_year_behind(struct date_reader *reader)
{
	uint32_t back = reader->at;
	int year;

	if (!dates_reader_sign(reader, ','))
		dates_reader_take(reader, DATE_OF);
	if (dates_reader_has(reader, reader->at)) {
		year = dates_reader_era_year(reader);
		if (year)
			return year;
		year = dates_reader_year(reader, reader->at);
		if (year) {
			reader->at++;
			return year;
		}
	}
	reader->at = back;
	return 0;
}

/* Between two days: a dash, "and", "y", "to". */
bool
dates_reader_day_join(struct date_reader *reader)
{
	static const char *const words[] = { "to", "al", "through", NULL };
	const char *const *word;

	if (dates_reader_dash(reader) || dates_reader_take(reader, DATE_AND) ||
		dates_reader_sign(reader, '/') ||
		dates_reader_sign(reader, '&'))
		return true;
	for (word = words; *word; word++) {
		if (token_says(reader->tokens, reader->at, *word)) {
			reader->at++;
			return true;
		}
	}
	return false;
}

/* Does "circa" stand before the token? */
bool
dates_reader_about(const struct date_reader *reader, uint32_t at)
{
	return at && (dates_reader_word_is(reader, at - 1, DATE_ABOUT) ||
			     (token_is(reader->tokens, at - 1, '.') && at > 1 &&
				     dates_reader_word_is(
					     reader, at - 2, DATE_ABOUT)));
}
