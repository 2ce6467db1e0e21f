/*
 * One walk over the candidates tells which things of each kind there are, and
 * a second one over the tokens finds the capitals between them.
 */
#include "names/heads.h"

#include <stdlib.h>
#include <string.h>

/* The kind the token is a word for, with a capital; KINDS for none. */
static uint32_t
kind_at(const struct heads *heads, const struct tokens *tokens, uint32_t i)
{
	const struct token *token = &tokens->list[i];
	uint8_t kind;

	if (i >= tokens->count || token->kind != TOKEN_WORD ||
		!(token->flags & TOKEN_UPPER))
		return KINDS;
	kind = heads->kinds[tokens->words[token->value].fold];
	return kind ? kind - 1u : KINDS;
}

/* The kind that stands alone at a token: "the Company", no "the Company of". */
static uint32_t
kind_alone(const struct heads *heads, const struct tokens *tokens, uint32_t i)
{
	static const char *const articles[] = { "the", "el", "la", "del", "al",
		NULL };
	static const char *const joins[] = { "of", "for", "de", "del", "-",
		NULL };
	uint32_t kind = kind_at(heads, tokens, i);
	size_t k;

	if (kind == KINDS || token_breaks(tokens, i) ||
		tokens->list[i].flags & TOKEN_CAPS)
		return KINDS;
	for (k = 0; articles[k]; k++) {
		if (token_says(tokens, i - 1, articles[k]))
			break;
	}
	if (!articles[k])
		return KINDS;
	if (token_breaks(tokens, i + 1))
		return kind;
	for (k = 0; joins[k]; k++) {
		if (token_says(tokens, i + 1, joins[k]))
			return KINDS;
	}
	return token_is_capital(tokens, i + 1) || token_is_dash(tokens, i + 1)
		       ? KINDS
		       : kind;
}

void
heads_init(
	struct heads *heads, const struct tokens *tokens, struct names *names)
{
	uint32_t i, kind;

	heads->kinds = memory_zero(tokens->fold_count + 1, 1);
	for (kind = 0; kind < KINDS; kind++)
		heads->names[kind] = UINT32_MAX;
	for (i = 0; i < tokens->fold_count; i++) {
		if (tokens->folds[i].upper || tokens->folds[i].others)
			heads->kinds[i] = kinds_of(tokens->folds[i].text);
	}
	for (i = 0; i < tokens->count; i++) {
		kind = kind_alone(heads, tokens, i);
		if (kind == KINDS || heads->names[kind] != UINT32_MAX)
			continue;
		names->list = memory_grow(names->list, names->count,
			&names->cap, sizeof *names->list);
		heads->names[kind] = names->count;
		names->list[names->count++] = (struct name){ .first = i,
			.behind = i + 1,
			.type = ENTITY_ORG,
			.votes = { [ENTITY_ORG] = 1 } };
	}
}

void
heads_done(struct heads *heads)
{
	free(heads->kinds);
	*heads = (struct heads){ 0 };
}

/* What a kind means in this document. */
struct meaning {
	uint32_t owner; /* a name, or UINT32_MAX */
	uint32_t from;  /* the token from which on it does */
	bool several;   /* more than one of the kind, or a term (terms.h) */
};

static void
meaning_add(struct meaning *meaning, const struct links *links,
	const struct candidate *candidate)
{
	if (meaning->owner == UINT32_MAX) {
		meaning->owner = candidate->name;
		meaning->from = candidate->behind;
	} else if (links_root(links, meaning->owner) !=
		   links_root(links, candidate->name)) {
		meaning->several = true;
	}
}

static void
meanings_find(const struct heads *heads, const struct links *links,
	const struct candidates *candidates, struct meaning *meanings)
{
	const struct candidate *candidate;
	uint32_t at, i, kind;

	for (i = 0; i < KINDS; i++)
		meanings[i] = (struct meaning){ .owner = UINT32_MAX };
	for (at = 0; at < candidates->count; at++) {
		candidate = &candidates->list[at];
		if (candidate->type != ENTITY_ORG &&
			candidate->type != ENTITY_PLACE)
			continue;
		kind = kind_at(heads, links->tokens, candidate->first);
		if (kind < KINDS && links->names->list[candidate->name].told)
			meanings[kind].several = true;
		for (i = candidate->first;
			i < candidate->behind &&
			candidate->behind - candidate->first > 1;
			i++) {
			kind = kind_at(heads, links->tokens, i);
			if (kind < KINDS)
				meaning_add(&meanings[kind], links, candidate);
		}
	}
}

/* Is it plain what the kind means at this token? */
static bool
meaning_is_plain(
	const struct meaning *meaning, const struct names *names, uint32_t at)
{
	return meaning->owner != UINT32_MAX && !meaning->several &&
	       at >= meaning->from &&
	       names->list[meaning->owner].type == ENTITY_ORG;
}

struct heading {
	const struct heads *heads;
	struct links *links;
	struct names *names;
	struct meaning meanings[KINDS];
	struct candidates out;
};

/* Is this capital of a plain meaning?  Then its kind, joined; else KINDS. */
static uint32_t
heading_kind(struct heading *heading, uint32_t i)
{
	uint32_t kind = kind_alone(heading->heads, heading->links->tokens, i);
	const struct meaning *meaning;

	if (kind == KINDS)
		return KINDS;
	meaning = &heading->meanings[kind];
	if (!meaning_is_plain(meaning, heading->names, i))
		return KINDS;
	links_join(heading->links, meaning->owner, heading->heads->names[kind],
		"the only one of its kind in this document");
	heading->names->list[heading->heads->names[kind]].mentions++;
	return kind;
}

static void
heading_fill(struct heading *heading, uint32_t from, uint32_t to)
{
	uint32_t i, kind;

	for (i = from; i < to; i++) {
		kind = heading_kind(heading, i);
		if (kind == KINDS)
			continue;
		propose_add(
			&heading->out, i, i + 1, ENTITY_ORG, 0.8f, REASON_ONLY)
			->name = heading->heads->names[kind];
	}
}

/* A candidate that is such a word alone means what the word means. */
static void
heading_take(struct heading *heading, struct candidate candidate)
{
	uint32_t kind = KINDS;

	if (candidate.behind - candidate.first == 1 &&
		candidate.type == ENTITY_ORG)
		kind = heading_kind(heading, candidate.first);
	if (kind < KINDS) {
		heading->names->list[candidate.name].mentions--;
		candidate.name = heading->heads->names[kind];
	}
	propose_copy(&heading->out, &candidate);
}

void
heads_link(const struct heads *heads, struct links *links, struct names *names,
	struct candidates *candidates)
{
	struct heading heading = {
		.heads = heads, .links = links, .names = names
	};
	uint32_t i, at = 0;

	meanings_find(heads, links, candidates, heading.meanings);
	for (i = 0; i < candidates->count; i++) {
		heading_fill(&heading, at, candidates->list[i].first);
		heading_take(&heading, candidates->list[i]);
		at = candidates->list[i].behind;
	}
	heading_fill(&heading, at, links->tokens->count);
	free(candidates->list);
	*candidates = heading.out;
}
