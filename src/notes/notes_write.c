/*
 * From signs to the document: notes, markers, and blocks cut to the notes.
 *
 * Blocks come from another pass, which may have taken several notes for one
 * paragraph or one note for a list; where a note stands, its blocks are made
 * anew, one for each paragraph, and what is left of the old ones keeps its
 * kind.
 */
#include "notes/notes.h"

#include <stdlib.h>

/* Where new blocks are gathered. */
struct cutter {
	struct block *blocks;
	size_t count;
	size_t cap;
};

static void
cutter_add(struct cutter *cutter, const struct doc *doc, struct block block)
{
	struct slice part = slice_trim(doc_slice(doc, block.start, block.end));

	if (!part.len)
		return;
	block.start = doc->start + (uint32_t)(part.data - doc->text);
	block.end = block.start + (uint32_t)part.len;
	cutter->blocks = memory_grow(cutter->blocks, cutter->count,
		&cutter->cap, sizeof *cutter->blocks);
	cutter->blocks[cutter->count++] = block;
}

/* The paragraphs of one note. */
static void
cutter_add_note(struct cutter *cutter, const struct notes *notes,
	const struct notes_sign *label)
{
	struct block block = { .kind = BLOCK_NOTE, .start = label->start };
	uint32_t line = label->line + 1;

	for (; line < notes->line_count &&
		notes->lines[line].start < label->upto;
		line++) {
		if (!notes->lines[line].gap &&
			!notes_ends_paragraph(notes, line - 1))
			continue;
		block.end = notes->lines[line - 1].end;
		cutter_add(cutter, notes->doc, block);
		block.start = notes->lines[line].start;
	}
	block.end = label->upto;
	cutter_add(cutter, notes->doc, block);
}

static void
blocks_cut(struct notes *notes)
{
	struct cutter cutter = { 0 };
	const struct notes_sign *label = notes->labels.at;
	const struct notes_sign *end = label + notes->labels.count;
	struct block block;
	size_t i;

	for (i = 0; i < notes->doc->block_count; i++) {
		block = notes->doc->blocks[i];
		while (block.start < block.end) {
			while (label < end &&
				(!label->kept || label->upto <= block.start))
				label++;
			if (label == end || label->start >= block.end)
				break;
			if (label->start >= block.start) {
				struct block head = block;

				head.end = label->start;
				cutter_add(&cutter, notes->doc, head);
				cutter_add_note(&cutter, notes, label);
			}
			block.start = label->upto < block.end ? label->upto
							      : block.end;
		}
		if (block.start < block.end)
			cutter_add(&cutter, notes->doc, block);
	}
	doc_take_blocks(notes->doc, cutter.blocks, cutter.count);
}

/* What a sign means, as people write it. */
static const char *
sign_number(struct doc *doc, const struct notes_sign *sign)
{
	struct slice text;
	uint32_t key;
	size_t at;

	if (sign->system == NOTES_NUMBER)
		return doc_format(doc, "%u", sign->key);
	if (sign->system == NOTES_LETTER)
		return doc_format(doc, "%c", (char)sign->key);
	text = doc_slice(doc, sign->start, sign->end);
	for (at = 0; at < text.len; at++) {
		struct slice rest = slice_part(text, at, text.len);
		size_t len = notes_read_symbol(rest, &key);

		if (len)
			return doc_copy(doc, slice_part(rest, 0, len));
	}
	return doc_copy(doc, text);
}

static void
write_labels(struct notes *notes, uint32_t *ids)
{
	struct doc *doc = notes->doc;
	size_t i;

	for (i = 0; i < notes->labels.count; i++) {
		const struct notes_sign *label = &notes->labels.at[i];
		struct note *note;

		if (!label->kept)
			continue;
		ids[i] = (uint32_t)doc->note_count;
		note = doc_add_note(doc, label->start, label->upto);
		note->body = label->body;
		note->number = sign_number(doc, label);
	}
}

static void
write_markers(struct notes *notes, const uint32_t *ids)
{
	struct doc *doc = notes->doc;
	size_t i;

	for (i = 0; i < notes->markers.count; i++) {
		const struct notes_sign *marker = &notes->markers.at[i];
		struct span *span;

		if (!marker->kept)
			continue;
		span = doc_add_span(
			doc, SPAN_MARKER, marker->start, marker->end);
		span->value = sign_number(doc, marker);
		span->confidence = marker->weight > .95f ? 1 : marker->weight;
		if (marker->misread) {
			span->flags |= SPAN_UNSURE;
			span->why = "letters were read as digits, "
				    "as the order of the notes wants";
		} else if (marker->again) {
			span->why = "the note is called once more";
		} else if (marker->pair != DOC_NONE) {
			span->why = "its number fits the order of the notes";
		} else {
			span->why = "looks like a marker; its note is not "
				    "in this file";
		}
		if (marker->pair == DOC_NONE)
			continue;
		span->target = ids[marker->pair];
		doc->notes[span->target].calls++;
	}
}

void
notes_write(struct notes *notes)
{
	uint32_t *ids = memory_zero(notes->labels.count + 1, sizeof *ids);

	write_labels(notes, ids);
	write_markers(notes, ids);
	if (notes->doc->note_count)
		blocks_cut(notes);
	free(ids);
}
