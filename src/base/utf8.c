/*
 * UTF-8 by table-free decoding; what Unicode knows of characters is asked of
 * libunistring, with ASCII answered here because nearly all text is.
 */
#include "lectern/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/decode.h"
#include "lectern/base/str.h"

/* Length of the run of ASCII at text, eight bytes at a time. */
static size_t
utf8_ascii_run(const char *text, size_t len)
{
	size_t at = 0;
	uint64_t word;

	while (at + 8 <= len) {
		memcpy(&word, text + at, 8);
		if (word & 0x8080808080808080u)
			break;
		at += 8;
	}
	while (at < len && !(text[at] & 0x80))
		at++;
	return at;
}

bool
utf8_valid(const char *text, size_t len, size_t *bad)
{
	size_t at = 0;
	const uint8_t *rest;
	ucs4_t point;
	int used;

	for (;;) {
		at += utf8_ascii_run(text + at, len - at);
		if (at == len)
			return true;
		rest = (const uint8_t *)text + at;
		used = u8_mbtoucr(&point, rest, len - at);
		if (used <= 0)
			break;
		at += (size_t)used;
	}
	if (bad)
		*bad = at;
	return false;
}

uint32_t
utf8_at(const char *text, size_t len, size_t at, size_t *next)
{
	const unsigned char *s = (const unsigned char *)text + at;
	size_t left = at < len ? len - at : 0;

	if (!left) {
		*next = len;
		return 0;
	}
	if (s[0] < 0x80) {
		*next = at + 1;
		return s[0];
	}
	if (s[0] < 0xe0 && left >= 2) {
		*next = at + 2;
		return (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
	}
	if (s[0] < 0xf0 && left >= 3) {
		*next = at + 3;
		return (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 |
			(s[2] & 0x3fu);
	}
	if (s[0] >= 0xf0 && left >= 4) {
		*next = at + 4;
		return (s[0] & 0x07u) << 18 | (s[1] & 0x3fu) << 12 |
			(s[2] & 0x3fu) << 6 | (s[3] & 0x3fu);
	}
	*next = len;
	return UTF8_REPLACEMENT;
}

uint32_t
utf8_before(const char *text, size_t at, size_t *start)
{
	size_t from = at, next;

	if (!at) {
		*start = 0;
		return 0;
	}
	do {
		from--;
	} while (from && at - from < 4 && (text[from] & 0xc0) == 0x80);
	*start = from;
	return utf8_at(text, at, from, &next);
}

size_t
utf8_encode(uint32_t point, char out[4])
{
	int used = u8_uctomb((uint8_t *)out, point, 4);

	if (used > 0)
		return (size_t)used;
	return (size_t)u8_uctomb((uint8_t *)out, UTF8_REPLACEMENT, 4);
}

size_t
utf8_floor(const char *text, size_t len, size_t at)
{
	if (at >= len)
		return len;
	while (at && (text[at] & 0xc0) == 0x80)
		at--;
	return at;
}

size_t
utf8_cluster(const char *text, size_t len)
{
	const uint8_t *s = (const uint8_t *)text;
	const uint8_t *next;

	if (len < 2 || (s[0] < 0x80 && s[1] < 0x80))
		return len ? 1 : 0;
	next = u8_grapheme_next(s, s + len);
	return next ? (size_t)(next - s) : len;
}

int
utf8_width(uint32_t point)
{
	int width;

	if (point >= 0x20 && point < 0x7f)
		return 1;
	if (point >= 0xa0 && point < 0x300)
		return point == 0xad ? 0 : 1;
	width = uc_width(point, "UTF-8");
	return width < 0 ? 0 : width;
}

size_t
utf8_text_width(const char *text, size_t len)
{
	size_t at = 0, width = 0;

	while (at < len)
		width += (size_t)utf8_width(utf8_at(text, len, at, &at));
	return width;
}

void
utf8_line_breaks(const char *text, size_t len, char *may)
{
	size_t at;

	u8_possible_linebreaks((const uint8_t *)text, len, "UTF-8", may);
	for (at = 0; at < len; at++)
		may[at] = may[at] == UC_BREAK_POSSIBLE ||
			(at && text[at - 1] == '\n');
}

bool
utf8_is_letter(uint32_t point)
{
	if (point < 0x80)
		return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
	return uc_is_general_category(point, UC_LETTER);
}

bool
utf8_is_upper(uint32_t point)
{
	if (point < 0x80)
		return point >= 'A' && point <= 'Z';
	return uc_is_general_category_withtable(point,
		UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool
utf8_is_lower(uint32_t point)
{
	if (point < 0x80)
		return point >= 'a' && point <= 'z';
	return uc_is_general_category_withtable(point, UC_CATEGORY_MASK_Ll);
}

bool
utf8_is_digit(uint32_t point)
{
	if (point < 0x80)
		return point >= '0' && point <= '9';
	return uc_is_general_category_withtable(point, UC_CATEGORY_MASK_Nd);
}

bool
utf8_is_space(uint32_t point)
{
	if (point < 0x80)
		return point == ' ' || (point >= '\t' && point <= '\r');
	return point == 0x85 ||
		uc_is_general_category_withtable(point, UC_CATEGORY_MASK_Z);
}

bool
utf8_is_mark(uint32_t point)
{
	return point >= 0x300 &&
		uc_is_general_category_withtable(point, UC_CATEGORY_MASK_M);
}

bool
utf8_is_punct(uint32_t point)
{
	if (point < 0x80)
		return point > ' ' && point < 0x7f && !utf8_is_letter(point) &&
			!utf8_is_digit(point);
	return uc_is_general_category_withtable(point,
		UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S);
}

bool
utf8_is_word(uint32_t point)
{
	if (point < 0x80)
		return utf8_is_letter(point) || utf8_is_digit(point);
	return uc_is_general_category_withtable(point,
		UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_Nd | UC_CATEGORY_MASK_M);
}

uint32_t
utf8_to_lower(uint32_t point)
{
	if (point < 0x80)
		return point >= 'A' && point <= 'Z' ? point + 32 : point;
	return uc_tolower(point);
}

uint32_t
utf8_to_upper(uint32_t point)
{
	if (point < 0x80)
		return point >= 'a' && point <= 'z' ? point - 32 : point;
	return uc_toupper(point);
}

bool
utf8_is_unprintable(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0) ||
		point == 0x61c || point == 0x200e || point == 0x200f ||
		(point >= 0x2028 && point <= 0x202e) ||
		(point >= 0x2060 && point <= 0x206f) ||
		(point >= 0xfdd0 && point <= 0xfdef) || point == 0xfeff ||
		(point >= 0xfff0 && point <= 0xfffb) ||
		(point & 0xfffe) == 0xfffe ||
		(point >= 0xe0000 && point <= 0xe0fff) || point > 0x10ffff ||
		(point >= 0xd800 && point < 0xe000);
}

/* Ill-formed bytes become U+FFFD, one for each maximal wrong piece. */
static char *
utf8_repair(const char *data, size_t len, size_t *out_len, size_t *bad)
{
	struct str out = { 0 };
	size_t at = 0, good;
	ucs4_t point;
	int used;

	while (at < len) {
		good = len - at;
		if (utf8_valid(data + at, len - at, &good))
			good = len - at;
		str_add_bytes(&out, data + at, good);
		at += good;
		if (at >= len)
			break;
		used = u8_mbtouc(&point, (const uint8_t *)data + at, len - at);
		at += used > 0 ? (size_t)used : 1;
		str_add(&out, "\xef\xbf\xbd");
		++*bad;
	}
	*out_len = out.len;
	return str_take(&out);
}

char *
utf8_from(const char *encoding, const char *data, size_t len, size_t *out_len,
	size_t *bad)
{
	struct str text = { 0 };

	*bad = 0;
	*out_len = 0;
	if (!strcmp(encoding, "UTF-8"))
		return utf8_repair(data, len, out_len, bad);
	if (!decode_text(encoding, data, len, &text, bad))
		return NULL;
	*out_len = text.len;
	return str_take(&text);
}
