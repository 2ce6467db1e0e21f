/*
 * Names that a scanner spoilt, as only the whole library can tell: each form
 * that is a slip, with the spelling that was probably meant.
 */
#ifndef INDEX_SPOILT_H
#define INDEX_SPOILT_H

#include "index/mending.h"

struct spoilt_form {
	uint32_t entity;
	const char *form, *meant; /* as printed, with single blanks */
};

struct spoilt {
	struct spoilt_form *rows; /* in order of entity and form */
	size_t count, cap;
};

void spoilt_add(struct spoilt *spoilt, uint32_t entity, const char *form,
	const char *meant);
void spoilt_done(struct spoilt *spoilt);

/* What a form of an entity was meant to be; NULL if it is right. */
const char *
spoilt_meant(const struct spoilt *spoilt, uint32_t entity, struct slice form);

/* Adds the places where an appearance is written so. */
bool spoilt_mark(struct store *store, uint32_t document, uint32_t appearance,
	const char *form, const char *meant, struct mending *mending,
	struct error *err);

#endif
