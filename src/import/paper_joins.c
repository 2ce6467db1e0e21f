/*
 * Paragraphs that go on in the next column or on the next page.  The end of a
 * column is the end of a paragraph only if it looks like one: the last line
 * ends a sentence, or ends early, or the next one is set in.
 */
#include "import/paper_inside.h"

#include <math.h>

#include "lectern/base/utf8.h"

/* Parts that stand between two pages and are of neither's text. */
#define JOIN_OVER 6

static bool
part_is_text(const struct paper_part *part)
{
	return part->count && (part->kind == BLOCK_PARAGRAPH ||
				      part->kind == BLOCK_LIST_ITEM ||
				      part->kind == BLOCK_QUOTATION);
}

static uint32_t
line_point(struct paper *paper, const struct paper_line *line, bool last)
{
	uint32_t i = last ? line->count : 0, point = 0;
	struct slice text;
	size_t other;

	if (!last) {
		text = paper_run_text(paper, paper->placed[line->placed]);
		return utf8_at(text.data, text.len, 0, &other);
	}
	while (i-- && !point) {
		if (paper_line_run(paper, line, i)->flags & RUN_RAISED)
			continue;
		text = paper_run_text(paper, paper->placed[line->placed + i]);
		point = utf8_before(text.data, text.len, &other);
		/* What closes a quotation stands behind the full stop. */
		while (other &&
			(point == '"' || point == ')' || point == 0x201d ||
				point == 0x2019 || point == 0xbb))
			point = utf8_before(text.data, other, &other);
	}
	return point;
}

/* Do paragraphs begin set in?  Then one at the edge goes on with another. */
static bool
joins_by_indent(const struct paper *paper)
{
	size_t in = 0, out = 0, i;

	for (i = 1; i < paper->part_count; i++) {
		const struct paper_part *part = &paper->parts[i];

		if (part->kind != BLOCK_PARAGRAPH ||
			part[-1].kind != BLOCK_PARAGRAPH ||
			paper->lines[part->line].column !=
				paper->lines[part[-1].line].column)
			continue;
		in += part->indented;
		out += !part->indented;
	}
	return in > out;
}

static bool
parts_join(struct paper *paper, const struct paper_part *one,
	const struct paper_part *two, bool by_indent)
{
	const struct paper_line *above =
		&paper->lines[one->line + one->count - 1];
	const struct paper_line *line = &paper->lines[two->line];
	const struct paper_column *column = &paper->columns[above->column];
	uint32_t last = line_point(paper, above, true);
	uint32_t first = line_point(paper, line, false);
	bool small = utf8_is_lower(first);
	bool ends = last == '.' || last == '?' || last == '!' || last == ':';

	if (fabsf(above->size - line->size) > .07f * above->size ||
		two->kind == BLOCK_LIST_ITEM)
		return false;
	if (last == '-' || last == 0xad || last == 0x2010)
		return utf8_is_letter(first);
	if (!ends)
		return small ||
		       (!two->indented &&
			       above->box.x2 > column->right - 2 * above->size);
	return !two->indented && by_indent &&
	       above->box.x2 > column->right - above->size;
}

/* The part that may go on with this one: the first text of the next column. */
static uint32_t
part_next(const struct paper *paper, uint32_t index)
{
	const struct paper_part *part = &paper->parts[index];
	uint32_t i, column;

	column = paper->lines[part->line].column;
	for (i = index + 1; i < paper->part_count && i <= index + JOIN_OVER;
		i++) {
		const struct paper_part *next = &paper->parts[i];
		const struct paper_column *other;

		if (!next->count)
			continue;
		other = &paper->columns[paper->lines[next->line].column];
		if (next->page > part->page + 1 || next->kind == BLOCK_HEADING)
			break;
		if (!part_is_text(next) || other->aside)
			continue;
		return paper->lines[next->line].column == column ? DOC_NONE : i;
	}
	return DOC_NONE;
}

void
paper_find_joins(struct paper *paper)
{
	bool by_indent = joins_by_indent(paper);
	uint32_t i, next;

	for (i = 0; i < paper->part_count; i++) {
		struct paper_part *part = &paper->parts[i];

		if (!part_is_text(part) ||
			paper->columns[paper->lines[part->line].column].aside)
			continue;
		next = part_next(paper, i);
		if (next == DOC_NONE || paper->parts[next].joined ||
			!parts_join(
				paper, part, &paper->parts[next], by_indent))
			continue;
		part->join = next;
		paper->parts[next].joined = true;
	}
}
