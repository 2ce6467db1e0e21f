/* The table of commands, and finding one in it. */
#include "lectern/command/command.h"

#include <string.h>

#include "command/lists.h"

/* clang-format off */
const struct command command_table[] = {
	{ "index",       "library", "[-o NAME.lectern] PATH...", "build the library of files and folders",          COMMAND_SHELL, NULL },
	{ "list",        "library", "[TEXT]",      "list the documents",                                            COMMAND_BOTH,  list_documents },
	{ "show",        "library", "DOC|PLACE",   "print a document, or a passage of it",                          COMMAND_SHELL, NULL },
	{ "outline",     "library", "DOC",         "list the sections of a document",                               COMMAND_BOTH,  list_outline },
	{ "notes",       "library", "DOC",         "list the notes of a document, and markers that have none",      COMMAND_BOTH,  list_notes },
	{ "check",       "library", "[DOC]",       "list orphans, gaps, guesses and damage; exits 1 if there are any", COMMAND_BOTH, list_remarks },
	{ "inspect",     "library", "DOC",         "print all that is known about a document, as JSON",             COMMAND_SHELL, NULL },
	{ "entities",    "find",    "[TEXT]",      "list everyone and everything named",                            COMMAND_BOTH,  list_entities },
	{ "card",        "find",    "ENTITY",      "say all that is known of a name",                               COMMAND_BOTH,  list_card },
	{ "mentions",    "find",    "ENTITY",      "list where somebody or something is named",                     COMMAND_BOTH,  list_mentions },
	{ "concordance", "find",    "ENTITY|QUERY", "list every place of words or of a name, with its context",                                 COMMAND_BOTH,  list_concordance },
	{ "search",      "find",    "QUERY",       "list passages that match; `help query' says how to ask",          COMMAND_BOTH,  list_search },
	{ "references",  "find",    "PLACE",       "list what a passage points to, and what points to it",          COMMAND_BOTH,  list_references },
	{ "timeline",    "find",    "[ENTITY|QUERY]", "list dated passages in order of date",                          COMMAND_BOTH,  list_timeline },
	{ "merge",       "correct", "NAME | NAME...", "say that names are of one, called by the first",             COMMAND_BOTH,  NULL },
	{ "split",       "correct", "NAME | SPELLING [| NAME]", "say that a spelling is somebody else, or who it is", COMMAND_BOTH, NULL },
	{ "retype",      "correct", "TYPE | NAME", "say that a name is a PER, PLACE, ORG, EVENT, WORK, LAW or NORP", COMMAND_BOTH,  NULL },
	{ "hide",        "correct", "NAME",        "say that it is no name",                                        COMMAND_BOTH,  NULL },
	{ "add",         "correct", "TYPE | NAME", "say that it is a name, wherever it stands",                     COMMAND_BOTH,  NULL },
	{ "link",        "correct", "PLACE | NOTE", "say which note a marker calls: its number or place, or none",   COMMAND_BOTH,  NULL },
	{ "confirm",     "correct", "PLACE PLACE", "keep a reference for good, and show it first",                  COMMAND_BOTH,  NULL },
	{ "dismiss",     "correct", "PLACE PLACE", "do not offer a reference again",                                COMMAND_BOTH,  NULL },
	{ "undo",        "correct", "",            "take back the last correction, or change of your notes",        COMMAND_BOTH,  NULL },
	{ "corrections", "correct", "[--import=FILE]", "list what you have said of names, or read such a list",     COMMAND_BOTH,  list_corrections },
	{ "annotate",    "study",   "PLACE TEXT",  "write a note of your own on a passage, or on a document",       COMMAND_SHELL, NULL },
	{ "annotations", "study",   "[DOC]",       "list what you have written in the margin",                      COMMAND_BOTH,  list_annotations },
	{ "export",      "study",   "[DOC]",       "print what you have written, with the passages, as Markdown",   COMMAND_SHELL, NULL },
	{ "help",        "other",   "[COMMAND|query]", "say what a command does, or what can be searched for",      COMMAND_BOTH,  list_help },
#include "command/screen_rows.h"
	{ 0 },
};
/* clang-format on */

const struct command *
command_find(const char *name, enum command_where where, struct error *err)
{
	const struct command *command, *found = NULL;
	size_t len = strlen(name);
	unsigned count = 0;

	for (command = command_table; command->name; command++) {
		if (!(command->where & where) ||
			strncmp(command->name, name, len))
			continue;
		if (!command->name[len])
			return command;
		found = command;
		count++;
	}
	if (count == 1 && len)
		return found;
	error_set(err, ERROR_USAGE,
		count && len ? "'%s' is the beginning of several commands"
			     : "there is no command '%s'",
		name);
	return NULL;
}
