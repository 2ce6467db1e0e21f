/*
 * Names that share a key are compared, no others, so the work grows with the
 * names and not with their square.
 */
#include "index/edges.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/str.h"

/* Shorter names are a letter apart by nature: Iran and Iraq. */
#define EDGES_SLIP 6

/* Of which so much is whole. */
#define EDGES_HALF 4

struct taking {
	void (*take)(void *context, uint64_t key);
	void *context;
};

static void
taking_key(void *context, const char *key)
{
	const struct taking *taking = context;

	taking->take(taking->context, slice_hash(slice_of(key)));
}

/* Letters at the beginning or the end of a name of some length. */
static uint64_t
half_key(const struct person *person, struct slice half, bool end, size_t len)
{
	uint64_t rest = (uint64_t)len << 8 | (uint64_t)person->type << 1 | end;

	return (slice_hash(half) ^ rest) * 0x9e3779b97f4a7c15u;
}

/*
 * Keys under which slips meet: whatever letter is off, the beginning or the
 * end of the name is whole, and the lengths differ by one at most.
 */
static void
taking_halves(const struct taking *taking, const struct person *person)
{
	struct slice name = slice_of(person->normal);
	struct slice head = slice_part(name, 0, EDGES_HALF), tail;
	size_t more;

	if (name.len < EDGES_SLIP)
		return;
	tail = slice_part(name, name.len - EDGES_HALF, name.len);
	for (more = 0; more < 2; more++) {
		taking->take(taking->context,
			half_key(person, head, false, name.len + more));
		taking->take(taking->context,
			half_key(person, tail, true, name.len + more));
	}
}

void
edges_each_key(const struct person *person,
	void (*take)(void *context, uint64_t key), void *context)
{
	struct taking taking = { take, context };
	struct alias_entity entity = people_entity(person);

	alias_keys(&entity, taking_key, &taking);
	taking_halves(&taking, person);
}

static void
edges_take(void *context, uint64_t key)
{
	struct edges *edges = context;

	edges->keys = memory_grow(edges->keys, edges->key_count,
		&edges->key_cap, sizeof *edges->keys);
	edges->keys[edges->key_count++] = (struct keyed){ key, edges->person,
		edges->people->rows[edges->person].mentions };
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

bool
edges_barer(const struct person *a, const struct person *b)
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
			if (all[i].named == common)
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
 * The same but for a slip?  People of different first names are different
 * people, since Juan and Juana are a letter apart.
 */
static bool
persons_look_alike(const struct person *x, const struct person *y)
{
	if (x->type != y->type || x->words != y->words)
		return false;
	if (x->type == ENTITY_PER && x->words > 1 &&
		(!first_words_agree(x->normal, y->normal) ||
			alias_is_addressed(x->name)))
		return false;
	return alias_is_variant(x->normal, y->normal);
}

/* Is the rarer of two names a slip of the other, the common one by far? */
static bool
persons_slip(const struct people *people, uint32_t a, uint32_t b)
{
	const struct person *x = &people->rows[a], *y = &people->rows[b];

	return persons_look_alike(x, y) &&
	       ((person_is_rare(x, y) && !persons_coexist(people, a, b)) ||
		       (person_is_rare(y, x) &&
			       !persons_coexist(people, b, a)));
}

static uint64_t
person_order(const struct person *person)
{
	return ~((uint64_t)person->words << 32 | person->mentions);
}

bool
edges_may(const struct person *a, const struct person *b)
{
	struct alias_entity x = people_entity(a), y = people_entity(b);
	const char *why;

	return alias_compare(&x, &y, &why) != ALIAS_APART ||
	       persons_look_alike(a, b) || persons_look_alike(b, a);
}

enum alias_verdict
edges_compare(struct edges *edges, uint32_t a, uint32_t b)
{
	const struct person *rows = edges->people->rows;
	struct alias_entity x = people_entity(&rows[a]);
	struct alias_entity y = people_entity(&rows[b]);
	enum alias_verdict verdict;
	const char *why = NULL;
	bool barer;

	verdict = alias_compare(&x, &y, &why);
	if (verdict == ALIAS_APART && persons_slip(edges->people, a, b)) {
		verdict = ALIAS_IF_ONLY;
		why = "a spelling of it, or a slip";
	}
	if (verdict == ALIAS_APART)
		return verdict;
	barer = edges_barer(&rows[a], &rows[b]);
	edges->rows = memory_grow(
		edges->rows, edges->count, &edges->cap, sizeof *edges->rows);
	edges->rows[edges->count++] = (struct edge){
		.from = barer ? a : b,
		.to = barer ? b : a,
		.order = person_order(&rows[barer ? a : b]),
		.verdict = verdict,
		.why = why,
	};
	return verdict;
}

/* The persons of one key against each other. */
static void
edges_bucket(struct edges *edges, size_t from, size_t to)
{
	size_t i, j;

	if (to - from > EDGES_BUCKET)
		to = from + EDGES_BUCKET;
	for (i = from; i < to; i++) {
		for (j = i + 1; j < to; j++) {
			if (edges->keys[i].person != edges->keys[j].person)
				edges_compare(edges, edges->keys[i].person,
					edges->keys[j].person);
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

void
edges_take_keys(struct edges *edges)
{
	struct people *people = edges->people;
	size_t i;

	for (i = 0; i < people->count; i++) {
		edges->person = (uint32_t)i;
		edges_each_key(&people->rows[i], edges_take, edges);
	}
	if (edges->key_count)
		qsort(edges->keys, edges->key_count, sizeof *edges->keys,
			keyed_compare);
}

size_t
edges_key(const struct edges *edges, uint64_t key, size_t *end)
{
	size_t at;

	BISECT(at, edges->key_count, edges->keys[at].key < key);
	for (*end = at; *end < edges->key_count && edges->keys[*end].key == key;
		++*end)
		;
	return at;
}

void
edges_compare_all(struct edges *edges)
{
	size_t i, end;

	for (i = 0; i < edges->key_count; i = end) {
		for (end = i + 1; end < edges->key_count &&
				  edges->keys[end].key == edges->keys[i].key;
			end++)
			;
		edges_bucket(edges, i, end);
	}
}

void
edges_sort(struct edges *edges)
{
	if (edges->count)
		qsort(edges->rows, edges->count, sizeof *edges->rows,
			edge_compare);
}

void
edges_done(struct edges *edges)
{
	free(edges->keys);
	free(edges->rows);
	*edges = (struct edges){ 0 };
}
