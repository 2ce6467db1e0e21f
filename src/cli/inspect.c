/*
 * The JSON of one document.  Ids are stable: notes and works are numbered in
 * the order of the document, entities by their number in the library, or, for
 * a document that is in none, by their number in the document.
 */
#include "cli/inspect.h"

#include "lectern/base/json.h"

static void
inspect_range(struct json *json, uint32_t start, uint32_t end)
{
	json_key(json, "start"), json_int(json, start);
	json_key(json, "end"), json_int(json, end);
}

/* The things of a list are numbered from 1; 0 is none. */
static uint32_t
inspect_nth(uint32_t index)
{
	return index == DOC_NONE ? 0 : index + 1;
}

static void
inspect_id(struct json *json, const char *key, char letter, uint32_t id_of)
{
	struct str id = { 0 };

	json_key(json, key);
	if (!id_of) {
		json_null(json);
		return;
	}
	str_add_format(&id, "%c%u", letter, id_of);
	json_string(json, str_text(&id));
	str_done(&id);
}

static void
inspect_blocks(struct json *json, const struct doc *doc)
{
	const struct block *block;

	json_key(json, "blocks"), json_open(json, '[');
	for (block = doc->blocks; block < doc->blocks + doc->block_count;
		block++) {
		json_open(json, '{');
		json_key(json, "kind");
		json_string(json, block_kind_name(block->kind));
		json_key(json, "level"), json_int(json, block->level);
		inspect_range(json, block->start, block->end);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
inspect_kind(struct json *json, const struct doc *doc, const char *key,
	unsigned kinds, bool level)
{
	const struct block *block;

	json_key(json, key), json_open(json, '[');
	for (block = doc->blocks; block < doc->blocks + doc->block_count;
		block++) {
		if (!(kinds >> block->kind & 1))
			continue;
		json_open(json, '{');
		inspect_range(json, block->start, block->end);
		if (level)
			json_key(json, "level"), json_int(json, block->level);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
inspect_notes(struct json *json, const struct doc *doc)
{
	uint32_t i;

	json_key(json, "notes"), json_open(json, '[');
	for (i = 0; i < doc->note_count; i++) {
		json_open(json, '{');
		inspect_id(json, "id", 'n', i + 1);
		json_key(json, "number");
		json_string(json, doc->notes[i].number);
		inspect_range(json, doc->notes[i].start, doc->notes[i].end);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
inspect_span(struct json *json, const struct doc *doc, const struct span *span)
{
	uint32_t entity = span->target;

	json_open(json, '{');
	inspect_range(json, span->start, span->end);
	switch (span->kind) {
	case SPAN_MARKER:
		json_key(json, "number"), json_string(json, span->value);
		inspect_id(json, "note_id", 'n', inspect_nth(span->target));
		break;
	case SPAN_MENTION:
		json_key(json, "type");
		json_string(json, entity_type_name(span->type));
		inspect_id(json, "entity", 'e',
			entity == DOC_NONE ? 0 : doc->entities[entity].id);
		json_key(json, "why"), json_string(json, span->why);
		json_key(json, "confidence");
		json_real(json, span->confidence);
		break;
	case SPAN_DATE:
		json_key(json, "iso"), json_string(json, span->value);
		json_key(json, "inferred");
		json_bool(json, span->flags & SPAN_INFERRED);
		break;
	case SPAN_DAMAGE:
		json_key(json, "correction"), json_string(json, span->value);
		break;
	default:
		break;
	}
	json_close(json, '}');
}

static void
inspect_spans(struct json *json, const struct doc *doc, const char *key,
	enum span_kind kind)
{
	size_t i;

	json_key(json, key), json_open(json, '[');
	for (i = 0; i < doc->span_count; i++) {
		if (doc->spans[i].kind == kind)
			inspect_span(json, doc, &doc->spans[i]);
	}
	json_close(json, ']');
}

static void
inspect_works(struct json *json, const struct doc *doc)
{
	const struct work *work;
	uint32_t i;

	json_key(json, "works"), json_open(json, '[');
	for (i = 0; i < doc->work_count; i++) {
		work = &doc->works[i];
		json_open(json, '{');
		inspect_id(json, "id", 'w', i + 1);
		inspect_range(json, work->start, work->end);
		json_key(json, "form");
		json_string(json, work_form_name(work->form));
		json_key(json, "title"), json_string(json, work->title);
		json_key(json, "author"), json_string(json, work->author);
		json_key(json, "container");
		json_string(json, work->container);
		json_key(json, "year"), json_string(json, work->year);
		json_key(json, "pages"), json_string(json, work->pages);
		inspect_id(json, "short_of", 'w', inspect_nth(work->short_of));
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
inspect_remarks(struct json *json, const struct doc *doc)
{
	const struct remark *remark;

	json_key(json, "remarks"), json_open(json, '[');
	for (remark = doc->remarks; remark < doc->remarks + doc->remark_count;
		remark++) {
		json_open(json, '{');
		json_key(json, "kind");
		json_string(json, remark_kind_name(remark->kind));
		inspect_range(json, remark->start, remark->end);
		json_key(json, "text"), json_string(json, remark->text);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static bool
inspect_references(struct json *json, struct library *library,
	const struct reference_list *references, struct error *err)
{
	const struct reference_row *reference = references->rows;
	const struct reference_row *end = reference + references->count;
	struct arena arena = { 0 };
	struct document to;
	bool ok = true;

	json_key(json, "references"), json_open(json, '[');
	for (; ok && reference < end; reference++) {
		if (reference->incoming)
			continue;
		ok = library_document(
			library, reference->to.document, &arena, &to, err);
		if (!ok)
			break;
		json_open(json, '{');
		inspect_range(json, reference->from.start, reference->from.end);
		json_key(json, "to"), json_open(json, '{');
		json_key(json, "file"), json_string(json, to.file);
		inspect_range(json, reference->to.start, reference->to.end);
		json_close(json, '}');
		json_key(json, "kind");
		json_string(json, reference_kind_name(reference->kind));
		json_key(json, "why"), json_string(json, reference->why);
		json_key(json, "score"), json_real(json, reference->score);
		json_key(json, "verdict");
		json_string(json, reference->confirmed   ? "confirmed"
				  : reference->dismissed ? "dismissed"
							 : NULL);
		json_close(json, '}');
	}
	json_close(json, ']');
	arena_done(&arena);
	return ok;
}

bool
inspect_json(struct str *out, const struct doc *doc, struct library *library,
	const struct reference_list *references, struct error *err)
{
	struct json json = { .to = out };
	bool ok;

	json_open(&json, '{');
	json_key(&json, "file"), json_string(&json, doc->file);
	json_key(&json, "title"), json_string(&json, doc->title);
	json_key(&json, "author"), json_string(&json, doc->author);
	json_key(&json, "date"), json_string(&json, doc->date);
	json_key(&json, "source"), json_string(&json, doc->source);
	json_key(&json, "language"), json_string(&json, doc->language);
	inspect_blocks(&json, doc);
	inspect_kind(&json, doc, "headings",
		1u << BLOCK_HEADING | 1u << BLOCK_QUESTION, true);
	inspect_kind(&json, doc, "captions", 1u << BLOCK_CAPTION, false);
	inspect_kind(&json, doc, "blockquotes",
		1u << BLOCK_QUOTATION | 1u << BLOCK_EPIGRAPH, false);
	inspect_kind(&json, doc, "boilerplate", 1u << BLOCK_BOILERPLATE, false);
	inspect_spans(&json, doc, "note_markers", SPAN_MARKER);
	inspect_notes(&json, doc);
	inspect_spans(&json, doc, "mentions", SPAN_MENTION);
	inspect_spans(&json, doc, "dates", SPAN_DATE);
	inspect_works(&json, doc);
	inspect_spans(&json, doc, "ocr_errors", SPAN_DAMAGE);
	ok = inspect_references(&json, library, references, err);
	inspect_remarks(&json, doc);
	json_close(&json, '}');
	str_add_char(out, '\n');
	return ok;
}
