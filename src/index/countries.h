/*
 * Countries and parts of the world: many texts name them, and that two do is
 * no reason to read the one with the other.
 */
#ifndef INDEX_COUNTRIES_H
#define INDEX_COUNTRIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/words.h"

struct countries {
	uint64_t *names; /* words_run() of each, sorted */
	size_t count, cap;
	struct words words;
};

/* Those of the gazetteer of places. */
void countries_read(struct countries *countries);
void countries_done(struct countries *countries);

bool countries_have(struct countries *countries, const char *name);

#endif
