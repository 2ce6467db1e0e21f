/* The line of passes. */
#include "lectern/analysis/analysis.h"

#include <stdlib.h>

#include "analysis/passes.h"
#include "analysis/resources.h"
#include "lectern/base/asset.h"

/* The lists compiled in; asset_find gives nothing for one left out. */
static const char *const analysis_lists[] = {
	"words/english.txt",
	"words/spanish.txt",
	"words/heads.txt",
	"gazetteers/first-names.txt",
	"gazetteers/peoples.txt",
	"gazetteers/places.txt",
	"gazetteers/organisations.txt",
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
	struct analysis *analysis = memory_zero(1, sizeof *analysis);
	struct error err = { 0 };
	size_t i;

	analysis->gazetteer = gazetteer_new();
	for (i = 0; i < sizeof analysis_lists / sizeof *analysis_lists; i++)
		gazetteer_add(
			analysis->gazetteer, asset_find(analysis_lists[i]));
	/* Without a model names are found by rules, less well. */
	analysis->tagger = tagger_new(asset_find("model/names.bin"), &err);
	return analysis;
}

void
analysis_free(struct analysis *analysis)
{
	if (!analysis)
		return;
	gazetteer_free(analysis->gazetteer);
	tagger_free(analysis->tagger);
	free(analysis);
}

void
analysis_add_names(struct analysis *analysis, struct slice text)
{
	gazetteer_add(analysis->gazetteer, text);
}

void
analysis_run(const struct analysis *analysis, struct doc *doc)
{
	size_t i;

	for (i = 0; i < sizeof passes / sizeof *passes; i++)
		passes[i](analysis, doc);
	doc_sort(doc);
}
