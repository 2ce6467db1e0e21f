/* Stems: forms of a word meet, other words do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "lectern/base/memory.h"
#include "lectern/base/stem.h"

static char *
stem_of(const char *language, const char *word)
{
	struct stemmer *stemmer = stemmer_new(language);
	struct slice stem;
	struct str copy = { 0 };

	assert_non_null(stemmer);
	stem = stemmer_stem(stemmer, slice_of(word));
	str_add_slice(&copy, stem);
	stemmer_free(stemmer);
	return str_take(&copy);
}

static void
expect_same(const char *language, const char *one, const char *two, bool same)
{
	char *a = stem_of(language, one), *b = stem_of(language, two);

	if (same)
		assert_string_equal(a, b);
	else
		assert_string_not_equal(a, b);
	free(a);
	free(b);
}

static void
test_forms_meet(void **state)
{
	(void)state;
	if (!stemmer_there())
		skip();
	expect_same("en", "mines", "mining", true);
	expect_same("en-GB", "strike", "strikes", true);
	expect_same("es", "mineros", "minero", true);
	expect_same("en", "mine", "money", false);
}

/* What folding took from the end of a word must not part it from its kin. */
static void
test_folded_endings_meet(void **state)
{
	(void)state;
	if (!stemmer_there())
		skip();
	expect_same("es", "organizacion", "organizaciones", true);
	expect_same("es", "rebelion", "rebeliones", true);
	expect_same("pt", "organizacao", "organizacoes", true);
}

static void
test_languages_without_rules(void **state)
{
	(void)state;
	assert_null(stemmer_new("xx"));
	assert_null(stemmer_new("english"));
	assert_null(stemmer_new(""));
	assert_null(stemmer_new(NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms_meet),
		cmocka_unit_test(test_folded_endings_meet),
		cmocka_unit_test(test_languages_without_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
