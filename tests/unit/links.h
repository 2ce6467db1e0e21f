/*
 * Links that a reader would want, and traps: is the one end among the first
 * that are offered at the other?
 */
#ifndef TESTS_UNIT_LINKS_H
#define TESTS_UNIT_LINKS_H

#include <string.h>

#include "lectern/library/search.h"

#define LINKS_FIRST 5 /* of a link */
#define LINKS_TRAP 3

/* The paragraph that a place stands in. */
static inline struct place
links_paragraph(struct library *library, const struct place *place)
{
	struct error err = { 0 };
	struct place paragraph = *place;
	struct doc *doc = library_load(
		library, place->document, place->start, place->end, &err);
	size_t i;

	assert_non_null(doc);
	i = doc_block_at(doc, place->start);
	if (i < doc->block_count) {
		paragraph.start = doc->blocks[i].start;
		paragraph.end = doc->blocks[i].end;
	}
	doc_free(doc);
	return paragraph;
}

static inline bool
links_offered_at(struct library *library, const struct place *at,
	const struct place *other, size_t first)
{
	struct place wanted = links_paragraph(library, other);
	struct reference_list list;
	struct error err = { 0 };
	const struct place *place;
	bool found = false;
	size_t i;

	assert_true(library_references(library, at, &list, &err));
	for (i = 0; i < list.count && i < first; i++) {
		place = list.rows[i].incoming ? &list.rows[i].from
					      : &list.rows[i].to;
		if (place->document == wanted.document &&
			place->start < wanted.end && wanted.start < place->end)
			found = true;
	}
	reference_list_done(&list);
	return found;
}

/* At either end. */
static inline bool
links_offered(struct library *library, const struct place *a,
	const struct place *b, size_t first)
{
	return links_offered_at(library, a, b, first) ||
	       links_offered_at(library, b, a, first);
}

/* Cuts a line at its tabs; false if there are too few. */
static inline bool
links_cut(char *line, char **fields, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		fields[i] = line;
		line += strcspn(line, "\t");
		if (!*line)
			return i + 1 == count;
		*line++ = '\0';
	}
	return true;
}

#endif
