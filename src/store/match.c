/*
 * Full-text search, at arm's length.
 *
 * FTS5 can be made to write where it must not by the pages it reads, and no
 * check of the file tells (the check itself falls).  So a child of ours does
 * the reading, with nothing left that it could harm.  It goes on with the
 * connection it was born with: that is immutable, so there are no locks for a
 * fork to break, and it sees the same file even if the name is another's now.
 * What it answers is judged like the library itself.  If it dies, another is
 * started, once.
 */
#include "store/match.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lectern/base/confine.h"
#include "lectern/store/trust.h"

#define MATCH_QUERY_MAX 65536u
#define MATCH_ROWS_MAX 1000000u
#define MATCH_WITHIN_MAX (16u << 20)
#define MATCH_PATIENCE 10000 /* ms the child may take */
#define MATCH_GLANCE 10      /* ms between two questions whether to stop */

enum match_status {
	MATCH_FOUND,
	MATCH_QUERY, /* FTS5 cannot read the query */
	MATCH_SLOW,
	MATCH_DAMAGED,
	MATCH_OPEN, /* the system cannot confine the child */
	MATCH_STATES
};

enum match_flag { MATCH_BOILERPLATE = 1, MATCH_UNRANKED = 2, MATCH_HASTE = 4 };

struct match_request {
	uint32_t len;
	uint32_t within_len;
	uint32_t limit;
	uint32_t flags;
};

struct match_answer {
	uint32_t status;
	uint32_t count;
	uint32_t total;
	uint32_t more;
};

/* -- both sides ----------------------------------------------------------- */

static bool
match_write(int fd, const void *data, size_t len)
{
	const char *at = data;
	ssize_t put;

	while (len) {
		put = send(fd, at, len, MSG_NOSIGNAL);
		if (put < 0 && (errno == ENOTSOCK || errno == ENOSYS))
			put = write(fd, at, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		at += put;
		len -= (size_t)put;
	}
	return true;
}

/* How long to wait, and whom to ask whether it is worth it. */
struct match_wait {
	struct store *store;
	int64_t deadline;
	bool stopped;
};

/* Something to read?  Waits for it. */
static bool
match_ready(int fd, struct match_wait *wait)
{
	struct pollfd poller = { .fd = fd, .events = POLLIN };
	struct store *store = wait->store;
	int64_t left;
	int got;

	for (;;) {
		left = wait->deadline - connection_clock();
		if (left <= 0)
			return false;
		if (store->stop && left > MATCH_GLANCE)
			left = MATCH_GLANCE;
		got = poll(&poller, 1, (int)left);
		if (got > 0)
			return true;
		if (got < 0 && errno != EINTR)
			return false;
		wait->stopped = store->stop && store->stop(store->stop_context);
		if (wait->stopped)
			return false;
	}
}

/* wait NULL: as long as it takes. */
static bool
match_read(int fd, void *data, size_t len, struct match_wait *wait)
{
	char *at = data;
	ssize_t got;

	while (len) {
		if (wait && !match_ready(fd, wait))
			return false;
		got = read(fd, at, len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		len -= (size_t)got;
	}
	return true;
}

/* -- the child ------------------------------------------------------------ */

static enum match_status
match_trouble(sqlite3 *db)
{
	switch (sqlite3_errcode(db) & 0xff) {
	case SQLITE_ERROR:
		return MATCH_QUERY;
	case SQLITE_INTERRUPT:
		return MATCH_SLOW;
	default:
		return MATCH_DAMAGED;
	}
}

/* One question in the child, and what it has found so far. */
struct matching {
	struct store *store;
	struct match_request request;
	char *query;
	unsigned char *within; /* or NULL */
	struct match *rows;
	size_t count, cap;
	uint32_t total;
	bool more;
};

/* wanted(block): a function of SQL, so that ranking waits for its answer. */
static void
match_wanted(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct matching *matching = sqlite3_user_data(context);
	sqlite3_int64 block = sqlite3_value_int64(values[0]);

	(void)count;
	sqlite3_result_int(context,
		block >= 0 && block / 8 < matching->request.within_len &&
			matching->within[block / 8] >> block % 8 & 1);
}

static void
match_statement(const struct matching *matching, bool ranked, struct str *sql)
{
	const char *table = matching->request.flags & MATCH_BOILERPLATE
				    ? "search_boilerplate"
				    : "search";

	str_add_format(sql, "SELECT rowid, %s FROM %s WHERE %s MATCH ?1%s",
		ranked ? "rank" : "0.0", table, table,
		matching->within ? " AND wanted(rowid)" : "");
}

/* Rows beyond `most' are only counted; none beyond `until' is looked at. */
static bool
match_collect(struct matching *matching, bool ranked, size_t most, size_t until)
{
	sqlite3 *db = matching->store->db;
	sqlite3_stmt *list = NULL;
	struct str sql = { 0 };
	int result = SQLITE_ERROR;
	size_t seen = 0;

	matching->count = 0;
	match_statement(matching, ranked, &sql);
	if (sqlite3_prepare_v2(db, sql.data, -1, &list, NULL) == SQLITE_OK &&
		sqlite3_bind_text(list, 1, matching->query, -1,
			SQLITE_STATIC) == SQLITE_OK) {
		while (seen < until &&
			(result = sqlite3_step(list)) == SQLITE_ROW) {
			if (seen++ >= most)
				continue;
			matching->rows =
				memory_grow(matching->rows, matching->count,
					&matching->cap, sizeof *matching->rows);
			matching->rows[matching->count++] =
				(struct match){ sqlite3_column_int64(list, 0),
					sqlite3_column_double(list, 1) };
		}
	}
	if (seen == until)
		result = SQLITE_DONE;
	sqlite3_finalize(list);
	str_done(&sql);
	matching->total = (uint32_t)seen;
	return result == SQLITE_DONE;
}

static int
match_compare(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->block > y->block) - (x->block < y->block);
}

/* A first look says whether there are too many to put in order in a hurry. */
static bool
match_find(struct matching *matching)
{
	uint32_t flags = matching->request.flags;
	size_t limit = matching->request.limit;

	if (flags & MATCH_UNRANKED)
		return match_collect(matching, false, limit, MATCH_ROWS_MAX);
	if (flags & MATCH_HASTE) {
		if (!match_collect(matching, false, limit, MATCH_HURRY + 1))
			return false;
		matching->more = matching->total > MATCH_HURRY;
		if (matching->more)
			return true;
	}
	if (!match_collect(matching, true, MATCH_ROWS_MAX, MATCH_ROWS_MAX))
		return false;
	if (matching->count)
		qsort(matching->rows, matching->count, sizeof *matching->rows,
			match_compare);
	if (matching->count > limit)
		matching->count = limit;
	return true;
}

static bool
match_answer(struct matching *matching)
{
	struct store *store = matching->store;
	struct match_answer answer = { .status = MATCH_FOUND };

	store->deadline = connection_clock() + MATCH_PATIENCE - 500;
	sqlite3_create_function(store->db, "wanted", 1, SQLITE_UTF8, matching,
		match_wanted, NULL, NULL);
	if (match_find(matching)) {
		answer.count = (uint32_t)matching->count;
		answer.total = matching->total;
		answer.more = matching->more;
	} else {
		answer.status = match_trouble(store->db);
	}
	return match_write(store->child.to, &answer, sizeof answer) &&
	       match_write(store->child.to, matching->rows,
		       answer.count * sizeof *matching->rows);
}

/* Says to whatever is asked that nothing will be answered. */
static bool
match_decline(struct store *store)
{
	const struct match_answer answer = { .status = MATCH_OPEN };

	return match_write(store->child.to, &answer, sizeof answer);
}

/* Reads what belongs to a request, and answers it. */
static bool
match_serve_one(struct matching *matching, bool safe)
{
	const struct match_request *request = &matching->request;
	int from = matching->store->child.from;

	matching->query = memory_zero(request->len + 1, 1);
	if (request->within_len)
		matching->within = memory_new(request->within_len);
	if (!match_read(from, matching->query, request->len, NULL) ||
		!match_read(from, matching->within, request->within_len, NULL))
		return false;
	return safe ? match_answer(matching) : match_decline(matching->store);
}

/* Serves until the parent hangs up; safe: confined, or not a stranger's. */
static void
match_serve(struct store *store, bool safe)
{
	struct matching matching = { .store = store };
	bool ok = true;

	while (ok && match_read(store->child.from, &matching.request,
			     sizeof matching.request, NULL)) {
		if (matching.request.len > MATCH_QUERY_MAX ||
			matching.request.limit > MATCH_ROWS_MAX ||
			matching.request.within_len > MATCH_WITHIN_MAX)
			return;
		ok = match_serve_one(&matching, safe);
		free(matching.query);
		free(matching.within);
		free(matching.rows);
		matching = (struct matching){ .store = store };
	}
}

/*
 * Closes all but the line to the parent and files open to be read, of which
 * one is the library: which, SQLite does not say.
 */
static void
match_close_others(int line)
{
	struct stat st;
	int fd;

	for (fd = 0; fd < 1024; fd++) {
		if (fd == line || fcntl(fd, F_GETFL) < 0)
			continue;
		if (fd < 3 || fstat(fd, &st) || !S_ISREG(st.st_mode) ||
			(fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY)
			close(fd);
	}
}

/*
 * What we built ourselves can be trusted where nothing can be confined.  Asked
 * first: behind half of a confinement no file can be opened.
 */
static bool
match_is_ours(const struct store *store)
{
	return store->path &&
	       trust_has_node(store->path, store->device, store->node);
}

static void
match_child(struct store *store, int line)
{
	static const struct confine_limits limits = { (size_t)512 << 20, 0 };
	static const int fatal[] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGSEGV,
		SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGWINCH, SIGPIPE };
	size_t i;
	bool ours;

	/* The parent's handlers restore its terminal; that is not ours. */
	for (i = 0; i < sizeof fatal / sizeof *fatal; i++)
		signal(fatal[i], SIG_DFL);
	signal(SIGINT, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	memory_on_exhaustion(NULL);
	match_close_others(line);
	store->child.to = store->child.from = line;
	ours = match_is_ours(store);
	match_serve(store, (confine_limit(&limits) && confine_lock()) || ours);
	_exit(1);
}

/* -- the parent ----------------------------------------------------------- */

void
match_stop(struct store *store)
{
	if (!store->child.pid)
		return;
	close(store->child.to);
	kill(store->child.pid, SIGKILL);
	while (waitpid(store->child.pid, NULL, 0) < 0 && errno == EINTR)
		;
	store->child = (struct connection_child){ 0 };
}

static bool
match_start(struct store *store, struct error *err)
{
	int ends[2];
	int pid;

	if (store->child.pid)
		return true;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
		return error_system(err, "cannot start the search");
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		match_child(store, ends[1]);
	}
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return error_system(err, "cannot start the search");
	}
	store->child.pid = pid;
	store->child.to = store->child.from = ends[0];
	return true;
}

/* Is the answer's head one that we can go on with? */
static bool
match_judge(const struct match_answer *answer, uint32_t limit)
{
	return answer->status < MATCH_STATES && answer->count <= limit &&
	       answer->count <= answer->total && answer->more <= 1;
}

static bool
match_request(struct store *store, const struct match_question *question)
{
	struct match_request request = {
		.len = (uint32_t)strlen(question->query),
		.within_len =
			question->within ? (uint32_t)question->within_len : 0,
		.limit = question->limit,
		.flags = (question->boilerplate ? MATCH_BOILERPLATE : 0u) |
			 (question->unranked ? MATCH_UNRANKED : 0u) |
			 (question->hurry ? MATCH_HASTE : 0u),
	};

	return match_write(store->child.to, &request, sizeof request) &&
	       match_write(store->child.to, question->query, request.len) &&
	       match_write(
		       store->child.to, question->within, request.within_len);
}

/* One question, one answer; false if the child is of no use any more. */
static bool
match_ask(struct store *store, const struct match_question *question,
	struct match_answer *answer, struct match_list *list,
	struct match_wait *wait)
{
	size_t i;

	wait->deadline = connection_clock() + MATCH_PATIENCE;
	if (!match_request(store, question) ||
		!match_read(store->child.from, answer, sizeof *answer, wait) ||
		!match_judge(answer, question->limit))
		return false;
	free(list->rows);
	list->rows = memory_zero(answer->count + 1, sizeof *list->rows);
	list->count = answer->count;
	list->total = answer->total;
	list->more = answer->more;
	if (!match_read(store->child.from, list->rows,
		    list->count * sizeof *list->rows, wait))
		return false;
	for (i = 0; i < list->count; i++) {
		if (list->rows[i].block < 1 || !isfinite(list->rows[i].rank))
			return false;
	}
	return true;
}

static bool
match_verdict(const struct match_answer *answer, struct error *err)
{
	switch ((enum match_status)answer->status) {
	case MATCH_FOUND:
		return true;
	case MATCH_QUERY:
		return error_set(
			err, ERROR_USAGE, "the query cannot be understood");
	case MATCH_SLOW:
		return error_set(err, ERROR_LIMIT,
			"the search takes too long; ask for rarer words");
	case MATCH_OPEN:
		return error_set(err, ERROR_IO,
			"this system cannot confine a search, so none is made "
			"in a library that was not built here");
	case MATCH_DAMAGED:
	case MATCH_STATES:
		break;
	}
	return error_set(err, ERROR_LIBRARY, "is damaged (its word index)");
}

void
store_on_wait(struct store *store, bool (*stop)(void *context), void *context)
{
	store->stop = stop;
	store->stop_context = context;
}

/* Asks until there is an answer, of a new child if the first one died. */
static bool
match_insist(struct store *store, const struct match_question *question,
	struct match_list *list, struct error *err)
{
	struct match_wait wait = { .store = store };
	struct match_answer answer;
	int attempt;

	for (attempt = 0; attempt < 2; attempt++) {
		if (!match_start(store, err))
			return false;
		if (match_ask(store, question, &answer, list, &wait))
			return match_verdict(&answer, err);
		match_stop(store);
		if (wait.stopped)
			return error_set(
				err, ERROR_LIMIT, "the search was given up");
	}
	return error_set(err, ERROR_LIBRARY,
		"is damaged (the search of it broke down twice)");
}

bool
store_match(struct store *store, const struct match_question *question,
	struct match_list *list, struct error *err)
{
	struct match_question asked = *question;

	*list = (struct match_list){ 0 };
	if (strlen(asked.query) > MATCH_QUERY_MAX)
		return error_set(err, ERROR_USAGE, "the query is too long");
	if (!asked.limit || asked.limit > MATCH_ROWS_MAX)
		asked.limit = MATCH_ROWS_MAX;
	if (asked.within && asked.within_len > MATCH_WITHIN_MAX)
		return error_set(
			err, ERROR_LIMIT, "the library is too large for this");
	if (match_insist(store, &asked, list, err))
		return true;
	match_list_done(list);
	return false;
}

void
match_list_done(struct match_list *list)
{
	free(list->rows);
	*list = (struct match_list){ 0 };
}
