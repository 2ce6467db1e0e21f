/*
 * Snowball, given what folding took away where its rules depend on it: an
 * ending that is written with an accent in this language, and never without.
 */
#include "lectern/base/stem.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

#ifdef HAVE_LIBSTEMMER

#include <libstemmer.h>

struct stemmer {
	struct sb_stemmer *rules;
	char language[3];
	struct str word;
};

/* clang-format off */
static const struct {
	const char *language;
	const char *folded;
	const char *written;
} stem_endings[] = {
	{ "es", "ion", "ión" },
	{ "es", "ificos", "íficos" },
	{ "pt", "cao",  "ção" },
	{ "pt", "coes", "ções" },
	{ "pt", "avel", "ável" },
	{ "pt", "ivel", "ível" },
	{ "fr", "ite",  "ité" },
	{ "fr", "ites", "ités" },
};
/* clang-format on */

struct stemmer *
stemmer_new(const char *language)
{
	struct stemmer *stemmer;
	size_t len = language ? strcspn(language, "-_") : 0;

	if (len != 2)
		return NULL;
	stemmer = memory_zero(1, sizeof *stemmer);
	memcpy(stemmer->language, language, 2);
	stemmer->rules = sb_stemmer_new(stemmer->language, "UTF_8");
	if (stemmer->rules)
		return stemmer;
	free(stemmer);
	return NULL;
}

void
stemmer_free(struct stemmer *stemmer)
{
	if (!stemmer)
		return;
	sb_stemmer_delete(stemmer->rules);
	str_done(&stemmer->word);
	free(stemmer);
}

/* The word as it is written, as far as its end tells. */
static void
stemmer_write(struct stemmer *stemmer, struct slice word)
{
	size_t i;

	str_clear(&stemmer->word);
	str_add_slice(&stemmer->word, word);
	for (i = 0; i < sizeof stem_endings / sizeof *stem_endings; i++) {
		if (strcmp(stem_endings[i].language, stemmer->language) ||
			!slice_ends(word, stem_endings[i].folded))
			continue;
		str_cut(&stemmer->word,
			word.len - strlen(stem_endings[i].folded));
		str_add(&stemmer->word, stem_endings[i].written);
		return;
	}
}

struct slice
stemmer_stem(struct stemmer *stemmer, struct slice word)
{
	const sb_symbol *stem;

	stemmer_write(stemmer, word);
	stem = sb_stemmer_stem(stemmer->rules,
		(const sb_symbol *)str_text(&stemmer->word),
		(int)stemmer->word.len);
	if (!stem)
		return word;
	return (struct slice){ (const char *)stem,
		(size_t)sb_stemmer_length(stemmer->rules) };
}

bool
stemmer_there(void)
{
	return true;
}

#else

struct stemmer *
stemmer_new(const char *language)
{
	(void)language;
	return NULL;
}

void
stemmer_free(struct stemmer *stemmer)
{
	(void)stemmer;
}

struct slice
stemmer_stem(struct stemmer *stemmer, struct slice word)
{
	(void)stemmer;
	return word;
}

bool
stemmer_there(void)
{
	return false;
}

#endif
