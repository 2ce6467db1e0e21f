/* The line of passes: each stands on what those before it have found. */
#include "lectern/analysis/analysis.h"

#include <stdlib.h>

#include "analysis/damage.h"
#include "lectern/base/memory.h"
#include "lectern/names/passes.h"
#include "lectern/notes/passes.h"
#include "lectern/structure/passes.h"

struct analysis {
	struct resources *names;
	struct damage_lists words;
};

struct analysis *
analysis_new(void)
{
	struct analysis *analysis = memory_zero(1, sizeof *analysis);

	analysis->names = resources_new();
	damage_lists_read(&analysis->words);
	return analysis;
}

void
analysis_free(struct analysis *analysis)
{
	if (!analysis)
		return;
	resources_free(analysis->names);
	damage_lists_done(&analysis->words);
	free(analysis);
}

struct resources *
analysis_names(struct analysis *analysis)
{
	return analysis->names;
}

void
analysis_run(const struct analysis *analysis, struct doc *doc)
{
	struct reading *reading;

	structure_pass(doc);
	metadata_pass(doc);
	notes_pass(doc);
	reading = reading_new(analysis->names, doc);
	dates_pass(reading);
	works_pass(doc);
	entities_pass(reading);
	reading_free(reading);
	damage_pass(&analysis->words, analysis->names, doc);
	doc_sort(doc);
}
