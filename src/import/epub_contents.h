/*
 * The contents that a book lists: what begins where.
 */
#ifndef IMPORT_EPUB_CONTENTS_H
#define IMPORT_EPUB_CONTENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "lectern/base/memory.h"
#include "lectern/base/str.h"

/* The contents of a book: a name for a place, "file" or "file#name". */
struct epub_entry {
	const char *place;
	const char *name;
	bool page; /* the label of a page of the printed book */
};

struct epub_contents {
	struct arena arena;
	struct epub_entry *rows; /* in the order of places */
	size_t count, cap;
	struct epub_mark {
		const char *path;
		bool apart; /* it holds a cover, contents and such; else text */
	} * marks;
	size_t mark_count, mark_cap;
};

void epub_contents_read(
	struct epub_contents *contents, struct slice text, const char *path);
/* The guide of EPUB 2, in the package file. */
void epub_guide_read(
	struct epub_contents *contents, struct slice text, const char *path);

/* Does the book say that a file is none of its text? */
bool
epub_contents_is_apart(const struct epub_contents *contents, const char *path);

void epub_contents_sort(struct epub_contents *contents);
void epub_contents_done(struct epub_contents *contents);

/* The first entry for a place, or NULL. */
const char *epub_contents_find(
	const struct epub_contents *contents, const char *place, bool page);

#endif
