/*
 * Indexing: files in, one library file out.
 *
 * Each document is imported and analysed in a process of its own, as many at
 * a time as keep the cores busy; what comes back through a pipe is checked as
 * if it were hostile.  A worker that dies or hangs costs its document a remark.
 * The library is written beside its place and renamed when it is whole, so
 * that whoever opens it finds the old one or the new one.  A document that has
 * not changed since the old one was built is taken from there; where little is
 * new the library is a copy of the old one, changed.
 *
 * A changed library says what one made at once would say, but for this: people
 * keep their ids, and those who come later have later ones; what was mended in
 * a document because of words in others stays mended until it is read again; a
 * bare name is decided upon among people as they are when all are joined.
 * Of a library of some hundred documents or more, only what is new is read,
 * and of the others those that share something rare with it, a hundred or so;
 * so a reference may be missing that other documents would have given.  Two
 * passages whose documents have not changed keep the reference they have, with
 * the score it had (or, where both are read, the one it has now), unless
 * something new takes its place; whether they would have another one now is
 * not asked.  When a fifth of the documents have changed, all are compared
 * anew.
 */
#ifndef LECTERN_INDEX_INDEX_H
#define LECTERN_INDEX_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lectern/base/error.h"
#include "lectern/base/memory.h"

struct index_progress {
	uint32_t done;
	uint32_t total;
	const char *file; /* the last one that was finished */
	const char *step; /* "reading", "names", "references", "writing" */
};

/* What becomes of tracked changes and comments. */
enum index_changes {
	INDEX_CHANGES_AS_BEFORE, /* as the library has it; else as is usual */
	INDEX_CHANGES_SHOWN,
	INDEX_CHANGES_HIDDEN, /* as if accepted; comments are left out */
};

struct index_options {
	uint32_t jobs;              /* worker processes; 0: by the cores */
	bool everything;            /* read unchanged documents again */
	enum index_changes changes; /* the library remembers it */
	enum index_changes usual_changes; /* of libraries that do not */

	/*
	 * What readers say of names (lectern/doc/correction.h): the reader's
	 * own, and some to be kept in the library and hold before those.
	 * shared NULL: those that the library has are kept.
	 */
	const char *corrections;
	const char *shared;

	/*
	 * Files of names to know (assets/gazetteers), besides those in the
	 * reader's configuration and in the folders; NULL: the last ones.
	 */
	const char *const *names;
	size_t name_count;

	/* Called now and then; false means stop, and nothing is written. */
	bool (*progress)(void *context, const struct index_progress *progress);
	void *context;
};

/* A file that could not be read, and why. */
struct index_failure {
	const char *file;
	const char *text;
};

struct index_report {
	uint32_t documents; /* in the library now */
	uint32_t read;      /* new or changed */
	uint32_t removed;
	struct index_failure *failures;
	size_t failure_count, failure_cap;
	bool written;    /* false: nothing had changed */
	bool unconfined; /* the system cannot take workers' rights away */
	struct arena arena;
};

/*
 * Makes `output' the library of these files and folders.  Returns false if no
 * library could be made; single files that fail are in the report.
 */
bool index_build(const char *output, const char *const *paths, size_t count,
	const struct index_options *options, struct index_report *report,
	struct error *err);
void index_report_done(struct index_report *report);

/*
 * Makes a library what it would be with these corrections of the reader's, and
 * none of those it was made with.  Documents are not read again; whoever has
 * it open goes on with the old one.  False: it is as it was, because it is not
 * ours, cannot be written, or would take too long; indexing corrects it, too.
 */
bool
index_correct(const char *library, const char *corrections, struct error *err);

/* What names the library of these paths in the notebook; the caller's. */
char *index_key(const char *const *paths, size_t count);

/*
 * Where the library of these paths is kept: DIR/NAME.lectern if the one path
 * is a folder that holds just one such file, else below file_cache_home().  The
 * caller's to free; NULL with err set if there is no such place.
 */
char *
index_place_for(const char *const *paths, size_t count, struct error *err);

#endif
