/* Spans that people mark by hand in plain text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/structure/passes.h"

static struct doc *
pass(const char *text)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, text, strlen(text));
	structure_pass(doc);
	doc_sort(doc);
	return doc;
}

static void
assert_span(
	const struct doc *doc, size_t i, enum span_kind kind, const char *text)
{
	struct slice slice;

	assert_true(i < doc->span_count);
	assert_int_equal(doc->spans[i].kind, kind);
	slice = doc_slice(doc, doc->spans[i].start, doc->spans[i].end);
	assert_int_equal(slice.len, strlen(text));
	assert_memory_equal(slice.data, text, slice.len);
}

static void
test_underscores_are_emphasis(void **state)
{
	struct doc *doc = pass("It was _not_ so, and a_b_c is a name, _nor\n"
			       "was it_ then; _ _ says nothing, and 3 _ 4.\n");

	(void)state;
	assert_int_equal(doc->span_count, 2);
	assert_span(doc, 0, SPAN_EMPHASIS, "not");
	assert_span(doc, 1, SPAN_EMPHASIS, "nor\nwas it");
	doc_free(doc);
}

static void
test_keys_lead_to_their_entries(void **state)
{
	struct doc *doc = pass("Words are as in [RFC2119], not as in [OTHER].\n"
			       "\nReferences\n\n"
			       "   [RFC2119]  Bradner, S., \"Key words\".\n");
	struct slice target;

	(void)state;
	assert_int_equal(doc->span_count, 1);
	assert_span(doc, 0, SPAN_LINK, "[RFC2119]");
	assert_string_equal(doc->spans[0].value, "#RFC2119");
	target = doc_slice(doc, doc->spans[0].target, doc->len);
	assert_true(slice_starts(target, "[RFC2119]  Bradner"));
	doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_underscores_are_emphasis),
		cmocka_unit_test(test_keys_lead_to_their_entries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
