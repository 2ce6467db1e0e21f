/*
 * Somebody is open when what was decided of them may not hold any more.  That
 * goes on from name to name: to whom shares an entity with them; to whom they
 * are certainly one with; and from a full name to barer ones, which mean it or
 * another, but not from a bare one to all the full names it may mean.  Of those
 * only who they are is asked, and that is known.
 */
#include "index/near.h"

#include <stdlib.h>
#include <string.h>

/* When one person in so many is touched, all are as quickly asked anew. */
#define NEAR_SHARE 4

/* Who is one. */
struct near_entity {
	uint32_t first; /* its first appearance, from 1 */
	uint32_t root;  /* the fullest name, or PEOPLE_NONE */
	bool even;      /* another one is as full */
	bool taken;     /* all are open */
};

struct near {
	struct edges *edges;
	struct people *people;
	struct near_entity *entities; /* by id */
	uint32_t *next; /* of each appearance: the next one, from 1 */
	uint32_t *was;  /* of each person: its entity; 0: none, or several */
	uint32_t *seen; /* of each person: who was compared with it last */
	bool *asked;    /* of each person */
	uint32_t *queue;
	size_t count, cap, done;
	struct person *ghosts; /* as they were called in what has gone */
	size_t ghost_count, ghost_cap;
	uint64_t *keys;
	size_t key_count, key_cap;
};

static void
near_open(struct near *near, uint32_t person)
{
	struct person *row = &near->people->rows[person];

	if (row->open)
		return;
	row->open = true;
	near->queue = memory_grow(
		near->queue, near->count, &near->cap, sizeof *near->queue);
	near->queue[near->count++] = person;
}

static void
near_open_entity(struct near *near, uint32_t id)
{
	struct near_entity *entity = &near->entities[id];
	uint32_t at;

	if (entity->taken)
		return;
	entity->taken = true;
	for (at = entity->first; at; at = near->next[at - 1])
		near_open(near, near->people->appearing[at - 1].named);
}

/* -- what was ------------------------------------------------------------- */

static void
near_note(struct near *near, size_t at)
{
	const struct appearing *row = &near->people->appearing[at];
	const struct person *rows = near->people->rows;
	struct near_entity *entity = &near->entities[row->was];

	near->next[at] = entity->first;
	entity->first = (uint32_t)at + 1;
	if (entity->root == PEOPLE_NONE ||
		rows[row->named].words > rows[entity->root].words) {
		entity->root = row->named;
		entity->even = false;
	} else if (row->named != entity->root &&
		   rows[row->named].words == rows[entity->root].words) {
		entity->even = true;
	}
}

static void
near_note_all(struct near *near)
{
	const struct people *people = near->people;
	const struct appearing *row = people->appearing;
	bool *several = memory_zero(people->count + 1, sizeof *several);
	size_t i;

	for (i = 0; i <= people->last; i++)
		near->entities[i].root = PEOPLE_NONE;
	for (i = 0; i < people->appearing_count; i++, row++) {
		if (!row->was)
			continue;
		near_note(near, i);
		if (!near->was[row->named])
			near->was[row->named] = row->was;
		else if (near->was[row->named] != row->was)
			several[row->named] = true;
	}
	for (i = 0; i < people->count; i++) {
		if (several[i])
			near->was[i] = 0;
	}
	free(several);
}

/* -- who has gone --------------------------------------------------------- */

static struct person *
near_ghost(struct near *near, enum entity_type type, const char *name,
	char *normal)
{
	struct person *ghost;
	size_t i;

	for (i = 0; i < near->ghost_count; i++) {
		ghost = &near->ghosts[i];
		if (ghost->type == type && !strcmp(ghost->normal, normal)) {
			free(normal);
			return ghost;
		}
	}
	near->ghosts = memory_grow(near->ghosts, near->ghost_count,
		&near->ghost_cap, sizeof *near->ghosts);
	ghost = &near->ghosts[near->ghost_count++];
	*ghost = (struct person){ .type = type, .name = name };
	ghost->normal = normal;
	ghost->words = people_words(normal);
	return ghost;
}

static void
ghost_form(struct person *ghost, const char *form)
{
	size_t i;

	for (i = 0; i < ghost->form_count; i++) {
		if (!strcmp(ghost->forms[i], form))
			return;
	}
	ghost->forms = memory_grow(ghost->forms, ghost->form_count,
		&ghost->form_cap, sizeof *ghost->forms);
	ghost->forms[ghost->form_count++] = form;
}

/* Those who have lost a name are also what they were. */
static void
near_take_gone(struct near *near, const struct people_gone *gone)
{
	const struct people_gone_row *row = gone->rows;
	struct person *ghost, *person;
	uint32_t who;
	size_t i, k;

	for (i = 0; i < gone->count; i++, row++) {
		ghost = near_ghost(near, row->type, row->name,
			alias_normalise(row->type, row->name));
		who = people_find(near->people, row->type, ghost->normal);
		person = who == PEOPLE_NONE ? NULL : &near->people->rows[who];
		for (k = 0;
			person && !ghost->form_count && k < person->form_count;
			k++)
			ghost_form(ghost, person->forms[k]);
		ghost_form(ghost, row->form);
		if (person)
			person->fresh = true;
		if (row->entity && row->entity <= near->people->last)
			near_open_entity(near, row->entity);
	}
}

/* -- from name to name ---------------------------------------------------- */

static void
near_take_key(void *context, uint64_t key)
{
	struct near *near = context;

	near->keys = memory_grow(
		near->keys, near->key_count, &near->key_cap, sizeof key);
	near->keys[near->key_count++] = key;
}

/* Those who may have been taken for somebody that is touched. */
static void
near_touch(struct near *near, const struct person *touched)
{
	const struct keyed *keyed = near->edges->keys;
	const struct person *rows = near->people->rows;
	size_t i, at, end;

	near->key_count = 0;
	edges_each_key(touched, near_take_key, near);
	for (i = 0; i < near->key_count; i++) {
		at = edges_key(near->edges, near->keys[i], &end);
		for (; at < end; at++) {
			if (!rows[keyed[at].person].open &&
				rows[keyed[at].person].words <=
					touched->words &&
				edges_may(touched, &rows[keyed[at].person]))
				near_open(near, keyed[at].person);
		}
	}
}

static void
near_compare(struct near *near, uint32_t person, uint32_t other, bool first)
{
	const struct person *rows = near->people->rows;
	uint32_t was = near->was[other];
	enum alias_verdict verdict;

	verdict = edges_compare(
		near->edges, first ? person : other, first ? other : person);
	if (verdict == ALIAS_SAME ||
		(verdict != ALIAS_APART &&
			(!edges_barer(&rows[person], &rows[other]) || !was ||
				near->entities[was].even)))
		near_open(near, other);
}

/* Everybody that shares a key with somebody, if they are compared at all. */
static void
near_bucket(struct near *near, uint32_t person, uint64_t key)
{
	const struct keyed *keyed = near->edges->keys;
	size_t end, from = edges_key(near->edges, key, &end), at, own;
	uint32_t other;

	if (end - from > EDGES_BUCKET)
		end = from + EDGES_BUCKET;
	for (own = from; own < end && keyed[own].person != person; own++)
		;
	for (at = from; own < end && at < end; at++) {
		other = keyed[at].person;
		if (other == person || near->seen[other] == person + 1)
			continue;
		near->seen[other] = person + 1;
		if (!near->asked[other])
			near_compare(near, person, other, own < at);
	}
}

static void
near_ask(struct near *near, uint32_t person)
{
	const struct person *row = &near->people->rows[person];
	size_t i, at;

	for (i = 0; i < row->appearances; i++) {
		at = near->people->by_person[row->first + i];
		if (near->people->appearing[at].was)
			near_open_entity(near, near->people->appearing[at].was);
	}
	near->key_count = 0;
	edges_each_key(row, near_take_key, near);
	for (i = 0; i < near->key_count; i++)
		near_bucket(near, person, near->keys[i]);
	near->asked[person] = true;
}

static void
near_follow(struct near *near)
{
	while (near->done < near->count)
		near_ask(near, near->queue[near->done++]);
}

/* -- keys that too many share --------------------------------------------- */

static int
key_compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/*
 * Who is among those that are compared may be another one now: as many as have
 * come and gone, on either side of the end.
 */
static void
near_margin(struct near *near, uint64_t key, size_t came)
{
	const struct keyed *keyed = near->edges->keys;
	const struct person *rows = near->people->rows;
	size_t end, from = edges_key(near->edges, key, &end), at, other;
	size_t last = from + EDGES_BUCKET + came;

	if (end + came <= from + EDGES_BUCKET)
		return;
	at = from + (came < EDGES_BUCKET ? EDGES_BUCKET - came : 0);
	for (; at < end && at < last; at++) {
		near_open(near, keyed[at].person);
		for (other = from; at >= from + EDGES_BUCKET && other < end &&
				   other < last;
			other++) {
			if (!rows[keyed[other].person].open &&
				edges_may(&rows[keyed[at].person],
					&rows[keyed[other].person]))
				near_open(near, keyed[other].person);
		}
	}
}

static void
near_margins(struct near *near)
{
	const struct people *people = near->people;
	size_t i, next;

	near->key_count = 0;
	for (i = 0; i < people->count; i++) {
		if (people->rows[i].fresh)
			edges_each_key(&people->rows[i], near_take_key, near);
	}
	for (i = 0; i < near->ghost_count; i++)
		edges_each_key(&near->ghosts[i], near_take_key, near);
	if (near->key_count)
		qsort(near->keys, near->key_count, sizeof *near->keys,
			key_compare);
	for (i = 0; i < near->key_count; i = next) {
		for (next = i + 1; next < near->key_count &&
				   near->keys[next] == near->keys[i];
			next++)
			;
		near_margin(near, near->keys[i], next - i);
	}
}

/* -- all of it ------------------------------------------------------------ */

/* Those who are touched, and whom they may have been taken for. */
static void
near_begin(struct near *near)
{
	const struct people *people = near->people;
	size_t i;

	near_margins(near);
	for (i = 0; i < people->count; i++) {
		if (!people->rows[i].fresh)
			continue;
		near_open(near, (uint32_t)i);
		near_touch(near, &people->rows[i]);
	}
	for (i = 0; i < near->ghost_count; i++)
		near_touch(near, &near->ghosts[i]);
	near_follow(near);
}

static bool
near_is_worth(const struct people *people, const struct people_gone *gone)
{
	size_t i, fresh = gone->count;

	for (i = 0; i < people->count; i++)
		fresh += people->rows[i].fresh;
	return fresh <= people->count / NEAR_SHARE;
}

struct near *
near_new(struct edges *edges, const struct people_gone *gone)
{
	struct people *people = edges->people;
	struct near *near;

	if (!near_is_worth(people, gone))
		return NULL;
	near = memory_zero(1, sizeof *near);
	near->edges = edges;
	near->people = people;
	near->entities =
		memory_zero((size_t)people->last + 1, sizeof *near->entities);
	near->next =
		memory_zero(people->appearing_count + 1, sizeof *near->next);
	near->was = memory_zero(people->count + 1, sizeof *near->was);
	near->seen = memory_zero(people->count + 1, sizeof *near->seen);
	near->asked = memory_zero(people->count + 1, sizeof *near->asked);
	near_note_all(near);
	near_take_gone(near, gone);
	near_begin(near);
	return near;
}

void
near_free(struct near *near)
{
	size_t i;

	if (!near)
		return;
	for (i = 0; i < near->ghost_count; i++) {
		free((char *)near->ghosts[i].normal);
		free(near->ghosts[i].forms);
	}
	free(near->ghosts);
	free(near->entities);
	free(near->next);
	free(near->was);
	free(near->seen);
	free(near->asked);
	free(near->queue);
	free(near->keys);
	free(near);
}

void
near_anchor(struct near *near)
{
	struct person *rows = near->people->rows;
	size_t i;

	for (i = 0; i < near->people->count; i++) {
		if (!rows[i].open && near->was[i])
			rows[i].parent = near->entities[near->was[i]].root;
	}
}

bool
near_widen(struct near *near)
{
	struct people *people = near->people;
	const struct appearing *row = people->appearing;
	size_t i, before = near->count;
	uint32_t root;

	for (i = 0; i < people->count; i++) {
		root = people_root(people, (uint32_t)i);
		if (people->rows[root].open)
			near_open(near, (uint32_t)i);
		else if (people->rows[i].open)
			near_open(near, root);
	}
	for (i = 0; i < people->appearing_count; i++, row++) {
		if (people->rows[row->named].open)
			near_open(near, row->person);
	}
	near_follow(near);
	return near->count > before;
}
