/*
 * Hotspots: what Tab finds on a page.
 *
 * Tab visits what is marked on the page and nothing else, so that hiding a
 * kind of name also clears the way to the next note.
 */
#include "reader/page.h"

#define HOTSPOT_ALWAYS                                                         \
	(1u << SPAN_MARKER | 1u << SPAN_REFERENCE | 1u << SPAN_LINK)
#define HOTSPOT_NAMES (1u << SPAN_MENTION | 1u << SPAN_DATE | 1u << SPAN_WORK)

size_t
page_span_from(const struct page *page, uint32_t at)
{
	return page->doc ? doc_span_at(page->doc, at) : 0;
}

const struct span *
page_span(const struct page *page, const struct hotspot *spot)
{
	const struct doc *doc = page->doc;
	size_t i;

	if (!doc || spot->kind == SPAN_KINDS)
		return NULL;
	for (i = page_span_from(page, spot->start);
		i < doc->span_count && doc->spans[i].start == spot->start;
		i++) {
		if (doc->spans[i].kind == spot->kind &&
			doc->spans[i].end == spot->end &&
			doc->spans[i].type == spot->type)
			return &doc->spans[i];
	}
	return NULL;
}

/* Is it the first mention of its entity on the screen? */
static bool
page_is_first(const struct page *page, const struct span *span)
{
	size_t i = page_span_from(page, page_first(page));

	for (; i < page->doc->span_count; i++) {
		const struct span *other = &page->doc->spans[i];

		if (other->start >= span->start)
			break;
		if (other->kind == span->kind && other->type == span->type &&
			other->target == span->target &&
			other->target != DOC_NONE)
			return false;
	}
	return true;
}

bool
page_is_hotspot(const struct page *page, const struct span *span)
{
	uint32_t kind = 1u << span->kind;

	if (kind & HOTSPOT_ALWAYS)
		return true;
	if (!(kind & HOTSPOT_NAMES) || page->highlight == PAGE_HIGHLIGHT_OFF)
		return false;
	if (span->kind != SPAN_MENTION)
		return true;
	if (!(page->types & 1u << span->type))
		return false;
	return page->highlight != PAGE_HIGHLIGHT_FIRST ||
	       page_is_first(page, span);
}

/* Names in folded page furniture cannot be seen, so they are passed over. */
static bool
page_is_hidden(const struct page *page, const struct span *span)
{
	return !page->options.unfold &&
	       doc_in_kind(page->doc, span->start, BLOCK_BOILERPLATE);
}

static bool
page_takes(const struct page *page, const struct span *span, uint32_t kinds)
{
	return (kinds & 1u << span->kind) && page_is_hotspot(page, span) &&
	       !page_is_hidden(page, span);
}

void
page_select(struct page *page, const struct span *span)
{
	page->selected = (struct hotspot){ span->kind, span->type, span->start,
		span->end };
}

void
page_deselect(struct page *page)
{
	page->selected.kind = SPAN_KINDS;
}

static bool
page_spot_of(const struct span *span, struct hotspot *spot)
{
	*spot = (struct hotspot){ span->kind, span->type, span->start,
		span->end };
	return true;
}

/* Looks in the window, from the index of a span on. */
static bool
page_scan(const struct page *page, size_t from, bool forward, uint32_t kinds,
	struct hotspot *spot)
{
	const struct doc *doc = page->doc;
	size_t i;

	if (forward) {
		for (i = from; i < doc->span_count; i++) {
			if (page_takes(page, &doc->spans[i], kinds))
				return page_spot_of(&doc->spans[i], spot);
		}
	} else {
		for (i = from; i-- > 0;) {
			if (page_takes(page, &doc->spans[i], kinds))
				return page_spot_of(&doc->spans[i], spot);
		}
	}
	return false;
}

/* Beyond the window: the library knows where the next one is. */
static bool
page_scan_library(struct page *page, uint32_t from, bool forward,
	uint32_t kinds, struct hotspot *spot, struct error *err)
{
	struct place place = { 0 };
	size_t i;

	if (page->highlight == PAGE_HIGHLIGHT_OFF)
		kinds &= HOTSPOT_ALWAYS;
	if (!kinds ||
		!library_next_span(page->library, page->document.number, kinds,
			page->types, from, forward, &place, err) ||
		!place.document)
		return false;
	if (!page_go(page, place.start, page->height / 3, err))
		return false;
	page_lay(page, page->height);
	i = page_span_from(page, place.start);
	return page_scan(page, i, true, kinds, spot);
}

bool
page_next_hotspot(struct page *page, uint32_t kinds, bool forward,
	struct hotspot *spot, struct error *err)
{
	const struct span *span = page_span(page, &page->selected);
	const struct doc *doc = page->doc;
	uint32_t from;
	size_t i;

	if (!doc)
		return false;
	if (span) {
		i = (size_t)(span - doc->spans) + (forward ? 1 : 0);
		from = span->start;
	} else {
		from = forward ? page_first(page) : page_last(page);
		i = page_span_from(page, from);
	}
	if (page_scan(page, i, forward, kinds, spot))
		return true;
	from = forward ? doc->start + doc->len : doc->start;
	return page_scan_library(page, from, forward, kinds, spot, err);
}
