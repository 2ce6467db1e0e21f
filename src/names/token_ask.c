/* Questions about tokens: what they are, and what the gazetteer says. */
#include "names/token.h"

#include <string.h>

#include "lectern/base/bisect.h"

uint64_t
token_classes(const struct tokens *tokens, uint32_t i)
{
	const struct gazetteer_entry *entry;
	uint64_t classes, common;
	struct slice text;

	if (i >= tokens->count || tokens->list[i].kind != TOKEN_WORD)
		return 0;
	entry = token_fold(tokens, i)->entry;
	if (!entry)
		return 0;
	classes = entry->classes;
	if (tokens->spanish) {
		common = classes & CLASS(COMMON);
		classes &= ~CLASS(COMMON);
		if (classes & CLASS(COMMON_ES))
			classes |= CLASS(COMMON);
		else if (common)
			classes |= CLASS(COMMON_ES);
	}
	if (tokens->list[i].flags & TOKEN_CAPS)
		classes &= ~CLASS(STOP);
	/* A lone letter is an initial, if it is no word by itself. */
	text = token_text(tokens, i);
	if (text.len == 1 && tokens->list[i].flags & TOKEN_UPPER &&
		!strchr("AEIOY", text.data[0]))
		classes &= ~CLASS(STOP);
	return classes;
}

struct slice
token_text(const struct tokens *tokens, uint32_t i)
{
	const struct token *token = &tokens->list[i];

	if (token->kind == TOKEN_WORD)
		return tokens->words[token->value].text;
	return tokens->doc ? doc_slice(tokens->doc, token->start, token->end)
			   : (struct slice){ 0 };
}

uint32_t
token_from(const struct tokens *tokens, uint32_t offset)
{
	uint32_t i;

	BISECT(i, tokens->count, tokens->list[i].start < offset);
	return i;
}
