/* Rows, bar, filter and search; drawing is in view_draw.c. */
#include "reader/view.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/memory.h"
#include "reader/desk.h"

struct view *
view_new(const struct view_kind *kind, const char *argument)
{
	struct view *view = memory_zero(1, sizeof *view);

	view->kind = kind;
	view->argument = argument ? memory_copy_string(argument) : NULL;
	return view;
}

void
view_done(struct view *view)
{
	listing_done(&view->listing);
	sheet_done(&view->below);
	str_done(&view->filter);
	str_done(&view->error);
	free(view->argument);
	free(view->find);
	free(view->shown);
	free(view->ticked.rows);
	free(view->opened.rows);
}

void
view_free(struct view *view)
{
	if (!view)
		return;
	view_done(view);
	free(view);
}

bool
view_ids_have(const struct view_ids *ids, uint32_t entity)
{
	size_t i;

	for (i = 0; i < ids->count; i++) {
		if (ids->rows[i] == entity)
			return true;
	}
	return false;
}

void
view_ids_turn(struct view_ids *ids, uint32_t entity)
{
	size_t i;

	for (i = 0; i < ids->count; i++) {
		if (ids->rows[i] == entity) {
			ids->rows[i] = ids->rows[--ids->count];
			return;
		}
	}
	ids->rows = memory_grow(
		ids->rows, ids->count, &ids->cap, sizeof *ids->rows);
	ids->rows[ids->count++] = entity;
}

/* Does a row hold folded text, in any of its cells? */
static bool
view_row_holds(const struct view *view, size_t index, const char *folded)
{
	const struct listing_row *row = &view->listing.rows[index];
	struct str text = { 0 };
	bool holds;
	size_t i;

	if (!*folded)
		return true;
	for (i = 0; i < view->listing.column_count; i++) {
		if (!row->cells[i])
			continue;
		fold_add(&text, row->cells[i], strlen(row->cells[i]));
		str_add_char(&text, '\n');
	}
	holds = strstr(str_text(&text), folded) != NULL;
	str_done(&text);
	return holds;
}

static void
view_choose(struct view *view)
{
	const char *filter =
		view->kind->fill_filters ? "" : str_text(&view->filter);
	char *folded = fold_string(filter, strlen(filter));
	size_t i;

	free(view->shown);
	view->shown = memory_zero(view->listing.count + 1, sizeof *view->shown);
	view->shown_count = 0;
	for (i = 0; i < view->listing.count; i++) {
		if (*folded && view->listing.rows[i].head)
			continue;
		if (view_row_holds(view, i, folded))
			view->shown[view->shown_count++] = (uint32_t)i;
	}
	free(folded);
	view->below_for = 0;
	if (view->bar >= view->shown_count)
		view->bar = view->shown_count ? view->shown_count - 1 : 0;
}

/* The bar stands on a row at first, not on what heads it. */
static void
view_begin(struct view *view)
{
	const struct listing_row *row = view_row(view);

	if (!view->kind->first_row || view->bar)
		return;
	while (row && row->head) {
		view->bar++;
		row = view_row(view);
	}
	if (!row)
		view->bar = 0;
}

void
view_refill(struct desk *desk, struct view *view)
{
	struct error err = { 0 };

	listing_done(&view->listing);
	view->listing = (struct listing){ 0 };
	str_clear(&view->error);
	view->fetched = 0;
	if (!view->kind->fill(desk, view, &err))
		str_add(&view->error, err.text);
	view->error_at = err.column;
	view_choose(view);
	view_begin(view);
}

void
view_finish(struct desk *desk, struct view *view)
{
	struct view *better, old;

	view->unfinished = false;
	if (view->moved)
		return;
	better = view_new(view->kind, view->argument);
	better->patient = true;
	better->limit = view->limit;
	view_refill(desk, better);
	if (better->error.len) {
		/* A key was pressed; it can be tried again. */
		view->unfinished = true;
	} else {
		old = *view;
		*view = *better;
		*better = old;
	}
	view_free(better);
}

size_t
view_fetched(const struct view *view)
{
	return view->fetched ? view->fetched : view->listing.count;
}

uint32_t
view_limit(const struct view *view)
{
	return view->limit ? view->limit : VIEW_LIMIT;
}

void
view_go_place(struct view *view, const struct place *place)
{
	const struct listing_row *row;
	size_t i;

	for (i = 0; place->document && i < view->shown_count; i++) {
		row = &view->listing.rows[view->shown[i]];
		if (!row->head && row->place.document == place->document &&
			row->place.start == place->start) {
			view->bar = i;
			return;
		}
	}
}

void
view_extend(struct desk *desk, struct view *view, long rows)
{
	struct place place = { 0 };
	uint32_t limit = view_limit(view);

	if ((!view->kind->fill_filters && !view->kind->fill_pages) ||
		rows <= 0 || view_fetched(view) < limit ||
		view->bar + (size_t)rows < view->shown_count)
		return;
	view->limit = rows > (long)limit ? UINT32_MAX : limit * 4;
	/* More rows may have come in before the one under the bar. */
	if (view_row(view))
		place = view_row(view)->place;
	view_refill(desk, view);
	view_go_place(view, &place);
}

void
view_filter(struct desk *desk, struct view *view, const char *text)
{
	str_clear(&view->filter);
	str_add(&view->filter, text);
	view->bar = view->top = 0;
	if (view->kind->fill_filters || view->kind->fill_pages)
		view_refill(desk, view);
	else
		view_choose(view);
}

const struct listing_row *
view_row(const struct view *view)
{
	if (view->bar >= view->shown_count)
		return NULL;
	return &view->listing.rows[view->shown[view->bar]];
}

void
view_go(struct view *view, size_t row)
{
	size_t last = view->shown_count ? view->shown_count - 1 : 0;

	view->bar = row < last ? row : last;
}

void
view_move(struct view *view, long rows)
{
	view->moved = true;
	if (rows < 0 && (size_t)-rows > view->bar)
		view->bar = 0;
	else
		view_go(view, (size_t)((long)view->bar + rows));
}

bool
view_find(struct view *view, bool forward)
{
	size_t i, at, count = view->shown_count;

	for (i = 1; view->find && i <= count; i++) {
		at = (view->bar + (forward ? i : count - i)) % count;
		if (view_row_holds(view, view->shown[at], view->find)) {
			view->bar = at;
			return true;
		}
	}
	return false;
}

void
view_enter(struct desk *desk, struct view *view)
{
	const struct sheet_line *line;
	const struct listing_row *row = view_row(view);
	struct target target;

	if (view->below_focus) {
		line = sheet_chosen(&view->below);
		if (line) {
			target = line->target;
			desk_follow(desk, &target);
		}
		return;
	}
	if (!row)
		return;
	if (view->kind->enter) {
		view->kind->enter(desk, view, row);
		return;
	}
	target = (struct target){ .place = row->place, .entity = row->entity };
	if (!target.place.document && !target.entity)
		desk_refuse(desk, "this line leads nowhere");
	else
		desk_follow(desk, &target);
}

static void
view_print_cell(struct str *out, const char *cell)
{
	for (; cell && *cell; cell++)
		str_add_char(out, *cell == '\t' || *cell == '\n' ? ' ' : *cell);
}

void
view_print(const struct view *view, struct str *out)
{
	const struct listing *listing = &view->listing;
	size_t i, column;

	for (column = 0; column < listing->column_count; column++)
		str_add_format(out, "%s%s", column ? "\t" : "",
			listing->columns[column].name);
	str_add(out, "\tplace\n");
	for (i = 0; i < view->shown_count; i++) {
		const struct listing_row *row = &listing->rows[view->shown[i]];

		if (row->head || row->part)
			continue;
		for (column = 0; column < listing->column_count; column++) {
			if (column)
				str_add_char(out, '\t');
			view_print_cell(out, row->cells[column]);
		}
		str_add_char(out, '\t');
		if (row->place.document)
			place_print(out, &row->place);
		str_add_char(out, '\n');
	}
}
