/*
 * Narratives are told apart by small words, in shares of a thousand words:
 * pronouns of persons and verbs of telling speak for one, the present tense
 * and numbers against.  Of ninety novels one was missed so; of news, histories
 * and articles none was taken for one.
 */
#include "names/narrative.h"

#include <stdlib.h>

#include "names/address.h"
#include "lectern/base/memory.h"

enum {
	NARRATIVE_WORDS = 1000, /* fewer do not show what they are */
	NARRATIVE_NUMBERS = 10, /* in a thousand: more are in no narrative */
	NARRATIVE_WEIGHT_NUMBER = -4,
};

static const struct telling {
	const char *word;
	int weight;
} tellings[] = {
	/* clang-format off */
	{ "i", 1 }, { "me", 1 }, { "my", 1 }, { "myself", 1 }, { "he", 1 },
	{ "him", 1 }, { "his", 1 }, { "himself", 1 }, { "she", 1 },
	{ "her", 1 }, { "hers", 1 }, { "herself", 1 },
	{ "had", 1 }, { "was", 1 }, { "were", 1 }, { "said", 1 },
	{ "came", 1 }, { "went", 1 }, { "did", 1 }, { "could", 1 },
	{ "would", 1 },
	{ "is", -2 }, { "are", -2 }, { "has", -2 }, { "will", -2 },
	/* clang-format on */
};

static int
word_weight(struct slice word)
{
	size_t i;

	for (i = 0; i < sizeof tellings / sizeof *tellings; i++) {
		if (slice_is(word, tellings[i].word))
			return tellings[i].weight;
	}
	return 0;
}

bool
narrative_is(const struct tokens *tokens)
{
	long words = 0, numbers = 0, weight = 0;
	uint32_t i;

	if (tokens->spanish)
		return false;
	for (i = 0; i < tokens->count; i++) {
		words += tokens->list[i].kind == TOKEN_WORD;
		numbers += tokens->list[i].kind == TOKEN_NUMBER;
	}
	if (words < NARRATIVE_WORDS ||
		numbers * 1000 >= words * NARRATIVE_NUMBERS)
		return false;
	for (i = 0; i < tokens->fold_count; i++) {
		const struct fold_word *fold = &tokens->folds[i];

		weight += ((long)fold->lower + fold->upper + fold->others) *
			  word_weight(fold->text);
	}
	return weight + numbers * NARRATIVE_WEIGHT_NUMBER > 0;
}

/* Aunt Polly: family that is called by what it is; St. Aubert. */
static bool
token_is_kin(const struct tokens *tokens, uint32_t i)
{
	return token_says(tokens, i, "aunt") ||
	       token_says(tokens, i, "uncle") ||
	       token_says(tokens, i, "cousin") || token_says(tokens, i, "st");
}

static bool
token_addresses(const struct tokens *tokens, uint32_t i)
{
	return tokens->list[i].kind == TOKEN_WORD &&
	       tokens->list[i].flags & TOKEN_UPPER &&
	       (address_is_title(tokens, i) || token_is_kin(tokens, i));
}

uint32_t
narrative_begin(const struct tokens *tokens, uint32_t first, uint32_t floor)
{
	uint32_t at;

	while (first > floor && !token_breaks(tokens, first)) {
		at = first - 1;
		if (token_is(tokens, at, '.') && at > floor &&
			!token_breaks(tokens, at))
			at--;
		if (!token_addresses(tokens, at))
			break;
		first = at;
	}
	return first;
}

/* -- what a name is, by what is told of it -------------------------------- */

/* Small words that only people have behind them, or before. */
static bool
token_tells_person(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "looked", "laughed", "cried",
		"turned", "nodded", "sat", "stood", "rose", "felt", "smiled",
		"exclaimed", "whispered", "answered", "sighed", "returned",
		"murmured", "inquired", "continued", "observed", "muttered",
		"shook", "wanted", "loved", "liked", "wished", "walked", "ran",
		"herself", "himself", "who", NULL };

	return token_classes(tokens, i) & CLASS(SAYING) ||
	       token_says_any(tokens, i, words);
}

/* Florence's hand, Turkey's eyes. */
static bool
token_is_own(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "hand", "hands", "face", "eyes",
		"eye", "head", "heart", "voice", "arm", "arms", "lips", "hair",
		"mother", "father", "wife", "husband", "son", "daughter",
		"brother", "sister", "aunt", "uncle", "thoughts", "mind",
		"shoulder", "shoulders", "knee", "finger", "fingers", NULL };

	return token_says_any(tokens, i, words);
}

static bool
token_is_small(const struct tokens *tokens, uint32_t i)
{
	return tokens->list[i].kind == TOKEN_WORD &&
	       !(tokens->list[i].flags & TOKEN_UPPER);
}

static bool
token_quotes(const struct tokens *tokens, uint32_t i)
{
	return token_is(tokens, i, '"') || token_is(tokens, i, 0x201c) ||
	       token_is(tokens, i, 0x2018) || token_is(tokens, i, '\'');
}

/* "Indeed, Florence, you ought": somebody is spoken to. */
static bool
name_is_called(const struct tokens *tokens, uint32_t first, uint32_t behind)
{
	static const char *const words[] = { "you", "i", "do", "dear", "my",
		"come", "said", "have", "are", "is", "let", NULL };
	bool comma;

	if (token_breaks(tokens, first) || token_breaks(tokens, behind))
		return false;
	comma = token_is(tokens, behind, ',');
	if (token_quotes(tokens, first - 1))
		return comma || token_is(tokens, behind, '!');
	if (!token_is(tokens, first - 1, ','))
		return false;
	return token_is(tokens, behind, '!') || token_is(tokens, behind, '?') ||
	       (comma && !token_breaks(tokens, behind + 1) &&
		       (token_quotes(tokens, behind + 1) ||
			       token_says_any(tokens, behind + 1, words)));
}

/* The Ambersons: two of them or more. */
static bool
name_is_family(const struct tokens *tokens, uint32_t first, uint32_t behind)
{
	return !token_breaks(tokens, first) &&
	       token_says(tokens, first - 1, "the") &&
	       slice_ends(token_fold(tokens, behind - 1)->text, "s");
}

static bool
name_is_person_here(
	const struct tokens *tokens, uint32_t first, uint32_t behind)
{
	if (!token_breaks(tokens, first) &&
		((token_is_small(tokens, first - 1) &&
			 token_classes(tokens, first - 1) & CLASS(SAYING)) ||
			token_addresses(tokens, first - 1) ||
			address_is_epithet(tokens, first - 1) ||
			(token_is(tokens, first - 1, '.') && first > 1 &&
				token_addresses(tokens, first - 2))))
		return true;
	if (token_breaks(tokens, behind))
		return false;
	if (token_is_small(tokens, behind) &&
		token_tells_person(tokens, behind))
		return true;
	if (tokens->list[behind].flags & TOKEN_POSSESSIVE &&
		!token_breaks(tokens, behind + 1) &&
		token_is_own(tokens, behind + 1))
		return true;
	return name_is_family(tokens, first, behind) ||
	       name_is_called(tokens, first, behind);
}

/* Where a place stands: twice what it weighs that people stand there, too. */
static unsigned
name_place_weight(const struct tokens *tokens, uint32_t first)
{
	static const char *const clear[] = { "in", "at", "near", "into",
		"towards", "toward", "through", "across", NULL };
	static const char *const other[] = { "from", "of", "to", "on", "upon",
		"between", "visit", "reach", "reached", "left", NULL };
	unsigned article = 0;

	if (token_breaks(tokens, first))
		return 0;
	/* the Garonne */
	if (token_says(tokens, first - 1, "the") &&
		!token_breaks(tokens, first - 1)) {
		first--;
		article = 1;
	}
	if (token_says_any(tokens, first - 1, clear) ||
		(first > 1 && token_says(tokens, first - 1, "of") &&
			token_classes(tokens, first - 2) & CLASS(PLACE_NOUN)))
		return 2;
	return token_says_any(tokens, first - 1, other) + article;
}

/* Drive, Grange: what streets and houses are called in novels. */
static bool
name_ends_as_place(const struct tokens *tokens, const struct name *name)
{
	static const char *const words[] = { "drive", "grange", "row", "grove",
		"corner", "hollow", "manor", "lodge", "abbey", "cottage",
		"moor", "point", "landing", "green", "wood", "woods", NULL };

	return name->behind - name->first > 1 &&
	       (token_says_any(tokens, name->behind - 1, words) ||
		       token_classes(tokens, name->behind - 1) &
			       CLASS(PLACE_TAIL));
}

/* -- names that only narratives have -------------------------------------- */

/* The last words of persons, by hash, in order. */
struct surnames {
	uint64_t *list;
	size_t count;
};

static int
hash_compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void
surnames_collect(struct surnames *surnames, const struct tokens *tokens,
	const struct candidates *candidates)
{
	const struct candidate *candidate;
	uint32_t i;

	surnames->list =
		memory_zero(candidates->count + 1, sizeof *surnames->list);
	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		if (candidate->type == ENTITY_PER &&
			candidate->confidence > PROPOSE_WEAK)
			surnames->list[surnames->count++] =
				token_hash(tokens, candidate->behind - 1);
	}
	qsort(surnames->list, surnames->count, sizeof *surnames->list,
		hash_compare);
}

static bool
surnames_have(const struct surnames *surnames, const struct tokens *tokens,
	struct slice text)
{
	uint64_t hash = token_hash_folded(tokens->gazetteer, text);

	return surnames->count &&
	       bsearch(&hash, surnames->list, surnames->count, sizeof hash,
		       hash_compare);
}

/* The Claytons, where the text has a Clayton, too. */
static bool
token_is_family(const struct surnames *surnames, const struct tokens *tokens,
	uint32_t i)
{
	struct slice text = token_fold(tokens, i)->text;

	if (token_breaks(tokens, i) || !token_says(tokens, i - 1, "the") ||
		(!token_breaks(tokens, i + 1) &&
			tokens->list[i + 1].flags & TOKEN_UPPER))
		return false;
	return (slice_ends(text, "s") && text.len > 4 &&
		       surnames_have(surnames, tokens,
			       slice_part(text, 0, text.len - 1))) ||
	       (slice_ends(text, "es") && text.len > 5 &&
		       surnames_have(surnames, tokens,
			       slice_part(text, 0, text.len - 2)));
}

static bool
token_is_told(const struct surnames *surnames, const struct tokens *tokens,
	const uint8_t *quiet, uint32_t i)
{
	if (tokens->list[i].kind != TOKEN_WORD || quiet[i] ||
		!(tokens->list[i].flags & TOKEN_UPPER) ||
		tokens->list[i].flags & TOKEN_CAPS)
		return false;
	return (token_says(tokens, i, "god") &&
		       !token_is_dash(tokens, i + 1)) ||
	       token_is_family(surnames, tokens, i);
}

/* The Signora: how she is addressed, and nobody's name. */
static bool
candidate_is_address(
	const struct tokens *tokens, const struct candidate *candidate)
{
	uint32_t first = candidate->first;

	return candidate->behind == first + 1 && !token_breaks(tokens, first) &&
	       token_says(tokens, first - 1, "the") &&
	       (address_is_title(tokens, first) ||
		       token_says(tokens, first, "sahib"));
}

void
narrative_propose(const struct tokens *tokens, const uint8_t *quiet,
	struct candidates *candidates)
{
	struct surnames surnames = { 0 };
	struct candidates out = { 0 };
	const struct candidate *candidate;
	uint32_t i = 0, at = 0;

	surnames_collect(&surnames, tokens, candidates);
	while (i < tokens->count) {
		if (at < candidates->count && i >= candidates->list[at].first) {
			candidate = &candidates->list[at++];
			i = candidate->behind;
			if (candidate_is_address(tokens, candidate))
				continue;
			out.list = memory_grow(out.list, out.count, &out.cap,
				sizeof *out.list);
			out.list[out.count++] = *candidate;
			continue;
		}
		if (token_is_told(&surnames, tokens, quiet, i))
			propose_add(&out, i, i + 1, ENTITY_PER, PROPOSE_FIRM,
				REASON_CALLED);
		i++;
	}
	free(surnames.list);
	free(candidates->list);
	*candidates = out;
}

/* -- the document's vote -------------------------------------------------- */

/* Colonial Office, Committee of Public Safety: no place, though one goes there.
 */
static bool
name_is_body(const struct tokens *tokens, const struct name *name)
{
	static const char *const words[] = { "office", "committee",
		"commission", "company", "ministry", "department", "party",
		"union", "society", "board", "league", "regiment", "brigade",
		"council", "parliament", "association", NULL };

	return name->behind - name->first > 1 &&
	       (token_says_any(tokens, name->behind - 1, words) ||
		       (token_says_any(tokens, name->first, words) &&
			       token_says(tokens, name->first + 1, "of")));
}

struct standing {
	uint32_t person, all;
	uint32_t place; /* in halves */
	bool clear;     /* once at least where only places stand */
};

/* Which of person, place and body a name is, if the one is plain. */
static bool
standing_type(const struct tokens *tokens, const struct name *name,
	const struct standing *standing, enum entity_type *type)
{
	uint64_t classes = token_classes(tokens, name->first);

	if (standing->person >= 2 && standing->person > standing->place) {
		*type = ENTITY_PER;
		return true;
	}
	*type = ENTITY_ORG;
	if (name_is_body(tokens, name) && !standing->person)
		return true;
	*type = ENTITY_PLACE;
	if (name_ends_as_place(tokens, name) && !standing->person)
		return true;
	if (standing->person * 4 > standing->place)
		return false;
	return standing->clear && standing->place > standing->all &&
	       standing->all >= 2 && !(classes & CLASS(FIRST));
}

static void
standing_add(struct standing *standing, const struct tokens *tokens,
	const struct candidate *candidate)
{
	unsigned weight = name_place_weight(tokens, candidate->first);

	standing->all++;
	standing->person += name_is_person_here(
		tokens, candidate->first, candidate->behind);
	standing->place += weight;
	standing->clear |= weight == 2;
}

void
narrative_weigh(const struct tokens *tokens, struct names *names,
	const struct candidates *candidates)
{
	struct standing *standings =
		memory_zero(names->count + 1, sizeof *standings);
	enum entity_type type;
	struct name *name;
	uint32_t i, k;
	float sum;

	for (i = 0; i < candidates->count; i++)
		standing_add(&standings[candidates->list[i].name], tokens,
			&candidates->list[i]);
	for (i = 0; i < names->count; i++) {
		name = &names->list[i];
		if (name->votes[ENTITY_PER] <= 0 &&
			name->votes[ENTITY_PLACE] <= 0 &&
			name->votes[ENTITY_ORG] <= 0)
			continue;
		if (!standing_type(tokens, name, &standings[i], &type))
			continue;
		for (k = 0, sum = 0; k < ENTITY_TYPES; k++)
			sum += name->votes[k];
		name->votes[type] += sum;
	}
	free(standings);
}
