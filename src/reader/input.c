/* Whose key is it?  The first of these that wants it has it. */
#include "reader/input.h"

#include <stdlib.h>
#include <string.h>

#include "reader/action.h"
#include "reader/desk.h"

#define COUNT_LIMIT 100000000u

static void
input_forget(struct desk *desk)
{
	str_clear(&desk->pressed);
	desk->count = 0;
}

static void
input_run(struct desk *desk, const char *command)
{
	char *line = memory_copy_string(command);
	uint32_t count = desk->count;

	input_forget(desk);
	desk_run(desk, line, count);
	free(line);
}

/* 1 to 5 colour a selection; elsewhere digits are a number. */
static bool
input_digit(struct desk *desk, const char *key)
{
	unsigned digit = (unsigned)(key[0] - '0');
	char command[] = "highlight 0";

	if (digit > 9 || key[1] || desk->pressed.len ||
		(!digit && !desk->count))
		return false;
	if (desk->selecting && digit >= 1 && digit <= 5) {
		command[sizeof command - 2] = key[0];
		input_run(desk, command);
	} else if (desk->count < COUNT_LIMIT) {
		desk->count = desk->count * 10 + digit;
	}
	return true;
}

static void
input_bound(struct desk *desk, const char *key)
{
	const char *command = NULL;

	if (input_digit(desk, key))
		return;
	if (desk->pressed.len)
		str_add_char(&desk->pressed, ' ');
	str_add(&desk->pressed, key);
	switch (keys_look(desk->keys, str_text(&desk->pressed), &command)) {
	case KEYS_PREFIX:
		return;
	case KEYS_WHOLE:
		input_run(desk, command);
		return;
	case KEYS_NONE:
		break;
	}
	if (strcmp(key, "Esc"))
		desk_refuse(desk, "%s is not bound; %s lists the keys",
			str_text(&desk->pressed), keys_of(desk->keys, "keys"));
	input_forget(desk);
}

static void
input_letter(struct desk *desk, const char *key)
{
	void (*letter)(struct desk * desk, const char *key) = desk->letter;

	desk->letter = NULL;
	if (strcmp(key, "Esc") && strcmp(key, "C-g"))
		letter(desk, key);
}

static void
input_event_resize(struct desk *desk)
{
	struct page *page = &desk->page;
	struct error ignored = { 0 };

	terminal_size(desk->terminal, &desk->rows, &desk->cols);
	desk_fit(desk);
	/* What is selected is the place to keep, if anything is. */
	if (page->selected.kind != SPAN_KINDS &&
		page_row_of(page, page->selected.start) < 0) {
		page_go(page, page->selected.start, page->height / 3, &ignored);
		page_lay(page, page->height);
	}
}

static void
input_event_hangup(struct desk *desk)
{
	prompt_hangup(desk, &desk->prompt);
	desk->done = true;
}

/* A quiet moment: save where we are; look whether the library is a new one. */
static void
input_event_timeout(struct desk *desk)
{
	bool moved = desk->unsaved;

	desk_save_position(desk);
	desk->unsaved = false;
	if (moved && library_is_replaced(desk->library))
		desk_say(desk, "the library has been built anew; %s opens it",
			keys_of(desk->keys, "reload"));
}

static const struct input_event {
	const char *name;
	void (*run)(struct desk *desk);
} input_events[] = {
	{ "Resize", input_event_resize },
	{ "Hangup", input_event_hangup },
	{ "Timeout", input_event_timeout },
};

void
input_key(struct desk *desk, const char *key)
{
	size_t i;

	for (i = 0; i < sizeof input_events / sizeof *input_events; i++) {
		if (!strcmp(input_events[i].name, key)) {
			input_events[i].run(desk);
			return;
		}
	}
	str_clear(&desk->message);
	if (desk->prompt.active && prompt_key(desk, &desk->prompt, key))
		return;
	if (desk->page.target.document) {
		desk->arrived = desk->page.target;
		desk->arrived_first = page_first(&desk->page);
	}
	desk->page.target = (struct place){ 0 };
	if (desk->letter)
		input_letter(desk, key);
	else if (desk->hint_count)
		action_hint_key(desk, key);
	else
		input_bound(desk, key);
}
