/*
 * How well the dates of two passages agree, and how rare they are.
 *
 * The longer of two dates says how exactly they agree: a year shared by a day
 * and a year is no more than a year.
 */
#include "index/relate_parts.h"

#include <math.h>
#include <stdlib.h>

#include "lectern/base/memory.h"

/* Notes are dated by what they cite. */
#define RELATE_NOTE 0.3

/* A date that only the question or the passage before has. */
#define RELATE_TOLD 0.4

/* What an inferred date is worth. */
#define RELATE_INFERRED 0.75

/* What spans of some years are worth that overlap. */
#define RELATE_SPAN 0.08
#define RELATE_SPAN_YEARS 12

/*
 * 20031013 for a day, 20031000 for a month, 20030000 for a year, else 0.  A
 * night, or a day or two more, is a day here.
 */
int32_t
relate_date_key(const struct passage_date *date)
{
	if (date->low / 100 == date->high / 100 && date->high - date->low <= 3)
		return date->low;
	if (date->low / 100 == date->high / 100)
		return date->low / 100 * 100;
	if (date->low / 10000 == date->high / 10000)
		return date->low / 10000 * 10000;
	return 0;
}

/* Its own key, or those of the month and year it is in; 0 if it has none. */
static int32_t
key_of(int32_t key, int precision)
{
	if (precision == RELATE_OF_DAY)
		return key % 100 ? key : 0;
	if (precision == RELATE_OF_MONTH)
		return key % 10000 ? key / 100 * 100 : 0;
	return key / 10000 * 10000;
}

void
relate_count_dates(const struct passages *passages)
{
	const struct passage *passage;
	struct dated *rows, *row;
	size_t count = 0, i, at;

	rows = memory_zero(passages->date_count * 3 + 1, sizeof *rows);
	for (i = 0; i < passages->count; i++) {
		passage = &passages->rows[i];
		for (at = 0; at < passage->dates.count * 3; at++) {
			row = &rows[count];
			row->document = passage->document;
			row->key = key_of(
				relate_date_key(
					&passages->dates[passage->dates.first +
							 at / 3]),
				RELATE_OF_YEAR + (int)(at % 3));
			count += row->key != 0;
		}
	}
	counts_add_dates(passages->counts, rows, count);
	free(rows);
}

void
relate_read_dates(struct relater *relater)
{
	const struct passages *passages = relater->passages;
	struct relater_date *date;
	int32_t key;
	int precision;
	size_t i;

	relater->dates =
		memory_zero(passages->date_count + 1, sizeof *relater->dates);
	for (i = 0; i < passages->date_count; i++) {
		date = &relater->dates[i];
		date->key = relate_date_key(&passages->dates[i]);
		for (precision = RELATE_OF_YEAR; precision <= RELATE_OF_DAY;
			precision++) {
			key = key_of(date->key, precision);
			if (key)
				date->rare[precision] = relate_rarity(relater,
					counts_of_date(passages->counts, key));
		}
	}
}

static int
date_precision(int32_t key)
{
	if (!key)
		return RELATE_OF_YEARS;
	return key % 100     ? RELATE_OF_DAY
	       : key % 10000 ? RELATE_OF_MONTH
			     : RELATE_OF_YEAR;
}

/* What it is worth that two passages name one year, month, day. */
static const double date_exact[] = {
	[RELATE_OF_YEAR] = 0.5, [RELATE_OF_MONTH] = 0.6, [RELATE_OF_DAY] = 1
};

/* ... and how much of that counts if nothing else is shared. */
static const double date_alone[] = { [RELATE_OF_YEARS] = 0.4,
	[RELATE_OF_YEAR] = 0.4,
	[RELATE_OF_MONTH] = 0.7,
	[RELATE_OF_DAY] = 1 };

double
relate_exactness(const struct relation *relation, double shared)
{
	double counts = date_alone[relation->precision] + shared;

	return counts < 1 ? counts : 1;
}

/* Two spans of years that overlap. */
static double
span_agreement(const struct passage_date *x, const struct passage_date *y)
{
	return x->high / 10000 - x->low / 10000 < RELATE_SPAN_YEARS &&
			       y->high / 10000 - y->low / 10000 <
				       RELATE_SPAN_YEARS
		       ? RELATE_SPAN
		       : 0;
}

/* The longer of two dates that overlap says how exactly they agree. */
static double
date_agreement(const struct relater *relater, size_t a, size_t b,
	const struct passage_date **agreed, int *precision)
{
	const struct passage_date *x = &relater->passages->dates[a];
	const struct passage_date *y = &relater->passages->dates[b];
	const struct relater_date *kx = &relater->dates[a];
	const struct relater_date *ky = &relater->dates[b], *longer;
	double exact;

	*precision = RELATE_OF_YEARS;
	if (!kx->key || !ky->key)
		return span_agreement(x, y);
	longer = date_precision(ky->key) < date_precision(kx->key) ? ky : kx;
	*agreed = longer == ky ? y : x;
	*precision = date_precision(longer->key);
	exact = date_exact[*precision];
	if (x->inferred || y->inferred)
		exact *= RELATE_INFERRED;
	return exact * longer->rare[*precision];
}

/* How two runs of dates stand to each other. */
struct meeting {
	double best;
	bool meet;  /* some overlap */
	bool sure;  /* some that were not inferred could have */
	bool years; /* none is within a year of another */
};

static void
meeting_add(const struct relater *relater, size_t a, size_t b,
	struct meeting *meeting, struct relation *relation)
{
	const struct passage_date *x = &relater->passages->dates[a];
	const struct passage_date *y = &relater->passages->dates[b];
	const struct passage_date *agreed = NULL;
	double agreement;
	int precision;

	if (!x->inferred && !y->inferred && relater->dates[a].key &&
		relater->dates[b].key)
		meeting->sure = true;
	if (x->low / 10000 <= y->high / 10000 + 1 &&
		y->low / 10000 <= x->high / 10000 + 1)
		meeting->years = false;
	if (x->high < y->low || y->high < x->low)
		return;
	meeting->meet = true;
	agreement = date_agreement(relater, a, b, &agreed, &precision);
	if (agreement <= meeting->best)
		return;
	meeting->best = agreement;
	relation->precision = precision;
	if (!agreed)
		return;
	relation->date = *agreed;
	if (precision != RELATE_OF_DAY)
		return;
	/* "12 and 13" and "13" agree on the 13th. */
	relation->date.low = x->low > y->low ? x->low : y->low;
	relation->date.high = x->high < y->high ? x->high : y->high;
}

/* Is none of the years that a passage tells of near this one? */
static bool
years_far(const struct passages *passages, const struct passage *passage,
	int32_t year)
{
	const struct run *run = &passages->rows[passage->dated].dates;
	const struct passage_date *date;
	uint32_t i;

	if (!run->count)
		return passage->year &&
		       (year + 1 < passage->year || passage->year + 1 < year);
	for (i = 0; i < run->count; i++) {
		date = &passages->dates[run->first + i];
		if (year <= date->high / 10000 + 1 &&
			date->low / 10000 <= year + 1)
			return false;
	}
	return true;
}

/* What no passage near dates is of the year of its document. */
static bool
years_apart(const struct passages *passages, const struct passage *a,
	const struct passage *b)
{
	if (!passages->rows[a->dated].dates.count && a->year)
		return years_far(passages, b, a->year);
	if (!passages->rows[b->dated].dates.count && b->year)
		return years_far(passages, a, b->year);
	return false;
}

/* Is it dated by itself, or by the same paragraph? */
static bool
is_dated_here(const struct passages *passages, const struct passage *passage)
{
	return passage->dates.count ||
	       passages->rows[passage->dated].block == passage->block;
}

static enum relate_clash
meeting_clash(const struct meeting *meeting, const struct passages *passages,
	const struct passage *a, const struct passage *b)
{
	if (a->dates.count && b->dates.count && meeting->sure && !meeting->meet)
		return RELATE_CONTRADICT;
	if (meeting->years)
		return is_dated_here(passages, a) && is_dated_here(passages, b)
			       ? RELATE_CONTRADICT
			       : RELATE_YEARS_APART;
	return years_apart(passages, a, b) ? RELATE_YEARS_APART : RELATE_AGREE;
}

double
relate_dates(const struct relater *relater, const struct passage *a,
	const struct passage *b, struct relation *relation,
	enum relate_clash *clash)
{
	const struct passage *rows = relater->passages->rows;
	const struct run *x = &rows[a->dated].dates, *y = &rows[b->dated].dates;
	bool own = a->dates.count && b->dates.count;
	struct meeting meeting = { .years = x->count && y->count };
	uint32_t i, j;

	for (i = 0; i < x->count; i++) {
		for (j = 0; j < y->count; j++)
			meeting_add(relater, x->first + i, y->first + j,
				&meeting, relation);
	}
	*clash = meeting_clash(&meeting, relater->passages, a, b);
	relation->told = !own;
	if (!a->dates.count && !b->dates.count)
		meeting.best = 0;
	else if (!own)
		meeting.best *= RELATE_TOLD;
	if (a->kind == BLOCK_NOTE || b->kind == BLOCK_NOTE)
		meeting.best *= RELATE_NOTE;
	return meeting.best;
}
