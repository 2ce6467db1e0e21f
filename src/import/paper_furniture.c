/*
 * Running heads, feet and numbers of pages.
 *
 * A row at the edge of a page is one if a page nearby has the same there, its
 * numbers apart.  Where most pages have one at the same height, what stands
 * there on the others is one as well: heads that name the section change with
 * every page.
 */
#include "import/paper_inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* Rows at either edge that are looked at. */
#define FURNITURE_ROWS 3

/* Heights that are one and the same, in points. */
#define FURNITURE_SAME 5.f

/* Bytes of the first page that a head may repeat. */
#define FURNITURE_BEGINNING 1200

struct furniture_row {
	uint32_t page;
	uint32_t rank; /* from the edge: 0 is the outermost */
	bool foot;
	bool taken;
	float at;  /* its middle */
	float gap; /* to the next row */
	float size;
	char *key;      /* its text, numbers replaced */
	uint32_t first; /* its pieces: in the list of all rows' pieces */
	uint32_t count;
};

struct furniture {
	struct paper *paper;
	struct furniture_row *rows;
	size_t row_count, row_cap;
	uint32_t *pieces;
	size_t piece_count, piece_cap;
};

/* -- rows ----------------------------------------------------------------- */

struct furniture_key {
	float at;
	uint32_t piece;
};

static int
furniture_order(const void *a, const void *b)
{
	const struct furniture_key *left = a, *right = b;

	if (left->at != right->at)
		return left->at < right->at ? -1 : 1;
	return left->piece < right->piece ? -1 : left->piece > right->piece;
}

/* Numbers become "#", small letters all; blanks go. */
static void
key_add_run(struct str *key, const struct paper *paper, size_t run)
{
	struct slice text = paper_run_text(paper, run);
	size_t at, next;
	uint32_t point;
	char out[4];

	for (at = 0; at < text.len; at = next) {
		point = utf8_at(text.data, text.len, at, &next);
		if (!utf8_is_digit(point))
			str_add_bytes(key, out,
				utf8_encode(utf8_to_lower(point), out));
		else if (!key->len || key->data[key->len - 1] != '#')
			str_add_char(key, '#');
	}
}

static void
key_add_piece(struct str *key, const struct paper *paper,
	const struct paper_piece *piece)
{
	size_t run;

	for (run = piece->run; run < piece->run + piece->count; run++)
		key_add_run(key, paper, run);
}

static char *
furniture_key(const struct furniture *f, const struct furniture_row *row)
{
	struct str key = { 0 };
	size_t i;

	for (i = row->first; i < row->first + row->count; i++)
		key_add_piece(&key, f->paper, &f->paper->pieces[f->pieces[i]]);
	return str_take(&key);
}

static struct furniture_row *
furniture_add(struct furniture *f, uint32_t page, bool foot, uint32_t rank,
	const struct furniture_key *keys, size_t count)
{
	struct furniture_row *row;
	size_t i;

	f->rows = memory_grow(
		f->rows, f->row_count, &f->row_cap, sizeof *f->rows);
	row = &f->rows[f->row_count++];
	memset(row, 0, sizeof *row);
	row->page = page;
	row->foot = foot;
	row->rank = rank;
	row->first = (uint32_t)f->piece_count;
	row->count = (uint32_t)count;
	for (i = 0; i < count; i++) {
		const struct paper_piece *piece =
			&f->paper->pieces[keys[i].piece];

		f->pieces = memory_grow(f->pieces, f->piece_count,
			&f->piece_cap, sizeof *f->pieces);
		f->pieces[f->piece_count++] = keys[i].piece;
		row->at += keys[i].at / (float)count;
		if (piece->size > row->size)
			row->size = piece->size;
	}
	row->key = furniture_key(f, row);
	if (strspn(row->key, "ivxlc") == strlen(row->key))
		memset(row->key, '#', 1), row->key[1] = 0;
	return row;
}

/* Where rows of the page begin among its pieces, sorted from above. */
static size_t
furniture_starts(const struct furniture *f, const struct furniture_key *keys,
	size_t count, size_t *starts)
{
	struct paper_box box = { 0 };
	size_t i, rows = 0;

	for (i = 0; i < count; i++) {
		const struct paper_piece *piece =
			&f->paper->pieces[keys[i].piece];

		if (!i || paper_box_overlap(&box, &piece->box) < .5f) {
			starts[rows++] = i;
			box = piece->box;
		}
		paper_box_add(&box, &piece->box);
	}
	starts[rows] = count;
	return rows;
}

static void
furniture_read_rows(struct furniture *f, uint32_t page,
	const struct furniture_key *keys, size_t *starts, size_t rows)
{
	uint32_t edge =
		rows > 2 * FURNITURE_ROWS ? FURNITURE_ROWS : (uint32_t)rows / 2;
	struct furniture_row *row;
	size_t i, k;

	if (!edge && rows)
		edge = 1;
	for (i = 0; i < edge; i++) {
		row = furniture_add(f, page, false, (uint32_t)i,
			keys + starts[i], starts[i + 1] - starts[i]);
		if (i + 1 < rows)
			row->gap = keys[starts[i + 1]].at - row->at;
	}
	for (i = 0; i < edge && rows > 1; i++) {
		k = rows - 1 - i;
		row = furniture_add(f, page, true, (uint32_t)i,
			keys + starts[k], starts[k + 1] - starts[k]);
		if (k)
			row->gap = row->at - keys[starts[k] - 1].at;
	}
}

static void
furniture_read_page(struct furniture *f, uint32_t page)
{
	const struct paper_sheet *sheet = &f->paper->sheets[page];
	struct furniture_key *keys =
		memory_new((sheet->piece_count + 1) * sizeof *keys);
	size_t *starts = memory_new((sheet->piece_count + 1) * sizeof *starts);
	size_t i, count = 0;

	for (i = sheet->piece; i < sheet->piece + sheet->piece_count; i++) {
		const struct paper_piece *piece = &f->paper->pieces[i];

		if (!piece->count)
			continue;
		keys[count].piece = (uint32_t)i;
		keys[count++].at = (piece->box.y1 + piece->box.y2) / 2;
	}
	qsort(keys, count, sizeof *keys, furniture_order);
	furniture_read_rows(f, page, keys, starts,
		furniture_starts(f, keys, count, starts));
	free(keys);
	free(starts);
}

/* -- what repeats --------------------------------------------------------- */

static int
row_order(const void *a, const void *b)
{
	const struct furniture_row *left = *(struct furniture_row *const *)a;
	const struct furniture_row *right = *(struct furniture_row *const *)b;
	int order = strcmp(left->key, right->key);

	if (left->foot != right->foot)
		return left->foot < right->foot ? -1 : 1;
	if (order)
		return order;
	return left->page < right->page ? -1 : left->page > right->page;
}

/* Same place, same words, on this page and one of the next two? */
static bool
rows_repeat(const struct furniture_row *a, const struct furniture_row *b)
{
	return a->foot == b->foot && a->page != b->page &&
	       b->page - a->page <= 2 && !strcmp(a->key, b->key) &&
	       fabsf(a->at - b->at) <= FURNITURE_SAME;
}

static void
furniture_find_repeated(struct furniture *f)
{
	struct furniture_row **sorted =
		memory_new((f->row_count + 1) * sizeof *sorted);
	size_t i, k;

	for (i = 0; i < f->row_count; i++)
		sorted[i] = &f->rows[i];
	qsort(sorted, f->row_count, sizeof *sorted, row_order);
	for (i = 0; i < f->row_count; i++) {
		for (k = i + 1; k < f->row_count && k < i + 6; k++) {
			if (rows_repeat(sorted[i], sorted[k]))
				sorted[i]->taken = sorted[k]->taken = true;
		}
	}
	free(sorted);
}

/* What is inside of a row that is none is none either. */
static void
furniture_keep_edges(struct furniture *f)
{
	size_t i;

	for (i = 0; i < f->row_count; i++) {
		struct furniture_row *row = &f->rows[i];

		if (row->rank && !row[-1].taken)
			row->taken = false;
	}
}

/* The height at which most outermost rows of a side stand; how many do. */
static size_t
furniture_height(const struct furniture *f, bool foot, float *at, float *size)
{
	size_t i, k, count, best = 0;

	for (i = 0; i < f->row_count && i < 400; i++) {
		const struct furniture_row *row = &f->rows[i];

		if (!row->taken || row->rank || row->foot != foot)
			continue;
		for (k = count = 0; k < f->row_count; k++)
			count += f->rows[k].taken && !f->rows[k].rank &&
				 f->rows[k].foot == foot &&
				 fabsf(f->rows[k].at - row->at) < 2;
		if (count > best) {
			best = count;
			*at = row->at;
			*size = row->size;
		}
	}
	return best;
}

static void
furniture_find_placed(struct furniture *f)
{
	float at = 0, size = 0;
	unsigned foot;
	size_t i;

	for (foot = 0; foot < 2; foot++) {
		size_t count = furniture_height(f, foot, &at, &size);

		if (count < 3 || count * 4 < f->paper->sheet_count)
			continue;
		for (i = 0; i < f->row_count; i++) {
			struct furniture_row *row = &f->rows[i];

			if (!row->rank && row->foot == foot &&
				fabsf(row->at - at) < 2 &&
				fabsf(row->size - size) < .6f &&
				row->gap > 1.1f * f->paper->body)
				row->taken = true;
		}
	}
}

/* How the paper begins, its title and authors with it. */
static char *
furniture_beginning(const struct furniture *f)
{
	const struct paper_sheet *sheet = &f->paper->sheets[0];
	struct str key = { 0 };
	size_t i;

	for (i = sheet->piece; i < sheet->piece + sheet->piece_count &&
			       key.len < FURNITURE_BEGINNING;
		i++)
		key_add_piece(&key, f->paper, &f->paper->pieces[i]);
	return str_take(&key);
}

/* All words of the piece that are long enough to say something. */
static bool
piece_is_within(const struct paper *paper, const struct paper_piece *piece,
	const char *beginning, size_t *words)
{
	struct str word = { 0 };
	bool within = true;
	size_t run;

	for (run = piece->run; run < piece->run + piece->count && within;
		run++) {
		str_clear(&word);
		key_add_run(&word, paper, run);
		while (word.len && strchr(",;:.|", word.data[word.len - 1]))
			str_cut(&word, word.len - 1);
		if (word.len < 4 || strchr(str_text(&word), '#'))
			continue;
		within = strstr(beginning, str_text(&word)) != NULL;
		++*words;
	}
	str_done(&word);
	return within;
}

/* Does the row say nothing that the beginning does not? */
static bool
furniture_names_paper(const struct furniture *f,
	const struct furniture_row *row, const char *beginning)
{
	size_t i, words = 0;

	for (i = row->first; i < row->first + row->count; i++) {
		if (!piece_is_within(f->paper, &f->paper->pieces[f->pieces[i]],
			    beginning, &words))
			return false;
	}
	return words > 0;
}

/*
 * Papers of two or three pages have one head of each kind: the authors on one,
 * the title on the other.  Both stand on the first page, with a number beside
 * neither.
 */
static void
furniture_find_named(struct furniture *f)
{
	char *beginning;
	size_t i;

	if (f->paper->sheet_count < 2 || f->paper->sheet_count > 4)
		return;
	beginning = furniture_beginning(f);
	for (i = 0; i < f->row_count; i++) {
		struct furniture_row *row = &f->rows[i];

		if (row->page && !row->rank && !row->taken && !row->foot &&
			(strchr(row->key, '#') ||
				row->size < .95f * f->paper->body) &&
			row->gap > 1.4f * f->paper->body &&
			row->at < .15f * f->paper->sheets[row->page].height)
			row->taken = furniture_names_paper(f, row, beginning);
	}
	free(beginning);
}

/* A number that stands alone below the text is the page's, even if only once.
 */
static void
furniture_find_lone(struct furniture *f)
{
	size_t i;

	for (i = 0; i < f->row_count; i++) {
		struct furniture_row *row = &f->rows[i];

		if (!row->rank && row->foot &&
			(!strcmp(row->key, "#") || !strcmp(row->key, "-#-")) &&
			row->gap > 1.8f * f->paper->body &&
			row->at > .8f * f->paper->sheets[row->page].height)
			row->taken = true;
	}
}

void
paper_find_furniture(struct paper *paper)
{
	struct furniture f = { .paper = paper };
	uint32_t page;
	size_t i, k;

	for (page = 0; page < paper->sheet_count; page++)
		furniture_read_page(&f, page);
	furniture_find_repeated(&f);
	furniture_keep_edges(&f);
	furniture_find_placed(&f);
	furniture_find_lone(&f);
	furniture_find_named(&f);
	for (i = 0; i < f.row_count; i++) {
		const struct furniture_row *row = &f.rows[i];

		for (k = 0; k < row->count && row->taken; k++)
			paper->pieces[f.pieces[row->first + k]].furniture =
				true;
		free(row->key);
	}
	free(f.rows);
	free(f.pieces);
	paper_find_numbers(paper);
}
