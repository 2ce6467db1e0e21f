/* Folding, and the way back to the page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

static void
expect_fold(const char *text, const char *folded)
{
	char *got = fold_string(text, strlen(text));
	struct fold fold = { 0 };

	assert_string_equal(got, folded);
	fold_init(&fold, text, strlen(text));
	assert_string_equal(fold.text, folded);
	fold_done(&fold);
	free(got);
}

static void
case_and_accents_go(void **state)
{
	(void)state;
	expect_fold("", "");
	expect_fold("Siglo XX", "siglo xx");
	expect_fold("Potosí, PERÚ, Ñuñoa", "potosi, peru, nunoa");
	expect_fold("cafe\xcc\x81", "cafe");
	expect_fold("ЁЖ", "еж");
	expect_fold("Straße STRASSE STRA\xe1\xba\x9e"
		    "E",
		"strasse strasse strasse");
	expect_fold("Ærø Łódź \xc7\xbc", "aero lodz ae");
	expect_fold("ﬁne ﬂow…", "fine flow...");
	expect_fold("¨ is an accent alone", "¨ is an accent alone");
}

static void
marks_of_every_shape_become_one(void **state)
{
	(void)state;
	expect_fold(
		"“a” ‘b’ «c» `d` ＇e＇ ｀f｀", "\"a\" 'b' \"c\" 'd' 'e' 'f'");
	expect_fold("O\xca\xbc"
		    "Brien",
		"o'brien");
	expect_fold("1946–52 — a‑b −1", "1946-52 - a-b -1");
	expect_fold("a\xe2\x80\x8b"
		    "b\xef\xbb\xbf"
		    "c",
		"abc");
}

static void
raised_figures_call_notes(void **state)
{
	(void)state;
	expect_fold("the union\xc2\xb2 and the “rosca”\xc2\xb9\xe2\x81\xb4.",
		"the union and the \"rosca\".");
	expect_fold("in 1952\xc2\xb3,", "in 1952,");
	expect_fold(
		"\xc2\xb9 A note.\n\xc2\xb2 And one.", "1 a note. 2 and one.");
}

static void
blanks_become_one(void **state)
{
	(void)state;
	expect_fold("  a \t\n b\xc2\xa0 c ", "a b c");
	expect_fold("a\xe2\x80\xa8"
		    "b",
		"a b");
	expect_fold(" \n ", "");
}

static void
broken_words_are_whole_again(void **state)
{
	(void)state;
	expect_fold("com-\nmittee", "committee");
	expect_fold("com-  \n   mittee", "committee");
	expect_fold("com\xc2\xad\nmittee", "committee");
	expect_fold("com\xc2\xadmittee", "committee");
	expect_fold("caf\x65\xcc\x81-\nteria", "cafeteria");
	expect_fold("Paris-\nLondon", "paris- london");
	expect_fold("one-\n\ntwo", "one- two");
	expect_fold("self-made", "self-made");
	expect_fold("1946-\nx", "1946- x");
	expect_fold("end-\n", "end-");
}

static void
hits_lie_where_the_page_has_them(void **state)
{
	const char *text = "The  Com-\nmittee of POTOSÍ.";
	struct fold fold = { 0 };
	size_t hit;

	(void)state;
	fold_init(&fold, text, strlen(text));
	hit = fold_find(&fold, "committee", 0);
	assert_int_equal(hit, 4);
	assert_int_equal(fold.map[hit], 5);
	assert_int_equal(fold.map[hit + 9], 16);
	hit = fold_find(&fold, "potosi", hit);
	assert_memory_equal(text + fold.map[hit], "POTOSÍ.", 8);
	assert_int_equal(fold.map[hit + 6], strlen(text) - 1);
	assert_int_equal(fold_find(&fold, "potosi", hit + 1), FOLD_NONE);
	assert_int_equal(fold_find(&fold, "", 0), FOLD_NONE);
	assert_int_equal(fold_find(&fold, "x", 999), FOLD_NONE);
	fold_done(&fold);
}

static void
a_fold_is_added_behind_what_is_there(void **state)
{
	struct str str = { 0 };

	(void)state;
	str_add(&str, "Key: ");
	fold_add(&str, "  Juan  LECHÍN ", 16);
	assert_string_equal(str_text(&str), "Key: juan lechin");
	str_done(&str);
}

/* Text out of pieces that are near each other's special cases. */
static size_t
make_text(char *out, unsigned *seed)
{
	static const uint32_t pieces[] = { 'a', 'B', 'z', ' ', ' ', '\n', '-',
		'`', '1', '.', 0xe9, 0xc9, 0xad, 0x301, 0x2019, 0xa0, 0x2014,
		0x2026, 0xfb01, 0xdf, 0x23a, 0x410, 0x200b, '\t', '\r', 0,
		0x1f600, 0x1e9e, 0xa8, 0xff40, 0xb2, 0x2bc };
	size_t len = 0, i, count;

	*seed = *seed * 1103515245u + 12345u;
	count = *seed >> 16 & 31;
	for (i = 0; i < count; i++) {
		*seed = *seed * 1103515245u + 12345u;
		len += utf8_encode(pieces[(*seed >> 16) %
					   (sizeof pieces / sizeof *pieces)],
			out + len);
	}
	return len;
}

static void
check_map(const struct fold *fold, const char *text, size_t len)
{
	size_t i;

	assert_int_equal(fold->map[fold->len], len);
	for (i = 0; i < fold->len; i++) {
		assert_true(fold->map[i] < len);
		assert_true(fold->map[i] <= fold->map[i + 1]);
		assert_int_equal(
			utf8_floor(text, len, fold->map[i]), fold->map[i]);
		/* One character of the fold has one origin. */
		if ((fold->text[i] & 0xc0) == 0x80)
			assert_int_equal(fold->map[i], fold->map[i - 1]);
	}
}

static void
check_shape(const struct fold *fold)
{
	assert_true(utf8_valid(fold->text, fold->len, NULL));
	assert_int_equal(fold->text[fold->len], 0);
	assert_null(memmem(fold->text, fold->len, "  ", 2));
	if (fold->len) {
		assert_int_not_equal(fold->text[0], ' ');
		assert_int_not_equal(fold->text[fold->len - 1], ' ');
	}
}

static void
every_fold_keeps_its_promises(void **state)
{
	struct fold fold, again;
	unsigned seed = 1, round;
	char text[128];
	char *alone;
	size_t len;

	(void)state;
	for (round = 0; round < 20000; round++) {
		len = make_text(text, &seed);
		fold_init(&fold, text, len);
		check_map(&fold, text, len);
		check_shape(&fold);
		alone = fold_string(text, len);
		assert_memory_equal(alone, fold.text, fold.len + 1);
		fold_init(&again, fold.text, fold.len);
		assert_int_equal(again.len, fold.len);
		assert_memory_equal(again.text, fold.text, fold.len);
		fold_done(&again);
		fold_done(&fold);
		free(alone);
	}
}

/* What is folded stays as it is: no character needs two passes. */
static void
every_character_folds_once(void **state)
{
	uint32_t point, once;

	(void)state;
	for (point = 1; point <= 0x10ffff; point++) {
		once = fold_point(point);
		if (once && fold_point(once) != once)
			fail_msg("U+%04X folds twice", point);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_and_accents_go),
		cmocka_unit_test(marks_of_every_shape_become_one),
		cmocka_unit_test(raised_figures_call_notes),
		cmocka_unit_test(blanks_become_one),
		cmocka_unit_test(broken_words_are_whole_again),
		cmocka_unit_test(hits_lie_where_the_page_has_them),
		cmocka_unit_test(a_fold_is_added_behind_what_is_there),
		cmocka_unit_test(every_fold_keeps_its_promises),
		cmocka_unit_test(every_character_folds_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
