/*
 * Words before a name are read backwards as long as they are titles: "Señor
 * Presidente X".  What a first name says of its bearer counts as well, so that
 * the wife who is called by her husband's name ("Mrs John Reed") is not taken
 * for him.
 */
#include "names/address.h"

#include <stdlib.h>

#include "lectern/base/memory.h"

#define ADDRESS_SEX (ADDRESS_MAN | ADDRESS_WOMAN)

enum { ADDRESS_TITLES = 3 }; /* words of titles before a name */

/* Forms of address that say more than the sex. */
static const struct form {
	const char *word;
	unsigned address;
} forms[] = {
	{ "mrs", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "mistress", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "madame", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "mme", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "lady", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "frau", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "senora", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "sra", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "miss", ADDRESS_WOMAN | ADDRESS_MISS },
	{ "mademoiselle", ADDRESS_WOMAN | ADDRESS_MISS },
	{ "mlle", ADDRESS_WOMAN | ADDRESS_MISS },
	{ "fraulein", ADDRESS_WOMAN | ADDRESS_MISS },
	{ "senorita", ADDRESS_WOMAN | ADDRESS_MISS },
	{ "srta", ADDRESS_WOMAN | ADDRESS_MISS },
	{ "master", ADDRESS_MAN },
	{ "squire", ADDRESS_MAN },
	{ "farmer", ADDRESS_MAN },
	{ "parson", ADDRESS_MAN },
	{ "signor", ADDRESS_MAN },
	{ "senhor", ADDRESS_MAN },
	{ "senhora", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "signora", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "widow", ADDRESS_WOMAN | ADDRESS_WIFE },
	{ "citoyen", ADDRESS_MAN },
};

static const struct form *
form_of(const struct tokens *tokens, uint32_t i)
{
	size_t k;

	for (k = 0; k < sizeof forms / sizeof *forms; k++) {
		if (token_says(tokens, i, forms[k].word))
			return &forms[k];
	}
	return NULL;
}

static unsigned
address_of_title(const struct tokens *tokens, uint32_t i)
{
	uint64_t classes = token_classes(tokens, i);
	const struct form *form = form_of(tokens, i);

	if (form)
		return form->address;
	return (classes & CLASS(MAN) ? ADDRESS_MAN : 0u) |
	       (classes & CLASS(WOMAN) ? ADDRESS_WOMAN : 0u);
}

bool
address_is_title(const struct tokens *tokens, uint32_t i)
{
	return i < tokens->count &&
	       (token_classes(tokens, i) & CLASS(TITLE) || form_of(tokens, i));
}

bool
address_is_epithet(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "old", "young", "little", "poor",
		"dear", "dearest", "late", "good", "viejo", "joven", NULL };

	return token_says_any(tokens, i, words);
}

bool
address_names_person(const struct tokens *tokens, uint32_t first)
{
	static const char *const words[] = { "mr", "mrs", "miss", "ms",
		"monsieur", "mademoiselle", NULL };

	if (token_breaks(tokens, first) || address_is_title(tokens, first) ||
		token_classes(tokens, first) & CLASS(ROLE))
		return false;
	first--;
	if (token_is(tokens, first, '.') && !token_breaks(tokens, first))
		first--;
	return token_says_any(tokens, first, words) &&
	       tokens->list[first].flags & TOKEN_UPPER;
}

bool
address_conflicts(unsigned a, unsigned b)
{
	const unsigned women = ADDRESS_WIFE | ADDRESS_MISS;

	return (a & ADDRESS_MAN && b & ADDRESS_WOMAN) ||
	       (a & ADDRESS_WOMAN && b & ADDRESS_MAN) ||
	       ((a | b) & women) == women;
}

/* Does a word at the head of a name not belong to it: "Mrs", "Old", "late"? */
static bool
token_is_prelude(const struct tokens *tokens, uint32_t i)
{
	if (address_is_title(tokens, i))
		return !token_says(tokens, i + 1, "of") &&
		       !token_says(tokens, i + 1, "de");
	return address_is_epithet(tokens, i) || token_is(tokens, i, '.') ||
	       (tokens->list[i].kind == TOKEN_WORD &&
		       !(tokens->list[i].flags & TOKEN_UPPER) &&
		       !(token_classes(tokens, i) & CLASS(PARTICLE)));
}

void
address_core(const struct tokens *tokens, uint32_t *first, uint32_t *behind)
{
	uint32_t i, last = *behind - 1;

	/* Tom's Aunt Polly is Polly. */
	for (i = *first + 1; i < last; i++) {
		if (tokens->list[i].flags & TOKEN_POSSESSIVE)
			*first = i + 1;
	}
	while (*first < last && token_is_prelude(tokens, *first))
		++*first;
	/* "Mr Waymarsh of Milrose", "Margaret dear" */
	for (i = *first + 1; i < *behind; i++) {
		if (token_says(tokens, i, "of") &&
			!address_is_title(tokens, i - 1))
			*behind = i;
	}
	while (*behind - 1 > *first &&
		!(tokens->list[*behind - 1].flags & TOKEN_UPPER))
		--*behind;
}

unsigned
address_of(const struct tokens *tokens, uint32_t first, uint32_t behind)
{
	unsigned address = 0;
	uint32_t i = first, titles;

	for (; i + 1 < behind && (token_is_prelude(tokens, i)); i++)
		address |= address_of_title(tokens, i);
	for (i = first, titles = 0; i && titles < ADDRESS_TITLES; titles++) {
		if (token_breaks(tokens, i))
			break;
		i--;
		if (token_is(tokens, i, '.') && i)
			i--;
		if (address_is_epithet(tokens, i))
			continue;
		if (!address_is_title(tokens, i))
			break;
		address |= address_of_title(tokens, i);
	}
	return address;
}

/* What the first name says, if the name has one and more words. */
static unsigned
address_of_first(const struct tokens *tokens, uint32_t first, uint32_t behind)
{
	uint64_t classes;

	address_core(tokens, &first, &behind);
	classes = token_classes(tokens, first);
	if (address_is_title(tokens, first))
		return 0;
	return (classes & CLASS(MAN) ? ADDRESS_MAN : 0u) |
	       (classes & CLASS(WOMAN) ? ADDRESS_WOMAN : 0u);
}

uint32_t
address_begin(const struct tokens *tokens, const struct name *name)
{
	uint32_t first = name->first, behind = name->behind, title = first;

	address_core(tokens, &first, &behind);
	if (!(name->address & (ADDRESS_WIFE | ADDRESS_MISS)) ||
		first != name->first || token_breaks(tokens, title) ||
		(behind - first > 1 &&
			address_of_first(tokens, first, behind) != ADDRESS_MAN))
		return name->first;
	title--;
	if (token_is(tokens, title, '.') && title)
		title--;
	return form_of(tokens, title) ? title : name->first;
}

/* How the mentions of one name are addressed. */
struct ways {
	uint32_t man, wife, miss; /* the name of each way, + 1; 0: not met */
	bool bare;
	unsigned all;
};

static bool
ways_differ(const struct ways *ways)
{
	return (ways->man != 0) + (ways->wife != 0) + (ways->miss != 0) > 1 ||
	       (ways->wife && ways->bare);
}

static uint32_t *
ways_slot(struct ways *ways, unsigned address)
{
	if ((address & ADDRESS_SEX) == ADDRESS_SEX)
		return NULL;
	if (address & ADDRESS_MAN)
		return &ways->man;
	if (address & ADDRESS_MISS)
		return &ways->miss;
	return address & ADDRESS_WOMAN ? &ways->wife : NULL;
}

/* The candidate's name becomes the one of its way, new if need be. */
static void
candidate_part(struct names *names, struct candidate *candidate, uint32_t *slot,
	unsigned address)
{
	struct name copy = names->list[candidate->name];

	if (*slot == UINT32_MAX) {
		names->list = memory_grow(names->list, names->count,
			&names->cap, sizeof *names->list);
		copy.mentions = copy.count = 0;
		copy.first = candidate->first;
		copy.behind = candidate->behind;
		copy.address = (uint8_t)address;
		names->list[names->count++] = copy;
		*slot = names->count;
	}
	names->list[candidate->name].mentions--;
	candidate->name = *slot - 1;
	names->list[candidate->name].mentions++;
}

void
address_part(struct names *names, const struct tokens *tokens,
	struct candidates *candidates)
{
	struct ways *ways = memory_zero(names->count + 1, sizeof *ways);
	struct candidate *candidate;
	uint32_t i, name, *slot;
	unsigned address;

	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		if (candidate->type != ENTITY_PER)
			continue;
		address =
			address_of(tokens, candidate->first, candidate->behind);
		ways[candidate->name].all |= address;
		slot = ways_slot(&ways[candidate->name], address);
		if (slot)
			*slot = UINT32_MAX;
		else
			ways[candidate->name].bare = true;
		/* Mrs John Reed: of John Reed, and nobody called Mr. */
		if (candidate->behind - candidate->first > 1 &&
			address_of_first(tokens, candidate->first,
				candidate->behind) == ADDRESS_MAN)
			ways[candidate->name].man = UINT32_MAX;
	}
	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		if (candidate->type != ENTITY_PER)
			continue;
		name = candidate->name;
		if (!ways_differ(&ways[name])) {
			names->list[name].address = (uint8_t)ways[name].all;
			continue;
		}
		address =
			address_of(tokens, candidate->first, candidate->behind);
		slot = ways_slot(&ways[name], address);
		if (slot)
			candidate_part(names, candidate, slot, address);
	}
	for (i = 0; i < names->count; i++) {
		struct name *known = &names->list[i];

		if (known->type == ENTITY_PER && !known->address &&
			known->behind - known->first > 1)
			known->address = (uint8_t)address_of_first(
				tokens, known->first, known->behind);
	}
	free(ways);
}
