/* The worker's end of the wire. */
#include <string.h>

#include "lectern/base/utf8.h"
#include "index/wire.h"

/* A record is closed when it has grown to this. */
#define WIRE_RECORD_FULL 65536u

static void
wire_u8(struct str *out, unsigned value)
{
	str_add_char(out, (char)value);
}

static void
wire_u32(struct str *out, uint32_t value)
{
	char bytes[4] = { (char)value, (char)(value >> 8), (char)(value >> 16),
		(char)(value >> 24) };

	str_add_bytes(out, bytes, sizeof bytes);
}

static void
wire_string(struct str *out, const char *string)
{
	size_t len;

	if (!string) {
		wire_u32(out, UINT32_MAX);
		return;
	}
	len = strlen(string);
	if (len > WIRE_STRING_MAX)
		len = utf8_floor(string, len, WIRE_STRING_MAX);
	wire_u32(out, (uint32_t)len);
	str_add_bytes(out, string, len);
}

static void
wire_record(struct str *out, char type, struct str *payload)
{
	str_add_char(out, type);
	wire_u32(out, (uint32_t)payload->len);
	str_add_slice(out, str_slice(payload));
	str_clear(payload);
}

/* Closes a record that is full, or, at the end, one that holds anything. */
static void
wire_close(struct str *out, char type, struct str *payload, bool end)
{
	if (end ? payload->len > 0 : payload->len >= WIRE_RECORD_FULL)
		wire_record(out, type, payload);
}

static void
wire_put_about(struct str *out, struct str *part, const struct doc *doc)
{
	wire_string(part, doc->format);
	wire_string(part, doc->title);
	wire_string(part, doc->author);
	wire_string(part, doc->date);
	wire_string(part, doc->source);
	wire_string(part, doc->language);
	wire_record(out, 'A', part);
}

static void
wire_put_text(struct str *out, struct str *part, const struct doc *doc)
{
	size_t at, len;

	for (at = 0; at < doc->len; at += len) {
		len = doc->len - at;
		if (len > WIRE_RECORD_MAX)
			len = WIRE_RECORD_MAX;
		str_add_bytes(part, doc->text + at, len);
		wire_record(out, 'T', part);
	}
}

static void
wire_put_blocks(struct str *out, struct str *part, const struct doc *doc)
{
	const struct block *block = doc->blocks;
	size_t i;

	for (i = 0; i < doc->block_count; i++, block++) {
		wire_u8(part, block->kind);
		wire_u32(part, block->level);
		wire_u32(part, block->start);
		wire_u32(part, block->end);
		wire_close(out, 'B', part, false);
	}
	wire_close(out, 'B', part, true);
}

static void
wire_put_spans(struct str *out, struct str *part, const struct doc *doc)
{
	const struct span *span = doc->spans;
	uint32_t bits;
	size_t i;

	for (i = 0; i < doc->span_count; i++, span++) {
		memcpy(&bits, &span->confidence, sizeof bits);
		wire_u8(part, span->kind);
		wire_u8(part, span->type);
		wire_u8(part, span->flags);
		wire_u32(part, span->start);
		wire_u32(part, span->end);
		wire_u32(part, span->target);
		wire_u32(part, bits);
		wire_string(part, span->value);
		wire_string(part, span->why);
		wire_close(out, 'S', part, false);
	}
	wire_close(out, 'S', part, true);
}

static void
wire_put_notes(struct str *out, struct str *part, const struct doc *doc)
{
	const struct note *note = doc->notes;
	size_t i;

	for (i = 0; i < doc->note_count; i++, note++) {
		wire_string(part, note->number);
		wire_u32(part, note->start);
		wire_u32(part, note->end);
		wire_u32(part, note->body);
		wire_u32(part, note->calls);
		wire_close(out, 'N', part, false);
	}
	wire_close(out, 'N', part, true);
}

static void
wire_put_entities(struct str *out, struct str *part, const struct doc *doc)
{
	const struct entity *entity = doc->entities;
	size_t i;

	for (i = 0; i < doc->entity_count; i++, entity++) {
		wire_u8(part, entity->type);
		wire_u32(part, entity->mentions);
		wire_string(part, entity->name);
		wire_string(part, entity->why);
		wire_close(out, 'E', part, false);
	}
	wire_close(out, 'E', part, true);
}

static void
wire_put_works(struct str *out, struct str *part, const struct doc *doc)
{
	const struct work *work = doc->works;
	size_t i;

	for (i = 0; i < doc->work_count; i++, work++) {
		wire_u8(part, work->form);
		wire_u32(part, work->start);
		wire_u32(part, work->end);
		wire_u32(part, work->short_of);
		wire_u32(part, work->note);
		wire_string(part, work->title);
		wire_string(part, work->author);
		wire_string(part, work->container);
		wire_string(part, work->year);
		wire_string(part, work->pages);
		wire_close(out, 'W', part, false);
	}
	wire_close(out, 'W', part, true);
}

static void
wire_put_remarks(struct str *out, struct str *part, const struct doc *doc)
{
	const struct remark *remark = doc->remarks;
	size_t i;

	for (i = 0; i < doc->remark_count; i++, remark++) {
		wire_u8(part, remark->kind);
		wire_u32(part, remark->start);
		wire_u32(part, remark->end);
		wire_string(part, remark->text);
		wire_close(out, 'R', part, false);
	}
	wire_close(out, 'R', part, true);
}

void
wire_put_doc(struct str *out, const struct doc *doc, const char *digest)
{
	struct str part = { 0 };

	str_add_bytes(&part, digest, 64);
	wire_record(out, 'D', &part);
	wire_put_about(out, &part, doc);
	wire_put_text(out, &part, doc);
	wire_put_blocks(out, &part, doc);
	wire_put_notes(out, &part, doc);
	wire_put_entities(out, &part, doc);
	wire_put_works(out, &part, doc);
	wire_put_spans(out, &part, doc);
	wire_put_remarks(out, &part, doc);
	wire_u32(&part, doc->len);
	wire_u32(&part, (uint32_t)doc->block_count);
	wire_u32(&part, (uint32_t)doc->span_count);
	wire_u32(&part, (uint32_t)doc->note_count);
	wire_u32(&part, (uint32_t)doc->entity_count);
	wire_u32(&part, (uint32_t)doc->work_count);
	wire_u32(&part, (uint32_t)doc->remark_count);
	wire_record(out, 'Z', &part);
	str_done(&part);
}

void
wire_put_same(struct str *out)
{
	struct str part = { 0 };

	wire_record(out, 'U', &part);
}

void
wire_put_error(struct str *out, const struct error *error)
{
	struct str part = { 0 };

	wire_u8(&part, error->code);
	wire_string(&part, error->text);
	wire_record(out, 'X', &part);
	str_done(&part);
}

void
wire_put_part(struct str *out, const char *name)
{
	struct str part = { 0 };

	wire_string(&part, name);
	wire_record(out, 'P', &part);
	str_done(&part);
}

void
wire_put_end(struct str *out)
{
	struct str part = { 0 };

	wire_record(out, 'Q', &part);
}
