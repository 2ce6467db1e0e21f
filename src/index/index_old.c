/* The old library, as a sorted list of files. */
#include "index/index_old.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/bisect.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "index/correct.h"
#include "index/index_place.h"

static struct index_old_row *
index_old_add(struct index_old *old)
{
	old->rows = memory_grow(
		old->rows, old->count, &old->cap, sizeof *old->rows);
	old->rows[old->count] = (struct index_old_row){ 0 };
	return &old->rows[old->count++];
}

/* size, time, change and node stand side by side in both statements. */
static void
index_old_stamp(struct statement *row, int at, struct save_stamp *stamp)
{
	stamp->size = (uint64_t)statement_int(row, at, INT64_MIN, INT64_MAX);
	stamp->time = statement_int(row, at + 1, INT64_MIN, INT64_MAX);
	stamp->change = statement_int(row, at + 2, INT64_MIN, INT64_MAX);
	stamp->node =
		(uint64_t)statement_int(row, at + 3, INT64_MIN, INT64_MAX);
}

static bool
index_old_documents(struct index_old *old, struct error *err)
{
	struct statement *row = store_statement(old->store, "document_stamps");
	struct index_old_row *file;

	while (statement_next(row)) {
		file = index_old_add(old);
		file->number = statement_u32(row, 0);
		old->documents++;
		file->file = statement_text(row, 1, &old->arena);
		file->digest = statement_text(row, 2, &old->arena);
		index_old_stamp(row, 3, &file->stamp);
	}
	return statement_done(row, err);
}

static bool
index_old_failures(struct index_old *old, struct error *err)
{
	struct statement *row = store_statement(old->store, "failure_stamps");
	struct index_old_row *file;

	while (statement_next(row)) {
		file = index_old_add(old);
		file->file = statement_text(row, 0, &old->arena);
		file->failure = statement_text(row, 1, &old->arena);
		index_old_stamp(row, 2, &file->stamp);
	}
	return statement_done(row, err);
}

static bool
index_old_meta(struct index_old *old, const char *key, const char **value,
	struct error *err)
{
	struct statement *meta = store_statement(old->store, "meta");

	*value = "";
	statement_bind_text(meta, 1, key);
	if (statement_next(meta))
		*value = statement_text(meta, 0, &old->arena);
	return statement_done(meta, err);
}

static int
index_old_compare(const void *left, const void *right)
{
	const struct index_old_row *a = left, *b = right;

	return strcmp(a->file, b->file);
}

bool
index_old_open(struct index_old *old, const char *path, struct error *err)
{
	struct error why = { 0 };
	struct stat st;

	if (stat(path, &st))
		return true;
	if (!S_ISREG(st.st_mode))
		return error_set(err, ERROR_IO,
			"%s is not a regular file; it was not overwritten",
			path);
	old->store = store_open_library(path, &why);
	if (!old->store) {
		error_prefix(&why, "%s", path);
		if (why.code == ERROR_LIBRARY &&
			!strstr(why.text, "not a lectern") &&
			!strstr(why.text, "newer"))
			return true;
		*err = why;
		return error_set(
			err, why.code, "%s; it was not overwritten", why.text);
	}
	if (!index_old_documents(old, &why) || !index_old_failures(old, &why) ||
		!index_old_meta(old, "key", &old->key, &why) ||
		!index_old_meta(old, "program", &old->program, &why) ||
		!index_old_meta(old, "names", &old->names, &why) ||
		!index_old_meta(old, "changes", &old->changes, &why) ||
		!index_old_meta(old, "shared", &old->shared, &why) ||
		!index_old_meta(old, "corrected", &old->corrected, &why)) {
		index_old_done(old);
		return true;
	}
	if (old->count)
		qsort(old->rows, old->count, sizeof *old->rows,
			index_old_compare);
	return true;
}

void
index_old_restore(struct index_old *old, const char *path)
{
	struct error ignored = { 0 };
	struct store *before = NULL;
	char *copy;

	if (!old->store || !*old->corrected)
		return;
	copy = index_temporary_old(path);
	if (correct_copy(path, copy, NULL, NULL, &ignored))
		before = store_open_library(copy, &ignored);
	unlink(copy);
	free(copy);
	if (before) {
		store_close(old->store);
		old->store = before;
	}
}

void
index_old_done(struct index_old *old)
{
	store_close(old->store);
	free(old->rows);
	arena_done(&old->arena);
	*old = (struct index_old){ 0 };
}

/* The first row that is not before this name. */
static size_t
index_old_at(const struct index_old *old, const char *file)
{
	size_t i;

	BISECT(i, old->count, strcmp(old->rows[i].file, file) < 0);
	return i;
}

const struct index_old_row *
index_old_find(struct index_old *old, const char *file, size_t *count)
{
	size_t at = index_old_at(old, file), i;
	struct str within = { 0 };

	*count = 0;
	if (at < old->count && !strcmp(old->rows[at].file, file)) {
		*count = 1;
	} else {
		str_add_format(&within, "%s/", file);
		at = index_old_at(old, str_text(&within));
		while (at + *count < old->count &&
			!strncmp(old->rows[at + *count].file, str_text(&within),
				within.len))
			++*count;
		str_done(&within);
	}
	for (i = 0; i < *count; i++)
		old->rows[at + i].found = true;
	return *count ? &old->rows[at] : NULL;
}

uint32_t
index_old_removed(const struct index_old *old)
{
	uint32_t removed = 0;
	size_t i;

	for (i = 0; i < old->count; i++)
		removed += !old->rows[i].found && !old->rows[i].failure;
	return removed;
}

bool
index_old_is_final(
	const struct index_old *old, const struct index_options *options)
{
	enum index_changes changes = options->changes;

	if (changes == INDEX_CHANGES_AS_BEFORE && old->changes && *old->changes)
		return !strcmp(old->changes, "hidden");
	if (changes == INDEX_CHANGES_AS_BEFORE)
		changes = options->usual_changes;
	return changes == INDEX_CHANGES_HIDDEN;
}
