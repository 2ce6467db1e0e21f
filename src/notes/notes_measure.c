/*
 * Where a note ends, and what that does to the blocks.
 *
 * A note runs on to the next one if nothing but notes stands between them; it
 * may then have several paragraphs.  Text has come back if a later note is
 * called there; then the note was its first paragraph alone.  Nor does a note
 * go past a heading, a rule or the number of a page.
 */
#include "notes/notes.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"

#define FAR_PARAGRAPHS 24 /* more than this is not one note any more */
#define FAR_BYTES 1500    /* nor this, if nobody calls the next */
#define LONGEST 20000     /* of "[Footnote 1: ...]" */

static uint32_t
own_last_line(const struct notes *notes, uint32_t line, uint32_t limit)
{
	while (line + 1 < limit && !notes_ends_paragraph(notes, line))
		line++;
	return line;
}

size_t
notes_marker_from(const struct notes *notes, uint32_t at)
{
	size_t i;

	BISECT(i, notes->markers.count, notes->markers.at[i].start < at);
	return i;
}

/* Is a note behind this one called between its first paragraph and the next? */
static bool
text_resumes(
	const struct notes *notes, uint32_t label, uint32_t from, uint32_t to)
{
	size_t i;

	for (i = notes_marker_from(notes, from);
		i < notes->markers.count && notes->markers.at[i].start < to;
		i++) {
		if (notes->markers.at[i].kept &&
			notes->markers.at[i].pair != DOC_NONE &&
			notes->markers.at[i].pair > label)
			return true;
	}
	return false;
}

/*
 * A short line without a full stop, alone above the label of a note: the
 * heading of a section's notes, though nothing else says so.
 */
static bool
line_heads_notes(
	const struct notes *notes, uint32_t line, const struct notes_sign *next)
{
	const struct notes_line *at = &notes->lines[line];
	char last = notes->doc->text[at->end - 1];

	return at->gap && line + 1 == next->line && at->end - at->start < 64 &&
	       !strchr(".,;:!?)\"'", last) &&
	       (next->system != NOTES_NUMBER || next->key <= 2 ||
		       next->pair == DOC_NONE);
}

/* The last line of a note that the next note, on line limit, bounds. */
static uint32_t
line_before_next(
	const struct notes *notes, uint32_t label, uint32_t own, uint32_t next)
{
	const struct notes_sign *after = &notes->labels.at[next];
	uint32_t from = notes->lines[own].end, i, paragraphs = 0;

	if (after->line <= own + 1)
		return own;
	if (text_resumes(notes, label, from, after->start) ||
		(after->pair == DOC_NONE && after->start - from > FAR_BYTES))
		return own;
	for (i = own + 1; i < after->line; i++) {
		paragraphs += notes->lines[i].gap;
		if (notes->lines[i].stop || line_heads_notes(notes, i, after))
			return i - 1;
	}
	return paragraphs > FAR_PARAGRAPHS ? own : after->line - 1;
}

/* Indented paragraphs behind the last note belong to it. */
static uint32_t
line_indented(const struct notes *notes, uint32_t label, uint32_t own)
{
	uint32_t indent = notes->lines[notes->labels.at[label].line].indent;
	uint32_t line = own + 1;

	while (line < notes->line_count && !notes->lines[line].stop &&
		notes->lines[line].indent > indent + 1 &&
		line - own < FAR_PARAGRAPHS) {
		line = own_last_line(notes, line, own + FAR_PARAGRAPHS * 4);
		own = line++;
	}
	return own;
}

/* Behind the bracket that closes the one at start, before limit; or 0. */
static uint32_t
bracket_closes(const struct doc *doc, uint32_t start, uint32_t limit)
{
	uint32_t at, depth = 0;

	for (at = start; at < limit; at++) {
		if (doc->text[at] == '[')
			depth++;
		else if (doc->text[at] == ']' && --depth == 0)
			return at + 1;
	}
	return 0;
}

/* Without an arrow or "[Return to text]" at its end. */
static uint32_t
trim_way_back(const struct doc *doc, uint32_t start, uint32_t end)
{
	static const char *const arrows[] = { "\xE2\x86\xA9", "\xE2\x86\x91",
		"\xE2\x86\xA9\xEF\xB8\x8E", "[Return]", "[return]", "[back]",
		"[Back]", "[Return to text]", "[Back to text]",
		"[Return to article]" };
	struct slice text = { doc->text + start, end - start };
	size_t i;

	for (i = 0; i < sizeof arrows / sizeof *arrows; i++) {
		if (!slice_ends(text, arrows[i]) ||
			text.len < strlen(arrows[i]) + 4)
			continue;
		text = slice_trim(
			slice_part(text, 0, text.len - strlen(arrows[i])));
		return (uint32_t)(text.data - doc->text + text.len);
	}
	return end;
}

static void
note_measure(struct notes *notes, uint32_t label, uint32_t next)
{
	struct notes_sign *sign = &notes->labels.at[label];
	uint32_t own, last, line = DOC_NONE;
	uint32_t closed = 0, limit = notes->doc->len;

	if (next != DOC_NONE) {
		limit = notes->labels.at[next].start;
		line = notes->labels.at[next].line;
	}
	own = own_last_line(notes, sign->line, line);
	if (limit > sign->start + LONGEST)
		limit = sign->start + LONGEST;
	if (sign->style == NOTES_NAMED && notes->doc->text[sign->start] == '[')
		closed = bracket_closes(notes->doc, sign->start, limit);
	last = next == DOC_NONE ? own
				: line_before_next(notes, label, own, next);
	if (last == own)
		last = line_indented(notes, label, own);
	if (next != DOC_NONE && last >= notes->labels.at[next].line)
		last = own;
	sign->upto =
		trim_way_back(notes->doc, sign->start, notes->lines[last].end);
	if (closed > sign->end)
		sign->upto = closed;
	if (sign->body > sign->upto)
		sign->body = sign->end < sign->upto ? sign->end : sign->upto;
}

void
notes_measure(struct notes *notes)
{
	uint32_t i, next = DOC_NONE;

	for (i = (uint32_t)notes->labels.count; i-- > 0;) {
		if (!notes->labels.at[i].kept)
			continue;
		note_measure(notes, i, next);
		next = i;
	}
}
