/*
 * What names two passages share, each the weightier the rarer it is; and
 * whether they speak of two people of one surname.
 */
#include "index/relate_parts.h"

#include "lectern/base/bisect.h"

/* What stands in the next passage of the same paragraph counts by half. */
#define RELATE_BESIDE 0.6
#define RELATE_NEXT 0.35 /* ... and of the next paragraph by a quarter */

/* Two documents that say here in full who or what somebody is. */
#define RELATE_INTRODUCED 3.5
#define RELATE_INTRODUCES 1.6 /* only one of them */

/* Places say where, not who or what; many stories pass through a town, but
 * not through a hamlet. */
#define RELATE_PLACE 0.4
#define RELATE_COUNTRY 0.2
#define RELATE_PLACE_RARE 0.7

/* What one event under two names is worth. */
#define RELATE_OTHER_NAME 1.0

static const double relate_types[] = {
	[ENTITY_PER] = 1.2,
	[ENTITY_PLACE] = 0.8,
	[ENTITY_ORG] = 0.7,
	[ENTITY_EVENT] = 1.2,
	[ENTITY_WORK] = 1.0,
	[ENTITY_LAW] = 1.2,
	[ENTITY_NORP] = 0.1,
};

/* Where a run of sorted ids has one; NULL if it has not. */
static const uint32_t *
run_find(const uint32_t *rows, const struct run *run, uint32_t id)
{
	uint32_t i;

	rows += run->first;
	BISECT(i, run->count, rows[i] < id);
	return i < run->count && rows[i] == id ? rows + i : NULL;
}

static bool
run_holds(const uint32_t *rows, const struct run *run, uint32_t id)
{
	return run_find(rows, run, id) != NULL;
}

/* Does the passage that many places on name it? */
static bool
passage_beside_names(
	const struct passages *passages, size_t at, ptrdiff_t on, uint32_t id)
{
	const struct passage *passage = &passages->rows[at];

	if (on < 0 ? at == 0 : at + 1 == passages->count)
		return false;
	return passage[on].document == passage->document &&
	       run_holds(passages->entities, &passage[on].entities, id);
}

/* 1 if the passage names it, less if one beside it does, else 0. */
static double
passage_names(const struct passages *passages, size_t at, uint32_t id)
{
	const struct passage *passage = &passages->rows[at];
	ptrdiff_t on;

	if (run_holds(passages->entities, &passage->entities, id))
		return 1;
	for (on = -1; on <= 1; on += 2) {
		if (passage_beside_names(passages, at, on, id))
			return passage[on].block == passage->block
				       ? RELATE_BESIDE
				       : RELATE_NEXT;
	}
	if (passage->question != at &&
		run_holds(passages->entities,
			&passages->rows[passage->question].entities, id))
		return RELATE_BESIDE;
	return 0;
}

static void
relation_share(struct relation *relation, uint32_t id, double weight)
{
	uint32_t i = relation->shared_count < RELATION_SHARED
			     ? relation->shared_count
			     : RELATION_SHARED;

	relation->shared_count++;
	for (; i > 0 && relation->weight[i - 1] < weight; i--) {
		if (i < RELATION_SHARED) {
			relation->weight[i] = relation->weight[i - 1];
			relation->shared[i] = relation->shared[i - 1];
		}
	}
	if (i < RELATION_SHARED) {
		relation->weight[i] = weight;
		relation->shared[i] = id;
	}
}

/*
 * Notes what a name that both passages hold means to them.  Where two
 * documents say in full who that is, they belong together.
 */
static double
name_in_both(struct relation *relation, const struct passages *passages,
	size_t at, size_t b, uint32_t id)
{
	const uint32_t *other =
		run_find(passages->entities, &passages->rows[b].entities, id);
	enum entity_type type = passages->known[id].type;
	bool here, there;

	if (type == ENTITY_NORP || passages->known[id].country)
		return 1;
	relation->in_both = true;
	if (passages->known[id].by_place || passages->known[id].by_date)
		relation->telling = true;
	if (type == ENTITY_PLACE)
		return 1;
	here = passages->first[at];
	there = passages->first[other - passages->entities];
	if (!here || !there)
		return here || there ? RELATE_INTRODUCES : 1;
	relation->introduced = true;
	return RELATE_INTRODUCED;
}

/* a's names that b has too; with `again', not those that both hold. */
static double
names_weigh(const struct relater *relater, size_t a, size_t b, bool again,
	bool dated, struct relation *relation)
{
	const struct passages *passages = relater->passages;
	const struct run *run = &passages->rows[a].entities;
	uint64_t near = passages->rows[b].near;
	double sum = 0, there, rare, weight;
	enum entity_type type;
	size_t at;
	uint32_t id;

	for (at = run->first; at < run->first + run->count; at++) {
		id = passages->entities[at];
		if (!(near & passages_mask(id)))
			continue;
		there = passage_names(passages, b, id);
		if (there <= 0 || (again && there >= 1))
			continue;
		type = passages->known[id].type;
		rare = relater->names[id];
		weight = there * rare * rare * rare * relate_types[type];
		if (!dated && type == ENTITY_PLACE && rare <= RELATE_PLACE_RARE)
			weight *= RELATE_PLACE;
		if (passages->known[id].country)
			weight *= RELATE_COUNTRY;
		if (there >= 1) {
			relation->known =
				relation->known || weight > RELATE_SLIGHT;
			weight *= name_in_both(relation, passages, at, b, id);
			relation->known =
				relation->known || relation->introduced;
		}
		sum += weight;
		if (type != ENTITY_NORP && !passages->known[id].country)
			relation_share(relation, id, weight);
	}
	return sum;
}

double
relate_names(const struct relater *relater, size_t a, size_t b, bool dated,
	struct relation *relation)
{
	const struct passage *rows = relater->passages->rows;

	if (!(rows[a].near & rows[b].near))
		return 0;
	return names_weigh(relater, a, b, false, dated, relation) +
	       names_weigh(relater, b, a, true, dated, relation);
}

/* May two names mean one event? */
static bool
events_meet(const struct passages *passages, uint32_t a, uint32_t b, bool dated)
{
	const struct passage_entity *x = &passages->known[a];
	const struct passage_entity *y = &passages->known[b];

	if (a == b || !x->kind || x->kind != y->kind)
		return false;
	return x->event == y->event ||
	       (dated && ((x->by_date && y->by_place) ||
				 (x->by_place && y->by_date)));
}

double
relate_events(const struct relater *relater, size_t a, size_t b, bool dated,
	struct relation *relation)
{
	const struct passages *passages = relater->passages;
	const struct run *x = &passages->rows[a].entities;
	const struct run *y = &passages->rows[b].entities;
	double rare;
	uint32_t i, j, id, other;

	if (!passages->rows[a].events || !passages->rows[b].events)
		return 0;
	for (i = 0; i < x->count; i++) {
		id = passages->entities[x->first + i];
		for (j = 0; passages->known[id].kind && j < y->count; j++) {
			other = passages->entities[y->first + j];
			if (!events_meet(passages, id, other, dated))
				continue;
			relation->event = id;
			relation->other = other;
			relation->in_both = true;
			rare = relater->names[id] < relater->names[other]
				       ? relater->names[id]
				       : relater->names[other];
			return rare * rare * rare * RELATE_OTHER_NAME;
		}
	}
	return 0;
}

/* Does a name somebody, and b somebody else of that surname? */
bool
relate_namesakes(const struct passages *passages, size_t a, size_t b)
{
	const struct run *x = &passages->rows[a].entities;
	const struct run *y = &passages->rows[b].entities;
	uint64_t surname;
	uint32_t i, j, id, other;

	for (i = 0; i < x->count; i++) {
		id = passages->entities[x->first + i];
		surname = passages->known[id].surname;
		if (!surname)
			continue;
		for (j = 0; j < y->count; j++) {
			other = passages->entities[y->first + j];
			if (other != id &&
				passages->known[other].surname == surname &&
				!run_holds(passages->entities, y, id) &&
				!run_holds(passages->entities, x, other))
				return true;
		}
	}
	return false;
}
