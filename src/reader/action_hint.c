/*
 * Labels: every hotspot on the screen gets one, and typing it follows; a
 * number before `f' is the number of a note instead.
 */
#include <stdlib.h>
#include <string.h>

#include "reader/action.h"
#include "reader/desk.h"

#define HINT_LETTERS "asdfghjklqwertyuiopzxcvbnm"

static void
action_add_hint(struct desk *desk, const struct span *span)
{
	struct desk_hint *hint;

	desk->hints = memory_grow(desk->hints, desk->hint_count,
		&desk->hint_cap, sizeof *desk->hints);
	hint = &desk->hints[desk->hint_count++];
	*hint = (struct desk_hint){
		{ span->kind, span->type, span->start, span->end }, ""
	};
}

/* One letter each while they last, else two for all. */
static void
action_label_hints(struct desk *desk)
{
	const size_t letters = strlen(HINT_LETTERS);
	size_t i;

	for (i = 0; i < desk->hint_count; i++) {
		char *label = desk->hints[i].label;

		if (desk->hint_count <= letters) {
			label[0] = HINT_LETTERS[i];
			label[1] = '\0';
			continue;
		}
		label[0] = HINT_LETTERS[i / letters % letters];
		label[1] = HINT_LETTERS[i % letters];
		label[2] = '\0';
	}
}

static void
action_show_hints(struct desk *desk, bool go)
{
	const struct page *page = &desk->page;
	const struct span *span;
	size_t i;

	desk->hint_count = 0;
	desk->hint_go = go;
	str_clear(&desk->hint_typed);
	for (i = page->doc ? page_span_from(page, page_first(page)) : 0;
		page->doc && i < page->doc->span_count; i++) {
		span = &page->doc->spans[i];
		if (span->start >= page_last(page))
			break;
		if (page_is_hotspot(page, span) &&
			page_row_of(page, span->start) >= 0)
			action_add_hint(desk, span);
	}
	action_label_hints(desk);
	if (!desk->hint_count)
		desk_say(desk, "nothing on this screen can be followed");
}

static void
action_follow_hint(struct desk *desk, const struct desk_hint *hint)
{
	desk->page.selected = hint->spot;
	desk->hint_count = 0;
	if (!panel_shows_selection(desk))
		action_open(desk, "", 0);
	if (desk->hint_go)
		action_open(desk, "", 0);
}

void
action_hint_key(struct desk *desk, const char *key)
{
	const char *typed;
	bool begins = false;
	size_t i;

	if (strlen(key) != 1) {
		desk->hint_count = 0;
		return;
	}
	str_add(&desk->hint_typed, key);
	typed = str_text(&desk->hint_typed);
	for (i = 0; i < desk->hint_count; i++) {
		if (!strcmp(desk->hints[i].label, typed)) {
			action_follow_hint(desk, &desk->hints[i]);
			return;
		}
		begins |= !strncmp(desk->hints[i].label, typed, strlen(typed));
	}
	if (!begins) {
		desk->hint_count = 0;
		desk_say(desk, "no label '%s'", typed);
	}
}

/* Note n of this document; where numbers restart, the nearest one. */
static void
action_note(struct desk *desk, uint32_t number, bool go)
{
	const struct note_list *list = panel_note_list(desk);
	uint32_t from = page_first(&desk->page), best = UINT32_MAX, far;
	char wanted[12];
	struct place place = { .document = desk->page.document.number };
	struct str text = { 0 };
	size_t i, found = list->count;

	str_add_format(&text, "%u", number);
	memcpy(wanted, str_text(&text), text.len + 1);
	str_done(&text);
	for (i = 0; i < list->count; i++) {
		const struct note_row *row = &list->rows[i];

		if (!row->number || strcmp(row->number, wanted))
			continue;
		far = row->marker_end ? row->marker : row->start;
		far = far > from ? far - from : from - far;
		if (found == list->count || far < best) {
			found = i;
			best = far;
		}
	}
	if (found == list->count) {
		desk_say(desk, "there is no note %u in this document", number);
		return;
	}
	place.start = list->rows[found].start;
	place.end = list->rows[found].end;
	if (go && place.end)
		desk_go(desk, &place);
	else {
		page_deselect(&desk->page);
		panel_preview_note(desk, (uint32_t)found);
	}
}

void
action_hint(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	if (count)
		action_note(desk, count, false);
	else
		action_show_hints(desk, false);
}

void
action_hint_go(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	if (count)
		action_note(desk, count, true);
	else
		action_show_hints(desk, true);
}
