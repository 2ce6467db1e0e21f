/*
 * Where capitals say nothing: headings and titles in Title Case, headlines in
 * capitals; and what is no name because it is a date or a marker.
 */
#include "names/propose.h"

#include <string.h>

/* Words and capitals of a stretch; long words only, small ones tell nothing. */
struct capitals {
	uint32_t words, upper, caps;
};

static void
capitals_count(const struct tokens *tokens, uint32_t i, struct capitals *count)
{
	const struct token *token = &tokens->list[i];

	if (token->kind != TOKEN_WORD || token->end - token->start < 4)
		return;
	count->words++;
	count->upper += (token->flags & TOKEN_UPPER) != 0;
	count->caps += (token->flags & TOKEN_CAPS) != 0;
}

static bool
capitals_are_quiet(const struct capitals *count, uint32_t least)
{
	if (count->words >= 2 && count->caps == count->words)
		return true;
	return count->words >= least && count->upper * 10 >= count->words * 7;
}

/*
 * "MINEROS EN HUELGA La Paz (EFE)": behind capitals of which quiet_shouts
 * knows, only what follows them is asked.
 */
static bool
heading_is_quiet(struct capitals count)
{
	if (count.caps == count.words)
		return true;
	if (count.caps > 1) {
		count.words -= count.caps;
		count.upper -= count.caps;
		count.caps = 0;
	}
	return capitals_are_quiet(&count, 3);
}

static bool
sign_opens(const struct tokens *tokens, uint32_t i)
{
	return token_is(tokens, i, 0x201c) || token_is(tokens, i, 0xab) ||
	       (token_is(tokens, i, '"') && i + 1 < tokens->count &&
		       tokens->list[i + 1].flags & TOKEN_GLUED);
}

/* A quotation whose words have capitals is a title: quiet. */
static void
quiet_quotation(const struct tokens *tokens, uint32_t open, uint8_t *quiet)
{
	struct capitals count = { 0 };
	uint32_t i;

	for (i = open + 1; i < tokens->count && i < open + 60; i++) {
		if (token_breaks(tokens, i))
			return;
		if (token_is(tokens, i, 0x201d) || token_is(tokens, i, 0xbb) ||
			token_is(tokens, i, '"'))
			break;
		capitals_count(tokens, i, &count);
	}
	if (i < tokens->count && i < open + 60 && capitals_are_quiet(&count, 3))
		memset(quiet + open, 1, i - open);
}

/* CAPITALS of two words and more: a headline that begins a paragraph. */
static void
quiet_shouts(const struct tokens *tokens, uint8_t *quiet)
{
	uint32_t i, last = UINT32_MAX;

	for (i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->list[i];

		if (token->flags & TOKEN_BLOCK)
			last = UINT32_MAX;
		if (token->kind != TOKEN_WORD)
			continue;
		if (!(token->flags & TOKEN_CAPS) ||
			token->end - token->start < 4) {
			if (token->end - token->start > 3)
				last = UINT32_MAX;
			continue;
		}
		if (last != UINT32_MAX && i - last <= 3 &&
			!token_is_dash(tokens, i - 1) &&
			!token_is(tokens, i - 1, ',') &&
			!token_is(tokens, i - 1, '('))
			memset(quiet + last, 1, i + 1 - last);
		last = i;
	}
}

/* Marks the tokens that lie within a span. */
static void
quiet_span(const struct tokens *tokens, const struct span *span, uint8_t mark,
	uint8_t *quiet)
{
	uint32_t i = token_from(tokens, span->start);

	for (; i < tokens->count && tokens->list[i].end <= span->end; i++)
		quiet[i] = mark;
}

static void
quiet_spans(const struct tokens *tokens, uint8_t *quiet)
{
	const struct doc *doc = tokens->doc;
	size_t s;

	for (s = 0; s < doc->span_count; s++) {
		if (doc->spans[s].kind == SPAN_WORK)
			quiet_span(
				tokens, &doc->spans[s], PROPOSE_QUIET, quiet);
		else if (doc->spans[s].kind == SPAN_DATE ||
			 doc->spans[s].kind == SPAN_MARKER ||
			 doc->spans[s].kind == SPAN_REFERENCE)
			quiet_span(
				tokens, &doc->spans[s], PROPOSE_TAKEN, quiet);
	}
}

uint8_t *
propose_quiet(const struct tokens *tokens)
{
	uint8_t *quiet = memory_zero(tokens->count + 1, 1);
	struct capitals count = { 0 };
	const struct doc *doc = tokens->doc;
	enum block_kind kind;
	uint32_t i, first = 0;
	size_t block;

	for (i = 0; i < tokens->count; i++) {
		if (sign_opens(tokens, i))
			quiet_quotation(tokens, i, quiet);
		capitals_count(tokens, i, &count);
		if (!token_breaks(tokens, i + 1))
			continue;
		block = doc_block_at(doc, tokens->list[i].start);
		kind = block < doc->block_count ? doc->blocks[block].kind
						: BLOCK_PARAGRAPH;
		if (kind == BLOCK_HEADING
				? heading_is_quiet(count)
				: count.words > 1 && count.caps == count.words)
			memset(quiet + first, 1, i + 1 - first);
		first = i + 1;
		count = (struct capitals){ 0 };
	}
	quiet_shouts(tokens, quiet);
	quiet_spans(tokens, quiet);
	return quiet;
}
