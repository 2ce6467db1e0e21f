/*
 * What names are looked up in: word lists, gazetteers and a model, compiled
 * in, and added to by the user.  Read once, then only looked at; but what was
 * worked out for the last words met is kept with them, so that each thread
 * wants its own.
 */
#ifndef LECTERN_NAMES_RESOURCES_H
#define LECTERN_NAMES_RESOURCES_H

#include <stdbool.h>

#include "lectern/base/error.h"
#include "lectern/base/str.h"

struct resources;

struct resources *resources_new(void);

/* Only what resources_know_word needs; much quicker. */
struct resources *resources_new_words(void);
void resources_free(struct resources *resources);

/*
 * Adds names of the user's own, in the form of the files in
 * assets/gazetteers: TYPE, a tab, the name, a tab, aliases with bars between.
 * Lines that cannot be read are skipped.
 */
void resources_add(struct resources *resources, struct slice text);

/*
 * The next line of such a text that would be skipped, with the reason in err;
 * { .rest = text } at the beginning.  False: there is none.
 */
struct resources_text {
	struct slice rest;
	unsigned line; /* number of the last one, from 1 */
	bool list;     /* below a class in brackets */
};

bool resources_next_fault(struct resources_text *text, struct error *err);

/*
 * Is this a word of English, or a name that stands in English texts?  As it is
 * spelt, or with small letters.  It may say yes once in some forty thousand
 * times where it is none; without a model always no.
 */
bool resources_know_word(const struct resources *resources, struct slice word);

#endif
