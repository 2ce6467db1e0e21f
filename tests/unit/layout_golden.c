/*
 * Small documents, laid out at three widths, against golden files.
 *
 * The documents say their blocks themselves: "@heading 1" begins one, and
 * "[[PER:Juan]]" is a span, which may hold others.  In the golden files a run
 * of cells that is not in its block's role stands as "{person:Juan}".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/file.h"
#include "lectern/base/utf8.h"
#include "lectern/layout/layout.h"

static char *
path_of(const char *kind, const char *name, const char *suffix)
{
	struct str path = { 0 };

	str_add_format(&path, "%s/tests/%s/layout/%s.%s", getenv("srcdir"),
		kind, name, suffix);
	return str_take(&path);
}

static struct bytes
read_file(const char *path)
{
	struct bytes bytes = { 0 };
	struct error err = { 0 };
	int fd = file_open(path, &err);

	if (fd >= 0)
		bytes_read(&bytes, fd, FILE_LIMIT, &err);
	return bytes;
}

static void
add_span(struct doc *doc, struct slice name, uint32_t start, uint32_t end)
{
	struct span *span;
	char word[32];
	unsigned kind;

	snprintf(word, sizeof word, "%.*s", (int)name.len, name.data);
	span = doc_add_span(doc, SPAN_MENTION, start, end);
	if (entity_type_of(word) < ENTITY_TYPES) {
		span->type = entity_type_of(word);
		span->target = 7;
		return;
	}
	span->kind = SPAN_MARKER;
	if (!strcmp(word, "orphan"))
		return;
	span->target = 0;
	for (kind = 0; kind < SPAN_KINDS; kind++) {
		if (!strcmp(word, span_kind_name((enum span_kind)kind)))
			span->kind = (enum span_kind)kind;
	}
}

/* Takes the spans out of a block's text and notes where they were. */
static void
add_text(struct doc *doc, struct str *text, struct slice source)
{
	struct slice names[8];
	uint32_t starts[8];
	size_t depth = 0, at = 0, colon;

	while (at < source.len) {
		struct slice rest = slice_part(source, at, source.len);

		if (slice_starts(rest, "[[") && depth < 8) {
			for (colon = 2; rest.data[colon] != ':';)
				colon++;
			names[depth] = slice_part(rest, 2, colon);
			starts[depth++] = (uint32_t)text->len;
			at += colon + 1;
		} else if (depth && slice_starts(rest, "]]") &&
			   !slice_starts(rest, "]]]")) {
			depth--;
			add_span(doc, names[depth], starts[depth],
				(uint32_t)text->len);
			at += 2;
		} else {
			str_add_char(text, *rest.data);
			at++;
		}
	}
}

static void
add_block(
	struct doc *doc, struct str *text, struct slice head, struct slice body)
{
	char kind[32] = "";
	unsigned level = 0;
	char line[64];
	uint32_t start = (uint32_t)text->len;

	snprintf(line, sizeof line, "%.*s", (int)head.len, head.data);
	sscanf(line, "@%31s %u", kind, &level);
	assert_int_not_equal(block_kind_of(kind), BLOCK_KINDS);
	add_text(doc, text, slice_trim(body));
	doc_add_block(doc, block_kind_of(kind), start, (uint32_t)text->len)
		->level = level;
	if (!strcmp(kind, "note") && text->data[start] == '[')
		doc_add_note(doc, start, (uint32_t)text->len)->body = start + 5;
	else if (!strcmp(kind, "note"))
		doc->notes[doc->note_count - 1].end = (uint32_t)text->len;
	str_add(text, "\n\n");
}

static struct doc *
read_document(const char *name)
{
	char *path = path_of("documents", name, "txt");
	struct bytes file = read_file(path);
	struct doc *doc = doc_new();
	struct str text = { 0 };
	char *at = file.data, *line, *next;

	assert_non_null(file.data);
	while (at && *at) {
		line = strchr(at, '\n');
		next = strstr(line, "\n@");
		next = next ? next + 1 : file.data + file.len;
		add_block(doc, &text, (struct slice){ at, (size_t)(line - at) },
			(struct slice){ line, (size_t)(next - line) });
		at = next;
	}
	doc_set_text(doc, text.data, text.len);
	doc_sort(doc);
	str_done(&text);
	bytes_done(&file);
	free(path);
	return doc;
}

static void
put_cell(struct str *out, const struct cell *cell)
{
	char bytes[4];
	size_t i;

	for (i = 0; i <= CELL_MARKS && cell->points[i]; i++)
		str_add_bytes(out, bytes, utf8_encode(cell->points[i], bytes));
}

static void
put_row(struct str *out, const struct doc *doc, const struct row *row,
	uint32_t measure)
{
	static const struct layout_style style = { .kinds = ~0u, .types = ~0u };
	struct cell cells[100];
	uint32_t columns[100];
	size_t count, i, width = 0;
	uint8_t role = 0;

	count = layout_row_cells(doc, row, &style, cells, 100, columns);
	for (i = 0; i < count; i++) {
		width += cells[i].width;
		if (i && cells[i].role != role && role)
			str_add_char(out, '}');
		if (cells[i].role && cells[i].role != role)
			str_add_format(out,
				"{%s:", role_name((enum role)cells[i].role));
		role = cells[i].role;
		put_cell(out, &cells[i]);
		assert_in_range(columns[i], row->start, row->end);
		assert_true(!i || row->turns || columns[i] >= columns[i - 1]);
	}
	if (count && role)
		str_add_char(out, '}');
	assert_int_equal(width, count);
	if (!row->fold)
		assert_true(width <= measure);
	str_add_char(out, '\n');
}

/* Nothing but blanks may stand between one row and the next. */
static void
check_rows(const struct doc *doc, const struct layout *layout)
{
	const struct block *block;
	struct slice gap;
	uint32_t at;
	size_t i;

	if (!layout->count)
		return;
	block = &doc->blocks[layout->rows[0].block];
	at = block->start;
	for (i = 0; i < layout->count; i++) {
		if (layout->rows[i].fold)
			return;
		gap = slice_trim(doc_slice(doc, at, layout->rows[i].start));
		assert_int_equal(gap.len, 0);
		assert_true(layout->rows[i].end >= layout->rows[i].start);
		at = layout->rows[i].end;
	}
	assert_int_equal(at, block->end);
}

static void
put_document(
	struct str *out, const struct doc *doc, uint32_t measure, bool reorder)
{
	struct layout_options options = { .measure = measure,
		.reorder = reorder };
	struct layout layout = { 0 };
	size_t block, i;

	str_add_format(out, "== %u\n", measure);
	for (block = 0; block < doc->block_count; block++) {
		layout_block(&layout, doc, block, &options);
		check_rows(doc, &layout);
		for (i = 0; i < layout.count; i++)
			put_row(out, doc, &layout.rows[i], measure);
	}
	layout_done(&layout);
}

static void
check_document(const char *name, bool reorder)
{
	char *path = path_of("golden", name, "golden");
	struct doc *doc = read_document(name);
	const char *update = getenv("UPDATE");
	struct str out = { 0 };
	struct error err = { 0 };
	struct bytes golden;

	put_document(&out, doc, 66, reorder);
	put_document(&out, doc, 40, reorder);
	put_document(&out, doc, 20, reorder);
	if (update && *update)
		assert_true(file_write(path, out.data, out.len, &err));
	golden = read_file(path);
	assert_non_null(golden.data);
	assert_string_equal(golden.data, out.data);
	bytes_done(&golden);
	str_done(&out);
	doc_free(doc);
	free(path);
}

/* What goes on behind the foot of a page follows without a gap. */
static void
test_pages(void **state)
{
	(void)state;
	check_document("pages", false);
}

static void
test_essay(void **state)
{
	(void)state;
	check_document("essay", false);
}

static void
test_scripts(void **state)
{
	(void)state;
	check_document("scripts", false);
}

#ifdef HAVE_FRIBIDI
static void
test_turned(void **state)
{
	(void)state;
	check_document("turned", true);
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_essay),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_scripts),
#ifdef HAVE_FRIBIDI
		cmocka_unit_test(test_turned),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
