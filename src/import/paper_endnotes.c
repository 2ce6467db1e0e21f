/*
 * Notes at the end: below a line that says "Notes", each with its number.
 *
 * Only if figures raised in the text call them are they declared here; other
 * signs are for the analysis to judge, which knows more of texts than of type.
 */
#include "import/paper_inside.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lectern/base/utf8.h"

/* How many numbers may be missing between two that follow each other. */
#define END_GAP 2

/* The words of a line, a blank between them; longer ones are cut. */
static size_t
line_words(struct paper *paper, const struct paper_line *line, char *words,
	size_t room)
{
	size_t len = 0;
	uint32_t i;

	for (i = 0; i < line->count; i++) {
		struct slice text =
			paper_run_text(paper, paper->placed[line->placed + i]);

		if (len && len + 1 < room)
			words[len++] = ' ';
		if (len + text.len >= room)
			return room;
		memcpy(words + len, text.data, text.len);
		len += text.len;
	}
	words[len] = '\0';
	return len;
}

static bool
line_is_title(struct paper *paper, const struct paper_line *line)
{
	static const char *const titles[] = { "notes", "endnotes", "end notes",
		"footnotes", "notes and references", "references and notes",
		"references", "notas", "notas y referencias", "notas finales",
		"anmerkungen", "endnoten", "fu\u00dfnoten", "notes de fin",
		"notes et r\u00e9f\u00e9rences", "note", "noten" };
	char words[40];
	size_t i, len = line_words(paper, line, words, sizeof words);

	if (len >= sizeof words)
		return false;
	while (len && strchr(".:", words[len - 1]))
		words[--len] = '\0';
	for (i = 0; i < sizeof titles / sizeof *titles; i++) {
		if (!strcasecmp(words, titles[i]))
			return true;
	}
	return false;
}

/* A line in larger type ends the notes: another section begins. */
static bool
line_ends_notes(const struct paper *paper, const struct paper_line *line)
{
	return line->size > 1.1f * paper->body;
}

static unsigned
line_number(struct paper *paper, const struct paper_line *line,
	struct paper_label *label)
{
	return paper_label_read(paper, line, label) ? label->number : 0;
}

/* Behind the last line of the notes that begin with this line; *most: 0. */
static uint32_t
notes_end(struct paper *paper, uint32_t line, unsigned *most)
{
	struct paper_label label;
	unsigned number, last = 0;

	for (; line < paper->line_count; line++) {
		const struct paper_line *l = &paper->lines[line];

		if (line_ends_notes(paper, l))
			break;
		number = line_number(paper, l, &label);
		if (number == last + 1)
			last = number;
		else if (!last && !(l->flags & LINE_FOOT))
			return line;
		*most = last > *most ? last : *most;
	}
	return line;
}

/* How many of these numbers are raised in the text before the line. */
static unsigned
numbers_called(struct paper *paper, uint32_t before, unsigned most)
{
	unsigned next = 1, number;
	uint32_t line, i;

	for (line = 0; line < before && next <= most; line++) {
		const struct paper_line *l = &paper->lines[line];

		for (i = l->flags & LINE_FOOT ? l->count : 0; i < l->count;
			i++) {
			if (!(paper_line_run(paper, l, i)->flags & RUN_RAISED))
				continue;
			number = paper_sign_number(paper_run_text(
				paper, paper->placed[l->placed + i]));
			if (number >= next && number <= next + END_GAP)
				next = number + 1;
		}
	}
	return next - 1;
}

static void
notes_take(struct paper *paper, uint32_t first, uint32_t end)
{
	struct paper_label label;
	uint32_t line, note = DOC_NONE;
	unsigned last = 0;

	for (line = first; line < end; line++) {
		struct paper_line *l = &paper->lines[line];

		if (l->flags & LINE_FOOT)
			continue;
		if (line_number(paper, l, &label) == last + 1) {
			note = paper_add_note(paper, line, &label);
			paper->notes[note].end = true;
			last++;
		}
		if (note == DOC_NONE)
			continue;
		l->flags |= LINE_FOOT;
		l->note = note;
		paper->notes[note].last = line + 1;
	}
}

void
paper_find_endnotes(struct paper *paper)
{
	uint32_t line, end;
	unsigned most;

	for (line = 1; line + 1 < paper->line_count; line++) {
		if (paper->lines[line].flags & LINE_FOOT ||
			!line_is_title(paper, &paper->lines[line]))
			continue;
		most = 0;
		end = notes_end(paper, line + 1, &most);
		if (!most || numbers_called(paper, line, most) * 2 <= most)
			continue;
		notes_take(paper, line + 1, end);
		return;
	}
}

/* The first of them from here on that has this number. */
static size_t
endnote_find(const struct paper *paper, size_t from, struct slice label)
{
	for (; from < paper->note_count; from++) {
		if (paper->notes[from].end &&
			slice_is(label, paper->notes[from].label))
			break;
	}
	return from;
}

/* They are called in their order, but for one that is called again. */
void
paper_call_endnotes(struct paper *paper)
{
	size_t from = 0, found;
	uint32_t line, i;

	while (from < paper->note_count && !paper->notes[from].end)
		from++;
	for (line = 0; line < paper->line_count && from < paper->note_count;
		line++) {
		const struct paper_line *l = &paper->lines[line];

		for (i = l->flags & LINE_FOOT ? l->count : 0; i < l->count;
			i++) {
			struct paper_run *run = paper_line_run(paper, l, i);

			if (!(run->flags & RUN_RAISED) || run->note != DOC_NONE)
				continue;
			found = endnote_find(paper, from > 0 ? from - 1 : 0,
				paper_run_text(
					paper, paper->placed[l->placed + i]));
			if (found == paper->note_count ||
				found > from + END_GAP)
				continue;
			run->note = (uint32_t)found;
			paper->notes[found].calls++;
			from = found + 1;
		}
	}
}
