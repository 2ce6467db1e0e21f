/*
 * A page that was saved in one file (.mht, .mhtml) is a message of many parts,
 * as mail is: the page, its pictures, its style.  The page is all we want.
 *
 * What a message can be and no browser writes is not read: parts within parts
 * deeper than a few, headers in coded words.
 */
#include "import/mhtml.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "import/html.h"
#include "lectern/base/str.h"

#define MHTML_HEAD 8192  /* bytes of headers that are looked at */
#define MHTML_DEPTH 4    /* parts within parts */
#define MHTML_VALUE 2000 /* bytes of a header */

/* A message or a part of one: its headers, and what they are about. */
struct part {
	struct slice head, body;
};

/* Without the line end. */
static struct slice
line_take(struct slice *rest)
{
	struct slice line = slice_take(rest, '\n');

	if (line.len && line.data[line.len - 1] == '\r')
		line.len--;
	return line;
}

/* Headers end at the first empty line. */
static struct part
part_of(struct slice text)
{
	struct slice rest = text;
	size_t before;

	while (rest.len) {
		before = rest.len;
		if (!line_take(&rest).len)
			return (struct part){
				slice_part(text, 0, text.len - before), rest
			};
	}
	return (struct part){ text, { text.data + text.len, 0 } };
}

/* The value of a header, its lines joined; empty if it is not there. */
static void
part_header(const struct part *part, const char *name, struct str *value)
{
	struct slice rest = part->head, line;
	size_t len = strlen(name);
	bool ours = false;

	str_clear(value);
	while (rest.len && value->len < MHTML_VALUE) {
		line = line_take(&rest);
		if (line.len && (line.data[0] == ' ' || line.data[0] == '\t')) {
			if (ours)
				str_add_slice(value, line);
			continue;
		}
		if (ours)
			return;
		ours = line.len > len && line.data[len] == ':' &&
		       !strncasecmp(line.data, name, len);
		if (ours)
			str_add_slice(value, slice_trim(slice_part(
						     line, len + 1, line.len)));
	}
}

/* What stands behind "name=" in a value, without quotation marks. */
static struct slice
value_parameter(const struct str *value, const char *name)
{
	const char *at = str_text(value), *end;
	size_t len = strlen(name);

	while ((at = strchr(at, ';'))) {
		at++;
		at += strspn(at, " \t");
		if (strncasecmp(at, name, len) || at[len] != '=')
			continue;
		at += len + 1;
		if (*at == '"')
			at++, end = at + strcspn(at, "\"");
		else
			end = at + strcspn(at, "; \t");
		return (struct slice){ at, (size_t)(end - at) };
	}
	return (struct slice){ 0 };
}

/* -- parts ---------------------------------------------------------------- */

/* The next line that parts have between them, from `from' on, or the end. */
static size_t
boundary_next(struct slice text, struct slice boundary, size_t from)
{
	const char *at;
	size_t place;

	for (; from < text.len; from = place + 1) {
		at = memmem(text.data + from, text.len - from, boundary.data,
			boundary.len);
		if (!at)
			break;
		place = (size_t)(at - text.data);
		if (place >= 2 && text.data[place - 1] == '-' &&
			text.data[place - 2] == '-' &&
			(place == 2 || text.data[place - 3] == '\n'))
			return place;
	}
	return text.len;
}

static bool
part_is(const struct part *part, const char *type, struct str *value)
{
	part_header(part, "Content-Type", value);
	return !strncasecmp(str_text(value), type, strlen(type));
}

/* The first part that is a page: this one, or one of those in it. */
static bool
part_find_page(struct part part, unsigned depth, struct part *page)
{
	struct str value = { 0 }, boundary = { 0 };
	struct slice rest;
	bool found = part_is(&part, "text/html", &value);
	size_t at, end;

	if (found)
		*page = part;
	if (!found && depth && part_is(&part, "multipart/", &value))
		str_add_slice(&boundary, value_parameter(&value, "boundary"));
	if (boundary.len) {
		at = boundary_next(part.body, str_slice(&boundary), 0);
		while (!found && at < part.body.len) {
			end = boundary_next(part.body, str_slice(&boundary),
				at + boundary.len);
			rest = slice_part(part.body, at,
				end < part.body.len ? end - 2 : end);

			line_take(&rest);
			found = part_find_page(part_of(rest), depth - 1, page);
			at = end;
		}
	}
	str_done(&value);
	str_done(&boundary);
	return found;
}

/* -- what bytes are written as -------------------------------------------- */

static int
hex_value(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if ((byte | ' ') >= 'a' && (byte | ' ') <= 'f')
		return (byte | ' ') - 'a' + 10;
	return -1;
}

/* "=E9" is a byte, "=" at the end of a line joins it to the next. */
static void
decode_quoted(struct str *to, struct slice text)
{
	size_t at;
	int high, low;

	for (at = 0; at < text.len; at++) {
		if (text.data[at] != '=') {
			str_add_char(to, text.data[at]);
			continue;
		}
		high = at + 2 < text.len ? hex_value(text.data[at + 1]) : -1;
		low = at + 2 < text.len ? hex_value(text.data[at + 2]) : -1;
		if (high >= 0 && low >= 0) {
			str_add_char(to, (char)(high << 4 | low));
			at += 2;
			continue;
		}
		while (at + 1 < text.len && strchr(" \t\r", text.data[at + 1]))
			at++;
		if (at + 1 < text.len && text.data[at + 1] == '\n')
			at++;
		else
			str_add_char(to, '=');
	}
}

static void
decode_base64(struct str *to, struct slice text)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"
				     "pqrstuvwxyz0123456789+/";
	const char *digit;
	unsigned bits = 0, count = 0;
	size_t at;

	for (at = 0; at < text.len && text.data[at] != '='; at++) {
		digit = text.data[at] ? strchr(digits, text.data[at]) : NULL;
		if (!digit)
			continue;
		bits = bits << 6 | (unsigned)(digit - digits);
		count += 6;
		if (count >= 8) {
			count -= 8;
			str_add_char(to, (char)(bits >> count & 0xff));
		}
	}
}

static void
page_decode(const struct part *page, struct str *text)
{
	struct str encoding = { 0 };

	part_header(page, "Content-Transfer-Encoding", &encoding);
	if (!strncasecmp(str_text(&encoding), "quoted-printable", 16))
		decode_quoted(text, page->body);
	else if (!strncasecmp(str_text(&encoding), "base64", 6))
		decode_base64(text, page->body);
	else
		str_add_slice(text, page->body);
	str_done(&encoding);
}

/* -- the importer --------------------------------------------------------- */

static bool
head_says(const struct bytes *file, const char *words)
{
	size_t len = file->len < MHTML_HEAD ? file->len : MHTML_HEAD;

	return len && memmem(file->data, len, words, strlen(words)) != NULL;
}

static bool
mhtml_sniff_named(const struct bytes *file)
{
	struct part part = part_of((struct slice){
		file->data, file->len < MHTML_HEAD ? file->len : MHTML_HEAD });
	struct str value = { 0 };
	bool is;

	part_header(&part, "MIME-Version", &value);
	is = value.len && (part_is(&part, "multipart/", &value) ||
				  part_is(&part, "text/html", &value));
	str_done(&value);
	return is;
}

/* Mail may look like that, too; browsers say that they saved it. */
static bool
mhtml_sniff(const struct bytes *file)
{
	return (head_says(file, "<Saved by") ||
		       head_says(file, "Snapshot-Content-Location:")) &&
	       mhtml_sniff_named(file);
}

static struct doc *
mhtml_read(const struct bytes *file, struct error *err)
{
	struct part page = { 0 };
	struct str text = { 0 }, type = { 0 };
	struct str address = { 0 }, encoding = { 0 };
	struct html_saved saved;
	struct bytes bytes = { 0 };
	struct doc *doc;

	if (!part_find_page(part_of((struct slice){ file->data, file->len }),
		    MHTML_DEPTH, &page)) {
		error_set(err, ERROR_FORMAT,
			"the file is a saved page without a page in it");
		return NULL;
	}
	page_decode(&page, &text);
	part_header(&page, "Content-Location", &address);
	bytes.data = text.data;
	bytes.len = text.len;
	part_header(&page, "Content-Type", &type);
	str_add_slice(&encoding, value_parameter(&type, "charset"));
	saved.address = str_text(&address);
	saved.encoding = str_text(&encoding);
	doc = html_read_saved(&bytes, &saved, err);
	str_done(&text);
	str_done(&type);
	str_done(&encoding);
	str_done(&address);
	return doc;
}

static bool
mhtml_prepare(struct error *err)
{
	return import_html.prepare(err);
}

const struct importer import_mhtml = {
	.name = "MHTML",
	.suffixes = "mht mhtml",
	.prepare = mhtml_prepare,
	.sniff = mhtml_sniff,
	.sniff_named = mhtml_sniff_named,
	.read = mhtml_read,
};
