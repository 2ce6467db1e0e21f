/* The wire between worker and parent: what goes in comes out; lies do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "index/wire.h"

static const char digest[65] =
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static const char text[] = "A héading\n\nSome text (1).\n\n1 A note.\n";

/* A document with one of everything. */
static struct doc *
sample_doc(void)
{
	struct doc *doc = doc_new();
	struct span *span;
	struct note *note;
	struct entity *entity;
	struct work *work;

	doc_set_text(doc, text, strlen(text));
	doc->format = "plain text";
	doc->title = "A héading";
	doc_add_block(doc, BLOCK_HEADING, 0, 10)->level = 1;
	doc_add_block(doc, BLOCK_PARAGRAPH, 12, 26);
	doc_add_block(doc, BLOCK_NOTE, 28, 37);
	note = doc_add_note(doc, 28, 37);
	note->number = "1";
	note->body = 30;
	note->calls = 1;
	entity = doc_add_entity(doc, ENTITY_ORG, "Text");
	entity->mentions = 1;
	entity->why = "tried";
	work = doc_add_work(doc, 12, 16);
	work->form = WORK_FULL;
	work->title = "Some";
	work->note = 0;
	span = doc_add_span(doc, SPAN_MARKER, 22, 25);
	span->target = 0;
	span->value = "1";
	span = doc_add_span(doc, SPAN_MENTION, 17, 21);
	span->target = 0;
	span->type = ENTITY_ORG;
	span->flags = SPAN_UNSURE;
	span->confidence = 0.5f;
	span->why = "tried";
	doc_remark(doc, REMARK_GUESS, 12, 16, "who knows");
	doc_sort(doc);
	return doc;
}

/* What the parent makes of bytes, handed to it in pieces. */
static enum wire_result
take(const char *data, size_t len, size_t piece, struct doc **doc,
	struct error *err)
{
	struct wire *wire = wire_new();
	enum wire_result result;
	char found[65] = { 0 };
	size_t at, part;

	*err = (struct error){ 0 };
	for (at = 0; at < len; at += part) {
		part = len - at < piece ? len - at : piece;
		if (!wire_take(wire, data + at, part))
			break;
	}
	result = wire_end(wire, doc, found, err);
	if (result == WIRE_DOC)
		assert_string_equal(found, digest);
	if (result == WIRE_BROKEN)
		assert_true(*err->text);
	wire_free(wire);
	return result;
}

static void
put(struct str *out)
{
	struct doc *doc = sample_doc();

	wire_put_doc(out, doc, digest);
	doc_free(doc);
}

/* The same, with one thing changed before it is sent. */
static struct doc *
take_changed(void (*change)(struct doc *doc))
{
	struct doc *doc = sample_doc(), *found = NULL;
	struct str out = { 0 };
	struct error err;

	change(doc);
	wire_put_doc(&out, doc, digest);
	take(out.data, out.len, out.len, &found, &err);
	doc_free(doc);
	str_done(&out);
	return found;
}

static void
test_round_trip(void **state)
{
	static const size_t pieces[] = { 1, 7, 4096 };
	struct str out = { 0 };
	struct error err;
	struct doc *doc;
	size_t i;

	(void)state;
	put(&out);
	for (i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		assert_int_equal(take(out.data, out.len, pieces[i], &doc, &err),
			WIRE_DOC);
		assert_int_equal(doc->len, strlen(text));
		assert_memory_equal(doc->text, text, doc->len);
		assert_string_equal(doc->title, "A héading");
		assert_null(doc->author);
		assert_int_equal(doc->block_count, 3);
		assert_int_equal(doc->blocks[0].kind, BLOCK_HEADING);
		assert_int_equal(doc->blocks[2].end, 37);
		assert_int_equal(doc->span_count, 2);
		assert_int_equal(doc->spans[0].kind, SPAN_MENTION);
		assert_true(doc->spans[0].confidence == 0.5f);
		assert_string_equal(doc->spans[0].why, "tried");
		assert_int_equal(doc->spans[1].target, 0);
		assert_string_equal(doc->notes[0].number, "1");
		assert_string_equal(doc->entities[0].name, "Text");
		assert_int_equal(doc->works[0].short_of, DOC_NONE);
		assert_int_equal(doc->remark_count, 1);
		doc_free(doc);
	}
	str_done(&out);
}

static void
test_same_and_error(void **state)
{
	struct error err, sent = { 0 };
	struct str out = { 0 };
	struct doc *doc;

	(void)state;
	wire_put_same(&out);
	assert_int_equal(take(out.data, out.len, 3, &doc, &err), WIRE_SAME);
	assert_null(doc);
	str_clear(&out);
	error_set(&sent, ERROR_LIMIT, "too much of it");
	wire_put_error(&out, &sent);
	assert_int_equal(take(out.data, out.len, 3, &doc, &err), WIRE_BROKEN);
	assert_string_equal(err.text, "too much of it");
	assert_int_equal(err.code, ERROR_LIMIT);
	str_done(&out);
}

/* Wherever the pipe ends too early, there is no document. */
static void
test_cut_short(void **state)
{
	struct str out = { 0 };
	struct error err;
	struct doc *doc;
	size_t len;

	(void)state;
	put(&out);
	for (len = 0; len < out.len; len++) {
		assert_int_equal(
			take(out.data, len, len + 1, &doc, &err), WIRE_BROKEN);
		assert_null(doc);
	}
	str_done(&out);
}

/* Any byte may be any other: nothing breaks, what comes out is in order. */
static void
test_any_byte(void **state)
{
	struct str out = { 0 };
	struct error err;
	struct doc *doc;
	size_t at, i;
	unsigned bit;

	(void)state;
	put(&out);
	for (at = 0; at < out.len; at++) {
		for (bit = 0; bit < 8; bit++) {
			out.data[at] ^= (char)(1u << bit);
			if (at >= 5 && at < 69) { /* the digest */
				out.data[at] ^= (char)(1u << bit);
				continue;
			}
			take(out.data, out.len, out.len, &doc, &err);
			for (i = 0; doc && i < doc->span_count; i++) {
				assert_true(doc->spans[i].end <= doc->len);
				assert_true(doc->spans[i].start <
					    doc->spans[i].end);
			}
			doc_free(doc);
			out.data[at] ^= (char)(1u << bit);
		}
	}
	str_done(&out);
}

static void
test_more_behind(void **state)
{
	struct str out = { 0 };
	struct error err;
	struct doc *doc;

	(void)state;
	put(&out);
	put(&out);
	assert_int_equal(
		take(out.data, out.len, out.len, &doc, &err), WIRE_BROKEN);
	str_clear(&out);
	put(&out);
	str_add_char(&out, 'T');
	assert_int_equal(
		take(out.data, out.len, out.len, &doc, &err), WIRE_BROKEN);
	str_done(&out);
}

static void
test_lengths(void **state)
{
	static const char huge[] = { 'T', -1, -1, -1, 127 };
	static const char string[] = { 'A', 5, 0, 0, 0, 16, 0, 0, 0, 'x' };
	static const char unknown[] = { '!', 0, 0, 0, 0 };
	struct error err;
	struct doc *doc;

	(void)state;
	assert_int_equal(take(huge, sizeof huge, 5, &doc, &err), WIRE_BROKEN);
	assert_int_equal(
		take(string, sizeof string, 5, &doc, &err), WIRE_BROKEN);
	assert_int_equal(
		take(unknown, sizeof unknown, 5, &doc, &err), WIRE_BROKEN);
}

static void
lie_text(struct doc *doc)
{
	((char *)doc->text)[4] = 'x'; /* the second byte of é */
}

static void
lie_string(struct doc *doc)
{
	doc->title = "\xff";
}

static void
lie_count(struct doc *doc)
{
	doc->size = 0;
	doc->notes[0].number = "\xc3";
}

static void
test_bad_utf8(void **state)
{
	(void)state;
	assert_null(take_changed(lie_text));
	assert_null(take_changed(lie_string));
	assert_null(take_changed(lie_count));
}

static void
lie_blocks(struct doc *doc)
{
	doc->blocks[1].start = 5; /* overlaps the first */
	doc->blocks[2].end = 4000;
}

static void
lie_spans(struct doc *doc)
{
	doc->spans[0].target = 99;
	doc->spans[0].start = 4; /* within é */
	doc->spans[1].end = UINT32_MAX;
}

static void
lie_notes(struct doc *doc)
{
	doc->notes[0].body = 3;
	doc->works[0].short_of = 0;
	doc->works[0].start = 37, doc->works[0].end = 1;
}

/* What is out of place is mended, and said. */
static void
test_mending(void **state)
{
	struct doc *doc;

	(void)state;
	doc = take_changed(lie_blocks);
	assert_non_null(doc);
	assert_int_equal(doc->block_count, 2);
	assert_int_equal(doc->blocks[1].end, strlen(text));
	assert_int_equal(doc->blocks[1].number, 2);
	assert_int_equal(doc->remark_count, 2);
	assert_int_equal(doc->remarks[0].kind, REMARK_IMPORT);
	doc_free(doc);

	doc = take_changed(lie_spans);
	assert_non_null(doc);
	assert_int_equal(doc->spans[0].start, 3);
	assert_int_equal(doc->spans[0].target, DOC_NONE);
	assert_int_equal(doc->spans[1].end, strlen(text));
	doc_free(doc);

	doc = take_changed(lie_notes);
	assert_non_null(doc);
	assert_int_equal(doc->notes[0].body, 28);
	assert_int_equal(doc->works[0].short_of, DOC_NONE);
	assert_true(doc->works[0].start <= doc->works[0].end);
	doc_free(doc);
}

/* Each part waits to be taken; what is behind it waits with it. */
static void
test_parts_come_one_by_one(void **state)
{
	struct error why = { .code = ERROR_FORMAT, .text = "no text" };
	struct error err = { 0 };
	struct wire *wire = wire_new();
	struct str out = { 0 };
	struct doc *doc = NULL;
	char found[65];

	(void)state;
	wire_put_part(&out, "a/b.txt");
	put(&out);
	wire_put_part(&out, "c.txt");
	wire_put_error(&out, &why);
	wire_put_end(&out);
	assert_true(wire_take(wire, str_text(&out), out.len));
	assert_true(wire_has_part(wire));
	assert_string_equal(wire_part_name(wire), "a/b.txt");
	assert_int_equal(wire_part(wire, &doc, found, &err), WIRE_DOC);
	assert_string_equal(found, digest);
	assert_int_equal(doc->block_count, 3);
	doc_free(doc);
	assert_true(wire_has_part(wire));
	assert_string_equal(wire_part_name(wire), "c.txt");
	assert_int_equal(wire_part_count(wire), 2);
	assert_int_equal(wire_part(wire, &doc, found, &err), WIRE_BROKEN);
	assert_null(doc);
	assert_string_equal(err.text, "no text");
	assert_false(wire_has_part(wire));
	assert_int_equal(wire_end(wire, &doc, found, &err), WIRE_PARTS);
	wire_free(wire);
	str_done(&out);
}

/* A part that is announced twice, or not at all, or never ends. */
static void
test_parts_out_of_order(void **state)
{
	struct error err;
	struct str out = { 0 };
	struct doc *doc;

	(void)state;
	wire_put_part(&out, "a.txt");
	assert_int_equal(
		take(str_text(&out), out.len, 100, &doc, &err), WIRE_BROKEN);
	wire_put_part(&out, "b.txt");
	assert_int_equal(
		take(str_text(&out), out.len, 100, &doc, &err), WIRE_BROKEN);
	str_clear(&out);
	put(&out);
	wire_put_end(&out);
	assert_int_equal(take(str_text(&out), out.len, out.len, &doc, &err),
		WIRE_BROKEN);
	str_done(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_same_and_error),
		cmocka_unit_test(test_cut_short),
		cmocka_unit_test(test_any_byte),
		cmocka_unit_test(test_more_behind),
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_bad_utf8),
		cmocka_unit_test(test_mending),
		cmocka_unit_test(test_parts_come_one_by_one),
		cmocka_unit_test(test_parts_out_of_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
