/* The elements that mean something to a reader, sorted by name. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "import/html_walk.h"

#define NAME_MOST 16

/* clang-format off */
static const struct html_kind html_kinds[] = {
	{ "a", HTML_LINK, 0, 0 },
	{ "abbr", HTML_INLINE, 0, 0 },
	{ "address", HTML_BLOCK, BLOCK_BYLINE, 0 },
	{ "annotation", HTML_HIDE, 0, 0 },
	{ "annotation-xml", HTML_HIDE, 0, 0 },
	{ "applet", HTML_BLOCK, BLOCK_KINDS, HTML_SCOPE },
	{ "article", HTML_BLOCK, BLOCK_KINDS, HTML_MAIN },
	{ "aside", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "audio", HTML_HIDE, 0, 0 },
	{ "b", HTML_SPAN, SPAN_STRONG, 0 },
	{ "base", HTML_BASE, 0, HTML_VOID },
	{ "bdi", HTML_INLINE, 0, 0 },
	{ "bdo", HTML_INLINE, 0, 0 },
	{ "blockquote", HTML_QUOTE, BLOCK_QUOTATION, 0 },
	{ "body", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "br", HTML_LINE, 0, HTML_VOID },
	{ "button", HTML_HIDE, 0, 0 },
	{ "canvas", HTML_HIDE, 0, 0 },
	{ "caption", HTML_BLOCK, BLOCK_CAPTION, HTML_SCOPE },
	{ "center", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "cite", HTML_SPAN, SPAN_EMPHASIS, 0 },
	{ "code", HTML_INLINE, 0, 0 },
	{ "col", HTML_INLINE, 0, HTML_VOID },
	{ "datalist", HTML_HIDE, 0, 0 },
	{ "dd", HTML_MEANING, 0, 0 },
	{ "del", HTML_SPAN, SPAN_DELETED, 0 },
	{ "details", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "dfn", HTML_SPAN, SPAN_EMPHASIS, 0 },
	{ "dialog", HTML_HIDE, 0, 0 },
	{ "dir", HTML_LIST, 0, 0 },
	{ "div", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "dl", HTML_LIST, 0, 0 },
	{ "dt", HTML_TERM, 0, 0 },
	{ "em", HTML_SPAN, SPAN_EMPHASIS, 0 },
	{ "embed", HTML_INLINE, 0, HTML_VOID },
	{ "fieldset", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "figcaption", HTML_BLOCK, BLOCK_CAPTION, 0 },
	{ "figure", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "footer", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "form", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "h1", HTML_HEADING, 1, 0 },
	{ "h2", HTML_HEADING, 2, 0 },
	{ "h3", HTML_HEADING, 3, 0 },
	{ "h4", HTML_HEADING, 4, 0 },
	{ "h5", HTML_HEADING, 5, 0 },
	{ "h6", HTML_HEADING, 6, 0 },
	{ "header", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "hgroup", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "hr", HTML_RULE, 0, HTML_VOID },
	{ "html", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "i", HTML_SPAN, SPAN_EMPHASIS, 0 },
	{ "iframe", HTML_HIDE, 0, 0 },
	{ "img", HTML_IMAGE, 0, HTML_VOID },
	{ "input", HTML_INLINE, 0, HTML_VOID },
	{ "ins", HTML_SPAN, SPAN_INSERTED, 0 },
	{ "label", HTML_INLINE, 0, 0 },
	{ "legend", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "li", HTML_ITEM, 0, 0 },
	{ "link", HTML_META, 0, HTML_VOID },
	{ "listing", HTML_CODE, 0, 0 },
	{ "main", HTML_BLOCK, BLOCK_KINDS, HTML_MAIN },
	{ "mark", HTML_INLINE, 0, 0 },
	{ "math", HTML_INLINE, 0, 0 },
	{ "menu", HTML_LIST, 0, 0 },
	{ "meta", HTML_META, 0, HTML_VOID },
	{ "nav", HTML_BLOCK, BLOCK_KINDS, HTML_NAVIGATION },
	{ "noembed", HTML_HIDE, 0, 0 },
	{ "noframes", HTML_HIDE, 0, 0 },
	{ "noscript", HTML_HIDE, 0, 0 },
	{ "object", HTML_BLOCK, BLOCK_KINDS, HTML_SCOPE },
	{ "ol", HTML_LIST, 0, HTML_ORDERED },
	{ "optgroup", HTML_HIDE, 0, 0 },
	{ "option", HTML_HIDE, 0, 0 },
	{ "p", HTML_BLOCK, BLOCK_KINDS, HTML_PARAGRAPH },
	{ "param", HTML_INLINE, 0, HTML_VOID },
	{ "plaintext", HTML_CODE, 0, 0 },
	{ "pre", HTML_CODE, 0, 0 },
	{ "q", HTML_MARK, 0, 0 },
	{ "rp", HTML_HIDE, 0, 0 },
	{ "rt", HTML_MARK, 1, 0 },
	{ "s", HTML_SPAN, SPAN_DELETED, 0 },
	{ "script", HTML_SCRIPT, 0, 0 },
	{ "section", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "select", HTML_HIDE, 0, 0 },
	{ "source", HTML_INLINE, 0, HTML_VOID },
	{ "span", HTML_INLINE, 0, 0 },
	{ "strike", HTML_SPAN, SPAN_DELETED, 0 },
	{ "strong", HTML_SPAN, SPAN_STRONG, 0 },
	{ "style", HTML_HIDE, 0, 0 },
	{ "sub", HTML_SPAN, SPAN_SUBSCRIPT, 0 },
	{ "summary", HTML_BLOCK, BLOCK_KINDS, 0 },
	{ "sup", HTML_SPAN, SPAN_SUPERSCRIPT, 0 },
	{ "svg", HTML_HIDE, 0, 0 },
	{ "table", HTML_TABLE, BLOCK_TABLE, HTML_SCOPE },
	{ "tbody", HTML_ROWS, 0, 0 },
	{ "td", HTML_CELL, 0, HTML_SCOPE },
	{ "template", HTML_HIDE, 0, 0 },
	{ "textarea", HTML_HIDE, 0, 0 },
	{ "tfoot", HTML_ROWS, 0, 0 },
	{ "th", HTML_CELL, 0, HTML_SCOPE | HTML_HEAD_CELL },
	{ "thead", HTML_ROWS, 0, 0 },
	{ "time", HTML_TIME, 0, 0 },
	{ "title", HTML_TITLE, 0, 0 },
	{ "tr", HTML_ROW, 0, 0 },
	{ "ul", HTML_LIST, 0, 0 },
	{ "var", HTML_SPAN, SPAN_EMPHASIS, 0 },
	{ "video", HTML_HIDE, 0, 0 },
	{ "xmp", HTML_CODE, 0, 0 },
};
/* clang-format on */

static int
html_kind_order(const void *key, const void *row)
{
	const struct html_kind *kind = row;

	return strcmp(key, kind->name);
}

const struct html_kind *
html_kind_of(struct slice name)
{
	char small[NAME_MOST];
	size_t i;

	if (name.len >= sizeof small)
		return NULL;
	for (i = 0; i < name.len; i++) {
		small[i] = name.data[i];
		if (small[i] >= 'A' && small[i] <= 'Z')
			small[i] = (char)(small[i] - 'A' + 'a');
	}
	small[name.len] = '\0';
	return bsearch(small, html_kinds,
		sizeof html_kinds / sizeof *html_kinds, sizeof *html_kinds,
		html_kind_order);
}

bool
html_is_inline(const struct html_kind *kind)
{
	/* clang-format off */
	static const bool blocks[] = {
		[HTML_BLOCK] = true, [HTML_HEADING] = true, [HTML_LIST] = true,
		[HTML_ITEM] = true, [HTML_TERM] = true, [HTML_MEANING] = true,
		[HTML_QUOTE] = true, [HTML_CODE] = true, [HTML_TABLE] = true,
		[HTML_ROWS] = true, [HTML_ROW] = true, [HTML_CELL] = true,
		[HTML_RULE] = true, [HTML_KINDS] = false,
	};
	/* clang-format on */

	return !blocks[kind->does];
}
