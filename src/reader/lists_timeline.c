/*
 * The timeline on the screen: before each passage its year, month and day,
 * each of them written once where it repeats.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/library/entities.h"
#include "lectern/library/search.h"
#include "reader/desk.h"
#include "reader/lists.h"

#define CELL_EDTF 0
#define CELL_NUMBER 1
#define CELL_BEFORE 2
#define CELL_MATCH 3
#define CELL_AFTER 4
#define CELL_WHY 5 /* why its year is what it is; NULL: as printed */
#define YEAR_CELLS 6
#define DATE_CELLS 17  /* year, day and month, and a sign */
#define DATE_BEFORE 24 /* cells, so that the date itself can be seen */

static const char *const months[] = { "", "Jan", "Feb", "Mar", "Apr", "May",
	"June", "July", "Aug", "Sept", "Oct", "Nov", "Dec" };

/* -- rows ----------------------------------------------------------------- */

static void
timeline_title(struct desk *desk, struct view *view)
{
	struct listing *listing = &view->listing;
	struct entity_card card;
	struct error err = { 0 };

	if (view->argument) {
		listing->title = listing_format(
			listing, "When: passages with %s", view->argument);
		return;
	}
	listing->title = "When: every dated passage of the library";
	if (!view->entity ||
		!library_entity_card(desk->library, view->entity, &card, &err))
		return;
	listing->title = listing_format(
		listing, "When: dates in the passages of %s", card.entity.name);
	entity_card_done(&card);
}

static void
timeline_add(struct view *view, const struct date_row *date)
{
	struct listing *listing = &view->listing;
	struct listing_row *row = listing_row(listing);
	uint32_t digits;

	row->place = date->place;
	row->cells[CELL_EDTF] = listing_string(listing, date->edtf);
	row->cells[CELL_NUMBER] =
		listing_format(listing, "%u", date->place.document);
	digits = (uint32_t)strlen(row->cells[CELL_NUMBER]);
	view->digits = view->digits > digits ? view->digits : digits;
	row->cells[CELL_BEFORE] =
		listing_string(listing, date->before ? date->before : "");
	row->cells[CELL_MATCH] =
		listing_string(listing, date->match ? date->match : "");
	row->cells[CELL_AFTER] =
		listing_string(listing, date->after ? date->after : "");
	if (date->inferred)
		row->cells[CELL_WHY] = listing_string(listing,
			date->why ? date->why
				  : "what is not printed, from the context");
}

static bool
timeline_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct date_filter filter = { .document = view->document,
		.entity = view->entity,
		.query = view->argument,
		.limit = lists_limit(view) };
	struct listing *listing = &view->listing;
	struct date_list list;
	size_t i;

	timeline_title(desk, view);
	if (!library_timeline(desk->library, &filter, &list, err))
		return false;
	listing_column(listing, "date", LISTING_LEFT);
	listing_column(listing, "document", LISTING_RIGHT);
	listing_column(listing, "before", LISTING_RIGHT);
	listing_column(listing, "match", LISTING_LEFT);
	listing_column(listing, "after", LISTING_WIDE);
	listing_column(listing, "inferred", LISTING_LEFT);
	for (i = 0; i < list.count; i++)
		timeline_add(view, &list.rows[i]);
	view->total = list.total;
	date_list_done(&list);
	return true;
}

/* -- drawing -------------------------------------------------------------- */

/* Month and day of a date; 0 where it has none. */
static void
timeline_parts(const char *date, size_t len, int *month, int *day)
{
	*month = *day = 0;
	if (len >= 7 && date[4] == '-')
		*month = atoi(date + 5);
	if (*month && len >= 10 && date[7] == '-')
		*day = atoi(date + 8);
	if (*month > 12 && (*month < 21 || *month > 24))
		*month = 0;
}

/* "9 Apr", "Apr", "spring"; "" for a whole year. */
static void
timeline_one(int month, int day, struct str *label)
{
	static const char *const seasons[] = { "spring", "summer", "autumn",
		"winter" };

	if (month > 12)
		str_add(label, seasons[month - 21]);
	else if (month > 0 && day)
		str_add_format(label, "%2d %s", day, months[month]);
	else if (month > 0)
		str_add_format(label, "   %s", months[month]);
}

/* The bytes of a date that are its year. */
static size_t
timeline_year_len(const char *date)
{
	return (*date == '-') + strcspn(date + (*date == '-'), "-/");
}

/* "9-15 Oct", "Oct-Nov": of a range within a year. */
static void
timeline_day(const char *edtf, struct str *label)
{
	const char *end = strchr(edtf, '/');
	size_t year = timeline_year_len(edtf);
	int month, day, last = 0, last_day = 0;

	timeline_parts(edtf, strcspn(edtf, "/"), &month, &day);
	if (end && (strncmp(end + 1, edtf, year) ||
			   timeline_year_len(end + 1) != year))
		return;
	if (end)
		timeline_parts(end + 1, strlen(end + 1), &last, &last_day);
	if (last == month && day && last_day > day)
		str_add_format(
			label, "%2d-%d %s", day, last_day, months[month]);
	else if (last > month && month > 0 && last <= 12)
		str_add_format(label, "%s-%s", months[month], months[last]);
	else
		timeline_one(month, day, label);
}

/* The year; of a range over years both, and of nothing else more. */
static void
timeline_year(const char *edtf, struct str *year)
{
	const char *end = strchr(edtf, '/');
	size_t len = timeline_year_len(edtf);

	str_add_bytes(year, edtf, len);
	if (end && (strncmp(end + 1, edtf, len) ||
			   timeline_year_len(end + 1) != len))
		str_add_format(year, "/%.*s", (int)timeline_year_len(end + 1),
			end + 1);
}

/* The row above it, if that is on the screen. */
static const struct listing_row *
timeline_above(const struct view *view, const struct listing_row *row)
{
	size_t index = (size_t)(row - view->listing.rows);

	if (!index || view->filter.len || view->top >= view->shown_count ||
		view->shown[view->top] == index)
		return NULL;
	return row - 1;
}

/* The date, as far as the row above does not say it. */
static void
timeline_draw_date(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col)
{
	const struct listing_row *above = timeline_above(view, row);
	const char *edtf = row->cells[CELL_EDTF];
	const char *last = above ? above->cells[CELL_EDTF] : "";
	struct str label = { 0 }, year = { 0 }, other = { 0 };

	if (!strcmp(last, edtf))
		return;
	timeline_year(edtf, &year);
	timeline_year(last, &other);
	if (strcmp(str_text(&year), str_text(&other)))
		grid_string(grid, at, col, DATE_CELLS - 2, str_text(&year),
			ROLE_HEADING);
	timeline_day(edtf, &label);
	grid_string(grid, at, col + YEAR_CELLS, DATE_CELLS - YEAR_CELLS - 1,
		str_text(&label), ROLE_DATE);
	str_done(&label);
	str_done(&year);
	str_done(&other);
}

static void
timeline_draw(const struct view *view, const struct listing_row *row,
	struct grid *grid, uint32_t at, uint32_t col, uint32_t cols)
{
	uint32_t number = DATE_CELLS + 2 + view->digits + 1;
	const char *digits = row->cells[CELL_NUMBER];

	timeline_draw_date(view, row, grid, at, col + 2);
	if (row->cells[CELL_WHY])
		grid_string(
			grid, at, col + DATE_CELLS + 1, 1, "~", ROLE_PROBLEM);
	grid_string(grid, at,
		col + DATE_CELLS + 2 + view->digits - (uint32_t)strlen(digits),
		view->digits, digits, ROLE_LABEL);
	if (cols > number + 2)
		lists_draw_text(row, CELL_BEFORE, grid, at, col + number + 1,
			cols - number - 1, DATE_BEFORE);
}

static void
timeline_more(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width)
{
	if (row->cells[CELL_WHY])
		sheet_wrap(&view->below, "inferred",
			slice_of(row->cells[CELL_WHY]), ROLE_TEXT, 9, width, 2);
	lists_passage(desk, view, row, width);
}

const struct view_kind view_timeline = { "timeline", .fill = timeline_fill,
	.more = timeline_more, .draw = timeline_draw, .beside = true,
	.empty = "there are no dates to show", .keys = "search",
	.fill_pages = true, .kept = true };
