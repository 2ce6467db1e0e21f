/*
 * Resolution: documents know their own people, the library finds out which of
 * them are the same.
 *
 * Names that share a key are compared, no others, so the work grows with the
 * names and not with their square.  First those that are certainly one are
 * joined.  Then names that fit only if nobody else fits: a bare surname takes
 * the one full name there is; where there are two, every document keeps its
 * own, and the card says between whom we could not decide.
 */
#include "library/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "library/people.h"

/* Of a key that more names share, the most mentioned are compared. */
#define RESOLVE_BUCKET 128

/* A person under one of its keys. */
struct keyed {
	uint64_t key;
	uint32_t person;
	uint32_t mentions;
};

/* Two persons of whom the answer was not "apart". */
struct edge {
	uint32_t from, to; /* from is the barer one */
	enum alias_verdict verdict;
	const char *why;
};

struct resolving {
	struct people people;
	struct keyed *keys;
	size_t key_count, key_cap;
	uint32_t person; /* whose keys are being taken */
	struct edge *edges;
	size_t edge_count, edge_cap;
};

static void
resolving_take(void *context, const char *key)
{
	struct resolving *resolving = context;

	resolving->keys = memory_grow(resolving->keys, resolving->key_count,
		&resolving->key_cap, sizeof *resolving->keys);
	resolving->keys[resolving->key_count++] = (struct keyed){
		.key = slice_hash(slice_of(key)),
		.person = resolving->person,
		.mentions = resolving->people.rows[resolving->person].mentions,
	};
}

static int
keyed_compare(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->mentions != y->mentions)
		return x->mentions < y->mentions ? 1 : -1;
	return (x->person > y->person) - (x->person < y->person);
}

/* Is a the barer name of the two: fewer words, or else fewer mentions? */
static bool
person_is_barer(const struct person *a, const struct person *b)
{
	if (a->words != b->words)
		return a->words < b->words;
	return a->mentions < b->mentions;
}

static void
resolving_compare(struct resolving *resolving, uint32_t a, uint32_t b)
{
	const struct person *rows = resolving->people.rows;
	struct alias_entity x = people_entity(&rows[a]);
	struct alias_entity y = people_entity(&rows[b]);
	enum alias_verdict verdict;
	const char *why = NULL;
	bool barer;

	verdict = alias_compare(&x, &y, &why);
	if (verdict == ALIAS_APART)
		return;
	barer = person_is_barer(&rows[a], &rows[b]);
	resolving->edges = memory_grow(resolving->edges, resolving->edge_count,
		&resolving->edge_cap, sizeof *resolving->edges);
	resolving->edges[resolving->edge_count++] = (struct edge){
		.from = barer ? a : b,
		.to = barer ? b : a,
		.verdict = verdict,
		.why = why,
	};
}

/* The persons of one key against each other. */
static void
resolving_bucket(struct resolving *resolving, size_t from, size_t to)
{
	size_t i, j;

	if (to - from > RESOLVE_BUCKET)
		to = from + RESOLVE_BUCKET;
	for (i = from; i < to; i++) {
		for (j = i + 1; j < to; j++) {
			if (resolving->keys[i].person !=
				resolving->keys[j].person)
				resolving_compare(resolving,
					resolving->keys[i].person,
					resolving->keys[j].person);
		}
	}
}

static int
edge_compare(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

static void
resolving_find_edges(struct resolving *resolving)
{
	struct people *people = &resolving->people;
	struct alias_entity entity;
	size_t i, end;

	for (i = 0; i < people->count; i++) {
		resolving->person = (uint32_t)i;
		entity = people_entity(&people->rows[i]);
		alias_keys(&entity, resolving_take, resolving);
	}
	if (resolving->key_count)
		qsort(resolving->keys, resolving->key_count,
			sizeof *resolving->keys, keyed_compare);
	for (i = 0; i < resolving->key_count; i = end) {
		for (end = i + 1;
			end < resolving->key_count &&
			resolving->keys[end].key == resolving->keys[i].key;
			end++)
			;
		resolving_bucket(resolving, i, end);
	}
	if (resolving->edge_count)
		qsort(resolving->edges, resolving->edge_count,
			sizeof *resolving->edges, edge_compare);
}

static void
resolving_join_same(struct resolving *resolving)
{
	const struct edge *edge;
	size_t i;

	for (i = 0; i < resolving->edge_count; i++) {
		edge = &resolving->edges[i];
		if (edge->verdict == ALIAS_SAME)
			people_join(&resolving->people, edge->from, edge->to,
				edge->why);
	}
}

/* A person that cannot be told: each document keeps its own. */
static void
person_doubt(
	struct people *people, uint32_t person, uint32_t one, uint32_t other)
{
	struct person *row = &people->rows[person];
	struct str doubt = { 0 };

	if (row->type == ENTITY_PER)
		people_leave_alone(people, person);
	str_add_format(&doubt, "kept apart: it may be %s or %s",
		people->rows[one].name, people->rows[other].name);
	row->doubt = arena_copy(&people->arena, doubt.data, doubt.len);
	str_done(&doubt);
}

/* Does somebody of that tree appear in the document of an appearance? */
static bool
people_meets(struct people *people, size_t appearing, uint32_t root)
{
	uint32_t document = people->appearing[appearing].document;
	size_t i = appearing;

	while (i > 0 && people->appearing[i - 1].document == document)
		i--;
	for (; i < people->appearing_count &&
		people->appearing[i].document == document;
		i++) {
		if (i != appearing &&
			people_root(people, people->appearing[i].person) ==
				root)
			return true;
	}
	return false;
}

/*
 * Joins a bare name to the only one that fits.  A document that knows both and
 * did not join them had its reasons, so there the name stays alone.
 */
static void
person_settle(
	struct people *people, uint32_t person, uint32_t root, const char *why)
{
	const struct person *row = &people->rows[person];
	size_t i, at;

	for (i = 0; row->type == ENTITY_PER && i < row->appearances; i++) {
		at = people->by_person[row->first + i];
		if (people_meets(people, at, root))
			people->appearing[at].alone = true;
	}
	people_join(people, person, root, why);
}

/* All edges of one bare person, [from, to). */
static void
resolving_join_only(struct resolving *resolving, size_t from, size_t to)
{
	struct people *people = &resolving->people;
	uint32_t person = resolving->edges[from].from;
	uint32_t own = people_root(people, person);
	uint32_t root, only = PEOPLE_NONE;
	const char *why = NULL;
	size_t i;

	for (i = from; i < to; i++) {
		root = people_root(people, resolving->edges[i].to);
		if (root == own || root == only)
			continue;
		if (only != PEOPLE_NONE) {
			person_doubt(people, person, only, root);
			return;
		}
		only = root;
		why = resolving->edges[i].why;
	}
	if (only != PEOPLE_NONE)
		person_settle(people, person, only, why);
}

/*
 * Fuller names are settled before barer ones, since what a surname may mean
 * depends on which full names are one.
 */
static void
resolving_join_rest(struct resolving *resolving)
{
	const struct people *people = &resolving->people;
	uint32_t words, most = 0;
	size_t i, end;

	for (i = 0; i < people->count; i++) {
		if (people->rows[i].words > most)
			most = people->rows[i].words;
	}
	if (most > 12)
		most = 12;
	for (words = most; words > 0; words--) {
		for (i = 0; i < resolving->edge_count; i = end) {
			uint32_t from = resolving->edges[i].from;
			uint32_t own = people->rows[from].words;

			for (end = i + 1; end < resolving->edge_count &&
					  resolving->edges[end].from == from;
				end++)
				;
			if (own == words || (words == most && own > most))
				resolving_join_only(resolving, i, end);
		}
	}
}

bool
resolve_library(struct store *store, struct error *err)
{
	struct resolving resolving = { 0 };
	bool ok = false;

	if (!people_load(&resolving.people, store, err))
		goto done;
	resolving_find_edges(&resolving);
	resolving_join_same(&resolving);
	resolving_join_rest(&resolving);
	ok = people_write(&resolving.people, store, err);

done:
	free(resolving.keys);
	free(resolving.edges);
	people_done(&resolving.people);
	return ok;
}
