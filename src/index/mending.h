/*
 * Damage that only the whole library can tell, gathered before it is written.
 *
 * It follows from all documents, so it is taken off a document that comes from
 * an older library, and found anew.
 */
#ifndef INDEX_MENDING_H
#define INDEX_MENDING_H

#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/doc/doc.h"
#include "lectern/store/store.h"

enum mending_why {
	MENDING_NAME, /* a form of a name that is a slip */
	MENDING_WORD, /* a word that looks like one the library has */
};

struct mending_row {
	uint32_t document, start, end;
	enum mending_why why;
	const char *meant;
};

struct mending {
	struct mending_row *rows;
	size_t count, cap;
	struct arena arena;
};

/* Copies what was meant. */
void mending_add(struct mending *mending, enum mending_why why,
	uint32_t document, uint32_t start, uint32_t end, struct slice meant);

/* Marks all of it, save what a document found by itself. */
bool
mending_write(struct mending *mending, struct store *store, struct error *err);
void mending_done(struct mending *mending);

/* Takes from a document what was marked in an older library. */
void mending_forget(struct doc *doc);

#endif
