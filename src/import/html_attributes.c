/* The attributes of a tag are read once, into a structure with their names. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "import/html_parts.h"
#include "lectern/base/utf8.h"

struct attribute_place {
	const char *name;
	size_t offset;
};

#define PLACE(name, member)                                                    \
	{                                                                      \
		name, offsetof(struct html_attributes, member)                 \
	}

/* clang-format off */
static const struct attribute_place places[] = {
	PLACE("alt", alt), PLACE("aria-label", aria_label),
	PLACE("aria-level", aria_level), PLACE("class", class),
	PLACE("colspan", colspan), PLACE("epub:type", type),
	PLACE("href", href), PLACE("id", id),
	PLACE("itemprop", itemprop), PLACE("lang", lang),
	PLACE("name", name), PLACE("rel", rel),
	PLACE("role", role), PLACE("rowspan", rowspan),
	PLACE("start", start), PLACE("style", style),
	PLACE("title", title), PLACE("type", list_type),
	PLACE("value", value), PLACE("xml:lang", lang),
};
/* clang-format on */

void
html_attributes_read(struct html_attributes *attributes, const struct tag *tag)
{
	struct slice rest = tag->attributes, name, value, *slot;
	size_t i;

	*attributes = (struct html_attributes){ 0 };
	while (tag_attribute(&rest, &name, &value)) {
		if (tag_name_is(name, "hidden"))
			attributes->is_hidden = true;
		if (tag_name_is(name, "reversed"))
			attributes->is_reversed = true;
		for (i = 0; i < sizeof places / sizeof *places; i++) {
			if (!tag_name_is(name, places[i].name))
				continue;
			slot = (struct slice *)((char *)attributes +
						places[i].offset);
			if (!slot->len)
				*slot = slice_trim(value);
			break;
		}
	}
}

static bool
word_is_in(struct slice word, const char *words)
{
	size_t len;

	for (; *words; words += len + (words[len] != '\0')) {
		len = strcspn(words, " ");
		if (len == word.len && !strncasecmp(words, word.data, len))
			return true;
	}
	return false;
}

bool
html_has_word(struct slice value, const char *words)
{
	size_t at = 0, start;

	while (at < value.len) {
		while (at < value.len && strchr(" \t\r\n\f", value.data[at]))
			at++;
		start = at;
		while (at < value.len && !strchr(" \t\r\n\f", value.data[at]))
			at++;
		if (at > start &&
			word_is_in(slice_part(value, start, at), words))
			return true;
	}
	return false;
}

bool
html_has_part(struct slice value, const char *words)
{
	size_t at = 0, start;

	while (at < value.len) {
		while (at < value.len &&
			!utf8_is_letter((unsigned char)value.data[at]))
			at++;
		start = at;
		/* "shareBar" is two words, "SHARE" one. */
		while (at < value.len &&
			utf8_is_letter((unsigned char)value.data[at]) &&
			(at == start ||
				!utf8_is_upper((unsigned char)value.data[at]) ||
				utf8_is_upper(
					(unsigned char)value.data[at - 1])))
			at++;
		if (at > start &&
			word_is_in(slice_part(value, start, at), words))
			return true;
	}
	return false;
}

struct slice
html_cut(struct slice text, size_t most)
{
	if (text.len <= most)
		return text;
	return slice_part(text, 0, utf8_floor(text.data, text.len, most));
}

long
html_number(struct slice value, long least, long most, long otherwise)
{
	bool sign = value.len && strchr("+-", value.data[0]);
	uint32_t digits;
	long number;

	if (!slice_digits(slice_part(value, sign, value.len), &digits))
		return otherwise;
	number = digits < INT32_MAX ? (long)digits : INT32_MAX;
	if (slice_starts(value, "-"))
		number = -number;
	return number < least ? least : number > most ? most : number;
}

bool
html_style_says(struct slice style, const char *what, const char *value)
{
	struct slice rest = style;
	const char *at;

	if (!style.len)
		return false;
	at = memmem(style.data, style.len, what, strlen(what));
	if (!at)
		return false;
	rest = slice_part(
		style, (size_t)(at - style.data) + strlen(what), style.len);
	while (rest.len && strchr(" :", rest.data[0]))
		rest = slice_part(rest, 1, rest.len);
	return rest.len >= strlen(value) &&
	       !strncasecmp(rest.data, value, strlen(value));
}

bool
html_is_hidden(const struct html_attributes *attributes)
{
	return attributes->is_hidden ||
	       html_style_says(attributes->style, "display", "none") ||
	       html_style_says(attributes->style, "visibility", "hidden") ||
	       html_style_says(attributes->style, "mso-hide", "all") ||
	       html_has_word(attributes->class,
		       "screen-reader-text sr-only visually-hidden "
		       "visuallyhidden mw-editsection noprint headerlink "
		       "permalink "
		       "header-anchor");
}
