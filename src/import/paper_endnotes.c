/*
 * Notes at the end: below a line that says "Notes", each with its number.
 *
 * Where they begin anew with each chapter, the name of it stands above them,
 * and somewhere before as a heading: what is called behind that is here.
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

/* So many names of chapters are sought in vain. */
#define END_MISSED 20

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

static unsigned
line_number(struct paper *paper, const struct paper_line *line,
	struct paper_label *label)
{
	return paper_label_read(paper, line, label) ? label->number : 0;
}

/* Larger or heavier type than that of the text. */
static bool
line_is_set_off(const struct paper *paper, const struct paper_line *line)
{
	return line->size > 1.05f * paper->body ||
	       (line->flags & LINE_BOLD && !(paper->face & PAPER_BOLD));
}

/* The name of a chapter: behind it notes begin with the first. */
static bool
line_is_chapter(struct paper *paper, uint32_t line)
{
	const struct paper_line *l = &paper->lines[line];
	struct paper_label label;
	uint32_t next = line + 1;

	if (l->flags & LINE_FOOT || !line_is_set_off(paper, l))
		return false;
	if (next < paper->line_count &&
		line_is_set_off(paper, &paper->lines[next]))
		next++;
	return next < paper->line_count &&
	       !line_is_set_off(paper, &paper->lines[next]) &&
	       line_number(paper, &paper->lines[next], &label) == 1;
}

/* A line in larger type ends the notes: another section begins. */
static bool
line_ends_notes(const struct paper *paper, const struct paper_line *line)
{
	return line->size > 1.1f * paper->body;
}

/* Behind the last line of the notes that begin with this line; *most: 0. */
static uint32_t
notes_end(struct paper *paper, uint32_t line, unsigned *most)
{
	struct paper_label label;
	unsigned number, last = 0;

	for (; line < paper->line_count; line++) {
		const struct paper_line *l = &paper->lines[line];

		if (line_is_chapter(paper, line)) {
			last = 0;
			continue;
		}
		if (line_ends_notes(paper, l))
			break;
		number = line_number(paper, l, &label);
		if (number == last + 1)
			last = number;
		else if (!last && !(l->flags & LINE_FOOT) &&
			 !line_is_set_off(paper, l))
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

/* Do two names of a chapter mean the same?  One may lack its number. */
static bool
chapter_is(const char *a, const char *b)
{
	size_t len = strlen(a), other = strlen(b), swap;
	const char *text;

	if (len < other) {
		text = a, a = b, b = text;
		swap = len, len = other, other = swap;
	}
	if (len == other)
		return len && !strcmp(a, b);
	if (other < 6)
		return false;
	return !strcmp(a + len - other, b) ||
	       (!strncmp(a, b, other) && !strchr("0123456789", a[other]));
}

/* The line with which that chapter begins in the text; 0 if there is none. */
static uint32_t
chapter_find(struct paper *paper, uint32_t from, uint32_t name, uint32_t before)
{
	char *text = paper_line_text(paper, &paper->lines[name]);
	char *core = paper_core(text), *other;
	uint32_t line, found = 0;

	free(text);
	for (line = from + 1; line < before && !found; line++) {
		const struct paper_line *l = &paper->lines[line];

		if (l->flags & (LINE_FOOT | LINE_ENTRY) ||
			!line_is_set_off(paper, l))
			continue;
		text = paper_line_text(paper, l);
		other = paper_core(text);
		found = chapter_is(core, other) ? line : 0;
		free(other);
		free(text);
	}
	free(core);
	return found;
}

static void
notes_take(struct paper *paper, uint32_t first, uint32_t end)
{
	struct paper_label label;
	uint32_t line, note = DOC_NONE, chapter = 0, named = 0;
	unsigned last = 0, missed = 0;

	for (line = first; line < end; line++) {
		struct paper_line *l = &paper->lines[line];

		if (l->flags & LINE_FOOT)
			continue;
		if (line_is_chapter(paper, line)) {
			named = missed < END_MISSED
					? chapter_find(paper, chapter, line,
						  first - 1)
					: 0;
			missed += !named;
			chapter = named ? named : chapter;
			last = 0;
			note = DOC_NONE;
			continue;
		}
		if (line_number(paper, l, &label) == last + 1 &&
			!(note == DOC_NONE && line_is_set_off(paper, l))) {
			note = paper_add_note(paper, line, &label);
			paper->notes[note].end = true;
			paper->notes[note].chapter = chapter;
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

/* The one of that number that belongs to the chapter a line stands in. */
static size_t
endnote_of_chapter(const struct paper *paper, uint32_t line, struct slice label)
{
	size_t i, found = paper->note_count;
	uint32_t chapter = 0;

	for (i = 0; i < paper->note_count; i++) {
		const struct paper_note *note = &paper->notes[i];

		if (!note->end || note->chapter > line)
			continue;
		if (note->chapter != chapter)
			found = paper->note_count;
		chapter = note->chapter;
		if (found == paper->note_count && slice_is(label, note->label))
			found = i;
	}
	return found;
}

/*
 * They are called in their order, but for one that is called again; or else
 * from the chapter that they are of.
 */
static size_t
endnote_called(const struct paper *paper, size_t from, uint32_t line,
	struct slice label)
{
	size_t found;

	if (paper->notes[paper->note_count - 1].chapter)
		return endnote_of_chapter(paper, line, label);
	found = endnote_find(paper, from > 0 ? from - 1 : 0, label);
	return found > from + END_GAP ? paper->note_count : found;
}

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
			found = endnote_called(paper, from, line,
				paper_run_text(
					paper, paper->placed[l->placed + i]));
			if (found == paper->note_count)
				continue;
			run->note = (uint32_t)found;
			paper->notes[found].calls++;
			from = found + 1;
		}
	}
}
