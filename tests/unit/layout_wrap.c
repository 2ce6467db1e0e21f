/* Rows and cells: where lines break, what is drawn, what it costs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lectern/base/memory.h"
#include "lectern/layout/layout.h"

static struct doc *
doc_of(enum block_kind kind, const char *text, size_t len)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, text, len);
	doc_add_block(doc, kind, 0, (uint32_t)len);
	return doc;
}

/* The rows of a text at a measure, with bars between them. */
static const char *
rows_of(struct str *out, enum block_kind kind, const char *text,
	uint32_t measure)
{
	struct doc *doc = doc_of(kind, text, strlen(text));
	struct layout_options options = { .measure = measure };
	struct layout layout = { 0 };
	struct slice row;
	size_t i;

	layout_block(&layout, doc, 0, &options);
	str_clear(out);
	for (i = 0; i < layout.count; i++) {
		row = doc_slice(doc, layout.rows[i].start, layout.rows[i].end);
		if (i)
			str_add_char(out, '|');
		str_add_slice(out, row);
	}
	layout_done(&layout);
	doc_free(doc);
	return str_text(out);
}

static void
test_breaks(void **state)
{
	static const struct {
		const char *text, *rows;
	} cases[] = {
		{ "one two three", "one two|three" },
		{ "one two\nthree four", "one two|three four" },
		{ "exactly 10", "exactly 10" },
		{ "eleven here", "eleven|here" },
		{ "unbreakable-word", "unbreakabl|e-word" },
		{ "well-known old", "well-known|old" },
		{ "the well-known", "the well-|known" },
		{ "the years 1946-52", "the years|1946-52" },
		{ "then--or never", "then--or|never" },
		{ "an option -x", "an option|-x" },
		{ "https://example.org/a/bc", "https://|example.or|g/a/bc" },
		{ "abcdefghijklmnopqrstuvwxy", "abcdefghij|klmnopqrst|uvwxy" },
		{ "caf\u00e9 na\u00efve fin", "caf\u00e9 na\u00efve|fin" },
		{ "ten\u00a0cells\u00a0x is", "ten\u00a0cells\u00a0|x is" },
		{ "\u6771\u4eac\u90fd\u306e\u4eba\u53e3",
			"\u6771\u4eac\u90fd\u306e\u4eba|\u53e3" },
		{ "a    b\t\tc  d   e f  g", "a    b\t\tc  d   e|f  g" },
	};
	struct str out = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
			rows_of(&out, BLOCK_PARAGRAPH, cases[i].text, 10),
			cases[i].rows);
	str_done(&out);
}

static void
test_kept_lines(void **state)
{
	struct str out = { 0 };

	(void)state;
	assert_string_equal(rows_of(&out, BLOCK_TABLE, "a  b\n\n  c   d", 20),
		"a  b||c   d");
	assert_string_equal(rows_of(&out, BLOCK_TABLE,
				    "year     number of those\n1942", 16),
		"year     number|of those|1942");
	str_done(&out);
}

/* Every cell knows its byte, also behind joined line ends and wide ones. */
static void
test_columns(void **state)
{
	static const char text[] = "ab-\ncd  \u6771e\u0301 f";
	static const uint32_t expected[] = { 0, 1, 2, 4, 5, 6, 8, 8, 11, 14,
		15 };
	struct doc *doc = doc_of(BLOCK_PARAGRAPH, text, strlen(text));
	struct layout_options options = { .measure = 20 };
	struct layout_style style = { 0 };
	struct layout layout = { 0 };
	struct cell cells[20];
	uint32_t columns[20];
	size_t count, i;

	(void)state;
	layout_block(&layout, doc, 0, &options);
	assert_int_equal(layout.count, 1);
	count = layout_row_cells(
		doc, &layout.rows[0], &style, cells, 20, columns);
	assert_int_equal(count, sizeof expected / sizeof *expected);
	for (i = 0; i < count; i++)
		assert_int_equal(columns[i], expected[i]);
	assert_int_equal(cells[6].width, 2);
	assert_int_equal(cells[7].width, 0);
	assert_int_equal(cells[8].points[1], 0x301);
	layout_done(&layout);
	doc_free(doc);
}

static struct cell *
draw(struct doc *doc, const struct layout_style *style, struct cell *cells)
{
	struct layout_options options = { .measure = 40 };
	struct layout layout = { 0 };

	layout_block(&layout, doc, 0, &options);
	layout_row_cells(doc, &layout.rows[0], style, cells, 40, NULL);
	layout_done(&layout);
	return cells;
}

static void
test_inner_spans_win(void **state)
{
	static const char text[] = "The Day of the Miner in Catavi";
	struct doc *doc = doc_of(BLOCK_PARAGRAPH, text, strlen(text));
	struct layout_style style = { .kinds = ~0u, .types = ~0u };
	struct cell cells[40];

	(void)state;
	doc_add_span(doc, SPAN_MENTION, 4, 20)->type = ENTITY_EVENT;
	doc_add_span(doc, SPAN_EMPHASIS, 4, 7);
	doc_add_span(doc, SPAN_MENTION, 15, 20)->type = ENTITY_NORP;
	doc_add_span(doc, SPAN_MENTION, 24, 30)->type = ENTITY_PLACE;
	doc_sort(doc);
	draw(doc, &style, cells);
	assert_int_equal(cells[3].role, ROLE_TEXT);
	assert_int_equal(cells[4].role, ROLE_EVENT);
	assert_int_equal(cells[15].role, ROLE_NORP);
	assert_int_equal(cells[24].role, ROLE_PLACE);
	style.types = 1u << ENTITY_EVENT;
	draw(doc, &style, cells);
	assert_int_equal(cells[15].role, ROLE_EVENT);
	assert_int_equal(cells[24].role, ROLE_TEXT);
	doc_free(doc);
}

static void
test_first_mention_only(void **state)
{
	static const char text[] = "Lora met Lora";
	struct doc *doc = doc_of(BLOCK_PARAGRAPH, text, strlen(text));
	struct layout_seen seen = { 0 };
	struct layout_style style = { ~0u, ~0u, true, &seen, NULL, 0 };
	struct cell cells[40];

	(void)state;
	doc_add_span(doc, SPAN_MENTION, 0, 4)->target = 3;
	doc_add_span(doc, SPAN_MENTION, 9, 13)->target = 3;
	draw(doc, &style, cells);
	assert_int_equal(cells[0].role, ROLE_PER);
	assert_int_equal(cells[9].role, ROLE_TEXT);
	draw(doc, &style, cells);
	assert_int_equal(cells[0].role, ROLE_PER);
	layout_seen_done(&seen);
	doc_free(doc);
}

static void
test_marks_and_labels(void **state)
{
	static const char text[] = "x \u6771\u4eac y";
	struct doc *doc = doc_of(BLOCK_PARAGRAPH, text, strlen(text));
	struct layout_mark marks[] = { { 0, 1, ROLE_SELECTED, NULL },
		{ 2, 8, ROLE_HINT, "abc" } };
	struct layout_style style = { .marks = marks, .mark_count = 2 };
	struct cell cells[40];

	(void)state;
	draw(doc, &style, cells);
	assert_int_equal(cells[0].role, ROLE_SELECTED);
	assert_int_equal(cells[2].points[0], 'a');
	assert_int_equal(cells[4].points[0], 'c');
	assert_int_equal(cells[4].role, ROLE_HINT);
	assert_int_equal(cells[5].points[0], ' ');
	assert_int_equal(cells[5].width, 1);
	doc_free(doc);
}

/* A window of a long document: offsets are those of the whole. */
static void
test_window(void **state)
{
	static const char text[] = "tail of one. A new block";
	struct doc *doc = doc_new();
	struct layout_options options = { .measure = 40 };
	struct layout_style style = { 0 };
	struct layout layout = { 0 };
	struct cell cells[40];

	(void)state;
	doc_set_text(doc, text, strlen(text));
	doc->start = 1000;
	doc->size = 5000;
	doc_add_block(doc, BLOCK_PARAGRAPH, 900, 1012);
	doc_add_block(doc, BLOCK_TABLE, 1013, 3000);
	layout_block(&layout, doc, 0, &options);
	assert_int_equal(layout.count, 1);
	assert_int_equal(layout.rows[0].start, 1000);
	assert_int_equal(layout.rows[0].end, 1012);
	layout_block(&layout, doc, 1, &options);
	assert_int_equal(layout.rows[layout.count - 1].end, 1024);
	assert_int_equal(layout_row_cells(doc, &layout.rows[layout.count - 1],
				 &style, cells, 40, NULL),
		11);
	layout_done(&layout);
	doc_free(doc);
}

static void
test_controls_are_not_drawn(void **state)
{
	static const char text[] = "a\033[31m\u202e\302\205b\177\u2066";
	struct cell cells[20];
	size_t count, used, i;

	(void)state;
	count = cell_fill(cells, 20, text, strlen(text), ROLE_TEXT, &used);
	assert_int_equal(used, strlen(text));
	for (i = 0; i < count; i++) {
		assert_true(cells[i].points[0] >= ' ');
		assert_int_not_equal(cells[i].points[0], 0x202e);
		assert_int_not_equal(cells[i].points[0], 0x7f);
		assert_int_not_equal(cells[i].points[0], 0x85);
		assert_int_not_equal(cells[i].points[0], 0x2066);
	}
}

static void
test_wide_does_not_fit(void **state)
{
	struct cell cells[3];
	size_t used;

	(void)state;
	assert_int_equal(
		cell_fill(cells, 3, "\u6771\u4eac", 6, ROLE_TEXT, &used), 2);
	assert_int_equal(used, 3);
}

static double
seconds_for(const char *text, size_t len)
{
	struct doc *doc = doc_of(BLOCK_PARAGRAPH, text, len);
	struct layout_options options = { .measure = 66 };
	struct layout_style style = { 0 };
	struct layout layout = { 0 };
	struct cell cells[66];
	clock_t begin = clock();

	layout_block(&layout, doc, 0, &options);
	assert_true(layout.count > 0);
	layout_row_cells(
		doc, &layout.rows[layout.count / 2], &style, cells, 66, NULL);
	layout_done(&layout);
	doc_free(doc);
	return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

/* Not a measurement: only what is not linear takes so long. */
static void
test_extremes_stay_linear(void **state)
{
	size_t len = (size_t)1 << 20, i;
	char *text = memory_new(len);

	(void)state;
	memset(text, 'x', len);
	assert_true(seconds_for(text, len) < 1);
	memset(text, ' ', len);
	text[0] = text[len - 1] = 'a';
	assert_true(seconds_for(text, len) < 1);
	for (i = 1; i + 1 < 120000; i += 2)
		memcpy(text + i, "\u0301", 2);
	assert_true(seconds_for(text, 119999) < 1);
	for (i = 0; i + 2 < len; i += 3)
		memcpy(text + i, i % 9 ? "\u6771" : "a b", 3);
	assert_true(seconds_for(text, i) < 1);
	free(text);
}

static void
add_line(void *context, const char *text, size_t len)
{
	str_add_bytes(context, text, len);
	str_add_char(context, '|');
}

static void
test_plain_text(void **state)
{
	static const char text[] = "one two three\n\n  four\n";
	struct str out = { 0 };

	(void)state;
	layout_text(text, strlen(text), 8, add_line, &out);
	assert_string_equal(str_text(&out), "one two|three||  four|");
	str_done(&out);
}

static void
test_role_names(void **state)
{
	unsigned i;

	(void)state;
	for (i = 0; i < ROLE_COUNT; i++)
		assert_int_equal(role_of(role_name((enum role)i)), i);
	assert_int_equal(role_of("colour"), ROLE_COUNT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_breaks),
		cmocka_unit_test(test_kept_lines),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_inner_spans_win),
		cmocka_unit_test(test_first_mention_only),
		cmocka_unit_test(test_marks_and_labels),
		cmocka_unit_test(test_window),
		cmocka_unit_test(test_controls_are_not_drawn),
		cmocka_unit_test(test_wide_does_not_fit),
		cmocka_unit_test(test_extremes_stay_linear),
		cmocka_unit_test(test_plain_text),
		cmocka_unit_test(test_role_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
