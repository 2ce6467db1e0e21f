/*
 * Days and months within names: Plaza 25 de Mayo, Rio de Janeiro, the July 26
 * Movement, Mr. May.  Such a day belongs to no year, and is no date.
 */
#include "names/dates_reader.h"

#define HEADS                                                                  \
	(CLASS(PLACE_HEAD) | CLASS(ORG_HEAD) | CLASS(PLACE_TAIL) |             \
		CLASS(LAW_HEAD))

/* The month as Spanish writes it in names: with a capital. */
static bool
month_is_spanish_name(const struct date_reader *reader, uint32_t i)
{
	return token_is_capital(reader->tokens, i) &&
	       dates_reader_meaning(reader, i)->flags & DATE_SMALL;
}

/* Plaza 25 de Mayo, Avenida 9 de Julio, Club 12 de Octubre */
static bool
day_is_in_name(const struct date_reader *reader, const struct date_match *match)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t before = match->first - 1;

	if (token_breaks(tokens, match->first) ||
		!token_is_capital(tokens, before) ||
		dates_reader_meaning(reader, before)->word)
		return false;
	return month_is_spanish_name(reader, match->behind - 1) &&
	       (token_classes(tokens, before) & HEADS ||
		       !(tokens->list[before].flags & TOKEN_SENTENCE));
}

/* Rio de Janeiro, Plaza de Mayo; behind a day that was refused already */
static bool
month_is_in_name(
	const struct date_reader *reader, const struct date_match *match)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t first = match->first;

	return first > 1 && !token_breaks(tokens, first) &&
	       !token_breaks(tokens, first - 1) &&
	       month_is_spanish_name(reader, first) &&
	       dates_reader_word_is(reader, first - 1, DATE_OF) &&
	       (dates_reader_day(reader, first - 2) ||
		       (token_is_capital(tokens, first - 2) &&
			       token_classes(tokens, first - 2) & HEADS));
}

/* the July 26 Movement, 26th of July Street */
static bool
name_follows(const struct tokens *tokens, uint32_t behind)
{
	static const char *const words[] = { "movement", "alliance", "street",
		"avenue", "square", "bridge", "brigade", "coalition",
		"university", "stadium", "organization", "plaza", NULL };

	if (token_breaks(tokens, behind) || !token_is_capital(tokens, behind))
		return false;
	return token_says_any(tokens, behind, words);
}

/* Mr. May, Colonel April; "June smiled", "said April" */
static bool
month_is_person(
	const struct date_reader *reader, const struct date_match *match)
{
	const struct tokens *tokens = reader->tokens;
	uint32_t before = match->first - 1;

	if (!token_breaks(tokens, match->behind) &&
		token_classes(tokens, match->behind) & CLASS(SAYING) &&
		!token_is_capital(tokens, match->behind) &&
		(token_breaks(tokens, match->first) ||
			!dates_reader_meaning(reader, before)->word))
		return true;
	if (token_breaks(tokens, match->first))
		return false;
	if (token_is(tokens, before, '.') && before &&
		!token_breaks(tokens, before))
		before--;
	return token_classes(tokens, before) &
	       (token_is_capital(tokens, before) ? CLASS(TITLE)
						 : CLASS(SAYING));
}

bool
dates_reader_is_named(
	const struct date_reader *reader, const struct date_match *match)
{
	if (match->form != DATE_DAY_OR_LONGER || !match->from.month ||
		match->from.year || match->season)
		return false;
	if (name_follows(reader->tokens, match->behind))
		return true;
	if (match->from.day)
		return match->weekday < 0 && day_is_in_name(reader, match);
	return month_is_in_name(reader, match) ||
	       (match->behind == match->first + 1 &&
		       month_is_person(reader, match));
}
