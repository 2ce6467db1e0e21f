/*
 * A query that very many passages answer: in a hurry some are shown at once,
 * and the count says that it is only the least; with patience, all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "index_desk.h"
#include "lectern/index/index.h"
#include "lectern/library/library.h"
#include "lectern/library/search.h"
#include "lectern/store/store.h"

#define MINES (MATCH_HURRY + 500)
#define CLOSED 41

static int
open_mines(void **state)
{
	struct index_options options = { .jobs = 1 };
	struct index_report report = { 0 };
	struct error err = { 0 };
	struct str text = { 0 };
	const struct desk *desk;
	const char *paths[1];
	unsigned i;

	desk_open(state);
	desk = *state;
	str_add(&text, "A Register of the Mine\n\n");
	for (i = 0; i < MINES; i++)
		str_add_format(&text, "The mine with the number %u is %s.\n\n",
			i, i % 500 ? "open" : "closed");
	str_add(&text, "The mino was a slip.\n");
	write_file(desk, "mines.txt", str_text(&text));
	str_done(&text);
	paths[0] = desk->documents;
	if (!index_build(desk->library, paths, 1, &options, &report, &err))
		fail_msg("%s", err.text);
	index_report_done(&report);
	return 0;
}

static struct hit_list
search(const struct desk *desk, const char *query, bool hurry)
{
	struct search_options options = { .limit = 100, .hurry = hurry };
	struct error err = { 0 };
	struct library *library = library_open(desk->library, &err);
	struct hit_list list;

	assert_non_null(library);
	if (!library_search(library, query, &options, &list, &err))
		fail_msg("%s", err.text);
	library_close(library);
	return list;
}

static void
test_in_a_hurry(void **state)
{
	struct hit_list list = search(*state, "mine", true);

	assert_true(list.more);
	assert_true(list.total >= MATCH_HURRY && list.total <= MINES + 1);
	assert_int_equal(list.count, 100);
	hit_list_done(&list);
}

static void
test_with_patience(void **state)
{
	struct hit_list list = search(*state, "mine", false);

	assert_false(list.more);
	assert_int_equal(list.total, MINES + 1); /* with the title */
	assert_int_equal(list.count, 100);
	/* The title weighs more than what it heads. */
	assert_true(list.rows[0].in_heading);
	hit_list_done(&list);
}

/* A slip adds its own hits, also to so many, and is the last of them. */
static void
test_slips_are_counted(void **state)
{
	struct hit_list list = search(*state, "mine~1", false);

	assert_false(list.more);
	assert_int_equal(list.total, MINES + 2);
	hit_list_done(&list);
	list = search(*state, "mine~1", true);
	assert_true(list.more);
	assert_true(list.total >= MATCH_HURRY && list.total <= MINES + 2);
	hit_list_done(&list);
}

/* Few passages are all found at once, whatever else their words are in. */
static void
test_few_of_many(void **state)
{
	struct hit_list list = search(*state, "mine closed", true);

	assert_false(list.more);
	assert_int_equal(list.total, CLOSED);
	assert_int_equal(list.count, CLOSED);
	hit_list_done(&list);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_in_a_hurry),
		cmocka_unit_test(test_with_patience),
		cmocka_unit_test(test_slips_are_counted),
		cmocka_unit_test(test_few_of_many),
	};

	return cmocka_run_group_tests(tests, open_mines, desk_close);
}
