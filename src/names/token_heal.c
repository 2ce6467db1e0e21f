/*
 * Scanners put blanks into words: "Federacion Sindical de Trabaj adores".
 *
 * A piece that nobody knows and a small one behind it are one token if the
 * lists know what they make together.  Offsets stay those of the text, blank
 * and all; only the spelling that is looked up is whole.
 */
#include "names/token.h"

#include <string.h>

#define PIECE 3    /* letters, of the smaller one */
#define WHOLE 7    /* letters of both */
#define LONGEST 48 /* bytes of both */

/* What a mended word may be: there are names enough that are alike. */
#define WORDS                                                                  \
	(CLASS(COMMON) | CLASS(COMMON_ES) | CLASS(GENERIC) | CLASS(ROLE) |     \
		CLASS(ORG_HEAD) | CLASS(EVENT_HEAD) | CLASS(LAW_HEAD))

/* Do the last two tokens stand in a line, a blank between, the second small? */
static bool
pieces_touch(const struct token *first, const struct token *second)
{
	return first->kind == TOKEN_WORD && second->start == first->end + 1 &&
	       !(first->flags & (TOKEN_STOPS | TOKEN_CAPS)) &&
	       !(second->flags &
		       (TOKEN_BLOCK | TOKEN_LINE | TOKEN_UPPER | TOKEN_GLUED));
}

static size_t
pieces_write(struct slice a, struct slice b, char whole[LONGEST])
{
	if (a.len + b.len > LONGEST)
		return 0;
	memcpy(whole, a.data, a.len);
	memcpy(whole + a.len, b.data, b.len);
	return a.len + b.len;
}

/* Nobody knows the first, and the lists know both together? */
static bool
pieces_fit(const struct tokens *tokens, const struct fold_word *first,
	const struct fold_word *second)
{
	const struct gazetteer_entry *entry;
	char whole[LONGEST];
	size_t len;

	if (first->entry || first->text.len < PIECE ||
		second->text.len < PIECE ||
		(second->entry && second->entry->classes & CLASS(STOP)))
		return false;
	len = pieces_write(first->text, second->text, whole);
	if (len < WHOLE)
		return false;
	entry = gazetteer_find(
		tokens->gazetteer, token_hash_folded(tokens->gazetteer,
					   (struct slice){ whole, len }));
	return entry && entry->classes & WORDS;
}

void
token_heal(struct tokens *tokens)
{
	struct token *second = &tokens->list[tokens->count - 1];
	struct token *first = second - 1;
	struct fold_word *folds = tokens->folds, *a, *b;
	char whole[LONGEST];
	size_t len;

	if (!tokens->doc || !tokens->gazetteer || tokens->count < 2 ||
		!pieces_touch(first, second))
		return;
	a = &folds[tokens->words[first->value].fold];
	b = &folds[tokens->words[second->value].fold];
	if (!pieces_fit(tokens, a, b))
		return;
	len = pieces_write(tokens->words[first->value].text,
		tokens->words[second->value].text, whole);
	if (!len)
		return;
	a->lower -= !(first->flags & TOKEN_UPPER);
	b->lower--;
	first->end = second->end;
	first->value = token_intern(tokens,
		(struct slice){ arena_copy(&tokens->arena, whole, len), len },
		first->flags & TOKEN_UPPER);
	if (!(first->flags & TOKEN_UPPER))
		tokens->folds[tokens->words[first->value].fold].lower++;
	tokens->count--;
}

bool
token_is_healed(const struct tokens *tokens, uint32_t i)
{
	const struct token *token = &tokens->list[i];

	return token->kind == TOKEN_WORD &&
	       tokens->words[token->value].text.len < token->end - token->start;
}
