/*
 * The steps of links.c in turn, then an entity for each set of joined names.
 * Its name is the form a reader would look it up by: the longest name of a
 * person, the words an acronym stands for, and of equals the most frequent.
 */
#include "names/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "names/address.h"
#include "names/heads.h"
#include "names/links.h"
#include "names/narrative.h"
#include "names/terms.h"
#include "lectern/names/alias.h"

/* The text of a name, with one blank for every run of blanks. */
static char *
name_text(const struct links *links, uint32_t first, uint32_t behind)
{
	const struct token *list = links->tokens->list;
	struct slice text =
		doc_slice(links->doc, list[first].start, list[behind - 1].end);
	struct str out = { 0 };
	size_t i;

	for (i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.data[i];

		if (byte == 0xc2 && i + 1 < text.len &&
			(unsigned char)text.data[i + 1] == 0xa0)
			i++, byte = ' ';
		if (byte == '\n' || byte == '\t')
			byte = ' ';
		if (byte == ' ' && out.len && out.data[out.len - 1] == ' ')
			continue;
		str_add_char(&out, (char)byte);
	}
	return str_take(&out);
}

/* A name as it is compared; of somebody's the core, without "Old" and "Mrs". */
static char *
name_key(const struct links *links, const struct name *name)
{
	uint32_t first = name->first, behind = name->behind;
	char *text, *key;

	if (name->type == ENTITY_PER)
		address_core(links->tokens, &first, &behind);
	text = name_text(links, first, behind);
	key = alias_normalise(name->type, text);
	free(text);
	return key;
}

/* Did the scanner put a blank into one of its words? */
static bool
name_is_broken(const struct tokens *tokens, const struct name *name)
{
	uint32_t i;

	for (i = name->first; i < name->behind; i++) {
		if (token_is_healed(tokens, i))
			return true;
	}
	return false;
}

static void
links_init(struct links *links, const struct tokens *tokens,
	const struct names *names, struct doc *doc)
{
	uint32_t i;

	*links = (struct links){ .tokens = tokens, .names = names, .doc = doc };
	links->keys = memory_zero(names->count + 1, sizeof *links->keys);
	links->parent = memory_zero(names->count + 1, sizeof *links->parent);
	links->variant = memory_zero(names->count + 1, sizeof *links->variant);
	links->address = memory_zero(names->count + 1, sizeof *links->address);
	for (i = 0; i < names->count; i++) {
		links->parent[i] = i;
		links->address[i] = names->list[i].address;
		if (!names->list[i].mentions)
			continue;
		links->keys[i] = name_key(links, &names->list[i]);
		links->variant[i] = name_is_broken(tokens, &names->list[i]);
	}
}

static void
links_done(struct links *links)
{
	uint32_t i;

	for (i = 0; i < links->names->count; i++)
		free(links->keys[i]);
	free(links->keys);
	free(links->parent);
	free(links->variant);
	free(links->address);
	free(links->list);
}

/* How good a name for the entity is: more words, then oftener. */
static uint64_t
name_worth(const struct links *links, uint32_t i)
{
	const struct name *name = &links->names->list[i];
	uint32_t first = name->first, behind = name->behind;
	uint64_t words, worth;
	const struct token *token = &links->tokens->list[name->first];

	if (links->variant[i])
		return name->mentions;
	if (name->type == ENTITY_PER)
		address_core(links->tokens, &first, &behind);
	words = behind - first;
	if (name->type == ENTITY_PLACE)
		words = 1;
	if (token->flags & TOKEN_CAPS && words == 1)
		words = 0;
	if (token->flags & TOKEN_STOPS && words > 1)
		words = 1;
	if (words > 15)
		words = 15;
	worth = words << 32 | name->mentions;
	return worth + ((uint64_t)1 << 40);
}

/* Which name of each set gives the entity its own. */
static uint32_t *
links_best(const struct links *links)
{
	uint32_t *best = memory_zero(links->names->count + 1, sizeof *best);
	uint32_t i, root;

	for (i = 0; i < links->names->count; i++) {
		if (!links->keys[i])
			continue;
		root = links_root(links, i);
		if (!best[root] || name_worth(links, i) >
					   name_worth(links, best[root] - 1))
			best[root] = i + 1;
	}
	return best;
}

/* The reasons of an entity, each once, as a sentence. */
static void
entities_explain(const struct links *links, const uint32_t *entity)
{
	struct doc *doc = links->doc;
	struct entity *to;
	uint32_t i;

	for (i = 0; i < links->count; i++) {
		uint32_t index = entity[links_root(links, links->list[i].a)];

		if (!index)
			continue;
		to = &doc->entities[index - 1];
		if (!to->why)
			to->why = doc_string(doc, links->list[i].why);
		else if (!strstr(to->why, links->list[i].why) &&
			 strlen(to->why) < 200)
			to->why = doc_format(
				doc, "%s; %s", to->why, links->list[i].why);
	}
}

static uint32_t
entity_of(const struct links *links, uint32_t root, uint32_t *entity,
	const uint32_t *best)
{
	const struct name *name = &links->names->list[best[root] - 1];
	uint32_t first = name->first;
	char *text;

	if (!entity[root]) {
		if (name->type == ENTITY_PER)
			first = address_begin(links->tokens, name);
		text = name_text(links, first, name->behind);
		doc_add_entity(
			links->doc, name->type, doc_string(links->doc, text));
		free(text);
		entity[root] = (uint32_t)links->doc->entity_count;
	}
	return entity[root] - 1;
}

/* By root: how many of the names that were joined have several words. */
static uint32_t *
links_full_forms(const struct links *links)
{
	uint32_t *full = memory_zero(links->names->count + 1, sizeof *full), i;
	const struct name *name = links->names->list;

	for (i = 0; i < links->names->count; i++, name++) {
		if (name->mentions && name->behind - name->first > 1)
			full[links_root(links, i)]++;
	}
	return full;
}

static bool
name_has_fuller(
	const struct links *links, const uint32_t *full, uint32_t number)
{
	const struct name *name = &links->names->list[number];

	return full[links_root(links, number)] >
	       (name->behind - name->first > 1 ? 1u : 0u);
}

/* Two reasons as one; few differ, so the last one is kept. */
struct agreed {
	enum reason why;
	const char *both;
};

static const char *
mention_why(struct doc *doc, const struct candidate *c, struct agreed *agreed)
{
	if (c->by != BY_BOTH)
		return reason_text(c->why);
	if (agreed->why != c->why)
		*agreed = (struct agreed){ c->why,
			doc_format(doc, "%s; tagger", reason_text(c->why)) };
	return agreed->both;
}

/*
 * Where a mention ends: "2003 invasion of Iraq", "2004 election in Poland" go
 * on over the place, which stays a mention, too.
 */
static uint32_t
mention_behind(const struct tokens *tokens, const struct candidates *candidates,
	uint32_t i)
{
	const struct candidate *c = &candidates->list[i];
	uint32_t at = c->behind;

	if (c->type != ENTITY_EVENT || i + 1 >= candidates->count ||
		tokens->list[c->first].kind != TOKEN_NUMBER ||
		!(token_says(tokens, at - 1, "election") ||
			token_says(tokens, at - 1, "elections") ||
			token_says(tokens, at - 1, "referendum") ||
			token_says(tokens, at - 1, "invasion") ||
			token_says(tokens, at - 1, "war")) ||
		token_breaks(tokens, at) ||
		!(token_says(tokens, at, "in") || token_says(tokens, at, "of")))
		return at;
	at += 1 + token_says(tokens, at + 1, "the");
	return candidates->list[i + 1].type == ENTITY_PLACE &&
			       candidates->list[i + 1].first == at &&
			       !token_breaks(tokens, at)
		       ? candidates->list[i + 1].behind
		       : c->behind;
}

static void
resolve_mentions(const struct links *links, const struct candidates *candidates)
{
	uint32_t *entity = memory_zero(links->names->count + 1, sizeof *entity);
	uint32_t *best = links_best(links), i, first, floor = 0;
	uint32_t *full = links_full_forms(links);
	bool narrative = narrative_is(links->tokens);
	struct doc *doc = links->doc;
	struct agreed agreed = { 0 };
	const struct candidate *c;
	struct span *span;

	for (i = 0; i < candidates->count; i++) {
		c = &candidates->list[i];
		first = c->first;
		if (narrative && c->type == ENTITY_PER)
			first = narrative_begin(links->tokens, first, floor);
		floor = c->behind;
		span = doc_add_span(doc, SPAN_MENTION,
			links->tokens->list[first].start,
			links->tokens
				->list[mention_behind(
					       links->tokens, candidates, i) -
					1]
				.end);
		span->type = c->type;
		span->target = entity_of(
			links, links_root(links, c->name), entity, best);
		span->confidence = propose_sure(c, &links->names->list[c->name],
			name_has_fuller(links, full, c->name));
		if (c->confidence < 0.5f)
			span->flags |= SPAN_UNSURE;
		if (links->variant[c->name])
			span->flags |= SPAN_SCAN;
		span->why = mention_why(doc, c, &agreed);
		span->value = doc->entities[span->target].name;
		doc->entities[span->target].mentions++;
	}
	entities_explain(links, entity);
	free(full);
	free(best);
	free(entity);
}

void
resolve_names(const struct tokens *tokens, struct names *names,
	struct candidates *candidates, struct doc *doc)
{
	struct links links;
	struct heads heads;

	address_part(names, tokens, candidates);
	heads_init(&heads, tokens, names);
	links_init(&links, tokens, names, doc);
	links_by_gazetteer(&links);
	links_by_key(&links);
	links_by_beginning(&links);
	links_by_context(&links, candidates);
	terms_link(&links, candidates);
	links_of_people(&links);
	links_by_initials(&links);
	links_by_spelling(&links);
	heads_link(&heads, &links, names, candidates);
	heads_done(&heads);
	resolve_mentions(&links, candidates);
	links_done(&links);
}
