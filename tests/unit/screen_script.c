/* The scripted terminal, and the grid it shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/screen/terminal.h"

/* Plays a script, drawing each key in the next row; what came out. */
static char *
play(const char *script)
{
	struct error err = { 0 };
	struct terminal *terminal;
	struct grid grid = { 0 };
	char key[KEY_NAME_SIZE] = "", *out = NULL;
	uint32_t rows, cols, row = 0;
	size_t len;
	FILE *file = open_memstream(&out, &len);

	terminal = terminal_open_script(script, file, &err);
	assert_non_null(terminal);
	while (strcmp(key, "Hangup")) {
		terminal_key(terminal, -1, key);
		terminal_size(terminal, &rows, &cols);
		if (grid.rows != rows || grid.cols != cols)
			grid_resize(&grid, rows, cols);
		grid_string(&grid, row++, 1, 20, key, ROLE_KEY);
		if (!terminal_key_waits(terminal))
			terminal_present(terminal, &grid, 0, 0);
	}
	terminal_close(terminal);
	grid_done(&grid);
	fclose(file);
	return out;
}

static void
test_keys_and_pictures(void **state)
{
	char *out = play("# two keys\nsize 4 8\nkeys j S-Tab\nscreen one\n"
			 "type é \nroles two\n");

	(void)state;
	assert_string_equal(out, "== one 4x8\n j\n S-Tab\n\n\n"
				 "== two 4x8\n K\n KKKKK\n K\n\n");
	free(out);
}

static void
test_size_is_a_key(void **state)
{
	char *out = play("size 3 8\nkeys a\nsize 2 7\nscreen s\n");

	(void)state;
	assert_string_equal(out, "== s 2x7\n\n Resize\n");
	free(out);
}

static void
test_faults_have_a_line(void **state)
{
	static const char *const scripts[] = { "keys a\nkey b\n", "\nsize 3\n",
		"\nscreen\n", "\nsize 0 0\n" };
	struct error err;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		err = (struct error){ 0 };
		assert_null(terminal_open_script(scripts[i], stdout, &err));
		assert_int_equal(err.code, ERROR_FORMAT);
		assert_non_null(strstr(err.text, "line 2"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_and_pictures),
		cmocka_unit_test(test_size_is_a_key),
		cmocka_unit_test(test_faults_have_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
