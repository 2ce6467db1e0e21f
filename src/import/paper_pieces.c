/*
 * Pieces of lines: runs that follow each other without a wide gap.  A gap as
 * wide as a letter is high may be one between columns; lines that only were
 * set wide are put together again when the columns are known.
 */
#include "import/paper_inside.h"

#include <math.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* Wider than blanks are, in sizes. */
#define PIECE_GAP .9f

/* A letter this many times larger than what stands beside it begins it. */
#define PIECE_INITIAL 1.7f

/* A small sign that touches a word may be raised almost above it. */
static float
piece_overlap(const struct paper_piece *piece, const struct paper_run *run)
{
	float gap = run->box.x1 - piece->box.x2;

	return run->size < .8f * piece->size && fabsf(gap) < .12f * piece->size
		       ? .1f
		       : .3f;
}

static bool
piece_takes(const struct paper_piece *piece, const struct paper_run *run)
{
	float size = piece->size > run->size ? piece->size : run->size;
	float gap = run->box.x1 - piece->box.x2;
	float back = piece->box.x1 - run->box.x2;

	if (run->flags & RUN_LINE || paper_box_overlap(&piece->box, &run->box) <
					     piece_overlap(piece, run))
		return false;
	return (gap < PIECE_GAP * size && gap > -size) ||
	       (back < PIECE_GAP * size && back > -size);
}

static void
piece_add(struct paper *paper, size_t run)
{
	const struct paper_run *r = &paper->runs[run];
	struct paper_piece *piece =
		paper->piece_count > paper->sheets[paper->sheet_count - 1].piece
			? &paper->pieces[paper->piece_count - 1]
			: NULL;

	if (!piece || !piece_takes(piece, r)) {
		paper->pieces = memory_grow(paper->pieces, paper->piece_count,
			&paper->piece_cap, sizeof *paper->pieces);
		piece = &paper->pieces[paper->piece_count++];
		memset(piece, 0, sizeof *piece);
		piece->run = (uint32_t)run;
		piece->box = r->box;
		piece->size = r->size;
	}
	paper_box_add(&piece->box, &r->box);
	if (r->size > piece->size)
		piece->size = r->size;
	piece->count++;
}

/* -- initials ------------------------------------------------------------- */

/* The piece that a large letter begins: the uppermost one to its right. */
static struct paper_piece *
initial_word(struct paper_piece *pieces, size_t count,
	const struct paper_piece *initial)
{
	struct paper_piece *best = NULL;
	size_t i;

	for (i = 0; i < count; i++) {
		struct paper_piece *piece = &pieces[i];
		float gap = piece->box.x1 - initial->box.x2;

		if (piece == initial || !piece->count ||
			piece->size * PIECE_INITIAL > initial->size ||
			gap < -.3f * initial->size || gap > initial->size ||
			paper_box_overlap(&piece->box, &initial->box) < .5f)
			continue;
		if (!best || piece->box.y1 < best->box.y1)
			best = piece;
	}
	return best;
}

/* Joins a large letter to the word it begins, as if it were one of its own. */
static void
initial_join(struct paper *paper, struct paper_piece *initial,
	struct paper_piece *word)
{
	struct paper_run *run = &paper->runs[initial->run];

	run->box.y1 = word->box.y1;
	run->box.y2 = word->box.y2;
	run->size = paper->runs[word->run].size;
	run->font = paper->runs[word->run].font;
	initial->box.y1 = word->box.y1;
	initial->box.y2 = word->box.y2;
	initial->size = run->size;
	paper->runs[word->run].flags &= (uint16_t) ~(RUN_BLANK | RUN_LINE);
	/* The word is wherever the letter is: at the edge of the column. */
	if (initial->run + 1 == word->run) {
		initial->count += word->count;
		paper_box_add(&initial->box, &word->box);
		word->count = 0;
	}
}

static void
pieces_find_initials(struct paper *paper, struct paper_sheet *sheet)
{
	struct paper_piece *pieces = paper->pieces + sheet->piece, *word;
	size_t i, next;

	for (i = 0; i < sheet->piece_count; i++) {
		struct paper_piece *piece = &pieces[i];
		struct slice text = paper_run_text(paper, piece->run);

		if (piece->count != 1 || text.len > 4 || !text.len ||
			!utf8_is_upper(
				utf8_at(text.data, text.len, 0, &next)) ||
			next != text.len)
			continue;
		word = initial_word(pieces, sheet->piece_count, piece);
		if (word)
			initial_join(paper, piece, word);
	}
}

/* -- links ---------------------------------------------------------------- */

static bool
link_holds(const struct paper_target *link, const struct paper_run *run)
{
	float x = (run->box.x1 + run->box.x2) / 2;
	float y = (run->box.y1 + run->box.y2) / 2;

	return x > link->box.x1 && x < link->box.x2 && y > link->box.y1 &&
	       y < link->box.y2;
}

/* A page with very many links is no page of text. */
#define PIECE_LINKS 2000

static void
runs_find_links(struct paper *paper, struct paper_sheet *sheet)
{
	size_t i, run, count = sheet->link_count;

	if (count > PIECE_LINKS)
		count = PIECE_LINKS;
	for (i = 0; i < count; i++) {
		for (run = sheet->run; run < sheet->run + sheet->run_count;
			run++) {
			if (!paper->runs[run].link &&
				link_holds(&paper->links[sheet->link + i],
					&paper->runs[run]))
				paper->runs[run].link =
					(uint32_t)(sheet->link + i + 1);
		}
	}
}

void
paper_find_pieces(struct paper *paper)
{
	struct paper_sheet *sheet = &paper->sheets[paper->sheet_count - 1];
	size_t i;

	sheet->run_count = (uint32_t)paper->run_count - sheet->run;
	sheet->link_count = (uint32_t)paper->link_count - sheet->link;
	for (i = sheet->run; i < paper->run_count; i++)
		piece_add(paper, i);
	sheet->piece_count = (uint32_t)paper->piece_count - sheet->piece;
	pieces_find_initials(paper, sheet);
	runs_find_links(paper, sheet);
}
