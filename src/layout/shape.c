/*
 * Shapes are a table by kind of block; only what hangs behind a label (list
 * items and notes) has to be measured.
 */
#include "layout/shape.h"

#include "lectern/base/bisect.h"
#include "lectern/base/utf8.h"

#define LABEL_MOST 12 /* a label wider than this does not make a hole */
#define NARROW 32     /* below this measure, indents are halved */

/* clang-format off */
static const struct {
	uint8_t left, right;
	uint8_t before; /* blank rows before it */
	uint8_t same;	/* ... behind a block of its own kind */
	bool centre;
	uint8_t role;
} shapes[BLOCK_KINDS] = {
	[BLOCK_PARAGRAPH]   = { 0, 0, 1, 1, false, ROLE_TEXT },
	[BLOCK_HEADING]     = { 0, 0, 2, 1, false, ROLE_HEADING },
	[BLOCK_QUESTION]    = { 0, 0, 1, 1, false, ROLE_QUESTION },
	[BLOCK_QUOTATION]   = { 4, 4, 1, 1, false, ROLE_QUOTATION },
	[BLOCK_EPIGRAPH]    = { 4, 4, 1, 1, false, ROLE_QUOTATION },
	[BLOCK_ATTRIBUTION] = { 8, 4, 0, 0, false, ROLE_BYLINE },
	[BLOCK_CAPTION]     = { 2, 2, 1, 1, false, ROLE_CAPTION },
	[BLOCK_LIST_ITEM]   = { 2, 0, 1, 0, false, ROLE_TEXT },
	[BLOCK_TABLE]       = { 0, 0, 1, 0, false, ROLE_TEXT },
	[BLOCK_VERSE]       = { 4, 0, 1, 1, false, ROLE_TEXT },
	[BLOCK_CODE]        = { 2, 0, 1, 0, false, ROLE_CODE },
	[BLOCK_NOTE]        = { 0, 0, 1, 0, false, ROLE_NOTE },
	[BLOCK_BYLINE]      = { 0, 0, 1, 0, false, ROLE_BYLINE },
	[BLOCK_SEPARATOR]   = { 0, 0, 1, 1, true,  ROLE_DIM },
	[BLOCK_BOILERPLATE] = { 0, 0, 1, 0, false, ROLE_BOILERPLATE },
};
/* clang-format on */

/* The note this block is part of, or NULL; notes stand in order. */
static const struct note *
shape_note(const struct doc *doc, uint32_t at)
{
	size_t i;
	const struct note *note;

	BISECT(i, doc->note_count, doc->notes[i].start <= at);
	if (!i)
		return NULL;
	note = &doc->notes[i - 1];
	return at < note->end ? note : NULL;
}

static bool
shape_is_bullet(uint32_t point)
{
	return point == '-' || point == '*' || point == '+' ||
	       point == 0x2022 || point == 0x2013 || point == 0x2014 ||
	       point == 0x25e6 || point == 0x25aa || point == 0x25cf ||
	       point == 0xb7 || point == 0x2023;
}

/* Bytes of a label such as "-", "12.", "(a)", "iv)" and its blanks, or 0. */
static size_t
shape_label(struct slice text)
{
	size_t at = 0, next;
	uint32_t point = utf8_at(text.data, text.len, 0, &next);

	if (shape_is_bullet(point)) {
		at = next;
	} else {
		at = point == '(' || point == '[' ? 1 : 0;
		while (at < text.len && at < 6 && (text.data[at] & 0x80) == 0 &&
			utf8_is_word((unsigned char)text.data[at]))
			at++;
		if (at >= text.len || !at)
			return 0;
		if (text.data[at] != '.' && text.data[at] != ')' &&
			text.data[at] != ']')
			return 0;
		at++;
	}
	next = at;
	while (next < text.len &&
		(text.data[next] == ' ' || text.data[next] == '\t'))
		next++;
	return next > at ? next : 0;
}

/* Cells of a label as the first row shows it: its blanks are one blank. */
static uint32_t
shape_label_width(struct slice label)
{
	struct slice text = slice_trim(label);
	size_t width;

	if (!text.len || text.len > 4 * LABEL_MOST)
		return 0;
	width = utf8_text_width(text.data, text.len) +
		(text.len < label.len ? 1 : 0);
	return width > LABEL_MOST ? 0 : (uint32_t)width;
}

static void
shape_hang(
	struct shape *shape, const struct doc *doc, const struct block *block)
{
	struct slice text = doc_slice(doc, block->start, block->end);
	const struct note *note = NULL;
	uint32_t width;

	if (block->kind == BLOCK_NOTE)
		note = shape_note(doc, block->start);
	if (note && note->body >= note->start && note->body <= note->end) {
		width = shape_label_width(
			doc_slice(doc, note->start, note->body));
		shape->rest += width;
		if (note->start != block->start)
			shape->first += width;
		return;
	}
	width = shape_label_width(slice_part(text, 0, shape_label(text)));
	shape->rest += width;
}

void
shape_find(struct shape *shape, const struct doc *doc,
	const struct block *block, uint32_t measure)
{
	uint32_t less = measure < NARROW ? 2 : 1;
	uint32_t level;

	*shape = (struct shape){ 0 };
	shape->first = shapes[block->kind].left / less;
	shape->right = shapes[block->kind].right / less;
	shape->centre = shapes[block->kind].centre;
	if (block->kind == BLOCK_LIST_ITEM) {
		level = block->level > 6 ? 6 : block->level;
		shape->first =
			level > 1 ? (2 + (level - 1) * 3) / less : shape->first;
	}
	shape->rest = shape->first;
	if (block->kind == BLOCK_LIST_ITEM || block->kind == BLOCK_NOTE)
		shape_hang(shape, doc, block);
	if (shape->rest > measure / 2)
		shape->rest = measure / 2;
	if (shape->first > shape->rest)
		shape->first = shape->rest;
}

uint32_t
shape_space(const struct block *before, const struct block *block)
{
	if (before->kind == block->kind)
		return shapes[block->kind].same;
	if (block->kind == BLOCK_HEADING &&
		(block->level > 2 || before->kind == BLOCK_BYLINE))
		return 1;
	return shapes[block->kind].before;
}

enum role
shape_role(const struct block *block)
{
	if (block->kind == BLOCK_HEADING && block->level == 1)
		return ROLE_TITLE;
	return shapes[block->kind].role;
}
