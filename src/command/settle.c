/*
 * Settling bookmarks: most still stand where they stood, so only the words
 * there are read; else the text around it.
 */
#include "lectern/command/settle.h"

#include <string.h>

#define SETTLE_AROUND 20000 /* bytes on either side that are looked through */

/* Does a window of the document hold the words where the bookmark is? */
static bool
settle_stands(const struct doc *doc, const struct bookmark *at, size_t len)
{
	return at->start >= doc->start && at->start - doc->start <= doc->len &&
	       doc->len - (at->start - doc->start) >= len &&
	       !memcmp(doc->text + (at->start - doc->start), at->words, len);
}

bool
settle_bookmark(struct library *library, uint32_t number, struct bookmark *at)
{
	uint32_t from =
		at->start > SETTLE_AROUND ? at->start - SETTLE_AROUND : 0;
	uint32_t to = at->start < UINT32_MAX - SETTLE_AROUND
			      ? at->start + SETTLE_AROUND
			      : UINT32_MAX;
	size_t len = at->words ? strlen(at->words) : 0;
	struct error ignored = { 0 };
	struct doc *doc;
	bool stands;

	if (!len)
		return true;
	doc = library_load(library, number, at->start,
		at->start + (at->start < UINT32_MAX), &ignored);
	stands = doc && settle_stands(doc, at, len);
	doc_free(doc);
	if (stands)
		return true;
	doc = library_load(library, number, from, to, &ignored);
	stands = doc && notebook_settle(at, doc->text, doc->len, doc->start);
	doc_free(doc);
	return stands;
}
