/*
 * Resolution finds out who is the same in all documents of a library.
 */
#ifndef INDEX_RESOLVE_H
#define INDEX_RESOLVE_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/store/store.h"

/*
 * Fills entity and alias and sets appearance.entity, from appearance and
 * spelling; both tables are empty before.  Ids are dense, from 1.
 */
bool resolve_library(struct store *store, struct error *err);

#endif
