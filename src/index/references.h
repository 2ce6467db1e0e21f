/*
 * References are links from a passage to another, made when all documents of
 * a library are there and its entities are resolved.
 */
#ifndef INDEX_REFERENCES_H
#define INDEX_REFERENCES_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/store/store.h"

/* Fills the table reference, which is empty before. */
bool references_build(struct store *store, struct error *err);

#endif
