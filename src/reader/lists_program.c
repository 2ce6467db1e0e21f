/* Lists about the program itself: keys, messages, types; any command's. */
#include <stdlib.h>
#include <string.h>

#include "reader/action.h"
#include "reader/desk.h"
#include "reader/lists.h"

/* -- keys ----------------------------------------------------------------- */

/* All keys of a command, "j Down C-n"; with an argument, each on its own. */
static const char *
keys_all(struct desk *desk, struct listing *listing, const char *command)
{
	struct str text = { 0 };
	const char *copy;
	size_t i;

	for (i = 0; i < keys_count(desk->keys); i++) {
		const struct key_binding *row = keys_row(desk->keys, i);

		if (!strcmp(row->command, command))
			str_add_format(
				&text, "%s%s", text.len ? " " : "", row->keys);
	}
	if (!text.len)
		str_add_format(&text, ":%s", command);
	copy = listing_string(listing, str_text(&text));
	str_done(&text);
	return copy;
}

static void
keys_add(struct desk *desk, struct view *view, const struct command *command)
{
	struct listing *listing = &view->listing;
	struct listing_row *row = listing_row(listing);

	row->cells[0] = command->group;
	row->cells[1] = keys_all(desk, listing, command->name);
	row->cells[2] = command->help;
	row->cells[3] = command->name;
}

/* "next note": bound with an argument, so no row of the table is it. */
static void
keys_add_bound(
	struct desk *desk, struct view *view, const struct command *command)
{
	struct listing *listing = &view->listing;
	size_t i, len = strlen(command->name);
	struct listing_row *row;

	for (i = 0; i < keys_count(desk->keys); i++) {
		const struct key_binding *bound = keys_row(desk->keys, i);

		if (strncmp(bound->command, command->name, len) ||
			bound->command[len] != ' ')
			continue;
		row = listing_row(listing);
		row->cells[0] = command->group;
		row->cells[1] = listing_string(listing, bound->keys);
		row->cells[2] = row->cells[3] =
			listing_string(listing, bound->command);
	}
}

static bool
keys_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	const struct command *command;
	int pass;

	(void)err;
	listing->title = listing_string(
		listing, "What the keys do; Enter runs a command");
	listing_column(listing, "", LISTING_LEFT);
	listing_column(listing, "keys", LISTING_LEFT);
	listing_column(listing, "what it does", LISTING_WIDE);
	listing_column(listing, "as a command", LISTING_LEFT);
	for (pass = 0; pass < 2; pass++) {
		for (command = command_table; command->name; command++) {
			if (!(command->where & COMMAND_SCREEN) ||
				(command->where == COMMAND_BOTH) != pass)
				continue;
			keys_add(desk, view, command);
			keys_add_bound(desk, view, command);
		}
	}
	return true;
}

/* The whole sentence, which a narrow screen cuts. */
static void
keys_more(struct desk *desk, struct view *view, const struct listing_row *row,
	uint32_t width)
{
	(void)desk;
	sheet_wrap(&view->below, row->cells[3], slice_of(row->cells[2]),
		ROLE_TEXT, 20, width, 0);
	sheet_wrap(&view->below, "keys", slice_of(row->cells[1]), ROLE_KEY, 20,
		width, 0);
}

static void
keys_enter(struct desk *desk, struct view *view, const struct listing_row *row)
{
	char *command = memory_copy_string(row->cells[3]);

	(void)view;
	desk_pop(desk);
	desk_run(desk, command, 0);
	free(command);
}

const struct view_kind view_keys = { "keys", .fill = keys_fill,
	.more = keys_more, .enter = keys_enter, .does = "run it",
	.wide_first = true };

/* -- messages ------------------------------------------------------------- */

static bool
messages_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	struct listing_row *row;
	size_t i;

	(void)err;
	listing->title = listing_string(listing, "Messages, the newest first");
	listing_column(listing, "message", LISTING_WIDE);
	for (i = desk->messages.count; i-- > 0;) {
		row = listing_row(listing);
		row->problem = desk->messages.rows[i].problem;
		row->cells[0] = listing_string(
			listing, desk->messages.rows[i].cells[0]);
	}
	return true;
}

const struct view_kind view_messages = { "messages", .fill = messages_fill,
	.empty = "nothing has been said yet", .no_heads = true };

/* -- types of names ------------------------------------------------------- */

static bool
types_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	struct listing_row *row;
	unsigned type;

	(void)err;
	listing->title = listing_string(
		listing, "Which names are marked; Enter turns one on or off");
	listing_column(listing, "", LISTING_LEFT);
	listing_column(listing, "type", LISTING_WIDE);
	for (type = 0; type < ENTITY_TYPES; type++) {
		row = listing_row(listing);
		row->cells[0] = desk->page.types & 1u << type ? "marked" : "-";
		row->cells[1] = entity_type_word((enum entity_type)type);
	}
	return true;
}

static void
types_enter(struct desk *desk, struct view *view, const struct listing_row *row)
{
	(void)row;
	desk->page.types ^= 1u << view->shown[view->bar];
	page_deselect(&desk->page);
	view_refill(desk, view);
}

const struct view_kind view_types = { "types", .fill = types_fill,
	.enter = types_enter, .does = "on or off", .no_heads = true };

/* -- any command that fills a listing ------------------------------------- */

static bool
command_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct command_context context = { .library = desk->library,
		.notebook = desk->notebook,
		.here = view->place };

	if (!context.here.document)
		context.here = desk_here(desk);
	return view->command->list(&context,
		view->argument ? view->argument : "", &view->listing, err);
}

const struct view_kind view_command = { "command", .fill = command_fill };
