/*
 * Words that a scanner spoilt, as only the vocabulary of the whole library can
 * tell: a rare word that no list has, and that looks like a frequent one.
 */
#ifndef INDEX_VOCABULARY_H
#define INDEX_VOCABULARY_H

#include "lectern/store/store.h"

/*
 * Finds them and marks their places; when names are resolved.  In a library
 * that was changed: only where the words that came or went have a part in it.
 */
bool vocabulary_mend(struct store *store, bool changed, struct error *err);

#endif
