/* Cutting is all there is to it: see token.h. */
#include "lectern/names/reading.h"

#include <stdlib.h>

#include "names/loaded.h"
#include "lectern/base/memory.h"

struct reading *
reading_new(const struct resources *resources, struct doc *doc)
{
	struct reading *reading = memory_zero(1, sizeof *reading);

	reading->resources = resources;
	reading->doc = doc;
	token_cut(&reading->tokens, doc, resources->gazetteer);
	return reading;
}

void
reading_free(struct reading *reading)
{
	if (!reading)
		return;
	token_done(&reading->tokens);
	free(reading);
}
