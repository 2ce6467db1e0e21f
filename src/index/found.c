/* What the text says itself: titles, repeated words, notes. */
#include "index/found.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/utf8.h"
#include "index/references_kept.h"

/* Repeats between these many words count in quotations only. */
#define REPEAT_LONG 8

void
found_list_done(struct found_list *list)
{
	free(list->rows);
	arena_done(&list->arena);
	*list = (struct found_list){ 0 };
}

struct found *
found_add(struct found_list *list, enum reference_kind kind, double score,
	struct str *why)
{
	struct found *found;

	list->rows = memory_grow(
		list->rows, list->count, &list->cap, sizeof *list->rows);
	found = &list->rows[list->count++];
	*found = (struct found){ .kind = kind, .score = score };
	found->why = arena_copy(&list->arena, str_text(why), why->len);
	str_done(why);
	return found;
}

struct place
found_place(const struct passages *passages, size_t at)
{
	const struct passage *passage = &passages->rows[at];

	return (struct place){ passage->document, passage->start,
		passage->end };
}

/* -- titles --------------------------------------------------------------- */

static void
titles_add(struct titles *titles, uint32_t document, const struct words *words,
	size_t count)
{
	if (count < TITLE_WORDS)
		return;
	titles->rows = memory_grow(titles->rows, titles->count, &titles->cap,
		sizeof *titles->rows);
	titles->rows[titles->count++] = (struct title){
		.first = words_run(words->rows, TITLE_WORDS),
		.all = words_run(words->rows, count),
		.words = count,
		.document = document,
	};
}

/* Longer titles first, so that the whole one is found before its part. */
static int
title_compare(const void *a, const void *b)
{
	const struct title *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->words != y->words)
		return x->words < y->words ? 1 : -1;
	return (x->document > y->document) - (x->document < y->document);
}

static int
key_compare(const void *a, const void *b)
{
	const struct title_key *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return (x->document > y->document) - (x->document < y->document);
}

/* Letters, then digits, and nothing else; "rfc2119", not "chapter". */
static bool
is_key(struct slice name)
{
	size_t letters = 0, digits = 0;
	char c;

	for (; letters < name.len; letters++) {
		c = name.data[letters] | 0x20;
		if (c < 'a' || c > 'z')
			break;
	}
	for (; letters + digits < name.len; digits++) {
		c = name.data[letters + digits];
		if (c < '0' || c > '9')
			break;
	}
	return letters > 1 && digits > 1 && letters + digits == name.len;
}

static bool
titles_read_keys(struct titles *titles, struct store *store, struct error *err)
{
	struct statement *statement = store_statement(store, "reference_files");
	struct words words = { 0 };
	struct slice name;
	uint32_t document;
	size_t at;

	while (statement_next(statement)) {
		document = statement_u32(statement, 0);
		name = statement_slice(statement, 1);
		for (at = name.len; at > 0 && name.data[at - 1] != '/'; at--)
			;
		name = slice_part(name, at, name.len);
		for (at = 0; at < name.len && name.data[at] != '.'; at++)
			;
		name.len = at;
		if (!is_key(name))
			continue;
		words_read(&words, name);
		titles->keys = memory_grow(titles->keys, titles->key_count,
			&titles->key_cap, sizeof *titles->keys);
		titles->keys[titles->key_count++] =
			(struct title_key){ words.rows[0].hash, document };
	}
	words_done(&words);
	if (titles->key_count)
		qsort(titles->keys, titles->key_count, sizeof *titles->keys,
			key_compare);
	return statement_done(statement, err);
}

bool
titles_init(struct titles *titles, struct store *store, struct error *err)
{
	struct words words = { 0 };
	struct statement *statement;
	struct slice title;
	const char *colon;
	uint32_t document;
	size_t whole;

	*titles = (struct titles){ 0 };
	statement = store_statement(store, "reference_titles");
	while (statement_next(statement)) {
		document = statement_u32(statement, 0);
		title = statement_slice(statement, 1);
		words_read(&words, title);
		whole = words.count;
		titles_add(titles, document, &words, whole);
		colon = memchr(title.data, ':', title.len);
		if (!colon)
			continue;
		title.len = (size_t)(colon - title.data);
		words_read(&words, title);
		titles_add(titles, document, &words, words.count);
	}
	words_done(&words);
	if (titles->count)
		qsort(titles->rows, titles->count, sizeof *titles->rows,
			title_compare);
	return statement_done(statement, err) &&
	       titles_read_keys(titles, store, err);
}

void
titles_done(struct titles *titles)
{
	free(titles->rows);
	free(titles->namings);
	free(titles->keys);
	arena_done(&titles->arena);
	*titles = (struct titles){ 0 };
}

static size_t
titles_below(const struct titles *titles, uint64_t first)
{
	size_t i;

	BISECT(i, titles->count, titles->rows[i].first < first);
	return i;
}

/* The longest title that begins at a word; NULL if none does. */
static const struct title *
titles_at(const struct titles *titles, const struct words *words, size_t at,
	uint32_t document)
{
	uint64_t first = words_run(&words->rows[at], TITLE_WORDS);
	size_t i = titles_below(titles, first);
	const struct title *title;

	for (; i < titles->count && titles->rows[i].first == first; i++) {
		title = &titles->rows[i];
		if (title->document != document &&
			at + title->words <= words->count &&
			words_run(&words->rows[at], title->words) == title->all)
			return title;
	}
	return NULL;
}

static void
titles_name(struct titles *titles, const struct passage *row, size_t passage,
	uint32_t document, struct slice text, uint32_t start, uint32_t end)
{
	titles->namings = memory_grow(titles->namings, titles->naming_count,
		&titles->naming_cap, sizeof *titles->namings);
	titles->namings[titles->naming_count++] = (struct naming){
		.passage = passage,
		.start = row->start + start,
		.end = row->start + end,
		.document = document,
		.words = arena_copy(
			&titles->arena, text.data + start, end - start),
	};
}

uint32_t
titles_key(const struct titles *titles, uint64_t word, uint32_t document)
{
	size_t i;

	BISECT(i, titles->key_count, titles->keys[i].word < word);
	if (i == titles->key_count || titles->keys[i].word != word ||
		titles->keys[i].document == document)
		return 0;
	return titles->keys[i].document;
}

static void
titles_look_keys(struct titles *titles, const struct passage *row,
	size_t passage, const struct words *words, struct slice text)
{
	const struct word *word;
	uint32_t document;
	size_t i;

	for (i = 0; titles->key_count && i < words->count; i++) {
		word = &words->rows[i];
		document = titles_key(titles, word->hash, row->document);
		if (document)
			titles_name(titles, row, passage, document, text,
				word->start, word->end);
	}
}

void
titles_look(struct titles *titles, const struct passages *passages,
	size_t passage, const struct words *words, struct slice text)
{
	const struct passage *row = &passages->rows[passage];
	const struct title *title;
	uint32_t start;
	size_t i, next;

	titles_look_keys(titles, row, passage, words, text);
	for (i = 0; titles->count && i + TITLE_WORDS <= words->count; i++) {
		start = words->rows[i].start;
		if (!utf8_is_upper(utf8_at(text.data, text.len, start, &next)))
			continue;
		title = titles_at(titles, words, i, row->document);
		if (!title)
			continue;
		titles_name(titles, row, passage, title->document, text, start,
			words->rows[i + title->words - 1].end);
		i += title->words - 1;
	}
}

/* The passage of a document that has most to do with another passage. */
static size_t
most_related(const struct relater *relater, size_t from, uint32_t document,
	double *score)
{
	const struct passages *passages = relater->passages;
	size_t at = passages_at(passages, document, 0), best = at;
	struct relation relation;

	*score = 0;
	for (; at < passages->count && passages->rows[at].document == document;
		at++) {
		relate(relater, from, at, &relation);
		if (relation.score <= *score)
			continue;
		*score = relation.score;
		best = at;
	}
	return best;
}

void
found_titles(struct found_list *list, const struct titles *titles,
	const struct relater *relater)
{
	const struct naming *naming;
	struct relation relation;
	struct found *found;
	struct str why = { 0 };
	double score;
	size_t i, to;

	for (i = 0; i < titles->naming_count; i++) {
		naming = &titles->namings[i];
		if (!found_wants(list,
			    relater->passages->rows[naming->passage].document,
			    naming->document))
			continue;
		to = most_related(
			relater, naming->passage, naming->document, &score);
		if (to == relater->passages->count)
			continue;
		str_add_format(&why, "declared: “%s”", naming->words);
		if (score > 0.2) {
			relate(relater, naming->passage, to, &relation);
			str_add(&why, "; ");
			relation_say(relater, &relation, &why);
		}
		found = found_add(
			list, REFERENCE_DECLARED, 0.9 + score / 10, &why);
		found->a = naming->passage;
		found->b = to;
		found->from = (struct place){
			relater->passages->rows[found->a].document,
			naming->start, naming->end
		};
		found->to = found_place(relater->passages, to);
	}
}

/* -- repeated words ------------------------------------------------------- */

bool
found_text(struct store *store, const struct passage *passage,
	struct arena *arena, struct slice *text, struct error *err)
{
	struct statement *statement = store_statement(store, "find_block");
	struct slice block;
	uint32_t start;

	statement_bind_int(statement, 1, passage->block);
	if (statement_next(statement)) {
		start = statement_u32(statement, 2);
		block = statement_slice(statement, 4);
		*text = slice_part(
			block, passage->start - start, passage->end - start);
		text->data = arena_copy(arena, text->data, text->len);
	}
	return statement_done(statement, err);
}

/* Is there a quotation mark right before or behind a range? */
static bool
is_quoted(struct slice text, size_t start, size_t end)
{
	uint32_t before, after;
	size_t at, next;

	before = utf8_before(text.data, start, &at);
	after = utf8_at(text.data, text.len, end, &next);
	if (strchr(".,!?;", (int)(after < 0x80 ? after : 0)) && after)
		after = utf8_at(text.data, text.len, next, &next);
	return (before >= 0x2018 && before <= 0x201f) || before == '"' ||
	       before == 0xab || (after >= 0x2019 && after <= 0x201f) ||
	       after == '"' || after == 0xbb;
}

/* Two passages that share some words: worth a link? */
struct sharing {
	size_t first;              /* passage + 1 whose text a is; 0: none */
	struct arena arena, other; /* of a, of b */
	struct slice a, b;
	struct words x, y;
	size_t in_a, in_b, count;
};

static bool
sharing_is_quotation(const struct sharing *sharing)
{
	const struct word *x = &sharing->x.rows[sharing->in_a];
	const struct word *y = &sharing->y.rows[sharing->in_b];
	size_t last = sharing->count - 1;

	return is_quoted(sharing->a, x->start, x[last].end) ||
	       is_quoted(sharing->b, y->start, y[last].end);
}

static void
sharing_found(struct found_list *list, const struct sharing *sharing,
	const struct passages *passages, const struct repeat *repeat)
{
	const struct passage *a = &passages->rows[repeat->a];
	const struct passage *b = &passages->rows[repeat->b];
	const struct word *x = &sharing->x.rows[sharing->in_a];
	const struct word *y = &sharing->y.rows[sharing->in_b];
	size_t last = sharing->count - 1, shown = last < 6 ? last : 6;
	struct str why = { 0 };
	struct found *found;

	str_add_format(&why, FOUND_REPEAT "“%.*s%s” (%zu words)",
		(int)(x[shown].end - x->start), sharing->a.data + x->start,
		shown < last ? " …" : "", sharing->count);
	found = found_add(list, REFERENCE_SAME_WORDS,
		1 - 0.5 * exp(-(double)(sharing->count - 4) / 8), &why);
	found->a = repeat->a;
	found->b = repeat->b;
	found->from = (struct place){ a->document, a->start + x->start,
		a->start + x[last].end };
	found->to = (struct place){ b->document, b->start + y->start,
		b->start + y[last].end };
}

/* A caption printed twice is no news. */
static bool
repeat_is_idle(const struct passages *passages, const struct repeat *repeat)
{
	const struct passage *a = &passages->rows[repeat->a];
	const struct passage *b = &passages->rows[repeat->b];

	if (a->twin != repeat->a || b->twin != repeat->b)
		return true;
	return a->document == b->document &&
	       (a->kind == BLOCK_CAPTION || b->kind == BLOCK_CAPTION ||
		       a->block == b->block);
}

/* Pairs come in the order of their first passage: it is read once. */
static bool
sharing_read(struct sharing *sharing, const struct passages *passages,
	const struct repeat *repeat, struct store *store, struct error *err)
{
	if (sharing->first != repeat->a + 1) {
		arena_done(&sharing->arena);
		if (!found_text(store, &passages->rows[repeat->a],
			    &sharing->arena, &sharing->a, err))
			return false;
		words_read(&sharing->x, sharing->a);
		sharing->first = repeat->a + 1;
	}
	arena_done(&sharing->other);
	if (!found_text(store, &passages->rows[repeat->b], &sharing->other,
		    &sharing->b, err))
		return false;
	words_read(&sharing->y, sharing->b);
	return true;
}

bool
found_repeats(struct found_list *list, const struct repeats *repeats,
	const struct passages *passages, const struct references_kept *kept,
	struct store *store, struct error *err)
{
	struct sharing sharing = { 0 };
	const struct repeat *repeat;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < repeats->count; i++) {
		repeat = &repeats->rows[i];
		if (repeat_is_idle(passages, repeat) ||
			references_kept_has(kept, &passages->rows[repeat->a],
				&passages->rows[repeat->b]))
			continue;
		ok = sharing_read(&sharing, passages, repeat, store, err);
		if (!ok)
			break;
		sharing.count = repeats_longest(
			&sharing.x, &sharing.y, &sharing.in_a, &sharing.in_b);
		if (sharing.count >= REPEAT_LONG ||
			(sharing.count >= REPEAT_WORDS &&
				sharing_is_quotation(&sharing)))
			sharing_found(list, &sharing, passages, repeat);
	}
	words_done(&sharing.x);
	words_done(&sharing.y);
	arena_done(&sharing.arena);
	arena_done(&sharing.other);
	return ok;
}

/* -- notes ---------------------------------------------------------------- */

bool
found_notes(struct found_list *list, const struct passages *passages,
	struct store *store, struct error *err)
{
	struct rows rows = { .store = store,
		.all = "reference_spans",
		.of = "reference_spans_of",
		.chosen = list->fresh };
	struct statement *statement;
	struct str why = { 0 };
	struct found *found;
	struct slice label;
	uint32_t document;

	while ((statement = rows_next(&rows))) {
		document = statement_u32(statement, 0);
		label = statement_slice(statement, 5);
		str_add_format(&why, "declared: see note %.*s", (int)label.len,
			label.data);
		found = found_add(list, REFERENCE_DECLARED, 1, &why);
		found->from =
			(struct place){ document, statement_u32(statement, 1),
				statement_u32(statement, 2) };
		found->to =
			(struct place){ document, statement_u32(statement, 3),
				statement_u32(statement, 4) };
		found->a = passages_at(passages, document, found->from.start);
		found->b = passages_at(passages, document, found->to.start);
	}
	return rows_done(&rows, err);
}
