/* Themes as text, and the small machines around the terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "lectern/base/asset.h"
#include "screen/clip.h"
#include "screen/flight.h"
#include "screen/key.h"
#include "screen/theme.h"

static void
test_a_theme(void **state)
{
	struct theme theme;
	struct error err = { 0 };
	struct look look;

	(void)state;
	assert_true(theme_parse(&theme,
		"# mine\ntext white default\n\n"
		"heading\tbright-yellow default bold underline # loud\n"
		"dim bright-black default",
		&err));
	assert_true(theme_has_colours(&theme));
	look = theme_look(&theme, ROLE_HEADING, 16);
	assert_int_equal(look.foreground, 11);
	assert_int_equal(look.background, LOOK_DEFAULT);
	assert_int_equal(look.flags, LOOK_BOLD | LOOK_UNDERLINE);
	look = theme_look(&theme, ROLE_HEADING, 8);
	assert_int_equal(look.foreground, 3);
	look = theme_look(&theme, ROLE_DIM, 8);
	assert_int_equal(look.foreground, LOOK_DEFAULT);
	assert_int_equal(look.flags, LOOK_DIM);
	look = theme_look(&theme, ROLE_HEADING, 0);
	assert_int_equal(look.foreground, LOOK_DEFAULT);
	look = theme_look(&theme, ROLE_PER, 16);
	assert_int_equal(look.foreground, 7);
}

static void
test_faults_have_a_line(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{ "text default default\nheadline red default", "headline" },
		{ "\ntext purple default", "purple" },
		{ "\ntext red", "colour is missing" },
		{ "\ntext red default blink", "blink" },
	};
	struct theme theme = { { { 1, 2, 3 } } };
	struct error err;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		err = (struct error){ 0 };
		assert_false(theme_parse(&theme, cases[i].text, &err));
		assert_non_null(strstr(err.text, "line 2"));
		assert_non_null(strstr(err.text, cases[i].says));
		assert_int_equal(theme.looks[0].foreground, 1);
	}
}

/* Every theme we ship is whole: it reads, and names each role. */
static void
test_shipped_themes(void **state)
{
	const struct asset_entry *entry;
	struct theme theme;
	struct error err = { 0 };
	char word[40];
	unsigned i, found = 0;

	(void)state;
	for (entry = asset_table; entry->name; entry++) {
		if (strncmp(entry->name, "themes/", 7))
			continue;
		found++;
		if (!theme_parse(&theme, entry->begin, &err))
			fail_msg("%s: %s", entry->name, err.text);
		for (i = 0; i < ROLE_COUNT; i++) {
			snprintf(word, sizeof word, "\n%s ",
				role_name((enum role)i));
			if (!strstr(entry->begin, word))
				fail_msg("%s: no%s", entry->name, word);
		}
	}
	assert_true(found >= 2);
	theme_parse(&theme, asset_find("themes/mono.conf").data, &err);
	assert_false(theme_has_colours(&theme));
}

static void
test_flight(void **state)
{
	struct flight flight = { 0 };

	(void)state;
	assert_false(flight_asks(&flight, 1000));
	assert_false(flight_asks(&flight, 2000));
	assert_int_equal(flight_wait(&flight, 2010), 0);
	assert_true(flight_asks(&flight, 2030));
	assert_true(flight_wait(&flight, 2040) > 0);
	assert_int_equal(flight_wait(&flight, 2230), 0);
	assert_false(flight_asks(&flight, 2230));
	flight_answered(&flight, 2230);
	assert_int_equal(flight_wait(&flight, 2240), 0);
	assert_true(flight_asks(&flight, 2260));
	assert_true(flight_wait(&flight, 3260) > 0);
	assert_int_equal(flight_wait(&flight, 9999), 0);
	assert_false(flight_asks(&flight, 10000));
	assert_false(flight_asks(&flight, 10010));
	assert_int_equal(flight_wait(&flight, 10020), 0);
}

/* Two answers on end that took long: one can be a hiccup. */
static void
test_slow_line(void **state)
{
	struct flight flight = { 0 };

	(void)state;
	flight_asks(&flight, 1000);
	flight_asks(&flight, 1100);
	flight_answered(&flight, 2000);
	assert_false(flight_is_slow(&flight));
	flight_asks(&flight, 2010);
	flight_asks(&flight, 2020);
	flight_answered(&flight, 2040);
	flight_asks(&flight, 2050);
	flight_answered(&flight, 3050);
	assert_false(flight_is_slow(&flight));
	flight_asks(&flight, 3060);
	flight_asks(&flight, 3070);
	flight_answered(&flight, 4000);
	assert_true(flight_is_slow(&flight));
}

static void
test_clip(void **state)
{
	struct str out = { 0 };

	(void)state;
	clip_encode(&out, "any\n", 4);
	assert_string_equal(str_text(&out), "\033]52;c;YW55Cg==\a");
	str_clear(&out);
	clip_encode(&out, "\xff\xfe", 2);
	assert_string_equal(str_text(&out), "\033]52;c;//4=\a");
	str_done(&out);
}

static void
test_key_names(void **state)
{
	static const struct {
		uint32_t point;
		const char *name;
	} cases[] = { { 'j', "j" }, { ' ', "Space" }, { '\t', "Tab" },
		{ '\r', "Enter" }, { '\n', "Enter" }, { 0x7f, "Backspace" },
		{ 8, "Backspace" }, { 27, "Esc" }, { 15, "C-o" }, { 23, "C-w" },
		{ 0xe9, "\u00e9" }, { 0x1f, "C-_" } };
	char key[KEY_NAME_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(key_of_point(key, cases[i].point));
		assert_string_equal(key, cases[i].name);
	}
	assert_false(key_of_point(key, 0x9b));
	assert_true(key_of_point(key, 'x'));
	key_add_meta(key);
	assert_string_equal(key, "M-x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_theme),
		cmocka_unit_test(test_faults_have_a_line),
		cmocka_unit_test(test_shipped_themes),
		cmocka_unit_test(test_flight),
		cmocka_unit_test(test_slow_line),
		cmocka_unit_test(test_clip),
		cmocka_unit_test(test_key_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
