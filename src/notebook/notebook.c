/*
 * Every change is one transaction, and what it replaces is kept beside it.
 *
 * A reader must always be able to read, so there is always a notebook: one
 * that cannot be written is only looked at, and where there is no place for
 * one it lives in memory and says that nothing will be kept.  One that is not
 * there yet lives in memory, too, and becomes a file with the first thing that
 * is written: nobody who only looks waits for a disk.
 */
#include "notebook/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/asset.h"
#include "lectern/base/file.h"
#include "lectern/base/str.h"
#include "notebook/backup.h"

#define NOTEBOOK_VERSION 3
#define NOTEBOOK_FILE "notebook.db"

/* What was done last; was_none: the annotation was new. */
struct change {
	uint32_t id, annotation, correction, verdict;
	bool was_none;
};

/* path NULL: in memory. */
static struct notebook *
notebook_try(const char *path, struct error *err)
{
	const char *const steps[NOTEBOOK_VERSION] = {
		asset_find("src/store/notebook.sql").data,
		asset_find("src/store/notebook_1.sql").data,
		asset_find("src/store/notebook_2.sql").data,
	};
	struct notebook *notebook = memory_zero(1, sizeof *notebook);
	struct str trouble = { 0 };
	char *why = NULL;

	notebook->store =
		store_open_notebook(path, steps, NOTEBOOK_VERSION, &why, err);
	if (why)
		str_add_format(&trouble, "%s: %s", path, why);
	free(why);
	if (notebook->store) {
		notebook->file = path ? memory_copy_string(path) : NULL;
		notebook->trouble = trouble.len ? str_take(&trouble) : NULL;
		return notebook;
	}
	str_done(&trouble);
	free(notebook);
	if (path)
		error_prefix(err, "%s", path);
	return NULL;
}

static struct notebook *
notebook_in_memory(const char *why, struct error *err)
{
	struct notebook *notebook = notebook_try(NULL, err);
	struct str trouble = { 0 };

	if (!notebook)
		return NULL;
	free(notebook->trouble);
	str_add_format(&trouble, "nothing will be kept: %s", why);
	notebook->trouble = str_take(&trouble);
	return notebook;
}

/*
 * An empty file that nobody else may read.  SQLite takes it for a new
 * database; if it cannot be made, the store will say why.
 */
static void
notebook_reserve(const char *path)
{
	int fd;

	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0)
		close(fd);
}

/* Where it is kept; NULL with err set if there is no such place. */
static char *
notebook_path(struct error *err)
{
	char *home = file_data_home(), *path;

	if (!home) {
		error_set(err, ERROR_IO, "no home directory");
		return NULL;
	}
	path = file_join(home, NOTEBOOK_FILE);
	free(home);
	return path;
}

/* The folder that a file lies in; the caller's to free. */
static char *
notebook_folder(const char *path)
{
	char *folder = memory_copy_string(path);
	size_t len = (size_t)(file_name(path) - path);

	folder[len > 1 ? len - 1 : len] = '\0';
	return folder;
}

/* Could a file be made here?  Asks the first folder above that is there. */
static bool
notebook_could_be(const char *path, struct error *err)
{
	char *folder = notebook_folder(path), *above;

	while (*folder && access(folder, F_OK) && errno == ENOENT) {
		above = notebook_folder(folder);
		free(folder);
		folder = above;
	}
	if (!access(*folder ? folder : ".", W_OK | X_OK)) {
		free(folder);
		return true;
	}
	error_system(err, "cannot write in %s", folder);
	free(folder);
	return false;
}

/* Makes the file that the notebook was opened for. */
static bool
notebook_make(struct notebook *notebook, struct error *err)
{
	char *folder = notebook_folder(notebook->path);
	struct notebook *made = NULL;

	if (!*folder || file_make_directories(folder, err)) {
		notebook_reserve(notebook->path);
		made = notebook_try(notebook->path, err);
	}
	free(folder);
	if (!made)
		return false;
	store_close(notebook->store);
	free(notebook->path);
	free(notebook->file);
	free(notebook->trouble);
	*notebook = *made;
	notebook->safe = true; /* there is nothing in it yet */
	free(made);
	return true;
}

struct notebook *
notebook_open(const char *path, struct error *err)
{
	struct notebook *notebook = NULL;
	struct error trouble = { 0 };
	char *own;

	own = path ? memory_copy_string(path) : notebook_path(&trouble);
	if (own && access(own, F_OK) && errno == ENOENT) {
		if (notebook_could_be(own, &trouble))
			notebook = notebook_try(NULL, err);
		if (notebook) {
			notebook->path = own;
			return notebook;
		}
	} else if (own) {
		notebook = notebook_try(own, &trouble);
	}
	free(own);
	return notebook ? notebook : notebook_in_memory(trouble.text, err);
}

void
notebook_close(struct notebook *notebook)
{
	if (!notebook)
		return;
	store_close(notebook->store);
	free(notebook->trouble);
	free(notebook->path);
	free(notebook->file);
	free(notebook);
}

const char *
notebook_trouble(const struct notebook *notebook)
{
	return notebook->trouble;
}

/*
 * Before the first change of a day.  A copy that cannot be made stops nobody:
 * what is being saved now matters more.
 */
static void
notebook_back_up(struct notebook *notebook)
{
	struct error ignored = { 0 };

	if (!notebook->safe && notebook->file && backup_is_due(notebook->file))
		backup_make(notebook->store, notebook->file, &ignored);
	notebook->safe = true;
}

bool
notebook_begin(struct notebook *notebook, struct error *err)
{
	if (notebook->path && !notebook_make(notebook, err))
		return error_prefix(err, "not saved");
	if (notebook->trouble)
		return error_set(err, ERROR_IO, "%s", notebook->trouble);
	notebook_back_up(notebook);
	return store_begin(notebook->store, err);
}

bool
notebook_end(struct notebook *notebook, bool ok, struct error *err)
{
	if (ok && store_commit(notebook->store, err))
		return true;
	store_rollback(notebook->store);
	return error_prefix(err, "not saved");
}

/* -- bookmarks ------------------------------------------------------------ */

/* Binds library, file, start, end, words from a parameter on. */
static void
bookmark_bind(struct statement *statement, const struct bookmark *at)
{
	statement_bind_text(statement, 1, at->library);
	statement_bind_text(statement, 2, at->file);
	statement_bind_int(statement, 3, at->start);
	statement_bind_int(statement, 4, at->end);
	statement_bind_text(statement, 5, at->words ? at->words : "");
}

static void
bookmark_read(struct statement *statement, int column, struct arena *arena,
	struct bookmark *at)
{
	at->library = statement_text(statement, column, arena);
	at->file = statement_text(statement, column + 1, arena);
	at->start = statement_u32(statement, column + 2);
	at->end = statement_u32(statement, column + 3);
	at->words = statement_text(statement, column + 4, arena);
}

/* One bookmark, or none. */
static bool
bookmark_find(
	struct statement *statement, struct arena *arena, struct bookmark *at)
{
	struct error ignored = { 0 };
	bool found = statement_next(statement);

	if (found)
		bookmark_read(statement, 0, arena, at);
	return statement_done(statement, &ignored) && found;
}

/* -- libraries ------------------------------------------------------------ */

bool
notebook_visit(struct notebook *notebook, const char *path, struct error *err)
{
	struct statement *statement;

	if (!notebook_begin(notebook, err))
		return false;
	statement = store_statement(notebook->store, "visit_add");
	statement_bind_text(statement, 1, path);
	return notebook_end(notebook, statement_run(statement, err), err);
}

char *
notebook_last_library(struct notebook *notebook)
{
	struct statement *statement;
	struct arena arena = { 0 };
	struct error ignored = { 0 };
	const char *path = NULL;
	char *copy = NULL;

	statement = store_statement(notebook->store, "visit_last");
	if (statement_next(statement))
		path = statement_text(statement, 0, &arena);
	if (statement_done(statement, &ignored) && path)
		copy = memory_copy_string(path);
	arena_done(&arena);
	return copy;
}

/* -- positions and marks -------------------------------------------------- */

bool
notebook_save_position(
	struct notebook *notebook, const struct bookmark *at, struct error *err)
{
	struct statement *statement;

	if (!notebook_begin(notebook, err))
		return false;
	statement = store_statement(notebook->store, "position_save");
	bookmark_bind(statement, at);
	return notebook_end(notebook, statement_run(statement, err), err);
}

bool
notebook_position(struct notebook *notebook, const char *library,
	const char *file, struct arena *arena, struct bookmark *at)
{
	struct statement *statement;

	statement = store_statement(
		notebook->store, file ? "position_of" : "position_last");
	statement_bind_text(statement, 1, library);
	if (file)
		statement_bind_text(statement, 2, file);
	return bookmark_find(statement, arena, at);
}

bool
notebook_set_mark(struct notebook *notebook, char letter,
	const struct bookmark *at, struct error *err)
{
	struct statement *statement;

	if (!notebook_begin(notebook, err))
		return false;
	statement = store_statement(notebook->store, "mark_set");
	bookmark_bind(statement, at);
	statement_bind_slice(statement, 6, (struct slice){ &letter, 1 });
	return notebook_end(notebook, statement_run(statement, err), err);
}

bool
notebook_mark(struct notebook *notebook, const char *library, char letter,
	struct arena *arena, struct bookmark *at)
{
	struct statement *statement;

	statement = store_statement(notebook->store, "mark_of");
	statement_bind_text(statement, 1, library);
	statement_bind_slice(statement, 2, (struct slice){ &letter, 1 });
	return bookmark_find(statement, arena, at);
}

/* -- annotations ---------------------------------------------------------- */

/* Keeps what an annotation is now; false with err set if there is none. */
static bool
annotation_keep(struct notebook *notebook, uint32_t id, struct error *err)
{
	struct statement *statement;
	bool there;

	statement = store_statement(notebook->store, "annotation_exists");
	statement_bind_int(statement, 1, id);
	there = statement_next(statement);
	if (!statement_done(statement, err))
		return false;
	if (!there)
		return error_set(err, ERROR_NOT_FOUND,
			"there is no annotation %u", (unsigned)id);
	statement = store_statement(notebook->store, "change_keep");
	statement_bind_int(statement, 1, id);
	return statement_run(statement, err);
}

static bool
annotation_add(struct notebook *notebook, struct annotation *annotation,
	struct statement *statement, struct error *err)
{
	if (!statement_run(statement, err))
		return false;
	annotation->id = (uint32_t)store_last_id(notebook->store);
	statement = store_statement(notebook->store, "change_keep_none");
	statement_bind_int(statement, 1, annotation->id);
	return statement_run(statement, err);
}

bool
notebook_save_annotation(struct notebook *notebook,
	struct annotation *annotation, struct error *err)
{
	struct statement *statement;
	uint32_t id = annotation->id;
	bool ok = true;

	if (!notebook_begin(notebook, err))
		return false;
	if (id)
		ok = annotation_keep(notebook, id, err);
	if (ok) {
		statement = store_statement(notebook->store,
			id ? "annotation_change" : "annotation_add");
		bookmark_bind(statement, &annotation->at);
		statement_bind_text(
			statement, 6, annotation->text ? annotation->text : "");
		statement_bind_int(statement, 7, annotation->colour);
		if (id)
			statement_bind_int(statement, 8, id);
		ok = id ? statement_run(statement, err)
			: annotation_add(notebook, annotation, statement, err);
	}
	ok = notebook_end(notebook, ok, err);
	if (!ok)
		annotation->id = id;
	return ok;
}

bool
notebook_remove_annotation(
	struct notebook *notebook, uint32_t id, struct error *err)
{
	struct statement *statement;
	bool ok;

	if (!notebook_begin(notebook, err))
		return false;
	ok = annotation_keep(notebook, id, err);
	if (ok) {
		statement =
			store_statement(notebook->store, "annotation_remove");
		statement_bind_int(statement, 1, id);
		ok = statement_run(statement, err);
	}
	return notebook_end(notebook, ok, err);
}

/* Makes the annotation what it was before a change. */
static bool
change_undo_annotation(struct notebook *notebook, const struct change *change,
	struct error *err)
{
	struct statement *statement;

	statement = store_statement(notebook->store,
		change->was_none ? "annotation_remove" : "change_restore");
	statement_bind_int(statement, 1,
		change->was_none ? change->annotation : change->id);
	return statement_run(statement, err);
}

/* Takes away what was added. */
static bool
change_undo_added(struct notebook *notebook, const struct change *change,
	struct error *err)
{
	struct statement *statement;

	statement = store_statement(notebook->store,
		change->verdict ? "verdict_remove" : "correction_remove");
	statement_bind_int(statement, 1,
		change->verdict ? change->verdict : change->correction);
	return statement_run(statement, err);
}

/* The last change to a library; id 0: there is none. */
static bool
change_last(struct notebook *notebook, const char *library,
	struct change *change, struct error *err)
{
	struct statement *statement;

	*change = (struct change){ 0 };
	statement = store_statement(notebook->store, "change_last");
	statement_bind_text(statement, 1, library);
	if (statement_next(statement)) {
		change->id = statement_u32(statement, 0);
		change->annotation = statement_u32(statement, 1);
		change->was_none = statement_int(statement, 2, 0, 1);
		change->correction = statement_u32_or(statement, 3, 0);
		change->verdict = statement_u32_or(statement, 4, 0);
	}
	return statement_done(statement, err);
}

/* Undoes it and forgets it. */
static bool
change_undo(struct notebook *notebook, const struct change *change,
	struct error *err)
{
	struct statement *statement;

	if (change->correction || change->verdict
			? !change_undo_added(notebook, change, err)
			: !change_undo_annotation(notebook, change, err))
		return false;
	statement = store_statement(notebook->store, "change_remove");
	statement_bind_int(statement, 1, change->id);
	return statement_run(statement, err);
}

bool
notebook_undo(struct notebook *notebook, const char *library, bool *correction,
	struct error *err)
{
	struct change change;
	bool ok;

	*correction = false;
	if (!notebook_begin(notebook, err))
		return false;
	ok = change_last(notebook, library, &change, err);
	if (ok && !change.id) {
		store_rollback(notebook->store);
		return error_set(
			err, ERROR_NOT_FOUND, "there is nothing to undo");
	}
	ok = ok && change_undo(notebook, &change, err);
	*correction = change.correction != 0;
	return notebook_end(notebook, ok, err);
}

static void
annotation_read(struct statement *statement, struct arena *arena,
	struct annotation *annotation)
{
	annotation->id = statement_u32(statement, 0);
	bookmark_read(statement, 1, arena, &annotation->at);
	annotation->text = statement_text(statement, 6, arena);
	annotation->colour = statement_u32(statement, 7);
	annotation->when = statement_text(statement, 8, arena);
}

bool
notebook_annotations(struct notebook *notebook, const char *library,
	const char *file, struct annotation_list *list, struct error *err)
{
	struct statement *statement;
	size_t cap = 0;

	*list = (struct annotation_list){ 0 };
	statement = store_statement(notebook->store,
		file ? "annotation_of_file" : "annotation_all");
	statement_bind_text(statement, 1, library);
	if (file)
		statement_bind_text(statement, 2, file);
	while (statement_next(statement)) {
		list->rows = memory_grow(
			list->rows, list->count, &cap, sizeof *list->rows);
		annotation_read(
			statement, &list->arena, &list->rows[list->count++]);
	}
	if (statement_done(statement, err))
		return true;
	annotation_list_done(list);
	return false;
}

void
annotation_list_done(struct annotation_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct annotation_list){ 0 };
}
