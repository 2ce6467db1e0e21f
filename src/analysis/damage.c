/*
 * A word nobody knows, one slip of a scanner away from a word that is known.
 *
 * A slip takes "rn" for "m" and the like.  The word itself must be rare in the
 * document and in no list; what it was meant to be must be in a list, or often
 * in the document.  Where the letters cannot stand in any word ("rnay",
 * "smaIl") less is asked for.  Missing some damage is better than doubting
 * words that are right.
 */
#include "analysis/damage.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#define FREQUENT 3  /* times that a name must, to be what was meant */
#define LONG 9      /* letters of a word that is broken before a known one */
#define NAME_LONG 6 /* letters of a name that may be misspelt */

/* What is printed, and what is read for it. */
struct slip {
	const char *read;
	const char *meant;
};

static const struct slip slips[] = {
	{ "rn", "m" },
	{ "fi", "fl" },
	{ "tb", "th" },
	{ "ii", "ll" },
	{ "vv", "w" },
};

static bool
is_letter(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       byte >= 0x80;
}

static bool
is_figure(unsigned char byte)
{
	return byte >= '0' && byte <= '9';
}

/*
 * Is there a letter or a figure?  Then *next is behind it.  Bytes of other
 * scripts count as letters, quotation marks and dashes beyond ASCII do not.
 */
static bool
damage_at(const char *text, uint32_t at, uint32_t end, size_t *next)
{
	*next = at + 1;
	if ((unsigned char)text[at] >= 0x80)
		return utf8_is_letter(utf8_at(text, end, at, next));
	return is_letter((unsigned char)text[at]) ||
	       is_figure((unsigned char)text[at]);
}

bool
damage_next(const struct doc *doc, uint32_t at, uint32_t end,
	struct damage_place *place)
{
	size_t next;

	while (at < end && !damage_at(doc->text, at, end, &next))
		at = (uint32_t)next;
	place->start = at;
	while (at < end && damage_at(doc->text, at, end, &next))
		at = (uint32_t)next;
	place->end = at;
	return place->start < end;
}

struct slice
damage_text(const struct doc *doc, struct damage_place place)
{
	return (struct slice){ doc->text + place.start,
		place.end - place.start };
}

bool
damage_is_known(const struct damage *damage, struct slice word, uint32_t least)
{
	const struct damage_word *known =
		damage_words_find(&damage->words, word);

	return (known && (known->listed || known->count >= least)) ||
	       (damage->resources &&
		       resources_know_word(damage->resources, word));
}

bool
damage_is_rare(const struct damage *damage, struct slice word)
{
	const struct damage_word *known =
		damage_words_find(&damage->words, word);

	return known && !known->listed && !known->foreign &&
	       known->count <= DAMAGE_RARE &&
	       !(damage->resources &&
		       resources_know_word(damage->resources, word));
}

static void
damage_take(struct damage *damage, uint32_t start, uint32_t end)
{
	uint32_t at;

	for (at = start; at < end && at < damage->doc->len; at++)
		damage->taken[at / 8] |= (unsigned char)(1u << at % 8);
}

bool
damage_is_taken(const struct damage *damage, uint32_t at)
{
	return damage->taken[at / 8] >> at % 8 & 1;
}

void
damage_add(struct damage *damage, struct damage_place place, struct slice meant)
{
	struct doc *doc = damage->doc;
	struct span *span =
		doc_add_span(doc, SPAN_DAMAGE, place.start, place.end);

	span->value = doc_copy(doc, meant);
	span->flags = SPAN_UNSURE;
	span->why = "a letter or two away from a word that is known";
	damage->found++;
	damage_take(damage, place.start, place.end);
	doc_remark(doc, REMARK_DAMAGE, place.start, place.end,
		"probably \"%.*s\", damaged in scanning", (int)meant.len,
		meant.data);
}

/* The word with `len' bytes at `at' replaced. */
static struct slice
word_replace(
	char *out, struct slice word, size_t at, size_t len, const char *with)
{
	size_t more = strlen(with);

	memcpy(out, word.data, at);
	memcpy(out + at, with, more);
	memcpy(out + at + more, word.data + at + len, word.len - at - len);
	return (struct slice){ out, word.len - len + more };
}

static bool
is_vowel(char c)
{
	return c && strchr("aeiouyAEIOUY", c);
}

/* "rn" that no word has: at its head, or behind most consonants. */
static bool
slip_is_certain(struct slice word, size_t at)
{
	return word.data[at] == 'r' && word.data[0] >= 'a' &&
	       word.data[0] <= 'z' &&
	       (!at || (!is_vowel(word.data[at - 1]) &&
			       is_letter((unsigned char)word.data[at - 1]) &&
			       (unsigned char)word.data[at - 1] < 0x80));
}

/* "stern" and "stem" are both words: at the end "rn" wants more proof. */
static bool
slip_is_doubtful(const struct damage *damage, struct slice word, size_t at,
	struct slice meant)
{
	const struct damage_word *known =
		damage_words_find(&damage->words, meant);

	return !damage->resources && word.data[at] == 'r' && at &&
	       is_vowel(word.data[at - 1]) &&
	       (at + 2 == word.len ||
		       (at + 3 == word.len && word.data[at + 2] == 's')) &&
	       (!known || !known->count);
}

static bool
try_slips(struct damage *damage, struct damage_place place, struct slice word)
{
	char out[DAMAGE_WORD + 8];
	size_t i, at;

	for (i = 0; i < sizeof slips / sizeof *slips; i++) {
		size_t len = strlen(slips[i].read);

		for (at = 0; at + len <= word.len; at++) {
			struct slice meant;

			if (strncasecmp(word.data + at, slips[i].read, len) !=
				0)
				continue;
			meant = word_replace(
				out, word, at, len, slips[i].meant);
			if (meant.len < 3 ||
				slip_is_doubtful(damage, word, at, meant) ||
				(!damage_is_known(damage, meant, DAMAGE_RARE) &&
					!(slip_is_certain(word, at) &&
						word.len >= 4)))
				continue;
			if (!at && word.data[0] >= 'A' && word.data[0] <= 'Z')
				out[0] = (char)(out[0] & ~0x20);
			damage_add(damage, place, meant);
			return true;
		}
	}
	return false;
}

/* "smaIl": a capital I amid small letters is an l. */
static bool
try_capital(struct damage *damage, struct damage_place place, struct slice word)
{
	char out[DAMAGE_WORD];
	size_t at, changed = 0;

	memcpy(out, word.data, word.len);
	for (at = 0; at < word.len; at++) {
		if (word.data[at] >= 'A' && word.data[at] <= 'Z' && at &&
			word.data[at] != 'I')
			return false;
		if (at && word.data[at] == 'I') {
			out[at] = 'l';
			changed++;
		}
	}
	if (!changed || word.data[0] < 'a' || word.data[0] > 'z' ||
		((word.len < 5 || damage->resources) &&
			!damage_is_known(
				damage, (struct slice){ out, word.len }, 1)))
		return false;
	damage_add(damage, place, (struct slice){ out, word.len });
	return true;
}

/* "2lst", "[1O]", "19l4": letters amid figures. */
static bool
try_figures(struct damage *damage, struct damage_place place, struct slice word)
{
	const char *text = damage->doc->text;
	char out[DAMAGE_WORD];
	size_t at, figures = 0, changed = 0, end = word.len;
	bool suffix = false, bracket;

	if (word.len > 4 || (word.len >= 3 && word.len <= 4)) {
		static const char *const ends[] = { "st", "nd", "rd", "th" };

		for (at = 0; at < sizeof ends / sizeof *ends; at++)
			suffix |= slice_ends(word, ends[at]);
		end -= suffix ? 2 : 0;
	}
	memcpy(out, word.data, word.len);
	for (at = 0; at < end; at++) {
		if (is_figure((unsigned char)word.data[at])) {
			figures++;
			continue;
		}
		if (!strchr("lIO", word.data[at]))
			return false;
		out[at] = word.data[at] == 'O' ? '0' : '1';
		changed++;
	}
	bracket = place.start && text[place.start - 1] == '[' &&
		  place.end < damage->doc->len && text[place.end] == ']';
	if (!changed || !figures || out[0] == '0' ||
		!(suffix || bracket || (end == 4 && figures >= 2)))
		return false;
	if (bracket) {
		char whole[DAMAGE_WORD + 2];

		whole[0] = '[';
		memcpy(whole + 1, out, word.len);
		whole[word.len + 1] = ']';
		place.start--;
		place.end++;
		damage_add(
			damage, place, (struct slice){ whole, word.len + 2 });
		return true;
	}
	damage_add(damage, place, (struct slice){ out, word.len });
	return true;
}

/* "Sindi cato": two pieces that are no words make one that is. */
static bool
try_split(struct damage *damage, struct damage_place place, struct slice word)
{
	const struct doc *doc = damage->doc;
	struct damage_place next;
	const struct damage_word *known;
	struct slice second, meant;
	char out[2 * DAMAGE_WORD];

	if (place.end + 1 >= doc->len || doc->text[place.end] != ' ' ||
		!damage_next(doc, place.end, doc->len, &next) ||
		next.start != place.end + 1)
		return false;
	second = damage_text(doc, next);
	if (word.len < 2 || second.len < 2 || second.len > DAMAGE_WORD ||
		word.len + second.len < 7 || second.data[0] < 'a' ||
		second.data[0] > 'z')
		return false;
	memcpy(out, word.data, word.len);
	memcpy(out + word.len, second.data, second.len);
	meant = (struct slice){ out, word.len + second.len };
	known = damage_words_find(&damage->words, meant);
	/* "Trabaj adores": a word by itself, but the whole is one as well. */
	if (damage_is_rare(damage, second)
			? !damage_is_known(damage, meant, 1) &&
				  !(known && known->foreign)
			: meant.len < LONG || !known ||
				  !(known->count || known->foreign))
		return false;
	place.end = next.end;
	damage_add(damage, place, meant);
	return true;
}

/* Does the document know the word as a name, and often? */
static bool
is_name(const struct damage *damage, struct slice word)
{
	const struct damage_word *known =
		damage_words_find(&damage->words, word);

	return known && !known->listed && known->count >= FREQUENT &&
	       known->capitals == known->count;
}

static bool
try_meant(struct damage *damage, struct damage_place place, struct slice meant)
{
	if (!is_name(damage, meant))
		return false;
	damage_add(damage, place, meant);
	return true;
}

/*
 * "Villaroel" amid many Villarroels: one letter is another, or a double one is
 * single.  Ends tell words apart (Bolivia, Bolivian) and are left alone.
 */
static bool
try_name(struct damage *damage, struct damage_place place, struct slice word)
{
	char out[DAMAGE_WORD + 8], letter[2] = { 0 };
	size_t at;

	if (word.len < NAME_LONG || word.data[0] < 'A' || word.data[0] > 'Z' ||
		(word.data[1] >= 'A' && word.data[1] <= 'Z'))
		return false;
	for (at = 1; at + 1 < word.len; at++) {
		char had = word.data[at];

		if ((unsigned char)had >= 0x80)
			continue;
		for (letter[0] = 'a'; letter[0] <= 'z'; letter[0]++) {
			if (letter[0] != had &&
				try_meant(damage, place,
					word_replace(out, word, at, 1, letter)))
				return true;
		}
		letter[0] = had;
		if (try_meant(damage, place,
			    word_replace(out, word, at, 0, letter)))
			return true;
		if (had == word.data[at + 1] &&
			try_meant(damage, place,
				word_replace(out, word, at, 1, "")))
			return true;
	}
	return false;
}

/* The rest of a word that was broken at a line's end, or hangs on another. */
static bool
place_is_rest(const struct doc *doc, struct damage_place place)
{
	uint32_t at = place.start;

	while (at && strchr(" \n\t", doc->text[at - 1]))
		at--;
	return at &&
	       (doc->text[at - 1] == '-' ||
		       (at > 2 && !memcmp(doc->text + at - 3, "\xE2\x80", 2)));
}

static bool
word_is_roman(struct slice word)
{
	size_t at;

	for (at = 0; at < word.len; at++) {
		if (!strchr("ivxlIVXL", word.data[at]))
			return false;
	}
	return true;
}

static void
try_word(struct damage *damage, struct damage_place place)
{
	struct slice word = damage_text(damage->doc, place);
	size_t at, figures = 0;

	if (word.len < 2 || word.len > DAMAGE_WORD || word_is_roman(word) ||
		(place.end < damage->doc->len &&
			damage->doc->text[place.end] == '-') ||
		place_is_rest(damage->doc, place))
		return;
	for (at = 0; at < word.len; at++)
		figures += is_figure((unsigned char)word.data[at]);
	if (figures) {
		try_figures(damage, place, word);
		return;
	}
	if (word.len < 3 || try_capital(damage, place, word) ||
		!damage_is_rare(damage, word))
		return;
	if (word.data[1] >= 'A' && word.data[1] <= 'Z')
		return; /* capitals: an acronym, a figure, a heading */
	if (!try_slips(damage, place, word) && !try_split(damage, place, word))
		try_name(damage, place, word);
}

/* Is this text at all, and not code or what belongs to the page? */
static bool
block_is_text(const struct block *block)
{
	return block->kind != BLOCK_CODE && block->kind != BLOCK_BOILERPLATE &&
	       block->kind != BLOCK_TABLE && block->kind != BLOCK_SEPARATOR;
}

static void
damage_each(struct damage *damage,
	void (*visit)(struct damage *, struct damage_place))
{
	const struct doc *doc = damage->doc;
	size_t i;

	for (i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];
		struct damage_place place = { .end = block->start };

		if (!block_is_text(block))
			continue;
		while (damage_next(doc, place.end, block->end, &place) &&
			place.start < place.end)
			visit(damage, place);
	}
}

static void
count_word(struct damage *damage, struct damage_place place)
{
	struct slice word = damage_text(damage->doc, place);

	damage->count++;
	if (word.len >= 2 && word.len <= DAMAGE_WORD)
		damage_words_add(&damage->words, word);
}

static void
damage_take_names(struct damage *damage)
{
	const struct doc *doc = damage->doc;
	size_t i;

	damage->taken = memory_zero(doc->len / 8 + 1, 1);
	for (i = 0; i < doc->span_count; i++) {
		if (doc->spans[i].kind == SPAN_MENTION)
			damage_take(
				damage, doc->spans[i].start, doc->spans[i].end);
	}
}

void
damage_pass(const struct damage_lists *lists, const struct resources *resources,
	struct doc *doc)
{
	struct damage damage = { .doc = doc };
	bool spanish = doc->language && !strcmp(doc->language, "es");

	if (!doc->len)
		return;
	/* A list of another language would mend words into its own. */
	if (spanish || !doc->language || !strcmp(doc->language, "en")) {
		damage.words.list = spanish ? &lists->spanish : &lists->english;
		if (!spanish)
			damage.resources = resources;
	}
	damage_take_names(&damage);
	damage_each(&damage, count_word);
	damage_each(&damage, try_word);
	/* What is found first tells how much more to look for. */
	damage_each(&damage, damage_guess);
	if (damage_is_scan(&damage))
		damage_each(&damage, damage_guess);
	free(damage.taken);
	damage_words_done(&damage.words);
}
