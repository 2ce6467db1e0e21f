/*
 * Which links call notes, and where the notes are.
 *
 * Some pages say so.  Of the others it is known by how they are made: a sign
 * such as "12" or "*" leads forward to a place from which a link leads back to
 * that sign.  Where nothing leads back, the sign must stand behind a word and
 * the text it leads to begin with the same sign.
 */
#include "import/html_survey.h"

#include <stdlib.h>
#include <string.h>

#include "lectern/base/bisect.h"
#include "lectern/base/utf8.h"

#define NEAR 8 /* bytes between a sign and the name that stands for it */
#define LABEL_MOST 12
#define TRIES 64 /* links that lead back to about the same place */

/* -- names ---------------------------------------------------------------- */

static int
anchor_order(const void *a, const void *b)
{
	const struct html_anchor *left = a, *right = b;
	int order = strcmp(left->name, right->name);

	if (order)
		return order;
	return left->at < right->at ? -1 : left->at > right->at;
}

static uint32_t
anchor_find(const struct html_survey *survey, const char *name)
{
	size_t i;

	BISECT(i, survey->anchor_count,
		strcmp(survey->anchors[i].name, name) < 0);
	if (i < survey->anchor_count && !strcmp(survey->anchors[i].name, name))
		return (uint32_t)i;
	return DOC_NONE;
}

/* -- signs ---------------------------------------------------------------- */

static bool
label_is_symbol(uint32_t point)
{
	return point == '*' || point == '#' || point == 0x2020 ||
	       point == 0x2021 || point == 0xa7 || point == 0xb6;
}

struct slice
html_note_label(struct slice text)
{
	size_t at, next, digits = 0, letters = 0, symbols = 0;
	uint32_t point;

	while (text.len && strchr("[({^", text.data[0]))
		text = slice_part(text, 1, text.len);
	while (text.len && strchr("])}.:", text.data[text.len - 1]))
		text = slice_part(text, 0, text.len - 1);
	if (text.len > LABEL_MOST)
		return (struct slice){ 0 };
	for (at = 0; at < text.len; at = next) {
		point = utf8_at(text.data, text.len, at, &next);
		digits += utf8_is_digit(point) || point == 0xb2 ||
			  point == 0xb3 || point == 0xb9 ||
			  (point >= 0x2070 && point <= 0x2079);
		letters += point < 0x80 && utf8_is_letter(point);
		symbols += label_is_symbol(point);
		if (digits + letters + symbols == 0)
			return (struct slice){ 0 };
	}
	if ((digits && digits <= 4 && letters <= 2 && !symbols) ||
		(letters && letters <= 4 && !digits && !symbols) ||
		(symbols && symbols <= 3 && !digits && !letters))
		return text;
	return (struct slice){ 0 };
}

static struct slice
link_text(const struct html_survey *survey, const struct html_internal *link)
{
	return slice_part(str_slice(&survey->text), link->start, link->end);
}

static struct slice
link_label(const struct html_survey *survey, const struct html_internal *link)
{
	return html_note_label(link_text(survey, link));
}

/* Is the sign set apart from words: raised, or in brackets? */
static bool
link_stands_out(
	const struct html_survey *survey, const struct html_internal *link)
{
	struct slice text = link_text(survey, link);

	return link->raised || (text.len && strchr("[({", text.data[0])) ||
	       (link->start &&
		       strchr("[({", survey->text.data[link->start - 1]));
}

/* Text stands before it in its block. */
static bool
link_follows_text(
	const struct html_survey *survey, const struct html_internal *link)
{
	return link->box != DOC_NONE &&
	       link->start > survey->boxes[link->box].start + 1;
}

static bool
anchor_is_heading(const struct html_survey *survey, const struct html_anchor *a)
{
	return a->box != DOC_NONE && survey->boxes[a->box].headed;
}

/* -- pairs ---------------------------------------------------------------- */

/* A link that leads back, and what to. */
struct note_back {
	uint32_t to;
	uint32_t link;
};

struct note_backs {
	struct note_back *rows;
	size_t count, cap;
};

static int
back_order(const void *a, const void *b)
{
	const struct note_back *left = a, *right = b;

	if (left->to != right->to)
		return left->to < right->to ? -1 : 1;
	return left->link < right->link ? -1 : left->link > right->link;
}

static void
backs_find(struct html_survey *survey, struct note_backs *backs)
{
	size_t i;

	for (i = 0; i < survey->link_count; i++) {
		const struct html_internal *link = &survey->links[i];

		if (link->target == DOC_NONE ||
			survey->anchors[link->target].at > link->start)
			continue;
		backs->rows = memory_grow(backs->rows, backs->count,
			&backs->cap, sizeof *backs->rows);
		backs->rows[backs->count++] =
			(struct note_back){ survey->anchors[link->target].at,
				(uint32_t)i };
	}
	if (backs->count)
		qsort(backs->rows, backs->count, sizeof *backs->rows,
			back_order);
}

static size_t
backs_from(const struct note_backs *backs, uint32_t to)
{
	size_t i;

	BISECT(i, backs->count, backs->rows[i].to < to);
	return i;
}

/* Does a link behind the anchor, within its block, lead back to this one? */
static bool
pair_leads_back(struct html_survey *survey, const struct note_backs *backs,
	const struct html_internal *link, const struct html_anchor *anchor)
{
	uint32_t least = link->start > NEAR ? link->start - NEAR : 0;
	uint32_t end = anchor->box == DOC_NONE ? (uint32_t)survey->text.len
					       : survey->boxes[anchor->box].end;
	size_t i = backs_from(backs, least), tries;
	bool found = false;

	for (tries = 0; i < backs->count && tries < TRIES; i++, tries++) {
		struct html_internal *back =
			&survey->links[backs->rows[i].link];

		if (backs->rows[i].to > link->end + NEAR)
			break;
		if (back == link || back->start < anchor->at ||
			back->start > end + NEAR ||
			back->end - back->start > 4 * LABEL_MOST)
			continue;
		back->back = found = true;
	}
	return found;
}

/* Does the text at the anchor begin with the label? */
static bool
pair_repeats(const struct html_survey *survey, struct slice label,
	const struct html_anchor *anchor)
{
	struct slice text = slice_part(
		str_slice(&survey->text), anchor->at, survey->text.len);
	size_t next;

	while (text.len && strchr("[({^", text.data[0]))
		text = slice_part(text, 1, text.len);
	if (!label.len || text.len <= label.len ||
		memcmp(text.data, label.data, label.len))
		return false;
	return !utf8_is_digit(utf8_at(text.data, text.len, label.len, &next));
}

static bool
link_calls(struct html_survey *survey, const struct note_backs *backs,
	struct html_internal *link)
{
	const struct html_anchor *anchor = &survey->anchors[link->target];
	const struct html_box *box =
		anchor->box == DOC_NONE ? NULL : &survey->boxes[anchor->box];
	struct slice label = link_label(survey, link);
	bool back = pair_leads_back(survey, backs, link, anchor);

	if (link->declared)
		return !anchor_is_heading(survey, anchor);
	if (!label.len || link->back)
		return false;
	if (box && box->note)
		return true;
	if (anchor->at < link->end || anchor_is_heading(survey, anchor))
		return false;
	if (back)
		return link_stands_out(survey, link) ||
		       link_follows_text(survey, link);
	return link_stands_out(survey, link) &&
	       link_follows_text(survey, link) &&
	       !utf8_is_letter((unsigned char)label.data[0]) &&
	       pair_repeats(survey, label, anchor);
}

/* Pages that were made of several have several places of one name. */
static bool
link_finds(struct html_survey *survey, const struct note_backs *backs,
	struct html_internal *link)
{
	uint32_t first = link->target, i = first, tries;

	for (tries = 0; tries < TRIES && i < survey->anchor_count; tries++) {
		if (strcmp(survey->anchors[i].name, link->name) != 0)
			break;
		link->target = i++;
		if (survey->anchors[link->target].at >= link->end &&
			link_calls(survey, backs, link))
			return true;
	}
	link->target = first;
	return link->declared && link_calls(survey, backs, link);
}

/* -- notes ---------------------------------------------------------------- */

static int
note_order_anchor(const void *a, const void *b)
{
	const struct html_note *left = a, *right = b;

	return left->anchor < right->anchor ? -1 : left->anchor > right->anchor;
}

static int
note_order(const void *a, const void *b)
{
	const struct html_note *left = a, *right = b;

	return left->number < right->number ? -1 : left->number > right->number;
}

static void
note_add(struct html_survey *survey, uint32_t anchor, const char *label)
{
	struct html_note *note;

	survey->notes = memory_grow(survey->notes, survey->note_count,
		&survey->note_cap, sizeof *survey->notes);
	note = &survey->notes[survey->note_count++];
	*note = (struct html_note){ survey->anchors[anchor].number, anchor,
		survey->anchors[anchor].box, survey->anchors[anchor].name,
		label };
}

/*
 * A note begins with the block its name stands at the beginning of; with the
 * element that holds the block, if that begins there too and ends before the
 * next note.
 */
static void
note_widen(struct html_survey *survey, struct html_note *note, uint32_t limit)
{
	uint32_t at = survey->anchors[note->anchor].at;
	const struct html_box *box, *outer;

	if (note->box == DOC_NONE || at > survey->boxes[note->box].start + 1)
		return;
	box = &survey->boxes[note->box];
	while (box->parent != DOC_NONE) {
		outer = &survey->boxes[box->parent];
		if (outer->start != box->start || outer->end > limit ||
			outer->own || outer->notes ||
			outer->kind->does == HTML_LIST ||
			outer->parent == DOC_NONE ||
			!strcmp(outer->kind->name, "body"))
			break;
		note->box = box->parent;
		box = outer;
	}
	note->number = box->number;
}

/* One note of a name; declared ones that nothing calls are there, too. */
static void
notes_settle(struct html_survey *survey)
{
	size_t i, kept = 0;
	uint32_t limit;

	if (!survey->note_count)
		return;
	qsort(survey->notes, survey->note_count, sizeof *survey->notes,
		note_order_anchor);
	for (i = 0; i < survey->note_count; i++) {
		if (!kept || survey->notes[i].anchor !=
				     survey->notes[kept - 1].anchor)
			survey->notes[kept++] = survey->notes[i];
		else if (!survey->notes[kept - 1].label)
			survey->notes[kept - 1].label = survey->notes[i].label;
	}
	survey->note_count = kept;
	qsort(survey->notes, kept, sizeof *survey->notes, note_order);
	for (i = 0; i + 1 < kept; i++) {
		limit = survey->anchors[survey->notes[i + 1].anchor].at;
		note_widen(survey, &survey->notes[i], limit);
	}
	/* What holds the last one is told by the one before. */
	if (survey->notes[kept - 1].box != DOC_NONE)
		note_widen(survey, &survey->notes[kept - 1],
			survey->boxes[survey->notes[kept - 1].box].end + 1);
	qsort(survey->notes, kept, sizeof *survey->notes, note_order);
}

/* A note that is said to be one need not be called. */
static void
notes_declared(struct html_survey *survey)
{
	size_t i;

	for (i = 0; i < survey->anchor_count; i++) {
		const struct html_anchor *anchor = &survey->anchors[i];

		if (anchor->box != DOC_NONE &&
			survey->boxes[anchor->box].note &&
			survey->boxes[anchor->box].number == anchor->number)
			note_add(survey, (uint32_t)i, NULL);
	}
}

void
html_survey_notes(struct html_survey *survey)
{
	struct note_backs backs = { 0 };
	struct html_internal *link;
	struct slice label;
	size_t i;

	if (survey->anchor_count)
		qsort(survey->anchors, survey->anchor_count,
			sizeof *survey->anchors, anchor_order);
	for (i = 0; i < survey->link_count; i++)
		survey->links[i].target =
			anchor_find(survey, survey->links[i].name);
	backs_find(survey, &backs);
	for (i = 0; i < survey->link_count; i++) {
		link = &survey->links[i];
		link->call = link->target == DOC_NONE
				     ? link->declared
				     : link_finds(survey, &backs, link);
		if (!link->call || link->target == DOC_NONE)
			continue;
		label = link_label(survey, link);
		note_add(survey, link->target,
			label.len ? arena_copy(&survey->arena, label.data,
					    label.len)
				  : NULL);
	}
	notes_declared(survey);
	notes_settle(survey);
	free(backs.rows);
}
