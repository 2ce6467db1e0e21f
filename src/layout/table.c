/* A line with fewer cells than others may go on over the columns it lacks. */
#include "layout/table.h"

#include <string.h>

#include "lectern/base/utf8.h"

#define TABLE_GAP 2   /* cells between columns */
#define TABLE_LAST 16 /* cells the last column wants, if it has as many */

static uint32_t
table_tabs(struct slice line)
{
	uint32_t count = 0;
	size_t i;

	for (i = 0; i < line.len; i++)
		count += line.data[i] == '\t';
	return count;
}

/* Widths of cells; the last of a short line is not bound to its column. */
static void
table_widen(struct slice line, uint32_t columns, uint32_t *widths)
{
	uint32_t cells = table_tabs(line) + 1, i, width;
	struct slice cell;

	for (i = 0; i < cells; i++) {
		cell = slice_take(&line, '\t');
		if (i + 1 == cells && cells < columns)
			break;
		width = (uint32_t)utf8_text_width(cell.data, cell.len);
		if (width > widths[i])
			widths[i] = width;
	}
}

bool
table_measure(struct table *table, struct slice text, uint32_t room)
{
	uint32_t widths[LAYOUT_STOPS + 1] = { 0 }, i, at = 0, tabs, most = 0;
	struct slice rest = text;

	while (rest.len) {
		tabs = table_tabs(slice_take(&rest, '\n'));
		most = tabs > most ? tabs : most;
	}
	if (!most || most > LAYOUT_STOPS)
		return false;
	table->columns = most + 1;
	for (rest = text; rest.len;)
		table_widen(slice_take(&rest, '\n'), table->columns, widths);
	for (i = 0; i < most; i++) {
		at += widths[i] + TABLE_GAP;
		if (at >= room)
			return false;
		table->stops[i] = (uint16_t)at;
	}
	table->last = room - at;
	return table->last >= widths[most] || table->last >= TABLE_LAST;
}

size_t
table_last(const struct table *table, struct slice line)
{
	struct slice rest = line;
	uint32_t i;

	if (table_tabs(line) + 1 != table->columns)
		return line.len;
	for (i = 1; i < table->columns; i++)
		slice_take(&rest, '\t');
	return line.len - rest.len;
}

bool
table_fits(const struct table *table, struct slice line)
{
	uint32_t tabs = table_tabs(line), i, at;
	struct slice cell = { 0 };

	for (i = 0; i <= tabs; i++)
		cell = slice_take(&line, '\t');
	at = tabs ? table->stops[tabs - 1] : 0;
	return at + utf8_text_width(cell.data, cell.len) <=
	       table->stops[table->columns - 2] + table->last;
}
