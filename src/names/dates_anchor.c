/*
 * When was a text written that does not say so?  A day that is printed with
 * its weekday tells: "Sunday the 24th" of a November falls in few years, and
 * the text is not older than the latest year it names.  The first year from
 * there on in which all its weekdays agree is taken, and said to be inferred.
 */
#include "names/dates_anchor.h"

#define ANCHOR_DAYS 16  /* so many days with weekdays are enough */
#define ANCHOR_YEARS 10 /* how far behind the latest year we look */

struct anchor_search {
	struct date days[ANCHOR_DAYS]; /* month and day */
	int weekdays[ANCHOR_DAYS];
	unsigned count;
	int month;  /* the month named last */
	int latest; /* the latest year named */
};

static void
anchor_look(struct anchor_search *search, const struct date_match *match)
{
	int year = match->to.year ? match->to.year : match->from.year;

	if (match->form != DATE_DAY_OR_LONGER)
		return;
	if (match->from.month)
		search->month = match->from.month;
	if (year > search->latest)
		search->latest = year;
	if (match->weekday < 0 || !match->from.day || match->from.year ||
		!search->month || search->count == ANCHOR_DAYS)
		return;
	search->days[search->count] =
		(struct date){ 0, search->month, match->from.day };
	search->weekdays[search->count++] = match->weekday;
}

static bool
anchor_agrees(const struct anchor_search *search, int year)
{
	struct date day;
	unsigned i;

	for (i = 0; i < search->count; i++) {
		day = search->days[i];
		day.year = year;
		if (!dates_exist(&day) ||
			dates_weekday(&day) != search->weekdays[i])
			return false;
	}
	return true;
}

bool
dates_anchor(const struct tokens *tokens,
	const struct date_vocabulary *vocabulary, struct date *anchor)
{
	struct anchor_search search = { 0 };
	struct date_match match;
	uint32_t i = 0;
	int year;

	while (i < tokens->count) {
		if (dates_match(tokens, vocabulary, i, &match)) {
			anchor_look(&search, &match);
			i = match.behind;
		} else {
			i++;
		}
	}
	if (!search.count || !search.latest)
		return false;
	for (year = search.latest; year <= search.latest + ANCHOR_YEARS;
		year++) {
		if (!anchor_agrees(&search, year))
			continue;
		*anchor = (struct date){ year, search.days[0].month, 0 };
		return true;
	}
	return false;
}
