/*
 * Works that are cited in two places.
 *
 * A citation is known by the words of its title, up to the colon, since
 * subtitles come and go.  Between documents the first citations are linked;
 * within one, each to the next, since there the notes stand together anyhow.
 */
#include <stdlib.h>
#include <string.h>

#include "index/found.h"

/* A title in more documents than this says little. */
#define WORK_DOCUMENTS 12

struct citation {
	uint64_t title;
	uint64_t author; /* its last word; 0 if there is none */
	uint32_t year;
	struct place place;
	size_t passage;
	const char *name;
};

struct citations {
	struct citation *rows;
	size_t count, cap;
	struct arena arena;
};

static int
citation_compare(const void *a, const void *b)
{
	const struct citation *x = a, *y = b;

	if (x->title != y->title)
		return x->title < y->title ? -1 : 1;
	if (x->place.document != y->place.document)
		return x->place.document < y->place.document ? -1 : 1;
	return (x->place.start > y->place.start) -
	       (x->place.start < y->place.start);
}

static uint64_t
last_word(struct words *words, struct slice text)
{
	words_read(words, text);
	return words->count ? words->rows[words->count - 1].hash : 0;
}

static bool
citations_read(struct citations *citations, const struct passages *passages,
	struct store *store, struct error *err)
{
	struct words words = { 0 };
	struct statement *statement;
	struct citation *row;
	struct slice title;
	const char *colon;

	statement = store_statement(store, "reference_works");
	while (statement_next(statement)) {
		title = statement_slice(statement, 4);
		colon = memchr(title.data, ':', title.len);
		if (colon)
			title.len = (size_t)(colon - title.data);
		words_read(&words, title);
		if (words.count < 2 && title.len < 10)
			continue;
		citations->rows = memory_grow(citations->rows, citations->count,
			&citations->cap, sizeof *citations->rows);
		row = &citations->rows[citations->count++];
		*row = (struct citation){ .title = words_run(
						  words.rows, words.count) };
		row->name =
			arena_copy(&citations->arena, title.data, title.len);
		row->author = last_word(&words, statement_slice(statement, 5));
		row->place.document = statement_u32(statement, 0);
		row->place.start = statement_u32(statement, 2);
		row->place.end = statement_u32(statement, 3);
		row->passage = passages_at(
			passages, row->place.document, row->place.start);
	}
	words_done(&words);
	if (citations->count)
		qsort(citations->rows, citations->count,
			sizeof *citations->rows, citation_compare);
	return statement_done(statement, err);
}

/* Do they stand in one passage, or in one that stands there twice? */
static bool
citations_are_twins(const struct passages *passages, const struct citation *a,
	const struct citation *b)
{
	const struct passage *rows = passages->rows;

	return a->passage < passages->count && b->passage < passages->count &&
	       rows[a->passage].twin == rows[b->passage].twin;
}

static void
citations_link(struct found_list *list, const struct passages *passages,
	const struct citation *a, const struct citation *b, double score)
{
	struct str why = { 0 };
	struct found *found;

	if (!found_wants(list, a->place.document, b->place.document) ||
		citations_are_twins(passages, a, b) ||
		(a->author && b->author && a->author != b->author))
		return;
	str_add_format(&why, "same work: %s", a->name);
	list->rows = memory_grow(
		list->rows, list->count, &list->cap, sizeof *list->rows);
	found = &list->rows[list->count++];
	*found = (struct found){ .from = a->place,
		.to = b->place,
		.a = a->passage,
		.b = b->passage,
		.kind = REFERENCE_SAME_WORK,
		.score = score,
		.why = arena_copy(&list->arena, str_text(&why), why.len) };
	str_done(&why);
}

/* The citations of one title, [from, to). */
static void
citations_group(struct found_list *list, const struct passages *passages,
	const struct citations *citations, size_t from, size_t to)
{
	const struct citation *rows = citations->rows;
	size_t first[WORK_DOCUMENTS], count = 0, i, j;

	for (i = from; i < to; i++) {
		if (i > from &&
			rows[i].place.document == rows[i - 1].place.document) {
			citations_link(
				list, passages, &rows[i - 1], &rows[i], 0.5);
			continue;
		}
		for (j = 0; j < count; j++)
			citations_link(list, passages, &rows[first[j]],
				&rows[i], 0.85);
		if (count < WORK_DOCUMENTS)
			first[count++] = i;
	}
}

bool
found_works(struct found_list *list, const struct passages *passages,
	struct store *store, struct error *err)
{
	struct citations citations = { 0 };
	size_t i, end;
	bool ok = citations_read(&citations, passages, store, err);

	for (i = 0; ok && i < citations.count; i = end) {
		for (end = i + 1;
			end < citations.count &&
			citations.rows[end].title == citations.rows[i].title;
			end++)
			;
		citations_group(list, passages, &citations, i, end);
	}
	free(citations.rows);
	arena_done(&citations.arena);
	return ok;
}
