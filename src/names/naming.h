/*
 * Naming: the steps by which the names of a document are found, in order; each
 * stands on what those before it left here.
 */
#ifndef NAMES_NAMING_H
#define NAMES_NAMING_H

#include "names/loaded.h"
#include "names/names.h"

struct naming {
	const struct reading *reading;
	const struct tokens *tokens;
	struct candidates candidates;
	struct names names;
	uint8_t *quiet; /* of each token, enum propose_quiet */
};

struct naming_step {
	const char *name; /* one word, for those who measure */
	void (*take)(struct naming *naming);
};

#define NAMING_STEPS 4

extern const struct naming_step naming_steps[NAMING_STEPS];

void naming_init(struct naming *naming, const struct reading *reading);
void naming_done(struct naming *naming);

#endif
