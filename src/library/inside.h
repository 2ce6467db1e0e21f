/* What a library is, for the files of this room. */
#ifndef LIBRARY_INSIDE_H
#define LIBRARY_INSIDE_H

#include <sys/types.h>

#include "lectern/library/library.h"
#include "lectern/store/store.h"

struct library {
	struct store *store;
	struct library_info info;
	struct arena arena;     /* of info's strings */
	uint32_t *first_blocks; /* of document i + 1; NULL until a search */
	size_t first_count;
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
