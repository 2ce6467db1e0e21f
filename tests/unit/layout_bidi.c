/* Text from right to left: rows as they are seen, and what is where in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "lectern/layout/layout.h"

#define MEASURE 24

struct seen {
	struct str text;
	struct cell cells[MEASURE];
	uint32_t columns[MEASURE];
	size_t count;
};

static void
see_cells(struct str *text, const struct cell *cells, size_t count)
{
	char bytes[4];
	size_t i;

	for (i = 0; i < count; i++) {
		if (cells[i].width)
			str_add_bytes(text, bytes,
				utf8_encode(cells[i].points[0], bytes));
	}
}

/* The n-th row of a block of this kind. */
static void
see(struct seen *seen, const char *text, enum block_kind kind, size_t n,
	const struct layout_mark *marks, size_t mark_count)
{
	struct doc *doc = doc_new();
	struct layout layout = { 0 };
	struct layout_options options = { .measure = MEASURE, .reorder = true };
	struct layout_style style = { .marks = marks,
		.mark_count = mark_count };

	*seen = (struct seen){ 0 };
	doc_set_text(doc, text, strlen(text));
	doc_add_block(doc, kind, 0, (uint32_t)strlen(text));
	layout_block(&layout, doc, 0, &options);
	assert_true(n < layout.count);
	seen->count = layout_row_cells(doc, &layout.rows[n], &style,
		seen->cells, MEASURE, seen->columns);
	see_cells(&seen->text, seen->cells, seen->count);
	layout_done(&layout);
	doc_free(doc);
}

static void
expect_row(const char *text, enum block_kind kind, size_t n, const char *row)
{
	struct seen seen;

	see(&seen, text, kind, n, NULL, 0);
	assert_string_equal(str_text(&seen.text), row);
	str_done(&seen.text);
}

#ifdef HAVE_FRIBIDI

static void
test_rows(void **state)
{
	(void)state;
	/* A paragraph that begins with Hebrew begins at the right. */
	expect_row("\u05e9\u05dc\u05d5\u05dd (1952) abc.", BLOCK_PARAGRAPH, 0,
		"        .abc (1952) \u05dd\u05d5\u05dc\u05e9");
	/* One that begins with Latin letters turns the words alone. */
	expect_row("See \u05e9\u05dc\u05d5\u05dd \u05d0\u05d1!",
		BLOCK_PARAGRAPH, 0,
		"See \u05d1\u05d0 \u05dd\u05d5\u05dc\u05e9!");
	/* Lines are broken before they are turned. */
	expect_row("\u05d0\u05d0\u05d0\u05d0\u05d0\u05d0\u05d0\u05d0 "
		   "\u05d1\u05d1\u05d1\u05d1\u05d1\u05d1\u05d1\u05d1 "
		   "\u05d2\u05d2\u05d2\u05d2\u05d2\u05d2\u05d2\u05d2",
		BLOCK_PARAGRAPH, 1,
		"                \u05d2\u05d2\u05d2\u05d2\u05d2\u05d2\u05d2"
		"\u05d2");
	/* Arabic digits stand as they are read. */
	expect_row("\u0633\u0646\u0629 \u0661\u0669\u0665\u0662",
		BLOCK_PARAGRAPH, 0,
		"                \u0661\u0669\u0665\u0662 \u0629\u0646\u0633");
	/* Marks of direction count, but are not seen. */
	expect_row("\u05d0 C++\u200e \u05d1", BLOCK_PARAGRAPH, 0,
		"                 \u05d1 C++ \u05d0");
	/* An override turns nothing. */
	expect_row("abc \u202edef", BLOCK_PARAGRAPH, 0, "abc \ufffddef");
}

static void
test_kept_lines(void **state)
{
	(void)state;
	expect_row("abc\n\u05d0\u05d1", BLOCK_VERSE, 1,
		"                    \u05d1\u05d0");
	expect_row("  x = '\u05d0\u05d1'", BLOCK_CODE, 0,
		"   x = '\u05d1\u05d0'");
}

/* Roles and bytes follow the letters. */
static void
test_marks(void **state)
{
	static const struct layout_mark marks[] = {
		{ 9, 11, ROLE_SELECTED, NULL },
	};
	struct seen seen;
	size_t i;

	(void)state;
	see(&seen, "abcd \u05d0\u05d1\u05d2 ef", BLOCK_PARAGRAPH, 0, marks, 1);
	assert_string_equal(str_text(&seen.text), "abcd \u05d2\u05d1\u05d0 ef");
	assert_int_equal(seen.columns[5], 9);
	assert_int_equal(seen.columns[6], 7);
	assert_int_equal(seen.columns[7], 5);
	assert_int_equal(seen.columns[8], 11);
	for (i = 0; i < seen.count; i++)
		assert_int_equal(seen.cells[i].role == ROLE_SELECTED, i == 5);
	str_done(&seen.text);
}

static void
test_labels(void **state)
{
	static const struct layout_mark marks[] = {
		{ 0, 6, ROLE_SELECTED, "ab" },
	};
	struct seen seen;

	(void)state;
	see(&seen, "\u05d0\u05d1\u05d2 \u05d3\u05d4", BLOCK_PARAGRAPH, 0, marks,
		1);
	assert_string_equal(str_text(&seen.text),
		"                  \u05d4\u05d3 \u05d2ab");
	str_done(&seen.text);
}

/* Lists and panels have strings; what stands in wide cells stays whole. */
static void
test_strings(void **state)
{
	static const char text[] = "\u05d0 \u6771\u4eac (b)";
	struct cell cells[MEASURE];
	struct str seen = { 0 };
	size_t count;

	(void)state;
	count = cell_fill(cells, MEASURE, text, strlen(text), ROLE_TEXT, NULL);
	cell_order(cells, count);
	see_cells(&seen, cells, count);
	assert_string_equal(str_text(&seen), "\u6771\u4eac (b) \u05d0");
	assert_int_equal(cells[0].width, 2);
	assert_int_equal(cells[1].width, 0);
	str_done(&seen);
}

#endif

/* Unless it is asked for, and where nothing turns, nothing is. */
static void
test_left(void **state)
{
	struct cell cells[4];
	size_t count = cell_fill(cells, 4, "a b", 3, ROLE_TEXT, NULL);

	(void)state;
	cell_order(cells, count);
	assert_int_equal(cells[0].points[0], 'a');
	expect_row("abc (d)", BLOCK_PARAGRAPH, 0, "abc (d)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#ifdef HAVE_FRIBIDI
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_kept_lines),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_strings),
#endif
		cmocka_unit_test(test_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
