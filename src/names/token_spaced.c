/*
 * Letters are taken for one word only if that is a country or a body in the
 * gazetteer: "J. B. Alberdi" keeps its initials.
 */
#include "names/token_spaced.h"

enum { SPACED_LETTERS = 4 };

/* A capital, its stop, and blanks behind both; 0 if there is none at "at". */
static char
spaced_letter(const char *text, uint32_t end, uint32_t *at, uint32_t *stop)
{
	uint32_t i = *at;
	char letter = i < end ? text[i++] : 0;

	if (letter < 'A' || letter > 'Z')
		return 0;
	i += i < end && text[i] == ' ';
	if (i >= end || text[i] != '.')
		return 0;
	*stop = ++i;
	while (i < end && text[i] == ' ')
		i++;
	*at = i;
	return letter;
}

static bool
spaced_is_known(const struct gazetteer *gazetteer, struct slice folded)
{
	const struct gazetteer_entry *entry =
		gazetteer_find(gazetteer, token_hash_folded(gazetteer, folded));

	return entry && entry->classes & (CLASS(COUNTRY) | CLASS(ORG));
}

bool
token_is_spaced(struct tokens *tokens, const char *text, uint32_t end,
	uint32_t *at, struct slice *word)
{
	char spelt[2 * SPACED_LETTERS], folded[2 * SPACED_LETTERS], letter;
	uint32_t next = *at, stop = next, from = next;
	size_t len = 0, found = 0;

	while (tokens->gazetteer && len < sizeof spelt &&
		(letter = spaced_letter(text, end, &next, &stop)) != 0) {
		spelt[len] = letter;
		folded[len++] = (char)(letter | 0x20);
		spelt[len] = folded[len] = '.';
		len++;
		if (len > 2 && stop - from > len &&
			spaced_is_known(tokens->gazetteer,
				(struct slice){ folded, len })) {
			found = len;
			*at = stop;
		}
	}
	if (found)
		*word = (struct slice){
			arena_copy(&tokens->arena, spelt, found), found
		};
	return found != 0;
}
