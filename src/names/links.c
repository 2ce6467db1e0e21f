/*
 * The steps that join names, but for those of people (people.c).  None
 * compares every name with every other: equal keys meet in a sorted list, and
 * spellings are compared with their neighbours in it.
 */
#include "names/links.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/names/alias.h"
#include "names/address.h"

enum { LINKS_NEAR = 24 }; /* neighbours a spelling is compared with */

/* Classes of what is known by its full name; first names are not. */
#define NAMED                                                                  \
	(CLASS(PER) | CLASS(PLACE) | CLASS(ORG) | CLASS(EVENT) | CLASS(LAW) |  \
		CLASS(WORK) | CLASS(NORP) | CLASS(COUNTRY) | CLASS(CITY) |     \
		CLASS(PERIODICAL))

uint32_t
links_root(const struct links *links, uint32_t name)
{
	while (links->parent[name] != name) {
		links->parent[name] = links->parent[links->parent[name]];
		name = links->parent[name];
	}
	return name;
}

bool
links_may_join(const struct links *links, uint32_t a, uint32_t b)
{
	uint32_t x = links_root(links, a), y = links_root(links, b);

	return x != y &&
	       links->names->list[a].type == links->names->list[b].type &&
	       !address_conflicts(links->address[x], links->address[y]);
}

void
links_join(struct links *links, uint32_t a, uint32_t b, const char *why)
{
	uint32_t x = links_root(links, a), y = links_root(links, b);

	if (!links_may_join(links, a, b))
		return;
	links->parent[y > x ? y : x] = y > x ? x : y;
	links->address[x] |= links->address[y];
	links->address[y] = links->address[x];
	links->list = memory_grow(
		links->list, links->count, &links->cap, sizeof *links->list);
	links->list[links->count++] = (struct link){ a, b, why };
}

/* Names with mentions, sorted by a key of each. */
struct order {
	const char *key;
	uint32_t name;
};

static int
order_compare(const void *a, const void *b)
{
	const struct order *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	if (order)
		return order;
	return x->name < y->name ? -1 : x->name > y->name;
}

static struct order *
links_order(const struct links *links, uint32_t *count)
{
	struct order *order =
		memory_zero(links->names->count + 1, sizeof *order);
	uint32_t i;

	*count = 0;
	for (i = 0; i < links->names->count; i++) {
		if (links->keys[i] && *links->keys[i])
			order[(*count)++] = (struct order){ links->keys[i], i };
	}
	qsort(order, *count, sizeof *order, order_compare);
	return order;
}

static const struct gazetteer_entry *
links_entry(const struct links *links, uint32_t name)
{
	const struct tokens *tokens = links->tokens;

	return gazetteer_find(tokens->gazetteer, links->names->list[name].hash);
}

void
links_by_gazetteer(struct links *links)
{
	struct order *order =
		memory_zero(links->names->count + 1, sizeof *order);
	const struct gazetteer_entry *entry;
	uint32_t i, count = 0;

	for (i = 0; i < links->names->count; i++) {
		entry = links->keys[i] ? links_entry(links, i) : NULL;
		if (entry && entry->name && entry->classes & NAMED)
			order[count++] = (struct order){ entry->name, i };
	}
	qsort(order, count, sizeof *order, order_compare);
	for (i = 1; i < count; i++) {
		if (strcmp(order[i - 1].key, order[i].key) == 0)
			links_join(links, order[i - 1].name, order[i].name,
				"the gazetteer knows both names");
	}
	free(order);
}

/* Is it the first name of people? */
static bool
links_is_first(const struct links *links, uint32_t name)
{
	uint64_t classes = token_classes(
		links->tokens, links->names->list[name].behind - 1);

	return classes & (CLASS(FIRST) | CLASS(MAN) | CLASS(WOMAN));
}

/* Joins those that are alike: both called Mrs or Miss, or both not so. */
static void
links_key_alike(struct links *links, const struct order *order, uint32_t count,
	bool alike)
{
	const struct name *names = links->names->list;
	uint32_t i, k;

	for (i = 1; i < count; i++) {
		for (k = i; k-- > 0 && i - k <= 4;) {
			unsigned a = names[order[i].name].address;
			unsigned b = names[order[k].name].address;

			if (!((a ^ b) & ADDRESS_WOMAN) == alike)
				links_join(links, order[k].name, order[i].name,
					"the same name");
		}
	}
}

/*
 * Names of one key.  Who is called Mr and who is called Mrs are two; the bare
 * name between them is the man's, as texts that need to tell them apart use it.
 * Beside Mrs X alone X may be her husband, beside Mrs and Miss X it is nobody's
 * for sure, but a first name is hers.
 */
static void
links_key(struct links *links, const struct order *order, uint32_t count)
{
	const unsigned women = ADDRESS_WIFE | ADDRESS_MISS;
	unsigned all = 0;
	uint32_t i;

	for (i = 0; i < count; i++)
		all |= links->names->list[order[i].name].address;
	links_key_alike(links, order, count, true);
	if ((all & women) == ADDRESS_WIFE
			? links_is_first(links, order[0].name) ||
				  strchr(order[0].key, ' ')
			: (all & women) != women)
		links_key_alike(links, order, count, false);
}

void
links_by_key(struct links *links)
{
	uint32_t count, i, k;
	struct order *order = links_order(links, &count);

	for (i = 0; i < count; i = k) {
		for (k = i + 1;
			k < count && strcmp(order[k].key, order[i].key) == 0;
			k++)
			;
		links_key(links, order + i, k - i);
	}
	free(order);
}

/* "central bank" and "central bank of bolivia": what is behind tells whose. */
static bool
key_goes_on(const char *beginning, const char *key)
{
	size_t len = strlen(beginning);

	return !strncmp(key, beginning, len) &&
	       (!strncmp(key + len, " of ", 4) ||
		       !strncmp(key + len, " de ", 4) ||
		       !strncmp(key + len, " del ", 5) ||
		       !strncmp(key + len, " for ", 5));
}

/* The only name that one begins; UINT32_MAX if it begins none, or several. */
static uint32_t
links_begun(
	const struct links *links, const struct order *order, uint32_t count)
{
	uint32_t full = UINT32_MAX, k;

	for (k = 1; k < count &&
		    !strncmp(order[k].key, order->key, strlen(order->key));
		k++) {
		if (k > LINKS_NEAR)
			return UINT32_MAX;
		if (!key_goes_on(order->key, order[k].key))
			continue;
		if (full != UINT32_MAX &&
			links_root(links, full) !=
				links_root(links, order[k].name))
			return UINT32_MAX;
		full = order[k].name;
	}
	return full;
}

/* Bodies called by the beginning of their name, if it begins only one. */
void
links_by_beginning(struct links *links)
{
	uint32_t count, i, full;
	struct order *order = links_order(links, &count);

	for (i = 0; i < count; i++) {
		if (links->names->list[order[i].name].type != ENTITY_ORG ||
			!strchr(order[i].key, ' '))
			continue;
		full = links_begun(links, order + i, count - i);
		if (full != UINT32_MAX &&
			links_may_join(links, full, order[i].name))
			links_join(links, full, order[i].name,
				"the beginning of the full name");
	}
	free(order);
}

static bool
name_is_acronym(const struct links *links, const struct candidate *candidate)
{
	uint32_t i;

	for (i = candidate->first; i < candidate->behind; i++) {
		if (links->tokens->list[i].kind == TOKEN_WORD &&
			!(links->tokens->list[i].flags & TOKEN_CAPS))
			return false;
	}
	return candidate->behind - candidate->first <= 3;
}

/* Does b stand in brackets right behind a?  "X (Y)", "X (MNR, 1952-1964)" */
static bool
links_bracketed(const struct tokens *tokens, const struct candidate *a,
	const struct candidate *b)
{
	uint32_t open = a->behind;

	if (token_is(tokens, open, ',') || token_is(tokens, open, 0x201d) ||
		token_is(tokens, open, '"'))
		open++;
	if (!token_is(tokens, open, '(') || b->first < open + 1 ||
		b->first > open + 3)
		return false;
	return token_is(tokens, b->behind, ')') ||
	       token_is(tokens, b->behind, ',') ||
	       token_is(tokens, b->behind, ';');
}

/* "(APRA, Alianza Popular ...)": two names in one pair of brackets. */
static bool
links_share_brackets(const struct tokens *tokens, const struct candidate *a,
	const struct candidate *b)
{
	return a->first && token_is(tokens, a->first - 1, '(') &&
	       token_is(tokens, a->behind, ',') && b->first == a->behind + 1 &&
	       token_is(tokens, b->behind, ')');
}

static bool
is_translation(const struct tokens *tokens, const struct candidate *a,
	const struct candidate *b)
{
	uint32_t words = 0, i;
	bool spanish[2] = { false, false };
	const struct candidate *both[2] = { a, b };

	for (words = 0; words < 2; words++) {
		if (both[words]->behind - both[words]->first < 3)
			return false;
		for (i = both[words]->first; i < both[words]->behind; i++) {
			if (token_says(tokens, i, "de") ||
				token_says(tokens, i, "del") ||
				token_says(tokens, i, "por") ||
				token_says(tokens, i, "la") ||
				token_says(tokens, i, "al") ||
				token_says(tokens, i, "y"))
				spanish[words] = true;
		}
	}
	return spanish[0] != spanish[1] && token_is(tokens, b->behind, ')');
}

static void
links_neighbours(struct links *links, const struct candidate *a,
	const struct candidate *b)
{
	const struct tokens *tokens = links->tokens;
	bool left = name_is_acronym(links, a),
	     right = name_is_acronym(links, b);

	if (a->type == ENTITY_PER && propose_calls(tokens, a, b))
		links_join(links, a->name, b->name, "called so in the text");
	if (left != right && (links_bracketed(tokens, a, b) ||
				     links_share_brackets(tokens, a, b)))
		links_join(links, a->name, b->name,
			"acronym explained in this document");
	else if (!left && !right && links_bracketed(tokens, a, b) &&
		 is_translation(tokens, a, b))
		links_join(
			links, a->name, b->name, "translated in this document");
	else if (left != right && b->first == a->behind &&
		 alias_is_acronym_of(links->keys[left ? a->name : b->name],
			 links->keys[left ? b->name : a->name]))
		links_join(links, a->name, b->name,
			"acronym beside what it stands for");
}

void
links_by_context(struct links *links, const struct candidates *candidates)
{
	const struct candidate *list = candidates->list;
	uint32_t i;

	for (i = 1; i < candidates->count; i++) {
		links_neighbours(links, &list[i - 1], &list[i]);
		/* X (Y, Z): Y and Z both explain X. */
		if (i > 1 &&
			links_bracketed(
				links->tokens, &list[i - 2], &list[i - 1]) &&
			links_share_brackets(
				links->tokens, &list[i - 1], &list[i]))
			links_neighbours(links, &list[i - 2], &list[i]);
	}
}

/* The initials of a key without its small words: "cob". */
static char *
key_initials(const char *key)
{
	struct str letters = { 0 };
	bool begin = true;

	for (; *key; key++) {
		if (begin && strncmp(key, "de ", 3) != 0 &&
			strncmp(key, "of ", 3) != 0 &&
			strncmp(key, "la ", 3) != 0 &&
			strncmp(key, "del ", 4) != 0 &&
			strncmp(key, "the ", 4) != 0 &&
			strncmp(key, "and ", 4) != 0 &&
			strncmp(key, "for ", 4) != 0 &&
			strncmp(key, "y ", 2) != 0)
			str_add_char(&letters, *key);
		begin = *key == ' ';
	}
	return str_take(&letters);
}

void
links_by_initials(struct links *links)
{
	const struct names *names = links->names;
	struct order *order = memory_zero(names->count + 1, sizeof *order);
	uint32_t i, count = 0;

	for (i = 0; i < names->count; i++) {
		if (!links->keys[i] || names->list[i].type != ENTITY_ORG)
			continue;
		order[count].name = i;
		order[count++].key =
			strchr(links->keys[i], ' ')
				? key_initials(links->keys[i])
				: memory_copy_string(links->keys[i]);
	}
	qsort(order, count, sizeof *order, order_compare);
	for (i = 1; i < count; i++) {
		uint32_t a = order[i - 1].name, b = order[i].name;
		bool one = strchr(links->keys[a], ' ') == NULL;
		bool two = strchr(links->keys[b], ' ') == NULL;

		if (strcmp(order[i - 1].key, order[i].key) == 0 && one != two &&
			strlen(order[i].key) >= 3)
			links_join(links, a, b, "its initials");
	}
	for (i = 0; i < count; i++)
		free((char *)(uintptr_t)order[i].key);
	free(order);
}

/* Two spellings: is one so much rarer that it is a slip of the other? */
static bool
links_is_slip(const struct links *links, uint32_t often, uint32_t rare)
{
	const struct name *a = &links->names->list[often];
	const struct name *b = &links->names->list[rare];

	if (a->type != b->type)
		return false;
	if (links_entry(links, often) && links_entry(links, rare))
		return false;
	if (links_entry(links, rare) &&
		links_entry(links, rare)->classes &
			(CLASS(COUNTRY) | CLASS(CITY) | CLASS(NORP) |
				CLASS(PLACE)))
		return false;
	return a->mentions >= 2 * b->mentions || b->mentions == 1;
}

/* Simón and Simeón are two, Garcia and Carcia the scanner's one. */
static bool
links_share_first(const char *a, const char *b)
{
	size_t len = strcspn(a, " ");

	return !a[len] || alias_is_misread(a, b) ||
	       (len == strcspn(b, " ") && !memcmp(a, b, len));
}

void
links_by_spelling(struct links *links)
{
	uint32_t count, i, k, often, rare;
	struct order *order = links_order(links, &count);
	const struct name *names = links->names->list;

	for (i = 0; i < count; i++) {
		for (k = i + 1; k < count && k <= i + LINKS_NEAR; k++) {
			if (order[i].key[0] != order[k].key[0] ||
				!alias_is_variant(order[i].key, order[k].key))
				continue;
			often = order[i].name, rare = order[k].name;
			if (names[often].mentions < names[rare].mentions)
				often = order[k].name, rare = order[i].name;
			if (names[often].type == ENTITY_NORP ||
				(names[often].type == ENTITY_PER &&
					!links_share_first(
						order[i].key, order[k].key)) ||
				!links_is_slip(links, often, rare) ||
				links_root(links, often) ==
					links_root(links, rare))
				continue;
			links_join(
				links, often, rare, "nearly the same spelling");
			links->variant[rare] = true;
		}
	}
	free(order);
}
