/* What stands around names: short forms, persons before their towns. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "names/loaded.h"
#include "names/propose.h"

/*
 * Names as something took them for, and as they are; a bar between them.  All
 * are organisations.
 */
static const struct {
	const char *text, *seen, *settled;
} cases[] = {
	{ "The Food and Agriculture Organisation (FAO) said so.",
		"Agriculture Organisation|FAO",
		"Food and Agriculture Organisation|FAO" },
	{ "The National Publishing and Advertising Agency (NPAA) closed.",
		"National Publishing|Advertising Agency|NPAA",
		"National Publishing and Advertising Agency|NPAA" },
	{ "The Ministry of Trade, Industry and Tourism (MTIT) closed.",
		"Ministry of Trade|MTIT",
		"Ministry of Trade, Industry and Tourism|MTIT" },
	{ "The Sudanese People’s Liberation Army (SPLA) came.",
		"Liberation Army|SPLA",
		"Sudanese People’s Liberation Army|SPLA" },
	{ "They met the Cocoa Growers Union (CGU) there.", "CGU",
		"Cocoa Growers Union|CGU" },
	{ "The gross domestic product (GDP) fell; the GDP of Peru rose.",
		"GDP|GDP|Peru", "Peru" },
	/* Neither does a letter too many move anything, nor one too few. */
	{ "The Old Cocoa Growers Union (XCGU) met.", "Growers Union|XCGU",
		"Growers Union|XCGU" },
	{ "The Old Cocoa Growers Union (CGU) met.",
		"Old Cocoa Growers Union|CGU", "Old Cocoa Growers Union|CGU" },
};

static struct doc *
doc_of(const char *text)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, text, strlen(text));
	doc_add_block(doc, BLOCK_PARAGRAPH, 0, doc->len);
	return doc;
}

/*
 * Candidates for names with bars between them, in the order of the text; those
 * that begin with a star are persons, the others of this type.
 */
static void
candidates_see(struct candidates *candidates, const struct tokens *tokens,
	const char *names, enum entity_type type)
{
	bool person;
	uint32_t i = 0, first, at;
	const char *place = tokens->doc->text;
	size_t len;

	for (; *names; names += len + (names[len] == '|')) {
		person = *names == '*';
		names += person;
		len = strcspn(names, "|");
		while (strncmp(place, names, len) != 0)
			place++;
		at = (uint32_t)(place - tokens->doc->text);
		while (tokens->list[i].start < at)
			i++;
		for (first = i; tokens->list[i].start < at + len; i++)
			;
		propose_add(candidates, first, i, person ? ENTITY_PER : type,
			0.8f, REASON_TAGGER);
		place += len;
	}
}

/* What comes of the names that are seen once others have been heard. */
static void
names_settle_as(const struct resources *resources, const char *text,
	const char *seen, enum entity_type type,
	void (*settle)(const struct tokens *, struct candidates *),
	const char *settled)
{
	struct doc *doc = doc_of(text);
	struct candidates candidates = { 0 };
	struct tokens tokens;
	struct str out = { 0 };
	uint32_t k;

	token_cut(&tokens, doc, resources->gazetteer);
	candidates_see(&candidates, &tokens, seen, type);
	settle(&tokens, &candidates);
	for (k = 0; k < candidates.count; k++) {
		const struct candidate *name = &candidates.list[k];

		if (k)
			str_add_char(&out, '|');
		str_add_slice(
			&out, doc_slice(doc, tokens.list[name->first].start,
				      tokens.list[name->behind - 1].end));
	}
	assert_string_equal(str_text(&out), settled);
	str_done(&out);
	free(candidates.list);
	token_done(&tokens);
	doc_free(doc);
}

static void
test_letters_say_where_names_begin(void **state)
{
	struct resources *resources = resources_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		names_settle_as(resources, cases[i].text, cases[i].seen,
			ENTITY_ORG, propose_settle_initials, cases[i].settled);
	resources_free(resources);
}

static void
test_names_go_on(void **state)
{
	struct resources *resources = resources_new();

	(void)state;
	names_settle_as(resources, "In Edward the Second's time they came.",
		"*Edward", ENTITY_PER, propose_settle_bynames,
		"Edward the Second");
	names_settle_as(resources, "William the Conqueror and Edward the king.",
		"*William|*Conqueror|*Edward", ENTITY_PER,
		propose_settle_bynames, "William the Conqueror|Edward");
	names_settle_as(resources, "He asked Edward the Second World War.",
		"*Edward", ENTITY_PER, propose_settle_bynames, "Edward");
	names_settle_as(resources, "In Washington, D.C., it rained.",
		"Washington|D.C.", ENTITY_PLACE, propose_settle_districts,
		"Washington, D.C.");
	names_settle_as(resources, "In Washington, D.C., it rained.",
		"*Washington|D.C.", ENTITY_PLACE, propose_settle_districts,
		"Washington|D.C.");
	resources_free(resources);
}

/* Names taken for places, and which of them are clubs: a letter each. */
static const struct {
	const char *text, *seen, *types;
} clubs[] = {
	{ "Todos los del Valencia y el Sevilla ganaron.", "Valencia|Sevilla",
		"OO" },
	{ "El Barcelona que ganó a los de Valencia.", "Barcelona|Valencia",
		"OL" },
	{ "El Madrid de los Austrias que los vio.", "Madrid", "L" },
	{ "Expulsó a Suárez (Toledo) y a Juan Puñal (Sevilla) que los miraba.",
		"*Suárez|Toledo|*Juan Puñal|Sevilla", "POPO" },
	{ "Beasain (Valencia), la de los que van.", "*Beasain|Valencia", "PL" },
	{ "The players of the (Valencia) and the El Barcelona.",
		"Valencia|Barcelona", "LL" },
};

static void
test_towns_may_be_clubs(void **state)
{
	struct resources *resources = resources_new();
	size_t i;
	uint32_t k;

	(void)state;
	for (i = 0; i < sizeof clubs / sizeof *clubs; i++) {
		struct doc *doc = doc_of(clubs[i].text);
		struct candidates candidates = { 0 };
		struct tokens tokens;

		token_cut(&tokens, doc, resources->gazetteer);
		candidates_see(
			&candidates, &tokens, clubs[i].seen, ENTITY_PLACE);
		propose_settle_clubs(&tokens, &candidates);
		assert_int_equal(candidates.count, strlen(clubs[i].types));
		for (k = 0; k < candidates.count; k++)
			assert_int_equal(
				"PLO"[candidates.list[k].type - ENTITY_PER],
				clubs[i].types[k]);
		free(candidates.list);
		token_done(&tokens);
		doc_free(doc);
	}
	resources_free(resources);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_letters_say_where_names_begin),
		cmocka_unit_test(test_names_go_on),
		cmocka_unit_test(test_towns_may_be_clubs),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
