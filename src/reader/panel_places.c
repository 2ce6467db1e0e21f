/*
 * Where else the library speaks of what is on the screen, and the preview of
 * one hotspot: a note, a date, a work, a reference, a link.
 */
#include "reader/panel.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/command/judging.h"
#include "lectern/library/entities.h"
#include "lectern/library/search.h"
#include "reader/desk.h"

#define PANEL_DATES 6 /* others with the same date */

static void
panel_add_reference(struct desk *desk, struct sheet *sheet, uint32_t width,
	const struct reference_row *row, bool incoming)
{
	const struct place *there = incoming ? &row->from : &row->to;
	struct error err = { 0 };
	struct arena arena = { 0 };
	struct document document = { 0 };
	struct sheet_line *line;
	struct str why = { 0 };

	str_add(&why, row->why ? row->why : "");
	if (there->document != desk->page.document.number &&
		library_document(desk->library, there->document, &arena,
			&document, &err))
		str_add_format(&why, ", %s", document.label);
	line = sheet_wrap(sheet, sheet_format(sheet, "%u", there->document),
		str_slice(&why), ROLE_LABEL, 4, width, 0);
	str_done(&why);
	line->yields = PANEL_REASON;
	line->keeps = PANEL_LINES;
	line->target.place = *there;
	if (row->text && *row->text) {
		line = sheet_wrap(
			sheet, "", slice_of(row->text), ROLE_DIM, 4, width, 0);
		line->yields = PANEL_PASSAGE;
		line->keeps = 1;
	}
	arena_done(&arena);
}

/* Has a better reference led to the same passage? */
static bool
panel_was_shown(const struct reference_list *list, size_t index)
{
	const struct reference_row *row = &list->rows[index];
	size_t i;

	for (i = 0; i < index; i++) {
		const struct reference_row *other = &list->rows[i];
		const struct place *a = row->incoming ? &row->from : &row->to;
		const struct place *b =
			row->incoming ? &other->from : &other->to;

		if (other->incoming == row->incoming &&
			a->document == b->document && a->start < b->end &&
			b->start < a->end)
			return true;
	}
	return false;
}

/* Both ways; looked up once for the two parts of the panel that show them. */
static const struct reference_list *
panel_references(struct desk *desk, struct sheet *sheet, uint32_t width)
{
	struct panel *panel = &desk->panel;
	struct place place = page_passage(&desk->page);
	struct place *of = &panel->references_of;
	struct error err = { 0 };

	if (of->document == place.document && of->start == place.start &&
		of->end == place.end)
		return &panel->references;
	reference_list_done(&panel->references);
	*of = place;
	if (!judging_references(desk->library, desk->notebook, &place,
		    &panel->references, &err)) {
		panel->references = (struct reference_list){ 0 };
		*of = (struct place){ 0 };
		sheet_wrap(sheet, "", slice_of(err.text), ROLE_PROBLEM, 0,
			width, 3);
	}
	return &panel->references;
}

/* What is on the screen is not elsewhere; the author's own words stay. */
static bool
panel_is_in_view(const struct panel *panel, const struct reference_row *row)
{
	const struct place *view = &panel->references_of;
	const struct place *place = row->incoming ? &row->from : &row->to;

	return row->kind != REFERENCE_DECLARED &&
	       place->document == view->document &&
	       place->start >= view->start && place->start < view->end;
}

void
panel_add_references(
	struct desk *desk, struct sheet *sheet, uint32_t width, bool incoming)
{
	const struct reference_list *list;
	bool stacked = desk->panel.key.stacked;
	size_t i, count = 0, more = 0;

	if (!desk->page.document.number)
		return;
	list = panel_references(desk, sheet, width);
	for (i = 0; i < list->count; i++) {
		if (list->rows[i].incoming != incoming ||
			panel_is_in_view(&desk->panel, &list->rows[i]) ||
			panel_was_shown(list, i))
			continue;
		if (stacked && count >= PANEL_REFERENCES)
			more++;
		else
			panel_add_reference(
				desk, sheet, width, &list->rows[i], incoming);
		count++;
	}
	if (more)
		sheet_add(sheet, ROLE_DIM,
			sheet_format(sheet, "    and %zu more", more));
}

/* -- previews ------------------------------------------------------------- */

static void
panel_add_why(struct sheet *sheet, const struct span *span, uint32_t width)
{
	if (span->why)
		sheet_wrap(sheet, "found by", slice_of(span->why), ROLE_DIM, 14,
			width, 2);
}

static void
panel_add_date(struct desk *desk, const struct span *span, struct sheet *sheet,
	uint32_t width, struct str *title)
{
	struct slice printed =
		doc_slice(desk->page.doc, span->start, span->end);
	struct date_list list = { 0 };
	struct error err = { 0 };
	size_t i;

	str_add(title, "date");
	sheet_wrap(sheet, "printed", printed, ROLE_DATE, 14, width, 2);
	sheet_wrap(sheet, "means",
		slice_of(sheet_format(sheet, "%s%s%s",
			span->value ? span->value : "not known",
			span->flags & SPAN_INFERRED
				? " (the year comes from the context)"
				: "",
			span->flags & SPAN_RELATIVE ? " (relative)" : "")),
		ROLE_TEXT, 14, width, 2);
	if (library_same_date(desk->library,
		    &(struct place){ desk->page.document.number, span->start,
			    span->end },
		    PANEL_DATES, &list, &err)) {
		for (i = 0; i < list.count; i++) {
			const struct date_row *row = &list.rows[i];
			struct sheet_line *line;

			line = sheet_wrap(sheet, i ? "" : "also dated so",
				slice_of(sheet_format(sheet, "%u  %s%s%s",
					row->place.document, row->before,
					row->match, row->after)),
				ROLE_TEXT, 14, width, 1);
			line->target.place = row->place;
		}
	}
	date_list_done(&list);
	panel_add_why(sheet, span, width);
}

static void
panel_add_work(struct desk *desk, const struct span *span, struct sheet *sheet,
	uint32_t width, struct str *title)
{
	const struct doc *doc = desk->page.doc;
	const struct work *work;
	const char *const labels[] = { "author", "title", "in", "year",
		"pages" };
	const char *values[5];
	size_t i;

	str_add(title, "work");
	if (span->target >= doc->work_count) {
		sheet_wrap(sheet, "title",
			doc_slice(doc, span->start, span->end), ROLE_WORK, 14,
			width, 3);
		panel_add_why(sheet, span, width);
		return;
	}
	work = &doc->works[span->target];
	if (work->short_of < doc->work_count) {
		sheet_wrap(sheet, "printed",
			doc_slice(doc, span->start, span->end), ROLE_TEXT, 14,
			width, 2);
		work = &doc->works[work->short_of];
		sheet_wrap(sheet, "stands for",
			slice_of("the work cited in full above"), ROLE_DIM, 14,
			width, 1);
	}
	values[0] = work->author;
	values[1] = work->title;
	values[2] = work->container;
	values[3] = work->year;
	values[4] = work->pages;
	for (i = 0; i < 5; i++) {
		if (values[i])
			sheet_wrap(sheet, labels[i], slice_of(values[i]),
				i == 1 ? ROLE_WORK : ROLE_TEXT, 14, width, 3)
				->target.place =
				(struct place){ desk->page.document.number,
					work->start, work->end };
	}
	panel_add_why(sheet, span, width);
}

static void
panel_add_reference_spot(struct desk *desk, const struct span *span,
	struct sheet *sheet, uint32_t width, struct str *title)
{
	const struct doc *doc = desk->page.doc;
	struct reference_list list = { 0 };
	struct error err = { 0 };
	struct place place = { desk->page.document.number, span->start,
		span->end };
	size_t i;

	str_add(title, "reference");
	if (span->target < doc->note_count) {
		const struct note *note = &doc->notes[span->target];

		sheet_wrap(sheet, note->number,
			doc_slice(doc, note->body, note->end), ROLE_TEXT, 5,
			width, 0)
			->target.place = (struct place){ place.document,
			note->start, note->end };
	}
	if (library_references(desk->library, &place, &list, &err)) {
		for (i = 0; i < list.count; i++) {
			if (!list.rows[i].incoming &&
				list.rows[i].from.start == span->start)
				panel_add_reference(desk, sheet, width,
					&list.rows[i], false);
		}
	}
	reference_list_done(&list);
	if (!sheet->count)
		sheet_wrap(sheet, "",
			slice_of(err.code ? err.text
					  : "nothing in this library answers "
					    "to it"),
			ROLE_TEXT, 0, width, 2);
	panel_add_why(sheet, span, width);
}

static void
panel_add_link(struct desk *desk, const struct span *span, struct sheet *sheet,
	uint32_t width, struct str *title)
{
	(void)desk;
	str_add(title, "link");
	sheet_wrap(sheet, "address", slice_of(span->value), ROLE_LINK, 14,
		width, 3);
	sheet_wrap(sheet, "",
		slice_of("lectern stays offline; y sends the address to the "
			 "terminal"),
		ROLE_DIM, 14, width, 2);
}

static void
panel_add_marker(struct desk *desk, const struct span *span,
	struct sheet *sheet, uint32_t width, struct str *title)
{
	if (span->target != DOC_NONE)
		str_add_format(title, "note %s of %u",
			span->value ? span->value : "",
			desk->page.document.notes);
	else
		str_add(title, "a marker without a note");
	panel_add_notes(desk, sheet, width);
}

typedef void panel_spot_function(struct desk *desk, const struct span *span,
	struct sheet *sheet, uint32_t width, struct str *title);

static panel_spot_function *const panel_spots[SPAN_KINDS] = {
	[SPAN_MARKER] = panel_add_marker,
	[SPAN_DATE] = panel_add_date,
	[SPAN_WORK] = panel_add_work,
	[SPAN_REFERENCE] = panel_add_reference_spot,
	[SPAN_LINK] = panel_add_link,
};

/* A name that no entity was made of. */
static void
panel_add_mention(struct desk *desk, const struct span *span,
	struct sheet *sheet, uint32_t width, struct str *title)
{
	str_add(title, entity_type_word((enum entity_type)span->type));
	sheet_wrap(sheet, "name",
		doc_slice(desk->page.doc, span->start, span->end), ROLE_TEXT,
		14, width, 2);
	panel_add_why(sheet, span, width);
}

void
panel_add_spot(struct desk *desk, struct sheet *sheet, uint32_t width,
	struct str *title)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);

	if (!span)
		return;
	if (panel_spots[span->kind])
		panel_spots[span->kind](desk, span, sheet, width, title);
	else
		panel_add_mention(desk, span, sheet, width, title);
}
