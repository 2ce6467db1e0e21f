/*
 * Headings are told by the contents of the file, or by larger or heavier type
 * than the text's; those of one look are of one level.
 */
#include "import/paper_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lectern/base/memory.h"
#include "lectern/base/utf8.h"

#define HEADING_BYTES 240
#define HEADING_LINES 5
#define HEADING_LEVEL 6 /* the lowest */
#define HEADING_LARGER 1.1f

/* How headings look, from the largest to the smallest. */
struct heading_look {
	unsigned size;    /* in half points */
	unsigned weight;  /* bold 2, capitals 1 */
	uint32_t entries; /* headings that the contents name */
	uint32_t depths;  /* ... and their depths, added up */
	uint32_t page;    /* the first one's, and whether there are others */
	bool pages;
};

struct heading {
	uint32_t part;
	struct heading_look look;
	uint32_t depth; /* by the contents, from 1; 0: they do not name it */
};

struct headings {
	struct paper *paper;
	struct heading *at;
	size_t count, cap;
	struct heading_look *looks;
	size_t look_count;
};

static char *
part_text(struct paper *paper, const struct paper_part *part)
{
	struct str text = { 0 };
	uint32_t i;
	char *line;

	for (i = 0; i < part->count; i++) {
		line = paper_line_text(paper, &paper->lines[part->line + i]);
		if (text.len)
			str_add_char(&text, ' ');
		str_add(&text, line);
		free(line);
	}
	return str_take(&text);
}

/* -- contents ------------------------------------------------------------- */

/* The depth the contents give to a part of this text, from 1; 0: none. */
static uint32_t
contents_depth(const struct paper *paper, uint32_t page, const char *text)
{
	char *core = paper_core(text);
	size_t i, len = strlen(core), other;
	const char *entry;
	uint32_t depth = 0;

	for (i = 0; i < paper->entry_count && !depth && len; i++) {
		if (paper->entries[i].page + 1 < page ||
			paper->entries[i].page > page + 1)
			continue;
		entry = paper->entries[i].title;
		other = strlen(entry);
		/* One of the two may have the number that the other lacks. */
		if ((len == other && !strcmp(entry, core)) ||
			(other > 3 && len > other && len < other + 6 &&
				!strcmp(core + len - other, entry)) ||
			(len > 3 && other > len && other < len + 6 &&
				!strcmp(entry + other - len, core)))
			depth = paper->entries[i].depth + 1;
	}
	free(core);
	return depth;
}

/* -- looks ---------------------------------------------------------------- */

static bool
text_is_capitals(const char *text)
{
	size_t at = 0, next, len = strlen(text), letters = 0;
	uint32_t point;

	for (; at < len; at = next) {
		point = utf8_at(text, len, at, &next);
		if (utf8_is_lower(point))
			return false;
		letters += utf8_is_letter(point);
	}
	return letters >= 4;
}

static size_t
text_letters(const char *text)
{
	size_t at = 0, next, len = strlen(text), letters = 0;

	for (; at < len; at = next)
		letters += utf8_is_letter(utf8_at(text, len, at, &next));
	return letters;
}

static bool
text_ends_sentence(const char *text)
{
	size_t len = strlen(text);

	return len && strchr(".,;", text[len - 1]) != NULL;
}

/* Does larger or heavier type set the part off? */
static bool
heading_by_look(const struct paper *paper, const struct paper_part *part,
	const char *text, struct heading_look *look)
{
	const struct paper_line *line = &paper->lines[part->line];
	bool bold = line->flags & LINE_BOLD && !(paper->face & PAPER_BOLD);
	bool capitals = text_is_capitals(text);
	size_t len = strlen(text);
	uint32_t i;

	for (i = 1; i < part->count && bold; i++)
		bold = line[i].flags & LINE_BOLD;
	memset(look, 0, sizeof *look);
	look->size = (unsigned)(line->size * 2 + .5f);
	look->weight = (bold ? 2 : 0) + (capitals ? 1 : 0);
	if (len > HEADING_BYTES || part->count > HEADING_LINES ||
		text_letters(text) < 2 ||
		(line->flags & LINE_MONO && !(paper->face & PAPER_MONO)))
		return false;
	if (line->size >= HEADING_LARGER * paper->body)
		return true;
	if (line->size < .9f * paper->body)
		return false;
	if (bold && part->count <= 3 && !text_ends_sentence(text))
		return true;
	return capitals && part->count <= 2 && len <= 120 &&
	       !text_ends_sentence(text) && line->size >= .97f * paper->body;
}

/* A line of the contents set in bold: a number stands far off to the right. */
static bool
line_ends_in_number(struct paper *paper, const struct paper_line *line)
{
	struct slice text = paper_run_text(
		paper, paper->placed[line->placed + line->count - 1]);

	return line->flags & LINE_ENTRY ||
	       (line->flags & LINE_CELLS &&
		       strspn(text.data, "0123456789ivxlc") >= text.len);
}

static void
headings_look_at(struct headings *headings, uint32_t index)
{
	struct paper *paper = headings->paper;
	struct paper_part *part = &paper->parts[index];
	struct heading heading = { .part = index };
	bool is;
	char *text;

	if ((part->kind != BLOCK_PARAGRAPH && part->kind != BLOCK_VERSE &&
		    part->kind != BLOCK_LIST_ITEM &&
		    part->kind != BLOCK_QUOTATION) ||
		part->count > HEADING_LINES ||
		line_ends_in_number(
			paper, &paper->lines[part->line + part->count - 1]))
		return;
	text = part_text(paper, part);
	heading.depth = paper->entry_count && strlen(text) <= HEADING_BYTES
				? contents_depth(paper, part->page, text)
				: 0;
	is = heading_by_look(paper, part, text, &heading.look) &&
	     part->kind != BLOCK_LIST_ITEM;
	free(text);
	if (!is && !heading.depth)
		return;
	headings->at = memory_grow(headings->at, headings->count,
		&headings->cap, sizeof *headings->at);
	headings->at[headings->count++] = heading;
	part->kind = BLOCK_HEADING;
}

/* -- levels --------------------------------------------------------------- */

static int
look_order(const void *a, const void *b)
{
	const struct heading_look *left = a, *right = b;

	if (left->size != right->size)
		return left->size > right->size ? -1 : 1;
	if (left->weight != right->weight)
		return left->weight > right->weight ? -1 : 1;
	return 0;
}

static struct heading_look *
headings_look(struct headings *headings, const struct heading_look *look)
{
	size_t i;

	for (i = 0; i < headings->look_count; i++) {
		if (!look_order(&headings->looks[i], look))
			return &headings->looks[i];
	}
	return NULL;
}

/* All looks but that of the title, the largest first, and what is known. */
static void
headings_sort_looks(struct headings *headings, size_t title)
{
	const struct paper *paper = headings->paper;
	struct heading_look *look;
	size_t i;

	headings->looks =
		memory_zero(headings->count + 1, sizeof *headings->looks);
	for (i = 0; i < headings->count; i++) {
		const struct heading *heading = &headings->at[i];

		if (i == title)
			continue;
		look = headings_look(headings, &heading->look);
		if (!look) {
			look = &headings->looks[headings->look_count++];
			*look = heading->look;
			look->page = paper->parts[heading->part].page;
		}
		look->pages |= look->page != paper->parts[heading->part].page;
		look->entries += heading->depth > 0;
		look->depths += heading->depth;
	}
	qsort(headings->looks, headings->look_count, sizeof *headings->looks,
		look_order);
}

/* The title: the largest heading of the first pages that have any. */
static size_t
headings_title(const struct headings *headings)
{
	const struct paper *paper = headings->paper;
	size_t i, best = headings->count;

	for (i = 0; i < headings->count; i++) {
		const struct heading *heading = &headings->at[i];

		if (paper->parts[heading->part].page >
			paper->parts[headings->at[0].part].page)
			break;
		if (heading->look.size < (unsigned)(paper->body * 2.2f))
			continue;
		if (best == headings->count ||
			heading->look.size > headings->at[best].look.size)
			best = i;
	}
	if (best < headings->count &&
		paper->parts[headings->at[best].part].page > 1)
		return headings->count;
	return best;
}

static uint32_t
heading_level(struct headings *headings, const struct heading *heading)
{
	const struct heading_look *look =
		headings_look(headings, &heading->look);
	uint32_t level = 2, last = 0;
	size_t i;

	if (heading->depth)
		return heading->depth + 1;
	if (look->entries)
		return (look->depths + look->entries / 2) / look->entries + 1;
	for (i = 0; &headings->looks[i] != look; i++) {
		if (headings->looks[i].entries)
			last = headings->looks[i].depths /
				       headings->looks[i].entries +
			       1;
	}
	level = last ? last + 1 : 2 + (uint32_t)i;
	return level;
}

/* Headings of two lines in a row, of one look, are one. */
static void
headings_merge(struct headings *headings)
{
	struct paper *paper = headings->paper;
	struct heading *last = NULL;
	size_t i, kept = 0;

	for (i = 0; i < headings->count; i++) {
		struct heading *heading = &headings->at[i];
		struct paper_part *one, *two = &paper->parts[heading->part];

		one = last ? &paper->parts[last->part] : NULL;
		if (one && heading->part == last->part + 1 && !last->depth &&
			!heading->depth && one->page == two->page &&
			one->line + one->count == two->line &&
			heading->look.size > (unsigned)(paper->body * 2.4f) &&
			!look_order(&last->look, &heading->look) &&
			paper->lines[two->line].box.y2 -
					paper->lines[two->line - 1].box.y2 <
				1.8f * paper->lines[two->line].size) {
			one->count += two->count;
			two->count = 0;
			continue;
		}
		last = &headings->at[kept];
		headings->at[kept++] = *heading;
	}
	headings->count = kept;
}

/* -- the head of the document --------------------------------------------- */

/* A heading only there, unlike any other: who wrote it, or a second title. */
static bool
heading_is_byline(struct headings *headings, uint32_t part)
{
	const struct heading_look *look;
	size_t i;

	for (i = 0; i < headings->count; i++) {
		const struct heading *heading = &headings->at[i];

		if (heading->part != part)
			continue;
		look = headings_look(headings, &heading->look);
		return !heading->depth && look &&
		       (!look->pages || headings->paper->entry_count > 2);
	}
	return false;
}

static bool
part_is_byline(struct paper *paper, const struct paper_part *part)
{
	char *text = part_text(paper, part);
	size_t len = strlen(text);
	bool is = len && len < 120 && part->count <= 4 &&
		  !text_ends_sentence(text) &&
		  (part->kind == BLOCK_PARAGRAPH || part->kind == BLOCK_VERSE ||
			  part->kind == BLOCK_QUOTATION);

	free(text);
	return is;
}

/* Short lines between title and text say who, where and when. */
static void
headings_find_bylines(struct headings *headings, size_t title)
{
	struct paper *paper = headings->paper;
	uint32_t i, first = headings->at[title].part + 1;

	for (i = first; i < paper->part_count && i < first + 12; i++) {
		struct paper_part *part = &paper->parts[i];

		if (part->page != paper->parts[first - 1].page)
			break;
		if (!part->count)
			continue;
		if (part->kind == BLOCK_HEADING
				? !heading_is_byline(headings, i)
				: !part_is_byline(paper, part))
			break;
		part->kind = BLOCK_BYLINE;
		part->level = 0;
	}
}

/* A heading is at most one level below the one before it. */
static void
headings_close_gaps(struct paper *paper)
{
	uint32_t level = 1, i;

	for (i = 0; i < paper->part_count; i++) {
		struct paper_part *part = &paper->parts[i];

		if (part->kind != BLOCK_HEADING || !part->count)
			continue;
		if (part->level > level + 1)
			part->level = level + 1;
		level = part->level;
	}
}

void
paper_find_headings(struct paper *paper)
{
	struct headings headings = { .paper = paper };
	uint32_t i, level;
	size_t title;

	for (i = 0; i < paper->part_count; i++)
		headings_look_at(&headings, i);
	headings_merge(&headings);
	title = headings_title(&headings);
	headings_sort_looks(&headings, title);
	for (i = 0; i < headings.count; i++) {
		level = i == title ? 1
				   : heading_level(&headings, &headings.at[i]);
		paper->parts[headings.at[i].part].level =
			level > HEADING_LEVEL ? HEADING_LEVEL : level;
	}
	if (title < headings.count)
		headings_find_bylines(&headings, title);
	headings_close_gaps(paper);
	free(headings.at);
	free(headings.looks);
}
