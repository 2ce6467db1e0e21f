/* Names as words: cut, trimmed of what does not tell, put in order. */
#include "names/alias_words.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/names/alias.h"

static const char *const alias_articles[] = { "the", "a", "an", "el", "la",
	"los", "las", "le", "les", "die", "der", "das", NULL };
static const char *const alias_particles[] = { "de", "del", "la", "los", "las",
	"y", "e", "da", "do", "dos", "das", "di", "du", "des", "von", "van",
	"der", "den", "of", "the", "for", "and", "por", "para", "el", "le",
	"et", "und", "fur", "to", NULL };
static const char *const alias_place_heads[] = { "cerro", "mount", "mt", "lake",
	"lago", "rio", "river", "isla", "island", "ciudad", "city", "villa",
	NULL };
static const char *const alias_org_tails[] = { "inc", "ltd", "limited", "plc",
	"corp", "co", "company", "sa", "gmbh", "digital", "magazine", NULL };

bool
alias_word_is_among(struct slice word, const char *const *list)
{
	for (; *list; list++) {
		if (slice_is(word, *list))
			return true;
	}
	return false;
}

bool
alias_word_is_particle(struct slice word)
{
	return alias_word_is_among(word, alias_particles);
}

static bool
byte_in_word(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
	       (unsigned char)byte >= 0x80;
}

/* Stops and apostrophes are inside words (u.s. o'higgins), not between. */
static bool
byte_joins(char byte)
{
	return byte == '.' || byte == '\'';
}

void
alias_words_cut(struct alias_words *words, const char *folded)
{
	size_t at = 0, from, end;

	words->count = 0;
	while (folded[at] && words->count < ALIAS_WORDS) {
		while (folded[at] && !byte_in_word(folded[at]))
			at++;
		from = at;
		while (byte_in_word(folded[at]) ||
			(byte_joins(folded[at]) && folded[at + 1] &&
				byte_in_word(folded[at + 1])))
			at++;
		end = at;
		if (end - from > 2 && folded[end - 2] == '\'' &&
			folded[end - 1] == 's')
			end -= 2;
		if (end > from)
			words->list[words->count++] =
				(struct slice){ folded + from, end - from };
	}
}

static void
alias_drop_first(struct alias_words *words)
{
	words->count--;
	memmove(words->list, words->list + 1,
		words->count * sizeof *words->list);
}

static void
alias_trim(struct alias_words *words, enum entity_type type)
{
	while (words->count > 1 &&
		alias_word_is_among(words->list[0], alias_articles))
		alias_drop_first(words);
	if (type == ENTITY_PLACE && words->count > 1 &&
		alias_word_is_among(words->list[0], alias_place_heads))
		alias_drop_first(words);
	if (type == ENTITY_PLACE && words->count > 1 &&
		alias_word_is_among(
			words->list[words->count - 1], alias_place_heads))
		words->count--;
	while (type == ENTITY_ORG && words->count > 1 &&
		alias_word_is_among(
			words->list[words->count - 1], alias_org_tails))
		words->count--;
}

char *
alias_normalise(enum entity_type type, const char *name)
{
	char *folded = fold_string(name, strlen(name));
	struct alias_words words;
	struct str out = { 0 };
	size_t i, k;

	alias_words_cut(&words, folded);
	alias_trim(&words, type);
	for (i = 0; i < words.count; i++) {
		if (i)
			str_add_char(&out, ' ');
		for (k = 0; k < words.list[i].len; k++) {
			if (words.list[i].data[k] != '.')
				str_add_char(&out, words.list[i].data[k]);
		}
	}
	free(folded);
	return str_take(&out);
}

static int
word_compare(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;

	return slice_compare(*x, *y);
}

/* The words that tell, in order of the alphabet; false for too few. */
bool
alias_words_sort(const struct alias_words *words, struct alias_words *bag)
{
	size_t i;

	bag->count = 0;
	for (i = 0; i < words->count; i++) {
		if (!alias_word_is_particle(words->list[i]))
			bag->list[bag->count++] = words->list[i];
	}
	qsort(bag->list, bag->count, sizeof *bag->list, word_compare);
	return bag->count >= ALIAS_BAG;
}

/* Bolivia, Bolivian; worker, workers; but not commission, committee. */
static bool
word_is_form(struct slice a, struct slice b)
{
	static const char *const tails[] = { "s", "es", "n", "an", "ian",
		"vian", "ean", "ish", "ese", "a", "e", "o", "i", "ia", "ano",
		"ana", "anos", "anas", "as", "os", NULL };
	size_t same = 0;

	while (same < a.len && same < b.len && a.data[same] == b.data[same])
		same++;
	a = slice_part(a, same, a.len);
	b = slice_part(b, same, b.len);
	return (!a.len || alias_word_is_among(a, tails)) &&
	       (!b.len || alias_word_is_among(b, tails)) &&
	       (same >= ALIAS_STEM || (!a.len && !b.len));
}

/*
 * "Federation of Bolivian Miners" and "Miners' Federation of Bolivia", given
 * ALIAS_BAG words: the Peruvian Communist Party and the Communist Party of
 * Peru are rivals.
 */
bool
alias_words_shuffled(const struct alias_words *a, const struct alias_words *b)
{
	struct alias_words x, y;
	size_t i;

	if (!alias_words_sort(a, &x) || !alias_words_sort(b, &y) ||
		x.count != y.count)
		return false;
	for (i = 0; i < x.count; i++) {
		if (!word_is_form(x.list[i], y.list[i]))
			return false;
	}
	return true;
}
