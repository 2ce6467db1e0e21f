/*
 * Selecting, copying, and writing in the margin.
 *
 * What is written is saved before the screen says so; when it cannot be
 * saved, the words stay in the prompt to be tried again.
 */
#include <stdlib.h>
#include <string.h>

#include "lectern/base/file.h"
#include "reader/action.h"
#include "reader/desk.h"

/*
 * First the moves choose the row where the passage begins, then, after a second
 * time, the one where it ends.  From a hotspot it begins there at once.
 */
void
action_select(struct desk *desk, const char *argument, uint32_t count)
{
	struct place here = desk_meant(desk);
	int row;

	(void)argument;
	(void)count;
	if (desk->selecting) {
		desk->selecting = !desk->anchored;
		desk->anchored = true;
		return;
	}
	if (!here.document)
		return;
	row = page_row_of(&desk->page, here.start);
	desk->anchored = here.end > here.start;
	desk->select_start = here.start;
	desk->select_end = desk->anchored ? here.end
			   : row >= 0     ? desk->page.rows[row].end
					  : here.start;
	desk->select_words = desk->anchored;
	desk->selecting = true;
}

/* The words of a place, as they stand in the text. */
static char *
action_words(struct desk *desk, struct place *place)
{
	struct error err = { 0 };
	const struct doc *doc = desk->page.doc;
	char *text;
	size_t block;

	*place = desk_meant(desk);
	if (!place->document)
		return NULL;
	if (place->end <= place->start) {
		block = doc_block_at(doc, place->start);
		if (block >= doc->block_count)
			return NULL;
		place->start = doc->blocks[block].start;
		place->end = doc->blocks[block].end;
	}
	text = library_text(
		desk->library, place->document, place->start, place->end, &err);
	if (!text)
		desk_complain(desk, &err);
	return text;
}

/* Where a word might be divided is nothing to whoever pastes it. */
static char *
words_undivided(const char *text)
{
	static const char soft[] = "\u00ad";
	struct str whole = { 0 };
	const char *at;

	while ((at = strstr(text, soft))) {
		str_add_bytes(&whole, text, (size_t)(at - text));
		text = at + strlen(soft);
	}
	str_add(&whole, text);
	return str_take(&whole);
}

static void
action_copy(struct desk *desk, const char *words)
{
	char *home = file_data_home();
	char *path = home ? file_join(home, "copied.txt") : NULL;
	char *text = words_undivided(words);
	struct error err = { 0 };
	bool sent = terminal_copy(desk->terminal, text, strlen(text));
	bool kept = path && file_make_directories(home, &err) &&
		    file_write(path, text, strlen(text), &err);

	if (kept)
		desk_say(desk, "%skept in %s",
			sent ? "sent to the terminal, and " : "", path);
	else if (sent)
		desk_say(desk, "sent to the terminal");
	else
		desk_refuse(desk, "the terminal takes no text");
	free(text);
	free(home);
	free(path);
}

static bool
action_copy_link(struct desk *desk)
{
	const struct span *span = page_span(&desk->page, &desk->page.selected);

	if (desk->selecting || !span || span->kind != SPAN_LINK || !span->value)
		return false;
	action_copy(desk, span->value);
	return true;
}

void
action_yank(struct desk *desk, const char *argument, uint32_t count)
{
	struct place place;
	char *text;

	(void)argument;
	(void)count;
	if (action_copy_link(desk))
		return;
	text = action_words(desk, &place);
	if (text)
		action_copy(desk, text);
	free(text);
	desk->selecting = false;
}

void
action_yank_citation(struct desk *desk, const char *argument, uint32_t count)
{
	const struct document *document = &desk->page.document;
	struct str out = { 0 };
	struct place place;
	char *text = action_words(desk, &place);

	(void)argument;
	(void)count;
	if (!text)
		return;
	str_add_format(&out, "\"%s\"\n", text);
	document_cite(&out, document, page_label(&desk->page, place.start));
	str_add_format(&out, " [%s, ", document->file);
	place_print(&out, &place);
	str_add(&out, "]\n");
	action_copy(desk, str_text(&out));
	str_done(&out);
	free(text);
	desk->selecting = false;
}

void
action_yank_row(struct desk *desk, const char *argument, uint32_t count)
{
	struct view *view = desk_view(desk);
	const struct listing_row *row = view_row(view);
	struct str out = { 0 };
	size_t i;

	(void)argument;
	(void)count;
	if (!row)
		return;
	for (i = 0; i < view->listing.column_count; i++) {
		if (row->cells[i])
			str_add_format(&out, "%s%s", out.len ? "\t" : "",
				row->cells[i]);
	}
	action_copy(desk, str_text(&out));
	str_done(&out);
}

/* -- the margin ----------------------------------------------------------- */

bool
action_may_keep(struct desk *desk)
{
	const char *trouble = desk->notebook ? notebook_trouble(desk->notebook)
					     : "no notebook is open";

	if (trouble)
		desk_refuse(desk, "%s", trouble);
	return !trouble;
}

static bool
action_may_write(struct desk *desk)
{
	if (!desk->page.document.number)
		desk_refuse(desk, "no document is open");
	return desk->page.document.number && action_may_keep(desk);
}

/* The reader's note that stands at a place, or NULL. */
static const struct annotation *
action_annotation_at(const struct desk *desk, const struct place *place)
{
	size_t i;

	for (i = 0; i < desk->annotations.count; i++) {
		const struct annotation *row = &desk->annotations.rows[i];

		if (row->at.start == place->start &&
			(row->at.end == place->end ||
				place->end == place->start))
			return row;
	}
	return NULL;
}

/* Undo brings it back. */
static bool
action_remove(struct desk *desk, const struct annotation *old)
{
	struct error err = { 0 };

	if (old && !notebook_remove_annotation(desk->notebook, old->id, &err)) {
		desk_complain(desk, &err);
		return false;
	}
	desk->selecting = false;
	desk_load_annotations(desk);
	return true;
}

/* With neither words nor a colour nothing is left to keep. */
static bool
action_save(struct desk *desk, const char *text, uint32_t colour)
{
	struct place place = desk_meant(desk);
	const struct annotation *old = action_annotation_at(desk, &place);
	struct annotation annotation = { .text = text, .colour = colour };
	struct arena arena = { 0 };
	struct error err = { 0 };
	int row = page_row_of(&desk->page, place.start);
	bool ok;

	if (!*text && !colour)
		return action_remove(desk, old);
	if (place.end == place.start && row >= 0)
		place.end = desk->page.rows[row].end;
	annotation.at = desk_bookmark(desk, &place, &arena);
	if (old) {
		annotation.id = old->id;
		annotation.at = old->at;
	}
	ok = notebook_save_annotation(desk->notebook, &annotation, &err);
	if (!ok)
		desk_complain(desk, &err);
	arena_done(&arena);
	if (!ok)
		return false;
	desk->selecting = false;
	desk_load_annotations(desk);
	return true;
}

static prompt_function action_annotate_accept;

static void
action_ask_note(struct desk *desk, const char *label, const char *text)
{
	prompt_begin(&desk->prompt, label, text, action_annotate_accept);
	desk->prompt.keep = true;
}

static void
action_annotate_accept(struct desk *desk, const char *text)
{
	struct place place = desk_meant(desk);
	const struct annotation *old = action_annotation_at(desk, &place);
	char *words;

	if (!*text && !old)
		return;
	if (action_save(desk, text, old ? old->colour : 0)) {
		desk_say(desk,
			*text ? "saved" : "taken away; :undo brings it back");
		return;
	}
	words = memory_copy_string(text);
	action_ask_note(desk, "not saved; again? ", words);
	free(words);
}

void
action_annotate(struct desk *desk, const char *argument, uint32_t count)
{
	struct place place = desk_meant(desk);
	const struct annotation *old = action_annotation_at(desk, &place);

	(void)count;
	if (!action_may_write(desk))
		return;
	if (*argument)
		action_annotate_accept(desk, argument);
	else
		action_ask_note(desk, "your note: ", old ? old->text : "");
}

void
action_highlight(struct desk *desk, const char *argument, uint32_t count)
{
	struct place place = desk_meant(desk);
	const struct annotation *old = action_annotation_at(desk, &place);
	uint32_t colour =
		*argument ? (uint32_t)strtoul(argument, NULL, 10) : count;
	char *text;

	if (!action_may_write(desk))
		return;
	if (colour > 5) {
		desk_refuse(desk, "colours are 1 to 5");
		return;
	}
	text = memory_copy_string(old ? old->text : "");
	if (action_save(desk, text, colour))
		desk_say(desk, colour ? "highlighted" : "highlight taken away");
	free(text);
}

void
action_undo(struct desk *desk, const char *argument, uint32_t count)
{
	const char *key = library_info(desk->library)->key;
	struct error err = { 0 };
	bool correction = false;

	(void)argument;
	(void)count;
	if (!action_may_keep(desk))
		return;
	if (!notebook_undo(desk->notebook, key, &correction, &err))
		desk_complain(desk, &err);
	else if (correction)
		desk_correct(desk, "taken back");
	else
		desk_say(desk, "taken back");
	action_reread_references(desk);
	desk_load_annotations(desk);
}
