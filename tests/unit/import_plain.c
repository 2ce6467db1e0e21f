/* The plain text importer: encodings, line ends, controls, refusals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "lectern/import/import.h"

#define BYTES(text) (text), sizeof(text) - 1

static struct doc *
read_bytes(const char *data, size_t len, struct error *err)
{
	struct bytes file = { (char *)data, len };

	*err = (struct error){ 0 };
	return import_read("folder/a.txt", &file, err);
}

static void
expect_text(const char *data, size_t len, const char *text)
{
	struct error err;
	struct doc *doc = read_bytes(data, len, &err);

	assert_non_null(doc);
	assert_int_equal(doc->len, strlen(text));
	assert_memory_equal(doc->text, text, doc->len);
	doc_free(doc);
}

static void
expect_refusal(const char *data, size_t len, const char *sentence)
{
	struct error err;
	struct doc *doc = read_bytes(data, len, &err);

	assert_null(doc);
	assert_int_equal(error_exit_status(&err), 3);
	assert_string_equal(err.text, sentence);
}

static void
test_marks(void **state)
{
	(void)state;
	expect_text(BYTES("Potosí\n"), "Potosí\n");
	expect_text(BYTES("\xef\xbb\xbfPotosí\n"), "Potosí\n");
	expect_text(BYTES("\xff\xfeH\0\xed\0\n\0"), "Hí\n");
	expect_text(BYTES("\xfe\xff\0H\0\xed\0\n"), "Hí\n");
	expect_text(BYTES("H\0e\0l\0l\0o\0\n\0"), "Hello\n");
	expect_text(BYTES("\0H\0e\0l\0l\0o\0\n"), "Hello\n");
	expect_text(BYTES("\xff\xfe\0\0H\0\0\0\n\0\0\0"), "H\n");
}

static void
test_single_bytes(void **state)
{
	(void)state;
	expect_text(BYTES("Los mineros de Potos\xed y Huar\xe1s, se\xf1or."),
		"Los mineros de Potosí y Huarás, señor.");
	expect_text(BYTES("The \x93"
			  "tin\x94 barons\x92 mines \x96 all."),
		"The “tin” barons’ mines – all.");
	expect_text(BYTES("Los mineros de Potos\x92 y Huar\x87s, se\x96or."),
		"Los mineros de Potosí y Huarás, señor.");
	expect_text(BYTES("Los mineros de Potos\xa1 y Huar\xa0s, se\xa4or."),
		"Los mineros de Potosí y Huarás, señor.");
	expect_text(BYTES("\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0!"),
		"Привет, мир!");
	expect_text(BYTES("\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2!"),
		"Привет, мир!");
}

static void
test_line_ends(void **state)
{
	(void)state;
	expect_text(BYTES("a\r\nb\rc\n\r\nd\x1a"), "a\nb\nc\n\nd");
}

static void
test_bad_utf8(void **state)
{
	struct error err;
	struct doc *doc = read_bytes(
		BYTES("Potosí, año, niño, Perú: \xff and \xe2\x82"), &err);

	(void)state;
	assert_non_null(doc);
	assert_int_equal(doc->remark_count, 1);
	assert_int_equal(doc->remarks[0].kind, REMARK_ENCODING);
	assert_int_equal(doc->remarks[0].start, 29);
	assert_string_equal(doc->remarks[0].text,
		"2 places do not decode as UTF-8; shown as U+FFFD");
	doc_free(doc);
}

static void
test_controls(void **state)
{
	struct error err;
	struct doc *doc = read_bytes(BYTES("a\0b \033[31mred\n"), &err);

	(void)state;
	assert_non_null(doc);
	assert_int_equal(doc->remark_count, 1);
	assert_int_equal(doc->remarks[0].start, 1);
	assert_string_equal(doc->remarks[0].text,
		"2 control characters are replaced by U+FFFD");
	assert_null(memchr(doc->text, 0, doc->len));
	assert_null(memchr(doc->text, 033, doc->len));
	doc_free(doc);
}

#define COMPOUND "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"

static void
test_refusals(void **state)
{
	(void)state;
	expect_refusal(BYTES(""), "the file holds no text");
	expect_refusal(BYTES(" \n\t\r\n\xc2\xa0"), "the file holds no text");
	expect_refusal(BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
		"this is a PNG picture, which lectern does not read");
	expect_refusal(BYTES("\177ELF\2\1\1\0\0\0"),
		"this is a program (ELF), which lectern does not read");
	expect_refusal(BYTES("\1\2\3\4\5\6\7\0\1\2\3\4\5\6\7\0"),
		"this is binary data, which lectern does not read");
	expect_refusal(BYTES(COMPOUND "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"),
		"this is a Word document of before 2007, which lectern does "
		"not read; Word or LibreOffice can save it as DOCX");
	expect_refusal(BYTES(COMPOUND "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0"
				      "a\0g\0e\0"),
		"this is an encrypted Office document, which lectern does not "
		"read; save it without a password");
}

/* Texts that begin like something else are still texts. */
static void
test_lookalikes(void **state)
{
	(void)state;
	expect_text(BYTES("BZh, he said.\n"), "BZh, he said.\n");
	expect_text(BYTES("ID3 tags\n"), "ID3 tags\n");
}

static void
test_names(void **state)
{
	(void)state;
	assert_true(import_takes("a.txt"));
	assert_true(import_takes("A.TXT"));
	assert_true(import_takes("notes.md"));
	assert_false(import_takes("a.png"));
	assert_false(import_takes("txt"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_single_bytes),
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_bad_utf8),
		cmocka_unit_test(test_controls),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_lookalikes),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
