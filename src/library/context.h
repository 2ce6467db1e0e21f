/*
 * Context is the line around something found: what stands before and after it
 * in its block, with single blanks, cut between words.
 */
#ifndef LIBRARY_CONTEXT_H
#define LIBRARY_CONTEXT_H

#include "lectern/base/memory.h"
#include "lectern/base/str.h"

struct context {
	const char *before, *match, *after;
};

/*
 * start and end are offsets in the block's text.  room: bytes around it, one
 * third before and two thirds behind; 0: about a line's worth.
 */
struct context context_around(struct arena *arena, struct slice block,
	size_t start, size_t end, size_t room);

/* The beginning of a passage on one line, cut between words. */
const char *context_beginning(struct arena *arena, struct slice text);

#endif
