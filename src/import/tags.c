/*
 * The cutting follows the tokenizer of the HTML standard where that matters to
 * a reader: comments end where browsers end them, a quotation mark within a tag
 * hides ">", scripts and styles run to their own end tag.
 */
#include "import/tags.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lectern/base/asset.h"
#include "lectern/base/utf8.h"

/* Longer than any name of a character. */
#define NAME_MOST 40

/* The longest name of a character that may stand without a semicolon. */
#define NAME_BARE 6

static bool
tags_is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' ||
	       byte == '\f';
}

static bool
tags_is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool
tags_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

bool
tag_name_is(struct slice name, const char *wanted)
{
	return name.len == strlen(wanted) &&
	       !strncasecmp(name.data, wanted, name.len);
}

/* -- tags -------------------------------------------------------------------
 */

/* The offset behind the next such string, or the end. */
static size_t
tags_behind(const struct tags *tags, size_t from, const char *end)
{
	struct slice rest = slice_part(tags->text, from, tags->text.len);
	const char *hit = memmem(rest.data, rest.len, end, strlen(end));

	return hit ? (size_t)(hit - tags->text.data) + strlen(end)
		   : tags->text.len;
}

static size_t
tags_behind_comment(const struct tags *tags, size_t at)
{
	const char *text = tags->text.data;
	size_t len = tags->text.len;

	if (at < len && text[at] == '>')
		return at + 1;
	for (; at < len; at++) {
		const char *hit = memchr(text + at, '-', len - at);

		if (!hit)
			return len;
		at = (size_t)(hit - text);
		if (at + 2 < len && !memcmp(hit, "-->", 3))
			return at + 3;
		if (at + 3 < len && !memcmp(hit, "--!>", 4))
			return at + 4;
	}
	return len;
}

/* "<!...": a comment, a document type, CDATA; or "<?...". */
static bool
tags_declaration(struct tags *tags, struct tag *tag)
{
	struct slice rest = slice_part(tags->text, tags->at, tags->text.len);
	size_t start, end;

	if (slice_starts(rest, "<!--")) {
		tags->at = tags_behind_comment(tags, tags->at + 4);
		return false;
	}
	if (slice_starts(rest, "<![CDATA[")) {
		start = tags->at + 9;
		end = tags_behind(tags, start, "]]>");
		tags->at = end;
		if (end - start >= 3 &&
			!memcmp(tags->text.data + end - 3, "]]>", 3))
			end -= 3;
		tag->kind = TAG_RAW;
		tag->text = slice_part(tags->text, start, end);
		return tag->text.len != 0;
	}
	end = tags_behind(tags, tags->at, ">");
	/* A document type may declare things in brackets. */
	if (rest.len > 9 && tag_name_is(slice_part(rest, 0, 9), "<!doctype") &&
		memchr(rest.data, '[', end - tags->at))
		end = tags_behind(tags, tags_behind(tags, tags->at, "]"), ">");
	tags->at = end;
	return false;
}

/* The text of these runs to their end tag, whatever stands in it. */
static bool
tags_is_raw(struct slice name, bool *named)
{
	static const char *const raw[] = { "script", "style", "xmp", "iframe",
		"noembed", "noframes", NULL };
	size_t i;

	*named = tag_name_is(name, "title") || tag_name_is(name, "textarea");
	for (i = 0; raw[i]; i++) {
		if (tag_name_is(name, raw[i]))
			return true;
	}
	return *named;
}

/* From behind the name to behind ">"; quotation marks hide that. */
static size_t
tags_close(const struct tags *tags, size_t at)
{
	const char *text = tags->text.data, *hit;
	size_t len = tags->text.len;
	char before = '\0';

	for (; at < len && text[at] != '>'; at++) {
		if ((text[at] == '"' || text[at] == '\'') && before == '=') {
			hit = memchr(text + at + 1, text[at], len - at - 1);
			if (!hit)
				return len;
			at = (size_t)(hit - text);
		}
		if (!tags_is_blank(text[at]))
			before = text[at];
	}
	return at < len ? at + 1 : len;
}

/* A tag begins here. */
static bool
tags_tag(struct tags *tags, struct tag *tag)
{
	const char *text = tags->text.data;
	size_t name = tags->at + 1, at, end;
	bool named;

	tag->kind = text[name] == '/' ? TAG_END : TAG_START;
	name += tag->kind == TAG_END;
	for (at = name; at < tags->text.len && !tags_is_blank(text[at]) &&
			text[at] != '/' && text[at] != '>';)
		at++;
	tag->name = slice_part(tags->text, name, at);
	end = tags_close(tags, at);
	tags->at = end;
	if (text[end - 1] != '>' || end == at) {
		tags->cut = true;
		return false;
	}
	end--;
	tag->closed = end > at && text[end - 1] == '/' &&
		      (end - 1 == at || tags_is_blank(text[end - 2]) ||
			      strchr("\"'", text[end - 2]));
	tag->attributes = slice_part(tags->text, at, end - tag->closed);
	if (tag->kind == TAG_START && !tags->xml && !tag->closed &&
		tags_is_raw(tag->name, &named))
		tags->raw = tag->name;
	return true;
}

/* Up to the end tag of an element whose text holds no other. */
static bool
tags_raw(struct tags *tags, struct tag *tag)
{
	const char *text = tags->text.data, *hit;
	size_t start = tags->at, at = start, len = tags->text.len;
	struct slice name = tags->raw;
	bool named;

	tags_is_raw(name, &named);
	for (; at < len; at++) {
		hit = memchr(text + at, '<', len - at);
		at = hit ? (size_t)(hit - text) : len;
		if (at + 2 + name.len <= len && text[at + 1] == '/' &&
			!strncasecmp(text + at + 2, name.data, name.len) &&
			(at + 2 + name.len == len ||
				!tags_is_letter(text[at + 2 + name.len])))
			break;
	}
	at = at > len ? len : at;
	tags->raw = (struct slice){ 0 };
	tags->at = at;
	tag->kind = named ? TAG_TEXT : TAG_RAW;
	tag->text = slice_part(tags->text, start, at);
	return at > start;
}

static bool
tags_begins_tag(const struct tags *tags, size_t at)
{
	const char *text = tags->text.data;
	size_t len = tags->text.len;

	if (at + 1 >= len)
		return false;
	return tags_is_letter(text[at + 1]) || text[at + 1] == '!' ||
	       text[at + 1] == '?' ||
	       (text[at + 1] == '/' && at + 2 < len &&
		       tags_is_letter(text[at + 2]));
}

static void
tags_text(struct tags *tags, struct tag *tag)
{
	const char *text = tags->text.data, *hit;
	size_t start = tags->at, at = start, len = tags->text.len;

	for (; at < len; at++) {
		hit = memchr(text + at, '<', len - at);
		at = hit ? (size_t)(hit - text) : len;
		if (at < len && tags_begins_tag(tags, at))
			break;
	}
	tags->at = at > len ? len : at;
	tag->kind = TAG_TEXT;
	tag->text = slice_part(tags->text, start, tags->at);
}

bool
tags_next(struct tags *tags, struct tag *tag)
{
	while (tags->at < tags->text.len) {
		*tag = (struct tag){ 0 };
		if (tags->raw.len) {
			if (tags_raw(tags, tag))
				return true;
		} else if (tags->text.data[tags->at] != '<' ||
			   !tags_begins_tag(tags, tags->at)) {
			tags_text(tags, tag);
			return true;
		} else if (strchr("!?", tags->text.data[tags->at + 1])) {
			if (tags_declaration(tags, tag))
				return true;
		} else if (tags_tag(tags, tag)) {
			return true;
		}
	}
	return false;
}

/* -- attributes -------------------------------------------------------------
 */

static size_t
tags_skip_blanks(struct slice text, size_t at)
{
	while (at < text.len && tags_is_blank(text.data[at]))
		at++;
	return at;
}

static size_t
tags_take_value(struct slice text, size_t at, struct slice *value)
{
	const char *hit;
	size_t start;
	char mark;

	at = tags_skip_blanks(text, at);
	if (at == text.len)
		return at;
	mark = text.data[at];
	if (mark == '"' || mark == '\'') {
		hit = memchr(text.data + at + 1, mark, text.len - at - 1);
		start = at + 1;
		at = hit ? (size_t)(hit - text.data) : text.len;
		*value = slice_part(text, start, at);
		return at < text.len ? at + 1 : at;
	}
	start = at;
	while (at < text.len && !tags_is_blank(text.data[at]))
		at++;
	*value = slice_part(text, start, at);
	return at;
}

bool
tag_attribute(struct slice *rest, struct slice *name, struct slice *value)
{
	struct slice text = *rest;
	size_t at = 0, start;

	*value = (struct slice){ 0 };
	while (at < text.len &&
		(tags_is_blank(text.data[at]) || text.data[at] == '/'))
		at++;
	if (at == text.len)
		return false;
	start = at++;
	while (at < text.len && !tags_is_blank(text.data[at]) &&
		text.data[at] != '=' && text.data[at] != '/')
		at++;
	*name = slice_part(text, start, at);
	start = tags_skip_blanks(text, at);
	if (start < text.len && text.data[start] == '=')
		at = tags_take_value(text, start + 1, value);
	*rest = slice_part(text, at, text.len);
	return true;
}

struct slice
tag_value(const struct tag *tag, const char *wanted)
{
	struct slice rest = tag->attributes, name, value;

	while (tag_attribute(&rest, &name, &value)) {
		if (tag_name_is(name, wanted))
			return value;
	}
	return (struct slice){ 0 };
}

/* -- characters that are named ----------------------------------------------
 */

/* The line of the list that begins with this name, from behind it, or NULL. */
static const char *
tags_find_name(struct slice list, struct slice name)
{
	size_t low = 0, high = list.len, middle, start;
	int order;

	while (low < high) {
		start = middle = low + (high - low) / 2;
		while (start > low && list.data[start - 1] != '\n')
			start--;
		order = strncmp(list.data + start, name.data, name.len);
		if (!order && list.data[start + name.len] == ' ')
			return list.data + start + name.len;
		if (order < 0) {
			low = middle;
			while (low < high && list.data[low++] != '\n')
				;
		} else {
			high = start;
		}
	}
	return NULL;
}

static bool
tags_put_name(struct str *to, struct slice name)
{
	const char *points =
		tags_find_name(asset_find("words/characters.txt"), name);
	char bytes[4];
	char *end;

	if (!points)
		return false;
	while (*points == ' ') {
		uint32_t point = (uint32_t)strtoul(points, &end, 16);

		str_add_bytes(to, bytes, utf8_encode(point, bytes));
		points = end;
	}
	return true;
}

/* A name behind "&"; how many bytes it took, or 0. */
static size_t
tags_name(struct str *to, struct slice text, bool attribute)
{
	size_t len = 0;

	while (len < text.len && len < NAME_MOST &&
		(tags_is_letter(text.data[len]) ||
			tags_is_digit(text.data[len])))
		len++;
	if (len < text.len && text.data[len] == ';' &&
		tags_put_name(to, slice_part(text, 0, len + 1)))
		return len + 1;
	if (attribute)
		return 0;
	for (len = len > NAME_BARE ? NAME_BARE : len; len > 1; len--) {
		if (tags_put_name(to, slice_part(text, 0, len)))
			return len;
	}
	return 0;
}

static int
tags_digit(char byte, int base)
{
	int digit = tags_is_digit(byte)    ? byte - '0'
		    : tags_is_letter(byte) ? (byte | ' ') - 'a' + 10
					   : 99;

	return digit < base ? digit : -1;
}

/* What a number names: those of Windows stand for its characters. */
static void
tags_put_number(struct str *to, uint32_t point)
{
	char bytes[4] = { (char)point };
	size_t len, bad;
	char *text;

	if (point >= 0x80 && point < 0xa0) {
		text = utf8_from("WINDOWS-1252", bytes, 1, &len, &bad);
		str_add_bytes(to, text, len);
		free(text);
		return;
	}
	if (!point || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
		point = UTF8_REPLACEMENT;
	str_add_bytes(to, bytes, utf8_encode(point, bytes));
}

/* A number behind "&#"; how many bytes it took, or 0. */
static size_t
tags_number(struct str *to, struct slice text)
{
	int base = text.len && (text.data[0] | ' ') == 'x' ? 16 : 10;
	size_t start = base == 16, at = start;
	uint32_t point = 0;

	for (; at < text.len && tags_digit(text.data[at], base) >= 0; at++) {
		if (point <= 0x10ffff)
			point = point * (uint32_t)base +
				(uint32_t)tags_digit(text.data[at], base);
	}
	if (at == start)
		return 0;
	tags_put_number(to, point);
	return at < text.len && text.data[at] == ';' ? at + 1 : at;
}

void
tags_decode(struct str *to, struct slice text, bool attribute)
{
	size_t at = 0, used;
	const char *hit;

	while (at < text.len) {
		hit = memchr(text.data + at, '&', text.len - at);
		used = hit ? (size_t)(hit - text.data) : text.len;
		str_add_bytes(to, text.data + at, used - at);
		at = used;
		if (at == text.len)
			return;
		if (at + 1 < text.len && text.data[at + 1] == '#') {
			used = tags_number(
				to, slice_part(text, at + 2, text.len));
			used += used ? 2 : 0;
		} else {
			used = tags_name(to, slice_part(text, at + 1, text.len),
				attribute);
			used += used ? 1 : 0;
		}
		if (!used)
			str_add_char(to, '&');
		at += used ? used : 1;
	}
}
