/*
 * Words that a scanner spoilt, as only the vocabulary of the whole library can
 * tell: a rare word that no list has, and that looks like a frequent one.
 */
#ifndef INDEX_VOCABULARY_H
#define INDEX_VOCABULARY_H

#include "lectern/store/store.h"

/* Finds them and marks their places; when names are resolved. */
bool vocabulary_mend(struct store *store, struct error *err);

#endif
