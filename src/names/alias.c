/*
 * Comparing names.
 *
 * A name is reduced to its folded words; then people are compared word by word
 * (one name may leave out some words of the other), groups by words or by
 * initials, places and the rest by the words alone.  What is only nearly equal
 * is never the same by itself: it takes a long word and one slip in it.
 */
#include "lectern/names/alias.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"
#include "names/alias_words.h"
#include "names/kinds.h"

enum { ALIAS_LONGEST = 60 };

static const char *const alias_forms[] = { "mrs", "miss", "lady", "madame",
	"mme", "mademoiselle", "mlle", "frau", "fraulein", "senora", "sra",
	"senorita", "srta", "mistress", "senhora", "signora", "widow", NULL };

bool
alias_is_addressed(const char *name)
{
	char *folded = fold_string(name, strlen(name));
	struct alias_words words;
	bool addressed;

	alias_words_cut(&words, folded);
	addressed = words.count > 1 &&
		    alias_word_is_among(words.list[0], alias_forms);
	free(folded);
	return addressed;
}

bool
alias_is_acronym(const char *name)
{
	size_t at = 0, len = strlen(name), letters = 0;
	uint32_t point;

	while (at < len) {
		point = utf8_at(name, len, at, &at);
		if (point == '.' || point == '-' || utf8_is_digit(point))
			continue;
		if (!utf8_is_upper(point))
			return false;
		letters++;
	}
	return letters >= 2 && letters <= 12;
}

/* Takes the letters of the acronym from the words, in order, from word i. */
static bool
acronym_fits(struct slice acronym, const struct alias_words *words)
{
	size_t letter = 0, i, taken, used = 0, content = 0;

	for (i = 0; i < words->count && letter < acronym.len; i++) {
		bool particle = alias_word_is_particle(words->list[i]);

		content += !particle;
		/* COMIBOL, CODELCO: a word may give several letters. */
		for (taken = 0;
			taken < words->list[i].len && taken < 4 &&
			letter < acronym.len &&
			words->list[i].data[taken] == acronym.data[letter];
			taken++)
			letter++;
		if (taken && !particle)
			used++;
	}
	return letter == acronym.len && used >= 2 && used == content &&
	       i == words->count;
}

static bool
acronym_is_initials(struct slice acronym, const struct alias_words *words)
{
	size_t i, letter = 0, content = 0;

	for (i = 0; i < words->count; i++) {
		if (letter < acronym.len &&
			words->list[i].data[0] == acronym.data[letter]) {
			letter++;
			content++;
			continue;
		}
		if (!alias_word_is_particle(words->list[i]))
			return false;
	}
	return letter == acronym.len && content >= 2;
}

/* Initials alone: COMIBOL and its like are for those who can read more. */
static bool
names_initials(const char *letters, const char *name)
{
	char *folded = fold_string(name, strlen(name));
	struct alias_words words;
	bool fits;

	alias_words_cut(&words, folded);
	fits = words.count > 1 &&
	       acronym_is_initials(slice_of(letters), &words);
	free(folded);
	return fits;
}

bool
alias_is_acronym_of(const char *acronym, const char *name)
{
	char *short_form = alias_normalise(ENTITY_ORG, acronym);
	char *folded = fold_string(name, strlen(name));
	struct alias_words words;
	struct slice letters = slice_of(short_form);
	bool fits = false;

	alias_words_cut(&words, folded);
	if (words.count > 1 && letters.len >= 2)
		fits = acronym_is_initials(letters, &words) ||
		       acronym_fits(letters, &words);
	free(folded);
	free(short_form);
	return fits;
}

/* Damerau-Levenshtein with a limit; bytes of folded text will do. */
static size_t
alias_distance(struct slice a, struct slice b)
{
	unsigned char rows[3][ALIAS_LONGEST + 1];
	size_t i, j, cost, best;
	unsigned char *before, *last, *now, *spare;

	if (a.len > ALIAS_LONGEST || b.len > ALIAS_LONGEST)
		return ALIAS_LONGEST;
	before = rows[0], last = rows[1], now = rows[2];
	for (j = 0; j <= b.len; j++)
		last[j] = (unsigned char)j, before[j] = 0;
	for (i = 1; i <= a.len; i++) {
		now[0] = (unsigned char)i;
		for (j = 1; j <= b.len; j++) {
			cost = a.data[i - 1] != b.data[j - 1];
			best = last[j - 1] + cost;
			if ((size_t)last[j] + 1 < best)
				best = (size_t)last[j] + 1;
			if ((size_t)now[j - 1] + 1 < best)
				best = (size_t)now[j - 1] + 1;
			if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
				a.data[i - 2] == b.data[j - 1] &&
				(size_t)before[j - 2] + 1 < best)
				best = (size_t)before[j - 2] + 1;
			now[j] = (unsigned char)best;
		}
		spare = before, before = last, last = now, now = spare;
	}
	return last[b.len];
}

/* Letters that scanners take for one another. */
static bool
letters_look_alike(char a, char b)
{
	static const char pairs[] = "gc cg eo oe ce ec li il 1l l1 o0 0o";
	const char *pair;

	for (pair = pairs; *pair; pair += pair[2] ? 3 : 2) {
		if (pair[0] == a && pair[1] == b)
			return true;
	}
	return false;
}

/* A figure inside a word is a letter the scanner misread. */
static bool
digits_to_letters(struct slice text, char out[ALIAS_LONGEST + 1])
{
	size_t i;
	bool beside;

	for (i = 0; i < text.len; i++) {
		out[i] = text.data[i];
		if (out[i] < '0' || out[i] > '9')
			continue;
		beside = (i && out[i - 1] >= 'a') ||
			 (i + 1 < text.len && text.data[i + 1] >= 'a');
		if (!beside || (out[i] != '1' && out[i] != '0'))
			return false;
		out[i] = out[i] == '1' ? 'l' : 'o';
	}
	out[text.len] = 0;
	return true;
}

static bool
word_is_variant(struct slice x, struct slice y)
{
	size_t shorter = x.len < y.len ? x.len : y.len;
	size_t longer = x.len < y.len ? y.len : x.len;
	char left[ALIAS_LONGEST + 1], right[ALIAS_LONGEST + 1];

	if (shorter < 6 || longer - shorter > 2 || longer > ALIAS_LONGEST)
		return false;
	if (!digits_to_letters(x, left) || !digits_to_letters(y, right))
		return false;
	x.data = left, y.data = right;
	if (x.data[0] != y.data[0] && !letters_look_alike(x.data[0], y.data[0]))
		return false;
	/* Plurals and feminine forms are words, no slips. */
	if (longer - shorter == 1 && memcmp(left, right, shorter) == 0)
		return false;
	return alias_distance(x, y) <= (shorter >= 9 ? 2u : 1u);
}

static struct slice
word_next(const char **text)
{
	struct slice word = { *text, strcspn(*text, " ") };

	*text += word.len + ((*text)[word.len] == ' ');
	return word;
}

bool
alias_is_variant(const char *a, const char *b)
{
	bool variant = false;
	struct slice x, y;

	while (*a && *b) {
		x = word_next(&a), y = word_next(&b);
		if (slice_equal(x, y))
			continue;
		if (!word_is_variant(x, y))
			return false;
		variant = true;
	}
	return variant && !*a && !*b;
}

bool
alias_is_misread(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		if (*a != *b && !letters_look_alike(*a, *b))
			return false;
	}
	return !*a && !*b;
}

/* Is every word of the shorter name in the longer one, in order? */
static bool
words_are_within(const struct alias_words *part, const struct alias_words *full)
{
	size_t i, k = 0;

	for (i = 0; i < part->count; i++) {
		struct slice word = part->list[i];

		for (; k < full->count; k++) {
			if (slice_equal(word, full->list[k]))
				break;
			if ((word.len == 1 || full->list[k].len == 1) &&
				word.data[0] == full->list[k].data[0])
				break;
		}
		if (k++ == full->count)
			return false;
	}
	return true;
}

static enum alias_verdict
alias_compare_people(const struct alias_words *a, const struct alias_words *b,
	const char **why)
{
	const struct alias_words *part = a->count <= b->count ? a : b;
	const struct alias_words *full = part == a ? b : a;

	if (!words_are_within(part, full))
		return ALIAS_APART;
	if (part->count == 1) {
		*why = "part of the full name";
		return ALIAS_IF_ONLY;
	}
	*why = "the full name, and some words of it";
	return full->count > part->count + 2 ? ALIAS_IF_ONLY : ALIAS_SAME;
}

static enum alias_verdict
alias_compare_forms(
	enum entity_type type, const char *a, const char *b, const char **why)
{
	char *x = alias_normalise(type, a), *y = alias_normalise(type, b);
	struct alias_words left, right;
	enum alias_verdict verdict = ALIAS_APART;

	alias_words_cut(&left, x);
	alias_words_cut(&right, y);
	if (strcmp(x, y) == 0 && *x) {
		*why = "the same name";
		/* One bare name, two documents: whose it is, who knows. */
		verdict = type == ENTITY_PER && left.count == 1 ? ALIAS_IF_ONLY
								: ALIAS_SAME;
	} else if (type == ENTITY_PER && left.count && right.count) {
		verdict = alias_compare_people(&left, &right, why);
	} else if (type == ENTITY_ORG &&
		   alias_is_acronym(a) != alias_is_acronym(b) &&
		   (alias_is_acronym(a) ? names_initials(x, b)
					: names_initials(y, a))) {
		*why = "its initials";
		verdict = ALIAS_IF_ONLY;
	} else if (type == ENTITY_ORG && alias_words_shuffled(&left, &right)) {
		*why = "the same words in another order";
		verdict = ALIAS_SAME;
	}
	free(x);
	free(y);
	return verdict;
}

/*
 * "the Company", "the Seller": of each document whom it means, so nothing to
 * compare.  But people are called Bill and Law, and places Centro.
 */
static bool
alias_is_kind(enum entity_type type, const char *form)
{
	enum kinds_term term;
	char *folded;

	if (type == ENTITY_PLACE || strchr(form, ' '))
		return false;
	folded = fold_string(form, strlen(form));
	term = kinds_term(slice_of(folded));
	free(folded);
	return type == ENTITY_PER ? term == KINDS_PARTY : term != KINDS_NO_TERM;
}

enum alias_verdict
alias_compare(const struct alias_entity *a, const struct alias_entity *b,
	const char **why)
{
	enum alias_verdict verdict, best = ALIAS_APART;
	const char *reason;
	size_t i, j;

	*why = NULL;
	if (a->type != b->type)
		return ALIAS_APART;
	/* Full names that contradict each other outweigh a shared bare one. */
	if (!alias_is_kind(a->type, a->name))
		best = alias_compare_forms(a->type, a->name, b->name, why);
	if (best != ALIAS_APART)
		return best;
	if (a->type == ENTITY_PER && strchr(a->name, ' ') &&
		strchr(b->name, ' '))
		return ALIAS_APART;
	for (i = 0; i < a->form_count; i++) {
		if (alias_is_kind(a->type, a->forms[i]))
			continue;
		for (j = 0; j < b->form_count && j < 32 && i < 32; j++) {
			reason = NULL;
			verdict = alias_compare_forms(
				a->type, a->forms[i], b->forms[j], &reason);
			if (verdict > best) {
				best = verdict;
				*why = reason;
			}
		}
	}
	return best;
}

static void
alias_add_key(enum entity_type type, struct slice word,
	void (*take)(void *context, const char *key), void *context)
{
	struct str key = { 0 };

	str_add(&key, entity_type_name(type));
	str_add_char(&key, ':');
	str_add_slice(&key, word);
	take(context, str_text(&key));
	str_done(&key);
}

/* The initials of a long name, as an acronym of it would begin. */
static void
alias_add_initials(const struct alias_words *words,
	void (*take)(void *context, const char *key), void *context)
{
	struct str letters = { 0 };
	size_t i;

	for (i = 0; i < words->count; i++) {
		if (!alias_word_is_particle(words->list[i]))
			str_add_char(&letters, words->list[i].data[0]);
	}
	if (letters.len > 1)
		alias_add_key(ENTITY_ORG, str_slice(&letters), take, context);
	str_done(&letters);
}

/* The beginnings of a long name's words, in order of the alphabet. */
static void
alias_add_bag(const struct alias_words *words,
	void (*take)(void *context, const char *key), void *context)
{
	struct alias_words bag;
	struct str key = { 0 };
	size_t i;

	if (!alias_words_sort(words, &bag))
		return;
	for (i = 0; i < bag.count; i++) {
		str_add_char(&key, '+');
		str_add_slice(&key,
			slice_part(bag.list[i], 0,
				bag.list[i].len < ALIAS_STEM ? bag.list[i].len
							     : ALIAS_STEM));
	}
	alias_add_key(ENTITY_ORG, str_slice(&key), take, context);
	str_done(&key);
}

void
alias_keys(const struct alias_entity *entity,
	void (*take)(void *context, const char *key), void *context)
{
	struct alias_words words;
	size_t i, k;
	char *name;

	for (i = 0; i < entity->form_count; i++) {
		if (alias_is_kind(entity->type, entity->forms[i]))
			continue;
		name = alias_normalise(entity->type, entity->forms[i]);
		alias_words_cut(&words, name);
		if (*name)
			alias_add_key(
				entity->type, slice_of(name), take, context);
		for (k = 0; entity->type == ENTITY_PER && words.count > 1 &&
			    k < words.count;
			k++) {
			if (words.list[k].len > 2 &&
				!alias_word_is_among(
					words.list[k], alias_forms) &&
				!alias_word_is_particle(words.list[k]))
				alias_add_key(entity->type, words.list[k], take,
					context);
		}
		if (entity->type == ENTITY_ORG && words.count > 1) {
			alias_add_initials(&words, take, context);
			alias_add_bag(&words, take, context);
		}
		free(name);
	}
}
