/* The line of passes: each stands on what those before it have found. */
#include "lectern/analysis/analysis.h"

#include "analysis/damage.h"
#include "lectern/names/passes.h"
#include "lectern/notes/passes.h"
#include "lectern/structure/passes.h"

void
analysis_run(const struct resources *resources, struct doc *doc)
{
	structure_pass(doc);
	metadata_pass(doc);
	notes_pass(doc);
	dates_pass(resources, doc);
	works_pass(doc);
	entities_pass(resources, doc);
	damage_pass(resources, doc);
	doc_sort(doc);
}
