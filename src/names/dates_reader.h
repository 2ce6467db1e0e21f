/*
 * A reader walks over tokens and takes the words of a date, one by one.
 *
 * What begins with dates_reader_ looks at a token or takes some; those that
 * take leave the reader where it was when they fail.
 */
#ifndef NAMES_DATES_READER_H
#define NAMES_DATES_READER_H

#include "names/dates.h"

struct date_reader {
	const struct tokens *tokens;
	const struct date_vocabulary *vocabulary;
	uint32_t at;
};

const struct date_meaning *
dates_reader_meaning(const struct date_reader *reader, uint32_t i);
bool dates_reader_has(const struct date_reader *reader, uint32_t i);
bool dates_reader_word_is(
	const struct date_reader *reader, uint32_t i, enum date_word word);
const struct token *
dates_reader_number(const struct date_reader *reader, uint32_t i);
struct slice dates_reader_suffix(const struct date_reader *reader, uint32_t i);
bool dates_reader_is_ordinal(const struct date_reader *reader, uint32_t i);
int dates_reader_day(const struct date_reader *reader, uint32_t i);
int dates_reader_year(const struct date_reader *reader, uint32_t i);
int dates_reader_month(struct date_reader *reader);
int dates_reader_weekday(struct date_reader *reader);
bool dates_reader_dash(struct date_reader *reader);
bool dates_reader_sign(struct date_reader *reader, uint32_t point);
bool dates_reader_take(struct date_reader *reader, enum date_word word);
int dates_reader_year_behind(struct date_reader *reader);
bool dates_reader_about(const struct date_reader *reader, uint32_t at);
bool dates_reader_day_join(struct date_reader *reader);

/* 431 BC, AD 70, 410 CE: before Christ negative; 0 if no era is named. */
int dates_reader_era_year(struct date_reader *reader);

/* Forms of dates_match() that name an era, a season or a feast. */
bool dates_match_era(struct date_reader *reader, struct date_match *match);
bool dates_match_season(struct date_reader *reader, struct date_match *match);
bool dates_match_feast(struct date_reader *reader, struct date_match *match);

/* Forms of dates_match() that are about years: each takes all or nothing. */
bool dates_match_century(struct date_reader *reader, struct date_match *match);
bool dates_match_decade(struct date_reader *reader, struct date_match *match);
bool dates_match_year(struct date_reader *reader, struct date_match *match);

/* Is what was read part of a name: Plaza 25 de Mayo, Mr. May? */
bool dates_reader_is_named(
	const struct date_reader *reader, const struct date_match *match);

#endif
