/* The document: ranges, windows, order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/doc/doc.h"

static struct doc *
make_doc(void)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, "Title\n\nOne two.\n\n1. Note.\n", 26);
	doc_add_block(doc, BLOCK_HEADING, 0, 5)->level = 1;
	doc_add_block(doc, BLOCK_PARAGRAPH, 7, 15);
	doc_add_block(doc, BLOCK_NOTE, 17, 25);
	return doc;
}

static void
ranges_are_clipped(void **state)
{
	struct doc *doc = make_doc();

	(void)state;
	assert_true(slice_is(doc_slice(doc, 7, 10), "One"));
	assert_true(slice_is(doc_slice(doc, 17, 999), "1. Note.\n"));
	assert_true(slice_is(doc_slice(doc, 10, 7), ""));
	assert_true(slice_is(doc_slice(doc, 900, 999), ""));
	doc_free(doc);
	doc_free(NULL);
}

/* A window holds a part; offsets stay those of the whole document. */
static void
windows_keep_the_offsets(void **state)
{
	struct doc *doc = make_doc();

	(void)state;
	doc_set_text(doc, "One two.", 8);
	doc->start = 7;
	doc->size = 26;
	assert_true(slice_is(doc_slice(doc, 7, 10), "One"));
	assert_true(slice_is(doc_slice(doc, 0, 10), "One"));
	assert_true(slice_is(doc_slice(doc, 11, 26), "two."));
	assert_true(slice_is(doc_slice(doc, 0, 7), ""));
	assert_true(slice_is(doc_slice(doc, 15, 26), ""));
	doc_free(doc);
}

static void
blocks_are_found_by_offset(void **state)
{
	struct doc *doc = make_doc();

	(void)state;
	assert_int_equal(doc_block_at(doc, 0), 0);
	assert_int_equal(doc_block_at(doc, 4), 0);
	assert_int_equal(doc_block_at(doc, 5), 1);
	assert_int_equal(doc_block_at(doc, 16), 2);
	assert_int_equal(doc_block_at(doc, 25), 3);
	assert_true(doc_in_kind(doc, 18, BLOCK_NOTE));
	assert_false(doc_in_kind(doc, 16, BLOCK_NOTE));
	assert_false(doc_in_kind(doc, 8, BLOCK_NOTE));
	assert_false(doc_in_kind(doc, 25, BLOCK_NOTE));
	assert_int_equal(doc->blocks[2].number, 3);
	assert_true(block_keeps_lines(BLOCK_VERSE));
	assert_false(block_keeps_lines(BLOCK_PARAGRAPH));
	doc_free(doc);
}

static void
things_begin_in_their_rest(void **state)
{
	struct doc *doc = make_doc();
	struct span *span = doc_add_span(doc, SPAN_MARKER, 1, 2);
	struct work *work = doc_add_work(doc, 3, 4);
	struct note *note = doc_add_note(doc, 17, 25);
	struct entity *entity;
	char name[] = "Lechín";

	(void)state;
	assert_int_equal(span->target, DOC_NONE);
	assert_true(span->confidence >= 1);
	assert_null(span->value);
	assert_int_equal(work->short_of, DOC_NONE);
	assert_int_equal(work->note, DOC_NONE);
	assert_int_equal(note->body, 17);
	entity = doc_add_entity(doc, ENTITY_PER, name);
	name[0] = 'x';
	assert_string_equal(entity->name, "Lechín");
	assert_int_equal(entity->id, DOC_NONE);
	assert_null(doc_string(doc, NULL));
	assert_string_equal(doc_format(doc, "%d-%s", 5, "x"), "5-x");
	assert_string_equal(doc_copy(doc, slice_of("abc")), "abc");
	doc_free(doc);
}

static void
spans_are_sorted_longer_first(void **state)
{
	struct doc *doc = make_doc();
	uint32_t i;

	(void)state;
	for (i = 0; i < 100; i++)
		doc_add_span(doc, SPAN_MENTION, 200 - i, 300);
	doc_add_span(doc, SPAN_DATE, 150, 160);
	doc_add_span(doc, SPAN_MARKER, 150, 300);
	doc_remark(doc, REMARK_GUESS, 9, 10, "later, %s", "that is");
	doc_remark(doc, REMARK_DAMAGE, 3, 4, "sooner");
	doc_sort(doc);
	for (i = 1; i < doc->span_count; i++) {
		assert_true(doc->spans[i - 1].start <= doc->spans[i].start);
		if (doc->spans[i - 1].start == doc->spans[i].start)
			assert_true(doc->spans[i - 1].end >= doc->spans[i].end);
	}
	assert_int_equal(doc->spans[49].kind, SPAN_MARKER);
	assert_int_equal(doc->spans[51].kind, SPAN_DATE);
	assert_string_equal(doc->remarks[0].text, "sooner");
	assert_string_equal(doc->remarks[1].text, "later, that is");
	doc_free(doc);
}

static void
test_a_place_is_on_the_page_that_began_before_it(void **state)
{
	struct doc *doc = doc_new();

	(void)state;
	doc_set_text(doc, "One page, and another", 21);
	doc_add_span(doc, SPAN_PAGE, 4, 4)->value = "xi";
	doc_add_span(doc, SPAN_EMPHASIS, 6, 8);
	doc_add_span(doc, SPAN_PAGE, 10, 10)->value = "12";
	assert_null(doc_page(doc, 3));
	assert_string_equal(doc_page(doc, 4), "xi");
	assert_string_equal(doc_page(doc, 9), "xi");
	assert_string_equal(doc_page(doc, 20), "12");
	doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_are_clipped),
		cmocka_unit_test(windows_keep_the_offsets),
		cmocka_unit_test(blocks_are_found_by_offset),
		cmocka_unit_test(things_begin_in_their_rest),
		cmocka_unit_test(spans_are_sorted_longer_first),
		cmocka_unit_test(
			test_a_place_is_on_the_page_that_began_before_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
