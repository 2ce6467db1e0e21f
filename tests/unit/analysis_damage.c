/* Damage: which words are doubted, and what they are taken for. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "analysis/damage.h"
#include "lectern/structure/passes.h"

/* What is found, each as "printed>meant ". */
static const struct {
	const char *text;
	const char *found;
} cases[] = {
	{ "The cornpany said that rnen who wait in the rniddle of the road are "
	  "to be paid in sorne way.",
		"cornpany>company rnen>men rniddle>middle sorne>some " },
	{ "It was smaIl, put briefIy, and aIl of it was gone by the 2lst of "
	  "May 19l4.",
		"smaIl>small briefIy>briefly aIl>all 2lst>21st 19l4>1914 " },
	{ "Tbe flag was the flag of the town, and under the fiag they sat.",
		"Tbe>The fiag>flag " },
	{ "The note is called so.[1O] Another is not.", "[1O]>[10] " },
	{ "The Sindicato met. The Sindicato sang. The Sindi cato slept.",
		"Sindi cato>Sindicato " },
	{ "When Villarroel came, Villarroel spoke, and after Villarroel had "
	  "spoken they said that Villaroel lied.",
		"Villaroel>Villarroel " },
	{ "The Trabajadores met, and the Trabaj adores sang of the flag.",
		"Trabaj adores>Trabajadores " },
	{ "Of thefe men fome poffeffed notbing, and fuch men muft be fed.",
		"thefe>these fome>some poffeffed>possessed notbing>nothing "
		"fuch>such muft>must " },
	{ "The president spoke. The president sat, and the president of the "
	  "union said to the preisident that he was the president.",
		"preisident>president " },
	{ "What the govern- ment said of the manage- ment was false.",
		"govern- ment>government manage- ment>management " },
	{ "The miners’ union was the Sindicato de Trabaj adores Mineros.",
		"Trabaj adores>Trabajadores " },
	{ "They called it ‘the rosea’, and the rosea was in the hands of "
	  "few; for the rosea it was good.",
		"rosea>rosca rosea>rosca rosea>rosca " },
	/* Right words that only look it. */
	{ "The organisers were lauding the hackers; lesser vessels were "
	  "fending for themselves countrywide, and the landing was good.",
		"" },
	{ "The sub- committee sat for the pre- and post-war years.", "" },
	{ "In the corner of the barn the modern government burns corn; chapter "
	  "iii is stern, and part III was born in Brno.",
		"" },
	{ "What was classi- fied in Bolivia, Bolivia, Bolivia is Bolivian.",
		"classi- fied>classified " },
};

static void
damage_is_found(void **state)
{
	struct resources *resources = resources_new();
	struct damage_lists lists = { 0 };
	size_t i, span;

	(void)state;
	damage_lists_read(&lists);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct doc *doc = doc_new();
		struct str found = { 0 };

		doc_set_text(doc, cases[i].text, strlen(cases[i].text));
		structure_pass(doc);
		damage_pass(&lists, resources, doc);
		doc_sort(doc);
		for (span = 0; span < doc->span_count; span++) {
			struct slice text = doc_slice(doc,
				doc->spans[span].start, doc->spans[span].end);

			str_add_bytes(&found, text.data, text.len);
			str_add_format(&found, ">%s ", doc->spans[span].value);
		}
		assert_string_equal(str_text(&found), cases[i].found);
		str_done(&found);
		doc_free(doc);
	}
	damage_lists_done(&lists);
	resources_free(resources);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(damage_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
