/*
 * Writes down who is who: ids, names, all spellings; and marks in the texts
 * what the library knows for errors of scanning.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"
#include "lectern/store/save.h"
#include "index/people.h"
#include "index/spelled.h"
#include "index/spoilt.h"

/* What goes into a row of entity. */
struct made {
	uint32_t person; /* the root, or the person that stays alone; or none */
	uint32_t id;
	struct place first;
	uint32_t mentions;
	uint32_t documents;
	uint32_t last; /* document seen last */
	bool changed;  /* it is not what is in the library already */
};

struct recording {
	struct people *people;
	const struct people_gone *gone;
	struct store *store;
	struct error *err;
	struct made *made; /* in the order of first mentions; then [id - 1] */
	size_t made_count, made_cap;
	struct spelled *spelled;
	size_t spelled_count, spelled_cap;
	struct spoilt spoilt;
	struct mending mending;
	struct arena arena;
};

static uint32_t
recording_new(struct recording *recording, uint32_t person)
{
	recording->made = memory_grow(recording->made, recording->made_count,
		&recording->made_cap, sizeof *recording->made);
	recording->made[recording->made_count++] =
		(struct made){ .person = person };
	return (uint32_t)recording->made_count;
}

static bool
recording_is_open(
	const struct recording *recording, const struct appearing *row)
{
	return recording->people->rows[row->named].open;
}

/* Who there is, in the order of first mentions; row->entity counts them. */
static void
recording_gather(struct recording *recording)
{
	struct people *people = recording->people;
	uint32_t *entity = memory_zero(people->count, sizeof *entity);
	struct appearing *row;
	struct made *made;
	uint32_t root;
	size_t i;

	for (i = 0; i < people->appearing_count; i++) {
		row = &people->appearing[i];
		if (!recording_is_open(recording, row))
			continue;
		root = people_root(people, row->person);
		if (row->alone)
			row->entity = recording_new(recording, row->person);
		else if (entity[root])
			row->entity = entity[root];
		else
			row->entity = entity[root] =
				recording_new(recording, root);
		made = &recording->made[row->entity - 1];
		made->mentions += row->mentions;
		if (made->last != row->document)
			made->documents++;
		if (!made->last ||
			(made->last == row->document &&
				made->first.document == row->document &&
				row->start < made->first.start))
			made->first = (struct place){ row->document, row->start,
				row->end };
		made->last = row->document;
	}
	free(entity);
}

/*
 * Ids: the first appearance that had one gives its own to all, unless others
 * have it already.
 */
static uint32_t
recording_identify(struct recording *recording)
{
	struct people *people = recording->people;
	struct appearing *row;
	struct made *made;
	uint32_t last = people->last;
	bool *taken = memory_zero((size_t)last + 1, sizeof *taken);
	size_t i;

	for (i = 0; i < people->appearing_count; i++) {
		row = &people->appearing[i];
		if (!recording_is_open(recording, row))
			continue;
		made = &recording->made[row->entity - 1];
		if (row->was && !made->id && !taken[row->was]) {
			made->id = row->was;
			taken[row->was] = true;
		}
	}
	free(taken);
	for (i = 0; i < recording->made_count; i++) {
		made = &recording->made[i];
		if (!made->id)
			made->id = ++last;
	}
	return last;
}

/* Puts each where its id says. */
static void
recording_number(struct recording *recording)
{
	struct people *people = recording->people;
	struct appearing *row;
	struct made *by_id, *made;
	uint32_t last, id;
	size_t i;

	recording_gather(recording);
	last = recording_identify(recording);
	by_id = memory_zero((size_t)last + 1, sizeof *by_id);
	for (id = 1; id <= last; id++)
		by_id[id - 1].person = PEOPLE_NONE;
	for (i = 0; i < recording->made_count; i++)
		by_id[recording->made[i].id - 1] = recording->made[i];
	for (i = 0; i < people->appearing_count; i++) {
		row = &people->appearing[i];
		if (!recording_is_open(recording, row)) {
			row->entity = row->was;
			continue;
		}
		row->entity = recording->made[row->entity - 1].id;
		made = &by_id[row->entity - 1];
		made->changed = made->changed || row->was != row->entity;
	}
	free(recording->made);
	recording->made = by_id;
	recording->made_count = last;
}

static bool
recording_forget(struct recording *recording, uint32_t id)
{
	static const char *const names[] = { "change_entity", "change_alias" };
	struct statement *statement;
	size_t i;

	for (i = 0; i < 2; i++) {
		statement = store_statement(recording->store, names[i]);
		statement_bind_int(statement, 1, id);
		if (!statement_run(statement, recording->err))
			return false;
	}
	return true;
}

/* The number of a sentence, new if need be; 0 with an error. */
static uint32_t
recording_reason(struct recording *recording, const char *text)
{
	int64_t id;

	if (!save_reason(recording->store, text, &id, recording->err))
		return 0;
	return (uint32_t)id;
}

/* Says the row of an id what it should?  *there: there is one. */
static bool
recording_is_right(struct recording *recording, uint32_t id,
	const struct made *made, bool *there, bool *right)
{
	struct statement *row =
		store_statement(recording->store, "change_find_entity");
	const char *doubt;
	uint32_t why = 0;

	*right = false;
	statement_bind_int(row, 1, id);
	*there = statement_next(row);
	if (*there) {
		*right = made && made->mentions == statement_u32(row, 0) &&
			 made->documents == statement_u32(row, 1);
		why = statement_u32_or(row, 2, 0);
	}
	if (!statement_done(row, recording->err))
		return false;
	doubt = *right ? recording->people->rows[made->person].doubt : NULL;
	if (*right)
		*right = !doubt ? !why
				: why && why == recording_reason(
							recording, doubt);
	return true;
}

/* Takes away the row of an id if it is not right any more. */
static bool
recording_compare_one(struct recording *recording, uint32_t id)
{
	struct made *made =
		id <= recording->made_count ? &recording->made[id - 1] : NULL;
	bool there, right;

	if (made && made->person == PEOPLE_NONE)
		made = NULL;
	if (!recording_is_right(recording, id, made, &there, &right))
		return false;
	if (!there || (right && !made->changed))
		return true;
	if (made)
		made->changed = true;
	return recording_forget(recording, id);
}

/* All that those who are open were, and those who have gone. */
static bool
recording_compare(struct recording *recording)
{
	const struct people *people = recording->people;
	const struct people_gone *gone = recording->gone;
	uint32_t last = recording->made_count, id;
	bool *asked, ok = true;
	size_t i;

	for (i = 0; i < gone->count; i++)
		last = gone->rows[i].entity > last ? gone->rows[i].entity
						   : last;
	asked = memory_zero((size_t)last + 1, sizeof *asked);
	for (i = 0; i < gone->count; i++)
		asked[gone->rows[i].entity] = true;
	for (i = 0; i < people->appearing_count; i++) {
		if (recording_is_open(recording, &people->appearing[i]))
			asked[people->appearing[i].was] = true;
	}
	for (id = 1; ok && id <= last; id++)
		ok = !asked[id] || recording_compare_one(recording, id);
	free(asked);
	return ok;
}

static bool
recording_appearances(struct recording *recording)
{
	const struct people *people = recording->people;
	struct statement *statement;
	size_t i;

	for (i = 0; i < people->appearing_count; i++) {
		if (people->appearing[i].entity == people->appearing[i].was)
			continue;
		statement = store_statement(recording->store, "resolve_set");
		statement_bind_int(statement, 1, people->appearing[i].document);
		statement_bind_int(statement, 2, people->appearing[i].number);
		statement_bind_int(statement, 3, people->appearing[i].entity);
		if (!statement_run(statement, recording->err))
			return false;
	}
	return true;
}

/* -- spellings ------------------------------------------------------------ */

static bool
recording_spell(struct recording *recording, const struct appearing *row,
	const struct spelling *spelling)
{
	struct people *people = recording->people;
	const struct person *person = &people->rows[row->person];
	const struct made *made = &recording->made[row->entity - 1];
	struct spelled *spelled;
	char *normal;

	if (!made->changed || made->person == PEOPLE_NONE)
		return true;
	recording->spelled =
		memory_grow(recording->spelled, recording->spelled_count,
			&recording->spelled_cap, sizeof *recording->spelled);
	spelled = &recording->spelled[recording->spelled_count++];
	*spelled = (struct spelled){ .entity = row->entity };
	spelled->form = spelling->form;
	spelled->count = spelling->count;
	spelled->scan = spelling->scan;
	normal = alias_normalise(person->type, spelled->form);
	spelled->normal = arena_string(&recording->arena, normal);
	free(normal);
	if (made->person != row->person)
		spelled->why = person->why;
	if (strcmp(spelled->normal, person->normal))
		spelled->reason = row->why;
	return true;
}

/* Every form of every appearance. */
static bool
recording_each(struct recording *recording,
	bool (*take)(struct recording *recording, const struct appearing *row,
		const struct spelling *spelling))
{
	const struct people *people = recording->people;
	const struct spelling *spelling = people->spellings;
	size_t i;

	for (i = 0; i < people->spelling_count; i++, spelling++) {
		if (!take(recording, &people->appearing[spelling->appearing],
			    spelling))
			return false;
	}
	return true;
}

static int
spelled_compare(const void *a, const void *b)
{
	const struct spelled *x = a, *y = b;

	if (x->entity != y->entity)
		return x->entity < y->entity ? -1 : 1;
	return strcmp(x->form, y->form);
}

/* One row a spelling; it is a scanning error only where it always is one. */
static void
recording_sum(struct recording *recording)
{
	struct spelled *rows = recording->spelled, *last;
	size_t i, to = 0;

	if (recording->spelled_count)
		qsort(rows, recording->spelled_count, sizeof *rows,
			spelled_compare);
	for (i = 0; i < recording->spelled_count; i++) {
		last = to ? &rows[to - 1] : NULL;
		if (!last || spelled_compare(last, &rows[i])) {
			rows[to++] = rows[i];
			continue;
		}
		last->count += rows[i].count;
		last->scan = last->scan && rows[i].scan;
		if (!last->why)
			last->why = rows[i].why;
		if (!last->reason)
			last->reason = rows[i].reason;
	}
	recording->spelled_count = to;
}

/* -- rows ----------------------------------------------------------------- */

static void
bind_reason(struct statement *statement, int at, uint32_t reason)
{
	if (reason)
		statement_bind_int(statement, at, reason);
	else
		statement_bind_null(statement, at);
}

static bool
recording_alias(struct recording *recording, struct spelled *row)
{
	struct statement *statement;
	char *folded;
	bool ok;

	if (row->why && !row->reason) {
		row->reason = recording_reason(recording, row->why);
		if (!row->reason)
			return false;
	}
	folded = fold_string(row->form, strlen(row->form));
	statement = store_statement(recording->store, "resolve_alias_add");
	statement_bind_int(statement, 1, row->entity);
	statement_bind_text(statement, 2, row->form);
	statement_bind_text(statement, 3, folded);
	statement_bind_int(statement, 4, row->count);
	statement_bind_int(statement, 5, row->scan);
	bind_reason(statement, 6, row->reason);
	ok = statement_run(statement, recording->err);
	free(folded);
	return ok;
}

static bool
recording_entity(struct recording *recording, uint32_t id, const char *name)
{
	const struct made *made = &recording->made[id - 1];
	const struct person *person = &recording->people->rows[made->person];
	struct statement *statement;
	uint32_t reason = 0;
	char *folded;
	bool ok;

	if (person->doubt) {
		reason = recording_reason(recording, person->doubt);
		if (!reason)
			return false;
	}
	folded = fold_string(name, strlen(name));
	statement = store_statement(recording->store, "resolve_entity_add");
	statement_bind_int(statement, 1, id);
	statement_bind_text(statement, 2, entity_type_name(person->type));
	statement_bind_text(statement, 3, name);
	statement_bind_text(statement, 4, folded);
	statement_bind_int(statement, 5, made->mentions);
	statement_bind_int(statement, 6, made->documents);
	statement_bind_int(statement, 7, made->first.document);
	statement_bind_int(statement, 8, made->first.start);
	statement_bind_int(statement, 9, made->first.end);
	bind_reason(statement, 10, reason);
	ok = statement_run(statement, recording->err);
	free(folded);
	return ok;
}

static const char *
recording_name(struct recording *recording, uint32_t id,
	const struct spelled *rows, size_t count)
{
	const struct person *person =
		&recording->people->rows[recording->made[id - 1].person];

	if (!count || alias_is_addressed(person->name))
		return person->name;
	return spelled_with_accents(&recording->arena, rows, count,
		spelled_choose(rows, count, person->type == ENTITY_PER));
}

static bool
recording_entity_rows(struct recording *recording, uint32_t id,
	struct spelled *rows, size_t count)
{
	enum entity_type type =
		recording->people->rows[recording->made[id - 1].person].type;
	const char *meant;
	size_t i;

	spelled_find_scans(rows, count);
	if (!recording_entity(
		    recording, id, recording_name(recording, id, rows, count)))
		return false;
	for (i = 0; i < count; i++) {
		meant = rows[i].scan && count <= SPELLED_COMPARED &&
					type <= ENTITY_ORG
				? spelled_meant(rows, count, i)
				: NULL;
		if (meant)
			spoilt_add(&recording->spoilt, id, rows[i].form, meant);
		if (!recording_alias(recording, &rows[i]))
			return false;
	}
	return true;
}

static bool
recording_rows(struct recording *recording)
{
	struct spelled *rows;
	size_t from = 0, count;
	uint32_t id;

	for (id = 1; id <= recording->made_count; id++) {
		rows = recording->spelled + from;
		for (count = 0; from + count < recording->spelled_count &&
				rows[count].entity == id;
			count++)
			;
		from += count;
		if (recording->made[id - 1].changed &&
			recording->made[id - 1].person != PEOPLE_NONE &&
			!recording_entity_rows(recording, id, rows, count))
			return false;
	}
	return true;
}

/* Marks the places of a form that is spoilt. */
static bool
recording_mark(struct recording *recording, const struct appearing *row,
	const struct spelling *spelling)
{
	const char *meant = spoilt_meant(
		&recording->spoilt, row->entity, slice_of(spelling->form));

	if (!meant)
		return true;
	return spoilt_mark(recording->store, row->document, row->number,
		spelling->form, meant, &recording->mending, recording->err);
}

bool
people_write(struct people *people, const struct people_gone *gone,
	struct store *store, struct error *err)
{
	struct recording recording = {
		.people = people, .gone = gone, .store = store, .err = err
	};
	bool ok;

	recording_number(&recording);
	ok = recording_compare(&recording) &&
	     recording_appearances(&recording) &&
	     recording_each(&recording, recording_spell);
	if (ok) {
		recording_sum(&recording);
		ok = recording_rows(&recording) &&
		     (!recording.spoilt.count ||
			     (recording_each(&recording, recording_mark) &&
				     mending_write(
					     &recording.mending, store, err)));
	}
	free(recording.made);
	free(recording.spelled);
	spoilt_done(&recording.spoilt);
	mending_done(&recording.mending);
	arena_done(&recording.arena);
	return ok;
}
