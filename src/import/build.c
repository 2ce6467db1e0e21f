/*
 * The text grows in one string; blocks and spans are written down with their
 * offsets as soon as they end.  A blank is not written before the character
 * that follows it, so that none stands at an edge.
 */
#include "import/build_inside.h"

#include <stdlib.h>
#include <string.h>

#include "import/limits.h"
#include "lectern/base/utf8.h"

/* A line longer than this is no line of verse or of an address. */
#define BUILD_VERSE 100

struct build *
build_new(void)
{
	struct build *build = memory_zero(1, sizeof *build);

	build->doc = doc_new();
	build->doc->shaped = true;
	build->note = DOC_NONE;
	build->last = BLOCK_KINDS;
	return build;
}

void
build_free(struct build *build)
{
	if (!build)
		return;
	doc_free(build->doc);
	str_done(&build->text);
	free(build->anchors.rows);
	free(build->notes.rows);
	free(build->calls.rows);
	free(build);
}

struct doc *
build_doc(struct build *build)
{
	return build->doc;
}

/* -- spans ---------------------------------------------------------------- */

/* Writes a span down, without the blanks at its ends. */
static void
span_end(struct build *build, enum span_kind kind)
{
	size_t start = build->spans[kind].start, end = build->text.len;
	const char *text = str_text(&build->text);
	struct span *span;

	while (start < end && strchr(" \n\t", text[start]))
		start++;
	while (end > start && strchr(" \n\t", text[end - 1]))
		end--;
	if (start == end)
		return;
	span = doc_add_span(build->doc, kind, (uint32_t)start, (uint32_t)end);
	span->value = build->spans[kind].value;
}

void
build_open(struct build *build, enum span_kind kind, const char *value)
{
	struct build_span *span = &build->spans[kind];

	if (kind == SPAN_LINK && span->depth)
		build_close(build, kind); /* a link holds no links */
	if (span->depth++)
		return;
	span->value = doc_string(build->doc, value);
	span->start = build->text.len;
}

void
build_close(struct build *build, enum span_kind kind)
{
	struct build_span *span = &build->spans[kind];

	if (span->depth && !--span->depth)
		span_end(build, kind);
}

/* No span goes from one block into the next. */
static void
spans_break(struct build *build)
{
	int kind;

	for (kind = 0; kind < SPAN_KINDS; kind++) {
		if (build->spans[kind].depth)
			span_end(build, kind);
	}
}

static void
spans_resume(struct build *build)
{
	int kind;

	for (kind = 0; kind < SPAN_KINDS; kind++)
		build->spans[kind].start = build->text.len;
}

/* -- blocks --------------------------------------------------------------- */

static void
line_end(struct build *build)
{
	size_t len = build->text.len - build->line;

	if (len > build->longest)
		build->longest = len;
	build->line = build->text.len;
}

/* A paragraph whose author broke its lines short is verse, or an address. */
static enum block_kind
block_final_kind(const struct build *build)
{
	if (build->kind == BLOCK_PARAGRAPH && build->lines &&
		build->longest <= BUILD_VERSE)
		return BLOCK_VERSE;
	return build->kind;
}

void
build_block_end(struct build *build)
{
	struct block *block;

	if (build->open) {
		spans_break(build);
		line_end(build);
	}
	/* There may have been nothing but what is not kept: soft hyphens. */
	if (build->open && build->text.len > build->start) {
		block = doc_add_block(build->doc, block_final_kind(build),
			(uint32_t)build->start, (uint32_t)build->text.len);
		block->level = build->level;
		build->last = build->kind;
		if (build->note != DOC_NONE)
			build->doc->notes[build->note].end = block->end;
	}
	build->open = build->blank = false;
	build->breaks = build->cells = build->tabs = 0;
	build->label = NULL;
}

/* Has the note that is open its label and no more? */
static bool
note_has_label_only(const struct build *build)
{
	return build->note != DOC_NONE && build->open &&
	       build->text.len < build->doc->notes[build->note].body;
}

void
build_block(struct build *build, enum block_kind kind, uint32_t level)
{
	if (note_has_label_only(build))
		return;
	build_block_end(build);
	build->kind = build->note == DOC_NONE ? kind : BLOCK_NOTE;
	build->level = level;
}

void
build_label(struct build *build, const char *label)
{
	if (!build->open)
		build->label = doc_string(build->doc, label);
}

bool
build_has_text(const struct build *build)
{
	return build->open;
}

/* What stands between the block before and this one. */
static void
block_begin(struct build *build)
{
	bool items =
		build->kind == BLOCK_LIST_ITEM && build->last == build->kind;

	if (build->text.len)
		str_add(&build->text, items ? "\n" : "\n\n");
	build->open = true;
	build->start = build->line = build->text.len;
	build->longest = 0;
	build->lines = false;
	build->blank = false;
	build->breaks = 0;
	if (build->note != DOC_NONE &&
		build->doc->notes[build->note].start == DOC_NONE)
		build->doc->notes[build->note].start = (uint32_t)build->start;
	if (build->label)
		str_add(&build->text, build->label);
	build->label = NULL;
	spans_resume(build);
}

/* No blank is wanted at the beginning of a line or of a cell. */
static bool
text_is_at_edge(const struct build *build)
{
	return !build->text.len ||
	       strchr("\n\t", build->text.data[build->text.len - 1]) != NULL;
}

void
build_text_begin(struct build *build)
{
	if (!build->open)
		block_begin(build);
	if (build->breaks) {
		line_end(build);
		build->lines = true;
		str_add_char(&build->text, '\n');
		build->line = build->text.len;
	}
	for (; build->tabs; build->tabs--)
		str_add_char(&build->text, '\t');
	if (build->blank && !text_is_at_edge(build))
		str_add_char(&build->text, ' ');
	build->breaks = 0;
	build->blank = false;
	build_names_arrive(build);
}

bool
build_text_fits(struct build *build, size_t len)
{
	if (build->text.len + len <= LIMIT_TEXT)
		return true;
	if (!build->full)
		build_remark(build, REMARK_LIMIT,
			"the document has more than %zu MiB of text; the rest "
			"is left out",
			LIMIT_TEXT >> 20);
	build->full = true;
	return false;
}

/* -- text ----------------------------------------------------------------- */

static bool
byte_is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' ||
	       byte == '\f';
}

/*
 * What has no place in a text: controls (a tab is a blank here), and what is
 * put into words for the sake of lines and is no part of them: soft hyphens,
 * joiners of words.  The bytes that it takes here, or 0.
 */
static size_t
bytes_unwanted(const char *text, size_t len)
{
	static const char *const signs[] = { "\u00ad", "\u2060", "\ufeff" };
	unsigned char byte = (unsigned char)*text;
	size_t i, size;

	if ((byte < ' ' && !byte_is_blank(*text)) || byte == 0x7f)
		return 1;
	for (i = 0; byte >= 0x80 && i < sizeof signs / sizeof *signs; i++) {
		size = strlen(signs[i]);
		if (size <= len && !memcmp(text, signs[i], size))
			return size;
	}
	return 0;
}

static void
text_add_word(struct build *build, const char *text, size_t len)
{
	size_t i = 0, from = 0, unwanted;

	build_text_begin(build);
	while (i < len) {
		unwanted = bytes_unwanted(text + i, len - i);
		if (unwanted)
			str_add_bytes(&build->text, text + from, i - from);
		i += unwanted ? unwanted : 1;
		if (unwanted)
			from = i;
	}
	str_add_bytes(&build->text, text + from, len - from);
}

static void
text_add_flat(struct build *build, const char *text, size_t len)
{
	size_t at = 0, from;

	while (at < len) {
		from = at;
		while (at < len && !byte_is_blank(text[at]))
			at++;
		if (at > from)
			text_add_word(build, text + from, at - from);
		if (at < len)
			build->blank = build->open;
		while (at < len && byte_is_blank(text[at]))
			at++;
	}
}

/* Blanks count; line ends that no line follows do not. */
static void
text_add_lines(struct build *build, const char *text, size_t len)
{
	size_t at = 0, from;

	while (at < len) {
		from = at;
		while (at < len && text[at] != '\n' && text[at] != '\r')
			at++;
		if (at > from) {
			for (; build->open && build->breaks > 1;
				build->breaks--)
				str_add_char(&build->text, '\n');
			text_add_word(build, text + from, at - from);
		}
		if (at == len)
			break;
		if (text[at] == '\n' || at + 1 == len || text[at + 1] != '\n')
			build->breaks += build->open;
		at++;
	}
}

/* Markup parsers give UTF-8, but promises of strangers are not relied on. */
static void
text_add(struct build *build, const char *text, size_t len)
{
	if (build->kind == BLOCK_CODE)
		text_add_lines(build, text, len);
	else
		text_add_flat(build, text, len);
}

void
build_text(struct build *build, const char *text, size_t len)
{
	size_t bad;

	while (len && build_text_fits(build, len)) {
		if (utf8_valid(text, len, &bad)) {
			text_add(build, text, len);
			return;
		}
		text_add(build, text, bad);
		text_add(build, "\xef\xbf\xbd", 3);
		text += bad + 1;
		len -= bad + 1;
	}
}

void
build_line(struct build *build)
{
	if (!build->open)
		return;
	build->breaks++;
	if (build->breaks > 1 && !block_keeps_lines(build->kind))
		build_block(build, build->kind, build->level);
}

void
build_row(struct build *build)
{
	build->breaks = build->open;
	build->cells = build->tabs = 0;
	build->blank = false;
}

void
build_cell(struct build *build)
{
	build->tabs += build->cells++ > 0;
	build->blank = false;
}

struct doc *
build_end(struct build *build, struct error *err)
{
	struct doc *doc = build->doc;

	build_note_end(build);
	build_block_end(build);
	if (!doc->block_count) {
		error_set(err, ERROR_FORMAT, "the file holds no text");
		build_free(build);
		return NULL;
	}
	build_resolve(build);
	doc_set_text(doc, str_text(&build->text), build->text.len);
	doc_sort(doc);
	build->doc = NULL;
	build_free(build);
	return doc;
}
