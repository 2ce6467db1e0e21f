/*
 * What the alignment left over, and yet belongs: notes that nobody calls but
 * that stand in the row of those called; markers that call a note once more;
 * markers whose note is not in the file.
 *
 * A stray sign must earn its place from its neighbours: it has their style, and
 * its number fits between theirs.
 */
#include "notes/notes.h"

#include <stdlib.h>

#define STRAY 2    /* symbols without notes in a document, at most */
#define LISTED 400 /* labels among which a marker may look back */
#define REACH                                                                  \
	24 /* candidates looked at beyond a note, for the next in line         \
	    */

/* Has text come back between two labels: is a later note called there? */
static bool
text_between(
	const struct notes *notes, uint32_t from, uint32_t to, uint32_t label)
{
	const struct notes_signs *markers = &notes->markers;
	size_t i = notes_marker_from(notes, from);

	for (; i < markers->count && markers->at[i].start < to; i++) {
		const struct notes_sign *marker = &markers->at[i];

		if (marker->kept && marker->pair != DOC_NONE &&
			marker->pair >= label)
			return true;
	}
	return false;
}

/* Do two labels stand in one row of notes, nothing but notes between? */
static bool
labels_adjoin(const struct notes *notes, uint32_t first, uint32_t second)
{
	const struct notes_sign *a = &notes->labels.at[first];
	const struct notes_sign *b = &notes->labels.at[second];
	uint32_t i, paragraphs = 0;

	for (i = a->line + 1; i <= b->line; i++) {
		paragraphs +=
			notes->lines[i].gap || (!notes->width && i < b->line);
		if (paragraphs > 6 || (i < b->line && notes->lines[i].notes))
			return false;
	}
	return !text_between(notes, notes->lines[a->line].end,
		notes->lines[b->line].start, second);
}

/* A damaged number weighs little; that it fits makes up for it. */
static float
label_least(const struct notes_sign *label)
{
	return label->misread ? .28f : .44f;
}

static bool
label_continues_row(const struct notes *notes, uint32_t from, uint32_t to,
	const struct notes_sign *next)
{
	const struct notes_sign *a = &notes->labels.at[from];
	const struct notes_sign *b = &notes->labels.at[to];

	if (b->kept || b->system != a->system || b->style != a->style ||
		b->weight < label_least(b))
		return false;
	if (a->system == NOTES_SYMBOL)
		return labels_adjoin(notes, from, to);
	if (b->weight < .44f && b->key != a->key + 1)
		return false;
	if (b->key < a->key || b->key > a->key + 3 ||
		(b->key > a->key + 1 && b->weight < .5f))
		return false;
	if (next && next->key > a->key && b->key > next->key)
		return false;
	return labels_adjoin(notes, from, to);
}

static const struct notes_sign *
next_kept(const struct notes *notes, uint32_t from)
{
	const struct notes_sign *sign = &notes->labels.at[from], *other;
	uint32_t i;

	for (i = from + 1; i < notes->labels.count && i < from + REACH; i++) {
		other = &notes->labels.at[i];
		if (other->kept && other->system == sign->system)
			return other;
	}
	return NULL;
}

static void
keep_forward(struct notes *notes, uint32_t from)
{
	const struct notes_sign *next;
	uint32_t i, reach;

	for (;;) {
		next = next_kept(notes, from);
		reach = from + REACH;
		for (i = from + 1; i < notes->labels.count && i < reach; i++) {
			if (&notes->labels.at[i] == next)
				return;
			if (label_continues_row(notes, from, i, next))
				break;
		}
		if (i >= notes->labels.count || i >= reach)
			return;
		notes->labels.at[i].kept = true;
		from = i;
	}
}

/* The note before a kept one whose own predecessor is not there. */
static void
keep_backward(struct notes *notes, uint32_t from)
{
	const struct notes_sign *sign = &notes->labels.at[from], *other;
	uint32_t i;

	if (sign->system == NOTES_SYMBOL)
		return;
	for (i = from; i > 0 && i + REACH > from && sign->key > 1;) {
		other = &notes->labels.at[--i];
		if (other->system != sign->system ||
			other->style != sign->style)
			continue;
		if (other->kept)
			return;
		if (other->key >= sign->key ||
			other->key + (other->weight < .7f ? 1 : 3) <
				sign->key ||
			other->weight < label_least(other) ||
			!labels_adjoin(notes, i, from))
			continue;
		notes->labels.at[i].kept = true;
		from = i;
		sign = &notes->labels.at[i];
	}
}

/* Signs that are only ever used for notes need no marker to be believed. */
static void
keep_unmistakable(struct notes *notes)
{
	struct notes_sign *label;
	uint32_t line;
	size_t i;

	for (i = 0; i < notes->labels.count; i++) {
		label = &notes->labels.at[i];
		line = label->line;
		if (label->letters)
			continue;
		if ((label->style == NOTES_NAMED && label->weight > .7f &&
			    notes->doc->text[label->start] == '[') ||
			(label->style == NOTES_CARET && label->weight > .6f &&
				notes->doc->text[label->end - 1] == ':'))
			label->kept = true;
		if (line && notes->lines[line - 1].notes &&
			label->weight >= .44f && label->key == 1)
			label->kept = true;
	}
}

/*
 * A row of [1], [2] ... that nobody calls: kept if the document has no other
 * notes, and the row begins with 1 and has a second.
 */
static void
keep_row_alone(struct notes *notes)
{
	struct notes_sign *label, *next;
	size_t i;

	for (i = 0; i < notes->labels.count; i++) {
		if (notes->labels.at[i].kept)
			return;
	}
	for (i = 0; i + 1 < notes->labels.count; i++) {
		label = &notes->labels.at[i];
		next = label + 1;
		if ((label->style == NOTES_BRACKET ||
			    label->style == NOTES_RAISED) &&
			label->system == NOTES_NUMBER && label->key == 1 &&
			label->weight > .6f && next->style == label->style &&
			next->key == 2 && next->weight > .6f &&
			labels_adjoin(notes, (uint32_t)i, (uint32_t)i + 1))
			label->kept = true;
	}
}

/* Read as a number and as a letter, a label is the one that is called. */
static void
keep_one_reading(struct notes *notes)
{
	struct notes_sign *label, *other;
	size_t i;

	for (i = 0; i + 1 < notes->labels.count; i++) {
		label = &notes->labels.at[i];
		other = label + 1;
		if (label->start != other->start || !label->kept ||
			!other->kept)
			continue;
		if (label->pair == DOC_NONE && other->pair != DOC_NONE)
			other = label;
		if (other->pair != DOC_NONE) {
			notes->markers.at[other->pair].pair = DOC_NONE;
			notes->markers.at[other->pair].kept = false;
		}
		other->pair = DOC_NONE;
		other->kept = false;
	}
}

void
notes_keep_labels(struct notes *notes)
{
	uint32_t i;

	keep_unmistakable(notes);
	keep_row_alone(notes);
	for (i = 0; i < notes->labels.count; i++) {
		if (notes->labels.at[i].kept)
			keep_forward(notes, i);
	}
	for (i = (uint32_t)notes->labels.count; i-- > 0;) {
		if (notes->labels.at[i].kept)
			keep_backward(notes, i);
	}
	keep_one_reading(notes);
}

/* Walks over the markers of one system, with what was kept around them. */
struct walk {
	struct notes *notes;
	enum notes_system system;
	uint32_t used[NOTES_STYLES]; /* kept markers of each style */
	uint32_t kept;
	uint32_t stray;  /* of symbols: all that may be markers */
	uint32_t *next;  /* of each marker: the next one kept, or DOC_NONE */
	uint32_t last;   /* number of the last marker kept or accepted */
	uint32_t before; /* the label the last paired marker calls */
	uint32_t label;  /* first label that ends behind the marker */
};

static void
walk_begin(struct walk *walk)
{
	const struct notes_signs *markers = &walk->notes->markers;
	uint32_t next = DOC_NONE;
	size_t i;

	walk->next = memory_zero(markers->count + 1, sizeof *walk->next);
	walk->before = DOC_NONE;
	for (i = markers->count; i-- > 0;) {
		walk->next[i] = next;
		if (!markers->at[i].kept ||
			markers->at[i].system != walk->system)
			continue;
		next = (uint32_t)i;
		walk->used[markers->at[i].style]++;
		walk->kept++;
	}
}

static bool
walk_inside_note(struct walk *walk, uint32_t at)
{
	const struct notes_signs *labels = &walk->notes->labels;

	while (walk->label < labels->count &&
		(!labels->at[walk->label].kept ||
			labels->at[walk->label].upto <= at))
		walk->label++;
	return walk->label < labels->count &&
	       labels->at[walk->label].start <= at;
}

/*
 * The label of this number in the row of notes around a label: looked for to
 * both sides as long as the numbering does not begin anew.
 */
static uint32_t
row_find(const struct notes *notes, uint32_t from, uint32_t key)
{
	const struct notes_sign *labels = notes->labels.at;
	enum notes_system system = labels[from].system;
	uint32_t i, last = labels[from].key;

	for (i = from;; i--) {
		if (labels[i].kept && labels[i].system == system) {
			if (labels[i].key == key)
				return i;
			if (labels[i].key > last || labels[i].key < key)
				break;
			last = labels[i].key;
		}
		if (!i)
			break;
	}
	last = labels[from].key;
	for (i = from + 1; i < notes->labels.count; i++) {
		if (!labels[i].kept || labels[i].system != system)
			continue;
		if (labels[i].key == key)
			return i;
		if (labels[i].key < last || labels[i].key > key)
			break;
		last = labels[i].key;
	}
	return DOC_NONE;
}

/* The note that a marker calls once more, if there is one. */
static uint32_t
walk_again(const struct walk *walk, uint32_t index)
{
	const struct notes *notes = walk->notes;
	const struct notes_sign *marker = &notes->markers.at[index];
	uint32_t found = DOC_NONE, next = walk->next[index];

	if (marker->style == NOTES_PLAIN &&
		(marker->weight < .7f || marker->key > walk->last))
		return DOC_NONE;
	if (walk->before != DOC_NONE)
		found = row_find(notes, walk->before, marker->key);
	if (found == DOC_NONE && next != DOC_NONE)
		found = row_find(
			notes, notes->markers.at[next].pair, marker->key);
	if (found != DOC_NONE && notes->labels.at[found].start < marker->end)
		found = DOC_NONE;
	return found;
}

/* Does the number stand where a marker without a note would stand? */
static bool
walk_fits(const struct walk *walk, uint32_t index)
{
	const struct notes_sign *marker = &walk->notes->markers.at[index];
	uint32_t next = walk->next[index], limit, ahead = 10;

	if (marker->key > 999 || marker->letters)
		return false;
	if (marker->style == NOTES_BRACKET || marker->style == NOTES_CARET)
		return walk->last ? marker->key < walk->last + 60 : true;
	if (marker->style == NOTES_PLAIN)
		ahead = marker->weight < .8f ? 2 : 4;
	if (walk->before == DOC_NONE && !walk->last && next != DOC_NONE) {
		limit = walk->notes->markers.at[next].key;
		return marker->key < limit && marker->key + 4 > limit;
	}
	if (marker->key <= walk->last || marker->key > walk->last + ahead)
		return false;
	limit = next == DOC_NONE ? 0 : walk->notes->markers.at[next].key;
	return limit <= walk->last || marker->key < limit;
}

static void
walk_number(struct walk *walk, uint32_t index)
{
	struct notes_sign *marker = &walk->notes->markers.at[index];

	if (marker->kept) {
		walk->last = marker->key;
		walk->before = marker->pair;
		return;
	}
	if (!walk->used[marker->style] || marker->weight < .36f ||
		walk_inside_note(walk, marker->start))
		return;
	marker->pair = walk_again(walk, index);
	marker->again = marker->pair != DOC_NONE;
	if (marker->again) {
		marker->kept = true;
		return;
	}
	if (!walk_fits(walk, index))
		return;
	marker->kept = true;
	walk->last = marker->key > walk->last ? marker->key : walk->last;
}

/* Does a number go on from the last one, as far as its style lets it? */
static bool
style_goes_on(enum notes_style style, uint32_t last, uint32_t key)
{
	if (!last)
		return key <= (style == NOTES_PLAIN ? 1 : 3);
	if (style == NOTES_CARET || style == NOTES_BRACKET)
		return key <= last + 6 && (key >= last || key <= 2);
	return key > last && key <= last + 6;
}

/*
 * A document whose markers have no notes: a sequence that counts, or a single
 * sign that looks like nothing else.  Round brackets and figures mean much
 * else: most of them must count, and one alone must be the first.
 */
static bool
style_counts(struct walk *walk, enum notes_style style, bool keep)
{
	struct notes_signs *markers = &walk->notes->markers;
	float least = style == NOTES_PLAIN ? .7f : .5f;
	uint32_t last = 0, count = 0, all = 0;
	size_t i;

	for (i = 0; i < markers->count; i++) {
		struct notes_sign *marker = &markers->at[i];

		if (marker->system != NOTES_NUMBER || marker->style != style ||
			marker->weight < least || marker->misread ||
			marker->key > 999 ||
			walk_inside_note(walk, marker->start))
			continue;
		all++;
		if (!style_goes_on(style, last, marker->key))
			continue;
		last = marker->key;
		count++;
		if (keep)
			marker->kept = true;
	}
	walk->label = 0;
	walk->last = count;
	if (style == NOTES_CARET || style == NOTES_BRACKET)
		return count > 0;
	return count * 2 > all && (count > 1 || last == 1);
}

static void
keep_without_notes(struct walk *walk)
{
	static const enum notes_style styles[] = { NOTES_CARET, NOTES_BRACKET,
		NOTES_RAISED, NOTES_PAREN, NOTES_HALF, NOTES_PLAIN };
	enum notes_style best = NOTES_STYLES;
	uint32_t most = 0, least;
	size_t i;

	for (i = 0; i < sizeof styles / sizeof *styles; i++) {
		least = styles[i] == NOTES_PLAIN  ? 3
			: styles[i] == NOTES_HALF ? 2
						  : 1;
		if (style_counts(walk, styles[i], false) &&
			walk->last >= least && walk->last > most) {
			most = walk->last;
			best = styles[i];
		}
	}
	if (best != NOTES_STYLES)
		style_counts(walk, best, true);
}

/* A symbol no note was found for: called again on the page, or an orphan. */
static void
walk_symbol(struct walk *walk, uint32_t index)
{
	const struct notes_signs *labels = &walk->notes->labels;
	struct notes_sign *marker = &walk->notes->markers.at[index];
	uint32_t i;

	if (marker->kept || marker->weight < .8f ||
		walk_inside_note(walk, marker->start))
		return;
	for (i = walk->label; i < labels->count && i < walk->label + 4 * REACH;
		i++) {
		const struct notes_sign *label = &labels->at[i];

		if (!label->kept || label->system != NOTES_SYMBOL ||
			label->start < marker->end)
			continue;
		if (label->key == marker->key) {
			marker->pair = i;
			marker->again = marker->kept = true;
			return;
		}
	}
	marker->kept = walk->kept > 0 || walk->stray <= STRAY;
}

/* Symbols that may be markers though the document has no note with one. */
static uint32_t
symbols_stray(struct walk *walk)
{
	const struct notes_signs *markers = &walk->notes->markers;
	uint32_t count = 0;
	size_t i;

	for (i = 0; i < markers->count; i++)
		count += markers->at[i].system == NOTES_SYMBOL &&
			 markers->at[i].weight >= .8f;
	return count;
}

/*
 * Where all notes stand before the text that calls them, as the documents that
 * a standard refers to do, a number means the note of that number.
 */
static void
link_back(struct notes *notes)
{
	struct notes_sign *marker, *label;
	size_t i, at;

	for (i = 0; i < notes->markers.count; i++) {
		marker = &notes->markers.at[i];
		if (marker->kept && marker->pair != DOC_NONE)
			return;
	}
	for (i = 0; i < notes->markers.count; i++) {
		marker = &notes->markers.at[i];
		for (at = 0; marker->kept && marker->style == NOTES_BRACKET &&
			     at < notes->labels.count && at < LISTED;
			at++) {
			label = &notes->labels.at[at];
			if (label->kept && label->style == NOTES_BRACKET &&
				label->key == marker->key)
				marker->pair = (uint32_t)at;
		}
	}
}

void
notes_keep_markers(struct notes *notes)
{
	struct walk walk = { .notes = notes, .system = NOTES_NUMBER };
	struct walk symbols = { .notes = notes, .system = NOTES_SYMBOL };
	uint32_t i;

	walk_begin(&walk);
	if (!walk.kept)
		keep_without_notes(&walk);
	for (i = 0; walk.kept && i < notes->markers.count; i++) {
		if (notes->markers.at[i].system == NOTES_NUMBER)
			walk_number(&walk, i);
	}
	free(walk.next);
	if (!walk.kept)
		link_back(notes);
	walk_begin(&symbols);
	symbols.stray = symbols_stray(&symbols);
	for (i = 0; i < notes->markers.count; i++) {
		if (notes->markers.at[i].system == NOTES_SYMBOL)
			walk_symbol(&symbols, i);
	}
	free(symbols.next);
}
