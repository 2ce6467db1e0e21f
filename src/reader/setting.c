/* The settings there are, the command that changes them, and their list. */
#include "reader/setting.h"

#include <stdlib.h>
#include <string.h>

#include "reader/action.h"
#include "reader/desk.h"

static uint32_t
setting_measure(const struct desk *desk)
{
	return desk->measure;
}

static void
setting_set_measure(struct desk *desk, uint32_t value)
{
	desk->measure = value;
}

static uint32_t
setting_panel(const struct desk *desk)
{
	return desk->panel.page;
}

static void
setting_set_panel(struct desk *desk, uint32_t value)
{
	panel_unpreview(desk);
	desk->panel.pinned = false;
	desk->panel.page = (enum panel_page)value;
}

static uint32_t
setting_sides(const struct desk *desk)
{
	return desk->sides;
}

static void
setting_set_sides(struct desk *desk, uint32_t value)
{
	desk->sides = (enum desk_sides)value;
	desk->slow = false;
	desk->text_only = false;
}

static uint32_t
setting_documents(const struct desk *desk)
{
	return desk->documents_hidden;
}

static void
setting_set_documents(struct desk *desk, uint32_t value)
{
	desk->documents_hidden = value;
}

static uint32_t
setting_forms(const struct desk *desk)
{
	return desk->exact;
}

static void
setting_set_forms(struct desk *desk, uint32_t value)
{
	desk->exact = value;
}

static uint32_t
setting_highlights(const struct desk *desk)
{
	return desk->page.highlight;
}

static void
setting_set_highlights(struct desk *desk, uint32_t value)
{
	desk->page.highlight = (enum page_highlight)value;
	page_deselect(&desk->page);
}

static uint32_t
setting_furniture(const struct desk *desk)
{
	return desk->page.options.unfold;
}

static void
setting_set_furniture(struct desk *desk, uint32_t value)
{
	desk->page.options.unfold = value;
	desk_lay_again(desk);
}

static uint32_t
setting_reorder(const struct desk *desk)
{
	return !desk->grid.reorder;
}

static void
setting_set_reorder(struct desk *desk, uint32_t value)
{
	desk->grid.reorder = desk->page.options.reorder = !value;
	desk_lay_again(desk);
}

/* clang-format off */
const struct setting setting_table[] = {
	{ "documents",  "on off", 0, 0, "the documents beside the text, from 100 columns on", setting_documents, setting_set_documents },
	{ "forms",      "on off", 0, 0, "searches find other forms, too", setting_forms, setting_set_forms },
	{ "furniture",  "folded shown", 0, 0, "menus, teasers and footers of pages", setting_furniture, setting_set_furniture },
	{ "highlights", "all first off", 0, 0, "which names are marked: all, the first of each on the screen, none", setting_highlights, setting_set_highlights },
	{ "measure",    NULL, 20, 200, "columns of a line of text, if there is room", setting_measure, setting_set_measure },
	{ "panel",      "notes names elsewhere here off", 0, 0, "what the panel shows first", setting_panel, setting_set_panel },
	{ "reorder",    "on off", 0, 0, "text from right to left is turned round here, not by the terminal", setting_reorder, setting_set_reorder },
	{ "sides",      "auto on off", 0, 0, "panes beside the text; auto: they fold away on a slow line", setting_sides, setting_set_sides },
	{ 0 },
};
/* clang-format on */

/* -- values as words ------------------------------------------------------ */

/* The n-th word of those a setting has. */
static struct slice
setting_word(const char *words, uint32_t n)
{
	while (n-- && strchr(words, ' '))
		words = strchr(words, ' ') + 1;
	return (struct slice){ words, strcspn(words, " ") };
}

static uint32_t
setting_count(const char *words)
{
	uint32_t count = 1;

	while ((words = strchr(words, ' ')) != NULL)
		words++, count++;
	return count;
}

void
setting_print(
	const struct desk *desk, const struct setting *setting, struct str *out)
{
	uint32_t value = setting->get(desk);

	if (setting->words)
		str_add_slice(out, setting_word(setting->words, value));
	else
		str_add_format(out, "%u", value);
}

static bool
setting_value(const struct setting *setting, struct slice text, uint32_t *value)
{
	uint64_t number = 0;
	size_t i;

	if (setting->words) {
		for (*value = 0; *value < setting_count(setting->words);
			++*value) {
			if (slice_equal(
				    setting_word(setting->words, *value), text))
				return true;
		}
		return false;
	}
	for (i = 0; i < text.len && number <= setting->most; i++) {
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
		number = number * 10 + (uint64_t)(text.data[i] - '0');
	}
	*value = (uint32_t)number;
	return text.len && number >= setting->least && number <= setting->most;
}

/* "20 to 200", "on, off" */
static void
setting_choices(const struct setting *setting, struct str *out)
{
	const char *at;

	if (!setting->words) {
		str_add_format(out, "%u to %u", setting->least, setting->most);
		return;
	}
	for (at = setting->words; *at; at++) {
		if (*at == ' ')
			str_add_char(out, ',');
		str_add_char(out, *at);
	}
}

/* -- the command ---------------------------------------------------------- */

static const struct setting *
setting_find(struct slice name)
{
	const struct setting *setting;

	for (setting = setting_table; setting->name; setting++) {
		if (slice_equal(slice_of(setting->name), name))
			return setting;
	}
	return NULL;
}

static void
setting_say(struct desk *desk, const struct setting *setting)
{
	struct str text = { 0 };

	str_add_format(&text, "%s is ", setting->name);
	setting_print(desk, setting, &text);
	str_add(&text, " (");
	setting_choices(setting, &text);
	str_add_format(&text, "): %s", setting->help);
	desk_say(desk, "%s", str_text(&text));
	str_done(&text);
}

/* "measure 72", "measure=72", "measure" */
static void
setting_take(struct desk *desk, struct slice text)
{
	size_t len = 0;
	struct slice value;
	const struct setting *setting;
	struct str choices = { 0 };
	uint32_t number = 0;

	text = slice_trim(text);
	while (len < text.len && !strchr(" =", text.data[len]))
		len++;
	setting = setting_find(slice_part(text, 0, len));
	value = len < text.len ? slice_trim(slice_part(text, len + 1, text.len))
			       : slice_of("");
	if (!setting) {
		desk_refuse(desk, "there is no setting '%.*s'; :set lists them",
			(int)len, text.data);
	} else if (!value.len) {
		setting_say(desk, setting);
	} else if (setting_value(setting, value, &number)) {
		setting->set(desk, number);
		setting_say(desk, setting);
	} else {
		setting_choices(setting, &choices);
		desk_refuse(desk, "%s cannot be '%.*s', only %s", setting->name,
			(int)value.len, value.data, str_text(&choices));
	}
	str_done(&choices);
}

void
setting_read(struct desk *desk, const char *text)
{
	size_t len;

	for (; *text; text += len + (text[len] == ',')) {
		len = strcspn(text, ",");
		setting_take(desk, (struct slice){ text, len });
		if (!desk->message_bad)
			str_clear(&desk->message);
	}
}

void
action_set(struct desk *desk, const char *argument, uint32_t count)
{
	(void)count;
	if (*argument)
		setting_take(desk, slice_of(argument));
	else
		desk_push(desk, view_new(&view_settings, NULL));
}

/* -- the list ------------------------------------------------------------- */

static bool
settings_fill(struct desk *desk, struct view *view, struct error *err)
{
	struct listing *listing = &view->listing;
	const struct setting *setting;
	struct listing_row *row;
	struct str text = { 0 };

	(void)err;
	listing->title = listing_string(listing, "Settings; Enter changes one");
	listing_column(listing, "setting", LISTING_LEFT);
	listing_column(listing, "is", LISTING_LEFT);
	listing_column(listing, "can be", LISTING_LEFT);
	listing_column(listing, "what it sets", LISTING_WIDE);
	for (setting = setting_table; setting->name; setting++) {
		row = listing_row(listing);
		row->cells[0] = setting->name;
		str_clear(&text);
		setting_print(desk, setting, &text);
		row->cells[1] = listing_string(listing, str_text(&text));
		str_clear(&text);
		setting_choices(setting, &text);
		row->cells[2] = listing_string(listing, str_text(&text));
		row->cells[3] = setting->help;
	}
	str_done(&text);
	return true;
}

static void
settings_more(struct desk *desk, struct view *view,
	const struct listing_row *row, uint32_t width)
{
	(void)desk;
	sheet_wrap(&view->below, row->cells[0], slice_of(row->cells[3]),
		ROLE_TEXT, 14, width, 0);
	sheet_wrap(&view->below, "can be", slice_of(row->cells[2]), ROLE_TEXT,
		14, width, 0);
	sheet_wrap(&view->below, "for good",
		slice_of(sheet_format(&view->below,
			"set=%s=%s in options.conf in ~/.config/lectern; more "
			"of them with commas between",
			row->cells[0], row->cells[1])),
		ROLE_DIM, 14, width, 0);
}

/* The next word; a number is asked for. */
static void
settings_enter(
	struct desk *desk, struct view *view, const struct listing_row *row)
{
	const struct setting *setting = setting_find(slice_of(row->cells[0]));
	struct str line = { 0 };

	if (setting->words) {
		setting->set(desk, (setting->get(desk) + 1) %
					   setting_count(setting->words));
		view_refill(desk, view);
		return;
	}
	str_add_format(&line, "set %s ", setting->name);
	setting_print(desk, setting, &line);
	action_command_begin(desk, str_text(&line));
	str_done(&line);
}

const struct view_kind view_settings = { "settings", .fill = settings_fill,
	.more = settings_more, .enter = settings_enter, .does = "change it" };
