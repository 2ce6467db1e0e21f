/*
 * What a segment is, by what it holds, what is around it, and the gazetteer.
 */
#include "names/segment.h"

#include <string.h>

#define HEADS                                                                  \
	(CLASS(ORG_HEAD) | CLASS(ORG_TAIL) | CLASS(EVENT_HEAD) |               \
		CLASS(LAW_HEAD) | CLASS(PLACE_TAIL) | CLASS(PLACE_NOUN))
#define PLACES (CLASS(PLACE) | CLASS(COUNTRY) | CLASS(CITY))

static const struct known {
	uint64_t classes;
	enum entity_type type;
	enum reason why;
} knowns[] = {
	{ CLASS(COUNTRY), ENTITY_PLACE, REASON_COUNTRY },
	{ CLASS(NORP), ENTITY_NORP, REASON_NORP },
	{ CLASS(PERIODICAL), ENTITY_ORG, REASON_PERIODICAL },
	{ CLASS(ORG), ENTITY_ORG, REASON_ORG },
	{ CLASS(PER), ENTITY_PER, REASON_PERSON },
	{ CLASS(PLACE), ENTITY_PLACE, REASON_PLACE },
	{ CLASS(CITY), ENTITY_PLACE, REASON_CITY },
	{ CLASS(EVENT), ENTITY_EVENT, REASON_EVENT },
	{ CLASS(LAW), ENTITY_LAW, REASON_LAW },
	{ CLASS(WORK), ENTITY_WORK, REASON_WORK },
};

bool
segment_type(const struct gazetteer_entry *entry, enum entity_type *type,
	enum reason *why)
{
	size_t i;

	for (i = 0; i < sizeof knowns / sizeof *knowns; i++) {
		if (entry->classes & knowns[i].classes) {
			*type = knowns[i].type;
			*why = knowns[i].why;
			return true;
		}
	}
	return false;
}

static uint64_t
lower_classes(const struct tokens *tokens, uint32_t i)
{
	if (i >= tokens->count || tokens->list[i].kind != TOKEN_WORD ||
		tokens->list[i].flags & TOKEN_UPPER)
		return 0;
	return token_classes(tokens, i);
}

/* Classes of the small word before the token, the stop of Gen. aside. */
static uint64_t
classes_before(const struct tokens *tokens, uint32_t i)
{
	if (token_breaks(tokens, i))
		return 0;
	return lower_classes(tokens, i - 1);
}

static uint64_t
classes_behind(const struct tokens *tokens, uint32_t i)
{
	return token_breaks(tokens, i + 1) ? 0 : lower_classes(tokens, i + 1);
}

void
segment_add(struct proposer *p, const struct segment *segment,
	enum entity_type type, float confidence, enum reason why)
{
	propose_add(p->out, segment->first, segment->last + 1, type, confidence,
		why);
}

/* "town of X", "the X mine": small words that tell a place. */
static bool
segment_has_place_word(const struct tokens *tokens, const struct segment *s)
{
	if (classes_behind(tokens, s->last) & CLASS(PLACE_NOUN))
		return true;
	if (token_breaks(tokens, s->first) || s->first < 2)
		return false;
	if (classes_before(tokens, s->first) & CLASS(PLACE_NOUN))
		return true;
	/* Mayor of X, ciudad de X: people rule places, and places are such. */
	return (token_says(tokens, s->first - 1, "of") ||
		       token_says(tokens, s->first - 1, "de")) &&
	       !token_breaks(tokens, s->first - 1) &&
	       token_classes(tokens, s->first - 2) &
		       (CLASS(PLACE_NOUN) | CLASS(TITLE));
}

/* "Panduro, Bolivia": a country behind the comma. */
static bool
segment_before_country(const struct tokens *tokens, const struct segment *s)
{
	uint32_t i = s->last + 1;

	return token_is(tokens, i, ',') && !token_breaks(tokens, i) &&
	       i + 1 < tokens->count && !token_breaks(tokens, i + 1) &&
	       tokens->list[i + 1].flags & TOKEN_UPPER &&
	       token_classes(tokens, i + 1) & CLASS(COUNTRY);
}

/* Ends in -ist, -ista: a political current, if the word is derived. */
static bool
word_is_current(const struct tokens *tokens, uint32_t i)
{
	struct slice text = token_fold(tokens, i)->text;

	return text.len > 6 &&
	       (slice_ends(text, "ist") || slice_ends(text, "ists") ||
		       slice_ends(text, "ista") || slice_ends(text, "istas"));
}

/* Law 1008, DL Nº 5035, Decreto Supremo 21060: the number is of the name. */
static bool
segment_numbered(struct proposer *p, const struct segment *s)
{
	const struct tokens *tokens = p->tokens;
	uint32_t i = s->last + 1;

	if (token_breaks(tokens, i))
		return false;
	if (token_says(tokens, i, "no") || token_says(tokens, i, "nº") ||
		token_says(tokens, i, "n") || token_says(tokens, i, "num") ||
		token_says(tokens, i, "number"))
		i++;
	if (token_is(tokens, i, '.') || token_is(tokens, i, 0xb0))
		i++;
	if (token_breaks(tokens, i) || tokens->list[i].kind != TOKEN_NUMBER ||
		p->quiet[i] == PROPOSE_TAKEN)
		return false;
	propose_add(
		p->out, s->first, i + 1, ENTITY_LAW, 0.85f, REASON_LAW_NUMBER);
	return true;
}

bool
segment_single(struct proposer *p, const struct segment *s)
{
	const struct tokens *tokens = p->tokens;
	const struct run_piece *piece = &p->run.pieces[s->at];
	uint64_t before = classes_before(tokens, s->first);
	uint64_t behind = classes_behind(tokens, s->last);
	const struct fold_word *fold = token_fold(tokens, s->first);
	bool plain = piece->classes & (CLASS(COMMON) | CLASS(GENERIC)) ||
		     fold->lower > fold->upper;

	if (tokens->list[s->first].end - tokens->list[s->first].start < 2)
		return false;
	/* A lone initial: P. and R. of an interview. */
	if (tokens->list[s->first].flags & TOKEN_STOPS && !piece->caps)
		return false;
	if (word_is_current(tokens, s->first) && !plain) {
		segment_add(p, s, ENTITY_NORP, 0.8f, REASON_CURRENT);
		return true;
	}
	if (piece->classes & CLASS(LAW_HEAD) && segment_numbered(p, s))
		return true;
	/* E.C. before what E.C. says. */
	if (piece->acronym && tokens->list[s->first].flags & TOKEN_STOPS &&
		tokens->list[s->first].flags & TOKEN_BLOCK) {
		segment_add(p, s, ENTITY_PER, 0.8f, REASON_INITIALS);
		return true;
	}
	if (piece->acronym) {
		segment_add(
			p, s, ENTITY_ORG, plain ? 0.3f : 0.8f, REASON_ACRONYM);
		return true;
	}
	if (plain)
		return false;
	if (segment_before_country(tokens, s))
		segment_add(p, s, ENTITY_PLACE, 0.9f, REASON_COUNTRY_BEHIND);
	else if (segment_has_place_word(tokens, s))
		segment_add(p, s, ENTITY_PLACE, 0.8f, REASON_PLACE_BESIDE);
	else if (before & CLASS(ORG_HEAD))
		segment_add(p, s, ENTITY_ORG, 0.7f, REASON_KIND_BEFORE);
	else if (behind & CLASS(SAYING))
		segment_add(p, s, ENTITY_PER, 0.7f, REASON_SAYING);
	else if (before & CLASS(PLACE_CUE) && !(piece->classes & CLASS(FIRST)))
		segment_add(p, s, ENTITY_PLACE, 0.55f, REASON_PLACE_BEFORE);
	else if (piece->classes & (CLASS(FIRST) | CLASS(SURNAME)))
		segment_add(p, s, ENTITY_PER, 0.5f, REASON_FIRST_NAME);
	else if (tokens->list[s->first].flags & TOKEN_SENTENCE)
		segment_add(p, s, ENTITY_PER, 0.2f, REASON_CAPITAL);
	else
		segment_add(p, s, ENTITY_PER, 0.4f, REASON_CAPITAL);
	return true;
}

/* Third Congress, Extraordinary Conference: meetings that are counted. */
static bool
token_is_counted(const struct tokens *tokens, uint32_t i)
{
	static const char *const words[] = { "first", "second", "third",
		"fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
		"tenth", "eleventh", "twelfth", "extraordinary", "primer",
		"segundo", "tercer", "cuarto", "quinto", "sexto", "septimo",
		"octavo", "noveno", "decimo", "extraordinario", NULL };

	return token_says_any(tokens, i, words);
}

/* Heads and tails tell what a longer segment is. */
bool
segment_by_head(struct proposer *p, const struct segment *s)
{
	const struct run_piece *first = &p->run.pieces[s->at];
	const struct run_piece *last = &p->run.pieces[s->end - 1];
	const struct run_piece *second = first + 1;
	bool person = first->classes & CLASS(FIRST) &&
		      !(first->classes & (CLASS(CITY) | CLASS(COUNTRY)));

	if (s->titled && !(s->any & CLASS(ORG_HEAD)))
		return false;
	if (first->classes & CLASS(LAW_HEAD) && segment_numbered(p, s))
		return true;
	if (token_is_counted(p->tokens, s->first) &&
		last->classes & CLASS(EVENT_HEAD) && s->end - s->at == 2) {
		segment_add(p, s, ENTITY_EVENT, 0.8f, REASON_COUNTED);
		return true;
	}
	if (first->classes & CLASS(LAW_HEAD) && second->gap <= GAP_OF) {
		segment_add(p, s, ENTITY_LAW, 0.8f, REASON_LAW_HEAD);
	} else if (last->classes & CLASS(LAW_HEAD) && segment_numbered(p, s)) {
		return true;
	} else if (last->classes & CLASS(LAW_HEAD)) {
		segment_add(p, s, ENTITY_LAW, 0.8f, REASON_LAW_TAIL);
	} else if (first->classes & CLASS(EVENT_HEAD) &&
		   !(first->classes & CLASS(ORG_HEAD)) &&
		   (second->gap == GAP_OF || second->gap == GAP_PARTICLE)) {
		segment_add(p, s, ENTITY_EVENT, 0.8f, REASON_EVENT_HEAD);
	} else if (first->classes & CLASS(EVENT_HEAD) &&
		   !(first->classes & CLASS(ORG_HEAD)) && s->end - s->at == 2 &&
		   last->classes & (CLASS(COMMON) | CLASS(COMMON_ES))) {
		segment_add(p, s, ENTITY_EVENT, 0.8f, REASON_EVENT_HEAD);
	} else if (last->classes & CLASS(EVENT_HEAD) &&
		   !(last->classes & CLASS(ORG_HEAD))) {
		segment_add(p, s, ENTITY_EVENT, 0.8f, REASON_EVENT_TAIL);
	} else if (s->any & CLASS(ORG_HEAD) &&
		   !(person && s->end - s->at == 2 &&
			   !(last->classes & CLASS(COMMON)))) {
		segment_add(p, s, ENTITY_ORG, 0.85f, REASON_ORG_HEAD);
	} else if (last->classes & CLASS(ORG_TAIL)) {
		segment_add(p, s, ENTITY_ORG, 0.85f, REASON_ORG_TAIL);
	} else if (last->classes & CLASS(PLACE_TAIL) &&
		   !(person && last->classes & CLASS(SURNAME))) {
		segment_add(p, s, ENTITY_PLACE, 0.85f, REASON_PLACE_TAIL);
	} else if (first->classes & CLASS(PLACE_HEAD) &&
		   second->gap <= GAP_OF) {
		segment_add(p, s, ENTITY_PLACE, 0.8f, REASON_PLACE_HEAD);
	} else {
		return false;
	}
	return true;
}

/* LOR-CI: capitals with a hyphen between. */
static bool
segment_all_caps(const struct proposer *p, const struct segment *s)
{
	uint32_t i;

	for (i = s->at; i < s->end; i++) {
		if (!p->run.pieces[i].caps ||
			(i > s->at && p->run.pieces[i].gap != GAP_HYPHEN))
			return false;
	}
	return true;
}

/* "World edition", "sec. América Latina": parts of a newspaper. */
bool
segment_is_apparatus(const struct tokens *tokens, const struct segment *s)
{
	if (token_says(tokens, s->last, "edition") ||
		token_says(tokens, s->last, "edicion"))
		return true;
	if (!token_breaks(tokens, s->last + 1) &&
		(token_says(tokens, s->last + 1, "edition") ||
			token_says(tokens, s->last + 1, "edicion")))
		return true;
	return s->first > 1 && !token_breaks(tokens, s->first) &&
	       token_is(tokens, s->first - 1, '.') &&
	       token_says(tokens, s->first - 2, "sec");
}

/* "(La Paz: Juventud, 1968)": the publisher stands behind the place. */
static bool
segment_is_publisher(const struct tokens *tokens, const struct segment *s)
{
	uint32_t i = s->last + 1, back = s->first;
	const struct token *year;

	if (token_breaks(tokens, s->first) || i + 1 >= tokens->count ||
		!token_is(tokens, i, ',') || token_breaks(tokens, i + 1))
		return false;
	year = &tokens->list[i + 1];
	if (year->kind != TOKEN_NUMBER || year->digits != 4)
		return false;
	if (token_is(tokens, back - 1, '('))
		return token_is(tokens, i + 2, ')');
	if (!token_is(tokens, back - 1, ':'))
		return false;
	for (back--; back > 0 && s->first - back < 8; back--) {
		if (token_breaks(tokens, back))
			return false;
		if (token_is(tokens, back - 1, '('))
			return true;
	}
	return false;
}

/* "Title," La Razón, August 25: what a cited article stood in. */
static bool
segment_is_container(const struct tokens *tokens, const struct segment *s)
{
	return !token_breaks(tokens, s->first) &&
	       (token_is(tokens, s->first - 1, 0x201d) ||
		       token_is(tokens, s->first - 1, 0xbb) ||
		       (token_is(tokens, s->first - 1, '"') &&
			       !(tokens->list[s->first].flags &
				       TOKEN_GLUED))) &&
	       (token_is(tokens, s->first - 2, ',') ||
		       token_is(tokens, s->first - 2, '?') ||
		       token_is(tokens, s->first - 2, '!') ||
		       token_is(tokens, s->first - 2, 0x2019)) &&
	       (token_is(tokens, s->last + 1, ',') ||
		       token_is(tokens, s->last + 1, '(') ||
		       tokens->list[s->last + 1].kind == TOKEN_NUMBER);
}

bool
segment_by_citation(struct proposer *p, const struct segment *s)
{
	const struct tokens *tokens = p->tokens;

	if (s->last + 2 >= tokens->count || s->first < 2)
		return false;
	if (segment_is_publisher(tokens, s)) {
		segment_add(p, s, ENTITY_ORG, 0.8f, REASON_PUBLISHER);
		return true;
	}
	if (s->common < s->end - s->at && segment_is_container(tokens, s)) {
		segment_add(p, s, ENTITY_ORG, 0.8f, REASON_CONTAINER);
		return true;
	}
	return false;
}

bool
segment_long(struct proposer *p, const struct segment *s)
{
	const struct tokens *tokens = p->tokens;
	const struct run_piece *first = &p->run.pieces[s->at];
	const struct run_piece *last = &p->run.pieces[s->end - 1];
	uint64_t before = classes_before(tokens, s->first);
	uint64_t behind = classes_behind(tokens, s->last);
	uint32_t pieces = s->end - s->at;

	if (segment_by_head(p, s))
		return true;
	if (first->classes & CLASS(FIRST) ||
		tokens->list[s->first].flags & TOKEN_STOPS) {
		segment_add(p, s, ENTITY_PER,
			s->common * 2 > pieces ? 0.6f : 0.95f,
			REASON_FIRST_BEGINS);
		return true;
	}
	if (last->classes & (CLASS(ROLE) | CLASS(TITLE)) &&
		!(last->classes & (CLASS(SURNAME) | CLASS(FIRST))))
		return false;
	if (s->common == pieces && s->end < p->run.count &&
		p->run.pieces[s->end].classes & (CLASS(ROLE) | CLASS(TITLE)))
		return false;
	if (segment_all_caps(p, s)) {
		segment_add(p, s, ENTITY_ORG, 0.8f, REASON_ACRONYM);
	} else if (s->common == pieces) {
		if (tokens->list[s->first].flags & TOKEN_SENTENCE)
			return false;
		segment_add(p, s, ENTITY_ORG, 0.5f, REASON_CAPITALS_INSIDE);
	} else if (segment_before_country(tokens, s)) {
		segment_add(p, s, ENTITY_PLACE, 0.85f, REASON_COUNTRY_BEHIND);
	} else if (segment_has_place_word(tokens, s)) {
		segment_add(p, s, ENTITY_PLACE, 0.8f, REASON_PLACE_BESIDE);
	} else if (before & CLASS(ORG_HEAD)) {
		segment_add(p, s, ENTITY_ORG, 0.7f, REASON_KIND_BEFORE);
	} else if (last->classes & CLASS(SURNAME) && !s->common) {
		segment_add(p, s, ENTITY_PER, 0.8f, REASON_SURNAME_ENDS);
	} else if (behind & CLASS(SAYING)) {
		segment_add(p, s, ENTITY_PER, 0.8f, REASON_SAYING);
	} else if (s->common || (s->any & CLASS(COMMON_ES) &&
					!(first->classes & CLASS(SURNAME)))) {
		segment_add(p, s, ENTITY_ORG, 0.5f, REASON_CAPITALS);
	} else if (first->classes & CLASS(STOP) && pieces == 2) {
		segment_add(p, s, ENTITY_PLACE, 0.55f, REASON_ARTICLE_BEGINS);
	} else if (before & CLASS(PLACE_CUE)) {
		segment_add(p, s, ENTITY_PLACE, 0.5f, REASON_PLACE_BEFORE);
	} else {
		segment_add(p, s, ENTITY_PER, 0.6f, REASON_TWO_CAPITALS);
	}
	return true;
}

/* A phrase of the gazetteer that is the segment whole, or stands first. */
bool
segment_known(struct proposer *p, struct segment *s, uint32_t phrase,
	const struct gazetteer_entry *entry)
{
	const struct tokens *tokens = p->tokens;
	const struct fold_word *fold = token_fold(tokens, s->first);
	enum entity_type type;
	enum reason why;

	/* Often small in this document, and only here with a capital. */
	if (phrase == 1 && !(entry->classes & (CLASS(NORP) | CLASS(COUNTRY))) &&
		fold->lower > fold->upper + 1 && !p->run.pieces[s->at].acronym)
		return false;
	s->end = s->at + phrase;
	s->last = p->run.pieces[s->end - 1].token;
	if (!segment_type(entry, &type, &why))
		return false;
	segment_add(
		p, s, type, entry->classes & CLASS(FIRST) ? 0.6f : 0.9f, why);
	return true;
}

/* A title before the name: Minister X, minister X. */
static bool
proposer_titled(const struct proposer *p, uint32_t at)
{
	uint32_t first = p->run.pieces[at].token;

	return p->titled == at ||
	       classes_before(p->tokens, first) & (CLASS(TITLE) | CLASS(ROLE));
}

void
segment_init(struct proposer *p, uint32_t at, uint32_t end, struct segment *s)
{
	uint32_t i;

	*s = (struct segment){ .at = at,
		.end = end,
		.first = p->run.pieces[at].token,
		.last = p->run.pieces[end - 1].token,
		.titled = proposer_titled(p, at) };
	for (i = at; i < end; i++) {
		s->any |= p->run.pieces[i].classes;
		s->common += (p->run.pieces[i].classes &
				     (CLASS(COMMON) | CLASS(GENERIC))) != 0;
	}
}
