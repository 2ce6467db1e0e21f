/* Up and down: in the text, in a list, in the panel. */
#include "reader/action.h"
#include "reader/desk.h"

static uint32_t
action_times(uint32_t count)
{
	return count ? count : 1;
}

/* After the text has moved: what has left the screen is not selected. */
static void
action_moved(struct desk *desk)
{
	struct page *page = &desk->page;

	page_lay(page, page->height);
	desk->unsaved = true;
	desk->walking = false;
	if (page->selected.kind != SPAN_KINDS &&
		page_row_of(page, page->selected.start) < 0) {
		page_deselect(page);
		if (desk->panel.previewing && !desk->panel.pinned) {
			desk->panel.moved = false;
			panel_unpreview(desk);
		}
	}
}

/* A selection grows with the moves: to the end of the row it reaches. */
static void
action_extend(struct desk *desk, int rows)
{
	struct page *page = &desk->page;
	int row = page_row_of(page, desk->select_end > desk->select_start
					    ? desk->select_end - 1
					    : desk->select_end);
	int to = row + rows;

	if (row < 0)
		return;
	if (to >= (int)page->row_count) {
		page_scroll(page, to - (int)page->row_count + 1);
		page_lay(page, page->height);
		to = (int)page->row_count - 1;
	}
	while (to > 0 && to < (int)page->row_count - 1 &&
		page->rows[to].end == page->rows[to].start)
		to += rows < 0 ? -1 : 1;
	if (to < 0 || page->rows[to].end == page->rows[to].start)
		return;
	desk->select_words = false;
	if (!desk->anchored)
		desk->select_start = page->rows[to].start;
	if (page->rows[to].end > desk->select_start)
		desk->select_end = page->rows[to].end;
}

static void
action_scroll(struct desk *desk, int rows)
{
	if (desk->selecting) {
		action_extend(desk, rows);
		return;
	}
	if (!page_scroll(&desk->page, rows) && rows > 0 &&
		desk->page.document.number &&
		desk->page.document.number <
			library_info(desk->library)->documents)
		desk_say(desk, "the end of this document; %s opens the next",
			keys_of(desk->keys, "document-next"));
	action_moved(desk);
}

void
action_line_down(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_scroll(desk, (int)action_times(count));
}

void
action_line_up(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_scroll(desk, -(int)action_times(count));
}

static int
action_page_rows(const struct desk *desk)
{
	return desk->page.height > 2 ? (int)desk->page.height - 1 : 1;
}

void
action_half_down(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_scroll(desk, action_page_rows(desk) / 2 + 1);
}

void
action_half_up(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_scroll(desk, -(action_page_rows(desk) / 2 + 1));
}

void
action_page_down(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_scroll(desk, action_page_rows(desk) * (int)action_times(count));
}

void
action_page_up(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_scroll(desk, -action_page_rows(desk) * (int)action_times(count));
}

/* Far moves are steps of history, so that Backspace takes them back. */
static void
action_jump(struct desk *desk, uint32_t at, bool third)
{
	struct place place = { desk->page.document.number, at, at };

	if (!place.document)
		return;
	history_push(&desk->history, &desk->page);
	desk_move_to(desk, &place, third ? desk->page.height / 3 : 0);
	desk->walking = false;
	if (!third)
		desk->page.target = (struct place){ 0 };
}

void
action_start(struct desk *desk, const char *argument, uint32_t count)
{
	if (count)
		action_end(desk, argument, count);
	else
		action_jump(desk, 0, false);
}

void
action_end(struct desk *desk, const char *argument, uint32_t count)
{
	struct place place = { 0 };
	struct error err = { 0 };

	(void)argument;
	if (!desk->page.document.number)
		return;
	if (!count) {
		history_push(&desk->history, &desk->page);
		page_end(&desk->page);
		action_moved(desk);
		return;
	}
	if (!library_block_place(desk->library, desk->page.document.number,
		    count, &place, &err))
		desk_complain(desk, &err);
	else
		action_jump(desk, place.start, true);
}

void
action_percent(struct desk *desk, const char *argument, uint32_t count)
{
	uint32_t size = desk->page.document.size;

	(void)argument;
	if (count > 100)
		count = 100;
	action_jump(desk, (uint32_t)((uint64_t)size * count / 100), false);
}

void
action_paragraph_next(struct desk *desk, const char *argument, uint32_t count)
{
	const struct page *page = &desk->page;
	uint32_t block;
	size_t i;

	(void)argument;
	(void)count;
	if (!page->row_count)
		return;
	for (i = 0; i + 1 < page->row_count &&
		    page->rows[i].start == page->rows[i].end;
		i++)
		;
	block = page->rows[i].block;
	for (; i < page->row_count; i++) {
		if (page->rows[i].block != block &&
			page->rows[i].end > page->rows[i].start)
			break;
	}
	action_scroll(desk, i ? (int)i : 1);
}

void
action_paragraph_previous(
	struct desk *desk, const char *argument, uint32_t count)
{
	struct page *page = &desk->page;
	struct place here = desk_here(desk);
	struct error err = { 0 };
	size_t block;

	(void)argument;
	(void)count;
	if (!page->row_count)
		return;
	here.start = page_first(page);
	block = doc_block_at(page->doc, here.start);
	if (block >= page->doc->block_count)
		return;
	if (page->doc->blocks[block].start >= here.start && block > 0)
		block--;
	if (!page_go(page, page->doc->blocks[block].start, 0, &err))
		desk_complain(desk, &err);
	action_moved(desk);
}

static void
action_section(struct desk *desk, int step)
{
	struct page *page = &desk->page;
	size_t count = page_sections(page)->count;
	uint32_t at = page_first(page) + (page->row_count ? 1 : 0);
	long section;
	size_t i;

	for (i = 0; i < page->row_count; i++) {
		if (page->rows[i].end > page->rows[i].start) {
			at = page->rows[i].start;
			break;
		}
	}
	section = (long)page_section(page, at);
	if ((size_t)section == count)
		section = -1;
	if (step < 0 && section >= 0 && page->sections.rows[section].start < at)
		step++;
	section += step;
	if (section < 0 || (size_t)section >= count)
		desk_say(desk, step > 0 ? "this is the last section"
					: "this is the first section");
	else
		action_jump(desk, page->sections.rows[section].start, false);
}

void
action_section_next(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_section(desk, (int)action_times(count));
}

void
action_section_previous(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_section(desk, -(int)action_times(count));
}

static void
action_document(struct desk *desk, int step)
{
	long number = (long)desk->page.document.number + step;

	if (number < 1)
		desk_say(desk, "this is the first document");
	else if (number > (long)library_info(desk->library)->documents)
		desk_say(desk, "this is the last document");
	else
		desk_open_document(desk, (uint32_t)number);
}

void
action_document_next(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_document(desk, (int)action_times(count));
}

void
action_document_previous(
	struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_document(desk, -(int)action_times(count));
}

/* -- in a list ------------------------------------------------------------ */

static void
action_rows(struct desk *desk, long rows)
{
	struct view *view = desk_view(desk);

	if (view->below_focus) {
		sheet_move(&view->below, (int)rows);
		return;
	}
	view_extend(desk, view, rows);
	view_move(view, rows);
}

void
action_row_down(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_rows(desk, (long)action_times(count));
}

void
action_row_up(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	action_rows(desk, -(long)action_times(count));
}

static long
action_rows_page(const struct desk *desk)
{
	return desk->rows > 8 ? (long)desk->rows / 2 : 4;
}

void
action_rows_half_down(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_rows(desk, action_rows_page(desk) / 2);
}

void
action_rows_half_up(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_rows(desk, -action_rows_page(desk) / 2);
}

void
action_rows_page_down(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_rows(desk, action_rows_page(desk));
}

void
action_rows_page_up(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_rows(desk, -action_rows_page(desk));
}

void
action_rows_start(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_rows(desk, -(1L << 30));
}

void
action_rows_end(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	if (count)
		view_go(desk_view(desk), count - 1);
	else
		action_rows(desk, 1L << 30);
}

/* -- in the panel --------------------------------------------------------- */

void
action_sheet_down(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	sheet_move(&desk->panel.sheet, (int)action_times(count));
}

void
action_sheet_up(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	sheet_move(&desk->panel.sheet, -(int)action_times(count));
}

void
action_sheet_page_down(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	sheet_move(&desk->panel.sheet, 6);
}

void
action_sheet_page_up(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	sheet_move(&desk->panel.sheet, -6);
}
