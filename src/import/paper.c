/*
 * Signs come one by one and are gathered into runs: as long as font, size and
 * height stay the same and no blank comes between.
 */
#include "import/paper_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "import/limits.h"
#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

/* No page is larger than this, in points; files may say otherwise. */
#define PAPER_LARGEST 30000.f

/* Fonts are few; a file that names more has them all for one. */
#define PAPER_FACES 4096

struct paper *
paper_new(void)
{
	return memory_zero(1, sizeof(struct paper));
}

void
paper_free(struct paper *paper)
{
	size_t i;

	if (!paper)
		return;
	for (i = 0; i < paper->face_count; i++)
		free(paper->faces[i].name);
	for (i = 0; i < paper->sheet_count; i++) {
		free(paper->sheets[i].label);
		free(paper->sheets[i].printed);
	}
	for (i = 0; i < paper->link_count; i++)
		free(paper->links[i].address);
	for (i = 0; i < paper->entry_count; i++)
		free(paper->entries[i].title);
	str_done(&paper->text);
	free(paper->faces);
	free(paper->runs);
	free(paper->pieces);
	free(paper->sheets);
	free(paper->links);
	free(paper->entries);
	free(paper->placed);
	free(paper->lines);
	free(paper->columns);
	free(paper->parts);
	free(paper->notes);
	free(paper);
}

/* -- fonts ---------------------------------------------------------------- */

static bool
face_has(const char *name, const char *const *words)
{
	for (; *words; words++) {
		if (strcasestr(name, *words))
			return true;
	}
	return false;
}

static unsigned
face_flags(const char *name)
{
	static const char *const bold[] = { "bold", "black", "heavy", "demi",
		"cmbx", "sfbx", "-bd", NULL };
	static const char *const italic[] = { "italic", "oblique", "cmti",
		"cmsl", "sfti", "slanted", "kursiv", "-it", NULL };
	static const char *const mono[] = { "mono", "courier", "typewriter",
		"cmtt", "sftt", "consolas", "menlo", "fixed", "inconsolata",
		NULL };

	return (face_has(name, bold) ? PAPER_BOLD : 0) |
	       (face_has(name, italic) ? PAPER_ITALIC : 0) |
	       (face_has(name, mono) ? PAPER_MONO : 0);
}

uint32_t
paper_font(struct paper *paper, const char *name)
{
	size_t i;

	if (!name)
		name = "";
	for (i = paper->face_count; i--;) {
		if (!strcmp(paper->faces[i].name, name))
			return (uint32_t)i;
	}
	if (paper->face_count == PAPER_FACES)
		return 0;
	paper->faces = memory_grow(paper->faces, paper->face_count,
		&paper->face_cap, sizeof *paper->faces);
	paper->faces[paper->face_count].name = memory_copy_string(name);
	paper->faces[paper->face_count].flags = face_flags(name);
	return (uint32_t)paper->face_count++;
}

/* -- pages ---------------------------------------------------------------- */

static struct paper_sheet *
paper_sheet(struct paper *paper)
{
	return &paper->sheets[paper->sheet_count - 1];
}

static void
paper_page_end(struct paper *paper)
{
	if (paper->sheet_count)
		paper_find_pieces(paper);
}

static float
paper_number(float number, float most)
{
	if (!isfinite(number))
		return 0;
	return number < -most ? -most : number > most ? most : number;
}

void
paper_page(struct paper *paper, float width, float height, const char *label)
{
	struct paper_sheet *sheet;

	paper_page_end(paper);
	paper->sheets = memory_grow(paper->sheets, paper->sheet_count,
		&paper->sheet_cap, sizeof *paper->sheets);
	sheet = &paper->sheets[paper->sheet_count++];
	memset(sheet, 0, sizeof *sheet);
	sheet->width = paper_number(width, PAPER_LARGEST);
	sheet->height = paper_number(height, PAPER_LARGEST);
	sheet->label = label && *label && utf8_valid(label, strlen(label), NULL)
			       ? memory_copy_string(label)
			       : NULL;
	sheet->run = (uint32_t)paper->run_count;
	sheet->piece = (uint32_t)paper->piece_count;
	sheet->link = (uint32_t)paper->link_count;
	paper->blank = paper->line = true;
}

/* -- signs ---------------------------------------------------------------- */

/* Signs of fonts of symbols that are bullets of some kind. */
static bool
point_is_bullet(uint32_t point)
{
	return point == 0xf0b7 || point == 0xf0a7 || point == 0xf0d8 ||
	       point == 0xf076 || point == 0xf0fc || point == 0xf0a8;
}

/* What the sign is written as: ligatures apart, nothing that no text has. */
static const char *
point_text(uint32_t point, char room[5])
{
	static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl",
		"st", "st" };

	if (point >= 0xfb00 && point <= 0xfb06)
		return ligatures[point - 0xfb00];
	if (point_is_bullet(point))
		return "\xE2\x80\xA2";
	if (point < ' ' || utf8_is_unprintable(point) ||
		(point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000)
		return "";
	room[utf8_encode(point, room)] = 0;
	return room;
}

/* A raised figure that is a sign of its own; the figure, or 0. */
static char
point_raised(uint32_t point)
{
	if (point == 0xb9)
		return '1';
	if (point == 0xb2 || point == 0xb3)
		return (char)('0' + (point - 0xb0));
	if (point == 0x2070 || (point >= 0x2074 && point <= 0x2079))
		return (char)('0' + (point - 0x2070));
	return 0;
}

/* Does the sign go on where the run stands? */
static bool
run_goes_on(const struct paper *paper, const struct paper_run *run,
	const struct paper_glyph *glyph)
{
	float size = run->size, gap = glyph->box.x1 - run->box.x2;
	float back = run->box.x1 - glyph->box.x2;

	if (paper->blank || run->font != glyph->font ||
		fabsf(size - glyph->size) > .05f * size)
		return false;
	if (fabsf(glyph->box.y2 - run->box.y2) > .12f * size ||
		fabsf(glyph->box.y1 - run->box.y1) > .5f * size)
		return false;
	/* From right to left, signs stand before those already there. */
	return (gap < .3f * size && gap > -.6f * size) ||
	       (back < .3f * size && back > -.6f * size);
}

static bool
run_is_number(const struct paper *paper, const struct paper_run *run)
{
	struct slice text = { paper->text.data + run->text, run->len };
	uint32_t value;

	return text.len <= 3 && slice_digits(text, &value) == text.len;
}

/* "12,13" in small figures behind a word: each of them calls a note. */
static bool
run_is_list(struct paper *paper, const struct paper_run *run, uint32_t point)
{
	const struct paper_run *first = &paper->runs[paper_sheet(paper)->run];

	if (run == first)
		return false;
	if (point == ',')
		return run_is_number(paper, run) &&
		       (run->size < .86f * run[-1].size ||
			       (run - 1 > first && run->size == run[-1].size &&
				       paper->text.data[run[-1].text] == ','));
	return run->len == 1 && paper->text.data[run->text] == ',' &&
	       run->size == run[-1].size && utf8_is_digit(point) &&
	       run_is_number(paper, run - 1);
}

static void
run_begin(struct paper *paper, const struct paper_glyph *glyph)
{
	struct paper_run *run, *last;
	float gap;

	paper->runs = memory_grow(paper->runs, paper->run_count,
		&paper->run_cap, sizeof *paper->runs);
	run = &paper->runs[paper->run_count];
	memset(run, 0, sizeof *run);
	run->box = glyph->box;
	run->size = glyph->size;
	run->font = (uint16_t)glyph->font;
	run->text = (uint32_t)paper->text.len;
	run->note = DOC_NONE;
	run->flags = paper->line    ? RUN_LINE | RUN_BLANK
		     : paper->blank ? RUN_BLANK
				    : 0;
	if (!run->flags && paper->run_count > paper_sheet(paper)->run) {
		last = run - 1;
		gap = glyph->box.x1 - last->box.x2;
		if (gap > .25f * glyph->size)
			run->flags = RUN_BLANK;
	}
	paper->run_count++;
}

static struct paper_glyph
glyph_clean(const struct paper *paper, const struct paper_glyph *glyph)
{
	struct paper_glyph clean = *glyph;

	clean.box.x1 = paper_number(glyph->box.x1, PAPER_LARGEST);
	clean.box.x2 = paper_number(glyph->box.x2, PAPER_LARGEST);
	clean.box.y1 = paper_number(glyph->box.y1, PAPER_LARGEST);
	clean.box.y2 = paper_number(glyph->box.y2, PAPER_LARGEST);
	if (clean.box.x2 < clean.box.x1)
		clean.box.x2 = clean.box.x1;
	if (clean.box.y2 < clean.box.y1)
		clean.box.y2 = clean.box.y1;
	clean.size = paper_number(glyph->size, 1000);
	if (clean.size < .5f)
		clean.size = clean.box.y2 - clean.box.y1;
	if (clean.size < .5f)
		clean.size = .5f;
	if (clean.font >= paper->face_count)
		clean.font = 0;
	return clean;
}

void
paper_glyph(struct paper *paper, const struct paper_glyph *glyph)
{
	struct paper_glyph clean = glyph_clean(paper, glyph);
	unsigned raised = point_raised(glyph->point) ? RUN_RAISED : 0;
	struct paper_run *run;
	const char *text;
	char room[5];

	if (!paper->sheet_count || paper->full)
		return;
	if (glyph->point == '\n' || utf8_is_space(glyph->point)) {
		paper->blank = true;
		paper->line |= glyph->point == '\n';
		return;
	}
	if (raised)
		clean.point = (uint32_t)point_raised(glyph->point);
	text = point_text(clean.point, room);
	if (!*text)
		return;
	if (paper->text.len >= LIMIT_TEXT) {
		paper->full = true;
		return;
	}
	if (!paper->face_count)
		paper_font(paper, "");
	run = paper->run_count > paper_sheet(paper)->run
		      ? &paper->runs[paper->run_count - 1]
		      : NULL;
	if (!run || (run->flags & RUN_RAISED) != raised ||
		!run_goes_on(paper, run, &clean) ||
		run_is_list(paper, run, clean.point)) {
		run_begin(paper, &clean);
		run = &paper->runs[paper->run_count - 1];
		run->flags |= (uint16_t)raised;
	}
	paper_box_add(&run->box, &clean.box);
	str_add(&paper->text, text);
	run->len = (uint32_t)paper->text.len - run->text;
	paper->blank = paper->line = false;
}

/* -- links and contents --------------------------------------------------- */

static struct paper_target *
paper_link_new(struct paper *paper, const struct paper_box *box)
{
	struct paper_target *link;

	paper->links = memory_grow(paper->links, paper->link_count,
		&paper->link_cap, sizeof *paper->links);
	link = &paper->links[paper->link_count++];
	memset(link, 0, sizeof *link);
	link->box = *box;
	return link;
}

void
paper_link(
	struct paper *paper, const struct paper_box *box, const char *address)
{
	if (paper->sheet_count && *address &&
		utf8_valid(address, strlen(address), NULL))
		paper_link_new(paper, box)->address =
			memory_copy_string(address);
}

void
paper_link_page(struct paper *paper, const struct paper_box *box, uint32_t page,
	float y)
{
	struct paper_target *link;

	if (!paper->sheet_count)
		return;
	link = paper_link_new(paper, box);
	link->page = page;
	link->y = paper_number(y, PAPER_LARGEST);
}

void
paper_outline(
	struct paper *paper, uint32_t depth, const char *title, uint32_t page)
{
	struct paper_entry *entry;

	if (!utf8_valid(title, strlen(title), NULL))
		return;
	paper->entries = memory_grow(paper->entries, paper->entry_count,
		&paper->entry_cap, sizeof *paper->entries);
	entry = &paper->entries[paper->entry_count++];
	entry->title = paper_core(title);
	entry->depth = depth;
	entry->page = page;
}

bool
paper_has_text(const struct paper *paper)
{
	return paper->run_count > 0;
}

struct doc *
paper_end(struct paper *paper, struct error *err)
{
	struct doc *doc;

	paper_page_end(paper);
	paper_measure(paper);
	paper_find_furniture(paper);
	paper_find_columns(paper);
	paper_measure_lines(paper);
	paper_find_raised(paper);
	paper_find_feet(paper);
	paper_find_endnotes(paper);
	paper_find_parts(paper);
	paper_find_headings(paper);
	paper_find_joins(paper);
	paper_find_calls(paper);
	doc = paper_write(paper, err);
	paper_free(paper);
	return doc;
}
