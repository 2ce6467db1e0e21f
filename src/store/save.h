/* The parts of saving that have a file of their own. */
#ifndef STORE_SAVE_H
#define STORE_SAVE_H

#include "lectern/doc/mended.h"
#include "lectern/store/save.h"

/* Who appears in a document, and how it is written. */
bool save_appearances(struct store *store, uint32_t number,
	const struct doc *doc, struct error *err);

/*
 * What the word index is given of a block: its text, or, in folded, that text
 * folded, with what was damaged put right behind it.
 */
struct slice save_folded(struct str *folded, struct slice text,
	const struct mend *mends, size_t count);

/* Has the word index take in such a text, or forget it. */
bool save_text_in(struct store *store, int64_t id, bool boilerplate,
	struct slice text, struct error *err);
bool save_text_out(struct store *store, int64_t id, bool boilerplate,
	struct slice text, struct error *err);

/* Has the word index forget a document that is still in the tables. */
bool save_forget_words(
	struct store *store, uint32_t document, struct error *err);

/* A confidence in percent. */
uint32_t save_percent(float confidence);

/* What save_reason remembers of the sentences it has saved. */
struct save_reasons;

void save_reasons_free(struct save_reasons *reasons);

#endif
