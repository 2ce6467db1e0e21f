/*
 * Search: the full-text index says which blocks match, the text says where.
 *
 * A hit is shown at its first matching word, found in the folded block, so the
 * highlight falls on the letters as they are printed.
 */
#include "lectern/library/search.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/store/store.h"
#include "library/context.h"
#include "library/inside.h"
#include "library/query.h"

/* Blocks that are counted by document, however few are listed. */
#define SEARCH_COUNTED 5000

#define SEARCH_HEADING_WEIGHT 1.5

struct searching {
	struct store *store;
	struct query query;
	struct match_list matches;
	struct hit_list *list;
	size_t cap;
	struct error *err;
};

static bool
block_is_heading(enum block_kind kind)
{
	return kind == BLOCK_HEADING || kind == BLOCK_QUESTION;
}

/* Words of the query that follow at once belong to the hit. */
static size_t
hit_extend(const struct query *query, const struct fold *fold, size_t to)
{
	size_t start, end;

	while (query_find(query, fold, to, &start, &end) && start == to + 1)
		to = end;
	return to;
}

/* Fills place and context from the block's text. */
static void
hit_find(struct searching *searching, struct hit *hit, uint32_t start,
	struct slice text)
{
	struct fold fold = { 0 };
	size_t from = 0, to = 0;
	struct context context;

	fold_init(&fold, text.data, text.len);
	if (query_find(&searching->query, &fold, 0, &from, &to)) {
		to = hit_extend(&searching->query, &fold, to);
		from = fold.map[from];
		to = fold.map[to];
	}
	fold_done(&fold);
	hit->place.start = start + (uint32_t)from;
	hit->place.end = start + (uint32_t)to;
	context = context_around(&searching->list->arena, text, from, to);
	hit->before = context.before;
	hit->match = context.match;
	hit->after = context.after;
}

static bool
searching_add(struct searching *searching, const struct match *match)
{
	struct hit_list *list = searching->list;
	struct statement *statement;
	enum block_kind kind;
	struct hit hit = { 0 };
	char *name;

	statement = store_statement(searching->store, "find_block");
	statement_bind_int(statement, 1, match->block);
	if (!statement_next(statement))
		return statement_done(statement, searching->err);
	hit.place.document = statement_u32(statement, 0);
	name = arena_copy(&list->arena, statement_slice(statement, 1).data,
		statement_slice(statement, 1).len);
	kind = block_kind_of(name);
	hit.in_note = kind == BLOCK_NOTE;
	hit.in_heading = block_is_heading(kind);
	hit.score = -match->rank * (hit.in_heading ? SEARCH_HEADING_WEIGHT : 1);
	hit_find(searching, &hit, statement_u32(statement, 2),
		slice_of(statement_text(statement, 4, &list->arena)));
	list->rows = memory_grow(
		list->rows, list->count, &searching->cap, sizeof *list->rows);
	list->rows[list->count++] = hit;
	return statement_done(statement, searching->err);
}

static int
compare_numbers(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* In how many documents the matching blocks stand. */
static bool
searching_count(struct searching *searching)
{
	const struct match_list *matches = &searching->matches;
	struct statement *statement;
	uint32_t *documents;
	size_t i;
	bool ok = true;

	documents = memory_zero(matches->count, sizeof *documents);
	for (i = 0; ok && i < matches->count; i++) {
		statement = store_statement(
			searching->store, "find_block_document");
		statement_bind_int(statement, 1, matches->rows[i].block);
		if (statement_next(statement))
			documents[i] = statement_u32(statement, 0);
		ok = statement_done(statement, searching->err);
	}
	qsort(documents, matches->count, sizeof *documents, compare_numbers);
	for (i = 0; i < matches->count; i++) {
		if (i == 0 || documents[i] != documents[i - 1])
			searching->list->documents++;
	}
	free(documents);
	return ok;
}

/* A hit with the score of the best one in its document. */
struct grouped {
	struct hit hit;
	double best;
};

static int
compare_grouped(const void *a, const void *b)
{
	const struct grouped *x = a, *y = b;
	const struct place *p = &x->hit.place, *q = &y->hit.place;

	if (p->document != q->document && x->best != y->best)
		return x->best < y->best ? 1 : -1;
	if (p->document != q->document)
		return p->document < q->document ? -1 : 1;
	return (p->start > q->start) - (p->start < q->start);
}

static int
compare_places(const void *a, const void *b)
{
	const struct grouped *x = a, *y = b;
	const struct place *p = &x->hit.place, *q = &y->hit.place;

	if (p->document != q->document)
		return p->document < q->document ? -1 : 1;
	return (p->start > q->start) - (p->start < q->start);
}

/* By document, the best document first. */
static void
hit_list_group(struct hit_list *list)
{
	struct grouped *grouped;
	size_t i, j, end;
	double best;

	if (!list->count)
		return;
	grouped = memory_zero(list->count, sizeof *grouped);
	for (i = 0; i < list->count; i++)
		grouped[i].hit = list->rows[i];
	qsort(grouped, list->count, sizeof *grouped, compare_places);
	for (i = 0; i < list->count; i = end) {
		best = grouped[i].hit.score;
		for (end = i; end < list->count &&
			      grouped[end].hit.place.document ==
				      grouped[i].hit.place.document;
			end++) {
			if (grouped[end].hit.score > best)
				best = grouped[end].hit.score;
		}
		for (j = i; j < end; j++)
			grouped[j].best = best;
	}
	qsort(grouped, list->count, sizeof *grouped, compare_grouped);
	for (i = 0; i < list->count; i++)
		list->rows[i] = grouped[i].hit;
	free(grouped);
}

/* Does the whole query name somebody? */
static bool
searching_entity(struct searching *searching, const char *text)
{
	struct slice words = slice_trim(slice_of(text));
	struct statement *statement;
	char *folded;
	bool ok;

	if (words.len > 1 && *words.data == '"' &&
		words.data[words.len - 1] == '"')
		words = slice_part(words, 1, words.len - 1);
	folded = fold_string(words.data, words.len);
	statement = store_statement(searching->store, "entity_by_alias");
	statement_bind_text(statement, 1, folded);
	if (statement_next(statement))
		searching->list->entity = statement_u32(statement, 0);
	ok = statement_done(statement, searching->err);
	free(folded);
	return ok;
}

static bool
searching_run(struct searching *searching, const char *text, uint32_t limit)
{
	struct match_list *matches = &searching->matches;
	uint32_t wanted = limit > SEARCH_COUNTED ? limit : SEARCH_COUNTED;
	size_t i;

	if (!query_parse(&searching->query, text, searching->err) ||
		!store_match(searching->store, searching->query.match, wanted,
			matches, searching->err))
		return false;
	searching->list->total = matches->total;
	for (i = 0; i < matches->count && (!limit || i < limit); i++) {
		if (!searching_add(searching, &matches->rows[i]))
			return false;
	}
	hit_list_group(searching->list);
	return searching_count(searching) && searching_entity(searching, text);
}

bool
library_search(struct library *library, const char *query, uint32_t limit,
	struct hit_list *list, struct error *err)
{
	struct searching searching = {
		.store = library->store, .list = list, .err = err
	};
	bool ok;

	*list = (struct hit_list){ 0 };
	ok = searching_run(&searching, query, limit);
	query_done(&searching.query);
	match_list_done(&searching.matches);
	if (!ok)
		hit_list_done(list);
	return ok;
}

void
hit_list_done(struct hit_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct hit_list){ 0 };
}
