/*
 * Poppler gives the text of a page, a box for each of its characters, and the
 * ranges of fonts, all three in one order: that of the text, except that in
 * runs from right to left the boxes come as they stand, from the left.  There
 * the text holds controls that say where it was turned around.
 */
#include "import/pdf_page.h"

#include <stdlib.h>
#include <string.h>

#include "import/limits.h"
#include "lectern/base/memory.h"
#include "lectern/base/str.h"
#include "lectern/base/utf8.h"

#define PDF_TO_RIGHT 0x202au /* from here on, from left to right */
#define PDF_TO_LEFT 0x202bu
#define PDF_AS_BEFORE 0x202cu

/* Entries of the contents that are read, and how deep they may nest. */
#define PDF_OUTLINE 20000

struct pdf_page {
	const struct pdf_calls *p;
	struct paper *paper;
	const char *text;
	size_t len;
	const PopplerRectangle *boxes;
	guint count;
	const GList *fonts; /* the range that the next character is in */
	uint32_t font;
	float size;
};

/* -- the order of boxes --------------------------------------------------- */

static bool
pdf_is_control(uint32_t point)
{
	return point >= PDF_TO_RIGHT && point <= PDF_AS_BEFORE;
}

/* A run from right to left has its last character in the first box. */
static void
pdf_turn(guint *boxes, size_t start, size_t end, guint first)
{
	guint sum = 2 * first + (guint)(start + end) - 1;
	size_t i;

	for (i = start; i < end; i++)
		boxes[i] = sum - boxes[i];
}

/*
 * Gives each character of a line, controls left out, the index of its box.  A
 * run turned around takes its boxes from the other end; one within it is
 * turned back.  Returns how many boxes the line has.
 */
static guint
pdf_order_line(const uint32_t *points, size_t count, guint first, guint *boxes)
{
	size_t starts[2], level = 0, made = 0, i;

	for (i = 0; i < count; i++) {
		if (!pdf_is_control(points[i])) {
			boxes[made] = first + (guint)made;
			made++;
		} else if (points[i] != PDF_AS_BEFORE && level < 2) {
			starts[level++] = made;
		} else if (points[i] == PDF_AS_BEFORE && level) {
			pdf_turn(boxes, starts[--level], made, first);
		}
	}
	while (level)
		pdf_turn(boxes, starts[--level], made, first);
	return (guint)made;
}

/* -- glyphs --------------------------------------------------------------- */

/* The font of the character with this index. */
static void
pdf_find_font(struct pdf_page *page, guint index)
{
	const PopplerTextAttributes *range;

	while (page->fonts) {
		range = page->fonts->data;
		if ((gint)index <= range->end_index)
			break;
		page->fonts = page->fonts->next;
		if (!page->fonts)
			return;
		range = page->fonts->data;
		page->font = paper_font(page->paper, range->font_name);
		page->size = (float)range->font_size;
	}
}

static void
pdf_put(struct pdf_page *page, uint32_t point, guint index, guint box)
{
	struct paper_glyph glyph = { .point = point };

	if (box < page->count) {
		glyph.box.x1 = (float)page->boxes[box].x1;
		glyph.box.y1 = (float)page->boxes[box].y1;
		glyph.box.x2 = (float)page->boxes[box].x2;
		glyph.box.y2 = (float)page->boxes[box].y2;
	}
	pdf_find_font(page, index);
	glyph.font = page->font;
	glyph.size = page->size;
	paper_glyph(page->paper, &glyph);
}

/* The end of the line's text; the line end does not count. */
static size_t
pdf_line_end(const struct pdf_page *page, size_t at)
{
	const char *end = memchr(page->text + at, '\n', page->len - at);

	return end ? (size_t)(end - page->text) : page->len;
}

/* Lines that have a box for each character; the line end has one, too. */
static void
pdf_put_lines(struct pdf_page *page)
{
	uint32_t *points = memory_new((page->len + 1) * sizeof *points);
	guint *boxes = memory_new((page->len + 1) * sizeof *boxes);
	size_t at = 0, end, count, i, made;
	guint first = 0, used;

	while (at < page->len) {
		end = pdf_line_end(page, at);
		for (count = 0; at < end; count++)
			points[count] = utf8_at(page->text, end, at, &at);
		used = pdf_order_line(points, count, first, boxes);
		for (i = made = 0; i < count; i++) {
			if (pdf_is_control(points[i]))
				continue;
			pdf_put(page, points[i], boxes[made], boxes[made]);
			made++;
		}
		pdf_put(page, '\n', first + used, first + used);
		first += used + 1;
		at = end + 1;
	}
	free(points);
	free(boxes);
}

static void
pdf_read_text(
	const struct pdf_calls *p, PopplerPage *poppler, struct paper *paper)
{
	char *text = p->poppler_page_get_text(poppler);
	struct pdf_page page = { .p = p, .paper = paper, .text = text };
	PopplerRectangle *boxes = NULL;
	const PopplerTextAttributes *range;
	GList *fonts;

	if (!text || !*text) {
		p->g_free(text);
		return;
	}
	page.len = strlen(text);
	if (page.len > LIMIT_PAGE_TEXT)
		page.len = utf8_floor(text, page.len, LIMIT_PAGE_TEXT);
	p->poppler_page_get_text_layout(poppler, &boxes, &page.count);
	page.boxes = boxes;
	fonts = p->poppler_page_get_text_attributes(poppler);
	page.fonts = fonts;
	if (fonts) {
		range = fonts->data;
		page.font = paper_font(paper, range->font_name);
		page.size = (float)range->font_size;
	}
	pdf_put_lines(&page);
	p->poppler_page_free_text_attributes(fonts);
	p->g_free(boxes);
	p->g_free(text);
}

/* -- links ---------------------------------------------------------------- */

/*
 * The page a destination leads to, from 0, and the height on it from above;
 * false if it leads nowhere.  Names are looked up by poppler.
 */
static bool
pdf_find_dest(const struct pdf_calls *p, PopplerDocument *document,
	const PopplerDest *dest, uint32_t *index, float *y)
{
	PopplerDest *named = NULL;
	PopplerPage *page;
	double width = 0, height = 0;
	bool found = false;

	if (dest && dest->type == POPPLER_DEST_NAMED && dest->named_dest)
		dest = named = p->poppler_document_find_dest(
			document, dest->named_dest);
	if (dest && dest->page_num > 0 &&
		dest->page_num <= p->poppler_document_get_n_pages(document)) {
		*index = (uint32_t)dest->page_num - 1;
		*y = 0;
		found = true;
		page = dest->type == POPPLER_DEST_XYZ ||
				       dest->type == POPPLER_DEST_FITH
			       ? p->poppler_document_get_page(
					 document, (int)*index)
			       : NULL;
		if (page) {
			p->poppler_page_get_size(page, &width, &height);
			*y = (float)(height - dest->top);
			p->g_object_unref(page);
		}
	}
	if (named)
		p->poppler_dest_free(named);
	return found;
}

static void
pdf_read_links(const struct pdf_calls *p, PopplerDocument *document,
	PopplerPage *page, double height, struct paper *paper)
{
	GList *links = p->poppler_page_get_link_mapping(page), *link;
	struct paper_box box;
	uint32_t index;
	float y;

	for (link = links; link; link = link->next) {
		const PopplerLinkMapping *mapping = link->data;
		const PopplerAction *action = mapping->action;

		box.x1 = (float)mapping->area.x1;
		box.x2 = (float)mapping->area.x2;
		box.y1 = (float)(height - mapping->area.y2);
		box.y2 = (float)(height - mapping->area.y1);
		if (action && action->type == POPPLER_ACTION_URI &&
			action->uri.uri)
			paper_link(paper, &box, action->uri.uri);
		else if (action && action->type == POPPLER_ACTION_GOTO_DEST &&
			 pdf_find_dest(p, document, action->goto_dest.dest,
				 &index, &y))
			paper_link_page(paper, &box, index, y);
	}
	p->poppler_page_free_link_mapping(links);
}

void
pdf_read_page(const struct pdf_calls *p, PopplerDocument *document, int index,
	struct paper *paper)
{
	PopplerPage *page = p->poppler_document_get_page(document, index);
	double width = 0, height = 0;
	char *label;

	if (!page) {
		paper_page(paper, 0, 0, NULL);
		return;
	}
	p->poppler_page_get_size(page, &width, &height);
	label = p->poppler_page_get_label(page);
	paper_page(paper, (float)width, (float)height, label);
	pdf_read_text(p, page, paper);
	pdf_read_links(p, document, page, height, paper);
	p->g_free(label);
	p->g_object_unref(page);
}

/* -- contents ------------------------------------------------------------- */

struct pdf_outline {
	const struct pdf_calls *p;
	PopplerDocument *document;
	struct paper *paper;
	unsigned left; /* entries that may still be read */
};

static void
pdf_read_entry(
	struct pdf_outline *outline, PopplerIndexIter *at, uint32_t depth)
{
	const struct pdf_calls *p = outline->p;
	PopplerAction *action = p->poppler_index_iter_get_action(at);
	uint32_t page;
	float y;

	if (!action)
		return;
	if (action->type == POPPLER_ACTION_GOTO_DEST && action->any.title &&
		pdf_find_dest(p, outline->document, action->goto_dest.dest,
			&page, &y))
		paper_outline(outline->paper, depth, action->any.title, page);
	p->poppler_action_free(action);
}

/* Entries may go round in a circle: they are counted, and their depth is. */
static void
pdf_read_entries(
	struct pdf_outline *outline, PopplerIndexIter *at, uint32_t depth)
{
	const struct pdf_calls *p = outline->p;
	PopplerIndexIter *child;

	do {
		if (!outline->left)
			return;
		outline->left--;
		pdf_read_entry(outline, at, depth);
		child = depth < 16 ? p->poppler_index_iter_get_child(at) : NULL;
		if (child) {
			pdf_read_entries(outline, child, depth + 1);
			p->poppler_index_iter_free(child);
		}
	} while (p->poppler_index_iter_next(at));
}

void
pdf_read_outline(const struct pdf_calls *p, PopplerDocument *document,
	struct paper *paper)
{
	struct pdf_outline outline = { p, document, paper, PDF_OUTLINE };
	PopplerIndexIter *at = p->poppler_index_iter_new(document);

	if (!at)
		return;
	pdf_read_entries(&outline, at, 0);
	p->poppler_index_iter_free(at);
}
