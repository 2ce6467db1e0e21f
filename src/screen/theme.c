/* Themes are read line by line and word by word; see theme.h for the form. */
#include "screen/theme.h"

#include <string.h>

#include "lectern/base/str.h"

static const char *const colour_names[] = { "black", "red", "green", "yellow",
	"blue", "magenta", "cyan", "white" };

static const struct {
	const char *name;
	enum look_flag flag;
} flag_names[] = {
	{ "bold", LOOK_BOLD },
	{ "dim", LOOK_DIM },
	{ "italic", LOOK_ITALIC },
	{ "reverse", LOOK_REVERSE },
	{ "underline", LOOK_UNDERLINE },
};

/* Takes the next word off the line; empty at its end or at a remark. */
static struct slice
theme_word(struct slice *line)
{
	struct slice word;
	size_t len = 0;

	*line = slice_trim(*line);
	while (len < line->len && line->data[len] != ' ' &&
		line->data[len] != '\t')
		len++;
	word = slice_part(*line, 0, len);
	*line = slice_part(*line, len, line->len);
	if (slice_starts(word, "#")) {
		*line = slice_part(*line, 0, 0);
		return slice_part(word, 0, 0);
	}
	return word;
}

static bool
theme_colour(struct slice word, int *colour, struct error *err)
{
	struct slice name = word;
	int bright = 0, i;

	*colour = LOOK_DEFAULT;
	if (slice_is(word, "default"))
		return true;
	if (slice_starts(word, "bright-")) {
		bright = 8;
		name = slice_part(word, strlen("bright-"), word.len);
	}
	for (i = 0; i < 8; i++) {
		if (!slice_is(name, colour_names[i]))
			continue;
		*colour = bright + i;
		return true;
	}
	if (!word.len)
		return error_set(err, ERROR_FORMAT, "a colour is missing");
	return error_set(err, ERROR_FORMAT, "there is no colour \"%.*s\"",
		(int)(word.len < 40 ? word.len : 40), word.data);
}

static bool
theme_flag(struct slice word, unsigned *flags, struct error *err)
{
	size_t i;

	for (i = 0; i < sizeof flag_names / sizeof *flag_names; i++) {
		if (!slice_is(word, flag_names[i].name))
			continue;
		*flags |= flag_names[i].flag;
		return true;
	}
	return error_set(err, ERROR_FORMAT, "there is no attribute \"%.*s\"",
		(int)(word.len < 40 ? word.len : 40), word.data);
}

static enum role
theme_role(struct slice word)
{
	unsigned i;

	for (i = 0; i < ROLE_COUNT; i++) {
		if (slice_is(word, role_name((enum role)i)))
			return (enum role)i;
	}
	return ROLE_COUNT;
}

static bool
theme_line(
	struct theme *theme, bool *named, struct slice line, struct error *err)
{
	struct look look = { 0 };
	struct slice word = theme_word(&line);
	enum role role;

	if (!word.len)
		return true;
	role = theme_role(word);
	if (role == ROLE_COUNT)
		return error_set(err, ERROR_FORMAT, "there is no role \"%.*s\"",
			(int)(word.len < 40 ? word.len : 40), word.data);
	if (!theme_colour(theme_word(&line), &look.foreground, err) ||
		!theme_colour(theme_word(&line), &look.background, err))
		return false;
	for (word = theme_word(&line); word.len; word = theme_word(&line)) {
		if (!theme_flag(word, &look.flags, err))
			return false;
	}
	theme->looks[role] = look;
	named[role] = true;
	return true;
}

bool
theme_parse(struct theme *theme, const char *text, struct error *err)
{
	struct look plain = { LOOK_DEFAULT, LOOK_DEFAULT, 0 };
	bool named[ROLE_COUNT] = { 0 };
	struct theme read;
	struct slice line;
	unsigned number = 0, i;
	const char *end;

	read.looks[ROLE_TEXT] = plain;
	for (; *text; text = *end ? end + 1 : end) {
		end = strchr(text, '\n');
		if (!end)
			end = text + strlen(text);
		number++;
		line = (struct slice){ text, (size_t)(end - text) };
		if (!theme_line(&read, named, line, err))
			return error_prefix(err, "theme, line %u", number);
	}
	for (i = 0; i < ROLE_COUNT; i++) {
		if (!named[i])
			read.looks[i] = read.looks[ROLE_TEXT];
	}
	*theme = read;
	return true;
}

bool
theme_has_colours(const struct theme *theme)
{
	unsigned i;

	for (i = 0; i < ROLE_COUNT; i++) {
		if (theme->looks[i].foreground != LOOK_DEFAULT ||
			theme->looks[i].background != LOOK_DEFAULT)
			return true;
	}
	return false;
}

struct look
theme_look(const struct theme *theme, enum role role, int colours)
{
	struct look look = theme->looks[role];

	if (colours < 8)
		look.foreground = look.background = LOOK_DEFAULT;
	if (colours >= 16)
		return look;
	/* Bright black, bold on black, may be black: dim is the surer grey. */
	if (look.foreground == 8) {
		look.foreground = LOOK_DEFAULT;
		look.flags |= LOOK_DIM;
	} else if (look.foreground > 8) {
		look.foreground -= 8;
		look.flags |= LOOK_BOLD;
	}
	if (look.background >= 8)
		look.background -= 8;
	return look;
}
