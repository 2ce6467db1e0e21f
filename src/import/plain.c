/*
 * Plain text marks nothing, so the importer leaves the blocks to analysis.  It
 * decodes, turns every line end into LF, and puts U+FFFD in the place of what
 * no text should hold; all else stays as it is, so that an offset in the
 * library is an offset in the file.
 */
#include "import/plain.h"

#include <stdlib.h>
#include <string.h>

#include "import/binary.h"
#include "import/encoding.h"
#include "import/limits.h"
#include "lectern/base/utf8.h"

#define PLAIN_REPLACEMENT "\xef\xbf\xbd"

static bool
plain_sniff(const struct bytes *file)
{
	return !binary_kind(file);
}

/* Controls that texts may hold: tab, line end, form feed. */
static bool
plain_is_control(unsigned char byte)
{
	return (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\f') ||
	       byte == 0x7f;
}

/* The next byte that cannot stay as it is, or the end. */
static size_t
plain_next_control(const char *text, size_t len, size_t at)
{
	while (at < len && !plain_is_control((unsigned char)text[at]))
		at++;
	return at;
}

/*
 * Lines end in LF, controls are replaced.  Returns how many were, and where
 * the first stands in the new text.
 */
static size_t
plain_clean(struct str *to, const char *text, size_t len, size_t *first)
{
	size_t at = 0, stop, count = 0;

	while (at < len) {
		stop = plain_next_control(text, len, at);
		str_add_bytes(to, text + at, stop - at);
		at = stop;
		if (at == len)
			break;
		if (text[at] == '\r') {
			str_add_char(to, '\n');
			at += at + 1 < len && text[at + 1] == '\n' ? 2 : 1;
			continue;
		}
		if (!count++)
			*first = to->len;
		str_add(to, PLAIN_REPLACEMENT);
		at++;
	}
	return count;
}

static bool
plain_is_blank(const char *text, size_t len)
{
	return !slice_trim((struct slice){ text, len }).len;
}

static bool
plain_check(const char *text, size_t len, struct error *err)
{
	if (len > LIMIT_TEXT)
		return error_set(err, ERROR_LIMIT,
			"%zu MiB of text, more than the %zu lectern takes",
			len >> 20, LIMIT_TEXT >> 20);
	if (plain_is_blank(text, len))
		return error_set(err, ERROR_FORMAT, "the file holds no text");
	if (binary_looks(text, len))
		return error_set(
			err, ERROR_FORMAT, "this is binary data, not text");
	return true;
}

/* The first U+FFFD of the text stands where decoding first failed. */
static void
plain_remark_bad(struct doc *doc, const struct encoding *encoding, size_t bad)
{
	const char *first = memmem(doc->text, doc->len, PLAIN_REPLACEMENT, 3);
	uint32_t at = first ? (uint32_t)(first - doc->text) : 0;

	doc_remark(doc, REMARK_ENCODING, at, at + 3,
		"%zu %s not decode as %s; shown as U+FFFD", bad,
		bad == 1 ? "place does" : "places do", encoding->label);
}

static void
plain_remark(struct doc *doc, const struct encoding *encoding, size_t bad,
	size_t controls, size_t first_control)
{
	if (bad)
		plain_remark_bad(doc, encoding, bad);
	if (encoding->guessed)
		doc_remark(doc, REMARK_GUESS, 0, 0,
			"the file does not say its encoding; read as %s",
			encoding->label);
	if (controls)
		doc_remark(doc, REMARK_ENCODING, (uint32_t)first_control,
			(uint32_t)first_control + 3,
			"%zu control %s replaced by U+FFFD", controls,
			controls == 1 ? "character is" : "characters are");
}

/* Text files of DOS end in a Control-Z that nobody wrote. */
static size_t
plain_drop_end_mark(const char *text, size_t len)
{
	return len && text[len - 1] == 0x1a ? len - 1 : len;
}

static struct doc *
plain_new(const struct encoding *encoding, const char *text, size_t len,
	size_t bad)
{
	struct str clean = { 0 };
	struct doc *doc = doc_new();
	size_t controls = 0, first = 0;

	if (plain_next_control(text, len, 0) == len) {
		doc_set_text(doc, text, len);
	} else {
		controls = plain_clean(&clean, text, len, &first);
		doc_set_text(doc, str_text(&clean), clean.len);
	}
	str_done(&clean);
	plain_remark(doc, encoding, bad, controls, first);
	return doc;
}

static struct doc *
plain_read(const struct bytes *file, struct error *err)
{
	struct encoding encoding = encoding_detect(file->data, file->len);
	struct doc *doc = NULL;
	char *text;
	size_t len, bad;

	text = utf8_from(encoding.name, file->data + encoding.mark,
		file->len - encoding.mark, &len, &bad);
	if (!text) {
		error_set(
			err, ERROR_FORMAT, "cannot decode %s", encoding.label);
		return NULL;
	}
	len = plain_drop_end_mark(text, len);
	if (plain_check(text, len, err))
		doc = plain_new(&encoding, text, len, bad);
	free(text);
	return doc;
}

const struct importer import_plain = {
	.name = "plain text",
	.suffixes = "txt text asc",
	.sniff = plain_sniff,
	.read = plain_read,
};
