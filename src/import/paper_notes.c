/*
 * Notes at the foot of the page, and the signs in the text that call them.
 *
 * The foot of a column is its last lines in smaller type; it is one of notes
 * if a line of it begins with a sign that the page also has raised in its
 * text.  Lines before the first such one go on with the last note of the page
 * before.
 */
#include "import/paper_inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

/* Type of notes is smaller than that of the text by this. */
#define NOTE_SMALLER .95f

/* -- signs ---------------------------------------------------------------- */

unsigned
paper_sign_number(struct slice text)
{
	uint32_t value;

	if (text.len > 3 || slice_digits(text, &value) != text.len)
		return 0;
	return value;
}

/* The length of one or more "*", daggers, and their kin at the start. */
static size_t
sign_symbol(struct slice text)
{
	static const char *const signs[] = { "*", "\xE2\x88\x97",
		"\xE2\x80\xA0", "\xE2\x80\xA1", "\xC2\xA7", "\xC2\xB6", "#",
		"\xE2\x80\x96" };
	size_t at = 0, i, len;

	for (i = 0; i < sizeof signs / sizeof *signs && at < 9; i++) {
		len = strlen(signs[i]);
		if (text.len - at >= len &&
			!memcmp(text.data + at, signs[i], len)) {
			at += len;
			i = (size_t)-1;
		}
	}
	return at;
}

/* Figures, signs, or a letter: what calls notes. */
static bool
sign_calls(struct slice text)
{
	return paper_sign_number(text) ||
	       (text.len && sign_symbol(text) == text.len) ||
	       (text.len == 1 && text.data[0] >= 'a' && text.data[0] <= 'z');
}

/* A small sign above the foot of its line. */
void
paper_find_raised(struct paper *paper)
{
	const struct paper_line *line;
	uint32_t i;

	for (line = paper->lines; line < paper->lines + paper->line_count;
		line++) {
		for (i = 0; i < line->count; i++) {
			struct paper_run *run = paper_line_run(paper, line, i);
			struct slice text = paper_run_text(
				paper, paper->placed[line->placed + i]);

			if (run->size < .86f * line->size &&
				run->box.y2 < line->box.y2 - .1f * line->size &&
				sign_calls(text))
				run->flags |= RUN_RAISED;
			else if (i && run->size < .8f * line->size &&
				 !(run->flags & RUN_BLANK) &&
				 fabsf(run->box.y2 - line->box.y2) <=
					 .12f * line->size &&
				 paper_sign_number(text))
				run->flags |= RUN_SMALL;
			else if (run->flags & RUN_RAISED && !sign_calls(text))
				run->flags &= (uint16_t)~RUN_RAISED;
		}
	}
}

/* -- labels --------------------------------------------------------------- */

static void
label_set(struct paper_label *label, struct slice text)
{
	snprintf(label->text, sizeof label->text, "%.*s",
		(int)(text.len < 12 ? text.len : 12), text.data);
	label->number = paper_sign_number(text);
}

/* "12", "12.", "(12)", "[12]" and a blank, or a symbol: in ordinary type. */
static bool
label_read_plain(const struct paper *paper, uint32_t run, bool alone,
	struct paper_label *label)
{
	struct slice text = paper_run_text(paper, run);
	size_t from = 0, to, symbol = sign_symbol(text);

	if (symbol) {
		label_set(label, slice_part(text, 0, symbol));
		label->len = (uint32_t)symbol;
		return true;
	}
	if (text.len && strchr("([", text.data[0]))
		from = 1;
	for (to = from;
		to < text.len && text.data[to] >= '0' && text.data[to] <= '9';
		to++)
		;
	label->len = (uint32_t)to;
	while (label->len < text.len && strchr(".)]:", text.data[label->len]))
		label->len++;
	if (to == from || label->len != text.len || !alone)
		return false;
	label_set(label, slice_part(text, from, to));
	return label->number > 0;
}

/* Does the line begin as notes do? */
bool
paper_label_read(struct paper *paper, const struct paper_line *line,
	struct paper_label *label)
{
	const struct paper_run *run = paper_line_run(paper, line, 0);
	const struct paper_run *next =
		line->count > 1 ? paper_line_run(paper, line, 1) : NULL;

	memset(label, 0, sizeof *label);
	if (run->flags & RUN_RAISED) {
		label_set(label,
			paper_run_text(paper, paper->placed[line->placed]));
		label->raised = true;
		label->runs = 1;
		return true;
	}
	if (!label_read_plain(paper, paper->placed[line->placed],
		    next && next->flags & RUN_BLANK, label))
		return false;
	if (label->len == run->len) {
		label->runs = 1;
		label->len = 0;
	}
	return true;
}

/* -- feet ----------------------------------------------------------------- */

struct feet {
	struct paper *paper;
	uint32_t note;   /* the one that may go on, or DOC_NONE */
	unsigned number; /* of it */
	bool raised;     /* labels are */
	float left;      /* where the last label stood */
};

/* Is the sign raised somewhere in the text of the page? */
static bool
page_calls(
	struct paper *paper, uint32_t page, uint32_t before, const char *label)
{
	const struct paper_sheet *sheet = &paper->sheets[page];
	uint32_t line, i;

	if (!sheet->column_count)
		return false;
	for (line = paper->columns[sheet->column].line; line < before; line++) {
		const struct paper_line *l = &paper->lines[line];

		for (i = l->flags & LINE_FOOT ? l->count : 0; i < l->count;
			i++) {
			const struct paper_run *run =
				paper_line_run(paper, l, i);
			struct slice text = paper_run_text(
				paper, paper->placed[l->placed + i]);

			if (i && run->flags & (RUN_RAISED | RUN_SMALL) &&
				slice_is(text, label))
				return true;
			/* A star is not always smaller than its word. */
			if (!paper_sign_number(slice_of(label)) &&
				slice_ends(text, label))
				return true;
		}
	}
	return false;
}

static bool
line_is_small(const struct paper *paper, const struct paper_line *line)
{
	return line->size < NOTE_SMALLER * paper->body;
}

static bool
line_is_program(const struct paper *paper, const struct paper_line *line)
{
	return line > paper->lines && line->flags & LINE_MONO &&
	       !(paper->face & PAPER_MONO);
}

/* Does a note begin here, after the one of that number? */
static bool
foot_begins(const struct feet *feet, uint32_t line, uint32_t first, bool begun,
	struct paper_label *label)
{
	struct paper *paper = feet->paper;
	const struct paper_line *l = &paper->lines[line];

	if (!paper_label_read(paper, l, label) ||
		(begun && label->number && label->raised != feet->raised))
		return false;
	if (label->number && begun)
		return (label->number == feet->number + 1 &&
			       (label->raised || fabsf(l->box.x1 - feet->left) <
							 .5f * l->size)) ||
		       (label->number > feet->number &&
			       page_calls(paper, l->page, first, label->text));
	return page_calls(paper, l->page, first, label->text) ||
	       (label->raised && label->number &&
		       label->number == feet->number + 1);
}

uint32_t
paper_add_note(
	struct paper *paper, uint32_t line, const struct paper_label *label)
{
	struct paper_line *l = &paper->lines[line];
	struct paper_note *note;
	uint32_t i;

	paper->notes = memory_grow(paper->notes, paper->note_count,
		&paper->note_cap, sizeof *paper->notes);
	note = &paper->notes[paper->note_count];
	memset(note, 0, sizeof *note);
	note->line = line;
	note->page = l->page;
	memcpy(note->label, label->text, sizeof note->label);
	for (i = 0; i < label->runs; i++)
		paper_line_run(paper, l, i)->flags |= RUN_LABEL;
	if (label->len) {
		struct paper_run *run = paper_line_run(paper, l, label->runs);

		run->text += label->len;
		run->len -= label->len;
	}
	return (uint32_t)paper->note_count++;
}

static void
foot_add_note(struct feet *feet, uint32_t line, const struct paper_label *label)
{
	feet->note = paper_add_note(feet->paper, line, label);
	feet->number = label->number;
	feet->raised = label->raised;
	feet->left = feet->paper->lines[line].box.x1;
}

/* The lines from first to end are notes, or the end of the last one. */
static void
foot_take(struct feet *feet, uint32_t first, uint32_t end)
{
	struct paper_label label;
	bool begun = false;
	uint32_t line;

	for (line = first; line < end; line++) {
		struct paper_line *l = &feet->paper->lines[line];

		if (!line_is_program(feet->paper, l) &&
			foot_begins(feet, line, first, begun, &label)) {
			foot_add_note(feet, line, &label);
			begun = true;
		}
		if (feet->note == DOC_NONE)
			continue; /* nothing has begun that it could end */
		l->flags |= LINE_FOOT;
		l->note = feet->note;
		feet->paper->notes[feet->note].last = line + 1;
	}
}

/* Lines of a program that a note may quote. */
#define FOOT_PROGRAM 8

/* The first line of a program that ends before this one, or this one. */
static uint32_t
foot_program(const struct paper *paper, const struct paper_column *column,
	uint32_t line)
{
	uint32_t first = line;

	while (first > column->line && line - first <= FOOT_PROGRAM &&
		line_is_program(paper, &paper->lines[first - 1]))
		first--;
	return line - first <= FOOT_PROGRAM ? first : line;
}

/* Is a line of the foot, with nothing but its like below it? */
static bool
foot_goes_up(const struct paper *paper, uint32_t line, bool quoted,
	const struct paper_line *last)
{
	const struct paper_line *l = &paper->lines[line];

	if (!line_is_small(paper, l) || l->flags & LINE_ENTRY ||
		line_is_program(paper, l))
		return false;
	if (!last)
		return true;
	return fabsf(l->size - last->size) <= .1f * l->size &&
	       (quoted || last->base - l->base <= 2.2f * l->size);
}

/* The first line of the small type that ends the column. */
static uint32_t
foot_small(const struct paper *paper, const struct paper_column *column)
{
	uint32_t line = column->line + column->count, above;
	const struct paper_line *last = NULL;

	while (line > column->line) {
		above = foot_program(paper, column, line);
		if (above == column->line ||
			!foot_goes_up(paper, above - 1, above < line, last))
			break;
		line = above - 1;
		last = &paper->lines[line];
	}
	return line;
}

/* Behind the last line that goes on from this one, in its type. */
static uint32_t
foot_end(const struct paper *paper, uint32_t line, uint32_t end)
{
	const struct paper_line *l;

	for (line++; line < end; line++) {
		l = &paper->lines[line];
		if (fabsf(l->size - l[-1].size) > .1f * l->size ||
			l->base - l[-1].base > 1.9f * l->size)
			break;
	}
	return line;
}

/*
 * In type as large as the text's, only a raised sign tells the notes.  They end
 * the column, unless they say who the authors on the first page are.
 */
static uint32_t
foot_raised(struct feet *feet, const struct paper_column *column, uint32_t *end)
{
	uint32_t line, found = *end, last = *end, stop;
	struct paper_label label;

	for (line = *end; line-- > column->line + 1;) {
		if (!paper_label_read(
			    feet->paper, &feet->paper->lines[line], &label) ||
			!label.raised ||
			!page_calls(
				feet->paper, column->page, line, label.text))
			continue;
		stop = foot_end(feet->paper, line, *end);
		if (stop < last && column->page > 0)
			break;
		found = line;
		last = stop;
	}
	*end = found < *end ? foot_end(feet->paper, found, *end) : found;
	return found;
}

static void
feet_find(struct feet *feet, const struct paper_column *column)
{
	uint32_t end = column->line + column->count, line, first;
	struct paper_label label;

	first = foot_small(feet->paper, column);
	if (first == end)
		first = foot_raised(feet, column, &end);
	for (line = first; line < end; line++) {
		if (foot_begins(feet, line, first, false, &label))
			break;
	}
	if (line == end)
		return;
	/* What stands before the first one is the rest of the last. */
	if (line > first &&
		(feet->note == DOC_NONE || !label.number ||
			label.number != feet->number + 1 || line - first > 40))
		first = line;
	foot_take(feet, first, end);
}

void
paper_find_feet(struct paper *paper)
{
	struct feet feet = { .paper = paper, .note = DOC_NONE };
	size_t i;

	for (i = 0; i < paper->column_count; i++) {
		if (!paper->columns[i].aside)
			feet_find(&feet, &paper->columns[i]);
	}
}

/* -- calls ---------------------------------------------------------------- */

/* The note that a sign on this page calls, among those from here on. */
static uint32_t
call_find(const struct paper *paper, uint32_t page, size_t from,
	const char *label)
{
	size_t i;

	for (i = from;
		i < paper->note_count && paper->notes[i].page <= page + 1;
		i++) {
		if (!paper->notes[i].end &&
			!strcmp(paper->notes[i].label, label))
			return (uint32_t)i;
	}
	return DOC_NONE;
}

static void
call_line(struct paper *paper, const struct paper_line *line, size_t from)
{
	struct paper_label label;
	uint32_t i;

	for (i = 0; i < line->count; i++) {
		struct paper_run *run = paper_line_run(paper, line, i);

		if (!(run->flags & (RUN_RAISED | RUN_SMALL)) ||
			run->flags & RUN_LABEL)
			continue;
		label_set(&label,
			paper_run_text(paper, paper->placed[line->placed + i]));
		run->note = call_find(paper, line->page, from, label.text);
		if (run->note != DOC_NONE)
			paper->notes[run->note].calls++;
	}
}

/* Where the signs begin that a text ends with; its length: there are none. */
static size_t
sign_at_end(struct slice text)
{
	size_t from = text.len, before;

	for (before = from; before > 0; from = before) {
		utf8_before(text.data, before, &before);
		if (sign_symbol(slice_part(text, before, text.len)) !=
			text.len - before)
			break;
	}
	return from;
}

/*
 * A star or a dagger need not be smaller than the name or the title that it
 * stands behind, if a note of its page has it and nothing else calls that.
 */
static void
call_line_plain(struct paper *paper, const struct paper_line *line, size_t from)
{
	struct paper_label label;
	uint32_t i, note;
	size_t sign;

	for (i = 0; i < line->count; i++) {
		struct paper_run *run = paper_line_run(paper, line, i);
		struct slice text =
			paper_run_text(paper, paper->placed[line->placed + i]);

		sign = sign_at_end(text);
		if (run->note != DOC_NONE || run->flags & RUN_LABEL ||
			sign == text.len || (!sign && !i && line->count > 1))
			continue;
		label_set(&label, slice_part(text, sign, text.len));
		note = call_find(paper, line->page, from, label.text);
		if (note == DOC_NONE || paper->notes[note].calls ||
			paper->notes[note].page != line->page)
			continue;
		run->note = note;
		run->sign = (uint32_t)sign;
		paper->notes[note].calls++;
	}
}

/* Signs call the notes of their page, or of the next. */
static void
paper_find_signs(struct paper *paper, bool plain)
{
	size_t from = 0, i;

	for (i = 0; i < paper->line_count; i++) {
		const struct paper_line *line = &paper->lines[i];

		while (from < paper->note_count &&
			paper->notes[from].page < line->page)
			from++;
		if (line->flags & LINE_FOOT)
			continue;
		if (!plain)
			call_line(paper, line, from);
		else if (!(line->flags & LINE_MONO))
			call_line_plain(paper, line, from);
	}
}

void
paper_find_calls(struct paper *paper)
{
	paper_find_signs(paper, false);
	paper_find_signs(paper, true);
	paper_call_endnotes(paper);
}
