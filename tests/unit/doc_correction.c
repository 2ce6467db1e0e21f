/* Corrections as lines of text: read, written, refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/doc/correction.h"

/* Reads a line and writes it again. */
static void
expect_again(const char *line, const char *expected)
{
	struct correction correction;
	struct arena arena = { 0 };
	struct error err = { 0 };
	struct str out = { 0 };

	if (!correction_parse(&correction, &arena, line, &err))
		fail_msg("%s: %s", line, err.text);
	correction_print(&out, &correction);
	assert_string_equal(str_text(&out), expected);
	str_done(&out);
	arena_done(&arena);
}

static void
test_written_as_read(void **state)
{
	static const char *const lines[] = {
		"= FSTMB | Miners’ Federation",
		"= PER:Juan Lechín | PER:Lechín @ 004_x.txt | Juan",
		"!= Walter Villarroel | Villarroel",
		"!= PER:Walter Villarroel | Villarroel @ a b.txt:1200",
		"!= A | B | PER:C",
		"type PLACE | Huanuni",
		"drop Army",
		"add PER | Domitila Barrios",
		"link 12 @ a.txt:1200 | 12 @ a.txt:8000",
		"link * @ a.txt:1200",
		"drop a \\| b \\@ c \\\\ d",
		"drop PER\\: the word",
		"drop PER:ORG\\: the word",
		"drop Bolivia: a history",
		"drop a @ b\\:12",
		"drop a @ b\\:12:7",
		"drop a @ b\\\\:12",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof lines / sizeof *lines; i++)
		expect_again(lines[i], lines[i]);
	expect_again("  =A|B |", "= A | B");
	expect_again("type person | X", "type PER | X");
	expect_again("drop me @home", "drop me \\@home");
}

static void
test_parts(void **state)
{
	struct correction correction;
	struct correction_name *name;
	struct arena arena = { 0 };
	struct error err = { 0 };

	(void)state;
	assert_true(correction_parse(&correction, &arena,
		"!= PER:Walter \\| V. @ x @ y:z.txt:12 | UN:V.", &err));
	assert_int_equal(correction.verb, CORRECTION_SPLIT);
	assert_int_equal(correction.count, 2);
	name = &correction.names[0];
	assert_int_equal(name->type, ENTITY_PER);
	assert_string_equal(name->name, "Walter | V. @ x");
	assert_string_equal(name->file, "y:z.txt");
	assert_int_equal(name->at, 12);
	name = &correction.names[1];
	assert_int_equal(name->type, ENTITY_TYPES);
	assert_string_equal(name->name, "UN:V.");
	assert_null(name->file);
	assert_int_equal(name->at, DOC_NONE);
	arena_done(&arena);
}

static void
test_refused(void **state)
{
	static const struct {
		const char *line, *why;
	} lines[] = {
		{ "merge A | B", "a correction begins with =, !=, type, drop, "
				 "add or link" },
		{ "=", "a name is missing behind ‘=’" },
		{ "= A", "a name is missing behind ‘=’" },
		{ "= A | | B", "a name is missing" },
		{ "!= A | B | C | D", "there are too many names behind ‘!=’" },
		{ "type RIVER | A",
			"there is no type of name ‘RIVER’: it is PER, PLACE, "
			"ORG, EVENT, WORK, LAW or NORP" },
		{ "drop", "a name is missing behind ‘drop’" },
		{ "drop PER:", "a name is missing" },
		{ "link 12", "a place (@ FILE:1200) is missing behind ‘link’" },
		{ "drop \xff", "is not text in UTF-8" },
	};
	struct correction correction;
	struct arena arena = { 0 };
	struct error err;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof lines / sizeof *lines; i++) {
		err = (struct error){ 0 };
		assert_false(correction_parse(
			&correction, &arena, lines[i].line, &err));
		assert_string_equal(err.text, lines[i].why);
	}
	arena_done(&arena);
}

static void
test_file(void **state)
{
	static const char file[] = "# made by hand\n"
				   "drop A\n\n"
				   "# 2026-11-21\r\n"
				   "what\n"
				   "  = B | C\r\n";
	struct correction_text text = { .rest = slice_of(file) };
	struct correction correction;
	struct arena arena = { 0 };
	struct error err = { 0 };

	(void)state;
	assert_true(correction_next(&text, &arena, &correction, &err));
	assert_int_equal(correction.verb, CORRECTION_HIDE);
	assert_null(correction.date);
	assert_false(correction_next(&text, &arena, &correction, &err));
	assert_string_equal(err.text, "line 5: a correction begins with =, "
				      "!=, type, drop, add or link");
	assert_true(correction_next(&text, &arena, &correction, &err));
	assert_string_equal(correction.names[1].name, "C");
	assert_string_equal(correction.date, "2026-11-21");
	assert_false(correction_next(&text, &arena, &correction, &err));
	assert_int_equal(err.code, ERROR_NONE);
	arena_done(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_written_as_read),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
