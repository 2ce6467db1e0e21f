/*
 * The columns of a table whose cells are parted by tabs: as wide as their
 * widest cell, if that leaves the last one room enough.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "lectern/layout/layout.h"

struct table {
	uint32_t columns;
	uint16_t stops[LAYOUT_STOPS]; /* where the second begins, and so on */
	uint32_t last;                /* cells the last one has to itself */
};

/*
 * False: there are no columns, or too many, or together they are too wide;
 * each cell then wants a row of its own.
 */
bool table_measure(struct table *table, struct slice text, uint32_t room);

/* The cells of a line before the last column, with their tabs. */
size_t table_last(const struct table *table, struct slice line);

/* Does the last cell of a line that has too few end within the table? */
bool table_fits(const struct table *table, struct slice line);

#endif
