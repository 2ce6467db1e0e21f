/*
 * Whose the term is, the brackets do not say.  It is, of the names before them
 * in the sentence, the nearest that has the term's words (“the Harbour Board
 * of Port Selwyn (the “Board”)”); else the one right before them; else, for
 * what is called by a common noun, the nearest that can be called so: a
 * seller is registered in Oruro, and not Oruro.
 */
#include "names/terms.h"

#include <stdlib.h>

#include "names/kinds.h"
#include "lectern/base/memory.h"

enum {
	TERM_WORDS = 4,  /* of a term */
	TERM_BEFORE = 8, /* words and signs before it in the brackets */
	TERM_FAR = 48,   /* tokens between owner and term */
	TERM_NOBODY = UINT32_MAX,
};

struct term {
	uint32_t open;          /* the bracket, or comma, before it */
	uint32_t first, behind; /* its words, without article */
	enum kinds_term kind;
	bool article;
	bool told; /* by quotation marks, or words such as "hereafter" */
};

/* From here on: these say it even without brackets. */
static bool
token_defines(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "hereafter", "hereinafter",
		"henceforth", "adelante", "sucesivo", NULL };

	return token_says_any(tokens, i, words);
}

/* "hereinafter referred to as", "en adelante". */
static bool
token_tells(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "simply", "called", "below", "en",
		"lo", "referred", "to", "as", "just", "from", "here", "on",
		"together", "collectively", NULL };

	return token_says_any(tokens, i, words);
}

static bool
token_is_article(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "the", "el", "la", "los", "las",
		NULL };

	return token_says_any(tokens, i, words);
}

/* Is the word none that others in the document could be called by? */
static bool
token_is_proper(const struct tokens *tokens, uint32_t i)
{
	return !token_fold(tokens, i)->lower &&
	       !(token_classes(tokens, i) &
		       (CLASS(STOP) | CLASS(COMMON) | CLASS(COMMON_ES) |
			       CLASS(GENERIC)));
}

/* Reads what stands behind a bracket, or behind a comma. */
static bool
term_read(const struct tokens *tokens, uint32_t open, struct term *term)
{
	bool bracket = token_is(tokens, open, '('), words = false;
	uint32_t i = open + 1, end = i + TERM_BEFORE;

	if (!bracket && !token_is(tokens, open, ','))
		return false;
	*term = (struct term){ .open = open };
	for (; i < end && !token_breaks(tokens, i); i++) {
		if (token_defines(tokens, i))
			words = true;
		else if (bracket && token_tells(tokens, i))
			term->told = true;
		else if (token_tells(tokens, i))
			continue;
		else if (token_is_article(tokens, i))
			term->article = true;
		else if (token_is_quote(tokens, i))
			term->told = true;
		else
			break;
	}
	term->first = i;
	while (i < term->first + TERM_WORDS && !token_breaks(tokens, i) &&
		token_is_capital(tokens, i))
		i++;
	term->behind = i;
	if (token_is_quote(tokens, i) && !token_breaks(tokens, i))
		i++;
	if (i == term->first || (bracket ? !token_is(tokens, i, ')') : !words))
		return false;
	term->told |= words;
	term->kind = term->behind == term->first + 1
			     ? kinds_term(token_fold(tokens, term->first)->text)
			     : KINDS_NO_TERM;
	return term->told || term->article;
}

/* Are all words of the term words of the name? */
static bool
term_is_within(const struct tokens *tokens, const struct term *term,
	const struct candidate *owner)
{
	uint32_t i, k;

	for (i = term->first; i < term->behind; i++) {
		for (k = owner->first; k < owner->behind; k++) {
			if (tokens->list[k].kind == TOKEN_WORD &&
				token_fold(tokens, k) == token_fold(tokens, i))
				break;
		}
		if (k == owner->behind)
			return false;
	}
	return true;
}

/* An act is no seller; and what no list knows may be any of them. */
static bool
term_suits(const struct term *term, const struct candidate *owner)
{
	switch (term->kind) {
	case KINDS_TEXT:
		return owner->type == ENTITY_LAW || owner->type == ENTITY_WORK;
	case KINDS_PARTY:
		return owner->type == ENTITY_ORG || owner->type == ENTITY_PER;
	case KINDS_NO_TERM:
		break;
	}
	return owner->type != ENTITY_PLACE || !term->article;
}

/* Nothing but the stop of "Co." or a quotation mark between the two? */
static bool
term_is_beside(const struct tokens *tokens, const struct term *term,
	const struct candidate *owner)
{
	uint32_t i = owner->behind;

	while (i < term->open &&
		(token_is(tokens, i, '.') || token_is_quote(tokens, i)))
		i++;
	return i == term->open;
}

/* Where the sentence begins that a token is in, if it is not too long. */
static uint32_t
sentence_begin(const struct tokens *tokens, uint32_t i)
{
	uint32_t floor = i > TERM_FAR ? i - TERM_FAR : 0;

	while (i > floor &&
		!(tokens->list[i].flags & (TOKEN_SENTENCE | TOKEN_BLOCK)))
		i--;
	return i;
}

/* Of the candidates before the term, count of them; TERM_NOBODY: of none. */
static uint32_t
term_owner(const struct tokens *tokens, const struct candidate *list,
	uint32_t count, const struct term *term)
{
	uint32_t begin = sentence_begin(tokens, term->open), i;
	uint32_t nearest = TERM_NOBODY;
	bool common =
		term->article && term->told && term->kind != KINDS_NO_TERM;

	for (i = count; i-- && list[i].first >= begin;) {
		if (term_is_within(tokens, term, &list[i]))
			return i;
		if (nearest == TERM_NOBODY && term_suits(term, &list[i]) &&
			(common || term_is_beside(tokens, term, &list[i])))
			nearest = i;
	}
	if (nearest == TERM_NOBODY || !term->told ||
		(!common && !token_is_proper(tokens, term->first)))
		return TERM_NOBODY;
	return nearest;
}

/* "of", "de la": what may stand inside of a name. */
static bool
token_is_inner(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "of", "for", "de", "del", "para",
		"the", "la", "las", "los", NULL };

	return tokens->list[i].kind == TOKEN_WORD &&
	       token_says_any(tokens, i, words);
}

/*
 * “the Harbour Board of Port Selwyn (the “Board”)”: capitals up to the bracket
 * that have the term's word among them are a name, if nothing else said so.
 */
static bool
term_name_before(const struct tokens *tokens, const struct term *term,
	struct candidate *name)
{
	uint32_t begin = sentence_begin(tokens, term->open), i = term->open;

	*name = (struct candidate){ .first = i,
		.behind = i,
		.type = term->kind == KINDS_TEXT ? ENTITY_LAW : ENTITY_ORG };
	for (; i > begin && i + 2 * TERM_BEFORE > term->open; i--) {
		if (tokens->list[i - 1].kind == TOKEN_WORD &&
			tokens->list[i - 1].flags & TOKEN_UPPER &&
			!token_is_article(tokens, i - 1))
			name->first = i - 1;
		else if (!token_is_inner(tokens, i - 1))
			break;
	}
	return term->kind != KINDS_NO_TERM &&
	       term_is_within(tokens, term, name);
}

/*
 * The next term behind token *at; *owner: whose it is, or TERM_NOBODY; *next:
 * the candidates before it.
 */
static bool
terms_next(const struct tokens *tokens, const struct candidates *candidates,
	uint32_t *at, uint32_t *next, struct term *term, uint32_t *owner)
{
	while (*at < tokens->count) {
		uint32_t open = (*at)++;

		if (tokens->list[open].kind != TOKEN_SIGN ||
			!term_read(tokens, open, term))
			continue;
		while (*next < candidates->count &&
			candidates->list[*next].behind <= open)
			++*next;
		*owner = term_owner(tokens, candidates->list, *next, term);
		return true;
	}
	return false;
}

void
terms_settle(const struct tokens *tokens, struct candidates *candidates)
{
	struct candidates terms = { 0 };
	struct candidate name;
	uint32_t at = 0, next = 0, owner;
	struct term term;

	while (terms_next(tokens, candidates, &at, &next, &term, &owner)) {
		if (owner != TERM_NOBODY &&
			term_is_beside(
				tokens, &term, &candidates->list[owner]) &&
			term_suits(&term, &candidates->list[owner]))
			name = candidates->list[owner];
		else if (term_name_before(tokens, &term, &name))
			propose_add(&terms, name.first, name.behind, name.type,
				1, REASON_CALLED);
		else if (owner != TERM_NOBODY)
			name = candidates->list[owner];
		else
			continue;
		propose_add(&terms, term.first, term.behind, name.type,
			PROPOSE_TOLD, REASON_CALLED);
	}
	if (terms.count)
		propose_put(candidates, &terms);
	free(terms.list);
}

/* The name of the candidate that is the term; TERM_NOBODY: there is none. */
static uint32_t
term_name(const struct candidates *candidates, uint32_t next,
	const struct term *term)
{
	const struct candidate *c = &candidates->list[next];

	for (; c < candidates->list + candidates->count &&
		c->first <= term->first;
		c++) {
		if (c->first == term->first && c->behind == term->behind)
			return c->name;
	}
	return TERM_NOBODY;
}

void
terms_link(struct links *links, const struct candidates *candidates)
{
	uint32_t *owners = memory_zero(links->names->count + 1, sizeof *owners);
	uint32_t at = 0, next = 0, owner, name, i;
	struct term term;

	while (terms_next(
		links->tokens, candidates, &at, &next, &term, &owner)) {
		name = term_name(candidates, next, &term);
		if (name == TERM_NOBODY || owner == TERM_NOBODY)
			continue;
		owner = candidates->list[owner].name;
		if (!links_may_join(links, name, owner))
			continue;
		if (!owners[name])
			owners[name] = owner + 1;
		else if (links_root(links, owners[name] - 1) !=
			 links_root(links, owner))
			owners[name] = TERM_NOBODY;
	}
	for (i = 0; i < links->names->count; i++) {
		if (owners[i] && owners[i] != TERM_NOBODY)
			links_join(links, owners[i] - 1, i,
				"called so in the text");
	}
	free(owners);
}
