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

#define MATCH_QUERY_MAX 65536u
#define MATCH_ROWS_MAX 1000000u
#define MATCH_PATIENCE 10000 /* ms the child may take */

/* Ranking costs about a microsecond a hit: beyond this it is left out. */
#define MATCH_RANKED_MAX 20000

enum match_status {
	MATCH_FOUND,
	MATCH_QUERY, /* FTS5 cannot read the query */
	MATCH_SLOW,
	MATCH_DAMAGED,
	MATCH_OPEN, /* the system cannot confine the child */
	MATCH_STATES
};

struct match_request {
	uint32_t len;
	uint32_t limit;
};

struct match_answer {
	uint32_t status;
	uint32_t count;
	uint32_t total;
	uint32_t zero;
};

/* -- both sides ------------------------------------------------------------ */

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

/* deadline 0: as long as it takes. */
static bool
match_read(int fd, void *data, size_t len, int64_t deadline)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	char *at = data;
	int64_t left;
	ssize_t got;

	while (len) {
		if (deadline) {
			left = deadline - connection_clock();
			if (left <= 0)
				return false;
			got = poll(&wait, 1, (int)left);
			if (got < 0 && errno == EINTR)
				continue;
			if (got <= 0)
				return false;
		}
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

/* -- the child ------------------------------------------------------------- */

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

/* How many blocks match; at most `most', if that is not 0. */
static bool
match_count(sqlite3 *db, const char *query, uint32_t most, uint32_t *count)
{
	sqlite3_stmt *ask = NULL;
	int64_t limit = most ? (int64_t)most : -1;
	bool ok;

	ok = sqlite3_prepare_v2(db,
		     "SELECT count(*) FROM (SELECT 1 FROM search "
		     "WHERE search MATCH ?1 LIMIT ?2)",
		     -1, &ask, NULL) == SQLITE_OK &&
	     sqlite3_bind_text(ask, 1, query, -1, SQLITE_STATIC) == SQLITE_OK &&
	     sqlite3_bind_int64(ask, 2, limit) == SQLITE_OK &&
	     sqlite3_step(ask) == SQLITE_ROW;
	if (ok)
		*count = (uint32_t)sqlite3_column_int64(ask, 0);
	sqlite3_finalize(ask);
	return ok;
}

static bool
match_list(sqlite3 *db, const char *query, uint32_t limit, bool ranked,
	struct match *rows, uint32_t *count)
{
	const char *sql =
		ranked ? "SELECT rowid, rank FROM search WHERE search MATCH ?1 "
			 "ORDER BY rank, rowid LIMIT ?2"
		       : "SELECT rowid, 0.0 FROM search WHERE search MATCH ?1 "
			 "LIMIT ?2";
	sqlite3_stmt *list = NULL;
	int result = SQLITE_ERROR;

	*count = 0;
	if (sqlite3_prepare_v2(db, sql, -1, &list, NULL) == SQLITE_OK &&
		sqlite3_bind_text(list, 1, query, -1, SQLITE_STATIC) ==
			SQLITE_OK &&
		sqlite3_bind_int64(list, 2, limit) == SQLITE_OK) {
		while ((result = sqlite3_step(list)) == SQLITE_ROW &&
			*count < limit) {
			rows[*count].block = sqlite3_column_int64(list, 0);
			rows[*count].rank = sqlite3_column_double(list, 1);
			++*count;
		}
	}
	sqlite3_finalize(list);
	return result == SQLITE_DONE;
}

static bool
match_answer(struct store *store, const char *query, uint32_t limit,
	struct match *rows)
{
	struct match_answer answer = { .status = MATCH_FOUND };
	bool ranked = true;
	bool ok;

	store->deadline = connection_clock() + MATCH_PATIENCE - 500;
	ok = match_count(store->db, query, MATCH_RANKED_MAX + 1, &answer.total);
	if (ok && answer.total > MATCH_RANKED_MAX) {
		ranked = false;
		ok = match_count(store->db, query, 0, &answer.total);
	}
	ok = ok &&
	     match_list(store->db, query, limit, ranked, rows, &answer.count);
	if (!ok) {
		answer.status = match_trouble(store->db);
		answer.count = answer.total = 0;
	}
	return match_write(store->child.to, &answer, sizeof answer) &&
	       match_write(store->child.to, rows, answer.count * sizeof *rows);
}

/* Says to whatever is asked that nothing will be answered. */
static bool
match_decline(struct store *store)
{
	const struct match_answer answer = { .status = MATCH_OPEN };

	return match_write(store->child.to, &answer, sizeof answer);
}

/* Serves until the parent hangs up. */
static void
match_serve(struct store *store, bool confined)
{
	struct match_request request;
	struct match *rows;
	char *query;
	bool ok = true;

	while (ok &&
		match_read(store->child.from, &request, sizeof request, 0)) {
		if (request.len > MATCH_QUERY_MAX ||
			request.limit > MATCH_ROWS_MAX)
			return;
		query = memory_zero(request.len + 1, 1);
		rows = memory_zero(request.limit + 1, sizeof *rows);
		ok = match_read(store->child.from, query, request.len, 0);
		if (ok && confined)
			ok = match_answer(store, query, request.limit, rows);
		else if (ok)
			ok = match_decline(store);
		free(query);
		free(rows);
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

static void
match_child(struct store *store, int line)
{
	static const struct confine_limits limits = { (size_t)512 << 20, 0 };
	static const int fatal[] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGSEGV,
		SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGWINCH, SIGPIPE };
	size_t i;

	/* The parent's handlers restore its terminal; that is not ours. */
	for (i = 0; i < sizeof fatal / sizeof *fatal; i++)
		signal(fatal[i], SIG_DFL);
	signal(SIGINT, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	memory_on_exhaustion(NULL);
	match_close_others(line);
	store->child.to = store->child.from = line;
	match_serve(store, confine_limit(&limits) && confine_lock());
	_exit(1);
}

/* -- the parent ------------------------------------------------------------ */

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
	       answer->count <= answer->total;
}

/* One question, one answer; false if the child is of no use any more. */
static bool
match_ask(struct store *store, struct slice query, uint32_t limit,
	struct match_answer *answer, struct match_list *list)
{
	struct match_request request = { (uint32_t)query.len, limit };
	int64_t deadline = connection_clock() + MATCH_PATIENCE;
	size_t i;

	if (!match_write(store->child.to, &request, sizeof request) ||
		!match_write(store->child.to, query.data, query.len) ||
		!match_read(
			store->child.from, answer, sizeof *answer, deadline) ||
		!match_judge(answer, limit))
		return false;
	free(list->rows);
	list->rows = memory_zero(answer->count + 1, sizeof *list->rows);
	list->count = answer->count;
	list->total = answer->total;
	if (!match_read(store->child.from, list->rows,
		    list->count * sizeof *list->rows, deadline))
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
			"this system cannot confine a search, so none is made");
	case MATCH_DAMAGED:
	case MATCH_STATES:
		break;
	}
	return error_set(err, ERROR_LIBRARY, "is damaged (its word index)");
}

bool
store_match(struct store *store, const char *query, uint32_t limit,
	struct match_list *list, struct error *err)
{
	struct slice text = slice_of(query);
	struct match_answer answer;
	int attempt;

	*list = (struct match_list){ 0 };
	if (text.len > MATCH_QUERY_MAX)
		return error_set(err, ERROR_USAGE, "the query is too long");
	if (!limit || limit > MATCH_ROWS_MAX)
		limit = MATCH_ROWS_MAX;
	for (attempt = 0; attempt < 2; attempt++) {
		if (!match_start(store, err))
			return false;
		if (match_ask(store, text, limit, &answer, list)) {
			if (match_verdict(&answer, err))
				return true;
			match_list_done(list);
			return false;
		}
		match_stop(store);
	}
	match_list_done(list);
	return error_set(err, ERROR_LIBRARY,
		"is damaged (the search of it broke down twice)");
}

void
match_list_done(struct match_list *list)
{
	free(list->rows);
	*list = (struct match_list){ 0 };
}
