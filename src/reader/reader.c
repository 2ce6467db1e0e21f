/*
 * The loop: read every key that waits, then paint once.
 *
 * Typing ahead costs one picture, however many keys; an idle screen costs
 * nothing, but for one look at the clock after a move, to save the position.
 */
#include "lectern/reader/reader.h"

#include "lectern/library/search.h"
#include "reader/desk.h"
#include "reader/input.h"
#include "reader/setting.h"

#define SAVE_AFTER 2000 /* ms without a key */

/* Where the reader stopped, if the notebook knows. */
static bool
reader_resume(struct desk *desk)
{
	struct arena arena = { 0 };
	struct bookmark at = { 0 };
	struct place place;
	bool ok;

	ok = desk->notebook &&
	     notebook_position(desk->notebook, library_info(desk->library)->key,
		     NULL, &arena, &at) &&
	     desk_find_bookmark(desk, &at, &place) &&
	     desk_move_to(desk, &place, 0);
	arena_done(&arena);
	return ok;
}

static void
reader_begin(struct desk *desk, const struct reader_options *options)
{
	const struct library_info *info = library_info(desk->library);

	view_refill(desk, &desk->documents);
	if (options->start.document)
		desk_move_to(
			desk, &options->start, options->start.start ? 5 : 0);
	else if (!reader_resume(desk) && info->documents == 1)
		desk_open_document(desk, 1);
	desk->page.target = (struct place){ 0 };
	if (!desk->page.document.number)
		desk->focus = DESK_DOCUMENTS;
	else
		view_go(&desk->documents, desk->page.document.number - 1);
	if (desk->notebook && notebook_trouble(desk->notebook))
		desk_refuse(desk, "%s", notebook_trouble(desk->notebook));
	if (options->settings)
		setting_read(desk, options->settings);
	if (options->message)
		desk_say(desk, "%s", options->message);
}

/*
 * Remembers that this library was opened, once there is something to look at:
 * that waits for the disk.  A notebook in trouble has said so already.
 */
static void
reader_visit(struct desk *desk)
{
	const char *path = library_info(desk->library)->path;
	struct error err = { 0 };

	desk_paint(desk);
	if (desk->notebook && !notebook_trouble(desk->notebook) &&
		!notebook_visit(desk->notebook, path, &err))
		desk_complain(desk, &err);
}

static bool
reader_key_waits(void *context)
{
	return terminal_key_waits(context);
}

/* What was shown in a hurry is finished while no key waits; true: done. */
static bool
reader_finish(struct desk *desk)
{
	struct view *view = desk_view(desk);

	if (!view || !view->unfinished || terminal_key_waits(desk->terminal))
		return false;
	library_on_wait(desk->library, reader_key_waits, desk->terminal);
	view_finish(desk, view);
	library_on_wait(desk->library, NULL, NULL);
	return !view->unfinished;
}

bool
reader_run(const struct reader_options *options, struct error *err)
{
	struct desk desk;
	char key[KEY_NAME_SIZE];

	if (!options->library || !options->terminal || !options->keys)
		return error_set(err, ERROR_USAGE, "nothing to read with");
	desk_open(&desk, options);
	reader_begin(&desk, options);
	reader_visit(&desk);
	while (!desk.done) {
		desk_paint(&desk);
		if (reader_finish(&desk))
			continue;
		terminal_key(
			desk.terminal, desk.unsaved ? SAVE_AFTER : -1, key);
		input_key(&desk, key);
		while (!desk.done && terminal_key_waits(desk.terminal)) {
			terminal_key(desk.terminal, -1, key);
			input_key(&desk, key);
		}
	}
	desk_save_position(&desk);
	desk_close(&desk);
	return true;
}
