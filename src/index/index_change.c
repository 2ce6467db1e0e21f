/*
 * A library that little is new to is a copy of the old one, changed.
 *
 * The copy takes the old one's place when it is whole, like any new library.
 * Documents that are as they were are not touched: they are in the order of
 * their files there already, so what is new only needs a number between them.
 * Where there is no room for one, or the old library is not what we take it
 * for, everything is made anew.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lectern/base/file.h"
#include "lectern/store/save.h"
#include "lectern/store/trust.h"
#include "index/correct.h"
#include "index/index_parts.h"

/* When more than one file in so many is new, all is as quickly made anew. */
#define CHANGE_SHARE 8

bool
index_can_change(const struct index *index, const char *output)
{
	size_t i, kept = 0, news;

	if (!index->trust || strcmp(index->old.key, index->key) ||
		!trust_has(output))
		return false;
	for (i = 0; i < index->count; i++)
		kept += index->items[i].reuse;
	news = index->count - kept + index_old_removed(&index->old);
	return news <= 2 || news <= kept / CHANGE_SHARE;
}

static bool
change_fails(struct index *index)
{
	index->cramped = true;
	return error_set(
		index->err, ERROR_LIMIT, "the library must be made anew");
}

/* Takes a document away; who is in it may not be who they were. */
static bool
change_remove(struct index *index, uint32_t number)
{
	return people_gone_take(
		       &index->gone, index->store, number, index->err) &&
	       save_remove(index->store, number, index->err);
}

/* Documents whose files are gone, from the last one on. */
static bool
change_remove_gone(struct index *index)
{
	const struct index_old_row *row;
	bool *gone;
	size_t i;
	bool ok = true;

	gone = memory_zero(index->old.documents + 1, sizeof *gone);
	for (i = 0; i < index->old.count; i++) {
		row = &index->old.rows[i];
		if (!row->found && !row->failure &&
			row->number <= index->old.documents)
			gone[row->number] = true;
	}
	for (i = index->old.documents; ok && i > 0; i--) {
		if (gone[i])
			ok = change_remove(index, (uint32_t)i);
	}
	free(gone);
	return ok;
}

bool
index_change_begin(struct index *index, const char *output)
{
	const char *copy = index->temporary;

	if (!file_copy(output, copy, index->err))
		return false;
	index->store = store_edit_library(copy, index->err);
	if (!index->store || !store_restore(index->store, index->err) ||
		!save_forget_failures(index->store, index->err))
		return false;
	if (save_documents(index->store) != index->old.documents)
		return change_fails(index);
	return change_remove_gone(index);
}

static bool
change_keep_row(struct index *index, const struct index_item *item,
	const struct index_old_row *row)
{
	if (row->failure) {
		index_fail(index, row->file, row->failure);
		return save_failure(index->store, row->file, &item->file->stamp,
			row->failure, index->err);
	}
	if (row->number <= index->before || row->number > index->old.documents)
		return change_fails(index);
	index->before = row->number;
	index->kept[row->number] = ++index->saved;
	return !memcmp(&row->stamp, &item->file->stamp, sizeof row->stamp) ||
	       save_stamp(index->store, index->saved, &item->file->stamp,
		       index->err);
}

static int
change_compare(const void *a, const void *b)
{
	const struct index_old_row *const *x = a, *const *y = b;

	return ((*x)->number > (*y)->number) - ((*x)->number < (*y)->number);
}

bool
index_change_keep(struct index *index, const struct index_item *item)
{
	const struct index_old_row **rows;
	bool ok = true;
	size_t i;

	rows = memory_zero(item->old_count + 1, sizeof *rows);
	for (i = 0; i < item->old_count; i++)
		rows[i] = &item->old[i];
	qsort(rows, item->old_count, sizeof *rows, change_compare);
	for (i = 0; ok && i < item->old_count; i++)
		ok = change_keep_row(index, item, rows[i]);
	free(rows);
	return ok;
}

bool
index_change_drop(struct index *index, struct index_item *item)
{
	uint32_t number;
	size_t i;

	if (!index->changing || item->dropped)
		return true;
	item->dropped = true;
	for (i = 0; i < item->old_count; i++) {
		number = item->old[i].number;
		if (item->old[i].failure)
			continue;
		if (number <= index->before || number > index->old.documents ||
			index->saved >= save_documents(index->store))
			return change_fails(index);
		if (!change_remove(index, index->saved + 1))
			return false;
	}
	return true;
}

bool
index_change_room(struct index *index)
{
	return save_make_room(index->store, index->saved) ||
	       change_fails(index);
}

bool
index_change_end(struct index *index)
{
	return !index->changing ||
	       index->saved == save_documents(index->store) ||
	       change_fails(index);
}
