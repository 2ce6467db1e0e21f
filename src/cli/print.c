/*
 * One listing, three faces.  The place of a row, which every command accepts
 * as an argument, is a column like any other, and the last.
 */
#include "cli/print.h"

#include <string.h>

#include "lectern/base/json.h"
#include "lectern/base/utf8.h"

#define PRINT_GAP 2 /* cells between columns */

/* Raised when the names or the meaning of fields change. */
#define PRINT_JSON_VERSION 2

static void
print_place(struct str *out, const struct listing_row *row)
{
	str_clear(out);
	if (row->place.document)
		place_print(out, &row->place);
}

/* -- TSV ------------------------------------------------------------------ */

/* A tab or a line end inside a cell would make another cell: blanks do. */
static void
print_tsv_cell(struct out *out, const char *cell)
{
	size_t len;

	for (; cell && *cell; cell += len) {
		len = strcspn(cell, "\t\n");
		out_text(out, cell, len);
		if (!cell[len])
			break;
		out_string(out, " ");
		len++;
	}
}

static void
print_tsv(struct out *out, const struct listing *listing)
{
	struct str place = { 0 };
	size_t i, column;

	for (column = 0; column < listing->column_count; column++)
		out_format(out, "%s\t", listing->columns[column].name);
	out_string(out, "place\n");
	for (i = 0; i < listing->count; i++) {
		if (listing->rows[i].head)
			continue;
		for (column = 0; column < listing->column_count; column++) {
			print_tsv_cell(out, listing->rows[i].cells[column]);
			out_string(out, "\t");
		}
		print_place(&place, &listing->rows[i]);
		out_slice(out, str_slice(&place));
		out_string(out, "\n");
	}
	str_done(&place);
}

/* -- JSON ----------------------------------------------------------------- */

static bool
print_is_number(const char *cell)
{
	return *cell && strspn(cell, "0123456789") == strlen(cell) &&
	       strlen(cell) < 16 && (cell[0] != '0' || !cell[1]);
}

static void
print_json_row(struct json *json, const struct listing *listing,
	const struct listing_row *row, const char *list, struct str *place)
{
	const char *cell;
	size_t column;

	json_open(json, '{');
	json_key(json, "list"), json_string(json, list);
	json_key(json, "version"), json_int(json, PRINT_JSON_VERSION);
	for (column = 0; column < listing->column_count; column++) {
		cell = row->cells[column];
		json_key(json, listing->columns[column].name);
		if (cell && listing->columns[column].align == LISTING_RIGHT &&
			print_is_number(cell))
			str_add(json->to, cell), json->comma = true;
		else
			json_string(json, cell);
	}
	print_place(place, row);
	json_key(json, "place");
	json_string(json, place->len ? str_text(place) : NULL);
	json_close(json, '}');
}

static void
print_json(struct out *out, const struct listing *listing, const char *list)
{
	struct str line = { 0 }, place = { 0 };
	struct json json;
	size_t i;

	for (i = 0; i < listing->count; i++) {
		if (listing->rows[i].head)
			continue;
		json = (struct json){ .to = &line };
		str_clear(&line);
		print_json_row(&json, listing, &listing->rows[i], list, &place);
		str_add_char(&line, '\n');
		out_slice(out, str_slice(&line));
	}
	str_done(&line);
	str_done(&place);
}

/* -- text ----------------------------------------------------------------- */

/* Widths of the columns; the last is that of the place. */
struct print_widths {
	size_t of[LISTING_COLUMNS + 1];
	size_t wide; /* the column that is cut, or column_count */
	size_t tail; /* the one that is cut at its beginning, likewise */
};

static size_t
print_cell_width(const char *cell)
{
	return cell ? utf8_text_width(cell, strlen(cell)) : 0;
}

/* The widest cell of each column, and of the places. */
static void
print_widest(struct print_widths *widths, const struct listing *listing,
	struct str *place)
{
	const struct listing_row *row;
	size_t i, column, cell;

	for (i = 0; i < listing->count; i++) {
		row = &listing->rows[i];
		if (row->head)
			continue;
		for (column = 0; column < listing->column_count; column++) {
			cell = print_cell_width(row->cells[column]);
			if (cell > widths->of[column])
				widths->of[column] = cell;
		}
		print_place(place, row);
		if (place->len > widths->of[listing->column_count])
			widths->of[listing->column_count] = place->len;
	}
}

/* A column gives way until so much is left of it. */
static void
print_give(struct print_widths *widths, size_t column, size_t least,
	size_t *used, size_t width)
{
	size_t cell = widths->of[column];

	*used -= cell;
	widths->of[column] = width > *used + least ? width - *used : least;
	if (widths->of[column] > cell)
		widths->of[column] = cell;
	*used += widths->of[column];
}

/* Columns of words take no more than this much of the width. */
static void
print_cut(struct print_widths *widths, const struct listing *listing,
	size_t most, size_t *used, size_t width)
{
	size_t column;

	for (column = 0; column < listing->column_count; column++) {
		if (*used > width &&
			listing->columns[column].align == LISTING_LEFT &&
			widths->of[column] > most)
			print_give(widths, column, most, used, width);
	}
}

/*
 * What is wider than the terminal is made to fit: of what stands around
 * something, the part behind it has twice the room of the part before.
 */
static void
print_narrow(struct print_widths *widths, const struct listing *listing,
	size_t used, size_t width)
{
	size_t count = listing->column_count, least = 20, both;

	print_cut(widths, listing, width / 4, &used, width);
	if (widths->tail < count && widths->wide < count) {
		both = widths->of[widths->tail] + widths->of[widths->wide];
		both = width + both > used ? width + both - used : 0;
		least = both * 2 / 3 > 10 ? both * 2 / 3 : 10;
	}
	if (widths->wide < count && used > width)
		print_give(widths, widths->wide, least, &used, width);
	if (widths->tail < count && used > width)
		print_give(widths, widths->tail, 8, &used, width);
	print_cut(widths, listing, width / 7, &used, width);
}

static void
print_measure(struct print_widths *widths, const struct listing *listing,
	size_t width, struct str *place)
{
	size_t column, used = 0;

	widths->wide = widths->tail = listing->column_count;
	for (column = 0; column < listing->column_count; column++) {
		if (listing->columns[column].align == LISTING_WIDE)
			widths->wide = column;
		if (listing->columns[column].align == LISTING_TAIL)
			widths->tail = column;
		widths->of[column] =
			print_cell_width(listing->columns[column].name);
	}
	print_widest(widths, listing, place);
	for (column = 0; column <= listing->column_count; column++)
		used += widths->of[column] + PRINT_GAP;
	used -= PRINT_GAP; /* nothing follows the place */
	if (widths->tail < listing->column_count)
		used -= PRINT_GAP; /* it touches what follows */
	if (width && used > width)
		print_narrow(widths, listing, used, width);
}

static void
print_blanks(struct out *out, size_t count)
{
	while (count--)
		out_string(out, " ");
}

/* The beginning of a cell that fits, and how wide it is. */
static size_t
print_fit(const char *cell, size_t room, size_t *width)
{
	size_t len = strlen(cell), at = 0, next, step;

	*width = 0;
	while (at < len) {
		step = (size_t)utf8_width(utf8_at(cell, len, at, &next));
		if (*width + step > room)
			break;
		*width += step;
		at = next;
	}
	return at;
}

/* The end of a cell that fits, right aligned. */
static void
print_tail(struct out *out, const char *cell, size_t room)
{
	size_t width = print_cell_width(cell), next;

	if (width <= room) {
		print_blanks(out, room - width);
		out_string(out, cell);
		return;
	}
	while (*cell && width + 1 > room) {
		width -= (size_t)utf8_width(
			utf8_at(cell, strlen(cell), 0, &next));
		cell += next;
	}
	print_blanks(out, room - width - 1);
	out_string(out, "\xe2\x80\xa6");
	out_string(out, cell);
}

static void
print_cell(struct out *out, const char *cell, size_t room,
	enum listing_align align)
{
	size_t width, len;

	if (!cell)
		cell = "";
	if (align == LISTING_TAIL && room) {
		print_tail(out, cell, room);
		return;
	}
	len = print_fit(cell, room, &width);
	if (cell[len] && room > 1) {
		len = print_fit(cell, room - 1, &width);
		out_text(out, cell, len);
		out_string(out, "\xe2\x80\xa6");
		print_blanks(out, room - width - 1);
		return;
	}
	if (align == LISTING_RIGHT)
		print_blanks(out, room - width);
	out_text(out, cell, len);
	if (align != LISTING_RIGHT)
		print_blanks(out, room - width);
}

static void
print_text_row(struct out *out, const struct listing *listing,
	const struct print_widths *widths, const char *const *cells,
	const char *place, bool problem)
{
	size_t column;

	out_string(out, problem ? "! " : "  ");
	for (column = 0; column < listing->column_count; column++) {
		print_cell(out, cells[column], widths->of[column],
			listing->columns[column].align);
		print_blanks(out, listing->columns[column].align == LISTING_TAIL
					  ? 0
					  : PRINT_GAP);
	}
	out_format(out, "%s\n", place);
}

/* "003 Coup and Massive Resistance   12 passages", with a line before it. */
static void
print_head(struct out *out, const struct listing_row *row)
{
	out_string(out, "\n");
	out_string(out, row->cells[0]);
	if (row->cells[1])
		out_format(out, "   %s", row->cells[1]);
	out_string(out, "\n");
}

static void
print_text(struct out *out, const struct listing *listing, size_t width)
{
	const char *heads[LISTING_COLUMNS] = { 0 };
	struct print_widths widths = { 0 };
	struct str place = { 0 };
	size_t i;

	print_measure(&widths, listing, width > 2 ? width - 2 : 0, &place);
	for (i = 0; i < listing->column_count; i++)
		heads[i] = listing->columns[i].align == LISTING_TAIL
				   ? NULL
				   : listing->columns[i].name;
	if (listing->count)
		print_text_row(out, listing, &widths, heads, "place", false);
	for (i = 0; i < listing->count; i++) {
		if (listing->rows[i].head) {
			print_head(out, &listing->rows[i]);
			continue;
		}
		print_place(&place, &listing->rows[i]);
		print_text_row(out, listing, &widths, listing->rows[i].cells,
			str_text(&place), listing->rows[i].problem);
	}
	if (listing->note && *listing->note)
		out_format(out, "\n%s", listing->note);
	str_done(&place);
}

void
print_listing(struct out *out, const struct listing *listing, const char *kind,
	enum print_format format, size_t width)
{
	switch (format) {
	case PRINT_TEXT:
		print_text(out, listing, width);
		break;
	case PRINT_TSV:
		print_tsv(out, listing);
		break;
	case PRINT_JSON:
		print_json(out, listing, kind);
		break;
	}
}
