/* What a library is, for the files of this room. */
#ifndef LIBRARY_INSIDE_H
#define LIBRARY_INSIDE_H

#include <sys/types.h>

#include "lectern/library/library.h"
#include "lectern/store/store.h"

/* The blocks of a document. */
struct library_home {
	uint32_t first, count; /* the first is what stands before them all */
	uint32_t document;
};

struct library {
	struct store *store;
	struct library_info info;
	struct arena arena;         /* of info's strings */
	struct library_home *homes; /* by first; NULL until a search */
	size_t home_count;
	bool scattered; /* blocks are not in the order of documents */
	uint32_t last_block;
	dev_t device; /* which file we have open */
	ino_t node;
};

/*
 * A line for a listing: the text of a range with its blanks made single, cut
 * at `most' bytes with an ellipsis (0: not cut).
 */
const char *library_line(struct arena *arena, struct slice text, size_t most);

#endif
