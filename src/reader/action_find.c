/* Searching, here and in the library; marks; history. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"
#include "reader/action.h"
#include "reader/desk.h"

#define SEARCH_FIRST 100 /* hits that are read before a key asks for more */

/* -- in this document ----------------------------------------------------- */

/* Where to look from: past the last hit while it is still on the screen. */
static uint32_t
action_find_from(const struct desk *desk, bool forward, bool next)
{
	const struct page *page = &desk->page;
	bool there = desk->find_at.document == page->document.number &&
		     page_row_of(page, desk->find_at.start) >= 0;

	if (next && there)
		return desk->find_at.start + (forward ? 1 : 0);
	return page_first(page);
}

static void
action_find_on(struct desk *desk, bool forward, bool next)
{
	uint32_t number = desk->page.document.number;
	uint32_t from = action_find_from(desk, forward, next);
	struct place place = { 0 };
	struct error err = { 0 };

	if (!desk->find || !*desk->find || !number)
		return;
	if (!library_find_text(desk->library, number, desk->find, from, forward,
		    &place, &err))
		goto failed;
	if (!place.document) {
		if (!library_find_text(desk->library, number, desk->find,
			    forward ? 0 : UINT32_MAX, forward, &place, &err))
			goto failed;
		if (place.document)
			desk_say(desk, "the search went on from the %s",
				forward ? "beginning" : "end");
	}
	if (!place.document) {
		desk_refuse(desk, "not in this document; %s searches them all",
			keys_of(desk->keys, "search"));
		return;
	}
	desk->find_at = place;
	desk_walk_to(desk, &place);
	return;

failed:
	desk_complain(desk, &err);
}

static void
action_find_accept(struct desk *desk, const char *text)
{
	if (*text) {
		free(desk->find);
		desk->find = fold_string(text, strlen(text));
	}
	desk->walk = DESK_WALK_FIND;
	desk->walking = false;
	action_find_on(desk, !desk->find_backwards, !*text);
}

static void
action_find_prompt(
	struct desk *desk, const char *argument, uint32_t count, bool back)
{
	/* Asked by `n': count says so. */
	if (count && desk->find && !*argument) {
		action_find_on(desk, back == desk->find_backwards, true);
		return;
	}
	desk->find_backwards = back;
	if (*argument)
		action_find_accept(desk, argument);
	else
		prompt_begin(&desk->prompt, back ? "\\" : "/", "",
			action_find_accept);
}

void
action_find_text(struct desk *desk, const char *argument, uint32_t count)
{
	action_find_prompt(desk, argument, count, false);
}

void
action_find_back(struct desk *desk, const char *argument, uint32_t count)
{
	action_find_prompt(desk, argument, count, true);
}

/* -- in a list ------------------------------------------------------------ */

static void
action_find_row_on(struct desk *desk, bool forward)
{
	if (!view_find(desk_view(desk), forward))
		desk_say(desk, "not in this list");
}

static void
action_find_row_accept(struct desk *desk, const char *text)
{
	struct view *view = desk_view(desk);

	if (!view)
		return;
	if (*text) {
		free(view->find);
		view->find = fold_string(text, strlen(text));
	}
	action_find_row_on(desk, true);
}

void
action_find_row(struct desk *desk, const char *argument, uint32_t count)
{
	(void)count;
	if (*argument)
		action_find_row_accept(desk, argument);
	else
		prompt_begin(&desk->prompt, "find in list: ", "",
			action_find_row_accept);
}

void
action_again_row(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_find_row_on(desk, true);
}

void
action_again_row_back(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_find_row_on(desk, false);
}

/* Whoever types a / where a filter is typed at once means to begin one. */
static const char *
filter_of(const char *text)
{
	return text + (*text == '/');
}

static void
action_filter_change(struct desk *desk, const char *text)
{
	struct view *view = desk_view(desk);

	if (view)
		view_filter(desk, view, filter_of(text));
}

static void
action_filter_accept(struct desk *desk, const char *text)
{
	struct view *view = desk_view(desk);

	text = filter_of(text);
	if (view && strcmp(str_text(&view->filter), text))
		view_filter(desk, view, text);
}

/* Esc takes the filter away, or closes a list that holds nothing else. */
static void
action_filter_cancel(struct desk *desk, const char *text)
{
	struct view *view = desk_view(desk);

	(void)text;
	if (view && view->filter.len)
		view_filter(desk, view, "");
}

void
action_filter(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);

	(void)count;
	if (*argument) {
		view_filter(desk, view, argument);
		return;
	}
	prompt_begin(&desk->prompt, "filter: ", str_text(&view->filter),
		action_filter_accept);
	desk->prompt.change = action_filter_change;
	desk->prompt.cancel = action_filter_cancel;
}

/* -- in the library ------------------------------------------------------- */

static void action_search_accept(struct desk *desk, const char *text);

/* A query with a mistake is asked for again, the cursor on the mistake. */
static void
action_search_mend(struct desk *desk, const char *text)
{
	struct view *view = desk->results;
	struct error err = { .code = ERROR_USAGE };
	uint32_t column = view->error_at;
	size_t at = 0, len = strlen(text);
	const char *what;

	/* The cursor says where; what is left to say is what. */
	what = column ? strstr(str_text(&view->error), "’: ") : NULL;
	snprintf(err.text, sizeof err.text, "%s",
		what ? what + strlen("’: ") : str_text(&view->error));
	desk->results = NULL;
	desk_pop(desk);
	desk_complain(desk, &err);
	if (!column)
		return;
	prompt_begin(&desk->prompt, "search the library: ", text,
		action_search_accept);
	while (at < len && utf8_text_width(text, at) + 1 < column)
		utf8_at(text, len, at, &at);
	desk->prompt.cursor = at;
}

static void
action_search_accept(struct desk *desk, const char *text)
{
	size_t i, kept = 0;

	if (!*text)
		return;
	for (i = 0; i < desk->layer_count; i++) {
		if (desk->layers[i] != desk->results)
			desk->layers[kept++] = desk->layers[i];
	}
	desk->layer_count = kept;
	view_free(desk->results);
	desk->results = view_new(&view_search, text);
	desk->results->limit = SEARCH_FIRST;
	if (!desk_push(desk, desk->results))
		desk->results = NULL;
	else if (desk->results->error.len)
		action_search_mend(desk, text);
}

void
action_search(struct desk *desk, const char *argument, uint32_t count)
{
	(void)count;
	if (*argument)
		action_search_accept(desk, argument);
	else
		prompt_begin(&desk->prompt, "search the library: ", "",
			action_search_accept);
}

/* A list that a query made asks for another one of its kind. */
static void
action_search_again(struct desk *desk, const char *text)
{
	struct view *view = desk_view(desk);
	struct str command = { 0 };

	if (!view || !*text)
		return;
	str_add_format(&command, "%s %s", view->kind->name, text);
	desk_pop(desk);
	desk_run(desk, str_text(&command), 0);
	str_done(&command);
}

void
action_search_row(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);

	if (*argument || (view->kind != &view_timeline &&
				 view->kind != &view_concordance))
		action_search(desk, argument, count);
	else
		prompt_begin(&desk->prompt,
			view->kind == &view_timeline ? "dated passages with: "
						     : "words in context: ",
			view->argument ? view->argument : "",
			action_search_again);
}

void
action_results(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	if (!desk->results) {
		desk_say(desk, "no list was left yet; %s searches the library",
			keys_of(desk->keys, "search"));
		return;
	}
	if (desk_view(desk) == desk->results)
		return;
	desk->layers = memory_grow(desk->layers, desk->layer_count,
		&desk->layer_cap, sizeof *desk->layers);
	desk->layers[desk->layer_count++] = desk->results;
	if (desk->results->kind != &view_search)
		view_refill(desk, desk->results);
}

/* -- history and marks ---------------------------------------------------- */

static void
action_history(struct desk *desk, bool back)
{
	struct history_step step;
	struct error err = { 0 };
	uint32_t number = desk->page.document.number;

	if (!history_pop(&desk->history, &desk->page, back, &step)) {
		desk_say(desk, back ? "this is where you began"
				    : "there is nothing ahead");
		return;
	}
	panel_unpreview(desk);
	desk->selecting = false;
	if (number != step.document)
		desk_save_position(desk);
	if (!history_restore(&desk->page, &step, &err))
		desk_complain(desk, &err);
	if (number != step.document)
		desk_load_annotations(desk);
	desk->walking = false;
	desk->unsaved = true;
	desk->focus = DESK_TEXT;
	desk_fit(desk);
	page_lay(&desk->page, desk->page.height);
}

void
action_back(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_history(desk, true);
}

/* Out of a list; but Backspace once too often does not leave the library. */
void
action_back_row(struct desk *desk, const char *argument, uint32_t count)
{
	if (!desk->layer_count && !desk->page.document.number)
		desk_refuse(desk, "nothing to go back to");
	else
		action_close(desk, argument, count);
}

void
action_forward(struct desk *desk, const char *argument, uint32_t count)
{
	(void)argument;
	(void)count;
	action_history(desk, false);
}

static void
action_mark_letter(struct desk *desk, const char *key)
{
	struct place place = desk_here(desk);
	struct arena arena = { 0 };
	struct error err = { 0 };
	struct bookmark at;

	if (!desk->notebook || !place.document || !key[0] || key[1]) {
		desk_refuse(desk, "a mark is one letter");
		return;
	}
	at = desk_bookmark(desk, &place, &arena);
	if (notebook_set_mark(desk->notebook, key[0], &at, &err))
		desk_say(desk, "mark %s set", key);
	else
		desk_complain(desk, &err);
	arena_done(&arena);
}

void
action_mark(struct desk *desk, const char *argument, uint32_t count)
{
	(void)count;
	if (*argument)
		action_mark_letter(desk, argument);
	else
		desk->letter = action_mark_letter;
}

/* '' changes places with the last screen that a jump left. */
static void
action_go_last(struct desk *desk)
{
	struct history *history = &desk->history;
	struct history_step step;
	struct error err = { 0 };

	if (!history->back_count) {
		desk_say(desk, "this is where you began");
		return;
	}
	step = history->back[history->back_count - 1];
	history_push(history, &desk->page);
	if (!history_restore(&desk->page, &step, &err))
		desk_complain(desk, &err);
	desk_load_annotations(desk);
	page_lay(&desk->page, desk->page.height);
}

static void
action_go_letter(struct desk *desk, const char *key)
{
	struct arena arena = { 0 };
	struct bookmark at = { 0 };
	struct place place;

	if (!strcmp(key, "'") || !strcmp(key, "`"))
		action_go_last(desk);
	else if (key[0] && !key[1] && desk->notebook &&
		 notebook_mark(desk->notebook, library_info(desk->library)->key,
			 key[0], &arena, &at) &&
		 desk_find_bookmark(desk, &at, &place))
		desk_go(desk, &place);
	else
		desk_refuse(desk, "there is no mark %s", key);
	arena_done(&arena);
}

void
action_go_mark(struct desk *desk, const char *argument, uint32_t count)
{
	(void)count;
	if (*argument)
		action_go_letter(desk, argument);
	else
		desk->letter = action_go_letter;
}
