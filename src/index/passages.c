/*
 * Cuts blocks into passages and gathers what stands in each.
 *
 * A long paragraph tells of many things; two of them share names by chance.
 * So what is compared is some sentences, short enough that what stands in one
 * passage belongs together.
 */
#include "index/passages_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/utf8.h"
#include "index/plain.h"

#define PASSAGE_FULL 420   /* bytes: the next end of a sentence ends it */
#define PASSAGE_LIMIT 1500 /* the next blank does */
#define PASSAGE_LEAST 160  /* a shorter rest goes to the one before */

/* Of a passage, the rarest words are kept, if they are rare enough. */
#define PASSAGE_STEMS_KEPT 48

/* In so few documents a word of most of them may be what they are about. */
#define PASSAGE_FEW 8

static bool
kind_is_passage(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_QUOTATION:
	case BLOCK_EPIGRAPH:
	case BLOCK_CAPTION:
	case BLOCK_LIST_ITEM:
	case BLOCK_TABLE:
	case BLOCK_VERSE:
	case BLOCK_NOTE:
	case BLOCK_QUESTION:
		return true;
	case BLOCK_HEADING:
	case BLOCK_ATTRIBUTION:
	case BLOCK_CODE:
	case BLOCK_BYLINE:
	case BLOCK_SEPARATOR:
	case BLOCK_BOILERPLATE:
	case BLOCK_KINDS:
		return false;
	}
	return false;
}

/* Is there an end of a sentence, with a blank behind it, before at? */
static bool
sentence_ends(const char *text, size_t at)
{
	size_t back = at;

	while (back > 0 && (strchr("\"')]", text[back - 1]) ||
				   (unsigned char)text[back - 1] >= 0x80))
		back--;
	if (back < 2 || !strchr(".!?", text[back - 1]))
		return false;
	/* "J. Lora" and "Nov. 2" do not end one: too short a word before. */
	return text[back - 2] != ' ' && text[back - 2] != '.' &&
	       (back < 4 || (text[back - 3] != ' ' && text[back - 4] != ' '));
}

/* Where the passage that begins at from ends. */
static size_t
passage_cut(struct slice text, size_t from)
{
	size_t at;

	if (text.len - from <= PASSAGE_FULL + PASSAGE_LEAST)
		return text.len;
	for (at = from + PASSAGE_FULL; at < text.len; at++) {
		if (text.data[at] != ' ' && text.data[at] != '\n')
			continue;
		if (at - from > PASSAGE_LIMIT || sentence_ends(text.data, at))
			break;
	}
	return text.len - at < PASSAGE_LEAST ? text.len : at;
}

/* Calls back for every passage of the library, in order. */
struct passage_walk {
	void (*each)(void *context, const struct passage *passage,
		struct slice text);
	void *context;
	const struct passage_reader *blocks; /* or NULL: nobody wants them */
};

static void
walk_block(const struct passage_walk *walk, const struct passage *block,
	struct slice text)
{
	struct passage passage = *block;
	size_t from = 0, to;

	for (; from < text.len; from = to) {
		while (from < text.len &&
			(text.data[from] == ' ' || text.data[from] == '\n'))
			from++;
		if (from == text.len)
			return;
		to = passage_cut(text, from);
		passage.start = block->start + (uint32_t)from;
		passage.end = block->start + (uint32_t)to;
		walk->each(walk->context, &passage, slice_part(text, from, to));
	}
}

static void
walk_tell(const struct passage_walk *walk, const struct passage *passage,
	struct slice text)
{
	struct block block = { .kind = passage->kind,
		.start = passage->start,
		.end = passage->end };

	if (walk->blocks)
		walk->blocks->block(
			walk->blocks->context, passage->document, &block, text);
}

/* The next block, or the one that its text is not a part of. */
static struct slice
walk_take(struct statement *statement, struct passage *block)
{
	struct arena arena = { 0 };
	struct slice kind, text;

	block->block = statement_u32(statement, 0);
	block->document = statement_u32(statement, 1);
	kind = statement_slice(statement, 2);
	block->kind = block_kind_of(arena_copy(&arena, kind.data, kind.len));
	arena_done(&arena);
	block->start = statement_u32(statement, 3);
	block->end = statement_u32(statement, 4);
	text = statement_slice(statement, 5);
	return block->end < block->start
		       ? slice_of("")
		       : slice_part(text, 0, block->end - block->start);
}

static bool
walk_library(struct store *store, const struct chosen *chosen,
	const struct passage_walk *walk, struct error *err)
{
	struct rows rows = { .store = store,
		.all = "passage_blocks",
		.of = "passage_blocks_of",
		.chosen = chosen };
	struct passage block = { 0 };
	struct statement *statement;
	struct slice text;

	while ((statement = rows_next(&rows))) {
		text = walk_take(statement, &block);
		if (block.end < block.start)
			continue;
		walk_tell(walk, &block, text);
		if (kind_is_passage(block.kind))
			walk_block(walk, &block, text);
	}
	return rows_done(&rows, err);
}

/* -- reading -------------------------------------------------------------- */

struct reading {
	struct passages *passages;
	struct store *store;
	const struct passage_reader *reader;
	struct words words;
	float *counts; /* [word]: how many passages hold it */
	size_t count_cap;
	struct counted *stems; /* [stem % PASSAGE_STEMS] */
	struct plain_words plain;
	size_t at;              /* passage of the second go */
	struct rows names;      /* the mentions, in order */
	uint32_t name_document; /* of the last one read; UINT32_MAX: no more */
	uint32_t name_start, name_end;
};

/* Answers say "that day" and mean the question's. */
static size_t
question_of(const struct passages *passages)
{
	const struct passage *last = &passages->rows[passages->count];
	size_t at = passages->count;

	if (last->kind == BLOCK_QUESTION)
		return at;
	if (at && last[-1].document == last->document &&
		(last[-1].kind == BLOCK_QUESTION ||
			last[-1].question != at - 1))
		return last[-1].question;
	return at;
}

/* Captions and headlines that a page saved twice are one passage. */
static void
passage_number(struct passages *passages, const struct words *words)
{
	struct passage *last = &passages->rows[passages->count];
	size_t i;

	last->words = words_run(words->rows, words->count);
	last->twin = passages->count;
	for (i = 1; i <= PASSAGE_AGAIN && i <= passages->count; i++) {
		if (last[-(ptrdiff_t)i].document == last->document &&
			last[-(ptrdiff_t)i].words == last->words)
			last->twin = last[-(ptrdiff_t)i].twin;
	}
}

static void
reading_count_stem(struct reading *reading, uint32_t stem, uint32_t document)
{
	struct passages *passages = reading->passages;
	struct counts *counts = passages->counts;
	struct counted *counted = &reading->stems[stem % PASSAGE_STEMS];

	if (counted->passage == passages->count)
		return;
	if (counted->document != document) {
		counted->in_document = 0;
		counts->stem_documents[stem % COUNTS_STEMS] +=
			(uint32_t)counts->by;
	}
	counts->stems[stem % COUNTS_STEMS] +=
		(float)(counts->by * counts_spread(counted->in_document++));
	counted->passage = (uint32_t)passages->count;
	counted->document = document;
}

/* One number for a word and the next one that is not plain. */
static uint32_t
pair_of(uint32_t stem, uint32_t next)
{
	uint32_t pair = (stem * 0x9e3779b1u ^ next) * 0x85ebca6bu;

	return (pair ^ pair >> 15) | 1;
}

static void
reading_count_pair(struct counts *counts, uint32_t pair)
{
	uint16_t *count = &counts->pairs[pair % COUNTS_PAIRS], *here;

	if (counts->by > 0)
		*count += *count < UINT16_MAX;
	else if (counts->by < 0)
		*count -= *count > 0;
	if (counts->pairs_here) {
		here = &counts->pairs_here[pair % COUNTS_PAIRS];
		*here += *here < UINT16_MAX;
	}
}

static void
reading_count_pairs(struct reading *reading)
{
	const struct word *word = reading->words.rows;
	const struct word *end = word + reading->words.count;
	uint32_t last = 0;

	for (; word < end; word++) {
		if (!word->stem ||
			plain_words_have(&reading->plain, word->hash))
			continue;
		if (last)
			reading_count_pair(reading->passages->counts,
				pair_of(last, word->stem));
		last = word->stem;
	}
}

static void
reading_count_words(struct reading *reading, uint32_t document)
{
	struct passages *passages = reading->passages;
	struct counts *counts = passages->counts;
	size_t i;

	if (counts->by) {
		if (passages->count == 1 ||
			passages->rows[passages->count - 2].document !=
				document)
			counts->documents += (uint32_t)counts->by;
		counts->passages += (uint32_t)counts->by;
	}
	for (i = 0; counts->by && i < reading->words.count; i++) {
		if (reading->words.rows[i].stem)
			reading_count_stem(
				reading, reading->words.rows[i].stem, document);
	}
	reading_count_pairs(reading);
}

static void
reading_count(void *context, const struct passage *passage, struct slice text)
{
	struct reading *reading = context;
	struct passages *passages = reading->passages;

	passages->rows = memory_grow(passages->rows, passages->count,
		&passages->cap, sizeof *passages->rows);
	passages->rows[passages->count] = *passage;
	passages->rows[passages->count].question = question_of(passages);
	words_read(&reading->words, text);
	passage_number(passages, &reading->words);
	passages->count++;
	reading_count_words(reading, passage->document);
	reading->reader->count(reading->reader->context, &reading->words);
}

static int
compare_numbers(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Do most documents have it?  Then it is a word of the language. */
static bool
reading_is_common(const struct reading *reading, uint32_t stem)
{
	const struct counts *counts = reading->passages->counts;
	uint32_t documents = counts->stem_documents[stem % COUNTS_STEMS];

	return documents > PASSAGE_FEW && documents > counts->documents / 2;
}

static void
reading_next_name(struct reading *reading)
{
	struct statement *name = rows_next(&reading->names);

	if (!name) {
		reading->name_document = UINT32_MAX;
		return;
	}
	reading->name_document = statement_u32(name, 0);
	reading->name_start = statement_u32(name, 1);
	reading->name_end = statement_u32(name, 3);
}

/* Is it part of a name?  Names are weighed by themselves.  Asked in order. */
static bool
reading_is_name(struct reading *reading, const struct passage *passage,
	const struct word *word)
{
	uint32_t at = passage->start + word->start;

	while (reading->name_document < passage->document ||
		(reading->name_document == passage->document &&
			reading->name_end <= at))
		reading_next_name(reading);
	return reading->name_document == passage->document &&
	       reading->name_start <= at;
}

/* How many passages hold each word; 0 for those that tell nothing. */
static void
reading_weigh(struct reading *reading, const struct passage *passage)
{
	const struct words *words = &reading->words;
	uint32_t stem;
	double in;
	size_t i;

	for (i = 0; i < words->count; i++) {
		stem = words->rows[i].stem;
		in = stem ? passages_of_stem(reading->passages, stem) : 0;
		reading->counts = memory_grow(reading->counts, i,
			&reading->count_cap, sizeof *reading->counts);
		reading->counts[i] =
			in > 1 && !reading_is_common(reading, stem) &&
					!plain_words_have(&reading->plain,
						words->rows[i].hash) &&
					!reading_is_name(reading, passage,
						&words->rows[i])
				? (float)in
				: 0;
	}
}

/* Where a stem is among those of a passage; NULL if it is not. */
static uint32_t *
passage_stem(const struct passages *passages, const struct passage *passage,
	uint32_t stem)
{
	uint32_t *rows = passages->stems + passage->stems.first;
	uint32_t i;

	BISECT(i, passage->stems.count, rows[i] < stem);
	return i < passage->stems.count && rows[i] == stem ? rows + i : NULL;
}

/* Notes for each word that is kept the rarest pair that it begins. */
static void
reading_pairs(struct reading *reading, const struct passage *passage)
{
	struct passages *passages = reading->passages;
	const struct word *word = reading->words.rows, *last = NULL;
	const struct word *end = word + reading->words.count;
	struct passage_pair *pair;
	uint32_t *stem, hash;
	uint16_t count;

	if (!passage->stems.count)
		return;
	memset(passages->pairs + passage->stems.first, 0,
		passage->stems.count * sizeof *passages->pairs);
	for (; word < end; word++) {
		if (!word->stem ||
			plain_words_have(&reading->plain, word->hash))
			continue;
		stem = last ? passage_stem(passages, passage, last->stem)
			    : NULL;
		if (stem) {
			hash = pair_of(last->stem, word->stem);
			count = counts_of_pair(passages->counts, hash);
			pair = &passages->pairs[stem - passages->stems];
			if (count > 1 && (!pair->hash || count < pair->count))
				*pair = (struct passage_pair){ hash, count };
		}
		last = word;
	}
}

/* Keeps the rarest words of a passage that others hold too. */
static void
reading_stems(struct reading *reading, struct passage *passage)
{
	struct passages *passages = reading->passages;
	float limit = sqrtf((float)passages->counts->passages) + 2, in;
	uint32_t kept = 0;
	uint32_t *first;
	size_t i;

	reading_weigh(reading, passage);
	/* Lower the limit until few enough are left. */
	for (;; limit = limit * 2 / 3) {
		kept = 0;
		for (i = 0; i < reading->words.count; i++) {
			in = reading->counts[i];
			kept += in > 0 && in <= limit;
		}
		if (kept <= PASSAGE_STEMS_KEPT || limit <= 2)
			break;
	}
	passage->stems.first = passages->stem_count;
	for (i = 0, kept = 0;
		i < reading->words.count && kept < PASSAGE_STEMS_KEPT; i++) {
		in = reading->counts[i];
		if (in <= 0 || in > limit)
			continue;
		passages->stems =
			memory_grow(passages->stems, passages->stem_count,
				&passages->stem_cap, sizeof *passages->stems);
		passages->pairs =
			memory_grow(passages->pairs, passages->stem_count,
				&passages->pair_cap, sizeof *passages->pairs);
		passages->stems[passages->stem_count++] =
			reading->words.rows[i].stem;
		kept++;
	}
	first = passages->stems + passage->stems.first;
	if (kept)
		qsort(first, kept, sizeof *first, compare_numbers);
	for (i = 0; i < kept; i++) {
		if (passage->stems.count == 0 ||
			first[passage->stems.count - 1] != first[i])
			first[passage->stems.count++] = first[i];
	}
	passages->stem_count = passage->stems.first + passage->stems.count;
	reading_pairs(reading, passage);
}

static void
reading_look(void *context, const struct passage *passage, struct slice text)
{
	struct reading *reading = context;
	struct passages *passages = reading->passages;

	(void)passage;
	words_read(&reading->words, text);
	reading_stems(reading, &passages->rows[reading->at]);
	reading->reader->look(
		reading->reader->context, reading->at, &reading->words, text);
	reading->at++;
}

/* Forgets what was read, not what is known of entities. */
static void
passages_clear(struct passages *passages)
{
	passages->count = passages->entity_count = 0;
	passages->date_count = passages->stem_count = 0;
	free(passages->first);
	passages->first = NULL;
}

static bool
reading_go(
	struct reading *reading, const struct chosen *chosen, struct error *err)
{
	struct passage_walk first = { reading_count, reading, reading->reader };
	struct passage_walk second = { reading_look, reading, NULL };
	bool ok = walk_library(reading->store, chosen, &first, err) &&
		  reading->reader->counted(reading->reader->context, err);

	reading->names = (struct rows){ .store = reading->store,
		.all = "passage_mentions",
		.of = "passage_mentions_of",
		.chosen = chosen };
	ok = ok && walk_library(reading->store, chosen, &second, err);
	return rows_done(&reading->names, err) && ok;
}

bool
passages_read(struct passages *passages, struct store *store,
	struct counts *counts, const struct chosen *chosen,
	const struct passage_reader *reader, struct error *err)
{
	struct reading reading = {
		.passages = passages, .store = store, .reader = reader
	};
	bool ok;

	passages_clear(passages);
	passages->counts = counts;
	reading.stems = memory_zero(PASSAGE_STEMS, sizeof *reading.stems);
	plain_words_read(&reading.plain);
	ok = reading_go(&reading, chosen, err);
	free(reading.stems);
	ok = ok && passages_read_facts(passages, store, chosen, err);
	words_done(&reading.words);
	free(reading.counts);
	return ok;
}

void
passages_done(struct passages *passages)
{
	free(passages->rows);
	free(passages->entities);
	free(passages->first);
	free(passages->letters);
	free(passages->dates);
	free(passages->stems);
	free(passages->pairs);
	free(passages->known);
	arena_done(&passages->arena);
	*passages = (struct passages){ 0 };
}

size_t
passages_at(const struct passages *passages, uint32_t document, uint32_t at)
{
	const struct passage *rows = passages->rows;
	size_t i;

	BISECT(i, passages->count,
		rows[i].document < document ||
			(rows[i].document == document && rows[i].end <= at));
	return i < passages->count && rows[i].document == document
		       ? i
		       : passages->count;
}
