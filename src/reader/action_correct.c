/*
 * Saying that a name is not what the library takes it for.
 *
 * What is said goes to the notebook first and cannot be lost; then the library
 * is made anew with it, and the new one takes the place of the old one under
 * the page: the text is the same to the byte, so nothing on it moves.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/command/correcting.h"
#include "lectern/doc/correction.h"
#include "reader/action.h"
#include "reader/desk.h"

/* -- the library ---------------------------------------------------------- */

/* The same page of the same text, in another library. */
static void
correct_exchange(struct desk *desk, struct library *library)
{
	struct page *page = &desk->page;
	struct history_step step = history_here(page);
	struct error err = { 0 };
	size_t i;

	desk->library = library;
	page->library = library;
	if (step.document && page_open(page, step.document, &err) &&
		history_restore(page, &step, &err))
		page_lay(page, page->height);
	if (err.code)
		desk_complain(desk, &err);
	if (!page_span(page, &page->selected))
		page_deselect(page);
	panel_forget(&desk->panel);
	view_refill(desk, &desk->documents);
	for (i = 0; i < desk->layer_count; i++)
		view_refill(desk, desk->layers[i]);
	if (desk->reopened)
		library_close(desk->reopened);
	desk->reopened = library;
}

/* Makes the library what the notebook says, if it can be; else says why. */
static bool
correct_library(struct desk *desk, struct error *err)
{
	const struct library_info *info = library_info(desk->library);
	bool other = library_is_replaced(desk->library);
	struct library *library = NULL;
	char *all = notebook_corrections(desk->notebook, info->key, err);
	bool ok = all && desk->correct(info->path, all, err);

	free(all);
	if (!ok)
		return false;
	/* Somebody has indexed meanwhile: it may be another text. */
	if (other) {
		action_reload(desk, "", 0);
		return true;
	}
	library = library_open(info->path, err);
	if (library)
		correct_exchange(desk, library);
	return library != NULL;
}

void
desk_correct(struct desk *desk, const char *said)
{
	struct error err = { 0 };

	if (!desk->correct)
		desk_say(
			desk, "kept for when the library is indexed: %s", said);
	else if (correct_library(desk, &err))
		desk_say(desk, "%s", said);
	else
		desk_refuse(desk,
			"kept for when the library is indexed, for now: %s",
			err.text);
}

/* -- saying it ------------------------------------------------------------ */

static bool
correct_may(struct desk *desk)
{
	const char *trouble = desk->notebook ? notebook_trouble(desk->notebook)
					     : "no notebook is open";

	if (trouble)
		desk_refuse(desk, "%s", trouble);
	return !trouble;
}

static bool
correct_run(struct desk *desk, const char *verb, const char *arguments)
{
	struct error err = { 0 };
	struct str line = { 0 }, said = { 0 };
	bool ok;

	if (!correct_may(desk))
		return false;
	ok = correcting_line(desk->library, verb, arguments, &line, &err) &&
	     notebook_correct(desk->notebook, library_info(desk->library)->key,
		     str_text(&line), &err);
	if (ok) {
		str_cut(&line, line.len - 1);
		str_add_format(&said, "kept: %s   (:undo takes it back)",
			str_text(&line));
		desk_correct(desk, str_text(&said));
	} else {
		desk_complain(desk, &err);
	}
	str_done(&line);
	str_done(&said);
	return ok;
}

/* The same, with what was there before the reader was asked. */
static prompt_function correct_accept;

static void
correct_ask(struct desk *desk, const char *verb, const char *label,
	const char *text, const char *rest)
{
	free(desk->correcting);
	desk->correcting = memory_copy_string(rest);
	desk->correcting_verb = verb;
	prompt_begin(&desk->prompt, label, text, correct_accept);
}

static void
correct_accept(struct desk *desk, const char *text)
{
	struct str arguments = { 0 };

	if (!*text)
		return;
	str_add_format(&arguments, "%s | %s", text, desk->correcting);
	correct_run(desk, desk->correcting_verb, str_text(&arguments));
	str_done(&arguments);
}

/* "e12", or with a document that is meant alone. */
static uint32_t
correct_selected(struct desk *desk, struct str *name)
{
	uint32_t entity = action_entity(desk, "");

	if (entity)
		str_add_format(name, "e%u", entity);
	else
		desk_refuse(desk, "select a name first (%s)",
			keys_of(desk->keys, "next"));
	return entity;
}

/* -- merging -------------------------------------------------------------- */

/* The rows that are marked, the bar among them: "e3 | e7". */
static size_t
correct_ticked(struct desk *desk, struct view *view, struct str *names,
	const char **best)
{
	const struct listing_row *row;
	size_t i, count = 0;

	(void)desk;
	*best = NULL;
	for (i = 0; view && i < view->listing.count; i++) {
		row = &view->listing.rows[i];
		if (!row->entity || !view_is_ticked(view, row->entity))
			continue;
		str_add_format(
			names, "%se%u", count++ ? " | " : "", row->entity);
		if (!*best)
			*best = row->cells[0];
	}
	return count;
}

void
action_merge(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);
	struct str names = { 0 };
	const char *best;

	(void)count;
	if (strchr(argument, '|')) {
		correct_run(desk, "merge", argument);
	} else if (correct_ticked(desk, view, &names, &best) > 1) {
		correct_ask(desk, "merge",
			"all of them are: ", *argument ? argument : best,
			str_text(&names));
	} else {
		str_clear(&names);
		if (!correct_selected(desk, &names)) {
			str_done(&names);
			return;
		}
		correct_ask(desk, "merge", "it is the same as: ", argument,
			str_text(&names));
		if (*argument) {
			desk->prompt.active = false;
			correct_accept(desk, argument);
		}
	}
	str_done(&names);
}

/* -- splitting ------------------------------------------------------------ */

/* The mention that is selected, if one is. */
static const struct span *
correct_mention(const struct desk *desk)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);

	return span && span->kind == SPAN_MENTION ? span : NULL;
}

/* Takes the selected mention, its spelling or its document from its entity. */
static void
correct_split(struct desk *desk, const char *what, const char *who)
{
	const struct span *span = correct_mention(desk);
	uint32_t entity = desk_entity(desk);
	struct correction_name name = { .type = ENTITY_TYPES, .at = DOC_NONE };
	struct str arguments = { 0 }, form = { 0 }, file = { 0 };

	if (!span || !entity)
		return;
	str_add_flat(&form, doc_slice(desk->page.doc, span->start, span->end));
	name.name = str_text(&form);
	if (*what != 's') {
		str_add_format(&file, "%u", desk->page.document.number);
		name.file = str_text(&file);
	}
	if (*what == 'm')
		name.at = span->start;
	if (*what == 'd')
		name.name = desk->page.doc->entities[span->target].name;
	str_add_format(&arguments, "e%u | ", entity);
	correction_print_name(&arguments, &name);
	if (*who)
		str_add_format(&arguments, " | %s", who);
	correct_run(desk, "split", str_text(&arguments));
	str_done(&arguments);
	str_done(&form);
	str_done(&file);
}

static void
correct_split_letter(struct desk *desk, const char *key)
{
	if (!key[1] && strchr("msd", *key))
		correct_split(desk, key, "");
	else
		desk_refuse(desk, "m, s or d");
}

void
action_split(struct desk *desk, const char *argument, uint32_t count)
{
	static const char *const words[] = { "mention", "spelling",
		"document" };
	struct str arguments = { 0 };
	size_t i, len;

	(void)count;
	for (i = 0; i < 3 && correct_mention(desk); i++) {
		len = strlen(words[i]);
		if (strncmp(argument, words[i], len) ||
			(argument[len] && argument[len] != ' '))
			continue;
		correct_split(desk, words[i],
			argument + len + strspn(argument + len, " "));
		return;
	}
	if (*argument) {
		if (!strchr(argument, '|') &&
			!correct_selected(desk, &arguments))
			return;
		str_add_format(&arguments, "%s%s", arguments.len ? " | " : "",
			argument);
		correct_run(desk, "split", str_text(&arguments));
		str_done(&arguments);
	} else if (desk_view(desk) || !correct_mention(desk)) {
		desk_refuse(desk, "select a mention in the text, or say which "
				  "spelling: :split SPELLING");
	} else {
		desk->letter = correct_split_letter;
		desk_whisper(desk, "somebody else: m this mention, s this "
				   "spelling everywhere, d all in this "
				   "document");
	}
}

/* -- types, hiding, adding ------------------------------------------------ */

void
action_retype(struct desk *desk, const char *argument, uint32_t count)
{
	struct str name = { 0 };

	(void)count;
	if (strchr(argument, '|')) {
		correct_run(desk, "retype", argument);
	} else if (correct_selected(desk, &name)) {
		correct_ask(desk, "retype",
			"it is a (PER, PLACE, ORG, EVENT, WORK, LAW, NORP): ",
			"", str_text(&name));
		if (*argument) {
			desk->prompt.active = false;
			correct_accept(desk, argument);
		}
	}
	str_done(&name);
}

void
action_hide(struct desk *desk, const char *argument, uint32_t count)
{
	struct str name = { 0 };

	(void)count;
	if (*argument)
		correct_run(desk, "hide", argument);
	else if (correct_selected(desk, &name))
		correct_run(desk, "hide", str_text(&name));
	str_done(&name);
}

void
action_add(struct desk *desk, const char *argument, uint32_t count)
{
	struct correction_name name = { .type = ENTITY_TYPES, .at = DOC_NONE };
	struct str form = { 0 }, rest = { 0 };

	(void)count;
	if (strchr(argument, '|')) {
		correct_run(desk, "add", argument);
		return;
	}
	if (!desk->selecting) {
		desk_refuse(desk, "select the words of a name first (%s)",
			keys_of(desk->keys, "select"));
		return;
	}
	str_add_flat(&form, doc_slice(desk->page.doc, desk->select_start,
				    desk->select_end));
	name.name = str_text(&form);
	correction_print_name(&rest, &name);
	correct_ask(desk, "add",
		"it is a (PER, PLACE, ORG, EVENT, WORK, LAW, NORP): ", "",
		str_text(&rest));
	if (*argument) {
		desk->prompt.active = false;
		correct_accept(desk, argument);
	}
	desk->selecting = false;
	str_done(&form);
	str_done(&rest);
}

/* -- marking rows --------------------------------------------------------- */

void
action_tick(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);
	const struct listing_row *row = view_row(view);

	(void)argument;
	(void)count;
	if (!row || !row->entity) {
		desk_refuse(desk, "only names can be marked, to be merged");
		return;
	}
	view_tick(view, row->entity);
	view_move(view, 1);
}

void
action_corrections(struct desk *desk, const char *argument, uint32_t count)
{
	struct error err = { 0 };
	struct view *view;

	(void)count;
	view = view_new(&view_command, argument);
	view->command = command_find("corrections", COMMAND_SCREEN, &err);
	desk_push(desk, view);
}
