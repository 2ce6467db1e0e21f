/*
 * Words for kinds of bodies: company, party, union.
 *
 * With a capital and an article such a word stands for one of the kind that
 * the document knows, so it says nothing of the same word in other documents.
 */
#ifndef NAMES_KINDS_H
#define NAMES_KINDS_H

#include <stdbool.h>
#include <stdint.h>

#include "lectern/base/str.h"

enum { KINDS = 24 };

/* 1 and more for the kind a folded word means, 0 for no such word. */
uint8_t kinds_of(struct slice word);

/* Is it such a word in Spanish? */
bool kinds_is_spanish(struct slice word);

/*
 * Words that contracts and laws call by: sellers and boards, acts and leases.
 * Like kinds, they say nothing of the same word elsewhere.
 */
enum kinds_term { KINDS_NO_TERM, KINDS_PARTY, KINDS_TEXT };

enum kinds_term kinds_term(struct slice word);

#endif
