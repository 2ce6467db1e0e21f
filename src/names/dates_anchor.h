/* The year of a text that is not dated, told by its weekdays. */
#ifndef NAMES_DATES_ANCHOR_H
#define NAMES_DATES_ANCHOR_H

#include "names/dates.h"

/* False if the weekdays do not tell; anchor has a year and a month. */
bool dates_anchor(const struct tokens *tokens,
	const struct date_vocabulary *vocabulary, struct date *anchor);

#endif
