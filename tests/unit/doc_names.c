/* Words for things: each has one, each word leads back, no two are alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/doc/doc.h"

static void
words_lead_back(void **state)
{
	unsigned i;

	(void)state;
	for (i = 0; i < BLOCK_KINDS; i++)
		assert_int_equal(block_kind_of(block_kind_name(i)), i);
	for (i = 0; i < ENTITY_TYPES; i++) {
		assert_int_equal(entity_type_of(entity_type_name(i)), i);
		assert_int_equal(entity_type_of(entity_type_word(i)), i);
	}
	for (i = 0; i < WORK_FORMS; i++)
		assert_int_equal(work_form_of(work_form_name(i)), i);
	for (i = 0; i < REMARK_KINDS; i++)
		assert_int_equal(remark_kind_of(remark_kind_name(i)), i);
	for (i = 0; i < SPAN_KINDS; i++)
		assert_non_null(span_kind_name(i));
}

static void
unknown_words_are_nothing(void **state)
{
	(void)state;
	assert_int_equal(block_kind_of("paragraf"), BLOCK_KINDS);
	assert_int_equal(entity_type_of(""), ENTITY_TYPES);
	assert_int_equal(work_form_of("full "), WORK_FORMS);
	assert_int_equal(remark_kind_of("orphan"), REMARK_KINDS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_lead_back),
		cmocka_unit_test(unknown_words_are_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
