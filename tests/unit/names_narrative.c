/*
 * Narratives: what is one, and how people are called there.  A paragraph is
 * told over and over, for only long texts show what they are.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lectern/names/passes.h"

enum { TIMES = 30 };

static const char tale[] =
	"Mrs. Garland had never liked the house. She said so to her husband "
	"when he came in at Thorley, and she said it again at supper. \"My "
	"dear,\" said Mr. Garland, \"I could not help it.\" \"Indeed, "
	"Florence, you ought to know him better,\" cried Aunt Polly, who was "
	"poor. Florence looked at her aunt and said nothing. Florence's hand "
	"was on the door; she had been in Thorley before.\n";

static const char village[] =
	"Mr. Bond had the forge. When old Mr. Bond came home he said nothing, "
	"for he was afraid of his wife. Mrs. Church was her sister. He had "
	"asked what the Garlands said, and Florence Garland laughed. It was "
	"in the reign of Edward the Second that the house was built. They "
	"were there before, thank God, she said.\n";

static const char report[] =
	"Mr. Garland was elected president of the union in 1952, with 61 per "
	"cent of the vote. He is the son of Mrs. Garland, who has led the "
	"party since 1946. The union has 20 branches in Florence and 15 in "
	"Thorley, which will be closed by 1960.\n";

/* The distinct mentions of the text told often, with their types. */
static void
mentions_are(const char *paragraph, const char *const *wanted)
{
	struct resources *resources = resources_new();
	struct doc *doc = doc_new();
	struct str text = { 0 };
	struct reading *reading;
	const struct span *span;
	char mention[64];
	size_t i, len = strlen(paragraph);

	for (i = 0; i < TIMES; i++)
		str_add(&text, paragraph);
	doc_set_text(doc, str_text(&text), text.len);
	for (i = 0; i < TIMES; i++)
		doc_add_block(doc, BLOCK_PARAGRAPH, (uint32_t)(i * len),
			(uint32_t)((i + 1) * len - 1));
	reading = reading_new(resources, doc);
	entities_pass(reading);
	reading_free(reading);
	for (; *wanted; wanted++) {
		bool found = false;

		for (i = 0; i < doc->span_count && !found; i++) {
			span = &doc->spans[i];
			snprintf(mention, sizeof mention, "%s %.*s",
				entity_type_name(span->type),
				(int)(span->end - span->start),
				doc->text + span->start);
			found = span->kind == SPAN_MENTION &&
				!strcmp(mention, *wanted);
		}
		if (!found)
			fail_msg("no mention %s", *wanted);
	}
	str_done(&text);
	doc_free(doc);
	resources_free(resources);
}

static void
test_people_are_called_by_their_forms_of_address(void **state)
{
	static const char *const wanted[] = { "PER Mrs. Garland",
		"PER Mr. Garland", "PER Aunt Polly", NULL };

	(void)state;
	mentions_are(tale, wanted);
}

static void
test_who_is_spoken_to_is_no_town(void **state)
{
	static const char *const wanted[] = { "PER Florence", "PLACE Thorley",
		NULL };

	(void)state;
	mentions_are(tale, wanted);
}

static void
test_families_and_people_called_like_words(void **state)
{
	static const char *const wanted[] = { "PER Mr. Bond", "PER Mrs. Church",
		"PER Garlands", "PER Edward the Second", "PER God", NULL };

	(void)state;
	mentions_are(village, wanted);
}

static void
test_a_report_has_people_without_titles(void **state)
{
	static const char *const wanted[] = { "PER Garland", "PLACE Florence",
		NULL };

	(void)state;
	mentions_are(report, wanted);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_people_are_called_by_their_forms_of_address),
		cmocka_unit_test(test_who_is_spoken_to_is_no_town),
		cmocka_unit_test(test_families_and_people_called_like_words),
		cmocka_unit_test(test_a_report_has_people_without_titles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
