/*
 * Labels of tokens: O, and B- and I- of each type.  B begins a name, I goes on
 * with it.
 */
#ifndef NAMES_LABELS_H
#define NAMES_LABELS_H

#include <stdbool.h>

/* Types the model knows: those of enum entity_type. */
#define TAGGER_TYPES 7
#define TAGGER_LABELS (1 + 2 * TAGGER_TYPES)
#define TAGGER_ROW 16 /* weights of a row: one a label, and one of nothing */

enum { TAGGER_O = 0 };

static inline unsigned
tagger_begin(unsigned type)
{
	return 1 + 2 * type;
}

static inline unsigned
tagger_inside(unsigned type)
{
	return 2 + 2 * type;
}

/* May this label follow that one?  I- only after B- or I- of its type. */
static inline bool
tagger_follows(unsigned before, unsigned label)
{
	return label == TAGGER_O || label % 2 == 1 || before == label ||
	       before + 1 == label;
}

#endif
