/*
 * Text in other encodings, decoded without help: iconv would load a module for
 * each when it is first used, and by then we may have given up the right to.
 */
#include "base/decode.h"

#include <stdbool.h>
#include <string.h>

#include "lectern/base/str.h"
#include "lectern/base/utf8.h"

/* A text on its way, and how many pieces of it were wrong. */
struct decode {
	struct str out;
	size_t bad;
};

static void
decode_wrong(struct decode *decode)
{
	str_add(&decode->out, "\xef\xbf\xbd");
	decode->bad++;
}

static void
decode_point(struct decode *decode, uint32_t point)
{
	char bytes[4];

	if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
		decode_wrong(decode);
	else
		str_add_bytes(&decode->out, bytes, utf8_encode(point, bytes));
}

/* -- one byte a character ------------------------------------------------- */

/* Where the character of each high byte stands in the table's string. */
static void
decode_offsets(const struct decode_table *table, size_t offsets[257])
{
	size_t len = strlen(table->high), at = 0;
	unsigned byte;

	for (byte = table->first; byte < 256; byte++) {
		offsets[byte] = at;
		utf8_at(table->high, len, at, &at);
	}
	offsets[256] = at;
}

static void
decode_bytes(struct decode *decode, const struct decode_table *table,
	const unsigned char *data, size_t len)
{
	size_t offsets[257], at = 0, from;

	decode_offsets(table, offsets);
	while (at < len) {
		for (from = at; at < len && data[at] < 0x80;)
			at++;
		str_add_bytes(
			&decode->out, (const char *)data + from, at - from);
		for (; at < len && data[at] >= 0x80; at++) {
			const char *high = table->high + offsets[data[at]];

			if (data[at] < table->first)
				decode_point(decode, data[at]);
			else if (!memcmp(high, "\xef\xbf\xbd", 3))
				decode_wrong(decode);
			else
				str_add_bytes(&decode->out, high,
					offsets[data[at] + 1u] -
						offsets[data[at]]);
		}
	}
}

/* -- two or four bytes a character ---------------------------------------- */

/* The number in `size' bytes, the most significant last if little. */
static uint32_t
decode_unit(const unsigned char *data, size_t size, bool little)
{
	uint32_t unit = 0;
	size_t i;

	for (i = 0; i < size; i++)
		unit = unit << 8 | data[little ? size - 1 - i : i];
	return unit;
}

static void
decode_wide(struct decode *decode, size_t size, bool little,
	const unsigned char *data, size_t len)
{
	uint32_t unit, low;
	size_t at;

	for (at = 0; at + size <= len; at += size) {
		unit = decode_unit(data + at, size, little);
		if (size == 2 && unit >= 0xd800 && unit < 0xdc00 &&
			at + 4 <= len) {
			low = decode_unit(data + at + 2, size, little);
			if (low >= 0xdc00 && low < 0xe000) {
				unit = 0x10000 + ((unit & 0x3ff) << 10) +
				       (low & 0x3ff);
				at += 2;
			}
		}
		decode_point(decode, unit);
	}
	if (at < len)
		decode_wrong(decode);
}

/* -- all of them ---------------------------------------------------------- */

static const struct decode_table *
decode_table_find(const char *name)
{
	const struct decode_table *table = decode_tables;

	while (table->name && strcmp(table->name, name))
		table++;
	return table->name ? table : NULL;
}

bool
decode_text(const char *encoding, const char *data, size_t len, struct str *out,
	size_t *bad)
{
	/* clang-format off */
	static const struct {
		const char *name;
		size_t size;
		bool little;
	} wide[] = {
		{ "UTF-16BE", 2, false },
		{ "UTF-16LE", 2, true },
		{ "UTF-32BE", 4, false },
		{ "UTF-32LE", 4, true },
	};
	/* clang-format on */
	const struct decode_table *table = decode_table_find(encoding);
	const unsigned char *bytes = (const unsigned char *)data;
	struct decode decode = { 0 };
	size_t i;

	if (table)
		decode_bytes(&decode, table, bytes, len);
	for (i = 0; i < sizeof wide / sizeof *wide && !table; i++) {
		if (strcmp(wide[i].name, encoding) != 0)
			continue;
		decode_wide(&decode, wide[i].size, wide[i].little, bytes, len);
		break;
	}
	*out = decode.out;
	*bad = decode.bad;
	return table || i < sizeof wide / sizeof *wide;
}
