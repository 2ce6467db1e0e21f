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
#include "index/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "index/people.h"

/* Of a key that more names share, the most mentioned are compared. */
#define RESOLVE_BUCKET 128

/* Shorter names are a letter apart by nature: Iran and Iraq. */
#define RESOLVE_SLIP 6

/* A person under one of its keys. */
struct keyed {
	uint64_t key;
	uint32_t person;
	uint32_t mentions;
};

/* Two persons of whom the answer was not "apart". */
struct edge {
	uint32_t from, to; /* from is the barer one */
	uint64_t order;    /* of from: fuller and more frequent names first */
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

/*
 * Keys under which slips meet: whatever letter is off, the beginning or the
 * end of the name is whole, and the lengths differ by one at most.
 */
static void
resolving_take_halves(struct resolving *resolving, const struct person *person)
{
	size_t len = strlen(person->normal), more;
	struct str key = { 0 };

	for (more = 0; len >= RESOLVE_SLIP && more < 2; more++) {
		str_clear(&key);
		str_add_format(&key, "%d^%.4s/%zu", (int)person->type,
			person->normal, len + more);
		resolving_take(resolving, str_text(&key));
		str_clear(&key);
		str_add_format(&key, "%d$%s/%zu", (int)person->type,
			person->normal + len - 4, len + more);
		resolving_take(resolving, str_text(&key));
	}
	str_done(&key);
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

/* Do they stand side by side in a document, the rarer one repeatedly? */
static bool
persons_coexist(const struct people *people, uint32_t rare, uint32_t common)
{
	const struct person *row = &people->rows[rare];
	const struct appearing *all = people->appearing;
	uint32_t document, k;
	size_t i;

	for (k = 0; k < row->appearances; k++) {
		i = people->by_person[row->first + k];
		document = all[i].document;
		if (all[i].mentions < 2)
			continue;
		while (i > 0 && all[i - 1].document == document)
			i--;
		for (; i < people->appearing_count &&
			all[i].document == document;
			i++) {
			if (all[i].person == common)
				return true;
		}
	}
	return false;
}

/* The same, or, with all else the same, letters that look alike. */
static bool
first_words_agree(const char *a, const char *b)
{
	size_t len = strcspn(a, " ");

	return len == strcspn(b, " ") &&
	       (!memcmp(a, b, len) ||
		       (!strcmp(a + len, b + len) && alias_is_misread(a, b)));
}

/* Is one hardly met beside the other? */
static bool
person_is_rare(const struct person *rare, const struct person *common)
{
	if (common->mentions < 2)
		return false;
	if (rare->mentions == 1 || rare->mentions * 2 <= common->mentions)
		return true;
	/* A full name that several documents spell otherwise. */
	return rare->words > 1 && rare->appearances * 2 <= common->appearances;
}

/*
 * Is the rarer of two names a slip of the other?  The other must be the common
 * one by far; and people of different first names are different people, since
 * Juan and Juana are a letter apart.
 */
static bool
persons_slip(const struct people *people, uint32_t a, uint32_t b)
{
	const struct person *x = &people->rows[a], *y = &people->rows[b];

	if (x->type != y->type || x->words != y->words)
		return false;
	if (x->type == ENTITY_PER && x->words > 1 &&
		(!first_words_agree(x->normal, y->normal) ||
			alias_is_addressed(x->name)))
		return false;
	if (!alias_is_variant(x->normal, y->normal))
		return false;
	return (person_is_rare(x, y) && !persons_coexist(people, a, b)) ||
	       (person_is_rare(y, x) && !persons_coexist(people, b, a));
}

static uint64_t
person_order(const struct person *person)
{
	return ~((uint64_t)person->words << 32 | person->mentions);
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
	if (verdict == ALIAS_APART && persons_slip(&resolving->people, a, b)) {
		verdict = ALIAS_IF_ONLY;
		why = "a spelling of it, or a slip";
	}
	if (verdict == ALIAS_APART)
		return;
	barer = person_is_barer(&rows[a], &rows[b]);
	resolving->edges = memory_grow(resolving->edges, resolving->edge_count,
		&resolving->edge_cap, sizeof *resolving->edges);
	resolving->edges[resolving->edge_count++] = (struct edge){
		.from = barer ? a : b,
		.to = barer ? b : a,
		.order = person_order(&rows[barer ? a : b]),
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

	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
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
		resolving_take_halves(resolving, &people->rows[i]);
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
 * depends on which full names are one; and frequent spellings before rare
 * ones, since a slip may be near to two that are one.
 */
static void
resolving_join_rest(struct resolving *resolving)
{
	size_t i, end;

	for (i = 0; i < resolving->edge_count; i = end) {
		for (end = i + 1;
			end < resolving->edge_count &&
			resolving->edges[end].from == resolving->edges[i].from;
			end++)
			;
		resolving_join_only(resolving, i, end);
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
