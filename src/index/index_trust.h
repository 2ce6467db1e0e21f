/*
 * Which libraries were built here: only what we have made ourselves may be
 * changed, for SQLite's word index believes what a file tells it.
 */
#ifndef INDEX_INDEX_TRUST_H
#define INDEX_INDEX_TRUST_H

#include <stdbool.h>

/* Remembers a library that has just been put in its place. */
void index_trust_give(const char *library);

/* Is it still that very file? */
bool index_trust_has(const char *library);

#endif
