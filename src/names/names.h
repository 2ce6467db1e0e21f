/*
 * Names: what a whole document says of each distinct sequence of words.
 *
 * Candidates vote on what their names are, and one answer holds for every
 * place where the name stands.  Then the text is walked once more, to find the
 * names where nothing told that they were some: at the beginning of a
 * sentence, in a heading, in a title.
 */
#ifndef NAMES_NAMES_H
#define NAMES_NAMES_H

#include "names/propose.h"

struct name {
	uint64_t hash;
	uint32_t first, behind; /* tokens of one occurrence */
	float votes[ENTITY_TYPES];
	uint32_t count;    /* candidates with this very name */
	uint32_t mentions; /* in the end */
	enum entity_type type;
	uint8_t address; /* of people: see address.h */
	bool part;  /* known only as a part of longer names */
	bool known; /* in the gazetteer */
	bool dead;  /* no name after all */
	bool told;  /* the text itself says that it is one */
};

struct names {
	struct name *list;
	uint32_t count;
	size_t cap;
	bool wary; /* of names where the tagger saw none */
	uint32_t *table;
	size_t slots;
	uint8_t *longest; /* by fold: tokens of the longest name it begins */
};

/* Collects the names of candidates, and what else follows from them. */
void names_collect(struct names *names, const struct tokens *tokens,
	struct candidates *candidates);
void names_done(struct names *names);

/*
 * Settles types, drops what nobody confirmed, and adds a candidate wherever a
 * settled name stands.  The candidates come out in order, none overlapping.
 */
void names_settle(struct names *names, const struct tokens *tokens,
	const uint8_t *quiet, struct candidates *candidates);

#endif
