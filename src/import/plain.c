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

/* A text without what cannot stay, and what was struck over in it. */
struct plain_clean {
	struct str text;
	struct doc *doc; /* takes the spans */
	size_t controls; /* how many were replaced */
	size_t first;    /* where the first of them stands */
};

/* Letters struck over next to each other are one span. */
static void
plain_add_span(struct plain_clean *clean, enum span_kind kind, size_t start,
	size_t end)
{
	struct doc *doc = clean->doc;
	struct span *last =
		doc->span_count ? &doc->spans[doc->span_count - 1] : NULL;

	if (last && last->kind == kind && last->end == start)
		last->end = (uint32_t)end;
	else
		doc_add_span(doc, kind, (uint32_t)start, (uint32_t)end);
}

/*
 * Printers made bold by striking a letter twice and underlined by going back
 * over it.  Returns how many bytes behind the backspace were taken up; 0: it
 * means nothing of the kind.
 */
static size_t
plain_strike(struct plain_clean *clean, const char *text, size_t len, size_t at)
{
	struct str *to = &clean->text;
	size_t start, next, end = to->len;
	uint32_t before, behind;

	before = end ? utf8_before(to->data, end, &start) : 0;
	behind = utf8_at(text, len, at + 1, &next);
	if (at + 1 >= len || before <= ' ' || behind <= ' ' || behind == 0x7f ||
		before == UTF8_REPLACEMENT)
		return 0;
	if (before == '_' && behind != '_') {
		str_cut(to, start);
		str_add_bytes(to, text + at + 1, next - at - 1);
		plain_add_span(clean, SPAN_EMPHASIS, start, to->len);
	} else if (before == behind || behind == '_') {
		plain_add_span(clean,
			before == behind ? SPAN_STRONG : SPAN_EMPHASIS, start,
			end);
	} else {
		str_cut(to, start);
		str_add_bytes(to, text + at + 1, next - at - 1);
	}
	return next - at - 1;
}

/* Lines end in LF, controls are replaced. */
static void
plain_clean(struct plain_clean *clean, const char *text, size_t len)
{
	struct str *to = &clean->text;
	size_t at = 0, stop, taken;

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
		taken = text[at] == '\b' ? plain_strike(clean, text, len, at)
					 : 0;
		if (!taken) {
			if (!clean->controls++)
				clean->first = to->len;
			str_add(to, PLAIN_REPLACEMENT);
		}
		at += 1 + taken;
	}
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
	struct doc *doc = doc_new();
	struct plain_clean clean = { .doc = doc };

	if (plain_next_control(text, len, 0) == len) {
		doc_set_text(doc, text, len);
	} else {
		plain_clean(&clean, text, len);
		doc_set_text(doc, str_text(&clean.text), clean.text.len);
	}
	str_done(&clean.text);
	plain_remark(doc, encoding, bad, clean.controls, clean.first);
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
