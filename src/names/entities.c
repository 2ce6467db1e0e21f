/*
 * The pass that finds who and what is named: candidates from a proposer, the
 * vote of the document, and then whose name each is.  The steps are in
 * propose.c, names.c and resolve.c; here they are put together, and the works
 * that are cited become entities, too.
 */
#include <stdlib.h>
#include <string.h>

#include "names/events.h"
#include "names/names.h"
#include "names/narrative.h"
#include "lectern/names/passes.h"
#include "names/resolve.h"
#include "names/loaded.h"

/* The works that have become entities, by title: open addressing, 0 is free. */
struct titled {
	uint32_t *slots; /* entity, plus 1 */
	size_t mask;
};

static void
titled_init(struct titled *titled, size_t works)
{
	size_t slots = 16;

	while (slots < 2 * works)
		slots *= 2;
	titled->slots = memory_zero(slots, sizeof *titled->slots);
	titled->mask = slots - 1;
}

/* The entity of a title, new if need be. */
static uint32_t
titled_entity(struct titled *titled, struct doc *doc, const char *title)
{
	size_t at = slice_hash(slice_of(title)) & titled->mask;

	for (; titled->slots[at]; at = (at + 1) & titled->mask) {
		if (!strcmp(doc->entities[titled->slots[at] - 1].name, title))
			return titled->slots[at] - 1;
	}
	doc_add_entity(doc, ENTITY_WORK, title);
	titled->slots[at] = (uint32_t)doc->entity_count;
	return titled->slots[at] - 1;
}

/* One entity for each work, however often it is cited. */
static void
entities_of_works(struct doc *doc)
{
	struct titled titled;
	uint32_t i, entity;
	struct span *span;

	titled_init(&titled, doc->work_count);
	for (i = 0; i < doc->work_count; i++) {
		const struct work *work = &doc->works[i];

		if (!work->title || work->end <= work->start ||
			(work->form != WORK_FULL &&
				work->form != WORK_SHORT_TITLE))
			continue;
		entity = titled_entity(&titled, doc, work->title);
		span = doc_add_span(doc, SPAN_MENTION, work->start, work->end);
		span->type = ENTITY_WORK;
		span->target = entity;
		span->confidence = 0.8f;
		span->value = doc->entities[entity].name;
		span->why = "title of a cited work";
		doc->entities[entity].mentions++;
	}
	free(titled.slots);
}

void
entities_pass(const struct resources *resources, struct doc *doc)
{
	struct tokens tokens;
	struct candidates candidates = { 0 };
	struct names names;
	uint8_t *quiet;

	token_cut(&tokens, doc, resources->gazetteer);
	quiet = propose_quiet(&tokens);
	propose_rules(&tokens, quiet, &candidates);
	if (resources->tagger)
		propose_tagger(&tokens, quiet, resources->tagger, &candidates);
	names_collect(&names, &tokens, &candidates);
	names.wary = resources->tagger != NULL;
	if (narrative_is(&tokens))
		narrative_weigh(&tokens, &names, &candidates);
	names_settle(&names, &tokens, quiet, &candidates);
	resolve_names(&tokens, &names, &candidates, doc);
	events_find(&tokens, &candidates, doc);
	entities_of_works(doc);
	names_done(&names);
	free(candidates.list);
	free(quiet);
	token_done(&tokens);
}
