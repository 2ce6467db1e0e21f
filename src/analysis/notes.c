/* Nothing yet. */
#include "analysis/passes.h"

void
notes_pass(const struct analysis *analysis, struct doc *doc)
{
	(void)analysis;
	(void)doc;
}
