/* The document: growing lists over one text, everything in one arena. */
#include "lectern/doc/doc.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"

struct doc *
doc_new(void)
{
	struct doc *doc = memory_zero(1, sizeof *doc);

	doc->text = "";
	return doc;
}

void
doc_free(struct doc *doc)
{
	if (!doc)
		return;
	free(doc->blocks);
	free(doc->spans);
	free(doc->notes);
	free(doc->entities);
	free(doc->works);
	free(doc->remarks);
	arena_done(&doc->arena);
	free(doc);
}

struct slice
doc_slice(const struct doc *doc, uint32_t start, uint32_t end)
{
	uint32_t last = doc->start + doc->len;

	if (start < doc->start)
		start = doc->start;
	if (end > last)
		end = last;
	if (start >= end)
		return (struct slice){ doc->text, 0 };
	return (struct slice){ doc->text + (start - doc->start), end - start };
}

void
doc_set_text(struct doc *doc, const char *text, size_t len)
{
	assert(len < UINT32_MAX);
	doc->text = arena_copy(&doc->arena, text, len);
	doc->len = doc->size = (uint32_t)len;
	doc->start = 0;
}

const char *
doc_string(struct doc *doc, const char *string)
{
	return arena_string(&doc->arena, string);
}

const char *
doc_copy(struct doc *doc, struct slice slice)
{
	return arena_copy(&doc->arena, slice.data, slice.len);
}

const char *
doc_format(struct doc *doc, const char *format, ...)
{
	const char *text;
	va_list args;

	va_start(args, format);
	text = arena_format(&doc->arena, format, args);
	va_end(args);
	return text;
}

struct block *
doc_add_block(
	struct doc *doc, enum block_kind kind, uint32_t start, uint32_t end)
{
	struct block *block;

	doc->blocks = memory_grow(doc->blocks, doc->block_count,
		&doc->block_cap, sizeof *doc->blocks);
	block = &doc->blocks[doc->block_count++];
	*block = (struct block){ .kind = kind,
		.start = start,
		.end = end,
		.number = (uint32_t)doc->block_count };
	return block;
}

struct span *
doc_add_span(struct doc *doc, enum span_kind kind, uint32_t start, uint32_t end)
{
	struct span *span;

	doc->spans = memory_grow(doc->spans, doc->span_count, &doc->span_cap,
		sizeof *doc->spans);
	span = &doc->spans[doc->span_count++];
	*span = (struct span){ .kind = kind,
		.start = start,
		.end = end,
		.target = DOC_NONE,
		.confidence = 1 };
	return span;
}

struct note *
doc_add_note(struct doc *doc, uint32_t start, uint32_t end)
{
	struct note *note;

	doc->notes = memory_grow(doc->notes, doc->note_count, &doc->note_cap,
		sizeof *doc->notes);
	note = &doc->notes[doc->note_count++];
	*note = (struct note){ .start = start, .end = end, .body = start };
	return note;
}

struct entity *
doc_add_entity(struct doc *doc, enum entity_type type, const char *name)
{
	struct entity *entity;

	doc->entities = memory_grow(doc->entities, doc->entity_count,
		&doc->entity_cap, sizeof *doc->entities);
	entity = &doc->entities[doc->entity_count++];
	*entity = (struct entity){
		.type = type, .id = DOC_NONE, .name = doc_string(doc, name)
	};
	return entity;
}

struct work *
doc_add_work(struct doc *doc, uint32_t start, uint32_t end)
{
	struct work *work;

	doc->works = memory_grow(doc->works, doc->work_count, &doc->work_cap,
		sizeof *doc->works);
	work = &doc->works[doc->work_count++];
	*work = (struct work){ .start = start,
		.end = end,
		.short_of = DOC_NONE,
		.note = DOC_NONE };
	return work;
}

void
doc_remark(struct doc *doc, enum remark_kind kind, uint32_t start, uint32_t end,
	const char *format, ...)
{
	struct remark *remark;
	const char *text;
	va_list args;

	va_start(args, format);
	text = arena_format(&doc->arena, format, args);
	va_end(args);
	doc->remarks = memory_grow(doc->remarks, doc->remark_count,
		&doc->remark_cap, sizeof *doc->remarks);
	remark = &doc->remarks[doc->remark_count++];
	*remark = (struct remark){
		.kind = kind, .start = start, .end = end, .text = text
	};
}

void
doc_take_blocks(struct doc *doc, struct block *blocks, size_t count)
{
	size_t i;

	free(doc->blocks);
	doc->blocks = blocks;
	doc->block_count = doc->block_cap = count;
	for (i = 0; i < count; i++)
		blocks[i].number = (uint32_t)i + 1;
}

static int
span_compare(const void *left, const void *right)
{
	const struct span *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return (int)a->kind - (int)b->kind;
}

static int
remark_compare(const void *left, const void *right)
{
	const struct remark *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (int)a->kind - (int)b->kind;
}

void
doc_sort(struct doc *doc)
{
	if (doc->span_count)
		qsort(doc->spans, doc->span_count, sizeof *doc->spans,
			span_compare);
	if (doc->remark_count)
		qsort(doc->remarks, doc->remark_count, sizeof *doc->remarks,
			remark_compare);
}

size_t
doc_block_at(const struct doc *doc, uint32_t at)
{
	size_t i;

	BISECT(i, doc->block_count, doc->blocks[i].end <= at);
	return i;
}

size_t
doc_span_at(const struct doc *doc, uint32_t at)
{
	size_t i;

	BISECT(i, doc->span_count, doc->spans[i].start < at);
	return i;
}

const char *
doc_page(const struct doc *doc, uint32_t at)
{
	size_t i = doc_span_at(doc, at + 1);

	while (i--) {
		if (doc->spans[i].kind == SPAN_PAGE)
			return doc->spans[i].value;
	}
	return NULL;
}

bool
doc_in_kind(const struct doc *doc, uint32_t at, enum block_kind kind)
{
	size_t index = doc_block_at(doc, at);

	return index < doc->block_count && doc->blocks[index].kind == kind &&
	       doc->blocks[index].start <= at;
}

bool
block_keeps_lines(enum block_kind kind)
{
	return kind == BLOCK_TABLE || kind == BLOCK_VERSE || kind == BLOCK_CODE;
}

bool
doc_keeps_lines(const struct doc *doc, const struct block *block)
{
	struct slice text = doc_slice(doc, block->start, block->end);

	return block_keeps_lines(block->kind) ||
	       (block->kind == BLOCK_QUOTATION && slice_starts(text, ">"));
}
