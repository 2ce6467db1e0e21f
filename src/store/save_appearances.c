/*
 * Who appears in a document, and in which spellings: counted from the
 * mentions, so that the two cannot disagree.
 */
#include <stdlib.h>
#include <string.h>

#include "store/save.h"
#include "store/statement.h"

#define SAVE_STRIP 32 /* parts of a document: see appearance.strip */

/* One mention, with its words as printed but on one line. */
struct save_form {
	uint32_t target;
	uint32_t scan;
	struct slice text;
};

/* The words of a mention; single blanks only. */
static struct slice
save_form_text(struct arena *arena, struct slice printed)
{
	char *copy = arena_copy(arena, printed.data, printed.len);
	size_t len = 0, i;
	bool blank = false;

	for (i = 0; i < printed.len; i++) {
		if ((unsigned char)copy[i] <= ' ') {
			blank = len > 0;
			continue;
		}
		if (blank)
			copy[len++] = ' ';
		blank = false;
		copy[len++] = copy[i];
	}
	return (struct slice){ copy, len };
}

static int
save_form_compare(const void *left, const void *right)
{
	const struct save_form *a = left, *b = right;

	if (a->target != b->target)
		return a->target < b->target ? -1 : 1;
	return slice_compare(a->text, b->text);
}

static bool
save_spelling(struct store *store, uint32_t number,
	const struct save_form *form, size_t count, struct error *err)
{
	struct statement *insert = store_statement(store, "insert_spelling");

	statement_bind_int(insert, 1, number);
	statement_bind_int(insert, 2, form->target);
	statement_bind_slice(insert, 3, form->text);
	statement_bind_int(insert, 4, (int64_t)count);
	statement_bind_int(insert, 5, form->scan);
	return statement_run(insert, err);
}

/* The name itself goes without saying: it is what the others leave over. */
static bool
save_is_name(const struct doc *doc, const struct save_form *form)
{
	return !form->scan &&
	       slice_is(form->text, doc->entities[form->target].name);
}

static bool
save_spellings(struct store *store, uint32_t number, const struct doc *doc,
	struct save_form *forms, size_t count, struct error *err)
{
	size_t i, next;

	if (count)
		qsort(forms, count, sizeof *forms, save_form_compare);
	for (i = 0; i < count; i = next) {
		for (next = i + 1; next < count; next++) {
			if (save_form_compare(&forms[i], &forms[next]))
				break;
			forms[i].scan |= forms[next].scan;
		}
		if (!save_is_name(doc, &forms[i]) &&
			!save_spelling(store, number, &forms[i], next - i, err))
			return false;
	}
	return true;
}

/* What the mentions of somebody come to. */
struct save_sum {
	const struct span *first, *last;
	uint32_t mentions, sure;
	uint16_t parts[SAVE_STRIP];
};

static void
save_sum_add(
	struct save_sum *sum, const struct doc *doc, const struct span *span)
{
	uint64_t part =
		(uint64_t)span->start * SAVE_STRIP / (doc->len ? doc->len : 1);

	if (part >= SAVE_STRIP)
		part = SAVE_STRIP - 1;
	if (sum->parts[part] < UINT16_MAX)
		sum->parts[part]++;
	if (!sum->mentions++)
		sum->first = span;
	sum->last = span;
	sum->sure += save_percent(span->confidence);
}

static bool
save_appearance(struct store *store, uint32_t document, const struct doc *doc,
	uint32_t number, const struct save_sum *sum, struct error *err)
{
	static const char letters[] = ".123456789abcdefghijklmnopqrstuvwxyz";
	const struct entity *entity = &doc->entities[number];
	char strip[SAVE_STRIP];
	struct statement *insert;
	size_t i;
	int64_t why;

	for (i = 0; i < SAVE_STRIP; i++)
		strip[i] = letters[sum->parts[i] < 35 ? sum->parts[i] : 35];
	if (!save_reason(store, entity->why, &why, err))
		return false;
	insert = store_statement(store, "insert_appearance");
	statement_bind_int(insert, 1, document);
	statement_bind_int(insert, 2, number);
	statement_bind_text(insert, 3, entity_type_name(entity->type));
	statement_bind_text(insert, 4, entity->name);
	statement_bind_int(insert, 5, sum->mentions);
	statement_bind_int(insert, 6, sum->first ? sum->first->start : 0);
	statement_bind_int(insert, 7, sum->first ? sum->first->end : 0);
	statement_bind_int(insert, 10, sum->sure);
	if (sum->mentions > 1) {
		statement_bind_int(insert, 8, sum->last->start);
		statement_bind_int(insert, 9, sum->last->end);
		statement_bind_slice(
			insert, 11, (struct slice){ strip, SAVE_STRIP });
	}
	if (why)
		statement_bind_int(insert, 12, why);
	return statement_run(insert, err);
}

bool
save_appearances(struct store *store, uint32_t number, const struct doc *doc,
	struct error *err)
{
	const struct span *span;
	struct arena arena = { 0 };
	struct save_form *forms;
	struct save_sum *sums;
	size_t count = 0;
	uint32_t i;
	bool ok = true;

	sums = memory_zero(doc->entity_count + 1, sizeof *sums);
	forms = memory_zero(doc->span_count + 1, sizeof *forms);
	for (span = doc->spans; span < doc->spans + doc->span_count; span++) {
		if (span->kind != SPAN_MENTION || span->target == DOC_NONE)
			continue;
		save_sum_add(&sums[span->target], doc, span);
		forms[count].target = span->target;
		forms[count].scan = span->flags & SPAN_SCAN ? 1 : 0;
		forms[count++].text = save_form_text(
			&arena, doc_slice(doc, span->start, span->end));
	}
	for (i = 0; ok && i < doc->entity_count; i++)
		ok = save_appearance(store, number, doc, i, &sums[i], err);
	ok = ok && save_spellings(store, number, doc, forms, count, err);
	free(sums);
	free(forms);
	arena_done(&arena);
	return ok;
}
