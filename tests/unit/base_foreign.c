/* Libraries that are opened when they are needed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lectern/base/foreign.h"

static void
test_functions_are_found(void **state)
{
	double (*root)(double) = NULL;
	const struct foreign_function functions[] = { { "sqrt", &root } };
	struct error err = { 0 };

	(void)state;
	assert_true(foreign_open("libm.so.6", functions, 1, &err));
	assert_true(root(9.0) > 2.99 && root(9.0) < 3.01);
}

static void
test_what_is_missing_is_named(void **state)
{
	void (*nothing)(void) = NULL;
	const struct foreign_function functions[] = { { "no_such", &nothing } };
	struct error err = { 0 };

	(void)state;
	assert_false(foreign_open("libm.so.6", functions, 1, &err));
	assert_string_equal(err.text, "libm.so.6 has no no_such");
	assert_false(foreign_open("libnone.so.1", functions, 1, &err));
	assert_string_equal(err.text, "libnone.so.1 is not installed");
	assert_int_equal(err.code, ERROR_FORMAT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_functions_are_found),
		cmocka_unit_test(test_what_is_missing_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
