/*
 * Dates: calendar expressions in words and figures.
 *
 * dates_match() reads one expression from the tokens and says only what is
 * printed; what is missing (the year of "October 20") is left zero, to be told
 * from the context by dates.c.
 */
#ifndef NAMES_DATES_H
#define NAMES_DATES_H

#include "names/token.h"

enum date_word {
	DATE_NO_WORD,
	DATE_MONTH,    /* value 1 to 12 */
	DATE_WEEKDAY,  /* value 0 (Monday) to 6 */
	DATE_DECADE,   /* nineties: value 90 */
	DATE_ORDINAL,  /* nineteenth: value 19 */
	DATE_CENTURY,  /* century */
	DATE_SIGLO,    /* siglo: its number follows */
	DATE_TENS,     /* ochenta: behind "años" a decade */
	DATE_YEARS,    /* años: a decade follows */
	DATE_BEFORE,   /* prepositions a year may follow; seasons: value 21 */
	DATE_WEAK,     /* of, about: a year or a quantity may follow */
	DATE_NUMBERED, /* No., page, Law: no year follows */
	DATE_ABOUT,    /* circa */
	DATE_OF,       /* de, del, of */
	DATE_AND,      /* and, y, to */
	DATE_FUNCTION, /* function words and verbs a year may stand before */
	DATE_UNIT,     /* day, week, month, year: relative expressions */
	DATE_LAST,     /* last, next, this */
	DATE_ERA,      /* BC: value -1; AD: value 1 */
	DATE_FEAST,    /* Christmas, Easter */
};

enum {
	DATE_SHORT = 1,
	/* an abbreviation: sept */ DATE_SMALL = 2 /* Spanish */
};

/* What a folded word means in a date, or DATE_NO_WORD. */
enum date_word dates_word(struct slice folded, int *value, int *flags);

/* May an expression begin with a word that means this? */
bool dates_begin(struct slice folded, enum date_word word, int value);

/*
 * A day, month or year of zero is not stated.  Years before Christ are
 * negative: 431 BC is -431.
 */
struct date {
	int year, month, day;
};

enum date_form {
	DATE_DAY_OR_LONGER,
	DATE_IS_DECADE,  /* year is its first */
	DATE_IS_CENTURY, /* year is its first */
	DATE_IS_AGO,     /* last month, two years before */
};

struct date_match {
	enum date_form form;
	struct date from;
	struct date to;    /* of a range; all zero if there is none */
	int season;        /* as in EDTF: spring is 21; 0 if not stated */
	int weekday;       /* -1 if not stated */
	bool about;        /* circa */
	bool short_decade; /* nineties, '80s: the century is not stated */
	int ago_unit;      /* 0 day 1 week 2 month 3 year */
	int ago_count;     /* negative: before */
	uint32_t first;    /* tokens */
	uint32_t behind;
};

/* What is known of every distinct word: filled once for a document. */
struct date_vocabulary {
	struct date_meaning {
		int8_t word; /* enum date_word */
		int8_t flags;
		int16_t value;
		bool begins; /* an expression may begin with it */
	} * folds;
};

/* Reads the expression that begins at token i; false if there is none. */
bool dates_match(const struct tokens *tokens,
	const struct date_vocabulary *vocabulary, uint32_t i,
	struct date_match *match);

/* The calendar. */
bool dates_exist(const struct date *date);
int dates_weekday(const struct date *date); /* 0: Monday */
long dates_day_number(const struct date *date);
struct date dates_of_number(long number);

#endif
