/*
 * Correcting a library that is there: a copy of it is made what it was before
 * it was ever corrected, corrected anew from the first line to the last, and
 * put in its place.
 *
 * So taking a correction back is leaving it out, and no correction has to know
 * what the next will undo.
 */
#include "index/correct.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/index/index.h"
#include "lectern/store/save.h"
#include "lectern/store/trust.h"
#include "index/index_place.h"

/* Bytes of a library that is not copied at every word. */
#define CORRECT_LIMIT ((off_t)2 << 30)

/* Which corrections a library is to have. */
struct corrections {
	const char *shared; /* NULL: those that it has already */
	const char *own;
	struct store *words; /* the library as it is, to read */
};

char *
correct_digest(const char *shared, const char *own)
{
	struct str all = { 0 };
	char digest[65];

	if ((!shared || !*shared) && (!own || !*own))
		return memory_copy_string("");
	str_add(&all, shared ? shared : "");
	str_add_char(&all, '\0');
	str_add(&all, own ? own : "");
	file_digest(str_text(&all), all.len, digest);
	str_done(&all);
	return memory_copy_string(digest);
}

bool
correct_all(struct store *store, struct store *words, const char *shared,
	const char *own, struct error *err)
{
	char *digest = correct_digest(shared, own);
	struct correct_report report;
	bool ok;

	ok = save_meta(store, "shared", shared ? shared : "", err) &&
	     save_meta(store, "corrected", digest, err);
	if (ok && *digest)
		ok = store_keep(store, err) &&
		     correct_library(store, words, shared ? shared : "",
			     &report, err) &&
		     correct_library(
			     store, words, own ? own : "", &report, err);
	free(digest);
	return ok;
}

bool
correct_copy(const char *library, const char *copy,
	bool (*change)(void *context, struct store *store, struct error *err),
	void *context, struct error *err)
{
	struct store *store;
	bool ok;

	if (!file_copy(library, copy, err))
		return false;
	store = store_edit_library(copy, err);
	ok = store && store_restore(store, err) &&
	     (!change || change(context, store, err)) &&
	     save_counts(store, err);
	if (ok)
		ok = store_finish(store, err);
	else
		store_close(store);
	if (!ok)
		unlink(copy);
	return ok;
}

/* The corrections that came with a library. */
static bool
correct_shared(struct store *store, char **shared, struct error *err)
{
	struct statement *meta = store_statement(store, "meta");
	struct arena arena = { 0 };
	const char *text = "";

	statement_bind_text(meta, 1, "shared");
	if (statement_next(meta))
		text = statement_text(meta, 0, &arena);
	*shared = memory_copy_string(text);
	arena_done(&arena);
	return statement_done(meta, err);
}

static bool
correct_change(void *context, struct store *store, struct error *err)
{
	const struct corrections *corrections = context;
	char *shared = NULL;
	bool ok = true;

	if (!corrections->shared)
		ok = correct_shared(store, &shared, err);
	ok = ok && correct_all(store, corrections->words,
			   corrections->shared ? corrections->shared : shared,
			   corrections->own, err);
	free(shared);
	return ok;
}

bool
correct_publish(const char *library, const char *shared, const char *own,
	struct error *err)
{
	struct corrections corrections = { shared, own,
		store_open_library(library, err) };
	char *copy = index_temporary(library);
	bool ours = trust_has(library);
	bool ok;

	ok = corrections.words &&
	     correct_copy(library, copy, correct_change, &corrections, err) &&
	     index_publish(copy, library, err);
	if (!ok)
		unlink(copy);
	else if (ours)
		trust_give(library);
	store_close(corrections.words);
	free(copy);
	return ok;
}

/* Is it a file that we may put another in the place of, while one waits? */
static bool
correct_may(const char *library, struct error *err)
{
	struct stat st;

	if (stat(library, &st))
		return error_system(err, "cannot look at %s", library);
	if (st.st_uid != geteuid())
		return error_set(err, ERROR_IO, "it belongs to somebody else");
	if (st.st_size > CORRECT_LIMIT)
		return error_set(err, ERROR_LIMIT,
			"it is larger than %d GB, which would take its time",
			(int)(CORRECT_LIMIT >> 30));
	return true;
}

bool
index_correct(const char *library, const char *corrections, struct error *err)
{
	return correct_may(library, err) &&
	       correct_publish(library, NULL, corrections, err);
}
