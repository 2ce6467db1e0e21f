/*
 * What a worker does, and the small process behind each place that forks it.
 */
#include "index/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lectern/base/confine.h"
#include "lectern/base/file.h"
#include "lectern/import/import.h"
#include "index/worker_place.h"

#define WORKER_MEMORY ((size_t)1 << 30)
#define WORKER_SECONDS 30

static bool
worker_write(int fd, const char *data, size_t len)
{
	ssize_t put;

	while (len) {
		put = write(fd, data, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		data += put;
		len -= (size_t)put;
	}
	return true;
}

/* Whatever reading needs is in memory by now: no file is opened from here. */
bool
worker_confine(bool locked)
{
	const struct confine_limits limits = { WORKER_MEMORY, WORKER_SECONDS };

	return confine_limit(&limits) && (!locked || confine_lock());
}

/* The document of a file, or why there is none, as records. */
static void
worker_read(struct str *out, const struct resources *resources,
	const struct place_order *order, int fd)
{
	struct bytes bytes = { 0 };
	struct error err = { 0 };
	struct doc *doc = NULL;
	char digest[65];

	if (!bytes_read(&bytes, fd, FILE_LIMIT, &err)) {
		wire_put_error(out, &err);
		return;
	}
	file_digest(bytes.data, bytes.len, digest);
	if (!strcmp(digest, order->known)) {
		wire_put_same(out);
	} else {
		doc = import_read(order->name, &bytes, &err);
		if (doc) {
			analysis_run(resources, doc);
			wire_put_doc(out, doc, digest);
		} else {
			wire_put_error(out, &err);
		}
	}
	doc_free(doc);
	bytes_done(&bytes);
}

static void
worker_run(const struct resources *resources, bool locked,
	const struct place_order *order, int file, int pipe)
{
	struct str out = { 0 };
	bool ok = worker_confine(locked);

	if (ok) {
		worker_read(&out, resources, order, file);
		ok = worker_write(pipe, str_text(&out), out.len);
	}
	_exit(ok ? 0 : 1);
}

/* -- the process behind a place ---------------------------------------------
 */

/* One order with its two descriptors; false when there will be no more. */
static bool
place_receive(int line, struct place_order *order, int fds[2])
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(2 * sizeof(int))];
	} control;
	struct iovec part = { order, sizeof *order };
	struct msghdr message = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = control.room,
		.msg_controllen = sizeof control.room };
	struct cmsghdr *head;
	ssize_t got;

	do
		got = recvmsg(line, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	head = CMSG_FIRSTHDR(&message);
	if (got != (ssize_t)sizeof *order || !head ||
		head->cmsg_type != SCM_RIGHTS ||
		head->cmsg_len != CMSG_LEN(2 * sizeof(int)))
		return false;
	memcpy(fds, CMSG_DATA(head), 2 * sizeof(int));
	return true;
}

static void
place_close_others(int line)
{
	int null = open("/dev/null", O_RDWR);
	int fd;

	for (fd = confine_is_sanitized() ? 3 : 0; fd < 1024; fd++) {
		if (fd != line && fd != null)
			close(fd);
	}
	for (fd = 0; fd < 3 && null >= 0; fd++) {
		if (fd != line && fd != null && !confine_is_sanitized())
			dup2(null, fd);
	}
	if (null > 2)
		close(null);
}

void
worker_serve(const struct resources *resources, bool locked, int line)
{
	static const int fatal[] = { SIGTERM, SIGHUP, SIGPIPE, SIGCHLD, SIGSEGV,
		SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTSTP };
	struct place_order order;
	int fds[2], status;
	size_t i;
	int pid;

	/* Whatever the parent does on a signal is not for us to do. */
	for (i = 0; i < sizeof fatal / sizeof *fatal; i++)
		signal(fatal[i], SIG_DFL);
	signal(SIGINT, SIG_IGN);
	memory_on_exhaustion(NULL);
	confine_die_with_parent();
	place_close_others(line);
	while (place_receive(line, &order, fds)) {
		import_prepare(order.name);
		pid = fork();
		if (pid == 0) {
			close(line);
			worker_run(resources, locked, &order, fds[0], fds[1]);
		}
		close(fds[0]);
		close(fds[1]);
		status = -1;
		while (pid > 0 && waitpid(pid, &status, 0) < 0 &&
			errno == EINTR)
			;
		if (!worker_write(line, (const char *)&status, sizeof status))
			break;
	}
	_exit(0);
}
