/* Loading: the lists compiled in, and the model. */
#include "lectern/names/resources.h"

#include <stdlib.h>

#include "lectern/base/asset.h"
#include "lectern/base/memory.h"
#include "names/loaded.h"

#define WORD_LONGEST 48

/* asset_find gives nothing for one left out. */
static const char *const resources_lists[] = {
	"words/english.txt",
	"words/spanish.txt",
	"words/heads.txt",
	"gazetteers/first-names.txt",
	"gazetteers/given-names.txt",
	"gazetteers/peoples.txt",
	"gazetteers/places.txt",
	"gazetteers/organisations.txt",
};

struct resources *
resources_new_words(void)
{
	struct resources *resources = memory_zero(1, sizeof *resources);
	struct error err = { 0 };

	/* Without a model names are found by rules, less well. */
	resources->tagger = tagger_new(asset_find("model/names.bin"), &err);
	return resources;
}

struct resources *
resources_new(void)
{
	struct resources *resources = resources_new_words();
	size_t i;

	resources->gazetteer = gazetteer_new();
	for (i = 0; i < sizeof resources_lists / sizeof *resources_lists; i++)
		gazetteer_add(
			resources->gazetteer, asset_find(resources_lists[i]));
	return resources;
}

void
resources_free(struct resources *resources)
{
	if (!resources)
		return;
	gazetteer_free(resources->gazetteer);
	tagger_free(resources->tagger);
	free(resources);
}

void
resources_add(struct resources *resources, struct slice text)
{
	gazetteer_add(resources->gazetteer, text);
}

bool
resources_know_word(const struct resources *resources, struct slice word)
{
	const struct lexicon_table *clusters;
	char lower[WORD_LONGEST];
	size_t i;

	if (!resources->tagger || word.len > WORD_LONGEST)
		return false;
	clusters = &tagger_lexicon(resources->tagger)->clusters;
	for (i = 0; i < word.len; i++)
		lower[i] = word.data[i] >= 'A' && word.data[i] <= 'Z'
				   ? (char)(word.data[i] | 0x20)
				   : word.data[i];
	return lexicon_find(clusters, lexicon_hash(word)) ||
	       lexicon_find(clusters,
		       lexicon_hash((struct slice){ lower, word.len }));
}
