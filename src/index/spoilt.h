/*
 * Names that a scanner spoilt, as only the whole library can tell: the place
 * is marked as damage, with the spelling that was probably meant.
 *
 * What is marked here follows from all documents, so it is taken off a
 * document that comes from an older library, and found anew.
 */
#ifndef INDEX_SPOILT_H
#define INDEX_SPOILT_H

#include "lectern/doc/doc.h"
#include "lectern/store/store.h"

struct spoilt_form {
	uint32_t entity;
	const char *form, *meant; /* as printed, with single blanks */
};

struct spoilt {
	struct spoilt_form *rows; /* in order of entity and form */
	size_t count, cap;
	uint32_t marked;
};

void spoilt_add(struct spoilt *spoilt, uint32_t entity, const char *form,
	const char *meant);
void spoilt_done(struct spoilt *spoilt);

/* What a form of an entity was meant to be; NULL if it is right. */
const char *
spoilt_meant(const struct spoilt *spoilt, uint32_t entity, struct slice form);

/* Marks the places where an appearance is written so. */
bool spoilt_mark(struct spoilt *spoilt, struct store *store, uint32_t document,
	uint32_t appearance, const char *form, const char *meant,
	struct error *err);

/* Takes from a document what was marked in an older library. */
void spoilt_forget(struct doc *doc);

#endif
