/* JSON: commas, quotes, numbers in every locale. */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/base/json.h"

static void
expect_text(struct str *str, const char *text)
{
	assert_string_equal(str_text(str), text);
	str_done(str);
}

static void
commas_stand_between_values(void **state)
{
	struct str str = { 0 };
	struct json json = { .to = &str };

	(void)state;
	json_open(&json, '{');
	json_key(&json, "a"), json_int(&json, -5);
	json_key(&json, "b"), json_open(&json, '[');
	json_close(&json, ']');
	json_key(&json, "c"), json_open(&json, '[');
	json_bool(&json, true), json_null(&json), json_string(&json, NULL);
	json_open(&json, '{'), json_close(&json, '}');
	json_close(&json, ']');
	json_close(&json, '}');
	expect_text(&str, "{\"a\": -5, \"b\": [], "
			  "\"c\": [true, null, null, {}]}");
}

static void
strings_are_quoted(void **state)
{
	struct str str = { 0 };
	struct json json = { .to = &str };

	(void)state;
	json_slice(&json, (struct slice){ "a\0\"\\\n\x1b\x7f\xc3\xa9", 9 });
	expect_text(&str, "\"a\\u0000\\\"\\\\\\n\\u001b\\u007f\xc3\xa9\"");
}

static void
reals_have_two_decimals_and_a_point(void **state)
{
	struct str str = { 0 };
	struct json json = { .to = &str };

	(void)state;
	setlocale(LC_ALL, "de_DE.UTF-8");
	json_open(&json, '[');
	json_real(&json, 0), json_real(&json, 0.97), json_real(&json, -0.004);
	json_real(&json, -1.5), json_real(&json, 0.999), json_real(&json, NAN);
	json_real(&json, 1e300);
	json_close(&json, ']');
	setlocale(LC_ALL, "C");
	expect_text(&str, "[0.00, 0.97, 0.00, -1.50, 1.00, null, null]");
}

static void
large_numbers_are_whole(void **state)
{
	struct str str = { 0 };
	struct json json = { .to = &str };

	(void)state;
	json_int(&json, INT64_MIN);
	expect_text(&str, "-9223372036854775808");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_stand_between_values),
		cmocka_unit_test(strings_are_quoted),
		cmocka_unit_test(reals_have_two_decimals_and_a_point),
		cmocka_unit_test(large_numbers_are_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
