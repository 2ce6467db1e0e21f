/* Documents that are nothing but names, put into a library as they are. */
#ifndef TESTS_UNIT_INDEX_SHELF_H
#define TESTS_UNIT_INDEX_SHELF_H

#include <stdio.h>
#include <string.h>

#include "lectern/store/save.h"
#include "lectern/store/store.h"

static uint32_t
doc_know(struct doc *doc, enum entity_type type, const char *name)
{
	struct entity *entity;
	size_t i;

	for (i = 0; i < doc->entity_count; i++) {
		if (doc->entities[i].type == type &&
			!strcmp(doc->entities[i].name, name))
			break;
	}
	if (i == doc->entity_count)
		doc_add_entity(doc, type, name);
	entity = &doc->entities[i];
	entity->mentions++;
	return (uint32_t)i;
}

/* Mentions of the names, one after the other. */
static void
doc_name(struct doc *doc, const char *names)
{
	const char *at = names, *end, *blank;
	struct span *span;
	char *type, *name;

	while (*at) {
		end = at + strcspn(at, ";");
		blank = strchr(at, ' ');
		type = strndup(at, (size_t)(blank - at));
		name = strndup(blank + 1, (size_t)(end - blank - 1));
		span = doc_add_span(doc, SPAN_MENTION,
			(uint32_t)(blank + 1 - names), (uint32_t)(end - names));
		span->type = entity_type_of(type);
		span->target = doc_know(doc, span->type, name);
		free(type);
		free(name);
		at = end + strspn(end, "; ");
	}
}

/* "PER Juan Lechín; PLACE Oruro": those, one after the other. */
static void
shelve_at(struct store *store, uint32_t number, const char *file,
	const char *names)
{
	struct save_source source = {
		.number = number, .file = file, .digest = ""
	};
	struct doc *doc = doc_new();
	struct error err = { 0 };

	doc_set_text(doc, names, strlen(names));
	doc->format = "text";
	doc_add_block(doc, BLOCK_PARAGRAPH, 0, (uint32_t)strlen(names));
	doc_name(doc, names);
	if (!save_document(store, &source, doc, &err))
		fail_msg("%s", err.text);
	doc_free(doc);
}

#endif
