/*
 * Finds the dates of a document and gives each its EDTF value.
 *
 * What a date leaves out is taken from the dates around it: a month from the
 * year told last, a weekday from the day told last, and both from the date of
 * the document where the text told nothing yet.  A document without a date may
 * tell its year by its weekdays (dates_anchor.c); a year told in one paragraph
 * then does not hold for the next.  Notes and captions have a memory of their
 * own, so that the year a cited book came out is not the year in which the
 * story goes on.
 */
#include "names/dates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/names/passes.h"
#include "names/dates_anchor.h"
#include "names/loaded.h"

/* So many years back, one whose weekday agrees is looked for. */
#define DATES_YEARS 6
#define ADDRESS_LONGEST 300 /* bytes of a web address that are looked at */

/* The last date told, and where, for saying why. */
struct date_memory {
	struct date last; /* the last with a year */
	struct date day;  /* the last with a day */
	struct slice printed;
	bool fresh; /* a year was printed in this block */
};

struct dating {
	struct doc *doc;
	const struct tokens *tokens;
	const struct date_vocabulary *vocabulary;
	struct date document; /* the date of the document, or zero */
	bool anchored;        /* ... by its weekdays alone */
	struct date_memory running;
	struct date_memory aside; /* notes, captions */
	struct date_memory *memory;
	int years[DATES_YEARS]; /* that were printed, the last first; or 0 */
};

static bool
date_read(const char *text, struct date *date)
{
	int count;

	*date = (struct date){ 0 };
	if (!text)
		return false;
	count = sscanf(
		text, "%4d-%2d-%2d", &date->year, &date->month, &date->day);
	return count >= 1 && date->year > 0 && dates_exist(date);
}

/* EDTF has a year 0, which is 1 BC; 431 BC is -0430. */
static void
date_add_before(struct str *to, int year)
{
	str_add_format(to, "%s%04d", year < -1 ? "-" : "", -year - 1);
}

static void
century_add(struct str *to, int year)
{
	if (year < 0)
		str_add_format(to, "-%02dXX", -year / 100 - 1);
	else
		str_add_format(to, "%02dXX", year / 100);
}

/* A year that nothing tells is unspecified (EDTF, level 2). */
static void
date_add(struct str *to, const struct date *date)
{
	if (date->year < 0)
		date_add_before(to, date->year);
	else if (date->year)
		str_add_format(to, "%04d", date->year);
	else
		str_add(to, "XXXX");
	if (date->month)
		str_add_format(to, "-%02d", date->month);
	if (date->month && date->day)
		str_add_format(to, "-%02d", date->day);
}

static const char *
match_edtf(struct dating *dating, const struct date_match *match)
{
	struct str text = { 0 };
	const char *value;

	if (match->form == DATE_IS_DECADE) {
		str_add_format(&text, "%03dX", match->from.year / 10);
	} else if (match->form == DATE_IS_CENTURY) {
		century_add(&text, match->from.year);
		if (match->to.year) {
			str_add_char(&text, '/');
			century_add(&text, match->to.year);
		}
	} else {
		date_add(&text, &match->from);
		if (match->season)
			str_add_format(&text, "-%02d", match->season);
		if (match->about)
			str_add_char(&text, '~');
		if (match->to.year || match->to.month) {
			str_add_char(&text, '/');
			date_add(&text, &match->to);
		}
	}
	value = doc_string(dating->doc, str_text(&text));
	str_done(&text);
	return value;
}

/* Months from a to b, counted forward. */
static int
months_between(const struct date *a, const struct date *b)
{
	return (b->year - a->year) * 12 + b->month - a->month;
}

/*
 * The year of a month, given a date told near it.  The same year, unless the
 * turn of the year lies between: "in December 1963 ... in January".
 */
static int
year_near(const struct date *near, int month)
{
	struct date date = { near->year, month, 0 };
	int months;

	if (!near->month)
		return near->year;
	months = months_between(near, &date);
	if (months >= 10)
		return near->year - 1;
	if (months <= -10)
		return near->year + 1;
	return near->year;
}

/* "May and June 1952", "from May to June 1952": the year comes behind. */
static int
year_ahead(const struct dating *dating, const struct date_match *match)
{
	uint32_t at = match->behind;
	struct date_match next;
	const struct tokens *tokens = dating->tokens;

	if (token_breaks(tokens, at) || at + 1 >= tokens->count)
		return 0;
	if (!token_is_dash(tokens, at) && !token_is(tokens, at, ',') &&
		!token_says(tokens, at, "and") &&
		!token_says(tokens, at, "to") && !token_says(tokens, at, "y") &&
		!token_says(tokens, at, "or") &&
		!token_says(tokens, at, "through") &&
		!token_says(tokens, at, "until"))
		return 0;
	if (!dates_match(tokens, dating->vocabulary, at + 1, &next) ||
		!next.from.month)
		return 0;
	return next.from.year;
}

static bool
remembered(const struct dating *dating, struct date *near, const char **what)
{
	if (dating->anchored && !dating->memory->fresh &&
		dating->memory->last.year != dating->document.year) {
		*near = dating->document;
		*what = "the weekdays it names, which agree in that year";
	} else if (dating->memory->last.year) {
		*near = dating->memory->last;
		*what = "the date told before it";
	} else if (dating->running.last.year) {
		*near = dating->running.last;
		*what = "the date told before it";
	} else if (dating->document.year) {
		*near = dating->document;
		*what = "the date of the document";
	} else {
		return false;
	}
	return true;
}

/* Would a match with a weekday be right in a year (and a month)? */
static bool
weekday_agrees(const struct date_match *match, int year, int month)
{
	struct date date = { year, month, match->from.day };

	return year > 0 && month && date.day && dates_exist(&date) &&
	       dates_weekday(&date) == match->weekday;
}

/* The year told last in which the day is the weekday that is printed; or 0. */
static int
year_of_weekday(const struct dating *dating, const struct date_match *match)
{
	size_t i;

	for (i = 0; i < DATES_YEARS; i++) {
		if (weekday_agrees(match, dating->years[i], match->from.month))
			return dating->years[i];
	}
	return 0;
}

/* The day nearest to another that is this weekday (and this day of a month). */
static bool
weekday_near(const struct date *near, int weekday, int day, bool past,
	struct date *found)
{
	long from = dates_day_number(near), away, limit = day ? 190 : 6;

	for (away = 0; away <= limit; away++) {
		*found = dates_of_number(from - away);
		if (dates_weekday(found) == weekday &&
			(!day || found->day == day))
			return true;
		if (past && !day)
			continue;
		*found = dates_of_number(from + away);
		if (dates_weekday(found) == weekday &&
			(!day || found->day == day))
			return true;
	}
	return false;
}

static bool
infer_weekday(struct dating *dating, struct date_match *match, const char **why)
{
	const struct date *last = &dating->memory->last;
	struct date near = dating->memory->day;
	bool past = false;

	if (weekday_agrees(match, last->year, last->month)) {
		match->from.year = last->year;
		match->from.month = last->month;
		*why = "the month told before it";
		return true;
	}
	*why = "the day told before it";
	if (!near.day) {
		near = dating->document;
		past = true;
		*why = "the date of the document";
	}
	if (!near.day || near.year < 1)
		return false;
	if (!weekday_near(
		    &near, match->weekday, match->from.day, past, &match->from))
		return false;
	return true;
}

/* A day of a month that is not named: the month told last. */
static bool
infer_month(struct dating *dating, struct date_match *match, const char **why)
{
	struct date near;

	if (!remembered(dating, &near, why) || !near.month)
		return false;
	match->from.year = near.year;
	match->from.month = near.month;
	return dates_exist(&match->from);
}

static bool
infer_year(struct dating *dating, struct date_match *match, const char **why)
{
	struct date near;
	int year = year_ahead(dating, match);

	if (year) {
		*why = "the date behind it";
	} else {
		if (!remembered(dating, &near, why))
			return false;
		year = year_near(&near, match->from.month);
		if (match->weekday >= 0 && year_of_weekday(dating, match) &&
			!weekday_agrees(match, year, match->from.month)) {
			year = year_of_weekday(dating, match);
			*why = "a year told before it, whose weekday agrees";
		}
	}
	match->from.year = year;
	if (match->to.month)
		match->to.year = year;
	return true;
}

/*
 * "the nineties": the last ones before the time of writing; where that is not
 * known, those nearest to the year told last.
 */
static void
infer_decade(struct dating *dating, struct date_match *match, const char **why)
{
	int year = dating->document.year, decade = match->from.year;

	*why = "the time of writing";
	if (!year && dating->running.last.year > 0) {
		*why = "the year told before";
		year = dating->running.last.year + 50;
	}
	if (!year)
		year = 1999;
	match->from.year = year / 100 * 100 + decade;
	if (match->from.year > year)
		match->from.year -= 100;
}

static bool
infer_ago(struct dating *dating, struct date_match *match)
{
	struct date near = dating->document;
	long day;

	if (!near.year)
		return false;
	if (match->ago_unit == 3) {
		match->from.year = near.year + match->ago_count;
		return true;
	}
	if (match->ago_unit == 2 && near.month) {
		near.month += match->ago_count;
		if (near.month < 1)
			near.month += 12, near.year--;
		match->from = (struct date){ near.year, near.month, 0 };
		return true;
	}
	if (!near.day)
		return false;
	if (match->ago_unit == 0) {
		match->from = dates_of_number(
			dates_day_number(&near) + match->ago_count);
		return true;
	}
	day = dates_day_number(&near) - dates_weekday(&near);
	match->from = dates_of_number(day + 7L * match->ago_count);
	match->to = dates_of_number(day + 7L * match->ago_count + 6);
	return true;
}

/* A month that is named is a date, though nothing tells its year. */
static bool
infer_no_year(struct date_match *match, const char **why)
{
	if (!match->from.month || match->form != DATE_DAY_OR_LONGER)
		return false;
	*why = NULL;
	match->from.year = match->to.year = 0;
	return true;
}

/* Completes a match from the context; false if it cannot be told. */
static bool
infer(struct dating *dating, struct date_match *match, const char **why)
{
	*why = NULL;
	if (match->form == DATE_IS_AGO)
		return infer_ago(dating, match);
	if (match->form == DATE_IS_DECADE && match->short_decade)
		infer_decade(dating, match, why);
	if (match->from.year || match->form != DATE_DAY_OR_LONGER)
		return true;
	if (match->from.month)
		return infer_year(dating, match, why) ||
		       infer_no_year(match, why);
	if (match->weekday >= 0)
		return infer_weekday(dating, match, why);
	return infer_month(dating, match, why);
}

static void
check_weekday(struct dating *dating, const struct date_match *match,
	uint32_t start, uint32_t end)
{
	static const char *const names[] = { "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday", "Sunday" };
	int weekday;

	if (match->weekday < 0 || !match->from.day || !match->from.month ||
		match->from.year < 1)
		return;
	weekday = dates_weekday(&match->from);
	if (weekday != match->weekday)
		doc_remark(dating->doc, REMARK_DATE, start, end,
			"%04d-%02d-%02d was a %s, not a %s", match->from.year,
			match->from.month, match->from.day, names[weekday],
			names[match->weekday]);
}

static void
remember(struct dating *dating, const struct date_match *match)
{
	const struct date *date = match->to.year ? &match->to : &match->from;

	if (match->form != DATE_DAY_OR_LONGER || !date->year)
		return;
	dating->memory->last = *date;
	if (dating->years[0] != date->year) {
		memmove(dating->years + 1, dating->years,
			(DATES_YEARS - 1) * sizeof *dating->years);
		dating->years[0] = date->year;
	}
	if (date->day)
		dating->memory->day = *date;
}

/* Is it a piece of an address of the web: "/2022/07/06/strike"? */
static bool
date_is_address(const struct dating *dating, uint32_t start)
{
	const char *text = dating->doc->text;
	uint32_t from = start;

	while (from && (unsigned char)text[from - 1] > ' ' &&
		start - from < ADDRESS_LONGEST)
		from--;
	return start - from > 4 &&
	       (memmem(text + from, start - from, "://", 3) ||
		       memmem(text + from, start - from, "www.", 4));
}

static void
date_found(struct dating *dating, struct date_match *match)
{
	const struct tokens *tokens = dating->tokens;
	uint32_t start = tokens->list[match->first].start;
	uint32_t end = tokens->list[match->behind - 1].end;
	bool printed = match->from.year != 0;
	struct span *span;
	const char *why;

	if (date_is_address(dating, start) || !infer(dating, match, &why))
		return;
	if (match->form == DATE_IS_DECADE && match->short_decade &&
		match->first &&
		(token_is(tokens, match->first - 1, 0x2019) ||
			token_is(tokens, match->first - 1, '\'')))
		start = tokens->list[match->first - 1].start;
	span = doc_add_span(dating->doc, SPAN_DATE, start, end);
	span->value = match_edtf(dating, match);
	if (match->form == DATE_IS_AGO) {
		span->flags |= SPAN_RELATIVE;
		why = "the date of the document";
	}
	if (why) {
		span->flags |= SPAN_INFERRED;
		span->confidence = 0.8f;
		span->why = doc_format(
			dating->doc, "what is not printed, from %s", why);
	}
	if (!match->from.year && match->form == DATE_DAY_OR_LONGER) {
		span->flags |= SPAN_UNSURE;
		span->why = "the text tells no year";
	}
	check_weekday(dating, match, start, end);
	remember(dating, match);
	if (printed && match->form == DATE_DAY_OR_LONGER)
		dating->memory->fresh = true;
}

/* Which memory a block reads and writes. */
static void
choose_memory(struct dating *dating, uint32_t start)
{
	const struct doc *doc = dating->doc;
	size_t index = doc_block_at(doc, start);
	enum block_kind kind = index < doc->block_count
				       ? doc->blocks[index].kind
				       : BLOCK_PARAGRAPH;

	dating->running.fresh = false;
	if (kind == BLOCK_NOTE || kind == BLOCK_CAPTION ||
		kind == BLOCK_TABLE) {
		dating->aside = (struct date_memory){ 0 };
		dating->memory = &dating->aside;
	} else {
		dating->memory = &dating->running;
	}
}

static void
vocabulary_init(struct date_vocabulary *vocabulary, const struct tokens *tokens)
{
	uint32_t i;
	int value, flags;
	enum date_word word;
	struct slice text;

	vocabulary->folds =
		memory_zero(tokens->fold_count + 1, sizeof *vocabulary->folds);
	for (i = 0; i < tokens->fold_count; i++) {
		text = tokens->folds[i].text;
		word = dates_word(text, &value, &flags);
		vocabulary->folds[i] = (struct date_meaning){ (int8_t)word,
			(int8_t)flags, (int16_t)value,
			dates_begin(text, word, value) };
	}
}

void
dates_pass(const struct reading *reading)
{
	const struct tokens *tokens = &reading->tokens;
	struct date_vocabulary vocabulary;
	struct dating dating = {
		.doc = reading->doc, .tokens = tokens, .vocabulary = &vocabulary
	};
	struct date_match match;
	uint32_t i = 0;

	vocabulary_init(&vocabulary, tokens);
	if (!date_read(dating.doc->date, &dating.document))
		dating.anchored =
			dates_anchor(tokens, &vocabulary, &dating.document);
	dating.memory = &dating.running;
	while (i < tokens->count) {
		if (tokens->list[i].flags & TOKEN_BLOCK)
			choose_memory(&dating, tokens->list[i].start);
		if (!dates_match(tokens, &vocabulary, i, &match)) {
			i++;
			continue;
		}
		date_found(&dating, &match);
		i = match.behind;
	}
	free(vocabulary.folds);
}
