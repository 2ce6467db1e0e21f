/*
 * Loading is reading a document back from a library.
 */
#ifndef LECTERN_STORE_LOAD_H
#define LECTERN_STORE_LOAD_H

#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/doc/doc.h"
#include "lectern/store/store.h"

/*
 * A window of a document: the blocks that touch [start, end), with the spans,
 * the notes that their markers call, the entities their mentions name (id set)
 * and the works they cite.  The caller's to free.  0 to UINT32_MAX is all.
 */
struct doc *load_document(struct store *store, uint32_t number, uint32_t start,
	uint32_t end, struct error *err);

#endif
