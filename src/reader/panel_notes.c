/*
 * The notes called on this screen: the selected one whole, the others by their
 * first lines; orphans with the reason.
 */
#include "reader/panel.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/doc/correction.h"
#include "reader/desk.h"

#define NOTE_INDENT 5

static bool
panel_is_marker(const struct desk *desk, size_t i, uint32_t last)
{
	const struct span *span = &desk->page.doc->spans[i];

	return span->kind == SPAN_MARKER && span->start < last;
}

uint32_t
panel_count_notes(const struct desk *desk)
{
	const struct page *page = &desk->page;
	uint32_t last = page_last(page), count = 0;
	size_t i;

	if (!page->doc)
		return 0;
	for (i = page_span_from(page, page_first(page));
		i < page->doc->span_count && page->doc->spans[i].start < last;
		i++)
		count += page->doc->spans[i].kind == SPAN_MARKER;
	return count;
}

const struct note_list *
panel_note_list(struct desk *desk)
{
	struct panel *panel = &desk->panel;
	uint32_t number = desk->page.document.number;
	struct error err = { 0 };

	if (panel->notes_of == number)
		return &panel->notes;
	note_list_done(&panel->notes);
	panel->notes = (struct note_list){ 0 };
	panel->notes_of = number;
	if (!library_notes(desk->library, number, &panel->notes, &err)) {
		desk_complain(desk, &err);
		panel->notes = (struct note_list){ 0 };
	}
	return &panel->notes;
}

/* Is it so because the reader said so? */
static bool
panel_was_said(const struct span *span)
{
	return span->why &&
	       !strncmp(span->why, CORRECTION_SAID, strlen(CORRECTION_SAID));
}

/* Why a marker leads nowhere, in the library's words. */
static const char *
panel_orphan(struct desk *desk, const struct span *span, struct sheet *sheet)
{
	const struct document *document = &desk->page.document;
	const struct note_list *list = panel_note_list(desk);
	size_t i;

	if (panel_was_said(span))
		return sheet_format(sheet, "no note: %s", span->why);
	for (i = 0; i < list->count; i++) {
		const struct note_row *row = &list->rows[i];

		if (row->marker == span->start && !row->end && row->text &&
			*row->text)
			return row->text;
	}
	return sheet_format(sheet,
		"no note %s in this file; it has %u markers and %u notes",
		span->value ? span->value : "", document->markers,
		document->notes);
}

void
panel_add_numbered(struct desk *desk, struct sheet *sheet, uint32_t width,
	struct str *title)
{
	const struct note_list *list = panel_note_list(desk);
	uint32_t number = desk->page.document.number;
	struct error err = { 0 };
	const struct note_row *row;
	char *text;

	if (desk->panel.number > list->count)
		return;
	row = &list->rows[desk->panel.number - 1];
	str_add_format(title, "note %s of %u", row->number ? row->number : "",
		desk->page.document.notes);
	if (!row->end) {
		sheet_wrap(sheet, row->number, slice_of(row->text), ROLE_TEXT,
			NOTE_INDENT, width, 0)
			->sign = '!';
		return;
	}
	text = library_text(desk->library, number, row->start, row->end, &err);
	sheet_wrap(sheet, "", slice_of(text ? text : err.text), ROLE_TEXT, 0,
		width, 0)
		->target.place = (struct place){ number, row->start, row->end };
	free(text);
}

/* The text of a note, whether or not it is in the window. */
static char *
panel_note_text(struct desk *desk, const struct note *note)
{
	const struct doc *doc = desk->page.doc;
	struct error err = { 0 };
	uint32_t from = note->body > note->start && note->body < note->end
				? note->body
				: note->start;
	struct slice slice = { 0 };
	char *text;

	if (from >= doc->start && note->end <= doc->start + doc->len) {
		slice = doc_slice(doc, from, note->end);
		text = memory_new(slice.len + 1);
		memcpy(text, slice.data, slice.len);
		text[slice.len] = '\0';
		return text;
	}
	text = library_text(desk->library, desk->page.document.number, from,
		note->end, &err);
	return text ? text : memory_copy_string(err.text);
}

static void
panel_add_note(struct desk *desk, struct sheet *sheet, const struct span *span,
	uint32_t width, bool selected)
{
	const struct doc *doc = desk->page.doc;
	const struct note *note = &doc->notes[span->target];
	struct sheet_line *line;
	char *text = panel_note_text(desk, note);

	line = sheet_wrap(sheet, note->number ? note->number : span->value,
		slice_of(text), ROLE_TEXT, NOTE_INDENT, width, 0);
	line->yields = selected ? 0 : PANEL_NOTE;
	line->keeps = PANEL_LINES;
	line->target.place = (struct place){ desk->page.document.number,
		note->start, note->end };
	free(text);
	if (panel_was_said(span)) {
		line = sheet_add(sheet, ROLE_DIM,
			sheet_format(sheet, "%s calls it: %s",
				span->value ? span->value : "", span->why));
		line->indent = NOTE_INDENT;
		line->continues = true;
	}
}

/* The reader's own notes on what is on the screen. */
static void
panel_add_annotations(struct desk *desk, struct sheet *sheet, uint32_t width)
{
	const struct annotation_list *list = &desk->annotations;
	const struct page *page = &desk->page;
	size_t i;

	for (i = 0; i < list->count; i++) {
		const struct annotation *row = &list->rows[i];

		if (!row->text || !*row->text ||
			row->at.start >= page_last(page) ||
			row->at.start < page_first(page))
			continue;
		sheet_wrap(sheet, "+", slice_of(row->text), ROLE_ANNOTATED,
			NOTE_INDENT, width, 0)
			->target.place = (struct place){ page->document.number,
			row->at.start, row->at.end };
	}
}

static void
panel_add_orphan(struct desk *desk, struct sheet *sheet,
	const struct span *span, uint32_t width)
{
	struct slice printed =
		doc_slice(desk->page.doc, span->start, span->end);
	const char *label =
		arena_copy(&sheet->arena, printed.data, printed.len);
	struct sheet_line *line = sheet_wrap(sheet, label,
		slice_of(panel_orphan(desk, span, sheet)), ROLE_TEXT,
		NOTE_INDENT, width, 0);

	line->sign = '!';
	line->target.place = (struct place){ desk->page.document.number,
		span->start, span->end };
}

void
panel_add_notes(struct desk *desk, struct sheet *sheet, uint32_t width)
{
	const struct page *page = &desk->page;
	const struct span *selected = page_span(page, &page->selected);
	uint32_t last = page_last(page);
	const struct span *span;
	size_t i, first;

	if (!page->doc)
		return;
	for (i = page_span_from(page, page_first(page));
		i < page->doc->span_count && page->doc->spans[i].start < last;
		i++) {
		if (!panel_is_marker(desk, i, last))
			continue;
		span = &page->doc->spans[i];
		first = sheet->count;
		if (span->target < page->doc->note_count)
			panel_add_note(
				desk, sheet, span, width, span == selected);
		else
			panel_add_orphan(desk, sheet, span, width);
		if (span != selected)
			continue;
		if (sheet->lines[first].sign != '!')
			sheet->lines[first].sign = '>';
		sheet->top = first;
	}
	panel_add_annotations(desk, sheet, width);
}

/* -- names on the screen -------------------------------------------------- */

struct panel_name {
	uint32_t entity; /* index in doc->entities */
	uint32_t count;
};

static int
panel_compare_names(const void *a, const void *b)
{
	const struct panel_name *one = a, *two = b;

	if (one->count != two->count)
		return one->count < two->count ? 1 : -1;
	return one->entity < two->entity ? -1 : one->entity > two->entity;
}

/* Those mentioned on the screen, each once. */
static struct panel_name *
panel_collect_names(const struct desk *desk, size_t *count)
{
	const struct page *page = &desk->page;
	const struct doc *doc = page->doc;
	struct panel_name *names = NULL;
	size_t i, k, cap = 0, n = 0;

	for (i = page_span_from(page, page_first(page));
		i < doc->span_count && doc->spans[i].start < page_last(page);
		i++) {
		const struct span *span = &doc->spans[i];

		if (span->kind != SPAN_MENTION ||
			span->target >= doc->entity_count ||
			!(page->types & 1u << span->type))
			continue;
		for (k = 0; k < n && names[k].entity != span->target; k++)
			;
		if (k == n) {
			names = memory_grow(names, n, &cap, sizeof *names);
			names[n++] = (struct panel_name){ span->target, 0 };
		}
		names[k].count++;
	}
	*count = n;
	return names;
}

void
panel_add_names(struct desk *desk, struct sheet *sheet, uint32_t width)
{
	const struct doc *doc = desk->page.doc;
	uint32_t selected = desk_entity(desk);
	struct panel_name *names;
	struct sheet_line *line;
	size_t i, count = 0;

	if (!doc)
		return;
	names = panel_collect_names(desk, &count);
	if (count)
		qsort(names, count, sizeof *names, panel_compare_names);
	for (i = 0; i < count; i++) {
		const struct entity *entity = &doc->entities[names[i].entity];

		line = sheet_add(sheet,
			(enum role)(ROLE_PER + (int)entity->type),
			entity->name);
		line->right = sheet_format(sheet, "%s %3u",
			width < 60 && entity->type == ENTITY_ORG
				? "org."
				: entity_type_word(entity->type),
			entity->mentions);
		if (entity->id != DOC_NONE)
			line->target.entity = entity->id;
		if (selected && entity->id == selected)
			line->sign = '>';
	}
	free(names);
}
