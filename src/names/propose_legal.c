/*
 * What the law has people write: the form of a company behind its name, and
 * the parties of a case with a "v." between them.
 */
#include <stdlib.h>

#include "names/kinds.h"
#include "names/propose.h"

enum { LEGAL_WORDS = 8 };

/* The forms with stops are initials of people, too: "Miller, S.A." */
static bool
token_is_legal_form(const struct tokens *tokens, uint32_t i)
{
	static const char *const forms[] = { "ltd", "limited", "ltda", "inc",
		"incorporated", "llc", "llp", "plc", "corp", "gmbh", "s.a",
		"s.a.", "s.r.l", "s.r.l.", "srl", "s.p.a", "s.p.a.", "n.v",
		"n.v.", "b.v", "b.v.", "sarl", "s.l", "s.l.", NULL };

	if (token_breaks(tokens, i) || !(tokens->list[i].flags & TOKEN_UPPER))
		return false;
	return token_says_any(tokens, i, forms);
}

/* A word that can begin a name, or go on with it. */
static bool
token_is_piece(const struct tokens *tokens, uint32_t i)
{
	return tokens->list[i].kind == TOKEN_WORD &&
	       tokens->list[i].flags & TOKEN_UPPER &&
	       !(token_classes(tokens, i) & CLASS(STOP));
}

/* "Steel & Co. Ltd": is this the stop of an abbreviation? */
static bool
token_is_stop(const struct tokens *tokens, uint32_t i)
{
	return i && token_is(tokens, i, '.') &&
	       token_classes(tokens, i - 1) & CLASS(ORG_TAIL);
}

/* The first of the capitals that end before a token; the token: there are none.
 */
static uint32_t
pieces_begin(const struct tokens *tokens, uint32_t behind)
{
	uint32_t first = behind, i;

	for (i = behind;
		i && !token_breaks(tokens, i) && behind - i < LEGAL_WORDS;
		i--) {
		if (token_is_legal_form(tokens, i - 1))
			break;
		if (token_is_piece(tokens, i - 1))
			first = i - 1;
		else if (!token_is(tokens, i - 1, '&') &&
			 !token_is_stop(tokens, i - 1) &&
			 !(tokens->list[i - 1].kind == TOKEN_WORD &&
				 token_classes(tokens, i - 1) &
					 CLASS(PARTICLE)))
			break;
	}
	return first;
}

/* ... and where those end that begin at one, if no legal form does it. */
static uint32_t
pieces_end(const struct tokens *tokens, uint32_t first)
{
	uint32_t i = first;

	while (i < tokens->count && i < first + LEGAL_WORDS &&
		!token_breaks(tokens, i) && token_is_piece(tokens, i)) {
		if (token_is_legal_form(tokens, i++))
			return first;
	}
	return i;
}

/* The first candidate that ends behind a token. */
static uint32_t
candidate_from(const struct candidates *candidates, uint32_t next, uint32_t i)
{
	while (next < candidates->count && candidates->list[next].behind <= i)
		next++;
	return next;
}

/* "Zinc, Inc.": a company, and all capitals before it are of its name. */
static void
legal_add_firm(const struct tokens *tokens, const struct candidates *candidates,
	uint32_t next, uint32_t form, struct candidates *added)
{
	uint32_t end = form, first;

	if (token_is(tokens, form - 1, ',') &&
		!(tokens->list[form].flags & TOKEN_STOPS))
		end--;
	first = pieces_begin(tokens, end);
	next = candidate_from(candidates, next, first);
	if (next < candidates->count && candidates->list[next].first < first &&
		candidates->list[next].type == ENTITY_ORG)
		first = candidates->list[next].first;
	if (first < end)
		propose_add(
			added, first, form + 1, ENTITY_ORG, 1, REASON_ORG_TAIL);
}

/* A party of a case that nothing else is known of. */
static void
legal_add_party(const struct tokens *tokens,
	const struct candidates *candidates, uint32_t next, uint32_t first,
	uint32_t behind, struct candidates *added)
{
	const uint64_t heads = CLASS(ORG_HEAD) | CLASS(ORG_TAIL);

	next = candidate_from(candidates, next, first);
	if (added->count && first < added->list[added->count - 1].behind)
		return;
	if (first < behind &&
		(next == candidates->count ||
			candidates->list[next].first >= behind ||
			candidates->list[next].confidence < PROPOSE_WEAK))
		propose_add(added, first, behind,
			token_classes(tokens, behind - 1) & heads ? ENTITY_ORG
								  : ENTITY_PER,
			0.6f, REASON_PARTY);
}

/* "Roe v. Wade": the v, with its stop or without. */
static bool
token_is_versus(const struct tokens *tokens, uint32_t i)
{
	return !(tokens->list[i].flags & TOKEN_UPPER) &&
	       (token_says(tokens, i, "v") || token_says(tokens, i, "vs") ||
		       token_says(tokens, i, "v.") ||
		       token_says(tokens, i, "vs."));
}

/* "the Buoyage Regulations 1971": an act with its year. */
static void
legal_settle_acts(const struct tokens *tokens, struct candidates *candidates)
{
	struct candidate *candidate = candidates->list;
	uint32_t last;

	for (; candidate < candidates->list + candidates->count; candidate++) {
		last = candidate->behind - 1;
		if (tokens->list[last].flags & TOKEN_PLAIN &&
			tokens->list[last].digits == 4 &&
			last > candidate->first + 1)
			last--;
		else if (last + 1 == tokens->count ||
			 !(tokens->list[last + 1].flags & TOKEN_PLAIN) ||
			 tokens->list[last + 1].digits != 4)
			continue;
		if (last == candidate->first ||
			tokens->list[last].kind != TOKEN_WORD ||
			kinds_term(token_fold(tokens, last)->text) !=
				KINDS_TEXT)
			continue;
		candidate->type = ENTITY_LAW;
		candidate->why = REASON_LAW_TAIL;
	}
}

void
propose_settle_legal(const struct tokens *tokens, struct candidates *candidates)
{
	struct candidates added = { 0 };
	uint32_t i, next = 0, behind;

	legal_settle_acts(tokens, candidates);
	for (i = 1; i + 1 < tokens->count; i++) {
		if (tokens->list[i].kind != TOKEN_WORD)
			continue;
		if (token_is_legal_form(tokens, i)) {
			next = candidate_from(candidates, next,
				i > LEGAL_WORDS ? i - LEGAL_WORDS : 0);
			legal_add_firm(tokens, candidates, next, i, &added);
		} else if (token_is_versus(tokens, i)) {
			next = candidate_from(candidates, next,
				i > LEGAL_WORDS ? i - LEGAL_WORDS : 0);
			legal_add_party(tokens, candidates, next,
				pieces_begin(tokens, i), i, &added);
			behind = i + 1 + token_is(tokens, i + 1, '.');
			legal_add_party(tokens, candidates, next, behind,
				pieces_end(tokens, behind), &added);
		}
	}
	if (added.count)
		propose_put(candidates, &added);
	free(added.list);
}
