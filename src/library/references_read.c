/*
 * References at either end of a passage, as they are asked for.
 *
 * A reference belongs to some sentences; a reader asks from a paragraph or a
 * name in it.  So those of the whole paragraph are looked at, and those of the
 * very sentences come first.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/library/search.h"
#include "library/context.h"
#include "library/entities.h"
#include "library/inside.h"

/* A reference of the same paragraph that is not of these very sentences. */
#define REFERENCE_BESIDE 0.3

/* Names that a document goes on to speak of give way to other documents. */
#define REFERENCE_HOME 0.85

/* How far back the beginning of a sentence is looked for, in bytes. */
#define REFERENCE_SENTENCE 120

/* A place so short is a marker. */
#define REFERENCE_MARKER 8

/* How much less another passage of one document is worth, or one right beside
 * another (who goes to the one sees the other), so many bytes off at most; and
 * how many of a list this is done for. */
#define REFERENCE_SAME_DOCUMENT 0.65
#define REFERENCE_BORDERING 0.8
#define REFERENCE_BORDER 100
#define REFERENCE_VARIED 12

/* Of longer lists the rest is not compared for leading to one passage. */
#define REFERENCE_COMPARED 1000

/* A reference and how much it is worth here. */
struct listed {
	struct reference_row row;
	double worth;
};

struct listing {
	struct store *store;
	struct reference_list *list;
	struct error *err;
	struct place passage;
	bool single; /* all of it stands in one block */
	struct listed *rows;
	size_t count, cap;
};

static bool
places_overlap(const struct place *a, const struct place *b)
{
	return a->document == b->document && a->start <= b->end &&
	       b->start <= a->end;
}

static void
listing_read(
	struct listing *listing, struct statement *statement, bool incoming)
{
	struct reference_row *row;
	struct listed *listed;
	bool here;

	listing->rows = memory_grow(listing->rows, listing->count,
		&listing->cap, sizeof *listing->rows);
	listed = &listing->rows[listing->count++];
	*listed = (struct listed){ 0 };
	row = &listed->row;
	row->from.document = statement_u32(statement, 0);
	row->from.start = statement_u32(statement, 1);
	row->from.end = statement_u32(statement, 2);
	row->to.document = statement_u32(statement, 3);
	row->to.start = statement_u32(statement, 4);
	row->to.end = statement_u32(statement, 5);
	row->kind = (enum reference_kind)statement_int(
		statement, 6, 0, REFERENCE_KINDS - 1);
	row->score = (double)statement_int(statement, 7, 0, 100) / 100;
	row->why = statement_text(statement, 8, &listing->list->arena);
	row->incoming = incoming;
	here = places_overlap(
		incoming ? &row->to : &row->from, &listing->passage);
	listed->worth = row->score * (here ? 1 : REFERENCE_BESIDE);
	if (row->from.document == row->to.document &&
		row->kind == REFERENCE_SAME_NAMES)
		listed->worth *= REFERENCE_HOME;
}

static bool
listing_gather(struct listing *listing, const char *query,
	const struct place *blocks, bool incoming)
{
	struct statement *statement = store_statement(listing->store, query);

	statement_bind_int(statement, 1, blocks->document);
	statement_bind_int(statement, 2, blocks->start);
	statement_bind_int(statement, 3, blocks->end);
	while (statement_next(statement))
		listing_read(listing, statement, incoming);
	return statement_done(statement, listing->err);
}

/* From the beginning of the first block that is touched to the last's end. */
static bool
listing_blocks(struct listing *listing, const struct place *place,
	struct place *blocks)
{
	uint32_t last =
		place->end > place->start ? place->end - 1 : place->start;
	struct statement *statement;
	uint32_t start;
	int i;

	*blocks = *place;
	for (i = 0; i < 2; i++) {
		statement = store_statement(listing->store, "find_block_range");
		statement_bind_int(statement, 1, place->document);
		statement_bind_int(statement, 2, i ? last : place->start);
		if (statement_next(statement)) {
			start = statement_u32(statement, 1);
			if (i)
				blocks->end = statement_u32(statement, 2);
			else
				blocks->start = start;
			listing->single = start == blocks->start;
		}
		if (!statement_done(statement, listing->err))
			return false;
	}
	return true;
}

/* The other end of a reference, or our own. */
static const struct place *
row_end(const struct reference_row *row, bool other)
{
	return row->incoming == other ? &row->from : &row->to;
}

static int
listed_compare(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	const struct place *p, *q;

	if (x->worth != y->worth)
		return x->worth < y->worth ? 1 : -1;
	p = row_end(&x->row, true);
	q = row_end(&y->row, true);
	if (p->document != q->document)
		return p->document < q->document ? -1 : 1;
	if (p->start != q->start)
		return p->start < q->start ? -1 : 1;
	return (int)x->row.kind - (int)y->row.kind;
}

/*
 * Does a better one lead to the same passage already?  Asked about a paragraph
 * that is enough; of a longer range it must be from the same sentences.
 */
static bool
listing_has(const struct listing *listing, const struct reference_row *row)
{
	const struct reference_list *list = listing->list;
	const struct reference_row *other;
	size_t i;

	if (list->count > REFERENCE_COMPARED)
		return false;
	for (i = 0; i < list->count; i++) {
		other = &list->rows[i];
		if (places_overlap(row_end(other, true), row_end(row, true)) &&
			(listing->single ||
				places_overlap(row_end(other, false),
					row_end(row, false))))
			return true;
	}
	return false;
}

/* Back to where the sentence begins that holds an offset, if it is near. */
static size_t
sentence_from(struct slice text, size_t at)
{
	size_t from;

	for (from = at; from > 0 && at - from < REFERENCE_SENTENCE; from--) {
		if (from > 1 && text.data[from - 1] == ' ' &&
			strchr(".!?", text.data[from - 2]))
			return from;
	}
	return from > 0 ? at : 0;
}

/* A note is called at the end of what it is about: back some words, then. */
static size_t
words_before(struct slice text, size_t at)
{
	size_t from = at > REFERENCE_SENTENCE ? at - REFERENCE_SENTENCE : 0;

	while (from > 0 && from < at && text.data[from - 1] != ' ')
		from++;
	return from;
}

static bool
listing_text(struct listing *listing, struct reference_row *row)
{
	const struct place *place = row_end(row, true);
	struct entities_block block;
	struct arena arena = { 0 };
	struct slice text;
	size_t at;
	bool ok;

	ok = entities_block_at(listing->store, place->document, place->start,
		&arena, &block, listing->err);
	if (ok) {
		text = slice_of(block.text);
		at = place->start - block.start;
		if (at > text.len)
			at = text.len;
		at = place->end - place->start <= REFERENCE_MARKER
			     ? words_before(text, at)
			     : sentence_from(text, at);
		row->text = context_beginning(
			&listing->list->arena, slice_part(text, at, text.len));
	}
	arena_done(&arena);
	return ok;
}

static bool
places_border(const struct place *a, const struct place *b)
{
	return a->document == b->document &&
	       a->start < b->end + REFERENCE_BORDER &&
	       b->start < a->end + REFERENCE_BORDER;
}

/* How much a row is worth behind those that are chosen already. */
static double
listed_worth(const struct listing *listing, const struct listed *listed,
	size_t chosen)
{
	const struct place *place = row_end(&listed->row, true), *other;
	double worth = listed->worth;
	size_t i;

	for (i = 0; i < chosen; i++) {
		other = row_end(&listing->rows[i].row, true);
		if (other->document == place->document)
			worth *= REFERENCE_SAME_DOCUMENT;
		if (places_border(other, place))
			worth *= REFERENCE_BORDERING;
	}
	return worth;
}

/*
 * The first few are read, the others seldom: so these should not be passages
 * of one document that all say the same, if there are others worth a look.
 */
static void
listing_vary(struct listing *listing)
{
	struct listed row;
	double worth, most;
	size_t chosen, i, best;

	for (chosen = 0; chosen < REFERENCE_VARIED && chosen < listing->count;
		chosen++) {
		best = chosen;
		most = 0;
		for (i = chosen; i < listing->count; i++) {
			if (listing->rows[i].worth <= most)
				break;
			worth = listed_worth(
				listing, &listing->rows[i], chosen);
			if (worth <= most)
				continue;
			most = worth;
			best = i;
		}
		row = listing->rows[best];
		memmove(&listing->rows[chosen + 1], &listing->rows[chosen],
			(best - chosen) * sizeof row);
		listing->rows[chosen] = row;
	}
}

/*
 * Does the last row show what a better one does?  Pages are saved so.  What the
 * text itself declares is shown for each place where it does.
 */
static bool
listing_repeats(const struct reference_list *list)
{
	const struct reference_row *last = &list->rows[list->count];
	size_t i;

	if (list->count > REFERENCE_COMPARED ||
		last->kind == REFERENCE_DECLARED)
		return false;
	for (i = 0; i < list->count; i++) {
		if (!strcmp(list->rows[i].text, last->text) &&
			row_end(&list->rows[i], true)->document ==
				row_end(last, true)->document)
			return true;
	}
	return false;
}

static bool
listing_fill(struct listing *listing)
{
	struct reference_list *list = listing->list;
	size_t i;

	if (listing->count)
		qsort(listing->rows, listing->count, sizeof *listing->rows,
			listed_compare);
	listing_vary(listing);
	list->rows = memory_zero(listing->count, sizeof *list->rows);
	for (i = 0; i < listing->count; i++) {
		if (listing_has(listing, &listing->rows[i].row))
			continue;
		list->rows[list->count] = listing->rows[i].row;
		if (!listing_text(listing, &list->rows[list->count]))
			return false;
		if (!listing_repeats(list))
			list->count++;
	}
	return true;
}

bool
library_references(struct library *library, const struct place *place,
	struct reference_list *list, struct error *err)
{
	struct listing listing = { .store = library->store,
		.list = list,
		.err = err,
		.passage = *place };
	struct place blocks;
	bool ok;

	*list = (struct reference_list){ 0 };
	ok = listing_blocks(&listing, place, &blocks) &&
	     listing_gather(&listing, "reference_from", &blocks, false) &&
	     listing_gather(&listing, "reference_to", &blocks, true) &&
	     (!listing.single || listing_gather(&listing, "reference_calls",
					 &blocks, true)) &&
	     listing_fill(&listing);
	free(listing.rows);
	if (!ok)
		reference_list_done(list);
	return ok;
}

void
reference_list_done(struct reference_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct reference_list){ 0 };
}
