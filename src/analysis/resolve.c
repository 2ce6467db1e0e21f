/* One entity for each name; the thinnest beginning. */
#include "analysis/resolve.h"

#include <stdlib.h>

void
resolve_names(const struct tokens *tokens, const struct names *names,
	const struct candidates *candidates, struct doc *doc)
{
	uint32_t *entity = memory_zero(names->count + 1, sizeof *entity), i;

	for (i = 0; i < candidates->count; i++) {
		const struct candidate *c = &candidates->list[i];
		struct span *span = doc_add_span(doc, SPAN_MENTION,
			tokens->list[c->first].start,
			tokens->list[c->behind - 1].end);

		if (!entity[c->name]) {
			doc_add_entity(doc, c->type,
				doc_copy(doc, doc_slice(doc, span->start,
						      span->end)));
			entity[c->name] = (uint32_t)doc->entity_count;
		}
		span->type = c->type;
		span->target = entity[c->name] - 1;
		span->confidence = c->confidence;
		span->why = c->why;
		span->value = doc->entities[span->target].name;
		doc->entities[span->target].mentions++;
	}
	free(entity);
}
