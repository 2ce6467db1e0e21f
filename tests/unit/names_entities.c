/*
 * Names: what is found, whose it is, and why.
 *
 * Every document of tests/documents/entities is listed -- entities with their
 * mentions -- and compared with the file of its name in
 * tests/golden/entities.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/names/passes.h"
#include "lectern/notes/passes.h"
#include "lectern/structure/passes.h"
#include "golden.h"

static void
list_entity(struct str *out, const struct doc *doc, uint32_t index)
{
	const struct entity *entity = &doc->entities[index];
	const struct span *span = doc->spans;

	str_add_format(
		out, "%s %s", entity_type_name(entity->type), entity->name);
	if (entity->why)
		str_add_format(out, " (%s)", entity->why);
	str_add_char(out, '\n');
	for (; span < doc->spans + doc->span_count; span++) {
		if (span->kind != SPAN_MENTION || span->target != index)
			continue;
		str_add_format(out, "\t%u \"%.*s\"%s%s: %s\n", span->start,
			(int)(span->end - span->start), doc->text + span->start,
			span->flags & SPAN_UNSURE ? " unsure" : "",
			span->flags & SPAN_SCAN ? " scan" : "", span->why);
	}
}

static char *
listing(const struct doc *doc)
{
	struct str out = { 0 };
	uint32_t i;

	for (i = 0; i < doc->entity_count; i++)
		list_entity(&out, doc, i);
	for (i = 0; i < doc->remark_count; i++) {
		if (doc->remarks[i].kind == REMARK_GUESS ||
			doc->remarks[i].kind == REMARK_DATE)
			str_add_format(&out, "%s %u: %s\n",
				remark_kind_name(doc->remarks[i].kind),
				doc->remarks[i].start, doc->remarks[i].text);
	}
	return str_take(&out);
}

static struct doc *
doc_of(const struct resources *resources, const char *text, size_t len)
{
	struct doc *doc = doc_new();
	struct reading *reading;

	doc_set_text(doc, text, len);
	structure_pass(doc);
	notes_pass(doc);
	reading = reading_new(resources, doc);
	dates_pass(reading);
	entities_pass(reading);
	reading_free(reading);
	doc_sort(doc);
	return doc;
}

static char *
list_document(struct slice text)
{
	struct resources *resources = resources_new();
	struct doc *doc = doc_of(resources, text.data, text.len);
	char *list = listing(doc);

	doc_free(doc);
	resources_free(resources);
	return list;
}

static void
documents_are_as_listed(void **state)
{
	(void)state;
	golden_documents("entities", 5, list_document);
}

/* Boilerplate is nobody's text, and names in it are nobody's names. */
static void
boilerplate_has_no_names(void **state)
{
	static const char text[] = "Evo Morales met Juan Lechín in Oruro.";
	struct resources *resources = resources_new();
	struct doc *doc = doc_new();
	struct reading *reading;

	(void)state;
	doc_set_text(doc, text, sizeof text - 1);
	doc_add_block(doc, BLOCK_BOILERPLATE, 0, doc->len);
	reading = reading_new(resources, doc);
	entities_pass(reading);
	reading_free(reading);
	assert_int_equal(doc->span_count, 0);
	assert_int_equal(doc->entity_count, 0);
	doc_free(doc);
	resources_free(resources);
}

/* Whatever the bytes: no crash, and spans within the text, on words. */
static void
noise_is_survived(void **state)
{
	static const char *const noise[] = { "", "A", "A-", "-A B-", "U.S.",
		"''''s 's S's", "(((((A (B (C)", "De De De De La La", "É É. É.",
		"1952-1952-1952-", "A & B & C & ", "\xc2\xa0\xc2\xa0",
		"Mr. Mr. Mr.", "President of of the of", "Nº Nº 12º" };
	struct resources *resources = resources_new();
	struct reading *reading;
	struct doc *doc;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof noise / sizeof *noise; i++) {
		doc = doc_new();
		doc_set_text(doc, noise[i], strlen(noise[i]));
		if (doc->len)
			doc_add_block(doc, BLOCK_PARAGRAPH, 0, doc->len);
		reading = reading_new(resources, doc);
		dates_pass(reading);
		entities_pass(reading);
		reading_free(reading);
		for (k = 0; k < doc->span_count; k++) {
			assert_true(doc->spans[k].start < doc->spans[k].end);
			assert_true(doc->spans[k].end <= doc->len);
		}
		doc_free(doc);
	}
	resources_free(resources);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_are_as_listed),
		cmocka_unit_test(boilerplate_has_no_names),
		cmocka_unit_test(noise_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
