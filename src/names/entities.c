/*
 * The pass that finds who and what is named: candidates from a proposer, the
 * vote of the document, and then whose name each is.  The steps are in
 * propose.c, names.c and resolve.c; here they are put together, and the works
 * that are cited become entities, too.
 */
#include <stdlib.h>
#include <string.h>

#include "names/events.h"
#include "names/naming.h"
#include "names/narrative.h"
#include "lectern/names/passes.h"
#include "names/resolve.h"

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

static void
naming_by_rules(struct naming *naming)
{
	naming->quiet = propose_quiet(naming->tokens);
	propose_rules(naming->tokens, naming->quiet, &naming->candidates);
}

static void
naming_by_tagger(struct naming *naming)
{
	const struct tagger *tagger = naming->reading->resources->tagger;

	if (tagger)
		propose_tagger(naming->tokens, naming->quiet, tagger,
			&naming->candidates);
}

static void
naming_by_vote(struct naming *naming)
{
	struct names *names = &naming->names;
	bool narrative = narrative_is(naming->tokens);

	if (narrative)
		narrative_propose(
			naming->tokens, naming->quiet, &naming->candidates);
	names_collect(names, naming->tokens, &naming->candidates);
	names->wary = naming->reading->resources->tagger != NULL;
	if (narrative)
		narrative_weigh(naming->tokens, names, &naming->candidates);
	names_settle(names, naming->tokens, naming->quiet, &naming->candidates);
}

static void
naming_resolve(struct naming *naming)
{
	struct doc *doc = naming->reading->doc;

	resolve_names(naming->tokens, &naming->names, &naming->candidates, doc);
	events_find(naming->tokens, &naming->candidates, doc);
	entities_of_works(doc);
}

const struct naming_step naming_steps[NAMING_STEPS] = {
	{ "rules", naming_by_rules },
	{ "tagger", naming_by_tagger },
	{ "vote", naming_by_vote },
	{ "entities", naming_resolve },
};

void
naming_init(struct naming *naming, const struct reading *reading)
{
	*naming = (struct naming){ .reading = reading,
		.tokens = &reading->tokens };
}

void
naming_done(struct naming *naming)
{
	names_done(&naming->names);
	free(naming->candidates.list);
	free(naming->quiet);
}

void
entities_pass(const struct reading *reading)
{
	struct naming naming;
	size_t step;

	naming_init(&naming, reading);
	for (step = 0; step < NAMING_STEPS; step++)
		naming_steps[step].take(&naming);
	naming_done(&naming);
}
