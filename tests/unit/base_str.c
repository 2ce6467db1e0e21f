/* Slices and strings under construction. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/base/memory.h"
#include "lectern/base/str.h"

static void
slices_compare_by_bytes(void **state)
{
	struct slice none = { 0 };

	(void)state;
	assert_true(slice_is(slice_of("tin"), "tin"));
	assert_false(slice_is(slice_of("tin"), "ti"));
	assert_true(slice_is(none, ""));
	assert_true(slice_equal(none, slice_of(NULL)));
	assert_true(slice_compare(slice_of("a"), slice_of("b")) < 0);
	assert_true(slice_compare(slice_of("ab"), slice_of("a")) > 0);
	assert_true(slice_compare(slice_of("\xc3\xa9"), slice_of("z")) > 0);
	assert_int_equal(slice_compare(none, slice_of("")), 0);
	assert_int_equal(slice_hash(slice_of("")), 0xcbf29ce484222325u);
	assert_int_equal(slice_hash(slice_of("a")), 0xaf63dc4c8601ec8cu);
}

static void
slices_know_their_ends(void **state)
{
	struct slice none = { 0 };

	(void)state;
	assert_true(slice_starts(slice_of("Catavi"), "Cat"));
	assert_false(slice_starts(slice_of("Ca"), "Cat"));
	assert_true(slice_ends(slice_of("Catavi"), "avi"));
	assert_false(slice_ends(slice_of("vi"), "avi"));
	assert_true(slice_starts(none, ""));
	assert_true(slice_ends(none, ""));
	assert_false(slice_ends(none, "x"));
}

static void
slices_are_cut_within_bounds(void **state)
{
	struct slice slice = slice_of("Huanuni");

	(void)state;
	assert_true(slice_is(slice_part(slice, 1, 3), "ua"));
	assert_true(slice_is(slice_part(slice, 5, 99), "ni"));
	assert_true(slice_is(slice_part(slice, 99, 100), ""));
	assert_true(slice_is(slice_part(slice, 4, 2), ""));
}

static void
what_stands_before_a_separator_is_taken(void **state)
{
	struct slice rest = slice_of("a,,bc,"), none = { 0 };

	(void)state;
	assert_true(slice_is(slice_take(&rest, ','), "a"));
	assert_true(slice_is(slice_take(&rest, ','), ""));
	assert_true(slice_is(slice_take(&rest, ';'), "bc,"));
	assert_int_equal(rest.len, 0);
	assert_int_equal(slice_take(&none, ',').len, 0);
}

static void
digits_at_the_beginning_are_a_number(void **state)
{
	uint32_t number;

	(void)state;
	assert_int_equal(slice_digits(slice_of("0120 men"), &number), 4);
	assert_int_equal(number, 120);
	assert_int_equal(slice_digits(slice_of("men"), &number), 0);
	assert_int_equal(number, 0);
	assert_int_equal(slice_digits(slice_of("4294967294"), &number), 10);
	assert_int_equal(number, UINT32_MAX - 1);
	assert_int_equal(slice_digits(slice_of("99999999999999"), &number), 14);
	assert_int_equal(number, UINT32_MAX);
}

static void
slices_are_trimmed_of_every_blank(void **state)
{
	(void)state;
	assert_true(slice_is(slice_trim(slice_of(" \t a b\n\r ")), "a b"));
	assert_true(slice_is(slice_trim(slice_of("\xc2\xa0x\xc2\xa0")), "x"));
	assert_true(slice_is(slice_trim(slice_of(" \n ")), ""));
	assert_true(slice_is(slice_trim(slice_of("\xc3\xa9")), "\xc3\xa9"));
}

static void
a_string_grows_and_is_cut(void **state)
{
	struct str str = { 0 };
	int i;

	(void)state;
	assert_string_equal(str_text(&str), "");
	for (i = 0; i < 1000; i++)
		str_add_format(&str, "%03d,", i);
	assert_int_equal(str.len, 4000);
	assert_int_equal(strlen(str.data), 4000);
	assert_memory_equal(str.data + 3996, "999,", 5);
	str_cut(&str, 4);
	assert_string_equal(str_text(&str), "000,");
	str_cut(&str, 100);
	assert_int_equal(str.len, 4);
	str_clear(&str);
	assert_string_equal(str_text(&str), "");
	str_add_bytes(&str, "a\0b", 3);
	assert_int_equal(str.len, 3);
	assert_memory_equal(str.data, "a\0b", 4);
	str_done(&str);
	assert_null(str.data);
}

static void
a_string_is_taken_whole(void **state)
{
	struct str str = { 0 };
	char *taken;

	(void)state;
	taken = str_take(&str);
	assert_string_equal(taken, "");
	free(taken);
	str_add(&str, "Siglo ");
	str_add_slice(&str, slice_of("XX"));
	str_add_char(&str, '!');
	taken = str_take(&str);
	assert_string_equal(taken, "Siglo XX!");
	assert_int_equal(str.len + str.cap, 0);
	free(taken);
}

static void
room_asked_for_is_there(void **state)
{
	struct str str = { 0 };
	char *data;

	(void)state;
	str_reserve(&str, 5000);
	data = str.data;
	str_add_format(&str, "%5000d", 1);
	assert_ptr_equal(str.data, data);
	assert_int_equal(str.len, 5000);
	str_done(&str);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slices_compare_by_bytes),
		cmocka_unit_test(slices_know_their_ends),
		cmocka_unit_test(slices_are_cut_within_bounds),
		cmocka_unit_test(what_stands_before_a_separator_is_taken),
		cmocka_unit_test(digits_at_the_beginning_are_a_number),
		cmocka_unit_test(slices_are_trimmed_of_every_blank),
		cmocka_unit_test(a_string_grows_and_is_cut),
		cmocka_unit_test(a_string_is_taken_whole),
		cmocka_unit_test(room_asked_for_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
