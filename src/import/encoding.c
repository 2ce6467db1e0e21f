/*
 * Detecting an encoding is a short line of questions, surest first: a mark, a
 * pattern of zero bytes, well-formed UTF-8, nearly well-formed UTF-8.  What is
 * left is one byte a character.  Then every candidate decodes the pairs of
 * neighbouring bytes that hold a high one, and the candidate under which those
 * pairs look most like writing is taken: small letters beside small letters,
 * quotation marks beside blanks, no line-drawing inside words.
 */
#include "import/encoding.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#define ENCODING_SAMPLE ((size_t)256 << 10)

static const struct {
	const char *mark;
	size_t len;
	const char *name;
	const char *label;
} encoding_marks[] = {
	{ "\xff\xfe\0\0", 4, "UTF-32LE", "UTF-32" },
	{ "\0\0\xfe\xff", 4, "UTF-32BE", "UTF-32" },
	{ "\xef\xbb\xbf", 3, "UTF-8", "UTF-8" },
	{ "\xff\xfe", 2, "UTF-16LE", "UTF-16" },
	{ "\xfe\xff", 2, "UTF-16BE", "UTF-16" },
};

/* In order of how common they are: the first of equals is taken. */
static const struct candidate {
	const char *name;
	const char *label;
} encoding_candidates[] = {
	{ "WINDOWS-1252", "Windows-1252" },
	{ "ISO-8859-15", "ISO 8859-15" },
	{ "MACINTOSH", "Mac Roman" },
	{ "CP850", "code page 850" },
	{ "WINDOWS-1250", "Windows-1250" },
	{ "ISO-8859-2", "ISO 8859-2" },
	{ "WINDOWS-1251", "Windows-1251" },
	{ "KOI8-R", "KOI8-R" },
	{ "CP866", "code page 866" },
};

enum letter_class {
	CLASS_BLANK,
	CLASS_LOWER,
	CLASS_UPPER,
	CLASS_LOWER_ACCENT,
	CLASS_UPPER_ACCENT,
	CLASS_LOWER_CYRILLIC,
	CLASS_UPPER_CYRILLIC,
	CLASS_DIGIT,
	CLASS_OPEN,   /* opens a quotation or a sentence: « “ ‘ ¿ ¡ */
	CLASS_CLOSE,  /* closes: » ” ’ … */
	CLASS_PUNCT,  /* ASCII, dashes, section signs: common beside anything */
	CLASS_SYMBOL, /* boxes, fractions, currencies: rare inside words */
	CLASS_RARE,   /* letters that few languages use */
	CLASS_WRONG,  /* undefined, or a control */
	CLASSES
};

/*
 * How well two neighbours go together, the first in the row, the second in
 * the column; columns in the order of the enum.
 */
/* clang-format off */
static const signed char encoding_pairs[CLASSES][CLASSES] = {
	/*                         bl  lo  up  la  ua  lc  uc  di  op  cl  pu  sy  ra  wr */
	[CLASS_BLANK]          = {  0,  0,  0,  1,  2,  1,  2,  0,  3, -2,  1,  0, -2, -6 },
	[CLASS_LOWER]          = {  0,  0,  0,  3, -5, -4, -6,  0, -3,  3,  0, -4, -2, -6 },
	[CLASS_UPPER]          = {  0,  0,  0,  1,  3, -4, -4,  0, -3,  2,  0, -4, -2, -6 },
	[CLASS_LOWER_ACCENT]   = {  2,  3, -3, -1, -5, -6, -6, -1, -3,  2,  1, -4, -3, -6 },
	[CLASS_UPPER_ACCENT]   = {  0,  2,  3, -2,  0, -6, -6, -1, -3,  1,  0, -4, -3, -6 },
	[CLASS_LOWER_CYRILLIC] = {  2, -4, -4, -6, -6,  3, -4, -1, -3,  2,  1, -4, -3, -6 },
	[CLASS_UPPER_CYRILLIC] = {  0, -5, -4, -6, -6,  2,  1, -1, -3,  1,  0, -4, -3, -6 },
	[CLASS_DIGIT]          = {  0,  0,  0, -2, -2, -2, -2,  0, -2,  1,  1,  1, -2, -6 },
	[CLASS_OPEN]           = { -1,  3,  3,  2,  3,  2,  3,  2,  0, -1,  0, -2, -3, -6 },
	[CLASS_CLOSE]          = {  3,  1, -1,  0, -1,  0, -1,  0,  0,  2,  2, -2, -3, -6 },
	[CLASS_PUNCT]          = {  1,  0,  0,  0,  2,  0,  2,  1,  1,  2,  0,  0, -2, -6 },
	[CLASS_SYMBOL]         = {  1, -4, -4, -4, -4, -4, -4,  1, -1,  0,  1, -1, -3, -6 },
	[CLASS_RARE]           = { -1, -2, -2, -3, -3, -3, -3, -2, -3, -1, -1, -3, -2, -6 },
	[CLASS_WRONG]          = { -6, -6, -6, -6, -6, -6, -6, -6, -6, -6, -6, -6, -6, -6 },
};
/* clang-format on */

/* Letters beyond ASCII that western and central European languages share. */
static const char encoding_common_letters[] = "áàâäãåæçéèêëíìîïñóòôöõøœúùûüßÿ"
					      "ÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜ"
					      "ąćčďęěłńňřśšťůýźżžőűăâîșțşţ"
					      "ĄĆČĎĘĚŁŃŇŘŚŠŤŮÝŹŻŽŐŰĂȘȚŞŢ";

static const char encoding_openers[] = "«“‘„‚¿¡";
static const char encoding_closers[] = "»”’…";
static const char encoding_marks_of_print[] = "–—§°ºª·•©†‡€№\u00a0";

static bool
encoding_lists(const char *list, uint32_t point)
{
	size_t len = strlen(list), at = 0;

	while (at < len) {
		if (utf8_at(list, len, at, &at) == point)
			return true;
	}
	return false;
}

static enum letter_class
encoding_letter_class(uint32_t point)
{
	if (point >= 0x400 && point < 0x460)
		return utf8_is_lower(point) ? CLASS_LOWER_CYRILLIC
					    : CLASS_UPPER_CYRILLIC;
	if (!encoding_lists(encoding_common_letters, point))
		return CLASS_RARE;
	return utf8_is_lower(point) ? CLASS_LOWER_ACCENT : CLASS_UPPER_ACCENT;
}

static enum letter_class
encoding_class(uint32_t point)
{
	if (point < 0x80 && utf8_is_letter(point))
		return utf8_is_lower(point) ? CLASS_LOWER : CLASS_UPPER;
	if (utf8_is_space(point))
		return point == 0x85 ? CLASS_WRONG : CLASS_BLANK;
	if (utf8_is_digit(point))
		return CLASS_DIGIT;
	if (point < 0x80)
		return point < ' ' ? CLASS_WRONG : CLASS_PUNCT;
	if (point < 0xa0 || point == UTF8_REPLACEMENT)
		return CLASS_WRONG;
	if (encoding_lists(encoding_openers, point))
		return CLASS_OPEN;
	if (encoding_lists(encoding_closers, point))
		return CLASS_CLOSE;
	if (encoding_lists(encoding_marks_of_print, point))
		return CLASS_PUNCT;
	return utf8_is_letter(point) ? encoding_letter_class(point)
				     : CLASS_SYMBOL;
}

/* The class of each of the 256 bytes under one encoding. */
static bool
encoding_classes(const char *name, unsigned char classes[256])
{
	char bytes[256], *text;
	size_t len, bad, at = 0;
	unsigned byte;

	for (byte = 0; byte < 256; byte++)
		bytes[byte] = (char)byte;
	text = utf8_from(name, bytes, sizeof bytes, &len, &bad);
	if (!text)
		return false;
	for (byte = 0; byte < 256; byte++)
		classes[byte] = encoding_class(utf8_at(text, len, at, &at));
	free(text);
	return true;
}

/* How often each pair of neighbours with a high byte occurs. */
static uint32_t *
encoding_count_pairs(const char *data, size_t len)
{
	uint32_t *pairs = memory_zero(256 * 256, sizeof *pairs);
	const unsigned char *bytes = (const unsigned char *)data;
	size_t at, counted = 0;

	for (at = 1; at < len && counted < ENCODING_SAMPLE; at++) {
		if ((bytes[at - 1] | bytes[at]) < 0x80)
			continue;
		pairs[bytes[at - 1] << 8 | bytes[at]]++;
		counted++;
	}
	if (len == 1)
		pairs[' ' << 8 | bytes[0]]++;
	return pairs;
}

static int64_t
encoding_score(const uint32_t *pairs, const unsigned char classes[256])
{
	int64_t score = 0;
	size_t pair;

	for (pair = 0; pair < 256 * 256; pair++) {
		if (pairs[pair])
			score += (int64_t)pairs[pair] *
				 encoding_pairs[classes[pair >> 8]]
					       [classes[pair & 0xff]];
	}
	return score;
}

static struct encoding
encoding_guess(const char *data, size_t len)
{
	uint32_t *pairs = encoding_count_pairs(data, len);
	const struct candidate *best = &encoding_candidates[0];
	unsigned char classes[256];
	int64_t score, most = INT64_MIN;
	size_t i;

	for (i = 0;
		i < sizeof encoding_candidates / sizeof *encoding_candidates;
		i++) {
		if (!encoding_classes(encoding_candidates[i].name, classes))
			continue;
		score = encoding_score(pairs, classes);
		if (score > most) {
			most = score;
			best = &encoding_candidates[i];
		}
	}
	free(pairs);
	return (struct encoding){ best->name, best->label, 0, true };
}

/* Pairs of a zero byte, at index zero of the pair, and a printed one. */
static size_t
encoding_wide_pairs(const char *data, size_t len, size_t zero)
{
	size_t at, count = 0;

	for (at = 0; at + 1 < len; at += 2) {
		unsigned char byte = (unsigned char)data[at + 1 - zero];

		count += !data[at + zero] &&
			 (byte >= ' ' || (byte >= '\t' && byte <= '\r'));
	}
	return count;
}

/*
 * UTF-16 without a mark: in western text nearly every second byte is zero, in
 * others those of blanks and line ends are.
 */
static const char *
encoding_wide_name(const char *data, size_t len)
{
	size_t sample = len < 4096 ? len & ~(size_t)1 : 4096;
	size_t little = encoding_wide_pairs(data, sample, 1);
	size_t big = encoding_wide_pairs(data, sample, 0);
	size_t zeros = 0, at;

	for (at = 0; at < sample; at++)
		zeros += !data[at];
	if (zeros < 2 || zeros < sample / 16)
		return NULL;
	if (little * 10 >= zeros * 9)
		return "UTF-16LE";
	return big * 10 >= zeros * 9 ? "UTF-16BE" : NULL;
}

/*
 * Damaged UTF-8 stays UTF-8 as long as good characters outnumber bad bytes by
 * far; a text in another encoding holds next to no good ones by accident.
 */
static bool
encoding_is_nearly_utf8(const char *data, size_t len)
{
	size_t at = 0, bad, good = 0, wrong = 0, i;

	while (at < len) {
		bool rest_is_good = utf8_valid(data + at, len - at, &bad);

		if (rest_is_good)
			bad = len - at;
		for (i = at; i < at + bad; i++)
			good += ((unsigned char)data[i] & 0xc0) == 0xc0;
		at += bad + 1;
		while (at < len && ((unsigned char)data[at] & 0xc0) == 0x80)
			at++;
		wrong += !rest_is_good;
	}
	return good >= 2 * wrong;
}

struct encoding
encoding_detect(const char *data, size_t len)
{
	const char *wide;
	size_t i;

	for (i = 0; i < sizeof encoding_marks / sizeof *encoding_marks; i++) {
		if (len >= encoding_marks[i].len &&
			!memcmp(data, encoding_marks[i].mark,
				encoding_marks[i].len))
			return (struct encoding){ encoding_marks[i].name,
				encoding_marks[i].label, encoding_marks[i].len,
				false };
	}
	wide = encoding_wide_name(data, len);
	if (wide)
		return (struct encoding){ wide, "UTF-16", 0, true };
	if (utf8_valid(data, len, NULL))
		return (struct encoding){ "UTF-8", "UTF-8", 0, false };
	if (encoding_is_nearly_utf8(data, len))
		return (struct encoding){ "UTF-8", "UTF-8", 0, false };
	return encoding_guess(data, len);
}

bool
encoding_is_wide(const struct encoding *encoding)
{
	return !strncmp(encoding->name, "UTF-16", 6) ||
	       !strncmp(encoding->name, "UTF-32", 6);
}
