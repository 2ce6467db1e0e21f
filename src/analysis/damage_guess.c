/*
 * A word that nobody knows amid words that are known, and one letter away from
 * an ordinary one: "Preisident", "confirmatiom".
 *
 * Any letter may be wrong, so the word must be long, stand once, in no name and
 * among words of the document's language; and it must be the inside that is
 * wrong, for ends are what words of one stem differ in.
 */
#include "analysis/damage.h"

#include <string.h>

#include "lectern/doc/look.h"

#define LONG 7 /* letters of a word that may be misspelt anyhow */
#define OFTEN                                                                  \
	5         /* times that the meant word stands in the text, if unlisted \
		   */
#define SEVERAL 3 /* ... to speak for a guess */
#define HEAD 1    /* letters at the ends that must be right */
#define TAIL 2

struct guess {
	const struct damage *damage;
	struct slice word;
	char meant[DAMAGE_WORD + 2];
	size_t len; /* 0: none yet */
	unsigned count;
};

/* Letters of ASCII alone, none of them a capital but the first. */
static bool
word_is_plain(struct slice word)
{
	size_t i;

	for (i = 0; i < word.len; i++) {
		char letter = i ? word.data[i] : (char)(word.data[i] | 0x20);

		if (letter < 'a' || letter > 'z')
			return false;
	}
	return true;
}

/* Is this word of the language, and of no other? */
static bool
word_is_home(const struct damage *damage, struct slice word)
{
	static const char *const small[] = { "the", "of", "and", "to", "in",
		"that", "was", "were", "with", "for", "by", "on", "at", "from",
		"his", "her", "their", "its", "is", "are", "be", "been", "had",
		"has", "have", "not", "as", "it", "an", "but", "or", "which",
		"who", "this", "these", "those", "he", "she", "they", NULL };
	const struct damage_word *known =
		damage_words_find(&damage->words, word);
	const char *const *each;

	for (each = small; *each; each++) {
		if (slice_is(word, *each))
			return true;
	}

	return known && known->listed && !known->foreign;
}

/* The word behind a place in the same block, or before it. */
static bool
neighbour_is_home(
	const struct damage *damage, struct damage_place place, bool before)
{
	const struct doc *doc = damage->doc;
	struct damage_place other;
	uint32_t at = place.start;

	if (!before)
		return damage_next(doc, place.end, doc->len, &other) &&
		       word_is_home(damage, damage_text(doc, other));
	while (at && strchr(" \n\t", doc->text[at - 1]))
		at--;
	other.end = at;
	while (at && ((doc->text[at - 1] | 0x20) >= 'a' &&
			     (doc->text[at - 1] | 0x20) <= 'z'))
		at--;
	other.start = at;
	return other.start < other.end &&
	       word_is_home(damage, damage_text(doc, other));
}

static void
guess_try(struct guess *guess, const char *meant, size_t len)
{
	struct slice word = { meant, len };
	const struct damage_word *known =
		damage_words_find(&guess->damage->words, word);

	if (!known ||
		!(known->listed || known->count >= OFTEN ||
			(known->count >= SEVERAL &&
				resources_know_word(
					guess->damage->resources, word))) ||
		(guess->len == len && !memcmp(guess->meant, meant, len)))
		return;
	memcpy(guess->meant, meant, len);
	guess->len = len;
	guess->count++;
}

/* All words one letter away: another one, none, one more, two exchanged. */
static void
guess_words(struct guess *guess)
{
	struct slice word = guess->word;
	char out[DAMAGE_WORD + 2];
	size_t at, end = word.len - TAIL;
	char letter;

	for (at = HEAD; at < end; at++) {
		memcpy(out, word.data, at);
		memcpy(out + at, word.data + at + 1, word.len - at - 1);
		guess_try(guess, out, word.len - 1);
		memcpy(out, word.data, word.len);
		for (letter = 'a'; letter <= 'z'; letter++) {
			out[at] = letter;
			if (letter != word.data[at])
				guess_try(guess, out, word.len);
		}
		memcpy(out + at + 1, word.data + at, word.len - at);
		for (letter = 'a'; letter <= 'z'; letter++) {
			out[at] = letter;
			guess_try(guess, out, word.len + 1);
		}
		memcpy(out, word.data, word.len);
		if (at + 1 < end) {
			out[at] = word.data[at + 1];
			out[at + 1] = word.data[at];
			guess_try(guess, out, word.len);
		}
	}
}

bool
damage_is_scan(const struct damage *damage)
{
	return damage->found >= 3 && damage->found >= damage->count / 500;
}

/*
 * Takes a guess where the text speaks for it: it is damaged elsewhere, or uses
 * the right word often, or, if that counts, the letters can hardly stand in a
 * word; joints of compound words (countrywide) are odd as well.
 */
static bool
guess_take(struct damage *damage, struct damage_place place, struct slice word,
	struct slice meant, bool odd)
{
	const struct damage_word *known =
		damage_words_find(&damage->words, meant);

	if (!damage_is_scan(damage) &&
		!(odd && damage_words_is_odd(&damage->words, word)) &&
		(!known || known->count < SEVERAL))
		return false;
	damage_add(damage, place, meant);
	return true;
}

/* organiser, organizer; colour, color; traveller, traveler */
static bool
spelling_is_regional(struct slice word, struct slice meant)
{
	size_t at = 0;

	while (at < word.len && at < meant.len &&
		word.data[at] == meant.data[at])
		at++;
	if (at >= word.len || at >= meant.len)
		return true;
	if (word.len == meant.len)
		return strchr("szcy", word.data[at]) &&
		       strchr("szci", meant.data[at]);
	return strchr("ulea", word.len > meant.len ? word.data[at]
						   : meant.data[at]) != NULL &&
	       at &&
	       (word.data[at - 1] == 'o' || word.data[at - 1] == 'l' ||
		       word.data[at - 1] == 'g');
}

static bool
guess_letter(
	struct damage *damage, struct damage_place place, struct slice word)
{
	struct guess guess = { .damage = damage, .word = word };
	const struct damage_word *known =
		damage_words_find(&damage->words, word);
	struct slice meant;

	if (word.len < LONG || !known || known->count > 1 ||
		!neighbour_is_home(damage, place, true) ||
		!neighbour_is_home(damage, place, false))
		return false;
	guess_words(&guess);
	meant = (struct slice){ guess.meant, guess.len };
	if (guess.count != 1 || spelling_is_regional(word, meant))
		return false;
	return guess_take(damage, place, word, meant, false);
}

/* The long s of old prints is read as f: "poffeffed", "thefe". */
static bool
guess_long_s(
	struct damage *damage, struct damage_place place, struct slice word)
{
	char out[DAMAGE_WORD];
	size_t at, changed = 0;
	struct slice meant;

	memcpy(out, word.data, word.len);
	for (at = 0; at + 1 < word.len; at++) {
		if (out[at] == 'f') {
			out[at] = 's';
			changed++;
		}
	}
	meant = (struct slice){ out, word.len };
	return changed && damage_is_known(damage, meant, OFTEN) &&
	       guess_take(damage, place, word, meant, true);
}

static void
guess_take_look(void *context, struct slice meant)
{
	guess_try(context, meant.data, meant.len);
}

static bool
guess_look(struct damage *damage, struct damage_place place, struct slice word)
{
	struct guess guess = { .damage = damage };

	if (word.len < LONG - 2)
		return false;
	look_each(word, guess_take_look, &guess);
	return guess.count == 1 &&
	       guess_take(damage, place, word,
		       (struct slice){ guess.meant, guess.len }, true);
}

static void
guess_take_term(void *context, struct slice meant)
{
	struct guess *guess = context;
	const struct damage_word *known =
		damage_words_find(&guess->damage->words, meant);

	if (!known || !known->foreign || known->listed)
		return;
	memcpy(guess->meant, meant.data, meant.len);
	guess->len = meant.len;
	guess->count++;
}

/*
 * "the rosea", again and again: a scanner that does not know a word in another
 * language always reads it alike.
 */
static bool
guess_term(struct damage *damage, struct damage_place place, struct slice word)
{
	struct guess guess = { .damage = damage };

	if (word.len < LONG - 2)
		return false;
	look_each(word, guess_take_term, &guess);
	if (guess.count != 1)
		return false;
	damage_add(damage, place, (struct slice){ guess.meant, guess.len });
	return true;
}

/* "govern- ment" in mid-line: a hyphen that a line's end left behind. */
static bool
guess_hyphen(
	struct damage *damage, struct damage_place place, struct slice word)
{
	const struct doc *doc = damage->doc;
	char out[2 * DAMAGE_WORD];
	struct damage_place rest;
	struct slice second;

	if (place.end + 2 >= doc->len || doc->text[place.end] != '-' ||
		doc->text[place.end + 1] != ' ' ||
		!damage_next(doc, place.end, doc->len, &rest) ||
		rest.start != place.end + 2)
		return false;
	second = damage_text(doc, rest);
	if (second.len < 2 || second.len > DAMAGE_WORD ||
		second.data[0] < 'a' || second.data[0] > 'z' ||
		word_is_home(damage, second))
		return false;
	memcpy(out, word.data, word.len);
	memcpy(out + word.len, second.data, second.len);
	word = (struct slice){ out, word.len + second.len };
	if (!damage_is_known(damage, word, 2))
		return false;
	place.end = rest.end;
	damage_add(damage, place, word);
	return true;
}

void
damage_guess(struct damage *damage, struct damage_place place)
{
	struct slice word = damage_text(damage->doc, place);
	const struct damage_word *known =
		damage_words_find(&damage->words, word);

	if (word.len < 2 || word.len > DAMAGE_WORD || !damage->resources ||
		damage_is_taken(damage, place.start) || !word_is_plain(word))
		return;
	if (guess_hyphen(damage, place, word) || word.len < 4 || !known ||
		known->listed || known->foreign ||
		resources_know_word(damage->resources, word) ||
		(place.start && damage->doc->text[place.start - 1] == '-') ||
		(place.end < damage->doc->len &&
			damage->doc->text[place.end] == '-'))
		return;
	if (word.data[0] >= 'a' && word.data[0] <= 'z' && !known->capitals) {
		if (guess_long_s(damage, place, word) ||
			(known->count <= DAMAGE_RARE
					? guess_look(damage, place, word)
					: guess_term(damage, place, word)))
			return;
	}
	guess_letter(damage, place, word);
}
