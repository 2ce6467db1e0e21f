/* The sink: what reaches a pipe, what reaches a terminal, what got lost. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/base/out.h"

#define REPLACED "\xef\xbf\xbd"

/* An escape, a bell, a C1 introducer, DEL, CR, and an override. */
static const char hostile[] = "tin\x1b[31m\x07\xc2\x9b"
			      "2J\x7f\r\n\ta"
			      "\xe2\x80\xae"
			      "b";

static void
write_hostile(FILE *file)
{
	struct out out;
	struct error err = { 0 };

	out_open(&out, file);
	out_string(&out, hostile);
	out_slice(&out, (struct slice){ 0 });
	out_format(&out, "%s|", "half \xc3\x1b[0m");
	assert_true(out_close(&out, &err));
	assert_false(out.failed);
}

static void
a_pipe_gets_no_controls(void **state)
{
	char got[200] = "";
	int ends[2];
	FILE *file;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	file = fdopen(ends[1], "w");
	write_hostile(file);
	assert_true(read(ends[0], got, sizeof got - 1) > 0);
	assert_string_equal(got, "tin" REPLACED "[31m" REPLACED REPLACED
				 "2J" REPLACED REPLACED "\n\ta\xe2\x80\xae"
				 "bhalf " REPLACED REPLACED "[0m|");
	fclose(file);
	close(ends[0]);
}

/* The two ends of a terminal that passes bytes as they are. */
static int
open_terminal(int *inside)
{
	struct termios plain;
	int outside = posix_openpt(O_RDWR | O_NOCTTY);

	if (outside < 0 || grantpt(outside) || unlockpt(outside))
		return -1;
	*inside = open(ptsname(outside), O_RDWR | O_NOCTTY);
	if (*inside < 0 || tcgetattr(*inside, &plain))
		return -1;
	plain.c_oflag &= ~(tcflag_t)OPOST;
	return tcsetattr(*inside, TCSANOW, &plain) ? -1 : outside;
}

static void
a_terminal_gets_no_direction_either(void **state)
{
	char got[200] = "";
	int inside = -1, outside = open_terminal(&inside);
	size_t len = 0;
	ssize_t part;
	FILE *file;

	(void)state;
	if (outside < 0)
		skip();
	file = fdopen(inside, "w");
	write_hostile(file);
	/* A terminal hands over what it has so far, not all there will be. */
	while (len < sizeof got - 1 && !strchr(got, '|')) {
		part = read(outside, got + len, sizeof got - 1 - len);
		assert_true(part > 0);
		len += (size_t)part;
	}
	assert_string_equal(got,
		"tin" REPLACED "[31m" REPLACED REPLACED "2J" REPLACED REPLACED
		"\n\ta" REPLACED "bhalf " REPLACED REPLACED "[0m|");
	fclose(file);
	close(outside);
}

/* Thirty marks are more than any writing needs; a flood of them is cut. */
static void
marks_do_not_pile_up(void **state)
{
	FILE *file = tmpfile();
	struct out out;
	char got[200] = "";
	int i;

	(void)state;
	assert_non_null(file);
	out_open(&out, file);
	out.terminal = true;
	out_string(&out, "a");
	for (i = 0; i < 40; i++)
		out_string(&out, "\xcc\x81");
	out_string(&out, "b\xcc\x81\n");
	assert_int_equal(fflush(file), 0);
	rewind(file);
	assert_int_equal(fread(got, 1, sizeof got, file), 1 + 60 + 4);
	assert_string_equal(got + 61, "b\xcc\x81\n");
	fclose(file);
}

static void
a_full_disk_is_told(void **state)
{
	struct error err = { 0 };
	struct out out;
	FILE *file = fopen("/dev/full", "w");

	(void)state;
	if (!file)
		skip();
	out_open(&out, file);
	out_string(&out, "lost");
	assert_false(out_close(&out, &err));
	assert_true(out.failed);
	assert_false(out.gone);
	assert_int_equal(out.cause, ENOSPC);
	assert_int_equal(error_exit_status(&err), 3);
	assert_string_equal(
		err.text, "cannot write the output: No space left on device");
	fclose(file);
}

static void
nobody_reading_is_another_thing(void **state)
{
	struct error err = { 0 };
	struct out out;
	int ends[2];
	FILE *file;

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	file = fdopen(ends[1], "w");
	out_open(&out, file);
	out_string(&out, "lost");
	assert_false(out_close(&out, &err));
	assert_true(out.gone);
	fclose(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pipe_gets_no_controls),
		cmocka_unit_test(a_terminal_gets_no_direction_either),
		cmocka_unit_test(marks_do_not_pile_up),
		cmocka_unit_test(a_full_disk_is_told),
		cmocka_unit_test(nobody_reading_is_another_thing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
