/*
 * What a short form in parentheses says of the words before it: "the National
 * Publishing and Advertising Agency (NPAA)" begins where the letters begin, and
 * in "gross domestic product (GDP)" nothing is named at all.
 */
#include "names/propose.h"

#include <stdlib.h>

#include "lectern/base/memory.h"

enum { INITIALS_WORDS = 14 };

/* A short form and the words whose first letters it has. */
struct initials {
	uint32_t at;    /* the short form */
	uint32_t open;  /* the bracket before it */
	uint32_t first; /* of the words */
	bool name;      /* all that count have capitals */
};

/* A small word that a short form may leave out. */
static bool
initials_may_skip(const struct tokens *tokens, uint32_t i)
{
	return !(tokens->list[i].flags & TOKEN_UPPER) &&
	       token_classes(tokens, i) &
		       (CLASS(JOIN) | CLASS(PARTICLE) | CLASS(STOP));
}

/* May the words of a name stand on both sides of this sign? */
static bool
initials_goes_over(const struct tokens *tokens, uint32_t i)
{
	const struct token *token = &tokens->list[i];

	return token->flags & TOKEN_POSSESSIVE || token->value == ',' ||
	       token->value == '-' || token->value == '&' ||
	       token->value == '\'' || token->value == 0x2019;
}

/*
 * Goes back over the words before the parenthesis, a letter a word; false if
 * a letter finds none.
 */
static bool
initials_read(const struct tokens *tokens, struct initials *initials)
{
	struct slice letters = token_fold(tokens, initials->at)->text;
	size_t left = letters.len;
	uint32_t i = initials->open, words = 0, small = 0;

	initials->name = true;
	while (left) {
		while (left && (letters.data[left - 1] < 'a' ||
				       letters.data[left - 1] > 'z'))
			left--;
		if (!left || i == 0 || token_breaks(tokens, i) ||
			words++ == INITIALS_WORDS)
			break;
		i--;
		if (tokens->list[i].kind == TOKEN_SIGN) {
			if (!initials_goes_over(tokens, i))
				return false;
			continue;
		}
		if (tokens->list[i].kind != TOKEN_WORD)
			return false;
		if (token_fold(tokens, i)->text.data[0] ==
			letters.data[left - 1]) {
			left--;
			initials->first = i;
			if (!(tokens->list[i].flags & TOKEN_UPPER) &&
				!initials_may_skip(tokens, i))
				small++;
			continue;
		}
		if (!initials_may_skip(tokens, i))
			return false;
	}
	initials->name = !small;
	return !left && letters.len > 1;
}

/* Is the token a short form in parentheses, with words that it is short for? */
static bool
initials_at(const struct tokens *tokens, uint32_t i, struct initials *initials)
{
	uint32_t quoted = i > 2 && token_is_quote(tokens, i - 1) &&
			  token_is_quote(tokens, i + 1);
	uint32_t close = i + 1 + quoted;

	if (i < 3 || !propose_is_acronym(tokens, i) || token_breaks(tokens, i))
		return false;
	*initials = (struct initials){ .at = i, .open = i - 1 - quoted };
	return token_is(tokens, initials->open, '(') &&
	       (token_is(tokens, close, ')') || token_is(tokens, close, ',') ||
		       token_is(tokens, close, ';')) &&
	       initials_read(tokens, initials);
}

/*
 * The name that ends before the parenthesis begins where the letters do, if it
 * does not begin before them; what was seen as several is one.
 */
static void
initials_settle(struct candidates *out, const struct initials *initials,
	enum entity_type type)
{
	uint32_t behind = initials->open, from = out->count;
	struct candidate *name;

	while (from && out->list[from - 1].behind > initials->first)
		from--;
	if (from == out->count) {
		if (type == ENTITY_ORG)
			propose_add(out, initials->first, behind, type, 0.7f,
				REASON_LETTERS);
		return;
	}
	name = &out->list[from];
	if (name->behind == behind && name->first <= initials->first)
		return;
	if (name->type != ENTITY_ORG)
		name->type = out->list[out->count - 1].type;
	if (name->first > initials->first)
		name->first = initials->first;
	name->behind = behind;
	name->why = REASON_LETTERS;
	out->count = from + 1;
}

static uint32_t
candidate_fold(const struct tokens *tokens, const struct candidate *candidate)
{
	return tokens->list[candidate->first].kind == TOKEN_WORD &&
			       candidate->behind == candidate->first + 1
		       ? tokens->words[tokens->list[candidate->first].value]
				 .fold
		       : tokens->fold_count;
}

/* Takes out the short forms that name nothing, wherever they stand. */
static void
initials_forget(const struct tokens *tokens, const uint8_t *common,
	struct candidates *candidates)
{
	const struct candidate *candidate;
	uint32_t i, count = 0;

	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		if (!common[candidate_fold(tokens, candidate)] ||
			reason_is_listed(candidate->why))
			candidates->list[count++] = *candidate;
	}
	candidates->count = count;
}

void
propose_settle_initials(
	const struct tokens *tokens, struct candidates *candidates)
{
	uint8_t *common = memory_zero(tokens->fold_count + 1, 1);
	struct candidates out = { 0 };
	const struct candidate *candidate;
	struct initials initials;
	uint32_t i, fold;

	for (i = 0; i < candidates->count; i++) {
		candidate = &candidates->list[i];
		fold = candidate_fold(tokens, candidate);
		if (fold < tokens->fold_count &&
			initials_at(tokens, candidate->first, &initials)) {
			common[fold] |= !initials.name;
			if (initials.name)
				initials_settle(
					&out, &initials, candidate->type);
		}
		propose_copy(&out, candidate);
	}
	initials_forget(tokens, common, &out);
	free(candidates->list);
	free(common);
	*candidates = out;
}
