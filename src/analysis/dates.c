/* Nothing yet. */
#include "analysis/passes.h"

void
dates_pass(const struct analysis *analysis, struct doc *doc)
{
	(void)analysis;
	(void)doc;
}
