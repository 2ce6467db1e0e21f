/*
 * Candidates of the tagger, set against those of the rules.
 *
 * The tagger has been told what the rules say, so where it sees a name it is
 * mostly believed.  Some rules know better all the same: whoever stands behind
 * a title is a person, a country is a country.  Where capitals say nothing the
 * rules are alone, for the tagger learned from running text.  Where it sees no
 * name and the rules do, their candidate stays with what doubt the tagger
 * leaves, and the document's vote decides.
 */
#include <stdlib.h>

#include "names/address.h"
#include "names/hints.h"
#include "names/tagger.h"
#include "names/terms.h"
#include "lectern/base/memory.h"

/* Below this the tagger is not believed unless the rules agree. */
#define DOUBTFUL 0.7f
#define GUESSED 0.5f /* below this it is hardly better than no one */
#define FAINT 0.15f  /* a candidate that dies unless the document knows it */

/* How a candidate of the rules lies to the name that the tagger sees. */
enum relation { RELATION_SAME = 1, RELATION_WITHIN = 2, RELATION_AROUND = 4 };

/*
 * Reasons of rules that outweigh the tagger, found by counting who was right:
 * where the rule lies so to its name, and what it says is one of these types
 * (a bit each; 0: any).
 */
static const struct judgement {
	unsigned relations;
	unsigned types;
} judgements[REASONS] = {
	/* clang-format off */
	[REASON_TITLE] = { RELATION_SAME | RELATION_WITHIN, 0 },
	[REASON_CALLED] = { RELATION_SAME, 0 },
	[REASON_INITIALS] = { RELATION_SAME, 0 },
	[REASON_COUNTED] = { RELATION_SAME, 0 },
	[REASON_ACRONYM] = { RELATION_SAME, 1u << ENTITY_PLACE },
	[REASON_SAYING] = { RELATION_SAME, 1u << ENTITY_ORG },
	[REASON_ORG_TAIL] = { RELATION_SAME, 1u << ENTITY_ORG },
	[REASON_PLACE_TAIL] = { RELATION_SAME, 1u << ENTITY_ORG },
	[REASON_EVENT_TAIL] = { RELATION_SAME, 1u << ENTITY_ORG },
	[REASON_LAW_TAIL] = { RELATION_SAME, 1u << ENTITY_ORG },
	[REASON_ORG_HEAD] = { RELATION_WITHIN | RELATION_AROUND,
		1u << ENTITY_ORG },
	/* clang-format on */
};

/* What the tagger says, and what comes of both. */
struct joining {
	const struct tokens *tokens;
	const uint8_t *quiet;
	const uint8_t *labels;
	const float *confidence;
	const struct candidates *rules;
	struct candidates out;
	uint32_t at; /* the next candidate of the rules */
};

/* A name the tagger sees. */
struct tagged {
	uint32_t first, behind;
	enum entity_type type;
	float confidence;
};

static enum relation
tagged_relation(const struct tagged *tagged, const struct candidate *rule)
{
	if (rule->first == tagged->first && rule->behind == tagged->behind)
		return RELATION_SAME;
	if (rule->first >= tagged->first && rule->behind <= tagged->behind)
		return RELATION_WITHIN;
	if (rule->first <= tagged->first && rule->behind >= tagged->behind)
		return RELATION_AROUND;
	return 0;
}

static bool
rule_wins(const struct candidate *rule, const struct tagged *tagged)
{
	const struct judgement *judgement = &judgements[rule->why];
	enum relation relation = tagged_relation(tagged, rule);

	if (reason_is_listed(rule->why))
		return relation == RELATION_SAME;
	/* "COMSUR, Inti Raymi and others": its like tells more than a guess. */
	if (rule->why == REASON_LISTED && tagged->confidence < GUESSED)
		return relation == RELATION_SAME;
	return judgement->relations & relation &&
	       (!judgement->types || judgement->types >> tagged->type & 1);
}

/* May a name begin or end with this token? */
static bool
token_is_edge(const struct tokens *tokens, uint32_t i, enum entity_type type)
{
	const struct token *token = &tokens->list[i];

	if (token->kind == TOKEN_SIGN)
		return false;
	if (token->kind == TOKEN_NUMBER || token->flags & TOKEN_UPPER)
		return true;
	return type > ENTITY_ORG ? !(token_classes(tokens, i) &
					   (CLASS(STOP) | CLASS(JOIN)))
				 : token_classes(tokens, i) & CLASS(PARTICLE);
}

/*
 * A title or a calling, and nobody's name: "U.S. Senators" are of the U.S.,
 * and "Vice President" is no person.
 */
static bool
token_is_title(const struct tokens *tokens, uint32_t i)
{
	uint64_t classes = token_classes(tokens, i);

	return classes & (CLASS(TITLE) | CLASS(ROLE)) &&
	       !(classes & (CLASS(FIRST) | CLASS(SURNAME) | CLASS(CITY) |
				   CLASS(COUNTRY) | CLASS(ORG_HEAD)));
}

/* Takes off what does not belong to a name at its edges. */
static void
tagged_trim(const struct tokens *tokens, struct tagged *tagged)
{
	enum entity_type type = tagged->type;

	while (tagged->behind > tagged->first &&
		!propose_hangs(tokens, tagged->behind - 1, type) &&
		(!token_is_edge(tokens, tagged->behind - 1, type) ||
			(type <= ENTITY_ORG &&
				token_is_title(tokens, tagged->behind - 1))))
		tagged->behind--;
	while (tagged->first < tagged->behind &&
		(!token_is_edge(tokens, tagged->first, type) ||
			(type == ENTITY_PER &&
				token_is_title(tokens, tagged->first))))
		tagged->first++;
}

/* Reads the name whose first token has a label that begins one; its end. */
static uint32_t
tagged_read(const struct joining *joining, uint32_t i, struct tagged *tagged)
{
	const uint8_t *labels = joining->labels;
	uint32_t end = i;

	*tagged = (struct tagged){ .first = i, .confidence = 1 };
	tagged->type = (enum entity_type)((labels[i] - 1) / 2);
	do {
		if (joining->confidence[end] < tagged->confidence)
			tagged->confidence = joining->confidence[end];
		end++;
	} while (end < joining->tokens->count && labels[end] == labels[i] + 1);
	tagged->behind = end;
	tagged_trim(joining->tokens, tagged);
	return end;
}

/*
 * An event told in small words ("the Catavi massacre") is for events.c, which
 * finds the names within as well; "1951 Canadian general election" is a name.
 */
static bool
tagged_is_told(const struct tokens *tokens, const struct tagged *tagged)
{
	const struct token *token;
	uint32_t i;

	if (tagged->type != ENTITY_EVENT ||
		tokens->list[tagged->first].kind == TOKEN_NUMBER)
		return false;
	for (i = tagged->first; i < tagged->behind; i++) {
		token = &tokens->list[i];
		if (token->kind == TOKEN_WORD &&
			!(token->flags & TOKEN_UPPER) &&
			!(token_classes(tokens, i) &
				(CLASS(JOIN) | CLASS(PARTICLE) | CLASS(STOP))))
			return true;
	}
	return false;
}

/* Numbers and signs alone are no name. */
static bool
tagged_has_word(const struct tokens *tokens, const struct tagged *tagged)
{
	uint32_t i;

	for (i = tagged->first; i < tagged->behind; i++) {
		if (tokens->list[i].kind == TOKEN_WORD)
			return true;
	}
	return false;
}

/* Is the tagger out of its depth: a title, a headline, a date? */
static bool
tagged_is_idle(const struct joining *joining, const struct tagged *tagged)
{
	const struct tokens *tokens = joining->tokens;
	uint32_t i;

	if (!tagged_has_word(tokens, tagged) || tagged->type == ENTITY_WORK ||
		tagged_is_told(tokens, tagged))
		return true;
	/* The Army, Congress: capitals, and still no names. */
	if (!tokens->spanish && tagged->behind - tagged->first == 1 &&
		token_classes(tokens, tagged->first) & CLASS(GENERIC))
		return true;
	for (i = tagged->first; i < tagged->behind; i++) {
		if (joining->quiet[i] == PROPOSE_QUIET)
			return true;
		if (joining->quiet[i] == PROPOSE_TAKEN &&
			tagged->type != ENTITY_EVENT)
			return true;
	}
	return false;
}

/* Known by this very name; towns are not, too many are words or people. */
static bool
rule_is_known(const struct candidate *rule)
{
	return reason_is_listed(rule->why) && rule->why != REASON_CITY &&
	       rule->why != REASON_FIRST_NAME;
}

/* Side by side, or with nothing but a parenthesis between. */
static bool
rules_touch(const struct tokens *tokens, const struct candidate *a,
	const struct candidate *b)
{
	return b->first == a->behind ||
	       (b->first == a->behind + 1 && token_is(tokens, a->behind, '('));
}

/*
 * An acronym next to an organisation is most likely its own: "LOR-CI Liga
 * Obrera Revolucionaria".
 */
static bool
rule_is_short_form(const struct joining *joining, const struct candidate *rule)
{
	const struct tokens *tokens = joining->tokens;
	const struct candidate *after = rule + 1, *before = rule - 1;

	if (rule->why != REASON_ACRONYM)
		return false;
	return (joining->at + 1 < joining->rules->count &&
		       after->type == ENTITY_ORG &&
		       rules_touch(tokens, rule, after)) ||
	       (joining->at && before->type == ENTITY_ORG &&
		       rules_touch(tokens, before, rule));
}

/* A candidate of the rules where the tagger sees nothing. */
static void
joining_add_alone(struct joining *joining, const struct candidate *rule)
{
	float doubt = 0, confidence;
	uint32_t i;

	for (i = rule->first; i < rule->behind; i++) {
		if (joining->labels[i] || joining->quiet[i])
			doubt = 1;
		else if (1 - joining->confidence[i] > doubt)
			doubt = 1 - joining->confidence[i];
	}
	if (rule->type == ENTITY_NORP || rule_is_known(rule) ||
		rule_is_short_form(joining, rule) ||
		(rule->why == REASON_TITLE &&
			address_names_person(joining->tokens, rule->first)))
		doubt = 1;
	confidence = rule->confidence * doubt;
	if (confidence > 0.2f)
		propose_add(&joining->out, rule->first, rule->behind,
			rule->type, confidence, rule->why);
}

static void
joining_rules_before(struct joining *joining, uint32_t i)
{
	const struct candidates *rules = joining->rules;

	for (; joining->at < rules->count &&
		rules->list[joining->at].behind <= i;
		joining->at++)
		joining_add_alone(joining, &rules->list[joining->at]);
}

/* Do candidates of the rules stand against this name, and win? */
static bool
joining_overruled(const struct joining *joining, const struct tagged *tagged)
{
	const struct candidate *rule = &joining->rules->list[joining->at];
	const struct candidate *end =
		joining->rules->list + joining->rules->count;

	for (; rule < end && rule->first < tagged->behind; rule++) {
		if (rule_wins(rule, tagged))
			return true;
		/* Catavi-Llallagua: two names, as a hyphen joins them. */
		if (rule->first == tagged->first && rule + 1 < end &&
			reason_is_listed(rule->why) &&
			reason_is_listed(rule[1].why) &&
			rule[1].behind == tagged->behind &&
			rule[1].first == rule->behind + 1 &&
			token_is_dash(joining->tokens, rule->behind))
			return true;
	}
	return false;
}

/* A single word, an ordinary one: "A Letter from the Port". */
static bool
joining_is_word(const struct joining *joining, const struct tagged *tagged)
{
	return tagged->behind - tagged->first == 1 &&
	       token_classes(joining->tokens, tagged->first) & CLASS(COMMON);
}

/*
 * Of what only the tagger says, and not loudly, more is wrong than right; but
 * in Spanish the rules know too little for their silence to mean much.
 */
static bool
tagged_is_doubtful(
	const struct joining *joining, const struct tagged *tagged, bool met)
{
	if (joining->tokens->spanish)
		return !met && joining_is_word(joining, tagged);
	return !met || tagged->confidence < DOUBTFUL;
}

static void
joining_add_tagged(struct joining *joining, const struct tagged *tagged)
{
	const struct candidates *rules = joining->rules;
	const struct candidate *rule, *same = NULL;
	/* One candidate may hold two names: "Democrat John Glenn". */
	bool met = joining->at &&
		   rules->list[joining->at - 1].behind > tagged->first;

	for (; joining->at < rules->count &&
		rules->list[joining->at].first < tagged->behind;
		joining->at++) {
		rule = &rules->list[joining->at];
		met = true;
		if (tagged_relation(tagged, rule) == RELATION_SAME &&
			rule->type == tagged->type)
			same = rule;
	}
	if (!same && tagged_is_doubtful(joining, tagged, met)) {
		/* It may still be a damaged spelling of another name. */
		if (tagged->behind - tagged->first == 1)
			propose_add(&joining->out, tagged->first,
				tagged->behind, tagged->type, FAINT,
				REASON_TAGGER)
				->by = BY_TAGGER;
		return;
	}
	propose_add(&joining->out, tagged->first, tagged->behind, tagged->type,
		tagged->confidence, same ? same->why : REASON_TAGGER)
		->by = same ? BY_BOTH : BY_TAGGER;
}

/* the, el, la, de la: what begins anew behind an "and". */
static bool
token_is_article(const struct tokens *tokens, uint32_t i)
{
	static const char *const articles[] = { "the", "el", "la", "los", "las",
		"del", "de", NULL };

	return token_says_any(tokens, i, articles);
}

/* "the Party of Work and the Greens" are two names. */
static void
joining_part(const struct joining *joining, uint8_t *labels)
{
	const struct tokens *tokens = joining->tokens;
	uint32_t i, next;

	for (i = 1; i + 2 < tokens->count; i++) {
		if (!labels[i] || labels[i] % 2 || labels[i + 1] != labels[i] ||
			!(token_says(tokens, i, "and") ||
				token_says(tokens, i, "y") ||
				token_says(tokens, i, "e")) ||
			!token_is_article(tokens, i + 1))
			continue;
		for (next = i + 1;
			next < tokens->count && labels[next] == labels[i] &&
			!(tokens->list[next].flags & TOKEN_UPPER);
			next++)
			;
		if (next == tokens->count || labels[next] != labels[i])
			continue;
		labels[next]--;
		for (; i < next; i++)
			labels[i] = TAGGER_O;
	}
}

static void
joining_join(struct joining *joining)
{
	struct tagged tagged;
	uint32_t i, end, count = joining->tokens->count;

	for (i = 0; i < count; i = end) {
		end = i + 1;
		if (joining->labels[i] % 2 == 0)
			continue;
		end = tagged_read(joining, i, &tagged);
		if (tagged_is_idle(joining, &tagged))
			continue;
		joining_rules_before(joining, tagged.first);
		if (!joining_overruled(joining, &tagged))
			joining_add_tagged(joining, &tagged);
	}
	joining_rules_before(joining, count);
}

void
propose_tagger(const struct tokens *tokens, const uint8_t *quiet,
	const struct tagger *tagger, struct candidates *candidates)
{
	struct hint *hints = hints_new(tokens, quiet, candidates);
	uint8_t *labels = memory_zero(tokens->count + 1, 1);
	float *confidence = memory_zero(tokens->count + 1, sizeof *confidence);
	struct joining joining = { .tokens = tokens,
		.quiet = quiet,
		.labels = labels,
		.confidence = confidence,
		.rules = candidates };

	tagger_tag(tagger, tokens, hints, labels, confidence);
	joining_part(&joining, labels);
	joining_join(&joining);
	propose_settle_initials(tokens, &joining.out);
	propose_settle_lists(tokens, &joining.out);
	propose_settle_short_forms(tokens, &joining.out);
	propose_settle_others(tokens, &joining.out);
	propose_settle_legal(tokens, &joining.out);
	propose_settle_bynames(tokens, &joining.out);
	propose_settle_districts(tokens, &joining.out);
	propose_settle_clubs(tokens, &joining.out);
	propose_settle_currents(tokens, &joining.out);
	propose_settle_hyphens(tokens, &joining.out);
	terms_settle(tokens, &joining.out);
	free(candidates->list);
	*candidates = joining.out;
	free(confidence);
	free(labels);
	free(hints);
}
