/* Errors: one sentence, whole characters, the right exit status. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/base/error.h"
#include "lectern/base/utf8.h"

static void
a_sentence_and_where(void **state)
{
	struct error err = { 0 };

	(void)state;
	assert_int_equal(error_exit_status(&err), 0);
	assert_false(error_set(&err, ERROR_FORMAT, "no %s here", "text"));
	assert_false(error_prefix(&err, "%s", "a.txt"));
	assert_string_equal(err.text, "a.txt: no text here");
	assert_int_equal(err.code, ERROR_FORMAT);
	assert_false(error_set(NULL, ERROR_IO, "nobody listens"));
	assert_false(error_prefix(NULL, "nobody"));
}

static void
the_system_has_its_word(void **state)
{
	struct error err = { 0 };

	(void)state;
	errno = ENOENT;
	assert_false(error_system(&err, "cannot open"));
	assert_string_equal(err.text, "cannot open: No such file or directory");
	assert_int_equal(error_exit_status(&err), 3);
}

static void
every_code_has_its_status(void **state)
{
	static const int status[] = { 0, 1, 2, 3, 3, 3, 4 };
	struct error err = { 0 };
	int code;

	(void)state;
	for (code = ERROR_NONE; code <= ERROR_LIBRARY; code++) {
		err.code = (enum error_code)code;
		assert_int_equal(error_exit_status(&err), status[code]);
	}
}

/* However long, and wherever the cut falls, it stays UTF-8. */
static void
long_sentences_are_cut_at_a_character(void **state)
{
	struct error err = { 0 };
	char text[1000], where[1000];
	size_t shift;

	(void)state;
	for (shift = 0; shift < 4; shift++) {
		memset(text, 'x', shift);
		text[shift] = '\0';
		while (strlen(text) < 900)
			strncat(text, "\xf0\x9f\x98\x80", 5);
		error_set(&err, ERROR_IO, "%s", text);
		assert_true(utf8_valid(err.text, strlen(err.text), NULL));
		assert_true(strlen(err.text) > sizeof err.text - 9);
		memcpy(where, text, sizeof where);
		error_prefix(&err, "%s", where + shift);
		assert_true(utf8_valid(err.text, strlen(err.text), NULL));
		error_set(&err, ERROR_IO, "%s", text);
		error_prefix(&err, "a.txt");
		assert_true(utf8_valid(err.text, strlen(err.text), NULL));
		errno = EACCES;
		error_system(&err, "%s", text);
		assert_true(utf8_valid(err.text, strlen(err.text), NULL));
	}
}

/* What is quoted may be no text at all. */
static void
what_is_quoted_becomes_text(void **state)
{
	struct error err = { 0 };
	char bytes[1000];

	(void)state;
	error_set(&err, ERROR_FORMAT, "no type \"%s\" here", "A\xfa\xffo\xc3");
	assert_string_equal(err.text,
		"no type \"A\xef\xbf\xbd\xef\xbf\xbdo\xef\xbf\xbd\" here");
	memset(bytes, 0xff, sizeof bytes - 1);
	bytes[sizeof bytes - 1] = '\0';
	error_set(&err, ERROR_FORMAT, "%s", bytes);
	assert_true(utf8_valid(err.text, strlen(err.text), NULL));
	error_prefix(&err, "%s", bytes);
	assert_true(utf8_valid(err.text, strlen(err.text), NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sentence_and_where),
		cmocka_unit_test(the_system_has_its_word),
		cmocka_unit_test(every_code_has_its_status),
		cmocka_unit_test(long_sentences_are_cut_at_a_character),
		cmocka_unit_test(what_is_quoted_becomes_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
