/* The parts of saving that have a file of their own. */
#ifndef STORE_SAVE_H
#define STORE_SAVE_H

#include "lectern/store/save.h"

/* Who appears in a document, and how it is written. */
bool save_appearances(struct store *store, uint32_t number,
	const struct doc *doc, struct error *err);

/* Id of a sentence in the table reason; 0 for NULL. */
bool save_reason(
	struct store *store, const char *why, int64_t *id, struct error *err);

#endif
