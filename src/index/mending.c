/* Sorted, document by document; each kind of reason is one sentence. */
#include "index/mending.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/store/save.h"

static const char *const mending_whys[] = {
	[MENDING_NAME] = "the library spells the name otherwise",
	[MENDING_WORD] = "the library has the word that it looks like",
};

static const char *const mending_says[] = {
	[MENDING_NAME] = "as the library spells it",
	[MENDING_WORD] = "a word of the library, damaged in scanning",
};

void
mending_add(struct mending *mending, enum mending_why why, uint32_t document,
	uint32_t start, uint32_t end, struct slice meant)
{
	mending->rows = memory_grow(mending->rows, mending->count,
		&mending->cap, sizeof *mending->rows);
	mending->rows[mending->count++] = (struct mending_row){ document, start,
		end, why, arena_copy(&mending->arena, meant.data, meant.len) };
}

void
mending_done(struct mending *mending)
{
	free(mending->rows);
	arena_done(&mending->arena);
	*mending = (struct mending){ 0 };
}

static int
mending_compare(const void *a, const void *b)
{
	const struct mending_row *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end < y->end) - (x->end > y->end);
}

static const char *
mending_said(struct mending *mending, const struct mending_row *row)
{
	struct str said = { 0 };
	const char *copy;

	str_add_format(&said, "probably \"%s\", %s", row->meant,
		mending_says[row->why]);
	copy = arena_copy(&mending->arena, said.data, said.len);
	str_done(&said);
	return copy;
}

/* The rows [from, to) of one document. */
static bool
mending_document(struct mending *mending, size_t from, size_t to,
	struct store *store, struct error *err)
{
	struct save_damage *rows = memory_zero(to - from, sizeof *rows);
	const struct mending_row *row;
	size_t i;
	bool ok;

	for (i = from; i < to; i++) {
		row = &mending->rows[i];
		rows[i - from] = (struct save_damage){ row->start, row->end,
			row->meant, mending_whys[row->why],
			mending_said(mending, row) };
	}
	ok = save_damage(
		store, mending->rows[from].document, rows, to - from, err);
	free(rows);
	return ok;
}

bool
mending_write(struct mending *mending, struct store *store, struct error *err)
{
	size_t from, to;

	if (mending->count)
		qsort(mending->rows, mending->count, sizeof *mending->rows,
			mending_compare);
	for (from = 0; from < mending->count; from = to) {
		for (to = from + 1; to < mending->count &&
				    mending->rows[to].document ==
					    mending->rows[from].document;
			to++)
			;
		if (!mending_document(mending, from, to, store, err))
			return false;
	}
	return true;
}

static bool
span_is_mending(const struct span *span)
{
	size_t i;

	for (i = 0; i < sizeof mending_whys / sizeof *mending_whys; i++) {
		if (span->kind == SPAN_DAMAGE && span->why &&
			!strcmp(span->why, mending_whys[i]))
			return true;
	}
	return false;
}

static int
offset_compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Where such spans begin, in order; how many goes to *count. */
static uint32_t *
mending_starts(const struct doc *doc, size_t *count)
{
	uint32_t *starts = NULL;
	size_t i, cap = 0;

	*count = 0;
	for (i = 0; i < doc->span_count; i++) {
		if (!span_is_mending(&doc->spans[i]))
			continue;
		starts = memory_grow(starts, *count, &cap, sizeof *starts);
		starts[(*count)++] = doc->spans[i].start;
	}
	if (*count)
		qsort(starts, *count, sizeof *starts, offset_compare);
	return starts;
}

void
mending_forget(struct doc *doc)
{
	size_t i, to = 0, count;
	uint32_t *starts = mending_starts(doc, &count);

	for (i = 0; count && i < doc->remark_count; i++) {
		if (doc->remarks[i].kind != REMARK_DAMAGE ||
			!bsearch(&doc->remarks[i].start, starts, count,
				sizeof *starts, offset_compare))
			doc->remarks[to++] = doc->remarks[i];
	}
	free(starts);
	if (!count)
		return;
	doc->remark_count = to;
	for (i = to = 0; i < doc->span_count; i++) {
		if (!span_is_mending(&doc->spans[i]))
			doc->spans[to++] = doc->spans[i];
	}
	doc->span_count = to;
}
