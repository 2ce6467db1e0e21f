/*
 * Around each head noun three shapes are tried: the head and "of" or "at" with
 * a place or a date behind it, a place before it, a date before it.  Heads
 * that speak of blood or power (massacre, uprising) take a place alone; an
 * election or a strike takes a date, or there would be no end of them.
 */
#include "names/events.h"

#include <stdlib.h>
#include <string.h>

struct eventing {
	const struct tokens *tokens;
	struct doc *doc;
	uint8_t *kind;   /* by token: enum part */
	uint32_t *until; /* behind the part that begins with a token */
	uint32_t *since; /* its first token, for the last one */
	uint32_t others; /* entities that were there before */
};

enum part { PART_NONE, PART_DATE, PART_PLACE, PART_OTHER };

/* Heads one place is enough for. */
static bool
head_is_strong(struct slice text)
{
	static const char *const strong[] = { "massacre", "massacres", "battle",
		"siege", "uprising", "mutiny", "rebellion", "revolt", "pogrom",
		"insurrection", "masacre", "matanza", "batalla", "sitio",
		"levantamiento", "rebelion", "sublevacion", "alzamiento",
		NULL };
	const char *const *word;

	for (word = strong; *word; word++) {
		if (slice_is(text, *word))
			return true;
	}
	return false;
}

static void
part_mark(struct eventing *e, uint32_t first, uint32_t behind, enum part kind)
{
	if (first >= behind || behind > e->tokens->count)
		return;
	e->kind[first] = (uint8_t)kind;
	e->kind[behind - 1] = (uint8_t)kind;
	e->until[first] = behind;
	e->since[behind - 1] = first;
}

static void
parts_mark(struct eventing *e, const struct candidates *candidates)
{
	const struct doc *doc = e->doc;
	uint32_t i, first, behind;

	for (i = 0; i < candidates->count; i++)
		part_mark(e, candidates->list[i].first,
			candidates->list[i].behind,
			candidates->list[i].type == ENTITY_PLACE ? PART_PLACE
								 : PART_OTHER);
	for (i = 0; i < doc->span_count; i++) {
		if (doc->spans[i].kind != SPAN_DATE)
			continue;
		first = token_from(e->tokens, doc->spans[i].start);
		behind = token_from(e->tokens, doc->spans[i].end);
		part_mark(e, first, behind, PART_DATE);
	}
}

static void
event_add(struct eventing *e, uint32_t first, uint32_t last)
{
	struct doc *doc = e->doc;
	uint32_t start = e->tokens->list[first].start;
	uint32_t end = e->tokens->list[last].end;
	const char *name = doc_copy(doc, doc_slice(doc, start, end));
	struct span *span;
	uint32_t i, entity = DOC_NONE;

	for (i = (uint32_t)doc->entity_count; i-- > e->others;) {
		if (doc->entities[i].type == ENTITY_EVENT &&
			strcmp(doc->entities[i].name, name) == 0)
			entity = i;
	}
	if (entity == DOC_NONE) {
		doc_add_entity(doc, ENTITY_EVENT, name);
		entity = (uint32_t)doc->entity_count - 1;
	}
	doc->entities[entity].mentions++;
	span = doc_add_span(doc, SPAN_MENTION, start, end);
	span->type = ENTITY_EVENT;
	span->target = entity;
	span->confidence = 0.7f;
	span->value = doc->entities[entity].name;
	span->why = "a word for events, and where or when";
}

static bool
joins_behind(const struct tokens *tokens, uint32_t i)
{
	return token_says(tokens, i, "of") || token_says(tokens, i, "at") ||
	       token_says(tokens, i, "de") || token_says(tokens, i, "del") ||
	       token_says(tokens, i, "en");
}

/* general strike, military coup, student uprising: one word of the name. */
static bool
is_kind_word(const struct tokens *tokens, uint32_t i)
{
	static const char *const kinds[] = { "general", "military", "student",
		"peasant", "civil", "prison", "hunger", "presidential",
		"legislative", "parliamentary", "federal", "miners", NULL };

	return token_says_any(tokens, i, kinds);
}

static uint32_t
event_begin(const struct eventing *e, uint32_t head)
{
	if (!token_breaks(e->tokens, head) && is_kind_word(e->tokens, head - 1))
		return head - 1;
	return head;
}

/* uprising of October 2003; massacre at Catavi; clashes of May and June */
static bool
event_behind(struct eventing *e, uint32_t head, bool strong)
{
	const struct tokens *tokens = e->tokens;
	uint32_t at = head + 1, behind;

	if (token_breaks(tokens, at) || token_breaks(tokens, at + 1) ||
		!joins_behind(tokens, at))
		return false;
	at++;
	if (token_says(tokens, at, "the") && !token_breaks(tokens, at + 1))
		at++;
	if (!(e->kind[at] == PART_DATE && !token_says(tokens, at - 1, "at")) &&
		!(strong && e->kind[at] == PART_PLACE))
		return false;
	behind = e->until[at];
	if (!behind)
		return false;
	if (e->kind[at] == PART_DATE && behind + 1 < tokens->count &&
		token_says(tokens, behind, "and") &&
		e->kind[behind + 1] == PART_DATE && e->until[behind + 1])
		behind = e->until[behind + 1];
	event_add(e, event_begin(e, head), behind - 1);
	return true;
}

/* the Catavi massacre; the 1931 election; the April 1980 strike */
static bool
event_before(struct eventing *e, uint32_t head, bool strong)
{
	uint32_t first = event_begin(e, head), at;

	if (token_breaks(e->tokens, first) || first == 0)
		return false;
	at = first - 1;
	if (e->kind[at] == PART_PLACE && first > e->since[at] &&
		e->since[at] > 0 && !token_breaks(e->tokens, e->since[at]) &&
		e->kind[e->since[at] - 1] == PART_DATE)
		at = e->since[at] - 1;
	else if (e->kind[at] != PART_DATE &&
		 !(strong && e->kind[at] == PART_PLACE))
		return false;
	first = e->since[at];
	if (token_breaks(e->tokens, first) ||
		token_is_dash(e->tokens, head - 1))
		return false;
	event_add(e, first, head);
	return true;
}

void
events_find(const struct tokens *tokens, const struct candidates *candidates,
	struct doc *doc)
{
	struct eventing e = { .tokens = tokens,
		.doc = doc,
		.others = (uint32_t)doc->entity_count };
	const struct token *token;
	uint32_t i;
	bool strong;

	e.kind = memory_zero(tokens->count + 1, sizeof *e.kind);
	e.until = memory_zero(tokens->count + 1, sizeof *e.until);
	e.since = memory_zero(tokens->count + 1, sizeof *e.since);
	parts_mark(&e, candidates);
	for (i = 0; i < tokens->count; i++) {
		token = &tokens->list[i];
		if (token->kind != TOKEN_WORD || e.kind[i] ||
			!(token_classes(tokens, i) & CLASS(EVENT_HEAD)))
			continue;
		strong = head_is_strong(token_fold(tokens, i)->text);
		if (!event_before(&e, i, strong))
			event_behind(&e, i, strong);
	}
	free(e.kind);
	free(e.until);
	free(e.since);
}
