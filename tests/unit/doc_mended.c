/* Mended passages, and the way back to the page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/doc/mended.h"

static const char page[] = "General Carcia Meza came to Huanani.";

static const struct mend mends[] = {
	{ 8, 14, "García" },
	{ 28, 35, "Huanuni" },
};

static void
test_text_is_put_right(void **state)
{
	struct mended mended;

	(void)state;
	mended_init(&mended, slice_of(page), mends, 2);
	assert_string_equal(
		str_text(&mended.text), "General García Meza came to Huanuni.");
	mended_done(&mended);
}

/* Every offset leads to the same letter, or to an edge of what is damaged. */
static void
test_every_offset_leads_back(void **state)
{
	struct mended mended;
	size_t at, value;
	uint32_t start, end;

	(void)state;
	mended_init(&mended, slice_of(page), mends, 2);
	for (at = 0; at < mended.text.len; at++) {
		start = mended_start(&mended, at);
		end = mended_end(&mended, at);
		value = at < 8    ? 0
			: at < 15 ? 1
			: at < 29 ? 0
			: at < 36 ? 2
				  : 0;
		if (value) {
			assert_int_equal(start, mends[value - 1].start);
			assert_in_range(end, mends[value - 1].start,
				mends[value - 1].end);
		} else {
			assert_int_equal(start, end);
			assert_int_equal(page[start], mended.text.data[at]);
		}
	}
	assert_int_equal(mended_end(&mended, mended.text.len), strlen(page));
	mended_done(&mended);
}

static void
expect_window(size_t n, unsigned words, const char *wanted)
{
	struct mended mended;
	struct slice window;

	mended_init(&mended, slice_of(page), mends, 2);
	window = mended_window(&mended, n, words);
	if (!slice_is(window, wanted))
		fail_msg("‘%.*s’", (int)window.len, window.data);
	mended_done(&mended);
}

static void
test_windows(void **state)
{
	(void)state;
	expect_window(0, 0, "García");
	expect_window(0, 1, "General García Meza");
	expect_window(0, 3, "General García Meza came to");
	expect_window(1, 2, "came to Huanuni.");
}

static void
test_nonsense_is_left_alone(void **state)
{
	static const struct mend wrong[] = {
		{ 5, 4, "x" },
		{ 2, 4, NULL },
		{ 4, 6, "y" },
		{ 5, 7, "z" },
		{ 9, 99, "w" },
	};
	struct mended mended;

	(void)state;
	mended_init(&mended, slice_of("0123456789"), wrong, 5);
	assert_string_equal(str_text(&mended.text), "0123y6789");
	mended_done(&mended);
	mended_init(&mended, slice_of(""), NULL, 0);
	assert_int_equal(mended_end(&mended, 0), 0);
	mended_done(&mended);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_is_put_right),
		cmocka_unit_test(test_every_offset_leads_back),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_nonsense_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
