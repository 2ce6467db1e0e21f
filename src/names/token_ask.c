/* Questions about tokens: what they are, and what the gazetteer says. */
#include "names/token.h"

#include <string.h>

#include "lectern/base/bisect.h"

/* In Spanish, what is ordinary in English is what COMMON_ES is in English. */
static uint64_t
token_classes_spanish(uint64_t classes)
{
	uint64_t common = classes & CLASS(COMMON);

	classes &= ~CLASS(COMMON);
	if (classes & CLASS(COMMON_ES))
		classes |= CLASS(COMMON);
	else if (common)
		classes |= CLASS(COMMON_ES);
	return classes;
}

void
token_keep_classes(struct tokens *tokens)
{
	struct fold_word *fold;
	uint32_t i;

	for (i = 0; i < tokens->fold_count; i++) {
		fold = &tokens->folds[i];
		fold->classes = fold->entry ? fold->entry->classes : 0;
		if (tokens->spanish)
			fold->classes = token_classes_spanish(fold->classes);
	}
}

uint64_t
token_classes(const struct tokens *tokens, uint32_t i)
{
	uint64_t classes;
	struct slice text;

	if (i >= tokens->count || tokens->list[i].kind != TOKEN_WORD)
		return 0;
	classes = token_fold(tokens, i)->classes;
	if (!(classes & CLASS(STOP)))
		return classes;
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

bool
token_says_any(
	const struct tokens *tokens, uint32_t i, const char *const *folded)
{
	struct slice text;

	if (i >= tokens->count || tokens->list[i].kind != TOKEN_WORD)
		return false;
	text = token_fold(tokens, i)->text;
	while (*folded && !slice_is(text, *folded))
		folded++;
	return *folded != NULL;
}
