/*
 * What lines are by their shape, before anybody asks what they say: rules and
 * separators, page numbers, tables, drawings and code, verse.
 *
 * A run is a stretch of lines without a blank one.  Inside it, tables are
 * lines with columns standing together, and verse is a stretch of short lines
 * that were not broken for want of room: the next word would have fitted.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"

/* The line's only character but for blanks; 0 if it has several. */
static uint32_t
shape_only_character(struct slice text, size_t *count)
{
	size_t at = 0, next;
	uint32_t point, only = 0;

	*count = 0;
	for (; at < text.len; at = next) {
		point = utf8_at(text.data, text.len, at, &next);
		if (utf8_is_space(point))
			continue;
		if (only && point != only)
			return 0;
		only = point;
		++*count;
	}
	return only;
}

static struct slice
shape_text(const struct structure *s, size_t line)
{
	return (struct slice){ s->text + s->lines[line].start,
		s->lines[line].end - s->lines[line].start };
}

static enum line_shape
shape_rule(const struct structure *s, size_t line)
{
	struct slice text = shape_text(s, line);
	size_t count;
	uint32_t only;

	if (!text.len || utf8_is_letter((unsigned char)text.data[0]) ||
		text.len > 400)
		return SHAPE_TEXT;
	only = shape_only_character(text, &count);
	if (!only || utf8_is_word(only) || count < 3)
		return SHAPE_TEXT;
	if (strchr("-=_~^", only < 0x80 ? (int)only : 'x') ||
		structure_is_dash(only) || (only >= 0x2500 && only < 0x2580))
		return count >= 3 && text.len == count &&
				       (only == '=' || only == '-' ||
					       only == '~' || only == '^')
			       ? SHAPE_RULE
			       : SHAPE_SEPARATOR;
	return count <= 20 ? SHAPE_SEPARATOR : SHAPE_RULE;
}

/* "211", "- 12 -", "[Page 3]", "xiv". */
static bool
shape_is_number(struct slice text)
{
	size_t at, figures = 0;

	if (text.len > 12)
		return false;
	for (at = 0; at < text.len; at++) {
		if (text.data[at] >= '0' && text.data[at] <= '9')
			figures++;
		else if (!strchr(" -[]", text.data[at]))
			return false;
	}
	return figures >= 1 && figures <= 4;
}

static bool
shape_has_letters(struct slice text)
{
	size_t at = 0, next;

	for (; at < text.len; at = next) {
		if (utf8_is_letter(utf8_at(text.data, text.len, at, &next)))
			return true;
	}
	return false;
}

/* Characters that drawings and code are made of. */
static bool
shape_is_drawing(struct slice text)
{
	size_t at, signs = 0, letters = 0;

	if (text.len > 200)
		return false;
	for (at = 0; at < text.len; at++) {
		unsigned char byte = (unsigned char)text.data[at];

		letters += byte > ' ';
		/* Letters are most of it, and cheap to pass over. */
		if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
			continue;
		signs += byte > ' ' && byte < 0x7f &&
			 strchr("+-|/\\=_<>{}#^~*", byte) != NULL;
	}
	return signs >= 3 && signs * 2 >= letters;
}

/* Figures, money and dashes: a row of numbers needs no wide gaps. */
static bool
shape_is_figures(struct slice text)
{
	size_t at = 0, end, words = 0, figures = 0;

	if (text.len > 160)
		return false;
	while (at < text.len) {
		end = at;
		while (end < text.len && text.data[end] != ' ')
			end++;
		if (end > at) {
			words++;
			figures += memchr("0123456789", text.data[at], 10) ||
				   (end - at > 1 &&
					   memchr("0123456789",
						   text.data[at + 1], 10));
		}
		at = end + 1;
	}
	return words >= 3 && figures * 3 >= words * 2;
}

static bool
shape_is_row(const struct structure *s, size_t line)
{
	struct slice text = shape_text(s, line);
	const struct line *l = &s->lines[line];
	size_t at, bars = 0;

	if (l->width > 200)
		return false;
	if (l->gaps >= 1)
		return true;
	for (at = 0; at < text.len; at++)
		bars += text.data[at] == '|';
	return bars >= 2 ||
	       (memmem(text.data, text.len, ".....", 5) &&
		       strchr("0123456789ivx", text.data[text.len - 1]));
}

/* The rest of a cell stands below it, far in from the margin. */
static bool
shape_continues_row(const struct structure *s, size_t line)
{
	return s->lines[line].indent >= s->lines[line - 1].indent + 6u ||
	       (s->lines[line].indent >= 6 && s->lines[line - 1].gaps == 0);
}

/*
 * Rows standing together: two with several columns each, or three at all.  A
 * rule between them, or a line without gaps between two rows, belongs.
 */
static void
shape_mark_tables(const struct structure *s, size_t first, size_t last,
	unsigned char *shapes)
{
	size_t at = first, end, rows, columns, figures;

	while (at < last) {
		rows = columns = figures = 0;
		for (end = at; end < last; end++) {
			bool row = shape_is_row(s, end);
			bool number =
				!row && shape_is_figures(shape_text(s, end));

			if (!row && !number &&
				shapes[end - first] != SHAPE_RULE &&
				!(rows && shape_continues_row(s, end)))
				break;
			rows += row;
			figures += number;
			columns += s->lines[end].gaps;
		}
		if (rows + figures >= 3 || (rows == 2 && columns >= 4))
			memset(shapes + (at - first), SHAPE_TABLE, end - at);
		at = end > at ? end : at + 1;
	}
}

/* A line of text between two rules of one kind, which hold it: a title. */
static bool
shape_is_title(const struct structure *s, size_t first, size_t end)
{
	const struct line *over = &s->lines[first], *under = over + 2;
	struct slice title = shape_text(s, first + 1);
	size_t count, below;

	if (end - first != 3 || shape_is_drawing(title) ||
		over[1].width > over->width || !shape_has_letters(title) ||
		abs((int)over->width - (int)under->width) > 2)
		return false;
	return shape_only_character(shape_text(s, first), &count) ==
		       shape_only_character(shape_text(s, first + 2), &below) &&
	       count == over->width && below == under->width;
}

static void
shape_mark_code(const struct structure *s, size_t first, size_t last,
	unsigned char *shapes)
{
	size_t at = first, end, drawn;

	while (at < last) {
		drawn = 0;
		for (end = at; end < last; end++) {
			bool draws = shape_is_drawing(shape_text(s, end));

			/* A line between drawn ones is part of the drawing. */
			if (!draws && !(end > at && end + 1 < last &&
					      shape_is_drawing(
						      shape_text(s, end + 1))))
				break;
			drawn += draws;
		}
		if (drawn >= 2 && end - at >= 3 && !shape_is_title(s, at, end))
			memset(shapes + (at - first), SHAPE_CODE, end - at);
		at = end > at ? end : at + 1;
	}
}

/* Would the first word of the next line have fitted on this one? */
static bool
shape_had_room(const struct line *line, unsigned edge)
{
	return line->indent + line->width + 1u + line[1].word <= edge;
}

static bool
shape_is_verse_line(const struct structure *s, size_t line)
{
	struct look look = structure_look(shape_text(s, line));

	return look.words >= 2 && look.smalls * 2 >= look.words &&
	       !look.numbers && !structure_is_date_line(shape_text(s, line));
}

/* "Most read": the lines below are titles. */
static bool
shape_heads_list(const struct structure *s, size_t line)
{
	struct slice text = shape_text(s, line);
	char *folded;
	bool heads;

	if (text.len > 60)
		return false;
	folded = fold_string(text.data, text.len);
	heads = structure_phrase_is(folded, PHRASE_RELATED) ||
		structure_phrase_is(folded, PHRASE_NAVIGATION);
	free(folded);
	return heads;
}

static void
shape_mark_verse(const struct structure *s, size_t first, size_t last,
	unsigned char *shapes)
{
	size_t at, count = last - first, room = 0, verse = 0, capital = 0;
	size_t stops = 0;
	unsigned edge = 0, limit = 62, widest = 0, next;
	uint32_t point;

	if (s->measure && s->measure * 4 / 5 < limit)
		limit = s->measure * 4 / 5;
	if (count < 3 || count > 400)
		return;
	for (at = first; at < last; at++) {
		next = s->lines[at].indent + s->lines[at].width;
		if (s->lines[at].width > limit ||
			shapes[at - first] != SHAPE_TEXT)
			return;
		edge = next > edge ? next : edge;
		if (s->lines[at].width > widest)
			widest = s->lines[at].width;
	}
	for (at = first; at < last; at++) {
		size_t behind;

		room += at + 1 < last && shape_had_room(&s->lines[at], edge);
		verse += shape_is_verse_line(s, at);
		stops += strchr(",;.:!?", s->text[s->lines[at].end - 1]) != 0;
		point = utf8_at(s->text, s->len, s->lines[at].start, &behind);
		capital += !utf8_is_lower(point);
	}
	if (verse * 4 < count * 3)
		return;
	/* Longer lines want more proof that nobody wrapped them. */
	if (widest > 45 ? (room * 3 < count - 1 || room < 2) &&
				  stops * 3 < count * 2
			: room < 1 && stops * 2 < count)
		return;
	if (widest > 45 && capital * 5 < count * 4 &&
		s->lines[first].indent == 0)
		return;
	if (shape_heads_list(s, first))
		return;
	if (structure_label(shape_text(s, first)).form != LABEL_NONE ||
		structure_label(shape_text(s, first + 1)).form != LABEL_NONE)
		return;
	memset(shapes, SHAPE_VERSE, count);
}

void
structure_find_shapes(const struct structure *s, size_t first, size_t last,
	unsigned char *shapes)
{
	size_t at;

	for (at = first; at < last; at++) {
		shapes[at - first] = (unsigned char)shape_rule(s, at);
		if (last - first == 1 && shape_is_number(shape_text(s, at)))
			shapes[at - first] = SHAPE_NUMBER;
	}
	shape_mark_tables(s, first, last, shapes);
	shape_mark_code(s, first, last, shapes);
	shape_mark_verse(s, first, last, shapes);
}
