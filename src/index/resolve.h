/*
 * Resolution finds out who is the same in all documents of a library.
 */
#ifndef INDEX_RESOLVE_H
#define INDEX_RESOLVE_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/store/store.h"

struct people_gone;

/*
 * Fills entity and alias and sets appearance.entity, from appearance and
 * spelling.  Of a library that was resolved before and has been changed since,
 * only those are looked at whom what came and what has gone (people.h) may be
 * about; they keep their ids.
 */
bool resolve_library(
	struct store *store, const struct people_gone *gone, struct error *err);

#endif
