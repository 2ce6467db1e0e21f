/*
 * A document into the tables.
 *
 * Everything goes in in the order in which it lies in the text, so that every
 * table and index but the word index grows at its end.  Sentences that say how
 * something was found repeat ten thousand times: they are kept once.
 */
#include "store/save.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"
#include "store/edtf.h"
#include "store/statement.h"

/* One document on its way in. */
struct save {
	struct store *store;
	const struct doc *doc;
	uint32_t number;
	int64_t first_block;
	uint32_t words;
	uint32_t markers, orphans;
	struct str folded;
	struct mend *mends; /* of the block that is being saved */
	size_t mend_count, mend_cap;
	size_t span; /* the first that may lie in it */
	struct error *err;
};

/* -- parts ---------------------------------------------------------------- */

uint32_t
save_percent(float confidence)
{
	if (!(confidence > 0))
		return 0;
	return confidence < 1 ? (uint32_t)(confidence * 100 + 0.5f) : 100;
}

/* Binds a number, DOC_NONE as null. */
static void
save_bind_or_null(struct statement *insert, int at, uint32_t value)
{
	if (value == DOC_NONE)
		statement_bind_null(insert, at);
	else
		statement_bind_int(insert, at, value);
}

static void
save_bind_reason(struct statement *insert, int at, int64_t id)
{
	if (id)
		statement_bind_int(insert, at, id);
	else
		statement_bind_null(insert, at);
}

/* -- text ----------------------------------------------------------------- */

static uint32_t
save_count_words(struct slice text)
{
	uint32_t words = 0;
	bool inside = false;
	size_t i;

	for (i = 0; i < text.len; i++) {
		bool blank = (unsigned char)text.data[i] <= ' ';

		words += inside && blank;
		inside = !blank;
	}
	return words + inside;
}

/* What is damaged in a block; blocks come in order, and so do spans. */
static void
save_find_mends(struct save *save, const struct block *block)
{
	const struct doc *doc = save->doc;
	const struct span *span;

	save->mend_count = 0;
	while (save->span < doc->span_count &&
		doc->spans[save->span].start < block->start)
		save->span++;
	for (; save->span < doc->span_count; save->span++) {
		span = &doc->spans[save->span];
		if (span->start >= block->end)
			break;
		if (span->kind != SPAN_DAMAGE || !span->value ||
			span->end > block->end)
			continue;
		save->mends = memory_grow(save->mends, save->mend_count,
			&save->mend_cap, sizeof *save->mends);
		save->mends[save->mend_count++] =
			(struct mend){ span->start - block->start,
				span->end - block->start, span->value };
	}
}

static bool
save_search(
	struct save *save, int64_t id, const struct block *block, bool aside)
{
	struct slice text = doc_slice(save->doc, block->start, block->end);

	save_find_mends(save, block);
	text = save_folded(&save->folded, text, save->mends, save->mend_count);
	return save_text_in(save->store, id, aside, text, save->err);
}

static bool
save_block(struct save *save, uint32_t number, const char *kind,
	const struct block *block, uint32_t next)
{
	struct statement *insert = store_statement(save->store, "insert_block");

	statement_bind_int(insert, 1, save->first_block + number);
	statement_bind_int(insert, 2, save->number);
	statement_bind_int(insert, 3, number);
	statement_bind_text(insert, 4, kind);
	statement_bind_int(insert, 5, block->level);
	statement_bind_int(insert, 6, block->start);
	statement_bind_int(insert, 7, block->end);
	statement_bind_slice(
		insert, 8, doc_slice(save->doc, block->start, next));
	return statement_run(insert, save->err);
}

static bool
save_blocks(struct save *save)
{
	const struct doc *doc = save->doc;
	const struct block *block = doc->blocks;
	const struct block none = { 0 };
	uint32_t i, next;
	bool aside; /* searched only when asked for */

	next = doc->block_count ? block->start : doc->len;
	if (next && !save_block(save, 0, "gap", &none, next))
		return false;
	for (i = 1; i <= doc->block_count; i++, block++) {
		next = i < doc->block_count ? block[1].start : doc->len;
		if (!save_block(
			    save, i, block_kind_name(block->kind), block, next))
			return false;
		aside = block->kind == BLOCK_BOILERPLATE;
		if (!aside)
			save->words += save_count_words(
				doc_slice(doc, block->start, block->end));
		if (!save_search(save, save->first_block + i, block, aside))
			return false;
	}
	return true;
}

/* -- spans ---------------------------------------------------------------- */

static bool
save_marker(struct save *save, const struct span *span, int64_t why)
{
	struct statement *insert =
		store_statement(save->store, "insert_marker");

	save->markers++;
	save->orphans += span->target == DOC_NONE;
	statement_bind_int(insert, 1, save->number);
	statement_bind_int(insert, 2, span->start);
	statement_bind_int(insert, 3, span->end);
	statement_bind_text(insert, 4, span->value ? span->value : "");
	save_bind_or_null(insert, 5, span->target);
	statement_bind_int(insert, 6, span->flags);
	statement_bind_int(insert, 7, save_percent(span->confidence));
	save_bind_reason(insert, 8, why);
	return statement_run(insert, save->err);
}

static bool
save_mention(struct save *save, const struct span *span, int64_t why)
{
	struct statement *insert =
		store_statement(save->store, "insert_mention");
	const char *name = span->value;

	if (name && span->target != DOC_NONE &&
		!strcmp(name, save->doc->entities[span->target].name))
		name = NULL;
	statement_bind_int(insert, 1, save->number);
	statement_bind_int(insert, 2, span->start);
	statement_bind_int(insert, 3, span->end);
	statement_bind_text(insert, 4, entity_type_name(span->type));
	save_bind_or_null(insert, 5, span->target);
	statement_bind_text(insert, 6, name);
	statement_bind_int(insert, 7, span->flags);
	statement_bind_int(insert, 8, save_percent(span->confidence));
	save_bind_reason(insert, 9, why);
	return statement_run(insert, save->err);
}

static bool
save_date(struct save *save, const struct span *span, int64_t why)
{
	struct statement *insert = store_statement(save->store, "insert_date");
	const char *edtf = span->value ? span->value : "";
	int64_t low, high;

	statement_bind_int(insert, 1, save->number);
	statement_bind_int(insert, 2, span->start);
	statement_bind_int(insert, 3, span->end);
	statement_bind_text(insert, 4, edtf);
	if (edtf_bounds(edtf, &low, &high)) {
		statement_bind_int(insert, 5, low);
		statement_bind_int(insert, 6, high);
	}
	statement_bind_int(insert, 7, span->flags);
	statement_bind_int(insert, 8, save_percent(span->confidence));
	save_bind_reason(insert, 9, why);
	return statement_run(insert, save->err);
}

static bool
save_other(struct save *save, const struct span *span, int64_t why)
{
	struct statement *insert = store_statement(save->store, "insert_span");

	statement_bind_int(insert, 1, save->number);
	statement_bind_int(insert, 2, span->start);
	statement_bind_int(insert, 3, span->end);
	statement_bind_text(insert, 4, span_kind_name(span->kind));
	save_bind_or_null(insert, 5, span->target);
	statement_bind_text(insert, 6, span->value);
	statement_bind_int(insert, 7, span->flags);
	statement_bind_int(insert, 8, save_percent(span->confidence));
	save_bind_reason(insert, 9, why);
	return statement_run(insert, save->err);
}

static bool
save_span(struct save *save, const struct span *span)
{
	int64_t why;

	if (!save_reason(save->store, span->why, &why, save->err))
		return false;
	switch (span->kind) {
	case SPAN_MARKER:
		return save_marker(save, span, why);
	case SPAN_MENTION:
		return save_mention(save, span, why);
	case SPAN_DATE:
		return save_date(save, span, why);
	default:
		return save_other(save, span, why);
	}
}

static bool
save_spans(struct save *save)
{
	const struct span *span = save->doc->spans;
	size_t i;

	for (i = 0; i < save->doc->span_count; i++, span++) {
		if (!save_span(save, span))
			return false;
	}
	return true;
}

/* -- notes, works, remarks ------------------------------------------------ */

static bool
save_note(struct save *save, uint32_t number, const struct span *marker)
{
	const struct note *note = &save->doc->notes[number];
	struct statement *insert = store_statement(save->store, "insert_note");

	statement_bind_int(insert, 1, save->number);
	statement_bind_int(insert, 2, number);
	statement_bind_text(insert, 3, note->number ? note->number : "");
	statement_bind_int(insert, 4, note->start);
	statement_bind_int(insert, 5, note->end);
	statement_bind_int(insert, 6, note->body);
	statement_bind_int(insert, 7, note->calls);
	if (marker) {
		statement_bind_int(insert, 8, marker->start);
		statement_bind_int(insert, 9, marker->end);
	}
	return statement_run(insert, save->err);
}

static bool
save_notes(struct save *save)
{
	const struct doc *doc = save->doc;
	const struct span **first;
	const struct span *span;
	bool ok = true;
	uint32_t i;

	first = memory_zero(doc->note_count + 1, sizeof *first);
	for (span = doc->spans; span < doc->spans + doc->span_count; span++) {
		if (span->kind == SPAN_MARKER && span->target != DOC_NONE &&
			!first[span->target])
			first[span->target] = span;
	}
	for (i = 0; ok && i < doc->note_count; i++)
		ok = save_note(save, i, first[i]);
	free(first);
	return ok;
}

static bool
save_works(struct save *save)
{
	const struct work *work = save->doc->works;
	struct statement *insert;
	uint32_t i;

	for (i = 0; i < save->doc->work_count; i++, work++) {
		insert = store_statement(save->store, "insert_work");
		statement_bind_int(insert, 1, save->number);
		statement_bind_int(insert, 2, i);
		statement_bind_text(insert, 3, work_form_name(work->form));
		statement_bind_int(insert, 4, work->start);
		statement_bind_int(insert, 5, work->end);
		save_bind_or_null(insert, 6, work->short_of);
		save_bind_or_null(insert, 7, work->note);
		statement_bind_text(insert, 8, work->title);
		statement_bind_text(insert, 9, work->author);
		statement_bind_text(insert, 10, work->container);
		statement_bind_text(insert, 11, work->year);
		statement_bind_text(insert, 12, work->pages);
		if (!statement_run(insert, save->err))
			return false;
	}
	return true;
}

static bool
save_remarks(struct save *save)
{
	const struct remark *remark = save->doc->remarks;
	struct statement *insert;
	uint32_t i;

	for (i = 0; i < save->doc->remark_count; i++, remark++) {
		insert = store_statement(save->store, "insert_remark");
		statement_bind_int(insert, 1, save->number);
		statement_bind_int(insert, 2, i);
		statement_bind_text(insert, 3, remark_kind_name(remark->kind));
		statement_bind_int(insert, 4, remark->start);
		statement_bind_int(insert, 5, remark->end);
		statement_bind_text(insert, 6, remark->text);
		if (!statement_run(insert, save->err))
			return false;
	}
	return true;
}

/* -- the document itself -------------------------------------------------- */

#define OPENING_BYTES 60 /* of a text without a title, to call it by */

/*
 * How the running text begins, in quotation marks, cut behind a word; "" for a
 * document that has a title, or no running text.
 */
static void
save_opening(const struct doc *doc, struct str *opening)
{
	struct str text = { 0 };
	size_t i = 0, len;

	while (i < doc->block_count && doc->blocks[i].kind != BLOCK_PARAGRAPH)
		i++;
	if ((doc->title && *doc->title) || i == doc->block_count)
		return;
	str_add_flat(&text,
		doc_slice(doc, doc->blocks[i].start, doc->blocks[i].end));
	len = text.len;
	if (len > OPENING_BYTES) {
		len = OPENING_BYTES;
		while (len && text.data[len] != ' ')
			len--;
	}
	if (len)
		str_add_format(opening, "\xe2\x80\x9c%.*s%s\xe2\x80\x9d",
			(int)len, text.data,
			len < text.len ? " \xe2\x80\xa6" : "");
	str_done(&text);
}

static bool
save_row(struct save *save, const struct save_source *source)
{
	const struct doc *doc = save->doc;
	struct statement *insert =
		store_statement(save->store, "insert_document");
	struct str names = { 0 }, opening = { 0 };
	char *folded;
	bool ok;

	save_opening(doc, &opening);
	str_add_format(&names, "%s\n%s\n%s", source->file,
		doc->title ? doc->title : "", doc->author ? doc->author : "");
	folded = fold_string(names.data, names.len);
	statement_bind_int(insert, 1, source->number);
	statement_bind_text(insert, 2, source->file);
	statement_bind_text(insert, 3, doc->format ? doc->format : "");
	statement_bind_text(insert, 4, doc->title);
	statement_bind_text(insert, 5, doc->author);
	statement_bind_text(insert, 6, doc->date);
	statement_bind_text(insert, 7, doc->source);
	statement_bind_text(insert, 8, doc->language);
	statement_bind_text(insert, 9, folded);
	statement_bind_int(insert, 10, doc->len);
	statement_bind_int(insert, 11, save->words);
	statement_bind_int(insert, 12, save->first_block);
	statement_bind_int(insert, 13, (int64_t)doc->block_count);
	statement_bind_int(insert, 14, (int64_t)doc->note_count);
	statement_bind_int(insert, 15, save->markers);
	statement_bind_int(insert, 16, save->orphans);
	statement_bind_int(insert, 17, (int64_t)doc->entity_count);
	statement_bind_int(insert, 18, (int64_t)doc->remark_count);
	statement_bind_text(insert, 19, source->digest);
	statement_bind_int(insert, 20, (int64_t)source->stamp.size);
	statement_bind_int(insert, 21, source->stamp.time);
	statement_bind_int(insert, 22, source->stamp.change);
	statement_bind_int(insert, 23, (int64_t)source->stamp.node);
	statement_bind_text(insert, 24, opening.len ? opening.data : NULL);
	ok = statement_run(insert, save->err);
	free(folded);
	str_done(&names);
	str_done(&opening);
	return ok;
}

/* The row behind the last block there is. */
static bool
save_first_block(struct save *save)
{
	struct statement *last = store_statement(save->store, "last_block");

	if (statement_next(last))
		save->first_block = statement_int(last, 0, 0, INT32_MAX) + 1;
	return statement_done(last, save->err);
}

bool
save_document(struct store *store, const struct save_source *source,
	const struct doc *doc, struct error *err)
{
	struct save save = {
		.store = store, .doc = doc, .number = source->number, .err = err
	};
	bool ok;

	ok = save_first_block(&save) && save_blocks(&save) &&
	     save_spans(&save) && save_notes(&save) && save_works(&save) &&
	     save_appearances(store, source->number, doc, err) &&
	     save_remarks(&save) && save_row(&save, source);
	str_done(&save.folded);
	free(save.mends);
	return ok;
}
