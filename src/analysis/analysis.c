/* The line of passes. */
#include "lectern/analysis/analysis.h"

#include <stdlib.h>

#include "analysis/passes.h"

struct analysis {
	int nothing;
};

static void (*const passes[])(const struct analysis *, struct doc *) = {
	structure_pass,
	metadata_pass,
	notes_pass,
	dates_pass,
	works_pass,
	entities_pass,
};

struct analysis *
analysis_new(void)
{
	return memory_zero(1, sizeof(struct analysis));
}

void
analysis_free(struct analysis *analysis)
{
	free(analysis);
}

void
analysis_run(const struct analysis *analysis, struct doc *doc)
{
	size_t i;

	for (i = 0; i < sizeof passes / sizeof *passes; i++)
		passes[i](analysis, doc);
	doc_sort(doc);
}
