/*
 * Notes are looked for line by line, since a label stands at the beginning of a
 * line in every kind of text, wrapped or not, and blocks may hold several notes
 * or one note several blocks.  What blocks know is carried over to the lines.
 */
#include "notes/notes.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/fold.h"

#define WIDEST 120 /* bytes: a longer line was not wrapped by a typist */

static void
line_add(struct notes *notes, uint32_t from, uint32_t to, bool gap)
{
	const char *text = notes->doc->text;
	struct slice whole = { text + from, to - from };
	struct slice part = slice_trim(whole);

	notes->lines = memory_grow(notes->lines, notes->line_count,
		&notes->line_cap, sizeof *notes->lines);
	notes->lines[notes->line_count++] = (struct notes_line){
		.start = (uint32_t)(part.data - text),
		.end = (uint32_t)(part.data - text + part.len),
		.indent = (uint32_t)(part.data - whole.data),
		.gap = gap,
	};
}

static void
lines_split(struct notes *notes)
{
	const struct doc *doc = notes->doc;
	uint32_t at = 0, end;
	bool gap = true;

	while (at < doc->len) {
		const char *stop = memchr(doc->text + at, '\n', doc->len - at);

		end = stop ? (uint32_t)(stop - doc->text) : doc->len;
		if (slice_trim((struct slice){ doc->text + at, end - at })
				.len) {
			line_add(notes, at, end, gap);
			gap = false;
		} else {
			gap = true;
		}
		at = end + 1;
	}
}

/* The headings under which notes stand, folded. */
static bool
line_is_notes_heading(struct slice line)
{
	static const char *const names[] = { "notes", "note", "footnotes",
		"endnotes", "end notes", "end-notes", "references", "notas",
		"notas al pie", "notas finales", "notas y referencias",
		"notes and references", "references and notes", "referencias",
		"notes et references", "notes de bas de page", "anmerkungen",
		"fussnoten", "endnoten", "notas de rodape", "note al testo",
		"notes and sources", "notes to the text" };
	struct slice part = line;
	char *folded;
	size_t i;
	bool is = false;

	if (line.len > 40)
		return false;
	while (part.len && strchr(":.*#_= ", part.data[part.len - 1]))
		part.len--;
	while (part.len && strchr("*#_= ", part.data[0]))
		part.data++, part.len--;
	folded = fold_string(part.data, part.len);
	for (i = 0; i < sizeof names / sizeof *names && !is; i++)
		is = strcmp(folded, names[i]) == 0;
	free(folded);
	return is;
}

/* Nothing but dashes, underscores, stars; or a page number. */
static bool
line_is_rule(struct slice line)
{
	size_t i, digits = 0, marks = 0;

	for (i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.data[i];

		if (c >= '0' && c <= '9')
			digits++;
		else if (strchr("-_=*~#. \t", c) || c == 0xC2 || c == 0xA0)
			marks++;
		else if (c >= 0x80 && line.len - i >= 3 && c == 0xE2)
			marks++, i += 2;
		else
			return false;
	}
	if (digits)
		return digits <= 4 && marks <= 6;
	return marks >= 3;
}

/*
 * A running head: a page number and words in capitals, or set off by many
 * blanks.
 */
static bool
line_is_running_head(struct slice line)
{
	size_t i, upper = 0, lower = 0, digits = 0;
	bool first, last, wide = false;

	if (!line.len || line.len > 100)
		return false;
	for (i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.data[i];

		upper += c >= 'A' && c <= 'Z';
		lower += c >= 'a' && c <= 'z';
		digits += c >= '0' && c <= '9';
		wide |= i >= 3 && memcmp(line.data + i - 3, "    ", 4) == 0;
	}
	first = line.data[0] >= '0' && line.data[0] <= '9';
	last = line.data[line.len - 1] >= '0' && line.data[line.len - 1] <= '9';
	return (first || last) && digits <= 4 && upper &&
	       (wide || (!lower && upper > 3));
}

/* "[Return to article]", and arrows that lead back. */
static bool
line_leads_back(struct slice line)
{
	static const char *const words[] = { "return", "back to", "go back",
		"volver", "retour", "zuruck", "voltar", "torna" };
	char *folded;
	size_t i;
	bool is = false;

	if (line.len > 60 || line.len < 3 || line.data[0] != '[' ||
		line.data[line.len - 1] != ']')
		return false;
	folded = fold_string(line.data + 1, line.len - 2);
	for (i = 0; i < sizeof words / sizeof *words && !is; i++)
		is = strncmp(folded, words[i], strlen(words[i])) == 0;
	free(folded);
	return is;
}

static void
line_judge(struct notes *notes, struct notes_line *line, bool last)
{
	const struct doc *doc = notes->doc;
	struct slice text = { doc->text + line->start,
		line->end - line->start };
	size_t index = doc_block_at(doc, line->start);
	const struct block *block = &doc->blocks[index];
	bool alone = line->gap && (last || line[1].gap);

	line->notes = line_is_notes_heading(text);
	line->rule = line_is_rule(text);
	line->stop = line->notes || line->rule || line_leads_back(text) ||
		     (alone && line_is_running_head(text));
	if (index >= doc->block_count || block->start > line->start)
		return;
	line->skip =
		block->kind == BLOCK_BOILERPLATE || block->kind == BLOCK_CODE;
	line->table = block->kind == BLOCK_TABLE;
	line->stop |= line->skip || block->kind == BLOCK_HEADING ||
		      block->kind == BLOCK_QUESTION ||
		      block->kind == BLOCK_SEPARATOR;
}

static int
length_compare(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return a < b ? -1 : a > b;
}

/*
 * The width at which most lines of paragraphs were broken: the length that one
 * in twenty exceeds, of lines that another follows; 0 if lines are paragraphs.
 */
static uint32_t
lines_width(const struct notes *notes)
{
	uint32_t *lengths, width = 0;
	size_t i, count = 0;

	if (notes->line_count < 2)
		return 0;
	lengths = memory_zero(notes->line_count, sizeof *lengths);
	for (i = 0; i + 1 < notes->line_count; i++) {
		if (!notes->lines[i + 1].gap)
			lengths[count++] =
				notes->lines[i].end - notes->lines[i].start;
	}
	if (count * 3 > notes->line_count) {
		qsort(lengths, count, sizeof *lengths, length_compare);
		width = lengths[count - 1 - count / 20];
		if (width > WIDEST || width < 30 ||
			lengths[count / 2] < width / 2)
			width = 0;
	}
	free(lengths);
	return width;
}

/* Was there no room for the first word of the next line? */
static bool
line_is_full(const struct notes *notes, const struct notes_line *line)
{
	const char *text = notes->doc->text;
	uint32_t word = line[1].start;

	while (word < line[1].end && text[word] != ' ' && text[word] != '-')
		word++;
	return line->end - line->start + 1 + (word - line[1].start) + 2 >=
	       notes->width;
}

void
notes_read_lines(struct notes *notes)
{
	size_t i;

	lines_split(notes);
	notes->width = lines_width(notes);
	for (i = 0; i < notes->line_count; i++) {
		struct notes_line *line = &notes->lines[i];
		bool last = i + 1 == notes->line_count;

		line_judge(notes, line, last);
		line->open = notes->width && !last && !line[1].gap &&
			     line_is_full(notes, line);
	}
}

bool
notes_ends_paragraph(const struct notes *notes, uint32_t line)
{
	const struct notes_line *next = &notes->lines[line + 1];

	if (line + 1 >= notes->line_count || next->gap || next->stop)
		return true;
	return !notes->width && next[-1].end - next[-1].start > 90;
}
