/*
 * libxml2 reads, piece by piece, and calls us for every element; no tree is
 * built.  Namespaces are many and their addresses long, so each has a prefix
 * here; the two addresses of one (transitional and strict) have the same.
 */
#include "import/xml.h"

#include <stdlib.h>
#include <string.h>

#include "import/libxml.h"
#include "import/limits.h"
#include "lectern/base/bisect.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#define XML_PIECE 65536
#define XML_NAME 64

bool
xml_prepare(struct error *err)
{
	return libxml_open(err) != NULL;
}

struct xml_element {
	const xmlChar **attributes;
	int count;
};

struct xml {
	const struct xml_rules *rules;
	void *context;
	const struct libxml *libxml;
	xmlParserCtxtPtr parser;
	size_t depth;
	size_t hidden;       /* depth of the element that is skipped, or 0 */
	const char *stopped; /* why we gave up, or NULL */
	struct error error;
};

/* -- names ---------------------------------------------------------------- */

/* clang-format off */
static const struct {
	const char *prefix;
	const char *address;
} xml_spaces[] = {
	{ "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main" },
	{ "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
	{ "style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
	{ "table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
	{ "office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
	{ "fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
	{ "draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
	{ "svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
	{ "meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
	{ "manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" },
	{ "w", "http://purl.oclc.org/ooxml/wordprocessingml/main" },
	{ "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships" },
	{ "r", "http://purl.oclc.org/ooxml/officeDocument/relationships" },
	{ "m", "http://schemas.openxmlformats.org/officeDocument/2006/math" },
	{ "m", "http://purl.oclc.org/ooxml/officeDocument/math" },
	{ "wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" },
	{ "wp", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" },
	{ "mc", "http://schemas.openxmlformats.org/markup-compatibility/2006" },
	{ "rel", "http://schemas.openxmlformats.org/package/2006/relationships" },
	{ "cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties" },
	{ "dc", "http://purl.org/dc/elements/1.1/" },
	{ "dcterms", "http://purl.org/dc/terms/" },
	{ "xlink", "http://www.w3.org/1999/xlink" },
	{ "xml", "http://www.w3.org/XML/1998/namespace" },
};
/* clang-format on */

static const char *
xml_prefix(const xmlChar *address)
{
	size_t i;

	for (i = 0; address && i < sizeof xml_spaces / sizeof *xml_spaces;
		i++) {
		if (!strcmp((const char *)address, xml_spaces[i].address))
			return xml_spaces[i].prefix;
	}
	return NULL;
}

/* Is this the name "w:val"? */
static bool
xml_name_is(const char *name, const xmlChar *local, const xmlChar *space)
{
	const char *colon = strchr(name, ':');
	const char *prefix;

	if (!colon)
		return !space && !strcmp(name, (const char *)local);
	if (strcmp(colon + 1, (const char *)local) != 0)
		return false;
	prefix = xml_prefix(space);
	return prefix && strlen(prefix) == (size_t)(colon - name) &&
	       !strncmp(prefix, name, (size_t)(colon - name));
}

static const struct xml_rule *
xml_rule_of(const struct xml *xml, const xmlChar *local, const xmlChar *space)
{
	const char *prefix = xml_prefix(space);
	const struct xml_rules *rules = xml->rules;
	size_t i, len;
	char name[XML_NAME];

	if (!prefix || strlen((const char *)local) + 12 > sizeof name)
		return NULL;
	len = strlen(prefix);
	memcpy(name, prefix, len);
	name[len] = ':';
	memcpy(name + len + 1, local, strlen((const char *)local) + 1);
	BISECT(i, rules->count, strcmp(rules->rows[i].name, name) < 0);
	return i < rules->count && !strcmp(rules->rows[i].name, name)
		       ? &rules->rows[i]
		       : NULL;
}

/* -- attributes ----------------------------------------------------------- */

struct slice
xml_attribute(const struct xml_element *element, const char *name)
{
	const xmlChar **row = element->attributes;
	int i;

	for (i = 0; i < element->count; i++, row += 5) {
		struct slice value = { (const char *)row[3],
			(size_t)(row[4] - row[3]) };

		if (xml_name_is(name, row[0], row[2]))
			return utf8_valid(value.data, value.len, NULL)
				       ? value
				       : slice_of("");
	}
	return (struct slice){ 0 };
}

long
xml_number(const struct xml_element *element, const char *name, long low,
	long high, long otherwise)
{
	struct slice value = slice_trim(xml_attribute(element, name));
	bool negative = slice_starts(value, "-");
	uint32_t digits;
	long number;

	value = slice_part(value, negative, value.len);
	if (!value.len || slice_digits(value, &digits) != value.len)
		return otherwise;
	number = digits < INT32_MAX ? (long)digits : INT32_MAX;
	number = negative ? -number : number;
	return number < low ? low : number > high ? high : number;
}

bool
xml_switch(const struct xml_element *element, const char *name)
{
	struct slice value = xml_attribute(element, name);

	return !value.data ||
	       !(slice_is(value, "0") || slice_is(value, "false") ||
		       slice_is(value, "off") || slice_is(value, "none"));
}

/* -- events --------------------------------------------------------------- */

static void
xml_give_up(struct xml *xml, const char *why)
{
	xml->stopped = why;
	xml->libxml->stop(xml->parser);
}

static void
xml_open(void *context, const xmlChar *local, const xmlChar *prefix,
	const xmlChar *space, int space_count, const xmlChar **spaces,
	int count, int defaulted, const xmlChar **attributes)
{
	struct xml *xml = context;
	const struct xml_element element = { attributes, count };
	const struct xml_rule *rule;

	(void)prefix, (void)space_count, (void)spaces, (void)defaulted;
	if (++xml->depth > LIMIT_DEPTH) {
		xml_give_up(xml, "its elements are nested too deep");
		return;
	}
	if (xml->hidden || xml->stopped)
		return;
	rule = xml_rule_of(xml, local, space);
	if (rule && rule->open)
		rule->open(xml->context, &element);
	else if (rule && !rule->close)
		xml->hidden = xml->depth;
}

static void
xml_close(void *context, const xmlChar *local, const xmlChar *prefix,
	const xmlChar *space)
{
	struct xml *xml = context;
	const struct xml_rule *rule;

	(void)prefix;
	if (!xml->hidden && !xml->stopped) {
		rule = xml_rule_of(xml, local, space);
		if (rule && rule->close)
			rule->close(xml->context);
	}
	if (xml->hidden == xml->depth)
		xml->hidden = 0;
	xml->depth--;
}

static void
xml_text(void *context, const xmlChar *text, int len)
{
	struct xml *xml = context;

	if (!xml->hidden && !xml->stopped && len > 0)
		xml->rules->text(xml->context, (const char *)text, (size_t)len);
}

static void
xml_entity(void *context, const xmlChar *name, int type, const xmlChar *public,
	const xmlChar *system, xmlChar *content)
{
	(void)name, (void)type, (void)public, (void)system, (void)content;
	xml_give_up(context, "it declares entities, which are not read");
}

static void
xml_complain(void *context, xmlErrorPtr error)
{
	struct xml *xml = context;
	struct str flat = { 0 };

	if (xml->error.code || !error || !error->message ||
		error->level < XML_ERR_ERROR)
		return;
	str_add_flat(&flat, slice_trim(slice_of(error->message)));
	error_set(&xml->error, ERROR_FORMAT, "line %d: %s", error->line,
		str_text(&flat));
	str_done(&flat);
}

/* Behind the tag that begins here; counts its attributes. */
static size_t
xml_tag_end(struct slice file, size_t at, size_t *attributes)
{
	char quote = '\0';

	for (*attributes = 0; at < file.len; at++) {
		char byte = file.data[at];

		if (quote)
			quote = byte == quote ? '\0' : quote;
		else if (byte == '"' || byte == '\'')
			quote = byte;
		else if (byte == '=')
			++*attributes;
		else if (byte == '>')
			return at + 1;
	}
	return at;
}

/* Behind a comment and the like, in which signs mean nothing. */
static size_t
xml_skip(struct slice file, size_t at)
{
	static const char *const marks[][2] = { { "<!--", "-->" },
		{ "<![CDATA[", "]]>" }, { "<?", "?>" } };
	const struct slice rest = slice_part(file, at, file.len);
	const char *end;
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!slice_starts(rest, marks[i][0]))
			continue;
		end = memmem(
			rest.data, rest.len, marks[i][1], strlen(marks[i][1]));
		return end ? (size_t)(end - file.data) : file.len;
	}
	return at;
}

/* Bytes up to a tag with more attributes than there are uses for; or all. */
static size_t
xml_tame(struct slice file)
{
	size_t at = 0, next, attributes;
	const char *tag;

	while (at < file.len) {
		tag = memchr(file.data + at, '<', file.len - at);
		if (!tag)
			break;
		at = (size_t)(tag - file.data);
		next = xml_skip(file, at);
		if (next == at)
			next = xml_tag_end(file, at, &attributes);
		else
			attributes = 0;
		if (attributes > LIMIT_ATTRIBUTES)
			return at;
		at = next;
	}
	return file.len;
}

bool
xml_read(struct slice file, const struct xml_rules *rules, void *context,
	struct error *err)
{
	xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
		.startElementNs = xml_open,
		.endElementNs = xml_close,
		.characters = xml_text,
		.ignorableWhitespace = xml_text,
		.entityDecl = xml_entity,
		.serror = xml_complain };
	struct xml xml = { .rules = rules, .context = context };
	const size_t tame = xml_tame(file);
	size_t at = 0, len;
	int failed = 0;

	xml.libxml = libxml_open(err);
	if (!xml.libxml)
		return false;
	xml.parser = xml.libxml->open(&handler, &xml, NULL, 0, NULL);
	if (!xml.parser)
		return error_set(err, ERROR_LIMIT, "too little memory");
	xml.libxml->options(xml.parser, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	for (; at < tame && !failed && !xml.stopped; at += len) {
		len = tame - at < XML_PIECE ? tame - at : XML_PIECE;
		failed = xml.libxml->take(
			xml.parser, file.data + at, (int)len, 0);
	}
	if (!failed && !xml.stopped && tame < file.len)
		xml.stopped = "one of its tags has thousands of attributes";
	if (!failed && !xml.stopped)
		failed = xml.libxml->take(xml.parser, "", 0, 1);
	if (xml.parser->myDoc)
		xml.libxml->forget(xml.parser->myDoc);
	xml.libxml->close(xml.parser);
	if (xml.stopped)
		return error_set(err, ERROR_LIMIT, "%s", xml.stopped);
	if (failed && !xml.error.code)
		error_set(&xml.error, ERROR_FORMAT, "it is no XML");
	if (failed && err)
		*err = xml.error;
	return !failed;
}
