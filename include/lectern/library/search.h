/*
 * Search, references and dates: where else the library speaks of something.
 */
#ifndef LECTERN_LIBRARY_SEARCH_H
#define LECTERN_LIBRARY_SEARCH_H

#include "lectern/doc/reference.h"
#include "lectern/library/library.h"

/* How what stands on the page is what was asked for; better ones first. */
enum hit_how {
	HIT_EXACT,
	HIT_FORM,   /* another form of the word: "mines" for "mine" */
	HIT_FOLDED, /* without the accents that were typed, or with others */
	HIT_EDIT,   /* one edit away (~1) */
	HIT_SCAN,   /* a spelling that the library takes for a scanning error */
	HIT_MENDED, /* damaged here; it was probably printed like this */
	HIT_HOWS
};

/* "", "form", "accents", "edit", "scan", "damage" */
const char *hit_how_name(enum hit_how how);
enum hit_how hit_how_of(const char *name); /* HIT_EXACT if it is none */

/* Is it not quite what was asked for, so that it is marked and comes last? */
bool hit_is_near(enum hit_how how);

struct hit {
	struct place place;                 /* the first matching word */
	const char *before, *match, *after; /* a line around it, as printed */
	double score;                       /* higher is better */
	enum hit_how how;
	bool in_note;
	bool in_heading;
	bool in_boilerplate;
};

#define HIT_STRIP 32

/* A document with hits: rows [first, first + listed) of the list are its. */
struct hit_document {
	uint32_t document;
	uint32_t passages; /* that match, however few are listed */
	size_t first, listed;
	uint16_t strip[HIT_STRIP]; /* of them in the n-th part of the text */
};

/* Somebody or something that the whole query names. */
struct hit_entity {
	uint32_t id; /* 0: nobody */
	enum entity_type type;
	const char *name;
	uint32_t mentions;
	uint32_t namesakes; /* others that are called so */
};

struct hit_list {
	struct hit *rows;
	size_t count;
	uint32_t total;     /* passages that match, however few are listed */
	uint32_t documents; /* ... in how many documents */
	bool more;          /* these two are only the least; not in order yet */
	struct hit_document *groups;
	size_t group_count;
	struct hit_entity entity;
	struct arena arena;
};

struct search_options {
	uint32_t limit;   /* of rows; 0: all */
	uint32_t context; /* bytes around a match; 0: a line's worth */
	bool exact;       /* words as typed, no other forms of them */
	bool boilerplate; /* there, too */
	bool hurry;       /* where very many match: some of them, at once */
};

/*
 * Passages that match, by document, the best document first, in the order of
 * the text within a document; what fits less well comes behind what fits.
 * options may be NULL.  The language of queries: src/library/query.h; a
 * mistake in one sets err->column.
 */
bool library_search(struct library *library, const char *query,
	const struct search_options *options, struct hit_list *list,
	struct error *err);

/*
 * A concordance: every place where a word of the query stands in a passage
 * that matches, in the order of documents and text; total counts passages.
 */
bool library_concordance(struct library *library, const char *query,
	const struct search_options *options, struct hit_list *list,
	struct error *err);

/*
 * Every place where a word of the query stands in the passage that holds a
 * place, whether all of the query fits there or not.
 */
bool library_matches(struct library *library, const char *query,
	const struct place *place, struct hit_list *list, struct error *err);
void hit_list_done(struct hit_list *list);

/* Is the query one plain word, so that "word~1" may find what it does not? */
bool library_may_be_misspelt(const char *query);

/* While a search takes its time, stop is asked; true gives it up. */
void library_on_wait(
	struct library *library, bool (*stop)(void *context), void *context);

struct reference_row {
	struct place from;
	struct place to;
	enum reference_kind kind;
	double score;     /* 0 to 1 */
	const char *why;  /* "same event: massacre at Catavi, Dec. 1942" */
	const char *text; /* the beginning of the passage at the other end */
	bool incoming;    /* found at `to': it points here */
	bool confirmed;   /* the reader says so; never set by the library */
	bool dismissed;   /* likewise */
};

struct reference_list {
	struct reference_row *rows;
	size_t count;
	struct arena arena;
};

/*
 * References at either end of a passage, best first; where a note is called is
 * one of the note.
 */
bool library_references(struct library *library, const struct place *place,
	struct reference_list *list, struct error *err);
void reference_list_done(struct reference_list *list);

struct date_row {
	struct place place;
	const char *edtf;
	int32_t low, high; /* first and last day: year * 10000 + ... */
	bool inferred;
	const char *why; /* how it was found, or the year inferred; or NULL */
	const char *before, *match, *after;
};

struct date_list {
	struct date_row *rows;
	size_t count;
	uint32_t total; /* however few are listed; 0: not counted */
	struct arena arena;
};

/* Which dates are wanted; all-zero: all. */
struct date_filter {
	uint32_t document;
	uint32_t entity;   /* dates of passages that mention it */
	const char *query; /* ... of passages that match; NULL: any */
	uint32_t limit;    /* 0: no limit */
};

/*
 * Dates in the order of their first day, of two that begin on one day the
 * longer first: a decade before its years, a year before its months.
 */
bool library_timeline(struct library *library, const struct date_filter *filter,
	struct date_list *list, struct error *err);

/* Other passages with the date that stands at a place. */
bool library_same_date(struct library *library, const struct place *place,
	uint32_t limit, struct date_list *list, struct error *err);
void date_list_done(struct date_list *list);

#endif
