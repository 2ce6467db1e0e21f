/*
 * Workers read documents, each in a process of its own.
 *
 * A crew has a place more than there are cores: one that has finished waits
 * until the parent has saved what came before.  Behind each place stands a
 * small process, forked before the parent grew, that forks one worker for
 * every document it is given: a fork costs what the forking process holds, and
 * the parent comes to hold a library.  A worker has rights to one open file and
 * one pipe; it may take so much memory and time and no more.  A system that
 * cannot take a process's rights away (an old kernel, some containers) leaves
 * the limits alone, and whoever indexes is told; but where the system can, a
 * worker that was not confined reads nothing.
 */
#ifndef INDEX_WORKER_H
#define INDEX_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/analysis/analysis.h"
#include "lectern/base/error.h"
#include "lectern/doc/doc.h"
#include "index/wire.h"

/* One document's way through a worker. */
struct task {
	const char *path; /* to open */
	const char
		*known; /* digest of the file we know by that name, or NULL */
	uint64_t device, node; /* of the file that was found there */
	bool final;            /* read it with import_read_final() */

	bool done;
	enum wire_result result;
	struct doc *doc;
	char digest[65];
	struct error error;

	/*
	 * A file may hold several documents.  Each comes by itself: `part' is
	 * then its name, result, doc, digest and error are its own, and the
	 * worker waits until crew_go_on() is called.
	 */
	char *part;
	uint32_t parts;  /* so far */
	uint32_t deaths; /* of workers, on the way */
	uint32_t tried;  /* parts before the place where one died between two */
};

struct crew;
struct name_files;

/* count 0: by the cores; names: texts of names to know, or NULL. */
struct crew *
crew_new(uint32_t count, const struct name_files *names, struct error *err);
void crew_free(struct crew *crew); /* ends whatever still runs */

uint32_t crew_size(const struct crew *crew);

/* Are its workers confined?  If not, it is because the system cannot. */
bool crew_is_locked(const struct crew *crew);
bool crew_is_full(struct crew *crew);
bool crew_is_idle(const struct crew *crew); /* nothing runs */

/* Gives a task to a free place.  A file that cannot be opened is done at once.
 */
void crew_start(struct crew *crew, struct task *task);

/* The task's part has been taken away: the next may come. */
void crew_go_on(struct crew *crew, struct task *task);

/* Does every task that runs wait for that? */
bool crew_waits(const struct crew *crew);

/* Waits up to so many ms for something to happen, and does it. */
void crew_work(struct crew *crew, int wait_ms);

#endif
