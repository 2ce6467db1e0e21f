/* A table of words by fingerprint: whether one is known, and how often. */
#include "analysis/damage.h"

#include <stdlib.h>

#include "lectern/base/memory.h"

/* Fowler, Noll and Vo's hash, of small letters; never 0. */
static uint64_t
word_key(struct slice word)
{
	uint64_t key = 0xcbf29ce484222325u;
	size_t i;

	for (i = 0; i < word.len; i++) {
		unsigned char byte = (unsigned char)word.data[i];

		if (byte >= 'A' && byte <= 'Z')
			byte |= 0x20;
		key = (key ^ byte) * 0x100000001b3u;
	}
	return key ? key : 1;
}

static struct damage_word *
words_slot(const struct damage_words *words, uint64_t key)
{
	size_t at = (size_t)(key ^ key >> 32) & (words->cap - 1);

	while (words->slots[at].key && words->slots[at].key != key)
		at = (at + 1) & (words->cap - 1);
	return &words->slots[at];
}

static void
words_widen(struct damage_words *words)
{
	struct damage_words wider = *words;
	size_t i;

	wider.cap = words->cap ? words->cap * 2 : 16384;
	wider.slots = memory_zero(wider.cap, sizeof *wider.slots);
	for (i = 0; i < words->cap; i++) {
		if (words->slots[i].key)
			*words_slot(&wider, words->slots[i].key) =
				words->slots[i];
	}
	free(words->slots);
	*words = wider;
}

static struct damage_word *
words_make(struct damage_words *words, struct slice word)
{
	uint64_t key = word_key(word);
	struct damage_word *slot;

	if (words->count * 2 >= words->cap)
		words_widen(words);
	slot = words_slot(words, key);
	words->count += !slot->key;
	slot->key = key;
	return slot;
}

void
damage_words_add(struct damage_words *words, struct slice word)
{
	struct damage_word *slot = words_make(words, word);

	slot->count++;
	slot->capitals += *word.data >= 'A' && *word.data <= 'Z';
}

/* Three letters as a number; ends of words count as a letter. */
static unsigned
word_triple(struct slice word, size_t at)
{
	unsigned triple = 0, i;

	for (i = 0; i < 3; i++) {
		size_t place = at + i;
		char letter = place && place <= word.len
				      ? (char)(word.data[place - 1] | 0x20)
				      : 0;

		triple =
			triple * 27 + (letter >= 'a' && letter <= 'z'
						      ? (unsigned)(letter - '`')
						      : 0);
	}
	return triple;
}

static void
words_see_triples(struct damage_words *words, struct slice word)
{
	unsigned triple;
	size_t at;

	for (at = 0; at < word.len; at++) {
		triple = word_triple(word, at);
		words->triples[triple / 8] |= (unsigned char)(1u << triple % 8);
	}
}

bool
damage_words_is_odd(const struct damage_words *words, struct slice word)
{
	unsigned triple;
	size_t at;

	for (at = 0; at < word.len; at++) {
		triple = word_triple(word, at);
		if (!(words->triples[triple / 8] >> triple % 8 & 1))
			return true;
	}
	return false;
}

void
damage_words_list(struct damage_words *words, struct slice word, bool foreign)
{
	struct damage_word *slot = words_make(words, word);

	words_see_triples(words, word);
	slot->listed |= !foreign;
	slot->foreign |= foreign;
}

const struct damage_word *
damage_words_find(const struct damage_words *words, struct slice word)
{
	const struct damage_word *slot;

	if (!words->cap)
		return NULL;
	slot = words_slot(words, word_key(word));
	return slot->key ? slot : NULL;
}

void
damage_words_done(struct damage_words *words)
{
	free(words->slots);
}
