/*
 * What ends what follows the HTML standard in the cases that people's pages
 * have: a block ends a paragraph, an item the item before it, a cell the cell.
 * Where the standard would open elements again that were ended in the wrong
 * order, we let the wrong one end alone: spans need not nest.
 */
#include "import/html_walk.h"

void
html_walk_begin(struct html_walk *walk, struct slice text)
{
	*walk = (struct html_walk){ .tags.text = text };
}

/* -- what a start tag ends ------------------------------------------------ */

/* An open element is looked for outwards; it ends where this says stop. */
static bool
walk_stops(const struct html_kind *kind, const struct html_kind *due)
{
	switch (due->does) {
	case HTML_ITEM:
	case HTML_TERM:
	case HTML_MEANING:
		return kind->does == HTML_LIST || (kind->flags & HTML_SCOPE);
	case HTML_ROWS:
	case HTML_ROW:
	case HTML_CELL:
		return kind->does == HTML_TABLE;
	default:
		return !html_is_inline(kind);
	}
}

/* Does an element that is open end when this one begins? */
static bool
walk_is_ended(const struct html_kind *kind, const struct html_kind *due)
{
	switch (due->does) {
	case HTML_ITEM:
		return kind->does == HTML_ITEM;
	case HTML_TERM:
	case HTML_MEANING:
		return kind->does == HTML_TERM || kind->does == HTML_MEANING;
	case HTML_ROWS:
		return kind->does == HTML_ROWS;
	case HTML_ROW:
		return kind->does == HTML_ROW;
	case HTML_CELL:
		return kind->does == HTML_CELL;
	case HTML_LINK:
		return kind->does == HTML_LINK;
	case HTML_MARK:
		return due->what && kind == due;
	case HTML_HEADING:
		return kind->does == HTML_HEADING ||
		       (kind->flags & HTML_PARAGRAPH);
	default:
		return !html_is_inline(due) && (kind->flags & HTML_PARAGRAPH);
	}
}

/* Caption, rows and cells end what the row or cell before left open. */
static size_t
walk_keep(const struct html_walk *walk, const struct html_kind *due)
{
	size_t i, keep = walk->depth;

	for (i = walk->depth; i--;) {
		const struct html_open *open = &walk->open[i];

		if (!open->over && walk_is_ended(open->kind, due))
			keep = i;
		if (walk_stops(open->kind, due))
			break;
	}
	return keep;
}

static void
walk_start(struct html_walk *walk)
{
	const struct html_kind *kind = html_kind_of(walk->tag.name);

	if (!kind)
		return;
	walk->due = kind;
	walk->is_void = kind->flags & HTML_VOID;
	walk->keep = walk_keep(walk, kind);
}

/* -- what an end tag ends ------------------------------------------------- */

static bool
walk_matches(const struct html_kind *open, const struct html_kind *kind)
{
	return open == kind ||
	       (open->does == HTML_HEADING && kind->does == HTML_HEADING);
}

/* The place of the element that an end tag is meant for, or depth. */
static size_t
walk_find(const struct html_walk *walk, const struct html_kind *kind)
{
	bool table = kind->does == HTML_TABLE || kind->does == HTML_ROWS ||
		     kind->does == HTML_ROW || kind->does == HTML_CELL;
	size_t i;

	for (i = walk->depth; i--;) {
		const struct html_open *open = &walk->open[i];

		if (!open->over && walk_matches(open->kind, kind))
			return i;
		if (open->kind->does == HTML_TABLE ||
			(!table && (open->kind->flags & HTML_SCOPE)))
			break;
	}
	return walk->depth;
}

/* True: an element ends although others inside it are still open. */
static bool
walk_end(struct html_walk *walk)
{
	const struct html_kind *kind = html_kind_of(walk->tag.name);
	size_t place;

	if (!kind || (kind->flags & HTML_VOID))
		return false;
	if (walk->beyond) {
		walk->beyond--;
		return false;
	}
	place = walk_find(walk, kind);
	if (place < walk->depth && html_is_inline(kind) &&
		kind->does != HTML_HIDE && place + 1 < walk->depth) {
		walk->open[place].over = true;
		walk->place = place;
		return true;
	}
	walk->keep = place;
	return false;
}

/* -- the walk ------------------------------------------------------------- */

static bool
walk_push(struct html_walk *walk)
{
	const struct html_kind *kind = walk->due;

	walk->due = NULL;
	if (walk->depth == LIMIT_DEPTH) {
		walk->too_deep = true;
		walk->beyond += !walk->is_void;
		return false;
	}
	walk->place = walk->depth;
	walk->open[walk->depth++] =
		(struct html_open){ kind, walk->count++, false };
	walk->keep = walk->depth - walk->is_void;
	return true;
}

enum html_event
html_walk_next(struct html_walk *walk)
{
	for (;;) {
		while (walk->depth > walk->keep) {
			walk->place = --walk->depth;
			if (!walk->open[walk->place].over)
				return HTML_END;
		}
		if (walk->due) {
			if (walk_push(walk))
				return HTML_BEGIN;
			continue;
		}
		if (!tags_next(&walk->tags, &walk->tag)) {
			if (!walk->depth)
				return HTML_DONE;
			walk->keep = 0;
			continue;
		}
		switch (walk->tag.kind) {
		case TAG_TEXT:
			return HTML_TEXT;
		case TAG_START:
			walk_start(walk);
			break;
		case TAG_END:
			if (walk_end(walk))
				return HTML_END;
			break;
		}
	}
}
