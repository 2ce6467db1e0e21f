/*
 * The parent's side of the workers: it hands out files, drains pipes, keeps
 * time, and tells in a sentence how a worker ended that did not finish.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lectern/base/confine.h"
#include "lectern/base/file.h"
#include "index/name_files.h"
#include "index/worker.h"
#include "index/worker_place.h"

#define CREW_MAX 64u

/* Parts of one file that may end their worker before the rest is given up. */
#define CREW_DEATHS 20

/* How a worker leaves that had no memory any more. */
#define WORKER_EXHAUSTED 3

/*
 * How long a document may take: so many ms, and so many more a megabyte; where
 * others keep the machine busy, as many times as much, up to this.
 */
#define CREW_PATIENCE 30000
#define CREW_PATIENCE_MB 1000
#define CREW_PATIENCE_BUSY 10

struct place {
	int pid;           /* of the process behind it */
	int line;          /* to that process */
	int pipe;          /* from the worker; -1 once it has ended */
	struct task *task; /* NULL: free */
	struct wire *wire;
	int64_t begin; /* of the part, in ms of crew_clock() */
	int64_t patience;
	bool late;
};

struct crew {
	struct analysis *analysis;
	struct place *places;
	uint32_t count;
	bool locked; /* the system can confine a worker, so each one is */
};

static int64_t
crew_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* How many want each of the processors: 1, or more than that. */
static double
crew_crowd(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	double load = 0;

	if (getloadavg(&load, 1) != 1 || cores < 1 || load < (double)cores)
		return 1;
	load /= (double)cores;
	return load < CREW_PATIENCE_BUSY ? load : CREW_PATIENCE_BUSY;
}

/* -- places --------------------------------------------------------------- */

static bool
place_open(struct crew *crew, struct place *place, struct error *err)
{
	int ends[2];
	int pid;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends))
		return error_system(err, "cannot start a worker");
	pid = fork();
	/* A group of their own, so that both are ended at once. */
	if (pid >= 0)
		setpgid(pid, pid);
	if (pid == 0) {
		close(ends[0]);
		worker_serve(crew->analysis, crew->locked, ends[1]);
	}
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return error_system(err, "cannot start a worker");
	}
	*place = (struct place){ .pid = pid, .line = ends[0], .pipe = -1 };
	return true;
}

/* Ends the process behind a place and its worker. */
static void
place_close(struct place *place)
{
	if (!place->pid)
		return;
	if (kill(-place->pid, SIGKILL))
		kill(place->pid, SIGKILL);
	while (waitpid(place->pid, NULL, 0) < 0 && errno == EINTR)
		;
	close(place->line);
	if (place->pipe >= 0)
		close(place->pipe);
	wire_free(place->wire);
	*place = (struct place){ .line = -1, .pipe = -1 };
}

/* -- starting ------------------------------------------------------------- */

/* Opens the file that was found, and no other that has taken its name. */
static int
crew_open(struct task *task, uint64_t *size)
{
	int fd = file_open(task->path, &task->error);
	struct stat st;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) || st.st_dev != task->device ||
		st.st_ino != task->node) {
		close(fd);
		error_set(&task->error, ERROR_IO,
			"was replaced while it was being read");
		return -1;
	}
	*size = (uint64_t)st.st_size;
	return fd;
}

static void
crew_order(struct place_order *order, const struct task *task)
{
	const char *name = file_name(task->path);
	size_t len = strlen(name);

	*order = (struct place_order){ .skip = task->parts,
		.final = task->final };
	if (task->known)
		memcpy(order->known, task->known,
			strnlen(task->known, sizeof order->known - 1));
	if (len >= sizeof order->name)
		name += len - (sizeof order->name - 1);
	memcpy(order->name, name, strlen(name));
}

static bool
crew_give(struct place *place, struct task *task)
{
	struct place_order order;
	uint64_t size = 0;
	int fds[2], ends[2];
	bool ok;

	fds[0] = crew_open(task, &size);
	if (fds[0] < 0)
		return false;
	if (pipe2(ends, O_CLOEXEC)) {
		close(fds[0]);
		return error_system(&task->error, "cannot start a worker");
	}
	crew_order(&order, task);
	fds[1] = ends[1];
	ok = worker_order(place->line, &order, fds);
	close(fds[0]);
	close(fds[1]);
	if (!ok) {
		close(ends[0]);
		return error_set(&task->error, ERROR_IO, "no worker answers");
	}
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	place->pipe = ends[0];
	place->wire = wire_new();
	place->late = false;
	place->patience =
		CREW_PATIENCE + (int64_t)(size >> 20) * CREW_PATIENCE_MB;
	place->begin = crew_clock();
	return true;
}

/* -- tasks ---------------------------------------------------------------- */

static void
place_finish(struct place *place, enum wire_result result)
{
	place->task->result = result;
	place->task->done = true;
	place->task = NULL;
	wire_free(place->wire);
	place->wire = NULL;
}

/* Why a worker that sent no whole document ended, if that is known. */
static void
place_explain(const struct place *place, int status, struct error *err)
{
	if (place->late) {
		error_set(err, ERROR_LIMIT,
			"reading it took too long and was stopped");
	} else if (status == -1) {
		error_set(err, ERROR_IO, "no worker could be started for it");
	} else if (WIFSIGNALED(status) &&
		   (WTERMSIG(status) == SIGXCPU ||
			   WTERMSIG(status) == SIGPROF ||
			   WTERMSIG(status) == SIGKILL)) {
		error_set(err, ERROR_LIMIT,
			"reading it took too much time or memory and was "
			"stopped");
	} else if (WIFSIGNALED(status) && WTERMSIG(status) != SIGPIPE) {
		error_set(err, ERROR_FORMAT, "reading it broke down (%s)",
			strsignal(WTERMSIG(status)));
	} else if (WIFEXITED(status) &&
		   WEXITSTATUS(status) == WORKER_EXHAUSTED) {
		error_set(err, ERROR_LIMIT,
			"reading it took too much memory and was stopped");
	} else if (WIFEXITED(status) && WEXITSTATUS(status)) {
		error_set(err, ERROR_IO,
			"reading it broke down (its worker left with status "
			"%d)",
			WEXITSTATUS(status));
	}
}

/* The part that was being read ended its worker. */
static bool
place_lost_part(struct place *place, const struct error *why)
{
	struct task *task = place->task;
	const char *name = wire_part_name(place->wire);

	if (!name || task->deaths++ >= CREW_DEATHS)
		return false;
	task->part = memory_copy_string(name);
	task->parts += wire_part_count(place->wire);
	task->result = WIRE_BROKEN;
	task->error = *why;
	wire_free(place->wire);
	place->wire = NULL;
	return true;
}

/*
 * The worker was ended between two parts: another one is to go on there, once.
 * If that one ends at the same place, it is the archive that does it.
 */
static bool
place_goes_on(struct place *place)
{
	struct task *task = place->task;
	uint32_t parts = task->parts + wire_part_count(place->wire);

	if (wire_part_name(place->wire) || parts == task->tried)
		return false;
	task->parts = task->tried = parts;
	task->error = (struct error){ 0 };
	wire_free(place->wire);
	place->wire = NULL;
	return true;
}

/* Not by its own will, and not because we would hear no more. */
static bool
worker_was_ended(int status)
{
	return WIFSIGNALED(status) ? WTERMSIG(status) != SIGPIPE
				   : WEXITSTATUS(status) == WORKER_EXHAUSTED;
}

/* The worker is gone: what has it left us? */
static void
place_settle(struct place *place, int status)
{
	struct task *task = place->task;
	enum wire_result result =
		wire_end(place->wire, &task->doc, task->digest, &task->error);

	if (result == WIRE_BROKEN)
		place_explain(place, status, &task->error);
	if (result == WIRE_BROKEN && place_lost_part(place, &task->error))
		return;
	if (result == WIRE_BROKEN && worker_was_ended(status) &&
		place_goes_on(place) && crew_give(place, task))
		return;
	place_finish(place, result);
}

/* A part is whole: whoever gave the task takes it away. */
static void
place_offer_part(struct place *place)
{
	struct task *task = place->task;

	if (task->part || !place->wire || !wire_has_part(place->wire))
		return;
	task->part = memory_copy_string(wire_part_name(place->wire));
	task->result =
		wire_part(place->wire, &task->doc, task->digest, &task->error);
}

/* -- running -------------------------------------------------------------- */

/*
 * Reads what waits in the pipe; at its end, closes it.  False: nothing waits,
 * or what came must be taken away first.
 */
static bool
place_drain(struct place *place)
{
	char buffer[65536];
	ssize_t got;

	place_offer_part(place);
	if (place->task->part)
		return false;
	got = read(place->pipe, buffer, sizeof buffer);
	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return errno == EINTR;
	if (got > 0 && wire_take(place->wire, buffer, (size_t)got))
		return true;
	close(place->pipe);
	place->pipe = -1;
	return false;
}

/* Puts another process behind a place, to go on with what is left to do. */
static void
place_replace(struct crew *crew, struct place *place, int status)
{
	struct task *task = place->task;
	struct error why = { 0 }, ignored;
	bool lost, again;

	place_explain(place, status, &why);
	lost = place_lost_part(place, &why);
	again = !lost && place_goes_on(place);
	if (!lost && !again) {
		task->error = why;
		place_finish(place, WIRE_BROKEN);
		task = NULL;
	}
	place_close(place);
	place_open(crew, place, &ignored);
	place->task = task;
	if (again && !(place->pid && crew_give(place, task)))
		place_finish(place, WIRE_BROKEN);
}

/* The process behind the place tells how its worker ended. */
static void
place_hear(struct crew *crew, struct place *place)
{
	struct task *task = place->task;
	int status = -1;
	ssize_t got;

	while (place->pipe >= 0 && place_drain(place))
		;
	place_offer_part(place);
	if (task->part)
		return;
	got = recv(place->line, &status, sizeof status, 0);
	if (got < 0 && errno == EINTR)
		return;
	if (place->pipe >= 0) {
		close(place->pipe);
		place->pipe = -1;
	}
	if (got == (ssize_t)sizeof status)
		place_settle(place, status);
	else
		place_replace(crew, place, -1);
}

/* Time is up. */
static void
place_stop(struct crew *crew, struct place *place)
{
	place->late = true;
	place_replace(crew, place, 0);
}

/* A worker that is not let in by others is not late. */
static bool
place_is_late(const struct place *place, int64_t now)
{
	double most = (double)place->patience,
	       took = (double)(now - place->begin);

	return took > most && took > most * crew_crowd();
}

void
crew_work(struct crew *crew, int wait_ms)
{
	struct pollfd polls[2 * CREW_MAX];
	int64_t now;
	uint32_t i;

	for (i = 0; i < crew->count; i++) {
		struct place *place = &crew->places[i];

		polls[2 * i] = (struct pollfd){ .fd = -1 };
		polls[2 * i + 1] = (struct pollfd){ .fd = -1 };
		if (!place->task || place->task->part)
			continue;
		polls[2 * i] = (struct pollfd){ place->pipe, POLLIN, 0 };
		polls[2 * i + 1] = (struct pollfd){ place->line, POLLIN, 0 };
	}
	if (poll(polls, 2 * crew->count, wait_ms) < 0)
		return;
	now = crew_clock();
	for (i = 0; i < crew->count; i++) {
		struct place *place = &crew->places[i];

		if (polls[2 * i].revents && place->pipe >= 0)
			place_drain(place);
		if (polls[2 * i + 1].revents && place->task)
			place_hear(crew, place);
		if (place->task && place->wire)
			place_offer_part(place);
		if (place->task && !place->task->part &&
			place_is_late(place, now))
			place_stop(crew, place);
	}
}

/* -- tasks from outside --------------------------------------------------- */

void
crew_go_on(struct crew *crew, struct task *task)
{
	struct place *place = crew->places;

	free(task->part);
	task->part = NULL;
	task->error = (struct error){ 0 };
	while (place->task != task)
		place++;
	place->begin = crew_clock();
	if (place->wire) {
		place_offer_part(place);
		return;
	}
	/* Its worker is gone: another one goes on behind the part. */
	if (!place->pid || !crew_give(place, task)) {
		place->task = NULL;
		task->result = WIRE_BROKEN;
		task->done = true;
	}
}

bool
crew_waits(const struct crew *crew)
{
	uint32_t i;

	for (i = 0; i < crew->count; i++) {
		if (crew->places[i].task && !crew->places[i].task->part)
			return false;
	}
	return true;
}

void
crew_start(struct crew *crew, struct task *task)
{
	struct place *place = crew->places;

	while (place->task || !place->pid)
		place++;
	task->done = false;
	place->task = task;
	if (!crew_give(place, task)) {
		place->task = NULL;
		task->result = WIRE_BROKEN;
		task->done = true;
	}
}

bool
crew_is_full(struct crew *crew)
{
	struct place *place;
	struct error ignored;

	for (place = crew->places; place < crew->places + crew->count;
		place++) {
		/* One that could not be opened before is tried again. */
		if (!place->task &&
			(place->pid || place_open(crew, place, &ignored)))
			return false;
	}
	return true;
}

bool
crew_is_idle(const struct crew *crew)
{
	uint32_t i;

	for (i = 0; i < crew->count; i++) {
		if (crew->places[i].task)
			return false;
	}
	return true;
}

bool
crew_is_locked(const struct crew *crew)
{
	return crew->locked;
}

uint32_t
crew_size(const struct crew *crew)
{
	return crew->count;
}

struct crew *
crew_new(uint32_t count, const struct name_files *names, struct error *err)
{
	struct crew *crew = memory_zero(1, sizeof *crew);
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	uint32_t i;

	if (!count)
		count = cores > 0 ? (uint32_t)cores + 1 : 2;
	if (count > CREW_MAX)
		count = CREW_MAX;
	crew->analysis = analysis_new();
	if (names)
		name_files_add(names, analysis_names(crew->analysis));
	crew->places = memory_zero(count, sizeof *crew->places);
	crew->count = count;
	crew->locked = confine_is_possible();
	for (i = 0; i < count; i++) {
		if (!place_open(crew, &crew->places[i], err)) {
			crew_free(crew);
			return NULL;
		}
	}
	return crew;
}

void
crew_free(struct crew *crew)
{
	uint32_t i;

	if (!crew)
		return;
	for (i = 0; i < crew->count; i++)
		place_close(&crew->places[i]);
	analysis_free(crew->analysis);
	free(crew->places);
	free(crew);
}
