/*
 * What may stand in front of a note: the label at the beginning of a line.
 *
 * Everything that could be one is taken, lists and dates at the beginning of a
 * line included; the weight says how much it looks like one, and the alignment
 * decides.
 */
#include "notes/notes.h"

#include <string.h>

#include "lectern/base/utf8.h"

/* Letters that scanners read for digits. */
static int
digit_meant(char c)
{
	switch (c) {
	case 'l':
	case 'I':
	case 'i':
	case '|':
		return 1;
	case 'O':
	case 'o':
		return 0;
	case 'S':
	case 's':
		return 5;
	case 'Z':
	case 'z':
		return 2;
	case 'B':
		return 8;
	}
	return c >= '0' && c <= '9' ? c - '0' : -1;
}

bool
notes_read_number(
	struct slice text, uint32_t *value, bool *misread, bool *letters)
{
	uint32_t number = 0;
	size_t i, wrong = 0;

	if (!text.len || text.len > 4)
		return false;
	for (i = 0; i < text.len; i++) {
		int digit = digit_meant(text.data[i]);

		if (digit < 0)
			return false;
		wrong += text.data[i] < '0' || text.data[i] > '9';
		number = number * 10 + (uint32_t)digit;
	}
	*value = number;
	*misread = wrong > 0;
	*letters = wrong == text.len;
	return number > 0 && !(wrong && text.data[0] == '0') &&
	       digit_meant(text.data[0]) > 0;
}

size_t
notes_read_symbol(struct slice text, uint32_t *key)
{
	size_t next, at = 0, count = 0;
	uint32_t first = 0, point;

	while (at < text.len && count < 5) {
		point = utf8_at(text.data, text.len, at, &next);
		if (!first && point != '*' && point != 0x2020 &&
			point != 0x2021 && point != 0xA7 && point != 0xB6 &&
			point != 0x2016 && point != 0x2217)
			return 0;
		if (first && point != first)
			break;
		first = point;
		count++;
		at = next;
	}
	*key = first * 8 + (uint32_t)count;
	return count > 4 ? 0 : at;
}

size_t
notes_read_raised(struct slice text, uint32_t *value)
{
	size_t at = 0, next;
	uint32_t number = 0, point, digit;

	while (at < text.len) {
		point = utf8_at(text.data, text.len, at, &next);
		if (point == 0xB9)
			digit = 1;
		else if (point == 0xB2 || point == 0xB3)
			digit = point - 0xB0;
		else if (point == 0x2070 ||
			 (point >= 0x2074 && point <= 0x2079))
			digit = point - 0x2070;
		else
			break;
		number = number > 9999 ? number : number * 10 + digit;
		at = next;
	}
	*value = number;
	return number ? at : 0;
}

/* "Footnote 12", "note 3", "n. 4", "nota 5": the words, without the figure. */
static size_t
inside_words(struct slice inside)
{
	static const char *const words[] = { "footnote ", "Footnote ",
		"FOOTNOTE ", "note ", "Note ", "NOTE ", "nota ", "Nota ", "fn ",
		"Fn ", "fn. ", "n. ", "N. ", "Note: ", "nb " };
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		if (slice_starts(inside, words[i]))
			return strlen(words[i]);
	}
	return 0;
}

bool
notes_read_inside(struct slice inside, struct notes_sign *sign)
{
	size_t words = inside_words(inside), len;

	inside = slice_trim(slice_part(inside, words, inside.len));
	sign->misread = sign->letters = false;
	sign->system = NOTES_NUMBER;
	if (notes_read_number(
		    inside, &sign->key, &sign->misread, &sign->letters))
		return true;
	len = notes_read_raised(inside, &sign->key);
	if (len && len == inside.len)
		return true;
	sign->misread = sign->letters = false;
	sign->system = NOTES_SYMBOL;
	len = notes_read_symbol(inside, &sign->key);
	if (len && len == inside.len)
		return true;
	sign->system = NOTES_LETTER;
	if (inside.len != 1 ||
		!((inside.data[0] | 32) >= 'a' && (inside.data[0] | 32) <= 'z'))
		return false;
	sign->key = (uint32_t)(unsigned char)inside.data[0];
	return true;
}

bool
notes_read_letter(struct slice text, struct notes_sign *sign)
{
	size_t at = text.len;

	if (!sign->letters || !sign->misread)
		return false;
	while (at && strchr(")]:.- ", text.data[at - 1]))
		at--;
	if (at < 2 || !strchr("[(^ ", text.data[at - 2]))
		return false;
	sign->system = NOTES_LETTER;
	sign->misread = sign->letters = false;
	sign->key = (uint32_t)(unsigned char)text.data[at - 1];
	return true;
}

struct notes_sign *
notes_add(struct notes_signs *signs, const struct notes_sign *sign)
{
	signs->at = memory_grow(
		signs->at, signs->count, &signs->cap, sizeof *signs->at);
	signs->at[signs->count] = *sign;
	signs->at[signs->count].pair = DOC_NONE;
	return &signs->at[signs->count++];
}

/* [x] [^x]: (x) -- the length of the label, 0 if there is none. */
static size_t
label_bracketed(struct slice line, struct notes_sign *sign)
{
	char open = line.len ? line.data[0] : 0, close;
	const char *stop;
	struct slice inside;
	size_t len;

	if (open != '[' && open != '(')
		return 0;
	close = open == '[' ? ']' : ')';
	stop = memchr(line.data, close, line.len < 24 ? line.len : 24);
	if (!stop)
		return 0;
	len = (size_t)(stop - line.data) + 1;
	inside = slice_part(line, 1, len - 1);
	sign->style = open == '[' ? NOTES_BRACKET : NOTES_PAREN;
	sign->weight = open == '[' ? 1 : .8f;
	if (inside.len && inside.data[0] == '^') {
		sign->style = NOTES_CARET;
		inside = slice_part(inside, 1, inside.len);
	}
	if (!notes_read_inside(inside, sign))
		return 0;
	if (len < line.len && (line.data[len] == ':' || line.data[len] == '.'))
		len++;
	return len;
}

/* "[Footnote 1: ..." or "Footnote 1. ...". */
static size_t
label_named(struct slice line, struct notes_sign *sign)
{
	size_t at = line.len && line.data[0] == '[', words, end;
	struct slice rest = slice_part(line, at, line.len);

	words = inside_words(rest);
	if (!words)
		return 0;
	end = words;
	while (end < rest.len && !strchr(":.]-) ", rest.data[end]))
		end++;
	if (end >= rest.len || end > words + 12 ||
		!strchr(":.-", rest.data[end]) ||
		!notes_read_inside(slice_part(rest, words, end), sign))
		return 0;
	sign->style = NOTES_NAMED;
	sign->weight = at ? 1 : .8f;
	return at + end + 1;
}

/* A superscript or a symbol alone. */
static size_t
label_raised(struct slice line, struct notes_sign *sign)
{
	size_t len = notes_read_raised(line, &sign->key), i;

	sign->system = NOTES_NUMBER;
	sign->style = NOTES_RAISED;
	sign->weight = 1;
	if (len && len < line.len && strchr(".):", line.data[len]))
		len++;
	if (len)
		return len;
	sign->system = NOTES_SYMBOL;
	sign->style = NOTES_PLAIN;
	sign->weight = .9f;
	len = notes_read_symbol(line, &sign->key);
	if (len && len < line.len && line.data[len] == ')')
		len++;
	for (i = len; i < line.len && strchr("* \t", line.data[i]); i++)
		;
	/* A line between stars is drawn, or a heading. */
	if (len && len < line.len && *line.data == '*' &&
		line.data[line.len - 1] == '*' && i < line.len)
		return 0;
	/* "* * *" is a pause, "**bold**" and "*slanted*" are not labels. */
	if (i == line.len ||
		(line.data[0] == '*' && len < line.len &&
			line.data[len] != ' ' &&
			memchr(line.data + len, '*', line.len - len)))
		return 0;
	if (line.data[0] == (char)0xC2 && len < line.len - 1 &&
		line.data[len] == ' ' && line.data[len + 1] >= '0' &&
		line.data[len + 1] <= '9')
		return 0; /* a section of a law */
	return len;
}

/* 1. 1) 1 -- figures alone. */
static size_t
label_figures(struct slice line, struct notes_sign *sign)
{
	size_t len = 0;
	char next;

	while (len < line.len && len < 5 && digit_meant(line.data[len]) >= 0)
		len++;
	/* "4Ibid." is a 4 that hangs on a word, not 41. */
	if (len < line.len && ((line.data[len] | 32) >= 'a') &&
		((line.data[len] | 32) <= 'z'))
		for (len = 0; line.data[len] >= '0' && line.data[len] <= '9';)
			len++;
	if (!notes_read_number(slice_part(line, 0, len), &sign->key,
		    &sign->misread, &sign->letters) ||
		len == line.len)
		return 0;
	sign->system = NOTES_NUMBER;
	next = line.data[len];
	if (next == '.' || next == ')' || next == '/') {
		sign->style = next == '.' ? NOTES_STOP : NOTES_HALF;
		sign->weight = .8f;
		/* "9.5 per cent", "3.Text" and a figure that ends a line */
		if (len + 1 >= line.len || (line.data[len + 1] >= '0' &&
						   line.data[len + 1] <= '9'))
			return 0;
		return len + 1;
	}
	sign->style = NOTES_PLAIN;
	sign->weight = .6f;
	if (next == ' ' || next == '\t' || next == (char)0xC2)
		return len;
	sign->weight = .5f;
	return !sign->letters && next >= 'A' && next <= 'Z' ? len : 0;
}

/* A letter: a) */
static size_t
label_letter(struct slice line, struct notes_sign *sign)
{
	if (line.len < 3 || line.data[1] != ')' || line.data[0] < 'a' ||
		line.data[0] > 'z')
		return 0;
	sign->system = NOTES_LETTER;
	sign->style = NOTES_HALF;
	sign->key = (uint32_t)(unsigned char)line.data[0];
	sign->weight = .5f;
	return 2;
}

static size_t
label_read(struct slice line, struct notes_sign *sign)
{
	size_t len = label_named(line, sign);

	if (!len)
		len = label_bracketed(line, sign);
	if (!len)
		len = label_raised(line, sign);
	if (!len)
		len = label_figures(line, sign);
	if (!len)
		len = label_letter(line, sign);
	return len;
}

/* Does the line before run on into this one, as wrapped prose does? */
static float
label_continues(const struct notes *notes, uint32_t index)
{
	const struct notes_line *line = &notes->lines[index];
	char last;

	if (!index || line->gap || !line[-1].open)
		return 1;
	last = notes->doc->text[line[-1].end - 1];
	return strchr(".!?)]\"'\x9d\x99", last) ? .9f : .35f;
}

/* What follows the label: a note begins like a sentence. */
static float
label_followed(struct slice rest)
{
	size_t next;
	uint32_t point = utf8_at(rest.data, rest.len, 0, &next);

	if (!rest.len)
		return .5f;
	if (utf8_is_upper(point) || utf8_is_punct(point))
		return 1;
	return utf8_is_letter(point) ? .8f : .7f;
}

/* Does a heading such as "Notes" or a rule stand right above? */
static bool
under_heading(const struct notes *notes, uint32_t index)
{
	const struct notes_line *line = &notes->lines[index];

	return index && (line[-1].notes || (line[-1].rule && line->gap) ||
				(index > 1 && line[-2].notes && line[-1].gap &&
					line[-1].end - line[-1].start < 60));
}

static void
line_find_label(struct notes *notes, uint32_t index)
{
	const struct notes_line *line = &notes->lines[index];
	const struct doc *doc = notes->doc;
	struct slice text = { doc->text + line->start,
		line->end - line->start },
		     rest;
	struct notes_sign sign = { .line = index }, letter;
	size_t len = label_read(text, &sign);

	if (!len)
		return;
	rest = slice_trim(slice_part(text, len, text.len));
	if (!rest.len && (notes_ends_paragraph(notes, index) ||
				 sign.style == NOTES_PLAIN))
		return;
	sign.start = line->start;
	sign.end = line->start + (uint32_t)len;
	sign.body =
		rest.len ? (uint32_t)(rest.data - doc->text) : line[1].start;
	sign.weight *= label_followed(rest) * label_continues(notes, index);
	if (line->table)
		sign.weight *= .5f;
	if (under_heading(notes, index))
		sign.weight = sign.weight * 1.3f > 1 ? 1 : sign.weight * 1.3f;
	letter = sign;
	if (sign.misread)
		sign.weight *= sign.letters ? .5f : .8f;
	if (sign.key > 999 && sign.system == NOTES_NUMBER)
		sign.weight *= .2f;
	notes_add(&notes->labels, &sign);
	if (notes_read_letter(slice_part(text, 0, len), &letter))
		notes_add(&notes->labels, &letter);
}

void
notes_find_labels(struct notes *notes)
{
	uint32_t i;

	for (i = 0; i < notes->line_count; i++) {
		if (!notes->lines[i].skip && !notes->lines[i].notes)
			line_find_label(notes, i);
	}
}
