/*
 * Features of a token: words, affixes, shapes, clusters and gazetteers of its
 * neighbourhood, the run of capitals it stands in, and what the rest of the
 * document says of its word (Ratinov and Roth 2009, "Design challenges and
 * misconceptions in named entity recognition").
 */
#include "names/features.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

/* Where in a gazetteer phrase a token stands; above them the classes. */
enum { PHRASE_ALONE = 1, PHRASE_FIRST = 2, PHRASE_INSIDE = 3 };
#define PHRASE_SHIFT 2

/* -- phrases and runs ----------------------------------------------------- */

const struct feature_atom *
features_atom(const struct features *features, uint32_t i)
{
	return &features->atoms.list[features->atoms.of[i]];
}

/* The longest phrase of the gazetteer that begins here, if any. */
static uint32_t
feature_phrase(const struct features *features, const struct lexicon *lexicon,
	uint32_t from, uint16_t *classes)
{
	const struct tokens *tokens = features->tokens;
	uint64_t hash = features_atom(features, from)->lower;
	uint32_t i, longest = 0;
	uint16_t found;

	for (i = from; i < from + LEXICON_PHRASE_TOKENS; i++) {
		if (i > from)
			hash = lexicon_hash_join(
				hash, features_atom(features, i)->lower);
		found = lexicon_find(&lexicon->phrases, hash);
		if (found) {
			longest = i - from + 1;
			*classes = found;
		}
		if (i + 1 >= tokens->count || token_breaks(tokens, i + 1))
			break;
	}
	return longest;
}

static void
features_find_phrases(struct features *features, const struct lexicon *lexicon)
{
	const struct token *list = features->tokens->list;
	uint32_t i, k, len, count = features->tokens->count;
	uint16_t classes = 0, where;

	for (i = 0; i < count; i++) {
		if (list[i].kind != TOKEN_WORD || features->phrases[i] ||
			!(list[i].flags & TOKEN_UPPER))
			continue;
		len = feature_phrase(features, lexicon, i, &classes);
		for (k = 0; k < len; k++) {
			where = len == 1 ? PHRASE_ALONE
				: k      ? PHRASE_INSIDE
					 : PHRASE_FIRST;
			features->phrases[i + k] =
				(uint16_t)(classes << PHRASE_SHIFT | where);
		}
	}
}

static bool
feature_is_capital(const struct token *token)
{
	return token->kind == TOKEN_WORD && token->flags & TOKEN_UPPER;
}

static void
features_find_runs(struct features *features)
{
	const struct tokens *tokens = features->tokens;
	uint32_t i, from = 0, k;

	for (i = 0; i < tokens->count; i++) {
		if (!feature_is_capital(&tokens->list[i]))
			continue;
		if (!i || !feature_is_capital(&tokens->list[i - 1]) ||
			tokens->list[i].flags & TOKEN_SENTENCE)
			from = i;
		features->run[i] = from;
		for (k = from; k <= i; k++)
			features->run_end[k] = i + 1;
		/* Headlines in capitals must not make this quadratic. */
		if (i - from > 16)
			from = i;
	}
}

void
features_init(struct features *features, const struct tokens *tokens,
	const struct lexicon *lexicon, const struct hint *hints)
{
	static const char *const joins[FEATURE_JOINS] = { "and", "or", "y",
		"e" };
	const uint32_t count = tokens->count + 1;
	size_t i;

	*features = (struct features){ .tokens = tokens, .hints = hints };
	for (i = 0; i < FEATURE_JOINS; i++)
		features->joins[i] = lexicon_hash(slice_of(joins[i]));
	features->phrases = memory_zero(count, sizeof *features->phrases);
	features->run = memory_zero(count, sizeof *features->run);
	features->run_end = memory_zero(count, sizeof *features->run_end);
	atoms_make(&features->atoms, tokens, lexicon);
	features_find_phrases(features, lexicon);
	features_find_runs(features);
}

void
features_done(struct features *features)
{
	atoms_done(&features->atoms);
	free(features->phrases);
	free(features->run);
	free(features->run_end);
	*features = (struct features){ 0 };
}

/* -- the facts about one token -------------------------------------------- */

#define ROLE_TEMPLATES 64                            /* more than a role has */
#define SPREAD_TEMPLATES 16                          /* the last of ROLE_HERE */
#define PLACE_TEMPLATES (ROLE_IDLE * ROLE_TEMPLATES) /* before the first */
#define IDLE_TEMPLATES (PLACE_TEMPLATES + 24)
#define PHRASE_TEMPLATES (IDLE_TEMPLATES + 12)

/* Where facts are collected; every template is told apart by its number. */
struct facts {
	uint64_t *out;
	size_t count;
	uint64_t template;
};

static void
fact_add(struct facts *facts, uint64_t value)
{
	facts->out[facts->count++] = feature_mix(
		++facts->template * UINT64_C(0x9e3779b97f4a7c15), value);
}

/* As fact_add, but nothing is said where the value is 0. */
static void
fact_add_some(struct facts *facts, uint64_t value)
{
	if (value)
		fact_add(facts, value);
	else
		facts->template ++;
}

/* The first bits of a Brown path, which has a 1 before them. */
static uint64_t
feature_path_head(uint16_t path, unsigned bits)
{
	unsigned len = 0;

	while (path >> (len + 1))
		len++;
	return len > bits ? path >> (len - bits) : path;
}

static const struct feature_atom feature_edge = { .exact = 1, .lower = 1 };

static const struct feature_atom *
feature_near(const struct features *features, uint32_t at, uint32_t from,
	uint32_t to)
{
	/* Unsigned: before the first token is far behind the last. */
	return at >= from && at < to ? features_atom(features, at)
				     : &feature_edge;
}

static void
features_of_word(struct facts *facts, const struct feature_atom *atom)
{
	size_t i;

	fact_add(facts, atom->exact);
	fact_add(facts, atom->lower);
	for (i = 0; i < FEATURE_AFFIXES - 1; i++)
		fact_add_some(facts, atom->prefix[i]);
	for (i = 0; i < FEATURE_AFFIXES; i++)
		fact_add_some(facts, atom->suffix[i]);
	fact_add(facts, atom->shape);
	fact_add_some(facts, atom->path);
	fact_add_some(facts, feature_path_head(atom->path, 4));
	fact_add_some(facts, feature_path_head(atom->path, 6));
	fact_add_some(facts, feature_path_head(atom->path, 10));
}

static void
features_of_neighbour(struct facts *facts, const struct feature_atom *atom)
{
	fact_add(facts, atom->lower);
	fact_add_some(facts, atom->suffix[2]);
	fact_add(facts, atom->shape);
	fact_add_some(facts, atom->path);
	fact_add_some(facts, feature_path_head(atom->path, 6));
}

static void
features_of_phrase(struct facts *facts, const struct features *features,
	uint32_t i, uint32_t from, uint32_t to)
{
	uint16_t here = features->phrases[i];
	uint16_t before = i > from ? features->phrases[i - 1] : 0;
	uint16_t after = i + 1 < to ? features->phrases[i + 1] : 0;
	unsigned class;

	fact_add_some(facts, here);
	fact_add_some(facts, before ? before | (uint64_t)here << 16 | 1 : 0);
	fact_add_some(facts, after ? after | (uint64_t)here << 16 | 1 : 0);
	fact_add_some(facts, after);
	fact_add_some(facts, before);
	/* Each class by itself, whatever else the phrase may be. */
	facts->template ++;
	for (class = 0; class < 16 - PHRASE_SHIFT; class ++) {
		if (here >> (class + PHRASE_SHIFT) & 1)
			facts->out[facts->count++] = feature_mix(
				facts->template * 64 + class, here & 3u);
	}
}

static void
features_of_run(struct facts *facts, const struct features *features,
	uint32_t i, uint32_t from, uint32_t to)
{
	uint32_t begin = features->run[i], end = features->run_end[i];

	if (!feature_is_capital(&features->tokens->list[i])) {
		facts->template += 5;
		return;
	}
	fact_add(facts, feature_near(features, begin - 1, from, to)->lower);
	fact_add(facts, feature_near(features, end, from, to)->lower);
	fact_add(facts, feature_near(features, begin, from, to)->lower);
	fact_add(facts, feature_near(features, end - 1, from, to)->lower);
	fact_add(facts, (uint64_t)(end - begin > 5 ? 5 : end - begin) * 8 +
				(i - begin > 5 ? 5 : i - begin));
}

static void
features_of_neighbours(struct facts *facts, const struct features *features,
	uint32_t i, uint32_t from, uint32_t to)
{
	const struct feature_atom *w = features_atom(features, i);
	const struct feature_atom *p = feature_near(features, i - 1, from, to);
	const struct feature_atom *n = feature_near(features, i + 1, from, to);
	const struct feature_atom *pp = feature_near(features, i - 2, from, to);
	const struct feature_atom *nn = feature_near(features, i + 2, from, to);

	fact_add(facts, pp->lower);
	fact_add(facts, nn->lower);
	fact_add(facts, feature_mix(p->lower, w->lower));
	fact_add(facts, feature_mix(w->lower, n->lower));
	fact_add(facts, feature_mix(p->lower, n->lower));
	fact_add(facts, feature_mix(pp->lower, p->lower));
	fact_add(facts, feature_mix(n->lower, nn->lower));
	fact_add(facts, feature_mix(p->shape, w->shape));
	fact_add(facts, feature_mix(w->shape, n->shape));
	fact_add(facts, feature_mix(feature_mix(p->shape, w->shape), n->shape));
	fact_add(
		facts, feature_mix(pp->shape, feature_mix(p->shape, w->shape)));
}

/* Does this token stand between the parts of a list? */
static bool
feature_is_join(const struct features *features, uint32_t i)
{
	const struct token *token = &features->tokens->list[i];
	uint64_t lower = features_atom(features, i)->lower;
	const uint64_t *joins = features->joins;

	if (token->kind == TOKEN_SIGN)
		return token->value == ',' || token->value == ';';
	return lower == joins[0] || lower == joins[1] || lower == joins[2] ||
	       lower == joins[3];
}

/* What another part of the list is, by its last or first word. */
static void
features_of_part(
	struct facts *facts, const struct features *features, uint32_t i)
{
	const struct feature_atom *atom = features_atom(features, i);

	fact_add(facts, features->hints[i].settled);
	fact_add(facts, features->phrases[i]);
	fact_add(facts, feature_path_head(atom->path, 10));
	fact_add(facts, feature_mix(atom->shape, features->hints[i].first));
}

/* The names that a list has before and behind this one. */
static void
features_of_list(struct facts *facts, const struct features *features,
	uint32_t i, uint32_t from, uint32_t to)
{
	uint32_t begin = features->run[i], end = features->run_end[i];
	uint64_t template = facts->template;

	facts->template = template + 8;
	if (!feature_is_capital(&features->tokens->list[i]))
		return;
	facts->template = template;
	while (begin > from && i - begin < 24 &&
		feature_is_join(features, begin - 1))
		begin--;
	if (begin < features->run[i] && begin > from)
		features_of_part(facts, features, begin - 1);
	facts->template = template + 4;
	while (end < to && feature_is_join(features, end))
		end++;
	if (end > features->run_end[i] && end < to)
		features_of_part(facts, features, end);
	facts->template = template + 8;
}

static bool
hint_is_idle(const struct hint *hint)
{
	return !hint->settled && !hint->why && !hint->first;
}

bool
features_is_idle(
	const struct features *features, uint32_t i, uint32_t from, uint32_t to)
{
	return !(features->tokens->list[i].flags & TOKEN_SENTENCE) &&
	       hint_is_idle(&features->hints[i]) &&
	       (i <= from || hint_is_idle(&features->hints[i - 1])) &&
	       (i + 1 >= to || hint_is_idle(&features->hints[i + 1]));
}

/* What is to be said of a token by its hints and as first of a sentence. */
static void
features_of_idle(struct facts *facts, const struct feature_atom *atom)
{
	fact_add(facts, 1);
	fact_add(facts, (uint64_t)atom->shape << 8);
	fact_add(facts, 0);
	fact_add(facts, 0);
	facts->template ++;
	fact_add(facts, 0);
	fact_add(facts, 0);
	fact_add(facts, 0);
	fact_add(facts, feature_mix(atom->shape, 0));
	fact_add(facts, feature_mix(atom->path, 0));
}

/* What the rules take the token and its neighbours for. */
static void
features_of_hints(struct facts *facts, const struct features *features,
	uint32_t i, uint32_t from, uint32_t to)
{
	static const struct hint none = { 0 };
	const struct hint *here = &features->hints[i];
	const struct hint *before = i > from ? here - 1 : &none;
	const struct hint *after = i + 1 < to ? here + 1 : &none;

	fact_add(facts, here->first);
	fact_add(facts, here->settled);
	fact_add_some(facts, here->why);
	fact_add(facts, (uint64_t)here->first << 16 | here->settled);
	fact_add(facts, (uint64_t)before->settled << 16 | here->settled);
	fact_add(facts, (uint64_t)after->settled << 16 | here->settled);
	fact_add(facts,
		feature_mix(features_atom(features, i)->shape, here->settled));
	fact_add(facts,
		feature_mix(features_atom(features, i)->path, here->settled));
	fact_add_some(facts, before->why);
	fact_add_some(facts, after->why);
}

size_t
features_of_role(
	const struct feature_atom *atom, enum feature_role role, uint64_t *out)
{
	struct facts facts = { .out = out, .template = role * ROLE_TEMPLATES };

	if (!atom)
		atom = &feature_edge;
	if (role == ROLE_HERE) {
		features_of_word(&facts, atom);
	} else if (role == ROLE_IDLE) {
		facts.template = IDLE_TEMPLATES;
		features_of_idle(&facts, atom);
	} else {
		features_of_neighbour(&facts, atom);
	}
	return facts.count;
}

size_t
features_of_spread(const struct feature_atom *atom, uint64_t *out)
{
	struct facts facts = { .out = out, .template = SPREAD_TEMPLATES };

	fact_add_some(&facts, atom->spread);
	fact_add_some(&facts, (uint64_t)atom->spread << 32 | atom->shape);
	return facts.count;
}

size_t
features_of_place(const struct features *features, uint32_t i, uint32_t from,
	uint32_t to, uint64_t *out)
{
	struct facts facts = { .out = out, .template = PLACE_TEMPLATES };
	uint16_t flags = features->tokens->list[i].flags;

	features_of_neighbours(&facts, features, i, from, to);
	features_of_run(&facts, features, i, from, to);
	features_of_list(&facts, features, i, from, to);
	if (!features_is_idle(features, i, from, to)) {
		fact_add(&facts, (flags & TOKEN_SENTENCE) << 1 | 1);
		fact_add(&facts,
			(uint64_t)features_atom(features, i)->shape << 8 |
				(flags & TOKEN_SENTENCE ? 1 : 0));
		features_of_hints(&facts, features, i, from, to);
	}
	facts.template = PHRASE_TEMPLATES;
	features_of_phrase(&facts, features, i, from, to);
	return facts.count;
}

size_t
features_of(const struct features *features, uint32_t i, uint32_t from,
	uint32_t to, uint64_t out[FEATURE_MAX])
{
	const struct feature_atom *atom = features_atom(features, i);
	size_t count = features_of_role(atom, ROLE_HERE, out);

	count += features_of_spread(atom, out + count);
	count += features_of_role(
		i > from ? features_atom(features, i - 1) : NULL, ROLE_BEFORE,
		out + count);
	count += features_of_role(
		i + 1 < to ? features_atom(features, i + 1) : NULL, ROLE_AFTER,
		out + count);
	if (features_is_idle(features, i, from, to))
		count += features_of_role(atom, ROLE_IDLE, out + count);
	return count + features_of_place(features, i, from, to, out + count);
}
