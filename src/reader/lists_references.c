/*
 * References: where else the library speaks of what is in view, and what the
 * reader says of that.
 */
#include "reader/lists.h"

#include "lectern/command/judging.h"
#include "reader/action.h"
#include "reader/desk.h"

/* A cell without a column: the lower half says it. */
#define REFERENCE_SCORE 4

static void
references_add(struct view *view, const struct reference_row *reference)
{
	struct listing *listing = &view->listing;
	struct listing_row *row = listing_row(listing);

	row->place = reference->incoming ? reference->from : reference->to;
	row->cells[0] = listing_format(listing, "%u", row->place.document);
	row->cells[1] = reference->confirmed  ? "+"
			: reference->incoming ? "<-"
					      : "->";
	row->cells[2] =
		listing_string(listing, reference->why ? reference->why : "");
	row->cells[3] =
		listing_string(listing, reference->text ? reference->text : "");
	row->cells[REFERENCE_SCORE] =
		listing_format(listing, "%.2f", reference->score);
}

/* Of the selection's paragraph (*one), or of all that is on the screen. */
static bool
references_read(struct desk *desk, const struct view *view,
	struct reference_list *list, bool *one, struct error *err)
{
	const struct page *page = &desk->page;
	struct place place = page_passage(page);
	size_t block = doc_block_at(page->doc, view->place.start);

	*one = page->selected.kind != SPAN_KINDS;
	if (*one && block < page->doc->block_count) {
		place.start = page->doc->blocks[block].start;
		place.end = page->doc->blocks[block].end;
	}
	if (!judging_references(
		    desk->library, desk->notebook, &place, list, err))
		return false;
	if (!*one || list->count)
		return true;
	reference_list_done(list);
	*one = false;
	place = page_passage(page);
	return judging_references(
		desk->library, desk->notebook, &place, list, err);
}

static bool
references_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	struct reference_list list = { 0 };
	bool one;
	size_t i;

	listing_column(listing, "n", LISTING_RIGHT);
	listing_column(listing, "", LISTING_LEFT);
	listing_column(listing, "because", LISTING_LEFT);
	listing_column(listing, "passage", LISTING_WIDE);
	if (!references_read(desk, view, &list, &one, err))
		return false;
	listing->title = listing_string(
		listing, one ? "Elsewhere, about this paragraph"
			     : "Elsewhere, about what is on the screen");
	for (i = 0; i < list.count; i++)
		references_add(view, &list.rows[i]);
	reference_list_done(&list);
	return true;
}

/* The reason in full and how good it is, then the passage. */
static void
references_more(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width)
{
	struct str why = { 0 };

	str_add_format(
		&why, "%s (%s)", row->cells[2], row->cells[REFERENCE_SCORE]);
	sheet_wrap(&view->below,
		row->cells[1][0] == '<' ? "it points here:" : "because:",
		str_slice(&why), ROLE_TEXT, 16, width, 2);
	str_done(&why);
	lists_passage(desk, view, row, width);
}

const struct view_kind view_references = { "elsewhere", .fill = references_fill,
	.more = references_more,
	.empty = "the library says nothing else about this", .roomy = true,
	.keys = "confirm dismiss" };

void
action_reread_references(struct desk *desk)
{
	struct view *view = desk_view(desk);

	panel_forget_references(&desk->panel);
	if (view && view->kind == &view_references)
		view_refill(desk, view);
}

/* -- judging -------------------------------------------------------------- */

/* The reference under the bar of the list; its rows are the listing's. */
static bool
judge_row(
	struct desk *desk, struct view *view, bool confirmed, struct error *err)
{
	struct reference_list list;
	bool one, ok;
	size_t row;

	if (view->bar >= view->shown_count)
		return error_set(
			err, ERROR_NOT_FOUND, "no reference is chosen");
	row = view->shown[view->bar];
	if (!references_read(desk, view, &list, &one, err))
		return false;
	ok = row < list.count ? judging_keep(desk->library, desk->notebook,
					&list.rows[row], confirmed, err)
			      : error_set(err, ERROR_NOT_FOUND,
					"no reference is chosen");
	reference_list_done(&list);
	return ok;
}

/* The reference that the chosen line of the panel leads along. */
static bool
judge_line(struct desk *desk, bool confirmed, struct error *err)
{
	const struct reference_list *list = &desk->panel.references;
	const struct sheet_line *line = sheet_chosen(&desk->panel.sheet);
	const struct place *there;
	size_t i;

	for (i = 0; line && i < list->count; i++) {
		there = list->rows[i].incoming ? &list->rows[i].from
					       : &list->rows[i].to;
		if (there->document == line->target.place.document &&
			there->start == line->target.place.start)
			return judging_keep(desk->library, desk->notebook,
				&list->rows[i], confirmed, err);
	}
	return error_set(err, ERROR_NOT_FOUND,
		"choose a reference first: %s lists them",
		keys_of(desk->keys, "references"));
}

static void
judge(struct desk *desk, bool confirmed)
{
	struct view *view = desk_view(desk);
	struct error err = { 0 };
	bool ok;

	if (!action_may_keep(desk))
		return;
	if (view && view->kind == &view_references)
		ok = judge_row(desk, view, confirmed, &err);
	else
		ok = judge_line(desk, confirmed, &err);
	if (ok)
		desk_say(desk, confirmed ? "confirmed; :undo takes it back"
					 : "dismissed; :undo brings it back");
	else
		desk_complain(desk, &err);
	action_reread_references(desk);
}

void
action_confirm(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	judge(desk, true);
}

void
action_dismiss(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	judge(desk, false);
}
