/*
 * The encoding of a page: its mark first, then being well-formed UTF-8, then
 * what the page says, then what its letters look like.  A page that says
 * Latin-1 and is well-formed UTF-8 with letters beyond ASCII was saved anew by
 * a program that left the old words in place.
 */
#include <stdlib.h>
#include <string.h>

#include "import/encoding.h"
#include "import/html_parts.h"
#include "lectern/base/utf8.h"

#define DECODE_HEAD 4096
#define NAME_MOST 40

/* What pages call an encoding, where that is not the name we know it by. */
/* clang-format off */
static const struct {
	const char *said;
	const char *name;
} decode_names[] = {
	{ "ascii", "WINDOWS-1252" },
	{ "cp1250", "WINDOWS-1250" },
	{ "cp1251", "WINDOWS-1251" },
	{ "cp1252", "WINDOWS-1252" },
	{ "iso-8859-1", "WINDOWS-1252" },
	{ "iso8859-1", "WINDOWS-1252" },
	{ "latin-1", "WINDOWS-1252" },
	{ "latin1", "WINDOWS-1252" },
	{ "latin2", "ISO-8859-2" },
	{ "macroman", "MACINTOSH" },
	{ "us-ascii", "WINDOWS-1252" },
	{ "x-mac-roman", "MACINTOSH" },
	{ "x-sjis", "SHIFT_JIS" },
};
/* clang-format on */

static char *
decode_name(struct slice said)
{
	char *name;
	size_t i;

	for (i = 0; i < sizeof decode_names / sizeof *decode_names; i++) {
		if (tag_name_is(said, decode_names[i].said))
			return memory_copy_string(decode_names[i].name);
	}
	name = memory_zero(said.len + 1, 1);
	for (i = 0; i < said.len; i++) {
		name[i] = said.data[i];
		if (name[i] >= 'a' && name[i] <= 'z')
			name[i] = (char)(name[i] - 'a' + 'A');
	}
	return name;
}

/* The word behind "charset=" or "encoding=". */
static struct slice
decode_word(struct slice text, const char *before)
{
	size_t len = strlen(before), at, end;

	for (at = 0; at + len < text.len; at++) {
		if (strncasecmp(text.data + at, before, len))
			continue;
		at += len;
		while (at < text.len && strchr(" =\"'\t\n", text.data[at]))
			at++;
		for (end = at; end < text.len && text.data[end] &&
			       !strchr(" \"';>?/\t\n", text.data[end]);)
			end++;
		return slice_part(text, at, end);
	}
	return (struct slice){ 0 };
}

/* What a <meta> says, if this is one. */
static struct slice
decode_meta(const struct tag *tag)
{
	struct slice said = { 0 };

	if (tag->kind != TAG_START || !tag_name_is(tag->name, "meta"))
		return said;
	said = tag_value(tag, "charset");
	if (!said.len && tag_value(tag, "http-equiv").len)
		said = decode_word(tag_value(tag, "content"), "charset");
	return said;
}

/* What the page itself says; nothing is added if it does not. */
static void
decode_said(const char *data, size_t len, struct str *to)
{
	struct slice head = { data, len > DECODE_HEAD ? DECODE_HEAD : len };
	struct tags tags = { .text = head };
	struct tag tag;

	if (slice_starts(slice_trim(head), "<?xml"))
		str_add_slice(
			to, decode_word(slice_part(head, 0, 200), "encoding"));
	while (!to->len && tags_next(&tags, &tag))
		str_add_slice(to, slice_trim(decode_meta(&tag)));
	tags_done(&tags);
	str_cut(to, NAME_MOST);
	if (!utf8_valid(str_text(to), to->len, NULL))
		str_clear(to);
}

static bool
decode_is_utf8(const char *data, size_t len)
{
	size_t i;

	if (!utf8_valid(data, len, NULL))
		return false;
	for (i = 0; i < len; i++) {
		if ((unsigned char)data[i] >= 0x80)
			return true;
	}
	return false;
}

static char *
decode_as(const char *name, const struct bytes *file, size_t mark, size_t *len,
	struct str *doubt)
{
	size_t bad;
	char *text =
		utf8_from(name, file->data + mark, file->len - mark, len, &bad);

	if (text && bad)
		str_add_format(doubt,
			"%zu %s not decode as %s; shown as U+FFFD", bad,
			bad == 1 ? "place does" : "places do", name);
	return text;
}

char *
html_decode(const struct bytes *file, struct slice sent, size_t *len,
	struct str *doubt)
{
	struct encoding found = encoding_detect(file->data, file->len);
	struct str words = { 0 };
	struct slice said;
	char *name, *text = NULL;

	if (!found.mark && !encoding_is_wide(&found) &&
		!decode_is_utf8(file->data, file->len) &&
		utf8_valid(sent.data, sent.len, NULL))
		str_add_slice(&words, html_cut(sent, NAME_MOST));
	if (!words.len && !found.mark && !encoding_is_wide(&found) &&
		!decode_is_utf8(file->data, file->len))
		decode_said(file->data, file->len, &words);
	said = str_slice(&words);
	if (said.len && !tag_name_is(slice_part(said, 0, 4), "utf-")) {
		name = decode_name(said);
		text = decode_as(name, file, 0, len, doubt);
		free(name);
		if (text)
			goto done;
	}
	text = decode_as(found.name, file, found.mark, len, doubt);
	if (said.len && found.guessed)
		str_add_format(doubt,
			"%sthe page says its encoding is %.*s; read as %s",
			doubt->len ? "; " : "", (int)said.len, said.data,
			found.label);
	else if (found.guessed)
		str_add_format(doubt,
			"%sthe page does not say its encoding; read as %s",
			doubt->len ? "; " : "", found.label);

done:
	str_done(&words);
	return text;
}
