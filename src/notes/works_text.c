/* The text of citations: one line, quotations, brackets, sentences, names. */
#include "notes/works.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"

void
works_text_init(struct works_text *text, const struct doc *doc, uint32_t start,
	uint32_t end)
{
	struct slice part = doc_slice(doc, start, end);
	size_t i;

	text->text = memory_new(part.len + 1);
	text->map = memory_zero(part.len + 1, sizeof *text->map);
	text->len = 0;
	for (i = 0; i < part.len; i++) {
		char c = part.data[i];

		if (c == '\n' || c == '\t' || c == '\r')
			c = ' ';
		if (c == ' ' && text->len && text->text[text->len - 1] == ' ')
			continue;
		text->map[text->len] = start + (uint32_t)i;
		text->text[text->len++] = c;
	}
	text->map[text->len] = start + (uint32_t)part.len;
	text->text[text->len] = 0;
}

void
works_text_done(struct works_text *text)
{
	free(text->text);
	free(text->map);
}

struct works_cite *
works_add(struct works *works, enum work_form form, size_t start, size_t end)
{
	const struct works_text *text = works->text;
	struct works_cite *cite;

	while (start < end && text->text[start] == ' ')
		start++;
	while (end > start && text->text[end - 1] == ' ')
		end--;
	works->cites = memory_grow(
		works->cites, works->count, &works->cap, sizeof *works->cites);
	cite = &works->cites[works->count++];
	*cite = (struct works_cite){ .form = form,
		.note = works->note,
		.full = DOC_NONE,
		.start = text->map[start],
		.end = end ? text->map[end - 1] + 1 : text->map[0] };
	return cite;
}

const char *
works_copy(struct works *works, size_t start, size_t end)
{
	struct slice part;

	if (start >= end)
		return NULL;
	part = slice_trim(
		(struct slice){ works->text->text + start, end - start });
	while (part.len && strchr(",.:; ", part.data[0]))
		part = slice_part(part, 1, part.len);
	while (part.len && strchr(",:; ", part.data[part.len - 1]))
		part.len--;
	return part.len ? doc_copy(works->doc, part) : NULL;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t
works_find_year(const struct works_text *text, size_t from, size_t to)
{
	const char *t = text->text;
	size_t at;

	for (at = from; at + 4 <= to; at++) {
		if ((t[at] != '1' && (t[at] != '2' || t[at + 1] != '0')) ||
			!is_digit(t[at + 1]) || !is_digit(t[at + 2]) ||
			!is_digit(t[at + 3]) || is_digit(t[at + 4]))
			continue;
		if (at > 3 && t[at - 1] == '/' && is_digit(t[at - 2]) &&
			strchr("/0123", t[at - 3]) && t[at + 4] != '/')
			return at; /* 27/09/1974 */
		if (at && (is_digit(t[at - 1]) || t[at - 1] == '.' ||
				  t[at - 1] == '/'))
			continue;
		if (t[at + 4] == '/' || (t[at] == '1' && t[at + 1] < '4'))
			continue;
		return at;
	}
	return to;
}

/* Quotation marks that open, and what closes each. */
static const struct {
	const char *open;
	const char *close;
	const char *other; /* or this */
} quotes[] = {
	{ "\xE2\x80\x9C", "\xE2\x80\x9D", NULL },
	{ "\xC2\xAB", "\xC2\xBB", NULL },
	{ "\xE2\x80\x9E", "\xE2\x80\x9C", "\xE2\x80\x9D" },
	{ "\"", "\"", NULL },
	{ "\xE2\x80\x98", "\xE2\x80\x99", NULL },
	{ "'", "'", NULL },
	{ "``", "''", NULL },
};

/* A single mark may be an apostrophe: it opens behind a blank or bracket. */
static bool
quote_opens(const struct works_text *text, size_t at, size_t kind)
{
	const char *t = text->text;

	if (t[at] != *quotes[kind].open ||
		strncmp(t + at, quotes[kind].open, strlen(quotes[kind].open)) !=
			0)
		return false;
	if (kind > 3 && kind < 6 && is_digit(t[at + strlen(quotes[kind].open)]))
		return false; /* '47 */
	if (kind != 3 && kind != 4 && kind != 5)
		return true;
	return !at || strchr(" ([\"", t[at - 1]) ||
	       (at > 2 && (unsigned char)t[at - 1] == 0x9C);
}

static bool
quote_closes(const struct works_text *text, size_t at, size_t kind)
{
	const char *t = text->text, *close = quotes[kind].close;
	const char *other = quotes[kind].other;
	size_t len, next;
	uint32_t after;

	if (t[at] != *close && !(other && t[at] == *other))
		return false;
	len = strlen(close);
	if (strncmp(t + at, close, len) != 0) {
		close = quotes[kind].other;
		if (!close || strncmp(t + at, close, strlen(close)) != 0)
			return false;
		len = strlen(close);
	}
	if (kind != 4 && kind != 5)
		return true;
	after = utf8_at(t, text->len, at + len, &next);
	return !utf8_is_word(after) && at && t[at - 1] != ' ';
}

size_t
works_quotation(const struct works_text *text, size_t at, size_t to,
	size_t *inner_start, size_t *inner_end)
{
	const char *t = text->text;
	size_t kind, i, depth = 1;

	if (t[at] != '"' && t[at] != '\'' && t[at] != '`' && t[at] != '\xE2' &&
		t[at] != '\xC2')
		return 0;
	for (kind = 0; kind < sizeof quotes / sizeof *quotes; kind++) {
		if (quote_opens(text, at, kind))
			break;
	}
	if (kind == sizeof quotes / sizeof *quotes)
		return 0;
	*inner_start = i = at + strlen(quotes[kind].open);
	for (; i < to && i < at + 600; i++) {
		if (kind < 2 && quote_opens(text, i, kind))
			depth++;
		if (!quote_closes(text, i, kind) || --depth)
			continue;
		*inner_end = i;
		while (*inner_end > *inner_start &&
			strchr(",. ", t[*inner_end - 1]))
			--*inner_end;
		while (*inner_start < *inner_end &&
			(t[*inner_start] == ' ' ||
				(unsigned char)t[*inner_start] == 0xC2))
			*inner_start += t[*inner_start] == ' ' ? 1 : 2;
		return i + strlen(quotes[kind].close);
	}
	return 0;
}

size_t
works_bracket(const struct works_text *text, size_t at, size_t to)
{
	size_t depth = 0;

	for (; at < to; at++) {
		if (text->text[at] == '(' || text->text[at] == '[')
			depth++;
		else if ((text->text[at] == ')' || text->text[at] == ']') &&
			 --depth == 0)
			return at + 1;
	}
	return to;
}

/* Words that end in a stop and do not end a sentence. */
static bool
word_is_shortened(struct slice word)
{
	static const char *const forms[] = { "p", "pp", "no", "nos", "vol",
		"vols", "n", "nn", "art", "arts", "ch", "chap", "cap", "fig",
		"sec", "par", "para", "num", "n\xC3\xBAm", "t", "bd", "s", "f",
		"ff", "fol", "fols", "doc", "exp", "ed", "eds", "col", "box",
		"st", "c", "ca", "cf", "v", "vs", "nr", "jg", "op", "ob", "cit",
		"ibid", "loc", "tr", "trans", "trad", "rev", "jr", "dr", "mr",
		"mrs", "ms", "prof", "gen", "sen", "u.s", "l", "al", "hrsg",
		"aufl", "vgl", "diss", "phil", "univ", "tel", "coll",
		"\303\251d", "dir", "minn", "md", "vand", "colum", "rep",
		"supp", "cong", "pub", "stat", "subcomm", "orig", "repr", "a",
		"o", "co", "inc", "d", "b", "fasc", "reg", "b.o", "qtd", "med",
		"biol", "biomed", "sci", "stud", "hist", "comp", "coord",
		"coords", "comps", "introd", "ab", "anm", "feb", "jan", "aug",
		"sept", "oct", "nov", "dec", "apr" };
	size_t i;

	for (i = 0; i < sizeof forms / sizeof *forms; i++) {
		if (word.len == strlen(forms[i]) &&
			strncasecmp(word.data, forms[i], word.len) == 0)
			return true;
	}
	return word.len == 1;
}

bool
works_is_sentence_end(const struct works_text *text, size_t at, size_t to)
{
	const char *t = text->text;
	size_t start = at, next;
	uint32_t point;

	if (t[at] != '.' && t[at] != '?' && t[at] != '!')
		return false;
	if (at + 1 >= to)
		return true;
	if (t[at + 1] != ' ')
		return false;
	point = utf8_at(t, to, at + 2, &next);
	if (utf8_is_lower(point) || point == '(' || point == '&')
		return false;
	if (t[at] != '.')
		return true;
	while (start && !strchr(" (.,;[-", t[start - 1]))
		start--;
	return !word_is_shortened((struct slice){ t + start, at - start });
}

/* Small words that may stand inside a name. */
static bool
word_joins(struct slice word)
{
	static const char *const joins[] = { "de", "del", "la", "las", "los",
		"van", "von", "der", "den", "da", "do", "dos", "das", "di",
		"du", "des", "le", "wa", "y", "e", "et", "and", "und", "&",
		"of", "for", "the", "al", "al.", "et", "bin", "ibn", "zu", "on",
		"d\xE2\x80\x99" };
	size_t i;

	for (i = 0; i < sizeof joins / sizeof *joins; i++) {
		if (slice_is(word, joins[i]))
			return true;
	}
	return false;
}

bool
works_is_name(struct slice words)
{
	static const char *const articles[] = { "The ", "A ", "An ", "La ",
		"El ", "Los ", "Las ", "Le ", "Les ", "Der ", "Die ", "Das ",
		"O ", "Il ", "On ", "From " };
	size_t at = 0, count = 0, i, next;

	words = slice_trim(words);
	if (!words.len || words.len > 90)
		return false;
	for (i = 0; i < sizeof articles / sizeof *articles; i++) {
		if (slice_starts(words, articles[i]))
			return false;
	}
	while (at < words.len) {
		size_t end = at;
		struct slice word;
		uint32_t point;

		while (end < words.len && words.data[end] != ' ')
			end++;
		word = slice_part(words, at, end);
		point = utf8_at(word.data, word.len, 0, &next);
		if (memchr(word.data, ':', word.len) ||
			memchr(word.data, '!', word.len) ||
			memchr(word.data, '?', word.len) ||
			(utf8_is_digit(point) && word.len > 1))
			return false;
		if (!utf8_is_upper(point) && !word_joins(word) &&
			point != '(' && point != '@')
			return false;
		count++;
		at = end + 1;
	}
	return count <= 11;
}

size_t
works_skip_signal(const struct works_text *text, size_t from, size_t to)
{
	static const char *const signals[] = { "see also ", "See also ", "see ",
		"See ", "see generally ", "See generally ", "But see ",
		"but see ", "cf. ", "Cf. ", "cf ", "Cf ", "but ", "But ",
		"and ", "contra ", "Contra: ", "Contra ", "contra, ",
		"Compare ", "compare ", "quoted in ", "Quoted in ", "cited in ",
		"as quoted in ", "qtd. in ", "cited by ", "Cited after ",
		"cited after ", "reproduced in ", "repr. from ",
		"reprinted in ", "in ", "In: ", "in: ", "In ", "his ", "her ",
		"their ", "Vgl. ", "vgl. ", "dazu ",
		"V\xC3\xA9"
		"ase ",
		"v\xC3\xA9"
		"ase ",
		"V\xC3\xA9"
		"anse tambi\xC3\xA9n ",
		"Voir ", "voir ", "si veda anche ", "also ", "e.g. ", "from ",
		"Source: ", "Sources: ", "Fuente: ", "Data from: ",
		"Table from ", "apud ", "with ", "contrast ", "printed in ",
		"especially ", "Table compiled from ", "table compiled from ",
		"after ", "On this ", "Also ", "as ",
		"Against him: ", "Loc. cit. ", "Op. cit. ", "Ibid. ", "y ",
		"et ", "generally ", "printed in part in ",
		"la synth\xC3\xA8se de ", "tambi\xC3\xA9n ", "las notas de ",
		"comes from ", "by " };
	size_t i;
	bool found = true;

	while (found) {
		found = false;
		while (from < to && strchr(" ,.;:", text->text[from]))
			from++;
		for (i = 0; i < sizeof signals / sizeof *signals; i++) {
			size_t len;

			if (text->text[from] != *signals[i])
				continue;
			len = strlen(signals[i]);
			if (from + len < to && strncmp(text->text + from,
						       signals[i], len) == 0) {
				from += len;
				found = true;
			}
		}
	}
	return from;
}
