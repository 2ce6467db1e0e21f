/* The command room's table and the reader's hold each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lectern/base/asset.h"
#include "lectern/command/command.h"
#include "lectern/command/keys.h"
#include "reader/action.h"

static struct keys *
keys_preset(const char *name)
{
	struct keys *keys = keys_new();
	struct error err = { 0 };

	assert_true(keys_read(keys, name, asset_find(name).data, &err));
	return keys;
}

static void
test_every_screen_command_has_an_action(void **state)
{
	const struct command *command;

	(void)state;
	for (command = command_table; command->name; command++) {
		if (!(command->where & COMMAND_SCREEN))
			continue;
		if (!action_find(command->name) && !command->list)
			fail_msg("%s does nothing", command->name);
	}
}

static void
test_every_action_is_a_command(void **state)
{
	const struct action *action;
	struct error err = { 0 };

	(void)state;
	for (action = action_table; action->name; action++) {
		const struct command *command =
			command_find(action->name, COMMAND_SCREEN, &err);

		if (!command || strcmp(command->name, action->name))
			fail_msg("%s is no command", action->name);
	}
}

/* Every key runs something, and the screen's own commands have one each. */
static void
test_keys_and_commands_meet(void **state)
{
	static const char *const presets[] = { "keys/lectern.conf",
		"keys/less.conf", "keys/vim.conf", "keys/info.conf" };
	size_t preset, i;

	(void)state;
	for (preset = 0; preset < 4; preset++) {
		struct keys *keys = keys_preset(presets[preset]);

		for (i = 0; i < keys_count(keys); i++) {
			char name[64] = "";
			const char *line = keys_row(keys, i)->command;

			memcpy(name, line, strcspn(line, " "));
			if (!action_find(name))
				fail_msg("%s: %s does nothing", presets[preset],
					line);
		}
		keys_free(keys);
	}
}

static bool
is_bound(const struct keys *keys, const char *name)
{
	size_t i, len = strlen(name);

	for (i = 0; i < keys_count(keys); i++) {
		const char *line = keys_row(keys, i)->command;

		if (!strncmp(line, name, len) &&
			(!line[len] || line[len] == ' '))
			return true;
	}
	return false;
}

/* What has no key is in the help and runs by its name. */
static void
test_commands_without_a_key(void **state)
{
	static const char *const by_name[] = { "undo", NULL };
	struct keys *keys = keys_preset("keys/lectern.conf");
	const struct action *action;
	size_t i;

	(void)state;
	for (action = action_table; action->name; action++) {
		for (i = 0; by_name[i] && strcmp(by_name[i], action->name); i++)
			;
		if (!by_name[i] && !is_bound(keys, action->name))
			fail_msg("%s has no key", action->name);
	}
	keys_free(keys);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_screen_command_has_an_action),
		cmocka_unit_test(test_every_action_is_a_command),
		cmocka_unit_test(test_keys_and_commands_meet),
		cmocka_unit_test(test_commands_without_a_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
