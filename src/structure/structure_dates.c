/*
 * The date that a byline or a dateline states.  Only whole lines of that kind
 * are read here; dates in running text are another pass's work.
 */
#include "structure/structure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

#define DATES_TOKENS 40

struct token {
	uint32_t start;
	uint32_t end;
	uint32_t value;   /* of a number */
	unsigned month;   /* 1 to 12 for its name */
	unsigned classes; /* of a word */
	unsigned figures; /* of a number; 0: a word */
};

static void
token_read(struct token *token, struct slice text)
{
	char *folded;
	size_t at = token->start, len;

	while (at < token->end && text.data[at] >= '0' &&
		text.data[at] <= '9' && at - token->start < 9)
		token->value =
			token->value * 10 + (uint32_t)(text.data[at++] - '0');
	token->figures = (unsigned)(at - token->start);
	/* An ordinal is a number: 5th, 1er, 1º. */
	if (token->figures)
		return;
	folded = fold_string(
		text.data + token->start, token->end - token->start);
	len = strlen(folded);
	token->month = structure_month((struct slice){ folded, len });
	token->classes = structure_word((struct slice){ folded, len });
	free(folded);
}

static size_t
tokens_find(struct slice text, struct token tokens[DATES_TOKENS])
{
	size_t at = 0, next, count = 0;
	struct token *token = NULL;

	for (; at < text.len; at = next) {
		if (!utf8_is_word(utf8_at(text.data, text.len, at, &next))) {
			token = NULL;
			continue;
		}
		if (!token) {
			if (count == DATES_TOKENS)
				break;
			token = &tokens[count++];
			*token = (struct token){ .start = (uint32_t)at };
		}
		token->end = (uint32_t)next;
	}
	for (at = 0; at < count; at++)
		token_read(&tokens[at], text);
	return count;
}

static bool
token_is_year(const struct token *token)
{
	return token->figures == 4 && token->end - token->start == 4 &&
	       token->value >= 1400 && token->value <= 2099;
}

static bool
token_is_day(const struct token *token)
{
	return token->figures && token->figures <= 2 && token->value >= 1 &&
	       token->value <= 31 && token->end - token->start <= 5;
}

/* Skips "de", "of" between the parts of a date. */
static size_t
token_after(const struct token *tokens, size_t count, size_t at)
{
	at++;
	while (at < count && !tokens[at].figures && !tokens[at].month &&
		tokens[at].classes & WORD_FUNCTION &&
		tokens[at].end - tokens[at].start <= 3)
		at++;
	return at;
}

static bool
date_give(struct stated_date *date, const struct token *first,
	const struct token *last, uint32_t year, uint32_t month, uint32_t day)
{
	if (day)
		snprintf(date->edtf, sizeof date->edtf, "%04u-%02u-%02u",
			year % 10000, month % 100, day % 100);
	else if (month)
		snprintf(date->edtf, sizeof date->edtf, "%04u-%02u",
			year % 10000, month % 100);
	else
		snprintf(date->edtf, sizeof date->edtf, "%04u", year % 10000);
	date->start = first->start;
	date->end = last->end;
	return true;
}

/* "16 October 2006", "October 16, 2006", "octubre de 2006". */
static bool
date_by_month(struct slice text, const struct token *tokens, size_t count,
	size_t at, struct stated_date *date)
{
	size_t before = at, next = token_after(tokens, count, at), year;

	while (before && tokens[before - 1].classes & WORD_FUNCTION &&
		!tokens[before - 1].figures && !tokens[before - 1].month)
		before--;
	if (before && token_is_day(&tokens[before - 1]) &&
		text.data[tokens[before - 1].end] != ',' && next < count &&
		token_is_year(&tokens[next]))
		return date_give(date, &tokens[before - 1], &tokens[next],
			tokens[next].value, tokens[at].month,
			tokens[before - 1].value);
	if (next < count && token_is_year(&tokens[next]))
		return date_give(date, &tokens[at], &tokens[next],
			tokens[next].value, tokens[at].month, 0);
	year = token_after(tokens, count, next);
	if (year < count && token_is_day(&tokens[next]) &&
		token_is_year(&tokens[year]))
		return date_give(date, &tokens[at], &tokens[year],
			tokens[year].value, tokens[at].month,
			tokens[next].value);
	return false;
}

/* "2006-10-16", "16.10.2006", "16/10/2006" if it can be only that. */
static bool
date_by_figures(struct slice text, const struct token *tokens, size_t count,
	size_t at, struct stated_date *date)
{
	const struct token *t = &tokens[at];
	char mark;

	if (at + 2 >= count || t[1].start != t->end + 1 ||
		t[2].start != t[1].end + 1 ||
		text.data[t->end] != text.data[t[1].end])
		return false;
	mark = text.data[t->end];
	if (token_is_year(t) && mark == '-' && token_is_day(&t[1]) &&
		t[1].value <= 12 && token_is_day(&t[2]))
		return date_give(
			date, t, &t[2], t->value, t[1].value, t[2].value);
	if (!token_is_day(t) || !token_is_day(&t[1]) || !token_is_year(&t[2]) ||
		!strchr("./-", mark))
		return false;
	if (t[1].value <= 12 && (t->value > 12 || mark == '.'))
		return date_give(
			date, t, &t[2], t[2].value, t[1].value, t->value);
	if (t->value <= 12 && t[1].value > 12)
		return date_give(
			date, t, &t[2], t[2].value, t->value, t[1].value);
	return date_give(date, &t[2], &t[2], t[2].value, 0, 0);
}

static bool
date_find(struct slice text, const struct token *tokens, size_t count,
	struct stated_date *date)
{
	size_t at;

	for (at = 0; at < count; at++) {
		if (tokens[at].month &&
			date_by_month(text, tokens, count, at, date))
			return true;
		if (tokens[at].figures &&
			date_by_figures(text, tokens, count, at, date))
			return true;
	}
	for (at = 0; at < count; at++) {
		if (token_is_year(&tokens[at]))
			return date_give(date, &tokens[at], &tokens[at],
				tokens[at].value, 0, 0);
	}
	return false;
}

bool
structure_date(struct slice text, struct stated_date *date)
{
	struct token tokens[DATES_TOKENS];

	return date_find(text, tokens, tokens_find(text, tokens), date);
}

/*
 * A date and next to nothing else: weekday, time, "posted on".  A year alone
 * is no date line.
 */
bool
structure_is_date_line(struct slice text)
{
	struct token tokens[DATES_TOKENS];
	struct stated_date date;
	size_t count, at, others = 0;

	if (text.len > 120)
		return false;
	count = tokens_find(text, tokens);
	if (!date_find(text, tokens, count, &date) || strlen(date.edtf) < 5)
		return false;
	for (at = 0; at < count; at++) {
		if ((tokens[at].start >= date.start &&
			    tokens[at].end <= date.end) ||
			tokens[at].figures ||
			tokens[at].classes & (WORD_WEEKDAY | WORD_POSTED))
			continue;
		others++;
	}
	return !others;
}
