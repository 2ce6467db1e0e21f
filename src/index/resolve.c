/*
 * Resolution: documents know their own people, the library finds out which of
 * them are the same.
 *
 * Names that are alike are told by edges.  First those that are certainly one
 * are joined.  Then names that fit only if nobody else fits: a bare surname
 * takes the one full name there is; where there are two, every document keeps
 * its own, and the card says between whom we could not decide.
 */
#include "index/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "index/near.h"

struct resolving {
	struct people people;
	struct edges edges;
};

static void
resolving_join_same(struct resolving *resolving)
{
	const struct edge *edge;
	size_t i;

	for (i = 0; i < resolving->edges.count; i++) {
		edge = &resolving->edges.rows[i];
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

/* Is a word of a fuller name the bare one, or a slip of it? */
static bool
holds_variant(const struct person *fuller, const struct person *bare)
{
	const char *from = fuller->normal;
	struct str word = { 0 };
	bool found = false;
	size_t len;

	if (fuller->type != bare->type || fuller->words <= bare->words)
		return false;
	while (*from && !found) {
		len = strcspn(from, " ");
		str_clear(&word);
		str_add_bytes(&word, from, len);
		found = !strcmp(str_text(&word), bare->normal) ||
			alias_is_variant(str_text(&word), bare->normal);
		from += len + (from[len] == ' ');
	}
	str_done(&word);
	return found;
}

/*
 * What the document of an appearance has to say: it has a fuller name of that
 * tree with the bare one in it, and did not join them (PEOPLE_NONE); it has
 * somebody else's that fits but for a slip (that one); or nothing (the root).
 */
static uint32_t
people_nearer(struct people *people, size_t appearing, uint32_t root)
{
	const struct person *bare =
		&people->rows[people->appearing[appearing].person];
	uint32_t document = people->appearing[appearing].document;
	uint32_t nearer = root, person;
	size_t i = appearing;

	while (i > 0 && people->appearing[i - 1].document == document)
		i--;
	for (; i < people->appearing_count &&
		people->appearing[i].document == document;
		i++) {
		if (i == appearing)
			continue;
		person = people->appearing[i].person;
		if (!holds_variant(&people->rows[person], bare))
			continue;
		if (people_root(people, person) == root)
			return PEOPLE_NONE;
		nearer = person;
	}
	return nearer;
}

/* Joins a bare name to the only one that fits, save where its document knows
 * better. */
static void
person_settle(
	struct people *people, uint32_t person, uint32_t root, const char *why)
{
	const struct person *row = &people->rows[person];
	struct appearing *appearing;
	uint32_t nearer;
	size_t i, at;

	for (i = 0; row->type == ENTITY_PER && i < row->appearances; i++) {
		at = people->by_person[row->first + i];
		appearing = &people->appearing[at];
		nearer = people_nearer(people, at, root);
		if (nearer == PEOPLE_NONE)
			appearing->alone = true;
		else if (nearer != root)
			appearing->person = nearer;
	}
	people_join(people, person, root, why);
}

/* All edges of one bare person, [from, to). */
static void
resolving_join_only(struct resolving *resolving, size_t from, size_t to)
{
	struct people *people = &resolving->people;
	uint32_t person = resolving->edges.rows[from].from;
	uint32_t own = people_root(people, person);
	uint32_t root, only = PEOPLE_NONE;
	const char *why = NULL;
	size_t i;

	for (i = from; i < to; i++) {
		root = people_root(people, resolving->edges.rows[i].to);
		if (root == own || root == only)
			continue;
		if (only != PEOPLE_NONE) {
			person_doubt(people, person, only, root);
			return;
		}
		only = root;
		why = resolving->edges.rows[i].why;
	}
	if (only != PEOPLE_NONE)
		person_settle(people, person, only, why);
}

/*
 * Fuller names are settled before barer ones, since what a surname may mean
 * depends on which full names are one; and frequent spellings before rare
 * ones, since a slip may be near to two that are one.
 */
static void
resolving_join_rest(struct resolving *resolving)
{
	size_t i, end;

	for (i = 0; i < resolving->edges.count; i = end) {
		for (end = i + 1; end < resolving->edges.count &&
				  resolving->edges.rows[end].from ==
					  resolving->edges.rows[i].from;
			end++)
			;
		resolving_join_only(resolving, i, end);
	}
}

static void
resolving_join(struct resolving *resolving)
{
	edges_sort(&resolving->edges);
	resolving_join_same(resolving);
	resolving_join_rest(resolving);
}

static void
resolving_join_all(struct resolving *resolving)
{
	struct people *people = &resolving->people;
	size_t i;

	for (i = 0; i < people->count; i++)
		people->rows[i].open = true;
	edges_compare_all(&resolving->edges);
	resolving_join(resolving);
}

static void
resolving_join_near(struct resolving *resolving, struct near *near)
{
	do {
		people_part(&resolving->people);
		near_anchor(near);
		resolving_join(resolving);
	} while (near_widen(near));
}

bool
resolve_library(
	struct store *store, const struct people_gone *gone, struct error *err)
{
	struct resolving resolving = { 0 };
	struct near *near = NULL;
	bool ok = false;

	resolving.edges.people = &resolving.people;
	if (!people_load(&resolving.people, store, err))
		goto done;
	edges_take_keys(&resolving.edges);
	near = near_new(&resolving.edges, gone);
	if (near)
		resolving_join_near(&resolving, near);
	else
		resolving_join_all(&resolving);
	ok = people_write(&resolving.people, gone, store, err);

done:
	near_free(near);
	edges_done(&resolving.edges);
	people_done(&resolving.people);
	return ok;
}
