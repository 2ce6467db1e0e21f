/*
 * The spellings of an entity: which are errors of scanning, which is its name.
 */
#ifndef INDEX_SPELLED_H
#define INDEX_SPELLED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/memory.h"

/* An entity with more spellings than this is no one's slip. */
#define SPELLED_COMPARED 200

/* One spelling of an entity. */
struct spelled {
	uint32_t entity;
	const char *form;
	const char *normal;
	uint32_t count;
	uint32_t use; /* ... however its accents and capitals */
	bool scan;
	uint32_t reason; /* row of reason */
	const char *why; /* or a sentence of our own */
};

uint32_t spelled_words(const char *text);

/* Marks the forms that are slips of much commoner ones. */
void spelled_find_scans(struct spelled *rows, size_t count);

/* The form to call it by. */
const char *
spelled_choose(const struct spelled *rows, size_t count, bool person);

/* The same with the accents that its words have in other forms. */
const char *spelled_with_accents(struct arena *arena,
	const struct spelled *rows, size_t count, const char *name);

/* What a scanner's error was meant to be: the commonest form it is a slip of;
 * NULL if there is none. */
const char *
spelled_meant(const struct spelled *rows, size_t count, size_t which);

#endif
