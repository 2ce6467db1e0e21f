/*
 * Folding, character by character: ASCII and Latin-1 by a small table, the
 * rest through libunistring's decomposition.
 */
#include "lectern/base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* Several characters in one: what each comes apart into. */
static const struct {
	uint32_t point;
	const char *text;
} fold_ligatures[] = {
	{ 0xc6, "ae" }, { 0xd8, "o" }, { 0xdf, "ss" }, { 0xe6, "ae" },
	{ 0xf8, "o" }, { 0x132, "ij" }, { 0x133, "ij" }, { 0x141, "l" },
	{ 0x142, "l" }, { 0x152, "oe" }, { 0x153, "oe" }, { 0x17f, "s" },
	{ 0x2026, "..." }, { 0xfb00, "ff" }, { 0xfb01, "fi" },
	{ 0xfb02, "fl" }, { 0xfb03, "ffi" }, { 0xfb04, "ffl" },
	{ 0xfb05, "st" }, { 0xfb06, "st" },
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

/* The letter under its accents. */
static uint32_t
fold_base(uint32_t point)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int tag, count;

	for (;;) {
		count = uc_decomposition(point, &tag, parts);
		if (count < 1 || (count > 1 && !utf8_is_mark(parts[1])))
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
	if (fold_is_dash(point))
		return '-';
	if (utf8_is_space(point))
		return ' ';
	quote = fold_quote(point);
	if (quote)
		return quote;
	if (fold_vanishes(point))
		return 0;
	return utf8_to_lower(fold_base(utf8_to_lower(point)));
}

/* What a fold is written to; the map is kept only when somebody wants it. */
struct folding {
	struct str *text;
	uint32_t *map;
	size_t map_cap;
	bool want_map;
};

static void
folding_add(struct folding *folding, const char *bytes, size_t len, size_t at)
{
	struct str *text = folding->text;
	size_t i;

	for (i = 0; folding->want_map && i < len; i++) {
		folding->map = memory_grow(folding->map, text->len + i,
			&folding->map_cap, sizeof *folding->map);
		folding->map[text->len + i] = (uint32_t)at;
	}
	str_add_bytes(text, bytes, len);
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

	while (at < len && strchr(" \t\r\n", text[at])) {
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

static void
folding_run(struct folding *folding, const char *text, size_t len)
{
	size_t at = 0, next, go_on;
	const char *ligature;
	uint32_t point, folded, before = 0;
	bool blank = false, blank_pending = false;
	size_t blank_at = 0;
	char bytes[4];

	for (; at < len; at = next) {
		point = utf8_at(text, len, at, &next);
		if (utf8_is_space(point)) {
			if (!blank_pending)
				blank_at = at;
			blank_pending = true;
			continue;
		}
		if ((fold_is_dash(point) || point == 0xad) &&
			utf8_is_letter(before) && !blank_pending) {
			go_on = fold_broken_word(text, len, next);
			if (go_on) {
				next = go_on;
				continue;
			}
		}
		before = point;
		if (point >= 0x80 && fold_vanishes(point))
			continue;
		if (blank_pending) {
			blank = folding->text->len > 0;
			if (blank)
				folding_add(folding, " ", 1, blank_at);
			blank_pending = false;
		}
		ligature = point < 0x80 ? NULL : fold_ligature(point);
		if (ligature) {
			folding_add(folding, ligature, strlen(ligature), at);
			continue;
		}
		folded = fold_point(point);
		folding_add(folding, bytes, utf8_encode(folded, bytes), at);
	}
}

void
fold_init(struct fold *fold, const char *text, size_t len)
{
	struct str out = { 0 };
	struct folding folding = { .text = &out, .want_map = true };

	folding_run(&folding, text, len);
	fold->len = out.len;
	fold->text = str_take(&out);
	fold->map = memory_grow(
		folding.map, fold->len, &folding.map_cap, sizeof *folding.map);
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
	struct str out = { 0 };
	struct folding folding = { .text = &out };

	folding_run(&folding, text, len);
	str_add_slice(str, str_slice(&out));
	str_done(&out);
}

char *
fold_string(const char *text, size_t len)
{
	struct str out = { 0 };

	fold_add(&out, text, len);
	return str_take(&out);
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
