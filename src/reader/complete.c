/*
 * Choices are gathered with what they agree in; the beginning that was typed
 * may differ from theirs in case and accents, so it is replaced, too.
 */
#include "reader/complete.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"
#include "lectern/base/utf8.h"
#include "lectern/command/command.h"
#include "lectern/library/entities.h"
#include "reader/desk.h"
#include "reader/setting.h"

#define CHOICES_SAID 8 /* of more the first are said */
#define CHOICES_MOST 300

struct choices {
	struct str agree; /* what all begin with */
	struct str said;
	unsigned count;
};

static void
choices_add(struct choices *choices, const char *choice)
{
	size_t agree = 0;

	if (choices->count < CHOICES_SAID)
		str_add_format(&choices->said, "%s%s",
			choices->count ? ", " : "", choice);
	if (!choices->count++) {
		str_add(&choices->agree, choice);
		return;
	}
	while (agree < choices->agree.len &&
		choices->agree.data[agree] == choice[agree])
		agree++;
	str_cut(&choices->agree,
		utf8_floor(choices->agree.data, choices->agree.len, agree));
}

/* The end: what was typed stays if they do not agree in more. */
static void
choices_take(struct choices *choices, struct desk *desk, const char *typed,
	const char *nothing, struct str *longer)
{
	if (!choices->count)
		desk_whisper(desk, nothing);
	else if (choices->count > CHOICES_SAID)
		str_add_format(&choices->said, ", and %u more",
			choices->count - CHOICES_SAID);
	if (choices->count > 1)
		desk_whisper(desk, str_text(&choices->said));
	if (choices->count == 1 || choices->agree.len > strlen(typed))
		str_add_slice(longer, str_slice(&choices->agree));
	str_done(&choices->agree);
	str_done(&choices->said);
}

static bool
begins_alike(const char *text, const char *folded)
{
	char *key = fold_string(text, strlen(text));
	bool alike = !strncmp(key, folded, strlen(folded));

	free(key);
	return alike;
}

void
complete_type(struct desk *desk, const char *typed, struct str *longer)
{
	char *folded = fold_string(typed, strlen(typed));
	struct choices choices = { 0 };
	enum entity_type type;

	for (type = 0; type < ENTITY_TYPES; type++) {
		if (begins_alike(entity_type_name(type), folded) ||
			begins_alike(entity_type_word(type), folded))
			choices_add(&choices, entity_type_name(type));
	}
	choices_take(&choices, desk, typed,
		"types are PER, PLACE, ORG, EVENT, WORK, LAW, NORP", longer);
	free(folded);
}

void
complete_name(struct desk *desk, const char *typed, struct str *longer)
{
	struct entity_filter filter = { .text = typed, .limit = CHOICES_MOST };
	char *folded = fold_string(typed, strlen(typed));
	struct choices choices = { 0 };
	struct entity_list list;
	struct error err = { 0 };
	size_t i;

	if (library_entities(desk->library, &filter, &list, &err)) {
		for (i = 0; i < list.count; i++) {
			if (begins_alike(list.rows[i].name, folded))
				choices_add(&choices, list.rows[i].name);
		}
		for (i = 0; i < list.count && !choices.count; i++) {
			if (list.count == 1)
				choices_add(&choices, list.rows[i].name);
		}
		entity_list_done(&list);
	}
	choices_take(&choices, desk, typed, "no name begins so", longer);
	free(folded);
}

static void
complete_setting(struct desk *desk, const char *typed, struct str *longer)
{
	const struct setting *setting;
	struct choices choices = { 0 };
	bool one;

	for (setting = setting_table; setting->name; setting++) {
		if (!strncmp(setting->name, typed, strlen(typed)))
			choices_add(&choices, setting->name);
	}
	one = choices.count == 1;
	choices_take(&choices, desk, typed, "no setting begins so", longer);
	if (one)
		str_add_char(longer, ' ');
}

static void
complete_command(struct desk *desk, const char *typed, struct str *longer)
{
	const struct command *command;
	struct choices choices = { 0 };
	bool one;

	for (command = command_table; command->name; command++) {
		if (command->where & COMMAND_SCREEN &&
			!strncmp(command->name, typed, strlen(typed)))
			choices_add(&choices, command->name);
	}
	one = choices.count == 1;
	choices_take(&choices, desk, typed, "no command begins so", longer);
	if (one)
		str_add_char(longer, ' ');
}

/* "TYPE | NAME": the n-th part; the last one goes for all behind it. */
static struct slice
args_part(const char *args, unsigned part)
{
	const char *bar = strstr(args, " | ");

	while (part-- && bar) {
		args = bar + strlen(" | ");
		bar = strstr(args, " | ");
	}
	return (struct slice){ args,
		bar ? (size_t)(bar - args) : strlen(args) };
}

static bool
part_asks(struct slice part, const char *word)
{
	return memmem(part.data, part.len, word, strlen(word)) != NULL;
}

/* "PER Domi": the bar behind a type goes without saying. */
static size_t
type_before_name(const char *typed)
{
	size_t len = strcspn(typed, " ");
	char code[16];

	if (!typed[len] || len >= sizeof code)
		return 0;
	memcpy(code, typed, len);
	code[len] = '\0';
	return entity_type_of(code) == ENTITY_TYPES ? 0 : len + 1;
}

/* The parts of what was typed behind a command. */
static void
complete_part(struct desk *desk, const struct command *command,
	const char *typed, size_t from, struct str *longer)
{
	const char *bar;
	struct slice part;
	struct str end = { 0 };
	unsigned n = 0;

	for (bar = strchr(typed + from, '|'); bar; n++) {
		from = (size_t)(bar + 1 - typed);
		bar = strchr(typed + from, '|');
	}
	from += strspn(typed + from, " ");
	part = args_part(command->args, n);
	if (part_asks(part, "TYPE") && type_before_name(typed + from)) {
		from += type_before_name(typed + from);
		part = args_part(command->args, n + 1);
	}
	if (part_asks(part, "TYPE"))
		complete_type(desk, typed + from, &end);
	else if (part_asks(part, "SETTING"))
		complete_setting(desk, typed + from, &end);
	else if (part_asks(part, "NAME") || part_asks(part, "ENTITY"))
		complete_name(desk, typed + from, &end);
	if (end.len) {
		str_add_bytes(longer, typed, from);
		str_add_slice(longer, str_slice(&end));
	}
	str_done(&end);
}

void
complete_line(struct desk *desk, const char *typed, struct str *longer)
{
	size_t len = strcspn(typed, " ");
	const struct command *command;
	struct error ignored = { 0 };
	char *name;

	if (!typed[len]) {
		complete_command(desk, typed, longer);
		return;
	}
	name = memory_copy_string(typed);
	name[len] = '\0';
	command = command_find(name, COMMAND_SCREEN, &ignored);
	free(name);
	if (command)
		complete_part(desk, command, typed, len + 1, longer);
	else
		desk_whisper(desk, "there is no such command");
}
