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
	uint32_t joined;   /* mentions of its tree, while it is the root */
	const char *why;   /* it was joined to its parent */
	const char *doubt; /* who else it may be, or NULL */
	bool fresh;        /* a document that has it came, or went */
	bool open;         /* who it is is asked anew */
};

/* One appearance in a document, and whose it is. */
struct appearing {
	uint32_t document, number;
	const char *name; /* as printed */
	uint32_t mentions;
	uint32_t start, end;
	uint32_t named;  /* person of its name */
	uint32_t person; /* ... or, of a bare name, whom its document means */
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

/* A name, and a spelling of it, in a document that was taken away. */
struct people_gone_row {
	enum entity_type type;
	uint32_t entity; /* it was, or 0 */
	const char *name, *form;
};

struct people_gone {
	struct people_gone_row *rows;
	size_t count, cap;
	struct arena arena;
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
	uint32_t last; /* highest id that anybody had */
	struct arena arena;
};

bool people_load(struct people *people, struct store *store, struct error *err);
void people_done(struct people *people);

/* Notes who is in a document that is about to be taken away. */
bool people_gone_take(struct people_gone *gone, struct store *store,
	uint32_t document, struct error *err);
void people_gone_done(struct people_gone *gone);

/* The person of this type and name as it is compared, or PEOPLE_NONE. */
uint32_t people_find(
	const struct people *people, enum entity_type type, const char *normal);

/* How many words a name has, as it is compared. */
uint32_t people_words(const char *normal);

/* Everybody stands alone again. */
void people_part(struct people *people);

/* The root of a person's tree. */
uint32_t people_root(struct people *people, uint32_t person);

/* Joins two trees; the fuller and more frequent root stays. */
void
people_join(struct people *people, uint32_t a, uint32_t b, const char *why);

/* Keeps the appearances of a person for themselves. */
void people_leave_alone(struct people *people, uint32_t person);

/*
 * Gives ids in the order of first mentions, chooses names, and writes the
 * tables entity and alias and the column appearance.entity, all for those who
 * are open.  Whoever has an id from before keeps it, and nothing is written of
 * those who are as they were.
 */
bool people_write(struct people *people, const struct people_gone *gone,
	struct store *store, struct error *err);

/* As alias.h wants it. */
struct alias_entity people_entity(const struct person *person);

#endif
