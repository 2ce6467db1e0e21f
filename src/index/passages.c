/*
 * Cuts blocks into passages and gathers what stands in each.
 *
 * A long paragraph tells of many things; two of them share names by chance.
 * So what is compared is some sentences, short enough that what stands in one
 * passage belongs together.
 */
#include "index/passages.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

#define PASSAGE_FULL 420   /* bytes: the next end of a sentence ends it */
#define PASSAGE_LIMIT 1500 /* the next blank does */
#define PASSAGE_LEAST 160  /* a shorter rest goes to the one before */

/* How far back a passage without a date looks for one. */
#define PASSAGE_TOLD 3

/* How far back the same words are looked for. */
#define PASSAGE_AGAIN 4

/* Of a passage, the rarest words are kept, if they are rare enough. */
#define PASSAGE_STEMS_KEPT 24
#define PASSAGE_ENTITIES_KEPT 40

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

static bool
walk_library(
	struct store *store, const struct passage_walk *walk, struct error *err)
{
	struct passage block = { 0 };
	struct statement *statement;
	struct arena arena = { 0 };
	struct slice kind, text;
	char *name;

	statement = store_statement(store, "passage_blocks");
	while (statement_next(statement)) {
		block.block = statement_u32(statement, 0);
		block.document = statement_u32(statement, 1);
		kind = statement_slice(statement, 2);
		name = arena_copy(&arena, kind.data, kind.len);
		block.kind = block_kind_of(name);
		arena_done(&arena);
		block.start = statement_u32(statement, 3);
		block.end = statement_u32(statement, 4);
		text = statement_slice(statement, 5);
		if (block.end < block.start || !kind_is_passage(block.kind))
			continue;
		text = slice_part(text, 0, block.end - block.start);
		walk_block(walk, &block, text);
	}
	return statement_done(statement, err);
}

/* -- reading -------------------------------------------------------------- */

struct reading {
	struct passages *passages;
	struct store *store;
	const struct passage_reader *reader;
	struct error *err;
	struct words words;
	uint32_t *counts; /* [word]: how many passages hold it */
	size_t count_cap;
	uint32_t *stem_last; /* passage that counted a stem last */
	size_t at;           /* passage of the second go */
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
	last->again = false;
	for (i = 1; i <= PASSAGE_AGAIN && i <= passages->count; i++) {
		if (last[-(ptrdiff_t)i].document == last->document &&
			last[-(ptrdiff_t)i].words == last->words)
			last->again = true;
	}
}

static void
reading_count(void *context, const struct passage *passage, struct slice text)
{
	struct reading *reading = context;
	struct passages *passages = reading->passages;
	uint32_t stem, slot;
	size_t i;

	passages->rows = memory_grow(passages->rows, passages->count,
		&passages->cap, sizeof *passages->rows);
	passages->rows[passages->count] = *passage;
	passages->rows[passages->count].question = question_of(passages);
	words_read(&reading->words, text);
	passage_number(passages, &reading->words);
	passages->count++;
	for (i = 0; i < reading->words.count; i++) {
		stem = reading->words.rows[i].stem;
		slot = stem % PASSAGE_STEMS;
		if (!stem || reading->stem_last[slot] == passages->count)
			continue;
		reading->stem_last[slot] = (uint32_t)passages->count;
		passages->stem_passages[slot]++;
	}
	reading->reader->count(reading->reader->context, &reading->words);
}

static int
compare_numbers(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* How many passages hold each word; 0 for those that no other holds. */
static void
reading_count_words(struct reading *reading)
{
	const struct words *words = &reading->words;
	uint32_t stem, in;
	size_t i;

	for (i = 0; i < words->count; i++) {
		stem = words->rows[i].stem;
		in = stem ? passages_of_stem(reading->passages, stem) : 0;
		reading->counts = memory_grow(reading->counts, i,
			&reading->count_cap, sizeof *reading->counts);
		reading->counts[i] = in > 1 ? in : 0;
	}
}

/* Keeps the rarest words of a passage that others hold too. */
static void
reading_stems(struct reading *reading, struct passage *passage)
{
	struct passages *passages = reading->passages;
	uint32_t most = (uint32_t)(passages->count / 12) + 4, limit = most;
	uint32_t in, kept = 0;
	uint32_t *first;
	size_t i;

	reading_count_words(reading);
	/* Halve the limit until few enough are left. */
	for (;; limit = limit * 2 / 3) {
		kept = 0;
		for (i = 0; i < reading->words.count; i++) {
			in = reading->counts[i];
			kept += in && in <= limit;
		}
		if (kept <= PASSAGE_STEMS_KEPT || limit <= 2)
			break;
	}
	passage->stems.first = passages->stem_count;
	for (i = 0, kept = 0;
		i < reading->words.count && kept < PASSAGE_STEMS_KEPT; i++) {
		in = reading->counts[i];
		if (!in || in > limit)
			continue;
		passages->stems =
			memory_grow(passages->stems, passages->stem_count,
				&passages->stem_cap, sizeof *passages->stems);
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

/* -- entities and dates --------------------------------------------------- */

/* The last word of a name of several: what two people may share. */
static uint64_t
surname_of(struct words *words, enum entity_type type, const char *name)
{
	if (type != ENTITY_PER)
		return 0;
	words_read(words, slice_of(name));
	return words->count > 1 ? words->rows[words->count - 1].hash : 0;
}

static bool
reading_known(struct reading *reading)
{
	struct passages *passages = reading->passages;
	struct passage_entity *known;
	struct statement *statement;
	struct arena arena = { 0 };
	size_t cap = 0;
	uint32_t id;

	statement = store_statement(reading->store, "passage_entities");
	while (statement_next(statement)) {
		id = statement_u32(statement, 0);
		while (passages->known_count <= id) {
			passages->known = memory_grow(passages->known,
				passages->known_count, &cap,
				sizeof *passages->known);
			passages->known[passages->known_count++] =
				(struct passage_entity){ .name = "" };
		}
		known = &passages->known[id];
		known->type =
			entity_type_of(statement_text(statement, 1, &arena));
		known->name = statement_text(statement, 2, &passages->arena);
		known->surname =
			surname_of(&reading->words, known->type, known->name);
		arena_done(&arena);
	}
	return statement_done(statement, reading->err);
}

/*
 * Moves on to the passage that holds a place, or NULL if none does.  Places
 * come in order, so a cursor is enough.
 */
static struct passage *
passages_follow(struct passages *passages, size_t *cursor, uint32_t document,
	uint32_t at)
{
	struct passage *passage;

	for (; *cursor < passages->count; ++*cursor) {
		passage = &passages->rows[*cursor];
		if (passage->document > document ||
			(passage->document == document && passage->end > at))
			break;
	}
	if (*cursor == passages->count)
		return NULL;
	passage = &passages->rows[*cursor];
	return passage->document == document && passage->start <= at ? passage
								     : NULL;
}

/* Sorts the entities of a passage, each once, and counts them. */
static void
passage_close_entities(struct passages *passages, struct passage *passage)
{
	uint32_t *first = passages->entities + passage->entities.first;
	uint32_t i, count = 0;

	if (passage->entities.count)
		qsort(first, passage->entities.count, sizeof *first,
			compare_numbers);
	for (i = 0; i < passage->entities.count; i++) {
		if (count == 0 || first[count - 1] != first[i]) {
			first[count++] = first[i];
			passages->known[first[i]].passages++;
		}
	}
	passage->entities.count = count;
	passages->entity_count = passage->entities.first + count;
}

static bool
reading_entities(struct reading *reading)
{
	struct passages *passages = reading->passages;
	struct passage *passage, *open = NULL;
	struct statement *statement;
	size_t cursor = 0;
	uint32_t id;

	statement = store_statement(reading->store, "passage_mentions");
	while (statement_next(statement)) {
		passage = passages_follow(passages, &cursor,
			statement_u32(statement, 0),
			statement_u32(statement, 1));
		id = statement_u32(statement, 2);
		if (!passage || id >= passages->known_count)
			continue;
		if (passage != open) {
			if (open)
				passage_close_entities(passages, open);
			passage->entities.first = passages->entity_count;
			open = passage;
		}
		if (passage->entities.count >= PASSAGE_ENTITIES_KEPT)
			continue;
		passages->entities = memory_grow(passages->entities,
			passages->entity_count, &passages->entity_cap,
			sizeof *passages->entities);
		passages->entities[passages->entity_count++] = id;
		passage->entities.count++;
	}
	if (open)
		passage_close_entities(passages, open);
	return statement_done(statement, reading->err);
}

static bool
reading_dates(struct reading *reading)
{
	struct passages *passages = reading->passages;
	struct passage *passage;
	struct statement *statement;
	struct passage_date *date;
	size_t cursor = 0;

	statement = store_statement(reading->store, "passage_dates");
	while (statement_next(statement)) {
		passage = passages_follow(passages, &cursor,
			statement_u32(statement, 0),
			statement_u32(statement, 1));
		if (!passage)
			continue;
		passages->dates =
			memory_grow(passages->dates, passages->date_count,
				&passages->date_cap, sizeof *passages->dates);
		if (!passage->dates.count)
			passage->dates.first = passages->date_count;
		passage->dates.count++;
		date = &passages->dates[passages->date_count++];
		date->at = statement_u32(statement, 1);
		date->low = (int32_t)statement_int(
			statement, 2, INT32_MIN, INT32_MAX);
		date->high = (int32_t)statement_int(
			statement, 3, INT32_MIN, INT32_MAX);
		date->inferred = statement_u32(statement, 4) & SPAN_INFERRED;
	}
	return statement_done(statement, reading->err);
}

/*
 * A passage without dates is told on from the one before, or answers a
 * question that has one.
 */
static void
passages_date(struct passages *passages)
{
	struct passage *passage;
	size_t i, back;

	for (i = 0; i < passages->count; i++) {
		passage = &passages->rows[i];
		passage->dated = i;
		if (passage->dates.count)
			continue;
		if (passages->rows[passage->question].dates.count) {
			passage->dated = passage->question;
			continue;
		}
		for (back = 1; back <= PASSAGE_TOLD && back <= i; back++) {
			if (passage[-(ptrdiff_t)back].document !=
				passage->document)
				break;
			if (passage[-(ptrdiff_t)back].dates.count) {
				passage->dated = i - back;
				break;
			}
		}
	}
}

static uint64_t
passage_mask(const struct passages *passages, const struct passage *passage)
{
	const uint32_t *id = passages->entities + passage->entities.first;
	uint64_t mask = 0;
	uint32_t i;

	for (i = 0; i < passage->entities.count; i++)
		mask |= passages_mask(id[i]);
	return mask;
}

static void
passages_mark(struct passages *passages)
{
	uint64_t before = 0, here, next = 0;
	struct passage *passage;
	size_t i;

	for (i = 0; i < passages->count; i++) {
		passage = &passages->rows[i];
		here = i ? next : passage_mask(passages, passage);
		next = i + 1 < passages->count
			       ? passage_mask(passages, passage + 1)
			       : 0;
		passage->near = before | here | next;
		if (passage->question != i)
			passage->near |= passage_mask(
				passages, &passages->rows[passage->question]);
		before = here;
	}
}

bool
passages_read(struct passages *passages, struct store *store,
	const struct passage_reader *reader, struct error *err)
{
	struct reading reading = { .passages = passages,
		.store = store,
		.reader = reader,
		.err = err };
	struct passage_walk first = { reading_count, &reading };
	struct passage_walk second = { reading_look, &reading };
	bool ok;

	*passages = (struct passages){ 0 };
	passages->stem_passages =
		memory_zero(PASSAGE_STEMS, sizeof *passages->stem_passages);
	reading.stem_last =
		memory_zero(PASSAGE_STEMS, sizeof *reading.stem_last);
	ok = walk_library(store, &first, err);
	free(reading.stem_last);
	ok = ok && walk_library(store, &second, err) &&
	     reading_known(&reading) && reading_entities(&reading) &&
	     reading_dates(&reading);
	words_done(&reading.words);
	free(reading.counts);
	passages_date(passages);
	passages_mark(passages);
	return ok;
}

void
passages_done(struct passages *passages)
{
	free(passages->rows);
	free(passages->entities);
	free(passages->dates);
	free(passages->stems);
	free(passages->known);
	free(passages->stem_passages);
	arena_done(&passages->arena);
	*passages = (struct passages){ 0 };
}

uint32_t
passages_of_stem(const struct passages *passages, uint32_t stem)
{
	return passages->stem_passages[stem % PASSAGE_STEMS];
}

size_t
passages_at(const struct passages *passages, uint32_t document, uint32_t at)
{
	size_t low = 0, high = passages->count, middle;
	const struct passage *passage;

	while (low < high) {
		middle = low + (high - low) / 2;
		passage = &passages->rows[middle];
		if (passage->document < document ||
			(passage->document == document && passage->end <= at))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
