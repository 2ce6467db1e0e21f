/* Listings grow, and own their strings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lectern/command/listing.h"

static void
test_rows(void **state)
{
	struct listing listing = { 0 };
	struct listing_row *row;
	unsigned i;

	(void)state;
	listing_column(&listing, "n", LISTING_RIGHT);
	listing_column(&listing, "text", LISTING_WIDE);
	for (i = 0; i < 1000; i++) {
		row = listing_row(&listing);
		row->cells[0] = listing_format(&listing, "%u", i);
		row->cells[1] = listing_string(&listing, i & 1 ? "odd" : NULL);
	}
	assert_int_equal(listing.count, 1000);
	assert_string_equal(listing.rows[999].cells[0], "999");
	assert_string_equal(listing.rows[999].cells[1], "odd");
	assert_null(listing.rows[998].cells[1]);
	assert_int_equal(listing.rows[5].place.document, 0);
	listing_done(&listing);
	assert_int_equal(listing.count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
