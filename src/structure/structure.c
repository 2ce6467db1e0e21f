/*
 * The structure of a text that marks none, from shape and context.
 *
 * Lines become parts, parts are claimed by the steps one after the other, the
 * surest first, and what nobody claims is a paragraph.
 */
#include "structure/structure.h"

#include <stdlib.h>

#include "lectern/structure/passes.h"
#include "lectern/base/fold.h"
#include "lectern/base/memory.h"

static void (*const structure_steps[])(struct structure *) = {
	structure_find_lines,
	structure_find_measure,
	structure_find_parts,
	structure_find_mail,
	structure_find_numbers,
	structure_find_stanzas,
	structure_find_speech,
	structure_find_furniture,
	structure_find_navigation,
	structure_find_teasers,
	structure_find_related,
	structure_find_captions,
	structure_find_lists,
	structure_find_body,
	structure_find_letter,
	structure_find_outdented,
	structure_find_head,
	structure_find_tail,
	structure_find_speakers,
	structure_find_headings,
	structure_find_questions,
	structure_find_quotations,
	structure_find_broken,
	structure_find_levels,
};

struct slice
structure_text(const struct structure *s, size_t part)
{
	return (struct slice){ s->text + s->parts[part].start,
		s->parts[part].end - s->parts[part].start };
}

/*
 * Folding is asked for often and for short lines, most of them ASCII without
 * a line end, where it comes down to small letters and single blanks.
 */
static char *
structure_fold_plainly(struct slice text)
{
	char *folded = memory_new(text.len + 1);
	size_t at, len = 0;

	for (at = 0; at < text.len; at++) {
		char byte = text.data[at];

		if ((unsigned char)byte >= 0x80 || byte == '\n' ||
			byte == '`') {
			free(folded);
			return NULL;
		}
		if (byte == '\t' || byte == '\f')
			byte = ' ';
		if (byte == ' ' && len && folded[len - 1] == ' ')
			continue;
		folded[len++] =
			(char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
	}
	folded[len] = 0;
	return folded;
}

char *
structure_folded(const struct structure *s, size_t part)
{
	struct slice text = structure_text(s, part);
	char *folded = structure_fold_plainly(text);

	if (folded)
		return folded;
	return fold_string(text.data, text.len);
}

void
structure_claim(
	struct structure *s, size_t part, enum block_kind kind, unsigned level)
{
	s->parts[part].kind = kind;
	s->parts[part].level = (uint8_t)level;
	s->parts[part].claimed = true;
}

bool
structure_is_free(const struct structure *s, size_t part)
{
	return part < s->part_count && !s->parts[part].claimed;
}

/*
 * Running text: several sentences, or one long one that ends as sentences do.
 */
bool
structure_is_prose(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];

	if (p->claimed)
		return false;
	if (p->lines > 1 && p->width >= 60 &&
		structure_ends_sentence(p->look.last))
		return true;
	if (p->width < 100)
		return false;
	if (p->width >= 300)
		return true;
	return structure_ends_sentence(p->look.last) || p->look.last == ':' ||
	       p->look.smalls > 15;
}

bool
structure_is_sentence(const struct structure *s, size_t part)
{
	const struct part *p = &s->parts[part];

	return !p->claimed && p->look.words >= 6 && p->look.smalls >= 4 &&
	       (structure_ends_sentence(p->look.last) || p->look.marker);
}

/* The nearest part in that direction that is no boilerplate; or count. */
size_t
structure_before(const struct structure *s, size_t part)
{
	while (part--) {
		if (s->parts[part].kind != BLOCK_BOILERPLATE)
			return part;
	}
	return s->part_count;
}

size_t
structure_after(const struct structure *s, size_t part)
{
	while (++part < s->part_count) {
		if (s->parts[part].kind != BLOCK_BOILERPLATE)
			return part;
	}
	return s->part_count;
}

static void
structure_emit(struct structure *s)
{
	struct block *block = NULL;
	const struct part *part;

	for (part = s->parts; part < s->parts + s->part_count; part++) {
		if (block && part->join) {
			block->end = part->end;
			continue;
		}
		block = doc_add_block(
			s->doc, part->kind, part->start, part->end);
		block->level = part->level;
	}
}

void
structure_pass(struct doc *doc)
{
	struct structure s = { .doc = doc, .text = doc->text, .len = doc->len };
	size_t i;

	if (doc->shaped)
		return;
	for (i = 0; i < sizeof structure_steps / sizeof *structure_steps; i++)
		structure_steps[i](&s);
	structure_emit(&s);
	structure_find_marks(&s);
	free(s.lines);
	free(s.parts);
}
