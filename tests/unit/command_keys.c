/* Key bindings: reading them, and following keys through them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lectern/command/command.h"
#include "lectern/command/keys.h"

static struct keys *
keys_of_text(const char *text)
{
	struct keys *keys = keys_new();
	struct error err = { 0 };

	assert_true(keys_read(keys, "test", text, &err));
	return keys;
}

static void
test_sequences(void **state)
{
	struct keys *keys = keys_of_text("# a remark\r\n"
					 "\r\n"
					 "bind j line-down\r\n"
					 "bind ]n  next note  \n"
					 "bind S-Tab previous\n"
					 "bind C-oF1x go\n"
					 "bind \xc3\xa9 accent\n");
	const char *command = NULL;

	(void)state;
	assert_int_equal(keys_look(keys, "j", &command), KEYS_WHOLE);
	assert_string_equal(command, "line-down");
	assert_int_equal(keys_look(keys, "]", &command), KEYS_PREFIX);
	assert_int_equal(keys_look(keys, "] n", &command), KEYS_WHOLE);
	assert_string_equal(command, "next note");
	assert_int_equal(keys_look(keys, "] x", &command), KEYS_NONE);
	assert_int_equal(keys_look(keys, "S-Tab", &command), KEYS_WHOLE);
	assert_int_equal(keys_look(keys, "S", &command), KEYS_NONE);
	assert_int_equal(keys_look(keys, "C-o F1 x", &command), KEYS_WHOLE);
	assert_int_equal(keys_look(keys, "\xc3\xa9", &command), KEYS_WHOLE);
	assert_string_equal(keys_of(keys, "next note"), "]n");
	assert_null(keys_of(keys, "next"));
	keys_free(keys);
}

static void
test_later_wins(void **state)
{
	struct keys *keys = keys_of_text("bind j down\nbind k up\n"
					 "bind j left\nunbind k\n");
	const char *command = NULL;

	(void)state;
	assert_int_equal(keys_look(keys, "j", &command), KEYS_WHOLE);
	assert_string_equal(command, "left");
	assert_int_equal(keys_look(keys, "k", &command), KEYS_NONE);
	assert_int_equal(keys_count(keys), 1);
	keys_free(keys);
}

static void
test_complaints(void **state)
{
	static const char *const wrong[] = { "bind\n", "bind j\n",
		"bound j x\n", "\n\nunbind\n" };
	struct keys *keys;
	struct error err;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		keys = keys_new();
		err = (struct error){ 0 };
		assert_false(keys_read(keys, "mine.conf", wrong[i], &err));
		assert_int_equal(err.code, ERROR_FORMAT);
		assert_memory_equal(err.text, "mine.conf:", 10);
		keys_free(keys);
	}
	assert_memory_equal(err.text, "mine.conf:3: ", 13);
}

static void
test_commands(void **state)
{
	struct error err = { 0 };

	(void)state;
	assert_string_equal(
		command_find("notes", COMMAND_SHELL, &err)->name, "notes");
	assert_string_equal(
		command_find("conc", COMMAND_BOTH, &err)->name, "concordance");
	assert_null(command_find("in", COMMAND_SHELL, &err));
	assert_int_equal(err.code, ERROR_USAGE);
	assert_null(command_find("line-down", COMMAND_SHELL, &err));
	assert_null(command_find("", COMMAND_BOTH, &err));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sequences),
		cmocka_unit_test(test_later_wins),
		cmocka_unit_test(test_complaints),
		cmocka_unit_test(test_commands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
