/*
 * Candidates by rules.
 *
 * Each run of capitals is cut into segments and each segment judged by what it
 * holds (a first name, the head of an organisation), by what is around it (a
 * title before, a place cue, a saying verb behind) and by the gazetteer.  What
 * is only a capital stays a weak candidate, for the document to confirm.
 */
#include "analysis/propose.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/run.h"

struct candidate *
propose_add(struct candidates *candidates, uint32_t first, uint32_t behind,
	enum entity_type type, float confidence, const char *why)
{
	struct candidate *candidate;

	candidates->list = memory_grow(candidates->list, candidates->count,
		&candidates->cap, sizeof *candidates->list);
	candidate = &candidates->list[candidates->count++];
	*candidate =
		(struct candidate){ first, behind, type, confidence, why, 0 };
	return candidate;
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

/* What is being proposed: a segment of a run, and what was before it. */
struct proposer {
	const struct tokens *tokens;
	const uint8_t *quiet;
	struct candidates *out;
	struct run run;
	uint32_t titled; /* the piece a title stands before; else count */
	bool department; /* behind "Minister of" */
};

#define NAMES                                                                  \
	(CLASS(PER) | CLASS(PLACE) | CLASS(ORG) | CLASS(EVENT) | CLASS(LAW) |  \
		CLASS(WORK) | CLASS(NORP) | CLASS(COUNTRY) | CLASS(CITY) |     \
		CLASS(PERIODICAL))
#define HEADS                                                                  \
	(CLASS(ORG_HEAD) | CLASS(ORG_TAIL) | CLASS(EVENT_HEAD) |               \
		CLASS(LAW_HEAD) | CLASS(PLACE_TAIL) | CLASS(PLACE_NOUN))
#define PLACES (CLASS(PLACE) | CLASS(COUNTRY) | CLASS(CITY))

static const struct known {
	uint64_t classes;
	enum entity_type type;
	const char *why;
} knowns[] = {
	{ CLASS(COUNTRY), ENTITY_PLACE, "gazetteer: country" },
	{ CLASS(NORP), ENTITY_NORP, "gazetteer: people or current" },
	{ CLASS(PERIODICAL), ENTITY_ORG, "gazetteer: periodical or station" },
	{ CLASS(ORG), ENTITY_ORG, "gazetteer: organisation" },
	{ CLASS(PER), ENTITY_PER, "gazetteer: person" },
	{ CLASS(PLACE), ENTITY_PLACE, "gazetteer: place" },
	{ CLASS(CITY), ENTITY_PLACE, "gazetteer: city" },
	{ CLASS(EVENT), ENTITY_EVENT, "gazetteer: event" },
	{ CLASS(LAW), ENTITY_LAW, "gazetteer: law" },
	{ CLASS(WORK), ENTITY_WORK, "gazetteer: work" },
};

/* A segment as it is judged. */
struct segment {
	uint32_t at, end;     /* pieces */
	uint32_t first, last; /* tokens */
	uint64_t any;         /* classes of all pieces together */
	uint32_t common;      /* pieces that are ordinary words */
	bool titled;
};

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

static void
segment_add(struct proposer *p, const struct segment *segment,
	enum entity_type type, float confidence, const char *why)
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
	return (token_says(tokens, s->first - 1, "of") ||
		       token_says(tokens, s->first - 1, "de")) &&
	       !token_breaks(tokens, s->first - 1) &&
	       lower_classes(tokens, s->first - 2) & CLASS(PLACE_NOUN);
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
	propose_add(p->out, s->first, i + 1, ENTITY_LAW, 0.85f,
		"a law and its number");
	return true;
}

static bool
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
	if (word_is_current(tokens, s->first) && !plain) {
		segment_add(p, s, ENTITY_NORP, 0.8f, "ends in -ist");
		return true;
	}
	if (piece->classes & CLASS(LAW_HEAD) && segment_numbered(p, s))
		return true;
	if (piece->acronym) {
		segment_add(p, s, ENTITY_ORG, plain ? 0.3f : 0.8f, "acronym");
		return true;
	}
	if (plain)
		return false;
	if (segment_before_country(tokens, s))
		segment_add(p, s, ENTITY_PLACE, 0.9f, "a country behind it");
	else if (segment_has_place_word(tokens, s))
		segment_add(p, s, ENTITY_PLACE, 0.8f, "a place word beside it");
	else if (before & CLASS(ORG_HEAD))
		segment_add(
			p, s, ENTITY_ORG, 0.7f, "what it is stands before it");
	else if (behind & CLASS(SAYING))
		segment_add(p, s, ENTITY_PER, 0.7f, "a saying verb behind it");
	else if (before & CLASS(PLACE_CUE) && !(piece->classes & CLASS(FIRST)))
		segment_add(p, s, ENTITY_PLACE, 0.55f,
			"a word for places before it");
	else if (piece->classes & (CLASS(FIRST) | CLASS(SURNAME)))
		segment_add(p, s, ENTITY_PER, 0.5f, "gazetteer: first name");
	else if (tokens->list[s->first].flags & TOKEN_SENTENCE)
		segment_add(p, s, ENTITY_PER, 0.2f, "capital");
	else
		segment_add(p, s, ENTITY_PER, 0.4f, "capital");
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
	const char *const *word;

	for (word = words; *word; word++) {
		if (token_says(tokens, i, *word))
			return true;
	}
	return false;
}

/* Heads and tails tell what a longer segment is. */
static bool
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
		segment_add(p, s, ENTITY_EVENT, 0.8f, "one of several");
		return true;
	}
	if (first->classes & CLASS(LAW_HEAD) && second->gap <= GAP_OF) {
		segment_add(p, s, ENTITY_LAW, 0.8f, "begins like a law");
	} else if (last->classes & CLASS(LAW_HEAD)) {
		segment_add(p, s, ENTITY_LAW, 0.8f, "ends like a law");
	} else if (first->classes & CLASS(EVENT_HEAD) &&
		   !(first->classes & CLASS(ORG_HEAD)) &&
		   (second->gap == GAP_OF || second->gap == GAP_PARTICLE)) {
		segment_add(p, s, ENTITY_EVENT, 0.8f, "begins like an event");
	} else if (last->classes & CLASS(EVENT_HEAD) &&
		   !(last->classes & CLASS(ORG_HEAD))) {
		segment_add(p, s, ENTITY_EVENT, 0.8f, "ends like an event");
	} else if (s->any & CLASS(ORG_HEAD) &&
		   !(person && s->end - s->at == 2 &&
			   !(last->classes & CLASS(COMMON)))) {
		segment_add(p, s, ENTITY_ORG, 0.85f,
			"holds a word for organisations");
	} else if (last->classes & CLASS(ORG_TAIL)) {
		segment_add(
			p, s, ENTITY_ORG, 0.85f, "ends like an organisation");
	} else if (last->classes & CLASS(PLACE_TAIL) &&
		   !(person && last->classes & CLASS(SURNAME))) {
		segment_add(p, s, ENTITY_PLACE, 0.85f, "ends like a place");
	} else if (first->classes & CLASS(PLACE_HEAD) &&
		   second->gap <= GAP_OF) {
		segment_add(p, s, ENTITY_PLACE, 0.8f, "begins like a place");
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
static bool
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

static bool
segment_by_citation(struct proposer *p, const struct segment *s)
{
	const struct tokens *tokens = p->tokens;

	if (s->last + 2 >= tokens->count || s->first < 2)
		return false;
	if (segment_is_publisher(tokens, s)) {
		segment_add(p, s, ENTITY_ORG, 0.8f,
			"where a citation names the publisher");
		return true;
	}
	if (segment_is_container(tokens, s)) {
		segment_add(p, s, ENTITY_ORG, 0.8f,
			"where a citation names the periodical");
		return true;
	}
	return false;
}

static bool
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
			"begins with a first name");
		return true;
	}
	if (last->classes & (CLASS(ROLE) | CLASS(TITLE)) &&
		!(last->classes & (CLASS(SURNAME) | CLASS(FIRST))))
		return false;
	if (s->common == pieces && s->end < p->run.count &&
		p->run.pieces[s->end].classes & (CLASS(ROLE) | CLASS(TITLE)))
		return false;
	if (segment_all_caps(p, s)) {
		segment_add(p, s, ENTITY_ORG, 0.8f, "acronym");
	} else if (s->common == pieces) {
		if (tokens->list[s->first].flags & TOKEN_SENTENCE)
			return false;
		segment_add(p, s, ENTITY_ORG, 0.5f, "capitals in mid-sentence");
	} else if (segment_before_country(tokens, s)) {
		segment_add(p, s, ENTITY_PLACE, 0.85f, "a country behind it");
	} else if (segment_has_place_word(tokens, s)) {
		segment_add(p, s, ENTITY_PLACE, 0.8f, "a place word beside it");
	} else if (before & CLASS(ORG_HEAD)) {
		segment_add(
			p, s, ENTITY_ORG, 0.7f, "what it is stands before it");
	} else if (last->classes & CLASS(SURNAME) && !s->common) {
		segment_add(p, s, ENTITY_PER, 0.8f, "ends with a surname");
	} else if (behind & CLASS(SAYING)) {
		segment_add(p, s, ENTITY_PER, 0.8f, "a saying verb behind it");
	} else if (s->common || (s->any & CLASS(COMMON_ES) &&
					!(first->classes & CLASS(SURNAME)))) {
		segment_add(p, s, ENTITY_ORG, 0.5f, "capitals");
	} else if (first->classes & CLASS(STOP) && pieces == 2) {
		segment_add(p, s, ENTITY_PLACE, 0.55f,
			"begins with a Spanish article");
	} else if (before & CLASS(PLACE_CUE)) {
		segment_add(p, s, ENTITY_PLACE, 0.5f,
			"a word for places before it");
	} else {
		segment_add(p, s, ENTITY_PER, 0.6f, "two capitals or more");
	}
	return true;
}

/* A phrase of the gazetteer that is the segment whole, or stands first. */
static bool
segment_known(struct proposer *p, struct segment *s, uint32_t phrase,
	const struct gazetteer_entry *entry)
{
	const struct tokens *tokens = p->tokens;
	const struct fold_word *fold = token_fold(tokens, s->first);
	size_t i;

	/* Often small in this document, and only here with a capital. */
	if (phrase == 1 && !(entry->classes & (CLASS(NORP) | CLASS(COUNTRY))) &&
		fold->lower > fold->upper + 1 && !p->run.pieces[s->at].acronym)
		return false;
	s->end = s->at + phrase;
	s->last = p->run.pieces[s->end - 1].token;
	for (i = 0; i < sizeof knowns / sizeof *knowns; i++) {
		if (!(entry->classes & knowns[i].classes))
			continue;
		segment_add(p, s, knowns[i].type,
			entry->classes & CLASS(FIRST) ? 0.6f : 0.9f,
			knowns[i].why);
		return true;
	}
	return false;
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
	if (p->department && !(piece->classes & (CLASS(FIRST) | NAMES)) &&
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
	if (run->pieces[at + 1].gap != GAP_NONE || next & CLASS(ORG_HEAD) ||
		run_has_head(run, at + 1))
		return false;
	p->titled = at + 1;
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

static void
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
	uint32_t phrase = run_phrase(p->tokens, &p->run, at, NAMES, &entry);
	uint32_t end;
	struct segment s;

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
	if (s.titled &&
		!(entry && phrase == end - at &&
			entry->classes &
				(CLASS(ORG) | CLASS(COUNTRY) | CLASS(NORP))) &&
		!(s.any & CLASS(ORG_HEAD)) && !p->run.pieces[at].acronym &&
		!(s.common == end - at)) {
		segment_add(p, &s, ENTITY_PER, 0.95f, "title before it");
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
		propose_add(p->out, i, i + 1, ENTITY_NORP, 0.8f,
			"gazetteer: people or current");
}

/* In a title only what is known all over counts; the token to go on with. */
static uint32_t
propose_quietly(struct proposer *p, uint32_t i)
{
	const struct tokens *tokens = p->tokens;
	const struct gazetteer_entry *entry, *best = NULL;
	uint64_t hash = token_hash(tokens, i), wanted = NAMES;
	uint32_t end = i + 1, behind = i + 1, longest;
	size_t k;

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
	for (k = 0; best && k < sizeof knowns / sizeof *knowns; k++) {
		if (best->classes & knowns[k].classes) {
			propose_add(p->out, i, behind, knowns[k].type, 0.85f,
				knowns[k].why);
			break;
		}
	}
	return behind;
}

/* "COMSUR, Inti Raymi and Luzon": one kind of thing is listed together. */
static void
propose_lists(const struct tokens *tokens, struct candidates *candidates,
	uint32_t from)
{
	struct candidate *before, *candidate;
	uint32_t i, gap;

	for (i = from + 1; i < candidates->count; i++) {
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
		candidate->why = "listed with others of its kind";
	}
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
	propose_lists(tokens, candidates, 0);
}
