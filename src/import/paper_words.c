/*
 * Words are kept as hashes in a table: a false one among thousands would cost
 * a hyphen.  Besides each word its beginnings are kept, down to three letters
 * less, since languages inflect: "Verwaltungen" speaks for "Verwaltung".
 */
#include "import/paper_words.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* Endings that may differ, and the letters that must not. */
#define WORD_ENDING 3
#define WORD_STEM 6

struct paper_words {
	uint64_t *at;
	size_t count, cap; /* cap is a power of two */
};

static void
words_put(struct paper_words *words, uint64_t hash)
{
	size_t i = hash & (words->cap - 1);

	while (words->at[i] && words->at[i] != hash)
		i = (i + 1) & (words->cap - 1);
	words->count += !words->at[i];
	words->at[i] = hash;
}

static void
words_grow(struct paper_words *words)
{
	struct paper_words larger = { .cap = words->cap * 2 };
	size_t i;

	larger.at = memory_zero(larger.cap, sizeof *larger.at);
	for (i = 0; i < words->cap; i++) {
		if (words->at[i])
			words_put(&larger, words->at[i]);
	}
	free(words->at);
	*words = larger;
}

/* Whole words and their beginnings are told apart. */
static uint64_t
word_hash(struct slice word, bool whole)
{
	uint64_t hash = slice_hash(word) * 2 + whole;

	return hash ? hash : 1;
}

static void
words_add(struct paper_words *words, struct slice word)
{
	size_t i;

	if ((words->count + WORD_ENDING + 1) * 2 > words->cap)
		words_grow(words);
	words_put(words, word_hash(word, true));
	for (i = 1; i <= WORD_ENDING && word.len > WORD_STEM + i; i++)
		words_put(words,
			word_hash(slice_part(word, 0, word.len - i), false));
}

static bool
words_has(const struct paper_words *words, struct slice word, bool whole)
{
	uint64_t hash = word_hash(word, whole);
	size_t i = hash & (words->cap - 1);

	while (words->at[i] && words->at[i] != hash)
		i = (i + 1) & (words->cap - 1);
	return words->at[i] == hash;
}

/* Letters, with the hyphens between them, of folded text. */
static void
words_add_text(struct paper_words *words, struct slice text)
{
	size_t at = 0, from, next;

	while (at < text.len) {
		from = at;
		while (at < text.len) {
			uint32_t point =
				utf8_at(text.data, text.len, at, &next);

			if (!utf8_is_word(point) && point != '-')
				break;
			at = next;
		}
		if (at > from + 2)
			words_add(words, slice_part(text, from, at));
		if (at < text.len)
			utf8_at(text.data, text.len, at, &at);
	}
}

struct paper_words *
paper_words_new(struct paper *paper)
{
	struct paper_words *words = memory_zero(1, sizeof *words);
	const struct paper_line *line;
	char *text, *folded, *cut;

	words->cap = 1024;
	words->at = memory_zero(words->cap, sizeof *words->at);
	for (line = paper->lines; line < paper->lines + paper->line_count;
		line++) {
		text = paper_line_text(paper, line);
		folded = fold_string(text, strlen(text));
		cut = strrchr(folded, ' ');
		/* The last word may be broken. */
		if (strlen(folded) && folded[strlen(folded) - 1] == '-')
			*(cut ? cut : folded) = 0;
		words_add_text(words, slice_of(folded));
		free(folded);
		free(text);
	}
	return words;
}

void
paper_words_free(struct paper_words *words)
{
	if (words)
		free(words->at);
	free(words);
}

/* The letters at the end, or at the start, of folded text. */
static struct slice
word_tail(struct slice text)
{
	size_t at = text.len, start;

	while (at && utf8_is_word(utf8_before(text.data, at, &start)))
		at = start;
	return slice_part(text, at, text.len);
}

static struct slice
word_head(struct slice text)
{
	size_t at = 0, next;

	while (at < text.len &&
		utf8_is_word(utf8_at(text.data, text.len, at, &next)))
		at = next;
	return slice_part(text, 0, at);
}

/* The word, a longer form of it, or one that differs in its ending. */
static bool
words_attest(const struct paper_words *words, struct slice word)
{
	size_t i;

	if (words_has(words, word, true) || words_has(words, word, false))
		return true;
	for (i = 1; i <= WORD_ENDING && word.len > WORD_STEM + i; i++) {
		struct slice stem = slice_part(word, 0, word.len - i);

		if (words_has(words, stem, true) ||
			words_has(words, stem, false))
			return true;
	}
	return false;
}

bool
paper_words_join(const struct paper_words *words, struct slice before,
	struct slice behind)
{
	char *left = fold_string(before.data, before.len);
	char *right = fold_string(behind.data, behind.len);
	struct slice head = word_tail(slice_of(left));
	struct slice tail = word_head(slice_of(right));
	struct str word = { 0 };
	bool join;

	str_add_slice(&word, head);
	str_add_char(&word, '-');
	str_add_slice(&word, tail);
	join = !words_has(words, str_slice(&word), true);
	str_clear(&word);
	str_add_slice(&word, head);
	str_add_slice(&word, tail);
	join = join && head.len && tail.len &&
	       words_attest(words, str_slice(&word));
	str_done(&word);
	free(left);
	free(right);
	return join;
}
