/*
 * Links: which names of a document name one thing, each with its reason.
 *
 * The names are the nodes of a union-find; a link joins two of them and keeps
 * the words that say why.
 */
#ifndef NAMES_LINKS_H
#define NAMES_LINKS_H

#include "names/names.h"

struct link {
	uint32_t a, b; /* names */
	const char *why;
};

struct links {
	const struct tokens *tokens;
	const struct names *names;
	struct doc *doc;
	char **keys;      /* by name: normalised; NULL if it has no mention */
	uint32_t *parent; /* union-find */
	bool *variant;    /* by name: a slip or a scanner's error */
	uint8_t *address; /* by root: of all its names, see address.h */
	struct link *list;
	uint32_t count;
	size_t cap;
};

uint32_t links_root(const struct links *links, uint32_t name);
/* Of one type, and not called man and woman? */
bool links_may_join(const struct links *links, uint32_t a, uint32_t b);
void links_join(struct links *links, uint32_t a, uint32_t b, const char *why);

/* The steps, in the order in which they are sure. */
void links_by_gazetteer(struct links *links);
void links_by_key(struct links *links);
void links_by_beginning(struct links *links);
void links_by_context(struct links *links, const struct candidates *candidates);
void links_by_initials(struct links *links);
void links_of_people(struct links *links);
void links_by_spelling(struct links *links);

#endif
