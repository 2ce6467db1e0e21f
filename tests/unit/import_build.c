/* What importers of markup say, and the document that comes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "import/build.h"
#include "lectern/base/utf8.h"

static void
put(struct build *build, const char *text)
{
	build_text(build, text, strlen(text));
}

static struct doc *
end(struct build *build)
{
	struct error err = { 0 };
	struct doc *doc = build_end(build, &err);

	assert_non_null(doc);
	return doc;
}

static void
assert_range(
	const struct doc *doc, uint32_t start, uint32_t to, const char *text)
{
	struct slice slice = doc_slice(doc, start, to);

	assert_int_equal(slice.len, strlen(text));
	assert_memory_equal(slice.data, text, slice.len);
}

static const struct span *
span_of(const struct doc *doc, enum span_kind kind)
{
	size_t i;

	for (i = 0; i < doc->span_count; i++) {
		if (doc->spans[i].kind == kind)
			return &doc->spans[i];
	}
	fail_msg("there is no span of that kind");
	return NULL;
}

static void
test_blocks_stand_apart_and_blanks_fold(void **state)
{
	struct build *build = build_new();
	struct doc *doc;

	(void)state;
	build_block(build, BLOCK_HEADING, 1);
	put(build, "  Tin\n\t and  wolfram ");
	build_block(build, BLOCK_PARAGRAPH, 0);
	put(build, " \n ");
	build_block(build, BLOCK_LIST_ITEM, 1);
	build_label(build, "1. ");
	put(build, "One");
	build_block(build, BLOCK_LIST_ITEM, 1);
	build_label(build, "2. ");
	put(build, "Two");
	doc = end(build);
	assert_range(doc, 0, doc->len, "Tin and wolfram\n\n1. One\n2. Two");
	assert_int_equal(doc->block_count, 3);
	assert_int_equal(doc->blocks[0].kind, BLOCK_HEADING);
	assert_range(doc, doc->blocks[1].start, doc->blocks[1].end, "1. One");
	assert_true(doc->shaped);
	doc_free(doc);
}

static void
test_spans_end_with_their_block(void **state)
{
	struct build *build = build_new();
	struct doc *doc;

	(void)state;
	build_block(build, BLOCK_PARAGRAPH, 0);
	put(build, "He read ");
	build_open(build, SPAN_EMPHASIS, NULL);
	put(build, " the paper ");
	build_block(build, BLOCK_PARAGRAPH, 0);
	put(build, "aloud");
	build_close(build, SPAN_EMPHASIS);
	put(build, " twice");
	doc = end(build);
	assert_int_equal(doc->span_count, 2);
	assert_range(doc, doc->spans[0].start, doc->spans[0].end, "the paper");
	assert_range(doc, doc->spans[1].start, doc->spans[1].end, "aloud");
	doc_free(doc);
}

static void
test_spans_within_their_kind_are_one(void **state)
{
	struct build *build = build_new();
	struct doc *doc;
	int i;

	(void)state;
	build_block(build, BLOCK_PARAGRAPH, 0);
	for (i = 0; i < 1000; i++)
		build_open(build, SPAN_STRONG, NULL);
	put(build, "all of it ");
	build_close(build, SPAN_STRONG);
	put(build, "to here");
	for (i = 0; i < 999; i++)
		build_close(build, SPAN_STRONG);
	put(build, " and on");
	build_open(build, SPAN_LINK, "a");
	put(build, " one");
	build_open(build, SPAN_LINK, "b");
	put(build, " two");
	build_close(build, SPAN_LINK);
	build_close(build, SPAN_LINK);
	put(build, " three");
	doc = end(build);
	assert_int_equal(doc->span_count, 3);
	assert_range(doc, doc->spans[0].start, doc->spans[0].end,
		"all of it to here");
	assert_string_equal(doc->spans[1].value, "a");
	assert_range(doc, doc->spans[1].start, doc->spans[1].end, "one");
	assert_range(doc, doc->spans[2].start, doc->spans[2].end, "two");
	doc_free(doc);
}

static void
test_calls_find_notes_that_come_later(void **state)
{
	struct build *build = build_new();
	const struct span *marker;
	struct doc *doc;

	(void)state;
	build_block(build, BLOCK_PARAGRAPH, 0);
	put(build, "In 1952");
	build_call(build, "n1", "1");
	put(build, ", and never again");
	build_call(build, "gone", "*");
	build_note(build, "n1", "1");
	build_block(build, BLOCK_PARAGRAPH, 0);
	put(build, "Lora, p. 3.");
	build_block(build, BLOCK_PARAGRAPH, 0);
	put(build, "And p. 5.");
	build_note_end(build);
	doc = end(build);
	assert_range(doc, 0, doc->len,
		"In 1952[1], and never again*\n\n[1] Lora, p. 3.\n\nAnd p. 5.");
	assert_int_equal(doc->note_count, 1);
	assert_int_equal(doc->notes[0].calls, 1);
	assert_string_equal(doc->notes[0].number, "1");
	assert_range(doc, doc->notes[0].body, doc->notes[0].end,
		"Lora, p. 3.\n\nAnd p. 5.");
	assert_int_equal(doc->blocks[2].kind, BLOCK_NOTE);
	marker = span_of(doc, SPAN_MARKER);
	assert_range(doc, marker->start, marker->end, "[1]");
	assert_int_equal(marker[0].target, 0);
	assert_int_equal(marker[1].target, DOC_NONE);
	doc_free(doc);
}

static void
test_links_lead_to_anchors(void **state)
{
	struct build *build = build_new();
	const struct span *link;
	struct doc *doc;

	(void)state;
	build_block(build, BLOCK_PARAGRAPH, 0);
	put(build, "See ");
	build_open(build, SPAN_LINK, "#two");
	put(build, "below");
	build_close(build, SPAN_LINK);
	build_block(build, BLOCK_HEADING, 2);
	build_anchor(build, "two");
	build_anchor(build, "zwei");
	put(build, "Second");
	doc = end(build);
	link = span_of(doc, SPAN_LINK);
	assert_range(doc, link->target, doc->len, "Second");
	assert_string_equal(span_of(doc, SPAN_ANCHOR)->value, "two zwei");
	doc_free(doc);
}

static void
test_tables_code_and_verse_keep_their_lines(void **state)
{
	struct build *build = build_new();
	struct doc *doc;

	(void)state;
	build_block(build, BLOCK_TABLE, 0);
	build_row(build);
	build_cell(build);
	put(build, "Year");
	build_cell(build);
	put(build, " Tons ");
	build_row(build);
	build_cell(build);
	build_cell(build);
	put(build, "none");
	build_row(build);
	build_cell(build);
	put(build, "1952");
	build_cell(build);
	put(build, "27,745");
	build_block(build, BLOCK_CODE, 0);
	put(build, "\nif (a)\n\n\tb;\n");
	build_block(build, BLOCK_PARAGRAPH, 0);
	put(build, "Sing to me");
	build_line(build);
	put(build, "of the man");
	doc = end(build);
	assert_range(doc, 0, doc->len,
		"Year\tTons\n\tnone\n1952\t27,745\n\nif (a)\n\n\tb;\n\n"
		"Sing to me\nof the man");
	assert_int_equal(doc->blocks[2].kind, BLOCK_VERSE);
	doc_free(doc);
}

static void
test_bytes_that_are_no_text_are_replaced(void **state)
{
	struct build *build = build_new();
	struct doc *doc;

	(void)state;
	build_block(build, BLOCK_PARAGRAPH, 0);
	put(build, "a\xff\x01"
		   "b");
	doc = end(build);
	assert_range(doc, 0, doc->len,
		"a\xef\xbf\xbd"
		"b");
	assert_true(utf8_valid(doc->text, doc->len, NULL));
	doc_free(doc);
}

static void
test_no_text_is_no_document(void **state)
{
	struct build *build = build_new();
	struct error err = { 0 };

	(void)state;
	build_block(build, BLOCK_LIST_ITEM, 1);
	build_label(build, "- ");
	build_anchor(build, "here");
	put(build, " \n");
	assert_null(build_end(build, &err));
	assert_string_equal(err.text, "the file holds no text");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks_stand_apart_and_blanks_fold),
		cmocka_unit_test(test_spans_end_with_their_block),
		cmocka_unit_test(test_spans_within_their_kind_are_one),
		cmocka_unit_test(test_calls_find_notes_that_come_later),
		cmocka_unit_test(test_links_lead_to_anchors),
		cmocka_unit_test(test_tables_code_and_verse_keep_their_lines),
		cmocka_unit_test(test_bytes_that_are_no_text_are_replaced),
		cmocka_unit_test(test_no_text_is_no_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
