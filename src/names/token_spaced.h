/*
 * "U. S.", as it used to be printed: a short form whose letters stand apart.
 */
#ifndef NAMES_TOKEN_SPACED_H
#define NAMES_TOKEN_SPACED_H

#include "names/token.h"

/*
 * Does such a short form begin at *at, in text that ends at end?  Then *at is
 * moved behind it, and *word is how it is spelt without the blanks.
 */
bool token_is_spaced(struct tokens *tokens, const char *text, uint32_t end,
	uint32_t *at, struct slice *word);

#endif
