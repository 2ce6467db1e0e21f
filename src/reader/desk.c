/* Saying, going, remembering: what every command stands on. */
#include "reader/desk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "lectern/command/settle.h"

#define DESK_MEASURE 66
#define DESK_MESSAGES 500

void
desk_open(struct desk *desk, const struct reader_options *options)
{
	*desk = (struct desk){ .keys = options->keys,
		.library = options->library,
		.notebook = options->notebook,
		.correct = options->correct,
		.terminal = options->terminal,
		.measure = DESK_MEASURE,
		.plain = options->plain };
	page_init(&desk->page, desk->library);
	desk->grid.reorder = desk->page.options.reorder = options->reorder;
	desk->documents.kind = &view_documents;
	terminal_size(desk->terminal, &desk->rows, &desk->cols);
}

void
desk_close(struct desk *desk)
{
	desk_clear_layers(desk);
	free(desk->layers);
	view_done(&desk->documents);
	view_free(desk->results);
	page_done(&desk->page);
	panel_done(&desk->panel);
	history_done(&desk->history);
	prompt_done(&desk->prompt);
	annotation_list_done(&desk->annotations);
	listing_done(&desk->messages);
	str_done(&desk->pressed);
	str_done(&desk->hint_typed);
	str_done(&desk->message);
	free(desk->hints);
	free(desk->signs);
	free(desk->kind);
	free(desk->writing);
	free(desk->correcting);
	free(desk->find);
	grid_done(&desk->grid);
	if (desk->reopened)
		library_close(desk->reopened);
}

/* -- saying something ----------------------------------------------------- */

/* Shows a message, and keeps it for the list of messages. */
static void
desk_note_message(struct desk *desk, bool bad, const char *text)
{
	struct listing_row *row;

	str_clear(&desk->message);
	str_add(&desk->message, text);
	desk->message_bad = bad;
	if (desk->messages.count >= DESK_MESSAGES)
		return;
	row = listing_row(&desk->messages);
	row->problem = bad;
	row->cells[0] = listing_string(&desk->messages, text);
}

void
desk_whisper(struct desk *desk, const char *text)
{
	str_clear(&desk->message);
	str_add(&desk->message, text);
	desk->message_bad = false;
}

static void __attribute__((format(printf, 3, 0)))
desk_format(struct desk *desk, bool bad, const char *format, va_list list)
{
	char text[600];

	vsnprintf(text, sizeof text, format, list);
	desk_note_message(desk, bad, text);
}

void
desk_say(struct desk *desk, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	desk_format(desk, false, format, list);
	va_end(list);
}

void
desk_refuse(struct desk *desk, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	desk_format(desk, true, format, list);
	va_end(list);
}

void
desk_complain(struct desk *desk, const struct error *err)
{
	desk_note_message(desk, true, err->text);
}

/* -- places and bookmarks ------------------------------------------------- */

struct place
desk_meant(const struct desk *desk)
{
	const struct page *page = &desk->page;
	struct place place = desk_here(desk);

	if (!desk->selecting && page->selected.kind == SPAN_KINDS &&
		desk->arrived.document == page->document.number &&
		desk->arrived_first == page_first(page))
		place.start = place.end = desk->arrived.start;
	return place;
}

struct place
desk_here(const struct desk *desk)
{
	const struct page *page = &desk->page;
	struct place place = { .document = page->document.number };
	size_t i;

	if (desk->selecting) {
		place.start = desk->select_start;
		place.end = desk->select_end;
		return place;
	}
	if (page->selected.kind != SPAN_KINDS) {
		place.start = page->selected.start;
		place.end = page->selected.end;
		return place;
	}
	for (i = 0; i < page->row_count; i++) {
		if (page->rows[i].end > page->rows[i].start)
			break;
	}
	if (i < page->row_count)
		place.start = place.end = page->rows[i].start;
	return place;
}

struct bookmark
desk_bookmark(
	const struct desk *desk, const struct place *place, struct arena *arena)
{
	const struct page *page = &desk->page;
	uint32_t end =
		place->end > place->start ? place->end : place->start + 60;
	struct bookmark at = { .library = library_info(desk->library)->key,
		.file = page->document.file,
		.start = place->start,
		.end = place->end };
	struct slice words = { 0 };

	if (page->doc) {
		words = doc_slice(page->doc, place->start, end);
		if (words.len > 60)
			words.len = utf8_floor(words.data, words.len, 60);
	}
	at.words = arena_copy(arena, words.data, words.len);
	return at;
}

bool
desk_find_bookmark(
	struct desk *desk, const struct bookmark *bookmark, struct place *place)
{
	struct error err = { 0 };
	uint32_t number = bookmark->file ? library_find_document(desk->library,
						   bookmark->file, &err)
					 : 0;

	struct bookmark at = *bookmark;

	if (!number)
		return false;
	settle_bookmark(desk->library, number, &at);
	*place = (struct place){ number, at.start, at.end };
	return true;
}

void
desk_save_position(struct desk *desk)
{
	struct place place = desk_here(desk);
	struct arena arena = { 0 };
	struct error err = { 0 };
	struct bookmark at;

	if (!desk->unsaved || !desk->notebook || !place.document)
		return;
	desk->unsaved = false;
	if (notebook_trouble(desk->notebook))
		return;
	place.start = place.end = page_first(&desk->page);
	at = desk_bookmark(desk, &place, &arena);
	if (!notebook_save_position(desk->notebook, &at, &err))
		desk_complain(desk, &err);
	arena_done(&arena);
}

void
desk_load_annotations(struct desk *desk)
{
	struct annotation_list *list = &desk->annotations;
	struct error err = { 0 };
	size_t i;

	annotation_list_done(list);
	*list = (struct annotation_list){ 0 };
	free(desk->signs);
	desk->signs = NULL;
	desk->sign_count = 0;
	memset(&desk->panel.key, 0, sizeof desk->panel.key);
	if (!desk->notebook || !desk->page.document.number)
		return;
	if (!notebook_annotations(desk->notebook,
		    library_info(desk->library)->key, desk->page.document.file,
		    list, &err)) {
		desk_complain(desk, &err);
		*list = (struct annotation_list){ 0 };
		return;
	}
	desk->signs = memory_zero(list->count + 1, sizeof *desk->signs);
	desk->sign_count = list->count;
	for (i = 0; i < list->count; i++) {
		settle_bookmark(desk->library, desk->page.document.number,
			&list->rows[i].at);
		desk->signs[i] = (struct place){ desk->page.document.number,
			list->rows[i].at.start, list->rows[i].at.end };
	}
}

/* -- going somewhere ------------------------------------------------------ */

/* What belongs to the document that was open, and not to the next. */
static void
desk_leave_document(struct desk *desk)
{
	desk->selecting = false;
	desk->hint_count = 0;
	panel_unpreview(desk);
	desk->panel.pinned = false;
	desk_save_position(desk);
}

/* The list of documents shows which one is open. */
static void
desk_point_at(struct desk *desk, uint32_t number)
{
	struct view *view = &desk->documents;

	if (view->filter.len)
		view_filter(desk, view, "");
	if (number > view->bar)
		view_extend(desk, view, (long)(number - view->bar));
	view_go(view, number - 1);
}

static bool
desk_load_document(struct desk *desk, uint32_t number)
{
	struct error err = { 0 };

	if (desk->page.document.number == number)
		return true;
	desk_leave_document(desk);
	if (!page_open(&desk->page, number, &err)) {
		desk_complain(desk, &err);
		return false;
	}
	desk_load_annotations(desk);
	desk_fit(desk);
	desk_point_at(desk, number);
	return true;
}

bool
desk_move_to(struct desk *desk, const struct place *place, uint32_t below)
{
	struct error err = { 0 };

	panel_unpreview(desk);
	if (!desk_load_document(desk, place->document))
		return false;
	page_deselect(&desk->page);
	desk_fit(desk);
	if (!page_go(&desk->page, place->start, below, &err)) {
		desk_complain(desk, &err);
		return false;
	}
	page_lay(&desk->page, desk->page.height);
	desk->page.target = *place;
	desk->unsaved = true;
	desk->focus = DESK_TEXT;
	return true;
}

bool
desk_go(struct desk *desk, const struct place *place)
{
	struct place there = *place;
	uint32_t height = desk->page.height;

	if (!there.document)
		return false;
	/* No page has been laid yet: it will have about so many rows. */
	if (!height)
		height = desk->rows > 3 ? desk->rows - 3 : 1;
	history_push(&desk->history, &desk->page);
	desk_clear_layers(desk);
	if (desk_move_to(desk, &there, height / 3))
		return true;
	desk->history.back_count -= desk->history.back_count > 0;
	return false;
}

bool
desk_walk_to(struct desk *desk, const struct place *place)
{
	struct page *page = &desk->page;
	struct place there = *place;
	bool far = page->document.number != there.document ||
		   page_row_of(page, there.start) < 0;

	if (!desk->walking && desk->layer_count == 0)
		history_push(&desk->history, page);
	desk->walking = true;
	if (far)
		return desk_move_to(desk, &there, page->height / 3);
	if (!desk->panel.entity)
		panel_unpreview(desk);
	page_deselect(page);
	page->target = there;
	desk->unsaved = true;
	return true;
}

bool
desk_open_document(struct desk *desk, uint32_t number)
{
	struct place place = { .document = number };
	struct arena arena = { 0 };
	struct document document = { 0 };
	struct bookmark at = { 0 };
	struct error err = { 0 };
	bool ok = false;

	if (!library_document(desk->library, number, &arena, &document, &err)) {
		desk_complain(desk, &err);
		goto done;
	}
	if (desk->notebook && notebook_position(desk->notebook,
				      library_info(desk->library)->key,
				      document.file, &arena, &at)) {
		settle_bookmark(desk->library, number, &at);
		place.start = at.start < document.size ? at.start : 0;
	}
	if (desk->page.document.number != number)
		history_push(&desk->history, &desk->page);
	desk_clear_layers(desk);
	ok = desk->page.document.number == number ||
	     desk_move_to(desk, &place, 0);
	desk->page.target = (struct place){ 0 };
	desk->focus = DESK_TEXT;

done:
	arena_done(&arena);
	return ok;
}

/* A list that one leaves for a row of it can be gone back to. */
static void
desk_keep_list(struct desk *desk)
{
	struct view *view =
		desk->layer_count ? desk->layers[desk->layer_count - 1] : NULL;
	struct view *old = desk->results;
	size_t i;

	if (!view || !view->kind->kept || view == old)
		return;
	desk->results = view;
	for (i = 0; i < desk->layer_count; i++) {
		if (desk->layers[i] == old)
			return;
	}
	view_free(old);
}

/* Who comes back and looks again goes on where he was. */
static void
desk_keep_row(struct desk *desk, const struct place *to)
{
	const struct page *page = &desk->page;

	if (!desk->layer_count ||
		desk->layers[desk->layer_count - 1]->kind != &view_references)
		return;
	desk->elsewhere.screen = (struct place){ page->document.number,
		page_first(page), page_first(page) };
	desk->elsewhere.to = *to;
}

void
desk_follow(struct desk *desk, const struct target *target)
{
	char *command;

	desk_keep_list(desk);
	desk_keep_row(desk, &target->place);

	if (target->command) {
		command = memory_copy_string(target->command);
		desk_run(desk, command, 0);
		free(command);
	} else if (target->entity) {
		desk_clear_layers(desk);
		panel_preview(desk, target->entity);
		desk->focus = DESK_TEXT;
	} else if (target->place.document) {
		desk_go(desk, &target->place);
	}
}

uint32_t
desk_entity(const struct desk *desk)
{
	const struct page *page = &desk->page;
	const struct span *span = page_span(page, &page->selected);
	uint32_t id;

	if (!span || span->kind != SPAN_MENTION ||
		span->target >= page->doc->entity_count)
		return 0;
	id = page->doc->entities[span->target].id;
	return id == DOC_NONE ? 0 : id;
}

/* -- layers --------------------------------------------------------------- */

bool
desk_push(struct desk *desk, struct view *view)
{
	view_refill(desk, view);
	if (view->kind->empty && !view->shown_count && !view->error.len) {
		desk_say(desk, "%s", view->kind->empty);
		view_free(view);
		return false;
	}
	desk->layers = memory_grow(desk->layers, desk->layer_count,
		&desk->layer_cap, sizeof *desk->layers);
	desk->layers[desk->layer_count++] = view;
	if (view->kind->typing)
		desk_run(desk, "filter", 0);
	return true;
}

void
desk_pop(struct desk *desk)
{
	struct view *view;

	if (!desk->layer_count)
		return;
	view = desk->layers[--desk->layer_count];
	if (view != desk->results)
		view_free(view);
}

void
desk_clear_layers(struct desk *desk)
{
	while (desk->layer_count)
		desk_pop(desk);
}

struct view *
desk_view(struct desk *desk)
{
	if (desk->layer_count)
		return desk->layers[desk->layer_count - 1];
	return desk->focus == DESK_DOCUMENTS ? &desk->documents : NULL;
}
