/*
 * Lines and the measure they were wrapped at.
 *
 * A text whose lines a person or program broke at a width shows it: nearly
 * every line that is followed by another ends shortly before that width.  A
 * text with a paragraph on each line shows no such edge.
 */
#include "structure/structure.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

#define LINES_WIDEST 200 /* nobody wraps beyond */
#define LINES_RAGGED 4   /* columns that a full line may leave free */

/* Characters in well-formed UTF-8: bytes that continue none. */
static size_t
line_characters(const char *text, size_t len)
{
	size_t at, count = 0;

	for (at = 0; at < len; at++)
		count += (text[at] & 0xc0) != 0x80;
	return count;
}

static uint16_t
line_clip(size_t value)
{
	return value < UINT16_MAX ? (uint16_t)value : UINT16_MAX;
}

/* Bytes of the blank at text[at], 0 if there is none.  U+00A0 is one. */
static size_t
line_blank(const char *text, size_t at, size_t end)
{
	if (text[at] == ' ' || text[at] == '\t' || text[at] == '\f')
		return 1;
	return at + 1 < end && text[at] == '\xc2' && text[at + 1] == '\xa0' ? 2
									    : 0;
}

static void
line_skip_indent(struct line *line, const char *text)
{
	size_t blank, indent = 0;

	while (line->start < line->end) {
		blank = line_blank(text, line->start, line->end);
		if (!blank)
			break;
		if (text[line->start] == '\f') {
			line->feed = true;
			indent = 0;
		} else {
			indent = text[line->start] == '\t' ? (indent | 7) + 1
							   : indent + 1;
		}
		line->start += (uint32_t)blank;
	}
	line->indent = line_clip(indent);
}

static void
line_trim_end(struct line *line, const char *text)
{
	while (line->end > line->start) {
		char last = text[line->end - 1];

		if (last == ' ' || last == '\t' || last == '\f')
			line->end--;
		else if (line->end - line->start >= 2 && last == '\xa0' &&
			 text[line->end - 2] == '\xc2')
			line->end -= 2;
		else
			break;
	}
}

/*
 * Runs of blanks that set columns apart: a tab, or two blanks and more.  Two
 * blanks behind a full stop are a typist's habit and align nothing.
 */
static uint8_t
line_gaps(const char *text, const struct line *line)
{
	uint32_t at = line->start, from;
	unsigned gaps = 0;
	bool tab;

	while (at < line->end && gaps < UINT8_MAX) {
		const char *blank = memchr(text + at, ' ', line->end - at);
		const char *tabs = memchr(text + at, '\t', line->end - at);

		if (!blank || (tabs && tabs < blank))
			blank = tabs;
		if (!blank)
			break;
		from = at = (uint32_t)(blank - text);
		tab = false;
		while (at < line->end && (text[at] == ' ' || text[at] == '\t'))
			tab |= text[at++] == '\t';
		if (tab || at - from > 2 ||
			(at - from == 2 && !strchr(".?!:\"')", text[from - 1])))
			gaps++;
	}
	return (uint8_t)gaps;
}

static void
line_measure_up(struct line *line, const char *text)
{
	uint32_t len = line->end - line->start;
	const char *space = memchr(text + line->start, ' ', len);

	line->width = line_clip(line_characters(text + line->start, len));
	line->word =
		line_clip(space ? line_characters(text + line->start,
					  (size_t)(space - text) - line->start)
				: line->width);
	if (line->width <= LINES_WIDEST)
		line->gaps = line_gaps(text, line);
}

void
structure_find_lines(struct structure *s)
{
	const char *newline;
	uint32_t at = 0, end;
	size_t cap = 0;
	struct line *line;

	while (at < s->len) {
		newline = memchr(s->text + at, '\n', s->len - at);
		end = newline ? (uint32_t)(newline - s->text) : s->len;
		s->lines = memory_grow(
			s->lines, s->line_count, &cap, sizeof *s->lines);
		line = &s->lines[s->line_count++];
		*line = (struct line){ .start = at, .end = end };
		line_skip_indent(line, s->text);
		line_trim_end(line, s->text);
		if (line->start < line->end)
			line_measure_up(line, s->text);
		at = end + 1;
	}
}

/* Where the lines that another follows end, counted by column. */
static size_t
line_histogram(const struct structure *s, uint32_t counts[LINES_WIDEST + 1])
{
	const struct line *line;
	size_t i, edge, beyond = 0;

	for (i = 0; i + 1 < s->line_count; i++) {
		line = &s->lines[i];
		if (line->start == line->end || line[1].start == line[1].end)
			continue;
		edge = (size_t)line->indent + line->width;
		if (edge <= LINES_WIDEST)
			counts[edge]++;
		else
			beyond++;
	}
	return beyond;
}

/* Lines that had no room for the first word of the next. */
static size_t
line_count_full(const struct structure *s, unsigned edge)
{
	const struct line *line;
	size_t i, full = 0;

	for (i = 0; i + 1 < s->line_count; i++) {
		line = &s->lines[i];
		if (line->start == line->end || line[1].start == line[1].end)
			continue;
		full += line->indent + line->width + 1u + line[1].word +
					LINES_RAGGED >
				edge &&
			line->indent + line->width <= LINES_WIDEST;
	}
	return full;
}

void
structure_find_measure(struct structure *s)
{
	uint32_t counts[LINES_WIDEST + 1] = { 0 };
	size_t beyond = line_histogram(s, counts), total = 0, full, above;
	unsigned edge, i;

	for (i = 0; i <= LINES_WIDEST; i++)
		total += counts[i];
	if (total < 3 || beyond > total)
		return;
	/* A few lines stick out: one in fifty does not move the edge. */
	for (edge = LINES_WIDEST, above = 0; edge; edge--) {
		above += counts[edge];
		if (above * 50 > total)
			break;
	}
	full = line_count_full(s, edge);
	/* The lines of a narrow column could be verse; they must be many. */
	if (edge >= 50 ? full * 2 >= total
		       : edge >= 28 && total >= 20 && full * 7 >= total * 6)
		s->measure = edge;
}
