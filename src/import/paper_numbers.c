/*
 * The numbers that are printed on pages.  A number among what every page has
 * is the page's if a page nearby counts on from it; a page without one between
 * two that have theirs is counted as well.
 */
#include "import/paper_inside.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"

/* A page that prints none, or several, may lie between. */
#define NUMBER_REACH 3

struct number {
	uint32_t page;
	unsigned value;
	bool roman;
	bool sure;
	struct slice text;
};

struct numbers {
	struct paper *paper;
	struct number *at;
	size_t count, cap;
};

/* "xiv" is 14; 0 if it is none. */
static unsigned
number_roman(struct slice text)
{
	static const char digits[] = "ivxlcdm";
	static const unsigned values[] = { 1, 5, 10, 50, 100, 500, 1000 };
	unsigned value = 0, last = 0, worth;
	const char *digit;
	size_t i;

	if (text.len > 8)
		return 0;
	for (i = text.len; i--;) {
		digit = strchr(digits, text.data[i] | 0x20);
		if (!digit || !*digit)
			return 0;
		worth = values[digit - digits];
		value = worth < last ? value - worth : value + worth;
		last = worth > last ? worth : last;
	}
	return value < 400 ? value : 0;
}

static unsigned
number_arabic(struct slice text)
{
	uint32_t value;

	if (text.len > 5 || slice_digits(text, &value) != text.len)
		return 0;
	return value;
}

/* Dashes and brackets around a number are not of it. */
static void
numbers_add(struct numbers *numbers, uint32_t page, struct slice text)
{
	struct number number = { .page = page };

	while (text.len && strchr("-[(|.", text.data[0]))
		text = slice_part(text, 1, text.len);
	while (text.len && strchr("-])|.,:", text.data[text.len - 1]))
		text.len--;
	number.text = text;
	number.value = number_arabic(text);
	if (!number.value) {
		number.value = number_roman(text);
		number.roman = true;
	}
	if (!number.value)
		return;
	numbers->at = memory_grow(numbers->at, numbers->count, &numbers->cap,
		sizeof *numbers->at);
	numbers->at[numbers->count++] = number;
}

static void
numbers_read_page(struct numbers *numbers, uint32_t page)
{
	const struct paper *paper = numbers->paper;
	const struct paper_sheet *sheet = &paper->sheets[page];
	size_t i, run;

	for (i = sheet->piece; i < sheet->piece + sheet->piece_count; i++) {
		const struct paper_piece *piece = &paper->pieces[i];

		if (!piece->furniture)
			continue;
		for (run = piece->run; run < piece->run + piece->count; run++)
			numbers_add(numbers, page, paper_run_text(paper, run));
	}
}

/* Those of a page lie together, pages in order. */
static void
numbers_compare(struct numbers *numbers, size_t i)
{
	struct number *one = &numbers->at[i];
	size_t k;

	for (k = i + 1; k < numbers->count &&
			numbers->at[k].page <= one->page + NUMBER_REACH;
		k++) {
		struct number *other = &numbers->at[k];

		if (other->page != one->page && other->roman == one->roman &&
			other->value - one->value == other->page - one->page)
			one->sure = other->sure = true;
	}
}

static void
sheet_print(struct paper_sheet *sheet, struct slice text)
{
	struct str copy = { 0 };

	if (sheet->printed)
		return;
	str_add_slice(&copy, text);
	sheet->printed = str_take(&copy);
}

/* Pages between two numbers that count on are counted. */
static void
numbers_fill(struct numbers *numbers, const struct number *one,
	const struct number *other)
{
	struct str text = { 0 };
	uint32_t page;

	if (one->roman || other->roman ||
		other->value - one->value != other->page - one->page)
		return;
	for (page = one->page + 1; page < other->page; page++) {
		str_clear(&text);
		str_add_format(&text, "%u", one->value + page - one->page);
		sheet_print(&numbers->paper->sheets[page], str_slice(&text));
	}
	str_done(&text);
}

void
paper_find_numbers(struct paper *paper)
{
	struct numbers numbers = { .paper = paper };
	const struct number *last = NULL;
	uint32_t page;
	size_t i;

	for (page = 0; page < paper->sheet_count; page++)
		numbers_read_page(&numbers, page);
	for (i = 0; i < numbers.count; i++)
		numbers_compare(&numbers, i);
	for (i = 0; i < numbers.count; i++) {
		const struct number *number = &numbers.at[i];

		if (!number->sure || paper->sheets[number->page].printed)
			continue;
		sheet_print(&paper->sheets[number->page], number->text);
		if (last)
			numbers_fill(&numbers, last, number);
		last = number;
	}
	free(numbers.at);
}
