/*
 * Lines become parts: a part ends where the next line stands farther off, in
 * from the left, in another type, or where the line before had room left for
 * the word that begins the next one.
 */
#include "import/paper_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* Distances between lines are counted in twentieths of their size. */
#define PART_LEADINGS 80

struct parter {
	struct paper *paper;
	const struct paper_column *column;
	const struct paper_line **lines; /* those that are no notes */
	size_t count;
	float left;    /* where lines begin that are not set in */
	float leading; /* of most lines, in points */
	bool hanging;  /* first lines stand out instead of in */
	float item;    /* where the text of the last item of a list begins */
};

/* -- what a line is like -------------------------------------------------- */

static float
line_leading(const struct paper_line *above, const struct paper_line *line)
{
	return line->base - above->base;
}

static bool
line_is_alike(const struct paper_line *a, const struct paper_line *b)
{
	return fabsf(a->size - b->size) < .07f * a->size &&
	       (a->flags & (LINE_BOLD | LINE_MONO)) ==
		       (b->flags & (LINE_BOLD | LINE_MONO));
}

/* Set as the text is, not as headings and programs are. */
static bool
line_is_body(const struct paper *paper, const struct paper_line *line)
{
	return fabsf(line->size - paper->body) < .07f * paper->body &&
	       (line->flags & (LINE_BOLD | LINE_MONO)) ==
		       (paper->face & (PAPER_BOLD | PAPER_MONO));
}

static bool
line_is_in(const struct parter *parter, const struct paper_line *line)
{
	return line->box.x1 > parter->left + .7f * line->size;
}

static struct slice
line_word(struct paper *paper, const struct paper_line *line, uint32_t i)
{
	return paper_run_text(paper, paper->placed[line->placed + i]);
}

/* The width of the first word of the line. */
static float
line_first_width(struct paper *paper, const struct paper_line *line)
{
	const struct paper_run *run, *first = paper_line_run(paper, line, 0);
	float end = first->box.x2;
	uint32_t i;

	for (i = 1; i < line->count; i++) {
		run = paper_line_run(paper, line, i);
		if (run->flags & RUN_BLANK)
			break;
		end = run->box.x2;
	}
	return end - first->box.x1;
}

/* Had the line above room for the first word of this one? */
static bool
line_was_ended(const struct parter *parter, const struct paper_line *above,
	const struct paper_line *line)
{
	float room = parter->column->right - above->box.x2;

	return line_first_width(parter->paper, line) + .8f * line->size < room;
}

static uint32_t
line_last_point(struct paper *paper, const struct paper_line *line)
{
	uint32_t i = line->count, point = 0;
	struct slice text;
	size_t start;

	while (i--) {
		const struct paper_run *run = paper_line_run(paper, line, i);

		if (run->flags & RUN_RAISED)
			continue;
		text = line_word(paper, line, i);
		start = text.len;
		do
			point = utf8_before(text.data, start, &start);
		while (start &&
			(strchr("\"')]", (int)(point & 0x7f)) && point < 0x7f));
		if (point == 0x201d || point == 0x2019 || point == 0xbb)
			point = utf8_before(text.data, start, &start);
		break;
	}
	return point;
}

static bool
line_ends_sentence(struct paper *paper, const struct paper_line *line)
{
	uint32_t point = line_last_point(paper, line);

	return point == '.' || point == '?' || point == '!' || point == ':' ||
	       point == 0x2026 || point == 0x3002 || point == 0x61f;
}

static uint32_t
line_first_point(struct paper *paper, const struct paper_line *line)
{
	struct slice text = line_word(paper, line, 0);
	size_t next;

	return utf8_at(text.data, text.len, 0, &next);
}

/* -- labels of lists ------------------------------------------------------ */

static bool
point_is_bullet(uint32_t point)
{
	return point == 0x2022 || point == 0x25cf || point == 0x25cb ||
	       point == 0x25a0 || point == 0x25aa || point == 0x2013 ||
	       point == 0x2014 || point == 0x2212 || point == 0x25e6 ||
	       point == 0x2023 || point == 0xb7 || point == 0x2219 ||
	       point == 0x27a2 || point == 0x2756 || point == '-' ||
	       point == '*' || point == 0x25ba;
}

/* "(a)", "a)", "12.", "iv." */
static bool
text_is_number(struct slice text)
{
	size_t from = 0, to, digits = 0, letters = 0;

	if (text.len && text.data[0] == '(')
		from = 1;
	for (to = from; to < text.len; to++) {
		char byte = text.data[to];

		if (byte >= '0' && byte <= '9')
			digits++;
		else if (byte >= 'a' && byte <= 'z')
			letters++;
		else
			break;
	}
	if (to + 1 != text.len || !strchr(".)", text.data[to]) ||
		(from && text.data[to] == '.'))
		return false;
	return (digits && digits <= 3 && !letters) ||
	       (letters == 1 && !digits) ||
	       (letters && letters <= 4 && !digits &&
		       strspn(text.data + from, "ivx") >= letters);
}

/* The number that a label of figures stands for, or 0. */
static unsigned
text_number(struct slice text)
{
	uint32_t number;
	size_t digits;

	text = slice_part(text, slice_starts(text, "("), text.len);
	digits = slice_digits(text, &number);
	return digits + 1 == text.len ? number : 0;
}

enum label_kind { LABEL_NONE, LABEL_BULLET, LABEL_NUMBER };

static enum label_kind
line_label(struct paper *paper, const struct paper_line *line)
{
	struct slice text = line_word(paper, line, 0);
	size_t next;
	uint32_t point;

	if (line->count < 2 ||
		!(paper_line_run(paper, line, 1)->flags & RUN_BLANK)) {
		/* One font may hold the bullet and the word. */
		return LABEL_NONE;
	}
	point = utf8_at(text.data, text.len, 0, &next);
	if (next == text.len && point_is_bullet(point))
		return LABEL_BULLET;
	return text_is_number(text) ? LABEL_NUMBER : LABEL_NONE;
}

/* The first item may not be set in, as first paragraphs are not; in sizes. */
#define LABEL_STEP 2.5f

/* Does the second line have the label that follows that of the first? */
static bool
line_counts_on(struct paper *paper, const struct paper_line *first,
	const struct paper_line *line)
{
	unsigned number;

	if (line_label(paper, first) != LABEL_NUMBER ||
		line_label(paper, line) != LABEL_NUMBER)
		return false;
	number = text_number(line_word(paper, first, 0));
	return number && text_number(line_word(paper, line, 0)) == number + 1 &&
	       fabsf(paper_line_run(paper, first, 1)->box.x1 -
		       paper_line_run(paper, line, 1)->box.x1) <
		       LABEL_STEP * line->size;
}

/* -- the column ----------------------------------------------------------- */

static void
parter_measure_leading(struct parter *parter)
{
	size_t counts[PART_LEADINGS] = { 0 }, i, best = 0, total = 0;
	float size = 0, leading;

	for (i = 1; i < parter->count; i++) {
		const struct paper_line *line = parter->lines[i];

		leading = line_leading(line - 1, line) / line->size;
		if (parter->lines[i - 1] + 1 != line || leading <= 0 ||
			!line_is_alike(line - 1, line) ||
			leading * 20 >= PART_LEADINGS)
			continue;
		counts[(size_t)(leading * 20)]++;
		size = line->size;
		total++;
	}
	for (i = 1; i < PART_LEADINGS; i++) {
		if (counts[i] > counts[best])
			best = i;
	}
	parter->leading = total >= 3 && counts[best] * 3 >= total
				  ? ((float)best + .99f) / 20
				  : parter->paper->leading;
	(void)size;
}

/* Where at least some lines begin; a line that sticks out is no edge. */
static void
parter_measure_left(struct parter *parter)
{
	const struct paper_line *const *lines = parter->lines;
	float left = 1e9f, at;
	size_t i, k, near, need, body = 0;

	for (i = 0; i < parter->count; i++)
		body += line_is_body(parter->paper, lines[i]);
	need = (body ? body : parter->count) / 12 + 1;
	for (i = 0; i < parter->count && i < 200; i++) {
		at = lines[i]->box.x1;
		if (at >= left ||
			(body && !line_is_body(parter->paper, lines[i])))
			continue;
		for (k = near = 0; k < parter->count; k++)
			near += fabsf(lines[k]->box.x1 - at) < 3 &&
				(!body ||
					line_is_body(parter->paper, lines[k]));
		if (near >= need)
			left = at;
	}
	parter->left = left;
}

/*
 * Do first lines stand out?  Then lines set in follow each other and those
 * that are not stand alone.
 */
static void
parter_measure_hanging(struct parter *parter)
{
	size_t i, in = 0, out = 0, both_in = 0, both_out = 0, small = 0;

	for (i = 1; i < parter->count; i++) {
		bool before = line_is_in(parter, parter->lines[i - 1]);
		bool here = line_is_in(parter, parter->lines[i]);

		in += here;
		out += !here;
		both_in += before && here;
		both_out += !before && !here;
		small += here && !before &&
			 utf8_is_lower(line_first_point(
				 parter->paper, parter->lines[i]));
	}
	parter->hanging = in >= 3 && out >= 2 && both_out * 5 < parter->count &&
			  (both_in > both_out || small * 2 > in);
}

/* -- where parts begin ---------------------------------------------------- */

/* The text of an item goes on below its first word, not below its label. */
static bool
parter_is_in_item(const struct parter *parter, size_t first, size_t i)
{
	struct paper *paper = parter->paper;
	const struct paper_line *line = parter->lines[first];

	return line_label(paper, line) != LABEL_NONE &&
	       fabsf(paper_line_run(paper, line, 1)->box.x1 -
		       parter->lines[i]->box.x1) < .8f * line->size;
}

static bool
parter_indent_begins(const struct parter *parter, size_t first, size_t i)
{
	const struct paper_line *above = parter->lines[i - 1];
	const struct paper_line *line = parter->lines[i];
	float step = line->box.x1 - above->box.x1;

	if (parter_is_in_item(parter, first, i))
		return false;
	if (parter->hanging)
		return !line_is_in(parter, line) &&
		       (line_is_in(parter, above) ||
			       line_was_ended(parter, above, line));
	if (step > .7f * line->size && step < 8 * line->size)
		return true;
	/* Out again: the end of what was set in, unless it was a first line. */
	return step < -.7f * line->size && i - first > 1 &&
	       fabsf(parter->lines[i - 2]->box.x1 - above->box.x1) <
		       .5f * line->size &&
	       line_is_in(parter, above);
}

/* Does the line end the part that began with the first one? */
static bool
parter_begins(const struct parter *parter, size_t first, size_t i)
{
	struct paper *paper = parter->paper;
	const struct paper_line *above = parter->lines[i - 1];
	const struct paper_line *line = parter->lines[i];
	float leading = line_leading(above, line);

	if (above + 1 != line || !line_is_alike(above, line))
		return true;
	if (leading > 1.3f * parter->leading * line->size ||
		leading < -.5f * line->size)
		return true;
	if (line->flags & LINE_MONO && !(paper->face & PAPER_MONO))
		return false;
	if ((above->flags | line->flags) & LINE_ENTRY)
		return above->flags & LINE_ENTRY;
	if ((above->flags ^ line->flags) & LINE_CELLS)
		return true;
	if (line->flags & LINE_CELLS)
		return false;
	if (line_label(paper, line) == LABEL_BULLET)
		return true;
	if (line_label(paper, line) == LABEL_NUMBER &&
		(line_was_ended(parter, above, line) ||
			line_counts_on(paper, parter->lines[first], line)))
		return true;
	if (line->flags & LINE_BOLD)
		return false;
	if (parter_indent_begins(parter, first, i))
		return true;
	return line_was_ended(parter, above, line) &&
	       (line_ends_sentence(paper, above) ||
		       !utf8_is_lower(line_first_point(paper, line)));
}

/* -- what parts are ------------------------------------------------------- */

/* Lines that each had room left: their ends are meant. */
static bool
part_is_broken(const struct parter *parter, const struct paper_part *part)
{
	const struct paper_line *line = parter->paper->lines + part->line;
	size_t i, ended = 0;

	for (i = 1; i < part->count; i++)
		ended += line_was_ended(parter, &line[i - 1], &line[i]);
	return part->count >= 3 && ended * 4 >= (part->count - 1) * 3;
}

/* Set in from the left, and shorter than the column on the right. */
static bool
part_is_quotation(const struct parter *parter, const struct paper_part *part)
{
	const struct paper_line *line = parter->paper->lines + part->line;
	float right = line->box.x2, size = line->size;
	size_t i;

	if (part->count < 2 || parter->hanging ||
		fabsf(line->box.x1 - parter->item) < .8f * size)
		return false;
	for (i = 0; i < part->count; i++) {
		if (line[i].box.x1 < parter->left + 1.1f * size)
			return false;
		if (line[i].box.x2 > right)
			right = line[i].box.x2;
	}
	return right < parter->column->right - .8f * size ||
	       size < .97f * parter->paper->body || part->count >= 3;
}

static enum block_kind
part_kind(const struct parter *parter, const struct paper_part *part)
{
	struct paper *paper = parter->paper;
	const struct paper_line *line = paper->lines + part->line;
	enum label_kind label = line_label(paper, line);

	if (line->flags & LINE_MONO && !(paper->face & PAPER_MONO))
		return BLOCK_CODE;
	if (paper_is_caption(paper, line))
		return BLOCK_CAPTION;
	if (line[part->count - 1].flags & LINE_ENTRY)
		return BLOCK_LIST_ITEM;
	if (line->flags & LINE_CELLS && part->count >= 2)
		return BLOCK_TABLE;
	if (label == LABEL_BULLET ||
		(label == LABEL_NUMBER &&
			((part->count > 1 &&
				 line[1].box.x1 >
					 line->box.x1 + .5f * line->size) ||
				line_is_in(parter, line))))
		return BLOCK_LIST_ITEM;
	if (part_is_broken(parter, part))
		return BLOCK_VERSE;
	if (part_is_quotation(parter, part))
		return BLOCK_QUOTATION;
	return BLOCK_PARAGRAPH;
}

static void
parter_add(struct parter *parter, size_t first, size_t end)
{
	struct paper *paper = parter->paper;
	const struct paper_line *line = parter->lines[first];
	struct paper_part *part;

	paper->parts = memory_grow(paper->parts, paper->part_count,
		&paper->part_cap, sizeof *paper->parts);
	part = &paper->parts[paper->part_count++];
	memset(part, 0, sizeof *part);
	part->line = (uint32_t)(line - paper->lines);
	part->count = (uint32_t)(end - first);
	part->page = line->page;
	part->join = DOC_NONE;
	part->indented = line_is_in(parter, line);
	part->kind = part_kind(parter, part);
	part->level = part->kind == BLOCK_LIST_ITEM;
	if (part->kind == BLOCK_LIST_ITEM && line->count > 1)
		parter->item = paper_line_run(paper, line, 1)->box.x1;
}

static void
parts_of_column(struct paper *paper, const struct paper_column *column)
{
	struct parter parter = { .paper = paper, .column = column };
	size_t i, first = 0;

	parter.lines = memory_new((column->count + 1) * sizeof *parter.lines);
	for (i = 0; i < column->count; i++) {
		const struct paper_line *line = &paper->lines[column->line + i];

		if (!(line->flags & LINE_FOOT))
			parter.lines[parter.count++] = line;
	}
	parter_measure_leading(&parter);
	parter_measure_left(&parter);
	parter_measure_hanging(&parter);
	for (i = 1; i <= parter.count; i++) {
		if (i < parter.count && !parter_begins(&parter, first, i))
			continue;
		parter_add(&parter, first, i);
		first = i;
	}
	free(parter.lines);
}

/* Paragraphs that are numbered one after the other are a list. */
static void
parts_find_lists(struct paper *paper)
{
	struct paper_part *part, *next;
	size_t i;

	for (i = 0; i + 1 < paper->part_count; i++) {
		part = &paper->parts[i];
		next = part + 1;
		if ((part->kind != BLOCK_PARAGRAPH &&
			    part->kind != BLOCK_LIST_ITEM) ||
			(next->kind != BLOCK_PARAGRAPH &&
				next->kind != BLOCK_LIST_ITEM) ||
			paper->lines[part->line].flags & LINE_BOLD ||
			!line_counts_on(paper, &paper->lines[part->line],
				&paper->lines[next->line]))
			continue;
		part->kind = next->kind = BLOCK_LIST_ITEM;
		part->level = next->level = 1;
	}
}

/* How far apart lines of the body stand, in sizes. */
static void
parts_measure_leading(struct paper *paper)
{
	size_t counts[PART_LEADINGS] = { 0 }, i, best = 24;
	float leading;

	for (i = 1; i < paper->line_count; i++) {
		const struct paper_line *line = &paper->lines[i];

		leading = line_leading(line - 1, line) / line->size;
		if (line[-1].column == line->column && leading > 0 &&
			leading * 20 < PART_LEADINGS &&
			line_is_alike(line - 1, line))
			counts[(size_t)(leading * 20)]++;
	}
	for (i = 1; i < PART_LEADINGS; i++) {
		if (counts[i] > counts[best])
			best = i;
	}
	paper->leading = ((float)best + .99f) / 20;
}

void
paper_find_parts(struct paper *paper)
{
	size_t i;

	parts_measure_leading(paper);
	for (i = 0; i < paper->column_count; i++) {
		if (paper->columns[i].count)
			parts_of_column(paper, &paper->columns[i]);
	}
	parts_find_lists(paper);
}
