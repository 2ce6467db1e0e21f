/*
 * The whole markup is read at once and what libxml2 says goes onto a tape: one
 * string of bytes, and pieces that point into it.  So a page can be walked
 * through twice, and by code that decides itself when to go on.
 */
#include "import/tags.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "import/character.h"
#include "import/html_parts.h"
#include "import/libxml.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#define TAGS_PIECE ((size_t)1 << 20)

/*
 * Words in one tag, outside quotation marks: libxml2 compares each attribute
 * with all before it.
 */
#define TAGS_WORDS 10000

/* Elements within elements: an end tag is looked for among all of them. */
#define TAGS_DEPTH 4096

/* Offsets into the bytes of the tape. */
struct piece {
	enum tag_kind kind;
	size_t name, name_end;
	size_t body, body_end; /* of attributes, or of text */
};

struct tape {
	struct str bytes;
	struct piece *pieces;
	size_t count, cap;
	const struct libxml *libxml;
	xmlParserCtxtPtr parser;
	size_t depth;
	bool html;
	bool cut;
};

/* -- onto the tape -------------------------------------------------------- */

static struct piece *
tape_add(struct tape *tape, enum tag_kind kind, const xmlChar *name)
{
	struct piece *piece;

	tape->pieces = memory_grow(
		tape->pieces, tape->count, &tape->cap, sizeof *tape->pieces);
	piece = &tape->pieces[tape->count++];
	piece->kind = kind;
	piece->name = tape->bytes.len;
	if (name)
		str_add(&tape->bytes, (const char *)name);
	piece->name_end = piece->body = piece->body_end = tape->bytes.len;
	return piece;
}

/* Name, zero byte, value, zero byte. */
static void
tape_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct tape *tape = context;
	struct piece *piece = tape_add(tape, TAG_START, name);

	for (; attributes && attributes[0]; attributes += 2) {
		str_add(&tape->bytes, (const char *)attributes[0]);
		str_add_char(&tape->bytes, '\0');
		if (attributes[1])
			str_add(&tape->bytes, (const char *)attributes[1]);
		str_add_char(&tape->bytes, '\0');
	}
	piece->body_end = tape->bytes.len;
	if (++tape->depth <= TAGS_DEPTH)
		return;
	tape->cut = true;
	tape->libxml->stop(tape->parser);
}

static void
tape_end(void *context, const xmlChar *name)
{
	struct tape *tape = context;

	tape_add(tape, TAG_END, name);
	tape->depth -= tape->depth > 0;
}

/* Text comes in shreds, which are one piece here. */
static void
tape_add_text(struct tape *tape, const char *text, size_t len)
{
	struct piece *last =
		tape->count ? &tape->pieces[tape->count - 1] : NULL;

	if (!last || last->kind != TAG_TEXT)
		last = tape_add(tape, TAG_TEXT, NULL);
	str_add_bytes(&tape->bytes, text, len);
	last->body_end = tape->bytes.len;
}

/* A control that is meant as the character Windows has there: "&#147;". */
static void
tape_add_windows(struct tape *tape, char byte)
{
	size_t len, bad;
	char *text = utf8_from("WINDOWS-1252", &byte, 1, &len, &bad);

	tape_add_text(tape, text, len);
	free(text);
}

static void
tape_text(void *context, const xmlChar *text, int count)
{
	const char *bytes = (const char *)text;
	size_t at, from = 0, len = (size_t)count;

	for (at = 0; at + 1 < len; at++) {
		if (text[at] != 0xc2 || text[at + 1] >= 0xa0)
			continue;
		tape_add_text(context, bytes + from, at - from);
		tape_add_windows(context, bytes[at + 1]);
		from = at + 2;
	}
	tape_add_text(context, bytes + from, len - from);
}

/* XML knows five names of characters; pages use those of HTML. */
static void
tape_reference(void *context, const xmlChar *name)
{
	struct tape *tape = context;
	char bytes[CHARACTER_MOST];

	tape_add_text(tape, bytes,
		character_find(slice_of((const char *)name), bytes));
}

/* -- reading -------------------------------------------------------------- */

static void
tape_read_html(struct tape *tape, struct slice text)
{
	size_t at, len;

	tape->libxml->html_options(tape->parser,
		HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	for (at = 0; at < text.len && !tape->cut; at += len) {
		len = text.len - at < TAGS_PIECE ? text.len - at : TAGS_PIECE;
		tape->libxml->html_take(
			tape->parser, text.data + at, (int)len, 0);
	}
	tape->libxml->html_take(tape->parser, "", 0, 1);
}

static void
tape_read_xml(struct tape *tape, struct slice text)
{
	size_t at, len;

	tape->libxml->options(
		tape->parser, XML_PARSE_RECOVER | XML_PARSE_NONET);
	for (at = 0; at < text.len && !tape->cut; at += len) {
		len = text.len - at < TAGS_PIECE ? text.len - at : TAGS_PIECE;
		tape->libxml->take(tape->parser, text.data + at, (int)len, 0);
	}
	tape->libxml->take(tape->parser, "", 0, 1);
}

/* Errors are many in people's pages, and none of them stops us. */
static void
tape_ignore(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

static bool
tags_is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' ||
	       byte == '\f';
}

static bool
tags_is_letter(char byte)
{
	return (byte | ' ') >= 'a' && (byte | ' ') <= 'z';
}

/* Where a tag begins that has more in it than any honest one, or the end. */
static size_t
tags_reach(struct slice text)
{
	size_t at, begin = text.len, words = 0;
	char quote = 0;

	for (at = 0; at < text.len; at++) {
		char byte = text.data[at];

		if (begin == text.len) {
			if (byte == '<' && at + 1 < text.len &&
				tags_is_letter(text.data[at + 1])) {
				begin = at;
				words = 0;
			}
		} else if (quote) {
			quote = byte == quote ? 0 : quote;
		} else if ((byte == '"' || byte == '\'') &&
			   text.data[at - 1] == '=') {
			quote = byte;
		} else if (byte == '>' || byte == '<') {
			begin = text.len;
			at -= byte == '<';
		} else if (tags_is_blank(byte) && ++words > TAGS_WORDS) {
			return begin;
		}
	}
	return text.len;
}

bool
tags_prepare(struct error *err)
{
	return libxml_open(err) != NULL;
}

/* Parser and handler are good for one text.  Was it well-formed? */
static bool
tape_read(struct tape *tape, struct slice text)
{
	xmlSAXHandler handler = { .initialized = 1,
		.startElement = tape_start,
		.endElement = tape_end,
		.characters = tape_text,
		.ignorableWhitespace = tape_text,
		.cdataBlock = tape_text,
		.reference = tape_reference,
		.serror = tape_ignore };
	const struct libxml *libxml = tape->libxml;
	bool well;

	tape->parser = tape->html ? libxml->html_open(&handler, tape, NULL, 0,
					    NULL, XML_CHAR_ENCODING_UTF8)
				  : libxml->open(&handler, tape, NULL, 0, NULL);
	if (!tape->parser)
		return false;
	if (tape->html)
		tape_read_html(tape, text);
	else
		tape_read_xml(tape, text);
	well = tape->parser->wellFormed;
	if (tape->parser->myDoc)
		libxml->forget(tape->parser->myDoc);
	if (tape->html)
		libxml->html_close(tape->parser);
	else
		libxml->close(tape->parser);
	return well;
}

/* A page that says it is XML is read as such, if it really is. */
static void
tape_read_page(struct tape *tape, struct slice text)
{
	char *mended;

	if (slice_starts(slice_trim(text), "<?xml")) {
		tape->html = false;
		if (tape_read(tape, text) && !tape->cut)
			return;
		str_clear(&tape->bytes);
		tape->count = tape->depth = 0;
		tape->cut = false;
	}
	tape->html = true;
	mended = html_mend(text, &text.len);
	if (mended)
		text.data = mended;
	tape_read(tape, text);
	free(mended);
}

static void
tags_begin(struct tags *tags)
{
	struct error ignored = { 0 };
	struct tape *tape = memory_zero(1, sizeof *tape);
	size_t reach = tags_reach(tags->text);
	struct slice text = slice_part(tags->text, 0, reach);

	tags->tape = tape;
	tape->libxml = libxml_open(&ignored);
	if (tape->libxml && tags->xml)
		tape_read(tape, text);
	else if (tape->libxml)
		tape_read_page(tape, text);
	tags->cut = tape->cut || reach < tags->text.len;
}

void
tags_done(struct tags *tags)
{
	if (!tags->tape)
		return;
	str_done(&tags->tape->bytes);
	free(tags->tape->pieces);
	free(tags->tape);
	tags->tape = NULL;
}

bool
tags_next(struct tags *tags, struct tag *tag)
{
	const struct piece *piece;
	struct slice bytes;

	if (!tags->tape && !tags->at)
		tags_begin(tags);
	if (!tags->tape || tags->at == tags->tape->count) {
		tags->at = SIZE_MAX; /* it is over, and not to begin again */
		tags_done(tags);
		return false;
	}
	piece = &tags->tape->pieces[tags->at++];
	bytes = str_slice(&tags->tape->bytes);
	*tag = (struct tag){ .kind = piece->kind };
	tag->name = slice_part(bytes, piece->name, piece->name_end);
	if (piece->kind == TAG_START)
		tag->attributes =
			slice_part(bytes, piece->body, piece->body_end);
	else
		tag->text = slice_part(bytes, piece->body, piece->body_end);
	return true;
}

/* -- one tag -------------------------------------------------------------- */

bool
tag_name_is(struct slice name, const char *wanted)
{
	return name.len == strlen(wanted) &&
	       !strncasecmp(name.data, wanted, name.len);
}

/* What comes before the next zero byte, which is taken away with it. */
static struct slice
attribute_part(struct slice *rest)
{
	size_t len = strnlen(rest->data, rest->len);
	struct slice part = slice_part(*rest, 0, len);

	*rest = slice_part(*rest, len < rest->len ? len + 1 : len, rest->len);
	return part;
}

bool
tag_attribute(struct slice *rest, struct slice *name, struct slice *value)
{
	if (!rest->len)
		return false;
	*name = attribute_part(rest);
	*value = attribute_part(rest);
	return true;
}

struct slice
tag_value(const struct tag *tag, const char *name)
{
	struct slice rest = tag->attributes, found, value;

	while (tag_attribute(&rest, &found, &value)) {
		if (tag_name_is(found, name))
			return value;
	}
	return (struct slice){ 0 };
}
