/*
 * An action is what a command does on the screen, found by the command's name.
 *
 * One name can mean different things in the text, in a list and in the panel
 * ("line-down"), so a row has a function for each; NULL where it means
 * nothing.  To add a command, add its row here and in the command room.
 */
#ifndef READER_ACTION_H
#define READER_ACTION_H

#include <stdbool.h>
#include <stdint.h>

struct desk;

/* argument: "" if there is none; count: 0 if no number was typed. */
/* clang-format off */
typedef void action_function(
	struct desk *desk, const char *argument, uint32_t count);
/* clang-format on */

struct action {
	const char *name;
	action_function *text;
	action_function *list;
	action_function *panel;
};

extern const struct action action_table[]; /* ends with a NULL name */

const struct action *action_find(const char *name);

/* action_move.c */
action_function action_line_down, action_line_up, action_half_down,
	action_half_up, action_page_down, action_page_up, action_start,
	action_end, action_percent, action_paragraph_next,
	action_paragraph_previous, action_section_next, action_section_previous,
	action_document_next, action_document_previous;
action_function action_row_down, action_row_up, action_rows_half_down,
	action_rows_half_up, action_rows_page_down, action_rows_page_up,
	action_rows_start, action_rows_end;
action_function action_sheet_down, action_sheet_up, action_sheet_page_down,
	action_sheet_page_up;

/* action_spot.c */
action_function action_next, action_previous, action_repeat, action_repeat_back,
	action_open, action_open_row, action_open_line, action_below,
	action_hint, action_hint_go, action_mention_next,
	action_mention_previous, action_again, action_again_back,
	action_again_row, action_again_row_back, action_sheet_next,
	action_sheet_previous;

/* action_find.c */
action_function action_find_text, action_find_back, action_find_row,
	action_search, action_search_row, action_results, action_filter,
	action_mark, action_go_mark, action_back, action_back_row,
	action_forward;

/* action_list.c */
action_function action_documents, action_outline, action_open_document,
	action_notes, action_check, action_messages, action_entities,
	action_entities_here, action_card, action_mentions, action_mentions_in,
	action_concordance, action_references, action_timeline,
	action_annotations, action_keys, action_types, action_sort,
	action_sort_left, action_sort_right, action_write, action_widen_row,
	action_narrow_row;

/* action_study.c */
action_function action_select, action_yank, action_yank_citation,
	action_annotate, action_highlight, action_undo, action_yank_row;

/* lists_references.c */
action_function action_confirm, action_dismiss;

/* What is shown of references is read anew. */
void action_reread_references(struct desk *desk);

/* action_correct.c */
action_function action_merge, action_split, action_retype, action_hide,
	action_add, action_link, action_tick, action_corrections;

/* action_desk.c */
action_function action_panel, action_pin, action_focus, action_highlights,
	action_text_only, action_unfold, action_wider, action_narrower,
	action_where, action_command_line, action_set, action_reload,
	action_redraw, action_close, action_quit, action_cancel, action_suspend;

/* A command, to be typed on. */
void action_command_begin(struct desk *desk, const char *line);

/*
 * The entity a command is about: named, under the bar, selected, or on the
 * card; 0 if none is, which was said if one was named.
 */
uint32_t action_entity(struct desk *desk, const char *argument);

/* Can anything be written in the notebook?  If not, it was said why. */
bool action_may_keep(struct desk *desk);

/* While a passage is being chosen: a word forward or back. */
void action_select_word(struct desk *desk, bool forward, uint32_t count);

/* A key while labels are shown; see input.c. */
void action_hint_key(struct desk *desk, const char *key);

#endif
