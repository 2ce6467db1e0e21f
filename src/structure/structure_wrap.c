/*
 * Gathers lines into parts.
 *
 * Between two lines of a run the question is always the same: does the second
 * go on with the paragraph of the first?  It does if the first was broken for
 * want of room.  It does not if the next word would have fitted and did not
 * come, if the indent says so, or if the second begins with the label of a
 * list item or a note.
 */
#include "structure/structure.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#define WRAP_SLACK 12 /* columns a careless typist leaves free */

/* A run of lines without a blank one, while it is cut. */
struct run {
	size_t first;
	size_t last; /* behind it */
	unsigned measure;
	struct label label;    /* of the part being gathered */
	uint32_t label_before; /* number of the label before that; 0: none */
	bool labelled;         /* some part of this run had a label */
	enum label_form form;  /* ... of this form */
};

static struct slice
line_text(const struct structure *s, size_t line)
{
	return (struct slice){ s->text + s->lines[line].start,
		s->lines[line].end - s->lines[line].start };
}

static unsigned
line_edge(const struct line *line)
{
	return (unsigned)line->indent + line->width;
}

static bool
line_is_blank(const struct line *line)
{
	return line->start == line->end;
}

/*
 * A quotation may be narrower than the text at both sides: then no line had
 * room for the next word within an edge of its own.
 */
static bool
run_is_set_in(
	const struct structure *s, size_t first, size_t last, unsigned edge)
{
	const struct line *line;
	size_t at, full = 0;

	if (last - first < 3 || edge + 2 >= s->measure || edge < 40)
		return false;
	for (at = first; at < last; at++) {
		line = &s->lines[at];
		if (line->indent < 2)
			return false;
		full += at + 1 < last &&
			line_edge(line) + 1u + line[1].word > edge;
	}
	return full + 1 == last - first;
}

/* The measure of one run that does not keep to that of the document. */
static unsigned
run_measure(const struct structure *s, size_t first, size_t last)
{
	unsigned edge = 0, near = 0, beyond = 0;
	size_t at;

	for (at = first; at < last; at++) {
		unsigned next = line_edge(&s->lines[at]);

		edge = next > edge ? next : edge;
		beyond += s->measure && next > s->measure + 8;
	}
	if (s->measure && run_is_set_in(s, first, last, edge))
		return edge;
	if (s->measure && beyond * 8 <= last - first)
		return s->measure;
	for (at = first; at + 1 < last; at++)
		near += line_edge(&s->lines[at]) + WRAP_SLACK +
				s->lines[at + 1].word / 2u >=
			edge;
	if (last - first >= 3 && edge >= 44 && edge <= 200 &&
		near * 3 >= (last - first - 1) * 2)
		return edge;
	return 0;
}

/* Does the line end where a sentence, a clause or an entry may end? */
static bool
line_stops(const struct structure *s, size_t line)
{
	struct look look = { 0 };
	struct slice text = line_text(s, line);
	size_t from = text.len > 24
			      ? utf8_floor(text.data, text.len, text.len - 24)
			      : 0;

	look = structure_look(slice_part(text, from, text.len));
	return structure_ends_sentence(look.last) || look.last == ':' ||
	       look.last == ';' || look.marker;
}

static bool
line_begins_small(const struct structure *s, size_t line)
{
	size_t next;

	return utf8_is_lower(
		utf8_at(s->text, s->len, s->lines[line].start, &next));
}

/* A capital, a quotation mark, a bracket: what paragraphs begin with. */
static bool
line_begins_paragraph(const struct structure *s, size_t line)
{
	size_t next;
	uint32_t point = utf8_at(s->text, s->len, s->lines[line].start, &next);

	return utf8_is_upper(point) || structure_is_quote(point) ||
	       structure_is_dash(point) || point == '(' || point == '[' ||
	       point == 0xbf || point == 0xa1;
}

/* A word broken by a hyphen goes on in the next line. */
static bool
line_is_hyphenated(const struct structure *s, size_t line)
{
	struct slice text = line_text(s, line);
	size_t next;

	if (text.len < 2 || text.data[text.len - 1] != '-')
		return false;
	return utf8_is_letter(utf8_before(text.data, text.len - 1, &next));
}

/* Columns left on a line behind which the next word did not come. */
static int
line_room(const struct run *run, const struct line *line)
{
	return (int)run->measure - (int)line_edge(line) - 1 - (int)line[1].word;
}

/* "Franco, Jean. ", "---. ", "Eguren, Fernando, ed. 2006." */
static bool
line_begins_entry(const struct structure *s, size_t line)
{
	struct slice text = line_text(s, line);
	size_t at = 0, next;
	uint32_t point;

	if (slice_starts(text, "---") || slice_starts(text, "___") ||
		slice_starts(text, "\xe2\x80\x94\xe2\x80\x94"))
		return true;
	if (!utf8_is_upper(utf8_at(text.data, text.len, 0, &next)))
		return false;
	while (at < text.len && at < 60) {
		point = utf8_at(text.data, text.len, at, &next);
		if (point == ',')
			return at > 1 && next + 1 < text.len &&
			       utf8_is_upper(utf8_at(
				       text.data, text.len, next + 1, &next));
		if (!utf8_is_word(point) && point != ' ' && point != '-' &&
			point != '\'' && point != 0x2019)
			return false;
		at = next;
	}
	return false;
}

/*
 * Is the label at the head of a line one, or a number that a sentence happens
 * to hold there?  A bare number must follow the one before it.
 */
static bool
run_label_is_real(const struct structure *s, const struct run *run, size_t line,
	struct label label)
{
	bool stops = line_stops(s, line - 1);
	bool follows = run->labelled && run->form == label.form &&
		       label.number > run->label_before &&
		       label.number <= run->label_before + 3;

	switch (label.form) {
	case LABEL_NONE:
		return false;
	case LABEL_BULLET:
		if (label.number == 0x2014 || label.number == 0x2013)
			return stops ||
			       line_room(run, &s->lines[line - 1]) >= 0;
		return stops || (run->labelled && run->form == LABEL_BULLET);
	case LABEL_CARET:
		return true;
	case LABEL_BRACKET:
	case LABEL_PAREN:
	case LABEL_SUPER:
		return stops || follows;
	case LABEL_DOT:
	case LABEL_HALF:
	case LABEL_SECTION:
		return stops || follows;
	case LABEL_PLAIN:
		return follows && stops;
	case LABEL_ROMAN:
	case LABEL_LETTER:
		return follows && stops;
	}
	return false;
}

/* Does the indent of the second line start a new paragraph? */
static bool
run_indent_breaks(const struct structure *s, const struct run *run,
	size_t first, size_t line)
{
	const struct line *here = &s->lines[line], *before = here - 1;
	bool opening = line - 1 == first;
	int step = (int)here->indent - (int)before->indent;

	if (step > -2 && step < 2)
		return false;
	if (step > 0) {
		/* A hanging indent, or a new paragraph that is indented? */
		if (opening && run->label.form != LABEL_NONE)
			return false;
		if (opening && line_room(run, before) < 0 &&
			!line_stops(s, line - 1))
			return false;
		return true;
	}
	if (opening)
		return line_room(run, before) >= WRAP_SLACK;
	return true;
}

/* What others wrote, how deep; a line of nothing but ">" is as an empty one. */
static unsigned
line_quoted(const struct structure *s, size_t line)
{
	struct slice text = line_text(s, line);
	unsigned depth = structure_quoted(text);

	return depth && strspn(text.data, "> \t") >= text.len ? UINT_MAX
							     : depth;
}

/* "-- Shakespeare" under a quotation. */
static bool
line_is_attribution(const struct structure *s, size_t line)
{
	struct slice text = line_text(s, line);
	size_t next;
	uint32_t point;

	if (s->lines[line].width > 70)
		return false;
	point = utf8_at(text.data, text.len, 0, &next);
	if (point == '-' && slice_starts(text, "--"))
		next = 2;
	else if (point != 0x2014 && point != 0x2015)
		return false;
	text = slice_trim(slice_part(text, next, text.len));
	return text.len && text.data[0] != '-' && line_stops(s, line - 1);
}

/* Two lines in a text that is not wrapped: nearly always two paragraphs. */
static bool
run_unwrapped_breaks(const struct structure *s, size_t line)
{
	const struct line *before = &s->lines[line - 1];

	if (before->width < 40 || before->width > 110)
		return true;
	return !line_begins_small(s, line) || line_stops(s, line - 1);
}

/* Does a new paragraph begin with this line? */
static bool
run_breaks(const struct structure *s, const struct run *run, size_t first,
	size_t line)
{
	const struct line *before = &s->lines[line - 1];
	struct label label = structure_label(line_text(s, line));
	unsigned quoted;
	int room;

	quoted = line_quoted(s, line);
	if (quoted != line_quoted(s, line - 1))
		return true;
	if (quoted)
		return quoted == UINT_MAX;
	if (before[1].feed || line_is_attribution(s, line))
		return true;
	if (label.form != LABEL_NONE && run_label_is_real(s, run, line, label))
		return true;
	if (!run->measure)
		return run_unwrapped_breaks(s, line);
	if (line_edge(before) > run->measure + 24u ||
		line_edge(before + 1) > run->measure + 24u)
		return true;
	if (line_is_hyphenated(s, line - 1) && line_begins_small(s, line))
		return false;
	if (run_indent_breaks(s, run, first, line))
		return true;
	room = line_room(run, before);
	if (s->references && line_stops(s, line - 1) &&
		line_begins_entry(s, line))
		return true;
	if (room < 0)
		return false;
	if (room >= WRAP_SLACK)
		return !line_begins_small(s, line) || line_stops(s, line - 1);
	return line_begins_paragraph(s, line) && line_stops(s, line - 1);
}

static struct part *
structure_add_part(struct structure *s, size_t first, size_t last)
{
	struct part *part;
	size_t at;

	s->parts = memory_grow(
		s->parts, s->part_count, &s->part_cap, sizeof *s->parts);
	part = &s->parts[s->part_count++];
	*part = (struct part){ .line = (uint32_t)first,
		.lines = (uint32_t)(last - first),
		.start = s->lines[first].start,
		.end = s->lines[last - 1].end,
		.indent = s->lines[first].indent,
		.hang = s->lines[first].indent };
	for (at = first; at < last; at++) {
		part->width += s->lines[at].width + (at > first);
		if (at > first &&
			(at == first + 1 || s->lines[at].indent < part->hang))
			part->hang = s->lines[at].indent;
	}
	return part;
}

/* Below the heading of a bibliography its entries are told apart. */
static void
structure_note_references(struct structure *s, const struct part *part)
{
	char *folded;

	if (part->width > 40 || s->references)
		return;
	folded = fold_string(s->text + part->start, part->end - part->start);
	s->references = structure_phrase_is(folded, PHRASE_REFERENCES);
	free(folded);
}

static void
structure_add_shape(
	struct structure *s, size_t first, size_t last, enum line_shape shape)
{
	static const enum block_kind kinds[] = {
		[SHAPE_TEXT] = BLOCK_PARAGRAPH,
		[SHAPE_RULE] = BLOCK_SEPARATOR,
		[SHAPE_SEPARATOR] = BLOCK_SEPARATOR,
		[SHAPE_TABLE] = BLOCK_TABLE,
		[SHAPE_CODE] = BLOCK_CODE,
		[SHAPE_VERSE] = BLOCK_VERSE,
		[SHAPE_NUMBER] = BLOCK_BOILERPLATE,
	};
	struct part *part = structure_add_part(s, first, last);

	if (shape == SHAPE_TEXT)
		structure_note_references(s, part);
	part->kind = kinds[shape];
	part->claimed = shape != SHAPE_TEXT;
	part->furniture = shape == SHAPE_NUMBER;
}

/* Cuts a stretch of plain lines into paragraphs. */
static void
run_cut(struct structure *s, struct run *run)
{
	size_t from = run->first, at;

	for (at = run->first; at < run->last; at++) {
		if (at > from && !run_breaks(s, run, from, at))
			continue;
		if (at > from) {
			structure_add_shape(s, from, at, SHAPE_TEXT);
			from = at;
		}
		run->label = structure_label(line_text(s, at));
		if (run->label.form != LABEL_NONE) {
			run->labelled = true;
			run->form = run->label.form;
			run->label_before = run->label.number;
		}
	}
	if (run->last > from)
		structure_add_shape(s, from, run->last, SHAPE_TEXT);
}

/* A stretch of lines of one shape. */
static void
run_stretch(struct structure *s, struct run *run, enum line_shape shape)
{
	size_t at;

	switch (shape) {
	case SHAPE_TEXT:
		run_cut(s, run);
		break;
	case SHAPE_TABLE:
	case SHAPE_CODE:
	case SHAPE_VERSE:
		structure_add_shape(s, run->first, run->last, shape);
		break;
	case SHAPE_RULE:
	case SHAPE_SEPARATOR:
	case SHAPE_NUMBER:
		for (at = run->first; at < run->last; at++)
			structure_add_shape(s, at, at + 1, shape);
		break;
	}
}

static void
structure_cut_run(struct structure *s, size_t first, size_t last)
{
	unsigned char *shapes = memory_zero(last - first, 1);
	size_t at = first, end;
	unsigned measure = run_measure(s, first, last);

	structure_find_shapes(s, first, last, shapes);
	while (at < last) {
		struct run run = { .measure = measure };

		for (end = at; end < last; end++) {
			if (shapes[end - first] != shapes[at - first])
				break;
		}
		run.first = at;
		run.last = end;
		run_stretch(s, &run, shapes[at - first]);
		at = end;
	}
	free(shapes);
}

static bool
line_is_fence(const struct structure *s, size_t line)
{
	struct slice text = line_text(s, line);

	return text.len <= 40 && slice_starts(text, "```");
}

/*
 * The line behind a fenced piece of code that begins here; 0 if none does, or
 * if nothing closes it soon.
 */
static size_t
structure_fence_end(const struct structure *s, size_t first)
{
	size_t at;

	if (!line_is_fence(s, first))
		return 0;
	for (at = first + 1; at < s->line_count && at < first + 400; at++) {
		if (!line_is_blank(&s->lines[at]) && line_is_fence(s, at))
			return at + 1;
	}
	return 0;
}

void
structure_find_parts(struct structure *s)
{
	size_t at = 0, end, above = 0, part, count;

	while (at < s->line_count) {
		if (line_is_blank(&s->lines[at])) {
			above++;
			at++;
			continue;
		}
		count = s->part_count;
		end = structure_fence_end(s, at);
		if (end) {
			structure_add_shape(s, at, end, SHAPE_CODE);
		} else {
			for (end = at; end < s->line_count; end++) {
				if (line_is_blank(&s->lines[end]))
					break;
			}
			structure_cut_run(s, at, end);
		}
		s->parts[count].above = above < UINT16_MAX ? above : UINT16_MAX;
		for (part = count; part < s->part_count; part++) {
			s->parts[part].look =
				structure_look_part(structure_text(s, part));
		}
		above = 0;
		at = end;
	}
}
