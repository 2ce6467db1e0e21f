/*
 * Correcting is changing what resolution found, as a reader has said: the last
 * step, whoever was joined or kept apart before.
 *
 * All changes are made in the tables themselves, whose rows the store keeps as
 * they were; so corrections can be taken back without resolving anything anew.
 */
#ifndef INDEX_CORRECT_H
#define INDEX_CORRECT_H

#include "lectern/doc/correction.h"
#include "lectern/store/store.h"

/*
 * Applies a text of corrections to a library that is resolved and has none.
 * Lines that cannot be read, or that nothing in the library answers to, are
 * left out, and told of.
 *
 * Words are looked up in `words', the library as it was, opened to read: a
 * library that belongs to us may still have been made by a stranger, and
 * full-text search over such a one must be confined, which that of an open
 * library is.  NULL: in the library itself, all of which we have just written.
 */
struct correct_report {
	uint32_t applied;
	uint32_t idle; /* without any effect */
};

bool correct_library(struct store *store, struct store *words, const char *text,
	struct correct_report *report, struct error *err);

/*
 * The same for those that came with the library and then the reader's own, and
 * writes down which they were; NULL is none of them.
 */
bool correct_all(struct store *store, struct store *words, const char *shared,
	const char *own, struct error *err);

/* A name for both texts together, "" for none at all; the caller's to free. */
char *correct_digest(const char *shared, const char *own);

/*
 * Copies a library to a new file beside it as it was before it was corrected;
 * then `change', if not NULL, has it before it is closed.
 */
bool correct_copy(const char *library, const char *copy,
	bool (*change)(void *context, struct store *store, struct error *err),
	void *context, struct error *err);

/* Has a library corrected and puts it in its place. */
bool correct_publish(const char *library, const char *shared, const char *own,
	struct error *err);

/* -- between the files of correcting -------------------------------------- */

struct correcting {
	struct store *store;
	struct store *words; /* or NULL: where words are looked up */
	const struct correction *correction;
	int64_t reason;     /* row of the sentence that says who said so */
	struct arena arena; /* for one correction */
	struct error *err;
};

/* One thing in one document, with those of its mentions that are meant. */
struct correct_appearance {
	uint32_t document, number;
	uint32_t mentions;
	const char *name;
};

struct correct_appearances {
	struct correct_appearance *rows;
	size_t count, cap;
};

struct correct_mention {
	uint32_t start, end;
	bool scan;
	const char *form; /* as printed, on one line */
};

struct correct_mentions {
	struct correct_mention *rows;
	size_t count, cap;
};

/* What a name means; *id 0: nothing. */
struct correct_found {
	uint32_t id;
	enum entity_type type;
	const char *name;  /* of the entity */
	bool named;        /* ... is the one that was asked for */
	uint32_t document; /* the name's, or 0 */
};

/* The document of a file; 0: there is none. */
bool correct_document(
	struct correcting *correcting, const char *file, uint32_t *number);

bool correct_find(struct correcting *correcting,
	const struct correction_name *name, struct correct_found *found);

bool correct_appearances(struct correcting *correcting, uint32_t entity,
	uint32_t document, struct correct_appearances *list);
bool correct_mentions(struct correcting *correcting, uint32_t document,
	uint32_t number, struct correct_mentions *list);

/* A new entity without any appearance. */
bool correct_create(struct correcting *correcting, enum entity_type type,
	const char *name, uint32_t *id);

/* A new appearance without any mention. */
bool correct_create_appearance(struct correcting *correcting, uint32_t document,
	uint32_t entity, enum entity_type type, const char *name,
	uint32_t *number);

/* Counts the mentions of an appearance, and how they are written, anew. */
bool correct_respell(
	struct correcting *correcting, uint32_t document, uint32_t number);

/* The same for an entity; one that nobody mentions any more is gone. */
bool correct_refresh(struct correcting *correcting, uint32_t id);

/* It is what it is because the reader said so. */
bool correct_say_why(struct correcting *correcting, uint32_t id);

/* All that appears as the one appears as the other, which takes its type. */
bool correct_join(struct correcting *correcting, const struct correct_found *to,
	const struct correct_found *from);

/* Every mention of an entity, or those in one document, is of this type. */
bool correct_set_type(
	struct correcting *correcting, uint32_t id, enum entity_type type);

bool
correct_rename(struct correcting *correcting, uint32_t id, const char *name);

/* The words of a range of a document on one line. */
bool correct_words(struct correcting *correcting, uint32_t document,
	uint32_t start, uint32_t end, const char **words);

/* Do they read the same, whatever their case and accents? */
bool correct_same(const char *a, const char *b);

/* The verb `add'; *effect: anything was found. */
bool correct_add(struct correcting *correcting, bool *effect);

/* The verb `link'. */
bool correct_link(struct correcting *correcting, bool *effect);

#endif
