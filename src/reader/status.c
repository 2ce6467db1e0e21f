/* Title above; state and keys below. */
#include "reader/status.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/utf8.h"
#include "lectern/layout/layout.h"
#include "lectern/library/entities.h"
#include "reader/desk.h"

static uint32_t
status_width(const char *text)
{
	return (uint32_t)utf8_text_width(text, strlen(text));
}

/* Text that shows where it was cut. */
static uint32_t
status_draw_cut(struct desk *desk, uint32_t col, uint32_t room,
	const char *text, enum role role)
{
	uint32_t taken;

	if (status_width(text) <= room || room < 8)
		return grid_string(&desk->grid, 0, col, room, text, role);
	taken = grid_string(&desk->grid, 0, col, room - 3, text, role);
	return taken + grid_string(&desk->grid, 0, col + taken, 3, "...", role);
}

/* -- the title ------------------------------------------------------------ */

static void
status_title_library(
	const struct desk *desk, struct str *left, struct str *right)
{
	const struct library_info *info = library_info(desk->library);

	size_t len = strlen(info->name), digits = 0;

	/* A folder's library has a dash and twelve digits behind its name. */
	while (digits < len &&
		strchr("0123456789abcdef", info->name[len - digits - 1]))
		digits++;
	if (digits == 12 && len > 13 && info->name[len - 13] == '-')
		len -= 13;
	str_add_bytes(left, info->name, len);
	str_add_format(right, "%u document%s   %u name%s   %u note%s",
		info->documents, info->documents == 1 ? "" : "s",
		info->entities, info->entities == 1 ? "" : "s", info->notes,
		info->notes == 1 ? "" : "s");
	if (info->orphans)
		str_add_format(right, "   %u orphan%s", info->orphans,
			info->orphans == 1 ? "" : "s");
}

static struct slice
status_section(struct page *page)
{
	uint32_t at = page_first(page);
	size_t i;

	for (i = 0; i < page->row_count && i < 3; i++)
		at = page->rows[i].start;
	return page_heading(page, at);
}

/* The printed page, where there is one. */
static void
status_page(const struct page *page, struct str *text)
{
	const char *label = page_label(page, page_first(page));

	if (label && *label && strlen(label) <= 12)
		str_add_format(text, "p. %s  ", label);
}

void
status_draw_title(struct desk *desk)
{
	struct page *page = &desk->page;
	struct grid *grid = &desk->grid;
	struct str left = { 0 }, middle = { 0 }, right = { 0 };
	uint32_t cols = desk->cols, taken, room, len;

	grid_fill(grid, 0, 0, cols, ' ', ROLE_STATUS);
	if (!page->document.number || desk->focus == DESK_DOCUMENTS) {
		status_title_library(desk, &left, &right);
	} else {
		str_add_format(&left, "%u  %s", page->document.number,
			page->document.label);
		str_add_slice(&middle, status_section(page));
		status_page(page, &right);
		str_add_format(&right, "par. %u/%u  %3u%%",
			page_paragraph(page), page->document.blocks,
			page_percent(page));
	}
	len = status_width(str_text(&right));
	room = cols > len + 4 ? cols - len - 4 : 0;
	if (room)
		grid_string(grid, 0, cols - len - 1, len, str_text(&right),
			ROLE_STATUS);
	taken = status_draw_cut(desk, 1,
		middle.len && room > 30 ? room * 3 / 5 : room, str_text(&left),
		ROLE_STATUS);
	room = room > taken + 4 ? room - taken - 3 : 0;
	if (room && middle.len)
		status_draw_cut(desk, 1 + taken + 3, room, str_text(&middle),
			ROLE_STATUS);
	str_done(&left);
	str_done(&middle);
	str_done(&right);
}

/* -- the state ------------------------------------------------------------ */

static const char *
status_kind(const struct span *span)
{
	switch (span->kind) {
	case SPAN_MENTION:
		return entity_type_word((enum entity_type)span->type);
	case SPAN_MARKER:
		return span->target == DOC_NONE ? "orphan" : "note";
	default:
		return span_kind_name(span->kind);
	}
}

static void
status_mention(struct desk *desk, struct str *text)
{
	struct place place = desk_here(desk);
	struct mention_rank rank = { 0 };
	struct error err = { 0 };
	uint32_t entity = desk_entity(desk);

	if (!entity ||
		!library_mention_rank(
			desk->library, entity, &place, &rank, &err) ||
		!rank.all_total)
		return;
	str_add_format(text, "  mention %u of %u here, %u of %u in the library",
		rank.here, rank.here_total, rank.all, rank.all_total);
}

static void
status_selected(struct desk *desk, struct str *text)
{
	const struct page *page = &desk->page;
	const struct span *span = page_span(page, &page->selected);

	struct slice words;

	if (!span)
		return;
	words = doc_slice(page->doc, span->start, span->end);
	if (desk->plain)
		str_add_format(text, "%.*s: ", (int)words.len, words.data);
	str_add(text, status_kind(span));
	if (span->kind == SPAN_MARKER && span->value)
		str_add_format(text, " %s", span->value);
	if (span->kind == SPAN_DATE && span->value)
		str_add_format(text, " %s", span->value);
	if (span->flags & SPAN_UNSURE)
		str_add(text, " (a guess)");
	status_mention(desk, text);
}

/* A card that is not the selection's says all there is to say itself. */
static bool
status_other_card(const struct desk *desk)
{
	return desk->panel.previewing && desk->panel.entity &&
	       desk->panel.entity != desk_entity(desk);
}

static void
status_typed(const struct desk *desk, struct str *text)
{
	if (desk->count)
		str_add_format(text, "%u", desk->count);
	str_add(text, str_text(&desk->pressed));
	if (desk->letter)
		str_add(text, "...");
}

/* Lines of the message, one under the other. */
struct status_lines {
	struct desk *desk;
	uint32_t row;  /* to draw it in; 0: only count */
	uint32_t line; /* the one to draw */
	uint32_t count;
};

static void
status_message_line(void *context, const char *text, size_t len)
{
	struct status_lines *lines = context;
	struct desk *desk = lines->desk;

	if (lines->count++ == lines->line && lines->row)
		grid_text(&desk->grid, lines->row, 1, desk->cols - 1, text, len,
			desk->message_bad ? ROLE_ERROR : ROLE_MESSAGE);
}

/* Draws one line of the message; returns how many there are. */
static uint32_t
status_draw_message(struct desk *desk, uint32_t row, uint32_t line)
{
	struct status_lines lines = { desk, row, line, 0 };

	layout_text(str_text(&desk->message), desk->message.len,
		desk->cols > 10 ? desk->cols - 2 : 8, status_message_line,
		&lines);
	return lines.count;
}

void
status_draw_state(struct desk *desk)
{
	struct grid *grid = &desk->grid;
	struct str text = { 0 };
	uint32_t row = desk->rows > 2 ? desk->rows - 2 : 0;
	uint32_t len;

	if (desk->rows < 3)
		return;
	grid_fill(grid, row, 0, desk->cols, ' ',
		desk->message.len ? ROLE_MESSAGE : ROLE_TEXT);
	if (desk->message.len) {
		status_draw_message(desk, row, 0);
		str_done(&text);
		return;
	}
	status_typed(desk, &text);
	len = status_width(str_text(&text));
	if (len && len + 2 < desk->cols)
		grid_string(grid, row, desk->cols - len - 1, len,
			str_text(&text), ROLE_KEY);
	str_clear(&text);
	if (desk->selecting)
		str_add(&text, desk->anchored
				       ? "selecting: to which line or word?"
				       : "selecting: from which line or word?");
	else if (!desk->layer_count && desk->focus != DESK_DOCUMENTS &&
		 !status_other_card(desk))
		status_selected(desk, &text);
	if (desk->history.back_count)
		str_add_format(&text, "%sback: %zu", text.len ? "   " : "",
			desk->history.back_count);
	if (desk->history.forward_count)
		str_add_format(
			&text, "  forward: %zu", desk->history.forward_count);
	grid_string(grid, row, 1, desk->cols - 1, str_text(&text), ROLE_DIM);
	str_done(&text);
}

/* -- the keys ------------------------------------------------------------- */

/* A command and the word for it: what the footer names, in order. */
struct status_key {
	const char *command;
	const char *word;
};

static const struct status_key keys_text[] = {
	{ "next", "next" },
	{ "back", "back" },
	{ "results", "list" },
	{ "panel", "panel" },
	{ "outline", "contents" },
	{ "documents", "documents" },
	{ "entities", "names" },
	{ "find", "find" },
	{ "search", "search" },
	{ "hint", "follow" },
	{ "references", "elsewhere" },
	{ "timeline", "when" },
	{ "annotate", "annotate" },
	{ 0 },
};

static const struct status_key keys_spot[] = {
	{ "open", "preview" },
	{ "next", "next" },
	{ "back", "back" },
	{ "references", "elsewhere" },
	{ "annotate", "annotate" },
	{ "yank", "copy" },
	{ "cancel", "let go" },
	{ 0 },
};

static const struct status_key keys_name[] = {
	{ "open", "card" },
	{ "mention-next", "next mention" },
	{ "mention-previous", "previous" },
	{ "mentions", "all" },
	{ "concordance", "context" },
	{ "timeline", "when" },
	{ "merge", "same as" },
	{ "back", "back" },
	{ 0 },
};

static const struct status_key keys_preview[] = {
	{ "open", "go there" },
	{ "close", "close" },
	{ "focus", "into it" },
	{ "pin", "pin" },
	{ "next", "next" },
	{ "back", "back" },
	{ 0 },
};

static const struct status_key keys_orphan[] = { { "close", "close" },
	{ "check", "all remarks" }, { "next", "next" }, { "back", "back" },
	{ 0 } };

static const struct status_key keys_card[] = {
	{ "open", "all mentions" },
	{ "close", "close" },
	{ "mention-next", "next mention" },
	{ "concordance", "context" },
	{ "merge", "same as" },
	{ "timeline", "when" },
	{ "focus", "into it" },
	{ 0 },
};

static const struct status_key keys_panel[] = {
	{ "line-down", "down" },
	{ "line-up", "up" },
	{ "open", "go" },
	{ "panel", "next page" },
	{ "pin", "pin" },
	{ "focus", "to the text" },
	{ "close", "back to the text" },
	{ 0 },
};

static const struct status_key keys_list[] = {
	{ "open", "open" },
	{ "close", "close" },
	{ "filter", "filter" },
	{ "find", "find" },
	{ "write", "save" },
	{ 0 },
};

static const struct status_key keys_choose[] = {
	{ "line-down", "down" },
	{ "line-up", "up" },
	{ "next", "word" },
	{ "select", "begin here" },
	{ "yank", "copy" },
	{ "annotate", "annotate" },
	{ "add", "a name" },
	{ "highlight 1", "highlight" },
	{ "cancel", "give up" },
	{ 0 },
};

static const struct status_key keys_select[] = {
	{ "line-down", "more" },
	{ "line-up", "less" },
	{ "next", "word" },
	{ "yank", "copy" },
	{ "annotate", "annotate" },
	{ "add", "a name" },
	{ "yank-citation", "with citation" },
	{ "highlight 1", "highlight" },
	{ "cancel", "give up" },
	{ 0 },
};

static const struct status_key *
status_keys(struct desk *desk)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);

	if (desk_view(desk))
		return keys_list;
	if (desk->focus == DESK_PANEL)
		return keys_panel;
	if (desk->selecting)
		return desk->anchored ? keys_select : keys_choose;
	if (panel_shows_selection(desk) && span && span->kind == SPAN_MARKER &&
		span->target == DOC_NONE)
		return keys_orphan;
	if (panel_shows_selection(desk) || desk->panel.previewing)
		return desk->panel.entity ? keys_card : keys_preview;
	if (desk_entity(desk))
		return keys_name;
	if (desk->page.selected.kind != SPAN_KINDS)
		return keys_spot;
	return keys_text;
}

/* A key as the footer writes it, where room is dear. */
static const char *
status_key_name(const struct desk *desk, const char *command)
{
	const char *name = keys_of(desk->keys, command);

	return name && !strcmp(name, "Backspace") ? "Bksp" : name;
}

static uint32_t
status_key_width(const struct desk *desk, const struct status_key *key)
{
	const char *name = status_key_name(desk, key->command);

	return name ? status_width(name) + 1 + status_width(key->word) : 0;
}

/* Draws a key and its word if they end before `until'. */
static uint32_t
status_draw_key(struct desk *desk, const struct status_key *key, uint32_t col,
	uint32_t until)
{
	const char *name = status_key_name(desk, key->command);
	uint32_t row = desk->rows - 1;

	if (!name || col + status_key_width(desk, key) > until ||
		(!strcmp(key->command, "back") && !desk->history.back_count) ||
		(!strcmp(key->command, "results") && !desk->results))
		return col;
	col += grid_string(
		&desk->grid, row, col, desk->cols - col, name, ROLE_KEY);
	col += grid_text(&desk->grid, row, col, 1, " ", 1, ROLE_FOOTER);
	col += grid_string(&desk->grid, row, col, desk->cols - col, key->word,
		ROLE_FOOTER);
	return col + 2;
}

static const struct status_key status_words[] = {
	{ "sort-left", "by left" },
	{ "sort-right", "by right" },
	{ "next", "below" },
	{ "select", "mark" },
	{ "search", "search again" },
	{ "wider", "more" },
	{ "narrower", "less" },
	{ "yank", "copy" },
	{ 0 },
};

static const char *
status_word(const char *command)
{
	const struct status_key *word;

	for (word = status_words; word->command; word++) {
		if (!strcmp(word->command, command))
			return word->word;
	}
	return command;
}

/* What a list can do besides: names of commands, some with their own word. */
static uint32_t
status_draw_words(
	struct desk *desk, const char *words, uint32_t col, uint32_t until)
{
	struct str name = { 0 }, word = { 0 };
	size_t len, own;

	for (; *words; words += len + (words[len] == ' ')) {
		len = strcspn(words, " ");
		own = strcspn(words, " :");
		str_clear(&name);
		str_add_bytes(&name, words, own);
		str_clear(&word);
		if (own < len)
			str_add_bytes(&word, words + own + 1, len - own - 1);
		else
			str_add(&word, status_word(str_text(&name)));
		col = status_draw_key(desk,
			&(struct status_key){
				str_text(&name), str_text(&word) },
			col, until);
	}
	str_done(&name);
	str_done(&word);
	return col;
}

void
status_draw_footer(struct desk *desk)
{
	static const struct status_key help = { "keys", "help" };
	const struct status_key *key;
	struct status_key shown;
	struct view *view = desk_view(desk);
	uint32_t col = 1, until, need = status_key_width(desk, &help);

	if (!desk->rows)
		return;
	grid_fill(&desk->grid, desk->rows - 1, 0, desk->cols, ' ', ROLE_FOOTER);
	/* A long message is read to its end, for one key. */
	if (desk->message.len && desk->rows > 2 &&
		status_draw_message(desk, 0, 0) > 1) {
		status_draw_message(desk, desk->rows - 1, 1);
		return;
	}
	if (desk->hint_count) {
		grid_string(&desk->grid, desk->rows - 1, 1, desk->cols - 1,
			"type a label to follow it; Esc gives up", ROLE_FOOTER);
		return;
	}
	if (desk->plain)
		return;
	/* Help always has its place, at the right. */
	until = desk->cols > need + 1 ? desk->cols - need - 1 : 0;
	if (until > 20)
		status_draw_key(desk, &help, until, desk->cols);
	until = until > 2 ? until - 2 : 0;
	for (key = status_keys(desk); key->command; key++) {
		shown = *key;
		if (key == keys_list && view && view->kind->does)
			shown.word = view->kind->does;
		col = status_draw_key(desk, &shown, col, until);
		if (key == keys_list && view && view->kind->keys)
			col = status_draw_words(
				desk, view->kind->keys, col, until);
	}
}
