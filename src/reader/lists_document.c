/* Lists of the library and of one document: documents, sections, notes. */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "reader/desk.h"
#include "reader/lists.h"

/* -- documents ------------------------------------------------------------ */

static bool
documents_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	struct document_list list = { 0 };
	struct listing_row *row;
	size_t i;

	listing->title = listing_string(listing, "Documents");
	listing_column(listing, "n", LISTING_RIGHT);
	listing_column(listing, "title", LISTING_WIDE);
	listing_column(listing, "author", LISTING_LEFT);
	listing_column(listing, "words", LISTING_RIGHT);
	listing_column(listing, "notes", LISTING_RIGHT);
	listing_column(listing, "!", LISTING_RIGHT);
	if (!library_documents(desk->library, str_text(&view->filter), 1,
		    view_limit(view), &list, err))
		return false;
	view->total = library_info(desk->library)->documents;
	for (i = 0; i < list.count; i++) {
		const struct document *document = &list.rows[i];

		row = listing_row(listing);
		row->place.document = document->number;
		row->cells[0] = listing_format(listing, "%u", document->number);
		row->cells[1] = listing_string(listing, document->label);
		if (document->author)
			row->cells[2] =
				listing_string(listing, document->author);
		row->cells[3] = listing_format(listing, "%u", document->words);
		row->cells[4] = listing_format(listing, "%u", document->notes);
		if (document->orphans)
			row->cells[5] = listing_format(
				listing, "%u", document->orphans);
	}
	document_list_done(&list);
	return true;
}

static void
documents_enter(
	struct desk *desk, struct view *view, const struct listing_row *row)
{
	(void)view;
	desk_open_document(desk, row->place.document);
}

/* How much of a text fits in so many cells, cut at a blank if there is one. */
static size_t
documents_cut(const char *text, uint32_t room)
{
	size_t at = 0, next, blank = 0, len = strlen(text);

	while (at < len) {
		utf8_at(text, len, at, &next);
		if (utf8_text_width(text, next) > room)
			return blank ? blank : at;
		if (text[at] == ' ')
			blank = at;
		at = next;
	}
	return len;
}

/*
 * In the narrow pane a title on two lines, and how many markers lead nowhere.
 */
static void
documents_draw(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols)
{
	uint32_t room = cols > 6 ? cols - 5 : 1, last = room;
	const char *title = row->cells[1];
	size_t cut = documents_cut(title, room);

	(void)view;
	if (row->cells[5] && cols > 16)
		last = room - 5;
	grid_string(grid, at, col + 1, 2, row->cells[0], ROLE_LABEL);
	grid_text(grid, at, col + 4, room, title, cut, ROLE_TEXT);
	title += cut;
	title += strspn(title, " ");
	grid_text(grid, at + 1, col + 4, last, title,
		documents_cut(title, last), ROLE_TEXT);
	if (last == room)
		return;
	grid_string(grid, at + 1, col + cols - 5, 1, "!", ROLE_PROBLEM);
	grid_string(grid, at + 1, col + cols - 4, 3, row->cells[5], ROLE_DIM);
}

static void
documents_say(
	struct view *view, const char *label, const char *text, uint32_t width)
{
	if (text)
		sheet_wrap(&view->below, label, slice_of(text), ROLE_TEXT, 10,
			width, 2);
}

static const char *
documents_holds(struct view *view, const struct document *document)
{
	const char *orphans = "";

	if (document->orphans)
		orphans = sheet_format(&view->below,
			", %u of them without a note", document->orphans);
	return sheet_format(&view->below,
		"%u words, %u name%s, %u note%s, %u note marker%s%s",
		document->words, document->entities,
		document->entities == 1 ? "" : "s", document->notes,
		document->notes == 1 ? "" : "s", document->markers,
		document->markers == 1 ? "" : "s", orphans);
}

/* What the text says of itself, and how it begins. */
static void
documents_more(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width)
{
	uint32_t number = row->place.document;
	struct arena arena = { 0 };
	struct document document = { 0 };
	struct error err = { 0 };
	char *text;

	if (!library_document(desk->library, number, &arena, &document, &err)) {
		sheet_add(&view->below, ROLE_ERROR, err.text);
		arena_done(&arena);
		return;
	}
	documents_say(view, "title", document.title, width);
	documents_say(view, "author", document.author, width);
	documents_say(view, "date", document.date, width);
	documents_say(view, "source", document.source, width);
	documents_say(view, "file", document.file, width);
	documents_say(view, "holds", documents_holds(view, &document), width);
	text = library_text(desk->library, number, 0,
		document.size > 1200 ? 1200 : document.size, &err);
	if (text)
		sheet_wrap(&view->below, "begins", slice_of(text), ROLE_DIM, 10,
			width, 6);
	free(text);
	arena_done(&arena);
}

const struct view_kind view_documents = { "documents", .fill = documents_fill,
	.more = documents_more, .enter = documents_enter,
	.draw = documents_draw, .draw_below = 60, .draw_lines = 2,
	.fill_filters = true };

/* -- sections ------------------------------------------------------------- */

static bool
outline_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct page *page = &desk->page;
	const struct section_list *sections = page_sections(page);
	struct listing *listing = &view->listing;
	struct listing_row *row;
	size_t i;

	(void)err;
	listing->title =
		listing_format(listing, "Contents of %s", page->document.label);
	listing_column(listing, "section", LISTING_WIDE);
	listing_column(listing, "at", LISTING_RIGHT);
	for (i = 0; i < sections->count; i++) {
		const struct section *section = &sections->rows[i];
		int depth = section->level > 1 ? (int)section->level - 1 : 0;

		row = listing_row(listing);
		row->place = (struct place){ page->document.number,
			section->start, section->start };
		row->cells[0] = listing_format(listing, "%*s%s",
			(depth > 6 ? 6 : depth) * 2, "", section->text);
		row->cells[1] = listing_format(listing, "%u%%",
			page->document.size
				? (unsigned)((uint64_t)section->start * 100 /
					     page->document.size)
				: 0);
	}
	return true;
}

const struct view_kind view_outline = { "contents", .fill = outline_fill,
	.empty = "this document has no headings", .no_heads = true };

/* -- notes ---------------------------------------------------------------- */

static bool
notes_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	struct note_list list = { 0 };
	struct listing_row *row;
	size_t i;

	listing->title = "Notes";
	if (view->document == desk->page.document.number)
		listing->title = listing_format(
			listing, "Notes of %s", desk->page.document.label);
	listing_column(listing, "note", LISTING_RIGHT);
	listing_column(listing, "text", LISTING_WIDE);
	if (!library_notes(desk->library, view->document, &list, err))
		return false;
	for (i = 0; i < list.count; i++) {
		const struct note_row *note = &list.rows[i];

		row = listing_row(listing);
		row->place = (struct place){ view->document,
			note->marker_end ? note->marker : note->start,
			note->marker_end ? note->marker_end : note->end };
		row->problem = !note->end || !note->marker_end;
		row->cells[0] = listing_string(
			listing, note->number ? note->number : "");
		row->cells[1] =
			listing_string(listing, note->text ? note->text : "");
	}
	note_list_done(&list);
	return true;
}

/* The whole note, and the paragraph that calls it. */
static void
notes_more(struct desk *desk, struct view *view, const struct listing_row *row,
	uint32_t width)
{
	sheet_wrap(&view->below, row->cells[0], slice_of(row->cells[1]),
		row->problem ? ROLE_PROBLEM : ROLE_TEXT, 5, width, 6);
	sheet_add(&view->below, ROLE_TEXT, "");
	lists_passage(desk, view, row, width);
}

const struct view_kind view_notes = { "notes", .fill = notes_fill,
	.more = notes_more, .empty = "this document has no notes",
	.no_heads = true, .kept = true };

/* -- remarks -------------------------------------------------------------- */

static bool
remarks_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	struct remark_list list = { 0 };
	struct listing_row *row;
	size_t i;

	listing->title = listing_string(
		listing, "What lectern is not sure of, or found missing");
	listing_column(listing, "n", LISTING_RIGHT);
	listing_column(listing, "kind", LISTING_LEFT);
	listing_column(listing, "printed", LISTING_LEFT);
	listing_column(listing, "remark", LISTING_WIDE);
	if (!library_remarks(desk->library, 0, &list, err))
		return false;
	for (i = 0; i < list.count; i++) {
		row = listing_row(listing);
		row->place = list.rows[i].place;
		row->cells[0] = listing_format(
			listing, "%u", list.rows[i].place.document);
		row->cells[1] = listing_string(
			listing, remark_kind_name(list.rows[i].kind));
		row->cells[2] = listing_string(listing, list.rows[i].printed);
		row->cells[3] = listing_string(
			listing, list.rows[i].text ? list.rows[i].text : "");
	}
	remark_list_done(&list);
	return true;
}

const struct view_kind view_remarks = { "remarks", .fill = remarks_fill,
	.more = lists_passage,
	.empty = "nothing to remark: no note is missing, nothing is damaged",
	.kept = true };

/* -- annotations ---------------------------------------------------------- */

static void
annotations_add(
	struct desk *desk, struct view *view, const struct annotation *note)
{
	struct listing *listing = &view->listing;
	struct listing_row *row = listing_row(listing);

	desk_find_bookmark(desk, &note->at, &row->place);
	row->cells[0] = listing_format(listing, "%u", row->place.document);
	row->cells[1] =
		note->colour ? listing_format(listing, "%u", note->colour) : "";
	row->cells[2] = listing_string(listing, note->text ? note->text : "");
	row->cells[3] =
		listing_string(listing, note->at.words ? note->at.words : "");
	row->cells[4] = listing_string(listing, note->when ? note->when : "");
}

static bool
annotations_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	struct annotation_list list = { 0 };
	size_t i;

	listing->title = listing_string(listing, "Your notes and highlights");
	listing_column(listing, "n", LISTING_RIGHT);
	listing_column(listing, "colour", LISTING_LEFT);
	listing_column(listing, "your note", LISTING_WIDE);
	listing_column(listing, "at the words", LISTING_LEFT);
	listing_column(listing, "when", LISTING_LEFT);
	if (!desk->notebook)
		return error_set(err, ERROR_IO, "no notebook is open");
	if (!notebook_annotations(desk->notebook,
		    library_info(desk->library)->key, NULL, &list, err))
		return false;
	for (i = 0; i < list.count; i++)
		annotations_add(desk, view, &list.rows[i]);
	annotation_list_done(&list);
	return true;
}

const struct view_kind view_annotations = { "annotations",
	.fill = annotations_fill, .more = lists_passage,
	.empty = "you have written nothing in this library yet", .kept = true };
