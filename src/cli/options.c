/* Options are rows: a name, a letter, what they take, and a sentence. */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

struct option_row {
	const char *name;
	const char *value; /* what help calls it; NULL: takes none */
	const char *help;
	char letter;
	bool lasting; /* may stand in the reader's file of options */
};

/* clang-format off */
static const struct option_row option_rows[OPTION_COUNT] = {
	[OPTION_LIBRARY]    = { "library",    "FILE|DIR", "the library to use, instead of the one opened last", 'l', false },
	[OPTION_NOTEBOOK]   = { "notebook",   "FILE",     "the notebook to use, instead of your own",      0, false },
	[OPTION_OUTPUT]     = { "output",     "FILE",     "index: where to put the library",              'o', false },
	[OPTION_JOBS]       = { "jobs",       "N",        "index: documents read at a time (one per core)", 'j', true },
	[OPTION_EVERYTHING] = { "everything", NULL,       "index: read unchanged documents again; show, search: boilerplate, too", 0, false },
	[OPTION_CHANGES]    = { "changes",    "HOW",      "index: tracked changes and comments shown, or hidden", 0, true },
	[OPTION_CORRECTIONS] = { "corrections", "FILE",  "index: corrections to build into the library",  0, false },
	[OPTION_NAMES]      = { "names",      "FILE",     "index: names to know, a file of them; may be given again", 0, false },
	[OPTION_IMPORT]     = { "import",     "FILE",     "corrections: take in those of a file",          0, false },
	[OPTION_EXACT]      = { "exact",      NULL,       "search, concordance: words as typed, no other forms", 0, false },
	[OPTION_SORT]       = { "sort",       "ORDER",    "concordance: text, or the words to the left or right", 0, true },
	[OPTION_CONTEXT]    = { "context",    "BYTES",    "search, concordance: text around a match (150)", 0, true },
	[OPTION_LIMIT]      = { "limit",      "N",        "list no more than so many rows",                'n', true },
	[OPTION_JSON]       = { "json",       NULL,       "print JSON, an object a line",                  0, false },
	[OPTION_TSV]        = { "tsv",        NULL,       "print tab-separated values (the default in a pipe)", 0, false },
	[OPTION_TEXT]       = { "text",       NULL,       "print for people (the default on a terminal)",  0, false },
	[OPTION_ALL]        = { "all",        NULL,       "show: every document",                          0, false },
	[OPTION_NOTES]      = { "notes",      "WHERE",    "show: notes inline, end or none (end)",         0, true },
	[OPTION_PAGES]      = { "pages",      NULL,       "show: where printed pages begin",               0, false },
	[OPTION_WIDTH]      = { "width",      "CELLS",    "show: length of lines, 0 for a paragraph a line (72)", 'w', true },
	[OPTION_KEYS]       = { "keys",       "NAME",     "key bindings: lectern, less, vim, info, or a file", 0, true },
	[OPTION_THEME]      = { "theme",      "NAME",     "colours: default, mono, or a file",             0, true },
	[OPTION_PLAIN]      = { "plain",      NULL,       "no picture: new lines below the old, for screen readers", 0, false },
	[OPTION_REORDER]    = { "reorder",    "HOW",      "turn text from right to left round: on, off or auto", 0, true },
	[OPTION_SET]        = { "set",        "SETTINGS", "how things are shown: measure=72,sides=off; :set lists them", 0, true },
	[OPTION_SCRIPT]     = { "script",     "FILE",     "play keys from a file and print the screens",   0, false },
	[OPTION_PRINT_KEYS] = { "print-keys", NULL,       "print the key bindings",                        0, false },
	[OPTION_HELP]       = { "help",       NULL,       "print this",                                   'h', false },
	[OPTION_VERSION]    = { "version",    NULL,       "print the version",                            'V', false },
};
/* clang-format on */

static enum option
option_by_name(const char *name, size_t len)
{
	unsigned i;

	for (i = 0; i < OPTION_COUNT; i++) {
		if (strlen(option_rows[i].name) == len &&
			!strncmp(option_rows[i].name, name, len))
			break;
	}
	return i;
}

static enum option
option_by_letter(char letter)
{
	unsigned i;

	for (i = 0; i < OPTION_COUNT; i++) {
		if (option_rows[i].letter == letter)
			break;
	}
	return i;
}

/* Do words follow in which a dash means something of its own? */
static bool
options_take_query(const struct options *options)
{
	static const char *const queries[] = { "search", "concordance",
		"timeline" };
	size_t i;

	for (i = 0; i < sizeof queries / sizeof *queries; i++) {
		if (options->word_count &&
			!strcmp(options->words[0], queries[i]))
			return true;
	}
	return false;
}

/*
 * "search mine -tin": behind the first word of a query a dash and a word leave
 * that out.  What begins with two dashes is an option as everywhere, and so is
 * a letter by itself, or with a number or a path: -n3, -lpapers/1952.
 */
static bool
word_is_left_out(const struct options *options, const char *word)
{
	return options->word_count > 1 && word[1] != '-' && word[2] &&
	       word[2 + strspn(word + 2, "0123456789")] &&
	       !strpbrk(word, "/.") && options_take_query(options);
}

/* argv[*at] is an option; moves *at to the last argument it used. */
static bool
option_read(struct options *options, int argc, char **argv, int *at,
	struct error *err)
{
	const char *word = argv[*at], *value = NULL;
	enum option option;
	size_t len;

	if (word[1] == '-') {
		len = strcspn(word + 2, "=");
		option = option_by_name(word + 2, len);
		if (word[2 + len])
			value = word + 3 + len;
	} else {
		option = option_by_letter(word[1]);
		if (word[2])
			value = word + 2;
	}
	if (option == OPTION_COUNT && options_take_query(options))
		return error_set(err, ERROR_USAGE,
			"unknown option %s (what is to be left out stands "
			"behind another word, or behind --)",
			word);
	if (option == OPTION_COUNT)
		return error_set(err, ERROR_USAGE, "unknown option %s", word);
	if (!option_rows[option].value && value)
		return error_set(err, ERROR_USAGE, "--%s takes no value",
			option_rows[option].name);
	if (option_rows[option].value && !value) {
		if (*at + 1 >= argc)
			return error_set(err, ERROR_USAGE, "--%s needs %s",
				option_rows[option].name,
				option_rows[option].value);
		value = argv[++*at];
	}
	options->values[option] = value ? value : "";
	if (option == OPTION_NAMES)
		options->names[options->name_count++] = value;
	return true;
}

bool
options_read(struct options *options, int argc, char **argv, struct error *err)
{
	bool only_words = false;
	int i;

	options->words = memory_zero((size_t)argc + 1, sizeof *options->words);
	options->names = memory_zero((size_t)argc + 1, sizeof *options->names);
	for (i = 1; i < argc; i++) {
		if (!only_words && !strcmp(argv[i], "--"))
			only_words = true;
		else if (only_words || argv[i][0] != '-' || !argv[i][1] ||
			 word_is_left_out(options, argv[i]))
			options->words[options->word_count++] = argv[i];
		else if (!option_read(options, argc, argv, &i, err))
			return false;
	}
	return true;
}

/* One line, its end cut off: "theme = mono". */
static bool
options_read_line(struct options *options, char *line, struct error *err)
{
	size_t len = strcspn(line, " \t="), gap;
	enum option option = option_by_name(line, len);
	char *value = line + len, *end;

	gap = strspn(value, " \t");
	value += gap + (value[gap] == '=');
	value += strspn(value, " \t");
	for (end = value + strlen(value);
		end > value && strchr(" \t\r", end[-1]);)
		*--end = '\0';
	if (option == OPTION_COUNT || !option_rows[option].lasting)
		return error_set(err, ERROR_USAGE,
			"there is no option '%.*s' that could stand here",
			(int)len, line);
	if (!*value)
		return error_set(err, ERROR_USAGE, "%s needs %s",
			option_rows[option].name, option_rows[option].value);
	if (!options->values[option]) {
		options->values[option] = value;
		options->usual[option] = true;
	}
	return true;
}

bool
options_read_usual(struct options *options, const char *name, const char *text,
	struct error *err)
{
	char *line, *end;
	unsigned number = 1;

	str_add(&options->file, text);
	line = options->file.data;
	for (; line && *line; line = end, number++) {
		end = line + strcspn(line, "\n");
		if (*end)
			*end++ = '\0';
		line += strspn(line, " \t\r");
		if (!*line || *line == '#')
			continue;
		if (!options_read_line(options, line, err)) {
			error_prefix(err, "%s:%u", name, number);
			return false;
		}
	}
	return true;
}

void
options_done(struct options *options)
{
	free(options->words);
	free(options->names);
	str_done(&options->file);
	*options = (struct options){ 0 };
}

void
options_print(struct out *out)
{
	const struct option_row *row;
	struct str left = { 0 };

	for (row = option_rows; row < option_rows + OPTION_COUNT; row++) {
		str_clear(&left);
		if (row->letter)
			str_add_format(&left, "-%c, ", row->letter);
		else
			str_add(&left, "    ");
		str_add_format(&left, "--%s", row->name);
		if (row->value)
			str_add_format(&left, "=%s", row->value);
		out_format(out, "  %-24s  %s\n", str_text(&left), row->help);
	}
	str_done(&left);
}
