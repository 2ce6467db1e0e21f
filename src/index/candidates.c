/*
 * Follows what is rare in the new passages to where else it is.
 *
 * What each passage leads to is weighed much as relations are, but by single
 * hints; so more documents are taken than will have anything to do with it.
 */
#include "index/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/memory.h"

/* How many documents are wanted, and how many more for each new passage. */
#define CANDIDATES_LEAST 120
#define CANDIDATES_PASSAGE 4

/* Runs of so many words are looked for. */
#define CANDIDATES_RUN 8

#define CANDIDATES_NAMED 1000 /* what it counts that a document is named */

bool
candidates_init(struct candidates *candidates, struct store *store,
	const struct chosen *fresh, const struct passages *passages,
	struct error *err)
{
	*candidates = (struct candidates){ 0 };
	candidates->scores =
		memory_zero(fresh->documents + 1, sizeof *candidates->scores);
	return leads_init(&candidates->leads, store, fresh, passages, err);
}

void
candidates_done(struct candidates *candidates)
{
	leads_done(&candidates->leads);
	free(candidates->words);
	free(candidates->scores);
	*candidates = (struct candidates){ 0 };
}

static void
candidates_keep(
	struct candidates *candidates, size_t passage, const struct lead *lead)
{
	if (!lead || !lead->count)
		return;
	candidates->words =
		memory_grow(candidates->words, candidates->word_count,
			&candidates->word_cap, sizeof *candidates->words);
	candidates->words[candidates->word_count++] =
		(struct candidate_word){ passage, lead->key };
}

/*
 * A run of frequent words may be repeated: then the two rarest of them stand
 * near each other there.  Where one is rare it leads there by itself, and
 * where one is new the run is.
 */
static void
candidates_look_run(struct candidates *candidates, size_t passage,
	const struct word *words, struct slice text)
{
	const struct word *rarest[2] = { NULL, NULL };
	uint32_t blocks[2] = { UINT32_MAX, UINT32_MAX };
	const struct lead *lead;
	size_t i;

	for (i = 0; i < CANDIDATES_RUN; i++) {
		lead = leads_word(&candidates->leads, &words[i], text);
		if (!lead)
			continue;
		if (lead->count || !lead->blocks)
			return;
		if (lead->blocks < blocks[0]) {
			blocks[1] = blocks[0];
			rarest[1] = rarest[0];
			blocks[0] = lead->blocks;
			rarest[0] = &words[i];
		} else if (lead->blocks < blocks[1]) {
			blocks[1] = lead->blocks;
			rarest[1] = &words[i];
		}
	}
	if (rarest[1])
		candidates_keep(candidates, passage,
			leads_near(&candidates->leads, rarest[0], rarest[1],
				text));
}

void
candidates_look(struct candidates *candidates, size_t passage,
	const struct words *words, struct slice text)
{
	size_t i;

	for (i = 0; i < words->count; i++)
		candidates_keep(candidates, passage,
			leads_word(&candidates->leads, &words->rows[i], text));
	for (i = 0; i + CANDIDATES_RUN <= words->count; i += CANDIDATES_RUN / 2)
		candidates_look_run(candidates, passage, &words->rows[i], text);
}

/* -- passages ------------------------------------------------------------- */

/* What speaks for a document, or for a block of it. */
struct evidence {
	uint32_t document, block;
	double weight;
	double best; /* of the blocks */
};

struct evidence_list {
	struct evidence *rows;
	size_t count, cap;
};

static void
evidence_add(struct evidence_list *list, const struct leads *leads,
	const struct lead *lead)
{
	const struct lead_hit *hit = leads->hits + lead->first;
	uint32_t i;

	for (i = 0; i < lead->count; i++) {
		list->rows = memory_grow(list->rows, list->count, &list->cap,
			sizeof *list->rows);
		list->rows[list->count++] =
			(struct evidence){ .document = hit[i].document,
				.block = hit[i].block,
				.weight = lead->weight };
	}
}

static void
evidence_of_date(struct evidence_list *list, struct leads *leads,
	const struct passage *row, const struct passage_date *date)
{
	const uint32_t *id = leads->passages->entities + row->entities.first;
	int32_t key = relate_date_key(date), year = key / 10000 * 10000;
	uint32_t i;

	if (!key)
		return;
	if (key % 100)
		evidence_add(list, leads, leads_date(leads, key));
	if (key % 10000)
		evidence_add(list, leads, leads_date(leads, key / 100 * 100));
	evidence_add(list, leads, leads_date(leads, year));
	for (i = 0; i < row->entities.count; i++)
		evidence_add(list, leads,
			leads_entity_year(leads, row->document, id[i], year));
}

/* word: the next of those of all passages. */
static void
evidence_of_passage(struct evidence_list *list, struct candidates *candidates,
	size_t passage, size_t *word)
{
	struct leads *leads = &candidates->leads;
	const struct passages *passages = leads->passages;
	const struct passage *row = &passages->rows[passage];
	const struct run *dates = &passages->rows[row->dated].dates;
	const struct candidate_word *words = candidates->words;
	uint32_t i;

	for (; *word < candidates->word_count &&
		words[*word].passage == passage;
		++*word)
		evidence_add(list, leads, leads_of(leads, words[*word].key));
	for (i = 0; i < row->entities.count; i++)
		evidence_add(list, leads,
			leads_entity(leads,
				passages->entities[row->entities.first + i]));
	for (i = 0; i < dates->count; i++)
		evidence_of_date(
			list, leads, row, &passages->dates[dates->first + i]);
}

static int
evidence_by_place(const void *a, const void *b)
{
	const struct evidence *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return (x->block > y->block) - (x->block < y->block);
}

static int
evidence_by_weight(const void *a, const void *b)
{
	const struct evidence *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return evidence_by_place(a, b);
}

/* For each document what its best block has, and what has no block. */
static void
evidence_sum(struct evidence_list *list)
{
	struct evidence *rows = list->rows, sum;
	size_t i, end, to = 0;
	double here;

	if (list->count)
		qsort(rows, list->count, sizeof *rows, evidence_by_place);
	for (i = 0; i < list->count; i = end) {
		sum = rows[i];
		sum.weight = here = 0;
		for (end = i;
			end < list->count && rows[end].document == sum.document;
			end++) {
			if (end > i && rows[end].block != rows[end - 1].block)
				here = 0;
			here += rows[end].weight;
			if (!rows[end].block) {
				sum.weight += rows[end].weight;
				here = 0;
			} else if (here > sum.best) {
				sum.best = here;
			}
		}
		sum.weight += sum.best;
		rows[to++] = sum;
	}
	list->count = to;
	if (list->count)
		qsort(rows, list->count, sizeof *rows, evidence_by_weight);
}

/* -- the whole ------------------------------------------------------------ */

static void
candidates_take(struct candidates *candidates, const char *query)
{
	const struct lead *lead = leads_phrase(&candidates->leads, query);
	const struct lead_hit *hit = candidates->leads.hits + lead->first;
	uint32_t i;

	for (i = 0; i < lead->count; i++)
		candidates->scores[hit[i].document] += CANDIDATES_NAMED;
}

/* Who says the words of a title, or of a file's name that is a key. */
static void
candidates_calling(struct candidates *candidates, struct slice name)
{
	char *folded = fold_string(name.data, name.len);
	struct words words = { 0 };
	struct str query = { 0 };
	size_t i;

	words_read(&words, slice_of(folded));
	str_add_char(&query, '"');
	for (i = 0; folded[i]; i++)
		str_add_char(&query, folded[i] == '"' ? ' ' : folded[i]);
	str_add_char(&query, '"');
	if (words.count >= TITLE_WORDS ||
		(words.count == 1 && strpbrk(folded, "0123456789")))
		candidates_take(candidates, str_text(&query));
	words_done(&words);
	str_done(&query);
	free(folded);
}

/* The name of a file without folders and endings. */
static struct slice
file_stem(struct slice name)
{
	size_t at;

	for (at = name.len; at > 0 && name.data[at - 1] != '/'; at--)
		;
	name = slice_part(name, at, name.len);
	return slice_take(&name, '.');
}

/* Who is named by the new documents, and who names them. */
static void
candidates_named(struct candidates *candidates, const struct titles *titles)
{
	struct rows rows = { .store = candidates->leads.store,
		.of = "candidates_called",
		.chosen = candidates->leads.fresh };
	struct statement *statement;
	struct slice title;
	size_t i;

	for (i = 0; i < titles->naming_count; i++)
		candidates->scores[titles->namings[i].document] +=
			CANDIDATES_NAMED;
	while ((statement = rows_next(&rows))) {
		candidates_calling(
			candidates, file_stem(statement_slice(statement, 0)));
		title = statement_slice(statement, 1);
		candidates_calling(candidates, title);
		if (memchr(title.data, ':', title.len))
			candidates_calling(candidates, slice_take(&title, ':'));
	}
	rows_done(&rows, &candidates->leads.error);
}

/* It counts most how near the front a document is for one of the passages. */
static void
candidates_rank(struct candidates *candidates, const struct evidence *evidence,
	size_t at)
{
	double *score = &candidates->scores[evidence->document];
	double here =
		evidence->weight / CANDIDATES_NAMED + 1 / ((double)at + 1);

	if (*score < here)
		*score = here;
}

static void
candidates_weigh(struct candidates *candidates)
{
	struct evidence_list list = { 0 };
	size_t passage, word = 0, i;

	for (passage = 0; passage < candidates->leads.passages->count;
		passage++) {
		list.count = 0;
		evidence_of_passage(&list, candidates, passage, &word);
		evidence_sum(&list);
		for (i = 0; i < list.count; i++)
			candidates_rank(candidates, &list.rows[i], i);
	}
	free(list.rows);
}

/* Marks those of the highest scores. */
static void
candidates_mark(const struct candidates *candidates, bool *wanted)
{
	struct evidence_list list = { 0 };
	size_t most = CANDIDATES_LEAST +
		      candidates->leads.passages->count * CANDIDATES_PASSAGE;
	uint32_t i;

	for (i = 1; i <= candidates->leads.fresh->documents; i++) {
		wanted[i] = candidates->leads.fresh->wanted[i];
		if (wanted[i] || candidates->scores[i] <= 0)
			continue;
		list.rows = memory_grow(
			list.rows, list.count, &list.cap, sizeof *list.rows);
		list.rows[list.count++] = (struct evidence){ .document = i,
			.weight = candidates->scores[i] };
	}
	if (list.count)
		qsort(list.rows, list.count, sizeof *list.rows,
			evidence_by_weight);
	for (i = 0; i < list.count && i < most; i++)
		wanted[list.rows[i].document] = true;
	free(list.rows);
}

bool
candidates_find(struct candidates *candidates, const struct titles *titles,
	bool *wanted, struct error *err)
{
	candidates_named(candidates, titles);
	candidates_weigh(candidates);
	candidates_mark(candidates, wanted);
	if (candidates->leads.error.code == ERROR_NONE)
		return true;
	*err = candidates->leads.error;
	return false;
}
