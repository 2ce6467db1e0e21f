/*
 * Whose name is it?  Full names first: one is the other with words left out.
 * Then bare names: a surname belongs to the one full name that holds it, and
 * where two people hold it, to neither; that is remarked upon.
 */
#include "names/address.h"
#include "names/links.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/names/alias.h"

enum { PEOPLE_WORDS = 8, PEOPLE_SHARED = 48, PEOPLE_GIVEN = 256 };

/* A word of a full name, to be found by its fold. */
struct holder {
	uint32_t fold;
	uint32_t name;
	uint32_t place; /* which of the words */
};

struct people {
	struct links *links;
	struct holder *holders; /* sorted by fold */
	uint32_t count;
	size_t cap;
	uint32_t given[PEOPLE_GIVEN]; /* names with a form of a first name */
	uint32_t given_count;
	bool *alone; /* by fold: it is a bare name, not after Mrs */
};

/* The words of a name that have a capital: their folds, and how many. */
static uint32_t
person_words(
	const struct links *links, uint32_t name, uint32_t words[PEOPLE_WORDS])
{
	const struct tokens *tokens = links->tokens;
	const struct name *n = &links->names->list[name];
	uint32_t first = n->first, behind = n->behind, i, count = 0;

	address_core(tokens, &first, &behind);
	for (i = first; i < behind && count < PEOPLE_WORDS; i++) {
		/* "Lechín, Lora": a list that was taken for a name. */
		if (token_is(tokens, i, ','))
			return 0;
		if (tokens->list[i].kind == TOKEN_WORD &&
			tokens->list[i].flags & TOKEN_UPPER)
			words[count++] =
				tokens->words[tokens->list[i].value].fold;
	}
	return count;
}

static bool
word_matches(const struct links *links, uint32_t a, uint32_t b)
{
	struct slice x = links->tokens->folds[a].text;
	struct slice y = links->tokens->folds[b].text;
	bool initial = (x.len <= 2 && x.data[x.len - 1] == '.') ||
		       (y.len <= 2 && y.data[y.len - 1] == '.');

	return a == b || (initial && x.data[0] == y.data[0]);
}

static bool
person_within(const struct links *links, const uint32_t *part,
	uint32_t part_count, const uint32_t *full, uint32_t full_count)
{
	uint32_t i, k = 0;

	for (i = 0; i < part_count; i++) {
		while (k < full_count && !word_matches(links, part[i], full[k]))
			k++;
		if (k++ == full_count)
			return false;
	}
	return true;
}

static int
holder_compare(const void *a, const void *b)
{
	const struct holder *x = a, *y = b;

	if (x->fold != y->fold)
		return x->fold < y->fold ? -1 : 1;
	return x->name < y->name ? -1 : x->name > y->name;
}

/* Lizzy, Elizabeth: the name a first name is a form of, itself or another. */
static const char *
given_name(const struct links *links, uint32_t fold)
{
	const struct gazetteer_entry *entry = links->tokens->folds[fold].entry;

	return entry && entry->classes & (CLASS(MAN) | CLASS(WOMAN))
		       ? entry->name
		       : NULL;
}

static void
people_collect(struct people *people)
{
	const struct links *links = people->links;
	uint32_t words[PEOPLE_WORDS], count, i, k;

	for (i = 0; i < links->names->count; i++) {
		if (!links->keys[i] || links->names->list[i].type != ENTITY_PER)
			continue;
		count = person_words(links, i, words);
		if (count == 1 && !links->names->list[i].address)
			people->alone[words[0]] = true;
		if (count && given_name(links, words[0]) &&
			people->given_count < PEOPLE_GIVEN)
			people->given[people->given_count++] = i;
		for (k = 0; count > 1 && k < count; k++) {
			people->holders =
				memory_grow(people->holders, people->count,
					&people->cap, sizeof *people->holders);
			people->holders[people->count++] =
				(struct holder){ words[k], i, k };
		}
	}
	if (people->count)
		qsort(people->holders, people->count, sizeof *people->holders,
			holder_compare);
}

static void
people_join_full(struct people *people, uint32_t a, uint32_t b)
{
	uint32_t x[PEOPLE_WORDS], y[PEOPLE_WORDS];
	uint32_t m = person_words(people->links, a, x);
	uint32_t n = person_words(people->links, b, y);

	if (m <= n ? person_within(people->links, x, m, y, n)
		   : person_within(people->links, y, n, x, m))
		links_join(people->links, a, b,
			"the full name, and some words of it");
}

static void
people_full_names(struct people *people)
{
	const struct holder *holders = people->holders;
	uint32_t i, k;

	for (i = 0; i < people->count; i++) {
		for (k = i + 1; k < people->count && k <= i + PEOPLE_SHARED &&
				holders[k].fold == holders[i].fold;
			k++)
			people_join_full(
				people, holders[i].name, holders[k].name);
	}
}

static uint32_t
people_first_holder(const struct people *people, uint32_t fold)
{
	uint32_t i;

	BISECT(i, people->count, people->holders[i].fold < fold);
	return i;
}

/* Somebody's bare name, and the people it could be of. */
struct claim {
	uint32_t owner; /* a name */
	uint32_t other; /* another owner, or the same */
	uint32_t owners;
};

/* Farmer Oak, Squire Allworthy: an ordinary word, then a surname. */
static bool
person_is_called(const struct links *links, const uint32_t *words)
{
	const struct fold_word *fold = &links->tokens->folds[words[0]];
	uint64_t classes = fold->entry ? fold->entry->classes : 0;

	return (fold->lower || classes & (CLASS(COMMON) | CLASS(ROLE))) &&
	       !(classes & (CLASS(FIRST) | CLASS(MAN) | CLASS(WOMAN)));
}

static bool
fold_is_man(const struct links *links, uint32_t fold)
{
	const struct gazetteer_entry *entry = links->tokens->folds[fold].entry;

	return entry && entry->classes & CLASS(MAN);
}

/*
 * Mrs Lennox is hardly Mary Lennox where others say Mary: whoever is Mrs to a
 * text is seldom called by the first name there.
 */
static bool
people_may_own(const struct people *people, uint32_t full, uint32_t bare)
{
	const struct links *links = people->links;
	uint32_t words[PEOPLE_WORDS];

	if (address_conflicts(links->address[links_root(links, full)],
		    links->address[links_root(links, bare)]))
		return false;
	if (person_words(links, full, words) == 2 &&
		person_is_called(links, words))
		return false;
	/* Mrs John Hurst has lent her names. */
	if (links->names->list[full].address & ADDRESS_WIFE &&
		!(links->names->list[bare].address & ADDRESS_WOMAN) &&
		fold_is_man(links, words[0]))
		return false;
	return !(links->names->list[bare].address & ADDRESS_WIFE) ||
	       !person_words(links, full, words) || !people->alone[words[0]];
}

/* One more who may own it, unless it is the first one by another name. */
static void
claim_add(struct claim *claim, const struct links *links, uint32_t name)
{
	if (!claim->owners)
		claim->owner = name;
	else if (links_root(links, name) == links_root(links, claim->owner))
		return;
	else
		claim->other = name;
	claim->owners++;
}

static void
people_claim(const struct people *people, uint32_t bare, uint32_t fold,
	bool surname, struct claim *claim)
{
	const struct links *links = people->links;
	uint32_t k = people_first_holder(people, fold), seen = 0;

	*claim = (struct claim){ 0 };
	for (; k < people->count && people->holders[k].fold == fold &&
		seen < PEOPLE_SHARED;
		k++, seen++) {
		uint32_t name = people->holders[k].name;

		if ((people->holders[k].place > 0) == surname &&
			links_root(links, name) != links_root(links, bare) &&
			people_may_own(people, name, bare))
			claim_add(claim, links, name);
	}
}

/* A surname nobody holds as it is spelt: one that is nearly so. */
static bool
people_claim_variant(
	const struct people *people, uint32_t bare, struct claim *claim)
{
	const struct links *links = people->links;
	uint32_t fold, k, last = UINT32_MAX;
	const char *text = links->keys[bare];

	*claim = (struct claim){ 0 };
	if (people->count > 4096)
		return false;
	for (k = 0; k < people->count; k++) {
		fold = people->holders[k].fold;
		if (fold == last || !people->holders[k].place)
			continue;
		last = fold;
		if (!alias_is_variant(
			    text, links->tokens->folds[fold].text.data))
			continue;
		claim->owner = people->holders[k].name;
		claim->owners++;
	}
	return claim->owners == 1;
}

/* Are the letters of a word with stops the initials of a full name? */
static bool
person_has_initials(const struct links *links, uint32_t full, uint32_t fold)
{
	uint32_t words[PEOPLE_WORDS], i;
	uint32_t count = person_words(links, full, words);
	struct slice letters = links->tokens->folds[fold].text;

	if (letters.len != 2 * (size_t)count)
		return false;
	for (i = 0; i < count; i++) {
		if (letters.data[2 * i + 1] != '.' ||
			letters.data[2 * i] !=
				links->tokens->folds[words[i]].text.data[0])
			return false;
	}
	return true;
}

static bool
people_claim_initials(
	const struct people *people, uint32_t fold, struct claim *claim)
{
	const struct links *links = people->links;
	uint32_t k;

	*claim = (struct claim){ 0 };
	if (!memchr(links->tokens->folds[fold].text.data, '.',
		    links->tokens->folds[fold].text.len))
		return false;
	for (k = 0; k < people->count; k++) {
		uint32_t name = people->holders[k].name;

		if (!people->holders[k].place &&
			person_has_initials(links, name, fold))
			claim_add(claim, links, name);
	}
	return claim->owners == 1;
}

/* The only one who has the same first name in another form. */
static bool
people_claim_given(const struct people *people, uint32_t fold, uint32_t bare,
	struct claim *claim)
{
	const struct links *links = people->links;
	const char *given = given_name(links, fold), *other;
	uint32_t words[PEOPLE_WORDS], i, name;

	*claim = (struct claim){ 0 };
	for (i = 0; given && i < people->given_count; i++) {
		name = people->given[i];
		person_words(links, name, words);
		other = given_name(links, words[0]);
		if (words[0] != fold && !strcmp(other, given) &&
			links_may_join(links, name, bare))
			claim_add(claim, links, name);
	}
	return claim->owners == 1;
}

static void
people_remark(struct links *links, uint32_t bare, const struct claim *claim)
{
	const struct tokens *tokens = links->tokens;
	const struct name *name = &links->names->list[bare];
	const struct name *a = &links->names->list[claim->owner];
	const struct name *b = &links->names->list[claim->other];
	struct slice whose[3] = {
		doc_slice(links->doc, tokens->list[name->first].start,
			tokens->list[name->behind - 1].end),
		doc_slice(links->doc, tokens->list[a->first].start,
			tokens->list[a->behind - 1].end),
		doc_slice(links->doc, tokens->list[b->first].start,
			tokens->list[b->behind - 1].end),
	};

	doc_remark(links->doc, REMARK_GUESS, tokens->list[name->first].start,
		tokens->list[name->behind - 1].end,
		"\"%.*s\" may be %.*s or %.*s and was left apart; :merge "
		"joins them",
		(int)whose[0].len, whose[0].data, (int)whose[1].len,
		whose[1].data, (int)whose[2].len, whose[2].data);
}

static void
people_bare_name(struct people *people, uint32_t bare)
{
	struct links *links = people->links;
	uint32_t words[PEOPLE_WORDS], count;
	struct claim claim;

	count = person_words(links, bare, words);
	if (count == 2 && person_is_called(links, words))
		words[0] = words[1];
	else if (count != 1)
		return;
	people_claim(people, bare, words[0], true, &claim);
	if (claim.owners == 1) {
		links_join(
			links, claim.owner, bare, "surname of the full name");
		return;
	}
	if (count == 2)
		return;
	if (claim.owners > 1) {
		people_remark(links, bare, &claim);
		return;
	}
	people_claim(people, bare, words[0], false, &claim);
	if (claim.owners == 1) {
		links_join(links, claim.owner, bare,
			"first name of the full name");
	} else if (claim.owners > 1) {
		people_remark(links, bare, &claim);
	} else if (people_claim_initials(people, words[0], &claim)) {
		links_join(
			links, claim.owner, bare, "initials of the full name");
	} else if (people_claim_given(people, words[0], bare, &claim)) {
		links_join(links, claim.owner, bare,
			"a short form of the first name");
	} else if (people_claim_variant(people, bare, &claim)) {
		links_join(links, claim.owner, bare,
			"nearly the surname of the full name");
		links->variant[bare] = true;
	}
}

void
links_of_people(struct links *links)
{
	struct people people = { .links = links };
	uint32_t i;

	people.alone = memory_zero(
		links->tokens->fold_count + 1, sizeof *people.alone);
	people_collect(&people);
	people_full_names(&people);
	for (i = 0; i < links->names->count; i++) {
		if (links->keys[i] && links->names->list[i].type == ENTITY_PER)
			people_bare_name(&people, i);
	}
	free(people.holders);
	free(people.alone);
}
