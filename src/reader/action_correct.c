/*
 * Saying that a name is not what the library takes it for.
 *
 * What is said goes to the notebook first and cannot be lost; then the library
 * is made anew with it.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/command/correcting.h"
#include "lectern/doc/correction.h"
#include "lectern/library/entities.h"
#include "reader/action.h"
#include "reader/desk.h"

/* -- saying it ------------------------------------------------------------ */

/* In words: what is so from now on. */
static void
correct_say(struct desk *desk, const char *line, struct str *said)
{
	const char *undo = keys_of(desk->keys, "undo");
	struct correction correction;
	struct arena arena = { 0 };
	struct error err = { 0 };
	const char *name, *other;

	if (!correction_parse(&correction, &arena, line, &err))
		return;
	name = correction.names[0].name;
	other = correction.count > 1 ? correction.names[1].name : "";
	switch (correction.verb) {
	case CORRECTION_MERGE:
		if (correction.count == 2)
			str_add_format(said, "%s is %s%s", other,
				correction.names[0].type == ENTITY_TYPES
					? "called "
					: "",
				name);
		else
			str_add_format(said, "they are all %s", name);
		break;
	case CORRECTION_SPLIT:
		str_add_format(said, "%s%s is not %s", other,
			correction.names[1].at != DOC_NONE ? " here"
			: correction.names[1].file         ? " in this text"
							   : "",
			name);
		if (correction.count > 2)
			str_add_format(
				said, " but %s", correction.names[2].name);
		break;
	case CORRECTION_RETYPE:
	case CORRECTION_ADD:
		str_add_format(said, "%s: %s", name,
			entity_type_word(correction.type));
		break;
	case CORRECTION_HIDE:
		str_add_format(said, "%s is no name", name);
		break;
	case CORRECTION_LINK:
		str_add_format(said, "marker %s calls %s%s", name,
			*other ? "note " : "no note", other);
		break;
	case CORRECTION_VERBS:
		break;
	}
	str_add_format(said, "; %s takes it back", undo ? undo : ":undo");
	arena_done(&arena);
}

/* A name that was added should stand somewhere. */
static void
correct_check(struct desk *desk, const char *line)
{
	struct correction correction;
	struct arena arena = { 0 };
	struct error err = { 0 };
	const char *name;

	if (!desk->correct || desk->message_bad ||
		!correction_parse(&correction, &arena, line, &err))
		return;
	name = correction.names[0].name;
	if (correction.verb == CORRECTION_ADD &&
		!library_find_entity(desk->library, name, &err) &&
		strstr(err.text, "nobody and nothing"))
		desk_refuse(desk,
			"kept, but nowhere in the library is there "
			"a new ‘%s’",
			name);
	arena_done(&arena);
}

static bool
correct_run(struct desk *desk, const char *verb, const char *arguments)
{
	struct error err = { 0 };
	struct str line = { 0 }, said = { 0 };
	bool ok;

	if (!action_may_keep(desk))
		return false;
	ok = correcting_line(desk->library, verb, arguments, &line, &err) &&
	     notebook_correct(desk->notebook, library_info(desk->library)->key,
		     str_text(&line), &err);
	if (ok) {
		correct_say(desk, str_text(&line), &said);
		desk_correct(desk, str_text(&said));
		correct_check(desk, str_text(&line));
	} else {
		desk_complain(desk, &err);
	}
	str_done(&line);
	str_done(&said);
	return ok;
}

/* The same, with what was there before the reader was asked. */
static prompt_function correct_accept;

static bool
correct_asks_type(const char *verb)
{
	return !strcmp(verb, "retype") || !strcmp(verb, "add");
}

static void
correct_ask(struct desk *desk, const char *verb, const char *label,
	const char *text, const char *rest)
{
	free(desk->correcting);
	desk->correcting = memory_copy_string(rest);
	desk->correcting_verb = verb;
	prompt_begin(&desk->prompt, label, text, correct_accept);
	desk->prompt.complete =
		correct_asks_type(verb) ? complete_type : complete_name;
}

static void
correct_accept(struct desk *desk, const char *text)
{
	struct str arguments = { 0 }, type = { 0 };

	if (!*text)
		return;
	if (correct_asks_type(desk->correcting_verb))
		complete_type(desk, text, &type);
	str_add_format(&arguments, "%s | %s", type.len ? str_text(&type) : text,
		desk->correcting);
	str_done(&type);
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

/*
 * Those that are marked, whether the filter shows them now or not: "e3 | e7";
 * and the name that is mentioned most, which is probably the one to keep.
 */
static size_t
correct_ticked(struct desk *desk, const struct view *view, struct str *names,
	struct str *best)
{
	struct error ignored = { 0 };
	struct arena arena = { 0 };
	struct entity_row row;
	uint32_t most = 0;
	size_t i, count = 0;

	for (i = 0; view && i < view->ticked.count; i++) {
		if (!library_entity(desk->library, view->ticked.rows[i], &arena,
			    &row, &ignored))
			continue;
		str_add_format(names, "%se%u", count++ ? " | " : "", row.id);
		if (row.mentions > most) {
			most = row.mentions;
			str_clear(best);
			str_add(best, row.name);
		}
	}
	arena_done(&arena);
	return count;
}

void
action_merge(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);
	struct str names = { 0 }, best = { 0 };

	(void)count;
	if (strchr(argument, '|')) {
		correct_run(desk, "merge", argument);
	} else if (correct_ticked(desk, view, &names, &best) > 1) {
		correct_ask(desk, "merge", "all of them are: ",
			*argument ? argument : str_text(&best),
			str_text(&names));
	} else {
		str_clear(&names);
		if (correct_selected(desk, &names)) {
			correct_ask(desk, "merge",
				"it is the same as: ", argument,
				str_text(&names));
			desk->prompt.active = !*argument;
			correct_accept(desk, argument);
		}
	}
	str_done(&names);
	str_done(&best);
}

/* -- splitting ------------------------------------------------------------ */

/* The mention that is selected, if one is. */
static const struct span *
correct_mention(const struct desk *desk)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);

	return span && span->kind == SPAN_MENTION ? span : NULL;
}

/* Is an entity mentioned but once? */
static bool
correct_is_alone(struct desk *desk, uint32_t entity)
{
	struct error ignored = { 0 };
	struct entity_row row = { 0 };
	struct arena arena = { 0 };

	library_entity(desk->library, entity, &arena, &row, &ignored);
	arena_done(&arena);
	return row.mentions < 2;
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
	if (correct_is_alone(desk, entity)) {
		desk_refuse(desk, "there is nobody it could be taken from: it "
				  "is the only mention");
		return;
	}
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

static prompt_function correct_add_accept;

/* The name that was chosen; now what it is. */
static void
correct_add_accept(struct desk *desk, const char *text)
{
	struct correction_name name = {
		.type = ENTITY_TYPES, .name = text, .at = DOC_NONE
	};
	struct str rest = { 0 };

	if (!*text)
		return;
	correction_print_name(&rest, &name);
	correct_ask(desk, "add",
		"it is a (PER, PLACE, ORG, EVENT, WORK, LAW, NORP): ", "",
		str_text(&rest));
	str_done(&rest);
}

/* ":add PER" and the words selected, ":add PER Name", or nothing of it. */
void
action_add(struct desk *desk, const char *argument, uint32_t count)
{
	struct str words = { 0 };

	(void)count;
	if (desk->selecting)
		str_add_flat(
			&words, doc_slice(desk->page.doc, desk->select_start,
					desk->select_end));
	desk->selecting = false;
	if (strpbrk(argument, "| ")) {
		correct_run(desk, "add", argument);
	} else if (*argument && words.len) {
		correct_add_accept(desk, str_text(&words));
		desk->prompt.active = false;
		correct_accept(desk, argument);
	} else if (*argument) {
		desk_refuse(desk, "select the words of a name first (%s)",
			keys_of(desk->keys, "select"));
	} else {
		prompt_begin(&desk->prompt, "the name: ", str_text(&words),
			correct_add_accept);
	}
	str_done(&words);
}

/* -- notes ---------------------------------------------------------------- */

static prompt_function correct_link_accept;

static void
correct_link_accept(struct desk *desk, const char *text)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);
	struct place place = { desk->page.document.number, 0, 0 };
	struct str arguments = { 0 };

	if (!*text || !span || span->kind != SPAN_MARKER)
		return;
	place.start = place.end = span->start;
	place_print(&arguments, &place);
	str_add_format(&arguments, " | %s", text);
	if (panel_shows_candidate(desk))
		panel_preview(desk, 0);
	correct_run(desk, "link", str_text(&arguments));
	str_done(&arguments);
}

/* Another note that is shown for the marker, see action_repeat. */
static void
correct_candidate(struct desk *desk, struct str *note)
{
	const struct note_list *list;
	const struct note_row *row;
	struct place place = { .document = desk->page.document.number };

	if (!panel_shows_candidate(desk))
		return;
	list = panel_note_list(desk);
	if (desk->panel.number > list->count)
		return;
	row = &list->rows[desk->panel.number - 1];
	place.start = row->start;
	place.end = row->end;
	place_print(note, &place);
}

/* ":link 7", ":link none", ":link next", or asked for, of the marker. */
void
action_link(struct desk *desk, const char *argument, uint32_t count)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);
	struct str note = { 0 };

	(void)count;
	correct_candidate(desk, &note);
	if (strchr(argument, '|'))
		correct_run(desk, "link", argument);
	else if (!span || span->kind != SPAN_MARKER)
		desk_refuse(desk, "select a note marker first (%s)",
			keys_of(desk->keys, "next"));
	else if (*argument)
		correct_link_accept(desk, argument);
	else
		prompt_begin(&desk->prompt,
			"it calls note (number, next, or none): ",
			str_text(&note), correct_link_accept);
	str_done(&note);
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
	view_ids_turn(&view->ticked, row->entity);
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
