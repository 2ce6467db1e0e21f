/*
 * The child process in which full-text search runs.
 */
#ifndef STORE_MATCH_H
#define STORE_MATCH_H

#include "store/connection.h"

/* Ends the child, if there is one. */
void match_stop(struct store *store);

#endif
