/*
 * Corrections as text.
 *
 * Lines are cut at bars, names at their last " @ ", and only then are the
 * backslashes taken away, so that whatever a name holds can be written.
 */
#include "lectern/doc/correction.h"

#include <string.h>

#include "lectern/base/utf8.h"

/* A line of more names than this was not written by a person. */
#define CORRECTION_NAMES 1000

static const struct {
	const char *sign;
	bool typed; /* a type comes before the names */
	size_t least, most;
} correction_verbs[CORRECTION_VERBS] = {
	[CORRECTION_MERGE] = { "=", false, 2, CORRECTION_NAMES },
	[CORRECTION_SPLIT] = { "!=", false, 2, 3 },
	[CORRECTION_RETYPE] = { "type", true, 1, 1 },
	[CORRECTION_HIDE] = { "drop", false, 1, 1 },
	[CORRECTION_ADD] = { "add", true, 1, 1 },
	[CORRECTION_LINK] = { "link", false, 1, 2 },
};

const char *
correction_verb_sign(enum correction_verb verb)
{
	return correction_verbs[verb].sign;
}

/* -- reading -------------------------------------------------------------- */

/* Where the byte stands for the first time without a backslash, or the end. */
static size_t
correction_find(struct slice text, char byte)
{
	size_t at;

	for (at = 0; at < text.len && text.data[at] != byte; at++) {
		if (text.data[at] == '\\' && at + 1 < text.len)
			at++;
	}
	return at;
}

/* Where the last " @ " begins, or the end. */
static size_t
correction_find_file(struct slice text)
{
	size_t at = 0, found = text.len, sign;

	for (; at < text.len; at = sign + 1) {
		sign = at +
		       correction_find(slice_part(text, at, text.len), '@');
		if (sign > 0 && sign + 1 < text.len &&
			text.data[sign - 1] == ' ' &&
			text.data[sign + 1] == ' ')
			found = sign - 1;
	}
	return found;
}

/* Without its backslashes, and without blanks at its ends, written so or not.
 */
static const char *
correction_plain(struct arena *arena, struct slice text)
{
	struct slice plain;
	char *copy;
	size_t i, len = 0;

	text = slice_trim(text);
	copy = arena_copy(arena, text.data ? text.data : "", text.len);
	for (i = 0; i < text.len; i++) {
		if (text.data[i] == '\\' && i + 1 < text.len)
			i++;
		copy[len++] = text.data[i];
	}
	plain = slice_trim((struct slice){ copy, len });
	return arena_copy(arena, plain.data, plain.len);
}

/* Where the colon of "PLACE:" is that the text begins with, or the end. */
static size_t
correction_find_type(struct slice text, enum entity_type *type)
{
	const char *name;
	size_t len;

	for (*type = 0; *type < ENTITY_TYPES; ++*type) {
		name = entity_type_name(*type);
		len = strlen(name);
		if (slice_starts(text, name) && text.len > len &&
			text.data[len] == ':')
			return len;
	}
	return text.len;
}

/* "PLACE:" before a name; the name is what is left. */
static enum entity_type
correction_take_type(struct slice *text)
{
	enum entity_type type;
	size_t colon = correction_find_type(*text, &type);

	if (colon < text->len)
		*text = slice_part(*text, colon + 1, text->len);
	return type;
}

/* Where the colon of ":1200" is that the text ends with, or the end. */
static size_t
correction_find_place(struct slice text)
{
	size_t i = text.len;

	while (i && text.data[i - 1] >= '0' && text.data[i - 1] <= '9')
		i--;
	return i && i < text.len && text.data[i - 1] == ':' ? i - 1 : text.len;
}

/* Is there a backslash before it that is not itself written with one? */
static bool
correction_is_escaped(struct slice text, size_t at)
{
	size_t i = at;

	while (i && text.data[i - 1] == '\\')
		i--;
	return (at - i) % 2;
}

/* ":1200" behind the file; the file is what is left. */
static uint32_t
correction_take_at(struct slice *file)
{
	size_t colon = correction_find_place(*file);
	uint32_t at;

	if (!colon || colon == file->len || correction_is_escaped(*file, colon))
		return DOC_NONE;
	if (!slice_digits(slice_part(*file, colon + 1, file->len), &at))
		return DOC_NONE;
	if (at != DOC_NONE)
		file->len = colon;
	return at;
}

bool
correction_parse_name(struct correction_name *name, struct arena *arena,
	struct slice text, struct error *err)
{
	size_t sign;
	struct slice file;

	text = slice_trim(text);
	*name = (struct correction_name){ .at = DOC_NONE };
	name->type = correction_take_type(&text);
	sign = correction_find_file(text);
	if (sign < text.len) {
		file = slice_trim(slice_part(text, sign + 3, text.len));
		name->at = correction_take_at(&file);
		name->file = correction_plain(arena, file);
		text.len = sign;
	}
	name->name = correction_plain(arena, text);
	if (!*name->name)
		return error_set(err, ERROR_FORMAT, "a name is missing");
	if (name->file && !*name->file)
		return error_set(
			err, ERROR_FORMAT, "no file is named behind the @");
	return true;
}

/* The verb, taken off the front of the line; CORRECTION_VERBS: none. */
static enum correction_verb
correction_take_verb(struct slice *line)
{
	enum correction_verb verb;
	const char *sign;
	size_t len;

	for (verb = 0; verb < CORRECTION_VERBS; verb++) {
		sign = correction_verbs[verb].sign;
		len = strlen(sign);
		if (!slice_starts(*line, sign))
			continue;
		if (utf8_is_letter((unsigned char)*sign) && line->len > len &&
			line->data[len] != ' ' && line->data[len] != '\t')
			continue;
		*line = slice_part(*line, len, line->len);
		return verb;
	}
	return CORRECTION_VERBS;
}

static struct slice
correction_take_field(struct slice *line)
{
	size_t bar = correction_find(*line, '|');
	struct slice field = slice_part(*line, 0, bar);

	*line = slice_part(
		*line, bar < line->len ? bar + 1 : line->len, line->len);
	return field;
}

static bool
correction_read_type(
	struct correction *correction, struct slice *line, struct error *err)
{
	struct slice field = slice_trim(correction_take_field(line));
	struct arena arena = { 0 };
	const char *name = correction_plain(&arena, field);

	correction->type = entity_type_of(name);
	if (correction->type == ENTITY_TYPES)
		error_set(err, ERROR_FORMAT,
			"there is no type of name ‘%s’: it is PER, PLACE, ORG, "
			"EVENT, WORK, LAW or NORP",
			name);
	arena_done(&arena);
	return correction->type != ENTITY_TYPES;
}

/* How many fields there are. */
static size_t
correction_count(struct slice line)
{
	size_t count = 0;

	while (slice_trim(line).len) {
		correction_take_field(&line);
		count++;
	}
	return count;
}

/* A marker and a note are nothing without their places. */
static bool
correction_is_placed(const struct correction *correction, struct error *err)
{
	size_t i;

	for (i = 0;
		correction->verb == CORRECTION_LINK && i < correction->count;
		i++) {
		if (correction->names[i].at == DOC_NONE)
			return error_set(err, ERROR_FORMAT,
				"a place (@ FILE:1200) is missing behind "
				"‘link’");
	}
	return true;
}

bool
correction_parse(struct correction *correction, struct arena *arena,
	const char *line, struct error *err)
{
	struct slice rest = slice_trim(slice_of(line));
	size_t i, count;

	*correction = (struct correction){ .type = ENTITY_TYPES };
	if (!utf8_valid(line, strlen(line), NULL))
		return error_set(err, ERROR_FORMAT, "is not text in UTF-8");
	correction->verb = correction_take_verb(&rest);
	if (correction->verb == CORRECTION_VERBS)
		return error_set(err, ERROR_FORMAT,
			"a correction begins with =, !=, type, drop, add or "
			"link");
	if (correction_verbs[correction->verb].typed &&
		!correction_read_type(correction, &rest, err))
		return false;
	count = correction_count(rest);
	if (count < correction_verbs[correction->verb].least)
		return error_set(err, ERROR_FORMAT,
			"a name is missing behind ‘%s’",
			correction_verbs[correction->verb].sign);
	if (count > correction_verbs[correction->verb].most)
		return error_set(err, ERROR_FORMAT,
			"there are too many names behind ‘%s’",
			correction_verbs[correction->verb].sign);
	correction->names = arena_new(arena, count * sizeof *correction->names);
	for (i = 0; i < count; i++) {
		if (!correction_parse_name(&correction->names[i], arena,
			    correction_take_field(&rest), err))
			return false;
	}
	correction->count = count;
	return correction_is_placed(correction, err);
}

/* -- writing -------------------------------------------------------------- */

/* The colon at that offset would be read as that of a type or a place. */
static void
correction_print_plain(struct str *out, struct slice text, size_t colon)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (i == colon || strchr("|@\\", text.data[i]))
			str_add_char(out, '\\');
		/* A line end in the name of a file would end the line. */
		str_add_char(
			out, strchr("\n\r", text.data[i]) ? ' ' : text.data[i]);
	}
}

void
correction_print_name(struct str *out, const struct correction_name *name)
{
	struct slice text = slice_of(name->name);
	enum entity_type type;

	if (name->type != ENTITY_TYPES)
		str_add_format(out, "%s:", entity_type_name(name->type));
	correction_print_plain(out, text, correction_find_type(text, &type));
	if (!name->file)
		return;
	str_add(out, " @ ");
	text = slice_of(name->file);
	correction_print_plain(out, text, correction_find_place(text));
	if (name->at != DOC_NONE)
		str_add_format(out, ":%u", (unsigned)name->at);
}

void
correction_print(struct str *out, const struct correction *correction)
{
	size_t i;

	str_add(out, correction_verbs[correction->verb].sign);
	if (correction_verbs[correction->verb].typed)
		str_add_format(
			out, " %s |", entity_type_name(correction->type));
	for (i = 0; i < correction->count; i++) {
		str_add(out, i ? " | " : " ");
		correction_print_name(out, &correction->names[i]);
	}
}

/* -- a file of them ------------------------------------------------------- */

/* "# 2026-11-21": the date. */
static void
correction_read_date(struct correction_text *text, struct slice line)
{
	static const char form[] = "0000-00-00";
	size_t i;

	line = slice_trim(slice_part(line, 1, line.len));
	if (line.len != sizeof form - 1)
		return;
	for (i = 0; i < line.len; i++) {
		if (form[i] == '-' ? line.data[i] != '-'
				   : line.data[i] < '0' || line.data[i] > '9')
			return;
	}
	memcpy(text->date, line.data, line.len);
	text->date[line.len] = '\0';
}

/* The next line that is a correction; empty at the end. */
static struct slice
correction_next_line(struct correction_text *text)
{
	struct slice line;

	while (text->rest.len) {
		line = slice_trim(slice_take(&text->rest, '\n'));
		text->line++;
		if (line.len && line.data[0] == '#')
			correction_read_date(text, line);
		else if (line.len)
			return line;
	}
	return (struct slice){ 0 };
}

bool
correction_next(struct correction_text *text, struct arena *arena,
	struct correction *correction, struct error *err)
{
	struct slice line = correction_next_line(text);
	const char *copy;

	err->code = ERROR_NONE;
	if (!line.len)
		return false;
	copy = arena_copy(arena, line.data, line.len);
	if (strlen(copy) != line.len)
		error_set(err, ERROR_FORMAT, "is not text");
	else if (correction_parse(correction, arena, copy, err) && *text->date)
		correction->date = arena_string(arena, text->date);
	if (err->code)
		return error_prefix(err, "line %u", text->line);
	return true;
}
