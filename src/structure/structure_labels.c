/*
 * Labels at the start of a line: bullets, numbers, letters, in the forms that
 * lists, notes and numbered headings share.  Scans read l and I for 1, O for
 * 0, S for 5; a label is read with them as long as one true digit, or nothing
 * but such letters and a full stop, is there.
 */
#include "structure/structure.h"

#include <string.h>

#include "lectern/base/utf8.h"

/* The digit a character stands for, -1 if none. */
static int
label_digit(char byte, bool *real)
{
	if (byte >= '0' && byte <= '9') {
		*real = true;
		return byte - '0';
	}
	if (byte == 'l' || byte == 'I')
		return 1;
	if (byte == 'O')
		return 0;
	return byte == 'S' ? 5 : -1;
}

/* A number of one to four figures at `at'; returns its end, or `at'. */
static size_t
label_number(struct slice text, size_t at, uint32_t *number)
{
	size_t end = at;
	bool real = false;
	int digit;

	*number = 0;
	while (end < text.len && end - at < 4) {
		digit = label_digit(text.data[end], &real);
		if (digit < 0)
			break;
		*number = *number * 10 + (uint32_t)digit;
		end++;
	}
	if (end - at == 2 && !real && memcmp(text.data + at, "II", 2) != 0)
		real = true;
	return real ? end : at;
}

static size_t
label_skip_blanks(struct slice text, size_t at)
{
	for (;;) {
		if (at < text.len &&
			(text.data[at] == ' ' || text.data[at] == '\t' ||
				text.data[at] == '\n'))
			at++;
		else if (at + 1 < text.len && text.data[at] == '\xc2' &&
			 text.data[at + 1] == '\xa0')
			at += 2;
		else
			return at;
	}
}

/* The label, if a blank follows it at `end'. */
static struct label
label_make(struct slice text, enum label_form form, uint32_t number, size_t end)
{
	size_t behind = label_skip_blanks(text, end);

	if (behind == end || behind >= text.len)
		return (struct label){ 0 };
	return (struct label){ form, number, (uint32_t)behind };
}

/* "[1]", "[^1]:", "(1)", "(a)". */
static struct label
label_bracketed(struct slice text)
{
	char close = text.data[0] == '[' ? ']' : ')';
	enum label_form form = close == ']' ? LABEL_BRACKET : LABEL_PAREN;
	uint32_t number;
	size_t at = 1, end;

	if (text.len > 3 && close == ']' && text.data[1] == '^') {
		form = LABEL_CARET;
		at = 2;
	}
	end = label_number(text, at, &number);
	if (end == at && end + 1 < text.len && form == LABEL_PAREN &&
		text.data[at] >= 'a' && text.data[at] <= 'z') {
		number = (uint32_t)(text.data[at] - 'a' + 1);
		form = LABEL_LETTER;
		end++;
	}
	if (end == at || end >= text.len || text.data[end] != close)
		return (struct label){ 0 };
	end++;
	if (end < text.len && (text.data[end] == ':' || text.data[end] == '.'))
		end++;
	return label_make(text, form, number, end);
}

static struct label
label_super(struct slice text)
{
	size_t at = 0, next;
	uint32_t point, number = 0, digit;

	while (at < text.len) {
		point = utf8_at(text.data, text.len, at, &next);
		if (point == 0xb9)
			digit = 1;
		else if (point == 0xb2 || point == 0xb3)
			digit = point - 0xb0;
		else if (point == 0x2070 ||
			 (point >= 0x2074 && point <= 0x2079))
			digit = point - 0x2070;
		else
			break;
		number = number * 10 + digit;
		at = next;
	}
	at = at ? label_skip_blanks(text, at) : 0;
	return (struct label){ at ? LABEL_SUPER : LABEL_NONE, number,
		(uint32_t)at };
}

static struct label
label_bullet(struct slice text)
{
	static const char bullets[] = "-*+•·◦▪■–—†‡§¶";
	size_t next = 0, at = 0, end;
	uint32_t point = utf8_at(text.data, text.len, 0, &next);

	while (at < sizeof bullets - 1) {
		if (utf8_at(bullets, sizeof bullets - 1, at, &at) != point)
			continue;
		end = next;
		/* "**" is a label of notes, and not that of "*". */
		while (point == '*' && end < text.len && text.data[end] == '*')
			end++;
		if (end > next)
			point += (uint32_t)(end - next) << 24;
		return label_make(text, LABEL_BULLET, point, end);
	}
	return (struct label){ 0 };
}

/* "IV. ", "xii) ". */
static struct label
label_roman(struct slice text)
{
	static const char upper[] = "IVXLC", lower[] = "ivxlc";
	static const uint32_t values[] = { 1, 5, 10, 50, 100 };
	const char *set = text.data[0] >= 'a' ? lower : upper, *found;
	uint32_t number = 0, value, before = 0;
	size_t at;

	for (at = 0; at < text.len && at < 7; at++) {
		found = text.data[at] ? strchr(set, text.data[at]) : NULL;
		if (!found)
			break;
		value = values[found - set];
		number += value > before ? value - 2 * before : value;
		before = value;
	}
	if (!at || at >= text.len || !strchr(".):", text.data[at]))
		return (struct label){ 0 };
	/* "c)" follows "b)" more often than "xcix)". */
	if (at == 1 && strchr("LClc", text.data[0]))
		return (struct label){ 0 };
	return label_make(text, LABEL_ROMAN, number, at + 1);
}

/* "a) ", "A. ". */
static struct label
label_letter(struct slice text)
{
	char letter = text.data[0] | 0x20;

	if (text.len < 3 || letter < 'a' || letter > 'z' ||
		(text.data[1] != ')' && text.data[1] != '.'))
		return (struct label){ 0 };
	return label_make(text, LABEL_LETTER, (uint32_t)(letter - 'a' + 1), 2);
}

/* "1. ", "1) ", "1/ ", "1 ", "1.2. ". */
static struct label
label_figures(struct slice text)
{
	uint32_t number, deeper, depth = 1;
	size_t end = label_number(text, 0, &number), next;

	if (!end)
		return (struct label){ 0 };
	for (; end + 1 < text.len && text.data[end] == '.'; depth++) {
		next = label_number(text, end + 1, &deeper);
		if (next == end + 1 || deeper > 99)
			break;
		end = next;
	}
	if (end < text.len && depth == 1 &&
		(text.data[end] == ')' || text.data[end] == '/'))
		return label_make(text, LABEL_HALF, number, end + 1);
	if (end < text.len && text.data[end] == '.')
		return label_make(text, depth > 1 ? LABEL_SECTION : LABEL_DOT,
			depth > 1 ? depth : number, end + 1);
	if (depth > 1)
		return label_make(text, LABEL_SECTION, depth, end);
	return label_make(text, LABEL_PLAIN, number, end);
}

struct label
structure_label(struct slice text)
{
	struct label label;
	unsigned char first = text.len ? (unsigned char)text.data[0] : 0;

	if (text.len < 2)
		return (struct label){ 0 };
	if (first == '[' || first == '(')
		return label_bracketed(text);
	if (first >= 0x80 || strchr("-*+", first)) {
		label = label_bullet(text);
		return label.form ? label : label_super(text);
	}
	if (first == 'o' && text.len > 3 && text.data[1] == ' ' &&
		text.data[2] == ' ')
		return label_make(text, LABEL_BULLET, 'o', 1);
	label = label_figures(text);
	if (!label.form || label.form == LABEL_PLAIN) {
		struct label roman = label_roman(text);

		if (roman.form)
			return roman;
	}
	return label.form ? label : label_letter(text);
}
