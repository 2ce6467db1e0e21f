/*
 * A tally is a list of small numbers that a library keeps about itself: for
 * each key one or two, most of them 1.
 *
 * They are written as differences of the keys, which are sorted, and in seven
 * bits a byte: some three bytes a row.
 */
#ifndef INDEX_TALLY_H
#define INDEX_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/base/str.h"
#include "lectern/store/store.h"

struct tally_row {
	uint32_t key;
	uint32_t first, second;
};

/* One that is being written.  { 0 } is an empty one. */
struct tally {
	struct str bytes;
	uint32_t last;
};

/* Keys come in order; a key may come again. */
void tally_add(struct tally *tally, const struct tally_row *row);

/* Keeps it under the name of its subject, and empties it. */
bool tally_save(struct tally *tally, struct store *store, const char *subject,
	struct error *err);

/*
 * Takes the next row off; false at the end, or where the bytes are none of a
 * tally's.
 */
bool tally_next(struct slice *bytes, struct tally_row *row);

/* Gives each row of a subject; none if the library has no such tally. */
bool tally_each(struct store *store, const char *subject,
	void (*take)(void *context, const struct tally_row *row), void *context,
	struct error *err);

#endif
