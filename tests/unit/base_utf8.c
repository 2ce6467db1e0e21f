/* UTF-8 from the door inward, and what must never reach a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <iconv.h>

#include "lectern/base/utf8.h"

static void
expect_bad(const char *text, size_t len, size_t at)
{
	size_t bad = 999;

	assert_false(utf8_valid(text, len, &bad));
	assert_int_equal(bad, at);
}

static void
ill_formed_text_is_found(void **state)
{
	(void)state;
	assert_true(utf8_valid("", 0, NULL));
	assert_true(utf8_valid("plain words enough", 18, NULL));
	assert_true(utf8_valid("\xf0\x9f\x98\x80", 4, NULL));
	expect_bad("eight by\xff", 9, 8);
	expect_bad("a\xc3", 2, 1);            /* cut short */
	expect_bad("\xc0\xaf", 2, 0);         /* overlong */
	expect_bad("ab\xed\xa0\x80", 5, 2);   /* a surrogate */
	expect_bad("\xf4\x90\x80\x80", 4, 0); /* past U+10FFFF */
	expect_bad("\xe2\x82\x1b", 3, 0);
	expect_bad("\x80", 1, 0);
}

/* Every character there is survives a round trip, both ways. */
static void
characters_round_trip(void **state)
{
	uint32_t point;
	size_t len, at;
	char bytes[4];

	(void)state;
	for (point = 0; point <= 0x10ffff; point++) {
		if (point >= 0xd800 && point < 0xe000)
			continue;
		len = utf8_encode(point, bytes);
		if (utf8_at(bytes, len, 0, &at) != point || at != len ||
			utf8_before(bytes, len, &at) != point || at ||
			!utf8_valid(bytes, len, NULL))
			fail_msg("U+%04X does not come back", point);
	}
	assert_int_equal(utf8_encode(0xd800, bytes), 3);
	assert_memory_equal(bytes, "\xef\xbf\xbd", 3);
}

static void
the_ends_of_text_are_met_gently(void **state)
{
	size_t at;

	(void)state;
	assert_int_equal(utf8_at("abc", 3, 3, &at), 0);
	assert_int_equal(at, 3);
	assert_int_equal(utf8_at("abc", 3, 9, &at), 0);
	assert_int_equal(at, 3);
	assert_int_equal(utf8_before("abc", 0, &at), 0);
	assert_int_equal(at, 0);
	assert_int_equal(utf8_floor("a\xe2\x82\xac", 4, 3), 1);
	assert_int_equal(utf8_floor("a\xe2\x82\xac", 4, 1), 1);
	assert_int_equal(utf8_floor("a\xe2\x82\xac", 4, 7), 4);
}

static void
clusters_hold_together(void **state)
{
	(void)state;
	assert_int_equal(utf8_cluster("", 0), 0);
	assert_int_equal(utf8_cluster("ab", 2), 1);
	assert_int_equal(utf8_cluster("e\xcc\x81x", 4), 3);
	assert_int_equal(utf8_cluster("\xc3\xa9", 2), 2);
}

static void
widths_are_cells(void **state)
{
	(void)state;
	assert_int_equal(utf8_width('a'), 1);
	assert_int_equal(utf8_width(0xe9), 1);
	assert_int_equal(utf8_width(0xad), 0);
	assert_int_equal(utf8_width(0x301), 0);
	assert_int_equal(utf8_width(0x200b), 0);
	assert_int_equal(utf8_width(0x4e2d), 2);
	assert_int_equal(utf8_width(0x1b), 0);
	assert_int_equal(utf8_text_width("a\xe4\xb8\xad", 4), 3);
}

static void
letters_of_all_scripts(void **state)
{
	(void)state;
	assert_true(utf8_is_letter(0x416) && utf8_is_upper(0x416));
	assert_true(utf8_is_letter(0xf1) && utf8_is_lower(0xf1));
	assert_false(utf8_is_letter('1') || utf8_is_letter('_'));
	assert_true(utf8_is_digit(0x663));
	assert_false(utf8_is_digit(0xb2));
	assert_true(utf8_is_space(0xa0) && utf8_is_space(0x2028));
	assert_false(utf8_is_space(0x200b));
	assert_true(utf8_is_mark(0x301));
	assert_true(utf8_is_punct(0x2014) && utf8_is_punct('('));
	assert_true(utf8_is_word(0x301) && utf8_is_word('7'));
	assert_false(utf8_is_word('-'));
	assert_int_equal(utf8_to_lower(0xd1), 0xf1);
	assert_int_equal(utf8_to_upper(0xf1), 0xd1);
}

static void
nothing_that_moves_a_cursor_is_printable(void **state)
{
	static const uint32_t never[] = { 0x00, 0x07, 0x1b, 0x7f, 0x80, 0x9b,
		0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066,
		0x2069, 0xfdd0, 0xfeff, 0xfffe, 0xffff, 0x1fffe, 0x10ffff,
		0xe0001, 0xe0041, 0xd800, 0x110000 };
	static const uint32_t always[] = { ' ', '~', 0xa0, 0xe9, 0x300, 0x5d0,
		0x627, 0x4e2d, 0xfffd, 0x1f600 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof never / sizeof *never; i++)
		assert_true(utf8_is_unprintable(never[i]));
	for (i = 0; i < sizeof always / sizeof *always; i++)
		assert_false(utf8_is_unprintable(always[i]));
}

static void
expect_decoded(const char *encoding, const char *bytes, size_t len,
	const char *text, size_t bad)
{
	size_t out_len, count;
	char *out = utf8_from(encoding, bytes, len, &out_len, &count);

	assert_non_null(out);
	assert_string_equal(out, text);
	assert_int_equal(out_len, strlen(text));
	assert_int_equal(count, bad);
	free(out);
}

static void
other_encodings_come_in(void **state)
{
	size_t len, bad;

	(void)state;
	expect_decoded("UTF-8", "", 0, "", 0);
	expect_decoded("ISO-8859-1", "", 0, "", 0);
	expect_decoded("UTF-8", "a\xff\xc3", 3, "a\xef\xbf\xbd\xef\xbf\xbd", 2);
	expect_decoded("UTF-8", "\xe2\x82\x1b", 3, "\xef\xbf\xbd\x1b", 1);
	expect_decoded("ISO-8859-1", "Per\xfa", 4, "Per\xc3\xba", 0);
	expect_decoded(
		"WINDOWS-1252", "\x93x\x94", 3, "\xe2\x80\x9cx\xe2\x80\x9d", 0);
	expect_decoded("UTF-16LE", "a\0\xe9\0", 4, "a\xc3\xa9", 0);
	assert_null(utf8_from("NO-SUCH-CODE", "a", 1, &len, &bad));
}

/* Pairs of UTF-16 make one character; halves of them are wrong. */
static void
wide_encodings_come_in(void **state)
{
	(void)state;
	expect_decoded(
		"UTF-16BE", "\xd8\x3d\xde\x00", 4, "\xf0\x9f\x98\x80", 0);
	expect_decoded("UTF-16LE", "\x3d\xd8x\0", 4, "\xef\xbf\xbdx", 1);
	expect_decoded(
		"UTF-16LE", "\x00\xdex\0y", 5, "\xef\xbf\xbdx\xef\xbf\xbd", 2);
	expect_decoded("UTF-16LE", "\xfd\xff", 2, "\xef\xbf\xbd", 0);
	expect_decoded("UTF-32LE", "\x00\xf6\x01\0", 4, "\xf0\x9f\x98\x80", 0);
	expect_decoded("UTF-32BE", "\0\x11\0\0\0\0\0z", 8, "\xef\xbf\xbdz", 1);
}

/* The tables say what the system says. */
static void
tables_are_right(void **state)
{
	static const char *const names[] = { "CP850", "CP866", "ISO-8859-1",
		"ISO-8859-15", "ISO-8859-2", "KOI8-R", "WINDOWS-1250",
		"WINDOWS-1251", "WINDOWS-1252" };
	char byte, theirs[8], *ours, *from, *to;
	size_t i, len, bad, left, room;
	unsigned value;
	iconv_t system;

	(void)state;
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		system = iconv_open("UTF-8", names[i]);
		if (system == (iconv_t)-1)
			continue;
		for (value = 0x80; value < 0x100; value++) {
			byte = (char)value;
			from = &byte, to = theirs;
			left = 1, room = sizeof theirs;
			ours = utf8_from(names[i], &byte, 1, &len, &bad);
			if (iconv(system, &from, &left, &to, &room) ==
				(size_t)-1) {
				assert_int_equal(bad, 1);
				iconv(system, NULL, NULL, NULL, NULL);
			} else {
				assert_int_equal(bad, 0);
				assert_int_equal(len, to - theirs);
				assert_memory_equal(ours, theirs, len);
			}
			free(ours);
		}
		iconv_close(system);
	}
	expect_decoded("MACINTOSH", "\x8e\xff", 2, "\u00e9\u02c7", 0);
}

/* Whatever comes in, what goes out is well-formed, in linear time. */
static void
repair_gives_well_formed_text(void **state)
{
	size_t len, bad, i, size = 1 << 20;
	char *noise = malloc(size);
	char *text;
	unsigned seed = 7;

	(void)state;
	assert_non_null(noise);
	for (i = 0; i < size; i++) {
		seed = seed * 1103515245u + 12345u;
		noise[i] = (char)(seed >> 16);
	}
	text = utf8_from("UTF-8", noise, size, &len, &bad);
	assert_true(utf8_valid(text, len, NULL));
	assert_true(bad > size / 8);
	free(text);
	memset(noise, 0xf0, size);
	text = utf8_from("UTF-8", noise, size, &len, &bad);
	assert_int_equal(bad, size);
	free(text);
	free(noise);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ill_formed_text_is_found),
		cmocka_unit_test(characters_round_trip),
		cmocka_unit_test(the_ends_of_text_are_met_gently),
		cmocka_unit_test(clusters_hold_together),
		cmocka_unit_test(widths_are_cells),
		cmocka_unit_test(letters_of_all_scripts),
		cmocka_unit_test(nothing_that_moves_a_cursor_is_printable),
		cmocka_unit_test(other_encodings_come_in),
		cmocka_unit_test(wide_encodings_come_in),
		cmocka_unit_test(tables_are_right),
		cmocka_unit_test(repair_gives_well_formed_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
