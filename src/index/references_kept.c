/*
 * What is kept of the references of the library before.
 *
 * A relation's score is reckoned anew when it is written, with the rarities of
 * now; kept is only that two passages were among each other's best.  So what
 * is missed is a pair that was not, and would be now because what it shares
 * has become rarer among the others: little, as long as few documents change.
 */
#include "index/references_kept.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/store/save.h"

/* When one document in so many has changed, all is compared again. */
#define KEPT_SHARE 5

static bool
kept_meta(struct store *store, uint32_t *changed, struct error *err)
{
	struct statement *meta = store_statement(store, "meta");

	struct arena arena = { 0 };
	const char *text;
	char *end;

	statement_bind_text(meta, 1, "references_changed");
	*changed = UINT32_MAX;
	if (statement_next(meta)) {
		text = statement_text(meta, 0, &arena);
		*changed = (uint32_t)strtoul(text, &end, 10);
		if (!*text || *end)
			*changed = UINT32_MAX;
	}
	arena_done(&arena);
	return statement_done(meta, err);
}

/* How many documents there are now, were before, and are the same. */
static uint32_t
kept_mark(struct references_kept *kept, const struct references_before *before)
{
	uint32_t i, same = 0;

	kept->same = memory_zero(before->documents + 1, sizeof *kept->same);
	for (i = 1; i < before->count; i++) {
		if (!before->numbers[i])
			continue;
		kept->same[before->numbers[i]] = true;
		same++;
	}
	return same;
}

/* Relations that are there may stay; all else is found anew. */
bool
references_kept_clear(const struct references_kept *kept, struct store *store,
	bool there, struct error *err)
{
	return statement_run(
		store_statement(store, kept->same && there
					       ? "reference_clear_declared"
					       : "reference_clear"),
		err);
}

bool
references_kept_init(struct references_kept *kept, struct store *store,
	const struct references_before *before, bool any, struct error *err)
{
	uint32_t since = UINT32_MAX, same, gone;
	struct str text = { 0 };
	bool ok;

	*kept = (struct references_kept){ 0 };
	if (any && before->store && !kept_meta(before->store, &since, err))
		return false;
	if (since < before->documents) {
		same = kept_mark(kept, before);
		gone = before->count > same + 1 ? before->count - 1 - same : 0;
		kept->changed = since + before->documents - same + gone;
		if (kept->changed > before->documents / KEPT_SHARE)
			references_kept_done(kept);
	}
	str_add_format(&text, "%u", (unsigned)kept->changed);
	ok = save_meta(store, "references_changed", str_text(&text), err);
	str_done(&text);
	return ok;
}

void
references_kept_done(struct references_kept *kept)
{
	free(kept->same);
	free(kept->rows);
	arena_done(&kept->arena);
	*kept = (struct references_kept){ 0 };
}

bool
references_kept_has(const struct references_kept *kept, const struct passage *a,
	const struct passage *b)
{
	return kept->same && kept->same[a->document] && kept->same[b->document];
}

/* One end of a link, as its document is numbered now; false if it is gone. */
static bool
kept_place(const struct references_before *before, struct statement *row,
	int column, struct place *place)
{
	place->document = statement_u32(row, column);
	place->start = statement_u32(row, column + 1);
	place->end = statement_u32(row, column + 2);
	if (place->document >= before->count)
		return false;
	place->document = before->numbers[place->document];
	return place->document != 0;
}

static int
kept_compare(const void *a, const void *b)
{
	const struct kept_row *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

struct kept_row *
references_kept_find(const struct references_kept *kept, size_t a, size_t b)
{
	const struct kept_row wanted = { .a = a, .b = b };
	size_t i;

	BISECT(i, kept->count, kept_compare(&kept->rows[i], &wanted) < 0);
	if (i == kept->count || kept_compare(&kept->rows[i], &wanted))
		return NULL;
	return &kept->rows[i];
}

static void
kept_bind(struct statement *statement, const struct kept_row *row)
{
	statement_bind_int(statement, 1, row->from.document);
	statement_bind_int(statement, 2, row->from.start);
	statement_bind_int(statement, 3, row->to.document);
	statement_bind_int(statement, 4, row->to.start);
	statement_bind_int(statement, 5, row->kind);
}

bool
references_kept_drop(
	const struct kept_row *row, struct store *store, struct error *err)
{
	struct statement *drop = store_statement(store, "reference_drop");

	kept_bind(drop, row);
	return statement_run(drop, err);
}

bool
references_kept_score(const struct kept_row *row, double score,
	struct store *store, struct error *err)
{
	struct statement *update;
	int64_t percent = (int64_t)(score * 100 + 0.5);

	if (percent == row->score)
		return true;
	update = store_statement(store, "reference_score");
	kept_bind(update, row);
	statement_bind_int(update, 6, percent);
	return statement_run(update, err);
}

bool
references_kept_finish(const struct references_kept *kept, struct store *store,
	struct error *err)
{
	size_t i;

	for (i = 0; i < kept->count; i++) {
		if (!kept->rows[i].used &&
			!references_kept_drop(&kept->rows[i], store, err))
			return false;
	}
	return true;
}

void
references_kept_add(struct references_kept *kept, const struct found *link,
	struct slice why)
{
	kept->rows = memory_grow(
		kept->rows, kept->count, &kept->cap, sizeof *kept->rows);
	kept->rows[kept->count++] = (struct kept_row){ .from = link->from,
		.to = link->to,
		.a = link->a,
		.b = link->b,
		.kind = link->kind,
		.score = (uint32_t)(link->score * 100 + 0.5),
		.why = arena_copy(&kept->arena, why.data, why.len) };
}

void
references_kept_sort(struct references_kept *kept)
{
	if (kept->count)
		qsort(kept->rows, kept->count, sizeof *kept->rows,
			kept_compare);
}

/* Words that repeat are kept as they are: they have their own places. */
static void
kept_take(struct references_kept *kept, bool there, struct found_list *found,
	struct best_list *best, const struct found *link, struct slice why)
{
	const struct passages *passages = best->passages;
	struct found *row;

	if (link->a >= passages->count || link->b >= passages->count)
		return;
	if (link->kind != REFERENCE_SAME_WORDS ||
		!slice_starts(why, FOUND_REPEAT)) {
		if (there)
			references_kept_add(kept, link, why);
		if (passages->rows[link->a].twin == link->a &&
			passages->rows[link->b].twin == link->b)
			best_keep(best, link->a, link->b, link->score);
		return;
	}
	found->rows = memory_grow(
		found->rows, found->count, &found->cap, sizeof *found->rows);
	row = &found->rows[found->count++];
	*row = *link;
	row->why = arena_copy(&found->arena, why.data, why.len);
}

bool
references_kept_read(struct references_kept *kept,
	const struct references_before *before, const struct passages *passages,
	struct found_list *found, struct best_list *best, struct error *err)
{
	struct statement *statement;
	struct found link;

	if (!kept->same)
		return true;
	statement = store_statement(before->store, "reference_kept");
	while (statement_next(statement)) {
		link = (struct found){ 0 };
		link.kind = (enum reference_kind)statement_int(
			statement, 6, 0, REFERENCE_KINDS - 1);
		if (!kept_place(before, statement, 0, &link.from) ||
			!kept_place(before, statement, 3, &link.to))
			continue;
		link.a = passages_at(
			passages, link.from.document, link.from.start);
		link.b = passages_at(passages, link.to.document, link.to.start);
		link.score = (double)statement_int(statement, 7, 0, 100) / 100;
		kept_take(kept, before->there, found, best, &link,
			statement_slice(statement, 8));
	}
	references_kept_sort(kept);
	return statement_done(statement, err);
}
