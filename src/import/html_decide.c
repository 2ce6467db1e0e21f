/*
 * What is the page's own text, and what is a table.
 *
 * What a page says is believed as far as it can be true: an element that holds
 * most of the text is no navigation, whatever it is called.  Lists of links
 * that the page does not name are known by having little text beside them.
 */
#include "import/html_survey.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lectern/base/bisect.h"

#define MAIN_LEAST 4    /* the text holds a fourth of the page, or more */
#define LINKS_LEAST 4   /* fewer links are no navigation */
#define LINKS_LENGTH 60 /* nor are links that are sentences */
#define CELL_MOST 200   /* bytes of a cell, in the mean of a table's */

static uint32_t
box_len(const struct html_box *box)
{
	return box->end - box->start;
}

/* The element that holds the text, if the page says so. */
static void
decide_main(struct html_survey *survey)
{
	uint32_t all = (uint32_t)survey->text.len, most = 0;
	size_t i;

	survey->main = DOC_NONE;
	if (survey->book)
		return;
	for (i = 0; i < survey->box_count; i++) {
		const struct html_box *box = &survey->boxes[i];

		if (box->own && box_len(box) > most && box->end > box->start) {
			most = box_len(box);
			survey->main = (uint32_t)i;
		}
	}
	if (survey->main != DOC_NONE && most < all / MAIN_LEAST)
		survey->main = DOC_NONE;
	if (survey->main != DOC_NONE)
		survey->main_heads = survey->boxes[survey->main].heads;
}

/* Little but links, and more than a few. */
static bool
box_is_links(const struct html_box *box)
{
	switch (box->kind->does) {
	case HTML_BLOCK:
	case HTML_LIST:
	case HTML_TABLE:
	case HTML_CELL:
		break;
	default:
		return false;
	}
	return box->links >= LINKS_LEAST && !box->heads &&
	       box->linked > box_len(box) / 5 * 4 &&
	       box->linked / box->links < LINKS_LENGTH;
}

static void
decide_boilerplate(struct html_survey *survey)
{
	const struct html_box *main =
		survey->main == DOC_NONE ? NULL : &survey->boxes[survey->main];
	uint32_t all = main ? box_len(main) : (uint32_t)survey->text.len;
	uint32_t linked = 0;
	bool index;
	size_t i;

	for (i = 0; i < survey->box_count; i++) {
		if (survey->boxes[i].parent == DOC_NONE)
			linked += survey->boxes[i].linked;
	}
	index = (main ? main->linked : linked) > all / 2;
	for (i = 0; i < survey->box_count; i++) {
		struct html_box *box = &survey->boxes[i];

		if (box_len(box) > all / 3 || box->note || box->notes)
			continue;
		box->boilerplate = box->front ||
				   (box->foreign && !(box->heads && !main)) ||
				   (box->weak && !box->headed) ||
				   (!index && box_is_links(box));
	}
}

static void
decide_tables(struct html_survey *survey)
{
	size_t i;

	for (i = 0; i < survey->box_count; i++) {
		struct html_box *box = &survey->boxes[i];
		uint32_t cells = box->cells ? box->cells : 1;

		if (box->kind->does != HTML_TABLE || box->laid_out)
			continue;
		box->laid_out =
			!box->titled &&
			(box->lists || box->rows < 2 ||
				box->cells < 2 * box->rows - box->rows / 2 ||
				box_len(box) / cells > CELL_MOST);
	}
}

/*
 * One heading of level 1 is the title, and sections have level 2; of several,
 * each heads a section.  Where there is none, the highest there are do.
 */
static void
decide_levels(struct html_survey *survey)
{
	size_t count[7] = { 0 }, i;
	unsigned level;

	for (i = 0; i < survey->box_count; i++) {
		struct html_box *box = &survey->boxes[i];

		if (box->parent != DOC_NONE && survey->boxes[box->parent].apart)
			box->apart = true;
		if (box->boilerplate)
			box->apart = true;
		if (box->kind->does == HTML_HEADING && !box->apart &&
			box->end > box->start)
			count[box->kind->what]++;
	}
	for (level = 1; level < 6 && !count[level]; level++)
		;
	survey->top = count[1] == 1 ? 2 : level;
}

/* Notes are no table, whatever they stand in. */
static void
decide_note_tables(struct html_survey *survey)
{
	size_t i;
	uint32_t box;

	for (i = 0; i < survey->note_count; i++) {
		box = survey->notes[i].box;
		for (; box != DOC_NONE; box = survey->boxes[box].parent) {
			if (survey->boxes[box].kind->does == HTML_TABLE)
				survey->boxes[box].laid_out = true;
		}
	}
}

void
html_survey_end(struct html_survey *survey)
{
	html_survey_notes(survey);
	decide_main(survey);
	decide_boilerplate(survey);
	decide_levels(survey);
	decide_tables(survey);
	decide_note_tables(survey);
}

/* -- headings that are none by name --------------------------------------- */

static bool
title_is(struct slice text, const char *name)
{
	size_t at = 0;

	for (; *name; name++) {
		if ((unsigned char)*name <= ' ')
			continue;
		if (at == text.len || strncasecmp(text.data + at, name, 1) != 0)
			return false;
		at++;
	}
	return at == text.len && at;
}

bool
html_survey_title(struct html_survey *survey, size_t box, const char *name)
{
	uint32_t at = box < survey->box_count ? survey->boxes[box].start : 0;
	struct html_box *found = NULL, *each;

	for (; box < survey->box_count; box++) {
		each = &survey->boxes[box];
		if (each->start != at)
			break;
		if (title_is(slice_part(str_slice(&survey->text), each->start,
				     each->end),
			    name))
			found = each;
	}
	if (found && found->kind->does == HTML_BLOCK)
		found->title = true;
	return found != NULL;
}

static int
anchor_name_order(const void *key, const void *row)
{
	return strcmp(key, ((const struct html_anchor *)row)->name);
}

static const struct html_anchor *
anchor_find(const struct html_survey *survey, const char *name)
{
	return !survey->anchor_count
		       ? NULL
		       : bsearch(name, survey->anchors, survey->anchor_count,
				 sizeof *survey->anchors, anchor_name_order);
}

bool
html_survey_has(const struct html_survey *survey, const char *name)
{
	return anchor_find(survey, name) != NULL;
}

bool
html_survey_title_at(
	struct html_survey *survey, const char *place, const char *name)
{
	const struct html_anchor *anchor = anchor_find(survey, place);
	size_t i;

	if (!anchor)
		return false;
	BISECT(i, survey->box_count, survey->boxes[i].start < anchor->at);
	if (anchor->box != DOC_NONE &&
		survey->boxes[anchor->box].start == anchor->at &&
		anchor->box < i)
		i = anchor->box;
	return html_survey_title(survey, i, name);
}

/* -- what was found ------------------------------------------------------- */

#define FIND(rows, count)                                                      \
	do {                                                                   \
		size_t i;                                                      \
                                                                               \
		BISECT(i, count, (rows)[i].number < number);                   \
		if (i < (count) && (rows)[i].number == number)                 \
			return &(rows)[i];                                     \
		return NULL;                                                   \
	} while (0)

const struct html_box *
html_survey_box(const struct html_survey *survey, uint32_t number)
{
	FIND(survey->boxes, survey->box_count);
}

const struct html_internal *
html_survey_link(const struct html_survey *survey, uint32_t number)
{
	FIND(survey->links, survey->link_count);
}

const struct html_note *
html_survey_note(const struct html_survey *survey, uint32_t number)
{
	FIND(survey->notes, survey->note_count);
}
