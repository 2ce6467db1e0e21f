/*
 * The lines of a column.  Pieces that stand at one height are a line, whatever
 * their size: a raised figure stands higher than its line, but beside it.
 */
#include "import/paper_inside.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

/* A gap between pieces of a line that parts the cells of a table, in sizes. */
#define LINE_CELL 1.6f

struct liner {
	struct paper *paper;
	uint32_t *pieces;
	size_t count;
};

static float
piece_middle(const struct paper_piece *piece)
{
	return (piece->box.y1 + piece->box.y2) / 2;
}

/* qsort() can be handed no paper, so pieces are sorted by these. */
struct line_key {
	float at;
	uint32_t piece;
};

static int
key_order(const void *a, const void *b)
{
	const struct line_key *left = a, *right = b;

	if (left->at != right->at)
		return left->at < right->at ? -1 : 1;
	return left->piece < right->piece ? -1 : left->piece > right->piece;
}

static void
line_place(struct paper *paper, const struct paper_piece *piece)
{
	uint32_t i;

	for (i = 0; i < piece->count; i++) {
		paper->placed = memory_grow(paper->placed, paper->placed_count,
			&paper->placed_cap, sizeof *paper->placed);
		paper->placed[paper->placed_count++] = piece->run + i;
	}
}

/* Sizes that a line may have, of which the commonest is its own. */
#define LINE_SIZES 8

static float
line_common_size(struct paper *paper, const struct paper_line *line)
{
	float sizes[LINE_SIZES] = { 0 };
	size_t weights[LINE_SIZES], count = 0, best = 0, k;
	uint32_t i;

	for (i = 0; i < line->count; i++) {
		const struct paper_run *run = paper_line_run(paper, line, i);

		for (k = 0; k < count && sizes[k] != run->size; k++)
			;
		if (k == LINE_SIZES)
			continue;
		if (k == count) {
			sizes[count] = run->size;
			weights[count++] = 0;
		}
		weights[k] += run->len;
	}
	for (k = 1; k < count; k++) {
		if (weights[k] > weights[best] ||
			(weights[k] == weights[best] && sizes[k] > sizes[best]))
			best = k;
	}
	return sizes[best];
}

/* The size and the faces of most signs of the line; its height is theirs. */
static void
line_measure(struct paper *paper, struct paper_line *line)
{
	size_t weight = 0, total = 0, faces[3] = { 0 };
	unsigned i, face, bit;

	line->size = line_common_size(paper, line);
	for (i = 0; i < line->count; i++) {
		const struct paper_run *run = paper_line_run(paper, line, i);

		face = paper_run_face(paper, paper->placed[line->placed + i]);
		total += run->len;
		for (bit = 0; bit < 3; bit++)
			faces[bit] += face & 1u << bit ? run->len : 0;
		if (run->size == line->size && run->len > weight) {
			weight = run->len;
			line->box.y1 = run->box.y1;
			line->box.y2 = run->box.y2;
		}
	}
	for (bit = 0; bit < 3; bit++) {
		if (faces[bit] * 10 > total * 9)
			line->flags |= 1u << bit;
	}
}

static void
line_add(struct liner *liner, const struct line_key *keys, size_t count)
{
	struct paper *paper = liner->paper;
	struct line_key *row = memory_new(count * sizeof *row);
	struct paper_line *line;
	const struct paper_piece *piece, *last = NULL;
	size_t i;

	for (i = 0; i < count; i++) {
		row[i].piece = keys[i].piece;
		row[i].at = paper->pieces[keys[i].piece].box.x1;
		if (paper->leftward)
			row[i].at = -row[i].at;
	}
	qsort(row, count, sizeof *row, key_order);
	paper->lines = memory_grow(paper->lines, paper->line_count,
		&paper->line_cap, sizeof *paper->lines);
	line = &paper->lines[paper->line_count++];
	memset(line, 0, sizeof *line);
	line->placed = (uint32_t)paper->placed_count;
	line->note = DOC_NONE;
	line->box = paper->pieces[row[0].piece].box;
	for (i = 0; i < count; i++) {
		piece = &paper->pieces[row[i].piece];
		if (last &&
			piece->box.x1 - last->box.x2 > LINE_CELL * last->size)
			line->flags |= LINE_CELLS;
		if (last && piece->box.x1 - last->box.x2 < .12f * last->size)
			paper->runs[piece->run].flags &= (uint16_t)~RUN_BLANK;
		paper_box_add(&line->box, &piece->box);
		line_place(paper, piece);
		last = piece;
	}
	line->count = (uint32_t)paper->placed_count - line->placed;
	line_measure(paper, line);
	free(row);
}

static int
edge_order(const void *a, const void *b)
{
	float left = *(const float *)a, right = *(const float *)b;

	return left < right ? -1 : left > right;
}

/* How many lines in a hundred may stick out of their column. */
#define LINE_STICKING 3

/*
 * The edges of the column.  Lines of programs stick out on the right; of many
 * lines some that reach farther than the rest do not make the column wider.
 */
static void
column_measure(struct paper *paper, struct paper_column *column)
{
	const struct paper_line *line = paper->lines + column->line;
	float *edges = memory_new(column->count * sizeof *edges);
	size_t i, body = 0;

	column->left = line->box.x1;
	for (i = 0; i < column->count; i++) {
		if (line[i].box.x1 < column->left)
			column->left = line[i].box.x1;
		if (!(line[i].flags & LINE_MONO) || paper->face & PAPER_MONO)
			edges[body++] = line[i].box.x2;
	}
	for (i = 0; i < column->count && !body; i++)
		edges[i] = line[i].box.x2;
	if (!body)
		body = column->count;
	qsort(edges, body, sizeof *edges, edge_order);
	column->right = edges[body - 1 - body * LINE_STICKING / 100];
	free(edges);
}

/* A small sign may be raised until little of it stands beside the others. */
static bool
line_takes(const struct paper_box *line, const struct paper_piece *piece)
{
	float low = line->y2 - line->y1, other = piece->box.y2 - piece->box.y1;
	bool small = low < .8f * other || other < .8f * low;

	return paper_box_overlap(line, &piece->box) >= (small ? .3f : .5f);
}

void
paper_add_column(struct paper *paper, uint32_t page, uint32_t *pieces,
	size_t count, bool aside)
{
	struct liner liner = { paper, pieces, count };
	struct line_key *keys = memory_new((count + 1) * sizeof *keys);
	struct paper_column *column;
	struct paper_box box = { 0 };
	size_t i, first = 0, line = paper->line_count;

	for (i = 0; i < count; i++) {
		keys[i].piece = pieces[i];
		keys[i].at = piece_middle(&paper->pieces[pieces[i]]);
	}
	qsort(keys, count, sizeof *keys, key_order);
	for (i = 0; i < count; i++) {
		const struct paper_piece *piece = &paper->pieces[keys[i].piece];

		if (i && !line_takes(&box, piece)) {
			line_add(&liner, keys + first, i - first);
			first = i;
		}
		if (first == i)
			box = piece->box;
		paper_box_add(&box, &piece->box);
	}
	if (count)
		line_add(&liner, keys + first, count - first);
	free(keys);
	paper->columns = memory_grow(paper->columns, paper->column_count,
		&paper->column_cap, sizeof *paper->columns);
	column = &paper->columns[paper->column_count];
	memset(column, 0, sizeof *column);
	column->page = page;
	column->line = (uint32_t)line;
	column->count = (uint32_t)(paper->line_count - line);
	column->aside = aside;
	for (i = line; i < paper->line_count; i++) {
		paper->lines[i].column = (uint32_t)paper->column_count;
		paper->lines[i].page = page;
	}
	paper->column_count++;
	column_measure(paper, column);
}
