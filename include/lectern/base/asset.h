/*
 * Assets are files compiled into the program: keys, themes, SQL, word lists.
 *
 * They are named by their path below assets/ ("keys/lectern.conf"), or from
 * src/ for SQL ("src/store/schema.sql").
 */
#ifndef LECTERN_BASE_ASSET_H
#define LECTERN_BASE_ASSET_H

#include "lectern/base/str.h"

struct asset_entry {
	const char *name;
	const char *begin;
	const char *end;
};

extern const struct asset_entry asset_table[]; /* ends with a NULL name */

/* The bytes of an asset, a zero behind them; the empty slice if unknown. */
struct slice asset_find(const char *name);

#endif
