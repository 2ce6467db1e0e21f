/*
 * What a worker does, and the small process behind each place that forks it.
 */
#include "index/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lectern/base/confine.h"
#include "lectern/base/file.h"
#include "lectern/import/folder.h"
#include "lectern/import/import.h"
#include "index/worker_place.h"

/*
 * What a worker may have.  A folder is as many documents as it likes: there is
 * hardly an end to its time, but each part has what a file has.
 */
#define WORKER_MEMORY ((size_t)512 << 20)
#define WORKER_SECONDS 8
#define WORKER_FOLDER_SECONDS 3600

/* What large files need more, for each MiB of them. */
#define WORKER_MEMORY_MB ((size_t)8 << 20)
#define WORKER_SECONDS_MB 1

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

static unsigned
worker_seconds(size_t size)
{
	return WORKER_SECONDS + (unsigned)(size >> 20) * WORKER_SECONDS_MB;
}

/* Whatever reading needs is in memory by now: no file is opened from here. */
bool
worker_confine(bool locked, bool folder, size_t size)
{
	const struct confine_limits limits = {
		WORKER_MEMORY + (size >> 20) * WORKER_MEMORY_MB,
		folder ? WORKER_FOLDER_SECONDS : worker_seconds(size)
	};

	return confine_limit(&limits) && (!locked || confine_lock());
}

/* What a worker reads, and where it tells of it. */
struct worker {
	const struct analysis *analysis;
	const struct place_order *order;
	struct str out;
	int pipe;
	char digest[65];
};

static void
worker_send(struct worker *worker)
{
	if (!worker_write(
		    worker->pipe, str_text(&worker->out), worker->out.len))
		_exit(1);
	str_clear(&worker->out);
}

/* The document of these bytes, or why there is none, as records. */
static void
worker_read_document(struct worker *worker, const char *name,
	const struct bytes *bytes, const char *problem)
{
	struct error err = { 0 };
	struct doc *doc = worker->order->final
				  ? import_read_final(name, bytes, &err)
				  : import_read(name, bytes, &err);

	if (doc && problem)
		doc_remark(doc, REMARK_IMPORT, 0, 0, "in the archive: %s",
			problem);
	if (doc) {
		analysis_run(worker->analysis, doc);
		wire_put_doc(&worker->out, doc, worker->digest);
	} else {
		wire_put_error(&worker->out, &err);
	}
	doc_free(doc);
	worker_send(worker);
}

/* Each file is announced first: if it kills us, it is known which one did. */
static void
worker_read_part(
	struct worker *worker, struct folder *folder, struct folder_file *file)
{
	struct error err = { 0 };

	if (!file->alone) {
		wire_put_part(&worker->out, file->name);
		worker_send(worker);
	}
	if (folder_read(folder, file, &err)) {
		confine_give(worker_seconds(file->bytes.len));
		worker_read_document(
			worker, file->name, &file->bytes, file->problem);
		bytes_done(&file->bytes);
	} else {
		wire_put_error(&worker->out, &err);
		worker_send(worker);
	}
}

static void
worker_read_folder(struct worker *worker, const struct bytes *bytes)
{
	struct error err = { 0 };
	struct folder *folder = folder_open(worker->order->name, bytes, &err);
	struct folder_file file = { 0 };
	enum folder_step step = folder ? FOLDER_FILE : FOLDER_BROKEN;
	uint32_t parts = 0;

	while (step == FOLDER_FILE) {
		confine_give(worker_seconds(bytes->len));
		step = folder_next(folder, &file, &err);
		if (step == FOLDER_FILE &&
			(parts++ >= worker->order->skip || file.alone))
			worker_read_part(worker, folder, &file);
		if (file.alone)
			break;
	}
	folder_close(folder);
	if (step == FOLDER_END && !parts)
		error_set(&err, ERROR_FORMAT,
			"the archive holds no document that lectern reads");
	if (err.code)
		wire_put_error(&worker->out, &err);
	else if (!file.alone)
		wire_put_end(&worker->out);
	worker_send(worker);
}

static void
worker_read(struct worker *worker, int fd)
{
	struct bytes bytes = { 0 };
	struct error err = { 0 };

	if (!bytes_read(&bytes, fd, FILE_LIMIT, &err)) {
		wire_put_error(&worker->out, &err);
		worker_send(worker);
		return;
	}
	file_digest(bytes.data, bytes.len, worker->digest);
	if (!strcmp(worker->digest, worker->order->known)) {
		wire_put_same(&worker->out);
		worker_send(worker);
	} else if (folder_is(worker->order->name)) {
		worker_read_folder(worker, &bytes);
	} else {
		worker_read_document(worker, worker->order->name, &bytes, NULL);
	}
	bytes_done(&bytes);
}

void
worker_answer(const struct analysis *analysis, const struct place_order *order,
	int file, int pipe)
{
	struct worker worker = {
		.analysis = analysis, .order = order, .pipe = pipe
	};

	worker_read(&worker, file);
	str_done(&worker.out);
}

static void
worker_run(const struct analysis *analysis, bool locked,
	const struct place_order *order, int file, int pipe)
{
	struct stat st;
	size_t size = fstat(file, &st) ? 0 : (size_t)st.st_size;
	bool ok = worker_confine(locked, folder_is(order->name), size);

	if (ok)
		worker_answer(analysis, order, file, pipe);
	_exit(ok ? 0 : 1);
}

/* -- the process behind a place ------------------------------------------- */

/* Two descriptors and no more; what else came along is closed. */
static bool
place_descriptors(struct msghdr *message, int fds[2])
{
	struct cmsghdr *head = CMSG_FIRSTHDR(message);
	size_t count = 0, i;

	if (head && head->cmsg_level == SOL_SOCKET &&
		head->cmsg_type == SCM_RIGHTS)
		count = (head->cmsg_len - CMSG_LEN(0)) / sizeof *fds;
	if (count)
		memcpy(fds, CMSG_DATA(head),
			(count > 2 ? 2 : count) * sizeof *fds);
	if (count == 2 && !(message->msg_flags & MSG_CTRUNC))
		return true;
	for (i = 0; i < count && i < 2; i++)
		close(fds[i]);
	return false;
}

bool
worker_order(int line, const struct place_order *order, const int fds[2])
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(2 * sizeof(int))];
	} control = { 0 };
	struct iovec part = { (void *)(uintptr_t)order, sizeof *order };
	struct msghdr message = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = control.room,
		.msg_controllen = sizeof control.room };
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	ssize_t put;

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(2 * sizeof(int));
	memcpy(CMSG_DATA(head), fds, 2 * sizeof(int));
	do
		put = sendmsg(line, &message, MSG_NOSIGNAL);
	while (put < 0 && errno == EINTR);
	return put == (ssize_t)sizeof *order;
}

bool
worker_receive(int line, struct place_order *order, int fds[2])
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
	ssize_t got;

	do
		got = recvmsg(line, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	if (got < 0 || !place_descriptors(&message, fds))
		return false;
	order->known[sizeof order->known - 1] = '\0';
	order->name[sizeof order->name - 1] = '\0';
	if (got == (ssize_t)sizeof *order && !(message.msg_flags & MSG_TRUNC))
		return true;
	close(fds[0]);
	close(fds[1]);
	return false;
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
worker_serve(const struct analysis *analysis, bool locked, int line)
{
	static const int fatal[] = { SIGTERM, SIGHUP, SIGPIPE, SIGCHLD, SIGSEGV,
		SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTSTP, SIGPROF };
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
	while (worker_receive(line, &order, fds)) {
		if (folder_is(order.name))
			folder_prepare(order.name);
		else
			import_prepare(order.name);
		pid = fork();
		if (pid == 0) {
			close(line);
			worker_run(analysis, locked, &order, fds[0], fds[1]);
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
