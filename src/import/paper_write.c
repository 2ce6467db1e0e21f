/*
 * Parts are said to a builder in their order, with what stands in them: pages
 * where they begin, spans, signs that call notes.  The notes of a page follow
 * the paragraph that its text ends with.
 */
#include "import/paper_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import/build.h"
#include "import/limits.h"
#include "import/paper_words.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* Between the cells of a table there is more than a blank, in sizes. */
#define WRITE_CELL 1.2f

struct writer {
	struct paper *paper;
	struct build *build;
	struct paper_words *words;
	uint32_t pages; /* how many have been said to begin */
	uint32_t notes; /* how many have been written */
	unsigned face;  /* spans that are open */
	uint32_t link;  /* the one that is open, or 0 */
	bool hyphen;    /* the word goes on without a blank */
	char *anchored; /* for each page: do links lead to it? */
};

/* -- spans ---------------------------------------------------------------- */

static void
write_face(struct writer *writer, unsigned face)
{
	static const struct {
		unsigned flag;
		enum span_kind kind;
	} spans[] = { { PAPER_ITALIC, SPAN_EMPHASIS },
		{ PAPER_BOLD, SPAN_STRONG } };
	size_t i;

	for (i = 0; i < 2; i++) {
		if ((writer->face ^ face) & spans[i].flag) {
			if (face & spans[i].flag)
				build_open(writer->build, spans[i].kind, NULL);
			else
				build_close(writer->build, spans[i].kind);
		}
	}
	writer->face = face;
}

static void
write_link(struct writer *writer, uint32_t number)
{
	const struct paper_target *link;
	char name[32];

	if (writer->link == number)
		return;
	if (writer->link)
		build_close(writer->build, SPAN_LINK);
	writer->link = number;
	if (!number)
		return;
	link = &writer->paper->links[number - 1];
	snprintf(name, sizeof name, "#page-%u", link->page + 1);
	build_open(
		writer->build, SPAN_LINK, link->address ? link->address : name);
}

/* -- lines ---------------------------------------------------------------- */

static void
write_call(
	struct writer *writer, const struct paper_run *run, struct slice text)
{
	struct str label = { 0 };
	char id[16];

	str_add_slice(&label, text);
	snprintf(id, sizeof id, "n%u", run->note);
	build_call(writer->build, id, str_text(&label));
	str_done(&label);
}

/* Figures that call nothing stay raised. */
static void
write_raised(struct writer *writer, struct slice text)
{
	static const char *const raised[] = { "\xE2\x81\xB0", "\xC2\xB9",
		"\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4", "\xE2\x81\xB5",
		"\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8",
		"\xE2\x81\xB9" };
	const char *digit;
	size_t i;

	if (strspn(text.data, "0123456789") < text.len) {
		build_text(writer->build, text.data, text.len);
		return;
	}
	for (i = 0; i < text.len; i++) {
		digit = raised[text.data[i] - '0'];
		build_text(writer->build, digit, strlen(digit));
	}
}

/* A hyphen that ends a line: the first byte of it; the text's end: none. */
static size_t
text_hyphen(struct slice text)
{
	size_t start;
	uint32_t point = utf8_before(text.data, text.len, &start), before;
	size_t other;

	if (point != '-' && point != 0xad && point != 0x2010)
		return text.len;
	before = start ? utf8_before(text.data, start, &other) : 0;
	return utf8_is_letter(before) ? start : text.len;
}

/* The last run of a line may end in a hyphen that goes. */
static void
write_last(
	struct writer *writer, struct slice text, const struct paper_line *next)
{
	struct paper *paper = writer->paper;
	size_t hyphen = text_hyphen(text);
	struct slice behind;
	uint32_t first;
	size_t other;

	if (hyphen == text.len || !next) {
		build_text(writer->build, text.data, text.len);
		return;
	}
	behind = paper_run_text(paper, paper->placed[next->placed]);
	first = utf8_at(behind.data, behind.len, 0, &other);
	writer->hyphen = utf8_is_letter(first);
	if (!utf8_is_lower(first) ||
		(text.data[hyphen] == '-' &&
			!paper_words_join(writer->words,
				slice_part(text, 0, hyphen), behind)))
		hyphen = text.len;
	build_text(writer->build, text.data, hyphen);
}

static bool
run_is_leader(struct slice text)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (text.data[i] != '.')
			return false;
	}
	return true;
}

static void
write_run(struct writer *writer, const struct paper_line *line, uint32_t i,
	enum block_kind kind, const struct paper_line *next)
{
	struct paper *paper = writer->paper;
	const struct paper_run *run = paper_line_run(paper, line, i);
	struct slice text =
		paper_run_text(paper, paper->placed[line->placed + i]);
	unsigned face = paper_run_face(paper, paper->placed[line->placed + i]);

	if (run->flags & RUN_LABEL || !text.len)
		return;
	if (line->flags & LINE_ENTRY && text.len > 2 && run_is_leader(text)) {
		build_text(writer->build, " \xE2\x80\xA6", 4);
		return;
	}
	if (line->flags & LINE_ENTRY && i && run_is_leader(text))
		return;
	if (kind == BLOCK_HEADING || kind == BLOCK_CODE)
		face = 0;
	if (run->flags & RUN_BLANK && !(i == 0 && writer->hyphen))
		build_text(writer->build, " ", 1);
	if (!(run->flags & RUN_RAISED))
		write_face(writer, face & ~paper->face);
	write_link(writer, run->link);
	if (run->note != DOC_NONE && run->sign)
		build_text(writer->build, text.data, run->sign);
	if (run->note != DOC_NONE)
		write_call(writer, run, slice_part(text, run->sign, text.len));
	else if (run->flags & RUN_RAISED)
		write_raised(writer, text);
	else if (i + 1 == line->count)
		write_last(writer, text, next);
	else
		build_text(writer->build, text.data, text.len);
}

/* Blanks as wide as the line is set in, and the gaps in it are. */
static void
write_code_line(
	struct writer *writer, const struct paper_line *line, float left)
{
	struct paper *paper = writer->paper;
	float width = .6f * line->size, end = left, gap;
	uint32_t i;

	for (i = 0; i < line->count; i++) {
		const struct paper_run *run = paper_line_run(paper, line, i);
		struct slice text =
			paper_run_text(paper, paper->placed[line->placed + i]);

		for (gap = run->box.x1 - end;
			gap > .5f * width && gap < 200 * width; gap -= width)
			build_text(writer->build, " ", 1);
		build_text(writer->build, text.data, text.len);
		end = run->box.x2;
	}
	build_text(writer->build, "\n", 1);
}

static void
write_row(struct writer *writer, const struct paper_line *line)
{
	struct paper *paper = writer->paper;
	const struct paper_run *run, *last = NULL;
	bool leader = false;
	uint32_t i;

	build_row(writer->build);
	build_cell(writer->build);
	for (i = 0; i < line->count; i++) {
		struct slice text =
			paper_run_text(paper, paper->placed[line->placed + i]);

		run = paper_line_run(paper, line, i);
		if (text.len > 2 && run_is_leader(text)) {
			leader = true;
			continue;
		}
		if (last && (leader || run->box.x1 - last->box.x2 >
					       WRITE_CELL * run->size))
			build_cell(writer->build);
		leader = false;
		write_run(writer, line, i, BLOCK_TABLE, NULL);
		last = run;
	}
}

/* -- pages ---------------------------------------------------------------- */

static void
write_pages(struct writer *writer, uint32_t page)
{
	const struct paper_sheet *sheet;
	char name[32];

	for (; writer->pages <= page; writer->pages++) {
		sheet = &writer->paper->sheets[writer->pages];
		build_page(writer->build,
			sheet->printed ? sheet->printed : sheet->label);
		if (writer->anchored[writer->pages]) {
			snprintf(name, sizeof name, "page-%u",
				writer->pages + 1);
			build_anchor(writer->build, name);
		}
	}
}

static void
writer_find_anchors(struct writer *writer)
{
	const struct paper *paper = writer->paper;
	size_t i;

	writer->anchored = memory_zero(paper->sheet_count + 1, 1);
	for (i = 0; i < paper->link_count; i++) {
		const struct paper_target *link = &paper->links[i];

		if (!link->address && link->page < paper->sheet_count)
			writer->anchored[link->page] = 1;
	}
}

/* -- parts ---------------------------------------------------------------- */

static void
write_line(struct writer *writer, const struct paper_line *line,
	enum block_kind kind, const struct paper_line *next)
{
	uint32_t i;

	if (!writer->hyphen)
		build_text(writer->build, " ", 1);
	for (i = 0; i < line->count; i++) {
		write_run(writer, line, i, kind, next);
		if (i == 0)
			writer->hyphen = false;
	}
}

/* The spans of a part end with it. */
static void
write_part_end(struct writer *writer)
{
	write_link(writer, 0);
	write_face(writer, 0);
	writer->hyphen = false;
}

static void
write_lines(struct writer *writer, const struct paper_part *part,
	const struct paper_line *after)
{
	struct paper *paper = writer->paper;
	const struct paper_line *line = &paper->lines[part->line];
	const struct paper_column *column = &paper->columns[line->column];
	uint32_t i;

	write_pages(writer, part->page);
	for (i = 0; i < part->count; i++) {
		switch ((int)part->kind) {
		case BLOCK_CODE:
			write_code_line(writer, &line[i], column->left);
			break;
		case BLOCK_TABLE:
			write_row(writer, &line[i]);
			break;
		case BLOCK_VERSE:
			if (i)
				build_line(writer->build);
			write_line(writer, &line[i], part->kind, NULL);
			break;
		default:
			write_line(writer, &line[i], part->kind,
				i + 1 < part->count ? &line[i + 1] : after);
		}
	}
}

/* A part with all that goes on with it. */
static void
write_part(struct writer *writer, const struct paper_part *part)
{
	struct paper *paper = writer->paper;
	const struct paper_part *next;

	build_block(writer->build,
		part->kind == BLOCK_VERSE ? BLOCK_PARAGRAPH : part->kind,
		part->level);
	for (; part; part = next) {
		next = part->join == DOC_NONE ? NULL
					      : &paper->parts[part->join];
		write_lines(
			writer, part, next ? &paper->lines[next->line] : NULL);
	}
	write_part_end(writer);
}

/* -- notes ---------------------------------------------------------------- */

static void
write_note(struct writer *writer, uint32_t index)
{
	struct paper *paper = writer->paper;
	const struct paper_note *note = &paper->notes[index];
	const struct paper_line *line, *next;
	char id[16];
	uint32_t i, k;

	snprintf(id, sizeof id, "n%u", index);
	build_note(writer->build, id, note->label);
	for (i = note->line; i < note->last; i = k) {
		line = &paper->lines[i];
		for (k = i + 1; k < note->last && paper->lines[k].note != index;
			k++)
			;
		if (line->note != index)
			continue;
		next = k < note->last ? &paper->lines[k] : NULL;
		write_line(writer, line, BLOCK_NOTE, next);
	}
	write_part_end(writer);
	build_note_end(writer->build);
}

/* The notes that begin on pages before this one, or at the end above a line. */
static void
write_notes(struct writer *writer, uint32_t page, uint32_t line)
{
	const struct paper *paper = writer->paper;

	while (writer->notes < paper->note_count &&
		(paper->notes[writer->notes].page < page ||
			(paper->notes[writer->notes].end &&
				paper->notes[writer->notes].line < line)))
		write_note(writer, writer->notes++);
}

static struct doc *
writer_end(struct writer *writer, struct error *err)
{
	if (writer->paper->full)
		build_remark(writer->build, REMARK_LIMIT,
			"the document has more than %zu MiB of text; the rest "
			"is left out",
			LIMIT_TEXT >> 20);
	paper_words_free(writer->words);
	free(writer->anchored);
	return build_end(writer->build, err);
}

struct doc *
paper_write(struct paper *paper, struct error *err)
{
	struct writer writer = { .paper = paper, .build = build_new() };
	uint32_t i;

	writer.words = paper_words_new(paper);
	writer_find_anchors(&writer);
	for (i = 0; i < paper->part_count; i++) {
		const struct paper_part *part = &paper->parts[i];

		if (!part->count || part->joined)
			continue;
		write_notes(&writer, part->page, part->line);
		write_part(&writer, part);
	}
	write_notes(&writer, UINT32_MAX, 0);
	if (paper->sheet_count)
		write_pages(&writer, (uint32_t)paper->sheet_count - 1);
	return writer_end(&writer, err);
}
