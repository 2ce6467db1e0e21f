/* Lists with the numbers a browser would print, and tables by row and cell. */
#include <stdio.h>
#include <string.h>

#include "import/html_page.h"

#define NUMBER_MOST 999999999L

/* The innermost open element that does this, or NULL. */
static struct html_state *
lists_around(struct html_page *page, enum html_does does)
{
	size_t i;

	for (i = page->walk.place; i--;) {
		if (page->walk.open[i].kind->does == does)
			return &page->states[i + 1];
	}
	return NULL;
}

/* -- lists ---------------------------------------------------------------- */

void
html_list_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	const struct html_attributes *attributes = &page->attributes;
	struct slice type = attributes->list_type;

	state->lists++;
	state->own.ordered = kind->flags & HTML_ORDERED;
	state->own.reversed = attributes->is_reversed;
	state->own.number =
		html_number(attributes->start, -NUMBER_MOST, NUMBER_MOST, 1);
	state->own.style = type.len == 1 && strchr("1aAiI", type.data[0])
				   ? type.data[0]
				   : '1';
}

static void
label_letters(char *to, size_t room, long number, char first)
{
	char letters[16];
	size_t at = sizeof letters;

	letters[--at] = '\0';
	for (; number > 0 && at; number = (number - 1) / 26)
		letters[--at] = (char)(first + (number - 1) % 26);
	snprintf(to, room, "%s. ", letters + at);
}

static void
label_roman(char *to, size_t room, long number, bool upper)
{
	static const struct {
		long value;
		const char *upper, *lower;
	} signs[] = {
		{ 1000, "M", "m" },
		{ 900, "CM", "cm" },
		{ 500, "D", "d" },
		{ 400, "CD", "cd" },
		{ 100, "C", "c" },
		{ 90, "XC", "xc" },
		{ 50, "L", "l" },
		{ 40, "XL", "xl" },
		{ 10, "X", "x" },
		{ 9, "IX", "ix" },
		{ 5, "V", "v" },
		{ 4, "IV", "iv" },
		{ 1, "I", "i" },
	};
	size_t at = 0, i;

	for (i = 0; i < sizeof signs / sizeof *signs; i++) {
		for (; number >= signs[i].value; number -= signs[i].value)
			at += (size_t)snprintf(to + at, room - at, "%s",
				upper ? signs[i].upper : signs[i].lower);
	}
	snprintf(to + at, room - at, ". ");
}

static void
label_make(struct html_page *page, struct html_state *list)
{
	size_t room = sizeof page->label;

	if (!list->own.ordered) {
		snprintf(page->label, room, "%s ",
			list->lists % 2 ? "\xe2\x80\xa2" : "\xe2\x97\xa6");
		return;
	}
	if (strchr("aA", list->own.style) && list->own.number > 0)
		label_letters(
			page->label, room, list->own.number, list->own.style);
	else if (strchr("iI", list->own.style) && list->own.number > 0 &&
		 list->own.number < 4000)
		label_roman(page->label, room, list->own.number,
			list->own.style == 'I');
	else
		snprintf(page->label, room, "%ld. ", list->own.number);
	if (list->own.number > -NUMBER_MOST && list->own.number < NUMBER_MOST)
		list->own.number += list->own.reversed ? -1 : 1;
}

void
html_item_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	struct html_state *list = lists_around(page, HTML_LIST);

	page->label[0] = '\0';
	if (kind->does == HTML_TERM) {
		html_block(page, state);
		return;
	}
	state->kind = BLOCK_LIST_ITEM;
	state->level = state->lists ? state->lists : 1;
	if (kind->does == HTML_ITEM && list) {
		list->own.number = html_number(page->attributes.value,
			-NUMBER_MOST, NUMBER_MOST, list->own.number);
		label_make(page, list);
	}
	html_block(page, state);
}

/* -- tables --------------------------------------------------------------- */

void
html_table_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	const struct html_box *box = html_survey_box(page->survey,
		page->base + page->walk.open[page->walk.place].number);

	(void)kind;
	if (!box || box->laid_out) {
		html_block(page, state);
		return;
	}
	state->kind = BLOCK_TABLE;
	state->level = 0;
	state->own.table = true;
	html_block(page, state);
}

/* Cells that reach down from rows above are empty here. */
static void
cells_from_above(struct html_page *page, struct html_state *table)
{
	while (table->own.down && table->own.column < LIMIT_COLUMNS &&
		table->own.down[table->own.column]) {
		table->own.down[table->own.column++]--;
		build_cell(page->build);
	}
}

void
html_row_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	struct html_state *table = lists_around(page, HTML_TABLE);
	uint32_t i;

	(void)kind;
	if (!table || !table->own.table)
		return;
	if (table->own.rows++ == LIMIT_ROWS)
		build_remark(page->build, REMARK_LIMIT,
			"a table has more than %d rows; the rest is left out",
			LIMIT_ROWS);
	if (table->own.rows > LIMIT_ROWS)
		state->hidden = true;
	/* Cells may reach past the end of the row before. */
	for (i = table->own.column; table->own.down && i < LIMIT_COLUMNS; i++)
		table->own.down[i] -= table->own.down[i] > 0;
	table->own.column = 0;
	build_row(page->build);
}

void
html_cell_begin(struct html_page *page, struct html_state *state,
	const struct html_kind *kind)
{
	struct html_state *table = lists_around(page, HTML_TABLE);
	long wide, deep;

	(void)kind;
	if (!table || !table->own.table) {
		html_block(page, state);
		return;
	}
	state->cell = true;
	cells_from_above(page, table);
	wide = html_number(page->attributes.colspan, 1, LIMIT_COLUMNS, 1);
	deep = html_number(page->attributes.rowspan, 1, LIMIT_ROWS, 1);
	if (table->own.column >= LIMIT_COLUMNS) {
		state->hidden = true;
		return;
	}
	build_cell(page->build);
	state->own.wide = (uint32_t)wide - 1;
	for (; wide-- && table->own.column < LIMIT_COLUMNS;
		table->own.column++) {
		if (deep < 2)
			continue;
		if (!table->own.down)
			table->own.down = arena_new(
				&build_doc(page->build)->arena,
				LIMIT_COLUMNS * sizeof *table->own.down);
		table->own.down[table->own.column] = (uint16_t)(deep - 1);
	}
}

void
html_cell_end(struct html_page *page, struct html_state *state)
{
	for (; state->own.wide; state->own.wide--)
		build_cell(page->build);
}
