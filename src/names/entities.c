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
#include "lectern/names/passes.h"
#include "names/resolve.h"
#include "names/loaded.h"

/* One entity for each work, however often it is cited. */
static void
entities_of_works(struct doc *doc)
{
	uint32_t i, j, entity, others = (uint32_t)doc->entity_count;
	struct span *span;

	for (i = 0; i < doc->work_count; i++) {
		const struct work *work = &doc->works[i];

		if (!work->title || work->end <= work->start ||
			(work->form != WORK_FULL &&
				work->form != WORK_SHORT_TITLE))
			continue;
		entity = DOC_NONE;
		for (j = others; j < doc->entity_count; j++) {
			if (doc->entities[j].type == ENTITY_WORK &&
				strcmp(doc->entities[j].name, work->title) == 0)
				entity = j;
		}
		if (entity == DOC_NONE) {
			doc_add_entity(doc, ENTITY_WORK, work->title);
			entity = (uint32_t)doc->entity_count - 1;
		}
		span = doc_add_span(doc, SPAN_MENTION, work->start, work->end);
		span->type = ENTITY_WORK;
		span->target = entity;
		span->confidence = 0.8f;
		span->value = doc->entities[entity].name;
		span->why = "title of a cited work";
		doc->entities[entity].mentions++;
	}
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
	names_settle(&names, &tokens, quiet, &candidates);
	resolve_names(&tokens, &names, &candidates, doc);
	events_find(&tokens, &candidates, doc);
	entities_of_works(doc);
	names_done(&names);
	free(candidates.list);
	free(quiet);
	token_done(&tokens);
}
