/*
 * Search, references and dates: where else the library speaks of something.
 */
#ifndef LECTERN_LIBRARY_SEARCH_H
#define LECTERN_LIBRARY_SEARCH_H

#include "lectern/doc/reference.h"
#include "lectern/library/library.h"

struct hit {
	struct place place; /* the first matching word */
	const char *before, *match, *after; /* a line around it, as printed */
	double score; /* higher is better */
	bool in_note;
	bool in_heading;
};

struct hit_list {
	struct hit *rows;
	size_t count;
	uint32_t total;	    /* passages that match, however few are listed */
	uint32_t documents; /* ... in how many documents */
	uint32_t entity;    /* the query names this entity, or 0 */
	struct arena arena;
};

/*
 * Passages that match, grouped by document, the best document first, in the
 * order of the text within a document.  The query: words, "phrases", prefix*,
 * a OR b, -not.  Case, accents, quotation marks and blanks do not matter.
 */
bool library_search(struct library *library, const char *query,
	uint32_t limit, struct hit_list *list, struct error *err);
void hit_list_done(struct hit_list *list);

struct reference_row {
	struct place from;
	struct place to;
	enum reference_kind kind;
	double score; /* 0 to 1 */
	const char *why; /* "same event: massacre at Catavi, Dec. 1942" */
	const char *text; /* the beginning of the passage at the other end */
	bool incoming;	  /* found at `to': it points here */
};

struct reference_list {
	struct reference_row *rows;
	size_t count;
	struct arena arena;
};

/* References at either end of a passage, best first. */
bool library_references(struct library *library, const struct place *place,
	struct reference_list *list, struct error *err);
void reference_list_done(struct reference_list *list);

struct date_row {
	struct place place;
	const char *edtf;
	bool inferred;
	const char *before, *match, *after;
};

struct date_list {
	struct date_row *rows;
	size_t count;
	struct arena arena;
};

/*
 * Dated passages in order of date; document 0: of all; entity 0: any; limit 0:
 * no limit.
 */
bool library_timeline(struct library *library, uint32_t document,
	uint32_t entity, uint32_t limit, struct date_list *list,
	struct error *err);

/* Other passages with the date that stands at a place. */
bool library_same_date(struct library *library, const struct place *place,
	uint32_t limit, struct date_list *list, struct error *err);
void date_list_done(struct date_list *list);

#endif
