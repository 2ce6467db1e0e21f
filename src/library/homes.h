/*
 * Homes say which document a block belongs to, without a look-up.
 */
#ifndef LIBRARY_HOMES_H
#define LIBRARY_HOMES_H

#include "lectern/base/error.h"
#include "library/inside.h"

/* Reads them, once for each library. */
bool homes_read(struct library *library, struct error *err);

/* The document of a block, with all its blocks; NULL if it has none. */
const struct library_home *
homes_find(const struct library *library, uint32_t block);

#endif
