/*
 * Notes: what is called by what, what is left over, and what people are told.
 *
 * Every document of tests/documents/notes is listed -- markers and the notes
 * they call, notes, references, remarks -- and compared with the file of its
 * name in tests/golden/notes.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "notes/notes.h"
#include "lectern/notes/passes.h"
#include "lectern/structure/passes.h"
#include "golden.h"

static struct doc *
doc_of(const char *text, size_t len)
{
	struct doc *doc = doc_new();

	doc_set_text(doc, text, len);
	structure_pass(doc);
	notes_pass(doc);
	doc_sort(doc);
	return doc;
}

/* One line, however many the text has; long ones show both ends. */
static void
list_text(struct str *out, const struct doc *doc, uint32_t start, uint32_t end)
{
	struct slice text = doc_slice(doc, start, end);
	size_t i, cut = text.len > 100 ? 60 : text.len;

	for (i = 0; i < text.len; i++) {
		if (i == cut) {
			str_add(out, " ... ");
			i = text.len - 30;
			while (((unsigned char)text.data[i] & 0xC0) == 0x80)
				i++;
		}
		if (text.data[i] == '\n')
			str_add(out, " / ");
		else if (i < cut || i >= text.len - 30)
			str_add_char(out, text.data[i]);
	}
	str_add_char(out, '\n');
}

static void
list_spans(struct str *out, const struct doc *doc, enum span_kind kind,
	const char *word)
{
	const struct span *span = doc->spans;

	for (; span < doc->spans + doc->span_count; span++) {
		if (span->kind != kind)
			continue;
		str_add_format(out, "%s %u \"%.*s\" = %s -> ", word,
			span->start, (int)(span->end - span->start),
			doc->text + span->start, span->value);
		if (span->target == DOC_NONE)
			str_add(out, "nothing\n");
		else
			str_add_format(out, "note #%u%s\n", span->target + 1,
				span->flags & SPAN_UNSURE ? ", unsure" : "");
	}
}

static char *
listing(const struct doc *doc)
{
	struct str out = { 0 };
	size_t i;

	list_spans(&out, doc, SPAN_MARKER, "marker");
	for (i = 0; i < doc->note_count; i++) {
		str_add_format(&out, "note #%zu number %s, calls %u: ", i + 1,
			doc->notes[i].number, doc->notes[i].calls);
		list_text(&out, doc, doc->notes[i].start, doc->notes[i].end);
	}
	list_spans(&out, doc, SPAN_REFERENCE, "reference");
	for (i = 0; i < doc->remark_count; i++)
		str_add_format(&out, "%s %u: %s\n",
			remark_kind_name(doc->remarks[i].kind),
			doc->remarks[i].start, doc->remarks[i].text);
	for (i = 0; i < doc->block_count; i++) {
		if (doc->blocks[i].kind != BLOCK_NOTE)
			continue;
		str_add_format(&out, "block %u: ", doc->blocks[i].start);
		list_text(&out, doc, doc->blocks[i].start, doc->blocks[i].end);
	}
	return str_take(&out);
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
	golden_documents("notes", 21, list_document);
}

/* Signs in a sentence of a document that has notes 1 to 3, or none at all. */
static const struct {
	const char *text;
	unsigned markers; /* besides the three */
} sentences[] = {
	{ "The year [1952] was dry.", 0 },
	{ "The year (1952) was dry.", 0 },
	{ "The years (1946–52) were dry.", 0 },
	{ "The law [BO-L-N356] was read.", 0 },
	{ "He wrote [sic] and [...] so on.", 0 },
	{ "It is said (Bundy, 1979) and (Bundy, 1979, p. 33).", 0 },
	{ "They asked for (1) bread, (2) shoes, (3) a doctor.", 0 },
	{ "It rose by (5) per cent and by [5 per cent].", 0 },
	{ "See page 4, vol. 2, no.3 and p.12.", 0 },
	{ "An area of 5 m² and 10³ men.", 0 },
	{ "As in §§ 151 and § 8.", 0 },
	{ "So *this* and **that**.", 0 },
	{ "The journal 10 (1): 57–89.", 0 },
	{ "As the court said in 51(2).", 0 },
};

static void
false_markers_are_refused(void **state)
{
	static const char before[] = "One.[1] Two.[2] Three.[3]";
	static const char after[] = "[1] A note.\n[2] A note.\n[3] A note.\n";
	struct str text = { 0 };
	struct doc *doc;
	size_t i, j, count;

	(void)state;
	for (i = 0; i < 2 * sizeof sentences / sizeof *sentences; i++) {
		str_clear(&text);
		str_add_format(&text, "%s %s\n\n%s", i % 2 ? before : "One.",
			sentences[i / 2].text, i % 2 ? after : "");
		doc = doc_of(str_text(&text), text.len);
		for (j = count = 0; j < doc->span_count; j++)
			count += doc->spans[j].kind == SPAN_MARKER;
		if (count != (i % 2 ? 3 : 0))
			print_error("in: %s\n", sentences[i / 2].text);
		assert_int_equal(count, i % 2 ? 3 : 0);
		doc_free(doc);
	}
	str_done(&text);
}

static void
numbers_are_read(void **state)
{
	static const struct {
		const char *text;
		uint32_t value; /* 0: it is none */
		bool misread;
	} numbers[] = {
		{ "7", 7, false },
		{ "12", 12, false },
		{ "l2", 12, true },
		{ "1O", 10, true },
		{ "I3", 13, true },
		{ "1S", 15, true },
		{ "ll", 11, true },
		{ "O1", 0, false },
		{ "0", 0, false },
		{ "12345", 0, false },
		{ "1a", 0, false },
	};
	uint32_t value;
	bool misread, letters;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		value = 0;
		if (!notes_read_number(slice_of(numbers[i].text), &value,
			    &misread, &letters))
			value = 0;
		assert_int_equal(value, numbers[i].value);
		if (value)
			assert_int_equal(misread, numbers[i].misread);
	}
}

/* A great many candidates, most of them strangers, take no great time. */
static void
many_candidates_are_aligned(void **state)
{
	struct str text = { 0 };
	struct doc *doc;
	unsigned chapter, note;
	size_t i, right = 0;

	(void)state;
	for (chapter = 0; chapter < 400; chapter++) {
		for (note = 1; note <= 100; note++)
			str_add_format(
				&text, "Words of [1] a kind.[%u] ", note);
		str_add(&text, "\n\n");
		for (note = 1; note <= 100; note++)
			str_add_format(&text, "[%u] A note.\n", note);
		str_add(&text, "\n");
	}
	doc = doc_of(str_text(&text), text.len);
	assert_int_equal(doc->note_count, 40000);
	for (i = 0; i < doc->note_count; i++)
		right += doc->notes[i].calls > 0;
	assert_int_equal(right, 40000);
	doc_free(doc);
	str_done(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_are_as_listed),
		cmocka_unit_test(false_markers_are_refused),
		cmocka_unit_test(numbers_are_read),
		cmocka_unit_test(many_candidates_are_aligned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
