/*
 * HTML within Markdown: tags go, their text stays; what a tag says about text
 * or where a link may lead is kept.
 */
#include <stdlib.h>
#include <string.h>

#include "import/character.h"
#include "import/markdown_parts.h"
#include "lectern/base/utf8.h"

struct html_tag {
	const char *name;
	enum { HTML_SPAN, HTML_LINE, HTML_BLOCK, HTML_HIDE } what;
	enum span_kind span;
};

/* clang-format off */
static const struct html_tag html_tags[] = {
	{ "b", HTML_SPAN, SPAN_STRONG },
	{ "blockquote", HTML_BLOCK, 0 },
	{ "br", HTML_LINE, 0 },
	{ "cite", HTML_SPAN, SPAN_EMPHASIS },
	{ "dd", HTML_BLOCK, 0 },
	{ "del", HTML_SPAN, SPAN_DELETED },
	{ "div", HTML_BLOCK, 0 },
	{ "dt", HTML_BLOCK, 0 },
	{ "em", HTML_SPAN, SPAN_EMPHASIS },
	{ "hr", HTML_BLOCK, 0 },
	{ "i", HTML_SPAN, SPAN_EMPHASIS },
	{ "ins", HTML_SPAN, SPAN_INSERTED },
	{ "li", HTML_BLOCK, 0 },
	{ "p", HTML_BLOCK, 0 },
	{ "script", HTML_HIDE, 0 },
	{ "strong", HTML_SPAN, SPAN_STRONG },
	{ "style", HTML_HIDE, 0 },
	{ "sub", HTML_SPAN, SPAN_SUBSCRIPT },
	{ "summary", HTML_BLOCK, 0 },
	{ "sup", HTML_SPAN, SPAN_SUPERSCRIPT },
	{ "td", HTML_BLOCK, 0 },
	{ "th", HTML_BLOCK, 0 },
	{ "tr", HTML_BLOCK, 0 },
};
/* clang-format on */

static const struct html_tag *
html_find(struct slice name)
{
	size_t i;

	for (i = 0; i < sizeof html_tags / sizeof *html_tags; i++) {
		if (strlen(html_tags[i].name) == name.len &&
			!strncasecmp(html_tags[i].name, name.data, name.len))
			return &html_tags[i];
	}
	return NULL;
}

/* The value of an attribute of this tag, or an empty slice. */
static struct slice
html_attribute(struct slice tag, const char *name)
{
	size_t len = strlen(name), at, end;
	char quote;

	for (at = 1; at + len + 1 < tag.len; at++) {
		if (strncasecmp(tag.data + at, name, len) ||
			tag.data[at + len] != '=' ||
			!strchr(" \t\n", tag.data[at - 1]))
			continue;
		at += len + 1;
		quote = tag.data[at];
		if (quote == '"' || quote == '\'') {
			for (end = ++at; end < tag.len; end++)
				if (tag.data[end] == quote)
					break;
		} else {
			for (end = at; end < tag.len; end++)
				if (strchr(" \t\n>/", tag.data[end]))
					break;
		}
		return slice_part(tag, at, end);
	}
	return slice_of(NULL);
}

static void
html_anchor(struct build *build, struct slice tag, const char *attribute)
{
	struct slice name = html_attribute(tag, attribute);
	struct str copy = { 0 };

	if (!name.len || name.len > 200 || memchr(name.data, ' ', name.len))
		return;
	str_add_slice(&copy, name);
	build_anchor(build, str_text(&copy));
	str_done(&copy);
}

static struct slice
html_name(struct slice tag)
{
	size_t at = tag.len > 1 && tag.data[1] == '/' ? 2 : 1, end = at;

	while (end < tag.len && !strchr(" \t\r\n/>", tag.data[end]))
		end++;
	return slice_part(tag, at, end);
}

/* Says what the tag means; true if what follows is not for readers. */
static bool
html_tag(struct build *build, struct slice tag, bool hidden)
{
	const struct html_tag *known = html_find(html_name(tag));
	bool closes = tag.len > 1 && tag.data[1] == '/';
	struct slice alt;

	if (hidden)
		return !closes || !known || known->what != HTML_HIDE;
	if (!closes) {
		html_anchor(build, tag, "id");
		html_anchor(build, tag, "name");
		alt = slice_is(html_name(tag), "img")
			      ? html_attribute(tag, "alt")
			      : slice_of(NULL);
		build_text(build, alt.data, alt.len);
	}
	if (!known)
		return false;
	if (known->what == HTML_LINE)
		build_line(build);
	else if (known->what == HTML_BLOCK && build_has_text(build))
		build_block(build, BLOCK_PARAGRAPH, 0);
	else if (known->what == HTML_SPAN && closes)
		build_close(build, known->span);
	else if (known->what == HTML_SPAN)
		build_open(build, known->span, NULL);
	return known->what == HTML_HIDE && !closes;
}

/* Puts an entity's character; returns the bytes it takes, 1 if it is none. */
static size_t
html_entity(struct build *build, struct slice text)
{
	struct slice rest = slice_part(text, 1, text.len < 40 ? text.len : 40);
	struct slice name = slice_take(&rest, ';');
	char bytes[CHARACTER_MOST];
	size_t len = character_find(name, bytes);

	build_text(build, len ? bytes : "&", len ? len : 1);
	return len ? name.len + 2 : 1;
}

/* Where the tag or comment at the beginning of this ends. */
static size_t
html_tag_end(struct slice html)
{
	const char *end;

	if (slice_starts(html, "<!--")) {
		end = memmem(html.data, html.len, "-->", 3);
		return end ? (size_t)(end - html.data) + 3 : html.len;
	}
	end = memchr(html.data, '>', html.len);
	return end ? (size_t)(end - html.data) + 1 : html.len;
}

void
markdown_html(struct build *build, struct slice html)
{
	size_t at = 0, end;
	bool hidden = false;

	while (at < html.len) {
		struct slice rest = slice_part(html, at, html.len);

		if (rest.data[0] == '<') {
			end = html_tag_end(rest);
			if (rest.len > 1 && !strchr("!?", rest.data[1]))
				hidden = html_tag(build,
					slice_part(rest, 0, end), hidden);
		} else if (rest.data[0] == '&' && !hidden) {
			end = html_entity(build, rest);
		} else {
			for (end = 1; end < rest.len; end++)
				if (rest.data[end] == '<' ||
					rest.data[end] == '&')
					break;
			if (!hidden)
				build_text(build, rest.data, end);
		}
		at += end;
	}
}
