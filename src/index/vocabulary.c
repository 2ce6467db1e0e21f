/*
 * The word index has every word of the library, folded, in order, with how
 * many blocks have it.  A word of few blocks is changed in every way in which
 * scanners misread; if just one word of many blocks comes of that, it was
 * probably meant.  Only the blocks of such words are read.
 */
#include "index/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"
#include "lectern/doc/look.h"
#include "lectern/names/resources.h"
#include "lectern/store/save.h"
#include "index/mending.h"

#define VOCABULARY_LEAST 5   /* letters of a word that is looked at */
#define VOCABULARY_RARE 2    /* blocks that may have it */
#define VOCABULARY_OFTEN 4   /* blocks that must have a torn word, whole */
#define VOCABULARY_TIMES 4   /* as many more must have what was meant */
#define VOCABULARY_KNOWN 3   /* ... if it is in a list */
#define VOCABULARY_BROKEN 9  /* letters of a word that was torn apart */
#define VOCABULARY_PIECE 3   /* letters of its parts */
#define VOCABULARY_PLACES 50 /* blocks read for one word */

struct vocabulary_word {
	const char *text;
	uint32_t blocks;
};

/* A rare word, and what it looks like. */
struct suspect {
	const char *word;
	const char *meant;
	bool torn; /* it is the beginning of that */
	bool name; /* only with a capital */
};

struct vocabulary {
	struct store *store;
	struct resources *resources;
	struct vocabulary_word *words; /* in order */
	size_t count, cap;
	uint32_t *table; /* of words, from 1; 0: empty */
	size_t slots;    /* a power of two */
	bool *looked;    /* at these words */
	struct suspect *suspects;
	size_t suspect_count, suspect_cap;
	struct mending mending;
	struct arena arena;
	struct error *err;
};

/* -- words ---------------------------------------------------------------- */

static bool
word_is_plain(struct slice word)
{
	size_t i;

	for (i = 0; i < word.len; i++) {
		if (word.data[i] < 'a' || word.data[i] > 'z')
			return false;
	}
	return word.len >= VOCABULARY_PIECE && word.len <= LOOK_LONGEST;
}

static bool
vocabulary_take(void *context, struct slice word, int64_t blocks)
{
	struct vocabulary *vocabulary = context;

	if (!word_is_plain(word))
		return true;
	vocabulary->words = memory_grow(vocabulary->words, vocabulary->count,
		&vocabulary->cap, sizeof *vocabulary->words);
	vocabulary->words[vocabulary->count++] = (struct vocabulary_word){
		arena_copy(&vocabulary->arena, word.data, word.len),
		blocks < INT32_MAX ? (uint32_t)blocks : INT32_MAX
	};
	return true;
}

/* The first word that is not before this one; or the count. */
static size_t
vocabulary_from(const struct vocabulary *vocabulary, struct slice word)
{
	size_t low = 0, high = vocabulary->count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (slice_compare(
			    slice_of(vocabulary->words[middle].text), word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Where a word is in the table, or where it would be. */
static size_t
vocabulary_slot(const struct vocabulary *vocabulary, struct slice word)
{
	size_t slot = slice_hash(word) & (vocabulary->slots - 1);

	while (vocabulary->table[slot] &&
		!slice_is(word,
			vocabulary->words[vocabulary->table[slot] - 1].text))
		slot = (slot + 1) & (vocabulary->slots - 1);
	return slot;
}

static void
vocabulary_make_table(struct vocabulary *vocabulary)
{
	size_t i;

	for (vocabulary->slots = 64;
		vocabulary->slots < 2 * vocabulary->count + 1;)
		vocabulary->slots *= 2;
	vocabulary->table =
		memory_zero(vocabulary->slots, sizeof *vocabulary->table);
	for (i = 0; i < vocabulary->count; i++)
		vocabulary->table[vocabulary_slot(vocabulary,
			slice_of(vocabulary->words[i].text))] = (uint32_t)i + 1;
}

static const struct vocabulary_word *
vocabulary_find(const struct vocabulary *vocabulary, struct slice word)
{
	uint32_t at = vocabulary->table[vocabulary_slot(vocabulary, word)];

	return at ? &vocabulary->words[at - 1] : NULL;
}

/* -- suspects ------------------------------------------------------------- */

struct meaning {
	const struct vocabulary *vocabulary;
	const struct vocabulary_word *word;
	const struct vocabulary_word *meant;
	bool several;
	bool torn, name;
};

/* Is the first letter another, and does not look like it either? */
static bool
words_begin_apart(struct slice a, struct slice b)
{
	return *a.data != *b.data && !(*a.data == 'c' && *b.data == 'g');
}

/* Do they differ where words of one stem do? */
static bool
words_end_apart(struct slice a, struct slice b)
{
	size_t same = 0;

	while (same < a.len && same < b.len && a.data[same] == b.data[same])
		same++;
	return a.len == b.len && same + 1 == a.len;
}

static void
meaning_try(void *context, struct slice word)
{
	struct meaning *meaning = context;
	const struct vocabulary_word *meant =
		vocabulary_find(meaning->vocabulary, word);
	struct slice read = slice_of(meaning->word->text);

	if (!meant || meant == meaning->meant || words_end_apart(read, word) ||
		words_begin_apart(read, word) ||
		meant->blocks / VOCABULARY_KNOWN < meaning->word->blocks ||
		(meant->blocks / VOCABULARY_TIMES < meaning->word->blocks &&
			!resources_know_word(
				meaning->vocabulary->resources, word)))
		return;
	meaning->several = meaning->meant != NULL;
	meaning->meant = meant;
}

/* One letter is there once that should be there twice: "Villaroel". */
static void
meaning_double(struct meaning *meaning)
{
	struct slice word = slice_of(meaning->word->text);
	char out[LOOK_LONGEST + 2];
	size_t at;

	meaning->name = true;
	for (at = 1; at + 1 < word.len; at++) {
		memcpy(out, word.data, at);
		memcpy(out + at, word.data + at - 1, word.len - at + 1);
		if (word.data[at] != word.data[at - 1])
			meaning_try(
				meaning, (struct slice){ out, word.len + 1 });
	}
}

/* A longer word that goes on where this one ends, with another word. */
static void
meaning_torn(struct meaning *meaning)
{
	const struct vocabulary *vocabulary = meaning->vocabulary;
	struct slice word = slice_of(meaning->word->text), other;
	const struct vocabulary_word *row;
	size_t at = vocabulary_from(vocabulary, word) + 1;

	meaning->name = false;
	meaning->torn = true;
	for (; at < vocabulary->count && !meaning->several; at++) {
		row = &vocabulary->words[at];
		other = slice_of(row->text);
		if (strncmp(row->text, word.data, word.len) != 0)
			return;
		if (row->blocks < VOCABULARY_OFTEN ||
			other.len < VOCABULARY_BROKEN ||
			other.len < word.len + VOCABULARY_PIECE ||
			!vocabulary_find(vocabulary,
				slice_part(other, word.len, other.len)))
			continue;
		meaning->several = meaning->meant != NULL;
		meaning->meant = row;
	}
}

static void
vocabulary_suspect(
	struct vocabulary *vocabulary, const struct vocabulary_word *word)
{
	struct meaning meaning = { .vocabulary = vocabulary, .word = word };
	struct slice text = slice_of(word->text);

	if (word->blocks > VOCABULARY_RARE ||
		resources_know_word(vocabulary->resources, text))
		return;
	if (text.len >= VOCABULARY_LEAST) {
		look_each(text, meaning_try, &meaning);
		if (!meaning.meant)
			meaning_double(&meaning);
	}
	if (!meaning.meant)
		meaning_torn(&meaning);
	if (!meaning.meant || meaning.several)
		return;
	vocabulary->suspects =
		memory_grow(vocabulary->suspects, vocabulary->suspect_count,
			&vocabulary->suspect_cap, sizeof *vocabulary->suspects);
	vocabulary->suspects[vocabulary->suspect_count++] =
		(struct suspect){ word->text, meaning.meant->text, meaning.torn,
			meaning.name };
}

/* -- places --------------------------------------------------------------- */

/* A block that has a suspect. */
struct reading {
	struct vocabulary *vocabulary;
	const struct suspect *suspect;
	uint32_t document, start;
	struct slice text;
	struct fold fold;
};

static bool
fold_ends_word(const struct fold *fold, size_t at)
{
	size_t next;

	return at >= fold->len ||
	       !utf8_is_word(utf8_at(fold->text, fold->len, at, &next));
}

static bool
fold_begins_word(const struct fold *fold, size_t at)
{
	size_t before;

	return !at || !utf8_is_word(utf8_before(fold->text, at, &before));
}

/* Where the rest of a torn word ends; 0 if it does not stand there. */
static size_t
reading_rest(const struct reading *reading, size_t end)
{
	const struct suspect *suspect = reading->suspect;
	struct slice rest = slice_of(suspect->meant + strlen(suspect->word));
	const struct fold *fold = &reading->fold;

	if (end + 1 + rest.len > fold->len || fold->text[end] != ' ' ||
		memcmp(fold->text + end + 1, rest.data, rest.len) != 0 ||
		!fold_ends_word(fold, end + 1 + rest.len))
		return 0;
	return end + 1 + rest.len;
}

/* Small letters, but for the first: no acronym, and no heading. */
static bool
text_is_plain(struct slice text)
{
	size_t i;

	for (i = 1; i < text.len; i++) {
		if (text.data[i] >= 'A' && text.data[i] <= 'Z')
			return false;
	}
	return true;
}

static void
reading_place(const struct reading *reading, size_t at, size_t end)
{
	const struct fold *fold = &reading->fold;
	uint32_t start = fold->map[at], stop = fold->map[end];
	struct slice seen = slice_part(reading->text, start, stop);
	bool capital = *seen.data >= 'A' && *seen.data <= 'Z';
	struct str meant = { 0 };

	if (!text_is_plain(seen) || (reading->suspect->name && !capital))
		return;
	str_add(&meant, reading->suspect->meant);
	if (capital)
		meant.data[0] = (char)(meant.data[0] & ~0x20);
	mending_add(&reading->vocabulary->mending, MENDING_WORD,
		reading->document, reading->start + start,
		reading->start + stop, str_slice(&meant));
	str_done(&meant);
}

static void
reading_places(const struct reading *reading)
{
	const struct fold *fold = &reading->fold;
	size_t len = strlen(reading->suspect->word), at, end;

	for (at = 0; at + len <= fold->len; at++) {
		if (memcmp(fold->text + at, reading->suspect->word, len) != 0 ||
			!fold_begins_word(fold, at) ||
			!fold_ends_word(fold, at + len))
			continue;
		end = at + len;
		if (reading->suspect->torn)
			end = reading_rest(reading, end);
		if (end)
			reading_place(reading, at, end);
	}
}

/* Code and tables have words of their own, and so have other languages. */
static bool
reading_is_wanted(struct statement *block)
{
	struct slice kind = statement_slice(block, 1);
	struct slice language;

	if (slice_is(kind, "code") || slice_is(kind, "table"))
		return false;
	if (statement_is_null(block, 5))
		return false;
	language = statement_slice(block, 5);
	return slice_is(language, "en");
}

static bool
vocabulary_read(struct vocabulary *vocabulary, const struct suspect *suspect,
	int64_t id)
{
	struct statement *block =
		store_statement(vocabulary->store, "damage_text");
	struct reading reading = { vocabulary, suspect, 0, 0, { 0 }, { 0 } };
	uint32_t end;

	statement_bind_int(block, 1, id);
	if (statement_next(block) && reading_is_wanted(block)) {
		reading.document = statement_u32(block, 0);
		reading.start = statement_u32(block, 2);
		end = statement_u32(block, 3);
		reading.text = slice_part(
			statement_slice(block, 4), 0, end - reading.start);
		fold_init(&reading.fold, reading.text.data, reading.text.len);
		reading_places(&reading);
		fold_done(&reading.fold);
	}
	return statement_done(block, vocabulary->err);
}

static bool
vocabulary_read_all(
	struct vocabulary *vocabulary, const struct suspect *suspect)
{
	struct statement *row =
		store_statement(vocabulary->store, "find_search");
	int64_t blocks[VOCABULARY_PLACES];
	size_t count = 0, i;
	bool ok;

	statement_bind_text(row, 1, suspect->word);
	statement_bind_int(row, 2, VOCABULARY_PLACES);
	while (statement_next(row) && count < VOCABULARY_PLACES)
		blocks[count++] = statement_int(row, 0, 1, INT32_MAX);
	ok = statement_done(row, vocabulary->err);
	for (i = 0; ok && i < count; i++)
		ok = vocabulary_read(vocabulary, suspect, blocks[i]);
	return ok;
}

/* -- what has changed ----------------------------------------------------- */

/* A word whose count has changed. */
struct recount {
	struct vocabulary *vocabulary;
	struct recounted {
		const char *word;
		uint32_t before, blocks;
	} * rows;
	size_t count, cap;
};

static void
recount_take(void *context, struct slice word, int64_t before, int64_t blocks)
{
	struct recount *recount = context;

	if (!word_is_plain(word))
		return;
	recount->rows = memory_grow(recount->rows, recount->count,
		&recount->cap, sizeof *recount->rows);
	recount->rows[recount->count++] = (struct recounted){
		arena_copy(&recount->vocabulary->arena, word.data, word.len),
		before > 0 ? (uint32_t)before : 0, (uint32_t)blocks
	};
}

/* Looks at a word, once, if the library has it. */
static void
vocabulary_look(void *context, struct slice word)
{
	struct vocabulary *vocabulary = context;
	uint32_t at = vocabulary->table[vocabulary_slot(vocabulary, word)];

	if (!at || vocabulary->looked[at - 1])
		return;
	vocabulary->looked[at - 1] = true;
	vocabulary_suspect(vocabulary, &vocabulary->words[at - 1]);
}

/* "Villaroel", of "Villarroel". */
static void
vocabulary_look_single(struct vocabulary *vocabulary, struct slice word)
{
	char out[LOOK_LONGEST + 1];
	size_t at;

	for (at = 1; at < word.len; at++) {
		if (word.data[at] != word.data[at - 1])
			continue;
		memcpy(out, word.data, at);
		memcpy(out + at, word.data + at + 1, word.len - at - 1);
		vocabulary_look(
			vocabulary, (struct slice){ out, word.len - 1 });
	}
}

/* What this may be the rest of, now that no other word is. */
static void
vocabulary_look_rests(struct vocabulary *vocabulary, struct slice rest)
{
	const struct vocabulary_word *row = vocabulary->words;
	struct slice word;
	size_t i;

	for (i = 0; i < vocabulary->count; i++, row++) {
		word = slice_of(row->text);
		if (row->blocks < VOCABULARY_OFTEN ||
			word.len < VOCABULARY_BROKEN || word.len < rest.len ||
			memcmp(word.data + word.len - rest.len, rest.data,
				rest.len) != 0)
			continue;
		vocabulary_look(
			vocabulary, slice_part(word, 0, word.len - rest.len));
	}
}

/* Which rare words may a word of so many blocks be taken for? */
static unsigned
blocks_rank(uint32_t blocks)
{
	static const uint32_t limits[] = { 1, VOCABULARY_KNOWN,
		VOCABULARY_TIMES, VOCABULARY_KNOWN * VOCABULARY_RARE,
		VOCABULARY_TIMES * VOCABULARY_RARE };
	unsigned rank = 0;

	while (rank < sizeof limits / sizeof *limits && blocks >= limits[rank])
		rank++;
	return rank;
}

/* Itself, and those that it may be what was meant by. */
static void
vocabulary_look_around(
	struct vocabulary *vocabulary, const struct recounted *row)
{
	struct slice word = slice_of(row->word);
	size_t len;

	vocabulary_look(vocabulary, word);
	if (blocks_rank(row->before) == blocks_rank(row->blocks))
		return;
	look_each_seen(word, vocabulary_look, vocabulary);
	vocabulary_look_single(vocabulary, word);
	for (len = VOCABULARY_PIECE; word.len >= VOCABULARY_BROKEN &&
				     len + VOCABULARY_PIECE <= word.len;
		len++)
		vocabulary_look(vocabulary, slice_part(word, 0, len));
	if (!row->blocks)
		vocabulary_look_rests(vocabulary, word);
}

static bool
vocabulary_look_changed(struct vocabulary *vocabulary)
{
	struct recount recount = { .vocabulary = vocabulary };
	size_t i;
	bool ok;

	vocabulary->looked =
		memory_zero(vocabulary->count + 1, sizeof *vocabulary->looked);
	ok = save_each_changed_word(
		vocabulary->store, recount_take, &recount, vocabulary->err);
	for (i = 0; ok && i < recount.count; i++)
		vocabulary_look_around(vocabulary, &recount.rows[i]);
	free(recount.rows);
	return ok;
}

bool
vocabulary_mend(struct store *store, bool changed, struct error *err)
{
	struct vocabulary vocabulary = { .store = store, .err = err };
	size_t i;
	bool ok;

	vocabulary.resources = resources_new_words();
	ok = (!changed || save_words(store, err)) &&
	     save_each_word(store, vocabulary_take, &vocabulary, err);
	vocabulary_make_table(&vocabulary);
	if (changed)
		ok = ok && vocabulary_look_changed(&vocabulary);
	for (i = 0; ok && !changed && i < vocabulary.count; i++)
		vocabulary_suspect(&vocabulary, &vocabulary.words[i]);
	for (i = 0; ok && i < vocabulary.suspect_count; i++)
		ok = vocabulary_read_all(&vocabulary, &vocabulary.suspects[i]);
	ok = ok && mending_write(&vocabulary.mending, store, err);
	mending_done(&vocabulary.mending);
	resources_free(vocabulary.resources);
	free(vocabulary.words);
	free(vocabulary.table);
	free(vocabulary.looked);
	free(vocabulary.suspects);
	arena_done(&vocabulary.arena);
	return ok;
}
