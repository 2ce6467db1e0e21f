/*
 * Bytes of a file: import and every pass of the analysis.  What must hold of
 * the document is the same for all formats.
 */
#ifndef TESTS_FUZZ_DOCUMENT_H
#define TESTS_FUZZ_DOCUMENT_H

#include "fuzz.h"

#include <stdlib.h>

#include "lectern/analysis/analysis.h"
#include "lectern/base/utf8.h"
#include "lectern/import/import.h"

/* Offsets lie in the text, at characters. */
static void
check_range(const struct doc *doc, uint32_t start, uint32_t end)
{
	FUZZ_HOLDS(start <= end && end <= doc->len);
	FUZZ_HOLDS(utf8_floor(doc->text, doc->len, start) == start);
	FUZZ_HOLDS(utf8_floor(doc->text, doc->len, end) == end);
}

static void
check_string(const char *string)
{
	FUZZ_HOLDS(!string || utf8_valid(string, slice_of(string).len, NULL));
}

static void
check_blocks(const struct doc *doc)
{
	size_t i;

	for (i = 0; i < doc->block_count; i++) {
		check_range(doc, doc->blocks[i].start, doc->blocks[i].end);
		FUZZ_HOLDS((unsigned)doc->blocks[i].kind < BLOCK_KINDS);
		FUZZ_HOLDS(
			!i || doc->blocks[i - 1].end <= doc->blocks[i].start);
	}
}

static void
check_spans(const struct doc *doc)
{
	const struct span *span;
	size_t i;

	for (i = 0; i < doc->span_count; i++) {
		span = &doc->spans[i];
		check_range(doc, span->start, span->end);
		check_string(span->value);
		check_string(span->why);
		FUZZ_HOLDS((unsigned)span->kind < SPAN_KINDS);
		FUZZ_HOLDS(!i || doc->spans[i - 1].start <= span->start);
		if (span->target == DOC_NONE)
			continue;
		if (span->kind == SPAN_MARKER)
			FUZZ_HOLDS(span->target < doc->note_count);
		if (span->kind == SPAN_MENTION)
			FUZZ_HOLDS(span->target < doc->entity_count);
		if (span->kind == SPAN_WORK)
			FUZZ_HOLDS(span->target < doc->work_count);
	}
}

static void
check_rest(const struct doc *doc)
{
	size_t i;

	for (i = 0; i < doc->note_count; i++) {
		check_range(doc, doc->notes[i].start, doc->notes[i].end);
		check_string(doc->notes[i].number);
	}
	for (i = 0; i < doc->work_count; i++)
		check_range(doc, doc->works[i].start, doc->works[i].end);
	for (i = 0; i < doc->entity_count; i++)
		check_string(doc->entities[i].name);
	for (i = 0; i < doc->remark_count; i++) {
		check_range(doc, doc->remarks[i].start, doc->remarks[i].end);
		check_string(doc->remarks[i].text);
	}
	check_string(doc->title);
	check_string(doc->author);
	check_string(doc->date);
	check_string(doc->source);
}

/*
 * The name tells the format by its suffix.  The passes take much longer than
 * reading does: one input in so many goes through them.
 */
static int
fuzz_document(const char *name, const uint8_t *data, size_t size, size_t among)
{
	struct bytes file = { (char *)data, size };
	struct error err = { 0 };
	static struct analysis *analysis; /* made once: it is large */
	struct doc *doc;

	doc = import_read(name, &file, &err);
	if (!doc) {
		FUZZ_HOLDS(err.code != ERROR_NONE);
		return 0;
	}
	FUZZ_HOLDS(utf8_valid(doc->text, doc->len, NULL));
	if (size % among == 0) {
		if (!analysis)
			analysis = analysis_new();
		analysis_run(analysis, doc);
	}
	check_blocks(doc);
	check_spans(doc);
	check_rest(doc);
	doc_free(doc);
	return 0;
}

#endif
