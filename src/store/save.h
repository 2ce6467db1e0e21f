/* The parts of saving that have a file of their own. */
#ifndef STORE_SAVE_H
#define STORE_SAVE_H

#include "lectern/store/save.h"

/* Who appears in a document, and how it is written. */
bool save_appearances(struct store *store, uint32_t number,
	const struct doc *doc, struct error *err);

/* A confidence in percent. */
uint32_t save_percent(float confidence);

/* What save_reason remembers of the sentences it has saved. */
struct save_reasons;

void save_reasons_free(struct save_reasons *reasons);

#endif
