/*
 * A query is what a reader types to find passages; here it becomes a tree.
 *
 *     words "a phrase" prefix* =as-written one-edit~1 a OR b -left-out (a b)
 *     near:5(a b)  FIELD:VALUE  FIELD:"VALUE WITH BLANKS"  FIELD:'THE SAME'
 *
 * What follows each other must all be there; OR takes what stands next to it.
 * Words are folded, so case, accents and the shape of quotation marks do not
 * matter.  A mistake gives a sentence that points at it, and err->column.
 *
 * Parsing knows no library.  query_expand (expand.h) adds the forms that the
 * words of a library offer, and fields.h answers the fields.
 */
#ifndef LIBRARY_QUERY_H
#define LIBRARY_QUERY_H

#include "lectern/base/error.h"
#include "lectern/base/fold.h"
#include "lectern/base/memory.h"
#include "lectern/library/search.h"

/*
 * Brackets within brackets.  One may hold a choice that is one of several
 * words, some left out: seven brackets and signs in the language of FTS5, whose
 * parser has a stack of a hundred.
 */
#define QUERY_DEPTH 10

enum query_kind {
	QUERY_WORDS, /* a word or a phrase */
	QUERY_NEAR,  /* children: words */
	QUERY_FIELD,
	QUERY_AND,
	QUERY_OR,
	QUERY_NOT, /* one child; stands below an AND */
};

enum query_field {
	QUERY_AUTHOR,
	QUERY_DATE,
	QUERY_ENTITY,
	QUERY_FORMAT,
	QUERY_IN,
	QUERY_TYPE,
	QUERY_FIELDS
};

/* Something that may stand for the words that were typed. */
struct query_form {
	const char *words; /* folded, one blank between two */
	enum hit_how how;
	const char *language; /* of the documents where it does; NULL: all */
};

struct query_node {
	enum query_kind kind;
	size_t at, end; /* where it stands in the query */
	struct query_node *first, *next;

	/* QUERY_WORDS */
	const char *words; /* folded, one blank between two */
	const char *typed; /* with its accents; NULL if it has none */
	const char *whole; /* see query_whole; or NULL */
	enum hit_how how;
	bool prefix; /* the last word may go on */
	bool exact;  /* no other forms */
	bool quoted; /* a phrase */
	bool plain;  /* and no scanning errors */
	bool edit;   /* one edit away will do */
	struct query_form *forms;
	size_t form_count, form_cap;

	uint32_t distance; /* QUERY_NEAR */

	enum query_field field; /* QUERY_FIELD */
	const char *value;      /* as typed, never empty */
};

struct query {
	const char *text; /* as typed; the caller's */
	struct query_node *root;
	bool boilerplate; /* in:boilerplate: asked for there, and only there */
	size_t strange, strange_len; /* "foo:" that is no field; or 0 bytes */
	struct arena arena;
};

bool query_parse(struct query *query, const char *text, struct error *err);
void query_done(struct query *query);

/* A sentence about something at an offset of the query; returns false. */
bool query_refuse(const struct query *query, size_t at, struct error *err,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/*
 * Says of a query that finds nothing that it has a field which is none; true
 * if it has not.
 */
bool query_check_fields(const struct query *query, struct error *err);

/* A new node of a query, zeroed; a form that is not there yet. */
struct query_node *query_node_new(struct query *query, enum query_kind kind);
void query_add_form(struct query_node *node, const struct query_form *form);

/* Folded words of a text, one blank between two; signs are left out. */
const char *query_words(struct arena *arena, const char *text, size_t len);

/*
 * The same without the hyphens in words and the stops in initials: "co-op" is
 * "coop", "F.S.T.M.B." "fstmb".  NULL: there are none.
 */
const char *query_whole(struct arena *arena, const char *text, size_t len);

/* Is there no field in it? */
bool query_is_text(const struct query_node *node);

/* -- in the language of the full-text index (query_match.c) --------------- */

/*
 * Adds a tree without fields.  language: forms that belong to it, too; close:
 * no forms but those, nothing that is a slip or a scanning error.
 */
void query_write(const struct query_node *node, const char *language,
	bool close, struct str *match);

/* -- in a text (query_find.c) --------------------------------------------- */

/* A passage as it stands on the page, and as it was probably printed. */
struct query_passage {
	struct slice text;
	struct fold fold;
	struct fold mended_fold;
	struct mended *mended; /* NULL: nothing is damaged */
};

/* How well a tree fits; HIT_HOWS if its words cannot be found. */
enum hit_how
query_fits(const struct query_node *node, const struct query_passage *passage);

/* A place in a passage where a word of the query stands. */
struct query_place {
	uint32_t start, end;
	enum hit_how how;
};

/*
 * The first place at or after an offset in the passage; words of the query
 * that follow each other are one.
 */
bool query_find(const struct query *query, const struct query_passage *passage,
	uint32_t from, struct query_place *place);

#endif
