/*
 * What browsers read otherwise than libxml2 does, mended before it sees it.
 *
 * Names of characters without the semicolon that ends them: "&copy 1952".
 * libxml2 wants one; browsers do not, where the name is an old one.  In the
 * address "?a=1&copy=2" they take it for no name, nor does this.  Of names
 * with their semicolon libxml2 knows those of twenty years ago.
 *
 * Pages that go on behind "</html>", as those do that were put together of
 * several: libxml2 reads no further.
 */
#include <string.h>
#include <strings.h>

#include "import/character.h"
#include "import/html_parts.h"
#include "lectern/base/utf8.h"

/* As HTML lists them, but for those in capitals, which are below. */
/* clang-format off */
static const char *const old_names[] = {
	"AElig", "Aacute", "Acirc", "Agrave", "Aring", "Atilde", "Auml",
	"Ccedil", "ETH", "Eacute", "Ecirc", "Egrave", "Euml", "Iacute",
	"Icirc", "Igrave", "Iuml", "Ntilde", "Oacute", "Ocirc", "Ograve",
	"Oslash", "Otilde", "Ouml", "THORN", "Uacute", "Ucirc", "Ugrave",
	"Uuml", "Yacute", "aacute", "acirc", "acute", "aelig", "agrave",
	"amp", "aring", "atilde", "auml", "brvbar", "ccedil", "cedil",
	"cent", "copy", "curren", "deg", "divide", "eacute", "ecirc",
	"egrave", "eth", "euml", "frac12", "frac14", "frac34", "gt",
	"iacute", "icirc", "iexcl", "igrave", "iquest", "iuml", "laquo",
	"lt", "macr", "micro", "middot", "nbsp", "not", "ntilde", "oacute",
	"ocirc", "ograve", "ordf", "ordm", "oslash", "otilde", "ouml",
	"para", "plusmn", "pound", "quot", "raquo", "reg", "sect", "shy",
	"sup1", "sup2", "sup3", "szlig", "thorn", "times", "uacute",
	"ucirc", "ugrave", "uml", "uuml", "yacute", "yen", "yuml",
};
/* clang-format on */

static const char *const capital_names[] = { "AMP", "COPY", "GT", "LT", "QUOT",
	"REG" };

#define OLD_NAMES (sizeof old_names / sizeof *old_names)
#define CAPITAL_NAMES (sizeof capital_names / sizeof *capital_names)

struct mending {
	struct slice text;
	struct str out;
	size_t kept; /* what comes before is in `out' */
	bool tag;    /* in a tag, outside of quotation marks or within */
	char quote;
};

static bool
is_alnum(char byte)
{
	return ((byte | ' ') >= 'a' && (byte | ' ') <= 'z') ||
	       (byte >= '0' && byte <= '9');
}

/* The longest of these names that the text begins with. */
static size_t
longest_name(struct slice text, const char *const *names, size_t count)
{
	size_t i, len, longest = 0;

	for (i = 0; i < count; i++) {
		len = strlen(names[i]);
		if (len > longest && len <= text.len &&
			*names[i] == *text.data &&
			!memcmp(names[i], text.data, len))
			longest = len;
	}
	return longest;
}

/* A name with its semicolon, as a number; libxml2 knows the old ones itself. */
static void
mend_name(struct mending *mending, size_t at, struct slice name)
{
	char bytes[CHARACTER_MOST];
	size_t len, next, i;

	if (longest_name(name, old_names, OLD_NAMES) == name.len)
		return;
	len = character_find(name, bytes);
	if (!len)
		return;
	str_add_slice(&mending->out,
		slice_part(mending->text, mending->kept, at - 1));
	for (i = 0; i < len; i = next)
		str_add_format(&mending->out, "&#%u;",
			(unsigned)utf8_at(bytes, len, i, &next));
	mending->kept = at + name.len + 1;
}

/* At an ampersand: puts what is missing into `out'. */
static void
mend_reference(struct mending *mending, size_t at)
{
	struct slice rest =
		slice_part(mending->text, at + 1, mending->text.len);
	size_t run = 0, len, i;
	bool capital;

	while (run < rest.len && run < 32 && is_alnum(rest.data[run]))
		run++;
	if (!run)
		return;
	rest.len = run;
	if (at + 1 + run < mending->text.len &&
		mending->text.data[at + 1 + run] == ';') {
		mend_name(mending, at + 1, rest);
		return;
	}
	len = longest_name(rest, capital_names, CAPITAL_NAMES);
	capital = len > 0;
	if (!capital)
		len = longest_name(rest, old_names, OLD_NAMES);
	at += 1;
	if (!len)
		return;
	if (mending->tag &&
		(len < run || (at + run < mending->text.len &&
				      mending->text.data[at + run] == '=')))
		return;
	str_add_slice(
		&mending->out, slice_part(mending->text, mending->kept, at));
	for (i = 0; i < len; i++)
		str_add_char(&mending->out,
			(char)(capital ? rest.data[i] | ' ' : rest.data[i]));
	mending->kept = at + len;
	str_add_char(&mending->out, ';');
}

/* Behind what is no markup: a comment, a script, a style. */
static size_t
skip_raw(struct slice text, size_t at)
{
	static const struct {
		const char *begin, *end;
	} raw[] = { { "<!--", "-->" }, { "<script", "</script" },
		{ "<style", "</style" } };
	size_t i, len, end;

	for (i = 0; i < sizeof raw / sizeof *raw; i++) {
		len = strlen(raw[i].begin);
		if (text.len - at < len ||
			strncasecmp(text.data + at, raw[i].begin, len))
			continue;
		len = strlen(raw[i].end);
		for (end = at + 1; end + len <= text.len; end++) {
			if (text.data[end] == raw[i].end[0] &&
				!strncasecmp(text.data + end, raw[i].end, len))
				return end;
		}
		return text.len;
	}
	return at;
}

/* Where a tag begins, ends, or quotes: as far as it matters here. */
static void
mend_tag(struct mending *mending, size_t at)
{
	char byte = mending->text.data[at];

	if (mending->quote)
		mending->quote = byte == mending->quote ? 0 : mending->quote;
	else if (mending->tag && (byte == '"' || byte == '\'') &&
		 mending->text.data[at - 1] == '=')
		mending->quote = byte;
	else if (byte == '>')
		mending->tag = false;
	else if (byte == '<' && at + 1 < mending->text.len)
		mending->tag = (mending->text.data[at + 1] | ' ') >= 'a' &&
			       (mending->text.data[at + 1] | ' ') <= 'z';
}

/* Behind the blanks that stand there. */
static size_t
skip_blanks(struct slice text, size_t at)
{
	while (at < text.len && strchr(" \t\r\n\f", text.data[at]) &&
		text.data[at])
		at++;
	return at;
}

/* Behind "</body>" or "</html>", if one stands there. */
static size_t
skip_page_end(struct slice text, size_t at)
{
	size_t end = at + 6;

	if (text.len - at < 7 ||
		(strncasecmp(text.data + at, "</body", 6) &&
			strncasecmp(text.data + at, "</html", 6)))
		return at;
	end = skip_blanks(text, end);
	return end < text.len && text.data[end] == '>' ? end + 1 : at;
}

/* At "<": leaves out the end of the page, unless it is the end. */
static void
mend_page_end(struct mending *mending, size_t at)
{
	size_t end = skip_page_end(mending->text, at), next, last;

	if (end == at)
		return;
	next = skip_blanks(mending->text, end);
	if (next == mending->text.len)
		return;
	last = skip_blanks(mending->text, skip_page_end(mending->text, next));
	if (last == mending->text.len)
		return;
	str_add_slice(
		&mending->out, slice_part(mending->text, mending->kept, at));
	str_add_char(&mending->out, ' ');
	mending->kept = end;
}

char *
html_mend(struct slice text, size_t *len)
{
	struct mending mending = { .text = text };
	size_t at;

	for (at = 0; at < text.len; at++) {
		if (text.data[at] == '&')
			mend_reference(&mending, at);
		else if (strchr("<>\"'", text.data[at]) && text.data[at])
			mend_tag(&mending, at);
		if (text.data[at] != '<' || mending.quote)
			continue;
		mend_page_end(&mending, at);
		at = skip_raw(text, at);
	}
	if (!mending.kept)
		return NULL;
	str_add_slice(&mending.out, slice_part(text, mending.kept, text.len));
	*len = mending.out.len;
	return str_take(&mending.out);
}
