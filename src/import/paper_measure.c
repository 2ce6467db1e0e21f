/*
 * The size and the face of the body: what most signs have.  All else is told
 * from the text by how it differs.
 */
#include "import/paper_inside.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* Sizes are counted in quarters of a point, up to a hundred points. */
#define MEASURE_SIZES 400

void
paper_box_add(struct paper_box *box, const struct paper_box *more)
{
	if (more->x1 < box->x1)
		box->x1 = more->x1;
	if (more->y1 < box->y1)
		box->y1 = more->y1;
	if (more->x2 > box->x2)
		box->x2 = more->x2;
	if (more->y2 > box->y2)
		box->y2 = more->y2;
}

/* How much of the lower of the two stands beside the other: 0 to 1. */
float
paper_box_overlap(const struct paper_box *a, const struct paper_box *b)
{
	float top = a->y1 > b->y1 ? a->y1 : b->y1;
	float bottom = a->y2 < b->y2 ? a->y2 : b->y2;
	float low = a->y2 - a->y1, other = b->y2 - b->y1;

	if (other < low)
		low = other;
	if (bottom <= top)
		return 0;
	return low > 0 ? (bottom - top) / low : 0;
}

struct slice
paper_run_text(const struct paper *paper, size_t run)
{
	const struct paper_run *r = &paper->runs[run];

	return (struct slice){ paper->text.data + r->text, r->len };
}

unsigned
paper_run_face(const struct paper *paper, size_t run)
{
	return paper->faces[paper->runs[run].font].flags;
}

struct paper_run *
paper_line_run(struct paper *paper, const struct paper_line *line, uint32_t i)
{
	return &paper->runs[paper->placed[line->placed + i]];
}

char *
paper_line_text(struct paper *paper, const struct paper_line *line)
{
	struct str text = { 0 };
	uint32_t i;

	for (i = 0; i < line->count; i++) {
		const struct paper_run *run = paper_line_run(paper, line, i);

		if (text.len && (run->flags & RUN_BLANK))
			str_add_char(&text, ' ');
		str_add_bytes(&text, paper->text.data + run->text, run->len);
	}
	return str_take(&text);
}

/* Hebrew, Arabic, Syriac and what else is written from the right. */
static bool
point_is_leftward(uint32_t point)
{
	return (point >= 0x590 && point <= 0x8ff) ||
	       (point >= 0xfb1d && point <= 0xfdff) ||
	       (point >= 0xfe70 && point <= 0xfeff);
}

static void
measure_direction(struct paper *paper)
{
	size_t at = 0, next, leftward = 0, letters = 0;
	uint32_t point;

	for (; at < paper->text.len; at = next) {
		point = utf8_at(paper->text.data, paper->text.len, at, &next);
		if (utf8_is_letter(point)) {
			letters++;
			leftward += point_is_leftward(point);
		}
	}
	paper->leftward = leftward * 2 > letters;
}

void
paper_measure(struct paper *paper)
{
	size_t weights[MEASURE_SIZES] = { 0 }, faces[8] = { 0 };
	size_t i, best = 0;

	for (i = 0; i < paper->run_count; i++) {
		const struct paper_run *run = &paper->runs[i];
		size_t size = (size_t)(run->size * 4 + .5f);

		if (size >= MEASURE_SIZES)
			size = MEASURE_SIZES - 1;
		weights[size] += run->len;
		faces[paper_run_face(paper, i) & 7] += run->len;
	}
	for (i = 1; i < MEASURE_SIZES; i++) {
		if (weights[i] > weights[best])
			best = i;
	}
	paper->body = best ? (float)best / 4 : 10;
	for (i = best = 0; i < 8; i++) {
		if (faces[i] > faces[best])
			best = i;
	}
	paper->face = (unsigned)best;
	measure_direction(paper);
}

char *
paper_core(const char *text)
{
	char *folded = fold_string(text, strlen(text));
	size_t at = 0, next, len = strlen(folded);
	struct str core = { 0 };
	uint32_t point;

	for (; at < len; at = next) {
		point = utf8_at(folded, len, at, &next);
		if (utf8_is_word(point))
			str_add_bytes(&core, folded + at, next - at);
	}
	free(folded);
	return str_take(&core);
}

/* -- heights -------------------------------------------------------------- */

/* The font of most of the text. */
static size_t
measure_font(const struct paper *paper)
{
	size_t *weights = memory_zero(paper->face_count + 1, sizeof *weights);
	size_t i, best = 0;

	for (i = 0; i < paper->run_count; i++)
		weights[paper->runs[i].font] += paper->runs[i].len;
	for (i = 1; i < paper->face_count; i++) {
		if (weights[i] > weights[best])
			best = i;
	}
	free(weights);
	return best;
}

/* Letters of two fonts on one line stand at one height; their boxes do not. */
static void
measure_drops(struct paper *paper)
{
	size_t body = measure_font(paper), i;
	size_t *counts = memory_zero(paper->face_count + 1, sizeof *counts);
	const struct paper_run *run, *last;

	for (i = 1; i < paper->placed_count; i++) {
		run = &paper->runs[paper->placed[i]];
		last = &paper->runs[paper->placed[i - 1]];
		if (last->font != body) {
			const struct paper_run *swap = run;

			run = last;
			last = swap;
		}
		if (last->font != body || run->font == body ||
			run->size > 1.1f * last->size ||
			run->size < .9f * last->size ||
			paper_box_overlap(&run->box, &last->box) < .7f)
			continue;
		paper->faces[run->font].drop +=
			(run->box.y2 - last->box.y2) / run->size;
		counts[run->font]++;
	}
	for (i = 0; i < paper->face_count; i++) {
		if (counts[i])
			paper->faces[i].drop /= (float)counts[i];
	}
	free(counts);
}

/* Three runs or more of dots, or one long one, before a number at the end. */
static bool
line_is_entry(struct paper *paper, const struct paper_line *line)
{
	struct slice text;
	uint32_t i, dots = 0;

	text = paper_run_text(
		paper, paper->placed[line->placed + line->count - 1]);
	if (line->count < 3 || !text.len || text.len > 8 ||
		!(strchr("0123456789ivxlc", text.data[0])))
		return false;
	for (i = line->count - 1; i-- > 1;) {
		text = paper_run_text(paper, paper->placed[line->placed + i]);
		if (strspn(text.data, ".") < text.len)
			break;
		dots += text.len > 3 ? 3 : 1;
	}
	return dots >= 3;
}

void
paper_measure_lines(struct paper *paper)
{
	struct paper_line *line;
	uint32_t i;

	measure_drops(paper);
	for (line = paper->lines; line < paper->lines + paper->line_count;
		line++) {
		line->base = line->box.y2;
		for (i = 0; i < line->count; i++) {
			const struct paper_run *run =
				paper_line_run(paper, line, i);

			if (run->box.y2 == line->box.y2)
				line->base =
					run->box.y2 -
					run->size *
						paper->faces[run->font].drop;
		}
		if (line_is_entry(paper, line))
			line->flags |= LINE_ENTRY;
	}
}
