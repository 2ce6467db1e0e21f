/*
 * What a worker sends, as it is and damaged on the way.
 *
 * The first eight bytes say where and how; the rest is a text whose document
 * is put on the wire, or, if the first byte is odd, the wire itself.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "lectern/analysis/analysis.h"
#include "lectern/base/utf8.h"
#include "lectern/import/import.h"
#include "index/wire.h"

static void
put_text(struct str *out, const uint8_t *data, size_t size)
{
	struct bytes file = { (char *)data, size };
	struct error err = { 0 };
	static struct analysis *analysis; /* made once: it is large */
	struct doc *doc = import_read("a.txt", &file, &err);
	char digest[65];

	if (!analysis)
		analysis = analysis_new();
	/* One in four is a part of something. */
	if (size % 4 == 0)
		wire_put_part(out, "a/b.txt");
	if (doc) {
		file_digest((const char *)data, size, digest);
		analysis_run(analysis, doc);
		wire_put_doc(out, doc, digest);
		doc_free(doc);
	} else {
		wire_put_error(out, &err);
	}
}

static void
check_doc(const struct doc *doc)
{
	size_t i;

	FUZZ_HOLDS(utf8_valid(doc->text, doc->len, NULL));
	for (i = 0; i < doc->block_count; i++) {
		FUZZ_HOLDS(doc->blocks[i].start <= doc->blocks[i].end);
		FUZZ_HOLDS(doc->blocks[i].end <= doc->len);
	}
	for (i = 0; i < doc->span_count; i++) {
		FUZZ_HOLDS(doc->spans[i].start <= doc->spans[i].end);
		FUZZ_HOLDS(doc->spans[i].end <= doc->len);
	}
}

static void
take_parts(struct wire *wire)
{
	struct error err = { 0 };
	struct doc *doc;
	char digest[65];

	while (wire_has_part(wire)) {
		FUZZ_HOLDS(*wire_part_name(wire));
		if (wire_part(wire, &doc, digest, &err) == WIRE_DOC)
			check_doc(doc);
		doc_free(doc);
	}
}

/* In two pieces, as a pipe may give it. */
static void
take(const char *data, size_t len, size_t cut)
{
	struct wire *wire = wire_new();
	struct error err = { 0 };
	struct doc *doc = NULL;
	char digest[65];

	cut = len ? cut % len : 0;
	if (wire_take(wire, data, cut)) {
		take_parts(wire);
		wire_take(wire, data + cut, len - cut);
	}
	take_parts(wire);
	if (wire_end(wire, &doc, digest, &err) == WIRE_DOC)
		check_doc(doc);
	doc_free(doc);
	wire_free(wire);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str sent = { 0 };
	size_t at;

	if (size < 8)
		return 0;
	if (data[0] & 1)
		str_add_bytes(&sent, (const char *)data + 8, size - 8);
	else
		put_text(&sent, data + 8, size - 8);
	take(str_text(&sent), sent.len, data[1]);
	if (sent.len) {
		at = (data[2] | (size_t)data[3] << 8 | (size_t)data[4] << 16) %
		     sent.len;
		sent.data[at] = (char)data[5];
		at = (at + data[6]) % sent.len;
		sent.data[at] = (char)(sent.data[at] ^ data[7]);
		take(str_text(&sent), sent.len, at);
	}
	str_done(&sent);
	return 0;
}
