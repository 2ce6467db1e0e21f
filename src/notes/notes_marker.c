/*
 * What may be a marker in running text, and how much it looks like one.
 *
 * The weight is a judgement of the neighbourhood alone: a marker hangs on the
 * end of a word, a quotation or a sentence; years, amounts, lists in a
 * sentence, exponents and sections of laws stand otherwise.
 */
#include "notes/notes.h"

#include <string.h>

#include "lectern/base/utf8.h"

#define YEAR_FIRST 1000
#define YEAR_LAST 2199

/* The place that is looked at, and what stands around it. */
struct place {
	struct notes *notes;
	struct slice line; /* the text of the line */
	uint32_t base;     /* offset of the line in the document */
	uint32_t index;    /* of the line */
	uint32_t emphasis; /* stars opened and not yet closed */
	size_t round;      /* "(" not yet closed: offset + 1, or 0 */
};

static bool
is_digit(uint32_t point)
{
	return point >= '0' && point <= '9';
}

static bool
is_closing(uint32_t point)
{
	return point == ')' || point == ']' || point == '"' || point == '\'' ||
	       point == 0x201D || point == 0x2019 || point == 0xBB ||
	       point == 0x201C || point == 0x203A || point == 0x2026;
}

static bool
is_stop(uint32_t point)
{
	return point == '.' || point == ',' || point == ';' || point == ':' ||
	       point == '!' || point == '?';
}

/* The character before; a blank at the beginning of a line. */
static uint32_t
place_before(const struct place *place, size_t at, size_t *start)
{
	if (!at) {
		*start = 0;
		return ' ';
	}
	return utf8_before(place->line.data, at, start);
}

static uint32_t
place_after(const struct place *place, size_t at, size_t *next)
{
	if (at >= place->line.len) {
		*next = place->line.len;
		return '\n';
	}
	return utf8_at(place->line.data, place->line.len, at, next);
}

/* The first character that is not blank before; 0 at a paragraph's start. */
static uint32_t
place_before_blanks(const struct place *place, size_t at)
{
	const struct notes_line *line = &place->notes->lines[place->index];
	uint32_t point = ' ';

	while (at && utf8_is_space(point))
		point = utf8_before(place->line.data, at, &at);
	if (!utf8_is_space(point))
		return point;
	if (line->gap || !place->index || !place->notes->width)
		return 0;
	return utf8_before(place->notes->doc->text, line[-1].end, &at);
}

/* The word that ends here: letters, digits and hyphens. */
static struct slice
place_word(const struct place *place, size_t at)
{
	size_t start = at, before;

	while (start) {
		uint32_t point = utf8_before(place->line.data, start, &before);

		if (!utf8_is_word(point) && point != '-')
			break;
		start = before;
	}
	return slice_part(place->line, start, at);
}

/* The first character of the next line, where a wrapped text goes on. */
static uint32_t
place_below(const struct place *place)
{
	const struct doc *doc = place->notes->doc;
	size_t next;

	return utf8_at(doc->text, doc->len,
		place->notes->lines[place->index + 1].start, &next);
}

/* Does the sentence end here, or the paragraph? */
static bool
place_ends_sentence(const struct place *place, size_t at)
{
	size_t next;
	uint32_t point = place_after(place, at, &next);

	if (is_stop(point) || is_closing(point))
		return true;
	while (point != '\n' && utf8_is_space(point))
		point = place_after(place, next, &next);
	if (point == '\n' && place->notes->lines[place->index].open)
		point = place_below(place);
	return point == '\n' || utf8_is_upper(point) || point == 0x2014 ||
	       point == 0x2013 || point == 0x201C || point == 0xBF;
}

/* A blank, the end of the line, or punctuation. */
static bool
place_is_edge(const struct place *place, size_t at)
{
	size_t next;
	uint32_t point = place_after(place, at, &next);

	return utf8_is_space(point) || is_stop(point) || is_closing(point) ||
	       point == '[' || point == '(' || point == 0x2014 ||
	       point == 0x2013 || point == '-' || point == '*';
}

static void
place_add(struct place *place, struct notes_sign *sign, size_t start,
	size_t end, float weight)
{
	float sound = weight;
	size_t before;

	if (weight < .02f)
		return;
	sign->start = place->base + (uint32_t)start;
	sign->end = sign->body = place->base + (uint32_t)end;
	sign->line = place->index;
	sign->spaced = utf8_is_space(place_before(place, start, &before));
	if (sign->system == NOTES_NUMBER && sign->key > 999)
		weight *= .1f;
	if (sign->misread)
		weight *= sign->letters ? .4f : .8f;
	if (place->notes->lines[place->index].table)
		weight *= .6f;
	sign->weight = weight;
	notes_add(&place->notes->markers, sign);
	if (notes_read_letter(slice_part(place->line, start, end), sign)) {
		sign->weight = sound;
		notes_add(&place->notes->markers, sign);
	}
}

/* "(1)" amid text: is it a list in a sentence, a volume, a section? */
static float
weigh_round(const struct place *place, size_t start, size_t end)
{
	size_t at, next;
	uint32_t before = place_before(place, start, &at);
	uint32_t after = place_after(place, end, &next);

	if (!utf8_is_space(before)) {
		if (is_digit(before) || before == 0x2014 || before == 0x2013 ||
			before == '-' || before == '/' || before == '_')
			return .1f;
		return utf8_is_letter(after) ? .2f : 1;
	}
	before = place_before_blanks(place, start);
	if (before == 0 || before == ':' || before == ';' || before == ',' ||
		before == '(' || is_digit(before))
		return .05f;
	if (is_stop(after) || is_closing(after))
		return .7f;
	return place_ends_sentence(place, end) ? .6f : .12f;
}

static float
weigh_square(const struct place *place, size_t start, size_t end)
{
	size_t at, next;
	uint32_t before = place_before(place, start, &at);

	if (utf8_is_letter(place_after(place, end, &next)))
		return .5f;
	if (!utf8_is_space(before))
		return utf8_is_letter(before) &&
				       place_word(place, start).len < 2
			       ? .3f
			       : 1;
	return place_before_blanks(place, start) ? .9f : .3f;
}

/*
 * Brackets that hold one sign, or several with commas or a range between.  One
 * sign is marked with its brackets; of several, each is marked alone.
 */
static size_t
place_brackets(struct place *place, size_t at)
{
	bool square = place->line.data[at] == '[';
	const char *data = place->line.data;
	size_t limit = place->line.len - at < 32 ? place->line.len - at : 32;
	const char *stop = memchr(data + at, square ? ']' : ')', limit);
	size_t end, from = at + 1, to, first = place->notes->markers.count;
	float weight;

	if (!stop)
		return at + 1;
	end = (size_t)(stop - data) + 1;
	weight = square ? weigh_square(place, at, end)
			: weigh_round(place, at, end);
	while (from < end) {
		struct notes_sign sign = { .style = square ? NOTES_BRACKET
							   : NOTES_PAREN };

		to = from;
		while (to + 1 < end && !strchr(",;-", data[to]) &&
			data[to] != (char)0xE2)
			to++;
		if (from == at + 1 && data[from] == '^') {
			sign.style = NOTES_CARET;
			from++;
		}
		while (from < to && data[from] == ' ')
			from++;
		if (!notes_read_inside(
			    slice_part(place->line, from, to), &sign))
			break;
		if (from <= at + 2 && to + 1 == end)
			place_add(place, &sign, at, end, weight);
		else
			place_add(place, &sign, from, to, weight * .8f);
		from = to + (data[to] == (char)0xE2 ? 3 : 1);
	}
	if (from < end) /* something else stood inside: no list of notes */
		place->notes->markers.count = first;
	return from < end ? at + 1 : end;
}

static bool
word_is_unit(struct slice word)
{
	static const char *const units[] = { "m", "km", "cm", "mm", "dm", "ft",
		"in", "mi", "yd", "ha", "sq", "x", "y", "r", "n", "R", "c", "s",
		"mc", "E" };
	size_t i;

	for (i = 0; i < sizeof units / sizeof *units; i++) {
		if (slice_is(word, units[i]))
			return true;
	}
	return false;
}

static bool
word_is_year(struct slice word)
{
	uint32_t year;

	if (word.len < 4)
		return false;
	word = slice_part(word, word.len - 4, word.len);
	return slice_digits(word, &year) == 4 && year >= YEAR_FIRST &&
	       year <= YEAR_LAST;
}

static size_t
place_raised(struct place *place, size_t at, size_t len, uint32_t value)
{
	struct notes_sign sign = { .style = NOTES_RAISED, .key = value };
	size_t start;
	uint32_t before = place_before(place, at, &start);
	struct slice word = place_word(place, at);
	float weight = 1;

	if (before == 0x207B || before == 0x207A)
		weight = .05f;
	else if (is_digit(before))
		weight = word_is_year(word) ? .8f : .05f;
	else if ((value == 2 || value == 3) && word_is_unit(word))
		weight = .05f;
	else if (utf8_is_space(before))
		weight = place_before_blanks(place, at) ? .8f : .1f;
	place_add(place, &sign, at, at + len, weight);
	return at + len;
}

/*
 * A star that hangs on a word or on the end of a sentence; not one that stands
 * for any name at all: "files.*", "src-*", "'*'".
 */
static bool
symbol_hangs_on(const struct place *place, size_t start, size_t at, size_t len)
{
	size_t before;
	uint32_t point = place_after(place, start, &before), deeper;

	if (!at || utf8_is_word(point) || utf8_is_space(point) ||
		point == ')' || point == ']')
		return true;
	if (!is_stop(point) && !is_closing(point))
		return false;
	deeper = place_before(place, start, &before);
	if (utf8_is_space(deeper) || is_closing(point))
		return !utf8_is_space(deeper);
	point = place_after(place, at + len, &before);
	return place_ends_sentence(place, at + len) && !is_closing(point) &&
	       point != ',' && point != ';';
}

static size_t
place_symbol(struct place *place, size_t at, size_t len, uint32_t key)
{
	struct notes_sign sign = {
		.style = NOTES_PLAIN, .key = key, .system = NOTES_SYMBOL
	};
	size_t start, next;
	uint32_t before = place_before(place, at, &start);
	uint32_t after = place_after(place, at + len, &next);
	bool star = place->line.data[at] == '*';
	float weight = .9f;

	if (!place_is_edge(place, at + len)) {
		if (star && (utf8_is_space(before) || is_closing(before)))
			place->emphasis = key;
		return at + len;
	}
	if (star && place->emphasis == key) {
		place->emphasis = 0;
		return at + len;
	}
	if (is_digit(before))
		weight = is_digit(after) ? 0 : .5f;
	else if (star && !symbol_hangs_on(place, start, at, len))
		weight = .1f;
	else if (utf8_is_space(before))
		weight = !place_before_blanks(place, at)        ? 0
			 : !star && key / 8 < 0x2000            ? 0
			 : place_ends_sentence(place, at + len) ? .4f
								: .2f;
	place_add(place, &sign, at, at + len, weight);
	return at + len;
}

/* "p.12", "no.3": the stop belongs to a shortened word. */
static bool
word_is_short_form(struct slice word)
{
	static const char *const forms[] = { "p", "pp", "no", "nos", "vol",
		"vols", "n", "nn", "art", "arts", "ch", "chap", "cap", "fig",
		"figs", "sec", "par", "para", "num", "t", "bd", "s", "f", "ff",
		"fol", "doc", "exp", "ed", "col", "r", "box", "st", "c", "ca",
		"cf", "v", "vs", "nr", "jg", "tab", "leg", "op", "lib", "bk",
		"pt", "av", "ext", "tel", "al" };
	size_t i;

	for (i = 0; i < sizeof forms / sizeof *forms; i++) {
		if (word.len == strlen(forms[i]) &&
			strncasecmp(word.data, forms[i], word.len) == 0)
			return true;
	}
	return false;
}

/* Capitals only, three or more. */
static bool
word_is_acronym(struct slice word)
{
	size_t i;

	for (i = 0; i < word.len; i++) {
		if (word.data[i] < 'A' || word.data[i] > 'Z')
			return false;
	}
	return word.len >= 3;
}

/* Figures that hang on a word or a stop, as a flattened superscript does. */
static float
weigh_glued(const struct place *place, size_t at, size_t end)
{
	size_t start, word_end;
	uint32_t before = place_before(place, at, &start), deeper;
	struct slice word;

	if (!place_is_edge(place, end))
		return 0;
	if (utf8_is_lower(before)) {
		word = place_word(place, at);
		return word.len >= 3 && !utf8_is_digit((uint32_t)(unsigned char)
							       word.data[0])
			       ? .45f
			       : 0;
	}
	if (utf8_is_upper(before))
		return word_is_acronym(place_word(place, at)) ? .3f : 0;
	if (is_closing(before) && before != ']')
		return .8f;
	if (!is_stop(before) || !start)
		return 0;
	deeper = utf8_before(place->line.data, start, &word_end);
	if (!utf8_is_letter(deeper) && !is_closing(deeper))
		return word_is_year(place_word(place, start)) ? .4f : 0;
	if (before == '.' && place_word(place, start).len == start &&
		start == 1)
		return 0; /* "A.1", a section */
	if (before == '.' && word_is_short_form(place_word(place, start)))
		return .05f;
	if (before == '.')
		return place_ends_sentence(place, end) ? .8f : .3f;
	return .7f;
}

static size_t
place_figures(struct place *place, size_t at)
{
	struct notes_sign sign = { .style = NOTES_PLAIN };
	const char *data = place->line.data;
	size_t end = at, start;
	uint32_t before = place_before(place, at, &start);

	while (end < place->line.len &&
		strchr("0123456789lIOoSZB", data[end]) && end - at < 5)
		end++;
	if (!is_digit((uint32_t)data[at]) && utf8_is_letter(before))
		return at + 1;
	if (utf8_is_space(before) || end - at > 4 ||
		!notes_read_number(slice_part(place->line, at, end), &sign.key,
			&sign.misread, &sign.letters))
		return end;
	if (end < place->line.len && !place->round &&
		(data[end] == ')' || data[end] == '/')) {
		sign.style = NOTES_HALF;
		if (!is_digit(before))
			place_add(place, &sign, at, end + 1,
				place_is_edge(place, end + 1) ? .8f : .1f);
		return end + 1;
	}
	place_add(place, &sign, at, end, weigh_glued(place, at, end));
	return end;
}

static size_t
place_step(struct place *place, size_t at)
{
	struct slice rest = slice_part(place->line, at, place->line.len);
	unsigned char c = (unsigned char)*rest.data;
	size_t len;
	uint32_t key;

	if (c == '[' || c == '(') {
		size_t next = place_brackets(place, at);

		if (c == '(' && next == at + 1)
			place->round = at + 1;
		return next;
	}
	if (c == ')')
		place->round = 0;
	if (is_digit(c) || (c != 0 && strchr("lISZ", c)))
		return place_figures(place, at);
	if (c == '*' || c >= 0xC2) {
		len = notes_read_raised(rest, &key);
		if (len)
			return place_raised(place, at, len, key);
		len = notes_read_symbol(rest, &key);
		if (len)
			return place_symbol(place, at, len, key);
	}
	return at + 1;
}

void
notes_find_markers(struct notes *notes)
{
	struct place place = { .notes = notes };
	size_t at;

	for (; place.index < notes->line_count; place.index++) {
		const struct notes_line *line = &notes->lines[place.index];

		if (line->gap || !notes->width) {
			place.emphasis = 0;
			place.round = 0;
		}
		if (line->skip || line->rule)
			continue;
		place.base = line->start;
		place.line = (struct slice){ notes->doc->text + line->start,
			line->end - line->start };
		for (at = 0; at < place.line.len;)
			at = place_step(&place, at);
	}
}
