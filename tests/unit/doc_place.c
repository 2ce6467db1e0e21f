/* Places: whatever is printed is accepted, nothing else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/doc/place.h"

static void
expect_place(const char *text, uint32_t document, uint32_t start, uint32_t end)
{
	struct place place = { 0 };
	struct str str = { 0 };

	assert_true(place_parse(text, &place));
	assert_int_equal(place.document, document);
	assert_int_equal(place.start, start);
	assert_int_equal(place.end, end);
	place_print(&str, &place);
	assert_string_equal(str_text(&str), text);
	str_done(&str);
}

static void
places_come_back_as_printed(void **state)
{
	(void)state;
	expect_place("3:1200", 3, 1200, 1200);
	expect_place("3:1200-1250", 3, 1200, 1250);
	expect_place("1:0", 1, 0, 0);
	expect_place("4294967294:4294967293-4294967294", 4294967294u,
		4294967293u, 4294967294u);
}

static void
other_text_is_no_place(void **state)
{
	static const char *const texts[] = { "", "3", "3:", ":5", "3:5-",
		"3:5-4", "0:5", "-3:5", "3:-5", "3: 5", " 3:5", "3:5 ", "3:+5",
		"3:5-6-7", "x:5", "4294967295:1", "1:4294967295",
		"1:99999999999999999999999", "\xd9\xa3:5" };
	struct place place = { 7, 8, 9 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (place_parse(texts[i], &place))
			fail_msg("'%s' was taken for a place", texts[i]);
	}
	assert_int_equal(place.document, 7);
	assert_int_equal(place.end, 9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_come_back_as_printed),
		cmocka_unit_test(other_text_is_no_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
