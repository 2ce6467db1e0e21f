/*
 * The people table: everyone and everything the documents name, while the
 * library makes out who is who.
 *
 * Appearances of one type and one name are one person from the start; persons
 * are joined by union-find, each join with its reason.  "Person" here is an
 * entity of any type.
 */
#ifndef INDEX_PEOPLE_H
#define INDEX_PEOPLE_H

#include "lectern/names/alias.h"
#include "lectern/base/error.h"
#include "lectern/base/memory.h"
#include "lectern/doc/place.h"
#include "lectern/store/store.h"

#define PEOPLE_NONE UINT32_MAX

struct person {
	enum entity_type type;
	const char *name;   /* as printed where it was met first */
	const char *normal; /* as it is compared */
	const char **forms; /* every spelling, once */
	uint32_t *counts;
	size_t form_count, form_cap, count_cap;
	uint32_t words; /* of the normal name */
	uint32_t mentions;
	uint32_t appearances;
	size_t first;      /* of its appearances, in by_person */
	uint32_t parent;   /* itself if it is the root of its tree */
	const char *why;   /* it was joined to its parent */
	const char *doubt; /* who else it may be, or NULL */
};

/* One appearance in a document, and whose it is. */
struct appearing {
	uint32_t document, number;
	uint32_t mentions;
	uint32_t start, end;
	uint32_t person;
	uint32_t why;    /* row of reason: how its spellings were joined */
	bool alone;      /* not to be taken for anyone else */
	uint32_t was;    /* its id when the library was resolved last, or 0 */
	uint32_t entity; /* when ids are given */
};

/* A spelling of an appearance. */
struct spelling {
	uint32_t appearing; /* index of it */
	uint32_t count;
	const char *form;
	bool scan;
};

struct people {
	struct person *rows;
	size_t count, cap;
	struct appearing *appearing; /* in the order of documents */
	size_t appearing_count, appearing_cap;
	struct spelling *spellings; /* in the order of appearing */
	size_t spelling_count, spelling_cap;
	size_t *by_person; /* indexes of appearing, person by person */
	uint32_t *table;   /* by type and normal name */
	size_t table_size;
	struct arena arena;
};

bool people_load(struct people *people, struct store *store, struct error *err);
void people_done(struct people *people);

/* The root of a person's tree. */
uint32_t people_root(struct people *people, uint32_t person);

/* Joins two trees; the fuller and more frequent root stays. */
void
people_join(struct people *people, uint32_t a, uint32_t b, const char *why);

/* Keeps the appearances of a person for themselves. */
void people_leave_alone(struct people *people, uint32_t person);

/*
 * Gives ids in the order of first mentions, chooses names, and writes the
 * tables entity and alias and the column appearance.entity.  Whoever has an id
 * from before keeps it, and nothing is written of those who are as they were.
 */
bool
people_write(struct people *people, struct store *store, struct error *err);

/* As alias.h wants it. */
struct alias_entity people_entity(const struct person *person);

#endif
