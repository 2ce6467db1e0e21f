/*
 * Folding: runs of ASCII words by arithmetic, all else character by character
 * through libunistring's decomposition.  Nearly all text is the former, and a
 * whole library is folded when it is indexed.
 */
#include "lectern/base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* What is several letters in one, or a letter with a stroke, comes apart. */
static const struct {
	uint32_t point;
	const char *text;
} fold_ligatures[] = {
	{ 0xdf, "ss" },
	{ 0xe6, "ae" },
	{ 0xf8, "o" },
	{ 0x133, "ij" },
	{ 0x142, "l" },
	{ 0x153, "oe" },
	{ 0x2026, "..." },
	{ 0xfb00, "ff" },
	{ 0xfb01, "fi" },
	{ 0xfb02, "fl" },
	{ 0xfb03, "ffi" },
	{ 0xfb04, "ffl" },
	{ 0xfb05, "st" },
	{ 0xfb06, "st" },
};

static bool
fold_is_dash(uint32_t point)
{
	return point == '-' || (point >= 0x2010 && point <= 0x2015) ||
	       point == 0x2212 || point == 0xfe58 || point == 0xff0d;
}

/* Quotation marks and accents that people type as apostrophes. */
static uint32_t
fold_quote(uint32_t point)
{
	switch (point) {
	case '`':
	case 0xb4:
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x2bb:
	case 0x2bc:
	case 0x2032:
	case 0x2039:
	case 0x203a:
		return '\'';
	case 0xab:
	case 0xbb:
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x201f:
	case 0x2033:
		return '"';
	default:
		return 0;
	}
}

static bool
fold_vanishes(uint32_t point)
{
	return point == 0xad || (point >= 0x200b && point <= 0x200f) ||
	       point == 0x2060 || point == 0xfeff || utf8_is_mark(point) ||
	       (point >= 0x202a && point <= 0x202e) ||
	       (point >= 0x2066 && point <= 0x2069);
}

/* Raised figures behind a word call a note; they are no part of the word. */
static bool
fold_is_raised(uint32_t point)
{
	return point == 0xb2 || point == 0xb3 || point == 0xb9 ||
	       point == 0x2070 || (point >= 0x2074 && point <= 0x2079);
}

/* The letter under its accents; an accent without a letter stays. */
static uint32_t
fold_base(uint32_t point)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int tag, count;

	for (;;) {
		count = uc_decomposition(point, &tag, parts);
		if (count < 1 || (count > 1 && !utf8_is_mark(parts[1])) ||
			parts[0] == ' ' || utf8_is_mark(parts[0]))
			return point;
		point = parts[0];
	}
}

uint32_t
fold_point(uint32_t point)
{
	uint32_t quote;

	if (point < 0x80)
		return point == '`' ? '\'' : utf8_to_lower(point);
	if (utf8_is_space(point))
		return ' ';
	if (fold_vanishes(point))
		return 0;
	quote = fold_quote(point);
	if (quote)
		return quote;
	point = utf8_to_lower(fold_base(utf8_to_lower(point)));
	if (fold_is_dash(point))
		return '-';
	quote = fold_quote(point);
	return quote ? quote : point;
}

/*
 * A fold being written at the end of a str.  There is always room for as many
 * bytes as are left of the source, and four more: ASCII never grows, so only
 * the other characters have to ask.
 */
struct folding {
	struct str *text;
	size_t from; /* where this fold begins in text */
	uint32_t *map;
	size_t map_cap;
	bool want_map;
};

static void
folding_reserve(struct folding *folding, size_t left)
{
	size_t wanted = folding->text->len - folding->from + left + 4;

	str_reserve(folding->text, left + 4);
	if (!folding->want_map || wanted <= folding->map_cap)
		return;
	if (folding->map)
		wanted += wanted / 2;
	folding->map =
		memory_resize(folding->map, wanted, sizeof *folding->map);
	folding->map_cap = wanted;
}

static void
folding_add(struct folding *folding, const char *bytes, size_t len, size_t at)
{
	size_t i, len_before = folding->text->len - folding->from;

	for (i = 0; folding->want_map && i < len; i++)
		folding->map[len_before + i] = (uint32_t)at;
	str_add_bytes(folding->text, bytes, len);
}

/* Plain ASCII folded; 0 for what wants a closer look. */
static inline char
fold_ascii(unsigned char byte)
{
	if (byte <= ' ' || byte == '-' || byte >= 0x7f)
		return 0;
	if (byte >= 'A' && byte <= 'Z')
		return (char)(byte + 32);
	return byte == '`' ? '\'' : (char)byte;
}

/*
 * Folds plain words with single blanks between them, from a character that is
 * not blank; returns where it stopped.
 */
static size_t
folding_words(struct folding *folding, const char *text, size_t len, size_t at)
{
	char *out = folding->text->data + folding->text->len;
	uint32_t *map = folding->map;
	char *begin = out;
	char folded;

	if (map)
		map += folding->text->len - folding->from;
	for (; at < len; at++) {
		folded = fold_ascii((unsigned char)text[at]);
		if (!folded) {
			if (text[at] != ' ' || out == begin || at + 1 == len ||
				!fold_ascii((unsigned char)text[at + 1]))
				break;
			folded = ' ';
		}
		*out++ = folded;
		if (map)
			*map++ = (uint32_t)at;
	}
	folding->text->len += (size_t)(out - begin);
	return at;
}

/*
 * Behind a hyphen at a line end: where the word goes on, or 0 if it does not.
 * Only a small letter continues a word; "Paris-\nLondon" keeps its hyphen.
 */
static size_t
fold_broken_word(const char *text, size_t len, size_t behind)
{
	size_t at = behind, next;
	bool line_end = false;
	uint32_t point;

	while (at < len && memchr(" \t\r\n", text[at], 4)) {
		if (text[at] == '\n') {
			if (line_end)
				return 0;
			line_end = true;
		}
		at++;
	}
	if (!line_end || at >= len)
		return 0;
	point = utf8_at(text, len, at, &next);
	return utf8_is_lower(point) ? at : 0;
}

static const char *
fold_ligature(uint32_t point)
{
	size_t i;

	for (i = 0; i < sizeof fold_ligatures / sizeof *fold_ligatures; i++) {
		if (fold_ligatures[i].point == point)
			return fold_ligatures[i].text;
	}
	return NULL;
}

/* One character that is not blank. */
static void
folding_point(struct folding *folding, uint32_t point, size_t at, size_t left)
{
	uint32_t folded = fold_point(point);
	const char *ligature = folded < 0x80 ? NULL : fold_ligature(folded);
	char bytes[4];

	if (ligature)
		folding_add(folding, ligature, strlen(ligature), at);
	else
		folding_add(folding, bytes, utf8_encode(folded, bytes), at);
	folding_reserve(folding, left);
}

static bool
fold_is_hyphen(uint32_t point)
{
	return fold_is_dash(point) || point == 0xad;
}

static void
folding_run(struct folding *folding, const char *text, size_t len)
{
	size_t at = 0, next, go_on, blank_at = 0;
	bool blank = false; /* since blank_at */
	uint32_t point, before = 0;

	folding_reserve(folding, len);
	for (; at < len; at = next) {
		point = utf8_at(text, len, at, &next);
		if (utf8_is_space(point)) {
			if (!blank)
				blank_at = at;
			blank = true;
			continue;
		}
		if (!blank && fold_is_hyphen(point) && utf8_is_letter(before)) {
			go_on = fold_broken_word(text, len, next);
			if (go_on) {
				next = go_on;
				continue;
			}
		}
		if (point >= 0x80 &&
			(fold_vanishes(point) ||
				(before && !blank && fold_is_raised(point))))
			continue;
		before = point;
		if (blank && folding->text->len > folding->from)
			folding_add(folding, " ", 1, blank_at);
		blank = false;
		if (next == at + 1 && fold_ascii((unsigned char)point)) {
			next = folding_words(folding, text, len, at);
			before = (unsigned char)text[next - 1];
		} else {
			folding_point(folding, point, at, len - next);
		}
	}
	folding->text->data[folding->text->len] = '\0';
}

void
fold_init(struct fold *fold, const char *text, size_t len)
{
	struct str out = { 0 };
	struct folding folding = { .text = &out, .want_map = true };

	folding_run(&folding, text, len);
	fold->len = out.len;
	fold->text = str_take(&out);
	fold->map = folding.map;
	fold->map[fold->len] = (uint32_t)len;
}

void
fold_done(struct fold *fold)
{
	free(fold->text);
	free(fold->map);
	*fold = (struct fold){ 0 };
}

void
fold_add(struct str *str, const char *text, size_t len)
{
	struct folding folding = { .text = str, .from = str->len };

	folding_run(&folding, text, len);
}

char *
fold_string(const char *text, size_t len)
{
	struct str out = { 0 };

	fold_add(&out, text, len);
	return str_take(&out);
}

/* Lower case, accents apart; the caller's to free. */
static uint8_t *
fold_decompose(const char *text, size_t len, size_t *out_len)
{
	uint8_t *out = u8_tolower(
		(const uint8_t *)text, len, NULL, UNINORM_NFD, NULL, out_len);

	if (!out)
		*out_len = 0;
	return out;
}

bool
fold_accents(struct str *str, const char *text, size_t len)
{
	size_t at, next, end, from = str->len;
	uint8_t *out = fold_decompose(text, len, &end);
	bool gap = false, plain = true;
	uint32_t point;

	for (at = 0; at < end; at = next) {
		point = utf8_at((const char *)out, end, at, &next);
		if (point == 0xad)
			continue;
		if (!utf8_is_word(point)) {
			gap = str->len > from;
			continue;
		}
		if (gap)
			str_add_char(str, ' ');
		gap = false;
		plain = plain && fold_point(point) == point;
		str_add_bytes(str, (const char *)out + at, next - at);
	}
	free(out);
	return !plain;
}

size_t
fold_find(const struct fold *fold, const char *needle, size_t from)
{
	const char *hit;
	size_t len = strlen(needle);

	if (!len || from >= fold->len)
		return FOLD_NONE;
	hit = memmem(fold->text + from, fold->len - from, needle, len);
	return hit ? (size_t)(hit - fold->text) : FOLD_NONE;
}
