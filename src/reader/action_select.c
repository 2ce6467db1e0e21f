/*
 * Choosing a passage word by word, as lines are too much for a name.
 *
 * The first of these moves takes the first word of the line that was chosen;
 * the next ones go on from word to word, and, once the beginning is fixed,
 * move the end alone.
 */
#include "lectern/base/utf8.h"
#include "reader/action.h"
#include "reader/desk.h"

/* Does a word go on here, over a sign within it (l'Est, Trotter's)? */
static bool
select_in_word(struct slice text, size_t at)
{
	size_t next;
	uint32_t point;

	if (at >= text.len)
		return false;
	point = utf8_at(text.data, text.len, at, &next);
	if (utf8_is_word(point))
		return true;
	return at > 0 && next < text.len &&
	       (point == '\'' || point == '-' || point == 0x2019) &&
	       utf8_is_word(utf8_at(text.data, text.len, next, &next));
}

/* The word that begins at or after an offset of the text; false: none. */
static bool
select_word_after(struct slice text, size_t from, size_t *start, size_t *end)
{
	size_t next;

	for (*start = from; *start < text.len; *start = next) {
		if (utf8_is_word(utf8_at(text.data, text.len, *start, &next)))
			break;
	}
	for (*end = *start; select_in_word(text, *end); *end = next)
		utf8_at(text.data, text.len, *end, &next);
	return *end > *start;
}

/* The last word that begins before an offset. */
static bool
select_word_before(struct slice text, size_t before, size_t *start, size_t *end)
{
	size_t from = before > 2000 ? before - 2000 : 0, a, b;
	bool found = false;

	from = utf8_floor(text.data, text.len, from);
	while (select_word_after(text, from, &a, &b) && a < before) {
		*start = a;
		*end = b;
		found = true;
		from = b;
	}
	return found;
}

static void
select_show(struct desk *desk, uint32_t at)
{
	struct page *page = &desk->page;
	struct error ignored = { 0 };

	if (page_row_of(page, at) < 0)
		page_go(page, at, page->height / 3, &ignored);
	page_lay(page, page->height);
}

/* Another word is the passage. */
static void
select_move(struct desk *desk, struct slice text, bool forward)
{
	uint32_t base = desk->page.doc->start;
	size_t from = (desk->select_words && forward ? desk->select_end
						     : desk->select_start) -
		      base;
	size_t start, end;

	if (forward ? !select_word_after(text, from, &start, &end)
		    : !select_word_before(text, from, &start, &end))
		return;
	desk->select_words = true;
	desk->select_start = base + (uint32_t)start;
	desk->select_end = base + (uint32_t)end;
	select_show(desk, desk->select_start);
}

/* The passage ends a word later, or earlier. */
static void
select_stretch(struct desk *desk, struct slice text, bool forward)
{
	uint32_t base = desk->page.doc->start;
	size_t at = desk->select_end - base, start, end;

	if (forward) {
		if (!select_word_after(text, at, &start, &end))
			return;
	} else if (!select_word_before(text, at, &start, &end) ||
		   !select_word_before(text, start, &start, &end) ||
		   base + start < desk->select_start) {
		return;
	}
	desk->select_end = base + (uint32_t)end;
	select_show(desk, desk->select_end);
}

void
action_select_word(struct desk *desk, bool forward, uint32_t count)
{
	const struct doc *doc = desk->page.doc;
	struct slice text = { doc->text, doc->len };

	if (desk->select_start < doc->start ||
		desk->select_end - doc->start > doc->len)
		return;
	do {
		if (desk->anchored)
			select_stretch(desk, text, forward);
		else
			select_move(desk, text, forward);
	} while (count-- > 1);
}
