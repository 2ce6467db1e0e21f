/*
 * Indexing.
 *
 * Files and the old library are both in the order of their names, so one walk
 * through the two tells what is new, changed, unchanged or gone.  Workers may
 * finish in any order; documents are saved in theirs, because numbers follow
 * names and because tables grow best at their end.  So there is a short queue:
 * its head is saved as soon as it is done, the rest may be ahead of it.
 */
#include "lectern/index/index.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/store/load.h"
#include "lectern/store/trust.h"
#include "index/correct.h"
#include "index/index_parts.h"
#include "index/index_place.h"
#include "index/mending.h"
#include "index/references.h"
#include "index/resolve.h"
#include "index/vocabulary.h"

static bool
index_tell(struct index *index, const char *step, size_t done, const char *file)
{
	struct index_progress progress = { .done = (uint32_t)done,
		.total = (uint32_t)index->count,
		.file = file,
		.step = step };

	if (!index->options->progress ||
		index->options->progress(index->options->context, &progress))
		return true;
	return error_set(index->err, ERROR_IO,
		"stopped; the library is as "
		"it was");
}

/* -- what has changed ----------------------------------------------------- */

static void
index_match(struct index *index)
{
	struct index_item *item;
	size_t i;

	index->count = index->scan.count;
	index->items = memory_zero(index->count + 1, sizeof *index->items);
	index->trust = index->old.store && !index->options->everything &&
		       !strcmp(index->old.program, index->program);
	for (i = 0; i < index->count; i++) {
		item = &index->items[i];
		item->file = &index->scan.files[i];
		item->old = index_old_find(
			&index->old, item->file->name, &item->old_count);
		item->reuse = item->old && index->trust &&
			      scan_same(&item->old->stamp, &item->file->stamp);
	}
}

/* Is every file as we know it, and none gone? */
static bool
index_is_current(const struct index *index)
{
	size_t rows = 0, i;

	if (!index->old.store || strcmp(index->old.key, index->key))
		return false;
	for (i = 0; i < index->count; i++) {
		if (!index->items[i].reuse)
			return false;
		rows += index->items[i].old_count;
	}
	return rows == index->old.count;
}

/* -- saving --------------------------------------------------------------- */

void
index_fail(struct index *index, const char *file, const char *text)
{
	struct index_report *report = index->report;

	report->failures = memory_grow(report->failures, report->failure_count,
		&report->failure_cap, sizeof *report->failures);
	report->failures[report->failure_count++] =
		(struct index_failure){ arena_string(&report->arena, file),
			arena_string(&report->arena, text) };
}

static bool
index_save(struct index *index, const struct index_item *item, const char *name,
	const struct doc *doc, const char *digest)
{
	struct save_source source = { .number = ++index->saved,
		.file = name,
		.stamp = item->file->stamp,
		.digest = digest };

	if (index->changing && !index_change_room(index))
		return false;
	return save_document(index->store, &source, doc, index->err);
}

static bool
index_save_failure(struct index *index, const struct index_item *item,
	const char *name, const char *text)
{
	index_fail(index, name, text);
	return save_failure(
		index->store, name, &item->file->stamp, text, index->err);
}

/* Copies a row of the old library; false in *ok if it cannot be trusted. */
static bool
index_save_row(struct index *index, const struct index_item *item,
	const struct index_old_row *old, bool *ok)
{
	struct error err = { 0 };
	struct doc *doc;
	bool saved;

	*ok = true;
	if (old->failure)
		return index_save_failure(index, item, old->file, old->failure);
	doc = load_document(index->old.store, old->number, 0, UINT32_MAX, &err);
	*ok = doc != NULL;
	if (!doc)
		return true;
	mending_forget(doc);
	saved = index_save(index, item, old->file, doc, old->digest);
	if (saved && old->number <= index->old.documents)
		index->kept[old->number] = index->saved;
	doc_free(doc);
	return saved;
}

static int
index_row_order(const void *a, const void *b)
{
	const struct index_old_row *const *left = a, *const *right = b;

	if ((*left)->number != (*right)->number)
		return (*left)->number < (*right)->number ? -1 : 1;
	return strcmp((*left)->file, (*right)->file);
}

/*
 * All that it has of a file, in the order it was found in.  A part that is
 * damaged is lost by itself.
 */
static bool
index_save_old(struct index *index, const struct index_item *item, bool *ok)
{
	const struct index_old_row **rows;
	bool saved = true;
	size_t i;

	*ok = true;
	if (index->changing)
		return index_change_keep(index, item);
	if (item->old_count == 1)
		return index_save_row(index, item, item->old, ok);
	rows = memory_zero(item->old_count + 1, sizeof *rows);
	for (i = 0; i < item->old_count; i++)
		rows[i] = &item->old[i];
	qsort(rows, item->old_count, sizeof *rows, index_row_order);
	for (i = 0; i < item->old_count && saved; i++) {
		saved = index_save_row(index, item, rows[i], ok);
		if (saved && !*ok)
			saved = index_save_failure(index, item, rows[i]->file,
				"the old library holds it, but damaged");
	}
	free(rows);
	*ok = true;
	return saved;
}

/* What was no fault of the file's is tried again next time. */
static bool
index_save_broken(struct index *index, struct index_item *item)
{
	if (item->task.error.code == ERROR_IO)
		item->file->stamp = (struct save_stamp){ 0 };
	return index_save_failure(
		index, item, item->file->name, item->task.error.text);
}

static bool
index_save_done(struct index *index, struct index_item *item)
{
	struct task *task = &item->task;
	bool ok = true, trusted;

	if (task->result != WIRE_SAME && !index_change_drop(index, item))
		return false;
	switch (task->result) {
	case WIRE_BROKEN:
		return index_save_broken(index, item);
	case WIRE_SAME:
		ok = index_save_old(index, item, &trusted);
		if (ok && !trusted)
			ok = index_save_failure(index, item, item->file->name,
				"the old library holds it, but damaged");
		return ok;
	case WIRE_PARTS:
		return true;
	case WIRE_DOC:
		break;
	}
	index->report->read++;
	ok = index_save(index, item, item->file->name, task->doc, task->digest);
	doc_free(task->doc);
	task->doc = NULL;
	return ok;
}

/* -- files that hold several ---------------------------------------------- */

/* A name that nothing else in the library has. */
static const char *
index_part_name(struct index *index, const struct index_item *item)
{
	struct str name = { 0 };
	const char *copy;

	str_add_format(&name, "%s/%s", item->file->name, item->task.part);
	while (!index_names_add(&index->parts, str_text(&name)) ||
		scan_holds(&index->scan, str_text(&name)))
		str_add_format(&name, " (%u)", ++index->again + 1);
	copy = index_names_last(&index->parts);
	str_done(&name);
	return copy;
}

/* Saves what has come of a file that holds several; lets the next come. */
static bool
index_save_part(struct index *index, struct index_item *item)
{
	struct task *task = &item->task;
	const char *name = index_part_name(index, item);
	bool ok;

	if (!index_change_drop(index, item))
		return false;
	if (task->result == WIRE_DOC) {
		index->report->read++;
		ok = index_save(index, item, name, task->doc, task->digest);
		doc_free(task->doc);
		task->doc = NULL;
	} else {
		ok = index_save_failure(index, item, name, task->error.text);
	}
	crew_go_on(index->crew, task);
	return ok;
}

/* -- the queue ------------------------------------------------------------ */

static void
index_start(struct index *index, struct index_item *item)
{
	const struct index_old_row *old = item->old;
	size_t i;

	item->task.path = item->file->path;
	item->task.final = index->final;
	item->task.device = item->file->device;
	item->task.node = item->file->stamp.node;
	/* Of several, one will do: each has the digest of the whole. */
	for (i = 0; i < item->old_count && index->trust; i++) {
		if (!old[i].failure)
			item->task.known = old[i].digest;
	}
	crew_start(index->crew, &item->task);
}

/* Gives waiting files to free workers, not too far ahead of the head. */
static size_t
index_feed(struct index *index, size_t head, size_t next)
{
	size_t ahead = 8 * (size_t)crew_size(index->crew);

	if (next < head)
		next = head;
	while (next < index->count && next < head + ahead) {
		if (!index->items[next].reuse) {
			if (crew_is_full(index->crew))
				break;
			index_start(index, &index->items[next]);
		}
		next++;
	}
	return next;
}

/* Saves the head of the queue if it can be; *moved says whether. */
static bool
index_take(struct index *index, size_t head, bool *moved)
{
	struct index_item *item = &index->items[head];
	bool trusted = true;

	*moved = true;
	if (item->reuse) {
		if (!index_save_old(index, item, &trusted))
			return false;
		if (trusted)
			return true;
		/* The old library is damaged here: read the file again. */
		item->reuse = false;
		item->old = NULL;
		item->old_count = 0;
		while (crew_is_full(index->crew) && !crew_waits(index->crew))
			crew_work(index->crew, 200);
		if (crew_is_full(index->crew) && !crew_is_idle(index->crew))
			return index_save_failure(index, item, item->file->name,
				"the old library holds it, but damaged");
		if (crew_is_full(index->crew))
			return error_set(index->err, ERROR_IO,
				"no worker process can be started");
		index_start(index, item);
	}
	while (item->task.part) {
		if (!index_save_part(index, item))
			return false;
	}
	*moved = item->task.done;
	if (*moved) {
		index_names_clear(&index->parts);
		index->again = 0;
	}
	return !*moved || index_save_done(index, item);
}

static bool
index_read(struct index *index)
{
	size_t head = 0, next = 0;
	bool moved;

	while (head < index->count) {
		next = index_feed(index, head, next);
		if (!index_take(index, head, &moved))
			return false;
		if (moved) {
			head++;
			/* What has come meanwhile makes room in the pipes. */
			crew_work(index->crew, 0);
		} else if (crew_is_idle(index->crew)) {
			return error_set(index->err, ERROR_IO,
				"no worker process can be started");
		} else {
			crew_work(index->crew, 200);
		}
		if (!index_tell(index, "reading", head,
			    head ? index->items[head - 1].file->name : NULL))
			return false;
	}
	return true;
}

/* -- the whole ------------------------------------------------------------ */

static bool
index_refer(struct index *index)
{
	struct references_before before = {
		.store = index->trust ? index->old.store : NULL,
		.numbers = index->kept,
		.count = index->old.documents + 1,
		.documents = index->saved,
		.there = index->changing,
	};

	return references_build(index->store, &before, index->err);
}

static bool
index_write(struct index *index, const char *output)
{
	struct store *store;

	index->temporary = index_temporary(output);
	if (index->changing) {
		if (!index_change_begin(index, output))
			return false;
	} else {
		index->store =
			store_create_library(index->temporary, index->err);
	}
	if (!index->store || !index_read(index) || !index_change_end(index) ||
		!save_flush(index->store, index->err) ||
		!save_meta(index->store, "key", index->key, index->err) ||
		!save_meta(
			index->store, "program", index->program, index->err) ||
		!save_meta(index->store, "names", str_text(&index->names.paths),
			index->err) ||
		!save_meta(index->store, "changes",
			index->final ? "hidden" : "shown", index->err) ||
		!index_tell(index, "names", index->count, NULL) ||
		!resolve_library(index->store, &index->gone, index->err) ||
		!vocabulary_mend(index->store, index->changing, index->err) ||
		!correct_all(index->store, NULL, index->shared,
			index->options->corrections, index->err) ||
		!index_tell(index, "references", index->count, NULL) ||
		!index_refer(index) || !save_words(index->store, index->err) ||
		!save_counts(index->store, index->err) ||
		!index_tell(index, "writing", index->count, NULL))
		return false;
	store = index->store;
	index->store = NULL;
	if (!store_finish(store, index->err) ||
		!index_publish(index->temporary, output, index->err))
		return false;
	trust_give(output);
	return true;
}

static void
index_done(struct index *index)
{
	size_t i;

	store_close(index->store);
	if (index->temporary)
		unlink(index->temporary);
	for (i = 0; i < index->count; i++) {
		doc_free(index->items[i].task.doc);
		free(index->items[i].task.part);
	}
	index_names_clear(&index->parts);
	people_gone_done(&index->gone);
	crew_free(index->crew);
	index_old_done(&index->old);
	scan_done(&index->scan);
	name_files_done(&index->names);
	free(index->items);
	free(index->kept);
	free(index->temporary);
	free(index->key);
	free(index->program);
}

/* Nothing to do: what the report says of failures comes from last time. */
static void
index_repeat(struct index *index)
{
	size_t i;

	for (i = 0; i < index->old.count; i++) {
		const struct index_old_row *old = &index->old.rows[i];

		if (old->failure)
			index_fail(index, old->file, old->failure);
		else
			index->report->documents++;
	}
}

static void
index_complain(void *context, const char *path, const char *why)
{
	index_fail(context, path, why);
}

/* Other names may be found in a text when other ones are known. */
static void
index_read_names(struct index *index)
{
	const struct index_options *options = index->options;
	char *program = index_program();
	struct str all = { 0 };

	name_files_read(&index->names, options->names, options->name_count,
		index->old.names ? index->old.names : "", &index->scan,
		index_complain, index);
	str_add(&all, program);
	if (index->final)
		str_add(&all, " changes hidden");
	if (*index->names.digest)
		str_add_format(&all, " names %s", index->names.digest);
	index->program = str_take(&all);
	free(program);
}

/* Nothing to read: but are its corrections those we have? */
static bool
index_correct_again(struct index *index, const char *output)
{
	const char *own = index->options->corrections;
	char *digest = correct_digest(index->shared, own);
	bool same = !strcmp(digest, index->old.corrected);

	free(digest);
	index_repeat(index);
	if (same)
		return true;
	index->report->written = true;
	return correct_publish(output, index->shared, own, index->err);
}

static bool
index_all(struct index *index, const char *output, const char *const *paths,
	size_t count, bool anew)
{
	index->key = index_key(paths, count);
	if (!scan_paths(&index->scan, paths, count, index->err))
		return false;
	if (!index->scan.count)
		return error_set(index->err, ERROR_NOT_FOUND,
			"%s: there is nothing here that lectern can read",
			count ? paths[0] : "");
	if (!index_old_open(&index->old, output, index->err))
		return false;
	index->final = index_old_is_final(&index->old, index->options);
	index_read_names(index);
	index->shared = index->options->shared ? index->options->shared
					       : index->old.shared;
	index->kept =
		memory_zero(index->old.documents + 1, sizeof *index->kept);
	index_match(index);
	if (index_is_current(index))
		return index_correct_again(index, output);
	index->changing = !anew && index_can_change(index, output);
	index_old_restore(&index->old, output);
	/* Before the library grows: places are forked from what we are now. */
	index->crew = crew_new(index->options->jobs, &index->names, index->err);
	if (!index->crew || !index_write(index, output))
		return false;
	index->report->unconfined = !crew_is_locked(index->crew);
	index->report->documents = index->saved;
	index->report->removed = index_old_removed(&index->old);
	index->report->written = true;
	return true;
}

bool
index_build(const char *output, const char *const *paths, size_t count,
	const struct index_options *options, struct index_report *report,
	struct error *err)
{
	static const struct index_options usual = { 0 };
	struct error ignored = { 0 };
	bool ok, anew = false;

	do {
		struct index index = { .options = options ? options : &usual,
			.report = report,
			.err = err ? err : &ignored };

		*report = (struct index_report){ 0 };
		ok = index_all(&index, output, paths, count, anew);
		anew = !ok && index.cramped;
		if (anew)
			index_report_done(report);
		index_done(&index);
	} while (anew);
	return ok;
}

void
index_report_done(struct index_report *report)
{
	free(report->failures);
	arena_done(&report->arena);
	*report = (struct index_report){ 0 };
}
