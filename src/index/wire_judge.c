/*
 * Mending: a slip of an analysis pass must not cost its reader the document,
 * and a hostile worker must not be able to write nonsense into the library.
 * Both are served by the same few rules.
 */
#include "index/wire_judge.h"

#include <string.h>

#include "lectern/base/utf8.h"

struct judge {
	struct doc *doc;
	uint32_t mended;
};

/* Brings an offset to the beginning of a character within the text. */
static void
judge_offset(struct judge *judge, uint32_t *at)
{
	const struct doc *doc = judge->doc;
	uint32_t to = *at > doc->len ? doc->len : *at;

	if (to < doc->len)
		to = (uint32_t)utf8_floor(doc->text, doc->len, to);
	judge->mended += to != *at;
	*at = to;
}

static void
judge_range(struct judge *judge, uint32_t *start, uint32_t *end)
{
	judge_offset(judge, start);
	judge_offset(judge, end);
	if (*end < *start) {
		*end = *start;
		judge->mended++;
	}
}

static void
judge_index(struct judge *judge, uint32_t *index, size_t count)
{
	if (*index != DOC_NONE && *index >= count) {
		*index = DOC_NONE;
		judge->mended++;
	}
}

/* Blocks must not be empty, nor begin before the last one has ended. */
static void
judge_blocks(struct judge *judge)
{
	struct doc *doc = judge->doc;
	uint32_t behind = 0;
	size_t kept = 0, i;

	for (i = 0; i < doc->block_count; i++) {
		struct block block = doc->blocks[i];

		judge_range(judge, &block.start, &block.end);
		if (block.start < behind || block.start >= block.end) {
			judge->mended++;
			continue;
		}
		behind = block.end;
		block.number = (uint32_t)kept + 1;
		doc->blocks[kept++] = block;
	}
	doc->block_count = kept;
}

static void
judge_target(struct judge *judge, struct span *span)
{
	struct doc *doc = judge->doc;

	switch (span->kind) {
	case SPAN_MARKER:
	case SPAN_REFERENCE:
		judge_index(judge, &span->target, doc->note_count);
		break;
	case SPAN_MENTION:
		judge_index(judge, &span->target, doc->entity_count);
		break;
	case SPAN_WORK:
		judge_index(judge, &span->target, doc->work_count);
		break;
	case SPAN_LINK:
		if (span->target != DOC_NONE)
			judge_offset(judge, &span->target);
		break;
	default:
		span->target = DOC_NONE;
		break;
	}
}

/* Anchors and pages begin somewhere and end nowhere. */
static bool
judge_is_empty(const struct span *span)
{
	return span->start == span->end && span->kind != SPAN_ANCHOR &&
	       span->kind != SPAN_PAGE;
}

/* Spans in order; no two of a kind with the same ends. */
static void
judge_spans(struct judge *judge)
{
	struct doc *doc = judge->doc;
	size_t kept = 0, i;

	for (i = 0; i < doc->span_count; i++) {
		struct span *span = &doc->spans[i];

		judge_range(judge, &span->start, &span->end);
		judge_target(judge, span);
		if (!(span->confidence >= 0 && span->confidence <= 1))
			span->confidence = 0;
	}
	doc_sort(doc);
	for (i = 0; i < doc->span_count; i++) {
		struct span span = doc->spans[i];
		const struct span *last = kept ? &doc->spans[kept - 1] : NULL;

		if (judge_is_empty(&span) ||
			(last && last->kind == span.kind &&
				last->start == span.start &&
				last->end == span.end)) {
			judge->mended++;
			continue;
		}
		doc->spans[kept++] = span;
	}
	doc->span_count = kept;
}

static void
judge_notes(struct judge *judge)
{
	struct doc *doc = judge->doc;
	struct note *note;

	for (note = doc->notes; note < doc->notes + doc->note_count; note++) {
		judge_range(judge, &note->start, &note->end);
		judge_offset(judge, &note->body);
		if (note->body < note->start || note->body > note->end) {
			note->body = note->start;
			judge->mended++;
		}
	}
}

/* A short form points to a full one, or at least never to itself. */
static void
judge_works(struct judge *judge)
{
	struct doc *doc = judge->doc;
	uint32_t i;

	for (i = 0; i < doc->work_count; i++) {
		struct work *work = &doc->works[i];

		judge_range(judge, &work->start, &work->end);
		judge_index(judge, &work->note, doc->note_count);
		judge_index(judge, &work->short_of, doc->work_count);
		if (work->short_of == i)
			work->short_of = DOC_NONE;
	}
}

void
wire_judge(struct doc *doc)
{
	struct judge judge = { .doc = doc };
	size_t i;

	judge_blocks(&judge);
	judge_notes(&judge);
	judge_works(&judge);
	judge_spans(&judge);
	for (i = 0; i < doc->remark_count; i++)
		judge_range(
			&judge, &doc->remarks[i].start, &doc->remarks[i].end);
	if (judge.mended) {
		doc_remark(doc, REMARK_IMPORT, 0, 0,
			"%u findings were out of place and were mended or "
			"left out",
			judge.mended);
		doc_sort(doc);
	}
}
