/*
 * Damage that is found when the words of a document are in the index already.
 *
 * The index must be told what it was told before to forget a block, so its
 * text is made again from what the tables say, once without what is new and
 * once with it.
 */
#include <stdlib.h>
#include <string.h>

#include "store/save.h"
#include "store/statement.h"

/* Numbers of remarks, above those that a document has of itself. */
#define SAVE_DAMAGE_REMARKS 1000000u

/* A block whose damage is looked at again. */
struct damaged {
	struct store *store;
	uint32_t document;
	int64_t id;
	uint32_t start, end;
	bool aside; /* searched only when asked for */
	struct slice text;
	struct mend *mends; /* in order; those of before, and the new ones */
	size_t count, cap;
	struct arena arena;
	struct str folded;
	struct error *err;
};

static bool
damaged_read(struct damaged *damaged, uint32_t at)
{
	struct statement *block =
		store_statement(damaged->store, "damage_block");
	bool there;

	statement_bind_int(block, 1, damaged->document);
	statement_bind_int(block, 2, at);
	there = statement_next(block);
	if (there) {
		damaged->id = statement_int(block, 0, 1, INT32_MAX);
		damaged->aside =
			slice_is(statement_slice(block, 1), "boilerplate");
		damaged->start = statement_u32(block, 2);
		damaged->end = statement_u32(block, 3);
		damaged->text =
			slice_of(statement_text(block, 4, &damaged->arena));
	}
	if (!statement_done(block, damaged->err))
		return false;
	if (!there || damaged->end < damaged->start ||
		damaged->end - damaged->start > damaged->text.len)
		return error_set(damaged->err, ERROR_LIBRARY,
			"is damaged (a block is missing)");
	damaged->text.len = damaged->end - damaged->start;
	return true;
}

static void
damaged_mend(struct damaged *damaged, uint32_t start, uint32_t end,
	const char *value)
{
	damaged->mends = memory_grow(damaged->mends, damaged->count,
		&damaged->cap, sizeof *damaged->mends);
	damaged->mends[damaged->count++] =
		(struct mend){ start - damaged->start, end - damaged->start,
			value };
}

/* What the index has been told of the block. */
static bool
damaged_known(struct damaged *damaged)
{
	struct statement *span = store_statement(damaged->store, "find_damage");
	uint32_t start, end;

	damaged->count = 0;
	statement_bind_int(span, 1, damaged->document);
	statement_bind_int(span, 2, damaged->start);
	statement_bind_int(span, 3, damaged->end);
	while (statement_next(span)) {
		start = statement_u32(span, 0);
		end = statement_u32(span, 1);
		if (end <= damaged->end)
			damaged_mend(damaged, start, end,
				statement_text(span, 2, &damaged->arena));
	}
	return statement_done(span, damaged->err);
}

static bool
damaged_tell(struct damaged *damaged,
	bool (*tell)(struct store *store, int64_t id, bool boilerplate,
		struct slice text, struct error *err))
{
	return tell(damaged->store, damaged->id, damaged->aside,
		save_folded(&damaged->folded, damaged->text, damaged->mends,
			damaged->count),
		damaged->err);
}

static bool
damaged_span(struct damaged *damaged, const struct save_damage *row)
{
	struct statement *span;
	int64_t why;

	if (!save_reason(damaged->store, row->why, &why, damaged->err))
		return false;
	span = store_statement(damaged->store, "insert_span");
	statement_bind_int(span, 1, damaged->document);
	statement_bind_int(span, 2, row->start);
	statement_bind_int(span, 3, row->end);
	statement_bind_text(span, 4, span_kind_name(SPAN_DAMAGE));
	statement_bind_null(span, 5);
	statement_bind_text(span, 6, row->meant);
	statement_bind_int(span, 7, SPAN_UNSURE);
	statement_bind_int(span, 8, 100);
	statement_bind_int(span, 9, why);
	return statement_run(span, damaged->err);
}

static bool
damaged_remark(
	struct damaged *damaged, const struct save_damage *row, uint32_t number)
{
	struct statement *remark =
		store_statement(damaged->store, "insert_remark");

	statement_bind_int(remark, 1, damaged->document);
	statement_bind_int(remark, 2, number);
	statement_bind_text(remark, 3, remark_kind_name(REMARK_DAMAGE));
	statement_bind_int(remark, 4, row->start);
	statement_bind_int(remark, 5, row->end);
	statement_bind_text(remark, 6, row->said);
	return statement_run(remark, damaged->err);
}

/* Does it lie across the block's end, or across other damage? */
static bool
damaged_refuses(const struct damaged *damaged, const struct save_damage *row)
{
	size_t i;

	if (row->end > damaged->end || row->end <= row->start)
		return true;
	for (i = 0; i < damaged->count; i++) {
		if (row->start - damaged->start < damaged->mends[i].end &&
			row->end - damaged->start > damaged->mends[i].start)
			return true;
	}
	return false;
}

static int
mend_compare(const void *a, const void *b)
{
	const struct mend *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* Rows that begin in the block: marks those that are new. */
static bool
damaged_mark(struct damaged *damaged, const struct save_damage *rows,
	size_t count, uint32_t *marked)
{
	bool told = false;
	size_t i;

	for (i = 0; i < count; i++) {
		if (damaged_refuses(damaged, &rows[i]))
			continue;
		if (!told && !damaged_tell(damaged, save_text_out))
			return false;
		told = true;
		if (!damaged_span(damaged, &rows[i]) ||
			!damaged_remark(damaged, &rows[i],
				SAVE_DAMAGE_REMARKS + *marked))
			return false;
		++*marked;
		damaged_mend(
			damaged, rows[i].start, rows[i].end, rows[i].meant);
		qsort(damaged->mends, damaged->count, sizeof *damaged->mends,
			mend_compare);
	}
	return !told || damaged_tell(damaged, save_text_in);
}

static bool
damaged_count(struct damaged *damaged, uint32_t marked)
{
	struct statement *count =
		store_statement(damaged->store, "damage_count");

	statement_bind_int(count, 1, damaged->document);
	statement_bind_int(count, 2, marked);
	return statement_run(count, damaged->err);
}

bool
save_damage(struct store *store, uint32_t document,
	const struct save_damage *rows, size_t count, struct error *err)
{
	struct damaged damaged = {
		.store = store, .document = document, .err = err
	};
	uint32_t marked = 0;
	size_t i, end;
	bool ok = true;

	for (i = 0; ok && i < count; i = end) {
		end = i + 1;
		ok = damaged_read(&damaged, rows[i].start) &&
		     damaged_known(&damaged);
		while (ok && end < count && rows[end].start < damaged.end)
			end++;
		ok = ok && damaged_mark(&damaged, rows + i, end - i, &marked);
		arena_done(&damaged.arena);
		damaged.arena = (struct arena){ 0 };
	}
	ok = ok && (!marked || damaged_count(&damaged, marked));
	free(damaged.mends);
	str_done(&damaged.folded);
	return ok;
}

bool
save_forget_words(struct store *store, uint32_t document, struct error *err)
{
	struct damaged damaged = {
		.store = store, .document = document, .err = err
	};
	struct statement *block = store_statement(store, "remove_words");
	bool ok = true;

	statement_bind_int(block, 1, document);
	while (ok && statement_next(block)) {
		damaged.id = statement_int(block, 0, 1, INT32_MAX);
		damaged.aside =
			slice_is(statement_slice(block, 1), "boilerplate");
		damaged.start = statement_u32(block, 2);
		damaged.end = statement_u32(block, 3);
		damaged.text = statement_slice(block, 4);
		if (damaged.end < damaged.start ||
			damaged.end - damaged.start > damaged.text.len) {
			statement_refuse(block, "a block is too long");
			continue;
		}
		damaged.text.len = damaged.end - damaged.start;
		ok = damaged_known(&damaged) &&
		     damaged_tell(&damaged, save_text_out);
		arena_done(&damaged.arena);
		damaged.arena = (struct arena){ 0 };
	}
	ok = statement_done(block, err) && ok;
	free(damaged.mends);
	str_done(&damaged.folded);
	return ok;
}
