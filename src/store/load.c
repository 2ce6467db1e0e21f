/*
 * Documents out of the library, whole or by the window.
 *
 * The text comes from the rows of its blocks, which must join without a seam;
 * everything that points into it is held against it.  Numbers of notes, works
 * and entities are those of the document; a window holds only some of each, so
 * targets are translated when all is there.
 */
#include "lectern/store/load.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/file.h"

/* The largest text a document may have. */
#define LOAD_TEXT_MAX ((uint32_t)64 << 20)

struct load {
	struct store *store;
	struct doc *doc;
	uint32_t number;
	uint32_t start, end; /* what is asked for; then the window we hold */
	bool whole;
	uint32_t *notes, *works, *entities; /* numbers in the document */
	struct error *err;
};

static struct statement *
load_begin(struct load *load, const char *name)
{
	struct statement *rows = store_statement(load->store, name);

	statement_bind_int(rows, 1, load->number);
	if (!load->whole) {
		statement_bind_int(rows, 2, load->start);
		statement_bind_int(rows, 3, load->end);
	}
	return rows;
}

/* The same, for statements that always take a range. */
static struct statement *
load_range(struct load *load, const char *name)
{
	struct statement *rows = load_begin(load, name);

	if (load->whole) {
		statement_bind_int(rows, 2, 0);
		statement_bind_int(rows, 3, UINT32_MAX);
	}
	return rows;
}

/* -- text and blocks ------------------------------------------------------ */

/* Does a character begin there, or the text end?  True outside the window. */
static bool
load_is_edge(const struct doc *doc, uint32_t at)
{
	return at < doc->start || at - doc->start >= doc->len ||
	       (doc->text[at - doc->start] & 0xc0) != 0x80;
}

/* A block's kind; gaps give BLOCK_KINDS. */
static enum block_kind
load_block_kind(struct statement *rows, struct arena *arena)
{
	const char *name = statement_text(rows, 1, arena);
	enum block_kind kind = block_kind_of(name);

	if (kind == BLOCK_KINDS && strcmp(name, "gap"))
		statement_refuse(rows, "an unknown kind of block");
	return kind;
}

static void
load_block(struct load *load, struct statement *rows, struct str *text)
{
	struct doc *doc = load->doc;
	enum block_kind kind = load_block_kind(rows, &doc->arena);
	uint32_t start = statement_u32(rows, 3);
	uint32_t end = statement_u32(rows, 4);
	struct slice part = statement_slice(rows, 5);
	struct block *block;

	if (!text->len)
		doc->start = start;
	if (start != doc->start + text->len || end < start ||
		end - start > part.len ||
		part.len > LOAD_TEXT_MAX - text->len) {
		statement_refuse(rows, "blocks do not join");
		return;
	}
	str_add_slice(text, part);
	if (kind == BLOCK_KINDS)
		return;
	block = doc_add_block(doc, kind, start, end);
	block->number = statement_u32(rows, 0);
	block->level = statement_u32(rows, 2);
}

static bool
load_blocks(struct load *load)
{
	struct statement *rows = store_statement(load->store, "blocks");
	struct str text = { 0 };
	struct doc *doc = load->doc;
	size_t i;

	statement_bind_int(rows, 1, load->number);
	statement_bind_int(rows, 2, load->start);
	statement_bind_int(rows, 3, load->end);
	while (statement_next(rows))
		load_block(load, rows, &text);
	doc->text = arena_copy(&doc->arena, str_text(&text), text.len);
	doc->len = (uint32_t)text.len;
	str_done(&text);
	if (load->whole && (doc->start || doc->len != doc->size))
		statement_refuse(rows, "a document is not as long as it says");
	for (i = 0; i < doc->block_count; i++) {
		if (!load_is_edge(doc, doc->blocks[i].end))
			statement_refuse(rows, "a block ends in a character");
	}
	load->start = doc->start;
	load->end = doc->start + doc->len;
	return statement_done(rows, load->err);
}

/* -- what notes, works and entities there are ----------------------------- */

/* A range that must lie in the document, if not in the window. */
static void
load_extent(struct load *load, struct statement *rows, int column,
	uint32_t *start, uint32_t *end)
{
	*start = statement_u32(rows, column);
	*end = statement_u32(rows, column + 1);
	if (*start > *end || *end > load->doc->size ||
		!load_is_edge(load->doc, *start) ||
		!load_is_edge(load->doc, *end))
		statement_refuse(rows, "something lies outside its text");
}

/* The number of a row, which must be greater than the one before. */
static uint32_t
load_number(struct statement *rows, const uint32_t *numbers, size_t count)
{
	uint32_t number = statement_u32(rows, 0);

	if (count && number <= numbers[count - 1])
		statement_refuse(rows, "numbers are out of order");
	return number;
}

static bool
load_notes(struct load *load)
{
	struct doc *doc = load->doc;
	struct statement *rows =
		load_begin(load, load->whole ? "notes" : "notes_window");
	size_t cap = 0, count;
	struct note *note;
	uint32_t start, end;

	while (statement_next(rows)) {
		count = doc->note_count;
		load->notes = memory_grow(
			load->notes, count, &cap, sizeof *load->notes);
		load->notes[count] = load_number(rows, load->notes, count);
		load_extent(load, rows, 2, &start, &end);
		note = doc_add_note(doc, start, end);
		note->number = statement_text(rows, 1, &doc->arena);
		note->body = statement_u32(rows, 4);
		note->calls = statement_u32(rows, 5);
		if (note->body < start || note->body > end)
			statement_refuse(rows, "a note's text is outside it");
	}
	return statement_done(rows, load->err);
}

static enum entity_type
load_entity_type(struct statement *rows, int column, struct arena *arena)
{
	enum entity_type type =
		entity_type_of(statement_text(rows, column, arena));

	if (type == ENTITY_TYPES) {
		statement_refuse(rows, "an unknown type of entity");
		type = ENTITY_PER;
	}
	return type;
}

static bool
load_entities(struct load *load)
{
	struct doc *doc = load->doc;
	struct statement *rows = load_begin(
		load, load->whole ? "appearances" : "appearances_window");
	struct entity *entity;
	size_t cap = 0, count;

	while (statement_next(rows)) {
		count = doc->entity_count;
		load->entities = memory_grow(
			load->entities, count, &cap, sizeof *load->entities);
		load->entities[count] =
			load_number(rows, load->entities, count);
		entity = doc_add_entity(doc,
			load_entity_type(rows, 1, &doc->arena),
			statement_text(rows, 2, &doc->arena));
		entity->mentions = statement_u32(rows, 3);
		entity->id = statement_u32_or(rows, 4, DOC_NONE);
		entity->why = statement_maybe(rows, 5, &doc->arena);
	}
	return statement_done(rows, load->err);
}

static enum work_form
load_work_form(struct statement *rows, struct arena *arena)
{
	enum work_form form = work_form_of(statement_text(rows, 1, arena));

	if (form == WORK_FORMS) {
		statement_refuse(rows, "an unknown form of citation");
		form = WORK_FULL;
	}
	return form;
}

static bool
load_works(struct load *load)
{
	struct doc *doc = load->doc;
	struct statement *rows =
		load_begin(load, load->whole ? "works" : "works_window");
	size_t cap = 0, count;
	struct work *work;
	uint32_t start, end;

	while (statement_next(rows)) {
		count = doc->work_count;
		load->works = memory_grow(
			load->works, count, &cap, sizeof *load->works);
		load->works[count] = load_number(rows, load->works, count);
		load_extent(load, rows, 2, &start, &end);
		work = doc_add_work(doc, start, end);
		work->form = load_work_form(rows, &doc->arena);
		work->short_of = statement_u32_or(rows, 4, DOC_NONE);
		work->note = statement_u32_or(rows, 5, DOC_NONE);
		work->title = statement_maybe(rows, 6, &doc->arena);
		work->author = statement_maybe(rows, 7, &doc->arena);
		work->container = statement_maybe(rows, 8, &doc->arena);
		work->year = statement_maybe(rows, 9, &doc->arena);
		work->pages = statement_maybe(rows, 10, &doc->arena);
	}
	return statement_done(rows, load->err);
}

/* -- spans and remarks ---------------------------------------------------- */

/* Adds a span for columns start, end; NULL if it is not in the window. */
static struct span *
load_span(struct load *load, struct statement *rows, enum span_kind kind)
{
	uint32_t start = statement_u32(rows, 0);
	uint32_t end = statement_u32(rows, 1);

	if (start < load->start || start > end || end > load->doc->size ||
		!load_is_edge(load->doc, start) ||
		!load_is_edge(load->doc, end))
		statement_refuse(rows, "a span lies outside its text");
	/* A span that leaves the window is cut at its end. */
	if (end > load->end)
		end = load->end > start ? load->end : start;
	return doc_add_span(load->doc, kind, start, end);
}

/* flags, confidence and why stand side by side in every statement. */
static void
load_span_rest(
	struct load *load, struct statement *rows, struct span *span, int at)
{
	span->flags = (uint32_t)statement_int(rows, at, 0, 15);
	span->confidence = (float)statement_int(rows, at + 1, 0, 100) / 100;
	span->why = statement_maybe(rows, at + 2, &load->doc->arena);
}

static bool
load_markers(struct load *load)
{
	struct statement *rows = load_range(load, "markers");
	struct span *span;

	while (statement_next(rows)) {
		span = load_span(load, rows, SPAN_MARKER);
		span->value = statement_text(rows, 2, &load->doc->arena);
		span->target = statement_u32_or(rows, 3, DOC_NONE);
		load_span_rest(load, rows, span, 4);
	}
	return statement_done(rows, load->err);
}

static bool
load_mentions(struct load *load)
{
	struct statement *rows = load_range(load, "mentions");
	struct arena *arena = &load->doc->arena;
	struct span *span;

	while (statement_next(rows)) {
		span = load_span(load, rows, SPAN_MENTION);
		span->type = load_entity_type(rows, 2, arena);
		span->target = statement_u32_or(rows, 3, DOC_NONE);
		span->value = statement_maybe(rows, 4, arena);
		load_span_rest(load, rows, span, 5);
	}
	return statement_done(rows, load->err);
}

static bool
load_dates(struct load *load)
{
	struct statement *rows = load_range(load, "dates");
	struct span *span;

	while (statement_next(rows)) {
		span = load_span(load, rows, SPAN_DATE);
		span->value = statement_text(rows, 2, &load->doc->arena);
		load_span_rest(load, rows, span, 3);
	}
	return statement_done(rows, load->err);
}

static enum span_kind
load_span_kind(struct statement *rows, struct arena *arena)
{
	const char *name = statement_text(rows, 2, arena);
	enum span_kind kind;

	for (kind = SPAN_WORK; kind < SPAN_KINDS; kind++) {
		if (!strcmp(name, span_kind_name(kind)))
			return kind;
	}
	statement_refuse(rows, "an unknown kind of span");
	return SPAN_EMPHASIS;
}

static bool
load_spans(struct load *load)
{
	struct statement *rows = load_range(load, "spans");
	struct arena *arena = &load->doc->arena;
	struct span *span;

	while (statement_next(rows)) {
		span = load_span(load, rows, load_span_kind(rows, arena));
		span->target = statement_u32_or(rows, 3, DOC_NONE);
		span->value = statement_maybe(rows, 4, arena);
		load_span_rest(load, rows, span, 5);
	}
	return statement_done(rows, load->err);
}

static bool
load_remarks(struct load *load)
{
	struct statement *rows = load_range(load, "remarks_window");
	struct doc *doc = load->doc;
	enum remark_kind kind;
	const char *text;
	uint32_t start, end;

	while (statement_next(rows)) {
		kind = remark_kind_of(statement_text(rows, 1, &doc->arena));
		load_extent(load, rows, 2, &start, &end);
		text = statement_text(rows, 4, &doc->arena);
		if (kind == REMARK_KINDS)
			statement_refuse(rows, "an unknown kind of remark");
		else
			doc_remark(doc, kind, start, end, "%s", text);
	}
	return statement_done(rows, load->err);
}

/* -- numbers into indexes ------------------------------------------------- */

/* Index of a number in a sorted list of them; DOC_NONE if it is not there. */
static uint32_t
load_index(const uint32_t *numbers, size_t count, uint32_t number)
{
	size_t i;

	BISECT(i, count, numbers[i] < number);
	if (i < count && numbers[i] == number)
		return (uint32_t)i;
	return DOC_NONE;
}

static void
load_target(struct load *load, struct span *span)
{
	struct doc *doc = load->doc;
	uint32_t to = span->target;

	switch (span->kind) {
	case SPAN_MARKER:
	case SPAN_REFERENCE:
		to = load_index(load->notes, doc->note_count, to);
		break;
	case SPAN_MENTION:
		to = load_index(load->entities, doc->entity_count, to);
		if (!span->value && to != DOC_NONE)
			span->value = doc->entities[to].name;
		break;
	case SPAN_WORK:
		to = load_index(load->works, doc->work_count, to);
		break;
	case SPAN_LINK:
		break;
	default:
		to = DOC_NONE;
		break;
	}
	span->target = to;
}

static void
load_targets(struct load *load)
{
	struct doc *doc = load->doc;
	struct work *work;
	size_t i;

	for (i = 0; i < doc->span_count; i++)
		load_target(load, &doc->spans[i]);
	for (work = doc->works; work < doc->works + doc->work_count; work++) {
		work->short_of = load_index(
			load->works, doc->work_count, work->short_of);
		work->note =
			load_index(load->notes, doc->note_count, work->note);
	}
}

/* -- the document --------------------------------------------------------- */

static void
load_about_row(struct load *load, struct statement *row)
{
	struct doc *doc = load->doc;

	doc->file = file_name(statement_text(row, 1, &doc->arena));
	doc->format = statement_text(row, 2, &doc->arena);
	/* Markup alone says what a block is. */
	doc->shaped = doc->format && strcmp(doc->format, "plain text") != 0;
	doc->title = statement_maybe(row, 3, &doc->arena);
	doc->author = statement_maybe(row, 4, &doc->arena);
	doc->date = statement_maybe(row, 5, &doc->arena);
	doc->source = statement_maybe(row, 6, &doc->arena);
	doc->language = statement_maybe(row, 7, &doc->arena);
	doc->size = statement_u32(row, 8);
}

static bool
load_about(struct load *load)
{
	struct statement *row = store_statement(load->store, "document");
	bool found;

	statement_bind_int(row, 1, load->number);
	found = statement_next(row);
	if (found)
		load_about_row(load, row);
	if (!statement_done(row, load->err))
		return false;
	if (!found)
		return error_set(load->err, ERROR_NOT_FOUND,
			"there is no document %u", load->number);
	return true;
}

struct doc *
load_document(struct store *store, uint32_t number, uint32_t start,
	uint32_t end, struct error *err)
{
	struct load load = { .store = store,
		.number = number,
		.start = start,
		.end = end,
		.err = err };
	bool ok;

	load.whole = !start && end == UINT32_MAX;
	load.doc = doc_new();
	ok = load_about(&load) && load_blocks(&load) && load_notes(&load) &&
	     load_entities(&load) && load_works(&load) && load_markers(&load) &&
	     load_mentions(&load) && load_dates(&load) && load_spans(&load) &&
	     load_remarks(&load);
	if (ok) {
		load_targets(&load);
		doc_sort(load.doc);
	}
	free(load.notes);
	free(load.entities);
	free(load.works);
	if (!ok) {
		doc_free(load.doc);
		return NULL;
	}
	return load.doc;
}
