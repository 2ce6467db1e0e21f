/* How words are typed and how they are written: hyphens, stops, fields. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/base/stem.h"
#include "library_shelf.h"

/* What one author writes in one word and another in two. */
static const char hyphens[] =
	"A Letter about Hyphens\n\n"
	"The co-operatives of the valley met the non-aligned and asked for a "
	"long-\nterm loan.\n\n"
	"A cooperative is not the F.U.V.A., they said, and a multi-party "
	"letter\xc2\xb2 is none.\n\n"
	"The fence around the valley was painted by Ana, by her brothers and "
	"by three cousins. It is white now. A fence has cousins.\n";

static const char strike[] =
	"A Letter about a Strike\n\n"
	"On 9 April 1952 Juan Lech\u00edn Oquendo spoke of the strike and of "
	"bread.\n\n"
	"It rained in Oruro.\n";

static int
set_up(void **state)
{
	static const char *const letters[] = { hyphens, strike };

	*state = shelf_open(letters, sizeof letters / sizeof *letters);
	return 0;
}

static void
test_search_finds_with_hyphens_and_without(void **state)
{
	expect_hits(*state, "\"co-operatives\"", "1:co-operatives");
	expect_hits(*state, "=cooperative", "1:cooperative");
	expect_hits(*state, "nonaligned", "1:non-aligned");
	expect_hits(*state, "long-term", "1:long- term");
	expect_hits(*state, "\"long-term loan\"", "1:long- term loan");
	expect_hits(*state, "\"multiparty letter\"", "");
	expect_hits(*state, "FUVA", "1:F.U.V.A");
	expect_hits(*state, "\"multi-party letter\"", "1:multi-party letter");
}

static void
test_search_finds_forms_with_hyphens_and_without(void **state)
{
	if (!stemmer_there())
		skip();
	expect_hits(*state, "co-operatives", "1:co-operatives 1:cooperative");
	expect_hits(*state, "cooperatives", "1:co-operatives 1:cooperative");
}

static void
test_search_near_takes_forms_and_marks_what_is_near(void **state)
{
	struct search_options options = { 0 };
	struct shelf *shelf = *state;
	struct hit_list list;

	if (!stemmer_there())
		skip();
	expect_hits(shelf, "near:1(fences cousin)", "1:fence");
	assert_true(library_search(shelf->library, "near:1(fences cousin)",
		&options, &list, &shelf->err));
	assert_int_equal(list.count, 1);
	assert_string_equal(list.rows[0].after, " has cousins. ");
	hit_list_done(&list);
}

static void
test_search_says_what_is_no_field(void **state)
{
	struct search_options options = { 0 };
	struct shelf *shelf = *state;
	struct error err = { 0 };
	struct hit_list list;

	assert_false(library_search(
		shelf->library, "strike writer:oruro", &options, &list, &err));
	assert_int_equal(err.code, ERROR_USAGE);
	assert_int_equal(err.column, 8);
	assert_non_null(strstr(err.text, "there are author date"));
	/* Where a text has it, it is words. */
	expect_hits(shelf, "spoke:of", "2:spoke of");
	expect_hits(shelf, "Date:..1953-04", "2:9 April 1952");
	expect_hits(shelf, "entity:'Juan Lechin Oquendo' bread", "2:bread");
	expect_hits(shelf, "entity:‘Juan Lechin Oquendo’ bread", "2:bread");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_search_finds_with_hyphens_and_without),
		cmocka_unit_test(
			test_search_finds_forms_with_hyphens_and_without),
		cmocka_unit_test(
			test_search_near_takes_forms_and_marks_what_is_near),
		cmocka_unit_test(test_search_says_what_is_no_field),
	};

	return cmocka_run_group_tests(tests, set_up, shelf_close);
}
