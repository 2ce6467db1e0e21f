/*
 * What a candidate's neighbours say of it: others in a list with it, words that
 * call somebody so, an organisation before the parenthesis it stands in.
 */
#include "names/kinds.h"
#include "names/propose.h"

#include <string.h>

#define LIST_SHARE 0.75f /* of a list that is of one type */
#define LIST_SURE 0.95f  /* who stands out as sure as this may do so */

bool
propose_calls(const struct tokens *tokens, const struct candidate *a,
	const struct candidate *b)
{
	static const char *const cues[] = { "known", "called", "alias",
		"nicknamed", "dubbed", "aka", "conocido", "conocida", "apodado",
		"apodada", "llamado", "llamada", NULL };
	uint32_t i;

	if (b->first - a->behind > 8)
		return false;
	for (i = a->behind; i < b->first; i++) {
		if (token_is(tokens, i, '.') || token_breaks(tokens, i))
			return false;
		if (token_says_any(tokens, i, cues))
			return true;
	}
	return false;
}

/* "Gonzalo, known as El Tuerto": whatever it looks like, it is his. */
void
propose_nicknames(const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate *before, *candidate;
	uint32_t i;

	for (i = 1; i < candidates->count; i++) {
		before = &candidates->list[i - 1];
		candidate = &candidates->list[i];
		if (before->type != ENTITY_PER ||
			candidate->confidence > 0.6f ||
			!propose_calls(tokens, before, candidate))
			continue;
		candidate->type = ENTITY_PER;
		candidate->confidence = 0.85f;
		candidate->why = REASON_CALLED;
	}
}

/* "COMSUR, Inti Raymi and Luzon": one kind of thing is listed together. */
void
propose_lists(const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate *before, *candidate;
	uint32_t i, gap;

	for (i = 1; i < candidates->count; i++) {
		before = &candidates->list[i - 1];
		candidate = &candidates->list[i];
		gap = before->behind;
		if (candidate->first != gap + 1 || token_breaks(tokens, gap) ||
			token_breaks(tokens, gap + 1))
			continue;
		if (!token_is(tokens, gap, ',') &&
			!token_says(tokens, gap, "and") &&
			!token_says(tokens, gap, "y"))
			continue;
		if (candidate->confidence > 0.6f || before->confidence < 0.7f ||
			before->type == ENTITY_NORP)
			continue;
		candidate->type = before->type;
		candidate->confidence = 0.6f;
		candidate->why = REASON_LISTED;
	}
}

/* Where a list goes on: behind a comma, an "and", or both. */
static bool
list_goes_on(const struct tokens *tokens, const struct candidate *before,
	const struct candidate *after)
{
	uint32_t i = before->behind;

	if (after->first <= i || after->first > i + 3)
		return false;
	if (token_is(tokens, i, ','))
		i++;
	if (token_says(tokens, i, "and") || token_says(tokens, i, "or") ||
		token_says(tokens, i, "y") || token_says(tokens, i, "e"))
		i++;
	if (token_says(tokens, i, "the") || token_says(tokens, i, "el") ||
		token_says(tokens, i, "la"))
		i++;
	for (; i > before->behind; i--) {
		if (token_breaks(tokens, i))
			return false;
	}
	return !token_breaks(tokens, after->first);
}

/* What most of a list are, from PER to ORG; ENTITY_TYPES: nothing plain. */
static enum entity_type
list_type(const struct candidate *list, uint32_t count)
{
	float votes[ENTITY_TYPES] = { 0 }, sum = 0;
	enum entity_type best = ENTITY_PER;
	uint32_t i, type;

	for (i = 0; i < count; i++) {
		votes[list[i].type] += list[i].confidence;
		sum += list[i].confidence;
	}
	for (type = 0; type < ENTITY_TYPES; type++) {
		if (votes[type] > votes[best])
			best = (enum entity_type)type;
	}
	return best <= ENTITY_ORG && votes[best] > LIST_SHARE * sum
		       ? best
		       : ENTITY_TYPES;
}

static bool
candidate_is_known(const struct candidate *candidate)
{
	return candidate->by != BY_TAGGER &&
	       (reason_is_listed(candidate->why) ||
		       candidate->why == REASON_TITLE);
}

/* One kind of thing is listed together; who stands out was misjudged. */
void
propose_settle_lists(const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate *list = candidates->list;
	enum entity_type type;
	uint32_t i, end;

	for (i = 0; i < candidates->count; i = end) {
		for (end = i + 1;
			end < candidates->count &&
			list_goes_on(tokens, &list[end - 1], &list[end]);
			end++)
			;
		type = end - i > 3 ? list_type(list + i, end - i)
				   : ENTITY_TYPES;
		for (; type < ENTITY_TYPES && i < end; i++) {
			if (list[i].type == type || list[i].type > ENTITY_ORG ||
				list[i].confidence > LIST_SURE ||
				candidate_is_known(&list[i]))
				continue;
			list[i].type = type;
			list[i].confidence = 0.6f;
			list[i].why = REASON_LISTED;
		}
	}
}

/* "Movement for Rights (Derechos)", "(MR)": its other name. */
void
propose_settle_short_forms(
	const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate *before, *candidate;
	uint32_t i;

	for (i = 1; i < candidates->count; i++) {
		before = &candidates->list[i - 1];
		candidate = &candidates->list[i];
		if (before->type != ENTITY_ORG ||
			candidate->first != before->behind + 1 ||
			candidate->behind != candidate->first + 1 ||
			!token_is(tokens, before->behind, '(') ||
			!(token_is(tokens, candidate->behind, ')') ||
				token_is(tokens, candidate->behind, ',') ||
				token_is(tokens, candidate->behind, ';')) ||
			candidate->type == ENTITY_ORG ||
			candidate_is_known(candidate))
			continue;
		if (!propose_is_acronym(tokens, candidate->first) &&
			candidate->confidence > 0.9f)
			continue;
		candidate->type = ENTITY_ORG;
		candidate->why = REASON_SHORT_FORM;
		if (candidate->confidence < 0.6f)
			candidate->confidence = 0.6f;
	}
}

/* "groups", "empresas": several of what the lists know one of. */
static bool
token_is_bodies(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "groups", "companies", "firms",
		"parties", "unions", "organisations", "organizations", "banks",
		"newspapers", "agencies", "grupos", "empresas", "firmas",
		"partidos", "sindicatos", "organizaciones", "bancos", NULL };

	return token_says_any(tokens, i, words);
}

static bool
token_is_byname(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "first", "second", "third",
		"fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
		"tenth", "great", "elder", "younger", "conqueror", "wise",
		"bold", "terrible", "magnificent", "catholic", "confessor",
		"bald", "fair", "good", "pious", "impaler", "navigator",
		"lionheart", "baptist", NULL };

	if (token_breaks(tokens, i) || tokens->list[i].kind != TOKEN_WORD ||
		!(tokens->list[i].flags & TOKEN_UPPER))
		return false;
	return token_says_any(tokens, i, words);
}

/* Edward the Second, William the Conqueror */
static bool
candidate_has_byname(
	const struct tokens *tokens, const struct candidate *candidate)
{
	uint32_t at = candidate->behind;

	return candidate->type == ENTITY_PER && !token_breaks(tokens, at) &&
	       token_says(tokens, at, "the") &&
	       !(tokens->list[at].flags & TOKEN_UPPER) &&
	       token_is_byname(tokens, at + 1) &&
	       (token_breaks(tokens, at + 2) ||
		       !(tokens->list[at + 2].flags & TOKEN_UPPER));
}

void
propose_settle_bynames(
	const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate candidate;
	uint32_t i, count = 0;

	for (i = 0; i < candidates->count; i++) {
		candidate = candidates->list[i];
		/* The byname was taken for a name of its own. */
		if (count &&
			candidates->list[count - 1].behind > candidate.first)
			continue;
		if (candidate_has_byname(tokens, &candidate))
			candidate.behind += 2;
		candidates->list[count++] = candidate;
	}
	candidates->count = count;
}

/* Washington, D.C.: the district is no name of its own. */
void
propose_settle_districts(
	const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate candidate, *before = NULL;
	uint32_t i, count = 0;

	for (i = 0; i < candidates->count; i++) {
		candidate = candidates->list[i];
		if (before && candidate.behind == candidate.first + 1 &&
			before->behind + 1 == candidate.first &&
			before->type == ENTITY_PLACE &&
			token_is(tokens, before->behind, ',') &&
			(token_says(tokens, candidate.first, "d.c.") ||
				token_says(tokens, candidate.first, "dc"))) {
			before->behind = candidate.behind;
			continue;
		}
		candidates->list[count] = candidate;
		before = &candidates->list[count++];
	}
	candidates->count = count;
}

/* "COMSUR and other companies": it is one of them (Hearst 1992). */
void
propose_settle_others(
	const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate *candidate;
	uint32_t i, at;

	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		at = candidate->behind;
		if (candidate->type > ENTITY_ORG ||
			candidate_is_known(candidate) ||
			!(token_says(tokens, at, "and") ||
				token_says(tokens, at, "or") ||
				token_says(tokens, at, "y")) ||
			!(token_says(tokens, at + 1, "other") ||
				token_says(tokens, at + 1, "otros") ||
				token_says(tokens, at + 1, "otras")) ||
			!token_is_bodies(tokens, at + 2) ||
			token_breaks(tokens, at + 2))
			continue;
		candidate->type = ENTITY_ORG;
		candidate->why = REASON_LISTED;
		if (candidate->confidence < 0.8f)
			candidate->confidence = 0.8f;
	}
}

/* Is this candidate a town, and nothing else besides? */
static bool
candidate_is_town(
	const struct tokens *tokens, const struct candidate *candidate)
{
	uint64_t classes = token_classes(tokens, candidate->first);

	return candidate->type == ENTITY_PLACE &&
	       candidate->behind == candidate->first + 1 &&
	       !token_breaks(tokens, candidate->first) &&
	       classes & CLASS(CITY) &&
	       !(classes & (CLASS(COUNTRY) | CLASS(PLACE)));
}

/*
 * "el Valencia", "del Murcia": Spanish towns have no article, their clubs do;
 * but "el Madrid de los Austrias" is the town.
 */
static bool
town_is_club(const struct tokens *tokens, uint32_t first)
{
	const struct token *article = &tokens->list[first - 1];

	return (!(article->flags & TOKEN_UPPER) ||
		       (article->flags & TOKEN_SENTENCE &&
			       !(article->flags & TOKEN_CAPS))) &&
	       (token_says(tokens, first - 1, "el") ||
		       token_says(tokens, first - 1, "del") ||
		       token_says(tokens, first - 1, "al")) &&
	       !token_says(tokens, first + 1, "de");
}

/* "Suárez (Toledo) y Puñal (Leganés)": players, and for whom they play. */
static bool
town_is_behind_player(const struct tokens *tokens,
	const struct candidate *candidate, const struct candidate *before)
{
	return before->type == ENTITY_PER &&
	       !(tokens->list[before->first].flags & TOKEN_SENTENCE &&
		       before->behind == before->first + 1) &&
	       candidate->first == before->behind + 1 &&
	       token_is(tokens, before->behind, '(') &&
	       token_is(tokens, candidate->behind, ')');
}

void
propose_settle_clubs(const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate *candidate;
	uint32_t i;

	for (i = 0; tokens->spanish && i < candidates->count; i++) {
		candidate = &candidates->list[i];
		if (!candidate_is_town(tokens, candidate) ||
			!(town_is_club(tokens, candidate->first) ||
				(i && town_is_behind_player(tokens, candidate,
					      candidate - 1))))
			continue;
		candidate->type = ENTITY_ORG;
		candidate->confidence = 0.6f;
		candidate->why = REASON_CLUB;
	}
}

/* Behind a hyphen, as in "Port-au-Prince"? */
static bool
token_is_joined(const struct tokens *tokens, uint32_t i)
{
	const struct token *token = &tokens->list[i];

	return i >= 2 && i < tokens->count && token->kind == TOKEN_WORD &&
	       token->flags & TOKEN_GLUED && token_is_dash(tokens, i - 1) &&
	       token[-1].flags & TOKEN_GLUED && token[-2].kind == TOKEN_WORD;
}

bool
propose_hangs(const struct tokens *tokens, uint32_t i, enum entity_type type)
{
	return token_is_joined(tokens, i) &&
	       (type == ENTITY_PER ||
		       (tokens->list[i].flags & TOKEN_UPPER &&
			       !(tokens->list[i - 2].flags & TOKEN_UPPER)));
}

/* What makes an adjective of a name: "Clinton-era", "Castro-inspired". */
static bool
token_is_adjective_tail(const struct tokens *tokens, uint32_t i)
{
	static const char *const tails[] = { "bound", "born", "era", "free",
		"like", "made", "run", "style", "type", "wide", NULL };
	struct slice text = token_fold(tokens, i)->text;
	const char *const *tail;

	for (tail = tails; *tail; tail++) {
		if (slice_is(text, *tail))
			return true;
	}
	return text.len > 2 &&
	       (!memcmp(text.data + text.len - 2, "ed", 2) ||
		       !memcmp(text.data + text.len - 3, "ing", 3));
}

/* "Chen Shui-bian": a small piece ends a person's name of two words or more. */
void
propose_settle_hyphens(
	const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate *candidate;
	uint32_t i, last;

	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		last = candidate->behind + 1;
		if (candidate->type != ENTITY_PER ||
			candidate->behind < candidate->first + 2 ||
			(i + 1 < candidates->count &&
				candidate[1].first <= last) ||
			!token_is_joined(tokens, last) ||
			tokens->list[last].flags & TOKEN_UPPER ||
			token_is_adjective_tail(tokens, last))
			continue;
		candidate->behind = last + 1;
	}
}

/*
 * "the Trotskyist Partido Obrero": English says what current the party is of,
 * its Spanish name does not.
 */
void
propose_settle_currents(
	const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate *candidate;
	uint32_t i;

	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		if (candidate->type != ENTITY_ORG ||
			candidate->behind - candidate->first < 3 ||
			tokens->list[candidate->first].kind != TOKEN_WORD ||
			tokens->list[candidate->first + 1].kind != TOKEN_WORD ||
			!kinds_is_spanish(
				token_fold(tokens, candidate->first + 1)
					->text) ||
			!(token_classes(tokens, candidate->first) &
				CLASS(NORP)))
			continue;
		candidate->first++;
	}
}
