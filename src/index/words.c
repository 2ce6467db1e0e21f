/* Splits into words, hashing on the way. */
#include "index/words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#define WORD_LETTERS 24 /* more are not looked at for the stem */
#define WORD_LEAST 3    /* shorter ones have no stem */
#define WORD_SHORT 4    /* what an ending leaves is no shorter */

/* "co-operative" and "re-election" are also written without the hyphen. */
#define WORD_PREFIX 3

/* A word that is being read. */
struct spelling {
	uint64_t hash;
	size_t letters;
	uint32_t start;
	uint32_t point[WORD_LETTERS];
};

static void
spelling_add(struct spelling *spelling, uint32_t point)
{
	spelling->hash = (spelling->hash ^ point) * 0x100000001b3u;
	if (spelling->letters < WORD_LETTERS)
		spelling->point[spelling->letters] = point == 'z' ? 's' : point;
	spelling->letters++;
}

/* A run of small ASCII letters and capitals is taken at a go. */
static size_t
spelling_add_run(struct spelling *spelling, struct slice text, size_t at)
{
	uint64_t hash = spelling->hash;
	size_t letters = spelling->letters;
	uint32_t point;

	for (; at < text.len; at++) {
		point = (unsigned char)text.data[at] | 0x20u;
		if (point < 'a' || point > 'z')
			break;
		hash = (hash ^ point) * 0x100000001b3u;
		if (letters < WORD_LETTERS)
			spelling->point[letters] = point == 'z' ? 's' : point;
		letters++;
	}
	spelling->hash = hash;
	spelling->letters = letters;
	return at;
}

/* Endings that words of one family differ by, longest first. */
static const char *const word_endings[] = { "ations", "ation", "ings", "ing",
	"ers", "ed", "es", "er", "s", "e" };

static bool
spelling_ends(const struct spelling *spelling, size_t len, const char *ending)
{
	size_t i, count = strlen(ending);

	if (len < count + WORD_SHORT ||
		spelling->point[len - 1] != (unsigned char)ending[count - 1])
		return false;
	for (i = 0; i < count; i++) {
		if (spelling->point[len - count + i] !=
			(unsigned char)ending[i])
			return false;
	}
	return true;
}

/* What massacre, massacres and massacred have in common; 0 for short words. */
static uint32_t
spelling_stem(const struct spelling *spelling)
{
	size_t i, len = spelling->letters;
	uint32_t stem = 0x811c9dc5u;

	if (len < WORD_LEAST)
		return 0;
	if (len > WORD_LETTERS)
		len = WORD_LETTERS;
	for (i = 0; i < sizeof word_endings / sizeof *word_endings; i++) {
		if (!spelling_ends(spelling, len, word_endings[i]))
			continue;
		len -= strlen(word_endings[i]);
		break;
	}
	for (i = 0; i < len; i++)
		stem = (stem ^ spelling->point[i]) * 0x01000193u;
	return stem | 1;
}

static void
words_add(struct words *words, struct spelling *spelling, size_t end)
{
	struct word *word;

	if (!spelling->letters)
		return;
	words->rows = memory_grow(
		words->rows, words->count, &words->cap, sizeof *words->rows);
	word = &words->rows[words->count++];
	word->hash = spelling->hash * 0x9e3779b97f4a7c15u;
	word->hash ^= word->hash >> 29;
	word->stem = spelling_stem(spelling);
	word->start = spelling->start;
	word->end = (uint32_t)end;
}

/* Behind a hyphen: where the word goes on after a line end, or 0. */
static size_t
broken_word(struct slice text, size_t at)
{
	size_t lines = 0;

	for (; at < text.len; at++) {
		if (text.data[at] == '\n')
			lines++;
		else if (text.data[at] != ' ' && text.data[at] != '\t')
			break;
	}
	if (lines != 1 || at >= text.len)
		return 0;
	return text.data[at] >= 'a' && text.data[at] <= 'z' ? at : 0;
}

static bool
is_letter(struct slice text, size_t at)
{
	unsigned char small = at < text.len ? text.data[at] | 0x20 : 0;

	return small >= 'a' && small <= 'z';
}

static uint32_t
word_point(struct slice text, size_t at, size_t *next)
{
	unsigned char byte = (unsigned char)text.data[at];
	uint32_t point;

	if (byte < 0x80) {
		*next = at + 1;
		if (byte >= 'A' && byte <= 'Z')
			return byte | 0x20;
		if ((byte >= 'a' && byte <= 'z') ||
			(byte >= '0' && byte <= '9'))
			return byte;
		return 0;
	}
	point = utf8_at(text.data, text.len, at, next);
	return utf8_is_word(point) ? fold_point(point) : 0;
}

/* Combining marks and soft hyphens are nothing, not even an end. */
static bool
is_nothing(struct slice text, size_t at)
{
	uint32_t point;
	size_t next;

	if ((unsigned char)text.data[at] < 0x80)
		return false;
	point = utf8_at(text.data, text.len, at, &next);
	return point == 0xad || utf8_is_mark(point);
}

#define WORD_SEED 0xcbf29ce484222325u

void
words_read(struct words *words, struct slice text)
{
	struct spelling spelling = { .hash = WORD_SEED };
	size_t at, next, go_on;
	uint32_t point;

	words->count = 0;
	for (at = 0; at < text.len; at = next) {
		point = word_point(text, at, &next);
		if (point) {
			if (!spelling.letters)
				spelling.start = (uint32_t)at;
			spelling_add(&spelling, point);
			next = spelling_add_run(&spelling, text, next);
			continue;
		}
		if (!spelling.letters || is_nothing(text, at))
			continue;
		if (text.data[at] == '-') {
			go_on = spelling.letters <= WORD_PREFIX &&
						is_letter(text, next)
					? next
					: broken_word(text, next);
			if (go_on) {
				next = go_on;
				continue;
			}
		}
		words_add(words, &spelling, at);
		spelling.hash = WORD_SEED;
		spelling.letters = 0;
	}
	words_add(words, &spelling, text.len);
}

void
words_done(struct words *words)
{
	free(words->rows);
	*words = (struct words){ 0 };
}

uint64_t
words_run(const struct word *first, size_t count)
{
	uint64_t hash = 0x9e3779b97f4a7c15u;
	size_t i;

	for (i = 0; i < count; i++)
		hash = (hash ^ first[i].hash) * 0xff51afd7ed558ccdu + i;
	return hash ^ hash >> 32;
}
