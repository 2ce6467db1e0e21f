/*
 * A query that is being read, for the files that do it: query.c, and
 * reading_field.c for what has a colon.
 */
#ifndef LIBRARY_READING_H
#define LIBRARY_READING_H

#include "library/query.h"

struct reading {
	struct query *query;
	const char *text;
	size_t len;
	size_t at;
	unsigned depth; /* of brackets */
	struct error *err;
};

/* The next character, *next being behind it. */
uint32_t reading_look(const struct reading *reading, size_t *next);

/* Does this sign stand next?  reading_take: then it is behind us. */
bool reading_is(const struct reading *reading, char sign);
bool reading_take(struct reading *reading, char sign);
bool reading_at_quote(const struct reading *reading);

/* The text between two quotation marks; the first is behind us. */
bool reading_quoted(
	struct reading *reading, size_t from, size_t *start, size_t *end);

/* Where a word ends that begins here. */
size_t reading_word_end(const struct reading *reading);

/* Words of a range; what they are searched as, and as they were typed. */
struct query_node *
reading_words(struct reading *reading, size_t start, size_t end);

/* "in:" and its like begin here?  Then it is behind us; QUERY_FIELDS: near. */
bool reading_field_name(struct reading *reading, enum query_field *field);

/* A field behind its colon; NULL: err says what is wrong. */
struct query_node *
reading_field(struct reading *reading, enum query_field field, size_t from);

#endif
