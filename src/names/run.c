/*
 * A run is read as far as capitals reach, and then cut into segments: where a
 * title begins, where an acronym ends, where "of" joins nothing that has a
 * head.  Only names of organisations, events, laws and some places hold "of".
 */
#include "names/run.h"

#include "names/propose.h"

/* These say nothing of what is named. */
#define SEXES (CLASS(MAN) | CLASS(WOMAN))

static bool
run_is_capital(const struct tokens *tokens, uint32_t i)
{
	return i < tokens->count && tokens->list[i].kind == TOKEN_WORD &&
	       tokens->list[i].flags & TOKEN_UPPER;
}

/* Small words between capitals: what kind of gap, and where it ends. */
static bool
run_gap_words(const struct tokens *tokens, uint32_t at, enum run_gap *gap,
	uint32_t *next)
{
	uint64_t classes;
	uint32_t words = 0;

	*gap = GAP_PARTICLE;
	for (; words < 3; at++, words++) {
		if (token_breaks(tokens, at))
			return false;
		if (run_is_capital(tokens, at))
			break;
		classes = token_classes(tokens, at);
		if (token_says(tokens, at, "and"))
			*gap = GAP_AND;
		else if (words == 0 && (token_says(tokens, at, "y") ||
					       token_says(tokens, at, "e")))
			*gap = GAP_Y;
		else if (!(classes & (CLASS(PARTICLE) | CLASS(JOIN))))
			return false;
		else if (!(classes & CLASS(PARTICLE)) && *gap == GAP_PARTICLE)
			*gap = GAP_OF;
	}
	*next = at;
	return words && run_is_capital(tokens, at) && !token_breaks(tokens, at);
}

/* Small words that hyphens join names with: Port-au-Prince, Dar-es-Salaam. */
static bool
token_is_bridge(const struct tokens *tokens, uint32_t i)
{
	static const char *const bridges[] = { "al", "au", "aux", "d", "de",
		"del", "des", "du", "e", "el", "en", "es", "i", "la", "le",
		"les", "sous", "sur", "ud", "ul", "von", NULL };

	return token_says_any(tokens, i, bridges);
}

/* Are this token and those behind it "-", a bridge, "-" and a capital, in one?
 */
static bool
run_gap_bridge(const struct tokens *tokens, uint32_t at)
{
	const struct token *token = &tokens->list[at];

	return token_is_dash(tokens, at) && run_is_capital(tokens, at + 3) &&
	       token_is_dash(tokens, at + 2) &&
	       !(token[1].flags & TOKEN_UPPER) &&
	       token_is_bridge(tokens, at + 1) &&
	       token->flags & token[1].flags & token[2].flags & token[3].flags &
		       TOKEN_GLUED;
}

/* The gap behind token i and the capital behind that; false if none comes. */
static bool
run_gap(const struct tokens *tokens, uint32_t i, enum run_gap *gap,
	uint32_t *next)
{
	uint32_t at = i + 1;
	uint64_t classes = token_classes(tokens, i);
	const struct token *token;

	if (token_breaks(tokens, at))
		return false;
	*gap = GAP_NONE;
	*next = at;
	if (run_is_capital(tokens, at))
		return true;
	token = &tokens->list[at];
	*next = at + 1;
	if (token->kind != TOKEN_SIGN)
		return run_gap_words(tokens, at, gap, next);
	if (run_gap_bridge(tokens, at)) {
		*gap = GAP_HYPHEN;
		*next = at + 3;
		return true;
	}
	if (!run_is_capital(tokens, at + 1) || token_breaks(tokens, at + 1))
		return false;
	if (token->value == '-' && token->flags & TOKEN_GLUED &&
		tokens->list[at + 1].flags & TOKEN_GLUED) {
		*gap = GAP_HYPHEN;
		return true;
	}
	if (token->value == '&')
		return token_classes(tokens, at + 1) &
		       (CLASS(ORG_TAIL) | CLASS(ORG_HEAD));
	*gap = GAP_APOSTROPHE;
	if (token->flags & TOKEN_POSSESSIVE)
		return classes & CLASS(COMMON);
	if (token->value == '\'' || token->value == 0x2019 ||
		token->value == 0xb4)
		return token->flags & TOKEN_GLUED &&
		       slice_ends(token_fold(tokens, i)->text, "s");
	*gap = GAP_NONE;
	return token->value == '.' && classes & CLASS(ABBREVIATION) &&
	       classes & (CLASS(TITLE) | CLASS(PLACE_HEAD));
}

void
run_read(const struct tokens *tokens, const uint8_t *quiet, uint32_t i,
	struct run *run)
{
	enum run_gap gap = GAP_NONE;
	uint32_t next;

	run->count = 0;
	for (;;) {
		run->pieces[run->count++] = (struct run_piece){
			.token = i,
			.gap = gap,
			.classes = token_classes(tokens, i) & ~SEXES,
			.acronym = propose_is_acronym(tokens, i),
			.caps = (tokens->list[i].flags & TOKEN_CAPS) != 0,
		};
		if (run->count == RUN_MAX || !run_gap(tokens, i, &gap, &next) ||
			quiet[next])
			return;
		i = next;
	}
}

uint32_t
run_phrase(const struct tokens *tokens, const struct run *run, uint32_t at,
	uint64_t classes, const struct gazetteer_entry **found)
{
	const struct gazetteer_entry *entry;
	uint32_t first = run->pieces[at].token, i, piece = at, best = 0;
	uint32_t longest;
	uint64_t hash = token_hash(tokens, first);

	entry = token_fold(tokens, first)->entry;
	if (!entry)
		return 0;
	longest = entry->longest;
	for (i = first;; hash = token_hash_join(hash, token_hash(tokens, i))) {
		if (i == run->pieces[piece].token) {
			entry = i == first ? entry
					   : gazetteer_find(
						     tokens->gazetteer, hash);
			if (entry && entry->classes & classes) {
				*found = entry;
				best = piece - at + 1;
			}
			piece++;
		}
		i++;
		if (piece >= run->count || i - first >= longest ||
			token_breaks(tokens, i))
			return best;
	}
}

#define RUN_HEADS                                                              \
	(CLASS(ORG_HEAD) | CLASS(EVENT_HEAD) | CLASS(LAW_HEAD) |               \
		CLASS(PLACE_HEAD))
#define RUN_PLACES (CLASS(CITY) | CLASS(COUNTRY) | CLASS(PLACE))
#define RUN_PERSON (CLASS(TITLE) | CLASS(ROLE))

/* Does a head of an organisation or event follow without a gap? */
static bool
run_head_follows(const struct run *run, uint32_t at)
{
	uint32_t i;

	for (i = at; i < run->count && i < at + 5; i++) {
		if (i > at && run->pieces[i].gap != GAP_NONE &&
			run->pieces[i].gap != GAP_APOSTROPHE)
			return false;
		if (run->pieces[i].classes &
			(CLASS(ORG_HEAD) | CLASS(EVENT_HEAD)))
			return true;
	}
	return false;
}

/* "UN Security Council" and "US Army" go on behind the acronym. */
static bool
run_acronym_goes_on(const struct run *run, uint32_t i)
{
	if (run->pieces[i].classes & CLASS(FIRST))
		return false;
	if (run->pieces[i].classes & CLASS(ORG_HEAD))
		return run->pieces[i - 1].classes & CLASS(COUNTRY) &&
		       run->pieces[i - 1].gap != GAP_HYPHEN;
	return run_head_follows(run, i);
}

/* Without a gap: does something new begin with piece i all the same? */
static bool
run_cut_here(const struct run *run, uint32_t at, uint32_t i)
{
	const struct run_piece *piece = &run->pieces[i];
	const struct run_piece *before = &run->pieces[i - 1];
	bool inner = i == at + 1 || before->gap == GAP_HYPHEN;

	if (piece->gap == GAP_HYPHEN && piece->token > before->token + 2)
		return false; /* over a bridge */
	if (piece->gap == GAP_HYPHEN)
		return piece->caps != before->caps ||
		       (piece->classes & before->classes & CLASS(ORG)) ||
		       (i == at + 1 && before->classes & RUN_PLACES);
	if (piece->classes & CLASS(STOP))
		return true;
	if (piece->classes & RUN_PERSON && i + 1 < run->count &&
		!(piece->classes &
			(CLASS(ORG_HEAD) | CLASS(SURNAME) | CLASS(FIRST))) &&
		run->pieces[i + 1].gap <= GAP_OF && !run_head_follows(run, i))
		return true;
	if (before->caps && !piece->caps && inner)
		return !run_acronym_goes_on(run, i);
	if (!before->caps && piece->acronym && !piece->classes)
		return true;
	return piece->classes & CLASS(FIRST) && i == at + 1 &&
	       before->classes & CLASS(COUNTRY);
}

bool
run_has_head(const struct run *run, uint32_t at)
{
	return run_head_follows(run, at);
}

uint32_t
run_extend(const struct run *run, uint32_t at)
{
	uint64_t heads = run->pieces[at].classes;
	const struct run_piece *piece;
	bool inner = false, go;
	uint32_t i;

	for (i = at + 1; i < run->count; i++) {
		piece = &run->pieces[i];
		go = false;
		switch (piece->gap) {
		case GAP_NONE:
		case GAP_HYPHEN:
			go = !run_cut_here(run, at, i);
			break;
		case GAP_PARTICLE:
			go = !(piece->classes & CLASS(STOP)) ||
			     i + 1 < run->count;
			inner = true;
			break;
		case GAP_OF:
			go = heads & RUN_HEADS;
			inner = true;
			break;
		case GAP_AND:
			go = heads & (CLASS(ORG_HEAD) | CLASS(LAW_HEAD)) &&
			     inner &&
			     !(run->pieces[i - 1].classes & RUN_PLACES) &&
			     !(piece->classes & (CLASS(FIRST) | RUN_PERSON)) &&
			     !(piece->classes & CLASS(ORG_HEAD) &&
				     i + 1 < run->count);
			break;
		case GAP_Y:
			go = (heads & CLASS(ORG_HEAD) && inner) ||
			     (heads & CLASS(FIRST) && i - at >= 2 &&
				     !(piece->classes & CLASS(FIRST)));
			break;
		case GAP_APOSTROPHE:
			go = run_head_follows(run, i);
			break;
		}
		if (!go)
			return i;
		heads |= piece->classes;
	}
	return i;
}
