/*
 * Votes are weighed by confidence.  The parts of a person's full name vote for
 * their like (Juan Lechín Oquendo: Lechín, Lechín Oquendo ...), a hill's name
 * for the hill without its Cerro, a magazine's for the magazine without the
 * word.  A part that is an ordinary word or a country gets no such voice.
 */
#include "names/names.h"

#include <stdlib.h>
#include <string.h>

#include "names/run.h"
#include "lectern/names/alias.h"

enum { NAME_PARTS = 8, NAME_LONGEST = 24, NAME_NEAR = 16 };

static uint64_t
names_hash(const struct tokens *tokens, uint32_t first, uint32_t behind)
{
	uint64_t hash = token_hash(tokens, first);
	uint32_t i;

	for (i = first + 1; i < behind; i++)
		hash = token_hash_join(hash, token_hash(tokens, i));
	return hash;
}

static struct name *
names_by_hash(const struct names *names, uint64_t hash)
{
	size_t slot;

	if (!names->slots)
		return NULL;
	slot = hash & (names->slots - 1);
	for (; names->table[slot]; slot = (slot + 1) & (names->slots - 1)) {
		if (names->list[names->table[slot] - 1].hash == hash)
			return &names->list[names->table[slot] - 1];
	}
	return NULL;
}

static void
names_grow(struct names *names)
{
	size_t slots = names->slots ? names->slots * 2 : 256, slot;
	uint32_t i;

	free(names->table);
	names->table = memory_zero(slots, sizeof *names->table);
	names->slots = slots;
	for (i = 0; i < names->count; i++) {
		slot = names->list[i].hash & (slots - 1);
		while (names->table[slot])
			slot = (slot + 1) & (slots - 1);
		names->table[slot] = i + 1;
	}
}

static struct name *
names_make(struct names *names, const struct tokens *tokens, uint32_t first,
	uint32_t behind)
{
	uint64_t hash = names_hash(tokens, first, behind);
	struct name *name = names_by_hash(names, hash);
	uint32_t fold, len = behind - first;
	size_t slot;

	if (name)
		return name;
	if ((size_t)names->count * 2 >= names->slots)
		names_grow(names);
	names->list = memory_grow(
		names->list, names->count, &names->cap, sizeof *names->list);
	name = &names->list[names->count];
	*name = (struct name){
		.hash = hash, .first = first, .behind = behind, .part = true
	};
	slot = hash & (names->slots - 1);
	while (names->table[slot])
		slot = (slot + 1) & (names->slots - 1);
	names->table[slot] = ++names->count;
	if (tokens->list[first].kind == TOKEN_WORD && len <= NAME_LONGEST) {
		fold = tokens->words[tokens->list[first].value].fold;
		if (names->longest[fold] < len)
			names->longest[fold] = (uint8_t)len;
	}
	return name;
}

/* May this stretch stand alone for the longer name it is part of? */
static bool
part_may_stand(const struct tokens *tokens, uint32_t first, uint32_t behind,
	enum entity_type type)
{
	uint64_t classes = token_classes(tokens, first);
	const struct fold_word *fold = token_fold(tokens, first);

	if (behind - first > 1)
		return !(classes & CLASS(STOP));
	if (tokens->list[first].flags & TOKEN_STOPS ||
		tokens->list[first].end - tokens->list[first].start < 3)
		return false;
	if (classes & (CLASS(STOP) | CLASS(COUNTRY) | CLASS(NORP)))
		return false;
	if (classes & (CLASS(TITLE) | CLASS(ROLE)) &&
		!(classes & (CLASS(SURNAME) | CLASS(FIRST))))
		return false;
	if (classes & (CLASS(COMMON) | CLASS(GENERIC)))
		return type != ENTITY_PER ? fold->upper > 0
					  : fold->upper > fold->lower;
	return true;
}

static void
names_add_part(struct names *names, const struct tokens *tokens, uint32_t first,
	uint32_t behind, enum entity_type type, float vote)
{
	struct name *name;

	if (!part_may_stand(tokens, first, behind, type))
		return;
	name = names_make(names, tokens, first, behind);
	name->votes[type] += vote;
}

/* The stretches of a full name that begin and end with a capital. */
static void
names_add_person(struct names *names, const struct tokens *tokens,
	const struct candidate *candidate)
{
	uint32_t pieces[NAME_PARTS], count = 0, from, to, i;
	bool particle, town;

	for (i = candidate->first; i < candidate->behind; i++) {
		if (tokens->list[i].flags & TOKEN_UPPER && count < NAME_PARTS)
			pieces[count++] = i;
	}
	for (from = 0; from < count; from++) {
		for (to = from; to < count; to++) {
			if (to - from + 1 == count || (from == 0 && to == 0))
				continue;
			/* Not "Gonzalo Sánchez de" nor "Lozada" alone. */
			particle = from && pieces[from] - pieces[from - 1] > 1;
			/* A town's name is a surname where somebody bears it.
			 */
			town = from == to && to + 1 == count &&
			       token_classes(tokens, pieces[to]) &
				       (CLASS(CITY) | CLASS(PLACE));
			names_add_part(names, tokens, pieces[from],
				pieces[to] + 1, ENTITY_PER,
				particle && from == to ? 0.3f
				: town                 ? 3.0f
						       : 0.9f);
		}
	}
	if (count > 1 && !(token_classes(tokens, pieces[0]) & CLASS(CITY)))
		names_add_part(names, tokens, pieces[0], pieces[0] + 1,
			ENTITY_PER, 0.7f);
}

static void
names_add_parts(struct names *names, const struct tokens *tokens,
	const struct candidate *candidate)
{
	uint32_t last = candidate->behind - 1;
	uint32_t count = candidate->behind - candidate->first;

	if (count < 2 || candidate->confidence < 0.6f)
		return;
	if (candidate->type == ENTITY_PER)
		names_add_person(names, tokens, candidate);
	else if (candidate->type == ENTITY_PLACE && count == 2 &&
		 token_classes(tokens, candidate->first) & CLASS(PLACE_HEAD) &&
		 !(token_classes(tokens, last) &
			 (CLASS(FIRST) | CLASS(COMMON))))
		names_add_part(
			names, tokens, last, last + 1, ENTITY_PLACE, 0.8f);
	else if (candidate->type == ENTITY_ORG && count == 2 &&
		 (token_says(tokens, last, "magazine") ||
			 token_says(tokens, last, "newspaper")))
		names_add_part(names, tokens, candidate->first,
			candidate->first + 1, ENTITY_ORG, 0.9f);
}

void
names_collect(struct names *names, const struct tokens *tokens,
	struct candidates *candidates)
{
	struct candidate *candidate;
	struct name *name;
	uint32_t i;

	*names = (struct names){ 0 };
	names->longest = memory_zero(tokens->fold_count + 1, 1);
	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		name = names_make(
			names, tokens, candidate->first, candidate->behind);
		name->votes[candidate->type] +=
			candidate->confidence * candidate->confidence;
		name->count++;
		name->part = false;
		name->known |= reason_is_listed(candidate->why);
		name->told |= candidate->confidence >= PROPOSE_TOLD;
		candidate->name = (uint32_t)(name - names->list);
	}
	for (i = 0; i < candidates->count; i++)
		names_add_parts(names, tokens, &candidates->list[i]);
}

void
names_done(struct names *names)
{
	free(names->list);
	free(names->table);
	free(names->longest);
	*names = (struct names){ 0 };
}

static void
name_settle(struct name *name)
{
	float sum = 0, best = 0;
	unsigned type;

	for (type = 0; type < ENTITY_TYPES; type++) {
		sum += name->votes[type];
		if (name->votes[type] > best) {
			best = name->votes[type];
			name->type = (enum entity_type)type;
		}
	}
	/* One capital in mid-sentence is little; two are a name. */
	name->dead = sum < 0.2f || (name->part && best < 0.25f);
}

/* Does this stretch look like the name: capitals where the name has them? */
static bool
name_looks(const struct tokens *tokens, const struct name *name, uint32_t first)
{
	uint32_t i, len = name->behind - name->first;

	for (i = 0; i < len; i++) {
		if (tokens->list[name->first + i].kind != TOKEN_WORD)
			continue;
		if (tokens->list[name->first + i].flags & TOKEN_UPPER &&
			!(tokens->list[first + i].flags & TOKEN_UPPER))
			return false;
		/* IT is no "it", US no "us". */
		if (len == 1 && tokens->list[name->first].flags & TOKEN_CAPS &&
			!(tokens->list[first].flags & TOKEN_CAPS) &&
			tokens->list[first].end - tokens->list[first].start < 4)
			return false;
	}
	return true;
}

/* Alone, in a title or at the beginning of a sentence, is it likely meant? */
static bool
name_meant(const struct tokens *tokens, const struct name *name, uint32_t i,
	bool quiet)
{
	uint64_t classes = token_classes(tokens, i);
	const struct fold_word *fold = token_fold(tokens, i);

	if (name->behind - name->first > 1)
		return true;
	if (!quiet && !(tokens->list[i].flags & TOKEN_SENTENCE))
		return !(classes & CLASS(COMMON)) || fold->upper > 1;
	if (classes & (CLASS(COMMON) | CLASS(STOP) | CLASS(GENERIC)))
		return false;
	return fold->lower <= fold->upper;
}

static struct name *
names_at(const struct names *names, const struct tokens *tokens, uint32_t i,
	uint32_t limit, bool quiet)
{
	uint32_t fold = tokens->words[tokens->list[i].value].fold, end;
	uint32_t longest = names->longest[fold];
	uint64_t hash = token_hash(tokens, i);
	struct name *name, *best = NULL;

	for (end = i + 1; longest && end <= limit; end++) {
		name = names_by_hash(names, hash);
		if (name && !name->dead && name_looks(tokens, name, i) &&
			name_meant(tokens, name, i, quiet))
			best = name;
		if (end - i >= longest || token_breaks(tokens, end))
			break;
		hash = token_hash_join(hash, token_hash(tokens, end));
	}
	return best;
}

/* Does a sentence begin here?  Behind initials, too: "agreed, J. The Board". */
static bool
token_begins(const struct tokens *tokens, uint32_t i)
{
	return tokens->list[i].flags & TOKEN_SENTENCE ||
	       (i && tokens->list[i - 1].flags & TOKEN_STOPS &&
		       token_classes(tokens, i) & CLASS(STOP));
}

/* "Durban Call to Action", where Durban Call is no name of its own. */
static bool
name_is_cut_out(const struct tokens *tokens, uint32_t first, uint32_t behind)
{
	uint64_t before = first ? token_classes(tokens, first - 1) : 0;

	if (!token_breaks(tokens, first) &&
		token_is_capital(tokens, first - 1) &&
		!token_begins(tokens, first - 1) &&
		!(before & (CLASS(TITLE) | CLASS(ROLE) | CLASS(NORP) |
				   CLASS(COUNTRY))))
		return true;
	return !token_breaks(tokens, behind) &&
	       token_is_capital(tokens, behind) &&
	       !(token_classes(tokens, behind) & (CLASS(TITLE) | CLASS(ROLE)));
}

/*
 * Was the word taken for a name where it stood a few times, and for none most
 * times?  Then it is none here either.
 */
static bool
name_is_passing(const struct tokens *tokens, const struct name *name)
{
	const struct fold_word *fold = token_fold(tokens, name->first);

	return name->behind == name->first + 1 && !name->part &&
	       name->count * 3 < fold->upper + fold->others;
}

/* Looks for settled names between from and to, where no candidate stands. */
static void
names_fill(const struct names *names, const struct tokens *tokens,
	const uint8_t *quiet, uint32_t from, uint32_t to,
	struct candidates *found)
{
	struct candidate *candidate;
	struct name *name;
	uint32_t i = from, end;

	while (i < to) {
		name = NULL;
		if (tokens->list[i].kind == TOKEN_WORD &&
			tokens->list[i].flags & TOKEN_UPPER &&
			quiet[i] != PROPOSE_TAKEN)
			name = names_at(names, tokens, i, to, quiet[i]);
		if (!name) {
			i++;
			continue;
		}
		end = i + name->behind - name->first;
		if (names->wary && !name->known &&
			((!name->told && name_is_passing(tokens, name)) ||
				(!quiet[i] &&
					name_is_cut_out(tokens, i, end)))) {
			i++;
			continue;
		}
		candidate = propose_add(found, i, end, name->type,
			name->known ? 0.85f : 0.75f, REASON_ELSEWHERE);
		candidate->name = (uint32_t)(name - names->list);
		candidate->by = BY_VOTE;
		name->mentions++;
		i = end;
	}
}

static bool
candidate_stays(const struct tokens *tokens, struct candidate *candidate,
	struct name *name)
{
	float votes = name->votes[name->type];

	if (name->dead)
		return false;
	/* A capital and nothing else: only what is seen again, or confirmed. */
	if (candidate->confidence < PROPOSE_WEAK && votes < 0.3f)
		return false;
	if (candidate->behind - candidate->first == 1 &&
		candidate->confidence < 0.3f && votes < 0.36f &&
		token_fold(tokens, candidate->first)->upper == 0)
		return false;
	if (candidate->type != name->type ||
		(candidate->confidence < 0.6f && votes > 0.8f)) {
		candidate->type = name->type;
		candidate->why = REASON_ELSEWHERE;
		candidate->confidence = 0.7f;
		candidate->by = BY_VOTE;
	}
	return true;
}

/* A single word, to be compared with its neighbours in order. */
struct spelling {
	const char *text;
	uint32_t name;
	bool strong;
};

static int
spelling_compare(const void *a, const void *b)
{
	const struct spelling *x = a, *y = b;
	int order = strcmp(x->text, y->text);

	return order ? order : (x->name > y->name) - (x->name < y->name);
}

/* Takes part in the comparison of spellings: a long word that is a name. */
static bool
name_is_spelling(const struct tokens *tokens, const struct name *name)
{
	const struct fold_word *fold = token_fold(tokens, name->first);

	return name->behind - name->first == 1 && fold->text.len >= 6 &&
	       !fold->lower &&
	       !(token_classes(tokens, name->first) &
		       (CLASS(COMMON) | CLASS(STOP) | CLASS(COMMON_ES) |
			       CLASS(GENERIC)));
}

/*
 * A capital that nothing speaks for, but that is nearly a name well known in
 * this document: a slip of it, by the author or by a scanner.
 */
static void
names_adopt_variants(struct names *names, const struct tokens *tokens)
{
	struct spelling *list = memory_zero(names->count + 1, sizeof *list);
	struct name *name;
	uint32_t count = 0, i, k;

	for (i = 0; i < names->count; i++) {
		name = &names->list[i];
		if (tokens->list[name->first].kind != TOKEN_WORD ||
			!name_is_spelling(tokens, name))
			continue;
		list[count].text = token_fold(tokens, name->first)->text.data;
		list[count].name = i;
		list[count++].strong =
			!name->dead && name->votes[name->type] >= 0.8f;
	}
	qsort(list, count, sizeof *list, spelling_compare);
	for (i = 0; i < count; i++) {
		for (k = i + 1; k < count && k <= i + NAME_NEAR; k++) {
			const struct spelling *weak =
				list[i].strong ? &list[k] : &list[i];
			const struct spelling *strong =
				list[i].strong ? &list[i] : &list[k];

			if (list[i].strong == list[k].strong ||
				names->list[weak->name].known ||
				!alias_is_variant(weak->text, strong->text))
				continue;
			name = &names->list[weak->name];
			name->type = names->list[strong->name].type;
			name->votes[name->type] += 0.8f;
			name->dead = false;
		}
	}
	free(list);
}

void
names_settle(struct names *names, const struct tokens *tokens,
	const uint8_t *quiet, struct candidates *candidates)
{
	struct candidates found = { 0 };
	struct candidate candidate;
	uint32_t i, at = 0;

	for (i = 0; i < names->count; i++)
		name_settle(&names->list[i]);
	names_adopt_variants(names, tokens);
	for (i = 0; i < candidates->count; i++) {
		candidate = candidates->list[i];
		if (!candidate_stays(
			    tokens, &candidate, &names->list[candidate.name]))
			continue;
		names_fill(names, tokens, quiet, at, candidate.first, &found);
		propose_copy(&found, &candidate);
		names->list[candidate.name].mentions++;
		at = candidate.behind;
	}
	names_fill(names, tokens, quiet, at, tokens->count, &found);
	free(candidates->list);
	*candidates = found;
}
