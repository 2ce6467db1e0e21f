/*
 * Stems: what the forms of a word have in common, by the rules of a language.
 *
 * "mines" and "mining" have the stem "mine".  Words are folded (fold.h) before
 * they come here, so that what is typed and what is printed meet.  The rules
 * are Snowball's; a program that was built without them has no stemmers, and
 * then a word has one form.
 */
#ifndef LECTERN_BASE_STEM_H
#define LECTERN_BASE_STEM_H

#include <stdbool.h>

#include "lectern/base/str.h"

struct stemmer;

/* For a language ("en", "es-BO"); NULL if there are no rules for it. */
struct stemmer *stemmer_new(const char *language);
void stemmer_free(struct stemmer *stemmer);

/* The stem of a folded word; borrowed until the next one. */
struct slice stemmer_stem(struct stemmer *stemmer, struct slice word);

/* Was the program built with the rules? */
bool stemmer_there(void);

#endif
