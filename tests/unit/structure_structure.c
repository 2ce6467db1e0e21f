/*
 * The structure of plain text: every document of tests/documents/structure is
 * listed, a line a block, and compared with the file of its name in
 * tests/golden/structure; what the text states about itself stands first.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/structure/passes.h"
#include "structure/structure.h"
#include "golden.h"

static void
list_text(struct str *out, struct slice text)
{
	size_t i, cut = text.len > 90 ? 50 : text.len;

	for (i = 0; i < text.len; i++) {
		while (i == cut ||
			(i && i < text.len &&
				((unsigned char)text.data[i] & 0xc0) == 0x80 &&
				i == text.len - 30)) {
			if (i == cut) {
				str_add(out, " ... ");
				i = text.len - 30;
				cut = text.len;
			} else {
				i++;
			}
		}
		if (text.data[i] == '\n')
			str_add(out, " / ");
		else
			str_add_char(out, text.data[i]);
	}
	str_add_char(out, '\n');
}

static char *
listing(const struct doc *doc)
{
	struct str out = { 0 };
	const struct block *block = doc->blocks;

	str_add_format(&out, "title: %s\nauthor: %s\ndate: %s\nsource: %s\n",
		doc->title ? doc->title : "-", doc->author ? doc->author : "-",
		doc->date ? doc->date : "-", doc->source ? doc->source : "-");
	str_add_format(
		&out, "language: %s\n\n", doc->language ? doc->language : "-");
	for (; block < doc->blocks + doc->block_count; block++) {
		str_add_format(&out, "%-11s %u ", block_kind_name(block->kind),
			block->level);
		list_text(&out, doc_slice(doc, block->start, block->end));
	}
	return str_take(&out);
}

static void
check_blocks_are_sound(const struct doc *doc)
{
	uint32_t at = 0;
	size_t i;

	for (i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];
		struct slice text = doc_slice(doc, block->start, block->end);

		assert_true(block->start >= at);
		assert_true(block->end > block->start);
		assert_true(slice_trim(text).len == text.len);
		at = block->end;
	}
}

static struct doc *
doc_of(const char *text, size_t len)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, text, len);
	structure_pass(doc);
	metadata_pass(doc);
	check_blocks_are_sound(doc);
	return doc;
}

static char *
list_document(struct slice text)
{
	struct doc *doc = doc_of(text.data, text.len);
	char *list = listing(doc);

	doc_free(doc);
	return list;
}

static void
documents_are_as_listed(void **state)
{
	(void)state;
	golden_documents("structure", 10, list_document);
}

static void
words_are_found(void **state)
{
	(void)state;
	assert_true(structure_words_are_sorted());
	assert_true(structure_word(slice_of("facebook")) & WORD_NAVIGATION);
	assert_true(structure_word(slice_of("a")) & WORD_FUNCTION);
	assert_int_equal(structure_word(slice_of("miners")), 0);
	assert_int_equal(structure_word(slice_of("zzzz")), 0);
	assert_int_equal(structure_month(slice_of("diciembre")), 12);
	assert_int_equal(structure_month(slice_of("mineria")), 0);
	assert_int_equal(
		structure_phrase("share this: mail", PHRASE_NAVIGATION_START),
		10);
	assert_int_equal(structure_phrase("notesheet", PHRASE_NOTES), 0);
	assert_true(
		structure_phrase_is("[return to article]", PHRASE_NAVIGATION));
	assert_false(
		structure_phrase_is("back to the mines", PHRASE_NAVIGATION));
}

static void
check_label(const char *text, enum label_form form, unsigned number)
{
	struct label label = structure_label(slice_of(text));

	assert_int_equal(label.form, form);
	if (form != LABEL_NONE)
		assert_int_equal(label.number, number);
}

static void
labels_are_read(void **state)
{
	(void)state;
	check_label("[1] Lora", LABEL_BRACKET, 1);
	check_label("[^12]: Lora", LABEL_CARET, 12);
	check_label("(3) Lora", LABEL_PAREN, 3);
	check_label("l2. Lora", LABEL_DOT, 12);
	check_label("IO. Lora", LABEL_DOT, 10);
	check_label("1) Lora", LABEL_HALF, 1);
	check_label("7 Lora", LABEL_PLAIN, 7);
	check_label("² Lora", LABEL_SUPER, 2);
	check_label("IV. The Mines", LABEL_ROMAN, 4);
	check_label("II. The Mines", LABEL_ROMAN, 2);
	check_label("2.1 The Mines", LABEL_SECTION, 2);
	check_label("b) tin", LABEL_LETTER, 2);
	check_label("• tin", LABEL_BULLET, 0x2022);
	check_label("[BO-L-N356] tin", LABEL_NONE, 0);
	check_label("1952: The Revolution", LABEL_NONE, 0);
	check_label("Illimani", LABEL_NONE, 0);
	check_label("-- Lora", LABEL_NONE, 0);
}

static void
check_date(const char *text, const char *edtf)
{
	struct stated_date date;

	if (!edtf) {
		assert_false(structure_date(slice_of(text), &date));
		return;
	}
	assert_true(structure_date(slice_of(text), &date));
	assert_string_equal(date.edtf, edtf);
}

static void
dates_are_read(void **state)
{
	(void)state;
	check_date("October 16, 2006", "2006-10-16");
	check_date("5th October 2006", "2006-10-05");
	check_date("Posted on 16 de octubre de 2006", "2006-10-16");
	check_date("le 1er mai 1968", "1968-05-01");
	check_date("16. Oktober 2006", "2006-10-16");
	check_date("2006-10-16 11:30", "2006-10-16");
	check_date("16/10/2006", "2006-10-16");
	check_date("4/10/2006", "2006");
	check_date("Tajo, no. 3, June 1994", "1994-06");
	check_date("chapter 7", NULL);
	assert_true(structure_is_date_line(
		slice_of("Posted on Monday, October 16, 2006 at 11:30 am")));
	assert_false(structure_is_date_line(
		slice_of("On October 16, 2006 miners marched")));
	assert_false(structure_is_date_line(slice_of("1952")));
}

/* Whatever it is fed, the pass ends, and the blocks are sound. */
static void
shapes_of_trouble(void **state)
{
	static const char *const texts[] = { "", "\n", " ", "\f", "\xc2\xa0",
		"a", "-", "---", "* * *", "[1]", "1.", "\n\n\n#",
		"====\n====", "a\n====", "\t\t\n\t\t", "|||\n|||\n|||",
		"> \n> \n>", "\f\f\n\f", "By", "by \n", ":", "?\n?\n?", "“",
		"l\nl\nl\nl", "…" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof texts / sizeof *texts; i++)
		doc_free(doc_of(texts[i], strlen(texts[i])));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_are_as_listed),
		cmocka_unit_test(words_are_found),
		cmocka_unit_test(labels_are_read),
		cmocka_unit_test(dates_are_read),
		cmocka_unit_test(shapes_of_trouble),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
