/*
 * Forms of address: whether the text calls a name Mr, Mrs or Miss.
 *
 * Mr and Mrs Pett share a name and are two people, so where a document
 * addresses a name in ways that contradict each other, each way becomes a name
 * of its own, to be resolved like any other.
 */
#ifndef NAMES_ADDRESS_H
#define NAMES_ADDRESS_H

#include "names/names.h"

enum address {
	ADDRESS_MAN = 1,
	ADDRESS_WOMAN = 2,
	ADDRESS_WIFE = 4, /* Mrs, Madame: a woman, too */
	ADDRESS_MISS = 8,
};

/* Does the token only say how somebody is addressed, or what he is like? */
bool address_is_title(const struct tokens *tokens, uint32_t i);
bool address_is_epithet(const struct tokens *tokens, uint32_t i);

/* Does "Mr.", "Mrs" or "Miss" stand before: what only persons are called? */
bool address_names_person(const struct tokens *tokens, uint32_t first);

/* What the words before a name, and those it begins with, say of it. */
unsigned
address_of(const struct tokens *tokens, uint32_t first, uint32_t behind);

/* Takes off both ends of a person's name what is no part of it. */
void
address_core(const struct tokens *tokens, uint32_t *first, uint32_t *behind);

/*
 * The token of the "Mrs" before a name that says too little without it: a
 * surname alone, or her husband's name.  Else the first of the name.
 */
uint32_t address_begin(const struct tokens *tokens, const struct name *name);

/* Is one said to be a man and the other a woman? */
bool address_conflicts(unsigned a, unsigned b);

/* Parts the names of people that are addressed in more than one way. */
void address_part(struct names *names, const struct tokens *tokens,
	struct candidates *candidates);

#endif
