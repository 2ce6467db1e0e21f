/* Resources and readings, as the passes of this room see them. */
#ifndef NAMES_LOADED_H
#define NAMES_LOADED_H

#include "lectern/names/resources.h"
#include "names/gazetteer.h"
#include "names/tagger.h"
#include "names/token.h"

struct resources {
	struct gazetteer *gazetteer;
	struct tagger *tagger; /* NULL: rules alone */
};

struct reading {
	const struct resources *resources;
	struct doc *doc;
	struct tokens tokens;
};

#endif
