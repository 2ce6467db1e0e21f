/* A table of words by fingerprint: whether one is known, and how often. */
#include "analysis/damage.h"

#include <stdlib.h>

#include "lectern/base/asset.h"
#include "lectern/base/memory.h"

#define TABLE_LEAST 512 /* a power of two */

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
table_slot(const struct damage_table *table, uint64_t key)
{
	size_t at = (size_t)(key ^ key >> 32) & (table->cap - 1);

	while (table->slots[at].key && table->slots[at].key != key)
		at = (at + 1) & (table->cap - 1);
	return &table->slots[at];
}

static void
table_widen(struct damage_table *table)
{
	struct damage_table wider = *table;
	size_t i;

	wider.cap = table->cap ? table->cap * 2 : TABLE_LEAST;
	wider.slots = memory_zero(wider.cap, sizeof *wider.slots);
	for (i = 0; i < table->cap; i++) {
		if (table->slots[i].key)
			*table_slot(&wider, table->slots[i].key) =
				table->slots[i];
	}
	free(table->slots);
	*table = wider;
}

static const struct damage_word *
table_find(const struct damage_table *table, uint64_t key)
{
	const struct damage_word *slot;

	if (!table->cap)
		return NULL;
	slot = table_slot(table, key);
	return slot->key ? slot : NULL;
}

/* The row of a word, which is a new one with nothing but its key at first. */
static struct damage_word *
table_make(struct damage_table *table, uint64_t key)
{
	struct damage_word *slot;

	if (table->count * 2 >= table->cap)
		table_widen(table);
	slot = table_slot(table, key);
	table->count += !slot->key;
	slot->key = key;
	return slot;
}

/* -- the words of a document ---------------------------------------------- */

const struct damage_word *
damage_words_find(const struct damage_words *words, struct slice word)
{
	uint64_t key = word_key(word);
	const struct damage_word *found = table_find(&words->own, key);

	return found || !words->list ? found
				     : table_find(&words->list->table, key);
}

void
damage_words_add(struct damage_words *words, struct slice word)
{
	uint64_t key = word_key(word);
	struct damage_word *slot = table_make(&words->own, key);
	const struct damage_word *listed;

	if (!slot->count && words->list) {
		listed = table_find(&words->list->table, key);
		if (listed)
			*slot = *listed;
	}
	slot->count++;
	slot->capitals += *word.data >= 'A' && *word.data <= 'Z';
}

void
damage_words_done(struct damage_words *words)
{
	free(words->own.slots);
}

/* -- the lists ------------------------------------------------------------ */

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
list_see_triples(struct damage_list *list, struct slice word)
{
	unsigned triple;
	size_t at;

	for (at = 0; at < word.len; at++) {
		triple = word_triple(word, at);
		list->triples[triple / 8] |= (unsigned char)(1u << triple % 8);
	}
}

bool
damage_words_is_odd(const struct damage_words *words, struct slice word)
{
	unsigned triple;
	size_t at;

	if (!words->list)
		return true;
	for (at = 0; at < word.len; at++) {
		triple = word_triple(word, at);
		if (!(words->list->triples[triple / 8] >> triple % 8 & 1))
			return true;
	}
	return false;
}

static void
list_add(struct damage_list *list, struct slice word, bool foreign)
{
	struct damage_word *slot = table_make(&list->table, word_key(word));

	list_see_triples(list, word);
	slot->listed |= !foreign;
	slot->foreign |= foreign;
}

static void
list_read(struct damage_list *list, const char *name, bool foreign)
{
	struct slice text = asset_find(name);
	size_t at = 0, end;

	while (at < text.len) {
		if (text.data[at] == '#' || text.data[at] == '[') {
			while (at < text.len && text.data[at] != '\n')
				at++;
		}
		end = at;
		while (end < text.len && text.data[end] != '\n' &&
			text.data[end] != ',')
			end++;
		if (end > at)
			list_add(list, slice_part(text, at, end), foreign);
		at = end + 1;
	}
}

void
damage_lists_read(struct damage_lists *lists)
{
	list_read(&lists->english, "words/english.txt", false);
	list_read(&lists->english, "words/spanish.txt", true);
	list_read(&lists->english, "words/terms.txt", true);
	list_read(&lists->spanish, "words/english.txt", true);
	list_read(&lists->spanish, "words/spanish.txt", false);
	list_read(&lists->spanish, "words/terms.txt", false);
}

void
damage_lists_done(struct damage_lists *lists)
{
	free(lists->english.table.slots);
	free(lists->spanish.table.slots);
}
