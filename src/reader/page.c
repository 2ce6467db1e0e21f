/*
 * The window of a document, and going up and down in it row by row.
 *
 * A place on the screen is a block of the window and a row of that block.
 * Stepping past the edge of the window loads the next one around the edge, and
 * translates the block's index by its first byte; nobody else need know.
 */
#include "reader/page.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/library/search.h"

#define PAGE_BEHIND 32768u /* bytes of the window before the top */
#define PAGE_AHEAD 65536u  /* ... and after it */

void
page_init(struct page *page, struct library *library)
{
	*page = (struct page){ .library = library };
	page->options.measure = 66;
	page->types = UINT32_MAX;
	page->selected.kind = SPAN_KINDS;
}

void
page_forget(struct page *page)
{
	memset(page->cached, 0, sizeof page->cached);
}

static void
page_close(struct page *page)
{
	doc_free(page->doc);
	page->doc = NULL;
	arena_done(&page->arena);
	section_list_done(&page->sections);
	page->sections = (struct section_list){ 0 };
	page->outlined = false;
	page->document = (struct document){ 0 };
	page->selected.kind = SPAN_KINDS;
	page->row_count = 0;
	page_forget(page);
}

void
page_done(struct page *page)
{
	size_t i;

	page_close(page);
	for (i = 0; i < PAGE_CACHE; i++)
		layout_done(&page->cache[i]);
	free(page->rows);
}

static bool
page_has_span(const struct doc *doc, size_t count, const struct place *place)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (doc->spans[i].kind == SPAN_REFERENCE &&
			doc->spans[i].start == place->start)
			return true;
	}
	return false;
}

/*
 * Words that name another text are known to the library, not to the document;
 * on the page they are hotspots like the rest.
 */
static void
page_add_references(const struct page *page, struct doc *doc)
{
	struct place window = { page->document.number, doc->start,
		doc->start + doc->len };
	size_t i, count = doc->span_count;
	struct reference_list list = { 0 };
	struct error ignored = { 0 };
	struct span *span;

	if (!library_references(page->library, &window, &list, &ignored))
		return;
	for (i = 0; i < list.count; i++) {
		const struct reference_row *row = &list.rows[i];

		if (row->kind != REFERENCE_DECLARED || row->incoming ||
			row->from.document != window.document ||
			row->from.start < window.start ||
			row->from.end > window.end ||
			row->from.end <= row->from.start ||
			page_has_span(doc, count, &row->from))
			continue;
		span = doc_add_span(
			doc, SPAN_REFERENCE, row->from.start, row->from.end);
		span->why = doc_string(doc, row->why);
	}
	reference_list_done(&list);
	if (doc->span_count > count)
		doc_sort(doc);
}

/* Loads the window around an offset; the old one stays if that fails. */
static bool
page_load(struct page *page, uint32_t at, struct error *err)
{
	uint32_t size = page->document.size;
	uint32_t start = at > PAGE_BEHIND ? at - PAGE_BEHIND : 0;
	uint32_t end = size - at > PAGE_AHEAD && size > at ? at + PAGE_AHEAD
							   : UINT32_MAX;
	struct doc *doc;

	doc = library_load(
		page->library, page->document.number, start, end, err);
	if (!doc)
		return false;
	page_add_references(page, doc);
	doc_free(page->doc);
	page->doc = doc;
	page_forget(page);
	return true;
}

bool
page_open(struct page *page, uint32_t number, struct error *err)
{
	struct page fresh = *page;

	fresh.arena = (struct arena){ 0 };
	fresh.doc = NULL;
	if (!library_document(page->library, number, &fresh.arena,
		    &fresh.document, err) ||
		!page_load(&fresh, 0, err)) {
		arena_done(&fresh.arena);
		return false;
	}
	page_close(page);
	page->arena = fresh.arena;
	page->document = fresh.document;
	page->doc = fresh.doc;
	page->top = (struct page_at){ 0, 0 };
	page_scroll(page, 0);
	return true;
}

/* The rows of a block, laid out unless they are already. */
static const struct layout *
page_layout(struct page *page, size_t block)
{
	size_t slot = block % PAGE_CACHE;

	if (page->cached[slot] != block + 1) {
		layout_block(
			&page->cache[slot], page->doc, block, &page->options);
		page->cached[slot] = block + 1;
	}
	return &page->cache[slot];
}

/* Is there more of the document on that side of the window? */
static bool
page_has_more(const struct page *page, bool forward)
{
	const struct doc *doc = page->doc;

	if (!doc->block_count)
		return false;
	if (!forward)
		return doc->blocks[0].number > 1;
	return doc->blocks[doc->block_count - 1].number < page->document.blocks;
}

/* Moves the window over the edge; `at' and the top keep their blocks. */
static bool
page_slide(struct page *page, struct page_at *at)
{
	struct error err = { 0 };
	uint32_t start = page->doc->blocks[at->block].start;
	uint32_t top = page->doc->blocks[page->top.block].start;
	uint32_t first = page->doc->blocks[0].start;
	uint32_t last = page->doc->blocks[page->doc->block_count - 1].start;
	const struct doc *doc;

	if (!page_load(page, start, &err) || !page->doc->block_count)
		return false;
	doc = page->doc;
	at->block = doc_block_at(doc, start);
	page->top.block = doc_block_at(doc, top);
	if (at->block >= doc->block_count)
		at->block = doc->block_count - 1;
	if (page->top.block >= doc->block_count)
		page->top.block = doc->block_count - 1;
	return doc->blocks[0].start != first ||
	       doc->blocks[doc->block_count - 1].start != last;
}

/* To the next or the previous row; false at the ends of the document. */
static bool
page_step(struct page *page, struct page_at *at, bool forward)
{
	struct page_at next = *at;
	size_t count;

	if (!page->doc || !page->doc->block_count)
		return false;
	count = page_layout(page, at->block)->count;
	if (forward ? at->row + 1 < count : at->row > 0 && count > 0) {
		at->row += forward ? 1 : UINT32_MAX;
		return true;
	}
	for (;;) {
		if (forward ? next.block + 1 >= page->doc->block_count
			    : next.block == 0) {
			if (!page_has_more(page, forward) ||
				!page_slide(page, &next))
				return false;
			at->block = doc_block_at(
				page->doc, page->doc->blocks[next.block].start);
			continue;
		}
		next.block += forward ? 1 : (size_t)-1;
		count = page_layout(page, next.block)->count;
		if (!count)
			continue;
		next.row = forward ? 0 : (uint32_t)count - 1;
		*at = next;
		return true;
	}
}

/* The row of the block that holds an offset. */
static uint32_t
page_row_in(struct page *page, size_t block, uint32_t at)
{
	const struct layout *layout = page_layout(page, block);
	uint32_t row, found = 0;

	for (row = 0; row < layout->count; row++) {
		if (layout->rows[row].start <= at &&
			layout->rows[row].end > layout->rows[row].start)
			found = row;
		else if (layout->rows[row].start > at)
			break;
	}
	return found;
}

bool
page_go(struct page *page, uint32_t at, uint32_t below, struct error *err)
{
	const struct doc *doc = page->doc;
	struct page_at spot = { 0, 0 };

	if (!doc || at < doc->start + (page_has_more(page, false) ? 8192 : 0) ||
		(page_has_more(page, true) &&
			at + 16384 > doc->start + doc->len)) {
		if (!page_load(page, at, err))
			return false;
	}
	doc = page->doc;
	page->top = spot;
	if (!doc->block_count)
		return true;
	spot.block = doc_block_at(doc, at);
	if (spot.block >= doc->block_count)
		spot.block = doc->block_count - 1;
	spot.row = page_row_in(page, spot.block, at);
	page->top = spot;
	if (!page_layout(page, spot.block)->count &&
		!page_step(page, &spot, false))
		page_step(page, &spot, true);
	while (below && page_step(page, &spot, false))
		below--;
	page->top = spot;
	return true;
}

uint32_t
page_scroll(struct page *page, int rows)
{
	struct page_at last = page->top;
	uint32_t moved = 0, i;

	if (!page->doc || !page->doc->block_count)
		return 0;
	if (rows <= 0) {
		while (rows < 0 && page_step(page, &page->top, false))
			rows++, moved++;
		return moved;
	}
	for (i = 1; i < page->height; i++) {
		if (!page_step(page, &last, true))
			return 0;
	}
	while (rows > 0 && page_step(page, &last, true) &&
		page_step(page, &page->top, true))
		rows--, moved++;
	return moved;
}

void
page_end(struct page *page)
{
	struct error err = { 0 };
	uint32_t i;

	if (!page_go(page, page->document.size, 0, &err) ||
		!page->doc->block_count)
		return;
	page->top.block = page->doc->block_count - 1;
	page->top.row = 0;
	while (page_step(page, &page->top, true))
		;
	for (i = 1; i < page->height; i++)
		page_step(page, &page->top, false);
}

void
page_lay(struct page *page, uint32_t height)
{
	struct page_at at = page->top;
	const struct layout *layout;

	page->height = height;
	page->row_count = 0;
	if (!page->doc || !page->doc->block_count)
		return;
	layout = page_layout(page, at.block);
	if (!layout->count) {
		if (!page_step(page, &at, true))
			return;
	} else if (at.row >= layout->count) {
		at.row = (uint32_t)layout->count - 1;
	}
	page->top = at;
	while (page->row_count < height) {
		page->rows = memory_grow(page->rows, page->row_count,
			&page->row_cap, sizeof *page->rows);
		page->rows[page->row_count++] =
			page_layout(page, at.block)->rows[at.row];
		if (!page_step(page, &at, true))
			break;
	}
}

uint32_t
page_first(const struct page *page)
{
	return page->row_count ? page->rows[0].start : 0;
}

uint32_t
page_last(const struct page *page)
{
	return page->row_count ? page->rows[page->row_count - 1].end : 0;
}

struct place
page_passage(const struct page *page)
{
	struct place place = { page->document.number, 0, 0 };

	if (!page->row_count)
		return place;
	place.start = page->doc->blocks[page->rows[0].block].start;
	place.end =
		page->doc->blocks[page->rows[page->row_count - 1].block].end;
	return place;
}

int
page_row_of(const struct page *page, uint32_t at)
{
	size_t i;

	for (i = 0; i < page->row_count; i++) {
		if (at < page->rows[i].end && at >= page->rows[i].start)
			return (int)i;
		if (page->rows[i].start > at)
			break;
	}
	/* In the blanks between two rows: the row before them. */
	if (i && i < page->row_count && at >= page->rows[i - 1].end)
		return (int)i - 1;
	return -1;
}

void
page_show(struct page *page, uint32_t at, uint32_t rows)
{
	int row = page_row_of(page, at);

	if (row < 0 || !rows || (uint32_t)row < rows)
		return;
	row -= (int)rows - 1;
	while (row-- > 0 && page_step(page, &page->top, true))
		;
	page_lay(page, page->height);
}

bool
page_at_end(const struct page *page)
{
	const struct row *row;

	if (!page->row_count || page->row_count < page->height)
		return true;
	row = &page->rows[page->row_count - 1];
	return row->block + 1 == page->doc->block_count &&
	       !page_has_more(page, true) &&
	       row->end >= page->doc->blocks[row->block].end;
}

uint32_t
page_paragraph(const struct page *page)
{
	size_t i;

	for (i = 0; i < page->row_count; i++) {
		if (page->rows[i].end > page->rows[i].start)
			return page->doc->blocks[page->rows[i].block].number;
	}
	return 0;
}

const char *
page_label(const struct page *page, uint32_t at)
{
	return page->doc ? doc_page(page->doc, at) : NULL;
}

uint32_t
page_percent(const struct page *page)
{
	if (!page->document.size || page_at_end(page))
		return 100;
	return (uint32_t)((uint64_t)page_first(page) * 100 /
			  page->document.size);
}

const struct section_list *
page_sections(struct page *page)
{
	struct error ignored = { 0 };

	if (page->outlined || !page->document.number)
		return &page->sections;
	page->outlined = true;
	if (!library_outline(page->library, page->document.number,
		    &page->sections, &ignored))
		page->sections = (struct section_list){ 0 };
	return &page->sections;
}

size_t
page_section(struct page *page, uint32_t at)
{
	const struct section_list *list = page_sections(page);
	size_t i;

	BISECT(i, list->count, list->rows[i].start <= at);
	return i ? i - 1 : list->count;
}

struct slice
page_heading(struct page *page, uint32_t at)
{
	const struct doc *doc = page->doc;
	size_t i = doc ? doc_block_at(doc, at) : 0;
	const struct block *block;

	if (!doc || !doc->block_count)
		return slice_of(NULL);
	/* Most often it is in the window, which saves loading the outline. */
	for (i = i < doc->block_count ? i + 1 : i; i-- > 0;) {
		block = &doc->blocks[i];
		if (block->start > at || (block->kind != BLOCK_HEADING &&
						 block->kind != BLOCK_QUESTION))
			continue;
		return block->level < 2
			       ? slice_of(NULL)
			       : doc_slice(doc, block->start, block->end);
	}
	if (!page_has_more(page, false))
		return slice_of(NULL);
	i = page_section(page, at);
	if (i >= page->sections.count || page->sections.rows[i].level < 2)
		return slice_of(NULL);
	return slice_of(page->sections.rows[i].text);
}
