/* Indexing and searching where the system denies what confinement needs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lectern/base/confine.h"
#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "lectern/library/library.h"
#include "lectern/library/search.h"
#include "index_desk.h"

/* From now on a system call fails in this process; false: it cannot be. */
static bool
deny(unsigned call, unsigned error)
{
	struct sock_filter calls[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof calls / sizeof *calls, calls };

	return !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) &&
	       !syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}

/* Indexes in a process to which a system call is denied. */
static void
index_without(const struct desk *desk, unsigned call, unsigned error,
	uint32_t documents, bool unconfined)
{
	const char *paths[] = { desk->documents };
	struct index_report report;
	struct error err = { 0 };
	int pid = fork(), status = -1;

	if (pid == 0) {
		if (!deny(call, error))
			_exit(2);
		_exit(index_build(desk->library, paths, 1, NULL, &report,
			      &err) && report.documents == documents &&
					report.unconfined == unconfined
				? 0
				: 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* Where confinement is refused, documents are read and it is said. */
static void
test_not_to_be_had(void **state)
{
	const struct desk *desk = *state;
	struct index_report report;

	if (confine_is_sanitized() || !confine_is_possible())
		return; /* nothing to be seen here */
	index_without(desk, SYS_seccomp, ENOSYS, 3, true);
	write_file(desk, "d.txt", "The fourth\n\nShe spoke.\n");
	desk_index(desk, NULL, &report);
	assert_int_equal(report.documents, 4);
	assert_false(report.unconfined);
	index_report_done(&report);
}

/* Searches in a process to which confinement is denied: 0 if it found. */
static int
search_without(const char *path)
{
	struct error err = { 0 };
	struct hit_list hits = { 0 };
	struct library *library = library_open(path, &err);
	int pid = fork(), status = -1;

	if (pid == 0) {
		if (!library || !deny(SYS_seccomp, ENOSYS))
			_exit(2);
		if (library_search(library, "spoke", NULL, &hits, &err))
			_exit(hits.count == 3 ? 0 : 3);
		_exit(err.code == ERROR_IO ? 1 : 4);
	}
	library_close(library);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* What was built here is searched all the same; a stranger's library is not. */
static void
test_searched_unconfined(void **state)
{
	const struct desk *desk = *state;
	struct index_report report;
	struct error err = { 0 };
	char *copy = file_join(desk->root, "copy.lectern");

	if (!confine_is_sanitized() && confine_is_possible()) {
		desk_index(desk, NULL, &report);
		index_report_done(&report);
		assert_int_equal(search_without(desk->library), 0);
		assert_true(file_copy(desk->library, copy, &err));
		assert_int_equal(search_without(copy), 1);
		assert_int_equal(rename(copy, desk->library), 0);
		assert_int_equal(search_without(desk->library), 1);
	}
	free(copy);
}

/* What failed for want of a pipe is no fault of the files. */
static void
test_tried_again(void **state)
{
	const struct desk *desk = *state;
	struct index_report report;

	if (confine_is_sanitized() || !confine_is_possible())
		return; /* nothing to be seen here */
	index_without(desk, SYS_pipe2, EMFILE, 0, false);
	desk_index(desk, NULL, &report);
	assert_int_equal(report.read, 3);
	assert_int_equal(report.failure_count, 0);
	index_report_done(&report);
}

#define DESK_TEST(test)                                                        \
	cmocka_unit_test_setup_teardown(test, desk_open, desk_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(test_not_to_be_had),
		DESK_TEST(test_searched_unconfined),
		DESK_TEST(test_tried_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
