/*
 * Candidates by rules.
 *
 * Each run of capitals is cut into segments and each segment judged by what it
 * holds (a first name, the head of an organisation), by what is around it (a
 * title before, a place cue, a saying verb behind) and by the gazetteer.  What
 * is only a capital stays a weak candidate, for the document to confirm.
 */
#include "names/propose.h"

#include <stdlib.h>
#include <string.h>

#include "names/address.h"
#include "names/segment.h"

void
propose_copy(struct candidates *candidates, const struct candidate *candidate)
{
	candidates->list = memory_grow(candidates->list, candidates->count,
		&candidates->cap, sizeof *candidates->list);
	candidates->list[candidates->count++] = *candidate;
}

struct candidate *
propose_add(struct candidates *candidates, uint32_t first, uint32_t behind,
	enum entity_type type, float confidence, enum reason why)
{
	propose_copy(candidates, &(struct candidate){ first, behind, type,
					 confidence, why, 0, BY_RULE });
	return &candidates->list[candidates->count - 1];
}

void
propose_put(struct candidates *candidates, const struct candidates *added)
{
	const struct candidate *c = candidates->list, *a = added->list;
	const struct candidate *end = c + candidates->count;
	const struct candidate *last = a + added->count;
	struct candidates out = { 0 };

	for (; c < end; c++) {
		for (; a < last && a->behind <= c->first; a++)
			propose_copy(&out, a);
		if (a == last || c->behind <= a->first)
			propose_copy(&out, c);
	}
	for (; a < last; a++)
		propose_copy(&out, a);
	free(candidates->list);
	*candidates = out;
}

static bool
text_is_roman(struct slice text)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (!strchr("IVXLC", text.data[i]))
			return false;
	}
	return true;
}

bool
propose_is_acronym(const struct tokens *tokens, uint32_t i)
{
	const struct token *token = &tokens->list[i];
	struct slice text;

	if (token->kind != TOKEN_WORD || !(token->flags & TOKEN_CAPS))
		return false;
	text = token_text(tokens, i);
	return text.len <= 12 && !text_is_roman(text);
}

/* Skips what cannot begin a name; true if piece at was skipped. */
static bool
proposer_skips(struct proposer *p, uint32_t at)
{
	const struct run *run = &p->run;
	const struct run_piece *piece = &run->pieces[at];
	const struct token *token = &p->tokens->list[piece->token];
	bool more = at + 1 < run->count;
	uint64_t next = more ? run->pieces[at + 1].classes : 0;

	if (piece->classes & CLASS(STOP)) {
		/* El Alto in mid-sentence: the article is of the name. */
		if (more && !(token->flags & (TOKEN_SENTENCE | TOKEN_CAPS)) &&
			piece->classes & CLASS(PARTICLE) &&
			run->pieces[at + 1].gap == GAP_NONE)
			return false;
		return true;
	}
	if (p->department &&
		!(piece->classes & (CLASS(FIRST) | SEGMENT_NAMES)) &&
		!(piece->classes & CLASS(ORG_HEAD) && more &&
			(run->pieces[at + 1].gap == GAP_OF ||
				run->pieces[at + 1].gap == GAP_PARTICLE)))
		return true;
	p->department = false;
	if (!(piece->classes & (CLASS(TITLE) | CLASS(ROLE))) ||
		piece->classes & (CLASS(FIRST) | CLASS(SURNAME)))
		return false;
	if (!more)
		return true;
	if (run->pieces[at + 1].gap == GAP_OF ||
		run->pieces[at + 1].gap == GAP_PARTICLE) {
		p->department = !run_has_head(run, at + 2);
		return true;
	}
	if (!address_names_person(p->tokens, run->pieces[at + 1].token) &&
		(run->pieces[at + 1].gap != GAP_NONE ||
			next & CLASS(ORG_HEAD) || run_has_head(run, at + 1)))
		return false;
	p->titled = at + 1;
	return true;
}

/* "Bolivian Workers' Union" is one name, "Bolivian President" is not. */
static bool
norp_stands_alone(const struct proposer *p, uint32_t at, uint32_t end)
{
	const struct run_piece *last = &p->run.pieces[end - 1];
	uint32_t i;

	if (end - at == 1)
		return true;
	if (end - at == 2 && last->classes & CLASS(GENERIC))
		return true;
	for (i = at + 1; i < end; i++) {
		if (p->run.pieces[i].classes &
			(CLASS(ORG_HEAD) | CLASS(EVENT_HEAD) | CLASS(LAW_HEAD) |
				CLASS(ORG_TAIL)))
			return false;
	}
	return true;
}

/* Communist, Liberal: a current, and then no role of somebody. */
static bool
piece_is_current(const struct proposer *p, uint32_t at, uint32_t phrase,
	const struct gazetteer_entry *entry)
{
	const struct run_piece *piece = &p->run.pieces[at];

	return phrase == 1 && entry->classes & CLASS(NORP) &&
	       !(p->tokens->list[piece->token].flags & TOKEN_SENTENCE &&
		       piece->classes & CLASS(COMMON));
}

/* Judges the segment that begins with piece at; the piece to go on with. */
static uint32_t
propose_segment(struct proposer *p, uint32_t at)
{
	const struct gazetteer_entry *entry = NULL;
	uint32_t phrase =
		run_phrase(p->tokens, &p->run, at, SEGMENT_NAMES, &entry);
	uint32_t end;
	struct segment s;
	bool person;

	if (phrase < 2 && !piece_is_current(p, at, phrase, entry) &&
		proposer_skips(p, at))
		return at + 1;
	end = run_extend(&p->run, at);
	segment_init(p, at, end, &s);
	if (segment_is_apparatus(p->tokens, &s))
		return end;
	if (phrase < end - at && !(phrase && entry->classes & CLASS(COUNTRY)) &&
		segment_by_citation(p, &s))
		return end;
	person = address_names_person(p->tokens, p->run.pieces[at].token);
	if (s.titled &&
		!(entry && phrase == end - at &&
			entry->classes &
				(CLASS(ORG) | CLASS(COUNTRY) | CLASS(NORP))) &&
		!p->run.pieces[at].acronym &&
		(person ||
			(!(s.any & CLASS(ORG_HEAD)) && s.common != end - at))) {
		segment_add(p, &s, ENTITY_PER, 0.95f, REASON_TITLE);
		return end;
	}
	if (phrase == 1 && entry->classes & CLASS(NORP) &&
		norp_stands_alone(p, at, end)) {
		if (segment_known(p, &s, 1, entry))
			return at + 1;
	}
	if (phrase >= end - at && segment_known(p, &s, phrase, entry))
		return at + phrase;
	if (end - at > 1 && segment_by_head(p, &s))
		return end;
	if (phrase > 1 || (phrase == 1 && end - at > 1 &&
				  entry->classes & CLASS(COUNTRY))) {
		if (segment_known(p, &s, phrase, entry))
			return at + phrase;
	}
	if (end - at == 1)
		segment_single(p, &s);
	else
		segment_long(p, &s);
	return end;
}

/* Spanish writes its peoples small: los mineros bolivianos. */
static void
propose_small(struct proposer *p, uint32_t i)
{
	const struct tokens *tokens = p->tokens;

	if (tokens->spanish && tokens->list[i].kind == TOKEN_WORD &&
		!(tokens->list[i].flags & TOKEN_UPPER) &&
		token_classes(tokens, i) & CLASS(NORP))
		propose_add(p->out, i, i + 1, ENTITY_NORP, 0.8f, REASON_NORP);
}

/* In a title only what is known all over counts; the token to go on with. */
static uint32_t
propose_quietly(struct proposer *p, uint32_t i)
{
	const struct tokens *tokens = p->tokens;
	const struct gazetteer_entry *entry, *best = NULL;
	uint64_t hash = token_hash(tokens, i), wanted = SEGMENT_NAMES;
	uint32_t end = i + 1, behind = i + 1, longest;
	enum entity_type type;
	enum reason why;

	entry = token_fold(tokens, i)->entry;
	longest = entry ? entry->longest : 0;
	if (entry && entry->classes & (CLASS(COUNTRY) | CLASS(NORP)) &&
		!(token_classes(tokens, i) & (CLASS(COMMON) | CLASS(STOP))))
		best = entry;
	for (; end - i < longest && !token_breaks(tokens, end); end++) {
		hash = token_hash_join(hash, token_hash(tokens, end));
		entry = gazetteer_find(tokens->gazetteer, hash);
		if (entry && entry->classes & wanted &&
			tokens->list[end].flags & TOKEN_UPPER)
			best = entry, behind = end + 1;
	}
	if (best && segment_type(best, &type, &why))
		propose_add(p->out, i, behind, type, 0.85f, why);
	return behind;
}

void
propose_rules(const struct tokens *tokens, const uint8_t *quiet,
	struct candidates *candidates)
{
	struct proposer p = {
		.tokens = tokens, .quiet = quiet, .out = candidates
	};
	uint32_t i = 0, at;

	while (i < tokens->count) {
		if (tokens->list[i].kind != TOKEN_WORD ||
			!(tokens->list[i].flags & TOKEN_UPPER) ||
			quiet[i] == PROPOSE_TAKEN) {
			propose_small(&p, i++);
			continue;
		}
		if (quiet[i]) {
			i = propose_quietly(&p, i);
			continue;
		}
		run_read(tokens, quiet, i, &p.run);
		p.titled = UINT32_MAX;
		p.department = false;
		for (at = 0; at < p.run.count;)
			at = propose_segment(&p, at);
		i = p.run.pieces[p.run.count - 1].token + 1;
	}
	propose_lists(tokens, candidates);
	propose_nicknames(tokens, candidates);
}
