/* The table of actions, and running one by its command's name. */
#include "reader/action.h"

#include <stdlib.h>
#include <string.h>

#include "reader/desk.h"

#define SAME(function) function, function, function

/* clang-format off */
const struct action action_table[] = {
	/* name                 in the text               in a list               in the panel */
	{ "line-down",          action_line_down,          action_row_down,         action_sheet_down },
	{ "line-up",            action_line_up,            action_row_up,           action_sheet_up },
	{ "half-down",          action_half_down,          action_rows_half_down,   action_sheet_page_down },
	{ "half-up",            action_half_up,            action_rows_half_up,     action_sheet_page_up },
	{ "page-down",          action_page_down,          action_rows_page_down,   action_sheet_page_down },
	{ "page-up",            action_page_up,            action_rows_page_up,     action_sheet_page_up },
	{ "start",              action_start,              action_rows_start,       action_sheet_page_up },
	{ "end",                action_end,                action_rows_end,         action_sheet_page_down },
	{ "percent",            action_percent,            NULL,                    action_percent },
	{ "paragraph-next",     action_paragraph_next,     action_rows_half_down,   action_sheet_page_down },
	{ "paragraph-previous", action_paragraph_previous, action_rows_half_up,     action_sheet_page_up },
	{ "section-next",       action_section_next,       NULL,                    NULL },
	{ "section-previous",   action_section_previous,   NULL,                    NULL },
	{ "document-next",      action_document_next,      NULL,                    action_document_next },
	{ "document-previous",  action_document_previous,  NULL,                    action_document_previous },
	{ "next",               action_next,               action_below,            action_sheet_next },
	{ "previous",           action_previous,           action_below,            action_sheet_previous },
	{ "open",               action_open,               action_open_row,         action_open_line },
	{ "hint",               action_hint,               NULL,                    action_hint },
	{ "hint-go",            action_hint_go,            NULL,                    action_hint_go },
	{ "repeat",             action_repeat,             NULL,                    NULL },
	{ "repeat-back",        action_repeat_back,        NULL,                    NULL },
	{ "mention-next",       action_mention_next,       NULL,                    action_mention_next },
	{ "mention-previous",   action_mention_previous,   NULL,                    action_mention_previous },
	{ "back",               action_back,               action_back_row,         action_back },
	{ "forward",            action_forward,            NULL,                    action_forward },
	{ "mark",               action_mark,               NULL,                    action_mark },
	{ "go-mark",            SAME(action_go_mark) },
	{ "panel",              action_panel,              NULL,                    action_panel },
	{ "pin",                action_pin,                NULL,                    action_pin },
	{ "focus",              SAME(action_focus) },
	{ "documents",          SAME(action_documents) },
	{ "outline",            SAME(action_outline) },
	{ "open-document",      SAME(action_open_document) },
	{ "notes",              SAME(action_notes) },
	{ "check",              SAME(action_check) },
	{ "messages",           SAME(action_messages) },
	{ "entities",           SAME(action_entities) },
	{ "entities-here",      SAME(action_entities_here) },
	{ "card",               SAME(action_card) },
	{ "mentions",           SAME(action_mentions) },
	{ "concordance",        SAME(action_concordance) },
	{ "references",         SAME(action_references) },
	{ "timeline",           SAME(action_timeline) },
	{ "find",               action_find_text,          action_find_row,         action_find_text },
	{ "find-back",          action_find_back,          action_find_row,         action_find_back },
	{ "again",              action_again,              action_again_row,        action_again },
	{ "again-back",         action_again_back,         action_again_row_back,   action_again_back },
	{ "search",             action_search,             action_search_row,       action_search },
	{ "results",            SAME(action_results) },
	{ "filter",             NULL,                      action_filter,           NULL },
	{ "select",             action_select,             action_tick,             NULL },
	{ "yank",               action_yank,               action_yank_row,         action_yank },
	{ "yank-citation",      action_yank_citation,      action_yank_row,         action_yank_citation },
	{ "annotate",           action_annotate,           NULL,                    action_annotate },
	{ "highlight",          action_highlight,          NULL,                    NULL },
	{ "annotations",        SAME(action_annotations) },
	{ "undo",               SAME(action_undo) },
	{ "confirm",            SAME(action_confirm) },
	{ "dismiss",            SAME(action_dismiss) },
	{ "merge",              SAME(action_merge) },
	{ "split",              SAME(action_split) },
	{ "retype",             SAME(action_retype) },
	{ "hide",               SAME(action_hide) },
	{ "add",                action_add,                NULL,                    NULL },
	{ "link",               action_link,               NULL,                    NULL },
	{ "corrections",        SAME(action_corrections) },
	{ "types",              SAME(action_types) },
	{ "highlights",         action_highlights,         NULL,                    action_highlights },
	{ "text-only",          action_text_only,          NULL,                    action_text_only },
	{ "unfold",             action_unfold,             NULL,                    action_unfold },
	{ "wider",              action_wider,              action_widen_row,        action_wider },
	{ "narrower",           action_narrower,           action_narrow_row,       action_narrower },
	{ "where",              action_where,              NULL,                    action_where },
	{ "sort-left",          NULL,                      action_sort_left,        NULL },
	{ "sort-right",         NULL,                      action_sort_right,       NULL },
	{ "sort",               NULL,                      action_sort,             NULL },
	{ "write",              NULL,                      action_write,            NULL },
	{ "set",                SAME(action_set) },
	{ "command-line",       SAME(action_command_line) },
	{ "keys",               SAME(action_keys) },
	{ "reload",             SAME(action_reload) },
	{ "redraw",             SAME(action_redraw) },
	{ "close",              SAME(action_close) },
	{ "quit",               SAME(action_quit) },
	{ "cancel",             SAME(action_cancel) },
	{ "suspend",            SAME(action_suspend) },
	{ 0 },
};
/* clang-format on */

/* What only lectern itself runs, from a line of a card. */
static const struct action action_hidden[] = {
	{ "mentions-in", SAME(action_mentions_in) },
	{ 0 },
};

static const struct action *
action_in(const struct action *table, const char *name)
{
	for (; table->name; table++) {
		if (!strcmp(table->name, name))
			return table;
	}
	return NULL;
}

const struct action *
action_find(const char *name)
{
	const struct action *action = action_in(action_table, name);

	return action ? action : action_in(action_hidden, name);
}

/* A command that fills a listing is opened as a list. */
static void
action_run_listing(
	struct desk *desk, const struct command *command, const char *argument)
{
	struct view *view = view_new(&view_command, argument);

	view->command = command;
	desk_push(desk, view);
}

static void
action_run(struct desk *desk, const struct action *action, const char *argument,
	uint32_t count)
{
	action_function *run = action->text;

	if (desk_view(desk))
		run = action->list;
	else if (desk->focus == DESK_PANEL)
		run = action->panel;
	if (!run)
		desk_refuse(desk,
			"%s (%s) has nothing to act on here; "
			"%s goes back to the text",
			keys_of(desk->keys, action->name)
				? keys_of(desk->keys, action->name)
				: "this",
			action->name, keys_of(desk->keys, "close"));
	else
		run(desk, argument, count);
}

void
desk_run(struct desk *desk, const char *line, uint32_t count)
{
	char *name = memory_copy_string(line);
	char *argument = name + strcspn(name, " ");
	const struct command *command;
	const struct action *action;
	struct error err = { 0 };

	if (*argument)
		*argument++ = '\0';
	argument += strspn(argument, " ");
	action = action_find(name);
	if (!action) {
		command = command_find(name, COMMAND_SCREEN, &err);
		if (!command)
			desk_complain(desk, &err);
		else if ((action = action_find(command->name)) == NULL &&
			 command->list)
			action_run_listing(desk, command, argument);
	}
	if (action)
		action_run(desk, action, argument, count);
	free(name);
}
