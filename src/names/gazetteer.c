/*
 * One open hash table of phrases.  A phrase is known by the hash of its tokens
 * alone, 64 bits with a seed of this run; whoever looks up walks the tokens and
 * joins hashes, so nothing is copied and nothing compared.  The first token of
 * each phrase is an entry too, and says how far it is worth walking.
 */
#include "names/gazetteer.h"

#include <stdlib.h>
#include <string.h>

#include "names/token.h"
#include "lectern/base/memory.h"

struct gazetteer {
	struct gazetteer_entry *entries; /* hash 0: a free slot */
	size_t slots;
	size_t count;
	uint64_t seed;
	struct arena arena;
};

/* Classes by the names that files use. */
static const char *const gazetteer_class_names[CLASS_CLASSES] = {
	[CLASS_PER] = "PER",
	[CLASS_PLACE] = "PLACE",
	[CLASS_ORG] = "ORG",
	[CLASS_EVENT] = "EVENT",
	[CLASS_LAW] = "LAW",
	[CLASS_WORK] = "WORK",
	[CLASS_NORP] = "NORP",
	[CLASS_COUNTRY] = "country",
	[CLASS_CITY] = "city",
	[CLASS_PERIODICAL] = "periodical",
	[CLASS_FIRST] = "first-name",
	[CLASS_SURNAME] = "surname",
	[CLASS_TITLE] = "title",
	[CLASS_ROLE] = "role",
	[CLASS_ORG_HEAD] = "org-head",
	[CLASS_ORG_TAIL] = "org-tail",
	[CLASS_PLACE_HEAD] = "place-head",
	[CLASS_PLACE_TAIL] = "place-tail",
	[CLASS_PLACE_NOUN] = "place-noun",
	[CLASS_EVENT_HEAD] = "event-head",
	[CLASS_LAW_HEAD] = "law-head",
	[CLASS_PARTICLE] = "particle",
	[CLASS_JOIN] = "join",
	[CLASS_STOP] = "stop",
	[CLASS_COMMON] = "common",
	[CLASS_COMMON_ES] = "common-spanish",
	[CLASS_GENERIC] = "generic",
	[CLASS_ABBREVIATION] = "abbreviation",
	[CLASS_SAYING] = "saying",
	[CLASS_PLACE_CUE] = "place-cue",
	[CLASS_MAN] = "man",
	[CLASS_WOMAN] = "woman",
};

struct gazetteer *
gazetteer_new(void)
{
	struct gazetteer *gazetteer = memory_zero(1, sizeof *gazetteer);

	gazetteer->slots = 32768;
	gazetteer->entries =
		memory_zero(gazetteer->slots, sizeof *gazetteer->entries);
	gazetteer->seed =
		(uint64_t)(uintptr_t)gazetteer * UINT64_C(0x9e3779b97f4a7c15);
	return gazetteer;
}

void
gazetteer_free(struct gazetteer *gazetteer)
{
	if (!gazetteer)
		return;
	arena_done(&gazetteer->arena);
	free(gazetteer->entries);
	free(gazetteer);
}

uint64_t
gazetteer_seed(const struct gazetteer *gazetteer)
{
	return gazetteer->seed;
}

static struct gazetteer_entry *
gazetteer_slot(const struct gazetteer *gazetteer, uint64_t hash)
{
	size_t slot = hash & (gazetteer->slots - 1);

	while (gazetteer->entries[slot].hash &&
		gazetteer->entries[slot].hash != hash)
		slot = (slot + 1) & (gazetteer->slots - 1);
	return &gazetteer->entries[slot];
}

const struct gazetteer_entry *
gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash)
{
	const struct gazetteer_entry *entry;

	entry = gazetteer_slot(gazetteer, hash ? hash : 1);
	return entry->hash ? entry : NULL;
}

static struct gazetteer_entry *
gazetteer_make(struct gazetteer *gazetteer, uint64_t hash)
{
	struct gazetteer_entry *old = gazetteer->entries, *entry;
	size_t i, slots = gazetteer->slots;

	if (gazetteer->count * 4 >= slots * 3) {
		gazetteer->slots *= 2;
		gazetteer->entries = memory_zero(gazetteer->slots, sizeof *old);
		for (i = 0; i < slots; i++) {
			if (old[i].hash)
				*gazetteer_slot(gazetteer, old[i].hash) =
					old[i];
		}
		free(old);
	}
	hash = hash ? hash : 1;
	entry = gazetteer_slot(gazetteer, hash);
	if (!entry->hash) {
		entry->hash = hash;
		gazetteer->count++;
	}
	return entry;
}

/* A phrase as hashes: of its first token, of all, and how many there are. */
struct phrase {
	uint64_t first, all;
	uint32_t count;
};

/* The letters' small forms, hashed; false if there is more than letters. */
static bool
phrase_hash_word(
	const struct gazetteer *gazetteer, struct slice word, uint64_t *hash)
{
	char folded[64];
	size_t i;

	if (!word.len || word.len > sizeof folded)
		return false;
	for (i = 0; i < word.len; i++) {
		folded[i] = (char)(word.data[i] | 0x20);
		if (folded[i] < 'a' || folded[i] > 'z')
			return false;
	}
	*hash = token_hash_folded(
		gazetteer, (struct slice){ folded, word.len });
	return true;
}

/*
 * Most phrases are plain words with a blank between them.  There are ten
 * thousand of them to be read at each start, so they are not cut into tokens.
 * False if it is not such a phrase.
 */
static bool
phrase_read_plain(struct phrase *phrase, const struct gazetteer *gazetteer,
	struct slice text)
{
	struct slice word;
	uint64_t hash;

	*phrase = (struct phrase){ 0 };
	while (text.len) {
		word = slice_take(&text, ' ');
		if (!phrase_hash_word(gazetteer, word, &hash))
			return false;
		if (phrase->count++) {
			phrase->all = token_hash_join(phrase->all, hash);
		} else {
			phrase->first = phrase->all = hash;
		}
	}
	return true;
}

static void
phrase_read(struct phrase *phrase, const struct gazetteer *gazetteer,
	struct slice text)
{
	struct tokens tokens;
	uint32_t i;

	token_cut_text(&tokens, text.data, text.len, gazetteer);
	*phrase = (struct phrase){ .count = tokens.count };
	if (tokens.count)
		phrase->first = phrase->all = token_hash(&tokens, 0);
	for (i = 1; i < tokens.count; i++)
		phrase->all =
			token_hash_join(phrase->all, token_hash(&tokens, i));
	token_done(&tokens);
}

/* Adds one phrase; of is the name it is an alias of, or NULL. */
static void
gazetteer_add_phrase(struct gazetteer *gazetteer, struct slice text,
	uint64_t classes, const char *of)
{
	struct gazetteer_entry *entry;
	struct phrase phrase;

	text = slice_trim(text);
	if (!phrase_read_plain(&phrase, gazetteer, text))
		phrase_read(&phrase, gazetteer, text);
	if (!phrase.count)
		return;
	entry = gazetteer_make(gazetteer, phrase.first);
	if (entry->longest < phrase.count)
		entry->longest = phrase.count;
	entry = gazetteer_make(gazetteer, phrase.all);
	entry->classes |= classes;
	if (of)
		entry->name = of;
}

static uint64_t
gazetteer_class(struct slice name)
{
	size_t i;

	for (i = 0; i < CLASS_CLASSES; i++) {
		if (slice_is(name, gazetteer_class_names[i]))
			return UINT64_C(1) << i;
	}
	return 0;
}

bool
gazetteer_has_class(struct slice name)
{
	return gazetteer_class(name) != 0;
}

/* TYPE<TAB>name<TAB>alias|alias */
static void
gazetteer_add_row(struct gazetteer *gazetteer, struct slice line)
{
	uint64_t classes = gazetteer_class(slice_take(&line, '\t'));
	struct slice name = slice_trim(slice_take(&line, '\t'));
	const char *of;

	if (!classes || !name.len)
		return;
	of = arena_copy(&gazetteer->arena, name.data, name.len);
	gazetteer_add_phrase(gazetteer, name, classes, of);
	while (line.len)
		gazetteer_add_phrase(
			gazetteer, slice_take(&line, '|'), classes, of);
}

void
gazetteer_add(struct gazetteer *gazetteer, struct slice text)
{
	uint64_t classes = 0;
	struct slice line;

	while (text.len) {
		line = slice_take(&text, '\n');
		if (line.len && memchr(line.data, '\t', line.len)) {
			gazetteer_add_row(gazetteer, line);
			continue;
		}
		line = slice_trim(line);
		if (!line.len || line.data[0] == '#')
			continue;
		if (line.data[0] == '[' && line.data[line.len - 1] == ']') {
			classes = gazetteer_class(
				slice_part(line, 1, line.len - 1));
			continue;
		}
		while (line.len && classes)
			gazetteer_add_phrase(gazetteer, slice_take(&line, ','),
				classes, NULL);
	}
}
