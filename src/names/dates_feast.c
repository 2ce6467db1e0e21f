/*
 * Dates that are not counted from January: years of an era, seasons of a year,
 * and the feasts whose day everybody knows.
 */
#include "names/dates_reader.h"

/* The era at a token: -1 before Christ, 1 after, 0 for no era. */
static int
era_at(const struct date_reader *reader, uint32_t i)
{
	const struct date_meaning *meaning = dates_reader_meaning(reader, i);

	if (meaning->word != DATE_ERA || !dates_reader_has(reader, i) ||
		!(reader->tokens->list[i].flags & TOKEN_UPPER))
		return 0;
	return meaning->value;
}

/* A plain number of up to four digits; 0 if there is none. */
static int
number_at(const struct date_reader *reader, uint32_t i)
{
	const struct token *token = dates_reader_number(reader, i);

	return token && token->flags & TOKEN_PLAIN && token->digits <= 4
		       ? (int)token->value
		       : 0;
}

int
dates_reader_era_year(struct date_reader *reader)
{
	uint32_t at = reader->at;
	int year = number_at(reader, at);

	if (year && era_at(reader, at + 1)) {
		reader->at += 2;
		return year * era_at(reader, at + 1);
	}
	if (!year && at < reader->tokens->count &&
		dates_reader_word_is(reader, at, DATE_ERA) &&
		dates_reader_meaning(reader, at)->value > 0 &&
		reader->tokens->list[at].flags & TOKEN_UPPER &&
		dates_reader_has(reader, at + 1) && number_at(reader, at + 1)) {
		reader->at += 2;
		return number_at(reader, at + 1);
	}
	return 0;
}

/* 264 to 241 BC: the era stands behind the second year only. */
static bool
match_shared_era(struct date_reader *reader, struct date_match *match)
{
	uint32_t at = reader->at;
	int first = number_at(reader, at), second;
	bool dash;

	reader->at++;
	dash = dates_reader_dash(reader);
	if (!first || (!dash && !dates_reader_take(reader, DATE_AND)))
		return reader->at = at, false;
	second = dates_reader_has(reader, reader->at)
			 ? dates_reader_era_year(reader)
			 : 0;
	if (second >= 0 || first <= -second)
		return reader->at = at, false;
	match->from.year = -first;
	if (dash)
		match->to.year = second;
	else
		reader->at = at + 1;
	return true;
}

/* 431 BC; AD 70; 431-404 BC; 27 BC - AD 14 */
bool
dates_match_era(struct date_reader *reader, struct date_match *match)
{
	uint32_t behind;

	match->about = dates_reader_about(reader, reader->at);
	match->from.year = dates_reader_era_year(reader);
	if (!match->from.year)
		return match_shared_era(reader, match);
	behind = reader->at;
	if (dates_reader_dash(reader))
		match->to.year = dates_reader_era_year(reader);
	if (match->to.year <= match->from.year) {
		match->to.year = 0;
		reader->at = behind;
	}
	return true;
}

/* In the fall of 1864, but not "after the fall of 1453 men". */
static bool
fall_is_season(const struct tokens *tokens, uint32_t i)
{
	if (tokens->list[i].flags & TOKEN_UPPER)
		return true;
	if (!token_breaks(tokens, i) &&
		(token_says(tokens, i - 1, "early") ||
			token_says(tokens, i - 1, "late")))
		return true;
	return i > 1 && !token_breaks(tokens, i) &&
	       !token_breaks(tokens, i - 1) &&
	       token_says(tokens, i - 1, "the") &&
	       (token_says(tokens, i - 2, "in") ||
		       token_says(tokens, i - 2, "by") ||
		       token_says(tokens, i - 2, "during") ||
		       token_says(tokens, i - 2, "until"));
}

/* The Prague Spring: part of a name. */
static bool
season_is_name(const struct tokens *tokens, uint32_t i)
{
	return tokens->list[i].flags & TOKEN_UPPER &&
	       !token_breaks(tokens, i) &&
	       tokens->list[i - 1].kind == TOKEN_WORD &&
	       tokens->list[i - 1].flags & TOKEN_UPPER &&
	       !(tokens->list[i - 1].flags & TOKEN_SENTENCE);
}

/* spring of 1862; winter 1864; winter of 1941-42; summer of 415 BC */
bool
dates_match_season(struct date_reader *reader, struct date_match *match)
{
	uint32_t at = reader->at, behind;
	const struct date_meaning *meaning = dates_reader_meaning(reader, at);

	if (!meaning->value ||
		(meaning->word != DATE_BEFORE &&
			(meaning->word != DATE_FUNCTION ||
				!fall_is_season(reader->tokens, at))) ||
		season_is_name(reader->tokens, at))
		return false;
	reader->at++;
	dates_reader_take(reader, DATE_OF);
	if (!dates_reader_has(reader, reader->at))
		return reader->at = at, false;
	match->season = meaning->value;
	match->from.year = dates_reader_era_year(reader);
	if (match->from.year)
		return true;
	match->from.year = dates_reader_year(reader, reader->at);
	if (!match->from.year)
		return match->season = 0, reader->at = at, false;
	behind = ++reader->at;
	if ((!dates_reader_dash(reader) && !dates_reader_sign(reader, '/')) ||
		number_at(reader, reader->at) % 100 !=
			(match->from.year + 1) % 100)
		reader->at = behind;
	else
		reader->at++;
	return true;
}

/* The Sunday of Easter (Gauss, after Meeus), as a number of days. */
static long
easter_number(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
	int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

	return dates_day_number(&(struct date){ year, f / 31, f % 31 + 1 });
}

/* The words of a feast: tokens taken, or 0. */
struct feast {
	int month, day;
	int easter; /* days from Easter, if it has no month */
};

static uint32_t
feast_of_christmas(
	const struct tokens *tokens, uint32_t at, struct feast *feast)
{
	*feast = (struct feast){ 12, 25, 0 };
	if (token_says(tokens, at + 1, "eve"))
		feast->day = 24;
	else if (!token_says(tokens, at + 1, "day"))
		return 1;
	return 2;
}

static uint32_t
feast_of_easter(const struct tokens *tokens, uint32_t at, struct feast *feast)
{
	*feast = (struct feast){ 0 };
	if (token_says(tokens, at + 1, "monday"))
		feast->easter = 1;
	else if (!token_says(tokens, at + 1, "sunday"))
		return 1;
	return 2;
}

static uint32_t
feast_at(const struct tokens *tokens, uint32_t at, struct feast *feast)
{
	if (token_says(tokens, at, "christmas"))
		return feast_of_christmas(tokens, at, feast);
	if (token_says(tokens, at, "easter"))
		return feast_of_easter(tokens, at, feast);
	if (token_says(tokens, at, "good") &&
		token_says(tokens, at + 1, "friday")) {
		*feast = (struct feast){ .easter = -2 };
		return 2;
	}
	if (!token_says(tokens, at, "new") ||
		!token_says(tokens, at + 1, "year") ||
		at + 3 >= tokens->count ||
		!(tokens->list[at + 2].flags & TOKEN_POSSESSIVE))
		return 0;
	*feast = (struct feast){ 1, 1, 0 };
	if (token_says(tokens, at + 3, "eve"))
		*feast = (struct feast){ 12, 31, 0 };
	else if (!token_says(tokens, at + 3, "day"))
		return 0;
	return 4;
}

/* Christmas 1944; Easter Monday 1916; New Year's Eve, 1958 */
bool
dates_match_feast(struct date_reader *reader, struct date_match *match)
{
	uint32_t at = reader->at, count;
	struct feast feast;
	int year;

	if (!(reader->tokens->list[at].flags & TOKEN_UPPER))
		return false;
	count = feast_at(reader->tokens, at, &feast);
	if (!count)
		return false;
	reader->at += count;
	year = dates_reader_year_behind(reader);
	/* Before the calendar's reform Easter was another day. */
	if (year < (feast.month ? 1 : 1583))
		return reader->at = at, false;
	if (feast.month)
		match->from = (struct date){ year, feast.month, feast.day };
	else
		match->from =
			dates_of_number(easter_number(year) + feast.easter);
	return true;
}
