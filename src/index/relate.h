/*
 * A relation is what two passages have in common, weighed, with what speaks
 * against it.
 *
 * Three kinds of evidence, each the stronger the rarer it is in the library:
 * dates that agree, entities named in both, rare words used in both.  Dates
 * that contradict each other, and two people of one surname, speak against.
 */
#ifndef INDEX_RELATE_H
#define INDEX_RELATE_H

#include "lectern/base/str.h"
#include "lectern/doc/reference.h"
#include "index/passages.h"

#define RELATION_SHARED 4

/* How exactly two dates agree. */
enum {
	RELATE_OF_YEARS,
	RELATE_OF_YEAR,
	RELATE_OF_MONTH,
	RELATE_OF_DAY,
	RELATE_PRECISIONS
};

struct relation {
	double score; /* 0 to 1; 0 if they have nothing to do with each other */
	enum reference_kind kind;
	uint32_t shared[RELATION_SHARED]; /* entities, weightiest first */
	double weight[RELATION_SHARED];
	uint32_t shared_count; /* in all */
	bool in_both;    /* one of them stands in both, not just beside one */
	bool introduced; /* ... and is said in full in both for the first time
			  */
	bool known;      /* a name in both is rare, or both say it in full */
	bool telling; /* ... is an event\'s, and says when or where that was */
	bool told;    /* the date is only that of a passage before */
	uint32_t event, other;    /* names of one event; 0: there is no such */
	int precision;            /* of the date: RELATE_OF_DAY, ... */
	struct passage_date date; /* that both agree on; low 0: none */
};

/* What is asked of a date whenever it is compared. */
struct relater_date {
	int32_t key;                    /* relate_date_key() */
	double rare[RELATE_PRECISIONS]; /* how rare its year, month, day is */
};

struct relater {
	const struct passages *passages;
	double logarithm; /* of the number of passages */
	double *names;    /* [entity id]: how rare it is */
	float *stems;     /* [stem % PASSAGE_STEMS]: the same, squared */
	struct relater_date *dates; /* [as in passages] */
};

void relater_init(struct relater *relater, const struct passages *passages);
void relater_done(struct relater *relater);

void relate(const struct relater *relater, size_t a, size_t b,
	struct relation *relation);

/* Names of no more weight tell nothing by themselves. */
#define RELATE_SLIGHT 0.09

/* Names of less weight are not said beside others. */
#define RELATE_SAID 0.04

/* How many words of a subject are said. */
#define RELATION_WORDS 4

/* How many of the names are worth being said. */
uint32_t relation_named(const struct relation *relation);

/* Adds "same event: 21 Dec. 1942, Catavi". */
void relation_say(const struct relater *relater,
	const struct relation *relation, struct str *why);

/*
 * Adds "same subject: dynamite, wages": the rarest words that both hold, as
 * they stand in the text of a, of which these are the words.
 */
void relation_say_words(const struct relater *relater, size_t a, size_t b,
	const struct words *words, struct slice text, struct str *why);

/*
 * A date as a number: the day, the month (days 00) or the year it lies in; 0
 * if it is longer.
 */
int32_t relate_date_key(const struct passage_date *date);

/* Adds the days, months and years of all passages to their counts. */
void relate_count_dates(const struct passages *passages);

#endif
