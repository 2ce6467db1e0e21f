/*
 * Reading order.  A page is cut along the white that runs down between its
 * columns: what stands above that white comes first, then the columns from the
 * left, then what stands below; each of these is cut again.
 *
 * White also runs down between the columns of a table.  A column of text is
 * told by being full: its lines fill its width, those of a table do not.
 */
#include "import/paper_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

/* The narrowest white between columns, in sizes of the body. */
#define CUT_WHITE .8f

/* Pages with more pieces than this are no text; cuts within cuts. */
#define CUT_PIECES 3000
#define CUT_DEPTH 12

struct cutter {
	struct paper *paper;
	uint32_t page;
};

/* White between x1 and x2, from top to bottom. */
struct cut_white {
	float x1, x2, top, bottom;
	bool aside;      /* one side is the margin */
	bool text_right; /* ... the left one */
	float score;
};

/* What stands on one side of the white. */
struct cut_side {
	struct paper_box box;
	size_t pieces;
	size_t rows;
	size_t flush; /* rows that begin at its left edge */
	float filled; /* of the rows, all widths together */
	float size;   /* the largest */
	size_t figures;
};

static const struct paper_piece *
cut_piece(const struct cutter *cutter, const uint32_t *set, size_t i)
{
	return &cutter->paper->pieces[set[i]];
}

static float
cut_middle(const struct paper_piece *piece)
{
	return (piece->box.y1 + piece->box.y2) / 2;
}

/* -- judging white -------------------------------------------------------- */

static bool
piece_is_figures(const struct cutter *cutter, const struct paper_piece *piece)
{
	struct slice text = paper_run_text(cutter->paper, piece->run);
	size_t i, digits = 0;

	for (i = 0; i < text.len; i++)
		digits += text.data[i] >= '0' && text.data[i] <= '9';
	return digits * 2 > text.len;
}

/* Pieces come from above; those of one row follow each other. */
static void
side_add(const struct cutter *cutter, struct cut_side *side,
	const struct paper_piece *piece, float *row)
{
	if (!side->pieces++)
		side->box = piece->box;
	if (!side->rows || cut_middle(piece) > *row + .4f * piece->size) {
		side->rows++;
		*row = cut_middle(piece);
	}
	paper_box_add(&side->box, &piece->box);
	side->filled += piece->box.x2 - piece->box.x1;
	side->figures += piece_is_figures(cutter, piece);
	if (piece->size > side->size)
		side->size = piece->size;
}

static void
white_sides(const struct cutter *cutter, const uint32_t *set, size_t count,
	const struct cut_white *white, struct cut_side sides[2])
{
	float rows[2] = { 0, 0 }, middle;
	size_t i;

	memset(sides, 0, 2 * sizeof *sides);
	for (i = 0; i < count; i++) {
		const struct paper_piece *piece = cut_piece(cutter, set, i);
		unsigned right = piece->box.x1 >= white->x2 - .5f;

		middle = cut_middle(piece);
		if (middle > white->top && middle < white->bottom)
			side_add(cutter, &sides[right], piece, &rows[right]);
	}
	for (i = 0; i < count; i++) {
		const struct paper_piece *piece = cut_piece(cutter, set, i);
		struct cut_side *side =
			&sides[piece->box.x1 >= white->x2 - .5f];

		middle = cut_middle(piece);
		if (middle > white->top && middle < white->bottom &&
			piece->box.x1 < side->box.x1 + .2f * piece->size)
			side->flush++;
	}
}

static float
side_width(const struct cut_side *side)
{
	return side->box.x2 - side->box.x1;
}

/* How full its rows are: 0 to 1. */
static float
side_fill(const struct cut_side *side)
{
	float room = side_width(side) * (float)side->rows;

	return room > 0 ? side->filled / room : 0;
}

static bool
side_is_text(const struct cutter *cutter, const struct cut_side *side)
{
	return side->rows >= 3 && side_width(side) >= 8 * cutter->paper->body &&
	       side_fill(side) >= .6f && side->figures * 3 < side->pieces;
}

/* The end of a text may be a short column beside a full one. */
static bool
side_is_rest(const struct cut_side *side, const struct cut_side *full)
{
	return side->rows >= 1 && full->rows >= 6 &&
	       side_width(side) <= 1.1f * side_width(full) &&
	       side_width(side) >= .6f * side_width(full) &&
	       side_fill(side) >= .55f && side->figures * 3 < side->pieces;
}

/* Two lists of short entries side by side, as in an index of names. */
static bool
sides_are_lists(const struct cutter *cutter, const struct cut_side sides[2])
{
	float left = side_width(&sides[0]), right = side_width(&sides[1]);

	return sides[0].rows >= 12 && sides[1].rows >= 8 &&
	       left >= 7 * cutter->paper->body &&
	       right >= 7 * cutter->paper->body && left < 1.4f * right &&
	       right < 1.4f * left && side_fill(&sides[0]) > .35f &&
	       side_fill(&sides[1]) > .35f &&
	       sides[0].figures * 4 < sides[0].pieces &&
	       sides[1].figures * 4 < sides[1].pieces &&
	       sides[0].flush * 3 > sides[0].rows &&
	       sides[1].flush * 3 > sides[1].rows;
}

/* Notes in the margin: narrow, few beside a full column. */
static bool
sides_are_aside(const struct cutter *cutter, const struct cut_side *text,
	const struct cut_side *margin)
{
	return side_is_text(cutter, text) && text->rows >= 6 &&
	       side_fill(text) >= .75f &&
	       side_width(text) >= 2.2f * side_width(margin) &&
	       margin->rows * 2 <= text->rows &&
	       margin->size <= text->size * 1.05f;
}

static bool
white_judge(const struct cutter *cutter, const uint32_t *set, size_t count,
	struct cut_white *white)
{
	struct cut_side sides[2];
	float low, high;

	white_sides(cutter, set, count, white, sides);
	if (!sides[0].rows || !sides[1].rows)
		return false;
	low = fmaxf(sides[0].box.y1, sides[1].box.y1);
	high = fminf(sides[0].box.y2, sides[1].box.y2);
	white->x1 = sides[0].box.x2;
	white->x2 = sides[1].box.x1;
	white->aside = false;
	if ((side_is_text(cutter, &sides[0]) &&
		    side_is_text(cutter, &sides[1])) ||
		sides_are_lists(cutter, sides) ||
		(side_is_text(cutter, &sides[0]) &&
			side_is_rest(&sides[1], &sides[0]))) {
		white->score = high - low;
	} else if (sides_are_aside(cutter, &sides[0], &sides[1]) ||
		   sides_are_aside(cutter, &sides[1], &sides[0])) {
		white->aside = true;
		white->text_right =
			side_width(&sides[1]) > side_width(&sides[0]);
		white->score = (high - low) / 4;
	} else {
		return false;
	}
	return true;
}

/* -- finding it ----------------------------------------------------------- */

/*
 * The white beside a piece, to its right or to its left, as far up and down as
 * it goes; false if nothing stands on the other side of it.
 */
static bool
white_beside(const struct cutter *cutter, const uint32_t *set, size_t count,
	size_t from, bool left, struct cut_white *white)
{
	const struct paper_piece *start = cut_piece(cutter, set, from);
	float need = CUT_WHITE * cutter->paper->body;
	bool beside = false;
	size_t i;

	white->x1 = left ? start->box.x1 - .5f - need : start->box.x2 + .5f;
	white->x2 = white->x1 + need;
	white->top = -1e9f;
	white->bottom = 1e9f;
	for (i = 0; i < count; i++) {
		const struct paper_piece *piece = cut_piece(cutter, set, i);

		if ((left ? piece->box.x2 <= white->x1
			  : piece->box.x1 >= white->x2) &&
			paper_box_overlap(&piece->box, &start->box) > .3f)
			beside = true;
		if (piece->box.x1 >= white->x2 || piece->box.x2 <= white->x1)
			continue;
		if (cut_middle(piece) < cut_middle(start))
			white->top = fmaxf(white->top, cut_middle(piece));
		else
			white->bottom = fminf(white->bottom, cut_middle(piece));
	}
	return beside;
}

/* Lines of one column mostly see the same white. */
static bool
white_is_same(const struct cut_white *a, const struct cut_white *b)
{
	return a->x1 == b->x1 && a->top == b->top && a->bottom == b->bottom;
}

static bool
cut_find(const struct cutter *cutter, const uint32_t *set, size_t count,
	struct cut_white *best)
{
	struct cut_white last[2], white = { 0 };
	bool found = false;
	unsigned left;
	size_t i;

	last[0] = last[1] = white;
	for (i = 0; i < count * 2; i++) {
		left = i & 1;
		if (!white_beside(cutter, set, count, i / 2, left, &white) ||
			white_is_same(&white, &last[left]))
			continue;
		last[left] = white;
		if (!white_judge(cutter, set, count, &white))
			continue;
		if (!found || white.score > best->score * 1.05f ||
			(white.score > best->score * .95f &&
				white.x1 < best->x1))
			*best = white;
		found = true;
	}
	return found;
}

static void cut_set(const struct cutter *cutter, uint32_t *set, size_t count,
	bool aside, unsigned depth);

/* Moves the pieces that stand there to the front; how many. */
static size_t
cut_take(const struct cutter *cutter, uint32_t *set, size_t count, float top,
	float bottom, float x1, float x2)
{
	uint32_t *rest = memory_new((count + 1) * sizeof *rest);
	size_t i, taken = 0, left = 0;

	for (i = 0; i < count; i++) {
		const struct paper_piece *piece = cut_piece(cutter, set, i);
		float middle = cut_middle(piece);

		if (middle > top && middle <= bottom && piece->box.x1 >= x1 &&
			piece->box.x1 < x2)
			set[taken++] = set[i];
		else
			rest[left++] = set[i];
	}
	memcpy(set + taken, rest, left * sizeof *rest);
	free(rest);
	return taken;
}

static void
cut_at(const struct cutter *cutter, uint32_t *set, size_t count,
	const struct cut_white *white, unsigned depth)
{
	float middle = (white->x1 + white->x2) / 2;
	bool right_first =
		white->aside ? white->text_right : cutter->paper->leftward;
	size_t above, first, second;

	above = cut_take(cutter, set, count, -1e9f, white->top, -1e9f, 1e9f);
	cut_set(cutter, set, above, false, depth + 1);
	set += above;
	count -= above;
	first = cut_take(cutter, set, count, white->top, white->bottom - .01f,
		right_first ? middle : -1e9f, right_first ? 1e9f : middle);
	cut_set(cutter, set, first, false, depth + 1);
	set += first;
	count -= first;
	second = cut_take(cutter, set, count, white->top, white->bottom - .01f,
		-1e9f, 1e9f);
	cut_set(cutter, set, second, white->aside, depth + 1);
	cut_set(cutter, set + second, count - second, false, depth + 1);
}

static void
cut_set(const struct cutter *cutter, uint32_t *set, size_t count, bool aside,
	unsigned depth)
{
	struct cut_white white = { 0 };

	if (!count)
		return;
	if (depth < CUT_DEPTH && count <= CUT_PIECES &&
		cut_find(cutter, set, count, &white))
		cut_at(cutter, set, count, &white, depth);
	else
		paper_add_column(
			cutter->paper, cutter->page, set, count, aside);
}

/* -- pages ---------------------------------------------------------------- */

struct cut_key {
	float at;
	uint32_t piece;
};

static int
cut_order(const void *a, const void *b)
{
	const struct cut_key *left = a, *right = b;

	if (left->at != right->at)
		return left->at < right->at ? -1 : 1;
	return left->piece < right->piece ? -1 : left->piece > right->piece;
}

static void
cut_page(struct paper *paper, uint32_t page)
{
	const struct paper_sheet *sheet = &paper->sheets[page];
	struct cutter cutter = { paper, page };
	struct cut_key *keys =
		memory_new((sheet->piece_count + 1) * sizeof *keys);
	uint32_t *set = memory_new((sheet->piece_count + 1) * sizeof *set);
	size_t i, count = 0;

	for (i = sheet->piece; i < sheet->piece + sheet->piece_count; i++) {
		if (!paper->pieces[i].count || paper->pieces[i].furniture)
			continue;
		keys[count].piece = (uint32_t)i;
		keys[count++].at = cut_middle(&paper->pieces[i]);
	}
	qsort(keys, count, sizeof *keys, cut_order);
	for (i = 0; i < count; i++)
		set[i] = keys[i].piece;
	cut_set(&cutter, set, count, false, 0);
	free(keys);
	free(set);
}

void
paper_find_columns(struct paper *paper)
{
	uint32_t page;

	for (page = 0; page < paper->sheet_count; page++) {
		struct paper_sheet *sheet = &paper->sheets[page];

		sheet->column = (uint32_t)paper->column_count;
		cut_page(paper, page);
		sheet->column_count =
			(uint32_t)paper->column_count - sheet->column;
	}
}
