/*
 * Closed classes of words and phrases, folded (small letters, no accents).
 * Content decides, not the names of particular publications.
 *
 * The lists are assets, sorted by byte, a word a line; they are searched as
 * they lie there, by halves, so that there is nothing to load or to free.
 */
#include "analysis/structure.h"

#include <string.h>

#include "lectern/base/asset.h"

static const struct {
	char letter;
	unsigned classes;
} word_letters[] = {
	{ 'a', WORD_PARTICLE },
	{ 'b', WORD_BODY },
	{ 'd', WORD_POSTED },
	{ 'f', WORD_FUNCTION },
	{ 'n', WORD_NAVIGATION },
	{ 'p', WORD_PUBLICATION },
	{ 's', WORD_SAYING },
	{ 'w', WORD_WEEKDAY },
};

static const char *const phrase_classes[PHRASES] = {
	[PHRASE_NAVIGATION] = "navigation",
	[PHRASE_NAVIGATION_START] = "navigation-start",
	[PHRASE_FOOTER] = "footer",
	[PHRASE_RELATED] = "related",
	[PHRASE_CAPTION_START] = "caption-start",
	[PHRASE_CAPTION_INSIDE] = "caption-inside",
	[PHRASE_FIGURE] = "figure",
	[PHRASE_NOTES] = "notes",
	[PHRASE_REFERENCES] = "references",
	[PHRASE_BYLINE_START] = "byline-start",
	[PHRASE_AUTHOR_START] = "author-start",
	[PHRASE_CHAPTER] = "chapter",
};

/* The line that begins at or before `at', without its end. */
static struct slice
words_line(struct slice list, size_t at)
{
	const char *end;

	while (at && list.data[at - 1] != '\n')
		at--;
	end = memchr(list.data + at, '\n', list.len - at);
	return slice_part(list, at, end ? (size_t)(end - list.data) : list.len);
}

/* Offset of the first line that does not sort before the key. */
static size_t
words_seek(struct slice list, struct slice key)
{
	size_t low = 0, high = list.len, middle;
	struct slice line;

	while (low < high) {
		middle = low + (high - low) / 2;
		line = words_line(list, middle);
		if (slice_compare(line, key) < 0)
			low = (size_t)(line.data - list.data) + line.len + 1;
		else
			high = (size_t)(line.data - list.data);
	}
	return low < list.len ? low : list.len;
}

/* The letters of the classes of a word; empty if it is in none. */
static struct slice
words_find(struct slice word)
{
	struct slice list = asset_find("words/classes.txt"), line;
	size_t at = words_seek(list, word);

	while (at < list.len) {
		line = words_line(list, at);
		if (line.len < word.len ||
			memcmp(line.data, word.data, word.len) != 0)
			break;
		if (line.data[word.len] == '\t')
			return slice_part(line, word.len + 1, line.len);
		at += line.len + 1;
	}
	return (struct slice){ 0 };
}

unsigned
structure_word(struct slice folded)
{
	struct slice letters;
	unsigned classes = 0;
	size_t i, at;

	if (!folded.len || folded.len > 16)
		return 0;
	letters = words_find(folded);
	for (at = 0; at < letters.len; at++) {
		if (letters.data[at] >= 'A' && letters.data[at] <= 'L')
			classes |= WORD_MONTH;
		for (i = 0; i < sizeof word_letters / sizeof *word_letters;
			i++) {
			if (word_letters[i].letter == letters.data[at])
				classes |= word_letters[i].classes;
		}
	}
	return classes;
}

unsigned
structure_month(struct slice folded)
{
	struct slice letters = words_find(folded);
	size_t at;

	for (at = 0; folded.len && at < letters.len; at++) {
		if (letters.data[at] >= 'A' && letters.data[at] <= 'L')
			return (unsigned)(letters.data[at] - 'A' + 1);
	}
	return 0;
}

/* Does a phrase that ends before this character end with a word? */
static bool
words_end(struct slice phrase, char next)
{
	unsigned char byte = (unsigned char)next;
	char last = phrase.data[phrase.len - 1];

	if (last == ':' || last == '@')
		return true;
	return !((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') && byte < 0x80 &&
	       !(byte >= '0' && byte <= '9') && byte != '-';
}

/* The phrases of a class that begin with this letter (any, if it is 0). */
static struct slice
words_phrases(enum phrase_class class, char letter, size_t *skip)
{
	struct slice list = asset_find("words/phrases.txt");
	struct str key = { 0 };
	size_t from, to;

	str_add(&key, phrase_classes[class]);
	str_add_char(&key, '\t');
	*skip = key.len;
	if (letter)
		str_add_char(&key, letter);
	from = words_seek(list, str_slice(&key));
	key.data[key.len - 1]++;
	to = words_seek(list, str_slice(&key));
	str_done(&key);
	return slice_part(list, from, to);
}

size_t
structure_phrase(const char *folded, enum phrase_class class)
{
	struct slice list, line, phrase;
	size_t at, skip, longest = 0;

	if (!*folded || (unsigned char)*folded >= 0x7f)
		return 0;
	list = words_phrases(class, *folded, &skip);
	for (at = 0; at < list.len; at += line.len + 1) {
		line = words_line(list, at);
		phrase = slice_part(line, skip, line.len);
		if (phrase.len > longest &&
			!strncmp(folded, phrase.data, phrase.len) &&
			words_end(phrase, folded[phrase.len]))
			longest = phrase.len;
	}
	return longest;
}

bool
structure_phrase_inside(const char *folded, enum phrase_class class)
{
	struct slice list, line, phrase;
	size_t at, skip, len = strlen(folded);
	const char *hit;

	list = words_phrases(class, 0, &skip);
	for (at = 0; at < list.len; at += line.len + 1) {
		line = words_line(list, at);
		phrase = slice_part(line, skip, line.len);
		hit = memmem(folded, len, phrase.data, phrase.len);
		if (hit &&
			(hit == folded || hit[-1] == ' ' || hit[-1] == '(') &&
			words_end(phrase, hit[phrase.len]))
			return true;
	}
	return false;
}

bool
structure_phrase_is(const char *folded, enum phrase_class class)
{
	const char *at = folded + strspn(folded, "[({<-|*# ");
	size_t len = structure_phrase(at, class);

	return len && !at[len + strspn(at + len, "])}>-|:.!* ")];
}
