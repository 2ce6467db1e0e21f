/*
 * Which libraries were built here, by whoever asks.
 *
 * SQLite's word index believes what a file tells it, so only what we have made
 * ourselves is changed, or searched by a process that could not be confined.
 * A copy, a library that came on a stick, one that another user has put in the
 * place of ours, is a stranger's.
 */
#ifndef LECTERN_STORE_TRUST_H
#define LECTERN_STORE_TRUST_H

#include <stdbool.h>
#include <sys/types.h>

/* Remembers a library that has just been put in its place. */
void trust_give(const char *library);

/* Is it still that very file?  On another disk than ours, it is read. */
bool trust_has(const char *library);

/* The same of the file that has these numbers, or no; it is never read. */
bool trust_has_node(const char *library, dev_t device, ino_t node);

#endif
