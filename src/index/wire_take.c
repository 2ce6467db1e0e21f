/*
 * The parent's end of the wire: bytes in as they come, records out when they
 * are whole.  A record's parts are read through a cursor that knows its end,
 * so no length in it is believed.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "index/wire.h"
#include "index/wire_judge.h"

struct wire {
	struct str pending; /* the beginning of a record */
	struct str text;
	struct doc *doc;
	uint64_t total;
	char digest[65];
	enum wire_result result; /* once ended */
	bool ended;
	struct error error;

	char *part; /* name of the one announced last, or NULL */
	uint32_t parts;
	bool whole; /* it has all come; its result is in `result' */
};

/* What is left of a record. */
struct cursor {
	const unsigned char *at, *end;
	struct arena *arena;
	bool bad;
};

static const unsigned char *
cursor_skip(struct cursor *cursor, size_t len)
{
	const unsigned char *at = cursor->at;

	if (cursor->bad || (size_t)(cursor->end - at) < len) {
		cursor->bad = true;
		return NULL;
	}
	cursor->at += len;
	return at;
}

static uint32_t
cursor_u8(struct cursor *cursor)
{
	const unsigned char *at = cursor_skip(cursor, 1);

	return at ? *at : 0;
}

/* A value below a bound: what an enum may be. */
static uint32_t
cursor_below(struct cursor *cursor, uint32_t bound)
{
	uint32_t value = cursor_u8(cursor);

	if (value < bound)
		return value;
	cursor->bad = true;
	return 0;
}

static uint32_t
cursor_u32(struct cursor *cursor)
{
	const unsigned char *at = cursor_skip(cursor, 4);

	return at ? at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
			       (uint32_t)at[3] << 24
		  : 0;
}

static const char *
cursor_string(struct cursor *cursor)
{
	uint32_t len = cursor_u32(cursor);
	const char *at;

	if (cursor->bad || len == UINT32_MAX)
		return NULL;
	at = (const char *)cursor_skip(
		cursor, len <= WIRE_STRING_MAX ? len : SIZE_MAX);
	if (!at || memchr(at, '\0', len) || !utf8_valid(at, len, NULL)) {
		cursor->bad = true;
		return NULL;
	}
	return arena_copy(cursor->arena, at, len);
}

/* A string that must be there. */
static const char *
cursor_some(struct cursor *cursor)
{
	const char *string = cursor_string(cursor);

	if (!string)
		cursor->bad = true;
	return string ? string : "";
}

/* -- records -------------------------------------------------------------- */

static void
wire_take_about(struct wire *wire, struct cursor *cursor)
{
	wire->doc->format = cursor_string(cursor);
	wire->doc->title = cursor_string(cursor);
	wire->doc->author = cursor_string(cursor);
	wire->doc->date = cursor_string(cursor);
	wire->doc->source = cursor_string(cursor);
	wire->doc->language = cursor_string(cursor);
}

static void
wire_take_text(struct wire *wire, struct cursor *cursor)
{
	size_t len = (size_t)(cursor->end - cursor->at);

	if (len > WIRE_TEXT_MAX - wire->text.len) {
		error_set(&wire->error, ERROR_LIMIT,
			"its text is larger than %u MB", WIRE_TEXT_MAX >> 20);
		cursor->bad = true;
		return;
	}
	str_add_bytes(&wire->text, (const char *)cursor->at, len);
	cursor->at = cursor->end;
}

static void
wire_take_block(struct wire *wire, struct cursor *cursor)
{
	enum block_kind kind = cursor_below(cursor, BLOCK_KINDS);
	uint32_t level = cursor_u32(cursor);
	uint32_t start = cursor_u32(cursor);
	uint32_t end = cursor_u32(cursor);

	doc_add_block(wire->doc, kind, start, end)->level = level;
}

static void
wire_take_span(struct wire *wire, struct cursor *cursor)
{
	struct span span = { 0 };
	uint32_t bits;

	span.kind = cursor_below(cursor, SPAN_KINDS);
	span.type = cursor_below(cursor, ENTITY_TYPES);
	span.flags = cursor_below(cursor, 16);
	span.start = cursor_u32(cursor);
	span.end = cursor_u32(cursor);
	span.target = cursor_u32(cursor);
	bits = cursor_u32(cursor);
	memcpy(&span.confidence, &bits, sizeof bits);
	span.value = cursor_string(cursor);
	span.why = cursor_string(cursor);
	*doc_add_span(wire->doc, span.kind, 0, 0) = span;
}

static void
wire_take_note(struct wire *wire, struct cursor *cursor)
{
	struct note note = { 0 };

	note.number = cursor_string(cursor);
	note.start = cursor_u32(cursor);
	note.end = cursor_u32(cursor);
	note.body = cursor_u32(cursor);
	note.calls = cursor_u32(cursor);
	if (!note.number)
		note.number = "";
	*doc_add_note(wire->doc, 0, 0) = note;
}

static void
wire_take_entity(struct wire *wire, struct cursor *cursor)
{
	enum entity_type type = cursor_below(cursor, ENTITY_TYPES);
	uint32_t mentions = cursor_u32(cursor);
	const char *name = cursor_some(cursor);
	struct entity *entity = doc_add_entity(wire->doc, type, name);

	entity->mentions = mentions;
	entity->why = cursor_string(cursor);
}

static void
wire_take_work(struct wire *wire, struct cursor *cursor)
{
	struct work work = { 0 };

	work.form = cursor_below(cursor, WORK_FORMS);
	work.start = cursor_u32(cursor);
	work.end = cursor_u32(cursor);
	work.short_of = cursor_u32(cursor);
	work.note = cursor_u32(cursor);
	work.title = cursor_string(cursor);
	work.author = cursor_string(cursor);
	work.container = cursor_string(cursor);
	work.year = cursor_string(cursor);
	work.pages = cursor_string(cursor);
	*doc_add_work(wire->doc, 0, 0) = work;
}

static void
wire_take_remark(struct wire *wire, struct cursor *cursor)
{
	enum remark_kind kind = cursor_below(cursor, REMARK_KINDS);
	uint32_t start = cursor_u32(cursor);
	uint32_t end = cursor_u32(cursor);
	const char *text = cursor_some(cursor);

	doc_remark(wire->doc, kind, start, end, "%s", text);
}

static void
wire_take_digest(struct wire *wire, struct cursor *cursor)
{
	const unsigned char *at = cursor_skip(cursor, 64);
	size_t i;

	for (i = 0; at && i < 64; i++) {
		if (!strchr("0123456789abcdef", at[i]) || !at[i])
			cursor->bad = true;
		wire->digest[i] = (char)at[i];
	}
}

/* A document is whole: the only one, or one of several. */
static void
wire_finish(struct wire *wire, enum wire_result result)
{
	wire->result = result;
	wire->whole = wire->part != NULL;
	wire->ended = !wire->part;
}

static void
wire_take_error(struct wire *wire, struct cursor *cursor)
{
	uint32_t code = cursor_u8(cursor);
	const char *text = cursor_some(cursor);

	if (code != ERROR_IO && code != ERROR_LIMIT)
		code = ERROR_FORMAT;
	wire_finish(wire, WIRE_BROKEN);
	if (!cursor->bad)
		error_set(&wire->error, code, "%s", text);
}

static void
wire_take_same(struct wire *wire)
{
	wire->ended = true;
	wire->result = WIRE_SAME;
}

static void
wire_take_last(struct wire *wire)
{
	wire->ended = true;
	wire->result = WIRE_PARTS;
}

/* All counts must be what we have; then the text can be given its place. */
static void
wire_take_end(struct wire *wire, struct cursor *cursor)
{
	struct doc *doc = wire->doc;
	const size_t have[] = { wire->text.len, doc->block_count,
		doc->span_count, doc->note_count, doc->entity_count,
		doc->work_count, doc->remark_count };
	size_t i, bad;

	for (i = 0; i < sizeof have / sizeof *have; i++)
		cursor->bad |= cursor_u32(cursor) != have[i];
	cursor->bad |= !*wire->digest;
	if (!utf8_valid(str_text(&wire->text), wire->text.len, &bad))
		cursor->bad = true;
	if (cursor->bad)
		return;
	doc_set_text(doc, str_text(&wire->text), wire->text.len);
	wire_judge(doc);
	wire_finish(wire, WIRE_DOC);
}

/* The next part is announced, once the last one has been taken. */
static void
wire_take_part(struct wire *wire, struct cursor *cursor)
{
	const char *name = cursor_some(cursor);

	if (cursor->bad || !*name || wire->parts == WIRE_PARTS_MAX ||
		wire->text.len || *wire->digest ||
		(wire->parts && wire->part)) {
		cursor->bad = true;
		return;
	}
	wire->part = memory_copy_string(name);
	wire->parts++;
}

/* The items of a record, to its end. */
static bool
wire_take_items(struct wire *wire, char type, struct cursor *cursor)
{
	/* clang-format off */
	static const struct {
		char type;
		void (*take)(struct wire *wire, struct cursor *cursor);
	} items[] = {
		{ 'A', wire_take_about },
		{ 'B', wire_take_block },
		{ 'D', wire_take_digest },
		{ 'E', wire_take_entity },
		{ 'N', wire_take_note },
		{ 'P', wire_take_part },
		{ 'R', wire_take_remark },
		{ 'S', wire_take_span },
		{ 'T', wire_take_text },
		{ 'W', wire_take_work },
		{ 'X', wire_take_error },
		{ 'Z', wire_take_end },
	};
	/* clang-format on */
	size_t i;

	for (i = 0; i < sizeof items / sizeof *items; i++) {
		if (items[i].type != type)
			continue;
		while (!cursor->bad && cursor->at < cursor->end)
			items[i].take(wire, cursor);
		return !cursor->bad;
	}
	return false;
}

static bool
wire_take_record(struct wire *wire, const char *record, uint32_t len)
{
	struct cursor cursor = { .at = (const unsigned char *)record + 5,
		.arena = &wire->doc->arena };
	bool ok;

	cursor.end = cursor.at + len;
	if (wire->ended)
		ok = false;
	else if (*record == 'U')
		wire_take_same(wire), ok = !len && !wire->parts;
	else if (*record == 'Q')
		wire_take_last(wire), ok = !len && !wire->part;
	else
		ok = wire_take_items(wire, *record, &cursor);
	if (ok)
		return true;
	wire->ended = true;
	wire->result = WIRE_BROKEN;
	if (!wire->error.code)
		error_set(&wire->error, ERROR_FORMAT,
			"what its worker sent makes no sense (record %c)",
			*record >= 'A' && *record <= 'Z' ? *record : '?');
	return false;
}

/* -- outside -------------------------------------------------------------- */

struct wire *
wire_new(void)
{
	struct wire *wire = memory_zero(1, sizeof *wire);

	wire->doc = doc_new();
	return wire;
}

void
wire_free(struct wire *wire)
{
	if (!wire)
		return;
	str_done(&wire->pending);
	str_done(&wire->text);
	doc_free(wire->doc);
	free(wire->part);
	free(wire);
}

static uint32_t
wire_record_len(const char *record)
{
	const unsigned char *at = (const unsigned char *)record + 1;

	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
	       (uint32_t)at[3] << 24;
}

/* Reads the records that are whole, up to the end of a part. */
static bool
wire_read(struct wire *wire)
{
	size_t at = 0;
	uint32_t size;
	bool ok = true;

	while (ok && !wire->whole && wire->pending.len - at >= 5) {
		size = wire_record_len(wire->pending.data + at);
		if (size > WIRE_RECORD_MAX) {
			wire->ended = true;
			wire->result = WIRE_BROKEN;
			return error_set(&wire->error, ERROR_FORMAT,
				"what its worker sent makes no sense (length)");
		}
		if (wire->pending.len - at - 5 < size)
			break;
		ok = wire_take_record(wire, wire->pending.data + at, size);
		at += 5 + (size_t)size;
	}
	if (at) {
		memmove(wire->pending.data, wire->pending.data + at,
			wire->pending.len - at);
		str_cut(&wire->pending, wire->pending.len - at);
	}
	return ok;
}

bool
wire_take(struct wire *wire, const char *data, size_t len)
{
	wire->total += len;
	str_add_bytes(&wire->pending, data, len);
	if (wire->total > WIRE_TOTAL_MAX) {
		wire->ended = true;
		wire->result = WIRE_BROKEN;
		return error_set(&wire->error, ERROR_LIMIT,
			"what was found in it is larger than %u MB",
			(unsigned)(WIRE_TOTAL_MAX >> 20));
	}
	return wire_read(wire);
}

/* -- parts ---------------------------------------------------------------- */

const char *
wire_part_name(const struct wire *wire)
{
	return wire->part;
}

uint32_t
wire_part_count(const struct wire *wire)
{
	return wire->parts;
}

bool
wire_has_part(const struct wire *wire)
{
	return wire->whole;
}

enum wire_result
wire_part(
	struct wire *wire, struct doc **doc, char digest[65], struct error *err)
{
	enum wire_result result = wire->result;

	*doc = NULL;
	if (result == WIRE_DOC) {
		*doc = wire->doc;
		memcpy(digest, wire->digest, sizeof wire->digest);
	} else {
		*err = wire->error;
		doc_free(wire->doc);
	}
	wire->doc = doc_new();
	wire->error = (struct error){ 0 };
	wire->digest[0] = '\0';
	wire->total = wire->pending.len;
	wire->whole = false;
	wire->result = WIRE_BROKEN;
	str_clear(&wire->text);
	free(wire->part);
	wire->part = NULL;
	wire_read(wire);
	return result;
}

enum wire_result
wire_end(
	struct wire *wire, struct doc **doc, char digest[65], struct error *err)
{
	*doc = NULL;
	if (!wire->ended || wire->pending.len) {
		wire->result = WIRE_BROKEN;
		if (!wire->error.code)
			error_set(&wire->error, ERROR_FORMAT,
				"its worker stopped before the end");
	}
	if (wire->result == WIRE_BROKEN && err)
		*err = wire->error;
	if (wire->result == WIRE_DOC) {
		*doc = wire->doc;
		wire->doc = NULL;
		memcpy(digest, wire->digest, sizeof wire->digest);
	}
	return wire->result;
}
