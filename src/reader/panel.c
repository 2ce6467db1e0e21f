/* Which pages the panel has, and when it is made anew. */
#include "reader/panel.h"

#include <string.h>

#include "reader/desk.h"

#define PANEL_NARROW 44 /* columns: captions are short */
#define PANEL_REST 4    /* rows left that are worth showing names in */

void
panel_forget_references(struct panel *panel)
{
	reference_list_done(&panel->references);
	panel->references = (struct reference_list){ 0 };
	panel->references_of = (struct place){ 0 };
	memset(&panel->key, 0, sizeof panel->key);
}

void
panel_forget(struct panel *panel)
{
	note_list_done(&panel->notes);
	panel->notes = (struct note_list){ 0 };
	panel->notes_of = 0;
	panel_forget_references(panel);
	sheet_clear(&panel->sheet);
}

void
panel_done(struct panel *panel)
{
	note_list_done(&panel->notes);
	reference_list_done(&panel->references);
	sheet_done(&panel->sheet);
	str_done(&panel->title);
}

static void
panel_page_notes(struct desk *desk, struct sheet *sheet, uint32_t width,
	struct str *title)
{
	uint32_t count = panel_count_notes(desk);
	uint32_t markers = desk->page.document.markers;

	if (!markers)
		str_add(title, "no notes in this document");
	else if (!count)
		str_add_format(title,
			width < PANEL_NARROW
				? "no notes here; %u in all"
				: "no notes on this screen; %u in all",
			markers);
	else
		str_add_format(title,
			width < PANEL_NARROW ? "notes here: %u of %u"
					     : "notes on screen: %u of %u",
			count, markers);
	panel_add_notes(desk, sheet, width);
}

static void
panel_page_names(struct desk *desk, struct sheet *sheet, uint32_t width,
	struct str *title)
{
	str_add(title, width < PANEL_NARROW
			       ? "names, times in document"
			       : "names on screen, times in this document");
	panel_add_names(desk, sheet, width);
}

static void
panel_page_elsewhere(struct desk *desk, struct sheet *sheet, uint32_t width,
	struct str *title)
{
	str_add(title, "elsewhere in the library");
	panel_add_references(desk, sheet, width, false);
}

static void
panel_page_here(struct desk *desk, struct sheet *sheet, uint32_t width,
	struct str *title)
{
	str_add(title, "points here");
	panel_add_references(desk, sheet, width, true);
}

static void (*const panel_pages[])(struct desk *desk, struct sheet *sheet,
	uint32_t width, struct str *title) = {
	[PANEL_NOTES] = panel_page_notes,
	[PANEL_NAMES] = panel_page_names,
	[PANEL_ELSEWHERE] = panel_page_elsewhere,
	[PANEL_HERE] = panel_page_here,
};

/* All pages under each other, the chosen one first; empty ones left out. */
static void
panel_stack(struct desk *desk, struct sheet *sheet, uint32_t width,
	struct str *title)
{
	unsigned first = desk->panel.page == PANEL_OFF ? 0 : desk->panel.page;
	struct str head = { 0 };
	unsigned i, page;
	size_t at;

	panel_pages[first](desk, sheet, width, title);
	for (i = 1; i < PANEL_OFF; i++) {
		page = (first + i) % PANEL_OFF;
		at = sheet->count;
		sheet_add(sheet, ROLE_TEXT, "");
		sheet_head(sheet, "");
		str_clear(&head);
		panel_pages[page](desk, sheet, width, &head);
		sheet->lines[at + 1].text =
			arena_string(&sheet->arena, str_text(&head));
		if (sheet->count == at + 2)
			sheet->count = at;
	}
	str_done(&head);
}

/*
 * The page of notes below a text can have rows that it has no use for: a text
 * of as many rows more would call notes that it then had no room for.  They
 * show the names on the screen, and are not asked for.
 */
static void
panel_use_rest(
	struct desk *desk, struct sheet *sheet, uint32_t width, uint32_t rows)
{
	if (desk->plain || sheet->count + PANEL_REST > rows ||
		!desk->page.document.number)
		return;
	if (sheet->count)
		sheet_add(sheet, ROLE_TEXT, "");
	sheet_head(sheet, "names on screen, times in this document");
	panel_add_names(desk, sheet, width);
	if (sheet->count > rows)
		sheet->count = rows;
}

static void
panel_make(struct desk *desk, uint32_t width, uint32_t rows, bool stacked)
{
	struct panel *panel = &desk->panel;
	struct sheet *sheet = &panel->sheet;
	size_t bar = sheet->bar;

	sheet_clear(sheet);
	sheet->top = 0;
	str_clear(&panel->title);
	if (panel->previewing && panel->entity)
		panel_add_card(
			desk, sheet, panel->entity, width, &panel->title);
	else if (panel->previewing && panel->number)
		panel_add_numbered(desk, sheet, width, &panel->title);
	else if (panel->previewing &&
		 (!stacked || panel->spot.kind != SPAN_MARKER))
		panel_add_spot(desk, sheet, width, &panel->title);
	else if (stacked)
		panel_stack(desk, sheet, width, &panel->title);
	else if (panel->page < PANEL_OFF)
		panel_pages[panel->page](desk, sheet, width, &panel->title);
	if (!sheet->count && !stacked && panel->page > PANEL_NOTES &&
		panel->page < PANEL_OFF)
		sheet_add(sheet, ROLE_DIM, "nothing for what is on the screen");
	panel->wants = sheet->count;
	if (desk->focus != DESK_PANEL)
		sheet_fit(sheet, rows, width);
	if (!stacked && !panel->previewing && panel->page == PANEL_NOTES)
		panel_use_rest(desk, sheet, width, rows);
	sheet->bar = bar < sheet->count ? bar : 0;
}

void
panel_build(struct desk *desk, uint32_t width, uint32_t rows, bool stacked)
{
	const struct page *page = &desk->page;
	struct panel_key key;
	struct panel *panel = &desk->panel;
	bool same;

	memset(&key, 0, sizeof key);
	key.document = page->document.number;
	if (!panel->previewing) {
		key.first = page_first(page);
		key.last = page_last(page);
	}
	key.start = page->selected.start;
	key.end = page->selected.end;
	key.kind = page->selected.kind;
	key.page = panel->page;
	key.previewing = panel->previewing;
	key.entity = panel->entity;
	key.number = panel->number;
	key.width = width;
	key.rows = desk->focus == DESK_PANEL ? 0 : rows;
	key.stacked = stacked;
	key.annotations = (uint32_t)desk->sign_count;
	same = !memcmp(&key, &panel->key, sizeof key);
	if (same || (panel->pinned && panel->sheet.count &&
			    key.width == panel->key.width))
		return;
	panel->key = key;
	panel_make(desk, width, rows, stacked);
}

/* Was the preview opened for what is selected now? */
static bool
panel_is_of_selection(const struct desk *desk)
{
	const struct hotspot *was = &desk->panel.spot;
	const struct hotspot *spot = &desk->page.selected;

	return was->kind == spot->kind && was->start == spot->start &&
	       was->end == spot->end;
}

bool
panel_shows_selection(const struct desk *desk)
{
	const struct panel *panel = &desk->panel;

	if (!panel->previewing || panel->number ||
		desk->page.selected.kind == SPAN_KINDS)
		return false;
	if (panel->entity)
		return panel->entity == desk_entity(desk);
	return panel_is_of_selection(desk);
}

bool
panel_shows_candidate(const struct desk *desk)
{
	return desk->panel.previewing && desk->panel.number &&
	       desk->page.selected.kind == SPAN_MARKER &&
	       panel_is_of_selection(desk);
}

void
panel_preview(struct desk *desk, uint32_t entity)
{
	struct panel *panel = &desk->panel;

	if (!panel->previewing) {
		panel->before = history_here(&desk->page);
		panel->moved = false;
	}
	panel->pinned = false;
	panel->previewing = true;
	panel->entity = entity;
	panel->number = 0;
	panel->spot = desk->page.selected;
	panel->sheet.bar = 0;
	memset(&panel->key, 0, sizeof panel->key);
}

void
panel_preview_note(struct desk *desk, uint32_t index)
{
	panel_preview(desk, 0);
	desk->panel.number = index + 1;
}

/* Closing a preview gives back the text it pushed away. */
void
panel_unpreview(struct desk *desk)
{
	struct panel *panel = &desk->panel;
	struct history_step before = panel->before;
	struct error err = { 0 };

	if (!panel->previewing)
		return;
	panel->previewing = false;
	panel->entity = 0;
	panel->number = 0;
	panel->pinned = false;
	if (!desk->page.document.number)
		desk->focus = DESK_DOCUMENTS; /* there is no text to go to */
	else if (desk->focus == DESK_PANEL)
		desk->focus = DESK_TEXT;
	before.selected = desk->page.selected;
	if (panel->moved && before.document == desk->page.document.number)
		history_restore(&desk->page, &before, &err);
	panel->moved = false;
}

/* A rule with a caption at its left and, if there is room, its right. */
static void
panel_draw_rule(struct grid *grid, uint32_t row, uint32_t col, uint32_t cols,
	const char *title, const char *state)
{
	uint32_t len = (uint32_t)strlen(state), taken;

	grid_fill(grid, row, col, cols, '-', ROLE_RULE);
	if (cols < 50 && strcmp(state, "following") == 0)
		len = 0;
	if (len && cols > len + 16) {
		grid_string(grid, row, col + cols - len - 3, 1, " ", ROLE_RULE);
		grid_string(
			grid, row, col + cols - len - 2, len, state, ROLE_RULE);
		grid_string(grid, row, col + cols - 2, 1, " ", ROLE_RULE);
		cols -= len + 3;
	}
	if (cols < 6)
		return;
	grid_string(grid, row, col + 1, 1, " ", ROLE_RULE);
	taken = grid_string(grid, row, col + 2, cols - 4, title, ROLE_RULE);
	grid_string(grid, row, col + 2 + taken, 1, " ", ROLE_RULE);
}

void
panel_draw(struct desk *desk, uint32_t row, uint32_t col, uint32_t rows,
	uint32_t cols, bool focus)
{
	struct panel *panel = &desk->panel;
	const char *state = panel->pinned       ? "pinned"
			    : panel->previewing ? "q closes"
						: "following";

	if (!rows)
		return;
	panel_draw_rule(
		&desk->grid, row, col, cols, str_text(&panel->title), state);
	sheet_draw(&panel->sheet, &desk->grid, row + 1, col, rows - 1, cols,
		focus);
}
