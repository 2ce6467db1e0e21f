/*
 * The parts of a relation: each weighs one kind of evidence, from 0 to 1.
 */
#ifndef INDEX_RELATE_PARTS_H
#define INDEX_RELATE_PARTS_H

#include "index/relate.h"

/* How rare it is to stand in so many passages. */
double relate_rarity(const struct relater *relater, double in);

/* Keeps what is asked of each date when it is compared. */
void relate_read_dates(struct relater *relater);

enum relate_clash {
	RELATE_AGREE,
	RELATE_CONTRADICT,  /* all dates that are sure disagree */
	RELATE_YEARS_APART, /* what is told around them is */
};

/* The best agreement of two passages' dates. */
double relate_dates(const struct relater *relater, const struct passage *a,
	const struct passage *b, struct relation *relation,
	enum relate_clash *clash);

/*
 * How much of a date's agreement counts, when so much else is shared: all of a
 * day's; in a year many things happen.
 */
double relate_exactness(const struct relation *relation, double shared);

/*
 * What the names weigh that a and b share, 0 or more.  In undated stories
 * places count for less.
 */
double relate_names(const struct relater *relater, size_t a, size_t b,
	bool dated, struct relation *relation);

/*
 * What it weighs that the two tell of one event under two names, or 0.  If the
 * names are only of a kind, the dates must agree.
 */
double relate_events(const struct relater *relater, size_t a, size_t b,
	bool dated, struct relation *relation);

/* Does a name somebody, and b somebody else of that surname? */
bool relate_namesakes(const struct passages *passages, size_t a, size_t b);

#endif
