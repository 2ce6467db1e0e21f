/* A confined process tries what it must not be able to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lectern/base/confine.h"

static bool
can_open(void)
{
	return open("/dev/null", O_RDONLY) >= 0;
}

static bool
can_connect(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool
can_fork(void)
{
	int pid = fork();

	if (pid == 0)
		_exit(0);
	return pid > 0;
}

static bool
can_map(int protection)
{
	return mmap(NULL, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		       0) != MAP_FAILED;
}

static bool
can_run_code(void)
{
	return can_map(PROT_READ | PROT_WRITE | PROT_EXEC);
}

static bool
can_execute(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return false;
}

static bool
can_signal(void)
{
	return kill(getppid(), 0) == 0;
}

/* What must go on. */
static bool
can_compute(void)
{
	char *memory = malloc((size_t)8 << 20);
	int ends[2] = { -1, -1 };

	if (!memory || !can_map(PROT_READ | PROT_WRITE))
		return false;
	memory[4096] = 1;
	free(memory);
	return pipe(ends) < 0;
}

/* Status of a process that was confined and then tried. */
static int
try_confined(bool (*can)(void))
{
	static const struct confine_limits limits = { (size_t)64 << 20, 5 };
	int pid, status = 0;

	pid = fork();
	if (pid == 0) {
		if (!confine_limit(&limits) || !confine_lock())
			_exit(77);
		_exit(can() ? 1 : 0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void
test_forbidden(void **state)
{
	static bool (*const tries[])(void) = { can_open, can_connect, can_fork,
		can_run_code, can_signal };
	size_t i;
	int status;

	(void)state;
	if (confine_is_sanitized())
		return; /* nothing to be seen here */
	for (i = 0; i < sizeof tries / sizeof *tries; i++) {
		status = try_confined(tries[i]);
		if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
			return; /* nothing to be seen here */
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
	assert_true(WIFSIGNALED(try_confined(can_execute)));
}

static void
test_needed(void **state)
{
	int status;

	(void)state;
	if (confine_is_sanitized())
		return; /* nothing to be seen here */
	status = try_confined(can_compute);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		return; /* nothing to be seen here */
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forbidden),
		cmocka_unit_test(test_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
