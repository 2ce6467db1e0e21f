/* Workers that are killed, and what a worker may do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lectern/base/confine.h"
#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "lectern/library/library.h"
#include "index/worker.h"
#include "index/worker_place.h"
#include "index_desk.h"

/* -- a worker that is killed ---------------------------------------------- */

/* The first child of a process; 0 if it has none. */
static int
child_of(int pid)
{
	char path[64];
	FILE *file;
	int child = 0;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (fscanf(file, "%d", &child) != 1)
		child = 0;
	fclose(file);
	return child;
}

static void
test_killed_worker(void **state)
{
	const struct desk *desk = *state;
	char *path = file_join(desk->documents, "long.txt");
	struct error err = { 0 };
	struct crew *crew = crew_new(1, NULL, &err);
	struct task task = { .path = path };
	struct stat st;
	int place, worker = 0, i;

	/* Long enough that its worker can be caught at it. */
	write_file(desk, "long.txt", "");
	assert_int_equal(truncate(path, (off_t)200 << 20), 0);
	assert_int_equal(stat(path, &st), 0);
	task.device = st.st_dev;
	task.node = st.st_ino;
	place = child_of(getpid());
	assert_non_null(crew);
	if (!place) { /* no /proc to find the worker in */
		crew_free(crew);
		free(path);
		return;
	}
	crew_start(crew, &task);
	for (i = 0; i < 1000000 && !worker && !task.done; i++)
		worker = child_of(place);
	assert_int_not_equal(worker, 0);
	kill(worker, SIGSEGV);
	while (!task.done)
		crew_work(crew, 1000);
	assert_int_equal(task.result, WIRE_BROKEN);
	assert_null(task.doc);
	if (!strstr(task.error.text, "broke down"))
		fail_msg("%s", task.error.text);

	/* The place goes on with the next one. */
	free(path);
	path = file_join(desk->documents, "a.txt");
	assert_int_equal(stat(path, &st), 0);
	task = (struct task){
		.path = path, .device = st.st_dev, .node = st.st_ino
	};
	crew_start(crew, &task);
	while (!task.done)
		crew_work(crew, 1000);
	assert_int_equal(task.result, WIRE_DOC);
	doc_free(task.doc);
	crew_free(crew);
	free(path);
}

/* -- a worker that is killed within an archive ---------------------------- */

#ifdef HAVE_LIBARCHIVE

/* A file of a tar archive. */
static void
box_add(struct str *box, const char *name, const char *text, size_t len)
{
	unsigned char head[512] = { 0 };
	unsigned sum = 0;
	size_t i;

	memcpy(head, name, strlen(name));
	memcpy(head + 100, "0000600", 7);
	snprintf((char *)head + 124, 12, "%011zo", len);
	memcpy(head + 136, "00000000000", 11);
	memset(head + 148, ' ', 8);
	head[156] = '0';
	memcpy(head + 257, "ustar\00000", 8);
	for (i = 0; i < sizeof head; i++)
		sum += head[i];
	snprintf((char *)head + 148, 8, "%06o", sum);
	str_add_bytes(box, (const char *)head, sizeof head);
	str_add_bytes(box, text, len);
	while (box->len % 512)
		str_add_char(box, '\0');
}

/* One in the middle takes seconds to read. */
static void
write_box(const struct desk *desk)
{
	static const char letter[] = "A letter\n\nIt was raining.\n";
	char *path = file_join(desk->documents, "box.tar");
	struct str box = { 0 }, text = { 0 };
	struct error err = { 0 };
	int i;

	for (i = 0; i < 100000; i++)
		str_add_format(&text, "It rained at Huanuni in %d. ", 1900 + i);
	box_add(&box, "1.txt", letter, sizeof letter - 1);
	box_add(&box, "long.txt", str_text(&text), text.len);
	box_add(&box, "2.txt", letter, sizeof letter - 1);
	for (i = 0; i < 1024; i++)
		str_add_char(&box, '\0');
	assert_true(file_write(path, str_text(&box), box.len, &err));
	str_done(&box);
	str_done(&text);
	free(path);
}

/* Hundredths of a second of processor that a process has had; 0: unknown. */
static unsigned long
time_of(int pid)
{
	char path[64], text[1024], *at;
	unsigned long user = 0;
	FILE *file;
	size_t len;
	int i;

	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	file = fopen(path, "r");
	if (!file)
		return 0;
	len = fread(text, 1, sizeof text - 1, file);
	fclose(file);
	text[len] = '\0';
	at = strrchr(text, ')');
	for (i = 0; at && i < 12; i++)
		at = strchr(at + 1, ' ');
	if (at)
		user = strtoul(at, NULL, 10);
	return user;
}

/* Indexes, and says whether all but the one document came of it. */
static void
index_box(const struct desk *desk)
{
	const char *paths[] = { desk->documents };
	const struct index_options options = { .jobs = 1 };
	struct index_report report = { 0 };
	struct error err = { 0 };

	if (!index_build(desk->library, paths, 1, &options, &report, &err))
		_exit(1);
	if (report.documents != 5 || report.failure_count != 1)
		_exit(2);
	if (!strstr(report.failures[0].file, "box.tar/long.txt"))
		_exit(3);
	_exit(strstr(report.failures[0].text, "was stopped") ? 0 : 4);
}

static void
test_killed_in_an_archive(void **state)
{
	const struct desk *desk = *state;
	int pid, place, worker = 0, status = -1;
	bool killed = false;

	write_box(desk);
	pid = fork();
	if (pid == 0)
		index_box(desk);
	assert_true(pid > 0);
	/* Only the long one has the processor for a third of a second. */
	while (!killed && waitpid(pid, &status, WNOHANG) == 0) {
		place = child_of(pid);
		worker = place ? child_of(place) : 0;
		if (worker && time_of(worker) > 30)
			killed = !kill(worker, SIGKILL);
		usleep(1000);
	}
	if (!killed) /* no /proc to find the worker in */
		return;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* Two letters, and between them much to pass over. */
static void
write_gap(const struct desk *desk)
{
	static const char letter[] = "A letter\n\nIt was raining.\n";
	char *path = file_join(desk->documents, "gap.tar");
	struct error err = { 0 };
	struct str box = { 0 };
	int i;

	box_add(&box, "1.txt", letter, sizeof letter - 1);
	for (i = 0; i < 60000; i++)
		box_add(&box, "picture.png", "", 0);
	box_add(&box, "2.txt", letter, sizeof letter - 1);
	for (i = 0; i < 1024; i++)
		str_add_char(&box, '\0');
	assert_true(file_write(path, str_text(&box), box.len, &err));
	str_done(&box);
	free(path);
}

/* A worker, or what is behind its place, that ends between two parts. */
static void
end_between_parts(const struct desk *desk, bool all)
{
	char *path = file_join(desk->documents, "gap.tar");
	struct error err = { 0 };
	struct crew *crew = crew_new(1, NULL, &err);
	struct task task = { .path = path };
	struct stat st;
	int parts = 0, victim;

	write_gap(desk);
	assert_int_equal(stat(path, &st), 0);
	task.device = st.st_dev;
	task.node = st.st_ino;
	assert_non_null(crew);
	for (crew_start(crew, &task); !task.done; crew_work(crew, 1000)) {
		if (!task.part)
			continue;
		victim = child_of(getpid());
		if (victim && !all)
			victim = child_of(victim);
		if (!parts++ && victim)
			kill(victim, SIGKILL);
		doc_free(task.doc);
		task.doc = NULL;
		crew_go_on(crew, &task);
	}
	crew_free(crew);
	free(path);
	assert_int_equal(parts, 2);
	assert_int_equal(task.result, WIRE_PARTS);
}

static void
test_killed_between_parts(void **state)
{
	end_between_parts(*state, false);
	end_between_parts(*state, true);
}

#endif

/* -- what a worker may do ------------------------------------------------- */

/* Does a line of /proc/PID/status say so? */
static bool
status_says(int pid, const char *line)
{
	char path[64], text[4096];
	FILE *file;
	size_t len;

	snprintf(path, sizeof path, "/proc/%d/status", pid);
	file = fopen(path, "r");
	if (!file)
		return false;
	len = fread(text, 1, sizeof text - 1, file);
	text[len] = '\0';
	fclose(file);
	return strstr(text, line) != NULL;
}

/* A worker is looked at while it reads: the kernel says that it is held. */
static void
test_held_worker(void **state)
{
	const struct desk *desk = *state;
	char *path = file_join(desk->documents, "long.txt");
	struct error err = { 0 };
	struct crew *crew = crew_new(1, NULL, &err);
	struct task task = { .path = path };
	struct stat st;
	int place = child_of(getpid()), worker;
	bool held = false;

	assert_non_null(crew);
	write_file(desk, "long.txt", "");
	assert_int_equal(truncate(path, (off_t)200 << 20), 0);
	assert_int_equal(stat(path, &st), 0);
	task.device = st.st_dev;
	task.node = st.st_ino;
	if (place && crew_is_locked(crew) && !confine_is_sanitized()) {
		crew_start(crew, &task);
		while (!task.done && !held) {
			worker = child_of(place);
			held = worker && status_says(worker, "Seccomp:\t2") &&
			       status_says(worker, "NoNewPrivs:\t1");
		}
		assert_true(held);
	}
	crew_free(crew);
	free(path);
}

static bool
can_open(void)
{
	return open("/dev/null", O_RDONLY) >= 0 ||
	       open("/etc/passwd", O_RDONLY) >= 0 ||
	       open("/tmp/lectern-was-here", O_WRONLY | O_CREAT, 0600) >= 0;
}

static bool
can_remove(void)
{
	return !unlink("/tmp/lectern-was-here") || errno == ENOENT ||
	       !mkdir("/tmp/lectern-was-here", 0700) || errno == EEXIST;
}

static bool
can_connect(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0 ||
	       socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
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
can_signal(void)
{
	return !kill(getppid(), 0);
}

static bool
can_map_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
		       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static bool
can_turn_into_code(void)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return page == MAP_FAILED ||
	       !mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

static bool
can_execute(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return true;
}

static bool
can_trace(void)
{
	ptrace(PTRACE_TRACEME, 0, NULL, NULL);
	return true;
}

/* How a process ends that was confined as workers are, and then tried. */
static int
try_as_worker(bool (*can)(void))
{
	int pid = fork(), status = -1;

	if (pid == 0) {
		if (!worker_confine(true, false, 0))
			_exit(77);
		_exit(can() ? 1 : 0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void
test_forbidden(void **state)
{
	static bool (*const refused[])(void) = { can_open, can_remove,
		can_connect, can_fork, can_signal, can_map_code,
		can_turn_into_code };
	static bool (*const deadly[])(void) = { can_execute, can_trace };
	size_t i;
	int status;

	(void)state;
	if (confine_is_sanitized() || !confine_is_possible())
		return; /* nothing to be seen here */
	for (i = 0; i < sizeof refused / sizeof *refused; i++) {
		status = try_as_worker(refused[i]);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
	for (i = 0; i < sizeof deadly / sizeof *deadly; i++) {
		status = try_as_worker(deadly[i]);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), SIGSYS);
	}
}

#define DESK_TEST(test)                                                        \
	cmocka_unit_test_setup_teardown(test, desk_open, desk_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(test_killed_worker),
#ifdef HAVE_LIBARCHIVE
		DESK_TEST(test_killed_in_an_archive),
		DESK_TEST(test_killed_between_parts),
#endif
		DESK_TEST(test_held_worker),
		DESK_TEST(test_forbidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
