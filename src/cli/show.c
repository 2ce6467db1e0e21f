/*
 * A document as running text: its blocks, wrapped, with the notes where the
 * reader wants them.  Blocks are fetched a window at a time, so that a long
 * document is never held whole.
 */
#include "cli/show.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/layout/layout.h"

#define SHOW_WINDOW (256u << 10) /* bytes of text held at a time */

struct show {
	struct out *out;
	struct library *library;
	const struct show_options *options;
	const struct doc *doc;
	uint32_t document;
	uint32_t indent;
	bool begun; /* something was printed: a blank line comes first */
};

static void
show_line(void *context, const char *text, size_t len)
{
	struct show *show = context;
	uint32_t i;

	for (i = 0; len && i < show->indent; i++)
		out_string(show->out, " ");
	out_text(show->out, text, len);
	out_string(show->out, "\n");
}

static void
show_text(struct show *show, struct slice text, uint32_t indent)
{
	uint32_t width = show->options->width;

	show->indent = indent;
	if (!width)
		show_line(show, text.data, text.len);
	else
		layout_text(text.data, text.len,
			width > indent + 20 ? width - indent : 20, show_line,
			show);
}

static void
show_flat(struct show *show, struct slice text, uint32_t indent)
{
	struct str flat = { 0 };

	str_add_flat(&flat, text);
	show_text(show, str_slice(&flat), indent);
	str_done(&flat);
}

/* The notes that the markers of a block call, under it. */
static bool
show_notes_of(struct show *show, const struct block *block, struct error *err)
{
	const struct span *span = show->doc->spans;
	const struct span *end = span + show->doc->span_count;
	const struct note *note;
	char *text;

	for (; span < end; span++) {
		if (span->kind != SPAN_MARKER || span->target == DOC_NONE ||
			span->start < block->start || span->start >= block->end)
			continue;
		note = &show->doc->notes[span->target];
		text = library_text(show->library, show->document, note->start,
			note->end, err);
		if (!text)
			return false;
		show_flat(show, slice_of(text), 8);
		free(text);
	}
	return true;
}

static uint32_t
show_indent(enum block_kind kind)
{
	return kind == BLOCK_QUOTATION || kind == BLOCK_EPIGRAPH ||
			       kind == BLOCK_ATTRIBUTION
		       ? 4
		       : 0;
}

static bool
show_leaves_out(const struct show *show, enum block_kind kind)
{
	if (kind == BLOCK_BOILERPLATE)
		return !show->options->everything;
	return kind == BLOCK_NOTE && show->options->notes != SHOW_END;
}

/* The pages that begin in a block, above it. */
static void
show_pages_of(struct show *show, const struct block *block)
{
	const struct span *span = show->doc->spans;
	const struct span *end = span + show->doc->span_count;

	for (; span < end && show->options->pages; span++) {
		if (span->kind != SPAN_PAGE || !span->value ||
			span->start < block->start || span->start >= block->end)
			continue;
		out_string(show->out, "[p. ");
		out_text(show->out, span->value, strlen(span->value));
		out_string(show->out, "]\n");
	}
}

static bool
show_block(struct show *show, const struct block *block, struct error *err)
{
	struct slice text = doc_slice(show->doc, block->start, block->end);

	if (show_leaves_out(show, block->kind))
		return true;
	if (show->begun)
		out_string(show->out, "\n");
	show->begun = true;
	show_pages_of(show, block);
	if (doc_keeps_lines(show->doc, block)) {
		show->indent = 0;
		show_line(show, text.data, text.len);
	} else {
		show_flat(show, text, show_indent(block->kind));
	}
	return show->options->notes != SHOW_INLINE ||
	       show_notes_of(show, block, err);
}

/* Prints the blocks of a window; *from becomes where the next one begins. */
static bool
show_window(struct show *show, uint32_t *from, uint32_t end, struct error *err)
{
	const struct doc *doc = show->doc;
	uint32_t begin = *from;
	bool ok = true;
	size_t i;

	*from = end;
	for (i = 0; ok && i < doc->block_count; i++) {
		if (doc->blocks[i].end <= begin)
			continue;
		if (doc->blocks[i].start >= end)
			break;
		ok = show_block(show, &doc->blocks[i], err);
		*from = doc->blocks[i].end;
	}
	return ok;
}

bool
show_print(struct out *out, struct library *library, const struct place *place,
	const struct show_options *options, struct error *err)
{
	struct show show = { .out = out,
		.library = library,
		.options = options,
		.document = place->document };
	uint32_t at = place->start, end = place->end, stop, size;
	struct doc *doc;
	bool ok = true;

	do {
		stop = end - at > SHOW_WINDOW ? at + SHOW_WINDOW : end;
		doc = library_load(library, place->document, at,
			stop > at ? stop : at + 1, err);
		if (!doc)
			return false;
		show.doc = doc;
		size = doc->size;
		ok = show_window(&show, &at, stop > at ? stop : at + 1, err);
		if (at < stop)
			at = stop;
		doc_free(doc);
	} while (ok && at < end && at < size);
	return ok;
}
