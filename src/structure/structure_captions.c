/*
 * Captions: lines that name their source, a figure with its number, a line
 * printed twice, the line above a table.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

#define CAPTION_LONGEST 440

/* Behind "Figure": a number, and then no sentence about the figure. */
static bool
caption_has_number(const char *folded)
{
	size_t at = strspn(folded, ". "), len;

	len = strspn(folded + at, "0123456789ivx");
	if (!len)
		return false;
	at += len;
	at += strspn(folded + at, "0123456789abcdef.-");
	if (!folded[at])
		return true;
	return strchr(".:)-|", folded[at - 1]) || strchr(":)-|,", folded[at]) ||
	       !strncmp(folded + at, " -", 2);
}

static bool
caption_is_figure(const struct structure *s, size_t part, const char *folded)
{
	size_t len = structure_phrase(folded, PHRASE_FIGURE);
	struct slice text = structure_text(s, part);

	if (!len || !utf8_is_upper((unsigned char)text.data[0]))
		return false;
	if (caption_has_number(folded + len))
		return true;
	/* "Table 3 Production of tin" */
	len += strspn(folded + len, ". ");
	len += strspn(folded + len, "0123456789");
	return folded[len] == ' ' && folded[len - 1] >= '0' &&
	       folded[len - 1] <= '9' && s->parts[part].width < 200 &&
	       len + 1 < text.len &&
	       utf8_is_upper((unsigned char)text.data[len + 1]);
}

/* Is the source named at the end, as captions do? */
static bool
caption_ends_in_source(const char *folded)
{
	size_t len = strlen(folded), from = len > 110 ? len - 110 : 0;

	if (len > 340)
		return false;
	while (from && from < len && folded[from - 1] != ' ')
		from++;
	return structure_phrase_inside(folded + from, PHRASE_CAPTION_INSIDE);
}

static bool
caption_is_cued(const struct structure *s, size_t part, bool text_begun)
{
	char *folded = structure_folded(s, part);
	const char *at = folded + strspn(folded, "[(");
	bool is = caption_is_figure(s, part, folded);

	if (!is && structure_phrase(at, PHRASE_CAPTION_START))
		is = text_begun ||
		     (part && s->parts[part - 1].kind == BLOCK_TABLE) ||
		     strncmp(at, "source", 6) != 0;
	if (!is && text_begun)
		is = caption_ends_in_source(folded);
	free(folded);
	return is;
}

static bool
caption_is_printed_twice(const struct structure *s, size_t part)
{
	return structure_is_free(s, part + 1) && s->parts[part].width >= 24 &&
	       s->parts[part].look.words >= 4 &&
	       slice_equal(
		       structure_text(s, part), structure_text(s, part + 1));
}

/* The title of a table: a line without a stop right above it. */
static bool
caption_is_above_table(const struct structure *s, size_t part)
{
	return part + 1 < s->part_count && part > 1 &&
	       s->parts[part + 1].kind == BLOCK_TABLE &&
	       s->parts[part].lines <= 2 && s->parts[part].look.words >= 3 &&
	       structure_is_heading_like(s, part);
}

/* "[Illustration: The harbour]": what proof-readers put for a picture. */
static bool
caption_is_bracketed(const struct structure *s, size_t part)
{
	struct slice text = structure_text(s, part);

	return text.data[text.len - 1] == ']' &&
	       (slice_starts(text, "[Illustration") ||
		       slice_starts(text, "[Plate") ||
		       slice_starts(text, "[Figure") ||
		       slice_starts(text, "[Map"));
}

void
structure_find_captions(struct structure *s)
{
	size_t part;
	bool text_begun = false;

	for (part = 0; part < s->part_count; part++) {
		if (!structure_is_free(s, part))
			continue;
		if (s->parts[part].width > CAPTION_LONGEST) {
			text_begun = true;
			continue;
		}
		if (structure_label(structure_text(s, part)).form != LABEL_NONE)
			continue;
		if (caption_is_printed_twice(s, part)) {
			structure_claim(s, part, BLOCK_CAPTION, 0);
			structure_claim(s, ++part, BLOCK_CAPTION, 0);
		} else if (caption_is_bracketed(s, part) ||
			   caption_is_cued(s, part, text_begun) ||
			   caption_is_above_table(s, part)) {
			structure_claim(s, part, BLOCK_CAPTION, 0);
		} else {
			text_begun |= structure_is_prose(s, part);
		}
	}
}
