/* Panes, how things are shown, commands by name, leaving. */
#include <string.h>

#include "reader/action.h"
#include "reader/complete.h"
#include "reader/desk.h"

void
action_panel(struct desk *desk, const char *argument, uint32_t count)
{
	static const char *const names[] = { "notes", "names", "elsewhere",
		"here", "off" };
	struct panel *panel = &desk->panel;
	unsigned i;

	(void)count;
	panel_unpreview(desk);
	panel->pinned = false;
	for (i = 0; *argument && i < PANEL_PAGES; i++) {
		if (!strcmp(names[i], argument)) {
			panel->page = (enum panel_page)i;
			return;
		}
	}
	panel->page = (enum panel_page)((panel->page + 1) % PANEL_PAGES);
	desk->text_only = false;
	panel->sheet.bar = 0;
	if (panel->page == PANEL_OFF) {
		desk->focus = DESK_TEXT;
		desk_say(desk, "the panel is off; %s brings it back",
			keys_of(desk->keys, "panel"));
	}
}

void
action_pin(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	desk->panel.pinned = !desk->panel.pinned;
	memset(&desk->panel.key.first, 0, sizeof desk->panel.key.first);
	desk_say(desk, desk->panel.pinned ? "the panel stays as it is"
					  : "the panel follows the text");
}

void
action_focus(struct desk *desk, const char *argument, uint32_t count)
{
	struct desk_areas areas;

	(void)argument;
	(void)count;
	if (desk->layer_count) {
		action_below(desk, argument, count);
		return;
	}
	desk_areas(desk, &areas);
	if (desk->focus == DESK_TEXT &&
		(desk->panel.previewing || desk->panel.page != PANEL_OFF))
		desk->focus = DESK_PANEL;
	else if (desk->focus != DESK_DOCUMENTS && areas.documents.rows)
		desk->focus = DESK_DOCUMENTS;
	else
		desk->focus = DESK_TEXT;
}

void
action_highlights(struct desk *desk, const char *argument, uint32_t count)
{
	static const char *const said[] = { "all names are marked",
		"the first of each name on the screen is marked",
		"names are not marked" };
	struct page *page = &desk->page;

	(void)argument;
	(void)count;
	page->highlight =
		(enum page_highlight)((page->highlight + 1) % PAGE_HIGHLIGHTS);
	page_deselect(page);
	desk_say(desk, "%s", said[page->highlight]);
}

void
action_text_only(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	panel_unpreview(desk);
	desk->text_only = !desk->text_only;
	desk->focus = DESK_TEXT;
}

void
action_unfold(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	desk->page.options.unfold = !desk->page.options.unfold;
	desk_lay_again(desk);
	desk_say(desk, desk->page.options.unfold ? "page furniture is shown"
						 : "page furniture is folded");
}

void
action_wider(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	desk->measure += count ? count : 2;
	if (desk->measure > 200)
		desk->measure = 200;
	desk_say(desk, "lines of %u columns", desk->measure);
}

void
action_narrower(struct desk *desk, const char *argument, uint32_t count)
{
	uint32_t by = count ? count : 2;

	(void)argument;
	desk->measure = desk->measure > by + 20 ? desk->measure - by : 20;
	desk_say(desk, "lines of %u columns", desk->measure);
}

void
action_where(struct desk *desk, const char *argument, uint32_t count)
{
	struct place place = desk_here(desk);
	struct str text = { 0 };

	(void)argument;
	(void)count;
	if (!place.document)
		return;
	place_print(&text, &place);
	desk_say(desk, "%s: paragraph %u of %u, %u%%, in %s (%s)",
		str_text(&text), page_paragraph(&desk->page),
		desk->page.document.blocks, page_percent(&desk->page),
		desk->page.document.label, desk->page.document.file);
	str_done(&text);
}

/* -- commands by name ----------------------------------------------------- */

static void
action_command_accept(struct desk *desk, const char *text)
{
	text += strspn(text, " :");
	if (*text)
		desk_run(desk, text, 0);
}

void
action_command_begin(struct desk *desk, const char *line)
{
	prompt_begin(&desk->prompt, ":", line, action_command_accept);
	desk->prompt.complete = complete_line;
}

void
action_command_line(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_command_begin(desk, "");
}

/* -- the library, the screen, leaving ------------------------------------- */

void
action_reload(struct desk *desk, const char *argument, uint32_t count)
{
	struct history_step step = history_here(&desk->page);
	struct library *library;
	struct arena arena = { 0 };
	struct error err = { 0 };
	struct bookmark at;
	struct place place = { step.document, step.first, step.first };

	(void)argument;
	(void)count;
	library = library_open(library_info(desk->library)->path, &err);
	if (!library) {
		desk_complain(desk, &err);
		return;
	}
	at = desk_bookmark(desk, &place, &arena);
	at.file = arena_string(&arena, at.file);
	desk_save_position(desk);
	desk_clear_layers(desk);
	view_free(desk->results);
	desk->results = NULL;
	history_done(&desk->history);
	panel_unpreview(desk);
	panel_forget(&desk->panel);
	page_done(&desk->page);
	page_init(&desk->page, library);
	desk->page.options.reorder = desk->grid.reorder;
	desk->library = library;
	if (desk->reopened)
		library_close(desk->reopened);
	desk->reopened = library;
	view_refill(desk, &desk->documents);
	if (desk_find_bookmark(desk, &at, &place))
		desk_move_to(desk, &place, 0);
	else
		desk->focus = DESK_DOCUMENTS;
	desk->page.target = (struct place){ 0 };
	desk_say(desk, "the library is open anew");
	arena_done(&arena);
}

void
action_redraw(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	terminal_redraw(desk->terminal);
}

/* One layer; the program only from the text itself. */
void
action_close(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);

	(void)argument;
	(void)count;
	if (view && view->below_focus)
		view->below_focus = false;
	else if (desk->layer_count)
		desk_pop(desk);
	else if (desk->focus == DESK_DOCUMENTS && !desk->page.document.number)
		desk->done = true;
	else if (desk->selecting)
		desk->selecting = false;
	else if (desk->panel.previewing)
		panel_unpreview(desk);
	else if (desk->focus != DESK_TEXT)
		desk->focus = DESK_TEXT;
	else
		desk->done = true;
}

void
action_quit(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	desk->done = true;
}

void
action_cancel(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);

	(void)argument;
	(void)count;
	if (view && view->filter.len)
		view_filter(desk, view, "");
	else if (view && view->below_focus)
		view->below_focus = false;
	else if (desk->layer_count)
		desk_pop(desk);
	else if (desk->selecting)
		desk->selecting = false;
	else if (desk->panel.previewing)
		panel_unpreview(desk);
	else if (desk->page.selected.kind != SPAN_KINDS)
		page_deselect(&desk->page);
	else if (desk->focus == DESK_TEXT && desk->walk != DESK_WALK_FIND)
		desk_say(desk, "nothing to give up; %s leaves lectern",
			keys_of(desk->keys, "quit"));
	if (desk->focus == DESK_PANEL)
		desk->focus = DESK_TEXT;
	if (desk->walk == DESK_WALK_FIND)
		desk->walk = DESK_WALK_NONE;
}

void
action_suspend(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	desk_save_position(desk);
	terminal_suspend(desk->terminal);
	terminal_size(desk->terminal, &desk->rows, &desk->cols);
}
